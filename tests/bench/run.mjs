// make bench: each figure beside its ceiling, measured in the same run and in turns, so that ratios hold where rates do not.
// BUILD names the build; ONLY=pages, mail, imports, redeem, lessons, reports, exports, statements or rules runs one part. Exits 1 when a ratio misses its bound. Everything stays on
// 127.0.0.1 and ends by itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manyPeople } from '../lib/crowd.mjs';
import { run } from '../lib/process.mjs';
import { start } from '../lib/instance.mjs';
import { files, reports } from './exports.mjs';
import { imports } from './imports.mjs';
import { lessons } from './lessons.mjs';
import { allGood } from './lib.mjs';
import { mail } from './mail.mjs';
import { memory, pages } from './pages.mjs';
import { redeem } from './redeem.mjs';
import { rules } from './rules.mjs';
import { statements } from './statements.mjs';

const wanted = (part) => !process.env.ONLY || process.env.ONLY === part;

// Without the tests' clock file, which a real installation does not read either.
async function beside(parts) {
	const muster = await start({ workers: 4, work: false, conf: { muster: { clock: '' } } });
	try {
		const now = Math.floor(Date.now() / 1000);
		const fill = readFileSync(new URL('fill.sql', import.meta.url), 'utf8').replaceAll(':now', String(now))
			.replace(':people', manyPeople({ organisation: 1, first: 2, people: 100000, now }));
		run('sqlite3', [join(muster.state, 'muster.db')], { input: fill });
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
process.exitCode = allGood() ? 0 : 1;
