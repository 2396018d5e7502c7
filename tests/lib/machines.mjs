// Several machines on one: each is a network namespace with an address of its own on a bridge, all of it within a namespace that has no
// way out, so that nothing of the real machine's network is touched, and all is gone when the test's processes are. On each run the
// real programs: hosts with muster serve, muster work, nginx and a mail server, databases with PostgreSQL, a balancer with nginx.
//
// Importing this starts the test anew inside (as root, or in a namespace where it is), before anything is tested. Where the kernel allows
// neither, the machines are addresses of the loopback net, `apart` is false and `why` says so: all but cutting a cable works there too.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.mjs';
import { Clock, SITE_ADMIN, checkout, env, program } from './instance.mjs';
import { Mailbox } from './mail.mjs';
import { Process, freePort, killNow, run, signal, until } from './process.mjs';
import { Postgres, programs } from './store.mjs';

// --- the way inside ---

const INSIDE = 'MUSTER_TEST_MACHINES';
const isRoot = process.getuid() === 0;
const tries = (...command) => spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0;

function enter() {
	const way = isRoot ? ['-n'] : ['-n', '-U', '-r'];
	const bridge = 'ip link add name try type bridge && unshare -n -u true';
	const inside = tries('unshare', ...way, 'sh', '-c', bridge);
	const mark = inside ? (isRoot ? 'root' : 'mapped') : 'loopback';
	const command = ['setpriv', '--pdeathsig', 'TERM', ...(inside ? ['unshare', ...way] : []), process.execPath, ...process.execArgv, ...process.argv.slice(1)];
	process.exit(spawnSync(command[0], command.slice(1), { stdio: 'inherit', env: { ...process.env, [INSIDE]: mark } }).status ?? 1);
}

if (!process.env[INSIDE])
	enter();

export const apart = process.env[INSIDE] !== 'loopback';
export const why = apart ? `network namespaces (${process.env[INSIDE]})`
	: 'addresses of the loopback net: this kernel gives no network namespaces to this user';
const isMapped = process.env[INSIDE] === 'mapped'; // root here, nobody special outside

// --- machines ---

// All descendants of a process, itself first, each stopped before it is asked for its own: none can start another meanwhile.
function heldFamily(pid) {
	let children = '';
	signal(pid, 'SIGSTOP');
	try {
		children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
	} catch {
		return [];
	}
	return [pid, ...children.split(' ').filter(Boolean).flatMap((child) => heldFamily(Number(child)))];
}

class Machine {
	constructor(site, name, number) {
		Object.assign(this, { site, name, dir: join(site.dir, name), address: `${apart ? '10.77' : '127.77'}.0.${number}`, processes: {} });
		mkdirSync(this.dir, { mode: 0o711 });
	}

	async plug() {
		if (!apart)
			return;
		this.holder = new Process(this.name, join(this.dir, 'machine.log'), 'unshare', ['-n', '-u', 'sh', '-c',
			`hostname ${this.name}; ip link set lo up && echo up && exec sleep infinity`]);
		await until(`machine ${this.name}`, () => this.holder.output().includes('up\n'));
		const inside = ['nsenter', '-t', String(this.holder.pid), '-n'];
		run('ip', ['link', 'add', this.name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(this.holder.pid)]);
		run('ip', ['link', 'set', this.name, 'master', 'cables', 'up']);
		run(inside[0], [...inside.slice(1), 'ip', 'address', 'add', `${this.address}/24`, 'dev', 'eth0']);
		run(inside[0], [...inside.slice(1), 'ip', 'link', 'set', 'eth0', 'up']);
	}

	// Its cable is pulled: nobody hears of its end. Without a cable it is killed.
	async die() {
		if (apart)
			run('ip', ['link', 'set', this.name, 'down']);
		else
			await this.kill();
	}

	// It is empty, and can be reached again.
	async comeBack() {
		await this.kill();
		if (apart)
			run('ip', ['link', 'set', this.name, 'up']);
	}

	on(command, args) {
		return apart ? ['nsenter', ['-t', String(this.holder.pid), '-n', '-u', '--', command, ...args]] : [command, args];
	}

	start(name, command, args, environment = {}) {
		this.processes[name] = new Process(`${this.name}: ${name}`, join(this.dir, `${name}.log`), ...this.on(command, args), environment);
		return this.processes[name];
	}

	run(command, args, options) {
		return run(...this.on(command, args), options);
	}

	// Everything that runs on it ends at once, and without a word.
	async kill() {
		const all = Object.values(this.processes).flatMap(({ pid, running }) => (running ? heldFamily(pid) : []));
		await killNow(...all);
		return all.length;
	}

	async stop() {
		for (const one of Object.values(this.processes).reverse())
			await one.stop();
	}
}

// --- a database server ---

// PostgreSQL refuses to be root.
const unprivileged = isMapped ? ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--']
	: isRoot ? ['setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--'] : [];

class Database extends Machine {
	as(command, args) {
		const all = [...unprivileged, join(programs, command), ...args];
		return [all[0], all.slice(1)];
	}

	own(path) {
		if (isRoot && !isMapped)
			run('chown', ['-R', 'nobody:nogroup', path]);
	}

	settle() {
		this.data = join(this.dir, 'data');
		this.own(this.dir);
		writeFileSync(join(this.data, 'muster.conf'), `listen_addresses = '${this.address}'
port = ${this.site.ports.postgres}
unix_socket_directories = ''
max_connections = 60
# Processes are killed here, not machines: nothing is lost that was not written yet. All else is as an operator has it.
fsync = off
full_page_writes = off
`);
		this.own(this.data);
		return this.begin();
	}

	async begin() {
		const [command, args] = this.as('postgres', ['-D', this.data]);
		// Whoever changes its user forgets what it is to be told.
		const split = args.indexOf(join(programs, 'postgres'));
		const all = split < 0 ? [command, ...args] : [command, ...args.slice(0, split), 'setpriv', '--pdeathsig', 'QUIT', '--', ...args.slice(split)];
		this.start('postgres', all[0], all.slice(1));
		await until(`PostgreSQL on ${this.name}`, () => {
			if (!this.processes.postgres.running)
				throw Object.assign(new Error(this.processes.postgres.output()), { final: true });
			return run(join(programs, 'pg_isready'), ['-q', '-h', this.address, '-p', String(this.site.ports.postgres)], { allowFailure: true }).status === 0;
		});
	}

	// The first of all.
	async found() {
		const password = join(this.dir, 'password');
		writeFileSync(password, `${process.env.PGPASSWORD}\n`);
		this.own(this.dir);
		this.run(...this.as('initdb', ['-D', join(this.dir, 'data'), '-U', 'muster', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--auth=scram-sha-256',
			`--pwfile=${password}`]));
		const data = join(this.dir, 'data'), net = apart ? '10.77.0.0/24' : '127.0.0.0/8';
		writeFileSync(join(data, 'pg_hba.conf'), `host all,replication muster ${net} scram-sha-256\n`);
		writeFileSync(join(data, 'postgresql.conf'), "include 'muster.conf'\n", { flag: 'a' });
		await this.settle();
		run(join(programs, 'createdb'), ['-h', this.address, '-p', String(this.site.ports.postgres), '-U', 'muster', 'muster']);
	}

	psql(text) {
		return run(join(programs, 'psql'), ['-XqAt', '-v', 'ON_ERROR_STOP=1', `postgresql://muster@${this.address}:${this.site.ports.postgres}/muster`], { input: text }).out.trim();
	}

	// Without a word to anybody: those who still ask it do not keep it.
	async stop() {
		await this.processes.postgres?.stop('SIGQUIT');
	}

	// Becomes the standby of another, which from then on answers no commit that is not here, too.
	async follow(primary) {
		await this.comeBack();
		// A cable that was plugged in again carries nothing for a moment.
		await until(`a copy of ${primary.name} on ${this.name}`, () => {
			rmSync(join(this.dir, 'data'), { recursive: true, force: true });
			this.own(this.dir);
			return this.run(...this.as('pg_basebackup', ['-D', join(this.dir, 'data'), '-R', '-X', 'stream', '-c', 'fast', '--no-sync',
				'-d', `host=${primary.address} port=${this.site.ports.postgres} user=muster application_name=${this.name}`]));
		});
		await this.settle();
		primary.psql(`ALTER SYSTEM SET synchronous_standby_names = '${this.name}'`);
		primary.psql('SELECT pg_reload_conf()');
		await until(`${this.name} to be the standby of ${primary.name}`, () => primary.psql('SELECT sync_state FROM pg_stat_replication') === 'sync');
	}

	// Whoever watches over the two does one of these: the standby is given up, or it takes over once the other is gone for certain.
	waitForNobody() {
		this.psql('ALTER SYSTEM RESET synchronous_standby_names');
		this.psql('SELECT pg_reload_conf()');
	}

	promote() {
		this.run(...this.as('pg_ctl', ['promote', '-D', this.data, '-w']));
		this.site.databases.reverse();
	}
}

// --- a host ---

class Host extends Machine {
	get conf() {
		return join(this.dir, 'muster.conf');
	}

	get state() {
		return join(this.dir, 'state');
	}

	furnish() {
		const { site } = this;
		for (const name of ['state', 'run', 'nginx'])
			mkdirSync(join(this.dir, name), { mode: name === 'run' ? 0o711 : 0o750 });
		writeFileSync(this.conf, `[muster]
state = ${this.state}
store = ${site.store}
base_url = ${site.url}
templates = ${join(checkout, 'templates')}
clock = ${site.clock.file}
[serve]
socket = ${join(this.dir, 'run', 'muster.sock')}
workers = 3
[work]
runners = 1
[mail]
smtp_url = smtp://127.0.0.1:${this.mailPort}
smtp_tls = none
mail_from = muster@muster.example
`);
	}

	// What systemd does when the machine starts.
	async boot() {
		const portFile = join(this.dir, 'mail.port');
		rmSync(portFile, { force: true });
		this.start('mail', '/usr/bin/python3', [join(checkout, 'conf/mail-catcher.py'), this.site.mail.maildir, portFile, this.site.mail.behaviourFile, String(this.mailPort)]);
		await until('the mail server', () => existsSync(portFile));
		this.start('serve', program, ['serve', '-c', this.conf], env);
		this.start('work', program, ['work', '-c', this.conf], env);
		const muster = join(this.dir, 'nginx-muster.conf');
		writeFileSync(muster, readFileSync(join(checkout, 'conf/nginx-muster.conf'), 'utf8').replaceAll('@SOCKET@', join(this.dir, 'run', 'muster.sock')));
		this.nginx('nginx-host.conf', [[/listen 10\.0\.0\.21:80/, `listen ${this.address}:${this.site.ports.web}`],
			[/set_real_ip_from 10\.0\.0\.10/, `set_real_ip_from ${this.site.balancer.address}`],
			[/@PREFIX@\/share\/muster\/static/, join(checkout, 'static')], [/@PREFIX@\/share\/muster\/nginx-muster\.conf/, muster]]);
		await until(`pages from ${this.name}`, async () => (await new Client(`http://${this.address}:${this.site.ports.web}`).get('/healthz')).status === 200);
	}
}

// The file of conf/ with its addresses filled in.
Machine.prototype.nginx = function nginx(name, replacements) {
	let site = readFileSync(join(checkout, 'conf', name), 'utf8');
	for (const [pattern, text] of replacements) {
		if (!pattern.test(site))
			throw new Error(`conf/${name} has no ${pattern}`);
		site = site.replace(pattern, text);
	}
	const file = join(this.dir, 'nginx.conf');
	mkdirSync(join(this.dir, 'nginx'), { recursive: true });
	writeFileSync(file, `
${isRoot ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${this.dir}/nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
	include /etc/nginx/mime.types;
	default_type application/octet-stream;
${['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'].map((one) => `\t${one}_temp_path ${this.dir}/nginx/${one};`).join('\n')}
${site}
}
`);
	this.start('nginx', '/usr/sbin/nginx', ['-p', this.dir, '-e', 'stderr', '-c', file]);
};

// --- all of them ---

export class Site {
	constructor() {
		this.dir = mkdtempSync(join(tmpdir(), 'muster-machines-'));
		chmodSync(this.dir, 0o711);
		mkdirSync(join(this.dir, 'mail'), { mode: 0o750 });
		this.clock = new Clock(join(this.dir, 'clock'));
		this.mail = new Mailbox(join(this.dir, 'mail'), join(this.dir, 'behaviour'));
		this.balancer = new Machine(this, 'balancer', 10);
		this.hosts = [new Host(this, 'web1', 21), new Host(this, 'web2', 22)];
		this.databases = [new Database(this, 'db1', 31), new Database(this, 'db2', 32)]; // the primary first
		this.machines = [this.balancer, ...this.databases, ...this.hosts];
	}

	async build() {
		if (apart)
			for (const command of ['link set lo up', 'link add name cables type bridge', 'address add 10.77.0.1/24 dev cables', 'link set cables up'])
				run('ip', command.split(' '));
		process.env.PGPASSWORD = randomBytes(12).toString('hex'); // libpq's own way: it stands in no address
		this.ports = apart ? { web: 8080, postgres: 5432 } : { web: await freePort(), postgres: await freePort() };
		this.url = `http://${this.balancer.address}:${this.ports.web}`;
		this.visitor = apart ? '10.77.0.1' : '127.0.0.1';
		// The standby first: the hosts find the one that takes writes.
		this.store = `postgresql://muster@${[...this.databases].reverse().map(({ address }) => `${address}:${this.ports.postgres}`).join(',')}/muster`;
		for (const machine of this.machines)
			await machine.plug();
		await this.databases[0].found();
		for (const host of this.hosts) {
			host.mailPort = apart ? 2525 : await freePort();
			host.furnish();
		}
		this.muster('migrate');
		copyFileSync(join(this.hosts[0].state, 'secret'), join(this.hosts[1].state, 'secret'));
		chmodSync(join(this.hosts[1].state, 'secret'), 0o640);
		await this.pair();
		this.muster('account', ['create', '--site-admin', '--email', SITE_ADMIN.email, '--first', 'Robin', '--last', 'Root', '--password-file', '-'],
			{ input: `${SITE_ADMIN.password}\n` });
		for (const host of this.hosts)
			await host.boot();
		this.balance();
		await until('the balancer', async () => (await this.client().get('/healthz')).status === 200);
		return this;
	}

	// The primary, and the standby beside it.
	async pair() {
		const [primary, standby] = this.databases;
		if (primary.psql('SELECT sync_state FROM pg_stat_replication') !== 'sync')
			await standby.follow(primary);
		return [primary, standby];
	}

	balance() {
		const { address } = this.balancer, { web } = this.ports;
		this.balancer.nginx('balancer.conf', [
			[/server 10\.0\.0\.21:80/, `server ${this.hosts[0].address}:${web}`], [/server 10\.0\.0\.22:80/, `server ${this.hosts[1].address}:${web}`],
			[/server \{\n\tlisten 80;[^}]*\}\n/, ''], [/listen 443 ssl http2;/, `listen ${address}:${web};`], [/\tssl_[\s\S]*?TLSv1\.3;\n/, ''],
			[/access_log \/var.*;/, 'access_log off;'],
		]);
	}

	// As an Instance has them: an operator's command, a look into the database, visitors.
	muster(command, args = [], options = {}) {
		return run(program, [command, ...args, '-c', this.hosts[0].conf], { ...options, env: { ...env, ...options.env } });
	}

	sql(query) {
		this.looker ??= Object.create(Postgres.prototype);
		this.looker.url = `postgresql://muster@${this.databases[0].address}:${this.ports.postgres}/muster`;
		return this.looker.sql(query);
	}

	client() {
		return new Client(this.url);
	}

	async signedIn(email, password) {
		const client = this.client();
		await client.signIn(email, password);
		return client;
	}

	// What the hosts logged as an error, which nothing that happens around them may lead to.
	errors() {
		return this.hosts.flatMap(({ name, dir }) => ['serve', 'work'].flatMap((part) =>
			readFileSync(join(dir, `${part}.log`), 'utf8').split('\n').filter((line) => /^<[0-3]>/.test(line)).map((line) => `${name} ${part}: ${line}`)));
	}

	async stop() {
		const problems = [];
		this.looker?.close();
		for (const machine of [...this.machines].reverse())
			await machine.stop().catch((error) => problems.push(error.message));
		for (const { holder } of this.machines)
			await holder?.stop();
		for (const { name, dir } of this.hosts)
			for (const file of readdirSync(dir).filter((one) => /^(serve|work)\.log$/.test(one))) {
				const report = /(.*(AddressSanitizer|runtime error|LeakSanitizer)[\s\S]{0,3000})/.exec(readFileSync(join(dir, file), 'utf8'));
				if (report)
					problems.push(`${name} ${file}: ${report[1]}`);
			}
		if (!process.env.KEEP)
			rmSync(this.dir, { recursive: true, force: true, maxRetries: 10 });
		if (problems.length)
			throw new Error(problems.join('\n'));
	}
}

export async function build() {
	const site = new Site();
	try {
		return await site.build();
	} catch (error) {
		await site.stop().catch(() => {});
		throw error;
	}
}
