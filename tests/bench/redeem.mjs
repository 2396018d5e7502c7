// Redeeming a group code, beside a bare program that writes the same rows; and what honest people feel of somebody who guesses.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { run } from '../lib/process.mjs';
import { engineOf } from './engines.mjs';
import { bench, median, report, sessions } from './lib.mjs';

const FIRST = 200001, PEOPLE = 100000, GROUP = 2000, PATH = '/redeem/BENCH';
const ROUNDS = 5, SECONDS = 4, CONNECTIONS = 16;
const LOOKS = 400, GUESSES_A_MINUTE = 10000, ADDRESSES = 200;

// People with an account who are in no organisation yet, and a code without limit of a group without limit.
const setUp = `
CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT ${FIRST} UNION ALL SELECT i + 1 FROM n WHERE i < ${FIRST + PEOPLE - 1}) SELECT i FROM n;
INSERT INTO accounts (id, email, first_name, last_name, password_hash, created_at)
SELECT i, 'newcomer' || i || '@large.example', 'Person', 'Newcomer ' || i, 'x', 1 FROM n;
INSERT INTO addresses (account_id, email, email_key, confirmed_at)
SELECT i, 'newcomer' || i || '@large.example', 'newcomer' || i || '@large.example', 1 FROM n;
INSERT INTO groups (id, organisation_id, name, name_key, created_at, active_at) VALUES (${GROUP}, 1, 'Redeemers', 'redeemers', 1, 1);
INSERT INTO membership_counts (organisation_id, group_id, status, people) VALUES (1, ${GROUP}, 'active', 0);
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) SELECT 1, ${GROUP}, id, id, 1 FROM courses;
INSERT INTO report_totals (organisation_id, group_id, course_id) SELECT 1, ${GROUP}, id FROM courses;
INSERT INTO codes (id, organisation_id, group_id, code, code_key, first_day, last_day, status, created_at)
VALUES (1, 1, ${GROUP}, 'BENCH', 'BENCH', '2020-01-01', '2999-12-31', 'active', 1);`;

export class Newcomers {
	constructor(muster) {
		Object.assign(this, { muster, engine: engineOf(muster), file: join(muster.dir, 'people'), next: FIRST });
	}

	async make() {
		this.engine.fill(`${setUp}\n${sessions(this.muster, FIRST, PEOPLE, this.file)}`);
		this.copy = await this.engine.copy('bare');
		return this;
	}

	// So many who have not redeemed yet: the first of them, in both databases alike.
	take(count) {
		const first = this.next;
		this.next += count;
		if (this.next > FIRST + PEOPLE)
			throw new Error('there are too few newcomers for so fast a machine');
		return first;
	}
}

const share = Math.floor(PEOPLE * 0.9 / ROUNDS);

// From this person on, each through the next of so many codes; 0: all through the one.
export function redemptions(newcomers, first, url, codes = 0) {
	const { muster } = newcomers, before = redeemed(muster);
	const { out } = run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--timeout', '30s', '-s', join(import.meta.dirname, 'post.lua'), url],
		{ env: { POST_PATH: PATH, POST_CODES: String(codes), POST_PEOPLE: newcomers.file, POST_FROM: String(first - FIRST + 1) } });
	const [, answers] = /(\d+) requests in/.exec(out) ?? [];
	if (/Non-2xx|Socket errors/.test(out) || !answers || redeemed(muster) - before < Number(answers))
		throw new Error(`not everybody redeemed:\n${out}`);
	return { first, rate: Number(/Requests\/sec:\s*([\d.]+)/.exec(out)[1]) };
}

const redeemed = (muster) => muster.sql('SELECT SUM(uses) AS uses FROM codes')[0].uses;

const bare = ({ engine, copy }, first) =>
	Number(run(join(bench, `bare_redeem${engine.suffix}`), [copy, String(first), String(first + share - 1), String(SECONDS)]).out);

// How many rows of each table a redemption wrote: the bare program's must be ours.
function perRedemption(before, after) {
	const grown = [...after].sort().map(([table, rows]) => [table, rows - before.get(table)]).filter(([, rows]) => rows);
	const times = grown.find(([table]) => table === 'redemptions')[1];
	return grown.map(([table, rows]) => `${table} ${rows / times}`).join(', ');
}

async function rates(newcomers, bound, target) {
	const all = { ours: [], bare: [] }, { engine, copy } = newcomers;
	const before = engine.rows(copy);
	for (let round = 0; round < ROUNDS; round++) {
		engine.settle();
		const { first, rate } = redemptions(newcomers, newcomers.take(share), newcomers.muster.url);
		all.ours.push(rate);
		engine.settle();
		all.bare.push(bare(newcomers, first));
	}
	const written = [engine.address, copy].map((one) => perRedemption(before, engine.rows(one)));
	console.log(`      each writes: ${written[0]}`);
	if (written[0] !== written[1])
		throw new Error(`the bare program does not write the same: ${written[1]}`);
	const [rate, ceiling] = [all.ours, all.bare].map(median);
	report(`${engine.name}redemptions a second`, rate.toFixed(0), ceiling.toFixed(0), rate / ceiling, target, rate / ceiling >= bound);
}

// ---------------------------------------------------------------- beside somebody who guesses

// From many addresses of a loopback net, which the web server passes on. An event loop of its own, so that only the servers and
// the processors are shared with the honest ones.
const guesser = `
const { Agent, get } = require('node:http');
const { parentPort, workerData: { url, path, net, addresses, pause } } = require('node:worker_threads');
const agents = Array.from({ length: addresses }, (_, i) => new Agent({ keepAlive: true, maxSockets: 4, localAddress: net + (i + 1) }));
const from = performance.now();
let sent = 0, answered = 0;
const timer = setInterval(() => {
	for (; sent * pause < performance.now() - from; sent++)
		get(url + path + sent, { agent: agents[sent % addresses] }, (answer) => answer.resume().on('end', () => {
			if (answer.statusCode === 422)
				answered++;
		}));
}, 5);
parentPort.on('message', () => {
	clearInterval(timer);
	agents.forEach((agent) => agent.destroy());
	parentPort.postMessage({ rate: answered * 60000 / (performance.now() - from) });
	parentPort.close();
});
parentPort.postMessage('begun');`;

async function guessing(muster, net, work) {
	const worker = new Worker(guesser, { eval: true, workerData: { url: muster.url, path: '/redeem/GUESS', net, addresses: ADDRESSES, pause: 60000 / GUESSES_A_MINUTE } });
	const said = () => new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
	await said();
	const result = await work();
	worker.postMessage('end');
	const { rate } = await said();
	if (rate < GUESSES_A_MINUTE * 0.9)
		throw new Error(`only ${rate.toFixed(0)} guesses a minute were answered`);
	return result;
}

async function milliseconds(status, send) {
	const from = process.hrtime.bigint();
	const answer = await send();
	await answer.text();
	if (answer.status !== status)
		throw new Error(`an honest redemption was answered with ${answer.status}`);
	return Number(process.hrtime.bigint() - from) / 1e6;
}

// One honest person after the other looks at the page and redeems.
async function honest(muster, people) {
	const times = { get: [], post: [] };
	for (const [token, csrf] of people) {
		const headers = { cookie: `muster=${token}` };
		times.get.push(await milliseconds(200, () => fetch(muster.url + PATH, { headers })));
		times.post.push(await milliseconds(303, () => fetch(muster.url + PATH, { method: 'POST', body: new URLSearchParams({ csrf }), redirect: 'manual', headers })));
	}
	return times;
}

const at = (times, part) => [...times].sort((a, b) => a - b)[Math.floor(times.length * part)];

async function beside(newcomers) {
	const { muster } = newcomers, times = { rest: [], guessed: [] };
	const lines = run('cat', [newcomers.file]).out.trim().split('\n').map((line) => line.split(' '));
	const some = () => {
		const first = newcomers.take(LOOKS) - FIRST;
		return lines.slice(first, first + LOOKS);
	};
	// From new addresses each time, so that their first guesses are looked up and counted.
	for (let round = 0; round < ROUNDS; round++) {
		times.rest.push(await honest(muster, some()));
		times.guessed.push(await guessing(muster, `127.0.${round + 4}.`, () => honest(muster, some())));
	}
	for (const [kind, what] of [['get', 'the redeem page'], ['post', 'a redemption']])
		for (const [part, name] of [[0.5, 'median'], [0.95, '95th percentile']]) {
			const [rest, guessed] = [times.rest, times.guessed].map((rounds) => median(rounds.map((round) => at(round[kind], part))));
			report(`${what} under ${GUESSES_A_MINUTE} guesses a minute, ${name}, ms`, guessed.toFixed(1), rest.toFixed(1), guessed / rest, 'at most 2.00', guessed <= 2 * rest);
		}
}

export async function redeem(muster) {
	const newcomers = await new Newcomers(muster).make();
	await rates(newcomers, 0.5, 'at least 0.50');
	await beside(newcomers);
}

export async function redeemOnPostgres(muster) {
	await rates(await new Newcomers(muster).make(), 0.25, 'at least 0.25, ours');
}
