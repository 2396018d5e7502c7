// What the bench asks of either engine beside the program: to fill an instance's database, to copy it for a bare program, to count in it.
import { join } from 'node:path';
import { run } from '../lib/process.mjs';

const numbers = (out) => new Map(out.trim().split('\n').map((line) => line.split('|')).map(([name, rows]) => [name, Number(rows)]));

class OnSqlite {
	constructor(muster) {
		Object.assign(this, { muster, address: join(muster.state, 'muster.db'), name: '', suffix: '' });
	}

	fill(sql) {
		run('sqlite3', [this.address], { input: `PRAGMA foreign_keys = OFF;\n${sql}\nANALYZE;` });
	}

	// Rows "a|b|…" of a file, into a table of the connection.
	given(table, columns, file) {
		return `CREATE TEMP TABLE ${table} (${columns.join(', ')});\n.import ${file} ${table}\n`;
	}

	// Its address.
	async copy(name) {
		const copy = join(this.muster.dir, `${name}.db`);
		run('sqlite3', [this.address], { input: `.backup ${copy}` });
		run('sqlite3', [copy, 'PRAGMA journal_mode = WAL']);
		return copy;
	}

	// How many rows each table has.
	rows(address) {
		const tables = run('sqlite3', [address, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name"]).out.trim().split('\n');
		return numbers(run('sqlite3', [address, [...tables, 'member_search', 'membership_search'].map((table) => `SELECT '${table}', COUNT(*) FROM ${table}`).join(' UNION ALL ')]).out);
	}

	// Nothing that was written before waits for the disk.
	settle() {
		run('sync', []);
	}
}

class OnPostgres {
	constructor(muster) {
		Object.assign(this, { muster, address: muster.store.url, name: 'PostgreSQL: ', suffix: '_postgres' });
	}

	psql(sql, address = this.address) {
		return this.muster.store.psql(sql, address);
	}

	fill(sql) {
		this.muster.sql(sql);
		this.psql('VACUUM ANALYZE');
	}

	given(table, columns, file) {
		return `CREATE TEMP TABLE ${table} (${columns.map((column) => `${column} ${column === 'h' ? 'TEXT' : 'BIGINT'}`).join(', ')});\n\\copy ${table} FROM '${file}' DELIMITER '|'\n`;
	}

	// Nobody may be at it meanwhile.
	async copy(name) {
		const { muster } = this;
		const copy = `${muster.store.name}_${name}`;
		await muster.processes.serve.stop();
		this.psql(`CREATE DATABASE ${copy} TEMPLATE ${muster.store.name}`, `${muster.store.server}postgres`);
		muster.start('serve');
		await muster.ready();
		return `${muster.store.server}${copy}`;
	}

	rows(address) {
		const tables = this.psql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'store_commits' ORDER BY 1", address).trim().split('\n');
		return numbers(this.psql(tables.map((table) => `SELECT '${table}', COUNT(*) FROM ${table}`).join(' UNION ALL '), address));
	}

	settle() {
		this.psql('CHECKPOINT');
		run('sync', []);
	}
}

export const engineOf = (muster) => (muster.options.postgres ? new OnPostgres(muster) : new OnSqlite(muster));
