// A link to a dialog opens it as a modal one; a link to "#" in it closes it. Without this, :target does the same.
const dialogOf = (link) => {
	const id = link.getAttribute("href").slice(1);
	const target = id && document.getElementById(id);
	return target instanceof HTMLDialogElement ? target : null;
};

document.addEventListener("click", (event) => {
	const link = event.target.closest?.('a[href^="#"]');
	if (!link) return;
	const inside = link.closest("dialog[open]");
	const dialog = dialogOf(link);
	if (dialog) {
		event.preventDefault();
		dialog.showModal();
	} else if (inside) {
		if (link.getAttribute("href") === "#") event.preventDefault();
		inside.close();
	}
});

// An address that names a dialog: the same, without the :target that would keep it shown after closing.
const arrive = () => {
	const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!(target instanceof HTMLDialogElement)) return;
	location.replace("#");
	target.showModal();
};
addEventListener("hashchange", arrive);
arrive();
