// What an organisation knows of its people beside name and address: branches, additional fields, and people without a group.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { csvRows } from '../lib/csv.mjs';
import { until } from '../lib/process.mjs';

let muster, admin;

const HEAD = 'head@lakeside.example';
const PASSWORD = 'a password for the head';

before(async () => {
	muster = await start();
	muster.muster('account', ['create', '--email', HEAD, '--first', 'Lena', '--last', 'Lake', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const site = await muster.admin();
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Lakeside', time_zone: 'Europe/Berlin', email: HEAD });
	admin = await muster.signedIn(HEAD, PASSWORD);
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const branchId = (name) => one(`SELECT id FROM branches WHERE name = '${name}'`)?.id;
const fieldId = (name) => one(`SELECT id FROM fields WHERE name = '${name}'`)?.id;
const memberId = (email) => one(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${email}'`)?.id;
const valueOf = (email, name) => one(`SELECT v.value, v.fits FROM member_values v WHERE v.member_id = ${memberId(email)} AND v.field_id = ${fieldId(name)}`);

async function branch(name, parent = '') {
	const answer = await (await admin.get('/organisation/branches/new')).submit('/organisation/branches', { name, parent });
	assert.equal(answer.status, 200, answer.text);
	return branchId(name);
}

async function field(name, type, choices = '') {
	const answer = await (await admin.get('/organisation/fields/new')).submit('/organisation/fields', { name, type, choices });
	assert.equal(answer.status, 200, answer.text);
	return fieldId(name);
}

async function person(first, values = {}) {
	const email = `${first.toLowerCase()}@example.org`;
	const answer = await (await admin.get('/learners/new')).submit('/learners/new', { first_name: first, last_name: 'Berg', email, ...values });
	assert.equal(answer.status, 200, answer.text);
	return memberId(email);
}

const listed = (answer) => [...answer.html.matchAll(/class="title" href="\/learners\/\d+">([^<]*)/g)].map((hit) => hit[1]);

describe('branches', () => {
	test('a tree grows, and each branch has its page', async () => {
		await branch('Northfield');
		await branch('Riverside', 'Northfield');
		await branch('Hall 3', 'northfield / riverside');
		await branch('Southport');
		const tree = await admin.get('/organisation/branches');
		assert.match(tree.text, /4 branches/);
		assert.match(tree.text, /Northfield 0 people 2 branches below/);
		const page = await admin.get(`/organisation/branches/${branchId('Hall 3')}`);
		assert.ok(page.links().some((link) => link.href === `/organisation/branches/${branchId('Northfield')}`));
		assert.deepEqual((await admin.get('/organisation/branches?q=HALL')).text.match(/Northfield › Riverside › Hall 3/)?.length, 1);
	});

	test('what is wrong is said at the field, and what was typed stays', async () => {
		const page = await admin.get('/organisation/branches/new');
		const twin = await page.submit('/organisation/branches', { name: 'SOUTHPORT' });
		assert.equal(twin.status, 422);
		assert.match(twin.html, /value="SOUTHPORT"/);
		const lost = await page.submit('/organisation/branches', { name: 'Hall 4', parent: 'Rverside' });
		assert.equal(lost.status, 422);
		assert.match(lost.text, /Did you mean “Northfield › Riverside”\?/);
	});

	test('one is renamed and moved, but not below itself', async () => {
		const path = `/organisation/branches/${branchId('Riverside')}`;
		assert.match((await (await admin.get(path)).submit(path, { name: 'Riverbank' })).text, /has its new name/);
		const wrong = await (await admin.get(path)).submit(`${path}/move`, { parent: 'Hall 3' });
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, /cannot go below itself/);
		assert.match((await (await admin.get(path)).submit(`${path}/move`, { parent: 'Southport' })).text, /at its new place/);
		assert.equal(one(`SELECT parent_id FROM branches WHERE name = 'Riverbank'`).parent_id, branchId('Southport'));
	});

	test('one that holds people goes only when another takes them over', async () => {
		await person('Mona', { branch: 'Riverbank' });
		const path = `/organisation/branches/${branchId('Riverbank')}/delete`;
		const confirm = await admin.get(path);
		assert.match(confirm.text, /1 person is in it, and 1 branch is below it/);
		assert.equal((await confirm.submit(path, { heir: '' })).status, 422);
		assert.match((await confirm.submit(path, { heir: 'Northfield' })).text, /is deleted/);
		assert.equal(one(`SELECT branch_id FROM members WHERE id = ${memberId('mona@example.org')}`).branch_id, branchId('Northfield'));
		assert.equal(one(`SELECT parent_id FROM branches WHERE name = 'Hall 3'`).parent_id, branchId('Northfield'));
	});
});

describe('additional fields', () => {
	test('a person is added without a group, with all details, and is told', async () => {
		const [number, hours, since, shift] = [await field('Staff number', 'text'), await field('Hours', 'number'), await field('Since', 'date'), await field('Shift', 'choice', 'Early\nLate')];
		const id = await person('Ola', { branch: 'hall 3', [`field_${number}`]: '00471', [`field_${hours}`]: '37,5', [`field_${since}`]: '23.11.2026', [`field_${shift}`]: 'Late' });
		const page = await admin.get(`/learners/${id}`);
		for (const words of ['Northfield › Hall 3', '00471', '37.5', '23 Nov 2026', 'Late'])
			assert.ok(page.text.includes(words), words);
		const mail = await muster.mail.wait({ to: 'ola@example.org' });
		assert.match(mail.text, /set your password/);
		const twice = await (await admin.get('/learners/new')).submit('/learners/new', { first_name: 'Ola', email: 'ola@example.org', [`field_${hours}`]: 'many' });
		assert.equal(twice.status, 422);
		assert.match(twice.text, /Already a member/);
		assert.match(twice.text, /Hours: This is no number/);
	});

	test('details are edited with one line in the log', async () => {
		const path = `/learners/${memberId('ola@example.org')}/edit`;
		await (await admin.get(path)).submit(path, { branch: '', [`field_${fieldId('Hours')}`]: '20', [`field_${fieldId('Shift')}`]: 'Early' });
		assert.equal(valueOf('ola@example.org', 'Hours').value, '20');
		assert.deepEqual(muster.sql(`SELECT detail FROM activities WHERE verb = 'member.changed'`), [{ detail: 'branch, Hours, Shift' }]);
		await (await admin.get(path)).submit(path, { branch: 'Hall 3' });
	});

	test('people are found by the value of a field and by their branch, narrowed down, and listed in files', async () => {
		assert.deepEqual(listed(await admin.get('/learners?q=00471')), ['Ola Berg']);
		assert.deepEqual(listed(await admin.get('/learners?q=hall+3')), ['Ola Berg']);
		assert.deepEqual(listed(await admin.get('/learners?branch=Northfield')), ['Mona Berg']);
		assert.deepEqual(listed(await admin.get('/learners?branch=Northfield&below=1')), ['Mona Berg', 'Ola Berg']);
		assert.deepEqual(listed(await admin.get('/learners?branch=Southport&below=1')), []);
		assert.match((await admin.get('/learners?branch=Northfeld')).text, /Did you mean “Northfield”/);
		assert.equal((await admin.get('/learners.csv?branch=Northfeld')).status, 404);
		const rows = csvRows((await admin.get('/learners.csv?branch=Hall+3&groupless=1')).body);
		assert.deepEqual(rows[0].slice(-5), ['branch', 'Staff number', 'Hours', 'Since', 'Shift']);
		assert.deepEqual(rows[1].slice(-5), ['Northfield › Hall 3', '00471', '20', '2026-11-23', 'Early']);
		assert.equal(rows.length, 2);
	});

	test('a change of type shows what becomes of the values and keeps what does not fit', async () => {
		const id = fieldId('Staff number'), path = `/organisation/fields/${id}`, edit = `/learners/${memberId('mona@example.org')}/edit`;
		await (await admin.get(edit)).submit(edit, { [`field_${id}`]: 'ABC' });
		const asked = await (await admin.get(path)).submit(path, { type: 'number' });
		assert.equal(asked.status, 422);
		assert.match(asked.text, /1 fits\. 1 of them is written otherwise/);
		assert.match(asked.text, /“00471” becomes “471”/);
		assert.match(asked.text, /1 does not fit/);
		assert.equal(valueOf('ola@example.org', 'Staff number').value, '00471');
		await asked.submit(path, { agreed: '1' });
		assert.deepEqual({ ...valueOf('ola@example.org', 'Staff number') }, { value: '471', fits: 1 });
		assert.deepEqual({ ...valueOf('mona@example.org', 'Staff number') }, { value: 'ABC', fits: 0 });
		assert.match((await admin.get(`/learners/${memberId('mona@example.org')}`)).text, /ABC no number/);
		const kept = await (await admin.get(edit)).submit(edit, { branch: 'Southport' });
		assert.equal(kept.status, 200);
		assert.deepEqual({ ...valueOf('mona@example.org', 'Staff number') }, { value: 'ABC', fits: 0 });
		assert.equal((await (await admin.get(edit)).submit(edit, { [`field_${id}`]: '12' })).status, 200);
		assert.deepEqual({ ...valueOf('mona@example.org', 'Staff number') }, { value: '12', fits: 1 });
	});

	test('a choice is renamed with its people; a field is deleted after a page that counts the values', async () => {
		const path = `/organisation/fields/${fieldId('Shift')}`;
		await (await admin.get(path)).submit(`${path}/choice`, { choice: 'Early', label: 'Morning' });
		assert.equal(valueOf('ola@example.org', 'Shift').value, 'Morning');
		await (await admin.get('/organisation/fields')).submit(`${path}/shift`);
		assert.equal(one('SELECT name FROM fields ORDER BY position LIMIT 1 OFFSET 2').name, 'Shift');
		const confirm = await admin.get(`${path}/delete`);
		assert.match(confirm.text, /1 person has a value of it/);
		await confirm.submit(`${path}/delete`);
		assert.equal(fieldId('Shift'), undefined);
	});

	test('as many choices as there may be, as long as they may be, can be edited again', async () => {
		const choices = Array.from({ length: 200 }, (_, number) => String(number).padStart(4, '0') + '\u{20000}'.repeat(96)).join('\n');
		const id = await field('Seat', 'choice', choices);
		const page = await admin.get(`/organisation/fields/${id}`);
		assert.equal(page.status, 200, page.text);
		assert.ok(page.html.includes('0199\u{20000}'));
		await (await admin.get(`/organisation/fields/${id}/delete`)).submit(`/organisation/fields/${id}/delete`);
	});
});

test('people of a branch are copied into a group, ticked or all at once', async () => {
	await (await admin.get('/groups/new')).submit('/groups/new', { name: 'Drivers', policy: 'ask' });
	const { id } = one(`SELECT id FROM groups WHERE name = 'Drivers'`), path = `/groups/${id}/enrol/copy`;
	const bulk = (page, values) => admin.post(path, [...page.forms().find((form) => form.id === 'bulk').fields, ...Object.entries(values)]);
	const page = await admin.get(`${path}?branch=Southport`);
	assert.match(page.text, /1 person in Southport/);
	await bulk(page, { id: memberId('mona@example.org') });
	assert.deepEqual({ ...one(`SELECT route, route_detail, status FROM memberships WHERE group_id = ${id}`) }, { route: 'existing', route_detail: 'Southport', status: 'active' });
	await bulk(await admin.get(`${path}?branch=Northfield&below=1`), { all: '1' });
	await until('the copies', () => one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${id} AND status = 'active'`).n === 2);
	assert.match((await admin.get(`/learners/${memberId('ola@example.org')}`)).text, /branch Northfield/);
	assert.deepEqual(listed(await admin.get('/learners?groupless=1&branch=Northfield&below=1')), []);
	const rows = csvRows((await admin.get(`/groups/${id}/learners.csv`)).body);
	assert.deepEqual(rows[0].slice(-4), ['branch', 'Staff number', 'Hours', 'Since']);
	assert.deepEqual(rows.find((row) => row[2] === 'ola@example.org').slice(-4), ['Northfield › Hall 3', '471', '20', '2026-11-23']);
});

test('a large tree stays usable: typed into rather than chosen from', async () => {
	const organisation = one('SELECT id FROM organisations LIMIT 1').id;
	muster.sql(`INSERT INTO branches (organisation_id, parent_id, name, name_key, created_at)
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
		SELECT ${organisation}, CASE WHEN i % 10 = 0 THEN NULL ELSE ${branchId('Southport')} END, 'Site ' || i, 'site ' || i, 0 FROM n`);
	const tree = await admin.get('/organisation/branches');
	assert.match(tree.text, /2,003 branches/);
	const form = await admin.get('/learners/new');
	assert.match(form.html, /<input id="branch" name="branch"[^>]*list="branch-list"/);
	const id = await person('Tilda', { branch: 'site 1999' });
	assert.match((await admin.get(`/learners/${id}`)).text, /Southport › Site 1999/);
});

test('nothing went wrong meanwhile', () => assert.deepEqual(muster.troubles(), []));
