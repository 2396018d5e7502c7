// The Reports tab of a group: choosing a course, what it shows of whom, sorting, filters, search, and paging to the end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addresses, enrolMany, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { learner, openCourse } from '../lib/learning.mjs';
import { until } from '../lib/process.mjs';

const TWO = [{ title: 'Welcome', minutes: 3 }, { title: 'Practice', minutes: 9 }];
let muster, head;
before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const body = (page) => page.html.slice(page.html.indexOf('<section class="panel flush" aria-label="Learners">'));
// Who stands in the table of a page: addresses.
const listed = (page) => [...body(page).matchAll(/<tr role="row">\s*<th role="rowheader"[\s\S]*?<\/th>/g)]
	.map(([cell]) => /[\w.+-]+@[\w.-]+/.exec(cell)?.[0]);
const row = (page, email) => body(page).split('<tr role="row">').find((one) => one.includes(email))?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const membership = (group, email) => muster.sql(`SELECT id FROM memberships WHERE group_id = ${group} AND email = '${email}' AND current = 1`)[0].id;
const complete = async (who, { path, lessons }, count) => {
	for (const lesson of lessons.slice(0, count))
		await (await who.get(`${path}/${lesson}`)).submit(/^\/learning\/\d+\/\d+$/);
};
const reports = (group, query = '') => head.get(`/groups/${group}/reports${query}`);

// Where the link Next or Previous of a page leads, if it has one.
function linked(page, rel) {
	const link = page.links().find((one) => one.rel === rel);
	const url = link && new URL(link.href, new URL(page.path, muster.url));
	return url && url.pathname + url.search;
}

// From the first page to the last by Next, and back by Previous; asks before each step what happens meanwhile.
async function walk(page, meanwhile = async () => {}) {
	const seen = listed(page);
	let pages = 1;
	for (; linked(page, 'next'); pages++) {
		await meanwhile(pages);
		page = await head.get(linked(page, 'next'));
		assert.equal(page.status, 200);
		seen.push(...listed(page));
	}
	const last = page;
	let back = 1;
	for (; linked(page, 'prev'); back++)
		page = await head.get(linked(page, 'prev'));
	return { seen, pages, back, first: page, last };
}

test('the tab asks for a course, and shows its report', async () => {
	const made = await openCourse(muster, head, 'First aid', TWO);
	await learner(muster, head, made, 'ann@people.example', 'Ann', 'Adams');
	const ben = await learner(muster, head, made, 'ben@people.example', 'Ben', 'Baker');
	const cat = await learner(muster, head, made, 'cat@people.example', 'Cat', 'Clark');
	await complete(ben, made, 1);
	await complete(cat, made, 2);
	let page = await head.get(`/groups/${made.group}`);
	page = await head.get(page.links().find((link) => link.text === 'Reports' && link.href.startsWith('/groups/')).href);
	assert.match(page.text, /Choose a course, then Show report/);
	assert.doesNotMatch(page.html, /Where learners are/);
	page = await page.submit(`/groups/${made.group}/reports`);
	assert.equal(page.status, 200);
	assert.match(page.text, /First aid/);
	assert.match(page.text, /Completed 1 of 3 33%/);
	assert.match(page.html, /aria-label="1 completed, 1 in progress, 1 not started"/);
	assert.match(page.text, /Completions by week 1 in 12 weeks/);
	assert.deepEqual(listed(page), ['ann@people.example', 'ben@people.example', 'cat@people.example']);
	assert.match(row(page, 'ann@people.example'), /Ann Adams ann@people.example 0% Not started – – – –/);
	assert.match(row(page, 'ben@people.example'), /Ben Baker .* 50% In progress/);
	assert.match(row(page, 'cat@people.example'), /Cat Clark .* 100% Completed \d+ \w+ \d+ .* certificate of Cat Clark/);
	assert.match(page.text, /1 to 3 of 3/);
});

test('it is filtered, sorted and searched', async () => {
	const made = await openCourse(muster, head, 'Safe lifting', TWO);
	const ann = await learner(muster, head, made, 'ann@sort.example', 'Ann', 'Clark');
	await learner(muster, head, made, 'ben@sort.example', 'Ben', 'Adams');
	const cat = await learner(muster, head, made, 'cat@sort.example', 'Cat', 'Baker');
	const shown = async (query) => listed(await reports(made.group, `?course=${made.course}${query}`)).map((email) => email.split('@')[0]).join(' ');
	await complete(ann, made, 1);
	muster.clock.advance(60);
	await complete(cat, made, 2);
	assert.equal(await shown(''), 'ben cat ann');
	assert.equal(await shown('&sort=-learner'), 'ann cat ben');
	assert.equal(await shown('&sort=progress'), 'cat ann ben');
	assert.equal(await shown('&sort=-progress'), 'ben ann cat');
	assert.equal(await shown('&sort=last'), 'cat ann ben');
	assert.equal(await shown('&sort=nonsense'), 'ben cat ann');
	assert.equal(await shown('&show=not-started'), 'ben');
	assert.equal(await shown('&show=in-progress'), 'ann');
	assert.equal(await shown('&show=completed'), 'cat');
	assert.equal(await shown('&show=invited'), '');
	assert.equal(await shown('&q=Clark'), 'ann');
	assert.equal(await shown('&q=sort.example&show=completed'), 'cat');
	assert.equal(await shown('&q=ba'), 'cat');
	const page = await reports(made.group, `?course=${made.course}&sort=progress`);
	assert.match(page.html, /aria-sort="descending"><a href="[^"]*sort=-progress">Progress/);
	assert.match(page.html, /aria-sort="none"><a href="[^"]*sort=learner">Learner/);
	assert.doesNotMatch((await reports(made.group, `?course=${made.course}&q=nobody+at+all`)).text, /1 to/);
});

test('days narrow the picture, and of Completed the table', async () => {
	const made = await openCourse(muster, head, 'Food hygiene', TWO);
	const day = (days) => new Date(muster.clock.now() * 1000 + days * 86400000).toISOString().slice(0, 10);
	await complete(await learner(muster, head, made, 'ann@days.example', 'Ann', 'Adams'), made, 2);
	const shown = async (query) => listed(await reports(made.group, `?course=${made.course}&show=completed${query}`)).length;
	assert.equal(await shown(''), 1);
	assert.equal(await shown(`&since=${day(-3)}&till=${day(1)}`), 1);
	assert.equal(await shown(`&since=${day(2)}`), 0);
	assert.equal(await shown(`&till=${day(-2)}`), 0);
	assert.equal(listed(await reports(made.group, `?course=${made.course}&till=${day(-2)}`)).length, 1);
	assert.match((await reports(made.group, `?course=${made.course}&since=${day(-8)}&till=${day(-2)}`)).text, /Completions by week 0 in 1 week/);
	assert.match((await reports(made.group, `?course=${made.course}&since=2020-01-01&till=${day(1)}`)).text, /Completions by \d+ weeks 1 in/);
	for (const [query, words] of [['&since=tomorrow', /Enter a day like/], [`&since=${day(1)}&till=${day(-1)}`, /The last day is before the first one/], ['&till=2026-02-31', /Enter a day like/]]) {
		const page = await reports(made.group, `?course=${made.course}${query}`);
		assert.equal(page.status, 422);
		assert.match(page.text, words);
		assert.doesNotMatch(page.html, /Where learners are/);
	}
});

test('all courses together: each course, and how many each learner has completed', async () => {
	const made = await openCourse(muster, head, 'Fire safety', TWO);
	const ann = await learner(muster, head, made, 'ann@all.example', 'Ann', 'Adams');
	await learner(muster, head, made, 'ben@all.example', 'Ben', 'Baker');
	await (await head.get('/courses/new')).submit('/courses', { title: 'Infection control' });
	const [{ other }] = muster.sql("SELECT id AS other FROM courses WHERE title = 'Infection control'");
	const path = `/groups/${made.group}/courses`;
	await (await head.get(path)).submit(path, { course: [made.course, other] });
	await complete(ann, made, 2);
	const page = await reports(made.group, '?course=all');
	assert.match(page.text, /Completed 1 of 4 25%/);
	assert.match(page.text, /Fire safety 1 of 2/);
	assert.match(page.text, /Infection control Draft 0 of 2/);
	assert.match(row(page, 'ann@all.example'), /1 of 2 Active/);
	assert.match(row(page, 'ben@all.example'), /0 of 2 Active/);
	assert.match((await reports(made.group, '?course=all&show=completed')).text, /All active learners are shown\. Choose one course/);
	await (await head.get(path)).submit(path, { course: [other] });
	assert.equal((await reports(made.group, `?course=${made.course}`)).status, 404);
	assert.match(row(await reports(made.group, '?course=all'), 'ann@all.example'), /0 of 1 Active/);
	await (await head.get(path)).submit(path, { course: null });
	assert.match((await reports(made.group)).text, /There is nothing to report yet/);
});

test('nobody is named before they accept, and nothing is told of the archived but certificates', async () => {
	const made = await openCourse(muster, head, 'Confidentiality', TWO);
	const ann = await learner(muster, head, made, 'ann@quiet.example', 'Ann', 'Whisper');
	await complete(ann, made, 2);
	muster.sql(`UPDATE groups SET policy = 'ask' WHERE id = ${made.group}`);
	const path = `/groups/${made.group}/enrol/manual`;
	await (await head.get(path)).submit(path, { email1: 'sam@quiet.example', first1: 'Sam', last1: 'Murmur', when: 'now' });
	let page = await reports(made.group, `?course=${made.course}&show=invited`);
	assert.deepEqual(listed(page), ['sam@quiet.example']);
	assert.doesNotMatch(page.html, /Murmur/);
	assert.match(row(page, 'sam@quiet.example'), /Name hidden until accepted/);
	const archive = `/groups/${made.group}/learners/${membership(made.group, 'ann@quiet.example')}/archive`;
	await (await head.get(archive)).submit(archive);
	// What was done is said by its name, once more where somebody writes at that moment.
	await until('its note to be gone', async () => !/class="note ok"/.test((page = await reports(made.group, `?course=${made.course}`)).html));
	assert.doesNotMatch(page.html, /Whisper/);
	assert.match(page.text, /Completed 0 of 0/);
	page = await reports(made.group, `?course=${made.course}&show=archived`);
	assert.match(row(page, 'ann@quiet.example'), /Ann Whisper ann@quiet.example Archived \d+ \w+ \d+ certificate of Ann Whisper/);
	assert.doesNotMatch(row(page, 'ann@quiet.example'), /100%|Completed/);
	page = await reports(made.group, `?course=${made.course}&show=everyone`);
	assert.deepEqual(listed(page).sort(), ['ann@quiet.example', 'sam@quiet.example']);
	assert.doesNotMatch(page.html, /Murmur/);
	assert.equal(listed(await reports(made.group, `?course=${made.course}&show=everyone&q=Murmur`)).length, 0);
});

test('paging comes to the end with everybody once, while some of them learn', async () => {
	const made = await openCourse(muster, head, 'Moving on', TWO);
	const people = addresses(120, 'page');
	await enrolMany(head, made.group, people);
	const busy = [];
	for (const [i, email] of ['aaa@page.example', 'mmm@page.example', 'zzz@page.example'].entries())
		busy.push(await learner(muster, head, made, email, 'Busy', `Bee ${i}`));
	const everyone = [...people, 'aaa@page.example', 'mmm@page.example', 'zzz@page.example'].sort();
	const meanwhile = async (step) => complete(busy[step % 3], made, 2);
	for (const query of ['', '&sort=-learner']) {
		const found = await walk(await reports(made.group, `?course=${made.course}${query}`), meanwhile);
		assert.equal(found.pages, 3);
		assert.equal(found.back, 3);
		assert.deepEqual([...found.seen].sort(), everyone);
		assert.match(found.last.text, /101 to 123 of 123/);
		assert.match(found.first.text, /1 to 50 of 123/);
	}
	for (const query of ['&sort=progress', '&sort=-last', '&show=everyone', '&show=not-started', '&q=page.example', '&q=crowd.example']) {
		const found = await walk(await reports(made.group, `?course=${made.course}${query}`));
		assert.equal(new Set(found.seen).size, found.seen.length, query);
		assert.equal(found.pages, found.back, query);
	}
});

test('an auditor who may see no addresses learns none from the way from page to page either', async () => {
	const made = await openCourse(muster, head, 'Nameless', TWO);
	await enrolMany(head, made.group, addresses(120, 'nameless'));
	const links = `/groups/${made.group}/reports/links`;
	const page = await (await head.get(links)).submit(links, { name: 'The inspector', course: made.course });
	const link = /value="[^"]*(\/audit\/[\w-]+)"/.exec(page.html)[1];
	const auditor = muster.client();
	for (const sort of ['', '?sort=-learner', '?sort=progress']) {
		let [shown, at] = [[], `${link}${sort}`];
		for (const rel of ['next', 'next', 'prev', 'prev']) {
			const step = await auditor.get(at);
			shown.push(/\d+ to \d+ of 120/.exec(step.text)[0]);
			assert.doesNotMatch(step.html, /nameless\d|crowd|@|%40/);
			at = linked(step, rel);
		}
		assert.deepEqual(shown, ['1 to 50 of 120', '51 to 100 of 120', '101 to 120 of 120', '51 to 100 of 120'], sort);
	}
	const id = membership(made.group, 'nameless0050@crowd.example');
	const asked = async (key) => body(await auditor.get(`${link}?after=${id}~${key}`)).match(/A learner without a name/g).length;
	assert.equal(await asked('a'), await asked('z'), 'what is tried tells nothing');
});

test('a large group whose courses change says that its report is behind until it is not', async () => {
	const made = await openCourse(muster, head, 'Many hands', TWO);
	await enrolMany(head, made.group, addresses(310, 'hand'));
	await (await head.get('/courses/new')).submit('/courses', { title: 'Light work' });
	const [{ other }] = muster.sql("SELECT id AS other FROM courses WHERE title = 'Light work'");
	const path = `/groups/${made.group}/courses`;
	await muster.processes.work.stop();
	await (await head.get(path)).submit(path, { course: [made.course, other] });
	assert.match((await reports(made.group, `?course=${other}`)).text, /This report is being brought up to date/);
	muster.start('work');
	await until('the job', () => muster.sql(`SELECT status FROM jobs WHERE kind = 'recount' AND group_id = ${made.group}`)[0].status === 'done');
	const page = await reports(made.group, `?course=${other}`);
	assert.doesNotMatch(page.text, /being brought up to date/);
	assert.match(page.text, /Completed 0 of 310/);
});

test('a group in which nobody learns yet says so, and leads on', async () => {
	const made = await openCourse(muster, head, 'Quiet course', TWO);
	const empty = await reports(made.group, `?course=${made.course}`);
	assert.match(empty.text, /Nobody is learning here yet/);
	assert.doesNotMatch(empty.text, /Nobody here matches/);
	assert.ok(empty.links().some(({ href }) => href === `/groups/${made.group}/enrol`));
	const sought = await reports(made.group, `?course=${made.course}&q=zelda`);
	assert.match(sought.text, /Nobody here matches No name or e-mail with “zelda”/);
	assert.match((await reports(made.group, `?course=${made.course}&show=completed`)).text, /Nobody here matches/);
});

test('what is not theirs to see is not there', async () => {
	const made = await openCourse(muster, head, 'Walls', TWO);
	const elsewhere = await openCourse(muster, head, 'Elsewhere', TWO);
	const leads = await learner(muster, head, made, 'lea@walls.example', 'Lea', 'Leader');
	assert.equal((await reports(made.group, `?course=${elsewhere.course}`)).status, 404);
	assert.equal((await reports(made.group, '?course=nonsense')).status, 404);
	assert.equal((await leads.get(`/groups/${made.group}/reports?course=${made.course}`)).status, 404);
	assert.equal((await reports(999999)).status, 404);
	assert.match((await muster.client().get(`/groups/${made.group}/reports`)).path, /^\/login/);
});
