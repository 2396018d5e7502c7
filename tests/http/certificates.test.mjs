// Certificates: issued once, looked up by anybody, printed by their owner, revoked, expiring; and what nobody else gets to see.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { PASSWORD, certificateOf, certifying, complete, learner } from '../lib/certificates.mjs';
import { headOf, organisation } from '../lib/crowd.mjs';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';

const DAY = 86400, WINDOW = 600;
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
// What one test missed is not counted against the next.
afterEach(() => muster.clock.advance(WINDOW + 1));
after(() => stopSound(muster));

// --- helpers ---

const page = (client, number) => client.get(`/certificates/${number}`);
const pdf = (client, number) => client.get(`/certificates/${number}/certificate.pdf`, { follow: false });
const count = (what) => muster.sql(`SELECT COUNT(*) AS n FROM ${what}`)[0].n;

async function certified(months = null, names = []) {
	const course = await certifying(muster, head, months);
	const person = await learner(muster, head, course, ...names);
	await complete(person, course);
	return { course, person, certificate: certificateOf(muster, person) };
}

async function revoke(client, number, why = 'It was somebody else.') {
	const path = `/certificates/${number}/revoke`;
	return (await client.get(path)).submit(path, { why });
}

// What a reader of the file reads.
function textOf(file) {
	const dir = mkdtempSync(join(tmpdir(), 'pdf-')), name = join(dir, 'certificate.pdf');
	try {
		writeFileSync(name, file);
		return execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' });
	} finally {
		rmSync(dir, { recursive: true });
	}
}

let others = 0;
async function otherOrganisation() {
	const email = `head${++others}@elsewhere.example`;
	muster.muster('account', ['create', '--email', email, '--first', 'Odd', '--last', 'Other', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const site = await muster.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: `Elsewhere ${others}`, time_zone: 'Europe/London', email });
	return muster.signedIn(email, PASSWORD);
}

// --- issued ---

test('a lesson completed many times at once issues one certificate and one mail', async () => {
	const course = await certifying(muster, head);
	const person = await learner(muster, head, course);
	const form = (await person.get(course.path)).form(course.path);
	const answers = await Promise.all(Array.from({ length: 12 }, () => person.post(course.path, form.fields, { follow: false })));
	assert.ok(answers.every((one) => one.status === 303), answers.map((one) => one.status).join(' '));
	const { id, number } = certificateOf(muster, person);
	assert.equal(count(`certificates c JOIN accounts a ON a.id = c.account_id WHERE a.email = '${person.email}'`), 1);
	const mail = await muster.mail.wait({ to: person.email, subject: `Your certificate: ${course.title}` });
	assert.equal(new URL(mail.link(/certificates/)).pathname, `/certificates/${number}`);
	assert.equal(count(`messages WHERE kind = 'certificate' AND detail = '${id}'`), 1);
	assert.match((await person.get('/learning')).text, new RegExp(`My certificates .* ${course.title}`));
});

// --- looked up ---

test('anybody sees whose a certificate is and whether it is valid, and nothing else', async () => {
	const { course, person, certificate } = await certified(24, ['Zoë', '<b>O’Hara</b>']);
	const told = ({ text }) => text.replace(/Looked up on [^.]+\./, ''); // the minute may be the next one
	const before = told(await page(muster.client(), certificate.number));
	assert.match(before, /This is all that is told about it/);
	muster.sql(`UPDATE certificates SET score = 97 WHERE id = ${certificate.id}`);
	const found = await page(muster.client(), certificate.number);
	assert.equal(told(found), before, 'the same page whatever the score');
	assert.equal(found.status, 200);
	assert.equal(found.headers['x-robots-tag'], 'noindex');
	assert.match(found.text, new RegExp(`This certificate is valid Until \\d+ \\w{3} \\d{4}\\. Name Zoë <b>O’Hara</b> Course ${course.title} Issued by Crowd Completed`));
	assert.match(found.text, new RegExp(`Number ${certificate.number}`));
	assert.ok(!found.html.includes('<b>O’Hara'));
	for (const secret of [person.email, 'certificate.pdf', 'class="qr"', `/learners/${certificate.member_id}`])
		assert.ok(!found.html.includes(secret), `the page tells ${secret}`);
	assert.match(found.text, /Is it yours\? Log in/);
	const back = await (await muster.client().get(found.links().find((one) => /^\/login/.test(one.href)).href)).submit('/login', { email: person.email, password: PASSWORD });
	assert.equal(back.path, `/certificates/${certificate.number}`);
	assert.match(back.text, /Download PDF/);
});

test('a number is found however it is typed', async () => {
	const { certificate } = await certified();
	const visitor = muster.client(), bare = certificate.number.replaceAll('-', '').toLowerCase();
	const start = await visitor.get('/certificates');
	const found = await start.submit('/certificates', { number: ` ${bare.slice(0, 5)} ${bare.slice(5)} ` });
	assert.equal(found.path, `/certificates/${certificate.number}`);
	assert.equal(found.status, 200);
	assert.equal((await page(visitor, bare)).status, 200);
});

test('a number that nobody has says so, and guessing is limited', async () => {
	const { certificate, person } = await certified(), { person: other } = await certified();
	const visitor = muster.client();
	for (const wrong of ['ACDE-FGHJ-KMNP', 'x', '%F0%9F%98%80', "'", 'ACDE-FGHJ-KMN', `${certificate.number}A`]) {
		const answer = await page(visitor, wrong);
		assert.equal(answer.status, 404, wrong);
		assert.match(answer.text, /There is no certificate with this number/);
	}
	assert.equal((await visitor.get('/certificates?number=%21%21')).status, 404);
	for (let i = 0; i < 10; i++)
		await page(visitor, 'ACDE-FGHJ-KMNQ');
	const limited = await page(visitor, certificate.number);
	assert.equal(limited.status, 429);
	assert.match(limited.text, /Too many wrong numbers came from here\. Try again in \d+ minutes/);
	assert.ok(!limited.text.includes('Ann'));
	assert.equal((await page(person, certificate.number)).status, 200, 'its owner is not held up by what others guessed');
	assert.equal((await pdf(person, certificate.number)).status, 200);
	assert.equal((await page(other, certificate.number)).status, 429);
	assert.equal((await pdf(other, certificate.number)).status, 429);
	muster.clock.advance(WINDOW + 1);
	for (let i = 0; i < 20; i++)
		assert.equal((await page(visitor, certificate.number)).status, 200);
});

// --- printed ---

test('the PDF says name, course, number and days, and its owner and those who manage them get it', async () => {
	const { course, person, certificate } = await certified(12, ['Łukasz', 'Ångström-Παπαδόπουλος']);
	const file = await pdf(person, certificate.number);
	assert.equal(file.status, 200);
	assert.equal(file.headers['content-type'], 'application/pdf');
	assert.match(file.headers['content-disposition'], new RegExp(`^attachment; .*${certificate.number}\\.pdf`));
	assert.equal(file.body.subarray(0, 5).toString(), '%PDF-');
	const text = textOf(file.body);
	for (const words of ['Łukasz Ångström-Παπαδόπουλος', course.title, 'Crowd', `Number ${certificate.number}`, `${muster.url}/certificates/${certificate.number}`])
		assert.ok(text.includes(words), `${words} in ${text}`);
	assert.ok((await pdf(person, certificate.number)).body.equals(file.body), 'the same bytes again');
	assert.equal((await pdf(head, certificate.number)).status, 200);
});

test('nobody else gets it, and a page of it has no more for them than for anybody', async () => {
	const { course, certificate } = await certified();
	assert.equal((await pdf(muster.client(), certificate.number)).status, 303);
	for (const stranger of [await learner(muster, head, course), await otherOrganisation()]) {
		assert.equal((await pdf(stranger, certificate.number)).status, 404);
		const found = await page(stranger, certificate.number);
		assert.match(found.text, /This certificate is valid/);
		assert.doesNotMatch(found.html, /certificate\.pdf|class="qr"|Manage this/);
	}
});

test('a leader sees those of the courses and learners of their groups', async () => {
	const { course, certificate } = await certified();
	const leader = await learner(muster, head, course, 'Lee', 'Der');
	const [{ member }] = muster.sql(`SELECT m.id AS member FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${leader.email}'`);
	const settings = await head.get(`/groups/${course.group}/settings?who=certified`);
	assert.equal((await pdf(leader, certificate.number)).status, 404);
	await settings.submit(`/groups/${course.group}/leaders`, { member });
	assert.equal((await pdf(leader, certificate.number)).status, 200);
	assert.match((await leader.get(`/learners/${certificate.member_id}`)).text, new RegExp(`Certificates .*${course.title} Valid`));
	assert.doesNotMatch((await page(leader, certificate.number)).text, /Revoke/);
	assert.equal((await leader.get(`/certificates/${certificate.number}/revoke`)).status, 403);
	const elsewhere = await certified();
	assert.equal((await pdf(leader, elsewhere.certificate.number)).status, 404);
});

// --- revoked ---

test('an administrator revokes one with a reason, and takes that back', async () => {
	const { person, certificate } = await certified();
	const { number } = certificate;
	const refused = await revoke(head, number, ' ');
	assert.equal(refused.status, 422);
	assert.match(refused.text, /Enter a reason/);
	const done = await revoke(head, number);
	assert.match(done.text, /The certificate is revoked/);
	assert.match(done.text, /Reason It was somebody else\./);
	for (const client of [muster.client(), person]) {
		const found = await page(client, number);
		assert.match(found.text, /This certificate was revoked It does not count any more/);
		assert.doesNotMatch(found.text, /somebody else|Download|Hedda/);
		assert.doesNotMatch(found.text, /Is it yours\?|print it/, 'it is printed by nobody any more');
	}
	assert.equal((await pdf(person, number)).status, 404);
	assert.match((await person.get('/learning')).text, /Revoked/);
	assert.equal((await revoke(head, number)).status, 422);
	assert.match((await head.get('/organisation/activity')).text, new RegExp(`revoked the certificate of Ann Price .*${number}: It was somebody else`));
	const back = await (await page(head, number)).submit(`/certificates/${number}/restore`);
	assert.match(back.text, /counts again/);
	assert.match((await page(muster.client(), number)).text, /is valid.* Is it yours\? Log in to print it/);
});

test('the wall between organisations holds for what administrators do', async () => {
	const { course, certificate } = await certified();
	const stranger = await otherOrganisation();
	const { csrf } = Object.fromEntries((await stranger.get('/account')).form().fields);
	for (const deed of ['revoke', 'restore', 'reissue']) {
		const path = `/certificates/${certificate.number}/${deed}`;
		assert.equal((await stranger.post(path, { csrf, why: 'Mine.' }, { follow: false })).status, 404, deed);
		if (deed !== 'restore')
			assert.equal((await stranger.get(path)).status, 404, deed);
	}
	assert.equal((await stranger.get(`/courses/${course.id}/certificates`)).status, 404);
	assert.equal((await stranger.get(`/courses/${course.id}/certificates.csv`)).status, 404);
	assert.equal(certificateOf(muster, { email: muster.sql(`SELECT email FROM accounts WHERE id = ${certificate.account_id}`)[0].email }).revoked_at, null);
});

test('a corrected name comes onto it only when it is issued anew', async () => {
	const { person, certificate } = await certified();
	const path = `/certificates/${certificate.number}/reissue`;
	assert.match((await head.get(path)).text, /There is nothing to change/);
	await (await person.get('/account')).submit('/account', { first_name: 'Anna', last_name: 'Price-Jones' });
	assert.match((await page(muster.client(), certificate.number)).text, /Name Ann Price Course/);
	const ask = await head.get(path);
	assert.match(ask.text, /It says Ann Price It will say Anna Price-Jones/);
	await ask.submit(path);
	assert.match((await page(muster.client(), certificate.number)).text, /Name Anna Price-Jones Course/);
	assert.match((await head.get('/organisation/activity')).text, /issued anew the certificate of Ann Price/);
});

// --- lists ---

test('the certificates of a course are listed, searched and exported', async () => {
	const { course, person, certificate } = await certified(12);
	const second = await learner(muster, head, course, '=Bo', 'Zhang');
	await complete(second, course);
	const path = `/courses/${course.id}/certificates`;
	const list = await head.get(path);
	assert.match(list.text, /Ann Price.* Valid .*=Bo Zhang.* Valid/);
	for (const q of ['ann pri', person.email, certificate.number, certificate.number.slice(5).toLowerCase(), 'Pr']) {
		const found = await list.submit(path, { q });
		assert.match(found.text, /Ann Price/, q);
		assert.doesNotMatch(found.text, /Bo Zhang/, q);
	}
	assert.match((await list.submit(path, { q: 'nobody at all' })).text, /No certificate matches/);
	const file = await head.get(`${path}.csv`);
	assert.match(file.headers['content-type'], /^text\/csv/);
	const lines = file.html.trim().split('\r\n');
	assert.match(lines[0], /name,email,number,completed,issued,valid until,state/);
	assert.equal(lines.length, 3);
	assert.match(lines[1], new RegExp(`^Ann Price,${person.email},${certificate.number},\\d{4}-\\d\\d-\\d\\d,\\d{4}-\\d\\d-\\d\\d,\\d{4}-\\d\\d-\\d\\d,Valid$`));
	assert.match(lines[2], /^"?'=Bo Zhang/, 'no spreadsheet takes it for a formula');
});

test('a long list pages by name', async () => {
	const { course, certificate } = await certified();
	muster.sql(`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 120)
		INSERT INTO certificates (organisation_id, member_id, account_id, course_id, round, number, learner_name, sort_key, course_title, organisation_name, completed_at, issued_at)
		SELECT organisation_id, member_id, account_id, course_id, 1 + i, 'TEST-' || i, 'Person ' || i, 'person ' || substr(10000 + i || '', 2), course_title, organisation_name, 1, 1
		  FROM certificates, n WHERE id = ${certificate.id}`);
	const seen = [];
	for (let next = `/courses/${course.id}/certificates`; next;) {
		const list = await head.get(next);
		seen.push(...list.text.match(/Person \d+/g) ?? []);
		const link = list.links().find((one) => /Next/.test(one.text));
		next = link && new URL(link.href, new URL(list.path, muster.url)).href.replace(muster.url, '');
	}
	assert.equal(new Set(seen).size, 120);
	muster.sql(`DELETE FROM certificates WHERE number LIKE 'TEST-%'`);
});

test('of an archived learner the organisation keeps what it issued until then', async () => {
	const { course, person, certificate } = await certified(12);
	const archive = `/learners/${certificate.member_id}/archive`;
	await (await head.get(archive)).submit(archive);
	muster.clock.advance(340 * DAY);
	const back = await muster.signedIn(person.email, PASSWORD);
	await (await back.get(`/learning/${course.id}`)).submit(`/learning/${course.id}/again`);
	await complete(back, course);
	const later = certificateOf(muster, person);
	assert.notEqual(later.id, certificate.id);
	head = await headOf(muster);
	const list = await head.get(`/courses/${course.id}/certificates`);
	assert.match(list.text, new RegExp(certificate.number));
	assert.doesNotMatch(list.text, new RegExp(later.number));
	assert.doesNotMatch((await head.get(`/learners/${certificate.member_id}`)).text, new RegExp(later.number));
	assert.match((await page(head, later.number)).text, /is valid/);
	assert.doesNotMatch((await page(head, later.number)).text, /Manage this/);
	assert.equal((await head.get(`/certificates/${later.number}/revoke`)).status, 404);
	assert.match((await back.get('/learning')).text, new RegExp(`My certificates .*${course.title}.*${course.title}`));
});

// --- expiry ---

test('it expires, after one reminder, and is renewed by taking the course again', async () => {
	const { course, person, certificate } = await certified(12);
	const again = async () => (await muster.signedIn(person.email, PASSWORD)).get('/learning');
	assert.doesNotMatch((await person.get('/learning')).text, /Take it again/);
	muster.clock.set(certificate.expires_at - Math.floor(Date.now() / 1000) - 29 * DAY);
	const mail = await muster.mail.wait({ to: person.email, subject: /^Until .*: your certificate for/ });
	assert.equal(new URL(mail.link(/learning/)).pathname, `/learning/${course.id}`);
	assert.match((await again()).text, /Take it again/);
	assert.match((await page(muster.client(), certificate.number)).text, /is valid/);
	muster.clock.advance(30 * DAY);
	assert.match((await page(muster.client(), certificate.number)).text, /This certificate has expired It was valid until/);
	assert.match((await again()).text, /Expired/);
	const back = await muster.signedIn(person.email, PASSWORD);
	assert.match((await page(back, certificate.number)).text, /It has expired\. Take the course again/);
	assert.equal((await pdf(back, certificate.number)).status, 200);
	await (await back.get(`/learning/${course.id}`)).submit(`/learning/${course.id}/again`);
	assert.match((await back.get('/learning')).text, /Go on with/);
	await complete(back, course);
	const renewed = certificateOf(muster, person);
	assert.notEqual(renewed.number, certificate.number);
	assert.match((await page(muster.client(), renewed.number)).text, /is valid/);
	assert.equal(count(`messages WHERE kind = 'certificate_expiring' AND detail = '${certificate.id}'`), 1);
	head = await headOf(muster);
});
