// Taking statements in, beside a bare program that writes the same rows: one batch of 100 a transaction.
import { join } from 'node:path';
import { run } from '../lib/process.mjs';
import { makeKey } from '../lib/xapi.mjs';
import { bench, median, report } from './lib.mjs';

const FIRST = 2000, LAST = 100001, ROUNDS = 5, SECONDS = 4, CONNECTIONS = 4, LEARNERS = 20, BATCH = 100;
const share = Math.floor((LAST - FIRST) / ROUNDS / LEARNERS) * LEARNERS;

// A course that is open to everybody of group 1.
const setUp = `
INSERT INTO courses (id, organisation_id, title, title_key, created_at, published_at) VALUES (100, 1, 'Working safely', 'working safely', 1, 1);
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) VALUES (1, 1, 100, 100, 1);
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)
SELECT organisation_id, group_id, 100, id, member_id, sort_key, 'not started', -1 FROM memberships WHERE group_id = 1;
INSERT INTO report_totals (organisation_id, group_id, course_id, learners) SELECT 1, 1, 100, count(*) FROM memberships WHERE group_id = 1;
ANALYZE;`;

const tables = ['statements', 'statement_terms', 'progress_events', 'enrolments'];
const rowsOf = (database) => tables.map((table) => Number(run('sqlite3', [database, `SELECT count(*) FROM ${table}`]).out));

function ours(muster, key, first) {
	const before = muster.sql('SELECT count(*) AS n FROM statements')[0].n;
	const { out } = run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-s', join(import.meta.dirname, 'statements.lua'), muster.url],
		{ env: { XAPI_HOME: muster.url, XAPI_AUTHORIZATION: `Basic ${Buffer.from(`${key.user}:${key.password}`).toString('base64')}`, XAPI_FROM: String(first) } });
	const [, answers] = /(\d+) requests in/.exec(out) ?? [];
	const taken = muster.sql('SELECT count(*) AS n FROM statements')[0].n - before;
	if (/Non-2xx|Socket errors/.test(out) || !answers || taken < Number(answers) * BATCH)
		throw new Error(`not all statements were taken:\n${out}`);
	if (taken > share / LEARNERS * BATCH)
		throw new Error('there are too few learners for so fast a machine');
	return Number(/Requests\/sec:\s*([\d.]+)/.exec(out)[1]) * BATCH;
}

export async function statements(muster) {
	const database = join(muster.state, 'muster.db'), copy = join(muster.dir, 'bare-statements.db');
	run('sqlite3', [database], { input: setUp });
	const key = await makeKey(await muster.admin(), 'Player');
	run('sqlite3', [database, `.backup ${copy}`]);
	run('sqlite3', [copy, 'PRAGMA journal_mode = WAL']);
	const all = { ours: [], bare: [] }, before = rowsOf(copy);
	for (let round = 0; round < ROUNDS; round++) {
		const first = FIRST + round * share;
		run('sync', []);
		all.ours.push(ours(muster, key, first));
		run('sync', []);
		all.bare.push(Number(run(join(bench, 'bare_statements'), [copy, muster.url, String(first), String(first + share - 1), String(SECONDS)]).out));
	}
	// How many rows each statement has written.
	const written = [database, copy].map((one) => {
		const [statements, ...others] = rowsOf(one).map((rows, i) => rows - before[i]);
		return others.map((rows, i) => `${tables[i + 1]} ${(rows / statements).toFixed(2)}`).join(', ');
	});
	console.log(`      each writes: ${written[0]}`);
	if (written[0] !== written[1])
		throw new Error(`the bare program does not write the same: ${written[1]}`);
	const fates = (one) => run('sqlite3', [one, 'SELECT fate, round(avg(length(json))) / 50 * 50 FROM statements GROUP BY fate']).out;
	if (!/progress\|/.test(fates(database)))
		throw new Error(`nothing became progress: ${fates(database)}`);
	const [rate, ceiling] = [all.ours, all.bare].map(median);
	report('statements taken in a second, in batches of 100', rate.toFixed(0), ceiling.toFixed(0), rate / ceiling, 'at least 0.40', rate / ceiling >= 0.4);
}
