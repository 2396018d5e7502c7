// The ground that every other test stands on, behind each of the two web servers.
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SITE_ADMIN, start } from '../lib/instance.mjs';

for (const server of ['nginx', 'apache']) {
	describe(`behind ${server}`, () => {
		let muster;
		before(async () => {
			muster = await start({ server });
		});
		after(() => muster?.stop());

		test('it is ready', async () => {
			const answer = await muster.client().get('/healthz');
			assert.equal(answer.status, 200);
		});

		test('the log-in page is a whole page under a strict policy', async () => {
			const answer = await muster.client().get('/login');
			assert.equal(answer.status, 200);
			assert.match(answer.headers['content-type'], /^text\/html; ?charset=utf-8$/i);
			assert.match(answer.headers['content-security-policy'], /script-src 'self'/);
			assert.doesNotMatch(answer.headers['content-security-policy'], /unsafe/);
			assert.match(answer.html, /<\/html>\s*$/);
			answer.form('/login');
		});

		test('what nobody wrote is a page that says so', async () => {
			const answer = await muster.client().get('/nothing-of-this-name');
			assert.equal(answer.status, 404);
			assert.match(answer.html, /<h1/);
		});

		test('static files come from the web server', async () => {
			const answer = await muster.client().get('/static/app.css');
			assert.equal(answer.status, 200);
			assert.match(answer.headers['content-type'], /^text\/css/);
			assert.equal(answer.headers['x-content-type-options'], 'nosniff');
			assert.equal((await muster.client().get('/static/../src/main.c')).status, 404);
			assert.notEqual((await muster.client().send('GET', '/static/%2e%2e/src/main.c')).status, 200);
		});

		test('a body beyond the limit is refused with a page', async () => {
			const answer = await muster.client().send('POST', '/login', {
				headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `email=${'a'.repeat(3 << 20)}`,
			});
			assert.equal(answer.status, 413);
			assert.match(answer.html, /<h1/);
		});

		test('and so is one that is beyond the web server\'s own', async () => {
			const answer = await muster.client().send('POST', '/login', {
				headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.alloc(70 << 20, 'a'),
			});
			assert.equal(answer.status, 413);
			assert.match(answer.html, /<h1[^>]*>That is too large/);
		});

		test('another host is refused', async () => {
			const answer = await muster.client().send('GET', '/login', { headers: { host: 'elsewhere.example' } });
			assert.equal(Math.floor(answer.status / 100), 4);
			assert.doesNotMatch(answer.html, /elsewhere\.example/);
		});

		if (server === 'nginx')
			test('plain HTTP leads to the site itself, whatever host was asked for', async () => {
				const answer = await new Promise((resolve, reject) => {
					get({ socketPath: join(muster.dir, 'plain.sock'), path: '/login?to=%2Fgroups', headers: { host: 'elsewhere.example' } }, resolve).on('error', reject);
				});
				assert.equal(answer.statusCode, 301);
				assert.equal(answer.headers.location, 'https://training.example.org/login?to=%2Fgroups');
			});

		test('nothing that was sent is echoed', async () => {
			const answer = await muster.client().send('TRACE', '/login', { headers: { cookie: 'muster=secret' } });
			assert.equal(answer.status, 405);
			assert.doesNotMatch(answer.html, /secret/);
		});

		test('the first admin signs in', async () => {
			const client = muster.client();
			const answer = await client.signIn(SITE_ADMIN.email, SITE_ADMIN.password);
			assert.equal(answer.status, 200);
		});

		test('half a request gets no answer that looks like a whole one', async () => {
			const client = muster.client();
			const refused = client.send('POST', '/login', {
				headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '-5' }, body: undefined,
			});
			await refused.then((answer) => assert.equal(Math.floor(answer.status / 100), 4), () => {});
			assert.equal((await client.get('/healthz')).status, 200);
		});
	});
}
