// A visitor: cookies, forms and their CSRF tokens, as a browser without JavaScript would send them.
import assert from 'node:assert/strict';
import { request as send } from 'node:http';
import * as html from './html.mjs';

export class Answer {
	constructor(client, path, status, headers, body) {
		Object.assign(this, { client, path, status, headers, body });
	}

	get html() {
		return this.body.toString('utf8');
	}

	get text() {
		return html.text(this.html);
	}

	get location() {
		return this.headers.location;
	}

	get title() {
		return html.decode(/<title>([^<]*)/.exec(this.html)?.[1] ?? '');
	}

	forms() {
		return html.forms(this.html);
	}

	links() {
		return html.links(this.html);
	}

	// The form whose action is this text or matches this pattern; the first that posts when nothing is said.
	form(action) {
		const found = this.forms().find((form) => action === undefined ? form.method === 'post'
			: action instanceof RegExp ? action.test(form.action) : form.action === action);
		assert.ok(found, `${this.path} (${this.status}) has no form ${action ?? 'that posts'}, only: ${this.forms().map((form) => form.action).join(', ')}`);
		return found;
	}

	// Sends that form with these values in place of what stands in it. A list sends the name several times; null leaves it out.
	// button: the name or label of the button that is pressed, else none. files: of a form that takes them, { csv: { name, content } }.
	submit(action, values = {}, { button, files = {}, follow = true } = {}) {
		const form = this.form(action);
		const fields = form.fields.filter(([name]) => !(name in values));
		for (const [name, value] of Object.entries(values))
			for (const one of Array.isArray(value) ? value : value === null ? [] : [value])
				fields.push([name, String(one)]);
		let target = form.action || this.path;
		if (button !== undefined) {
			const pressed = form.buttons.find((one) => one.name === button || one.label === button || one.label?.startsWith(button));
			assert.ok(pressed, `the form ${form.action} of ${this.path} has no button "${button}"`);
			if (pressed.name)
				fields.push([pressed.name, pressed.value]);
			target = pressed.formaction ?? target;
		}
		target = new URL(target, new URL(this.path, this.client.url));
		if (form.method === 'get') {
			target.search = new URLSearchParams(fields).toString();
			return this.client.get(target.pathname + target.search, { follow });
		}
		if (form.enctype === 'multipart/form-data')
			return this.client.upload(target.pathname + target.search, fields, files, { follow });
		return this.client.post(target.pathname + target.search, fields, { follow });
	}
}

export class Client {
	constructor(url, headers = {}) {
		this.url = url;
		this.headers = headers;
		this.cookies = new Map();
	}

	// One request, without following. body: text or bytes.
	send(method, path, { headers = {}, body } = {}) {
		const url = new URL(path, this.url);
		return new Promise((resolve, reject) => {
			const all = { ...this.headers };
			if (this.cookies.size)
				all.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
			if (body !== undefined)
				all['content-length'] = Buffer.byteLength(body);
			Object.assign(all, headers);
			// As it was given: URL() would tidy a path that a test wants untidy.
			const target = /^https?:/.test(path) ? url.pathname + url.search : path;
			const request = send({ host: url.hostname, port: url.port, method, path: target, headers: all, agent: false, timeout: 60000 });
			request.on('timeout', () => request.destroy(new Error(`no answer to ${method} ${path} within a minute`)));
			request.on('error', reject);
			request.on('response', (response) => {
				const pieces = [];
				response.on('data', (piece) => pieces.push(piece));
				response.on('error', reject);
				response.on('end', () => {
					this.keepCookies(response.headers['set-cookie'] ?? []);
					resolve(new Answer(this, path, response.statusCode, response.headers, Buffer.concat(pieces)));
				});
			});
			request.end(body);
		});
	}

	keepCookies(lines) {
		for (const line of lines) {
			const [pair, ...attributes] = line.split(';').map((part) => part.trim());
			const at = pair.indexOf('=');
			const gone = attributes.some((one) => /^max-age=(0|-\d+)$/i.test(one) || /^expires=thu, 01 jan 1970/i.test(one));
			if (gone)
				this.cookies.delete(pair.slice(0, at));
			else
				this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
	}

	async followed(answer, follow) {
		for (let hops = 0; follow && answer.status >= 301 && answer.status <= 303 && answer.location; hops++) {
			assert.ok(hops < 10, `${answer.path} leads in circles`);
			const url = new URL(answer.location, new URL(answer.path, this.url));
			answer = await this.send('GET', url.pathname + url.search);
		}
		return answer;
	}

	async get(path, { follow = true, headers } = {}) {
		return this.followed(await this.send('GET', path, { headers }), follow);
	}

	// fields: an object, or pairs. Without the page's own form there is no CSRF token; see Answer.submit.
	async post(path, fields, { follow = true, headers } = {}) {
		const body = new URLSearchParams(fields).toString();
		const all = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
		return this.followed(await this.send('POST', path, { headers: all, body }), follow);
	}

	// The body of a form with files: pairs, then { field: { name, content, type } }.
	static multipart(fields, files) {
		const boundary = '----muster0123456789abcdef';
		const escaped = (name) => name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');
		const pieces = [...fields].map(([name, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value.replace(/\r?\n/g, '\r\n')}\r\n`));
		for (const [field, { name, content, type = 'text/csv' }] of Object.entries(files))
			pieces.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(field)}"; filename="${escaped(name)}"\r\nContent-Type: ${type}\r\n\r\n`),
				Buffer.from(content), Buffer.from('\r\n'));
		pieces.push(Buffer.from(`--${boundary}--\r\n`));
		return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
	}

	async upload(path, fields, files, { follow = true, headers } = {}) {
		const { type, body } = Client.multipart(fields, files);
		return this.followed(await this.send('POST', path, { headers: { 'content-type': type, ...headers }, body }), follow);
	}

	async signIn(email, password) {
		const page = await this.get('/login');
		const answer = await page.submit('/login', { email, password });
		assert.equal(answer.status, 200, `signing in as ${email}`);
		assert.doesNotMatch(answer.path, /^\/login/, `signing in as ${email} was refused: ${answer.text.slice(0, 300)}`);
		return answer;
	}
}
