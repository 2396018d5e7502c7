// Many people redeem at the same moment, and somebody guesses meanwhile: never a seat too many, never an honest person locked out.
// Takes long.
import assert from 'node:assert/strict';
import { request as send } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import { eachAtOnce, group, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { onPostgres } from '../lib/store.mjs';

const PASSWORD = 'five brave little boats', CROWD = 64, ROUNDS = onPostgres ? 30 : 100, DUELS = 20, GUESSES = 3000, WINDOW = 600;
let muster, head, crowd;

before(async () => {
	muster = await start({ workers: 4, work: false });
	head = await organisation(muster);
	const { code } = await coded('Everybody');
	crowd = Array.from({ length: CROWD }, (_, i) => ({ email: `crowd${i}@people.example`, client: muster.client() }));
	await eachAtOnce(crowd, 4, async (one) => {
		const page = await one.client.get(`/redeem/${code}`);
		const inside = await page.submit(/^\/redeem\//, { email: one.email, first_name: 'Ann', last_name: 'Price', password: PASSWORD });
		assert.equal(inside.path, '/learning', inside.text);
		one.csrf = inside.form('/logout').fields.find(([name]) => name === 'csrf')[1];
	});
});
afterEach(() => checkInvariants(muster));
after(() => muster?.stop());

// --- helpers ---

const row = (query) => muster.sql(query)[0];

// A group with a code that works: { id, code, codeId }.
async function coded(name, values = {}) {
	const id = await group(head, name, values), path = `/groups/${id}/enrol/code`;
	const answer = await (await head.get(path)).submit(path, { make: 'made', active: '1' }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	const made = row(`SELECT id, code FROM codes WHERE group_id = ${id}`);
	return { id, code: made.code, codeId: made.id };
}

// A group with a batch of keys: { id, batch, keys: [{ id, text }] }.
async function keyed(name, count) {
	const id = await group(head, name, { seats: count }), path = `/groups/${id}/keys`;
	await (await head.get(path)).submit(path, { name: 'September', keys: String(count) });
	const batch = row(`SELECT id FROM key_batches WHERE group_id = ${id}`).id;
	const texts = (await head.get(`${path}/${batch}/keys.csv`)).html.match(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/gm);
	const ids = muster.sql(`SELECT id FROM enrolment_keys WHERE batch_id = ${batch} ORDER BY number`);
	return { id, batch, keys: texts.map((text, i) => ({ text, id: ids[i].id })) };
}

const redeem = ({ client, csrf }, code) => client.post(`/redeem/${code}`, { csrf }, { follow: false });

function noneFailed(answers) {
	for (const answer of answers)
		assert.ok(answer.status === 303 || answer.status === 422, `${answer.path}: ${answer.status} ${answer.text}`);
}

// --- the last seat ---

test(`${CROWD} people who redeem at once for the last seat, ${ROUNDS} times: one gets it, all others its wait list`, async () => {
	const groups = [];
	await eachAtOnce(Array.from({ length: ROUNDS }), 4, async (_, i) => groups.push(await coded(`Last seat ${i}`, { seats: 1 })));
	for (const { id, code } of groups) {
		const answers = await Promise.all(crowd.map((one) => redeem(one, code)));
		noneFailed(answers);
		assert.deepEqual(answers.filter((answer) => answer.location !== '/learning').map((answer) => answer.text), []);
		assert.deepEqual(people(muster, id), { active: 1 });
		assert.deepEqual(row(`SELECT g.seats_held, g.on_wait_list, c.uses FROM groups g JOIN codes c ON c.group_id = g.id WHERE g.id = ${id}`),
			{ seats_held: 1, on_wait_list: CROWD - 1, uses: 1 });
		assert.deepEqual(row(`SELECT COUNT(*) AS lines FROM seat_entries WHERE group_id = ${id} AND held = 1`), { lines: 1 });
	}
	const told = row(`SELECT COUNT(*) FILTER (WHERE note_words LIKE 'You are in Last seat % now.') AS inside,
		COUNT(*) FILTER (WHERE note_words LIKE '%you stand on its wait list.%') AS waiting
		FROM sessions WHERE note_words IS NOT NULL`);
	assert.deepEqual(told, { inside: 1, waiting: CROWD - 1 });
});

test('a code with so many uses left is used so often, however many come at once', async () => {
	const { id, code, codeId } = await coded('Five uses');
	muster.sql(`UPDATE codes SET max_uses = 5 WHERE id = ${codeId}`);
	const answers = await Promise.all(crowd.map((one) => redeem(one, code)));
	noneFailed(answers);
	assert.equal(answers.filter((answer) => answer.status === 303).length, 5);
	for (const answer of answers.filter((one) => one.status === 422))
		assert.match(answer.text, /used as often as it may be/);
	assert.deepEqual(people(muster, id), { active: 5 });
	assert.equal(row(`SELECT uses FROM codes WHERE id = ${codeId}`).uses, 5);
});

// --- two at once ---

test('one key that two people redeem at once lets one in', async () => {
	const { id, keys } = await keyed('Twice', DUELS);
	for (const [i, key] of keys.entries()) {
		const answers = await Promise.all([crowd[2 * i], crowd[2 * i + 1]].map((one) => redeem(one, key.text)));
		noneFailed(answers);
		assert.equal(answers.filter((answer) => answer.status === 303).length, 1);
		assert.match(answers.find((answer) => answer.status === 422).text, /redeemed already, and each works once/);
	}
	assert.deepEqual(people(muster, id), { active: DUELS });
	assert.deepEqual(row(`SELECT seats_held, keys_unused FROM groups WHERE id = ${id}`), { seats_held: DUELS, keys_unused: 0 });
});

test('one person who redeems a key in two windows at once is in once', async () => {
	const { id, keys: [key] } = await keyed('Both', 1);
	const answers = await Promise.all([redeem(crowd[0], key.text), redeem(crowd[0], key.text)]);
	noneFailed(answers);
	assert.ok(answers.some((answer) => answer.status === 303));
	assert.deepEqual(people(muster, id), { active: 1 });
});

test('a key that is revoked while it is redeemed is one or the other', async (t) => {
	const { id, keys } = await keyed('Revoked', DUELS), random = seeded(t);
	const ends = { revoked: 0, redeemed: 0 };
	for (const [i, key] of keys.entries()) {
		const path = `/groups/${id}/keys/one/${key.id}/revoke`;
		const { fields } = (await head.get(path)).form(path);
		const both = [() => head.post(path, fields, { follow: false }), () => redeem(crowd[i], key.text)];
		const answers = await Promise.all((random.between(0, 1) ? both : both.reverse()).map((one) => one()));
		noneFailed(answers);
		const { status } = row(`SELECT status FROM enrolment_keys WHERE id = ${key.id}`);
		ends[status]++;
		assert.equal(row(`SELECT COUNT(*) AS places FROM memberships WHERE group_id = ${id} AND email = '${crowd[i].email}'`).places, status === 'redeemed' ? 1 : 0);
	}
	t.diagnostic(JSON.stringify(ends));
	assert.equal(ends.revoked + ends.redeemed, DUELS);
	assert.deepEqual(row(`SELECT seats_held, keys_unused FROM groups WHERE id = ${id}`), { seats_held: ends.redeemed, keys_unused: 0 });
});

test('a code that is switched off while many redeem lets in who came before, and nobody after', async (t) => {
	for (let round = 0; round < 5; round++) {
		const { id, code, codeId } = await coded(`Switched off ${round}`);
		const form = (await head.get(`/groups/${id}/codes`)).form(`/groups/${id}/codes/${codeId}/switch`);
		// Among them, so that some come before it and some after.
		const all = crowd.map((one) => () => redeem(one, code)), at = 12 * round;
		all.splice(at, 0, () => head.post(form.action, form.fields, { follow: false }));
		const answers = await Promise.all(all.map((one) => one()));
		assert.equal(answers.splice(at, 1)[0].status, 303);
		noneFailed(answers);
		const inside = answers.filter((answer) => answer.status === 303).length;
		t.diagnostic(`${inside} came in`);
		for (const answer of answers.filter((one) => one.status === 422))
			assert.match(answer.text, /not switched on/);
		assert.equal(people(muster, id).active ?? 0, inside);
		assert.equal(row(`SELECT uses FROM codes WHERE id = ${codeId}`).uses, inside);
		assert.equal((await redeem(crowd[0], code)).status, 422);
	}
});

// --- guessing ---

// One guess from an address of the loopback net, which the web server passes on; what the page says.
function guess(code, localAddress) {
	const { hostname, port } = new URL(muster.url);
	return new Promise((resolve, reject) => {
		const request = send({ hostname, port, path: `/redeem/${code}`, localAddress, agent: false, timeout: 60000 }, (response) => {
			const pieces = [];
			response.on('data', (piece) => pieces.push(piece));
			response.on('end', () => resolve({ status: response.statusCode, html: Buffer.concat(pieces).toString() }));
		});
		request.on('timeout', () => request.destroy(new Error('no answer within a minute')));
		request.on('error', reject);
		request.end();
	});
}

// So many guesses from these addresses, while everybody of the crowd redeems a right code; the answers of the guesses by kind.
async function guessing(random, addresses, name) {
	const { id, code } = await coded(name);
	const said = { unknown: 0, limited: 0, other: 0 }, began = Date.now();
	const guesses = eachAtOnce(Array.from({ length: GUESSES }), 16, async (_, i) => {
		const { status, html } = await guess(`GUESS${random.between(100000, 999999)}`, addresses[i % addresses.length]);
		said[status !== 422 ? 'other' : /There is no such code/.test(html) ? 'unknown' : /Too many wrong codes/.test(html) ? 'limited' : 'other']++;
	});
	const honest = eachAtOnce(crowd, 2, async (one) => {
		assert.match((await one.client.get(`/redeem/${code}`)).text, /works until/);
		const answer = await redeem(one, code);
		assert.equal(answer.location, '/learning', answer.text);
	});
	await Promise.all([guesses, honest]);
	assert.deepEqual(people(muster, id), { active: CROWD });
	assert.match((await guess(code, addresses[0])).html, /Too many wrong codes/);
	// On a slow machine ten minutes end meanwhile, and others begin.
	said.windows = 1 + Math.floor((Date.now() - began) / 1000 / WINDOW);
	return said;
}

test(`${GUESSES} guesses from one address are stopped after ten, while honest people redeem`, async (t) => {
	const said = await guessing(seeded(t), ['127.0.3.1'], 'Guessed by one');
	t.diagnostic(JSON.stringify(said));
	assert.equal(said.other, 0);
	assert.ok(said.unknown <= said.windows * (10 + 4), 'not more than as many at once as there are workers');
});

test(`${GUESSES} guesses from 200 addresses are stopped too, while honest people redeem`, async (t) => {
	const addresses = Array.from({ length: 200 }, (_, i) => `127.0.4.${i + 1}`);
	const said = await guessing(seeded(t), addresses, 'Guessed by many');
	t.diagnostic(JSON.stringify(said));
	assert.equal(said.other, 0);
	assert.ok(said.unknown <= said.windows * 200 * 10, `${said.unknown} were looked up`);
	// Somebody who mistypes once meanwhile can still redeem.
	const { code } = await coded('Mistyped');
	assert.match((await guess('MISTYPED', '127.0.5.1')).html, /There is no such code/);
	assert.match((await guess(code, '127.0.5.1')).html, /works until/);
});
