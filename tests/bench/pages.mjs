// The learners page beside a bare page of the same size, and what a worker holds in memory.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process, freePort, until } from '../lib/process.mjs';
import { checkout } from '../lib/instance.mjs';
import { nginx } from '../lib/webservers.mjs';
import { engineOf } from './engines.mjs';
import { ROUNDS, bench, cookieOf, load, median, privateKilobytes, report } from './lib.mjs';

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
	const { length } = await (await fetch(url)).text();
	console.log(`      ${name} page: ${length} characters`);
	return { url, length, stop: async () => { await server.stop(); await program.stop(); } };
}

// bound: the part of the bare page's rate that ours is to reach, and as words.
export async function pages(muster, bound = 0.6, target = 'at least 0.60; aims at 0.85') {
	const { name } = engineOf(muster);
	const admin = await muster.admin();
	const cookie = cookieOf(admin);
	const page = await admin.get('/groups/2');
	if (page.status !== 200 || !page.html.includes('1 to 50 of 100'))
		throw new Error(`the learners page is not there: ${page.status} ${page.text.slice(0, 500)}`);

	console.log(`      page: ${page.html.length} characters`);
	const same = await startBare(muster, 'bare', bareTemplate(page.html, false));
	const literal = await startBare(muster, 'literal', bareTemplate(page.html, true));
	if (same.length < 0.9 * page.html.length)
		throw new Error('the bare page is no ceiling: it leaves out what ours has; see bare_page.cc');
	const rates = { same: [], literal: [], small: [], large: [] };
	for (let round = 0; round < ROUNDS; round++) {
		rates.same.push(load(same.url));
		rates.small.push(load(`${muster.url}/groups/2`, cookie));
		rates.literal.push(load(literal.url));
		rates.large.push(load(`${muster.url}/groups/1`, cookie));
	}
	const [ceiling, text, small, large] = [rates.same, rates.literal, rates.small, rates.large].map(median);
	report(`${name}learners page, 50 rows, requests a second`, small.toFixed(0), ceiling.toFixed(0), small / ceiling, target, small / ceiling >= bound);
	console.log(`      and against rows of plain text with their fields only: ${text.toFixed(0)}, ratio ${(small / text).toFixed(2)}`);
	report(`${name}the same with 100,000 people in the group, times slower`, large.toFixed(0), small.toFixed(0), small / large, 'at most 1.50', small / large <= 1.5);
	await same.stop();
	await literal.stop();
	return `${muster.url}/groups/1`;
}

export async function memory(muster, url) {
	const admin = await muster.admin();
	const cookie = cookieOf(admin);
	const at = [];
	for (let round = 0; round < 2; round++) {
		spawnSync('ab', ['-q', '-n', '10000', '-c', '4', '-C', cookie, url]);
		at.push(Math.max(...muster.processes.serve.children().map(privateKilobytes)));
	}
	report('a worker\'s private memory after 10,000 requests, MB', (at[0] / 1024).toFixed(1), '8', at[0] / 8192, 'at most 1.00', at[0] <= 8192);
	report('and after 10,000 more, MB', (at[1] / 1024).toFixed(1), (at[0] / 1024).toFixed(1), at[1] / at[0], 'at most 1.05', at[1] <= at[0] * 1.05);
}
