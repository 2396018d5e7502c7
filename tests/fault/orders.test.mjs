// Orders that are paid, cancelled and refunded by many at once, and by a web side that is killed meanwhile: seats and courses come
// exactly once, and invoices have no gaps.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { killNow, until } from '../lib/process.mjs';

const PASSWORD = 'a password for the demo', AT_ONCE = 64, ROUNDS = 10, KILLS = 16, SEATS = 3;
let muster, admin, site, group;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, workers: 4, work: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	site = await muster.signedIn('site@muster.example', PASSWORD);
	group = one("SELECT id FROM groups WHERE name = 'Residential care staff'").id;
});
afterEach(() => checkInvariants(muster));
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const seats = () => one(`SELECT seats FROM groups WHERE id = ${group}`).seats;
const mails = (kind, order) => one(`SELECT COUNT(*) AS n FROM messages WHERE kind = '${kind}' AND detail = '${order}'`).n;

// A new course on offer, so that each order has one to bring.
async function newOffer(title) {
	await (await site.get('/admin/prices/offers/new')).submit('/admin/prices/offers', { title, price: '10' });
	return one(`SELECT id FROM offers WHERE title = '${title}'`).id;
}

async function reviewed(values) {
	const path = `/groups/${group}/order`;
	return (await admin.get(path)).submit(path, values, { button: 'Work out the total' });
}

async function ordered(title) {
	const page = await reviewed({ seats: SEATS, offer: await newOffer(title) });
	const answer = await page.submit(`/groups/${group}/order`, {}, { button: 'Order for', follow: false });
	assert.equal(answer.status, 303, answer.text);
	return Number(answer.location.split('/').pop());
}

// The form of that page, to be sent as often as one likes.
async function press(client, page, action = page) {
	const { fields } = (await client.get(page)).form(action);
	return () => client.post(action, fields, { follow: false });
}

const paying = (id) => press(site, `/admin/orders/${id}/paid`);
const many = (times, send) => Array.from({ length: times }, send);

function neverAnError(answers) {
	for (const answer of answers)
		assert.ok(answer.status < 500, `${answer.path}: ${answer.status} ${answer.text}`);
}

// All that an order brings is there, once.
function checkPaid(id, title, before) {
	assert.equal(one(`SELECT status FROM orders WHERE id = ${id}`).status, 'paid');
	assert.equal(seats(), before + SEATS);
	assert.deepEqual(muster.sql(`SELECT seats FROM seat_entries WHERE order_id = ${id}`), [{ seats: SEATS }]);
	assert.equal(one(`SELECT COUNT(*) AS n FROM courses c JOIN group_courses g ON g.course_id = c.id WHERE c.title = '${title}' AND g.group_id = ${group}`).n, 1);
	assert.equal(mails('order_paid', id), 1);
}

test('an order that is marked as paid by many at once is fulfilled once', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		const before = seats(), title = `Paid at once ${round}`, id = await ordered(title), pay = await paying(id);
		const answers = await Promise.all(many(AT_ONCE, pay));
		neverAnError(answers);
		assert.ok(answers.every((answer) => answer.status === 303));
		checkPaid(id, title, before);
	}
});

test('where it is cancelled and marked as paid in the same moment, the money wins', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		muster.clock.advance(900); // an organisation makes 30 orders an hour at most
		const before = seats(), title = `Paid and cancelled ${round}`, id = await ordered(title);
		const pay = await paying(id), cancel = await press(admin, `/orders/${id}/cancel`);
		neverAnError(await Promise.all([...many(4, cancel), ...many(4, pay), ...many(4, cancel), ...many(4, pay)]));
		checkPaid(id, title, before);
		assert.ok(mails('order_cancelled', id) <= 1);
	}
});

test('seats are refunded once, and never more than are free', async () => {
	muster.clock.advance(3600);
	const before = seats(), id = await ordered('Refunded');
	await (await paying(id))();
	const { fields } = (await site.get(`/admin/orders/${id}`)).form(`/admin/orders/${id}/refund`);
	const all = [...fields.filter(([name]) => name !== 'seats_back'), ['seats_back', String(SEATS)]];
	const answers = await Promise.all(many(16, () => site.post(`/admin/orders/${id}/refund`, all, { follow: false })));
	neverAnError(answers);
	assert.equal(answers.filter((answer) => answer.status === 303).length, 1);
	assert.equal(seats(), before);
	assert.equal(mails('order_refunded', id), 1);
	assert.equal(one(`SELECT COUNT(*) AS n FROM invoices WHERE order_id = ${id} AND kind = 'credit'`).n, 1);
});

test('orders that are made at once have invoices without a gap', async () => {
	muster.clock.advance(3600);
	const page = await reviewed({ seats: SEATS });
	const before = one('SELECT COUNT(*) AS n FROM orders').n;
	const answers = await Promise.all(many(40, () => page.submit(`/groups/${group}/order`, {}, { button: 'Order for', follow: false })));
	neverAnError(answers);
	assert.equal(answers.filter((answer) => answer.status === 303).length, 30, 'and thirty within an hour are the most');
	assert.equal(one('SELECT COUNT(*) AS n FROM orders').n, before + 30);
});

test('a web side that is killed while an order is marked as paid fulfils it once', async (t) => {
	const random = seeded(t);
	muster.clock.advance(3600);
	let lost = 0;

	for (let round = 0; round < KILLS; round++) {
		muster.clock.advance(900);
		const before = seats(), title = `Killed ${round}`, id = await ordered(title), pay = await paying(id);
		const begin = () => many(6, () => pay().catch(() => ({ status: 502 })));
		let answers;
		if (round % 4 === 0) { // surely within the transaction, behind what it gives
			answers = await muster.endlessly('INSERT ON messages', async () => {
				const begun = begin();
				await muster.untilWriting();
				await muster.kill('serve');
				return begun;
			});
			muster.start('serve');
		} else {
			answers = begin();
			await pause(random.between(0, 12));
			await killNow(...muster.processes.serve.childrenNamed('muster-web'));
		}
		lost += (await Promise.all(answers)).filter((answer) => answer.status === 502).length;
		await until('an answer', async () => (await pay()).status === 303);
		checkPaid(id, title, before);
	}
	t.diagnostic(`${lost} answers were lost`);
	assert.ok(lost >= 6 * KILLS / 4);
});
