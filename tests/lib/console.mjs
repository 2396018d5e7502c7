// A program that answers text with text while the test waits, as run() does, but is started once: a look behind the pages, asked again and
// again until something is so, costs less than a process each.
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './process.mjs';

const MARK = 'that was all of the answer';

export class Console {
	// last: what makes it say its argument, after all that it was asked.
	constructor(command, args, last, env = {}) {
		const dir = mkdtempSync(join(tmpdir(), 'muster-console-')), [to, from] = ['to', 'from'].map((name) => join(dir, name));
		run('mkfifo', [to, from]);
		// An end opens when somebody has the other one: for the moment these have both.
		const open = [openSync(to, 'r+'), openSync(from, 'r+')];
		const stdio = [openSync(to, 'r'), openSync(from, 'w'), 'ignore'];
		this.to = openSync(to, 'w');
		this.from = openSync(from, 'r');
		this.last = `${last(MARK)}\n`;
		const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], { stdio, env: { ...process.env, ...env } });
		child.on('error', () => {}).unref();
		for (const file of [...open, ...stdio.slice(0, 2)])
			closeSync(file);
		rmSync(dir, { recursive: true });
	}

	// What it says to this; null when it has ended instead, which an error makes it do.
	ask(text) {
		const piece = Buffer.alloc(1 << 16), end = Buffer.from(`${MARK}\n`);
		let said = Buffer.alloc(0);
		try {
			for (let rest = Buffer.from(`${text}\n${this.last}`); rest.length;)
				rest = rest.subarray(writeSync(this.to, rest));
			while (!said.subarray(-end.length).equals(end)) {
				const bytes = readSync(this.from, piece);
				if (!bytes)
					return null;
				said = Buffer.concat([said, piece.subarray(0, bytes)]);
			}
			return said.toString('utf8', 0, said.length - end.length);
		} catch (error) {
			if (error.code === 'EPIPE')
				return null;
			throw error;
		}
	}

	// It ends, as nobody is there any more to ask, and has let go of what it held.
	close() {
		closeSync(this.to);
		while (readSync(this.from, Buffer.alloc(1 << 16)));
		closeSync(this.from);
	}
}
