// Restarts under load fail no request, and a job goes on where its runner was killed.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { addresses, eachAtOnce, enrolMany, enrolment, filled, group, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { killNow, signal, until, untilGone } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

const REQUESTS = 2000, HUPS = 6, TERMS = 32, PEOPLE = 2000, KILLS = 8;
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

// --- the web ---

const workers = () => muster.processes.serve.childrenNamed('muster-web');
const times = (words) => muster.processes.serve.output().split(words).length - 1;

// So many requests of every kind, twelve at once; what failed. onAnswer: after each.
async function load(id, requests, onAnswer) {
	const form = await enrolment(head, id, [], 'hold');
	const failed = [];
	await eachAtOnce(Array(requests).fill(0), 12, async (_, i) => {
		const answer = await (i % 10 === 0 ? head.post(`/groups/${id}/enrol/manual`, filled(form, [`load${i}@crowd.example`]), { follow: false })
			: i % 3 === 0 ? head.get(`/groups/${id}`) : muster.client().get('/login')).catch((error) => ({ status: error.message }));
		if (answer.status !== (i % 10 === 0 ? 303 : 200))
			failed.push(`${i}: ${answer.status}`);
		onAnswer?.();
	});
	return failed;
}

test('thousands of requests while the parent begins anew and workers are asked to end: none fails', async (t) => {
	const random = seeded(t);
	const id = await group(head, 'Load');
	let answers = 0, over = false;
	const answered = (count) => until(`${count} answers`, () => answers >= count || over);
	const moments = (count) => Array.from({ length: count }, () => random.between(10, REQUESTS - 300)).sort((a, b) => a - b);

	async function hup() {
		for (const moment of moments(HUPS)) {
			const before = times('serves http');
			await answered(moment);
			muster.processes.serve.signal('SIGHUP');
			await until('it to have begun anew', () => times('serves http') > before);
		}
	}
	const asked = [];
	async function term() {
		for (const moment of moments(TERMS)) {
			await answered(moment);
			asked.push(random.pick(await until('a worker', () => workers().length && workers())));
			signal(asked.at(-1), 'SIGTERM');
		}
	}
	const [failed] = await Promise.all([load(id, REQUESTS, () => answers++).finally(() => over = true), hup(), term()]);
	assert.deepEqual(failed, []);
	assert.equal(people(muster, id).prospect, REQUESTS / 10);
	await untilGone(...asked);
	await until('all workers', () => workers().length === 4);
	assert.doesNotMatch(muster.processes.serve.output(), /error/);
});

test('a restart with a broken configuration is called off, and the old program goes on', async () => {
	const id = await group(head, 'Broken');
	const conf = readFileSync(muster.conf, 'utf8');
	const pids = workers();
	writeFileSync(muster.conf, conf.replace('[serve]', '[serve]\nworkers = many'));
	muster.processes.serve.signal('SIGHUP');
	assert.deepEqual(await load(id, 200), []);
	await until('the restart to be called off', () => times('the restart was called off') === 1);
	assert.deepEqual(workers(), pids);
	writeFileSync(muster.conf, conf);
});

// --- a job ---

// Resends all invites of a group, and kills who does it at random moments until it is done; how often. Whom: the runner, all runners,
// or their parent.
async function resendAndKill(random, id) {
	const page = await head.get(`/groups/${id}`);
	const started = await page.submit(`/groups/${id}/learners/bulk`, { all: '1' }, { button: 'Resend', follow: false });
	const job = Number(/\/jobs\/(\d+)/.exec(started.location)[1]);
	const moments = Array.from({ length: KILLS }, () => random.between(0, PEOPLE - 200)).sort((a, b) => a - b);
	const runners = () => muster.processes.work.childrenNamed('muster-runner');
	let kills = 0;

	for (const moment of moments) {
		const runner = await until(`a runner to be at work behind ${moment} people`, () => {
			const [now] = muster.sql(`SELECT status, done, lease_owner FROM jobs WHERE id = ${job}`);
			const owner = Number(now.lease_owner?.split(':')[1]);
			return now.status === 'done' ? 'none' : now.done >= moment && runners().includes(owner) && owner;
		});
		if (runner === 'none')
			break;
		await pause(random.between(0, 50));
		const { work } = muster.processes;
		const victims = random.pick([[runner], [runner], runners(), [work.pid]]);
		await killNow(...victims);
		kills++;
		if (victims[0] === work.pid) {
			await work.ended();
			muster.start('work');
		}
		muster.clock.advance(61); // the lease of the one that was killed is over
	}
	await until('the job to be done', () => muster.sql(`SELECT status FROM jobs WHERE id = ${job}`)[0].status === 'done');
	return { job, kills };
}

test('a job over 2,000 people survives every kill of its runner: everybody is treated once', async (t) => {
	const random = seeded(t);
	const id = await group(head, 'Two thousand');
	await enrolMany(head, id, addresses(PEOPLE), { when: 'hold', atOnce: 8 });
	const from = await server.count();

	const { job, kills } = await muster.slowly(() => resendAndKill(random, id));
	t.diagnostic(`killed ${kills} times`);
	assert.ok(kills > KILLS / 2);

	assert.deepEqual(muster.sql(`SELECT done, skipped, total FROM jobs WHERE id = ${job}`), [{ done: PEOPLE, skipped: 0, total: PEOPLE }]);
	assert.match((await head.get(`/jobs/${job}`)).text, /2,000 done/);
	assert.deepEqual(muster.sql(`SELECT COUNT(*) AS deeds, COUNT(DISTINCT membership_id) AS people FROM activities WHERE group_id = ${id} AND verb = 'invite.sent'`),
		[{ deeds: PEOPLE, people: PEOPLE }]);
	await until('everybody to be pending', () => people(muster, id).pending === PEOPLE);
	const taken = (await server.log()).taken.slice(from).map(({ to }) => to);
	assert.equal(taken.length, PEOPLE);
	assert.equal(new Set(taken).size, PEOPLE);
});
