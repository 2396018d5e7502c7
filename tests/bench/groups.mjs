// Two groups of web processes on one PostgreSQL, behind one nginx, against one group: redemptions into several organisations, and pages.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process, freePort, until } from '../lib/process.mjs';
import { env, program } from '../lib/instance.mjs';
import { nginx } from '../lib/webservers.mjs';
import { engineOf } from './engines.mjs';
import { ROUNDS, cookieOf, load, median, report } from './lib.mjs';
import { Newcomers, redemptions } from './redeem.mjs';

const ORGANISATIONS = 8, SHARE = 9000;

const setUp = `
CREATE TEMP TABLE o AS WITH RECURSIVE o (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM o WHERE i < ${ORGANISATIONS}) SELECT i FROM o;
INSERT INTO organisations (id, name, name_key, time_zone, created_at) SELECT 10 + i, 'Small ' || i, 'small ' || i, 'Europe/London', 1 FROM o;
INSERT INTO member_counts (organisation_id, status, people) SELECT 10 + i, 'active', 0 FROM o;
INSERT INTO groups (id, organisation_id, name, name_key, created_at, active_at) SELECT 3000 + i, 10 + i, 'Redeemers', 'redeemers', 1, 1 FROM o;
INSERT INTO membership_counts (organisation_id, group_id, status, people) SELECT 10 + i, 3000 + i, 'active', 0 FROM o;
INSERT INTO codes (id, organisation_id, group_id, code, code_key, first_day, last_day, status, created_at)
SELECT 100 + i, 10 + i, 3000 + i, 'BENCH' || i, 'BENCH' || i, '2020-01-01', '2999-12-31', 'active', 1 FROM o;`;

// Another machine's `muster serve`: a state of its own, the same secret and database.
async function another(muster) {
	const dir = join(muster.dir, 'another'), socket = join(dir, 'muster.sock'), conf = join(dir, 'muster.conf'), state = join(dir, 'state');
	mkdirSync(state, { recursive: true, mode: 0o750 });
	copyFileSync(join(muster.state, 'secret'), join(state, 'secret'));
	chmodSync(join(state, 'secret'), 0o640);
	writeFileSync(conf, readFileSync(muster.conf, 'utf8').replaceAll(muster.socket, socket).replaceAll(muster.state, state));
	const serve = new Process('another', join(muster.dir, 'another.log'), program, ['serve', '-c', conf], env);
	const both = { dir: join(muster.dir, 'both'), port: await freePort(), log: () => join(muster.dir, 'both.log'), sockets: [muster.socket, socket] };
	mkdirSync(both.dir);
	const server = nginx(both), url = `http://127.0.0.1:${both.port}`;
	await until('both groups', async () => {
		for (let i = 0; i < 4; i++)
			if (!(await fetch(`${url}/healthz`)).ok)
				return false;
		return true;
	});
	return { url, stop: async () => { await server.stop(); await serve.stop(); } };
}

export async function groups(muster) {
	const newcomers = await new Newcomers(muster).make();
	engineOf(muster).fill(setUp);
	const cookie = cookieOf(await muster.admin());
	const second = await another(muster);
	const rates = { one: [], two: [], pageOfOne: [], pageOfTwo: [] };
	for (let round = 0; round < ROUNDS; round++)
		for (const [redeemed, page, url] of [[rates.one, rates.pageOfOne, muster.url], [rates.two, rates.pageOfTwo, second.url]]) {
			newcomers.engine.settle();
			redeemed.push(redemptions(newcomers, newcomers.take(SHARE), url, ORGANISATIONS).rate);
			page.push(load(`${url}/groups/2`, cookie));
		}
	await second.stop();
	const [one, two, pageOfOne, pageOfTwo] = Object.values(rates).map(median);
	// Where the processors are as many as the processes of one group, and the load and the server take their part of them, another group
	// has nothing left to work with: it must not cost anything.
	report('two groups of 2 web processes on one PostgreSQL, redemptions a second', two.toFixed(0), one.toFixed(0), two / one, 'at least 0.80, ours', two / one >= 0.8);
	report('and learners pages a second', pageOfTwo.toFixed(0), pageOfOne.toFixed(0), pageOfTwo / pageOfOne, 'at least 0.80, ours', pageOfTwo / pageOfOne >= 0.8);
}
