// Menus close on Escape, on a click elsewhere, and when the focus leaves them.
const opened = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
	if (event.key !== "Escape") return;
	for (const menu of opened()) {
		if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
		menu.open = false;
	}
});
document.addEventListener("click", (event) => {
	for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusout", (event) => {
	const menu = event.target.closest("details.menu[open]");
	if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});
