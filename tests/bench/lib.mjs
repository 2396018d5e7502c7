// What the parts of the bench share: the report, and load on a page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/process.mjs';
import { engineOf } from './engines.mjs';

export const bench = join(process.env.BUILD, 'tests/bench');
export const ROUNDS = 3;
const SECONDS = 3, CONNECTIONS = 16;
const results = [];

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// One figure: what was measured beside its ceiling (or beside what it may not fall far from), and what it should reach.
export function report(figure, measured, ceiling, ratio, target, good) {
	results.push([figure, measured, ceiling, ratio.toFixed(2), target, good ? 'met' : 'MISSED'].map(String));
	console.log(`${good ? 'ok  ' : 'MISS'}  ${figure}: ${measured} against ${ceiling}, ratio ${ratio.toFixed(2)} (${target})`);
}

// A part that came to no end has missed its figures.
export function reportFailure(part, error) {
	results.push([`${part}: ${error.message.split('\n')[0]}`, '', '', '', 'to come to its end', 'MISSED']);
	console.log(`MISS  ${part}: ${error.stack}`);
}

// All figures of the run in one table; false when one was missed.
export function closeTable() {
	const rows = [['figure', 'measured', 'beside', 'ratio', 'target', ''], ...results];
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	const numbers = new Set([1, 2, 3]);
	const cell = (text, column) => (numbers.has(column) ? text.padStart(widths[column]) : text.padEnd(widths[column]));
	console.log(`\n${rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')}`);
	const missed = results.filter((row) => row.at(-1) !== 'met').length;
	console.log(`${results.length - missed} met, ${missed} missed`);
	return missed === 0;
}

export const cookieOf = (person) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

// Requests a second, from wrk on one thread.
export function load(url, cookie) {
	const { out } = run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...(cookie ? ['-H', `Cookie: ${cookie}`] : []), url]);
	if (/Non-2xx|Socket errors/.test(out))
		throw new Error(`errors under load:\n${out}`);
	return Number(/Requests\/sec:\s*([\d.]+)/.exec(out)[1]);
}

// What a process has in memory, in kilobytes: its own, or all that is resident.
export const privateKilobytes = (pid) => sum(pid, /Private_(?:Clean|Dirty):\s+(\d+)/g);
export const residentKilobytes = (pid) => sum(pid, /^Rss:\s+(\d+)/gm);
function sum(pid, pattern) {
	const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
	return [...text.matchAll(pattern)].reduce((kilobytes, [, more]) => kilobytes + Number(more), 0);
}

// Accounts that are signed in: writes a line "token csrf" for each into the file, and returns the SQL that gives the database their
// sessions; both as src/domain/secret.c and src/web/session.c make them.
const signIn = `
import base64, hashlib, sys, time
def hashed(text, key=b''):
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=32, key=key).digest()).decode().rstrip('=')
now = int(time.time())
first, people = int(sys.argv[3]), int(sys.argv[4])
with open(sys.argv[1], 'w') as persons, open(sys.argv[2], 'w') as rows:
    for account in range(first, first + people):
        token = hashed(f'bench {account}')
        print(token, hashed(token, b'muster csrf token\\0'), file=persons)
        print(account, hashed(token), now, now, now + 86400, sep='|', file=rows)
`;

export function sessions(muster, first, people, file) {
	const rows = join(muster.dir, 'sessions');
	run('python3', ['-c', signIn, file, rows, String(first), String(people)]);
	return `${engineOf(muster).given('s', ['a', 'h', 'c', 'n', 'e'], rows)}INSERT INTO sessions (account_id, token_hash, created_at, seen_at, expires_at) SELECT a, h, c, n, e FROM s;`;
}
