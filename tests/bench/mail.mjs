// The mailer beside a bare libcurl loop, both to smtp-sink.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process, freePort, run, until } from '../lib/process.mjs';
import { ROUNDS, bench, median, report } from './lib.mjs';

const MAILS = 8000;

const insertMails = (count, group) => `
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
INSERT INTO memberships (organisation_id, group_id, status, email, email_key, email_wire, first_name, sort_key, route, added_by, added_at, status_at, active_at, token_nonce, token_hash, expires_at, notify_at, seat)
SELECT 1, ${group}, 'prospect', 'new' || i || '@g${group}.example', 'new' || i || '@g${group}.example', 'new' || i || '@g${group}.example', 'New', 'new' || i,
       'manual', 1, 1, 1, 1, hex(randomblob(16)), hex(randomblob(32)), 9999999999, 1, 1 FROM n;
INSERT INTO membership_counts VALUES (1, ${group}, 'prospect', ${count}) ON CONFLICT DO UPDATE SET people = people + ${count};
UPDATE groups SET seats = NULL, seats_held = seats_held + ${count} WHERE id = ${group};
INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, message_id, send_at, created_at)
SELECT 1, 'invite', email, email_wire, id, 'bench-' || id || '@muster.example', 1, 1 FROM memberships WHERE group_id = ${group} AND status = 'prospect';`;

export async function mail(muster) {
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
