// <form data-rules>: the rule is counted a moment after the last change, and its fields follow what is chosen, without leaving the page. The
// page is asked as by its own button, and the regions of the answer take the place of ours. Without an answer all stays as it is.
const PAUSE = 700;
const SOON = 50;
const regions = ["meanwhile", "conditions", "matching", "preview", "brake", "drafted", "problems"];

// Whoever stands in a field stays there, and what they are typing is not touched.
const keepPlace = (form, replace) => {
	const here = form.contains(document.activeElement) ? document.activeElement : null;
	const typing = here?.matches("input:not([type=checkbox]):not([type=date])");
	const [from, to] = typing ? [here.selectionStart, here.selectionEnd] : [];
	const box = here?.type === "checkbox" && here.name.startsWith("value_") ? here.value : null;
	replace();
	if (!here || form.contains(here)) return;
	const again = box === null ? document.getElementById(here.id) : [...form.querySelectorAll(`[name="${here.name}"]`)].find((one) => one.value === box);
	if (!again) return;
	again.focus();
	if (typing && again.matches("input")) {
		again.value = here.value;
		again.setSelectionRange(from, to);
	}
};

const show = (form, page) =>
	keepPlace(form, () => {
		for (const id of regions) {
			const ours = document.getElementById(id), fresh = page.getElementById(id);
			if (!ours) continue;
			if (!fresh) ours.remove();
			// A line that is read out is told only what is new.
			else if (!ours.isEqualNode(fresh)) ours.replaceChildren(...fresh.childNodes);
		}
	});

const ask = async (form, data, signal) => {
	const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { Accept: "text/html" }, signal });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	return page.getElementById("conditions") ? page : null;
};

const follow = (form) => {
	let timer = 0, under = null, keyed = false;

	// Fields that nobody has filled in yet are not wrong: they are left out. Those of a page that was not loaded anew know their person's ticks.
	const values = (button) => {
		const data = new FormData(form);
		for (const [name, value] of [...data])
			if (value === "" && /_\d+$/.test(name) && !name.startsWith("subject_")) {
				const rest = data.getAll(name).filter(Boolean);
				data.delete(name);
				for (const one of rest) data.append(name, one);
			}
		data.set(button.name, button.value);
		return data;
	};

	const count = async (button = { name: "check", value: "1" }) => {
		clearTimeout(timer);
		timer = 0;
		under?.abort();
		const mine = (under = new AbortController());
		const page = await ask(form, values(button), mine.signal).catch(() => null);
		if (mine !== under) return true; // a later one is on its way
		if (page) show(form, page);
		// Signed out meanwhile, or no connection: what stands there is not what was counted.
		else if (!mine.signal.aborted) document.getElementById("matching").textContent = form.dataset.rules;
		return page !== null;
	};

	// What is on its way knows nothing of this change, and would take it back.
	const soon = (pause) => {
		under?.abort();
		clearTimeout(timer);
		timer = setTimeout(count, pause);
	};

	// Whoever chooses by keys goes on to the next key: what they stand in is not replaced between two of them.
	form.addEventListener("pointerdown", () => { keyed = false; });
	form.addEventListener("keydown", (event) => {
		keyed = true;
		if (timer && event.target.matches("select")) soon(PAUSE);
	});
	form.addEventListener("input", (event) => {
		if (!["agreed", "tell"].includes(event.target.name)) soon(event.target.matches("select, [type=checkbox]") && !keyed ? SOON : PAUSE);
	});
	form.addEventListener("change", (event) => {
		if (event.target.name === "tell") soon(SOON);
	});

	form.addEventListener("submit", async (event) => {
		const button = event.submitter;
		clearTimeout(timer);
		if (!button || !/^(add|add_to|drop)$/.test(button.name)) {
			under?.abort();
			under = null; // whoever waits for it is not to leave the page by another way
			return;
		}
		event.preventDefault();
		const before = form.querySelectorAll(".cond").length;
		if (!(await count(button))) {
			// The page itself does it.
			const field = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
			form.append(field);
			return form.submit();
		}
		const rows = [...form.querySelectorAll(".cond")];
		if (rows.length > before) form.querySelector("[autofocus]")?.focus();
		else (rows[Math.min(Number(button.value), rows.length) - 1] ?? form).querySelector("select")?.focus();
	});
};

for (const form of document.querySelectorAll("form[data-rules]")) follow(form);
