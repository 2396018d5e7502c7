// Automatic groups follow what changes, through the pages where it changes: people come and go with the very answer, get one mail, and keep what
// they learned.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enrol, group as makeGroup, organisation } from '../lib/crowd.mjs';
import { approve, over, press, uploaded } from '../lib/imports.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, stopSound } from '../lib/invariants.mjs';
import { learner, openCourse, standing } from '../lib/learning.mjs';
import { Sender, makeKey } from '../lib/xapi.mjs';

const PEOPLE = ['ada', 'ben', 'cleo'].map((name) => `${name}@follow.example`);
const [ADA, BEN, CLEO] = PEOPLE;
const DAN = 'dan@follow.example';
let muster, head, department, fleet;

before(async () => {
	muster = await start();
	head = await organisation(muster);
	await (await head.get('/organisation/fields/new')).submit('/organisation/fields', { name: 'Department', type: 'choice', choices: 'Fleet\nOffice' });
	department = one("SELECT id FROM fields WHERE name = 'Department'").id;
	const everybody = await makeGroup(head, 'Everybody', { policy: 'enrol' });
	assert.equal((await enrol(head, everybody, PEOPLE)).status, 303);
	fleet = await automatic('Fleet', { subject: 'field', kind: null, field: department, comparison: 'is', value: 'Fleet' });
});
after(() => stopSound(muster));

const one = (query) => muster.sql(query)[0];
const member = (email) => one(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${email}'`).id;
const inGroup = (group) => muster.sql(`SELECT a.email FROM memberships p JOIN members m ON m.id = p.member_id JOIN accounts a ON a.id = m.account_id
	WHERE p.group_id = ${group} AND p.status = 'active' AND p.current = 1 ORDER BY a.email`).map((row) => row.email);
const mails = (group, email) => one(`SELECT COUNT(*) AS n FROM messages m JOIN memberships p ON p.id = m.membership_id
	WHERE p.group_id = ${group} AND p.email = '${email}'`).n;

// A group that fills itself by one condition, saved by the editor's own form.
async function automatic(name, condition) {
	const group = await makeGroup(head, name, { policy: 'enrol', population: 'automatic' });
	const path = `/groups/${group}/rules`;
	const typed = Object.fromEntries(Object.entries({ block: 1, ...condition }).map(([field, value]) => [`${field}_1`, value]));
	const answer = await (await head.get(path)).submit(path, { mode: 'all', tell: '1', ...typed }, { button: 'save' });
	assert.equal(answer.status, 200, answer.text);
	assert.equal(one(`SELECT COUNT(*) AS n FROM rules WHERE group_id = ${group} AND status = 'current'`).n, 1, answer.text);
	return group;
}

async function edit(email, values) {
	const path = `/learners/${member(email)}/edit`;
	const answer = await (await head.get(path)).submit(path, values);
	assert.equal(answer.status, 200, answer.text);
}

test('with the page of a person', async () => {
	await edit(ADA, { [`field_${department}`]: 'Fleet' });
	assert.deepEqual(inGroup(fleet), [ADA]);
	assert.match((await head.get(`/groups/${fleet}`)).text, /ada@follow\.example/);
	assert.equal(mails(fleet, ADA), 1);
	await edit(ADA, { [`field_${department}`]: 'Office' });
	assert.deepEqual(inGroup(fleet), []);
	assert.equal(mails(fleet, ADA), 1);
	checkInvariants(muster);
});

test('with a file of changes, and when it is taken back', async () => {
	const id = await uploaded(muster, head, '/imports/new', `email,Department\n${[ADA, BEN, CLEO].map((email) => `${email},Fleet`).join('\n')}\n`,
		{ kind: 'update' });
	assert.deepEqual(inGroup(fleet), []);
	await approve(head, id);
	await over(muster, id);
	assert.deepEqual(inGroup(fleet), [ADA, BEN, CLEO]);
	assert.equal(mails(fleet, BEN), 1);
	checkInvariants(muster);
	await press(head, id, 'undo');
	await over(muster, id, 'undone');
	assert.deepEqual(inGroup(fleet), []);
	checkInvariants(muster);
});

test('with people who are new', async () => {
	const id = await uploaded(muster, head, '/imports/new', 'email,first name,last name,Department\nnew@follow.example,Nia,New,Fleet\n', { kind: 'people' });
	await approve(head, id);
	await over(muster, id);
	assert.deepEqual(inGroup(fleet), ['new@follow.example']);
	checkInvariants(muster);
});

test('with what other systems say of a course', async () => {
	const made = await openCourse(muster, head, 'First aid', []);
	await learner(muster, head, made, DAN);
	const aiders = await automatic('First aiders', { subject: 'course', kind: null, course: made.course, comparison: 'is', status: 'completed' });
	const from = new Sender(muster, await makeKey(head, 'Player'));
	assert.deepEqual(inGroup(aiders), []);
	await from.give(from.statement(DAN, 'completed', from.course(made.course)));
	assert.deepEqual(inGroup(aiders), [DAN]);
	const [{ uuid }] = muster.sql("SELECT uuid FROM statements ORDER BY stored DESC LIMIT 1");
	await from.give(from.statement(DAN, 'http://adlnet.gov/expapi/verbs/voided', { objectType: 'StatementRef', id: uuid }));
	assert.deepEqual(inGroup(aiders), []);
	assert.equal(mails(aiders, DAN), 1);
	checkInvariants(muster);
});

test('with the last lesson of a course', async () => {
	const made = await openCourse(muster, head, 'Driving', [{ title: 'One', minutes: 5 }]);
	const eve = await learner(muster, head, made, 'eve@follow.example', 'Eve', 'Ember');
	const drivers = await automatic('Drivers', { subject: 'course', kind: null, course: made.course, comparison: 'is', status: 'completed' });
	const page = await (await eve.get(made.path)).submit(`${made.path}/start`);
	assert.deepEqual(inGroup(drivers), []);
	await page.submit(/^\/learning\/\d+\/\d+$/);
	assert.equal(standing(muster, made.course, 'eve@follow.example').status, 'completed');
	assert.deepEqual(inGroup(drivers), ['eve@follow.example']);
	assert.equal(mails(drivers, 'eve@follow.example'), 1);
	checkInvariants(muster);
});

test('with a name that its person changes', async () => {
	const made = await openCourse(muster, head, 'Names', []);
	const gus = await learner(muster, head, made, 'gus@follow.example', 'Gus', 'Green');
	const named = await automatic('Ågrens', { subject: 'name', kind: null, comparison: 'contains', value: 'ågren' });
	await (await gus.get('/account')).submit('/account', { first_name: 'Gus', last_name: 'Agren' });
	assert.deepEqual(inGroup(named), ['gus@follow.example']);
	await (await gus.get('/account')).submit('/account', { first_name: 'Gus', last_name: 'Green' });
	assert.deepEqual(inGroup(named), []);
});

test('with the archive, and the way back from it', async () => {
	const before = mails(fleet, CLEO);
	await edit(CLEO, { [`field_${department}`]: 'Fleet' });
	assert.ok(inGroup(fleet).includes(CLEO));
	const path = `/learners/${member(CLEO)}`;
	await (await head.get(`${path}/archive`)).submit(`${path}/archive`);
	assert.ok(!inGroup(fleet).includes(CLEO));
	checkInvariants(muster);
	await (await head.get(path)).submit(`${path}/restore`);
	assert.ok(inGroup(fleet).includes(CLEO));
	await (await head.get(`${path}/archive`)).submit(`${path}/archive`);
	// Whoever no longer matches does not come back.
	muster.sql(`UPDATE member_values SET value = 'Office', value_key = 'office' WHERE member_id = ${member(CLEO)} AND field_id = ${department}`);
	await (await head.get(path)).submit(`${path}/restore`);
	assert.ok(!inGroup(fleet).includes(CLEO));
	assert.equal(mails(fleet, CLEO), before + 1);
	checkInvariants(muster);
});
