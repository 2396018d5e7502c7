// Imports while processes are killed, the disk is full, seats are few, and people change their minds: each row is done once, or says why not.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { HEAD, group, organisation, seeded } from '../lib/crowd.mjs';
import { fill, makeRoom, mount, skip, stopOnDisks } from '../lib/disk.mjs';
import { Instance, program } from '../lib/instance.mjs';
import { approve, importOf, outcome, over, press, upload, uploaded } from '../lib/imports.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { Process, killNow, until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';
import { onPostgres, testOnSqlite } from '../lib/store.mjs';

const ROWS = onPostgres ? 3000 : 5000, KILLS = 12;
let muster, server, head;
before(async () => {
	server = await MailServer.start();
	muster = await new Instance({ mailPort: server.port, conf: { work: { runners: 2 } } }).boot();
	head = await organisation(muster);
});
afterEach(() => checkInvariants(muster));
after(async () => {
	await muster?.stop();
	await server?.stop();
});

// --- helpers ---

// People for two groups, some of them for both; wrong addresses, the same address again, and more people than one of them has seats.
function thousands(domain, one, other) {
	const lines = ['email,first name,last name,group'];
	for (let i = 1; i <= ROWS; i++) {
		const email = i % 97 === 0 ? `p${i} at ${domain}` : `p${i % 89 === 0 ? i - 1 : i}@${domain}`;
		lines.push(`${email},First${i},Lást${i % 7},${i % 3 ? one : other}${i % 10 === 0 ? `;${i % 3 ? other : one}` : ''}`);
	}
	return lines.join('\n');
}

// The groups and the file of one run; everything that differs from another run is its name.
async function prepared(name) {
	await group(head, `Ask ${name}`, { policy: 'ask' });
	await group(head, `Enrol ${name}`, { policy: 'enrol', seats: ROWS * 3 / 10 });
	return uploaded(muster, head, '/imports/new', thousands(`${name}.example`, `Ask ${name}`, `Enrol ${name}`), { kind: 'groups' });
}

const known = (state, name) => JSON.parse(JSON.stringify(state).replaceAll(` ${name}`, ' NAME'));
const later = { when: 'later', date: new Date(Date.now() + 3e10).toISOString().slice(0, 10), time: '08:00' };

let unkilled;
async function stateOfUnkilled() {
	if (!unkilled) {
		const id = await prepared('calm');
		await approve(head, id, { when: 'hold' });
		await over(muster, id);
		unkilled = known(outcome(muster, id, 'calm.example'), 'calm');
	}
	return unkilled;
}

function isTheSame(state, expected) {
	for (const part of Object.keys(expected))
		assert.deepEqual(state[part], expected[part], part);
}

const workers = () => muster.processes.work.childrenNamed('muster-runner');

// At moments spread over the run: each after so many rows and a random time, so that any part of a chunk is met.
async function killWhile(random, id, kill) {
	const moments = Array.from({ length: KILLS }, () => random.between(0, ROWS - 1000)).sort((a, b) => a - b);
	let killed = 0;
	for (const moment of moments) {
		await until(`row ${moment}`, () => importOf(muster, id).run_to >= moment);
		if (importOf(muster, id).status !== 'running')
			break;
		await pause(random.between(0, 300));
		await kill();
		killed++;
	}
	return killed;
}

// --- kills ---

test('thousands of rows survive every kill of the runners: the state is that of an unkilled run', async (t) => {
	const random = seeded(t);
	const expected = await stateOfUnkilled();
	const id = await prepared('killed');
	const killed = await muster.slowly(async () => {
		await approve(head, id, { when: 'hold' });
		return killWhile(random, id, async () => killNow(...await until('runners', () => workers().length && workers())));
	});
	t.diagnostic(`${killed} kills`);
	assert.ok(killed > KILLS / 2);
	await over(muster, id);
	isTheSame(known(outcome(muster, id, 'killed.example'), 'killed'), expected);
});

test('thousands of rows survive kills of the whole installation likewise', async (t) => {
	const random = seeded(t);
	const expected = await stateOfUnkilled();
	const id = await prepared('fallen');
	const killed = await muster.slowly(async () => {
		await approve(head, id, { when: 'hold' });
		return killWhile(random, id, async () => {
			await muster.kill('serve', 'work');
			muster.start('serve');
			muster.start('work');
		});
	});
	t.diagnostic(`${killed} kills`);
	assert.ok(killed > KILLS / 2);
	await over(muster, id);
	isTheSame(known(outcome(muster, id, 'fallen.example'), 'fallen'), expected);
	await muster.ready();
});

// --- few seats, and people who change their minds ---

const some = (count, name) => ['email', ...Array.from({ length: count }, (_, i) => `${name}${i}@seats.example`)].join('\n');

test('two imports at once into a group with few seats: each seat is sold once', async () => {
	const id = await group(head, 'Few seats', { seats: 700 });
	const path = `/groups/${id}/enrol/csv`;
	const [one, other] = [await uploaded(muster, head, path, some(1000, 'one')), await uploaded(muster, head, path, some(1000, 'other'))];
	await Promise.all([approve(head, one, { when: 'hold' }), approve(head, other, { when: 'hold' })]);
	await over(muster, one);
	await over(muster, other);
	assert.deepEqual(people(muster, id), { prospect: 700 });
	assert.deepEqual(muster.sql(`SELECT SUM(people) AS rows FROM import_counts WHERE import_id IN (${one}, ${other}) AND what = 'verdict:failed'`), [{ rows: 1300 }]);
	assert.match(muster.sql(`SELECT problems FROM import_rows WHERE import_id = ${one} AND verdict = 'failed' LIMIT 1`)[0]?.problems
		?? muster.sql(`SELECT problems FROM import_rows WHERE import_id = ${other} AND verdict = 'failed' LIMIT 1`)[0].problems, /No seat is free/);
});

test('paused, resumed and stopped while it runs: it goes no further than it says, and undone it leaves nobody', async () => {
	const id = await group(head, 'Minds');
	const one = await uploaded(muster, head, `/groups/${id}/enrol/csv`, some(3 * ROWS, 'mind'));
	await approve(head, one, later);
	await muster.slowly(async () => {
		await until('some rows', () => importOf(muster, one).run_to > 0);
		assert.equal((await press(head, one, 'pause')).status, 303);
	});
	const { status, run_to: reached } = importOf(muster, one);
	assert.equal(status, 'paused');
	assert.ok(reached < 3 * ROWS, `${reached} rows were worked before it could be paused`);
	await until('its job to end', () => !muster.sql("SELECT id FROM jobs WHERE kind = 'import_run' AND status IN ('queued', 'running')").length);
	assert.equal(importOf(muster, one).run_to, reached);
	assert.deepEqual(people(muster, id), { prospect: reached });
	checkInvariants(muster);

	await muster.slowly(async () => {
		assert.equal((await press(head, one, 'resume')).status, 303);
		await until('more rows', () => importOf(muster, one).run_to > reached);
		assert.equal((await press(head, one, 'cancel')).status, 303);
	});
	const stopped = importOf(muster, one);
	assert.equal(stopped.status, 'cancelled');
	await until('its job to end', () => !muster.sql("SELECT id FROM jobs WHERE kind = 'import_run' AND status IN ('queued', 'running')").length);
	assert.deepEqual(people(muster, id), { prospect: importOf(muster, one).run_to });
	checkInvariants(muster);

	assert.equal((await press(head, one, 'undo')).status, 303);
	await over(muster, one, 'undone');
	assert.deepEqual(people(muster, id), {});
	assert.deepEqual(muster.sql(`SELECT DISTINCT status FROM messages WHERE email LIKE 'mind%'`), [{ status: 'dropped' }]);
});

test('muster import is killed: its import is paused and resumed on its page, and goes on in the background', async () => {
	const id = await group(head, 'From the shell');
	const file = join(muster.dir, 'shell.csv');
	writeFileSync(file, some(2 * ROWS, 'shell'));
	await muster.processes.work.stop();
	const args = [file, '--organisation', 'Crowd', '--as', HEAD.email, '--group', 'From the shell', '--notify', 'hold', '-c', muster.conf];
	const { id: one, run_to: reached } = await muster.slowly(async () => {
		const shell = new Process('import', muster.log('shell'), program, ['import', ...args]);
		const begun = await until('some rows', () => muster.sql("SELECT id, run_to FROM imports WHERE file_name = 'shell.csv' AND run_to > 0")[0]);
		await killNow(shell.pid);
		return begun;
	});
	assert.equal(importOf(muster, one).status, 'running');
	assert.ok(reached < 2 * ROWS, `${reached} rows were worked before it was killed`);
	assert.equal((await press(head, one, 'pause')).status, 303);
	assert.equal((await press(head, one, 'resume')).status, 303);
	muster.start('work');
	await over(muster, one);
	assert.deepEqual(people(muster, id), { prospect: 2 * ROWS });
	assert.equal(muster.sql(`SELECT id FROM messages WHERE kind = 'imported' AND detail = '${one}'`).length, 1);
	await until('its jobs to end', () => !muster.sql("SELECT id FROM jobs WHERE kind = 'import_run' AND status <> 'done'").length);
});

test('undoing goes on by itself after kills', async (t) => {
	const random = seeded(t);
	const id = await group(head, 'Undone', { policy: 'enrol' });
	const one = await uploaded(muster, head, `/groups/${id}/enrol/csv`, some(2000, 'undone'));
	await approve(head, one, later);
	await over(muster, one);
	assert.deepEqual(people(muster, id), { active: 2000 });
	await muster.slowly(async () => {
		assert.equal((await press(head, one, 'undo')).status, 303);
		for (const moment of [1600, 1100, 600, 400]) {
			await until(`row ${moment}`, () => importOf(muster, one).run_to <= moment);
			await pause(random.between(0, 60));
			await killNow(...await until('runners', () => workers().length && workers()));
		}
		assert.equal(importOf(muster, one).status, 'undoing', 'killed before it was over');
	}, 'UPDATE ON import_deeds');
	await over(muster, one, 'undone');
	assert.deepEqual(people(muster, id), {});
	assert.deepEqual(muster.sql(`SELECT what, people FROM import_counts WHERE import_id = ${one} AND what LIKE 'undone:%' ORDER BY what`),
		[{ what: 'undone:created', people: 2000 }, { what: 'undone:enrolled', people: 2000 }]);
});

test('disapproved while it is read, nothing is done', async () => {
	const id = await group(head, 'Never');
	const one = await upload(head, `/groups/${id}/enrol/csv`, some(60000, 'never'));
	assert.equal((await press(head, one, 'disapprove')).status, 303);
	assert.equal(importOf(muster, one).status, 'disapproved');
	await until('its job to end', () => !muster.sql("SELECT id FROM jobs WHERE kind = 'import_read' AND status IN ('queued', 'running')").length);
	assert.equal(importOf(muster, one).status, 'disapproved');
	assert.deepEqual(people(muster, id), {});
});

// --- a full disk ---

testOnSqlite('a disk that fills up in the middle: it goes on once there is room, as if nothing had been', { skip }, async () => {
	const small = new Instance({ mailPort: server.port });
	mount(small.state, '100m');
	try {
		await small.boot();
		const admin = await organisation(small);
		const id = await group(admin, 'Disk');
		const one = await uploaded(small, admin, `/groups/${id}/enrol/csv`, some(4 * ROWS, 'disk'));
		fill(small.state, 10 << 20); // for some of the people, not for all
		await approve(admin, one, { when: 'hold' });
		await until('the runner to find the disk full', () => /full/.test(small.processes.work.output()));
		const { status, run_to: reached } = importOf(small, one);
		assert.equal(status, 'running');
		assert.ok(reached > 0 && reached < 4 * ROWS, `${reached} rows`);
		assert.deepEqual(people(small, id), { prospect: reached }, 'whole chunks, and nothing else');
		makeRoom(small.state);
		await over(small, one);
		assert.deepEqual(people(small, id), { prospect: 4 * ROWS });
		checkInvariants(small);
	} finally {
		await stopOnDisks(small, [small.state]);
	}
});
