// Answers are saved as they are given, a moment after the last one; the buttons do without it.
for (const form of document.querySelectorAll("form[data-keep]")) {
	const said = document.createElement("p");
	let timer = 0, changed = false, sending = Promise.resolve();

	said.className = "soft";
	said.setAttribute("role", "status");
	form.lastElementChild.before(said);
	const send = async () => {
		changed = false;
		const body = new URLSearchParams(new FormData(form));
		body.set("auto", "1");
		try {
			// The page that follows is of no use here: that there is one says that it was saved.
			const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "manual", keepalive: true });
			said.textContent = answer.type === "opaqueredirect" ? "Your answers are saved." : "Your last answers are not saved. Press Save for later to see why.";
		} catch {
			said.textContent = "Your last answers are not saved: there is no connection. They are sent with the next one.";
		}
	};
	const sendChanged = () => {
		clearTimeout(timer);
		if (changed) sending = sending.then(send);
	};
	form.addEventListener("change", () => {
		changed = true;
		clearTimeout(timer);
		timer = setTimeout(sendChanged, 1000);
	});
	// What a button sends needs nothing after it.
	form.addEventListener("submit", () => {
		changed = false;
		clearTimeout(timer);
	});
	addEventListener("pagehide", sendChanged);
}
