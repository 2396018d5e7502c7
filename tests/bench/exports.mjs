// A report of 100,000 learners as a file, beside a bare program that steps the same query and writes the same bytes; and the report's page.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/process.mjs';
import { bench, cookieOf, load, median, report, ROUNDS } from './lib.mjs';

const LARGE = 1, SMALL = 2, COURSE = 1;
const EXPORT_ROUNDS = 7;

// Everybody who completed the course has a certificate, a score and a time that they spent.
const setUp = `
BEGIN;
UPDATE enrolments SET score = 60 + member_id % 40, seconds = 600 + member_id % 7000 WHERE completed_at IS NOT NULL;
UPDATE report_lines SET score = 60 + member_id % 40, seconds = 600 + member_id % 7000 WHERE completed_at IS NOT NULL;
INSERT INTO certificates (organisation_id, member_id, account_id, course_id, round, number, learner_name, course_title, organisation_name, sort_key, score,
       completed_at, issued_at, expires_at)
SELECT e.organisation_id, e.member_id, e.member_id, e.course_id, 1, printf('AAAA-%08d-%d', e.member_id, e.course_id), 'Person', 'One', 'Large', m.sort_key, e.score,
       e.completed_at, e.completed_at, e.completed_at + 31536000 FROM enrolments e JOIN members m ON m.id = e.member_id WHERE e.completed_at IS NOT NULL;
COMMIT;
ANALYZE;`;

const workers = (muster) => muster.processes.serve.childrenNamed('muster-web');

// The most that a worker holds while act() runs, in kilobytes.
function peak(muster, act) {
	for (const pid of workers(muster))
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	act();
	return Math.max(...workers(muster).map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])));
}

// Milliseconds until the first byte, and until the last.
function fetched(muster, cookie, group, file) {
	const { out } = run('curl', ['-sS', '--fail', '-o', file, '-w', '%{time_starttransfer} %{time_total}', '-H', `Cookie: ${cookie}`,
		`${muster.url}/groups/${group}/reports.csv?course=${COURSE}`]);
	const [first, last] = out.split(' ').map((seconds) => Number(seconds) * 1000);
	return { first, last };
}

export async function files(muster) {
	const database = join(muster.state, 'muster.db'), [ours, bare] = ['ours.csv', 'bare.csv'].map((name) => join(muster.dir, name));
	run('sqlite3', [database], { input: setUp });
	const cookie = cookieOf(await muster.admin());
	const times = { ours: [], bare: [], large: [], small: [] };
	const [little, much] = [SMALL, LARGE].map((group) => peak(muster, () => {
		for (let i = 0; i < 3 * workers(muster).length; i++)
			fetched(muster, cookie, group, ours);
	}));
	for (let round = 0; round < EXPORT_ROUNDS; round++) {
		const { first, last } = fetched(muster, cookie, LARGE, ours);
		times.ours.push(last);
		times.large.push(first);
		times.bare.push(Number(run(join(bench, 'bare_export'), [database, String(LARGE), String(COURSE), bare]).out));
		times.small.push(fetched(muster, cookie, SMALL, join(muster.dir, 'small.csv')).first);
	}
	assert.ok(readFileSync(ours).equals(readFileSync(bare)), 'the bare program does not write the same');
	const [took, ceiling, large, small] = [times.ours, times.bare, times.large, times.small].map(median);
	console.log(`      the file: ${(readFileSync(ours).length / 1e6).toFixed(1)} MB`);
	report('a report of 100,000 learners as CSV, ms', took.toFixed(0), ceiling.toFixed(0), ceiling / took, 'at least 0.50', ceiling / took >= 0.5);
	report('its first byte, ms after that of 100 learners', (large - small).toFixed(0), '100', (large - small) / 100, 'at most 1.00', large - small <= 100);
	report('the most that a worker holds meanwhile, MB, and for 100 learners', (much / 1024).toFixed(1), (little / 1024).toFixed(1), much / little, 'at most 1.25', much <= little * 1.25);
}

export async function reports(muster) {
	const cookie = cookieOf(await muster.admin());
	const rates = { large: [], small: [] };
	for (let round = 0; round < ROUNDS; round++)
		for (const [name, group] of [['small', SMALL], ['large', LARGE]])
			rates[name].push(load(`${muster.url}/groups/${group}/reports?course=${COURSE}`, cookie));
	const [large, small] = [rates.large, rates.small].map(median);
	report('the report page of 100,000 learners, times slower than of 100', large.toFixed(0), small.toFixed(0), small / large, 'at most 1.50', small / large <= 1.5);
}
