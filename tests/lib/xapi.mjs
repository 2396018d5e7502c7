// A system that sends statements with an API key.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client } from './client.mjs';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
export const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

export const verb = (name) => ({ id: name.includes(':') ? name : VERBS + name, display: { 'en-GB': name, de: `${name} (de)` } });

// Makes a key through the page of an administrator: { user, password }.
export async function makeKey(head, name) {
	const answer = await (await head.get('/organisation/keys')).submit('/organisation/keys', { name });
	assert.equal(answer.status, 200, answer.text);
	const value = (id) => new RegExp(`id="${id}"[^>]*value="([^"]+)"`).exec(answer.html)[1];
	return { user: value('user'), password: value('password'), endpoint: value('endpoint'), page: answer };
}

export class Sender {
	constructor(muster, { user, password }) {
		this.client = new Client(muster.url);
		this.muster = muster;
		this.headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, 'x-experience-api-version': '1.0.3' };
	}

	// A statement of this person; object: the address of an activity, or an object.
	statement(who, did, object, rest = {}) {
		return {
			id: randomUUID(),
			actor: typeof who === 'string' ? { mbox: `mailto:${who}` } : who,
			verb: verb(did),
			object: typeof object === 'string' ? { objectType: 'Activity', id: object } : object,
			...rest,
		};
	}

	course(id) {
		return `${this.muster.url}/courses/${id}`;
	}

	// body: an object, or text as it is.
	async send(method, path, body, headers = {}) {
		const text = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
		const all = { ...this.headers, ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
		for (const name of Object.keys(all))
			if (all[name] === null)
				delete all[name];
		return this.client.send(method, path, { headers: all, body: text });
	}

	post(body, headers) {
		return this.send('POST', '/xapi/statements', body, headers);
	}

	put(body, id = body.id) {
		return this.send('PUT', `/xapi/statements?statementId=${id}`, body);
	}

	// It must be taken.
	async give(...statements) {
		const answer = await this.post(statements.length === 1 ? statements[0] : statements);
		assert.equal(answer.status, 200, answer.html);
		return JSON.parse(answer.html);
	}

	get(parameters = {}, headers) {
		return this.send('GET', `/xapi/statements?${new URLSearchParams(parameters)}`, undefined, headers);
	}

	// The ids that are found, and what else the answer says.
	async find(parameters, headers) {
		const answer = await this.get(parameters, headers);
		assert.equal(answer.status, 200, answer.html);
		const { statements, more } = JSON.parse(answer.html);
		return { ids: statements.map((one) => one.id), statements, more, answer };
	}
}
