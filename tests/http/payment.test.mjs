// Orders that are paid by hosted checkout, against the stand-in for the provider, and everything that may come to the webhook.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { HOOK, Shop, sign, startProvider } from '../lib/provider.mjs';

let provider, muster, shop;

before(async () => {
	provider = await startProvider();
	muster = await start({ conf: provider.conf });
	provider.tells(muster);
	shop = await new Shop(muster).open();
});
after(async () => {
	await muster?.stop();
	await provider?.stop();
});

const session = async (id) => (await provider.told()).sessions.find((one) => one.id === shop.row(id).checkout_id);
const events = () => muster.sql('SELECT * FROM payment_events ORDER BY id');
const nowInSeconds = () => Math.floor(Date.now() / 1000);

// What is sent changes nothing of an order, nor the events that were taken.
async function changesNothing(id, act) {
	const earlier = [shop.row(id), shop.seats(), events()];
	await act();
	assert.deepEqual([shop.row(id), shop.seats(), events()], earlier);
}

test('an order is paid at the provider, and its seats are there', async () => {
	const before = shop.seats();
	const id = await shop.order(5);
	assert.match((await shop.admin.get(`/orders/${id}`)).text, /being prepared|Waiting for your payment/);
	const open = await shop.until(id, 'open');
	const page = await shop.admin.get(`/orders/${id}`);
	assert.ok(page.links().some((one) => one.href === open.checkout_url), 'the page leads to the provider');
	const made = await session(id);
	assert.equal(made.amount_total, 14500);
	assert.equal(made.currency, 'gbp');
	const back = await provider.pay(open.checkout_url);
	assert.equal(back, `${muster.url}/orders/${id}?paid=1`);
	await shop.untilPaid(id);
	assert.equal(shop.seats(), before + 5);
	assert.match((await shop.admin.get(`/orders/${id}?paid=1`)).text, /Paid/);
	await until('the mail', () => muster.mail.wait({ to: 'head@northfield.example' }));
	checkInvariants(muster);
});

test('each webhook is taken once: again, in twos and in another order', async () => {
	const id = await shop.order(2);
	await shop.until(id, 'open');
	const before = shop.seats();
	const open = await session(id);
	const paid = { status: 'complete', payment_status: 'paid', payment_intent: 'pi_twice' };
	const expired = provider.event('checkout.session.expired', open, { status: 'expired' });
	const completed = provider.event('checkout.session.completed', open, paid);

	assert.equal((await provider.deliver(expired)).status, 200);
	assert.equal(shop.row(id).checkout_status, 'over');
	const answers = await Promise.all([1, 2, 3, 4].map(() => provider.deliver(completed)));
	assert.deepEqual(answers.map((one) => one.status), [200, 200, 200, 200]);
	assert.deepEqual(answers.map((one) => one.text.trim()).sort(), ['Known.', 'Known.', 'Known.', 'Taken.']);
	assert.equal((await provider.deliver(provider.event('checkout.session.completed', open, paid))).status, 200, 'another event about the same payment');
	assert.equal((await provider.deliver(expired)).text.trim(), 'Known.');
	assert.equal(shop.row(id).status, 'paid');
	assert.equal(shop.seats(), before + 2);
	assert.equal(shop.row(id).trouble, null);
	checkInvariants(muster);
});

test('a webhook that is forged, stale or without a signature is refused', async () => {
	const id = await shop.order(1);
	await shop.until(id, 'open');
	const body = provider.event('checkout.session.completed', await session(id), { status: 'complete', payment_status: 'paid', payment_intent: 'pi_forged' });
	const right = sign(body, { secret: provider.secret });
	await changesNothing(id, async () => {
		const tries = {
			'another secret': { secret: 'whsec_guessed' },
			'an empty secret': { secret: '' },
			'six minutes old': { at: nowInSeconds() - 360 },
			'of tomorrow': { at: nowInSeconds() + 86400 },
			'no header': { headers: {} },
			'an empty header': { headers: { 'stripe-signature': '' } },
			'nonsense': { headers: { 'stripe-signature': 't=now,v1=yes' } },
			'another time': { headers: { 'stripe-signature': right.replace(/t=(\d+)/, (_, at) => `t=${at - 1}`) } },
			'another scheme': { headers: { 'stripe-signature': right.replace('v1', 'v0') } },
			'a header of 5,000 characters': { headers: { 'stripe-signature': `${right},v1=${'0'.repeat(5000)}` } },
		};
		for (const [what, how] of Object.entries(tries)) {
			const answer = what === 'no header'
				? await muster.client().send('POST', HOOK, { body, headers: { 'content-type': 'application/json' } })
				: await provider.deliver(body, how);
			assert.equal(answer.status, 400, what);
			assert.match(answer.headers['content-type'], /^text\/plain/, what);
		}
		assert.equal((await provider.deliver(body.replace('pi_forged', 'pi_other'), { headers: { 'stripe-signature': right } })).status, 400, 'a changed body');
	});
	assert.equal((await provider.deliver(body, { more: ['0'.repeat(64)] })).status, 200, 'while the secret is replaced there are two');
	assert.equal(shop.row(id).status, 'paid');
});

test('what is no event of ours is answered and forgotten', async () => {
	const id = await shop.order(1);
	await shop.until(id, 'open');
	const open = await session(id);
	const paid = { status: 'complete', payment_status: 'paid', payment_intent: 'pi_foreign' };
	await changesNothing(id, async () => {
		const foreign = {
			'another kind': provider.event('customer.created', open, paid),
			'another installation': provider.event('checkout.session.completed', open, { ...paid, metadata: { order: String(id), muster: 'somebody else xx' } }),
			'no order': provider.event('checkout.session.completed', open, { ...paid, metadata: {}, client_reference_id: null }),
			'two orders': provider.event('checkout.session.completed', open, { ...paid, client_reference_id: '1' }),
			'no such order': provider.event('checkout.session.completed', open, { ...paid, client_reference_id: '99999', metadata: { ...open.metadata, order: '99999' } }),
			'an order that is no number': provider.event('checkout.session.completed', open, { ...paid, client_reference_id: '1 OR 1', metadata: { ...open.metadata, order: '1 OR 1' } }),
		};
		for (const [what, body] of Object.entries(foreign)) {
			const answer = await provider.deliver(body);
			assert.equal(answer.status, 200, what);
			assert.equal(answer.text.trim(), 'Not for us.', what);
		}
		for (const body of ['', 'nonsense', '[]', '7', '"evt"', '{', '{}', '{"id":"evt_1"}', '{"id":1,"type":2,"data":3}', `{"id":"evt_1","type":"a\u0000b"}`,
			'\u00ef\u00bb\u00bf{}', `${'['.repeat(5000)}`, `{"id":"evt_1","type":"checkout.session.completed","data":{"object":"cs"}}`])
			assert.equal((await provider.deliver(body)).status, 400, body.slice(0, 60));
		assert.equal((await provider.deliver(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))).status, 400, 'no UTF-8');
	});
});

test('what is too long, of another type or by another method is refused', async () => {
	const huge = JSON.stringify({ id: 'evt_1', type: 'x', data: { object: { words: 'x'.repeat(300 << 10) } } });
	assert.equal((await provider.deliver(huge)).status, 413);
	assert.equal((await provider.deliver('x'.repeat(60 << 20))).status, 413);
	for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])
		assert.equal((await provider.deliver('{}', { headers: { 'content-type': type } })).status, 415, type);
	for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
		assert.equal((await muster.client().send(method, HOOK)).status, 405, method);
	assert.equal((await provider.deliver('{}', { headers: { host: 'evil.example' } })).status, 421);
	assert.equal((await muster.client().get('/healthz')).status, 200);
});

test('another amount, currency or session gives nothing, and a site administrator sees it', async () => {
	const before = shop.seats();
	const wrong = { amount: { amount_total: 1 }, currency: { currency: 'jpy' }, 'no amount': { amount_total: null }, 'an amount that is a text': { amount_total: '2900' }, 'another session': { id: 'cs_test_other' } };
	for (const [what, changes] of Object.entries(wrong)) {
		const id = await shop.order(1);
		await shop.until(id, 'open');
		const answer = await provider.deliver(provider.event('checkout.session.completed', await session(id), { status: 'complete', payment_status: 'paid', payment_intent: `pi_wrong${id}`, ...changes }));
		assert.equal(answer.status, 200, what);
		assert.equal(shop.row(id).status, 'waiting', what);
		assert.ok(shop.row(id).trouble, what);
		assert.match((await shop.site.get(`/admin/orders/${id}`)).text, new RegExp(`pi_wrong${id}`), what);
		assert.match((await shop.admin.get(`/orders/${id}`)).text, /A payment does not match this order.*no need to pay again/s, what);
	}
	assert.equal(shop.seats(), before);
	checkInvariants(muster);
});

test('money that takes its time is waited for, and one that fails lets the buyer begin anew', async () => {
	const before = shop.seats();
	const id = await shop.order(3);
	const { checkout_url: url, checkout_id: first } = await shop.until(id, 'open');
	await provider.act(url, 'later');
	await until('the buyer to be through', () => !shop.row(id).checkout_url);
	const followsByItself = async () => /data-live/.test((await shop.admin.get(`/orders/${id}?paid=1`)).html);
	assert.match((await shop.admin.get(`/orders/${id}`)).text, /on its way/);
	assert.equal(await followsByItself(), false, 'for days');
	await provider.act(url, 'failed');
	await shop.until(id, 'over');
	assert.equal(await followsByItself(), false, 'although it is over');
	await (await shop.admin.get(`/orders/${id}`)).submit(`/orders/${id}/pay`);
	const anew = await shop.until(id, 'open');
	assert.equal(await followsByItself(), true);
	assert.notEqual(anew.checkout_id, first);
	await provider.act(anew.checkout_url, 'later');
	await provider.act(anew.checkout_url, 'arrived');
	await shop.untilPaid(id);
	assert.equal(shop.seats(), before + 3);
	checkInvariants(muster);
});

test('a payment whose webhook never came is found by looking, at once or by the clock', async () => {
	provider.behave('event none');
	const before = shop.seats();
	const asked = await shop.order(1), waited = await shop.order(1);
	await provider.pay((await shop.until(asked, 'open')).checkout_url);
	await provider.pay((await shop.until(waited, 'open')).checkout_url);
	muster.clock.advance(30);
	await (await shop.admin.get(`/orders/${asked}?paid=1`)).submit(`/orders/${asked}/look`);
	await shop.untilPaid(asked);
	assert.equal(shop.row(waited).status, 'waiting');
	muster.clock.advance(130);
	await shop.untilPaid(waited);
	muster.clock.set(0);
	assert.equal(shop.seats(), before + 2);
	provider.behave('');
});

test('a cancelled order cannot be paid any more, but money that came first wins', async () => {
	const before = shop.seats();
	const id = await shop.order(1), raced = await shop.order(1);
	await shop.until(id, 'open');
	await (await shop.admin.get(`/orders/${id}/cancel`)).submit(`/orders/${id}/cancel`);
	await shop.until(id, 'over');
	assert.equal((await session(id)).status, 'expired');
	assert.equal(shop.row(id).status, 'cancelled');

	provider.behave('event none');
	const { checkout_url: url } = await shop.until(raced, 'open');
	await provider.pay(url);
	await (await shop.admin.get(`/orders/${raced}/cancel`)).submit(`/orders/${raced}/cancel`);
	await shop.untilPaid(raced);
	provider.behave('');
	assert.equal(shop.seats(), before + 1);
	checkInvariants(muster);
});

test('money goes back through the provider, once', async () => {
	const id = await shop.order(4);
	await provider.pay((await shop.until(id, 'open')).checkout_url);
	await shop.untilPaid(id);
	const before = shop.seats();
	provider.behave('refund drop');
	await (await shop.site.get(`/admin/orders/${id}`)).submit(`/admin/orders/${id}/refund`, { seats_back: '3' });
	assert.equal(shop.seats(), before - 3);
	const paidBack = async () => (await provider.told()).refunds.filter((one) => one.payment_intent === shop.row(id).payment_id);
	await until('the refund', async () => (await paidBack()).length);
	provider.behave('');
	await until('the job to be done', () => muster.sql(`SELECT status FROM jobs WHERE kind = 'refund' AND CAST(json_extract(arguments, '$.order') AS INTEGER) = ${id}`)[0].status === 'done');
	assert.deepEqual((await paidBack()).map((one) => one.amount), [8700], 'although the first answer was lost');
	assert.equal(shop.row(id).trouble, null);
	checkInvariants(muster);
});

test('nothing went wrong that should be in the log', () => {
	assert.deepEqual(muster.troubles().filter((line) => !/wrong signature|cannot be asked|cannot be paid back now/.test(line)), []);
});
