// PostgreSQL servers for tests of what goes wrong with one: a cluster of the test's own, a wire to it that can be cut anywhere, and a
// server that only says what it is.
import { createConnection, createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Process, freePort, run, until } from './process.mjs';
import { programs } from './store.mjs';

export const psql = (url, text) => run(`${programs}/psql`, ['-XqAt', '-v', 'ON_ERROR_STOP=1', url], { input: text, env: { PGCLIENTENCODING: 'UTF8' } }).out.trim();

// Answers on a socket without a password (url) and on 127.0.0.1 with one (tcp); user muster may do everything. Databases may be made from
// the template muster_template.
export class Cluster {
	static async start() {
		const cluster = new Cluster();
		cluster.dir = mkdtempSync(join(tmpdir(), 'muster-cluster-'));
		cluster.process = new Process('postgres', join(cluster.dir, 'log'), fileURLToPath(new URL('../postgres', import.meta.url)), [],
			{ TCP: '1', MUSTER_TEST_POSTGRES: '' });
		const said = await until('PostgreSQL', () => {
			if (!cluster.process.running)
				throw Object.assign(new Error(cluster.process.output()), { final: true });
			return /^(postgresql:.*)\n(postgresql:.*)\n/m.exec(cluster.process.output());
		});
		cluster.url = new URL(said[1]);
		cluster.tcp = new URL(said[2]);
		cluster.data = join(decodeURIComponent(cluster.url.hostname), 'data');
		return cluster;
	}

	// By the socket, as the owner of everything.
	sql(database, text) {
		return psql(`${this.url}${database}`, text);
	}

	async stop() {
		await this.process.stop();
		rmSync(this.dir, { recursive: true, force: true });
	}
}

// Between an installation and its server, which is a port or a socket's path. Everything passes, until
//   wire.cut()                       all that is connected is cut off, at once
//   wire.away = true | 'silent'      nobody gets through: refused, or never answered
//   wire.arm(n, moment, what)        the n-th command of a client from now on that matches is cut off: 'before' it reaches the server, or
//                                    'after' the server has done it, when its answer is on its way
//   wire.every = n                   so is each n-th command
// A command is what the server answers with "ready": text, or a prepared statement's run, whose text is its name here. The wire lies in the
// test's own process: a command that the test waits for, such as muster.muster(), cannot go through it.
export class Wire {
	static async start(server) {
		const wire = Object.assign(new Wire(), { server, ends: new Set(), away: false, commands: 0, cuts: 0 });
		wire.port = await freePort();
		wire.listener = createServer((client) => wire.join(client)).listen(wire.port, '127.0.0.1');
		await new Promise((resolve) => wire.listener.on('listening', resolve));
		return wire;
	}

	arm(n, moment, what = /./) {
		Object.assign(this, { commands: 0, armed: { n, moment, what } });
	}

	disarm() {
		this.armed = null;
	}

	join(client) {
		this.ends.add(client);
		client.on('error', () => {}).on('close', () => this.ends.delete(client));
		if (this.away === 'silent')
			return;
		if (this.away) {
			client.destroy();
			return;
		}
		const server = createConnection(this.server);
		const end = () => (client.destroy(), server.destroy());
		let doomed = false, started = false, rest = Buffer.alloc(0), name = '';
		this.ends.add(server);
		server.on('error', end).on('close', () => (this.ends.delete(server), client.destroy()));
		client.on('close', () => server.destroy());
		server.on('data', (data) => (doomed ? end() : client.write(data)));
		client.on('data', (data) => {
			rest = Buffer.concat([rest, data]);
			for (;;) {
				const head = started ? 1 : 0;
				const length = rest.length >= head + 4 ? head + rest.readInt32BE(head) : Infinity;
				if (rest.length < length)
					return;
				const message = rest.subarray(0, length);
				const type = started ? String.fromCharCode(message[0]) : '';
				rest = rest.subarray(length);
				// The real beginning (version 3.0); before it there may be a request for encryption, through which nothing could be seen.
				started ||= message.readInt32BE(4) === 196608;
				if (!started) {
					client.write('N');
					continue;
				}
				if (type === 'B')
					name = message.toString('utf8', 6, message.indexOf(0, 6));
				if (type === 'Q' || type === 'S')
					doomed = this.isNext(type === 'Q' ? message.toString('utf8', 5) : name);
				if (doomed && this.moment === 'before')
					return end();
				server.write(message);
			}
		});
	}

	isNext(text) {
		this.commands++;
		if (this.every && this.commands % this.every === 0) {
			this.moment = this.commands % 2 ? 'before' : 'after';
			this.cuts++;
			return true;
		}
		if (!this.armed?.what.test(text) || --this.armed.n > 0)
			return false;
		this.moment = this.armed.moment;
		this.armed = null;
		this.cuts++;
		this.onCut?.();
		return true;
	}

	cut() {
		for (const end of this.ends)
			end.destroy();
	}

	stop() {
		this.away = true;
		this.listener.close();
		this.cut();
	}
}

// One that lets everybody in, says these things of itself and then nothing more.
export async function fakeServer(parameters) {
	const message = (type, ...parts) => {
		const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(`${part}\0`))));
		const head = Buffer.alloc(5);
		head.write(type);
		head.writeInt32BE(body.length + 4, 1);
		return Buffer.concat([head, body]);
	};
	const port = await freePort();
	const server = createServer((client) => client.on('error', () => {}).on('data', (data) => {
		if (data.length < 8)
			return;
		if (data.length === 8)
			return client.write('N');
		if (data.readInt32BE(4) === 196608)
			client.write(Buffer.concat([message('R', Buffer.alloc(4)), ...Object.entries(parameters).map((pair) => message('S', ...pair)), message('Z', Buffer.from('I'))]));
	})).listen(port, '127.0.0.1');
	await new Promise((resolve) => server.on('listening', resolve));
	return { port, stop: () => server.close() };
}
