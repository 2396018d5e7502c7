// The database behind an instance: for a look behind the pages, and for tests that hold it up. SQLite in the instance's state; with
// MUSTER_TEST_STORE=postgresql a database of its own on the tests' PostgreSQL (tests/postgres), made from the template there.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Console } from './console.mjs';
import { Process, run, until } from './process.mjs';

export const onPostgres = process.env.MUSTER_TEST_STORE === 'postgresql';

// For a test of what only SQLite has: its file, its backups, a disk that fills up beneath it. The rest of such a file is for both; where
// it is the whole file, that begins with "// On SQLite only: WHY".
export const testOnSqlite = onPostgres ? () => {} : test;

const WRITES = /\b(INSERT|UPDATE|DELETE)\b/i;

// How long each row takes while slowly() is at work, and one that has no end, as the engine says it.
const LOOP = (last) => `WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT ${last}) SELECT COUNT(*) FROM n`;

// Asks a process that stays, as long as it has the same database open.
class Reading {
	// Through open(), which opens `place`; null where there is none, or it went away, or an error ended it.
	ask(place, open, query) {
		if (this.reader?.place !== place)
			this.close();
		if (!place)
			return null;
		this.reader ??= Object.assign(open(), { place });
		const out = this.reader.ask(query);
		if (out === null)
			this.close();
		return out;
	}

	// Whoever takes the database away, its disk, or a copy of it, does this first.
	close() {
		this.reader?.close();
		this.reader = null;
	}
}

export class Sqlite extends Reading {
	constructor(instance) {
		super();
		this.file = join(instance.state, 'muster.db');
		this.conf = {};
	}

	// Whether other tests may have a copy of it.
	isShared = true;

	async create() {}

	// It lies in the state.
	copied() {
		return '';
	}

	drop() {
		this.close();
	}

	read(query) {
		return this.ask(statSync(this.file, { throwIfNoEntry: false })?.ino,
			() => new Console('sqlite3', ['-json', '-bail', '-cmd', '.timeout 60000', this.file], (words) => `.print ${words}`), `${query}\n;`);
	}

	sql(query) {
		const command = ['sqlite3', '-json', '-cmd', '.timeout 60000', this.file, query];
		const out = !/^\s*(SELECT|WITH)/i.test(query) ? run('flock', [`${this.file}-writer`, ...command]).out
			: (WRITES.test(query) ? null : this.read(query)) ?? run(command[0], command.slice(1)).out;
		return out.trim() ? JSON.parse(out) : [];
	}

	// The work of so many steps after each event, such as 'INSERT ON activities'; Infinity: without an end.
	trigger(name, event, steps) {
		this.sql(`CREATE TRIGGER ${name} AFTER ${event} BEGIN SELECT (${LOOP(steps === Infinity ? '1 FROM n' : `i + 1 FROM n WHERE i < ${steps}`)}); END`);
		return () => this.sql(`DROP TRIGGER ${name}`);
	}

	isLocked() {
		return run('flock', ['-n', `${this.file}-writer`, 'true'], { allowFailure: true }).status !== 0;
	}

	// A process that lets nobody write into this table, and says "held" when it is so.
	holder(log) {
		return new Process('holder', log, 'flock', ['--no-fork', `${this.file}-writer`, 'sh', '-c', 'echo held; exec sleep infinity']);
	}

	view(name) {
		return this.sql(`SELECT sql FROM sqlite_master WHERE name = '${name}'`)[0].sql;
	}

	dump() {
		return run('sqlite3', ['-cmd', '.timeout 5000', this.file, '.dump']).out.split('\n');
	}
}

// The programs of the newest version that is here: those in the path go through a slow wrapper.
export const programs = readdirSync('/usr/lib/postgresql').sort((a, b) => b - a).map((version) => `/usr/lib/postgresql/${version}/bin`)[0];
let cluster;   // one that this test has started for itself

async function address() {
	if (!process.env.MUSTER_TEST_POSTGRES && !cluster) {
		const dir = mkdtempSync(join(tmpdir(), 'muster-cluster-'));
		process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
		cluster = new Process('postgres', join(dir, 'log'), fileURLToPath(new URL('../postgres', import.meta.url)), []);
	}
	return process.env.MUSTER_TEST_POSTGRES ?? until('PostgreSQL', () => {
		if (!cluster.running)
			throw Object.assign(new Error(`PostgreSQL did not start:\n${cluster.output()}`), { final: true });
		return /^postgresql:.*\/$/m.exec(readFileSync(cluster.log, 'utf8'))?.[0];
	});
}

export class Postgres extends Reading {
	constructor(instance) {
		super();
		this.name = basename(instance.dir).toLowerCase().replaceAll('-', '_');
	}

	isShared = Boolean(process.env.MUSTER_TEST_POSTGRES);

	// What a copy of it can be made from, which is gone with the server.
	copied() {
		const name = `${this.name}_template`;
		this.psql(`CREATE DATABASE ${name} TEMPLATE ${this.name}`, `${this.server}postgres`);
		return name;
	}

	async create(template = 'muster_template') {
		this.server = await address();
		this.url = `${this.server}${this.name}`;
		this.conf = { store: this.url };
		this.psql(`CREATE DATABASE ${this.name} TEMPLATE ${template}`, `${this.server}postgres`);
	}

	drop() {
		this.close();
		if (this.server)
			this.psql(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`, `${this.server}postgres`);
	}

	psql(text, url = this.url) {
		if (url !== this.url)
			this.close();
		return run(`${programs}/psql`, ['-XqAt', '-v', 'ON_ERROR_STOP=1', url], { input: text, env: { PGCLIENTENCODING: 'UTF8' } }).out;
	}

	read(query) {
		return this.ask(this.url, () => new Console(`${programs}/psql`, ['-XqAt', '-v', 'ON_ERROR_STOP=1', this.url], (words) => `\\echo ${words}`,
			{ PGCLIENTENCODING: 'UTF8', PGOPTIONS: '-c statement_timeout=120s' }), query);
	}

	sql(query) {
		if (!/^\s*SELECT\b|\bRETURNING\b/i.test(query) && !(/^\s*WITH\b/i.test(query) && !WRITES.test(query))) {
			this.psql(query);
			for (const [, table] of query.matchAll(/\bINSERT INTO (\w+) \(id\b/g))
				this.psql(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT MAX(id) FROM ${table}))`);
			return [];
		}
		const asked = `WITH these AS (${query.replace(/;\s*$/, '')}\n) SELECT coalesce(json_agg(these), '[]') FROM these;`;
		const rows = (WRITES.test(query) ? null : this.read(asked)) ?? this.psql(asked);
		// A condition is a number, as in SQLite.
		return JSON.parse(rows, (key, value) => (typeof value === 'boolean' ? Number(value) : value));
	}

	trigger(name, event, steps) {
		const work = steps === Infinity
			? 'LOOP PERFORM pg_sleep(0.01); END LOOP;'
			: `PERFORM pg_sleep(${steps / 4e6});`; // as long as that work lasts in SQLite, without keeping a processor from others
		this.psql(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${work} RETURN NULL; END $$;
			CREATE TRIGGER ${name} AFTER ${event} FOR EACH ROW EXECUTE FUNCTION ${name}()`);
		return () => this.psql(`DROP FUNCTION ${name} CASCADE`);
	}

	isLocked() {
		return this.sql('SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()').length > 0;
	}

	holder(log, table) {
		// So that its server looks whether it is still there.
		const check = "SET client_connection_check_interval = '100ms'";
		return new Process('holder', log, `${programs}/psql`, ['-XqAt', this.url, '-c', check, '-c', 'BEGIN', '-c', `LOCK TABLE ${table} IN EXCLUSIVE MODE`,
			'-c', "SELECT 'held'", '-c', 'SELECT pg_sleep(3600)']);
	}

	view(name) {
		return `CREATE VIEW ${name} AS ${this.sql(`SELECT pg_get_viewdef('${name}'::regclass) AS words`)[0].words.trim().replace(/;$/, '')}`;
	}

	// In no order that means anything.
	dump() {
		return run(`${programs}/pg_dump`, ['--data-only', '--inserts', '--no-comments', this.url]).out.split('\n')
			.filter((line) => !/^(--|SET |SELECT pg_catalog\.|\\(un)?restrict |$)/.test(line)).map((line) => line.replace(/^INSERT INTO public\./, 'INSERT INTO ')).sort();
	}
}

// An instance's option `postgres` chooses for itself.
export const storeOf = (instance) => (instance.options.postgres ?? onPostgres ? new Postgres(instance) : new Sqlite(instance));
