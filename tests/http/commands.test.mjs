// What an operator does from the shell, on a real installation.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkout, env, program, start } from '../lib/instance.mjs';
import { run } from '../lib/process.mjs';
import { onPostgres, testOnSqlite } from '../lib/store.mjs';

const PASSWORD = 'three words of wisdom';
let muster;
before(async () => {
	muster = await start();
});
after(() => muster?.stop());

function create(args, input = `${PASSWORD}\n`) {
	return muster.muster('account', ['create', ...args, '--password-file', '-'], { input, allowFailure: true });
}

test('migrate does nothing the second time', () => {
	assert.match(muster.muster('migrate').out, /nothing to do/);
});

test('what migrate makes is closed to people outside the installation', () => {
	for (const name of onPostgres ? ['secret'] : ['muster.db', 'secret'])
		assert.equal(statSync(join(muster.state, name)).mode & 0o007, 0, name);
});

test('an account made from the shell signs in', async () => {
	assert.equal(create(['--email', 'Pat@Example.org', '--first', 'Pat', '--last', 'Lee']).status, 0);
	const answer = await muster.client().signIn('pat@example.org', PASSWORD);
	assert.equal(answer.status, 200);
});

test('account create asks for what was not given', () => {
	const { status, out } = muster.muster('account', ['create'], { input: `quinn@example.org\nQuinn\nDoe\n${PASSWORD}\n${PASSWORD}\n` });
	assert.equal(status, 0);
	assert.match(out, /quinn@example\.org can log in/);
});

test('account create says what is wrong on a line of its own, where no terminal is', () => {
	const { status, err } = muster.muster('account', ['create', '--email', 'ray@example.org'], { input: 'Ray\nRoe\nshort\nshort\n', allowFailure: true });
	assert.equal(status, 1);
	assert.match(err, /^muster: [^\n]*fewer than 8/m);
});

test('account create for somebody who has an account says where a site administrator is made of it', () => {
	assert.match(create(['--email', 'pat@example.org', '--first', '', '--last', '', '--site-admin']).err, /Make site administrator/);
});

test('account create refuses what is wrong, and says how to mend it', () => {
	const cases = [
		[['--email', 'nobody', '--first', '', '--last', ''], /@/],
		[['--email', 'pat@example.org', '--first', '', '--last', ''], /already/],
		[['--email', 'x@example.org', '--first', 'a\u202eb', '--last', ''], /First name/],
		[['--email', 'x@example.org', '--first', '', '--last', ''], /fewer than 8/, 'short\n'],
		[['--email', 'x@example.org', '--first', '', '--last', ''], /first line/, ''],
		[['--email', 'x@example.org', '--first', '', '--last', ''], /not in UTF-8/, Buffer.from('three w\xf6rds of wisdom\n', 'latin1')],
	];
	for (const [args, words, input] of cases) {
		const { status, err } = create(args, input);
		assert.equal(status, 1, err);
		assert.match(err, words);
	}
	const nowhere = muster.muster('account', ['create', '--email', 'x@example.org', '--first', 'X', '--last', '', '--password-file', '/nonexistent/x'], { allowFailure: true });
	assert.equal(nowhere.status, 1);
	assert.match(nowhere.err, /\/nonexistent\/x cannot be opened: No such file/);
	assert.deepEqual(muster.sql("SELECT count(*) AS n FROM accounts WHERE email = 'x@example.org'"), [{ n: 0 }]);
});

testOnSqlite('a backup is whole, private, and never written over another file', () => {
	const copy = join(muster.dir, 'copy.db');
	muster.muster('backup', [copy]);
	assert.equal(run('sqlite3', [copy, 'PRAGMA integrity_check']).out.trim(), 'ok');
	assert.equal(statSync(copy).mode & 0o077, 0);
	const again = muster.muster('backup', [copy], { allowFailure: true });
	assert.equal(again.status, 1);
	assert.match(again.err, /already/);
	const nowhere = muster.muster('backup', [join(muster.dir, 'none/copy.db')], { allowFailure: true });
	assert.equal(nowhere.status, 1);
});

if (onPostgres)
	test('where the database is on a server, no file is to blame for the backup that is not made', () => {
		const { status, err } = muster.muster('backup', [join(muster.dir, 'copy.db')], { allowFailure: true });
		assert.equal(status, 1);
		assert.match(err, /^muster: A PostgreSQL store is backed up/m);
	});

test('check finds a sound installation sound', () => {
	const { status, out } = muster.muster('check');
	assert.equal(status, 0, out);
	assert.match(out, /All is well/);
	assert.match(out, onPostgres ? /PostgreSQL 1\d/ : /SQLite 3\./);
});

test('check says what is open to others, missing or out of reach, and how to mend it', () => {
	const secret = join(muster.state, 'secret');
	chmodSync(secret, 0o644);
	let answer = muster.muster('check', [], { allowFailure: true });
	chmodSync(secret, 0o640);
	assert.equal(answer.status, 1);
	assert.match(answer.out, /chmod 640 .*secret/);

	const password = join(muster.dir, 'smtp-password');
	writeFileSync(password, 'not so secret\n', { mode: 0o644 });
	muster.options.conf = { mail: { smtp_user: 'muster', smtp_password_file: password, smtp_url: 'smtp://127.0.0.1:1' } };
	muster.writeConf();
	answer = muster.muster('check', [], { allowFailure: true });
	assert.match(answer.out, /chmod 400/);
	assert.match(answer.out, /BAD +SMTP +smtp:\/\/127\.0\.0\.1:1/);
	unlinkSync(password);
	assert.match(muster.muster('check', [], { allowFailure: true }).out, /BAD +SMTP password/);

	muster.options.conf = { mail: { smtp_tls: 'required' } };
	muster.writeConf();
	assert.match(muster.muster('check', [], { allowFailure: true }).out, /BAD +SMTP /, 'a server without TLS is no server');
	muster.options.conf = { muster: { templates: join(muster.dir, 'none') } };
	muster.writeConf();
	assert.match(muster.muster('check', [], { allowFailure: true }).out, /BAD +templates/);
	muster.options.conf = {};
	muster.writeConf();
});

test('serve and work begin only on a sound installation, and say alike what is not', () => {
	const secret = join(muster.state, 'secret');
	const refused = (words) => {
		for (const command of ['serve', 'work']) {
			const { status, err } = muster.muster(command, [], { allowFailure: true });
			assert.equal(status, 1, command);
			assert.match(err, words, command);
		}
	};
	chmodSync(secret, 0o644);
	refused(/secret is missing, open to everyone or closed to this user\. Run `muster check`/);
	chmodSync(secret, 0o640);
	muster.options.conf = { muster: { templates: join(muster.dir, 'none') } };
	muster.writeConf();
	refused(/templates: /);
	muster.options.conf = {};
	muster.writeConf();
	muster.options.conf = { muster: { store: join(muster.dir, 'no-such.db') } };
	muster.writeConf();
	refused(/no-such\.db: .*\n.*the database cannot be used\. Run `muster check` as root/);
	muster.options.conf = {};
	muster.writeConf();
	muster.sql("INSERT INTO schema_versions (version, step, made_at) VALUES (99, 'later', 1)");
	refused(/the database is at version 99, this program needs \d+\. Install the newer program/);
	const { status, err } = create(['--email', 'early@example.org', '--first', 'E', '--last', 'Y']);
	assert.equal(status, 1);
	assert.match(err, /^muster: the database is at version 99/m);
	muster.sql('DELETE FROM schema_versions WHERE version = 99');
});

test('the demo is for an empty installation, and leaves one with people alone', () => {
	muster.sql("INSERT INTO organisations (id, name, name_key, created_at) VALUES (99, 'Lakeside', 'lakeside', 1)");
	const { status, err } = muster.muster('demo', ['--password', PASSWORD], { allowFailure: true });
	assert.equal(status, 1);
	assert.match(err, /has an organisation already/);
	assert.deepEqual(muster.sql("SELECT COUNT(*) AS n FROM accounts WHERE email = 'site@muster.example'"), [{ n: 0 }]);
	assert.deepEqual(muster.sql('SELECT name FROM organisations'), [{ name: 'Lakeside' }]);
});

test('a command that is called wrongly says how to call it', () => {
	const calls = [
		[['backup'], /FILE is missing/],
		[['check', 'this'], /"this" is too much/],
		[['work', 'foo'], /"foo" is too much/],
		[['account'], /create is missing/],
		[['account', 'delete'], /no "delete"/],
		[['account', 'create', '--nonsense'], /nonsense/],
		[['demo'], /--password is missing/],
		[['import', 'people.csv', '--organisation', 'x'], /--as is missing/],
		[['no-such-command'], /no-such-command/],
	];
	for (const [args, words] of calls) {
		const { status, err } = muster.muster(args[0], args.slice(1), { allowFailure: true });
		assert.equal(status, 2, args.join(' '));
		assert.match(err, words);
		assert.match(err, /usage: muster/);
	}
	const { status, err } = run(program, ['copy', 'one.db'], { env, allowFailure: true });
	assert.equal(status, 2);
	assert.match(err, /TO is missing/);
	assert.ok(!existsSync(join(muster.dir, 'this')));
});

test('every command says what it is for and how to call it when it is asked', () => {
	const asked = (args) => run(program, args, { env });
	const commands = [...asked(['--help']).out.matchAll(/^  (\w+) +\S/gm)].map(([, name]) => name);
	assert.ok(commands.includes('serve') && commands.includes('check'), commands.join(' '));
	for (const name of commands) {
		const { out, err } = asked([name, '--help']);
		assert.match(out, new RegExp(`^muster ${name}: .*\\n\\nusage: muster ${name}`));
		assert.equal(err, '');
	}
});

testOnSqlite('a command that meets a broken database fails in words for people', () => {
	const conf = join(muster.dir, 'broken-store.conf'), store = join(muster.dir, 'broken.db');
	writeFileSync(store, 'this is no database\n'.repeat(100));
	writeFileSync(conf, `[muster]\nstate = ${muster.state}\nstore = ${store}\nbase_url = http://127.0.0.1\n[mail]\nmail_from = muster@muster.example\n`);
	for (const args of [['migrate'], ['backup', join(muster.dir, 'of-broken.db')]]) {
		const { status, err } = run(program, [...args, '-c', conf], { allowFailure: true, env });
		assert.equal(status, 1, args[0]);
		assert.match(err, /^muster: .*not a database/m);
	}
});

test('an installation that is made anew never lacks a file that a page asks for', async () => {
	const root = join(muster.dir, 'installed'), style = join(root, 'usr/local/share/muster/static/app.css');
	const install = () => spawn('make', ['-s', '-C', checkout, 'install', `DESTDIR=${root}`, `BUILD=${dirname(program)}`, '-o', 'all'], { stdio: 'inherit' });
	await once(install(), 'exit');
	assert.ok(existsSync(style));
	const again = install();
	let over = false, looks = 0;
	again.on('exit', () => { over = true; });
	while (!over) {
		statSync(style);
		if (++looks % 100 === 0)
			await new Promise(setImmediate);
	}
	assert.equal(again.exitCode, 0);
});

test('a broken configuration is named with its line', () => {
	const file = join(muster.dir, 'broken.conf');
	writeFileSync(file, '[muster]\nstate = /tmp\nbase_url = ftp://x\n');
	const { status, err } = run(process.env.MUSTER ?? 'build/muster', ['check', '-c', file], { allowFailure: true });
	assert.equal(status, 1);
	assert.match(err, /line 3/i);
});
