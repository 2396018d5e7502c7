// Many people at the same thing in the same moment: one outcome each time, never a seat too many.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { addresses, enrol, enrolMany, enrolment, filled, group, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

const PASSWORD = 'five brave little boats', AT_ONCE = 64, TIMES = 20;
let muster, server, head;
before(async () => {
	server = await MailServer.start();
	muster = await start({ mailPort: server.port, workers: 4 });
	head = await organisation(muster);
});
afterEach(() => checkInvariants(muster));
after(async () => {
	await muster?.stop();
	await server?.stop();
});

// --- helpers ---

const LINK = /\/invite\/[\w-]{43}/;
const unfolded = (mail) => mail.raw.replace(/=\r\n/g, '');

// Invites these people, waits until their mails are out, and gives the paths of their links.
async function invited(id, emails) {
	const from = await server.count();
	await enrolMany(head, id, emails);
	await until('everybody to be pending', () => people(muster, id).pending === emails.length);
	const mails = (await server.log()).taken.slice(from);
	return emails.map((email) => LINK.exec(unfolded(mails.find((mail) => mail.to === email)))[0]);
}

// Makes so many groups of one seat and invites one person to all of them: [{ id, link }].
async function invitedToEach(name, count, email) {
	const from = await server.count();
	const groups = [];
	for (let i = 1; i <= count; i++) {
		groups.push({ name: `${name}-${100 + i}`, id: await group(head, `${name}-${100 + i}`, { seats: 1 }) });
		assert.equal((await enrol(head, groups.at(-1).id, [email])).status, 303);
	}
	await until('every invite to be pending', () => groups.every(({ id }) => people(muster, id).pending === 1));
	const mails = (await server.log()).taken.slice(from);
	return groups.map((one) => ({ ...one, link: LINK.exec(unfolded(mails.find((mail) => mail.raw.includes(one.name))))[0] }));
}

async function personWithAccount(email) {
	muster.muster('account', ['create', '--email', email, '--first', 'Pat', '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const client = muster.client();
	await (await client.get('/login?to=/account')).submit('/login', { email, password: PASSWORD });
	return client;
}

const one = (query) => muster.sql(query)[0];
const standing = (id) => one(`SELECT seats, seats_held FROM groups WHERE id = ${id}`);
const membership = (id, email) => one(`SELECT id, status, member_id FROM memberships WHERE group_id = ${id} AND email = '${email}' AND current = 1`);

// Presses that button of the page in every one of these clients at once; the answers, not followed.
async function allAtOnce(presses) {
	const forms = await Promise.all(presses.map(async ([client, page, action, values]) => {
		const form = (await client.get(page)).form(action);
		return [client, action, [...form.fields.filter(([name]) => !(name in (values ?? {}))), ...Object.entries(values ?? {})]];
	}));
	return Promise.all(forms.map(([client, action, fields]) => client.post(action, fields, { follow: false })));
}

function neverAnError(answers) {
	for (const answer of answers)
		assert.ok(answer.status < 500, `${answer.path}: ${answer.status} ${answer.text}`);
}

const entered = (answers) => answers.filter((answer) => answer.status === 303);

// --- accepting ---

test('a new person who accepts in two windows at once has one account and one place', async () => {
	const emails = addresses(6, 'twin');
	const id = await group(head, 'Twins', { seats: emails.length });
	const links = await invited(id, emails);

	for (const [i, link] of links.entries()) {
		const values = { first_name: 'Tony', last_name: 'Twin', password: PASSWORD };
		const answers = await allAtOnce([muster.client(), muster.client()].map((client) => [client, `${link}/accept`, `${link}/accept`, values]));
		neverAnError(answers);
		const [winner, ...more] = entered(answers);
		assert.ok(winner && !more.length, `one of them comes in: ${answers.map((one) => `${one.status} ${one.text}`)}`);
		assert.equal(winner.location, '/learning');
		assert.match(answers.find((one) => one !== winner).text, /This invite is accepted|has just changed/);
		assert.deepEqual(one(`SELECT COUNT(*) AS accounts FROM addresses WHERE email = '${emails[i]}'`), { accounts: 1 });
		assert.equal(membership(id, emails[i]).status, 'active');
		assert.match((await winner.client.get('/learning')).text, /You are in Twins now/);
	}
	assert.deepEqual(people(muster, id), { active: emails.length });
});

test('two clicks of a signed-in person, by the link and in My learning, are one', async () => {
	const email = 'clicker@crowd.example';
	const client = await personWithAccount(email);

	for (const { id, link } of await invitedToEach('Clicks', TIMES / 2, email)) {
		const inside = `/learning/invites/${membership(id, email).id}`;
		const answers = await allAtOnce([[client, link, `${link}/accept`], [client, inside, `${inside}/accept`]]);
		neverAnError(answers);
		assert.equal(entered(answers).length, 1, answers.map((answer) => `${answer.status} ${answer.text}`).join('\n'));
		assert.match(answers.find((answer) => answer.status !== 303).text, /This invite is accepted/);
		assert.deepEqual(people(muster, id), { active: 1 });
		assert.deepEqual(standing(id), { seats: 1, seats_held: 1 });
	}
});

test('twelve people who accept at once each have their seat', async () => {
	const emails = addresses(12, 'rush');
	const id = await group(head, 'Rush', { seats: emails.length });
	const links = await invited(id, emails);
	const answers = await allAtOnce(links.map((link, i) => [muster.client(), `${link}/accept`, `${link}/accept`,
		{ first_name: `Person ${i}`, last_name: '', password: PASSWORD }]));

	neverAnError(answers);
	assert.equal(entered(answers).length, emails.length, answers.map((answer) => answer.status).join(' '));
	assert.deepEqual(people(muster, id), { active: emails.length });
});

test('cancelling against accepting has one outcome, and both are told which', async (t) => {
	const email = 'wanted@crowd.example';
	const client = await personWithAccount(email);
	const outcomes = { active: 0, cancelled: 0 };

	for (const [i, { id, link }] of (await invitedToEach('Wanted', TIMES, email)).entries()) {
		const cancel = `/groups/${id}/invites/${membership(id, email).id}/cancel`;
		const presses = [[client, link, `${link}/accept`], [head, cancel, cancel]];
		const answers = await allAtOnce(i % 2 ? presses : presses.reverse());
		const [accepted, cancelled] = i % 2 ? answers : answers.reverse();
		neverAnError(answers);
		const { status } = membership(id, email);
		outcomes[status]++;
		assert.equal(cancelled.status, 303);
		const note = (await head.get(`/groups/${id}`)).text;
		if (status === 'active') {
			assert.equal(accepted.status, 303);
			assert.match(note, /There is no waiting invite to cancel/);
		} else {
			assert.equal(status, 'cancelled');
			assert.match(accepted.text, /This invite was cancelled/);
			assert.match(note, /The invite to wanted@crowd.example is cancelled/);
		}
		assert.deepEqual(standing(id), { seats: 1, seats_held: status === 'active' ? 1 : 0 });
	}
	t.diagnostic(`${outcomes.active} accepted, ${outcomes.cancelled} cancelled`);
});

test('accepting against declining has one outcome', async (t) => {
	const email = 'unsure@crowd.example';
	const client = await personWithAccount(email);
	const outcomes = { active: 0, declined: 0 };

	for (const [i, { id, link }] of (await invitedToEach('Unsure', TIMES / 2, email)).entries()) {
		const presses = [[client, link, `${link}/accept`], [client, link, `${link}/decline`]];
		neverAnError(await allAtOnce(i % 2 ? presses : presses.reverse()));
		const { status } = membership(id, email);
		outcomes[status]++;
		assert.deepEqual(standing(id), { seats: 1, seats_held: status === 'active' ? 1 : 0 });
		assert.match((await client.get(link)).text, status === 'active' ? /This invite is accepted/ : /You declined this invite/);
	}
	assert.equal(outcomes.active + outcomes.declined, TIMES / 2);
	t.diagnostic(`${outcomes.active} accepted, ${outcomes.declined} declined`);
});

// --- the last seat ---

for (const policy of ['ask', 'enrol'])
	test(`64 at once for the last seat, policy ${policy}: one gets it, 63 are told`, async () => {
		const id = await group(head, `Last seat ${policy}`, { policy, seats: 4 });
		await enrolMany(head, id, addresses(3, `first-${policy}`));
		const form = await enrolment(head, id, []);
		const answers = await Promise.all(addresses(AT_ONCE, `last-${policy}`).map((email) =>
			head.post(`/groups/${id}/enrol/manual`, filled(form, [email]), { follow: false })));

		neverAnError(answers);
		assert.equal(entered(answers).length, 1);
		for (const answer of answers.filter((answer) => answer.status !== 303)) {
			assert.equal(answer.status, 422);
			assert.match(answer.text, /No seat is free/);
		}
		assert.deepEqual(standing(id), { seats: 4, seats_held: 4 });
	});

async function narrow(id, seats) {
	const answer = await (await head.get(`/groups/${id}/seats`)).submit(`/groups/${id}/seats`, { seats }, { follow: false });
	return answer.status;
}

test('64 invited again at once for one seat: one gets it', async () => {
	const emails = addresses(AT_ONCE, 'again');
	const id = await group(head, 'Again');
	await enrolMany(head, id, emails, { when: 'hold' });
	const ids = muster.sql(`SELECT id FROM memberships WHERE group_id = ${id}`).map((row) => String(row.id));
	const fields = (await head.get(`/groups/${id}`)).form(`/groups/${id}/learners/bulk`).fields.filter(([name]) => name === 'csrf');
	await head.post(`/groups/${id}/learners/bulk`, [...fields, ['do', 'cancel'], ['confirmed', '1'], ...ids.map((one) => ['id', one])]);
	assert.deepEqual(people(muster, id), { cancelled: AT_ONCE });
	assert.equal(await narrow(id, 1), 303);

	const answers = await Promise.all(ids.map((one) => head.post(`/groups/${id}/invites/${one}/reinvite`, fields, { follow: false })));
	neverAnError(answers);
	await until('the mail of the one', () => people(muster, id).pending === 1);
	assert.deepEqual(people(muster, id), { cancelled: AT_ONCE - 1, pending: 1 });
	assert.deepEqual(standing(id), { seats: 1, seats_held: 1 });
});

test('a removal that is undone eight times at once brings back as many as there are seats', async () => {
	const emails = addresses(12, 'undo');
	const id = await group(head, 'Undo');
	await enrolMany(head, id, emails, { when: 'hold' });
	const ids = muster.sql(`SELECT id FROM memberships WHERE group_id = ${id}`).map((row) => String(row.id));
	const csrf = (await head.get(`/groups/${id}`)).form(`/groups/${id}/learners/bulk`).fields.filter(([name]) => name === 'csrf');
	await head.post(`/groups/${id}/learners/bulk`, [...csrf, ['do', 'remove'], ['confirmed', '1'], ...ids.map((one) => ['id', one])]);
	assert.deepEqual(people(muster, id), {});
	assert.equal(await narrow(id, 5), 303);

	const [{ at }] = muster.sql(`SELECT status_at AS at FROM memberships WHERE group_id = ${id} LIMIT 1`);
	neverAnError(await Promise.all(Array.from({ length: 8 }, () => head.post(`/groups/${id}/learners/bring-back/${at}`, csrf, { follow: false }))));
	assert.deepEqual(standing(id), { seats: 5, seats_held: 5 });
});

test('seats that are taken away while people come in never fall below those who are in', async () => {
	for (let i = 1; i <= 5; i++) {
		const id = await group(head, `Narrow ${i}`, { seats: 64 });
		await enrol(head, id, addresses(4, `narrow${i}-`));
		const form = await enrolment(head, id, []);
		const number = (await head.get(`/groups/${id}/seats`)).form(`/groups/${id}/seats`);
		const fields = [...number.fields.filter(([name]) => name !== 'seats'), ['seats', '6']];
		const answers = await Promise.all([
			...addresses(10, `late${i}-`).map((email) => head.post(`/groups/${id}/enrol/manual`, filled(form, [email]), { follow: false })),
			head.post(`/groups/${id}/seats`, fields, { follow: false }),
		]);
		neverAnError(answers);
		const { seats, seats_held: held } = standing(id);
		assert.equal(held, 4 + entered(answers.slice(0, -1)).length);
		assert.equal(seats, answers.at(-1).status === 303 ? 6 : 64);
		assert.ok(held <= seats);
	}
});
