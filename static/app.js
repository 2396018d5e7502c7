// Everything works without this. Each module is fetched only by pages that have something for it.
const version = new URL(import.meta.url).search;
const modules = {
	menu: "details.menu",
	select: "[data-all]",
	copy: "[data-copy]",
	live: "[data-live]",
	submit: "[data-submit]",
	upload: "[data-drop]",
	once: "form[method=post]",
	print: "[data-print]",
	mirror: "form[data-mirrored]",
	editor: "form[data-editor]",
	order: "[data-order]",
	keep: "form[data-keep]",
	rows: "[data-rows]",
	rules: "form[data-rules]",
};

const wanted = Object.keys(modules).filter((name) => document.querySelector(modules[name])).map((name) => import(`./${name}.js${version}`));

// On a phone the tab that we are on may lie beyond the edge.
for (const here of document.querySelectorAll(".tabs [aria-current], .chips [aria-current]"))
	here.closest(".tabs, .chips").scrollLeft = here.offsetLeft - innerWidth / 3;

// After a refused form the summary speaks first; its links then lead to the fields.
document.getElementById("problems")?.focus();

// Whoever waits for this module has the page as it is going to be.
await Promise.all(wanted);
