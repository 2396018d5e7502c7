// <ol data-order> of <li data-place="3">: a row may be dragged to another's place. Each has forms that move it, whose button named "to"
// says where; with the keyboard, and without this, those do it.
for (const list of document.querySelectorAll("[data-order]")) {
	let held = null;

	for (const row of list.children) row.draggable = true;

	list.addEventListener("dragstart", (event) => {
		held = event.target.closest?.("[data-place]");
		if (!held) return;
		held.classList.add("held");
		event.dataTransfer.effectAllowed = "move";
		event.dataTransfer.setData("text/plain", held.id);
	});
	list.addEventListener("dragover", (event) => {
		const over = event.target.closest("[data-place]");
		if (!held || !over) return;
		event.preventDefault();
		for (const row of list.children) row.classList.toggle("over", row === over && row !== held);
	});
	list.addEventListener("dragend", () => {
		for (const row of list.children) row.classList.remove("held", "over");
		held = null;
	});
	list.addEventListener("drop", (event) => {
		const over = event.target.closest("[data-place]");
		if (!held || !over || over === held) return;
		event.preventDefault();
		const form = held.querySelector("form");
		const to = document.createElement("input");
		to.type = "hidden";
		to.name = "to";
		to.value = over.dataset.place;
		form.querySelector("[name=up]")?.remove();
		form.append(to);
		form.requestSubmit();
	});
}
