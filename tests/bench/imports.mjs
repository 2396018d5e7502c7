// Imports of 100,000 rows beside bare libcsv and SQLite: from upload to preview, from approval to the end, what the runner holds in
// memory, and what pages and mails feel of it meanwhile.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process, freePort, run, until } from '../lib/process.mjs';
import { spawnSync } from 'node:child_process';
import { engineOf } from './engines.mjs';
import { ROUNDS, bench, cookieOf, median, report } from './lib.mjs';

const ROWS = 100000, LOOKS = 800;
const seconds = (from) => Number(process.hrtime.bigint() - from) / 1e9;

function writeFile(path, round) {
	const lines = ['email,first name,last name,branch,job title,start date,staff number,notes'];
	for (let i = 0; i < ROWS; i++)
		lines.push(`r${round}p${i}@import.example,First${i % 4999},Lastname${i % 9973},Riverside,Care worker,2026-0${1 + i % 9}-1${i % 10},${100000 + i},from the list`);
	writeFileSync(path, `${lines.join('\r\n')}\r\n`);
}

// One branch and three additional fields, so that all columns but the last mean something; groups that enrol at once, have no limit, and
// two courses.
const setUp = `
INSERT INTO branches (organisation_id, name, name_key, created_at) VALUES (1, 'Riverside', 'riverside', 1);
INSERT INTO fields (organisation_id, name, name_key, type, position, created_at) VALUES
	(1, 'Job title', 'job title', 'text', 1, 1), (1, 'Start date', 'start date', 'date', 2, 1), (1, 'Staff number', 'staff number', 'number', 3, 1);
UPDATE groups SET policy = 'enrol', seats = NULL WHERE id > 2;
DELETE FROM report_lines WHERE course_id = 3;
DELETE FROM report_totals WHERE course_id = 3;
DELETE FROM report_completions WHERE course_id = 3;
DELETE FROM group_courses WHERE course_id = 3;`;

class Person {
	constructor(muster, cookie) {
		Object.assign(this, { muster, cookie });
	}

	async send(path, fields, file) {
		const html = await (await fetch(this.muster.url + path, { headers: { cookie: this.cookie } })).text();
		const csrf = /name="csrf" value="([^"]+)"/.exec(html)[1];
		const form = file ? new FormData() : new URLSearchParams();
		form.append('csrf', csrf);
		for (const [name, value] of Object.entries(fields))
			form.append(name, value);
		if (file)
			form.append('csv', new Blob([file], { type: 'text/csv' }), 'people.csv');
		return { csrf, form };
	}

	async post(action, form) {
		const answer = await fetch(this.muster.url + action, { method: 'POST', body: form, redirect: 'manual', headers: { cookie: this.cookie } });
		if (answer.status !== 303)
			throw new Error(`${action} answered ${answer.status}: ${(await answer.text()).replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 600)}`);
		return answer.headers.get('location');
	}
}

const statusOf = (muster, id) => muster.sql(`SELECT status FROM imports WHERE id = ${id}`)[0]?.status;

// Both figures of one file: rows a second to the preview, people a second to the end.
async function upload(muster, person, group, path) {
	const page = `/groups/${group}/enrol/csv`;
	const { form } = await person.send(page, { kind: 'enrol' }, readFileSync(path));
	const from = process.hrtime.bigint();
	const id = Number(/\/imports\/(\d+)/.exec(await person.post(page, form))[1]);
	// As the person at the screen sees it: the page says so.
	while (await new Promise((go) => setTimeout(go, 20)), !(await (await fetch(`${muster.url}/imports/${id}`, { headers: { cookie: person.cookie } })).text()).includes(`/imports/${id}/approve"`))
		if (seconds(from) > 120)
			throw new Error('the preview did not come');
	return { id, rate: ROWS / seconds(from) };
}

async function approve(muster, person, id, meanwhile) {
	const { form } = await person.send(`/imports/${id}`, { when: 'hold', leave: '1' });
	const from = process.hrtime.bigint();
	await person.post(`/imports/${id}/approve`, form);
	const more = meanwhile ? await meanwhile() : null;
	await until('the end of the import', () => statusOf(muster, id) === 'done', 900000);
	return { rate: ROWS / seconds(from), more };
}

const runners = (muster) => muster.processes.work.children()
	.filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'muster-runner');
const mostMegabytes = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

// The 95th percentile of the learners page in milliseconds, one request after the other.
async function latency(muster, cookie) {
	const times = [];
	for (let i = 0; i < LOOKS; i++) {
		const from = process.hrtime.bigint();
		await (await fetch(`${muster.url}/groups/1`, { headers: { cookie } })).text();
		times.push(seconds(from) * 1000);
	}
	return times.sort((a, b) => a - b)[Math.floor(LOOKS * 0.95)];
}

// What each person left in the database, but what there is one of.
function perPerson(before, after, people) {
	const grown = [...after].sort().map(([table, rows]) => [table, ((rows - before.get(table)) / people).toFixed(2)]);
	return grown.filter(([, times]) => times !== '0.00').map(([table, times]) => `${table} ${times}`).join(', ');
}

// The bare program writes into a copy of the same database, filled alike and grown alike.
async function alone(muster, person, path, copy, rounds) {
	const engine = engineOf(muster), { name, suffix } = engine, before = engine.rows(copy);
	const rates = { bareRead: [], read: [], bareRun: [], run: [] };
	const uploaded = [];
	for (let round = 0; round < rounds; round++) {
		const table = join(muster.dir, `bare-${round}.db`);
		writeFile(path, round);
		engine.settle();
		rates.bareRead.push(Number(run(join(bench, 'bare_import'), ['read', path, table]).out));
		rmSync(table);
		engine.settle();
		const { id, rate } = await upload(muster, person, 3 + round, path);
		rates.read.push(rate);
		uploaded.push(id);
	}
	const uploads = engine.rows(engine.address);
	for (const id of uploaded) {
		engine.settle();
		rates.run.push((await approve(muster, person, id)).rate);
		engine.settle();
		rates.bareRun.push(Number(run(join(bench, `bare_import${suffix}`), [...(suffix ? [] : ['run']), copy, String(ROWS)]).out));
	}
	const written = [perPerson(uploads, engine.rows(engine.address), rounds * ROWS), perPerson(before, engine.rows(copy), rounds * ROWS)];
	if (suffix && written[0] !== written[1])
		throw new Error(`the bare program does not write the same: ${written.join('; against ')}`);
	console.log(`      each person: ${written[0]}`);
	const [bareRead, read, bareRun, ran] = [rates.bareRead, rates.read, rates.bareRun, rates.run].map(median);
	report(`${name}import, upload to preview, rows a second`, read.toFixed(0), bareRead.toFixed(0), read / bareRead, suffix ? 'none' : 'at least 0.30', suffix || read / bareRead >= 0.3);
	report(`${name}import, approval to the end, people a second`, ran.toFixed(0), bareRun.toFixed(0), ran / bareRun, 'at least 0.40', ran / bareRun >= 0.4);
	const most = Math.max(...runners(muster).map(mostMegabytes));
	report(`${name}the runner's resident memory, MB`, most.toFixed(1), '48', most / 48, 'at most 1.00', most <= 48);
}

// Mails a second that were sent while a piece of work went on.
async function sending(muster, work) {
	const sent = () => muster.sql('SELECT COUNT(*) AS n FROM messages WHERE status = \'sent\'')[0].n;
	const before = sent(), from = process.hrtime.bigint();
	const result = await work();
	return { result, rate: (sent() - before) / seconds(from) };
}

async function beside(muster, person, path) {
	writeFile(path, 'beside');
	const { id } = await upload(muster, person, 9, path);
	const sent = () => muster.sql('SELECT COUNT(*) AS n FROM messages WHERE status = \'sent\'')[0].n;
	const before = sent();
	muster.sql('UPDATE messages SET status = \'queued\', send_at = 1 WHERE id IN (SELECT id FROM messages WHERE status = \'held\' LIMIT 100000)');
	await until('the first mails', () => sent() > before, 60000);
	const alone = await sending(muster, () => new Promise((go) => setTimeout(go, 3000)));
	const rest = await latency(muster, person.cookie);
	const { more } = await approve(muster, person, id, async () => {
		await until('the import to run', () => muster.sql(`SELECT run_to FROM imports WHERE id = ${id}`)[0].run_to > 0);
		const together = await sending(muster, () => latency(muster, person.cookie));
		return { ...together, running: statusOf(muster, id) === 'running' };
	});
	if (!more.running)
		throw new Error('the import was over before the page was measured');
	report('learners page beside an import, 95th percentile, ms', more.result.toFixed(1), rest.toFixed(1), more.result / rest, 'at most 3.00', more.result <= 3 * rest);
	report('mails a second beside an import, against those without', more.rate.toFixed(0), alone.rate.toFixed(0), more.rate / alone.rate, 'goes on: at least 0.10', more.rate >= 0.1 * alone.rate);
}

async function importing(muster, work) {
	const path = join(muster.dir, 'people.csv');
	const port = await freePort();
	const sink = new Process('sink', join(muster.dir, 'sink.log'), '/usr/sbin/smtp-sink', [...(process.getuid() === 0 ? ['-u', 'nobody'] : []), `127.0.0.1:${port}`, '100']);
	await until('smtp-sink', () => spawnSync('bash', ['-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`]).status === 0);
	muster.options.conf = { ...muster.options.conf, mail: { smtp_url: `smtp://127.0.0.1:${port}` } };
	muster.writeConf();
	engineOf(muster).fill(setUp);
	const copy = await engineOf(muster).copy('bare');
	muster.start('work');
	try {
		await work(new Person(muster, cookieOf(await muster.admin())), path, copy);
	} finally {
		await muster.processes.work.stop();
		await sink.stop();
	}
}

export async function imports(muster) {
	await importing(muster, async (person, path, copy) => {
		await alone(muster, person, path, copy, ROUNDS);
		await beside(muster, person, path);
	});
}

// One round: it takes minutes.
export async function importsOnPostgres(muster) {
	await importing(muster, (person, path, copy) => alone(muster, person, path, copy, 1));
}
