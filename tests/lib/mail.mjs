// The mails that an instance sent, read from the catcher's Maildir.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './process.mjs';

function words(value) {
	return value.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
		.replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_, charset, kind, text) => {
			const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text.replace(/_/g, ' '));
			return new TextDecoder(charset).decode(bytes);
		});
}

function quoted(text) {
	return Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

function part(bytes) {
	const raw = bytes.toString('latin1');
	const end = raw.indexOf('\r\n\r\n');
	const headers = {};
	const lines = [];
	for (const line of raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
		const colon = line.indexOf(':');
		const name = line.slice(0, colon).toLowerCase();
		lines.push(name);
		headers[name] = words(Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8'));
	}
	const body = raw.slice(end + 4);
	const type = headers['content-type'] ?? 'text/plain';
	const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
	if (boundary) {
		const parts = body.split(new RegExp(`(?:^|\\r\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*(?:\\r\\n|$)`));
		return { headers, lines, type, parts: parts.slice(1, -1).map((one) => part(Buffer.from(one, 'latin1'))) };
	}
	const encoding = (headers['content-transfer-encoding'] ?? '7bit').toLowerCase();
	const data = encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quoted(body) : Buffer.from(body, 'latin1');
	return { headers, lines, type, parts: [], data };
}

function leaf(piece, type) {
	if (!piece.parts.length)
		return piece.type.toLowerCase().startsWith(type) ? piece : null;
	return piece.parts.map((one) => leaf(one, type)).find(Boolean) ?? null;
}

export class Message {
	constructor(file) {
		this.raw = readFileSync(file);
		this.root = part(this.raw);
		this.headers = this.root.headers;
		this.headerNames = this.root.lines;
		this.to = this.headers['delivered-to']; // of the envelope
		this.from = this.headers['return-path'].replace(/[<>]/g, '');
		this.subject = this.headers.subject;
		this.id = this.headers['message-id'];
		this.text = leaf(this.root, 'text/plain')?.data.toString('utf8').replace(/\r\n/g, '\n') ?? '';
		this.html = leaf(this.root, 'text/html')?.data.toString('utf8') ?? '';
	}

	// The first address in its text that matches.
	link(pattern = /./) {
		const found = this.text.match(/https?:\/\/[^\s<>"]+/g)?.find((url) => pattern.test(url));
		if (!found)
			throw new Error(`no link like ${pattern} in "${this.subject}" to ${this.to}:\n${this.text}`);
		return found;
	}
}

export class Mailbox {
	constructor(maildir, behaviour) {
		this.maildir = maildir;
		this.behaviourFile = behaviour;
		this.read = new Map();
	}

	// All of them in the order they came; filtered by recipient (address of the envelope) and subject (text or pattern).
	list({ to, subject } = {}) {
		const all = readdirSync(join(this.maildir, 'new')).sort().map((name) => {
			if (!this.read.has(name))
				this.read.set(name, new Message(join(this.maildir, 'new', name)));
			return this.read.get(name);
		});
		return all.filter((message) => (to === undefined || message.to.toLowerCase() === to.toLowerCase())
			&& (subject === undefined || (subject instanceof RegExp ? subject.test(message.subject) : message.subject === subject)));
	}

	// The last of at least count mails that match, once they are there.
	async wait(filter = {}, count = 1) {
		await until(`${count} mail(s) ${JSON.stringify({ ...filter, subject: String(filter.subject ?? '') })}`, () => this.list(filter).length >= count);
		return this.list(filter).at(-1);
	}

	// What the server does wrong from now on, see conf/mail-catcher.py; without lines it behaves.
	behave(...lines) {
		if (lines.length)
			writeFileSync(this.behaviourFile, lines.join('\n') + '\n');
		else
			rmSync(this.behaviourFile, { force: true });
	}
}
