// Programs that a test starts: their output goes to a file, and each ends with the test, whatever happens to the test.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

// Asks until the answer is true (or anything that counts as it) and returns it; throws when the deadline is over, or at once
// what ask() throws with .final set: it will never come true.
// The only wait in the tests: a test never sleeps for a time and hopes. The deadline is long, as it costs nothing where all is well and
// a machine may be slow or stand still for a while.
export async function until(what, ask, milliseconds = 180000) {
	const end = Date.now() + milliseconds;
	let last;
	for (;;) {
		try {
			const answer = await ask();
			if (answer)
				return answer;
			last = answer;
		} catch (error) {
			if (error.final)
				throw error;
			last = error;
		}
		if (Date.now() >= end)
			throw new Error(`waited ${milliseconds} ms for ${what}, and had: ${last?.stack ?? last}`);
		await pause(20);
	}
}

function isFree(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.on('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

// Below those that the kernel gives to whoever asks for any: until it is taken, or while it is given up for a time, no connection
// of somebody else's begins there. Never the same one twice.
const given = new Set();
export async function freePort() {
	for (;;) {
		const port = randomInt(12000, 32000);
		if (!given.has(port) && given.add(port) && await isFree(port))
			return port;
	}
}

// What a process is called; null when it lives no more.
function nameOf(pid) {
	try {
		const [, name, state] = /\((.*)\) (.)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
		return 'ZX'.includes(state) ? null : name;
	} catch {
		return null;
	}
}

// One that has gone by itself meanwhile is no error.
export function signal(pid, name) {
	try {
		process.kill(pid, name);
	} catch (error) {
		if (error.code !== 'ESRCH')
			throw error;
	}
}

// kill -9, and waits until they are gone.
export async function killNow(...pids) {
	for (const pid of pids)
		signal(pid, 'SIGKILL');
	await untilGone(...pids);
}

export async function untilGone(...pids) {
	await until(`processes ${pids} to go`, () => pids.every((pid) => nameOf(pid) === null));
}

export class Process {
	constructor(name, log, command, args, env = {}) {
		this.name = name;
		this.log = log;
		const file = openSync(log, 'a');
		// The kernel ends it when the test process dies, even by kill -9.
		this.child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
			stdio: ['ignore', file, file], env: { ...process.env, ...env },
		});
		closeSync(file);
		this.pid = this.child.pid;
		this.child.on('exit', (status, signal) => {
			this.result = { status, signal };
		});
		// One that a failed test forgot does not keep the test process waiting; ended() and stop() do.
		this.child.unref();
	}

	get running() {
		return !this.result;
	}

	output() {
		return existsSync(this.log) ? readFileSync(this.log, 'utf8') : '';
	}

	signal(name) {
		if (this.running)
			this.child.kill(name);
	}

	// The pids of its children, read from /proc: the workers of a supervisor.
	children() {
		const text = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8').trim();
		return text ? text.split(' ').map(Number) : [];
	}

	// Its { status, signal }, once it has ended.
	async ended() {
		await until(`${this.name} to end`, () => !this.running);
		return this.result;
	}

	// The pids of those children that go by this name and live: muster-web, muster-mailer, muster-runner.
	childrenNamed(name) {
		return this.children().filter((pid) => nameOf(pid) === name);
	}

	async stop(signal = 'SIGTERM') {
		this.signal(signal);
		return this.ended().catch((error) => {
			this.signal('SIGKILL');
			throw error;
		});
	}
}

// Runs a command to its end. Throws when its status is not 0, unless allowed.
export function run(command, args, { input, env, allowFailure = false } = {}) {
	const result = spawnSync(command, args, {
		input, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 64 << 20, timeout: 120000,
	});
	if (result.error)
		throw result.error;
	if (result.status !== 0 && !allowFailure)
		throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}:\n${result.stdout}${result.stderr}`);
	return { status: result.status, out: result.stdout, err: result.stderr };
}
