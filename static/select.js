// One box in the head of a table ticks all boxes of its column; it follows them, half ticked when some are.
for (const all of document.querySelectorAll("[data-all]")) {
	const boxes = [...all.closest("table").querySelectorAll('td > input[type="checkbox"]')];
	const follow = () => {
		const ticked = boxes.filter((box) => box.checked).length;
		all.checked = ticked > 0 && ticked === boxes.length;
		all.indeterminate = ticked > 0 && ticked < boxes.length;
	};

	all.hidden = false;
	all.addEventListener("change", () => {
		for (const box of boxes) box.checked = all.checked;
	});
	for (const box of boxes) box.addEventListener("change", follow);
	follow();
}
