// What `muster check` says of an installation that does not run as a whole, or that its services cannot read.
import assert from 'node:assert/strict';
import { chmodSync, chownSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { enrolMany, group, organisation } from '../lib/crowd.mjs';
import { checkout, program, start } from '../lib/instance.mjs';
import { run, until } from '../lib/process.mjs';
import { testOnSqlite } from '../lib/store.mjs';

let muster;
before(async () => {
	muster = await start();
});
after(() => muster?.stop());

const check = () => muster.muster('check', [], { allowFailure: true });

test('what runs is found running, and found by the address that people use', () => {
	const { status, out } = check();
	assert.equal(status, 0, out);
	assert.match(out, /^ok +muster serve +It answers on .*muster\.sock/m);
	assert.match(out, /^ok +muster work +It runs/m);
	assert.match(out, new RegExp(`^ok +address +${muster.url} answers`, 'm'));
});

test('an address that leads elsewhere, or nowhere, is told apart', () => {
	const conf = (url) => {
		muster.options.conf = { muster: { base_url: url } };
		muster.writeConf();
		return check();
	};
	const elsewhere = conf(`http://localhost:${muster.port}`);
	assert.match(elsewhere.out, /^BAD +address .* is answered with 421\. .*mend base_url/m);
	assert.equal(elsewhere.status, 1);
	assert.match(conf('http://127.0.0.1:1').out, /^note +address .* cannot be reached from here: /m);
	muster.options.conf = {};
	muster.writeConf();
});

test('a service that does not run is named; while both are stopped nothing is wrong', async () => {
	await muster.processes.work.stop();
	assert.match(check().out, /^BAD +muster work .*systemctl start muster-work/m);
	await muster.processes.serve.stop();
	const stopped = check();
	assert.equal(stopped.status, 0, stopped.out);
	assert.match(stopped.out, /^note +services .*systemctl start muster-serve muster-work/m);
	muster.start('work');
	await until('work', () => /^BAD +muster serve .*systemctl start muster-serve/m.test(check().out));
	muster.start('serve');
	await muster.ready();
});

test('a backup whose secret was forgotten is known by the invites in it, by migrate and by check', async () => {
	const head = await organisation(muster);
	await enrolMany(head, await group(head, 'Care'), ['ada@check.example']);
	const secret = join(muster.state, 'secret');
	renameSync(secret, `${secret}.kept`);
	assert.match(check().out, /^BAD +secret .*muster migrate; else copy it from the backup/m);
	assert.match(muster.muster('migrate').out, /made with another secret .*\n.*Copy that of the backup/);
	const { status, out } = check();
	assert.equal(status, 1);
	assert.match(out, /^BAD +secret +Links in mails and enrolment keys were made with another secret/m);
	renameSync(`${secret}.kept`, secret);
	assert.equal(check().status, 0);
});

test('a clock behind what was written down is told', async () => {
	await muster.processes.work.stop();   // it writes down its own
	muster.sql("INSERT INTO heartbeats (name, seen_at) VALUES ('mailer', 1) ON CONFLICT (name) DO NOTHING");
	muster.clock.advance(86400);
	assert.match(check().out, /^ok +clock /m);
	muster.sql(`UPDATE heartbeats SET seen_at = ${muster.clock.now() + 7200} WHERE name = 'mailer'`);
	assert.match(check().out, /^BAD +clock .*seconds behind/m);
	muster.sql(`UPDATE heartbeats SET seen_at = ${muster.clock.now()} WHERE name = 'mailer'`);
	muster.start('work');
	await muster.ready();
});

// The configuration's own place and users of that name are what root's check goes by: an /etc that only this process sees has them.
const asServices = {
	users: { web: 61001, work: 61002, group: 61003 },
	install() {
		const { web, work, group: shared } = this.users;
		this.etc = join(muster.dir, 'etc');
		this.state = join(muster.dir, 'services');
		mkdirSync(join(this.etc, 'muster'), { recursive: true });
		writeFileSync(join(this.etc, 'passwd'),
			`root:x:0:0::/root:/bin/sh\nmuster-web:x:${web}:${shared}::/:/bin/false\nmuster-work:x:${work}:${shared}::/:/bin/false\n`);
		writeFileSync(join(this.etc, 'group'), `root:x:0:\nmuster:x:${shared}:\n`);
		writeFileSync(join(this.etc, 'muster/muster.conf'), `[muster]\nstate = ${this.state}\nbase_url = https://127.0.0.1:1\n` +
			`templates = ${join(checkout, 'templates')}\n[mail]\nsmtp_url = smtp://127.0.0.1:${muster.mailPort}\nsmtp_tls = none\n` +
			'mail_from = muster@muster.example\n');
		chmodSync(this.etc, 0o755);
		mkdirSync(this.state);
		chownSync(this.state, work, shared);
		chmodSync(this.state, 0o2770);
		this.muster('migrate');
	},
	muster(command) {
		return run('unshare', ['--mount', 'sh', '-c', 'mount --bind "$0" /etc && exec "$1" "$2"', this.etc, program, command],
			{ allowFailure: true, env: { ASAN_OPTIONS: 'detect_leaks=0' } });
	},
};

testOnSqlite('root\'s check sees what the services\' users cannot read or write', { skip: process.getuid() !== 0 && 'needs root, to be other users' }, () => {
	asServices.install();
	const { state, etc } = asServices;
	const sound = asServices.muster('check');
	assert.equal(sound.status, 0, sound.out + sound.err);
	const database = join(state, 'muster.db'), secret = join(state, 'secret'), conf = join(etc, 'muster/muster.conf');
	for (const [path, mode, words] of [
		[database, 0o600, /^BAD +database +muster-web may not write .*chown muster-work:muster .*chmod 660/m],
		[`${database}-writer`, 0o640, /^BAD +database +muster-web may not write .*-writer/m],
		[secret, 0o600, /^BAD +secret +muster-web may not read .*chmod 640/m],
		[conf, 0o600, /^BAD +configuration +muster-web may not read/m],
		[join(etc, 'muster'), 0o700, /^BAD +configuration +muster-web may not read .*directories above/m],
		[state, 0o700, /^BAD +state +muster-web may not write/m],
	]) {
		chmodSync(path, mode);
		const { status, out } = asServices.muster('check');
		assert.equal(status, 1, path);
		assert.match(out, words);
		chmodSync(path, path === state ? 0o2770 : path.endsWith('/muster') ? 0o755 : path === conf ? 0o644 : path === secret ? 0o640 : 0o660);
	}
	// As `cp` by root leaves what it takes from a backup.
	copyFileSync(database, `${database}.copy`);
	rmSync(database);
	renameSync(`${database}.copy`, database);
	chownSync(database, 0, 0);
	assert.match(asServices.muster('check').out, /^BAD +database +muster-web may not write/m);
});
