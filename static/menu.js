// Menus close on Escape, on a click elsewhere, and when the focus leaves them. What "More" of the main menu opens stands beside it.
const MENUS = ":is(details.menu, .rest > details)[open]";
const opened = () => document.querySelectorAll(MENUS);
const holds = (menu, element) => (menu.closest(".rest")?.parentElement ?? menu).contains(element);

document.addEventListener("keydown", (event) => {
	if (event.key !== "Escape") return;
	for (const menu of opened()) {
		if (holds(menu, document.activeElement)) menu.querySelector("summary").focus();
		menu.open = false;
	}
});
document.addEventListener("click", (event) => {
	for (const menu of opened()) if (!holds(menu, event.target)) menu.open = false;
});
document.addEventListener("focusout", (event) => {
	if (!event.relatedTarget) return;
	for (const menu of opened()) if (holds(menu, event.target) && !holds(menu, event.relatedTarget)) menu.open = false;
});
