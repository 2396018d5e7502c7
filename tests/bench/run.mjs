// make bench: each figure beside its ceiling, measured in the same run and in turns, so that ratios hold where rates do not.
// A table of all of them ends it. BUILD names the build; ONLY=pages,mail runs these parts (below). Exits 1 when a target is missed.
// Everything stays on 127.0.0.1 and ends by itself.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyPeople } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { run } from '../lib/process.mjs';
import { engineOf } from './engines.mjs';
import { files, reports } from './exports.mjs';
import { groups } from './groups.mjs';
import { imports, importsOnPostgres } from './imports.mjs';
import { lessons } from './lessons.mjs';
import { closeTable, reportFailure } from './lib.mjs';
import { mail } from './mail.mjs';
import { memory, pages } from './pages.mjs';
import { redeem, redeemOnPostgres } from './redeem.mjs';
import { rules } from './rules.mjs';
import { statements } from './statements.mjs';

// Without the tests' clock file, which a real installation does not read either. On a PostgreSQL whose commits are on the disk, too.
process.env.DURABLE = '1';
function fill(muster) {
	const now = Math.floor(Date.now() / 1000);
	engineOf(muster).fill(readFileSync(new URL('fill.sql', import.meta.url), 'utf8').replaceAll(':now', String(now))
		.replace(':people', manyPeople({ organisation: 1, first: 2, people: 100000, now })));
	if (!muster.options.postgres)
		run('sqlite3', [join(muster.state, 'muster.db'), `.backup ${keptFile}`]);
}

// On SQLite it is filled once, and copied for each part.
const kept = mkdtempSync(join(tmpdir(), 'muster-bench-')), keptFile = join(kept, 'filled.db');
const takeKept = (muster) => copyFileSync(keptFile, join(muster.state, 'muster.db'));
process.on('exit', () => rmSync(kept, { recursive: true, force: true }));

async function beside(part, options = {}) {
	const again = !options.postgres && existsSync(keptFile) ? { before: takeKept, admin: false } : {};
	const muster = await start({ workers: 4, work: false, conf: { muster: { clock: '' } }, ...options, ...again });
	try {
		if (!again.before)
			fill(muster);
		await part(muster);
	} finally {
		await muster.stop();
	}
}

// "ours": no issue names a target; this one finds what became worse. On a PostgreSQL each of a page's statements goes to another process
// and back, on the same processors.
const parts = {
	pages: () => beside(async (muster) => memory(muster, await pages(muster))),
	mail: () => beside(mail),
	imports: () => beside(imports),
	redeem: () => beside(redeem),
	lessons: () => beside(lessons),
	reports: () => beside(reports),
	exports: () => beside(files),
	statements: () => beside(statements),
	rules: () => beside(rules),
	'postgres-pages': () => beside((muster) => pages(muster, 0.15, 'at least 0.15, ours'), { postgres: true }),
	'postgres-imports': () => beside(importsOnPostgres, { postgres: true }),
	'postgres-redeem': () => beside(redeemOnPostgres, { postgres: true }),
	'postgres-groups': () => beside(groups, { postgres: true, workers: 2 }),
};

for (const [name, part] of Object.entries(parts))
	if (!process.env.ONLY || process.env.ONLY.split(',').includes(name)) {
		const from = Date.now();
		await part().catch((error) => reportFailure(name, error));
		console.log(`      ${name}: ${Math.round((Date.now() - from) / 1000)} s`);
	}
process.exitCode = closeTable() ? 0 : 1;
