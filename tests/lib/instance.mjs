// An installation of its own for a test: state, catcher, `muster serve`, `muster work` and a real web server, on free ports,
// in a directory that goes when the test is over.
//
//	const muster = await start();                      // or start({ server: 'apache', workers: 2, work: false, conf: { … } })
//	                                                   // mailPort: a mail server of the test's own there, instead of the catcher
//	                                                   // demo: 'a password' for the demo organisation; admin: false for no site admin
//	after(() => muster.stop());
//	const admin = await muster.admin();                // a signed-in site admin
//	await muster.clock.advance(3600);
//	const mail = await muster.mail.wait({ to: 'ann@example.org' });
//
// MUSTER names the program to test (default build/muster), MUSTER_TEST_STORE=postgresql the engine (store.mjs), TEMPLATES a directory where
// installations may be kept, as they are when they are new, for other tests with the same program.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from './client.mjs';
import { Mailbox } from './mail.mjs';
import { Process, freePort, killNow, run, until } from './process.mjs';
import { storeOf } from './store.mjs';
import { apache, nginx } from './webservers.mjs';

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = resolve(checkout, process.env.MUSTER ?? 'build/muster');
export const SITE_ADMIN = { email: 'root@muster.example', password: 'a long password for tests' };

const asRoot = process.getuid() === 0;
// A sanitizer's report ends the program and stands in its log; stop() looks for it.
export const env = { ASAN_OPTIONS: 'detect_leaks=0:abort_on_error=0', UBSAN_OPTIONS: 'print_stacktrace=1' };

export class Clock {
	constructor(file) {
		this.file = file;
		this.offset = 0;
		this.set(0);
	}

	// Seconds between the system's clock and the installation's.
	set(offset) {
		this.offset = offset;
		writeFileSync(`${this.file}.new`, `${offset}\n`);
		renameSync(`${this.file}.new`, this.file);
	}

	advance(seconds) {
		this.set(this.offset + seconds);
	}

	now() {
		return Math.floor(Date.now() / 1000) + this.offset;
	}
}

export class Instance {
	constructor(options) {
		this.options = { server: 'nginx', workers: 2, work: true, conf: {}, ...options };
		this.dir = mkdtempSync(join(tmpdir(), 'muster-'));
		// Apache started by root gives its workers another user: they pass through, and see nothing else.
		chmodSync(this.dir, 0o711);
		this.state = join(this.dir, 'state');
		this.socket = join(this.dir, 'run', 'muster.sock');
		this.conf = join(this.dir, 'muster.conf');
		for (const name of ['state', 'run', 'log', 'mail'])
			mkdirSync(join(this.dir, name), { mode: name === 'run' ? 0o711 : 0o750 });
		this.clock = new Clock(join(this.dir, 'clock'));
		this.mail = new Mailbox(join(this.dir, 'mail'), join(this.dir, 'behaviour'));
		this.processes = {};
		this.store = storeOf(this);
	}

	log(name) {
		return join(this.dir, 'log', `${name}.log`);
	}

	// The values of conf/muster.conf; options.conf adds to them or replaces them: { serve: { body_limit: 4096 } }.
	writeConf() {
		const sections = {
			muster: { state: this.state, base_url: this.url, templates: join(checkout, 'templates'), clock: this.clock.file, ...this.store.conf },
			serve: { socket: this.socket, workers: this.options.workers, ...(asRoot && this.options.server === 'apache' ? { socket_group: 'www-data' } : {}) },
			work: {},
			mail: { smtp_url: `smtp://127.0.0.1:${this.mailPort}`, smtp_tls: 'none', mail_from: 'muster@muster.example' },
			payment: {},
		};
		for (const [name, values] of Object.entries(this.options.conf))
			Object.assign(sections[name], values);
		writeFileSync(this.conf, Object.entries(sections).map(([name, values]) =>
			`[${name}]\n${Object.entries(values).map(([key, value]) => `${key} = ${value}\n`).join('')}`).join('\n'));
	}

	async startCatcher() {
		const portFile = join(this.dir, 'mail.port');
		rmSync(portFile, { force: true });
		this.processes.catcher = new Process('catcher', this.log('catcher'), '/usr/bin/python3',
			[join(checkout, 'conf/mail-catcher.py'), this.mail.maildir, portFile, this.mail.behaviourFile, String(this.mailPort ?? 0)]);
		await until('the mail catcher', () => this.alive('catcher') && existsSync(portFile));
		this.mailPort = Number(readFileSync(portFile, 'utf8'));
	}

	alive(name) {
		const one = this.processes[name];
		if (!one.running)
			throw Object.assign(new Error(`${name} has ended with ${JSON.stringify(one.result)}:\n${one.output().slice(-2000)}`), { final: true });
		return true;
	}

	// `muster serve` and `muster work` by name; both may be stopped and started again.
	start(name) {
		this.processes[name] = new Process(name, this.log(name), program, [name, '-c', this.conf], env);
		return this.processes[name];
	}

	// Kills these, 'serve' or 'work', with all their processes; whoever wants them again starts them.
	async kill(...names) {
		const dying = names.map((name) => this.processes[name]);
		await killNow(...dying.flatMap((one) => [one.pid, ...one.children()]));
		for (const one of dying)
			await one.ended();
	}

	async ready() {
		const client = this.client();
		await until('/healthz', async () => {
			for (const name of Object.keys(this.processes))
				this.alive(name);
			return (await client.get('/healthz')).status === 200;
		});
	}

	// Where a new installation of this kind lies that another test of this run has made, or will lie. What is relative to the time is of this hour.
	template() {
		const { TEMPLATES: dir } = process.env, { admin, before, conf, demo } = this.options;
		return dir && !before && !conf.muster?.store && this.store.isShared
			? join(dir, [this.store.constructor.name, admin === false ? 'empty' : 'admin', demo ?? '', new Date().toISOString().slice(0, 13)].join('-').replaceAll(' ', '-'))
			: null;
	}

	// A new installation; kept as a template, if any, from now on.
	make(template) {
		this.muster('migrate');
		if (this.options.admin !== false)
			this.muster('account', ['create', '--site-admin', '--email', SITE_ADMIN.email, '--first', 'Robin', '--last', 'Root', '--password-file', '-'],
				{ input: `${SITE_ADMIN.password}\n` });
		if (this.options.demo)
			this.muster('demo', ['--password', this.options.demo]);
		if (!template)
			return;
		const mine = mkdtempSync(`${template}-`);
		cpSync(this.state, join(mine, 'state'), { recursive: true });
		writeFileSync(join(mine, 'database'), this.store.copied());
		try {
			renameSync(mine, template);
		} catch (error) {
			// Somebody else was first.
			if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST')
				throw error;
		}
	}

	async boot() {
		const template = this.template(), isMade = template && existsSync(template); // once: meanwhile another test may make it
		await this.store.create(isMade ? readFileSync(join(template, 'database'), 'utf8') : undefined);
		if (this.options.mailPort)
			this.mailPort = this.options.mailPort;
		else
			await this.startCatcher();
		this.port = await freePort();
		this.url = `http://127.0.0.1:${this.port}`;
		this.writeConf();
		this.options.before?.(this);
		if (isMade)
			cpSync(join(template, 'state'), this.state, { recursive: true });
		else
			this.make(template);
		this.start('serve');
		if (this.options.work)
			this.start('work');
		if (this.options.server === 'apache')
			cpSync(join(checkout, 'static'), join(this.dir, 'static'), { recursive: true });
		this.processes[this.options.server] = (this.options.server === 'apache' ? apache : nginx)(this);
		await this.ready();
		return this;
	}

	// An operator's command on this installation.
	muster(command, args = [], options = {}) {
		return run(program, [command, ...args, '-c', this.conf], { ...options, env: { ...env, ...options.env } });
	}

	// Rows of a query, as objects, for a look behind the pages. What writes queues with all other writers.
	sql(query) {
		return this.store.sql(query);
	}

	// Each line of the activity log (or of another table, as it is inserted or updated) takes its time while action() runs: a job over
	// thousands then lasts for a while on any machine, most of them within a transaction, and what a test does beside it finds it at work.
	async slowly(action, event = 'INSERT ON activities') {
		const end = this.store.trigger('slow', event, 2000);
		try {
			return await action();
		} finally {
			end();
		}
	}

	// What is written so has no end, while action() runs, unless its process is killed: event as above.
	async endlessly(event, action) {
		const end = this.store.trigger('endless', event, Infinity);
		try {
			return await action();
		} finally {
			end();
		}
	}

	// Whether somebody is within a transaction that has written, at this moment.
	isLocked() {
		return this.store.isLocked();
	}

	// Somebody is, and stays there.
	async untilWriting() {
		let times = 0;
		await until('a long transaction', () => (times = this.isLocked() ? times + 1 : 0) >= 4);
	}

	client(headers) {
		return new Client(this.url, headers);
	}

	async signedIn(email, password) {
		const client = this.client();
		await client.signIn(email, password);
		return client;
	}

	admin() {
		return this.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	}

	// What `muster serve` and `muster work` logged as a warning or an error, such as a fault, or a value that a template lacked.
	troubles() {
		return ['serve', 'work'].filter((name) => existsSync(this.log(name)))
			.flatMap((name) => readFileSync(this.log(name), 'utf8').split('\n')
				.filter((line) => /^<[0-4]>/.test(line)).map((line) => `${name}: ${line}`));
	}

	// Stops everything and removes the directory; a sanitizer's report in any log is a failure.
	async stop() {
		const names = Object.keys(this.processes).reverse();
		const problems = [];
		for (const name of names)
			await this.processes[name].stop().catch((error) => problems.push(error.message));
		for (const name of ['serve', 'work'])
			if (existsSync(this.log(name))) {
				const report = /(.*(AddressSanitizer|runtime error|LeakSanitizer)[\s\S]{0,3000})/.exec(readFileSync(this.log(name), 'utf8'));
				if (report)
					problems.push(`${name}: ${report[1]}`);
			}
		this.store.drop();
		if (!process.env.KEEP)
			rmSync(this.dir, { recursive: true, force: true, maxRetries: 10 });
		assert.deepEqual(problems, []);
	}
}

export async function start(options) {
	const instance = new Instance(options);
	try {
		return await instance.boot();
	} catch (error) {
		await instance.stop().catch(() => {});
		throw error;
	}
}
