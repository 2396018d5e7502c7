// <form data-editor>: what is typed as #body is shown as learners will see it, a moment after the last key; a picture's words go into the
// text at a press of its button; a file that is too large is refused before it is sent.
const PAUSE = 700;

const render = async (form, data) => {
	const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	return page.getElementById("preview");
};

// As a paragraph of its own: glued to a heading or a list it would break it. Where nobody has put the cursor, behind everything.
const insert = (text, words, placed) => {
	const from = placed ? text.selectionStart : text.value.length, to = placed ? text.selectionEnd : from;
	const before = text.value.slice(0, from), after = text.value.slice(to);
	const gap = (have) => "\n".repeat(Math.max(0, 2 - have));
	const above = before && gap(before.match(/\n*$/)[0].length), below = after && gap(after.match(/^\n*/)[0].length);
	text.setRangeText(above + words + below, from, to, "end");
};

const follow = (form) => {
	const text = form.querySelector("#body");
	const preview = form.querySelector("#preview");
	let timer = 0, asked = 0, placed = false;

	const show = async () => {
		const data = new FormData(form);
		const mine = ++asked;
		data.delete("picture");
		data.set("do", "preview");
		const fresh = await render(form, data).catch(() => null);
		if (!fresh || mine !== asked) return; // signed out, or a later one is on its way
		preview.replaceChildren(...fresh.childNodes);
		preview.hidden = !text.value.trim();
	};

	const soon = () => {
		clearTimeout(timer);
		timer = setTimeout(show, PAUSE);
	};

	text.addEventListener("input", soon);
	text.addEventListener("focus", () => { placed = true; });
	if (text.value.trim()) soon();
	for (const button of form.querySelectorAll("[data-insert]")) {
		button.hidden = false;
		button.addEventListener("click", () => {
			insert(text, form.querySelector(button.dataset.insert).value, placed);
			text.focus();
			soon();
		});
	}
};

const guard = (form) => {
	const file = form.querySelector("[data-most]");
	const said = form.querySelector("#picture-said");
	const look = () => {
		said.hidden = !(file.files[0]?.size > Number(file.dataset.most));
		return said.hidden;
	};

	file.addEventListener("change", look);
	form.addEventListener("submit", (event) => {
		if (look()) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		file.focus();
	}, true);
};

for (const form of document.querySelectorAll("form[data-editor]")) {
	follow(form);
	guard(form);
}
