// A form that posts is sent once: while the answer is under way, pressing again does nothing.
const sent = new Map(); // the button that sent each form

addEventListener("submit", (event) => {
	const form = event.target;
	if (event.defaultPrevented || form.method !== "post") return;
	if (sent.has(form)) return event.preventDefault();
	sent.set(form, event.submitter);
	event.submitter?.setAttribute("aria-disabled", "true"); // not disabled: its name is sent, too
});

// Back on the page as it was left.
addEventListener("pageshow", () => {
	for (const button of sent.values()) button?.removeAttribute("aria-disabled");
	sent.clear();
});
