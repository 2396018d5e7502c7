// <form data-mirrored>: [data-mirror="welcome"] in it says what the field of that name says; a <select data-mirror="group"> holds what
// is ticked among its boxes, by their data-label, and hides with its label while nothing is.
for (const form of document.querySelectorAll("form[data-mirrored]")) {
	const show = (mirror) => {
		const fields = [...form.querySelectorAll(`[name="${mirror.dataset.mirror}"]`)];

		if (mirror.tagName !== "SELECT") {
			mirror.textContent = fields[0].value;
			return;
		}
		const ticked = fields.filter((box) => box.checked);
		mirror.replaceChildren(...ticked.map((box) => new Option(box.dataset.label)));
		mirror.closest("label").hidden = ticked.length === 0;
	};
	const showAll = () => form.querySelectorAll("[data-mirror]").forEach(show);

	form.addEventListener("input", showAll);
	showAll();
}
