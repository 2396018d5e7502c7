// The mail server is away, refuses, hangs up, dawdles or talks nonsense: statuses say what is true, mails go once it is well
// again, and the pages do not wait for it.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { addresses, enrol, enrolMany, enrolment, filled, group, headOf, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

// PATIENCE: so long the mailer waits for an answer, where its waiting is not what is tested; longer than any machine stands still.
const TIMEOUT = 3, PATIENCE = 300, DAY = 86400, HEAD = 'head@crowd.example';
let muster, server, head, id, number = 0;
before(async () => {
	server = await MailServer.start();
	muster = await start({ mailPort: server.port, conf: { mail: { smtp_timeout: PATIENCE, mail_retry_hours: 12 } } });
	head = await organisation(muster);
	id = await group(head, 'Mail');
	await until('the mail to the administrator', () => server.count());
});
afterEach(() => checkInvariants(muster));
after(async () => {
	await muster?.stop();
	await server?.stop();
});

// --- helpers ---

// Invites somebody whom nobody invited before; their address.
async function invite(name) {
	const email = `${name}.${++number}@crowd.example`;
	assert.equal((await enrol(head, id, [email])).status, 303);
	return email;
}

const place = (email) => muster.sql(`SELECT id, status, refusal FROM memberships WHERE email = '${email}'`)[0];
const message = (email) => muster.sql(`SELECT * FROM messages WHERE email = '${email}' ORDER BY id DESC LIMIT 1`)[0];
const copies = async (email) => (await server.log()).taken.filter((mail) => mail.to === email);
const tried = (email) => until(`a try of the mail to ${email}`, () => message(email).reply && message(email));
const pending = (email) => until(`${email} to be pending`, () => place(email).status === 'pending');

// What its line of the group's list says.
async function shown(email) {
	const { html } = await head.get(`/groups/${id}?q=${encodeURIComponent(email)}`);
	const line = /<tbody[\s\S]*?<tr[\s\S]*?<\/tr>/.exec(html)?.[0] ?? '';
	assert.ok(line.includes(email), `${email} is in the list`);
	return line.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

async function logged(email) {
	return (await head.get(`/organisation/messages?q=${encodeURIComponent(email)}`)).text;
}

// The mailer has looked for mails that are due: one that was queued after them is out.
async function mailerHasLooked() {
	await pending(await invite('marker'));
}

// Pages and forms are answered, while the mailer has its troubles.
async function webAnswers() {
	const form = await enrolment(head, id, [], 'hold');
	for (let i = 0; i < 12; i++) {
		const answer = i % 3 ? await head.get(`/groups/${id}`)
			: await head.post(`/groups/${id}/enrol/manual`, filled(form, [`quick.${++number}@crowd.example`]), { follow: false });
		assert.equal(answer.status, i % 3 ? 200 : 303);
	}
}

// A mailer that waits so many seconds for an answer, from now on.
async function mailerWaits(seconds) {
	muster.options.conf.mail.smtp_timeout = seconds;
	muster.writeConf();
	assert.deepEqual(await muster.processes.work.stop(), { status: 0, signal: null });
	muster.start('work');
}

// --- the mail server is not there ---

// In these no mail is to blame: everything waits, and no try is counted.
const away = {
	'refuses connections': [],
	'hangs up at once': [{ at: 'connect', hangUp: true }],
	'hangs up after EHLO': [{ at: 'helo', hangUp: true }],
	'says it is closed': [{ at: 'connect', answer: '554 5.3.2 Closed for the night' }],
	'is overloaded': [{ at: 'connect', answer: '421 4.3.2 Too many of you' }],
};
function testAway(words, rules) {
	test(`a mail server that ${words}: everybody stays Prospect, and is invited once it is well`, async () => {
		if (rules.length)
			await server.behave(...rules);
		else
			await server.goDown();
		await server.hangUpOnAll();
		const emails = [await invite('away'), await invite('away')];
		const { reply, attempts, status } = await tried(emails[0]);
		await webAnswers();
		assert.match(reply, rules[0]?.answer?.startsWith('5') || rules[0]?.answer?.startsWith('4') ? /Closed|Too many/ : /./);
		assert.doesNotMatch(reply, /[^\x20-\x7e]/, 'nothing of the noise gets through');
		assert.deepEqual({ attempts, status }, { attempts: 0, status: 'queued' });
		for (const email of emails)
			assert.match(await shown(email), /Prospect/);
		assert.ok((await logged(emails[0])).includes(reply), 'the log shows what the server said');

		await server.behave();
		if (!rules.length)
			await server.goUp();
		muster.clock.advance(120);
		for (const email of emails) {
			await pending(email);
			assert.equal((await copies(email)).length, 1);
		}
	});
}
for (const [words, rules] of Object.entries(away))
	testAway(words, rules);

// --- refused for good ---

// Invites one person for each of these moments, to whom the server does that there.
async function inviteForEach(moments) {
	const people = moments.map(([at, what]) => ({ at, what, email: `${at}.${++number}@crowd.example` }));
	await server.behave(...people.map(({ at, what, email }) => ({ at, to: email, ...what })));
	assert.equal((await enrol(head, id, people.map(({ email }) => email))).status, 303);
	return people;
}

test('5xx at RCPT, DATA or the text: undeliverable, with the server\'s words, and not tried again until it is resent', async () => {
	const refused = await inviteForEach([['rcpt', { answer: '550 5.1.1 No such mailbox' }], ['data', { answer: '554 5.7.1 Not from you' }],
		['text', { answer: '552 5.2.2 Mailbox full' }]]);
	for (const { email, what } of refused) {
		const words = what.answer.slice(4);
		await until('the refusal', () => place(email).refusal);
		assert.equal(place(email).status, 'prospect');
		const line = await shown(email);
		assert.match(line, /Undeliverable/);
		assert.ok(line.includes(words), line);
		assert.ok((await logged(email)).includes(words));
		assert.equal(message(email).status, 'failed');
	}
	await server.behave();
	muster.clock.advance(DAY);
	head = await headOf(muster);
	await mailerHasLooked();
	for (const { email } of refused) {
		assert.equal((await copies(email)).length, 0);
		await (await head.get(`/groups/${id}?q=${email}`)).submit(`/groups/${id}/invites/${place(email).id}/resend`);
	}
	for (const { email } of refused) {
		await pending(email);
		assert.equal(place(email).refusal, null);
		assert.doesNotMatch(await shown(email), /Undeliverable/);
	}
});

test('5xx at MAIL is our own sender refused: nobody is undeliverable for it', async () => {
	await server.behave({ at: 'mail', answer: '550 5.7.1 Sender refused' });
	const email = await invite('sender');
	await tried(email);
	await webAnswers();
	assert.match(await shown(email), /Prospect/);
	assert.match(await logged(email), /Sender refused/);
	await server.behave();
	muster.clock.advance(120);
	await pending(email);
});

// --- not now ---

test('4xx at RCPT, DATA or the text, or no answer at all: still Prospect, tried again after a minute, then five', async () => {
	const later = await inviteForEach([['rcpt', { answer: '450 4.2.1 Greylisted' }], ['data', { answer: '451 4.3.1 Come back' }],
		['text', { answer: '452 4.3.1 Disk full' }], ['rcpt', { hangUp: true }], ['data', { hangUp: true }], ['text', { hangUp: true }],
		['rcpt', { answer: '421 4.7.0 Not with you' }]]);
	const triedOnce = (count) => until(`try ${count} of all`, () => later.every(({ email }) => message(email).attempts === count));
	await triedOnce(1);
	for (const { email, what } of later) {
		assert.match(await shown(email), /Prospect/);
		assert.ok((await logged(email)).includes(what.answer?.slice(4) ?? 'No answer from the mail server'));
	}
	for (const [seconds, count] of [[50, 1], [15, 2], [200, 2]]) {
		muster.clock.advance(seconds);
		await mailerHasLooked();
		await triedOnce(count);
	}
	await server.behave();
	muster.clock.advance(120);
	for (const { email } of later) {
		await pending(email);
		assert.equal((await copies(email)).length, 1);
		assert.equal(message(email).status, 'sent');
	}
});

test('4xx or no answer at MAIL, before anybody is named: everybody waits', async () => {
	for (const rule of [{ answer: '451 4.3.0 Not now' }, { hangUp: true }]) {
		await server.behave({ at: 'mail', ...rule });
		const email = await invite('sender');
		await tried(email);
		await webAnswers();
		assert.match(await shown(email), /Prospect/);
		assert.match(await logged(email), /Not now|No answer from the mail server/);
		await server.behave();
		muster.clock.advance(120);
		await pending(email);
	}
});

test('one who is never taken is given up after the hours of the configuration, with the server\'s words', async () => {
	await server.behave({ at: 'rcpt', to: '@never.example', answer: '450 4.7.1 Still not' });
	const email = 'somebody@never.example';
	assert.equal((await enrol(head, id, [email])).status, 303);
	const began = muster.clock.now();
	for (let tries = 1; message(email).status === 'queued'; tries++) {
		assert.ok(tries < 40, 'it ends');
		await until(`try ${tries}`, () => message(email).attempts >= tries);
		const wait = message(email).send_at - muster.clock.now();
		if (message(email).status === 'queued')
			muster.clock.advance(wait + 1);
	}
	const hours = (muster.clock.now() - began) / 3600;
	assert.ok(hours > 8 && hours <= 12, `${hours} hours`);
	head = await headOf(muster);
	const line = await shown(email);
	assert.match(line, /Undeliverable/);
	assert.match(line, /Given up after 12 hours: .*Still not/);
	await server.behave();
});

test('one mailbox that is full does not hold up the others', async () => {
	const emails = addresses(40, 'batch');
	await server.behave({ at: 'rcpt', to: emails[3], answer: '550 5.1.1 Gone' }, { at: 'text', to: emails[7], answer: '452 4.2.2 Full' },
		{ at: 'rcpt', to: emails[11], hangUp: true });
	const crowd = await group(head, 'Batch');
	await enrolMany(head, crowd, emails);
	await until('the others to be pending', () => people(muster, crowd).pending >= 37);
	await until('the first tries', () => muster.sql(`SELECT id FROM messages WHERE email LIKE 'batch%' AND reply IS NULL`).length === 0);
	assert.deepEqual(people(muster, crowd), { pending: 37, prospect: 3 });
	assert.equal(place(emails[3]).refusal, '550 5.1.1 Gone');
	await server.behave();
	muster.clock.advance(120);
	await until('all but one to be pending', () => people(muster, crowd).pending === 39);
});

test('somebody who waits for a mail has it before a large group has all of its own', async () => {
	const emails = addresses(130, 'before');
	await server.behave({ at: 'rcpt', late: true });
	const crowd = await group(head, 'Before');
	await enrolMany(head, crowd, emails);
	await until('the first mail to be in hand', async () => (await server.state()).late);
	const earlier = (await server.log()).taken.length, forgot = await muster.client().get('/password/forgot');
	assert.equal((await forgot.submit('/password/forgot', { email: HEAD })).status, 200);
	await server.behave();
	await until('all of them', () => people(muster, crowd).pending === emails.length);
	const order = (await server.log()).taken.slice(earlier).map(({ to }) => to).filter((to) => to === HEAD || emails.includes(to));
	// What the mailer had taken before, at most fifty, goes first.
	assert.ok(order.includes(HEAD) && order.indexOf(HEAD) <= 50, `${order.indexOf(HEAD)}`);
});

// --- the answer is lost, or comes late ---

test('what the mailer of another host had noted before it went is not sent again', async () => {
	const email = `noted.${++number}@crowd.example`;
	assert.equal((await enrol(head, id, [email], 'hold')).status, 303);
	muster.sql(`BEGIN;
		INSERT INTO deliveries (message_id, lease_owner, result, reply, subject, at) SELECT id, 'gone:1:1', 'taken', '250 Noted', 'Hello', 1 FROM messages WHERE email = '${email}';
		UPDATE messages SET status = 'queued', send_at = 1, lease_owner = 'gone:1:1', lease_ends_at = 1 WHERE email = '${email}';
		COMMIT;`);
	await pending(email);
	assert.equal(message(email).reply, '250 Noted');
	assert.deepEqual(await copies(email), []);
});

function testLost(silence) {
	test(`taken, and the answer lost (${Object.keys(silence)}): sent again with the same Message-ID and the same link`, async () => {
		await server.behave({ at: 'text', taken: true, ...silence });
		const email = await invite('lost');
		await tried(email);
		await webAnswers();
		assert.match(await shown(email), /Prospect/);
		await server.behave();
		muster.clock.advance(120);
		await pending(email);
		const mails = await copies(email);
		assert.equal(mails.length, 2);
		assert.equal(mails[0].id, mails[1].id);
		const [first, second] = mails.map((mail) => /\/invite\/[\w-]{43}/.exec(mail.raw.replace(/=\r\n/g, ''))[0]);
		assert.equal(first, second);
	});
}
testLost({ hangUp: true });

// The mail server says nothing until it is told to: a page that waited for it would never be answered.
for (const at of ['connect', 'helo', 'mail', 'rcpt', 'data', 'text'])
	test(`a mail server that takes its time at ${at}: pages are answered meanwhile, and it gets its mail in the end`, async () => {
		await server.hangUpOnAll();
		await server.behave({ at, late: true });
		const email = await invite('slow');
		await until('the mailer to wait', async () => (await server.state()).late);
		await webAnswers();
		assert.equal((await server.state()).late, 1, 'it waits still');
		const { reply, attempts } = message(email);
		assert.deepEqual({ reply, attempts }, { reply: null, attempts: 0 });
		await server.behave();
		await pending(email);
		assert.equal((await copies(email)).length, 1);
		assert.equal(message(email).attempts, 1);
	});

test('a server that is merely slow gets its mails', async () => {
	await server.behave({ at: 'rcpt', drip: 40 }, { at: 'text', drip: 40 });
	const email = await invite('slow');
	await webAnswers();
	await pending(email);
	await server.behave();
	assert.equal((await copies(email)).length, 1);
});

// --- the answer does not come ---

test(`from here on the mailer waits ${TIMEOUT} seconds`, async () => {
	await mailerWaits(TIMEOUT);
	await mailerHasLooked();
});

testAway('does not greet', [{ at: 'connect', silent: true }]);
testAway('is a web server', [{ at: 'connect', answer: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n' }]);
testAway('greets with noise', [{ at: 'connect', answer: '\x00\xff\x1b]0;evil\x07<script>' }]);
testLost({ silent: true });

for (const rule of [{ at: 'rcpt', silent: true }, { at: 'text', drip: 400 }])
	test(`a tarpit at ${rule.at}: the mailer waits its ${TIMEOUT} seconds, nobody else does`, async () => {
		await server.behave(rule);
		const email = await invite('tar');
		await until('the mailer to be in the tarpit', async () => (await server.state()).tries[rule.at] > 0);
		await webAnswers();
		await tried(email);
		assert.match(await shown(email), /Prospect/);
		await server.behave();
		muster.clock.advance(120);
		await pending(email);
	});

test('an answer that comes when the mailer has given up is not taken for one about the next mail', async () => {
	const from = await server.count() + 1;
	await server.behave({ at: 'text', late: true }, { at: 'mail', from, late: true });
	const one = await invite('late');
	await tried(one);
	assert.equal(message(one).attempts, 1);
	const next = await invite('next');
	await until('the mailer to begin with the next', async () => (await server.state()).late === 2);
	await server.behave();
	await pending(next);
	assert.equal(message(next).attempts, 1);
	muster.clock.advance(120);
	await pending(one);
	const [first, again] = await copies(one);
	assert.equal(first.id, again.id);
});
