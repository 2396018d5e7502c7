// On PostgreSQL only: it is about what is wrong with one; it starts its own.
// A database that cannot be used: muster check and the log say what is wrong and how to mend it, pages say to try again shortly and keep
// what was typed, no process dies of it, and all goes on by itself once it is mended.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Instance, env, program } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { Cluster, Wire, fakeServer } from '../lib/postgres.mjs';
import { run, until } from '../lib/process.mjs';

let cluster, wire, muster, place, password;

before(async () => {
	cluster = await Cluster.start();
	wire = await Wire.start({ port: Number(cluster.tcp.port), host: '127.0.0.1' });
	cluster.sql('postgres', 'CREATE DATABASE house TEMPLATE muster_template');
	password = 'pa55/w@rd:of?the#house%';
	cluster.sql('postgres', `ALTER ROLE muster PASSWORD '${password}'`);
});
after(async () => {
	await muster?.stop();
	await place?.stop();
	wire?.stop();
	await cluster?.stop();
});

// An address on 127.0.0.1.
function address(name, { port = cluster.tcp.port, user = 'muster', word = password, host = '127.0.0.1', more = '' } = {}) {
	return `postgresql://${user}${word === null ? '' : `:${encodeURIComponent(word)}`}@${host}:${port}/${name}${more}`;
}

// A command on an installation that is nothing but a configuration with this store.
async function command(name, store, args = [], mode = 0o600) {
	if (!place) {
		place = new Instance({});
		Object.assign(place, { url: 'http://127.0.0.1', mailPort: 25 });
	}
	place.options.conf = { muster: { store } };
	place.writeConf();
	chmodSync(place.conf, mode);
	const { status, out, err } = await new Promise((resolve) => execFile(program, [name, ...args, '-c', place.conf], { env: { ...process.env, ...env } },
		(error, stdout, stderr) => resolve({ status: error?.code ?? 0, out: stdout, err: stderr })));
	assert.ok(!`${out}${err}`.includes('pa55') && !`${out}${err}`.includes('w@rd'), `no password in: ${out}${err}`);
	return { status, out, err, words: out + err };
}
const check = (store) => command('check', store, ['--data']);

// What the check says of the database, and that it is bad.
async function trouble(store, words) {
	const { status, out } = await check(store);
	const line = out.split('\n').find((one) => one.startsWith('BAD'));
	assert.equal(status, 1, out);
	assert.match(line ?? out, words);
}

describe('muster check and muster migrate', () => {
	test('say that a sound database is sound', async () => {
		const { status, out } = await check(address('house'));
		assert.equal(status, 0, out);
		assert.match(out, /^ok +database +postgresql:\/\/127\.0\.0\.1:\d+\/house$/m);
		assert.match(out, /^ok +engine +PostgreSQL 1\d/m);
		assert.match(out, /^note +engine +fsync or full_page_writes is off: .*Switch both on\.$/m);
	});

	test('say when it cannot be reached, and where to look', async () => {
		await trouble(address('nowhere'), /database "nowhere" does not exist\. Make it with createdb/);
		await trouble(address('house', { host: 'database.invalid' }), /could not translate host name .*Mend the host/);
		await trouble(address('house', { port: 1 }), /Connection refused\. Start the server, or mend the host and port/);
		await trouble('postgresql://muster@%2Fnowhere/house', /No such file or directory\. Start the server, or mend the directory/);
		wire.away = 'silent';
		await trouble(address('house', { port: wire.port, more: '?connect_timeout=2' }), /timeout expired\. Look whether the server runs, whether a firewall/);
		wire.away = false;
	});

	test('say when nobody is let in', async () => {
		await trouble(address('house', { word: 'another' }), /password authentication failed for user "muster"\. Mend the user or the password/);
		await trouble(address('house', { user: 'nobody' }), /password authentication failed for user "nobody"/);
		await trouble(address('house', { word: null }), /no password supplied\. Put the password into/);
		cluster.sql('postgres', `CREATE ROLE guest LOGIN PASSWORD '${password}'; REVOKE CONNECT ON DATABASE house FROM PUBLIC`);
		await trouble(address('house', { user: 'guest' }), /permission denied for database "house".*Make it with|permission denied for database "house"/);
		cluster.sql('postgres', 'GRANT CONNECT ON DATABASE house TO PUBLIC');
		await trouble(address('house', { user: 'guest' }), /It cannot be read|permission denied/);
	});

	test('say when it is the wrong kind of server', async () => {
		const old = await fakeServer({ server_version: '14.9', server_encoding: 'UTF8', client_encoding: 'UTF8', in_hot_standby: 'off', default_transaction_read_only: 'off' });
		await trouble(address('house', { port: old.port }), /the server is PostgreSQL 14, and Muster needs 15 or later\. Upgrade the server/);
		old.stop();
		const standby = await fakeServer({ server_version: '15.4', server_encoding: 'UTF8', client_encoding: 'UTF8', in_hot_standby: 'on', default_transaction_read_only: 'off' });
		await trouble(address('house', { port: standby.port }), /Name the primary|It is a standby/);
		standby.stop();
		cluster.sql('postgres', 'CREATE DATABASE fixed TEMPLATE muster_template; ALTER DATABASE fixed SET default_transaction_read_only = on');
		await trouble(address('fixed'), /session is read-only\. It is a standby, or default_transaction_read_only is on/);
		cluster.sql('postgres', "CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
		await trouble(address('narrow'), /encoded in LATIN1, and Muster needs UTF-8\. Make one with: createdb -E UTF8/);
	});

	test('say when the schema is of another version, or not ours', async () => {
		cluster.sql('postgres', 'CREATE DATABASE empty; CREATE DATABASE foreign_one; CREATE DATABASE half TEMPLATE muster_template');
		await trouble(address('empty'), /schema +Version 0, and this program needs \d+\. Run muster migrate/);
		cluster.sql('foreign_one', 'CREATE TABLE theirs (id int)');
		assert.match((await check(address('foreign_one'))).out, /BAD +integrity +the database has tables already, and they are not Muster's\. Give it a database/i);
		const refused = await command('migrate', address('foreign_one'));
		assert.notEqual(refused.status, 0);
		assert.match(refused.words, /the database has tables already, and they are not Muster's/);
		assert.equal(cluster.sql('foreign_one', "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), '1');
		cluster.sql('half', 'INSERT INTO schema_versions SELECT 999, step, 0 FROM schema_versions LIMIT 1');
		await trouble(address('half'), /schema +Version 999 is of a newer program/);
		assert.match((await command('migrate', address('half'))).words, /made by a newer program/);
	});

	test('say which right is missing to make the tables, and take what is enough', async () => {
		const role = address('rights', { user: 'builder' });
		cluster.sql('postgres', `CREATE ROLE builder LOGIN PASSWORD '${password}'; CREATE DATABASE rights TEMPLATE template0`);
		assert.match((await command('migrate', role)).words, /builder may not make tables in the database rights\. Make it the owner: ALTER DATABASE/);
		cluster.sql('rights', 'GRANT CREATE ON SCHEMA public TO builder');
		assert.match((await command('migrate', role)).words, /builder may not add the extensions pg_trgm and btree_gin.*CREATE EXTENSION pg_trgm/);
		cluster.sql('rights', 'CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin');
		assert.equal((await command('migrate', role)).status, 0);
		assert.equal((await check(role)).status, 0);
		cluster.sql('postgres', 'CREATE DATABASE owned OWNER builder');
		assert.equal((await command('migrate', address('owned', { user: 'builder' }))).status, 0);
	});

	test('keep a password to themselves, also where the URL with it is broken, and say who could read it', async () => {
		for (const broken of ['postgresql://muster:pa55w@rd@127.0.0.1/x', 'postgresql://muster:pa55/rd@127.0.0.1:1/x', 'postgresql://muster:pa55%zz@127.0.0.1:1/x',
			'postgresql://muster:pa55@[127.0.0.1/x', 'postgresql://muster:pa55@127.0.0.1:pa55/x'])
			await trouble(broken, /store cannot be read as a URL\. In its user and password write %40 for @/);
		assert.match((await command('check', address('house'), [], 0o644)).out, /BAD +password .*has mode 0644, open to others\. Run: chown .* && chmod 640/);
		assert.match((await command('check', address('house'), [], 0o640)).out, /ok +password /);
		assert.doesNotMatch((await command('check', address('house', { word: null, more: '?passfile=/nowhere' }), [], 0o644)).out, /^\w+ +password /m);
	});

	test('a backup is left to PostgreSQL, and that is said', async () => {
		const { status, words } = await command('backup', address('house'), [join(place.dir, 'copy.db')]);
		assert.notEqual(status, 0);
		assert.match(words, /pg_dump/);
		assert.ok(!existsSync(join(place.dir, 'copy.db')));
	});

	describe('look at the certificate', () => {
		const file = (name) => join(cluster.dir, name);
		const openssl = (...args) => run('openssl', args, { env: { RANDFILE: '/dev/null' } });

		function certificate(name, days, subject = 'database.test') {
			openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', file(`${name}.key`), '-subj', `/CN=${subject}`, '-out', file(`${name}.csr`));
			openssl('x509', '-req', '-in', file(`${name}.csr`), '-CA', file('authority.pem'), '-CAkey', file('authority.key'), '-CAcreateserial',
				'-days', String(days), '-out', file(`${name}.pem`));
			return name;
		}

		// The server shows this one from now on.
		async function show(name) {
			for (const kind of ['pem', 'key']) {
				writeFileSync(join(cluster.data, `${name}.${kind}`), readFileSync(file(`${name}.${kind}`)), { mode: 0o600 });
				if (process.getuid() === 0)
					run('chown', ['nobody:nogroup', join(cluster.data, `${name}.${kind}`)]);
			}
			cluster.sql('postgres', `ALTER SYSTEM SET ssl_cert_file = '${name}.pem'`);
			cluster.sql('postgres', `ALTER SYSTEM SET ssl_key_file = '${name}.key'`);
			cluster.sql('postgres', "ALTER SYSTEM SET ssl = on");
			cluster.sql('postgres', 'SELECT pg_reload_conf()');
			const serial = openssl('x509', '-in', file(`${name}.pem`), '-noout', '-serial').out;
			await until('the certificate', () => run('sh', ['-c',
				`openssl s_client -starttls postgres -connect 127.0.0.1:${cluster.tcp.port} </dev/null 2>/dev/null | openssl x509 -noout -serial`], { allowFailure: true }).out === serial);
		}

		const secure = (more, options) => address('house', { host: 'database.test', ...options, more: `?hostaddr=127.0.0.1&sslmode=verify-full${more}` });

		test('that is nobody\'s, of another authority, of another host, or has run out', async () => {
			await trouble(secure(`&sslrootcert=${file('authority.pem')}`), /root certificate file .*does not exist|server does not support SSL/);
			for (const name of ['authority', 'other'])
				openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-keyout', file(`${name}.key`), '-out', file(`${name}.pem`), '-subj', `/CN=${name}`);
			await trouble(secure(`&sslrootcert=${file('authority.pem')}`), /server does not support SSL, but SSL was required\. Switch ssl on/);
			await show(certificate('good', 30));
			const root = `&sslrootcert=${file('authority.pem')}`;
			const { status, out } = await check(secure(root));
			assert.equal(status, 0, out);
			await trouble(secure(''), /root certificate file .* does not exist.*sslrootcert=/);
			await trouble(secure(`&sslrootcert=${file('other.pem')}`), /certificate verify failed\. The server may be another one/);
			await trouble(secure(root, { host: 'another.test' }), /does not match host name "another\.test"\. Name the server in store as its certificate does/);
			await show(certificate('late', -1));
			await trouble(secure(root), /certificate verify failed\. .*or its certificate has run out/);
		});
	});
});

describe('a running installation', () => {
	const pids = () => [muster.processes.serve.pid, muster.processes.work.pid, ...muster.processes.serve.children(), ...muster.processes.work.children()].sort();
	const logs = () => ['serve', 'work'].map((name) => readFileSync(muster.log(name), 'utf8'));
	const log = () => logs().join('');
	// What both say from now on.
	const saidFromNow = () => {
		const before = logs();
		return () => logs().map((words, i) => words.slice(before[i].length)).join('');
	};
	const groups = (name) => Number(cluster.sql('house', `SELECT count(*) FROM groups WHERE name = '${name}'`));
	// Ends what it has of connections: everything is asked for anew.
	const cut = () => {
		cluster.sql('postgres', "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'house' AND pid <> pg_backend_pid()");
		wire.cut();
	};
	const direct = { muster: (...words) => (writeFileSync(muster.conf, direct.conf), muster.muster(...words)) };
	let admin, all;

	function isPlain(answer) {
		assert.equal(answer.status, 503, answer.text);
		assert.match(answer.text, /Muster cannot do this just now.*try again shortly/is);
		assert.ok(Number(answer.headers['retry-after']) > 0);
		assert.doesNotMatch(answer.html, /pa55|postgresql:|127\.0\.0\.1:\d+\/house/);
	}

	test('starts without its database, and has it once that is there', async () => {
		muster = new Instance({ workers: 1, conf: { muster: { store: address('house') } } });
		// As boot() does, but that the programs go through the wire, which leads nowhere yet.
		const ready = muster.ready.bind(muster);
		muster.ready = async () => {};
		wire.away = true;
		const start = muster.start.bind(muster);
		muster.start = (name) => {
			direct.conf ??= readFileSync(muster.conf, 'utf8');
			muster.options.conf.muster.store = address('house', { port: wire.port });
			muster.writeConf();
			return start(name);
		};
		await muster.boot();
		all = await until('all processes', () => muster.processes.serve.children().length === 1 && muster.processes.work.running && pids());
		const client = muster.client();
		isPlain(await until('an answer', async () => (await client.get(`/invite/${'A'.repeat(43)}`).catch(() => null))));
		assert.equal((await client.get('/healthz')).status, 503);
		await until('the words of both', () => ['serve', 'work'].every((name) => /the database postgresql:\/\/127\.0\.0\.1:\d+\/house cannot be used: .*server closed the connection/
			.test(readFileSync(muster.log(name), 'utf8'))));
		wire.away = false;
		await ready();
		admin = await muster.admin();
		assert.ok(muster.processes.work.running);
		await until('runners', () => muster.processes.work.children().length === 3);
		all = pids();
	});

	const troubles = [
		['nobody answers', () => (wire.away = true), () => (wire.away = false), /server closed the connection/],
		['it only reads', () => cluster.sql('postgres', 'ALTER DATABASE house SET default_transaction_read_only = on'),
			() => cluster.sql('postgres', 'ALTER DATABASE house RESET default_transaction_read_only'), /session is read-only/],
		['its schema is of another version', () => cluster.sql('house', 'UPDATE schema_versions SET version = version + 100'),
			() => cluster.sql('house', 'UPDATE schema_versions SET version = version - 100'), /its schema has version \d+, of a newer program/],
		['its schema is half there', () => cluster.sql('house', 'ALTER TABLE schema_versions RENAME TO versions'),
			() => cluster.sql('house', 'ALTER TABLE versions RENAME TO schema_versions'), /its schema has version 0, and this program needs \d+\. Run muster migrate/],
		['the password is another', () => cluster.sql('postgres', "ALTER ROLE muster PASSWORD 'another'"),
			() => cluster.sql('postgres', `ALTER ROLE muster PASSWORD '${password}'`), /password authentication failed/],
		['it has another name', () => (cut(), cluster.sql('postgres', 'ALTER DATABASE house ALLOW_CONNECTIONS false'), cut(), cluster.sql('postgres', 'ALTER DATABASE house RENAME TO moved')),
			() => cluster.sql('postgres', 'ALTER DATABASE moved RENAME TO house; ALTER DATABASE house ALLOW_CONNECTIONS true'), /database "house" does not exist/],
	];
	for (const [what, breaks, mends, words] of troubles)
		test(`goes on by itself where ${what} for a time`, async () => {
			const name = `Group of the day when ${what}`;
			const page = await admin.get('/admin/organisations/new');
			const said = saidFromNow();
			breaks();
			cut();
			isPlain(await admin.get('/admin/organisations'));
			const answer = await page.submit('/admin/organisations', { name, time_zone: 'Europe/London', email: 'root@muster.example' });
			isPlain(answer);
			assert.match(answer.text, /Nothing was saved\. Try again shortly\. What you typed is still here/);
			assert.ok(answer.html.includes(name));
			assert.equal((await muster.client().get('/healthz')).status, 503);
			await until('its words', () => words.test(said()));
			mends();
			await until('health', async () => (await muster.client().get('/healthz')).status === 200);
			assert.equal((await until('the form', async () => {
				const again = await answer.submit('/admin/organisations');
				return again.status < 500 && again;
			})).status, 200);
			assert.equal(cluster.sql('house', `SELECT count(*) FROM organisations WHERE name = '${name}'`), '1');
			assert.deepEqual(pids(), all, 'nobody died of it');
		});

	test('what is cut in the middle of work is picked up again, and mails go on', async () => {
		cut();
		const answer = await (await muster.client().get('/password/forgot')).submit(undefined, { email: 'root@muster.example' });
		assert.equal(answer.status, 200);
		await muster.mail.wait({ to: 'root@muster.example' });
		assert.deepEqual(pids(), all);
	});

	test('no password stands in a log or a list of processes', () => {
		for (const name of readdirSync(join(muster.dir, 'log')))
			assert.doesNotMatch(readFileSync(join(muster.dir, 'log', name), 'utf8'), /pa55/, name);
		for (const pid of all)
			assert.doesNotMatch(readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/comm`, 'utf8'), /pa55/);
		assert.doesNotMatch(log(), /^<3>(?!error - the database)/m);
		checkInvariants(direct);
	});
});
