// Learners take courses: My learning, the course, its lessons, what is left, and what cannot be done.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { PASSWORD, learner, openCourse, publish, standing } from '../lib/learning.mjs';

const DAY = 86400;
const FOUR = [
	{ title: 'Welcome', section: 'What trauma is', minutes: 3, body: 'Read *this* first.' },
	{ title: 'Three kinds of stress', minutes: 9 },
	{ title: 'Recognising responses', section: 'How it shows', minutes: 8, video: 'https://video.example/responses.mp4' },
	{ title: 'Triggers', minutes: 6, video: 'https://video.example/watch?v=7' },
];
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const count = (what) => muster.sql(`SELECT COUNT(*) AS n FROM ${what}`)[0].n;
const events = (course) => count(`progress_events WHERE course_id = ${course}`);
const complete = (page) => page.submit(/^\/learning\/\d+\/\d+$/);

async function token(person) {
	return Object.fromEntries((await person.get('/account')).form().fields).csrf;
}

async function post(person, path, fields = {}) {
	return person.post(path, { csrf: await token(person), ...fields }, { follow: false });
}

/* ---------------------------------------------------------------- the way through */

test('a course is started, learned lesson by lesson and completed with a certificate', async () => {
	const made = await openCourse(muster, head, 'Trauma-informed care', FOUR);
	const priya = await learner(muster, head, made, 'priya@people.example');
	let page = await priya.get('/learning');
	assert.match(page.text, /Trauma-informed care .*0%\s*Start/);
	page = await priya.get(made.path);
	assert.match(page.text, /Not started/);
	assert.match(page.text, /To complete it All 4 lessons, in any order\./);
	assert.match(page.text, /1\. What trauma is 0 of 2/);
	assert.match(page.text, /Certificate When you complete it\./);
	assert.doesNotMatch(page.text, /left/, 'nothing is left of what is not begun: how long it takes, the course says');
	assert.equal(events(made.course), 0);
	page = await (await priya.get('/learning')).submit(`${made.path}/start`);
	assert.equal(page.path, `${made.path}/${made.lessons[0]}`);
	assert.match(page.html, /Read <em>this<\/em> first\./);
	assert.match(page.text, /What trauma is, lesson 1 of 2 · 3 min/);
	assert.equal(standing(muster, made.course, 'priya@people.example').status, 'in progress');
	muster.clock.advance(300);
	page = await complete(page);
	assert.equal(page.path, `${made.path}/${made.lessons[1]}`);
	page = await complete(page);
	assert.match(page.html, /<video[^>]*src="https:\/\/video\.example\/responses\.mp4"/);
	page = await priya.get('/learning');
	assert.match(page.text, /Continue where you left off Trauma-informed care .*How it shows\. Next lesson: Recognising responses, 8 min\..*50% Continue About 14 minutes left/);
	page = await complete(await priya.get(`${made.path}/${made.lessons[2]}`));
	assert.match(page.html, /<a[^>]*href="https:\/\/video\.example\/watch\?v=7"[^>]*rel="noopener noreferrer"/);
	page = await complete(page);
	assert.equal(page.path, made.path);
	assert.match(page.text, /Completed .*4 of 4 lessons .*100%\s*Certificate/);
	const { status, progress, seconds, lessons_done } = standing(muster, made.course, 'priya@people.example');
	assert.deepEqual({ status, progress, lessons_done }, { status: 'completed', progress: 100, lessons_done: 4 });
	assert.ok(seconds >= 300 && seconds < 3600);
	const [{ number }] = muster.sql(`SELECT number FROM certificates WHERE course_id = ${made.course}`);
	assert.ok(page.text.includes(`Certificate ${number}`));
	assert.doesNotMatch(page.text, /When you complete it/);
	assert.ok(page.html.includes(`/certificates/${number}`));
	assert.match((await priya.get('/learning')).text, /Completed .*100% Certificate of Trauma-informed care Review/);
});

test('Continue goes on behind the lesson that was completed last, and then to what was left out', async () => {
	const made = await openCourse(muster, head, 'In any order', FOUR);
	const tom = await learner(muster, head, made, 'tom@people.example');
	let page = await complete(await tom.get(`${made.path}/${made.lessons[2]}`));
	assert.equal(page.path, `${made.path}/${made.lessons[3]}`);
	muster.clock.advance(10);
	page = await complete(page);
	assert.equal(page.path, `${made.path}/${made.lessons[0]}`);
	assert.ok((await tom.get('/learning')).html.includes(`href="${made.path}/${made.lessons[0]}"`));
	page = await tom.get(`${made.path}/${made.lessons[2]}`);
	assert.match(page.text, /Complete/);
	assert.doesNotMatch(page.text, /Mark complete/);
	assert.match(page.html, new RegExp(`href="${made.path}/${made.lessons[3]}">Next`));
	assert.match((await tom.get(`${made.path}/${made.lessons[3]}`)).text, /Back to the course/);
});

test('opening a lesson records nothing', async () => {
	const made = await openCourse(muster, head, 'Only looked at', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	for (const lesson of made.lessons)
		assert.equal((await ana.get(`${made.path}/${lesson}`)).status, 200);
	assert.equal(events(made.course), 0);
	assert.match((await ana.get(made.path)).text, /Not started/);
});

test('what is left is said only where all lessons say their minutes', async () => {
	const made = await openCourse(muster, head, 'Half said', [{ title: 'One', minutes: 5 }, { title: 'Two', minutes: 7 }, { title: 'Three' }]);
	const ana = await learner(muster, head, made, 'ana@people.example');
	await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	assert.doesNotMatch((await ana.get(made.path)).text, /left/);
	await complete(await ana.get(`${made.path}/${made.lessons[2]}`));
	assert.match((await ana.get(made.path)).text, /About 7 minutes left/);
});

test('optional lessons are not needed', async () => {
	const made = await openCourse(muster, head, 'Some of it', [{ title: 'Needed' }, { title: 'Extra', required: 0 }, { title: 'Needed too' }]);
	const ana = await learner(muster, head, made, 'ana@people.example');
	assert.match((await ana.get(made.path)).text, /2 of the 3 lessons, in any order\. One is optional\./);
	await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	let page = await complete(await ana.get(`${made.path}/${made.lessons[2]}`));
	assert.equal(page.path, made.path);
	assert.match(page.text, /Completed/);
	page = await complete(await ana.get(`${made.path}/${made.lessons[1]}`));
	assert.match(page.text, /Completed/);
	assert.equal(count(`certificates WHERE course_id = ${made.course}`), 1);
});

test('a course without lessons says that its progress comes from elsewhere', async () => {
	const made = await openCourse(muster, head, 'In a room', []);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const page = await ana.get(made.path);
	assert.match(page.text, /This course is taken elsewhere/);
	assert.ok(!page.forms().some((form) => form.action.endsWith('/start')));
	const answer = await post(ana, `${made.path}/start`);
	assert.equal(answer.status, 422);
	assert.match(answer.text, /no lessons here/);
	assert.equal(events(made.course), 0);
});

test('a day on which a course is due is shown until it is completed', async () => {
	const made = await openCourse(muster, head, 'Due soon', [{ title: 'One' }]);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const day = (seconds) => new Date((muster.clock.now() + seconds) * 1000).toISOString().slice(0, 10);
	muster.sql(`UPDATE group_courses SET due_on = '${day(5 * DAY)}' WHERE course_id = ${made.course}`);
	assert.match((await ana.get('/learning')).text, /· due \d+ \w+ \d{4}/);
	muster.sql(`UPDATE group_courses SET due_on = '${day(-5 * DAY)}' WHERE course_id = ${made.course}`);
	assert.match((await ana.get(made.path)).text, /was due \d+ \w+ \d{4}/);
	const page = await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	assert.doesNotMatch(page.text, /was due/);
});

/* ---------------------------------------------------------------- twice */

test('two tabs that finish the same lesson get the same page and leave one event', async () => {
	const made = await openCourse(muster, head, 'Two tabs', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const one = await ana.get(`${made.path}/${made.lessons[0]}`), two = await ana.get(`${made.path}/${made.lessons[0]}`);
	const answers = await Promise.all([complete(one), complete(two)]);
	assert.deepEqual(answers.map((answer) => answer.path), Array(2).fill(`${made.path}/${made.lessons[1]}`));
	assert.equal(events(made.course), 1);
	assert.equal(standing(muster, made.course, 'ana@people.example').lessons_done, 1);
});

test('two tabs that finish the last lesson leave one certificate and one mail', async () => {
	const made = await openCourse(muster, head, 'Two last tabs', [{ title: 'Only' }]);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const tabs = await Promise.all([1, 2, 3].map(() => ana.get(`${made.path}/${made.lessons[0]}`)));
	const answers = await Promise.all(tabs.map(complete));
	assert.deepEqual(answers.map((answer) => answer.path), Array(3).fill(made.path));
	assert.equal(count(`certificates WHERE course_id = ${made.course}`), 1);
	assert.equal(count(`progress_events WHERE course_id = ${made.course} AND kind = 'completed'`), 1);
});

test('a course is started once, however often it is asked', async () => {
	const made = await openCourse(muster, head, 'Started twice', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	for (let i = 0; i < 3; i++)
		assert.equal((await post(ana, `${made.path}/start`)).location, `${made.path}/${made.lessons[0]}`);
	assert.equal(events(made.course), 1);
});

/* ---------------------------------------------------------------- what is not theirs */

test('lessons of other courses, versions and organisations are not there', async () => {
	const made = await openCourse(muster, head, 'Mine', FOUR), other = await openCourse(muster, head, 'Not mine', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	for (const path of [other.path, `${other.path}/${other.lessons[0]}`, `${made.path}/${other.lessons[0]}`, `${other.path}/${made.lessons[0]}`,
		`${made.path}/999999`, '/learning/999999', `${made.path}/first`]) {
		assert.equal((await ana.get(path)).status, 404, path);
		assert.ok([404, 405].includes((await post(ana, path)).status), path);
	}
	assert.equal((await post(ana, `${other.path}/start`)).status, 404);
	assert.equal((await post(ana, `${other.path}/again`)).status, 404);
	assert.equal(events(other.course), 0);
	// Whoever administers a course is no learner of it.
	assert.equal((await head.get(`${made.path}/${made.lessons[0]}`)).status, 404);
});

test('a course that is a draft, archived or taken from the group is not open, and stays with whoever has begun it', async () => {
	const made = await openCourse(muster, head, 'Comes and goes', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example'), tom = await learner(muster, head, made, 'tom@people.example');
	await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	const stays = async () => {
		assert.equal((await tom.get(made.path)).status, 404);
		assert.equal((await post(tom, `${made.path}/${made.lessons[0]}`)).status, 404);
		assert.equal((await ana.get(`${made.path}/${made.lessons[1]}`)).status, 200);
	};
	muster.sql(`UPDATE courses SET published_at = NULL WHERE id = ${made.course}`);
	await stays();
	muster.sql(`UPDATE courses SET published_at = 1, status = 'archived' WHERE id = ${made.course}`);
	await stays();
	muster.sql(`UPDATE courses SET status = 'active' WHERE id = ${made.course}`);
	await (await head.get(`/groups/${made.group}/courses`)).submit(`/groups/${made.group}/courses`, { course: null });
	await stays();
	assert.equal(events(made.course), 1);
});

test('in a closed organisation nothing is learned', async () => {
	const made = await openCourse(muster, head, 'Behind closed doors', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const page = await ana.get(`${made.path}/${made.lessons[0]}`);
	muster.sql("UPDATE organisations SET status = 'closed' WHERE name = 'Crowd'");
	try {
		assert.equal((await complete(page)).status, 404);
		assert.equal((await ana.get(made.path)).status, 404);
	} finally {
		muster.sql("UPDATE organisations SET status = 'active' WHERE name = 'Crowd'");
	}
	assert.equal(events(made.course), 0);
});

test('an archived learner goes on with what they have begun, to the certificate', async () => {
	const made = await openCourse(muster, head, 'Goes on', [{ title: 'One' }, { title: 'Two' }]);
	const later = await openCourse(muster, head, 'Not begun', [{ title: 'One' }]);
	const gone = await learner(muster, head, made, 'gone@people.example');
	await learner(muster, head, later, 'gone@people.example');
	await complete(await gone.get(`${made.path}/${made.lessons[0]}`));
	const [{ id }] = muster.sql("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'gone@people.example'");
	await (await head.get(`/learners/${id}/archive`)).submit(`/learners/${id}/archive`);
	assert.equal((await gone.get(later.path)).status, 404);
	const page = await complete(await gone.get(`${made.path}/${made.lessons[1]}`));
	assert.match(page.text, /Completed/);
	assert.equal(count(`certificates WHERE course_id = ${made.course}`), 1);
});

/* ---------------------------------------------------------------- meanwhile */

test('whoever has begun goes on with their version; a lesson that was replaced before says so', async () => {
	const made = await openCourse(muster, head, 'Edited meanwhile', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example'), tom = await learner(muster, head, made, 'tom@people.example');
	const open = await tom.get(`${made.path}/${made.lessons[0]}`);
	await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	const anew = publish(muster, made.course, [{ title: 'All new' }]);
	assert.equal((await ana.get(`${made.path}/${made.lessons[1]}`)).status, 200);
	assert.equal((await ana.get(`${made.path}/${anew[0]}`)).status, 404);
	const led = await complete(open);
	assert.equal(led.path, made.path);
	assert.match(led.text, /This course has changed since you opened that lesson/);
	assert.match(led.text, /All new/);
	assert.equal((await tom.get(`${made.path}/${made.lessons[0]}`)).status, 404);
	for (const lesson of made.lessons.slice(1))
		await complete(await ana.get(`${made.path}/${lesson}`));
	assert.equal(standing(muster, made.course, 'ana@people.example').status, 'completed');
	assert.equal(standing(muster, made.course, 'tom@people.example'), undefined);
});

test('a session that expires while somebody reads loses nothing', async () => {
	const made = await openCourse(muster, head, 'Long read', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const page = await ana.get(`${made.path}/${made.lessons[0]}`);
	ana.cookies.clear();
	const login = await complete(page);
	assert.equal(login.status, 401);
	const done = await complete(await login.submit('/login', { email: 'ana@people.example', password: PASSWORD }));
	assert.equal(done.path, `${made.path}/${made.lessons[1]}`);
	assert.equal(standing(muster, made.course, 'ana@people.example').lessons_done, 1);
});

test('time spent is at most an hour a lesson, and nothing that a form invents', async () => {
	const made = await openCourse(muster, head, 'Timed', FOUR);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const seconds = async (lesson, shown) => {
		const before = standing(muster, made.course, 'ana@people.example')?.seconds ?? 0;
		await post(ana, `${made.path}/${made.lessons[lesson]}`, { shown });
		return standing(muster, made.course, 'ana@people.example').seconds - before;
	};
	assert.equal(await seconds(0, muster.clock.now() - 9 * 3600), 3600);
	assert.equal(await seconds(1, muster.clock.now() + 9 * 3600), 0);
	assert.equal(await seconds(2, 'noon'), 0);
	assert.equal(await seconds(3, '-9223372036854775808'), 0);
});

test('a course is taken again once its certificate is about to expire', async () => {
	const made = await openCourse(muster, head, 'Every year', [{ title: 'One' }]);
	muster.sql(`UPDATE courses SET certificate_months = 12 WHERE id = ${made.course}`);
	const ana = await learner(muster, head, made, 'ana@people.example');
	let page = await complete(await ana.get(`${made.path}/${made.lessons[0]}`));
	assert.ok(!page.forms().some((form) => form.action.endsWith('/again')));
	assert.equal((await post(ana, `${made.path}/again`)).status, 422);
	muster.sql(`UPDATE certificates SET expires_at = ${muster.clock.now() + 50 * DAY} WHERE course_id = ${made.course}`);
	page = await ana.get(made.path);
	assert.match(page.text, /Your certificate expires on .*Take it again/);
	page = await page.submit(`${made.path}/again`);
	assert.match(page.text, /You take this course again, from its beginning/);
	assert.equal(page.path, `${made.path}/${made.lessons[0]}`);
	assert.match((await complete(page)).text, /Completed/);
	assert.equal(count(`certificates WHERE course_id = ${made.course} AND revoked_at IS NULL`), 2);
	assert.equal(standing(muster, made.course, 'ana@people.example').round, 2);
});

test('words of a lesson cannot become anything but words', async () => {
	const body = '<script>alert(1)</script>\n\n<b onclick="x()">raw</b> [go](javascript:alert(1)) ![p](https://elsewhere.example/p.png)';
	const made = await openCourse(muster, head, 'Hostile <i>words</i>', [{ title: '<script>title</script>', section: '<b>S</b>', body, video: 'https://video.example/"onload="x.mp4' }]);
	const ana = await learner(muster, head, made, 'ana@people.example');
	const page = await ana.get(`${made.path}/${made.lessons[0]}`);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.html, /<script>alert|<script>title|<[^>]* onclick=|href="javascript:|<img[^>]*elsewhere|"onload="/);
});
