// On SQLite only: a PostgreSQL's disk is not ours.
// The disk of the state is full: people are told, nothing is half done, and once there is room all goes on by itself.
import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { HEAD, addresses, enrol, enrolMany, enrolment, filled, group, organisation } from '../lib/crowd.mjs';
import { csvRecords } from '../lib/csv.mjs';
import { fill, makeRoom, mount, skip, stopOnDisks } from '../lib/disk.mjs';
import { Instance, SITE_ADMIN, env, program } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { Process, killNow, until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';
import { xlsx } from '../lib/xlsx.mjs';

let muster, server, head, id;
const small = () => join(muster.dir, 'small');

before(async () => {
	if (skip)
		return;
	server = await MailServer.start();
	muster = new Instance({ mailPort: server.port, conf: { mail: { smtp_timeout: 300 } } });
	mount(muster.state, '24m');
	await muster.boot();
	head = await organisation(muster);
	id = await group(head, 'Disk');
});
afterEach(() => {
	if (skip)
		return;
	makeRoom(muster.state);
	checkInvariants(muster);
});
after(async () => {
	await stopOnDisks(muster, muster ? [muster.state, small()] : []);
	await server?.stop();
});

// --- helpers ---

const send = (form, email) => head.post(`/groups/${id}/enrol/manual`, filled(form, [email]), { follow: false });

// What a log had already may be used again without asking the disk, so some forms still go through; those are saved whole.
async function enrolUntilFull(form, name) {
	for (const [i, email] of addresses(2000, name).entries()) {
		fill(muster.state);
		const answer = await send(form, email);
		if (answer.status !== 303)
			return { answer, email, entered: i };
	}
	return assert.fail('the disk is never full');
}

function tellsThatItIsFull(answer) {
	assert.equal(answer.status, 507, answer.text);
	assert.match(answer.text, /There is no room left to save anything/);
	assert.match(answer.text, /Nothing was saved\. Tell the person who runs this site, then send it again\. What you typed is still here/);
}

const workers = () => muster.processes.serve.childrenNamed('muster-web');
const count = (name) => muster.sql(`SELECT COUNT(*) AS people FROM memberships WHERE email LIKE '${name}%'`)[0].people;

// --- the pages ---

test('a form on a full disk is answered by 507, and sent again once there is room it is taken', { skip }, async () => {
	const pids = [muster.processes.serve.pid, ...workers()];
	const form = await enrolment(head, id, []);
	const { answer, email, entered } = await enrolUntilFull(form, 'full');

	tellsThatItIsFull(answer);
	for (let i = 0; i < 8; i++)
		tellsThatItIsFull(await send(form, email));
	assert.equal(count('full'), entered, 'what was confirmed is there, and nothing else');
	assert.equal((await head.get(`/groups/${id}`)).status, 200, 'pages can still be read');
	assert.equal((await head.get('/groups')).status, 200);
	tellsThatItIsFull(await (await muster.client().get('/login')).submit('/login', SITE_ADMIN));

	makeRoom(muster.state);
	const again = await answer.submit(`/groups/${id}/enrol/manual`, {}, { button: 'Send again', follow: false });
	assert.equal(again.status, 303, 'what was typed, sent again from the page that said so');
	assert.equal(count('full'), entered + 1);
	assert.deepEqual([muster.processes.serve.pid, ...workers()], pids, 'nobody was restarted for it');
	await until('all mails', () => people(muster, id).pending === entered + 1);
});

test('ten people in one form: all or none', { skip }, async () => {
	const ten = addresses(10, 'ten');
	const form = await enrolment(head, id, ten);
	await enrolUntilFull(form, 'filler');
	let answer;
	do {
		fill(muster.state);
		answer = await head.post(`/groups/${id}/enrol/manual`, filled(form, ten), { follow: false });
	} while (answer.status === 303);
	if (answer.status === 507)
		assert.equal(count('ten') % 10, 0);
	else
		assert.match(answer.text, /Already invited/);
});

test('a worker that is replaced while the disk is full serves again once there is room', { skip }, async () => {
	const form = await enrolment(head, id, []);
	await enrolUntilFull(form, 'replaced');
	await killNow(...workers());
	await until('a page from a new worker, whatever it says', async () => [200, 502, 507].includes((await head.get(`/groups/${id}`)).status));
	makeRoom(muster.state);
	await until('a page', async () => (await head.get(`/groups/${id}`)).status === 200);
	assert.equal((await send(form, 'afterwards@crowd.example')).status, 303);
	await until('all workers', () => workers().length === 2);
});

// --- the shell ---

test('an import from the shell that finds the disk full waits, and goes on once there is room', { skip }, async () => {
	const file = join(muster.dir, 'shell.csv');
	writeFileSync(file, `email\n${addresses(2500, 'shell').join('\n')}\n`);
	await muster.slowly(async () => {
		const importing = new Process('import', join(muster.dir, 'shell.log'), program,
			['import', file, '--organisation', 'Crowd', '--group', 'Disk', '--as', HEAD.email, '--notify', 'hold', '-c', muster.conf], env);
		await until('the first rows', () => muster.sql("SELECT run_to FROM imports WHERE file_name = 'shell.csv'")[0]?.run_to > 0);
		await until('it to find the disk full', () => {
			fill(muster.state);
			return /full/.test(importing.output());
		});
		assert.ok(importing.running);
		makeRoom(muster.state);
		assert.deepEqual(await importing.ended(), { status: 0, signal: null }, importing.output());
	});
	assert.equal(count('shell'), 2500);
});

// --- the mails ---

test('mails that wait while the disk is full go out by themselves, each once', { skip }, async () => {
	const mails = await group(head, 'Mails');
	await server.goDown();
	await enrolMany(head, mails, addresses(60, 'waiting'));
	const before = await server.count();
	const form = await enrolment(head, id, []);
	await enrolUntilFull(form, 'between');
	const logged = muster.processes.work.output().length;
	await server.goUp();
	muster.clock.advance(120);
	await until('the mailer to find the disk full', () => {
		fill(muster.state);
		return /full/.test(muster.processes.work.output().slice(logged));
	});
	makeRoom(muster.state);
	await until('everybody to be pending', () => people(muster, mails).pending === 60);
	const taken = (await server.log()).taken.slice(before).filter(({ to }) => to.startsWith('waiting'));
	assert.equal(new Set(taken.map(({ to }) => to)).size, 60);
	assert.equal(taken.length, 60, 'none twice');
});

test('a mail that the server takes while the disk is full is not sent again', { skip }, async () => {
	const one = await group(head, 'One');
	const form = await enrolment(head, id, []);
	await until('no other mails', () => !muster.sql("SELECT id FROM messages WHERE status = 'queued'").length);
	await server.behave({ at: 'text', to: 'slowly@crowd.example', late: true });
	assert.equal((await enrol(head, one, ['slowly@crowd.example'])).status, 303);
	await until('the server to have the mail', async () => (await server.state()).late);
	const logged = muster.processes.work.output().length;
	await enrolUntilFull(form, 'meanwhile');
	await server.behave();
	await until('the mailer to find the disk full', () => {
		fill(muster.state);
		return /full/.test(muster.processes.work.output().slice(logged));
	});
	makeRoom(muster.state);
	await until('it to be pending', () => people(muster, one).pending === 1);
	assert.equal((await server.log()).taken.filter(({ to }) => to === 'slowly@crowd.example').length, 1);
});

// --- a backup ---

test('a backup onto a full disk says so and leaves no half file', { skip }, () => {
	mount(small(), '128k');
	const copy = (directory) => muster.muster('backup', [join(directory, 'copy.db')], { allowFailure: true });
	const fails = (directory, left) => {
		const { status, out, err } = copy(directory);
		assert.equal(status, 1, `${out}${err}`);
		assert.match(err, /The copy was not made: .*full|No space left/);
		assert.deepEqual(readdirSync(directory), left);
	};

	fails(small(), []);
	appendFileSync(join(small(), 'filler'), Buffer.alloc(126 << 10));
	fails(small(), ['filler']);
	fill(muster.state);
	const before = readdirSync(muster.state);
	fails(muster.state, before);
	makeRoom(muster.state);
	assert.equal(copy(muster.state).status, 0, 'and with room it is made');
	rmSync(join(muster.state, 'copy.db'));
});

test('a spreadsheet that finds no room is a page that says so, leaves nothing behind, and is there once there is room', { skip }, async () => {
	const names = () => readdirSync(muster.state).filter((name) => name !== 'filler').sort();
	const before = names();
	const whole = await head.get('/reports.xlsx');
	assert.equal(whole.status, 200);
	xlsx(whole.body);
	fill(muster.state);
	const answer = await head.get('/reports.xlsx');
	assert.equal(answer.status, 507, answer.text);
	assert.match(answer.text, /no room left/);
	assert.equal((await head.get('/reports.csv')).status, 200, 'a CSV needs no room');
	makeRoom(muster.state);
	xlsx((await head.get('/reports.xlsx')).body);
	assert.deepEqual(names(), before);
});

test('a spreadsheet is whole or not there, however much room there is', { skip }, async () => {
	const [{ course }] = muster.sql(`INSERT INTO courses (organisation_id, title, title_key, minutes, created_at, published_at)
		VALUES ((SELECT organisation_id FROM groups WHERE id = ${id}), 'Fire', 'fire', 0, 1, 1) RETURNING id AS course`);
	muster.sql(`BEGIN; INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) SELECT organisation_id, id, ${course}, 1, 1 FROM groups WHERE id = ${id};
		CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i FROM n;
		INSERT INTO memberships (organisation_id, group_id, status, email, email_key, email_wire, sort_key, route, added_at, status_at, active_at)
			SELECT g.organisation_id, g.id, 'declined', 'no' || i || '@room.example', 'no' || i || '@room.example', 'no' || i || '@room.example', 'no' || i, 'manual', 1, 1, 1 FROM n, groups g WHERE g.id = ${id};
		INSERT INTO membership_counts (organisation_id, group_id, status, people) SELECT organisation_id, id, 'declined', 3000 FROM groups WHERE id = ${id}
			ON CONFLICT DO UPDATE SET people = people + 3000; COMMIT`);
	const path = (end) => `/groups/${id}/reports.${end}?course=${course}&show=everyone`;
	const rows = csvRecords((await head.get(path('csv'))).body).length + 1;
	const seen = { 200: 0, 507: 0 };
	for (let room = 0; room < 4 << 20 && seen[200] < 3; room += 96 << 10) {
		fill(muster.state, room);
		const answer = await head.get(path('xlsx'));
		seen[answer.status]++;
		if (answer.status === 200)
			assert.equal(xlsx(answer.body).rows.length, rows, `with room for ${room} bytes`);
		makeRoom(muster.state);
	}
	assert.ok(seen[507] > 3 && seen[200] >= 3, JSON.stringify(seen));
	// They did not come as people come.
	muster.sql(`BEGIN; DELETE FROM memberships WHERE group_id = ${id} AND status = 'declined'; DELETE FROM membership_counts WHERE group_id = ${id} AND status = 'declined'; COMMIT`);
});
