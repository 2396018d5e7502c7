// <select data-submit>: a choice made with the pointer is sent at once. With the keyboard every step would count as a choice,
// so there the form's button sends it.
for (const select of document.querySelectorAll("select[data-submit]")) {
	let pointed = false;

	select.addEventListener("pointerdown", () => (pointed = true));
	select.addEventListener("keydown", () => (pointed = false));
	select.addEventListener("change", () => {
		if (pointed) select.form.requestSubmit();
	});
}
