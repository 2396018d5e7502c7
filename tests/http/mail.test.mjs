// The organisation's mails in the browser: its own words and sender, the log of messages, and jobs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { enrol, group, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';

let muster, head, id;
before(async () => {
	muster = await start();
	head = await organisation(muster);
	id = await group(head, 'Drivers');
});
after(() => muster?.stop());

const TEXT = '/organisation/mail/invite';

test('own words are checked at their fields, previewed without being kept, saved, and stand in the mail', async () => {
	let page = await (await head.get(TEXT)).submit(TEXT, { subject: 'Hello {frist_name}', body: 'Come in.' });
	assert.equal(page.status, 422);
	assert.match(page.text, /\{frist_name\} is not a placeholder/);
	assert.match(page.text, /Put \{link\} into the text/);
	assert.match(page.html, /value="Hello \{frist_name\}"/, 'what was typed is still there');

	const words = { subject: 'Zoë lädt ein: {group}', body: 'Hello {first_name}, <b>come in</b>.\n\n{link}' };
	page = await (await head.get(TEXT)).submit(TEXT, words, { button: 'preview' });
	assert.equal(page.status, 200);
	assert.match(page.text, /Nothing is saved or sent yet/);
	assert.match(page.html, /&lt;b&gt;come in&lt;\/b&gt;/);
	assert.match(page.text, /Zoë lädt ein: Example group/);
	assert.doesNotMatch((await head.get('/organisation/mail')).text, /Zoë/);

	page = await page.submit(TEXT, {});
	assert.match(page.text, /The text is saved/);
	assert.equal((await enrol(head, id, ['own@words.example'])).status, 303);
	const mail = await muster.mail.wait({ to: 'own@words.example' });
	assert.equal(mail.subject, 'Zoë lädt ein: Drivers');
	assert.match(mail.text, /<b>come in<\/b>/);
	assert.match(mail.html, /&lt;b&gt;come in&lt;\/b&gt;/);
	assert.match(mail.link(/\/invite\//), /\/invite\/[\w-]{43}$/);
});

test('going back to the default asks first', async () => {
	const page = await (await head.get(`${TEXT}/default`)).submit(`${TEXT}/default`);
	assert.match(page.text, /The default text is back/);
	assert.match(page.html, /\{sender\} invites you to \{group\}/);
});

test('sender and reply address are those that mails carry; a test mail shows it', async () => {
	let page = await (await head.get('/organisation/mail')).submit('/organisation/mail', { sender_name: 'Training', reply_to: 'no address' });
	assert.equal(page.status, 422);
	page = await page.submit('/organisation/mail', { sender_name: 'Training "North"', reply_to: 'help@crowd.example' });
	assert.equal(page.status, 200);
	await (await head.get(TEXT)).submit(`${TEXT}/test`);
	const mail = await muster.mail.wait({ subject: /^Test: / });
	assert.match(mail.headers.from, /Training .*North.* via Muster/);
	assert.equal(mail.headers['reply-to'], '<help@crowd.example>');
	assert.equal(mail.headers['auto-submitted'], 'auto-generated');
});

test('the log tells what the server said, is searched by address, and sends a failed mail again', async () => {
	muster.mail.behave('rcpt @gone.example 550 5.1.1 no such mailbox');
	await enrol(head, id, ['ann@gone.example']);
	await until('the refusal', () => muster.sql('SELECT id FROM messages WHERE status = \'failed\'').length);
	let page = await head.get('/organisation/messages?status=failed&q=ANN@');
	assert.match(page.text, /ann@gone\.example.*550 5\.1\.1 no such mailbox/s);
	assert.doesNotMatch((await head.get('/organisation/messages?q=bob')).text, /ann@gone/);
	muster.mail.behave();
	page = await page.submit(/\/send$/);
	assert.match(page.text, /The mail goes out again/);
	await muster.mail.wait({ to: 'ann@gone.example' });
	await until('it to be noted', () => !muster.sql('SELECT id FROM messages WHERE status = \'failed\'').length);
	page = await page.client.get('/organisation/messages?q=ann@gone.example');
	assert.match(page.text, /Sent/);
});

test('the log pages by key', async () => {
	muster.sql(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
		INSERT INTO messages (organisation_id, kind, email, email_wire, message_id, status, send_at, created_at)
		SELECT organisation_id, 'test', 'p' || i || '@pages.example', 'p' || i || '@pages.example', 'pages-' || i, 'sent', 1, 1 FROM n, groups WHERE groups.id = ${id}`);
	for (const query of ['q=', 'status=sent', 'q=p']) {
		const seen = [];
		for (let path = `/organisation/messages?${query}`; path;) {
			const page = await head.get(path);
			const next = /rel="next" href="\?([^"]*)"/.exec(page.html)?.[1];
			seen.push(...page.html.match(/p\d+@pages\.example/g) ?? []);
			path = next && `/organisation/messages?${next.replaceAll('&amp;', '&')}`;
		}
		assert.equal(new Set(seen).size, 120, query);
	}
});

test('a job shows how far it came, and what it left out', async () => {
	await enrol(head, id, ['one@job.example', 'two@job.example']);
	let page = await (await head.get(`/groups/${id}`)).submit(/\/bulk$/, { all: '1', do: 'resend' });
	assert.match(page.path, /^\/jobs\/\d+$/);
	await until('the job to be done', () => muster.sql('SELECT id FROM jobs WHERE status = \'done\'').length);
	page = await head.get(page.path);
	assert.match(page.text, /Finished/);
	assert.match(page.text, /4 done\./);
	assert.doesNotMatch(page.html, /data-live|http-equiv="refresh"/);
	assert.deepEqual(muster.troubles().filter((line) => /nobody gave/.test(line)), []);
});

test('while the mail server is away the site\'s administrators read why; then what waited goes out, and the log says so', async () => {
	const site = await muster.admin();
	const health = async () => (await site.get('/admin/health')).text;
	const away = /The mail server does not take mails now\. +No answer from the mail server: /;
	assert.doesNotMatch(await health(), away);
	await muster.processes.catcher.stop();
	assert.equal((await enrol(head, id, ['away@words.example'])).status, 303);
	await until('the page Health to say so', async () => away.test(await health()));
	await muster.startCatcher();
	await muster.mail.wait({ to: 'away@words.example' });
	await until('the page to say nothing more', async () => !away.test(await health()));
	assert.match(readFileSync(muster.log('work'), 'utf8'), /next try in 1 s\n[^]*mail: the server is there again\n/);
});
