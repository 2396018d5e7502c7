// <section id="run" data-live="/imports/7">: while work goes on, fetches that page again and shows its region of the same id.
// A region that comes back without data-live is done. One that does not come back: the page is another now, and with data-next
// (an address) the browser goes there. The first look comes soon, since short work is over by then.
const SOON = 0.5;
const SECONDS = 2;
const SECONDS_AFTER_FAILURE = 10;
const links = "a[href], button, input, select, textarea, summary";

const said = document.createElement("p");
said.className = "vh";
said.setAttribute("role", "status");
document.querySelector("main").append(said);

const show = (region, fresh) => {
	const index = [...region.querySelectorAll(links)].indexOf(document.activeElement);
	region.replaceChildren(...fresh.childNodes);
	if (index >= 0) region.querySelectorAll(links)[index]?.focus();
};

const look = async (region) => {
	if (document.hidden) return SECONDS;
	const answer = await fetch(region.dataset.live, { headers: { Accept: "text/html" } });
	if (!answer.ok) return SECONDS_AFTER_FAILURE;
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	const fresh = page.getElementById(region.id);
	if (!fresh) {
		if (region.dataset.next) location.replace(region.dataset.next);
		return 0; // signed out, or gone
	}
	const done = !("live" in fresh.dataset);
	show(region, fresh);
	if (!done) return SECONDS;
	said.textContent = region.querySelector("h1, h2")?.textContent ?? "Done";
	return 0;
};

const follow = async (region) => {
	let seconds = SOON;
	while (seconds) {
		await new Promise((wake) => setTimeout(wake, seconds * 1000));
		seconds = await look(region).catch(() => SECONDS_AFTER_FAILURE);
	}
};

for (const region of document.querySelectorAll("[data-live]")) follow(region);
