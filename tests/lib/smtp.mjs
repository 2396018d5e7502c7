// A mail server that misbehaves as it is told, and remembers everything: for the tests of what goes wrong between it and the
// mailer. It runs in a thread of its own, so it answers also while the test waits for something else.
//
//	const server = await MailServer.start();
//	await server.behave({ at: 'rcpt', to: '@gone.example', answer: '550 5.1.1 No such user' });
//	(await server.log()).taken                         // the mails that it took, in order
//
// A rule has `at`, the moment: connect, helo, mail, rcpt, data (the command), text (the mail's text has come); perhaps `to`, how
// the recipient's address ends, or `from`, the number of mails already taken before which it is not applied; and what happens:
//	answer: '451 …'   instead of the usual answer
//	hangUp: true      no answer, the connection goes
//	silent: true      no answer, the connection stays
//	late: true        the usual answer, but only once behave() is called again
//	drip: 100         the usual answer, one byte in so many milliseconds
//	taken: true       with hangUp or silent, at the text: the mail is kept all the same, so it is taken and nobody is told
//	kill: [pid, …]    processes are killed at this very moment, before any answer; once
//	killAfter: [pid]  the same, when the answer is on its way
//	closes: true      after a kill nobody new is greeted until behave() is called again, so that the test can say what comes next
import { createServer } from 'node:net';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { freePort, signal } from './process.mjs';

const USUAL = {
	connect: '220 localhost ready', helo: '250-localhost\r\n250-8BITMIME\r\n250 SMTPUTF8', mail: '250 2.1.0 OK', rcpt: '250 2.1.5 OK',
	data: '354 Go on', text: '250 2.0.0 Taken',
};

class Session {
	constructor(server, socket) {
		Object.assign(this, { server, socket, number: ++server.connections, pending: Buffer.alloc(0), text: null, last: null });
		socket.on('data', (bytes) => this.take(bytes));
		socket.on('error', () => {});
		socket.on('close', () => server.sockets.delete(socket));
		this.at('connect');
	}

	take(bytes) {
		this.pending = Buffer.concat([this.pending, bytes]);
		for (;;) {
			const end = this.text === null ? this.pending.indexOf('\r\n') : this.endOfText();
			if (end < 0)
				return;
			const piece = this.pending.subarray(0, end).toString('latin1');
			this.pending = this.pending.subarray(end + (this.text === null ? 2 : 5));
			if (this.text === null)
				this.command(piece);
			else
				this.mail(piece);
		}
	}

	endOfText() {
		return this.pending.subarray(0, 3).toString('latin1') === '.\r\n' ? 0 : this.pending.indexOf('\r\n.\r\n');
	}

	command(line) {
		const verb = line.slice(0, 4).toUpperCase();
		// Whoever goes on has read the answer before.
		if (this.last)
			this.last.answerRead = true;
		if (verb === 'EHLO' || verb === 'HELO')
			return this.at('helo');
		if (verb === 'MAIL')
			return this.at('mail');
		if (verb === 'RCPT') {
			this.to = /<([^>]*)>/.exec(line)?.[1] ?? '';
			return this.at('rcpt');
		}
		if (verb === 'DATA')
			return this.at('data');
		if (verb === 'QUIT')
			return this.socket.end('221 Bye\r\n');
		this.socket.write(verb === 'RSET' || verb === 'NOOP' ? '250 OK\r\n' : '502 What?\r\n');
	}

	mail(text) {
		const raw = text.replace(/(^|\r\n)\.\./g, '$1.');
		this.text = null;
		this.last = {
			to: this.to, raw, id: /^message-id:\s*<([^>]*)>/im.exec(raw)?.[1], connection: this.number, answerRead: false,
		};
		this.at('text');
	}

	at(moment) {
		const { server } = this;
		server.tries[moment]++;
		const rule = server.rules.find((one) => one.at === moment && (!one.to || this.to?.endsWith(one.to)) && !(server.taken.length < one.from)) ?? {};
		const answer = rule.answer ?? USUAL[moment];
		if (moment === 'text' && (rule.taken || (answer[0] === '2' && !rule.hangUp && !rule.silent)))
			server.taken.push(this.last);
		if (rule.kill)
			server.kill(rule, rule.kill);
		if (rule.hangUp)
			return this.socket.destroy();
		if (rule.silent)
			return;
		if (moment === 'data' && answer[0] === '3')
			this.text = '';
		if (rule.drip)
			return this.drip(`${answer}\r\n`, rule.drip);
		if (rule.late)
			return server.late.push(() => this.socket.write(`${answer}\r\n`));
		this.socket.write(`${answer}\r\n`);
		if (rule.killAfter)
			server.kill(rule, rule.killAfter);
	}

	drip(rest, milliseconds) {
		this.socket.write(rest[0]);
		if (rest.length > 1 && !this.socket.destroyed)
			setTimeout(() => this.drip(rest.slice(1), milliseconds), milliseconds);
	}
}

class Server {
	constructor() {
		Object.assign(this, { rules: [], late: [], taken: [], connections: 0, sockets: new Set() });
		this.behave([]);
	}

	async listen() {
		this.port ??= await freePort();
		return new Promise((resolve, reject) => {
			this.net = createServer((socket) => {
				socket.setNoDelay(true);
				this.sockets.add(socket);
				new Session(this, socket);
			});
			this.net.on('error', reject);
			this.net.listen(this.port, '127.0.0.1', () => resolve(this.port));
		});
	}

	// The tries are counted from here on.
	behave(rules) {
		this.rules = rules;
		this.killed = false;
		this.tries = Object.fromEntries(Object.keys(USUAL).map((moment) => [moment, 0]));
		for (const answer of this.late.splice(0))
			answer();
	}

	kill(rule, pids) {
		this.rules.splice(this.rules.indexOf(rule), 1, ...(rule.closes ? [{ at: 'connect', late: true }] : []));
		for (const pid of pids)
			signal(pid, 'SIGKILL');
		this.killed = true;
	}

	count() {
		return this.taken.length;
	}

	state() {
		return { killed: this.killed, late: this.late.length, count: this.taken.length, tries: { ...this.tries }, connections: this.connections };
	}

	log() {
		return { ...this.state(), taken: this.taken };
	}

	hangUpOnAll() {
		for (const socket of this.sockets)
			socket.destroy();
	}

	close() {
		this.hangUpOnAll();
		return new Promise((resolve) => this.net.close(() => resolve()));
	}
}

if (!isMainThread && parentPort) {
	const server = new Server();
	parentPort.on('message', async ({ number, verb, args }) => {
		try {
			parentPort.postMessage({ number, result: await server[verb](...args) });
		} catch (error) {
			parentPort.postMessage({ number, error });
		}
	});
}

export class MailServer {
	static async start() {
		const server = new MailServer();
		server.port = await server.ask('listen');
		return server;
	}

	constructor() {
		this.worker = new Worker(new URL(import.meta.url));
		this.worker.unref();
		this.asked = new Map();
		this.worker.on('error', (error) => {
			this.error = error;
			for (const { reject } of this.asked.values())
				reject(error);
		});
		this.worker.on('message', ({ number, result, error }) => {
			const { resolve, reject } = this.asked.get(number);
			this.asked.delete(number);
			if (error)
				reject(error);
			else
				resolve(result);
			if (!this.asked.size)
				this.worker.unref();
		});
	}

	ask(verb, ...args) {
		if (this.error)
			return Promise.reject(this.error);
		const number = this.number = (this.number ?? 0) + 1;
		this.worker.ref();
		return new Promise((resolve, reject) => {
			this.asked.set(number, { resolve, reject });
			this.worker.postMessage({ number, verb, args });
		});
	}

	// The rules from now on, instead of those before; without any it behaves.
	behave(...rules) {
		return this.ask('behave', rules);
	}

	// Mails taken so far.
	count() {
		return this.ask('count');
	}

	// { killed, late, count, tries: { rcpt: 12, … }, connections }; late: so many answers are held back.
	state() {
		return this.ask('state');
	}

	// The state, and with `taken` every mail: { to, raw, id, connection, answerRead }; answerRead: the mailer went on after it.
	log() {
		return this.ask('log');
	}

	// Every connection goes.
	hangUpOnAll() {
		return this.ask('hangUpOnAll');
	}

	// Nobody is at its port any more, until goUp().
	goDown() {
		return this.ask('close');
	}

	goUp() {
		return this.ask('listen');
	}

	async stop() {
		await this.worker.terminate();
	}
}
