// Orders from the price list to the credit note, through the real web server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkInvariants } from '../lib/invariants.mjs';
import { csvRows } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, site, leader;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	site = await muster.signedIn('site@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const group = (name) => one(`SELECT id, seats, seats_held FROM groups WHERE name = '${name}'`);
const latest = () => one('SELECT * FROM orders ORDER BY id DESC LIMIT 1');
const offer = (title) => one(`SELECT id FROM offers WHERE title = '${title}'`).id;
const care = () => group('Residential care staff');

// The page that says what it comes to.
async function review(id, values, client = admin) {
	const path = `/groups/${id}/order`;
	return (await client.get(path)).submit(path, values, { button: 'Work out the total' });
}

async function order(id, values, more = {}) {
	const path = `/groups/${id}/order`;
	const page = await review(id, values);
	assert.equal(page.status, 200, page.text);
	const answer = await page.submit(path, { buyer: 'Northfield\n12 Hill Road', ...more }, { button: 'Order for' });
	assert.equal(answer.status, 200, answer.text);
	assert.match(answer.path, /^\/orders\/\d+$/);
	return latest().id;
}

async function markPaid(id) {
	const path = `/admin/orders/${id}/paid`;
	return (await site.get(path)).submit(path);
}

test('seats and courses are ordered by invoice, marked as paid, and are there', async () => {
	const before = care();
	const shown = await admin.get(`/groups/${before.id}/order`);
	assert.match(shown.text, /£29\.00 a seat/);
	assert.match(shown.text, /Transporting people safely £190\.00/);
	const page = await review(before.id, { seats: '20', offer: offer('Transporting people safely') });
	assert.match(page.text, /£770\.00/);
	const id = await order(before.id, { seats: '20', offer: offer('Transporting people safely') }, { reference: 'PO 99' });
	const waits = await admin.get(`/orders/${id}`);
	assert.match(waits.text, /Waiting for your payment/);
	const mail = await muster.mail.wait({ to: 'admin@muster.example', subject: `Your order MU-${id}: £770.00` });
	assert.ok(mail.text.includes('20 seats and Transporting people safely'), mail.text);
	assert.ok(mail.text.includes(`/orders/${id}`));
	assert.equal(care().seats, before.seats);

	const invoice = await admin.get(`/orders/${id}/invoice`);
	for (const words of ['Invoice INV-', 'PO 99', '12 Hill Road', 'Muster Training Ltd', '£580.00', '£770.00', 'To be paid by', 'sort code'])
		assert.ok(invoice.text.includes(words), words);

	const list = await site.get('/admin/orders?status=waiting');
	assert.ok(list.text.includes(`MU-${id}`) && list.text.includes('Northfield Family Services'));
	const confirm = await site.get(`/admin/orders/${id}/paid`);
	assert.match(confirm.text, /Seats: 20/);
	await markPaid(id);
	assert.equal(care().seats, before.seats + 20);
	assert.equal(one(`SELECT COUNT(*) AS n FROM group_courses g JOIN courses c ON c.id = g.course_id WHERE g.group_id = ${before.id} AND c.offer_id = ${offer('Transporting people safely')}`).n, 1);
	await muster.mail.wait({ to: 'admin@muster.example', subject: `Paid: your order MU-${id}` });
	assert.match((await admin.get(`/orders/${id}`)).text, /noted by Robin Keeper/);
	assert.match((await admin.get(`/orders/${id}/invoice`)).text, /Paid on/);
	assert.match((await admin.get('/organisation/activity?kind=order')).text, new RegExp(`Robin Keeper noted the payment of the order MU-${id}`));
	const again = await confirm.submit(`/admin/orders/${id}/paid`);
	assert.match(again.text, /paid already/);
	assert.equal(care().seats, before.seats + 20);
	checkInvariants(muster);
});

describe('bad input', () => {
	for (const seats of ['-1', '0', '1.5', '1e3', '100001', '99999999999999999999', 'many', '9'.repeat(10000), '🪑'])
		test(`a number of seats like ${seats.slice(0, 22)} is refused with what was typed kept`, async () => {
			const count = one('SELECT COUNT(*) AS n FROM orders').n;
			const page = await review(care().id, { seats });
			assert.equal(page.status, 422);
			assert.match(page.text, /whole number of seats from 1 to 100,000|has more than 30 characters/);
			assert.ok(page.html.includes(`value="${seats}"`));
			assert.equal(one('SELECT COUNT(*) AS n FROM orders').n, count);
		});

	test('nothing, a course that is not there, a way to pay that is not offered, no address', async () => {
		const { id } = care();
		const path = `/groups/${id}/order`;
		assert.match((await review(id, {})).text, /Enter a number of seats, or choose a course/);
		assert.match((await review(id, { offer: '999' })).text, /not on offer any more/);
		const page = await review(id, { seats: '2' });
		assert.ok(!page.html.includes('value="checkout"'), 'without a provider only invoices are offered');
		const refused = await page.submit(path, { payment: 'checkout', buyer: '  ' }, { button: 'Order for' });
		assert.equal(refused.status, 422);
		assert.match(refused.text, /Choose how to pay/);
		assert.match(refused.text, /Enter the name and address/);
	});

	test('a total that is not that of the prices is said again, and nothing is ordered', async () => {
		const { id } = care();
		const page = await review(id, { seats: '2' });
		const count = one('SELECT COUNT(*) AS n FROM orders').n;
		const refused = await page.submit(`/groups/${id}/order`, { total: '1', buyer: 'Us' }, { button: 'Order for' });
		assert.equal(refused.status, 422);
		assert.match(refused.text, /comes to £58\.00 now/);
		assert.equal(one('SELECT COUNT(*) AS n FROM orders').n, count);
		await refused.submit(`/groups/${id}/order`, {}, { button: 'Order for' });
		assert.equal(latest().total, 5800);
		await cancel(latest().id);
	});

	test('an order can be changed before it is made', async () => {
		const { id } = care();
		const page = await review(id, { seats: '2', offer: offer('Food hygiene in shared kitchens') });
		const form = await page.submit(`/groups/${id}/order`, {}, { button: 'Change it' });
		assert.ok(form.html.includes('value="2"'));
		assert.match(form.html, new RegExp(`value="${offer('Food hygiene in shared kitchens')}" checked`));
	});
});

async function cancel(id, client = admin, base = '/orders') {
	const path = `${base}/${id}/cancel`;
	return (await client.get(path)).submit(path);
}

test('a cancelled order has nothing to pay, its invoice is taken back, and money wins all the same', async () => {
	const before = care();
	const id = await order(before.id, { seats: '3' });
	assert.match((await cancel(id)).text, /The order is cancelled/);
	assert.match((await admin.get(`/orders/${id}/invoice`)).text, /Credit note INV-\d{6}.*Credit against invoice INV-/s);
	await muster.mail.wait({ to: 'admin@muster.example', subject: `Cancelled: your order MU-${id}` });
	const late = await admin.get(`/orders/${id}/cancel`);
	assert.equal(late.title, `Cancel order MU-${id} · Muster`);
	assert.match(late.text, /cannot be cancelled/);
	assert.match((await site.get(`/admin/orders/${id}/cancel`)).text, /cannot be cancelled/);
	await markPaid(id);
	assert.match((await site.get(`/admin/orders/${id}/paid`)).text, /Yes: it was paid on/);
	assert.equal(care().seats, before.seats + 3);
	const papers = (await admin.get(`/orders/${id}/invoice`)).text;
	assert.match(papers, /Taken back by credit note INV-\d{6}\. Nothing is due\..*Credit against invoice INV-\d{6}.*Paid on/s);
	assert.equal(papers.match(/Paid on/g).length, 1, 'only the new invoice is paid');
	assert.ok(!papers.includes('sort code'), 'what is paid asks for nothing');
	assert.equal(one(`SELECT SUM(CASE WHEN kind = 'invoice' THEN amount ELSE -amount END) AS n FROM invoices WHERE order_id = ${id}`).n, 8700);
});

test('a refund takes back free seats only', async () => {
	const before = group('Night shift supervisors');
	const id = await order(before.id, { seats: '2' });
	await markPaid(id);
	const path = `/admin/orders/${id}/refund`;
	const page = await site.get(`/admin/orders/${id}`);
	for (const seats_back of ['0', '-1', '3', '1.5', 'all', '']) {
		const refused = await page.submit(path, { seats_back });
		assert.equal(refused.status, 422, seats_back);
		assert.match(refused.text, /whole number of seats from 1 to 2/);
	}
	const done = await page.submit(path, { seats_back: '2' });
	assert.match(done.text, /£58\.00 for 2 of 2 seats/);
	assert.ok(!done.text.includes('Refund seats'), 'there is nothing more to take back');
	assert.equal(group('Night shift supervisors').seats, before.seats);
	await muster.mail.wait({ to: 'admin@muster.example', subject: `Refunded: your order MU-${id}` });
	assert.match((await admin.get(`/orders/${id}`)).text, /Refunded/);
	checkInvariants(muster);
});

test('invoice numbers have no gaps', () => {
	const numbers = muster.sql('SELECT number FROM invoices ORDER BY number').map((row) => row.number);
	assert.deepEqual(numbers, numbers.map((_, at) => at + 1));
});

test('a leader orders nothing, and an order of others is not there', async () => {
	const { id } = care();
	assert.equal((await leader.get(`/groups/${id}/order`)).status, 403);
	assert.equal((await leader.get('/orders')).status, 403);
	assert.equal((await admin.get('/orders/99999')).status, 404);
	assert.equal((await admin.get('/admin/orders')).status, 403);
});

test('the site sets its prices, and offers courses', async () => {
	const page = await site.get('/admin/prices');
	const bad = await page.submit('/admin/prices', { seat_price: '12,50', currency: 'EUR', invoice_days: '-1' });
	assert.equal(bad.status, 422);
	for (const words of ['Enter a price like 29.00', 'Retire them first', 'whole number of days'])
		assert.ok(bad.text.includes(words), words);
	const nameless = await page.submit('/admin/prices', { seller: '', terms: ' ' });
	assert.equal(nameless.status, 422);
	for (const words of ['name and address of the seller', 'how to pay an invoice'])
		assert.ok(nameless.text.includes(words), words);
	await page.submit('/admin/prices', { seat_price: '31.50' });
	assert.match((await admin.get(`/groups/${care().id}/order`)).text, /£31\.50 a seat/);
	const form = await site.get('/admin/prices/offers/new');
	assert.match((await form.submit('/admin/prices/offers', { title: 'medication ROUNDS', price: '5' })).text, /on offer already/);
	await form.submit('/admin/prices/offers', { title: 'Lifting safely', minutes: '30', price: '75' });
	const id = offer('Lifting safely');
	await (await site.get(`/admin/prices/offers/${id}`)).submit(`/admin/prices/offers/${id}`, { price: '80.5' });
	assert.match((await site.get('/admin/prices')).text, /Lifting safely 30 min £80\.50/);
	await (await site.get(`/admin/prices/offers/${id}/retire`)).submit(`/admin/prices/offers/${id}/retire`);
	assert.ok(!(await admin.get(`/groups/${care().id}/order`)).text.includes('Lifting safely'));
	assert.match((await site.get('/admin/activity')).text, /Robin Keeper ended the offer of the course Lifting safely/);
});

test('a group without a limit needs no seats, and a course is ordered once', async () => {
	const { id } = group('Volunteers 2026');
	const page = await admin.get(`/groups/${id}/order`);
	assert.match(page.text, /no limit of seats/);
	const course = offer('Food hygiene in shared kitchens');
	await order(id, { offer: course });
	assert.match((await admin.get(`/groups/${id}/order`)).text, /waits to be paid/);
	assert.match((await admin.post(`/groups/${id}/order`, { ...token(page), offer: course, do: 'review' })).text, /which waits to be paid/);
	await markPaid(latest().id);
	assert.match((await admin.get(`/groups/${id}/order`)).text, /This group has it/);
});

const token = (page) => Object.fromEntries(page.form().fields.filter(([name]) => name === 'csrf'));

test('the orders go out as a file', async () => {
	const answer = await site.get('/admin/orders.csv');
	assert.match(answer.headers['content-type'], /text\/csv/);
	const rows = csvRows(answer.body);
	assert.equal(rows[0][0], 'Order');
	assert.equal(rows.length - 1, one('SELECT COUNT(*) AS n FROM orders').n);
	assert.ok(rows.some((row) => row.includes('770.00') && row.includes('PO 99')));
});

test('no page lacked a value', () => {
	assert.deepEqual(muster.troubles().filter((line) => /nobody gave/.test(line)), []);
});
