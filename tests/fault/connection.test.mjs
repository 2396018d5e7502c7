// On PostgreSQL only: SQLite has no connection that could be cut
// The connection to the database is cut in the middle of whatever happens: each command in turn, before the server has it, and after it
// has done it but before the answer is here. Whoever acted hears that it is done, and it is, once; or that they may try again shortly.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { group as makeGroup, seeded } from '../lib/crowd.mjs';
import { program } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { Wire } from '../lib/postgres.mjs';
import { run, until } from '../lib/process.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, partsOf, people, startTenants } from '../lib/tenants.mjs';

const MOMENTS = ['before', 'after'];
let muster, wire, clients, pids, direct;

before(async () => {
	muster = await startTenants({ workers: 1 });
	const server = new URL(muster.store.server);
	wire = await Wire.start(join(decodeURIComponent(server.hostname), `.s.PGSQL.${server.port || 5432}`));
	// The programs go through the wire; commands that are waited for do not.
	await muster.processes.serve.stop();
	const conf = join(muster.dir, 'direct.conf');
	copyFileSync(muster.conf, conf);
	direct = { muster: (name, args, options) => run(program, [name, ...args, '-c', conf], options) };
	muster.options.conf = { muster: { store: `postgresql://muster@127.0.0.1:${wire.port}/${muster.store.name}` } };
	muster.writeConf();
	muster.start('serve');
	await muster.ready();
	clients = { visitor: muster.client() };
	for (const who of ['learner', 'leader', 'admin', 'siteAdmin'])
		clients[who] = await muster.signedIn(people[who], PASSWORD);
	pids = muster.processes.serve.children();
});
after(async () => {
	await muster?.stop();
	wire?.stop();
});

// Somebody signed in, anew where one of the forms has ended their session.
async function client(who) {
	if (who !== 'visitor' && (await clients[who].get('/account', { follow: false })).status !== 200)
		clients[who] = await muster.signedIn(people[who], PASSWORD);
	return clients[who];
}

// The log says of no fault but that the connection was lost, and nobody died of it.
function isSound() {
	assert.deepEqual(muster.troubles().filter((line) => !/connection (to the database was|with its connection|is gone)|commit was lost|cannot be used|could not be begun|came to nothing/.test(line)), []);
	assert.deepEqual(muster.processes.serve.children(), pids);
	checkInvariants(direct);
}

// Sends a form again and again, each time with other values, and each time cut off one command later, until it comes through uncut.
async function everywhere(t, what, { steps, send, count }) {
	const lost = [];
	let times = 0;
	for (const moment of MOMENTS)
		for (let n = 1; ; n += steps()) {
			const mark = `${what} ${moment} ${n}`;
			const cuts = wire.cuts;
			wire.arm(n, moment);
			const answer = await send(mark, `${what}${moment}${n}`);
			wire.disarm();
			const done = count(mark, `${what}${moment}${n}`);
			if (answer.status >= 400 || done !== 1)
				lost.push(`${mark}: answered ${answer.status} ${answer.title}, and is there ${done} times`);
			times++;
			if (wire.cuts === cuts)
				break;
		}
	t.diagnostic(`${what}: ${times} times`);
	assert.deepEqual(lost, []);
}

const one = (query) => muster.sql(query)[0].n;

test('whatever is done is done once, wherever the connection is cut', async (t) => {
	const random = seeded(t);
	const { admin, siteAdmin, learner } = clients;
	const group = await makeGroup(admin, 'Room for all');
	const enrol = `/groups/${group}/enrol/manual`;
	const form = async (who, page, path) => {
		const open = await who.get(page);
		return (values) => open.submit(path, values, { follow: false });
	};
	const enrolment = await form(admin, enrol, enrol);
	await everywhere(t, 'enrol', { steps: () => random.between(1, 6),
		send: (mark, word) => enrolment({ email1: `${word}@cut.example`, first1: mark, when: 'now' }),
		count: (mark, word) => {
			const n = one(`SELECT count(*) AS n FROM memberships WHERE email = '${word}@cut.example'`);
			assert.equal(one(`SELECT count(*) AS n FROM messages WHERE email = '${word}@cut.example'`), n);
			return n;
		} });
	const others = [
		['group', admin, '/groups/new', '/groups/new', (name) => ({ name, policy: 'ask' }), 'groups WHERE name'],
		['branch', admin, '/organisation/branches/new', '/organisation/branches', (name) => ({ name }), 'branches WHERE name'],
		['field', admin, '/organisation/fields/new', '/organisation/fields', (name) => ({ name, type: 'text' }), 'fields WHERE name'],
		['course', admin, '/courses/new', '/courses', (title) => ({ title }), 'courses WHERE title'],
		['key', admin, '/organisation/keys', '/organisation/keys', (name) => ({ name }), 'api_keys WHERE name'],
		['house', siteAdmin, '/admin/organisations/new', '/admin/organisations', (name) => ({ name, time_zone: 'Europe/London', email: people.admin }), 'organisations WHERE name'],
		['name', learner, '/account', '/account', (last) => ({ first_name: 'Lou', last_name: last }), 'accounts WHERE last_name'],
	];
	for (const [what, who, page, path, values, where] of others) {
		const send = await form(who, page, path);
		await everywhere(t, what, { steps: () => random.between(6, 20), send: (mark) => send(values(mark)), count: (mark) => one(`SELECT count(*) AS n FROM ${where} = '${mark}'`) });
	}
	isSound();
});

test('every page and every form of the table is answered, wherever the connection is cut', async (t) => {
	const random = seeded(t);
	const made = { token: 'x'.repeat(43), topic: 'no-such-topic', name: 'no-such-name', code: 'NO-SUCH-CODE' };
	const as = { PUBLIC: 'visitor', SIGNED_IN: 'learner', LEARNER: 'learner', LEADER: 'leader', ADMIN: 'admin', SITE_ADMIN: 'siteAdmin' };
	const wrong = [];
	let again = 0;
	for (const route of routes().filter((one) => !one.raw && !/^\/(log(in|out)|account\/close|password|accounts?\/sessions)/.test(one.pattern))) {
		const who = await client(as[route.role]);
		const path = fill(route.pattern, { ...made, ...partsOf(route.pattern, muster.ours) });
		const { csrf } = route.method === 'POST' && who !== clients.visitor ? Object.fromEntries((await who.get('/account')).form().fields) : {};
		wire.arm(random.between(1, 30), random.pick(MOMENTS), random.pick([/./, /^COMMIT/, /^q/]));
		const answer = route.method === 'GET' ? await who.get(path, { follow: false }) : await who.post(path, { csrf }, { follow: false });
		wire.disarm();
		again += answer.status === 503;
		if (answer.status >= 500 && !(answer.status === 503 && answer.headers['retry-after'] && /try again shortly/i.test(answer.text)))
			wrong.push(`${route.method} ${path}: ${answer.status} ${answer.title}`);
		if (route.method === 'POST' && answer.status === 503)
			wrong.push(`POST ${path}: it could have been done again`);
	}
	t.diagnostic(`${wire.cuts} times cut, ${again} pages said to try again`);
	assert.deepEqual(wrong, []);
	isSound();
});

test('who cannot be told whether it was saved is told just that, and where it was it is there once', async () => {
	const page = await (await client('admin')).get('/organisation/branches/new');
	wire.onCut = () => (wire.away = true);
	wire.arm(1, 'after', /^COMMIT/);
	const answer = await page.submit('/organisation/branches', { name: 'Branch in doubt' });
	wire.onCut = null;
	wire.away = false;
	assert.equal(answer.status, 503);
	assert.match(answer.text, /It is not known whether this was saved.*Look shortly whether it is there, and only if it is not send it again/s);
	assert.ok(answer.html.includes('Branch in doubt'));
	assert.equal(one("SELECT count(*) AS n FROM branches WHERE name = 'Branch in doubt'"), 1);
	await until('health', async () => (await muster.client().get('/healthz')).status === 200);
});

test('jobs and mails come to their end while the connection is cut all the time', async () => {
	const admin = await client('admin');
	const path = `/groups/${await makeGroup(admin, 'Room for mails')}/enrol/manual`;
	const emails = Array.from({ length: 20 }, (_, i) => `mailed${i}@cut.example`);
	for (const some of [emails.slice(0, 10), emails.slice(10)]) {
		const answer = await (await admin.get(path)).submit(path, { when: 'now', ...Object.fromEntries(some.map((email, i) => [`email${i + 1}`, email])) });
		assert.equal(answer.status, 200);
	}
	const waiting = () => one("SELECT count(*) AS n FROM messages WHERE status <> 'sent' AND email LIKE 'mailed%@cut.example'");
	Object.assign(wire, { commands: 0, every: 257 });
	const cuts = wire.cuts;
	muster.start('work');
	await until('some cuts', () => wire.cuts >= cuts + 12 || !waiting());
	wire.every = 0;
	// What somebody had taken who then heard no more of it is free again.
	muster.clock.advance(600);
	await until('all mails', () => !waiting());
	await until('the last job', () => one("SELECT count(*) AS n FROM jobs WHERE status IN ('queued', 'running')") === 0);
	const sent = muster.mail.list().filter((mail) => emails.some((email) => mail.to.includes(email)));
	for (const email of emails)
		assert.equal(new Set(sent.filter((mail) => mail.to.includes(email)).map((mail) => mail.id)).size, 1, email);
	assert.doesNotMatch(readFileSync(muster.log('work'), 'utf8'), /^<3>/m);
	isSound();
});
