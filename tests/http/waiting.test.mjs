// A full group, the people who come all the same, and the seats that come free, through the real web server and real SMTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { group as makeGroup, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'a long walk in the rain';
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

// A group with so many seats, one of them taken, and the code that leads to it.
async function full(name, code, values = {}) {
	const group = await makeGroup(head, name, { policy: 'enrol', seats: 1 });
	const enrol = `/groups/${group}/enrol/manual`;
	await (await head.get(enrol)).submit(enrol, { email1: `holder.${group}@crowd.example`, when: 'now' });
	const path = `/groups/${group}/enrol/code`;
	const made = await (await head.get(path)).submit(path,
		{ make: 'own', code, first_day: '2020-01-01', last_day: '2099-12-31', active: '1', ...values });
	assert.match(made.text, new RegExp(code));
	return group;
}

// Somebody with an account redeems the code; their client, on the page that follows.
async function comes(email, code) {
	if (!muster.sql(`SELECT 1 FROM accounts WHERE email = '${email}'`).length)
		muster.muster('account', ['create', '--email', email, '--first', 'Pat', '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const person = await muster.signedIn(email, PASSWORD);
	const page = await (await person.get(`/redeem/${code}`)).submit(/^\/redeem\//);
	assert.equal(page.path, '/learning');
	assert.equal(page.status, 200, page.text);
	return { person, page };
}

const line = (group) => muster.sql(`SELECT email FROM wait_entries WHERE group_id = ${group} AND status = 'waiting' ORDER BY id`).map((one) => one.email);
const stands = (group, email) => muster.sql(`SELECT status FROM memberships WHERE group_id = ${group} AND email = '${email}' AND current = 1`)[0]?.status;
const entry = (group, email) => muster.sql(`SELECT id FROM wait_entries WHERE group_id = ${group} AND email = '${email}' ORDER BY id DESC`)[0].id;
const isIn = (group, email) => until(`${email} to be in`, () => stands(group, email) === 'active');

async function remove(group, email) {
	const [{ id }] = muster.sql(`SELECT id FROM memberships WHERE group_id = ${group} AND email = '${email}' AND current = 1`);
	const path = `/groups/${group}/learners/${id}/remove`;
	await (await head.get(path)).submit(path);
}

async function setSeats(group, seats) {
	const path = `/groups/${group}/seats`;
	const answer = await (await head.get(path)).submit(path, { seats });
	assert.equal(answer.status, 200, answer.text);
	return answer;
}

test('seats that come free go to the first in line, each with a mail', async () => {
	const group = await full('Swimmers', 'SWIM-TEAM');
	const { page } = await comes('ann@people.example', 'SWIM-TEAM');
	assert.match(page.text, /wait list/);
	await comes('ben@people.example', 'SWIM-TEAM');
	await comes('cat@people.example', 'SWIM-TEAM');
	await comes('dan@people.example', 'SWIM-TEAM');
	assert.equal((await muster.mail.wait({ to: 'ann@people.example' })).subject, 'You are on the wait list of Swimmers');
	const list = await head.get(`/groups/${group}/waiting`);
	assert.match(list.text, /ann@people\.example 1 .*ben@people\.example 2 .*cat@people\.example 3 .*dan@people\.example 4 /);
	assert.match(list.text, /Group code SWIM-TEAM/);
	assert.match((await head.get(`/groups/${group}`)).text, /4 people on the wait list/);

	await remove(group, `holder.${group}@crowd.example`);
	await isIn(group, 'ann@people.example');
	assert.equal((await muster.mail.wait({ to: 'ann@people.example', subject: 'A seat is free: you are in Swimmers' })).headers['reply-to'], undefined);
	assert.deepEqual(line(group), ['ben@people.example', 'cat@people.example', 'dan@people.example']);

	assert.match((await setSeats(group, 3)).text, /Whoever is first on the wait list comes in now/);
	await isIn(group, 'ben@people.example');
	await isIn(group, 'cat@people.example');
	assert.deepEqual(line(group), ['dan@people.example']);
	assert.equal(stands(group, 'dan@people.example'), undefined);
	assert.equal(muster.sql(`SELECT uses FROM codes WHERE group_id = ${group}`)[0].uses, 3);
});

test('who waits sees their place, and leaves when they like', async () => {
	const group = await full('Runners', 'RUN-TEAM');
	await comes('eve@people.example', 'RUN-TEAM');
	const { person } = await comes('fay@people.example', 'RUN-TEAM');
	const learning = await person.get('/learning');
	assert.match(learning.text, /You are waiting for a seat in Runners Place 2 on the wait list of Crowd/);
	const path = `/learning/waiting/${entry(group, 'fay@people.example')}/leave`;
	assert.match((await learning.submit(path)).text, /You left the wait list\./);
	const again = await learning.submit(path);
	assert.equal(again.status, 422);
	assert.match(again.text, /You do not wait for a seat in Runners any more/);
	const { csrf } = Object.fromEntries(again.form('/logout').fields);
	assert.equal((await person.post(`/learning/waiting/${entry(group, 'eve@people.example')}/leave`, { csrf })).status, 404);
	assert.deepEqual(line(group), ['eve@people.example']);
	// Back again, they stand at the end.
	await comes('gus@people.example', 'RUN-TEAM');
	await comes('fay@people.example', 'RUN-TEAM');
	assert.deepEqual(line(group), ['eve@people.example', 'gus@people.example', 'fay@people.example']);
});

test('a leader takes somebody off the list after being asked, once', async () => {
	const group = await full('Rowers', 'ROW-TEAM');
	await comes('hal@people.example', 'ROW-TEAM');
	await comes('ida@people.example', 'ROW-TEAM');
	const path = `/groups/${group}/waiting/${entry(group, 'hal@people.example')}/remove`;
	const asks = await head.get(path);
	assert.match(asks.text, /Take hal@people\.example off the wait list of Rowers\?/);
	assert.match((await asks.submit(path)).text, /hal@people\.example no longer waits\./);
	const again = await asks.submit(path);
	assert.equal(again.status, 422);
	assert.match(again.text, /hal@people\.example does not wait any more\. Nothing was changed\./);
	assert.equal((await head.get(path)).path, `/groups/${group}/waiting`);
	assert.deepEqual(line(group), ['ida@people.example']);
	assert.match((await head.get('/organisation/activity')).text, /took off the wait list hal@people\.example/);
});

test('whoever is archived is taken off the wait lists, as the question says, and the next in line has the seat', async () => {
	const group = await full('Sailors', 'SAIL-TEAM');
	const other = await makeGroup(head, 'Yachts', { policy: 'enrol', seats: 5 });
	const enrol = `/groups/${other}/enrol/manual`;
	const { person } = await comes('zoe@people.example', 'SAIL-TEAM');
	await comes('yan@people.example', 'SAIL-TEAM');
	await (await head.get(enrol)).submit(enrol, { email1: 'zoe@people.example', when: 'now' });
	const [{ id, member_id: member }] = muster.sql(`SELECT id, member_id FROM memberships WHERE group_id = ${other} AND email = 'zoe@people.example'`);
	assert.match((await head.get(`/groups/${other}/learners/${id}/archive`)).text, /they are taken off wait lists/);
	const asks = await head.get(`/learners/${member}/archive`);
	assert.match(asks.text, /they are taken off wait lists.* places on wait lists do not come back/);
	await asks.submit(`/learners/${member}/archive`);
	assert.deepEqual(line(group), ['yan@people.example']);
	assert.match((await head.get(`/groups/${group}/waiting`)).text, /yan@people\.example 1 /);
	assert.doesNotMatch((await person.get('/learning')).text, /waiting for a seat|When a seat is free/);
	assert.match((await head.get('/organisation/activity')).text, /took off the wait list zoe@people\.example ?Archived in the organisation\./);
	await setSeats(group, 2);
	await isIn(group, 'yan@people.example');
	assert.equal(stands(group, 'zoe@people.example'), undefined);
});

test('whoever is added by hand does not wait, and a place in line that they had is gone', async () => {
	const group = await full('Climbers', 'CLIMB-TEAM');
	await comes('jon@people.example', 'CLIMB-TEAM');
	await comes('kim@people.example', 'CLIMB-TEAM');
	await muster.processes.work.stop();
	try {
		await setSeats(group, 2);
		const path = `/groups/${group}/enrol/manual`;
		await (await head.get(path)).submit(path, { email1: 'kim@people.example', when: 'now' });
		assert.equal(stands(group, 'kim@people.example'), 'active');
		assert.deepEqual(line(group), ['jon@people.example']);
	} finally {
		muster.start('work');
	}
});

test('a code that was used up meanwhile takes nobody in, and a mail says so', async () => {
	const group = await full('Divers', 'DIVE-TEAM', { max_uses: '1' });
	await comes('liv@people.example', 'DIVE-TEAM');
	await comes('max@people.example', 'DIVE-TEAM');
	await setSeats(group, 5);
	await isIn(group, 'liv@people.example');
	const mail = await muster.mail.wait({ to: 'max@people.example', subject: 'You are no longer on the wait list of Divers' });
	assert.match(mail.text, /used up or no longer works/);
	assert.ok(mail.link(/\/redeem$/));
	assert.equal(stands(group, 'max@people.example'), undefined);
	assert.deepEqual(line(group), []);
});

test('an archived group takes nobody from its wait list until it is restored', async () => {
	const group = await full('Skaters', 'SKATE-TEAM');
	await comes('ned@people.example', 'SKATE-TEAM');
	await (await head.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
	await remove(group, `holder.${group}@crowd.example`);
	await until('its job to be done', () => !muster.sql("SELECT 1 FROM jobs WHERE kind = 'promote' AND status IN ('queued', 'running')").length);
	assert.deepEqual(line(group), ['ned@people.example']);
	await (await head.get(`/groups/${group}`)).submit(`/groups/${group}/restore`);
	await isIn(group, 'ned@people.example');
});
