// Seats of a group: what holds them, the ledger, their number, and what becomes of the seats of those who leave.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader, site;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
	site = await muster.signedIn('site@muster.example', PASSWORD);
});
after(() => muster?.stop());
afterEach(() => checkInvariants(muster));

const one = (query) => muster.sql(query)[0];
const group = (name) => one(`SELECT id, seats, seats_held AS held, seats_kept AS kept FROM groups WHERE name = '${name}'`);
const CARE = 'Residential care staff';

async function makeGroup(name, fields = {}) {
	const answer = await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', ...fields });
	assert.equal(answer.status, 200, answer.text);
	return group(name).id;
}

// Sets the number of seats by the page's own form.
async function set(id, seats, client = admin) {
	return (await client.get(`/groups/${id}/seats`)).submit(`/groups/${id}/seats`, { seats });
}

async function remove(id, membership) {
	const path = `/groups/${id}/learners/${membership}/remove`;
	const page = await admin.get(path);
	await page.submit(path);
	return page;
}

// Somebody active in a group who has started a course of it, and somebody who has not.
const learner = (id, has) => one(`SELECT m.id, a.email, trim(a.first_name || ' ' || a.last_name) AS name
	FROM memberships m JOIN members p ON p.id = m.member_id JOIN accounts a ON a.id = p.account_id
	WHERE m.group_id = ${id} AND m.status = 'active' AND ${has ? '' : 'NOT'} EXISTS (SELECT 1 FROM group_courses gc JOIN enrolments e
		ON e.course_id = gc.course_id AND e.member_id = m.member_id WHERE gc.group_id = m.group_id AND e.started_at IS NOT NULL) LIMIT 1`);

async function choose(choice) {
	await (await admin.get('/organisation')).submit('/organisation', { seat_return: choice });
	assert.equal(one('SELECT seat_return AS choice FROM organisations').choice, choice);
}

describe('the page', () => {
	test('it says what holds the seats, and every holder is behind its link', async () => {
		const { id, seats, held } = group(CARE);
		const page = await admin.get(`/groups/${id}/seats`);
		assert.ok(page.text.includes(`${held} of ${seats} used, ${seats - held} free`), page.text);
		for (const words of ['Active learners', 'Pending invites', 'Unused enrolment keys', 'People who left after having started', 'Why the balance is what it is'])
			assert.ok(page.text.includes(words), words);
		for (const href of [`/groups/${id}?status=active`, `/groups/${id}?status=pending`, `/groups/${id}/keys`, `/groups/${id}/seats/kept`, `/groups/${id}/waiting`])
			assert.equal((await admin.get(page.links().find((link) => link.href === href).href)).status, 200, href);
	});

	test('a leader looks, and changes nothing', async () => {
		const { id, seats } = group(CARE);
		const page = await leader.get(`/groups/${id}/seats`);
		assert.equal(page.status, 200);
		assert.ok(!page.html.includes(`action="/groups/${id}/seats"`));
		assert.ok(page.text.includes('An administrator of'));
		const { fields } = page.form('/logout');
		assert.equal((await leader.post(`/groups/${id}/seats`, [...fields, ['seats', '900']])).status, 403);
		assert.equal(group(CARE).seats, seats);
	});

	test('another organisation sees nothing of it', async () => {
		assert.equal((await leader.get(`/groups/${group('Volunteers 2026').id}/seats`)).status, 404);
	});
});

describe('the number', () => {
	test('below the seats held it is refused with their number, and what was typed stays', async () => {
		const { id, seats, held } = group(CARE);
		const answer = await set(id, '1');
		assert.equal(answer.status, 422);
		assert.ok(answer.text.includes(`${held} seats are held. Enter at least that number, or free seats first.`), answer.text);
		assert.equal(Object.fromEntries(answer.form(`/groups/${id}/seats`).fields).seats, '1');
		assert.equal(group(CARE).seats, seats);
	});

	test('what is no number is refused at its field', async () => {
		const { id, seats } = group(CARE);
		for (const typed of ['-1', '1.5', '1e3', 'many', '10000001', '9'.repeat(40), '💺', '٤٠']) {
			const answer = await set(id, typed);
			assert.equal(answer.status, 422, typed);
			assert.ok(answer.text.includes('Enter a whole number of seats'), typed);
		}
		assert.equal(group(CARE).seats, seats);
	});

	test('a new one stands in the ledger with who set it', async () => {
		const id = await makeGroup('Counted', { seats: '5' });
		assert.equal((await set(id, '8')).status, 200);
		assert.equal((await set(id, '')).status, 200);
		assert.equal((await set(id, '2')).status, 200);
		const page = await admin.get(`/groups/${id}/seats`);
		for (const words of ['The group was made', 'The number of seats was set', 'Dana Whitlock', '+5 seats', '+3 seats', 'no limit 0, no limit', '+2 seats', '0 of 2', '1 to 4 of 4'])
			assert.ok(page.text.includes(words), words);
		assert.ok((await admin.get('/organisation/activity')).text.includes('set the number of seats of'));
	});
});

describe('the ledger', () => {
	test('each step of an invite has its line, with the person as the leader may see them', async () => {
		const id = await makeGroup('Followed', { seats: '3' });
		await (await admin.get(`/groups/${id}/enrol/manual`)).submit(`/groups/${id}/enrol/manual`, { email1: 'ada@northfield.example', first1: 'Adalgisa', when: 'now' });
		const membership = one(`SELECT id FROM memberships WHERE group_id = ${id}`).id;
		let page = await admin.get(`/groups/${id}/seats`);
		assert.ok(page.text.includes('ada@northfield.example was invited') && page.text.includes('1 taken') && page.text.includes('1 of 3'), page.text);
		assert.ok(!page.text.includes('Adalgisa'), 'no name before they accept');
		await (await admin.get(`/groups/${id}/invites/${membership}/cancel`)).submit(`/groups/${id}/invites/${membership}/cancel`);
		page = await admin.get(`/groups/${id}/seats`);
		assert.ok(page.text.includes('is not invited any more') && page.text.includes('1 free again') && page.text.includes('0 of 3'), page.text);
	});

	test('whoever came by themselves was enrolled by nobody', async () => {
		const page = await admin.get(`/groups/${group(CARE).id}/seats`);
		assert.match(page.text, /Kwame Mensah used the group code CARE-AUTUMN Kwame Mensah/);
		assert.doesNotMatch(page.text, /was enrolled/);
	});

	test('it pages, there and back', async () => {
		const id = await makeGroup('Long', { seats: '0' });
		for (let i = 1; i <= 60; i++)
			muster.sql(`BEGIN; UPDATE groups SET seats = ${i} WHERE id = ${id};
				INSERT INTO seat_entries (organisation_id, group_id, at, why, seats, seats_after, held_after)
				SELECT organisation_id, id, ${1700000000 + i}, 'set', 1, ${i}, 0 FROM groups WHERE id = ${id}; COMMIT`);
		const first = await admin.get(`/groups/${id}/seats`);
		assert.ok(first.text.includes('0 of 60') && !first.text.includes('0 of 10'));
		const next = await admin.get(`/groups/${id}/seats${first.links().find((link) => link.rel === 'next').href}`);
		assert.ok(next.text.includes('0 of 10') && next.text.includes('The group was made'));
		const back = await admin.get(`/groups/${id}/seats${next.links().find((link) => link.rel === 'prev').href}`);
		assert.ok(back.text.includes('0 of 60'));
	});
});

describe('seats of those who leave', () => {
	test('whoever has started keeps it used, is told so beforehand, and has it again on coming back', async () => {
		const { id, held, kept } = group(CARE);
		const person = learner(id, true);
		assert.ok((await remove(id, person.id)).text.includes('The seat stays used, since they have started a course'));
		assert.deepEqual({ ...group(CARE) }, { id, seats: group(CARE).seats, held, kept: kept + 1 });
		assert.ok((await admin.get(`/groups/${id}/seats/kept`)).text.includes(person.name));
		assert.ok((await admin.get(`/groups/${id}/seats`)).text.includes(`${person.name} left after having started; the seat stays used`));

		await set(id, String(held));
		await (await admin.get(`/groups/${id}/enrol/manual`)).submit(`/groups/${id}/enrol/manual`, { email1: person.email, when: 'now' });
		assert.deepEqual({ held: group(CARE).held, kept: group(CARE).kept }, { held, kept });
		assert.ok((await admin.get(`/groups/${id}/seats`)).text.includes('came in again, and has the seat that was kept'));
	});

	test('whoever has not started gives it back', async () => {
		const id = await makeGroup('Beginners', { seats: '2', policy: 'enrol' });
		await (await admin.get(`/groups/${id}/enrol/manual`)).submit(`/groups/${id}/enrol/manual`, { email1: 'new@northfield.example', when: 'now' });
		assert.equal(group('Beginners').held, 1);
		const page = await remove(id, one(`SELECT id FROM memberships WHERE group_id = ${id}`).id);
		assert.ok(page.text.includes('They leave this group and the seat is free again.'));
		assert.deepEqual({ ...group('Beginners') }, { id, seats: 2, held: 0, kept: 0 });
	});

	test('where the organisation chose always, it comes back from everyone', async () => {
		await choose('always');
		const { id, held, kept } = group(CARE);
		await remove(id, learner(id, true).id);
		assert.deepEqual({ held: group(CARE).held, kept: group(CARE).kept }, { held: held - 1, kept });
		assert.ok((await admin.get(`/groups/${id}/seats`)).text.includes('Whoever leaves gives the seat back, always.'));
		await choose('unstarted');
		assert.ok((await admin.get('/organisation/activity')).text.includes('chose that seats of learners who leave'));
	});
});

describe('where seats are ordered', () => {
	const switched = async (on) => {
		const { id } = one('SELECT id FROM organisations LIMIT 1'), path = `/admin/organisations/${id}`;
		const page = await site.get(path);
		const form = page.forms().find(({ fields }) => fields.some(([name, value]) => name === 'feature' && value === 'own_seats'));
		await site.post(form.action, [...form.fields.filter(([name]) => name !== 'on'), ['on', on ? '1' : '0']]);
		assert.equal(one('SELECT own_seats AS n FROM organisations').n, on ? 1 : 0);
	};

	test('administrators cannot set them, and new groups begin with none', async () => {
		await switched(false);
		const { id, seats } = group(CARE);
		const page = await admin.get(`/groups/${id}/seats`);
		assert.ok(!page.html.includes(`action="/groups/${id}/seats"`));
		assert.match(page.text, /The number of seats changes by ordering them\. (Add seats|None are on sale at the moment)/);
		const { fields } = page.form('/logout');
		assert.equal((await admin.post(`/groups/${id}/seats`, [...fields, ['seats', '900']])).status, 403);
		assert.equal(group(CARE).seats, seats);
		assert.ok(!(await admin.get('/groups/new')).form('/groups/new').fields.some(([name]) => name === 'seats'));
		await makeGroup('None yet');
		assert.equal(group('None yet').seats, 0);
		await switched(true);
	});
});

test('nothing was said in the logs', () => {
	assert.deepEqual(muster.troubles(), []);
});
