// make bench: each figure beside its ceiling, measured in the same run and in turns, so that ratios hold where rates do not.
// BUILD names the build; ONLY=pages, mail, imports, redeem, lessons, reports, exports, statements, rules, postgres-pages, postgres-imports,
// postgres-redeem or postgres-groups runs one part. Exits 1 when a ratio misses its bound. Everything stays on
// 127.0.0.1 and ends by itself.
import { readFileSync } from 'node:fs';
import { manyPeople } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { engineOf } from './engines.mjs';
import { files, reports } from './exports.mjs';
import { groups } from './groups.mjs';
import { imports, importsOnPostgres } from './imports.mjs';
import { lessons } from './lessons.mjs';
import { allGood } from './lib.mjs';
import { mail } from './mail.mjs';
import { memory, pages } from './pages.mjs';
import { redeem, redeemOnPostgres } from './redeem.mjs';
import { rules } from './rules.mjs';
import { statements } from './statements.mjs';

const wanted = (part) => !process.env.ONLY || process.env.ONLY === part;

// Without the tests' clock file, which a real installation does not read either. On a PostgreSQL whose commits are on the disk, too.
process.env.DURABLE = '1';
async function beside(parts, options) {
	const muster = await start({ workers: 4, work: false, conf: { muster: { clock: '' } }, ...options });
	try {
		const now = Math.floor(Date.now() / 1000);
		engineOf(muster).fill(readFileSync(new URL('fill.sql', import.meta.url), 'utf8').replaceAll(':now', String(now))
			.replace(':people', manyPeople({ organisation: 1, first: 2, people: 100000, now })));
		await parts(muster);
	} finally {
		await muster.stop();
	}
}

if (wanted('pages') || wanted('mail'))
	await beside(async (muster) => {
		if (wanted('pages'))
			await memory(muster, await pages(muster));
		if (wanted('mail'))
			await mail(muster);
	});
if (wanted('imports'))
	await beside(imports);
if (wanted('redeem'))
	await beside(redeem);
if (wanted('lessons'))
	await beside(lessons);
if (wanted('reports') || wanted('exports'))
	await beside(async (muster) => {
		if (wanted('reports'))
			await reports(muster);
		if (wanted('exports'))
			await files(muster);
	});
if (wanted('statements'))
	await beside(statements);
if (wanted('rules'))
	await beside(rules);
if (wanted('postgres-pages'))
	// Each of a page's statements goes to another process and back, on the same processors. Measured: 0.22; so this finds what became worse.
	await beside((muster) => pages(muster, 0.15), { postgres: true });
if (wanted('postgres-imports'))
	await beside(importsOnPostgres, { postgres: true });
if (wanted('postgres-redeem'))
	await beside(redeemOnPostgres, { postgres: true });
if (wanted('postgres-groups'))
	await beside(groups, { postgres: true, workers: 2 });
process.exitCode = allGood() ? 0 : 1;
