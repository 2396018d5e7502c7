// What people decide: they leave groups, close their account, read and take with them what is kept about them, see what their leaders
// see, and ask to have progress carried over.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { group as makeGroup, organisation } from '../lib/crowd.mjs';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { PASSWORD, learner, openCourse } from '../lib/learning.mjs';

const LESSONS = [{ title: 'One', minutes: 5 }, { title: 'Two', minutes: 5 }];
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const one = (query) => muster.sql(query)[0];
const placeOf = (email, group) => one(`SELECT id FROM memberships WHERE email = '${email}' AND group_id = ${group} AND current = 1`)?.id;
const statusOf = (email, group) => one(`SELECT status FROM memberships WHERE email = '${email}' AND group_id = ${group} ORDER BY id DESC LIMIT 1`).status;
const begin = async (person, made) => (await person.get(made.path)).submit(`${made.path}/start`);
const completeOne = (page) => page.submit(/^\/learning\/\d+\/\d+$/);

async function neighbour(name, email) {
	muster.muster('account', ['create', '--email', email, '--first', 'Nell', '--last', 'Next', '--password-file', '-'], { input: 'a very long password\n' });
	const site = await muster.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name, time_zone: 'Europe/London', email });
	return muster.signedIn(email, 'a very long password');
}

/* ---------------------------------------------------------------- leaving */

test('a learner leaves a group, and can undo it right away', async () => {
	const made = await openCourse(muster, head, 'Leaving course', LESSONS);
	const ann = await learner(muster, head, made, 'ann@leave.example', 'Ann', 'Abel');
	const place = placeOf('ann@leave.example', made.group);
	const asks = await (await ann.get('/learning')).client.get(`/learning/groups/${place}/leave`);
	assert.match(asks.text, /These courses are closed to you, since you have not begun them: Leaving course/);
	assert.match(asks.text, /Your seat\. It is free for somebody else\./);
	const left = await asks.submit(`/learning/groups/${place}/leave`);
	assert.match(left.text, /You have left .+ Courses that you had begun stay yours/);
	assert.match(left.text, /You are in no group now: an invite or a code brings you into one/);
	assert.equal(statusOf('ann@leave.example', made.group), 'removed');
	assert.doesNotMatch((await head.get(`/groups/${made.group}`)).text, /Ann Abel/);
	assert.match((await head.get('/organisation/activity')).text, /Ann Abel left the group [^ ]/);
	const back = await left.submit(`/learning/groups/${place}/return`);
	assert.match(back.text, /You are in .+ again/);
	assert.equal(statusOf('ann@leave.example', made.group), 'active');
});

test('what was begun stays open, and an undo is over after a while', async () => {
	const made = await openCourse(muster, head, 'Staying course', LESSONS);
	const ben = await learner(muster, head, made, 'ben@leave.example', 'Ben', 'Byrne');
	await begin(ben, made);
	const place = placeOf('ben@leave.example', made.group);
	const asks = await ben.get(`/learning/groups/${place}/leave`);
	assert.match(asks.text, /These courses stay open to you, since you have begun them or have them by another way: Staying course/);
	assert.match(asks.text, /your seat stays used/);
	const left = await asks.submit(`/learning/groups/${place}/leave`);
	assert.equal((await ben.get(made.path)).status, 200);
	muster.clock.advance(3601);
	const late = await left.submit(`/learning/groups/${place}/return`);
	assert.equal(late.status, 422);
	assert.match(late.text, /That cannot be undone any more/);
	const again = await asks.submit(`/learning/groups/${place}/leave`);
	assert.equal(again.status, 422);
});

test('nobody leaves or comes back for somebody else', async () => {
	const made = await openCourse(muster, head, 'Own course', LESSONS);
	await learner(muster, head, made, 'cid@leave.example', 'Cid', 'Cole');
	const dan = await learner(muster, head, made, 'dan@leave.example', 'Dan', 'Doe');
	const place = placeOf('cid@leave.example', made.group);
	assert.equal((await dan.get(`/learning/groups/${place}/leave`)).status, 404);
	const form = await dan.get(`/learning/groups/${placeOf('dan@leave.example', made.group)}/leave`);
	const { csrf } = Object.fromEntries(form.form().fields);
	assert.equal((await dan.post(`/learning/groups/${place}/leave`, { csrf })).status, 404);
	assert.equal((await dan.post(`/learning/groups/${place}/return`, { csrf })).status, 404);
	assert.equal(statusOf('cid@leave.example', made.group), 'active');
});

/* ---------------------------------------------------------------- closing the account */

test('closing an account takes its password and a tick, and is for good', async () => {
	const made = await openCourse(muster, head, 'Closing course', LESSONS);
	const eva = await learner(muster, head, made, 'eva@close.example', 'Eva', 'Eaton');
	const asks = await eva.get('/account/close');
	assert.match(asks.text, /What goes .* What stays/s);
	const wrong = await asks.submit('/account/close', { current_password: 'not this one', sure: '1' });
	assert.equal(wrong.status, 422);
	const neither = await asks.submit('/account/close', {});
	assert.match(neither.text, /Enter your present password/, 'all that is wrong is said at once');
	assert.match(neither.text, /Tick that you want it/);
	const unsure = await asks.submit('/account/close', { current_password: PASSWORD });
	assert.equal(unsure.status, 422);
	assert.match(unsure.text, /Tick that you want it/);
	assert.equal(statusOf('eva@close.example', made.group), 'active');
	const done = await asks.submit('/account/close', { current_password: PASSWORD, sure: '1' });
	assert.match(done.text, /Your account is closed/);
	assert.match((await eva.get('/learning')).path, /^\/login/);
	const login = await (await muster.client().get('/login')).submit('/login', { email: 'eva@close.example', password: PASSWORD });
	assert.match(login.path, /^\/login/);
	assert.deepEqual(muster.sql("SELECT 1 FROM memberships WHERE email LIKE 'eva@%' UNION ALL SELECT 1 FROM messages WHERE email LIKE 'eva@%' UNION ALL SELECT 1 FROM addresses WHERE email LIKE 'eva@%'"), []);
	assert.doesNotMatch((await head.get(`/groups/${made.group}?status=archived`)).text, /Eva|eva@/);
	assert.equal((await head.get('/learners?status=archived&q=eaton')).text.includes('Eaton,'), false);
});

test('the site lists a closed account in words, not by the address that stands in for the one it had', async () => {
	const site = await muster.admin();
	const [{ id }] = muster.sql('SELECT id FROM accounts WHERE forgotten_at IS NOT NULL ORDER BY id DESC LIMIT 1');
	for (const path of ['/admin/accounts', '/admin/accounts?q=closed', `/admin/accounts/${id}`]) {
		const { text } = await site.get(path);
		assert.match(text, /Closed account/, path);
		assert.doesNotMatch(text, /account\.invalid/, path);
	}
	const page = await site.get(`/admin/accounts/${id}`);
	assert.match(page.text, /its addresses are free/);
	assert.match(page.text, /Addresses None\./);
	assert.match(page.text, /Organisations None\. Archived in \S/, 'it belongs to as many as the list says: to none');
	assert.doesNotMatch(page.text, /Last logged in|Not chosen yet/);
	assert.doesNotMatch((await site.get('/admin/accounts?q=closed')).text, /Never/);
	assert.match((await site.get('/admin/accounts')).text, /root@muster\.example/);
});

test('their organisation lists them in words too, and offers nobody to restore', async () => {
	const [{ id, group }] = muster.sql(`SELECT p.id AS id, m.group_id AS "group" FROM members p JOIN accounts a ON a.id = p.account_id
		JOIN memberships m ON m.member_id = p.id WHERE a.forgotten_at IS NOT NULL ORDER BY a.id DESC LIMIT 1`);
	for (const path of ['/learners?status=archived', '/learners?status=archived&q=closed', '/learners.csv?status=archived', `/learners/${id}`, `/groups/${group}`,
		`/groups/${group}?status=archived&sort=name`, `/groups/${group}?status=archived&q=clos`, `/groups/${group}/learners.csv`]) {
		const { text, html } = await head.get(path);
		assert.match(text, /Closed[ ,"]+account/i, path);
		assert.match(text, /no longer known/, path);
		assert.doesNotMatch(html, /account\.invalid/, path);
	}
	assert.equal((await head.get(`/groups/${group}?status=archived`)).forms().some((form) => /restore/.test(form.action)), false);
	assert.doesNotMatch((await head.get(`/learners/${id}`)).text, /Last logged in/);
});

test('the only administrator of an organisation reads what to do first', async () => {
	const page = await head.get('/account/close');
	assert.match(page.text, /You are the only administrator of Crowd/);
	assert.equal(page.forms().some((form) => form.action === '/account/close'), false);
	const { csrf } = Object.fromEntries((await head.get('/account')).form().fields);
	const forced = await head.post('/account/close', { csrf, current_password: 'a very long password', sure: '1' });
	assert.equal(forced.status, 422);
	assert.match(forced.text, /Make somebody else an administrator there first/);
	assert.equal((await head.get('/groups')).status, 200);
});

/* ---------------------------------------------------------------- one's own data */

test('everything that is kept about somebody is on a page and in a file', async () => {
	const made = await openCourse(muster, head, 'Data course', LESSONS);
	const fay = await learner(muster, head, made, 'fay@data.example', 'Fay', 'Fox');
	await completeOne(await completeOne(await begin(fay, made)));
	const page = await fay.get('/account/data');
	assert.match(page.text, /What Muster knows about you/);
	for (const words of ['fay@data.example', 'Fay', 'Crowd', 'Data course', 'completed', 'Certificates'])
		assert.ok(page.text.includes(words), words);
	const file = await fay.get('/account/data.json');
	assert.match(file.headers['content-type'], /application\/json/);
	const data = JSON.parse(file.body.toString('utf8'));
	assert.deepEqual(Object.keys(data), ['about', 'exported_at', 'account', 'addresses', 'sessions', 'organisations', 'groups', 'invites', 'wait_lists', 'kept_out', 'rules', 'courses',
		'progress', 'quizzes', 'certificates', 'statements', 'requests', 'orders', 'messages', 'log']);
	assert.equal(data.account[0].email, 'fay@data.example');
	assert.equal(data.courses[0].status, 'completed');
	assert.equal(data.certificates.length, 1);
	assert.ok(data.progress.some((event) => event.what === 'lesson' && event.lesson === 'Two'));
	assert.doesNotMatch(file.body.toString('utf8'), /password_hash|token_hash|\$argon2/);
	for (const kind of Object.keys(data).slice(2))
		assert.equal((await fay.get(`/account/data?show=${kind}`)).status, 200, kind);
	assert.equal((await muster.client().get('/account/data.json', { follow: false })).status, 303);
});

test('lists within a row stand in an order that people know, however they lie in the database', async () => {
	const made = await openCourse(muster, head, 'Ordered course', LESSONS);
	const ida = await learner(muster, head, made, 'ida@data.example', 'Ida', 'Ives');
	const { member_id: member } = one(`SELECT member_id FROM memberships WHERE email = 'ida@data.example'`);
	for (const name of ['Zebras', 'Ants', 'Moths']) {
		const id = await makeGroup(head, name);
		await (await head.get(`/groups/${id}/settings?who=ida`)).submit(`/groups/${id}/leaders`, { member });
	}
	const data = JSON.parse((await ida.get('/account/data.json')).body.toString('utf8'));
	assert.deepEqual(data.organisations[0].leads, ['Ants', 'Moths', 'Zebras']);
});

test('a long history comes in pieces, each line once', async () => {
	const made = await openCourse(muster, head, 'Long course', LESSONS);
	const gus = await learner(muster, head, made, 'gus@data.example', 'Gus', 'Gray');
	await begin(gus, made);
	const { member_id: member, organisation_id: organisation } = one(`SELECT member_id, organisation_id FROM memberships WHERE email = 'gus@data.example'`);
	muster.sql(`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
		INSERT INTO progress_events (organisation_id, member_id, course_id, kind, source, ref, progress, at, recorded_at)
		SELECT ${organisation}, ${member}, ${made.course}, 'progressed', 'import', 'import:9:' || i, 0, (SELECT started_at FROM enrolments WHERE member_id = ${member}), 1 FROM n`);
	const data = JSON.parse((await gus.get('/account/data.json')).body.toString('utf8'));
	assert.equal(data.progress.length, 2501);
	assert.equal(new Set(data.progress.map((event) => event.reference)).size, 2501);
	let page = await gus.get('/account/data?show=progress'), pages = 1;
	for (let next; (next = page.links().find((link) => /after=/.test(link.href ?? link))); pages++)
		page = await gus.get(next.href ?? next);
	assert.equal(pages, 51);
});

/* ---------------------------------------------------------------- what leaders see */

test('what leaders see is told with its present values', async () => {
	const made = await openCourse(muster, head, 'Seen course', LESSONS);
	const hal = await learner(muster, head, made, 'hal@seen.example', 'Hal', 'Hart');
	await completeOne(await begin(hal, made));
	const page = await hal.get('/learning/what-leaders-see');
	assert.match(page.text, /Its administrators: Hedda Head/);
	assert.match(page.text, /Seen course In progress 50%/);
	assert.match(page.text, /the address hal@seen\.example/);
	const { member_id: member } = one(`SELECT member_id FROM memberships WHERE email = 'hal@seen.example'`);
	// What site administrators see as well: beside their account all that is there, and the log says that they were.
	assert.match(page.text, /They may also go into any organisation and see there what its administrators see/);
	assert.doesNotMatch(page.text, /What none of them ever see[^]*(other organisations|Your other addresses)/);
	// Every value of the administrators' page is told there.
	const shown = (await head.get(`/learners/${member}`)).html.replace(/^[\s\S]*<main/, '').replace(/<section[^>]*aria-labelledby="(why|activity|extra)[\s\S]*?<\/section>/g, '');
	const values = [...shown.matchAll(/<(?:dd|td)[^>]*>([\s\S]*?)<\/(?:dd|td)>/g)].map(([, inner]) => inner.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim())
		.filter((value) => value && !/^Active$/.test(value));
	assert.ok(values.length > 3, shown);
	for (const value of values)
		for (const part of value.split(/ on | since /))
			assert.ok(page.text.includes(part) || part === 'Learner' || /^Completed$/.test(part), `“${part}” is on the administrators' page, and not on the learner's`);
});

/* ---------------------------------------------------------------- carrying over */

test('progress of another organisation is carried over on request', async () => {
	const other = await neighbour('Lakeside', 'nell@lakeside.example');
	const there = await openCourse(muster, other, 'MANUAL handling', LESSONS); // the same title to whoever compares them
	const ida = await learner(muster, other, there, 'ida@carry.example', 'Ida', 'Irwin');
	await completeOne(await completeOne(await begin(ida, there)));
	const here = await openCourse(muster, head, 'Manual handling', LESSONS);
	await (await head.get(`/groups/${here.group}/settings`)).submit(`/groups/${here.group}/settings`, { policy: 'enrol' });
	const enrol = `/groups/${here.group}/enrol/manual`;
	await (await head.get(enrol)).submit(enrol, { email1: 'ida@carry.example', when: 'now' });
	const ask = await ida.get(`${here.path}/carry`);
	assert.match(ask.text, /Crowd will see: MANUAL handling at Lakeside, completed \d+ \w+ \d+, started .*, certificate [A-Z0-9-]+\. Nothing else of it\./);
	const asked = await ask.submit(`${here.path}/carry`);
	assert.match(asked.text, /Your request is on its way/);
	assert.match(asked.text, /You asked on .* to have progress carried over/);
	assert.match((await head.get('/groups')).html, /1<span class="vh"> requests wait/);
	const list = await head.get('/learners/requests');
	assert.match(list.text, /Ida Irwin .*Manual handling.*Progress on this site/s);
	const { id } = one("SELECT id FROM carry_requests WHERE status = 'waiting'");
	assert.equal((await other.get(`/learners/requests/${id}`)).status, 404);
	const page = await head.get(`/learners/requests/${id}`);
	assert.match(page.text, /Made in MANUAL handling at Lakeside/);
	const bad = await page.submit(`/learners/requests/${id}/approve`, { date: '' });
	assert.equal(bad.status, 422);
	assert.match(bad.text, /Enter the day on which they completed it/);
	const done = await bad.submit(`/learners/requests/${id}/approve`, { date: '2026-01-15', score: '88', reply: 'Well done.' });
	assert.match(done.text, /The progress is carried over/);
	const mail = await muster.mail.wait({ to: 'ida@carry.example', subject: 'Your progress in Manual handling is carried over' });
	assert.match(mail.text, /They wrote: Well done\./);
	assert.match((await ida.get(here.path)).text, /Completed 15 Jan 2026/);
	const twice = await page.submit(`/learners/requests/${id}/approve`, { date: '2026-01-15' });
	assert.ok([404, 422].includes(twice.status));
});

test('what nothing shows is asked for in words, declined with a reason, and asked again', async () => {
	const made = await openCourse(muster, head, 'First aid', LESSONS);
	const jon = await learner(muster, head, made, 'jon@carry.example', 'Jon', 'Jones');
	const ask = await jon.get(`${made.path}/carry`);
	const empty = await ask.submit(`${made.path}/carry`, { from: 'words', words: '' });
	assert.equal(empty.status, 422);
	assert.match(empty.text, /Say where and when you took the course/);
	const foreign = await ask.submit(`${made.path}/carry`, { from: 'certificate', number: 'ABCD-EFGH-JKLM' });
	assert.match(foreign.text, /No valid certificate of yours here has this number/);
	await ask.submit(`${made.path}/carry`, { from: 'words', words: 'At the <b>Red Cross</b>, in May.' });
	const { id } = one(`SELECT id FROM carry_requests WHERE status = 'waiting' AND course_id = ${made.course}`);
	const page = await head.get(`/learners/requests/${id}`);
	assert.match(page.html, /At the &lt;b&gt;Red Cross/);
	assert.match(page.text, /Nothing on this site shows it/);
	assert.equal((await page.submit(`/learners/requests/${id}/decline`, { reason: '' })).status, 422);
	await page.submit(`/learners/requests/${id}/decline`, { reason: 'Show us the\ncertificate.' });
	const mail = await muster.mail.wait({ to: 'jon@carry.example', subject: 'Your progress in First aid is not carried over' });
	assert.match(mail.text, /They wrote: Show us the certificate\./);
	const told = await jon.get(made.path);
	assert.match(told.text, /was declined on .* Show us the\s+certificate\./);
	await (await jon.get(`${made.path}/carry`)).submit(`${made.path}/carry`, { from: 'words', words: 'Here it is.' });
	const waiting = one(`SELECT id FROM carry_requests WHERE status = 'waiting' AND course_id = ${made.course}`).id;
	const withdrawn = await (await jon.get(made.path)).submit(`/learning/carry/${waiting}/withdraw`);
	assert.match(withdrawn.text, /Your request is withdrawn/);
	assert.equal((await head.get(`/learners/requests/${waiting}`)).forms().some((form) => /approve/.test(form.action)), false);
});

test('a course that is not open, or completed, is not asked about', async () => {
	const made = await openCourse(muster, head, 'Closed to Kim', LESSONS);
	const other = await makeGroup(head, 'Elsewhere', { policy: 'enrol' });
	const kim = await learner(muster, head, { group: other }, 'kim@carry.example', 'Kim', 'King');
	assert.equal((await kim.get(`${made.path}/carry`)).status, 404);
	const { csrf } = Object.fromEntries((await kim.get('/account')).form().fields);
	assert.equal((await kim.post(`${made.path}/carry`, { csrf, from: 'words', words: 'x' })).status, 404);
	const lee = await learner(muster, head, made, 'lee@carry.example', 'Lee', 'Long');
	await completeOne(await completeOne(await begin(lee, made)));
	assert.match((await lee.get(`${made.path}/carry`)).text, /You have completed this course here/);
	assert.doesNotMatch((await lee.get(made.path)).text, /Carry progress over/);
});
