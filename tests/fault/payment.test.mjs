// Payments while processes are killed, the provider fails, and two say at once that an order is paid: what was paid is there, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { Shop, startProvider } from '../lib/provider.mjs';

const ROUNDS = 20;
let provider, muster, shop;

before(async () => {
	provider = await startProvider();
	muster = await start({ conf: provider.conf, workers: 4 });
	provider.tells(muster);
	shop = await new Shop(muster).open();
});
after(async () => {
	await muster?.stop();
	await provider?.stop();
});

const jobOf = (id, kind = 'checkout') => muster.sql(`SELECT status, done, result FROM jobs WHERE kind = '${kind}' AND CAST(json_extract(arguments, '$.order') AS INTEGER) = ${id} ORDER BY id DESC`)[0];
const sessionsOf = async (id) => (await provider.told()).sessions.filter((one) => one.client_reference_id === String(id));
const entriesOf = (id) => muster.sql(`SELECT seats FROM seat_entries WHERE order_id = ${id} AND seats > 0`);

// The provider has been asked for this order's checkout, and may not have answered yet.
const untilAsked = (id) => until('the call', async () => (await provider.calls('begin')).some((one) => one.key.includes(`-checkout-${id}-`)));

test('serve is killed between the payment and the seats: the provider says it again', async () => {
	const id = await shop.order(5);
	const before = shop.seats();
	const { checkout_url: url } = await shop.until(id, 'open');
	// The last thing that its transaction writes.
	await muster.endlessly('INSERT ON payment_events', async () => {
		await provider.pay(url);
		await muster.untilWriting();
		await muster.kill('serve');
	});
	assert.equal(shop.row(id).status, 'waiting', 'nothing of it was kept');
	assert.equal(shop.seats(), before);
	muster.start('serve');
	await shop.untilPaid(id);
	assert.equal(shop.seats(), before + 5);
	assert.equal(entriesOf(id).length, 1);
	checkInvariants(muster);
});

test('work is killed while a checkout is being made: the provider makes one', async () => {
	provider.behave('begin late');
	const id = await shop.order(2);
	await untilAsked(id);
	await muster.kill('work');
	provider.behave('');
	await until('the provider to have made it all the same', async () => (await sessionsOf(id)).length);
	muster.start('work');
	const { checkout_id: made } = await shop.until(id, 'open');
	assert.deepEqual((await sessionsOf(id)).map((one) => one.id), [made]);
	checkInvariants(muster);
});

test('an answer that is lost on its way makes no second checkout', async () => {
	provider.behave('begin drop');
	const id = await shop.order(2);
	await until('a lost answer', () => jobOf(id).done >= 1);
	provider.behave('');
	muster.clock.advance(100);
	const { checkout_id: made } = await shop.until(id, 'open');
	assert.deepEqual((await sessionsOf(id)).map((one) => one.id), [made]);
	muster.clock.set(0);
});

test('an order is said to be paid twice at once: its seats come once', async () => {
	for (let round = 0; round < ROUNDS; round++) {
		const id = await shop.order(1);
		await shop.until(id, 'open');
		const before = shop.seats();
		const [session] = await sessionsOf(id);
		const confirm = await shop.site.get(`/admin/orders/${id}/paid`);
		const body = provider.event('checkout.session.completed', session, { status: 'complete', payment_status: 'paid', payment_intent: `pi_race${id}` });
		const [told, again, marked] = await Promise.all([provider.deliver(body), provider.deliver(body), confirm.submit(`/admin/orders/${id}/paid`, {}, { follow: false })]);
		assert.deepEqual([told.status, again.status], [200, 200]);
		assert.ok([303, 422].includes(marked.status), `${marked.status}`);
		assert.equal(shop.row(id).status, 'paid');
		assert.equal(shop.seats(), before + 1);
		assert.equal(entriesOf(id).length, 1);
		// Whoever paid an order that was marked as paid gets the money back by hand: somebody is told.
		assert.equal(Boolean(shop.row(id).trouble), shop.row(id).payment_id === null, `round ${round}`);
	}
	checkInvariants(muster);
});

for (const [what, behaviour] of Object.entries({ 'errors': 'begin 500', 'too many calls': 'begin 429', 'nonsense': 'begin nonsense', 'a megabyte': 'begin huge', 'a redirect': 'begin elsewhere' }))
	test(`after a provider that answers with ${what}, the order can be paid`, async () => {
		provider.behave(behaviour);
		const id = await shop.order(1);
		if (what === 'a redirect') { // it is final, and leads nowhere else
			await shop.until(id, 'failed');
		} else {
			await until('a try', () => jobOf(id).done >= 2);
			assert.equal(shop.row(id).checkout_status, 'preparing');
		}
		provider.behave('');
		if (what === 'a redirect')
			await (await shop.admin.get(`/orders/${id}`)).submit(`/orders/${id}/pay`);
		muster.clock.advance(100);
		const { checkout_url: url } = await shop.until(id, 'open');
		muster.clock.set(0);
		await provider.pay(url);
		await shop.untilPaid(id);
	});

test('a provider that is down is asked for a while; then the buyer may try again', async () => {
	await provider.process.stop();
	const id = await shop.order(1);
	for (let tries = 1; tries <= 6; tries++) {
		await until(`try ${tries}`, () => jobOf(id).done >= tries);
		muster.clock.advance(70);
	}
	await shop.until(id, 'failed');
	assert.match(shop.row(id).trouble, /makes no checkout/);
	assert.match((await shop.admin.get(`/orders/${id}`)).text, /could not be prepared/);
	await provider.start(provider.port);
	muster.clock.set(0);
	await (await shop.admin.get(`/orders/${id}`)).submit(`/orders/${id}/pay`);
	const { checkout_url: url } = await shop.until(id, 'open');
	await provider.pay(url);
	await shop.untilPaid(id);
	checkInvariants(muster);
});

test('a checkout that the provider has forgotten is over, and another one is made', async () => {
	const id = await shop.order(1);
	const { checkout_id: forgotten } = await shop.until(id, 'open');
	await provider.process.stop();
	await provider.start(provider.port);
	await (await shop.admin.get(`/orders/${id}`)).submit(`/orders/${id}/look`);
	muster.clock.advance(150);
	await shop.until(id, 'over');
	assert.match(shop.row(id).trouble, new RegExp(`does not know the checkout ${forgotten}`));
	muster.clock.set(0);
	await (await shop.admin.get(`/orders/${id}`)).submit(`/orders/${id}/pay`);
	await provider.pay((await shop.until(id, 'open')).checkout_url);
	await shop.untilPaid(id);
});

test('a slow provider holds up neither pages nor other jobs for long', async () => {
	provider.behave('begin late');
	const id = await shop.order(1);
	await untilAsked(id);
	await until('no transaction to be open meanwhile', () => !muster.isLocked());
	assert.equal((await shop.admin.get(`/orders/${id}`)).status, 200);
	const other = await shop.order(1, 'invoice');
	await muster.mail.wait({ to: 'head@northfield.example', subject: new RegExp(`MU-${other}\\b`) });
	assert.equal(shop.row(id).checkout_status, 'preparing');
	provider.behave('');
	await shop.until(id, 'open');
});

test('a webhook that cannot be saved now is to come again', async () => {
	const id = await shop.order(1);
	await shop.until(id, 'open');
	const [session] = await sessionsOf(id);
	const body = provider.event('checkout.session.completed', session, { status: 'complete', payment_status: 'paid', payment_intent: 'pi_busy' });
	const holder = muster.store.holder(muster.log('holder'), 'payment_events');
	await until('the lock to be held', () => holder.output().includes('held'));
	const answer = await provider.deliver(body);
	await holder.stop();
	assert.equal(answer.status, 503);
	assert.ok(answer.headers['retry-after']);
	assert.match(answer.headers['content-type'], /^text\/plain/);
	assert.equal(shop.row(id).status, 'waiting');
	assert.equal((await provider.deliver(body)).text.trim(), 'Taken.');
	assert.equal(shop.row(id).status, 'paid');
});

test('a refund that does not arrive is for somebody to see', async () => {
	const id = await shop.order(2);
	await provider.pay((await shop.until(id, 'open')).checkout_url);
	await shop.untilPaid(id);
	provider.behave('refund fails');
	await (await shop.site.get(`/admin/orders/${id}`)).submit(`/admin/orders/${id}/refund`, { seats_back: '1' });
	await until('the trouble', () => shop.row(id).trouble);
	assert.match(shop.row(id).trouble, /The refund re_\w+ of payment pi_\w+ has failed/);
	provider.behave('');
	checkInvariants(muster);
});

test('what cannot be paid back is for somebody to see', async () => {
	const id = await shop.order(2);
	await provider.pay((await shop.until(id, 'open')).checkout_url);
	await shop.untilPaid(id);
	provider.behave('refund 402');
	await (await shop.site.get(`/admin/orders/${id}`)).submit(`/admin/orders/${id}/refund`, { seats_back: '1' });
	await until('the trouble', () => shop.row(id).trouble);
	assert.match(shop.row(id).trouble, /did not pay £29\.00 back/);
	provider.behave('');
	checkInvariants(muster);
});
