// A list of rows to fill: those behind the last one that holds something wait until they are asked for.
for (const list of document.querySelectorAll("[data-rows]")) {
	const rows = [...list.querySelectorAll("[data-row]")], more = list.querySelector("[data-more]");
	const holds = (row) => [...row.querySelectorAll("input")].some((input) => (input.type === "checkbox" ? input.checked : input.value !== "") || input.hasAttribute("aria-invalid"));
	let shown = Math.max(rows.findLastIndex(holds) + 1, 4);

	const show = () => {
		rows.forEach((row, i) => { row.hidden = i >= shown; });
		more.hidden = shown >= rows.length;
	};
	more.addEventListener("click", () => {
		rows[shown++].hidden = false;
		show();
		rows[shown - 1].querySelector("input").focus();
	});
	show();
}
