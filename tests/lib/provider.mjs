// The payment provider of a test: conf/payment-stand-in.py, and events that the test signs itself. README-provider.md says what the
// real one does, and what of it is imitated.
//
//	const provider = await startProvider();
//	const muster = await start({ conf: provider.conf });
//	provider.tells(muster);                             // where its events go
//	after(async () => { await muster.stop(); await provider.stop(); });
//	await provider.pay(url);                            // what a buyer does at the address of their checkout
//	provider.behave('begin 500');                       // what goes wrong from now on; '' nothing
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.mjs';
import { checkout } from './instance.mjs';
import { Process, freePort, until } from './process.mjs';

export const HOOK = '/webhooks/stripe';

// The header of a body that was signed so: with another secret, at another time, beside other signatures.
export function sign(body, { secret, at = Math.floor(Date.now() / 1000), more = [] }) {
	const right = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
	return [`t=${at}`, ...more.map((one) => `v1=${one}`), `v1=${right}`].join(',');
}

class Provider {
	constructor() {
		this.dir = mkdtempSync(join(tmpdir(), 'provider-'));
	}

	// At a port of its own, which stays its own while it is down.
	async start(port) {
		port ??= await freePort();
		rmSync(join(this.dir, 'port'), { force: true });
		this.process = new Process('provider', join(this.dir, 'log'), '/usr/bin/python3', [join(checkout, 'conf/payment-stand-in.py'), this.dir, String(port)]);
		await until('the stand-in of the provider', () => {
			if (!this.process.running)
				throw Object.assign(new Error(this.process.output()), { final: true });
			return existsSync(join(this.dir, 'port'));
		});
		this.port = Number(this.read('port'));
		this.url = `http://127.0.0.1:${this.port}`;
		this.secret = this.read('secret');
		return this;
	}

	read(name) {
		return readFileSync(join(this.dir, name), 'utf8').trim();
	}

	write(name, text) {
		writeFileSync(join(this.dir, `${name}.new`), text);
		renameSync(join(this.dir, `${name}.new`), join(this.dir, name));
	}

	get conf() {
		return { payment: { provider: 'stripe', api_url: this.url, secret_key_file: join(this.dir, 'key'), webhook_secret_file: join(this.dir, 'secret') } };
	}

	tells(muster) {
		this.muster = muster;
		this.write('webhook', `${muster.url}${HOOK}`);
	}

	behave(...lines) {
		this.write('behaviour', lines.join('\n'));
	}

	// { sessions, refunds, calls: [{ what, key, name }] }
	async told() {
		return JSON.parse((await new Client(this.url).get('/stand-in')).html);
	}

	async calls(what) {
		return (await this.told()).calls.filter((one) => one.what === what);
	}

	// pay, later, arrived, failed, expire or cancel; where the buyer is sent afterwards.
	async act(url, what) {
		const answer = await new Client(this.url).post(new URL(url).pathname, { do: what }, { follow: false });
		return answer.location;
	}

	pay(url) {
		return this.act(url, 'pay');
	}

	// An event about a session, as the provider would write it; changes: of the session.
	event(type, session, changes = {}, id = `evt_${randomBytes(12).toString('hex')}`) {
		return JSON.stringify({ id, object: 'event', type, created: Math.floor(Date.now() / 1000), data: { object: { ...session, ...changes } } });
	}

	// Sends a body to Muster's webhook; headers replace what is usual.
	deliver(body, { secret = this.secret, at, more, headers = {} } = {}) {
		return this.muster.client().send('POST', HOOK, {
			body, headers: { 'content-type': 'application/json', 'stripe-signature': sign(body, { secret, at, more }), ...headers },
		});
	}

	async stop() {
		await this.process.stop();
		if (!process.env.KEEP)
			rmSync(this.dir, { recursive: true, force: true });
	}
}

export async function startProvider() {
	return new Provider().start();
}

// An organisation that orders: seats at £29.00, a group of ten, and its administrator signed in. Where the site's administrator is
// signed in too, they are .site.
export class Shop {
	constructor(muster) {
		this.muster = muster;
	}

	async open() {
		const { muster } = this;
		const head = { email: 'head@northfield.example', password: 'a password for the head' };
		muster.muster('account', ['create', '--email', head.email, '--first', 'Hanna', '--last', 'Head', '--password-file', '-'], { input: `${head.password}\n` });
		this.site = await muster.admin();
		await (await this.site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Northfield', time_zone: 'Europe/London', email: head.email });
		this.admin = await muster.signedIn(head.email, head.password);
		await (await this.admin.get('/groups/new')).submit('/groups/new', { name: 'Carers', policy: 'enrol', seats: '10' });
		this.group = muster.sql(`SELECT id FROM groups WHERE name = 'Carers'`)[0].id;
		muster.sql(`UPDATE price_list SET seat_price = 2900, currency = 'GBP', seller = 'Muster Ltd'`);
		return this;
	}

	// Places an order of seats, to be paid by checkout; its id. Tests order more than an organisation may within an hour.
	async order(seats, payment = 'checkout') {
		this.muster.sql(`DELETE FROM throttles WHERE bucket LIKE 'order:%'`);
		const path = `/groups/${this.group}/order`;
		const review = await (await this.admin.get(path)).submit(path, { seats }, { button: 'do' });
		const placed = await review.submit(path, { payment, buyer: 'Northfield\n1 High Street' }, { button: 'do', follow: false });
		return Number(/^\/orders\/(\d+)/.exec(placed.location)?.[1] ?? assert.fail(`${placed.status} ${placed.text}`));
	}

	row(id) {
		return this.muster.sql(`SELECT * FROM orders WHERE id = ${id}`)[0];
	}

	// The order's row, once its checkout stands so.
	until(id, status) {
		return until(`the checkout of order ${id} to be ${status}`, () => this.row(id).checkout_status === status && this.row(id));
	}

	untilPaid(id) {
		return until(`order ${id} to be paid`, () => this.row(id).status === 'paid');
	}

	seats() {
		return this.muster.sql(`SELECT seats FROM groups WHERE id = ${this.group}`)[0].seats;
	}
}
