// Reminders of a group: by itself, at the press of a button, in nobody's night, and once a day a person.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'a password for the demo';
const DAY = 86400;
let muster, admin, leader, id;

// So many days from now, at ten in the morning; a session does not last from day to day.
async function morning(days) {
	const now = Math.floor(Date.now() / 1000);
	muster.clock.set(Math.floor(now / DAY) * DAY + days * DAY + 10 * 3600 - now);
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
}

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	// What the demo sends is sent today: an invite of tomorrow would not be a day old the morning after.
	await until('the invites of today', () => one(`SELECT count(*) AS n FROM messages WHERE status = 'queued' AND send_at <= ${muster.clock.now()}`).n === 0);
	await morning(1);
	id = one(`SELECT id FROM groups WHERE name = 'Residential care staff'`).id;
});
after(() => stopSound(muster));

const one = (query) => muster.sql(query)[0];
const path = () => `/groups/${id}/reminders`;
const sent = (kind) => one(`SELECT count(*) AS n FROM messages WHERE kind = '${kind}' AND status = 'sent'`).n;
const queued = (kind) => one(`SELECT count(*) AS n FROM messages WHERE kind = '${kind}'`).n;
const course = () => one(`SELECT l.course_id AS id, c.title, count(*) AS n FROM report_lines l JOIN courses c ON c.id = l.course_id
	WHERE l.group_id = ${id} AND l.status = 'not started' AND c.published_at IS NOT NULL GROUP BY l.course_id, c.title ORDER BY n DESC, 1 LIMIT 1`);

async function jobsOver() {
	await until('the reminders', () => one(`SELECT count(*) AS n FROM jobs WHERE kind = 'remind' AND status NOT IN ('done', 'dead')`).n === 0);
	assert.equal(one(`SELECT count(*) AS n FROM jobs WHERE kind = 'remind' AND status = 'dead'`).n, 0);
}

describe('at the press of a button', () => {
	test('everyone who has not started gets one mail with the course, and a second press today sends none', async () => {
		const { id: which, title, n } = course();
		assert.ok(n > 0);
		const page = await leader.get(`${path()}?course=${which}`);
		const answer = await page.submit(`${path()}/send`, { course: String(which), not_started: '1' });
		assert.equal(answer.status, 200, answer.text);
		await jobsOver();
		await until('their mails', () => sent('reminder') === n);
		const counted = () => one("SELECT done, skipped, total FROM jobs WHERE kind = 'remind' ORDER BY id DESC LIMIT 1");
		assert.deepEqual(counted(), { done: n, skipped: 0, total: n });
		const mail = await muster.mail.wait({ subject: 'A reminder: still open in Residential care staff' });
		assert.ok(mail.text.includes(title), mail.text);
		await (await leader.get(path())).submit(`${path()}/send`, { course: String(which), not_started: '1' });
		await jobsOver();
		assert.equal(queued('reminder'), n);
		assert.deepEqual(counted(), { done: 0, skipped: n, total: n });
	});

	test('nobody meant, or no course, gets words and keeps the ticks', async () => {
		const { id: which } = course();
		let answer = await (await leader.get(path())).submit(`${path()}/send`, { course: String(which), not_started: null });
		assert.equal(answer.status, 422);
		assert.ok(answer.text.includes('Tick whom to remind.'), answer.text);
		answer = await (await leader.get(path())).submit(`${path()}/send`, { course: '999999', in_progress: '1' });
		assert.equal(answer.status, 422);
		assert.ok(answer.text.includes('Nobody is to be reminded of this course.'), answer.text);
	});
});

describe('by itself', () => {
	test('it is off until it is switched on', async () => {
		const page = await leader.get(path());
		assert.ok(page.text.includes('All are off: nobody is reminded.'), page.text);
		assert.equal(queued('invite_reminder'), 0);
	});

	test('days that are none come back with words at their field', async () => {
		const answer = await (await leader.get(path())).submit(path(), { remind_start_days: 'seven', remind_due_days: '0', remind_invite_days: '-3' });
		assert.equal(answer.status, 422);
		assert.equal(answer.text.split('Enter a whole number of days from 1 to 365').length - 1 >= 3, true, answer.text);
		assert.equal(Object.fromEntries(answer.form(path()).fields).remind_start_days, 'seven');
	});

	test('the next morning learners and invited people are reminded, each once', async () => {
		const { id: which } = course();
		const due = new Date((muster.clock.now() + 5 * DAY) * 1000).toISOString().slice(0, 10);
		let answer = await (await admin.get(`/groups/${id}/courses`)).submit(`/groups/${id}/courses`, { [`due_${which}`]: due });
		assert.equal(answer.status, 200, answer.text);
		answer = await (await leader.get(path())).submit(path(), { remind_start_days: '1', remind_due_days: '7', remind_invite_days: '1' });
		assert.ok(answer.text.includes('They are on.'), answer.text);
		const before = queued('reminder');
		const waiting = one(`SELECT count(*) AS n FROM memberships WHERE group_id = ${id} AND status = 'pending' AND current = 1 AND expires_at > ${muster.clock.now() + 2 * DAY}`).n;
		await morning(2);
		await until('the job of that morning', () => one(`SELECT count(*) AS n FROM jobs WHERE kind = 'remind' AND account_id IS NULL`).n === 1);
		await jobsOver();
		assert.ok(queued('reminder') > before);
		assert.equal(queued('invite_reminder'), waiting);
		await until('their mails', () => sent('invite_reminder') === waiting);
		assert.equal(one(`SELECT count(*) AS n FROM (SELECT account_id FROM messages WHERE kind = 'reminder' AND detail = (SELECT max(detail) FROM messages WHERE kind = 'reminder') GROUP BY account_id HAVING count(*) > 1) AS twice`).n, 0);
		await morning(3);
		await until('the job of the morning after', () => one(`SELECT count(*) AS n FROM jobs WHERE kind = 'remind' AND account_id IS NULL`).n === 2);
		await jobsOver();
		assert.equal(one(`SELECT count(*) AS n FROM (SELECT membership_id FROM messages WHERE kind = 'invite_reminder' GROUP BY membership_id HAVING count(*) > 1) AS twice`).n, 0);
		assert.equal(one(`SELECT count(*) AS n FROM (SELECT membership_id FROM reminders WHERE kind <> 'asked' GROUP BY membership_id, kind, course_id HAVING count(*) > 1) AS twice`).n, 0);
	});

	test('in the quiet hours nothing goes out', async () => {
		const hour = new Date(muster.clock.now() * 1000).getUTCHours();
		const answer = await (await admin.get('/organisation')).submit('/organisation', { quiet_from: '0', quiet_until: '23' });
		assert.equal(answer.status, 200, answer.text);
		assert.ok(hour < 22);
		const { id: which } = course();
		await morning(5);
		const page = await leader.get(path());
		assert.ok(page.text.includes('It is within the quiet hours'), page.text);
		const before = sent('reminder');
		await page.submit(`${path()}/send`, { course: String(which), not_started: '1' });
		await jobsOver();
		const later = one(`SELECT count(*) AS n, min(send_at) AS at FROM messages WHERE kind = 'reminder' AND status = 'queued'`);
		assert.ok(later.n > 0 && later.at > muster.clock.now());
		assert.equal(sent('reminder'), before);
	});
});

describe('a course for one learner', () => {
	test('it is assigned with a mail, opens for them alone, and is taken back', async () => {
		const { id: member, account } = one(`SELECT p.id, p.account_id AS account FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email = 'learner@muster.example'`);
		const free = one(`SELECT c.id, c.title FROM courses c WHERE c.status = 'active' AND c.published_at IS NOT NULL
			AND c.organisation_id = (SELECT organisation_id FROM members WHERE id = ${member})
			AND NOT EXISTS (SELECT 1 FROM open_courses w WHERE w.member_id = ${member} AND w.course_id = c.id) LIMIT 1`);
		assert.ok(free, 'the demo has a course that the learner does not have');
		const page = await admin.get(`/learners/${member}`);
		let answer = await page.submit(`/learners/${member}/courses`, { course: '' });
		assert.equal(answer.status, 422);
		assert.ok(answer.text.includes('Choose a course.'));
		answer = await page.submit(`/learners/${member}/courses`, { course: String(free.id) });
		assert.equal(answer.status, 200, answer.text);
		await until('the mail', () => one(`SELECT count(*) AS n FROM messages WHERE kind = 'assigned' AND account_id = ${account} AND status = 'sent'`).n === 1);
		const learner = await muster.signedIn('learner@muster.example', PASSWORD);
		assert.equal((await learner.get(`/learning/${free.id}`)).status, 200);
		await answer.submit(`/learners/${member}/courses/${free.id}/remove`);
		assert.equal((await learner.get(`/learning/${free.id}`)).status, 404);
	});
});
