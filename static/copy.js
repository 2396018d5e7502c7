// <button data-copy="#link" hidden>: copies the value or text of that element and says so.
const copy = async (source) => {
	const text = source.value ?? source.textContent.trim();
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		// Not a secure context: the old way needs a selection.
		if (!source.select) return false;
		source.select();
		return document.execCommand("copy");
	}
	return true;
};

for (const button of document.querySelectorAll("[data-copy]")) {
	const said = document.createElement("span");
	said.className = "soft";
	said.setAttribute("role", "status");
	button.after(said);
	button.hidden = false;
	button.addEventListener("click", async () => {
		const source = document.querySelector(button.dataset.copy);
		said.textContent = (await copy(source)) ? "Copied" : "Copy it by hand";
		setTimeout(() => (said.textContent = ""), 3000);
	});
}
