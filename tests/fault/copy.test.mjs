// On SQLite only: it has both engines by itself.
// An installation moves from one engine to the other and back; what is refused, what is killed, and what comes out.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { enrol } from '../lib/crowd.mjs';
import { program, start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { Process, killNow, run, until } from '../lib/process.mjs';
import { Postgres, Sqlite } from '../lib/store.mjs';

const PASSWORD = 'a password for the demo';
const databases = [];
let muster, source;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	muster.sql(`INSERT INTO branches (organisation_id, name, name_key, created_at) VALUES (1, 'Gone', 'gone', 1);
		DELETE FROM branches WHERE name = 'Gone'`);   // its id is given all the same
	await halt();
	source = join(muster.state, 'muster.db');
});
after(async () => {
	for (const database of databases)
		database.drop();
	await muster?.stop();
});

async function halt() {
	for (const name of ['serve', 'work'])
		await muster.processes[name].stop();
}

async function go(store) {
	muster.options.conf = { muster: { store } };
	muster.writeConf();
	for (const name of ['serve', 'work'])
		muster.start(name);
	await muster.ready();
}

// A database of the tests' server: without anything, or with the schema.
async function server(name, template = 'template1') {
	const database = new Postgres({ dir: `/${name}_${process.pid}` });
	databases.push(database);
	await database.create(template);
	return database;
}

// A file with the schema.
function file(name) {
	const state = join(muster.dir, name), conf = `${state}.conf`;
	writeFileSync(conf, `[muster]\nstate = ${state}\nbase_url = http://127.0.0.1\ntemplates = .\n[mail]\nmail_from = muster@muster.example\n`);
	run(program, ['migrate', '-c', conf]);
	// Nobody may work with it while it is copied, so each look is one of its own.
	return Object.assign(new Sqlite({ state }), { url: join(state, 'muster.db'), read: () => null });
}

function copy(from, to) {
	return run(program, ['copy', from, to], { allowFailure: true });
}

function copied(from, to) {
	const { status, out, err } = copy(from, to);
	assert.equal(status, 0, err);
	assert.match(out, /^\d+ tables with [1-9]\d+ rows were copied and compared in /);
	assert.match(err, /Copying: \d+ %[^]*Comparing: \d+ %/);
}

function refused(from, to, words) {
	const { status, out, err } = copy(from, to);
	assert.equal(status, 1, out);
	assert.match(err, words);
	assert.equal(out, '');
}

// Rows, and what is searched, in no order; which steps brought the schema is each store's own.
function rows(path) {
	return run('sqlite3', [path, '.dump']).out.split('\n').sort()
		.filter((line) => line.startsWith('INSERT INTO ') && !/^INSERT INTO '?(schema_versions|store_commits|\w+_search_(data|idx|docsize|config))\b/.test(line));
}

const isEmpty = (store) => store.sql('SELECT COUNT(*) AS n FROM accounts')[0].n === 0;

let there;
test('there and back again nothing has changed', async () => {
	const back = join(muster.dir, 'back.db'), before = rows(source);
	const kept = (database) => database.dump().filter((line) => !/INTO (schema_versions|store_commits) /.test(line));
	there = await server('copy_there');
	const other = await server('copy_other');
	copied(source, there.url);
	copied(there.url, other.url);
	assert.deepEqual(kept(other), kept(there));
	copied(other.url, back);
	assert.ok(before.length > 1000);
	assert.deepEqual(rows(back), before);
	assert.deepEqual(rows(source), before);
	assert.equal(statSync(back).mode & 0o007, 0);
	copied(back, join(muster.dir, 'once-more.db'));
	assert.deepEqual(rows(join(muster.dir, 'once-more.db')), before);
});

test('indexes, references and triggers of the copy are those of any database', async () => {
	const fresh = await server('copy_fresh', 'muster_template');
	const shape = (database) => database.sql(`SELECT indexdef AS words FROM pg_indexes WHERE schemaname = 'public'
		UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
		UNION ALL SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY words`);
	const words = (path) => run('sqlite3', [path, "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"]).out;
	assert.deepEqual(shape(there), shape(fresh));
	assert.equal(words(join(muster.dir, 'back.db')), words(source));
});

test('on the copy people sign in and enrol others, whose numbers are new ones', async () => {
	await go(there.url);
	const head = await muster.signedIn('admin@muster.example', PASSWORD);
	const answer = await enrol(head, 1, ['one.more@crowd.example']);
	assert.equal(answer.status, 303, answer.text);
	await muster.mail.wait({ to: 'one.more@crowd.example' });
	refused(there.url, join(muster.dir, 'running.db'), /process(es)? of Muster works? with .*Stop Muster first/);
	refused(source, there.url, /Stop Muster first/);
	await halt();
	assert.equal(existsSync(join(muster.dir, 'running.db')), false);

	const back = join(muster.dir, 'live.db');
	copied(there.url, back);
	await go(back);
	checkInvariants(muster);
	const again = await muster.signedIn('admin@muster.example', PASSWORD);
	assert.equal((await enrol(again, 1, ['another.one@crowd.example'])).status, 303);
	await muster.mail.wait({ to: 'another.one@crowd.example' });
	assert.match((await again.get('/groups/1?q=another.one')).text, /another\.one@crowd\.example/);
	refused(back, join(muster.dir, 'running.db'), /Process \d+ works with .*Stop Muster first/);
	await halt();
	checkInvariants(muster);
	assert.deepEqual(muster.troubles(), []);
});

test('a target that has something in it is refused, and stays as it is', async () => {
	const there = await server('copy_full', 'muster_template'), path = file('full');
	there.sql("INSERT INTO heartbeats (name, seen_at) VALUES ('mailer', 1)");
	path.sql("UPDATE price_list SET seller = 'Somebody'");
	refused(source, there.url, /is not empty: there is something in its table heartbeats \(rows: 1\)/);
	refused(source, path.url, /is not empty: there is something in its table price_list \(rows: 1\)/);
	refused(source, source, /are one/);
	refused(source, join(muster.state, '..', 'state', 'muster.db'), /are one/);
	assert.deepEqual(there.sql('SELECT name, seen_at FROM heartbeats'), [{ name: 'mailer', seen_at: 1 }]);
	assert.ok(isEmpty(there) && isEmpty(path));
});

test('tables of somebody else are refused, and stay as they are', async () => {
	const there = await server('copy_foreign'), path = join(muster.dir, 'foreign.db');
	there.psql('CREATE TABLE theirs (x INT)');
	run('sqlite3', [path, 'CREATE TABLE theirs (x INT)']);
	for (const to of [there.url, path])
		refused(source, to, /has tables that are not Muster's/);
	assert.equal(run('sqlite3', [path, '.tables']).out.trim(), 'theirs');
	assert.deepEqual(there.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), [{ tablename: 'theirs' }]);
});

test('what is of another version is not touched', async () => {
	const there = await server('copy_old', 'muster_template'), path = file('old');
	const [{ needed }] = path.sql('SELECT MAX(version) AS needed FROM schema_versions');
	const version = (store, number) => store.sql(`DELETE FROM schema_versions WHERE version >= ${Math.min(number, needed)};
		INSERT INTO schema_versions (version, step, made_at) VALUES (${number}, 'step', 1)`);
	for (const [store, other] of [[there, path], [path, there]]) {
		version(store, needed - 1);
		refused(source, store.url, /is at version \d+, and this program needs \d+\. Run muster migrate on it first/);
		refused(store.url, other.url, /is at version \d+, and this program needs \d+\. Run muster migrate on it first/);
		version(store, needed + 1);
		refused(store.url, other.url, /of a newer program/);
		version(store, needed);
	}
});

test('a source that is not there, or empty, is said to be so', async () => {
	const there = await server('copy_nothing');
	refused(join(muster.dir, 'no.db'), there.url, /There is no database at .*no\.db/);
	refused(there.url, join(muster.dir, 'no.db'), /is empty: there is nothing to copy/);
	assert.equal(existsSync(join(muster.dir, 'no.db')), false);
	assert.deepEqual(there.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), []);
});

test('a server that cannot be reached is said to be so, without a password', async () => {
	const { status, err } = copy('postgresql://muster:sesame@127.0.0.1:1/muster', source);
	assert.equal(status, 1);
	assert.match(err, /postgresql:\/\/127\.0\.0\.1:1\/muster cannot be used: .*refused/);
	assert.doesNotMatch(err, /sesame/);
});

test('a password in a URL goes from the list of processes', async () => {
	const silent = createServer().listen(0, '127.0.0.1');
	await until('the port', () => silent.address());
	const log = join(muster.dir, 'silent.log');
	const url = `postgresql://muster:sesame@127.0.0.1:${silent.address().port}/muster?password=sesame`;
	const reached = new Promise((resolve) => { silent.once('connection', resolve); });
	const copying = new Process('copy', log, program, ['copy', url, source]);
	const socket = await reached;
	const seen = readFileSync(`/proc/${copying.pid}/cmdline`, 'latin1');
	assert.match(seen, /copy\0postgresql:\/\/\0/);
	assert.doesNotMatch(seen, /sesame/);
	await killNow(copying.pid);
	socket.destroy();
	silent.close();
	assert.doesNotMatch(copying.output(), /sesame/);
});

for (const kind of ['PostgreSQL', 'SQLite'])
	test(`killed twice in its middle, it leaves an empty ${kind}, and the third time it is done`, async () => {
		const target = kind === 'SQLite' ? file('killed') : await server('copy_killed', 'muster_template');
		for (const table of ['memberships', 'seat_entries']) {
			const end = target.trigger('endless', `INSERT ON ${table}`, Infinity);
			const copying = new Process('copy', join(muster.dir, `killed-${kind}-${table}.log`), program, ['copy', source, target.url]);
			await until('the middle', () => {
				if (!copying.running)
					throw Object.assign(new Error(copying.output()), { final: true });
				return kind === 'SQLite' ? /Copying: \d/.test(copying.output())
					: target.sql(`SELECT 1 AS n FROM pg_stat_activity WHERE query LIKE 'COPY "${table}"%' AND datname = current_database()`).length;
			});
			await killNow(copying.pid);
			assert.ok(isEmpty(target));
			end();
		}
		copied(source, target.url);
		const back = kind === 'SQLite' ? target.url : join(muster.dir, 'killed.db');
		if (kind !== 'SQLite')
			copied(target.url, back);
		assert.deepEqual(rows(back), rows(source));
	});

test('a copy that is not the same is taken back', async () => {
	const there = await server('copy_differs', 'muster_template'), path = file('differs');
	const trigger = (name, work) => `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work} END $$;
		CREATE TRIGGER ${name} BEFORE INSERT ON activities FOR EACH ROW WHEN (NEW.id = 7) EXECUTE FUNCTION ${name}()`;
	there.psql(trigger('changes', "NEW.kind := NEW.kind || ' '; RETURN NEW;"));
	refused(source, there.url, /A row of table activities is not the same in its copy/);
	assert.ok(isEmpty(there));
	there.psql(`DROP FUNCTION changes CASCADE; ${trigger('loses', 'RETURN NULL;')}`);
	refused(source, there.url, /Table activities has (\d+) rows, and its copy \d+\. The copy was taken back/);
	assert.ok(isEmpty(there));
	path.sql("CREATE TRIGGER changes AFTER INSERT ON activities WHEN NEW.id = 7 BEGIN UPDATE activities SET at = at + 1 WHERE id = 7; END");
	refused(source, path.url, /A row of table activities is not the same in its copy/);
	assert.ok(isEmpty(path));
});

test('a connection that is lost with the commit is told as what it is, and running it again tells the rest', async () => {
	const there = await server('copy_lost', 'muster_template');
	there.psql(`CREATE FUNCTION ends() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
		CREATE CONSTRAINT TRIGGER ends AFTER INSERT ON price_list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ends()`);
	refused(source, there.url, /commit: the connection to the database was lost[^]*The last step failed; the line above says why\. Run it again/);
	assert.ok(isEmpty(there));
	there.psql('DROP FUNCTION ends CASCADE');
	copied(source, there.url);
});
