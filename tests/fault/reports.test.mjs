// Reports that break off: a download that is not whole must fail, and a report by mail goes out once however often its sender is killed.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { csvRecords } from '../lib/csv.mjs';
import { group, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { killNow, until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

const PEOPLE = 5000, RECEIVERS = 250, KILLS = 8;

// Learners of a group by the database's own way, as 5,000 forms would take long.
function learners(muster, id, count) {
	muster.sql(`BEGIN;
		CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n;
		INSERT INTO accounts (email, first_name, last_name, password_hash, created_at) SELECT 'learner' || i || '@many.example', 'Learner', 'Number ' || i, 'x', 1 FROM n;
		INSERT INTO members (organisation_id, account_id, sort_key, joined_at)
			SELECT g.organisation_id, a.id, 'number ' || a.id, 1 FROM groups g, accounts a WHERE g.id = ${id} AND a.email LIKE '%@many.example';
		INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, sort_key, route, added_at, status_at, active_at, seat)
			SELECT p.organisation_id, ${id}, p.id, 'active', a.email, a.email, a.email, p.sort_key, 'manual', 1, 1, 1, 1
			  FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email LIKE '%@many.example';
		COMMIT`);
}

// The list of learners breaks at somebody in its last third, in this way, while action() runs.
async function brokenAt(muster, id, how, action) {
	const sql = muster.store.view('learners');
	const [{ at }] = muster.sql(`SELECT id AS at FROM memberships WHERE group_id = ${id} ORDER BY id LIMIT 1 OFFSET ${Math.floor(PEOPLE * 0.7)}`);
	muster.sql(`BEGIN; DROP VIEW learners; ${sql} AND (m.id <> ${at} OR ${how} > 0); COMMIT`);
	try {
		return await action();
	} finally {
		muster.sql(`BEGIN; DROP VIEW learners; ${sql}; COMMIT`);
	}
}
// Not a constant: that would be computed before the first row.
const FAULT = 'abs(m.id - m.id - 9223372036854775807 - 1)';
const ENDLESS = '(WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT 1 FROM n) SELECT COUNT(*) FROM n)';

// A download of which something has come: .ended is the error that ended it, or 'whole'.
function begun(client, path) {
	const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	return new Promise((resolve, reject) => {
		request(new URL(path, client.url), { headers: { cookie }, agent: false }, (response) => {
			const ended = new Promise((settle) => response.on('end', () => settle('whole')).on('error', (error) => settle(error.code)));
			response.once('data', () => resolve({ ended }));
		}).on('error', reject).end();
	});
}

for (const server of ['nginx', 'apache']) {
	let muster, head, id, path;
	before(async () => {
		muster = await start({ server, work: false });
		head = await organisation(muster);
		id = await group(head, 'Many');
		learners(muster, id, PEOPLE);
		path = `/groups/${id}/learners.csv`;
	});
	after(() => muster?.stop());
	const whole = async () => assert.equal(csvRecords((await head.get(path)).body).length, PEOPLE);
	const workers = () => muster.processes.serve.childrenNamed('muster-web');

	test(`${server}: a download whose worker is killed in its middle fails, and the next one is whole`, async () => {
		await whole();
		await brokenAt(muster, id, ENDLESS, async () => {
			const download = await begun(head, path);
			// The others wait for requests.
			await killNow(...workers());
			assert.equal(await download.ended, 'ECONNRESET');
		});
		await until('new workers', () => workers().length);
		await whole();
	});

	test(`${server}: a download that meets a fault in its middle fails, and stands in the log as cut off`, async () => {
		await brokenAt(muster, id, FAULT, () => assert.rejects(head.get(path), { code: 'ECONNRESET' }));
		await until('the log', () => /GET \/groups\/:group\/learners\.csv 200 cut off/.test(muster.processes.serve.output()));
		await until('new workers', () => workers().length);
		await whole();
	});

	test(`${server}: a fault at once is a page`, async () => {
		const sql = muster.store.view('learners');
		muster.sql(`BEGIN; DROP VIEW learners; ${sql} AND ${FAULT} > 0; COMMIT`);
		const answer = await head.get(path);
		muster.sql(`BEGIN; DROP VIEW learners; ${sql}; COMMIT`);
		assert.equal(answer.status, 500);
		assert.match(answer.text, /Something went wrong on our side/);
		await whole();
	});
}

test('reports by mail go out once each, however often runner and mailer are killed', async (t) => {
	const random = seeded(t);
	const server = await MailServer.start();
	const muster = await start({ mailPort: server.port });
	try {
		const head = await organisation(muster);
		const id = await group(head, 'Many');
		learners(muster, id, RECEIVERS);
		muster.sql(`BEGIN;
			INSERT INTO leaders (organisation_id, group_id, member_id, added_at) SELECT organisation_id, ${id}, member_id, 1 FROM memberships WHERE group_id = ${id};
			INSERT INTO report_schedules (organisation_id, group_id, member_id, every, next_at, created_at)
				SELECT organisation_id, ${id}, member_id, 'day', ${muster.clock.now() + 100}, 1 FROM memberships WHERE group_id = ${id};
			COMMIT`);
		const sent = () => muster.sql("SELECT COUNT(*) AS n FROM messages WHERE kind = 'report' AND status = 'sent'")[0].n;
		// At the middle of the first hundred: nothing of them is there.
		await muster.endlessly('INSERT ON messages', async () => {
			muster.clock.advance(200);
			await muster.untilWriting();
			await muster.kill('work');
			assert.equal(muster.sql("SELECT COUNT(*) AS n FROM messages WHERE kind = 'report'")[0].n, 0);
		});
		muster.start('work');
		for (let kills = 0; kills < KILLS && sent() < RECEIVERS; kills++) {
			await pause(random.between(0, 60));
			const children = muster.processes.work.children();
			if (children.length)
				await killNow(random.pick(children));
		}
		muster.clock.advance(300);
		await until('all to be sent', () => sent() === RECEIVERS);
		assert.deepEqual(muster.sql("SELECT account_id FROM messages WHERE kind = 'report' GROUP BY account_id HAVING COUNT(*) <> 1"), []);
		assert.deepEqual(muster.sql(`SELECT COUNT(*) AS n FROM report_schedules WHERE next_at > ${muster.clock.now()} AND sent_at IS NOT NULL`), [{ n: RECEIVERS }]);
		const ids = new Map();
		for (const mail of (await server.log()).taken.filter((one) => one.to.endsWith('@many.example')))
			ids.set(mail.to, (ids.get(mail.to) ?? new Set()).add(mail.id));
		assert.equal(ids.size, RECEIVERS);
		assert.deepEqual([...ids].filter(([, set]) => set.size !== 1), [], 'copies bear one Message-ID');
	} finally {
		await muster.stop();
		await server.stop();
	}
});
