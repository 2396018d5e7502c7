// make bench: each figure beside its ceiling, measured in the same run and in turns, so that ratios hold where rates do not.
// BUILD names the build. Exits 1 when a ratio misses its bound. Everything stays on 127.0.0.1 and ends by itself.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process, freePort, run, until } from '../lib/process.mjs';
import { checkout, start } from '../lib/instance.mjs';
import { nginx } from '../lib/webservers.mjs';

const bench = join(process.env.BUILD, 'tests/bench');
const SECONDS = 3, ROUNDS = 3, CONNECTIONS = 16, MAILS = 8000;
const results = [];

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function report(what, value, ceiling, ratio, bound, good) {
	results.push(good);
	console.log(`${good ? 'ok  ' : 'MISS'}  ${what}: ${value} against ${ceiling}, ratio ${ratio.toFixed(2)} (${bound})`);
}

// Requests a second, from wrk on one thread.
function load(url, cookie) {
	const { out } = run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...(cookie ? ['-H', `Cookie: ${cookie}`] : []), url]);
	if (/Non-2xx|Socket errors/.test(out))
		throw new Error(`errors under load:\n${out}`);
	return Number(/Requests\/sec:\s*([\d.]+)/.exec(out)[1]);
}

// The page's own text around the rows, and between them, in plain ctemplate, either the row of our own template with its choices
// and fields, or what came of it, with its fields only: pages of the same size, without anything that finds out what to put into them.
function bareTemplate(html, literal) {
	const read = (name) => readFileSync(join(checkout, 'templates', name), 'utf8');
	const pasted = (text) => text.replaceAll(/\{\{>([\w/.]+\.tpl)\}\}/g, (_, name) => pasted(read(name)).trimEnd());
	const rows = html.split('<tr role="row">');
	const end = rows.at(-1).indexOf('</tr>') + 5;
	const row = literal
		? `<tr role="row">${rows[2].replaceAll(/(href="[^"]*\/|value=")\d+/g, '$1{{id}}').replaceAll(/person\d+@large\.example/g, '{{email}}')
			.replaceAll(/Person Number \d+/g, '{{name}}').replaceAll(/\d of 3/g, '{{courses_done}} of 3').replaceAll('>PN<', '>{{initials}}<')}`
		: pasted(/\{\{#learner\}\}([\s\S]*)\{\{\/learner\}\}/.exec(read('learners/index.tpl'))[1]).replaceAll(/:x-\w+/g, '');
	return `{{%AUTOESCAPE context="HTML"}}${rows[0]}<tr role="row">${rows[1]}{{#learner}}${row}{{/learner}}${rows.at(-1).slice(end)}`;
}

// The bare program behind an nginx of its own, with that template.
async function startBare(muster, name, template) {
	const bare = { dir: join(muster.dir, name), port: await freePort(), log: () => join(muster.dir, `${name}.log`) };
	mkdirSync(bare.dir);
	bare.socket = join(bare.dir, 'bare.sock');
	writeFileSync(join(bare.dir, 'page.tpl'), template);
	const program = new Process(name, bare.log(), join(bench, 'bare_page'), [bare.socket, join(bare.dir, 'page.tpl')]);
	await until('the bare program', () => existsSync(bare.socket));
	const server = nginx(bare);
	const url = `http://127.0.0.1:${bare.port}/`;
	await until('the bare page', async () => (await fetch(url)).ok);
	console.log(`      ${name} page: ${(await (await fetch(url)).text()).length} characters`);
	return { url, stop: async () => { await server.stop(); await program.stop(); } };
}

function privateKilobytes(pid) {
	const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
	return [...text.matchAll(/Private_(?:Clean|Dirty):\s+(\d+)/g)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
}

async function pages(muster) {
	const admin = await muster.admin();
	const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const page = await admin.get('/groups/2');
	if (page.status !== 200 || !page.html.includes('1 to 50 of 100'))
		throw new Error(`the learners page is not there: ${page.status} ${page.text.slice(0, 500)}`);

	console.log(`      page: ${page.html.length} characters`);
	const same = await startBare(muster, 'bare', bareTemplate(page.html, false));
	const literal = await startBare(muster, 'literal', bareTemplate(page.html, true));
	const rates = { same: [], literal: [], small: [], large: [] };
	for (let round = 0; round < ROUNDS; round++) {
		rates.same.push(load(same.url));
		rates.small.push(load(`${muster.url}/groups/2`, cookie));
		rates.literal.push(load(literal.url));
		rates.large.push(load(`${muster.url}/groups/1`, cookie));
	}
	const [ceiling, text, small, large] = [rates.same, rates.literal, rates.small, rates.large].map(median);
	report('learners page, 50 rows, requests a second', small.toFixed(0), ceiling.toFixed(0), small / ceiling, 'at least 0.60', small / ceiling >= 0.6);
	console.log(`      and against rows of plain text with their fields only: ${text.toFixed(0)}, ratio ${(small / text).toFixed(2)}`);
	report('the same with 100,000 people in the group, times slower', large.toFixed(0), small.toFixed(0), small / large, 'at most 1.50', small / large <= 1.5);
	await same.stop();
	await literal.stop();
	return `${muster.url}/groups/1`;
}

async function memory(muster, url) {
	const admin = await muster.admin();
	const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const at = [];
	for (let round = 0; round < 2; round++) {
		spawnSync('ab', ['-q', '-n', '10000', '-c', '4', '-C', cookie, url]);
		at.push(Math.max(...muster.processes.serve.children().map(privateKilobytes)));
	}
	report('a worker\'s private memory after 10,000 requests, MB', (at[0] / 1024).toFixed(1), '8', at[0] / 8192, 'at most 1.00', at[0] <= 8192);
	report('and after 10,000 more, MB', (at[1] / 1024).toFixed(1), (at[0] / 1024).toFixed(1), at[1] / at[0], 'at most 1.05', at[1] <= at[0] * 1.05);
}

const insertMails = (count, group) => `
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
INSERT INTO memberships (organisation_id, group_id, status, email, email_key, email_wire, first_name, sort_key, route, added_by, added_at, status_at, active_at, token_nonce, token_hash, expires_at, notify_at)
SELECT 1, ${group}, 'prospect', 'new' || i || '@g${group}.example', 'new' || i || '@g${group}.example', 'new' || i || '@g${group}.example', 'New', 'new' || i,
       'manual', 1, 1, 1, 1, hex(randomblob(16)), hex(randomblob(32)), 9999999999, 1 FROM n;
INSERT INTO membership_counts VALUES (1, ${group}, 'prospect', ${count}) ON CONFLICT DO UPDATE SET people = people + ${count};
UPDATE groups SET seats = NULL, seats_held = seats_held + ${count} WHERE id = ${group};
INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, message_id, send_at, created_at)
SELECT 1, 'invite', email, email_wire, id, 'bench-' || id || '@muster.example', 1, 1 FROM memberships WHERE group_id = ${group} AND status = 'prospect';`;

async function mail(muster) {
	const sent = () => muster.sql('SELECT COUNT(*) AS n FROM messages WHERE organisation_id = 1 AND status = \'sent\'')[0].n;
	muster.sql(insertMails(1, 3));
	muster.start('work');
	const example = await muster.mail.wait({ to: 'new1@g3.example' });
	await until('the first mail to be noted', () => sent() === 1);
	await muster.processes.work.stop();
	const file = join(muster.dir, 'example.eml');
	writeFileSync(file, example.raw);

	const port = await freePort();
	const sink = new Process('sink', join(muster.dir, 'sink.log'), '/usr/sbin/smtp-sink', [...(process.getuid() === 0 ? ['-u', 'nobody'] : []), `127.0.0.1:${port}`, '100']);
	await until('smtp-sink', () => spawnSync('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`]).status === 0);
	muster.options.conf = { ...muster.options.conf, mail: { smtp_url: `smtp://127.0.0.1:${port}` } };
	muster.writeConf();
	const rates = { bare: [], ours: [] };
	for (let round = 0; round < ROUNDS; round++) {
		rates.bare.push(Number(run(join(bench, 'bare_mail'), [String(port), String(MAILS), file]).out));
		const before = sent();
		muster.sql(insertMails(MAILS, 4 + round));
		muster.start('work');
		await until('the first mails', () => sent() > before, 30000);
		const from = { at: process.hrtime.bigint(), sent: sent() };
		await until('all mails', () => sent() === before + MAILS, 120000);
		rates.ours.push((before + MAILS - from.sent) / (Number(process.hrtime.bigint() - from.at) / 1e9));
		await muster.processes.work.stop();
	}
	const [ceiling, ours] = [rates.bare, rates.ours].map(median);
	report('mails a second, rendered and recorded', ours.toFixed(0), ceiling.toFixed(0), ours / ceiling, 'at least 0.60', ours / ceiling >= 0.6);
	await sink.stop();
}

// Without the tests' clock file, which a real installation does not read either.
const muster = await start({ workers: 4, work: false, conf: { muster: { clock: '' } } });
try {
	const fill = readFileSync(new URL('fill.sql', import.meta.url), 'utf8').replaceAll(':now', String(Math.floor(Date.now() / 1000)));
	run('sqlite3', [join(muster.state, 'muster.db')], { input: fill });
	const url = await pages(muster);
	await memory(muster, url);
	await mail(muster);
} finally {
	await muster.stop();
}
process.exitCode = results.every(Boolean) ? 0 : 1;
