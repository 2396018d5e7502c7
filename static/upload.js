// <label data-drop="33554432"> around a file's field (templates/parts/drop.tpl): a file may be dropped there, one beyond so many
// bytes is refused at once, and its form is sent with a bar that shows how far it came, and a button that stops it.
const version = new URL(import.meta.url).search;

// "640 KB", "1.8 MB", as the pages have it.
const size = (bytes) => {
	const tenths = Math.ceil(bytes / 104857.6);
	return tenths < 10 ? `${Math.ceil(bytes / 1024)} KB` : `${tenths / 10} MB`;
};

// An answer that is no new address stands in place of the page that was sent; it finds its modules anew.
const show = (html) => {
	const page = new DOMParser().parseFromString(html, "text/html");
	document.title = page.title;
	document.body.replaceWith(page.body);
	scrollTo(0, 0);
	document.querySelector("main")?.focus();
	import(`./app.js${version}&again=${Date.now()}`);
};

const follow = (label) => {
	const form = label.closest("form");
	const input = label.querySelector("input");
	const limit = Number(label.dataset.drop);
	const row = form.querySelector("[data-upload]");
	const [name, words, bar, share, stop, told] = ["bdi", "small", "progress", ".one", "button", "[role=status]"].map((one) => row.querySelector(one));
	const said = form.querySelector("#file-said");
	let sending = null;

	const say = (text) => {
		said.textContent = text;
		said.hidden = !text;
	};

	const rest = () => {
		const file = input.files[0];
		sending = null;
		row.hidden = !file;
		bar.hidden = stop.hidden = true;
		name.textContent = file?.name ?? "";
		words.textContent = file ? size(file.size) : "";
		share.textContent = told.textContent = "";
	};

	const look = () => {
		const file = input.files[0];
		say("");
		if (file && file.size > limit) {
			say(`${file.name} has ${size(file.size)}, and ${size(limit)} is the most that is taken. Choose a smaller one, or divide it.`);
			input.value = "";
		}
		rest();
	};

	const progress = ({ loaded, total }) => {
		// The form around the file counts, too.
		const file = input.files[0].size;
		const part = total ? loaded / total : 1;
		const percent = Math.floor(part * 100);
		bar.value = percent;
		share.textContent = `${percent}%`;
		if (percent % 25 === 0) told.textContent = `${percent}% sent`; // not every step of it
		words.textContent = part < 1 ? `${size(part * file)} of ${size(file)} sent` : "Sent. It is being read now.";
	};

	const broken = (text) => {
		rest();
		say(`${text} Nothing was saved. Send it again when you like.`);
	};

	const answered = (request, target) => {
		if (request.responseURL === target) return show(request.response);
		location.assign(request.responseURL);
	};

	// The file comes last: what stands before it can be carried along when its person was logged out meanwhile.
	const body = (submitter) => {
		const data = new FormData(form, submitter);
		const file = data.get(input.name);
		data.delete(input.name);
		data.append(input.name, file);
		return data;
	};

	const send = (submitter) => {
		const request = new XMLHttpRequest();
		const target = new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href).href;
		sending = request;
		say("");
		bar.setAttribute("aria-label", `Upload of ${input.files[0].name}`);
		bar.hidden = stop.hidden = false;
		progress({ loaded: 0, total: 1 });
		request.upload.addEventListener("progress", progress);
		request.upload.addEventListener("load", () => (stop.hidden = true));
		request.addEventListener("load", () => answered(request, target));
		request.addEventListener("error", () => broken("The connection broke off on the way."));
		request.addEventListener("abort", () => broken("Stopped."));
		request.open("POST", target);
		request.send(body(submitter));
	};

	const drop = (event) => {
		const files = event.dataTransfer.files;
		label.classList.remove("over");
		if (sending || !files.length) return;
		if (files.length > 1) return say("These are several files. Choose one.");
		input.files = files;
		look();
	};

	label.querySelector("span[hidden]").hidden = false; // the words that it may be dropped, which only a script makes true
	input.addEventListener("change", look);
	stop.addEventListener("click", () => sending?.abort());
	label.addEventListener("dragover", () => label.classList.add("over"));
	label.addEventListener("dragleave", (event) => label.contains(event.relatedTarget) || label.classList.remove("over"));
	label.addEventListener("drop", drop);
	form.addEventListener("submit", (event) => {
		if (!sending && !input.files.length) return; // without a file it is a form like any other
		event.preventDefault();
		if (!sending) send(event.submitter);
	});
	look();
};

// One that is dropped beside it does not replace the page.
for (const type of ["dragover", "drop"])
	addEventListener(type, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
for (const label of document.querySelectorAll("[data-drop]")) follow(label);
