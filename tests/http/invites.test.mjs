// The invited person's way, from the mail to My learning, through the real web server and real SMTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'a long walk in the rain';
const DAY = 86400;
let muster, admin, group;

before(async () => {
	muster = await start({ demo: SITE_ADMIN.password, admin: false });
	admin = await muster.signedIn('admin@muster.example', SITE_ADMIN.password);
	group = await makeGroup('Swimming teachers');
});
after(() => muster?.stop());

async function makeGroup(name, fields = {}) {
	const courses = muster.sql("SELECT id FROM courses WHERE status = 'active' ORDER BY id LIMIT 2").map((one) => one.id);
	await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', course: courses, ...fields });
	return muster.sql(`SELECT id FROM groups WHERE name = '${name}'`)[0].id;
}

async function enrol(email, { first = '', last = '', into = group, ...fields } = {}) {
	const path = `/groups/${into}/enrol/manual`;
	const answer = await (await admin.get(path)).submit(path, { email1: email, first1: first, last1: last, when: 'now', ...fields });
	assert.equal(answer.status, 200, answer.text);
}

// Enrols by hand; the path of the link in the mail.
async function invited(email, options) {
	await enrol(email, options);
	const mail = await muster.mail.wait({ to: email });
	// The mail is there a moment before the mailer has written down that it was taken.
	await until(`the invite of ${email} to be pending`, () => status(email) !== 'prospect');
	return new URL(mail.link(/\/invite\//)).pathname;
}

function person(email, first = 'Pat') {
	muster.muster('account', ['create', '--email', email, '--first', first, '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
}

const places = (email) => muster.sql(`SELECT id, status, member_id FROM memberships WHERE email = '${email}' AND current = 1 ORDER BY id`);
const status = (email) => places(email)[0].status;
const seats = (id) => muster.sql(`SELECT seats_held AS held, (SELECT COUNT(*) FROM memberships m WHERE m.group_id = g.id AND m.current = 1
	AND m.status IN ('prospect', 'pending', 'active')) AS people FROM groups g WHERE id = ${id}`)[0];

const make = (page, fields = {}, options) =>
	page.submit(/\/accept$/, { first_name: 'Ann', last_name: 'Bell', password: PASSWORD, ...fields }, options);

// --- the list ---

test('what is done with one person goes back to the list as it was narrowed', async () => {
	await invited('narrowed@example.org');
	const list = await admin.get(`/groups/${group}?status=pending&q=narrowed&sort=name`);
	const after = await list.submit(/\/resend$/, {}, { follow: false });
	assert.equal(after.headers.location, `/groups/${group}?status=pending&q=narrowed&sort=name`);
});

test('what is done with several goes back to the list as it was narrowed and sorted, also over the page that asks', async () => {
	await invited('several@example.org');
	const [{ id }] = places('several@example.org');
	const list = `/groups/${group}?status=pending&q=several&sort=name`;
	for (const verb of ['resend', 'cancel']) {
		let page = await (await admin.get(list)).submit(/\/bulk$/, { id, do: verb }, { follow: false });
		if (page.status === 200)
			page = await page.submit(/\/bulk$/, {}, { button: 'do', follow: false });
		assert.equal(page.headers.location, list, verb);
	}
});

test('whoever of several is left out is counted, whatever the reason', async () => {
	const emails = ['often@counted.example', 'once@counted.example'];
	for (const email of emails)
		await invited(email);
	const id = emails.map((email) => places(email)[0].id);
	muster.sql(`UPDATE memberships SET resends = 10 WHERE id = ${id[0]}`);
	const after = await (await admin.get(`/groups/${group}?q=counted`)).submit(/\/bulk$/, { id, do: 'resend' });
	assert.match(after.text, /1 mail is on its way\. 1 left out: sent 10 times already/);
});

test('what a page asks about one person goes back to the list as it was narrowed, whether it is done or not', async () => {
	await invited('asked@example.org');
	const list = `/groups/${group}?status=pending&q=asked&sort=name`;
	const led = async (part) => admin.get((await admin.get(list)).links().find(({ href }) => href.includes(part)).href);
	const ways = (page) => page.links().filter(({ href }) => href === list).length;
	let page = await led('/email?');
	assert.equal(ways(page), 1);
	const wrong = await page.submit(/\/email$/, { email: 'nobody' });
	assert.equal(wrong.status, 422);
	assert.equal(ways(wrong), 1);
	page = await wrong.submit(/\/email$/, { email: 'asked.anew@example.org' }, { follow: false });
	assert.equal(page.headers.location, list);
	await until('the corrected invite to be pending', () => status('asked.anew@example.org') === 'pending');
	page = await (await led('/email?')).submit(/\/resend$/, {}, { follow: false });
	assert.equal(page.headers.location, list);
	for (const part of ['/cancel?', '/remove?'])
		assert.equal(ways(await led(part)), 1, part);
	page = await (await led('/cancel?')).submit(/\/cancel$/, {}, { follow: false });
	assert.equal(page.headers.location, list);
	await invited('asked.too@example.org');
	page = await (await led('/remove?')).submit(/\/remove$/, {}, { follow: false });
	assert.equal(page.headers.location, list);
});

test('archiving one person goes back to the list as it was narrowed', async () => {
	await make(await muster.client().get(`${await invited('archived.one@example.org')}/accept`));
	const list = `/groups/${group}?status=active&q=archived.one&sort=name`;
	const page = await admin.get((await admin.get(list)).links().find(({ href }) => href.includes('/archive?')).href);
	const done = await page.submit(/\/archive$/, {}, { follow: false });
	assert.equal(done.headers.location, list);
});

// --- looking ---

test('a scanner that opens every link leaves the invite open', async () => {
	const link = await invited('scanned@example.org');
	const scanner = muster.client({ 'user-agent': 'LinkScanner/1.0' });
	for (const path of [link, `${link}/accept`, link, `${link}#decline`]) {
		const page = await scanner.get(path, { follow: false });
		assert.equal(page.status, 200);
		assert.equal((await scanner.send('HEAD', path)).status, 200);
		for (const one of page.links().filter((one) => one.href.startsWith('/invite/')))
			assert.equal((await scanner.get(one.href)).status, 200);
	}
	assert.equal((await scanner.get(`${link}/decline`)).status, 405);
	assert.equal(status('scanned@example.org'), 'pending');
	assert.match((await muster.client().get(link)).text, /Accept invite/);
});

test('the page says who invites to what, until when, and what leaders will see', async () => {
	const link = await invited('looker@example.org');
	const { text, html } = await muster.client().get(link);
	assert.match(text, /Invite for looker@example\.org/);
	assert.match(text, /Join Swimming teachers/);
	assert.match(text, /Dana Whitlock of Northfield Family Services invites you/);
	assert.match(text, /Answer by \d+ \w{3} 20\d\d/);
	assert.match(text, /Trauma-informed care: foundations 1 h/);
	assert.match(text, /leaders of this group see your name/);
	assert.match(html, /<body class="gate">/);
});

test('a link that is none of ours says so kindly', async () => {
	for (const token of ['x'.repeat(43), 'x', `${'x'.repeat(43)}%20`, "'--", '%C3%A9']) {
		const page = await muster.client().get(`/invite/${token}`);
		assert.equal(page.status, 200, token);
		assert.match(page.text, /This link does not work.*My learning/);
		assert.equal((await muster.client().get(`/invite/${token}/accept`)).status, 200);
	}
});

// --- accepting ---

test('a new person chooses a name and a password, and is in', async () => {
	const link = await invited('ann@example.org', { first: 'Anne', last: 'Bell' });
	const client = muster.client();
	const page = await client.get(`${link}/accept`);
	const names = Object.fromEntries(page.form(/accept$/).fields);
	assert.equal(names.first_name, 'Anne');
	assert.equal(names.last_name, 'Bell');
	const answer = await make(page);
	assert.equal(answer.path, '/learning');
	assert.match(answer.text, /You are in Swimming teachers now\./);
	assert.match(answer.text, /Hello Ann\./);
	assert.match(answer.text, /Trauma-informed care: foundations/);
	assert.equal(status('ann@example.org'), 'active');
	assert.match((await admin.get(`/groups/${group}?q=ann@example.org`)).text, /Ann Bell/);
	await client.get('/account');
	await muster.signedIn('ann@example.org', PASSWORD);
	assert.deepEqual(muster.sql("SELECT confirmed_at IS NOT NULL AS confirmed FROM addresses WHERE email = 'ann@example.org'"), [{ confirmed: 1 }]);
});

test('a form with mistakes comes back filled in, and nothing is done', async () => {
	const link = await invited('clumsy@example.org');
	const client = muster.client();
	let page = await make(await client.get(`${link}/accept`), { first_name: ' ', last_name: 'Clum', password: 'short' });
	assert.equal(page.status, 422);
	assert.match(page.text, /Enter a first name/);
	assert.match(page.text, /Enter a first name.*(at least 8|8 characters|too short)/i, 'in the order of the form');
	assert.match(page.html, /value="Clum"/);
	assert.equal(status('clumsy@example.org'), 'pending');
	assert.deepEqual(muster.sql("SELECT id FROM addresses WHERE email = 'clumsy@example.org'"), []);
	page = await make(page, { first_name: 'Clem' });
	assert.equal(page.path, '/learning');
});

test('an existing person logs in and accepts in one step', async () => {
	person('jonas@example.org', 'Jonas');
	const link = await invited('jonas@example.org', { first: 'J' });
	const client = muster.client();
	let page = await client.get(`${link}/accept`);
	assert.deepEqual(page.form(/accept$/).controls.filter((one) => one.type !== 'hidden').map((one) => one.id), ['email', 'password']);
	page = await page.submit(/accept$/, { password: 'not the password' });
	assert.equal(page.status, 422);
	assert.match(page.text, /do not match/);
	assert.equal(status('jonas@example.org'), 'pending');
	page = await page.submit(/accept$/, { password: PASSWORD });
	assert.equal(page.path, '/learning');
	assert.match(page.text, /You are in Swimming teachers now\..*Hello Jonas\./);
	assert.equal(status('jonas@example.org'), 'active');
});

test('guessing the password through an invite is limited as at the log-in page', async () => {
	person('guessed@example.org');
	const link = await invited('guessed@example.org');
	let page = await muster.client().get(`${link}/accept`);
	for (let i = 0; i < 11; i++)
		page = await page.submit(/accept$/, { password: `guess number ${i}` });
	assert.match(page.text, /too many attempts/i);
	page = await page.submit(/accept$/, { password: PASSWORD });
	assert.equal(page.status, 422);
	assert.equal(status('guessed@example.org'), 'pending');
});

test('whoever is logged in with that address accepts at once', async () => {
	person('quick@example.org');
	const client = await signedIn('quick@example.org');
	const link = await invited('quick@example.org');
	const page = await client.get(link);
	const answer = await page.submit(`${link}/accept`);
	assert.equal(answer.path, '/learning');
	assert.equal(status('quick@example.org'), 'active');
	assert.match((await client.get(link)).text, /This invite is accepted/);
});

test('someone who was enrolled at once and has no password yet makes one with the invite', async () => {
	const at_once = await makeGroup('Lifeguards', { policy: 'enrol' });
	await enrol('lena@example.org', { into: at_once, first: 'Lena' });
	await muster.mail.wait({ to: 'lena@example.org' });
	await enrol('lena@example.org');
	const mail = await muster.mail.wait({ to: 'lena@example.org' }, 2);
	const page = await muster.client().get(`${new URL(mail.link(/\/invite\//)).pathname}/accept`);
	assert.equal(Object.fromEntries(page.form(/accept$/).fields).first_name, 'Lena');
	const answer = await make(page, { first_name: 'Lena', last_name: 'Sund' });
	assert.equal(answer.path, '/learning');
	assert.equal(places('lena@example.org').length, 2);
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM accounts WHERE email = 'lena@example.org'")[0].n, 1);
});

// --- another address ---

async function signedIn(email, client = muster.client()) {
	await (await client.get('/login?to=/learning')).submit('/login', { email, password: PASSWORD });
	return client;
}

test('someone logged in under another address adds this one and finds the invite in My learning', async () => {
	person('kim@home.example', 'Kim');
	const client = await signedIn('kim@home.example');
	const link = await invited('kim@work.example');
	let page = await client.get(link);
	assert.match(page.text, /This invite is for kim@work\.example You are logged in as kim@home\.example/);
	assert.equal(page.forms().some((form) => form.action === `${link}/accept`), false);
	page = await page.submit(`${link}/address`);
	assert.match(page.text, /We sent a link to kim@work\.example/);
	const mail = await muster.mail.wait({ to: 'kim@work.example' }, 2);
	assert.doesNotMatch((await client.get('/learning')).text, /Swimming teachers/);
	page = await (await client.get(new URL(mail.link(/\/verify\//)).pathname)).submit(/\/verify\//);
	assert.equal(page.path, '/learning');
	assert.match(page.text, /invites you to Swimming teachers/);
	assert.equal(status('kim@work.example'), 'pending');
	page = await page.submit(/\/learning\/invites\/\d+\/accept/);
	assert.match(page.text, /You are in Swimming teachers now\./);
	assert.equal(status('kim@work.example'), 'active');
});

test('nobody accepts for another person, however the form is sent', async () => {
	person('thief@example.org');
	const client = await signedIn('thief@example.org');
	const link = await invited('owner@example.org');
	const page = await client.get(link);
	const { csrf } = Object.fromEntries(page.form(`${link}/decline`).fields);
	const answer = await client.post(`${link}/accept`, { csrf, password: PASSWORD, first_name: 'T' });
	assert.match(answer.text, /This invite is for owner@example\.org/);
	assert.equal(status('owner@example.org'), 'pending');
	const [{ id }] = muster.sql("SELECT id FROM memberships WHERE email = 'owner@example.org'");
	assert.equal((await client.get(`/learning/invites/${id}`)).status, 404);
	assert.equal((await client.post(`/learning/invites/${id}/accept`, { csrf })).status, 404);
	assert.equal((await client.post(`/learning/invites/${id}/decline`, { csrf })).status, 404);
	assert.equal(status('owner@example.org'), 'pending');
});

test('an address of another account cannot be added, and logging out leads back to the invite', async () => {
	person('one@example.org');
	person('two@example.org');
	const client = await signedIn('one@example.org');
	const link = await invited('two@example.org');
	let page = await client.get(link);
	assert.equal(page.forms().some((form) => form.action === `${link}/address`), false);
	const { csrf } = Object.fromEntries(page.form(`${link}/decline`).fields);
	await client.post(`${link}/address`, { csrf });
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM tokens WHERE purpose = 'address' AND email = 'two@example.org'")[0].n, 0);
	const out = page.forms().find((form) => form.fields.some(([name]) => name === 'to'));
	page = await client.post(out.action, out.fields);
	assert.equal(page.path, link);
	assert.match(page.text, /Next, you log in/);
	page = await (await client.get(`${link}/accept`)).submit(/accept$/, { password: PASSWORD });
	assert.equal(page.path, '/learning');
	assert.equal(status('two@example.org'), 'active');
});

// --- declining, and what comes too late ---

test('declining needs no account', async () => {
	const link = await invited('no@example.org');
	const page = await (await muster.client().get(link)).submit(`${link}/decline`);
	assert.match(page.text, /You declined this invite/);
	assert.match(page.text, /Whom to ask/);
	assert.equal(status('no@example.org'), 'declined');
	assert.match((await muster.client().get(`${link}/accept`)).text, /You declined this invite/);
});

test('an invite declined in My learning is gone from it', async () => {
	person('maybe@example.org');
	await invited('maybe@example.org');
	const client = await signedIn('maybe@example.org');
	const page = await (await client.get('/learning')).submit(/\/learning\/invites\/\d+\/decline/);
	assert.match(page.text, /You declined the invite to Swimming teachers/);
	assert.equal(page.forms().some((form) => /accept$/.test(form.action)), false);
	assert.equal(status('maybe@example.org'), 'declined');
});

test('accepting twice gives the page that says so, and one seat', async () => {
	const link = await invited('twice@example.org');
	const client = muster.client(), other = muster.client();
	const stale = await other.get(`${link}/accept`);
	await make(await client.get(`${link}/accept`));
	const before = seats(group);
	const again = await make(stale, { first_name: 'Somebody', password: 'another password entirely' });
	assert.equal(again.status, 200);
	assert.match(again.text, /This invite is accepted/);
	assert.deepEqual(seats(group), before);
	assert.equal(before.held, before.people);
	await muster.signedIn('twice@example.org', PASSWORD);
});

test('the link of whoever accepted and is in the group no more says so, and whom to ask', async () => {
	const link = await invited('moved@example.org');
	const client = muster.client();
	await make(await client.get(`${link}/accept`));
	const [{ id }] = muster.sql("SELECT id FROM memberships WHERE email = 'moved@example.org'");
	await (await admin.get(`/groups/${group}/learners/${id}/remove`)).submit(`/groups/${group}/learners/${id}/remove`);
	assert.match((await client.get(link)).text, /This invite was used It was accepted, and moved@example\.org is not in Swimming teachers any more\..*Whom to ask/);
});

test('accepting after it was cancelled gives the page that says so, and no seat', async () => {
	const small = await makeGroup('Divers', { seats: '1' });
	const link = await invited('late@example.org', { into: small });
	const form = await muster.client().get(`${link}/accept`);
	const [{ id }] = muster.sql("SELECT id FROM memberships WHERE email = 'late@example.org'");
	await (await admin.get(`/groups/${small}/invites/${id}/cancel`)).submit(`/groups/${small}/invites/${id}/cancel`);
	const other = await invited('sooner@example.org', { into: small });
	await make(await muster.client().get(`${other}/accept`), { first_name: 'Soon' });
	for (const page of [await make(form), await muster.client().get(link), await muster.client().get(`${link}/accept`)]) {
		assert.equal(page.status, 200);
		assert.match(page.text, /This invite was cancelled.*Whom to ask/);
	}
	assert.equal(status('late@example.org'), 'cancelled');
	assert.deepEqual(muster.sql("SELECT id FROM addresses WHERE email = 'late@example.org'"), []);
	assert.deepEqual(seats(small), { held: 1, people: 1 });
});

test('two who accept the same invite at once: one outcome, one account, one seat', async () => {
	const link = await invited('race@example.org');
	const pages = await Promise.all([1, 2, 3, 4].map(() => muster.client().get(`${link}/accept`)));
	const before = seats(group);
	const answers = await Promise.all(pages.map((page, i) => make(page, { first_name: `Racer${i}` })));
	assert.equal(answers.filter((answer) => answer.path === '/learning').length, 1);
	for (const answer of answers.filter((one) => one.path !== '/learning'))
		assert.match(answer.text, /This invite is accepted|has just changed|log in/i);
	assert.deepEqual(seats(group), before);
	assert.deepEqual(places('race@example.org').map((one) => one.status), ['active']);
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM accounts WHERE email = 'race@example.org'")[0].n, 1);
});

test('two invites of one new person, accepted at once: one account in both groups', async () => {
	const other = await makeGroup('Rowers');
	const first = await invited('both@example.org');
	await enrol('both@example.org', { into: other });
	const second = new URL((await muster.mail.wait({ to: 'both@example.org' }, 2)).link(/\/invite\//)).pathname;
	const pages = await Promise.all([first, second].map((link) => muster.client().get(`${link}/accept`)));
	const answers = await Promise.all(pages.map((page) => make(page)));
	for (const answer of answers.filter((one) => one.path !== '/learning')) {
		assert.equal(answer.status, 422);
		assert.equal((await answer.submit(/accept$/, { password: PASSWORD })).path, '/learning');
	}
	assert.deepEqual(places('both@example.org').map((one) => one.status), ['active', 'active']);
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM accounts WHERE email = 'both@example.org'")[0].n, 1);
});

test('accepting against cancelling: one of the two, and the seats are right', async () => {
	const link = await invited('torn@example.org');
	const [{ id }] = muster.sql("SELECT id FROM memberships WHERE email = 'torn@example.org'");
	const form = await muster.client().get(`${link}/accept`);
	const cancel = await admin.get(`/groups/${group}/invites/${id}/cancel`);
	await Promise.all([make(form), cancel.submit(`/groups/${group}/invites/${id}/cancel`)]);
	assert.match(status('torn@example.org'), /^(active|cancelled)$/);
	const { held, people } = seats(group);
	assert.equal(held, people);
});

test('the link of a closed account says so, and makes no other', async () => {
	person('gone@example.org');
	const link = await invited('gone@example.org');
	const form = await muster.client().get(`${link}/accept`);
	const site = muster.client();
	await (await site.get('/login?to=/admin/accounts')).submit('/login', { email: 'site@muster.example', password: SITE_ADMIN.password });
	const [{ id }] = muster.sql("SELECT account_id AS id FROM addresses WHERE email = 'gone@example.org'");
	const closed = await (await site.get(`/admin/accounts/${id}/close`)).submit(`/admin/accounts/${id}/close`);
	assert.equal(closed.status, 200);
	const answer = await form.submit(/accept$/, { password: PASSWORD });
	assert.match(answer.text, /account of gone@example\.org is closed/);
	assert.match((await muster.client().get(link)).text, /account of gone@example\.org is closed/);
	assert.equal(status('gone@example.org'), 'declined');
});

test('the link of somebody who has closed their own account tells no address any more', async () => {
	const links = [];
	for (const [email, joins] of [['leaving@example.org', false], ['joined@example.org', true]]) {
		person(email);
		links.push(await invited(email));
		const client = await signedIn(email);
		if (joins)
			await (await client.get(links[1])).submit(/accept$/);
		assert.equal(status(email), joins ? 'active' : 'pending');
		const closed = await (await client.get('/account/close')).submit('/account/close', { current_password: PASSWORD, sure: '1' });
		assert.match(closed.text, /Your account is closed/);
	}
	for (const link of links) {
		const page = await muster.client().get(link);
		assert.match(page.text, /This account is closed .* ask to be invited again\. Whom to ask/);
		assert.doesNotMatch(page.html, /leaving@|joined@|account\.invalid/);
	}
});

// --- My learning ---

test('a new person with nothing is told what will come', async () => {
	person('empty@example.org');
	const page = await (await signedIn('empty@example.org')).get('/learning');
	assert.match(page.text, /Nothing to learn yet/);
});

test('a course page opens to its learners only', async () => {
	const client = await signedIn('ann@example.org');
	const home = await client.get('/learning');
	const course = home.links().find((one) => /^\/learning\/\d+$/.test(one.href));
	const page = await client.get(course.href);
	assert.equal(page.status, 200);
	assert.match(page.text, /Swimming teachers/);
	assert.match(page.text, /Whom to ask/);
	assert.equal((await (await signedIn('empty@example.org')).get(course.href)).status, 404);
	assert.equal((await client.get('/learning/999999')).status, 404);
});

test('an invite that is read in My learning is accepted there', async () => {
	person('reader@example.org');
	await invited('reader@example.org');
	const client = await signedIn('reader@example.org');
	const more = (await client.get('/learning')).links().find((one) => /\/learning\/invites\//.test(one.href));
	const page = await client.get(more.href);
	assert.match(page.text, /Join Swimming teachers/);
	assert.equal((await page.submit(`${more.href}/accept`)).path, '/learning');
	assert.equal(status('reader@example.org'), 'active');
	assert.match((await client.get(more.href)).text, /This invite is accepted/);
});

// --- time, last since it moves the clock for everyone ---

test('an invite that was not answered in time has run out', async () => {
	person('slow@example.org');
	const link = await invited('slow@example.org');
	const form = await muster.client().get(`${link}/accept`);
	muster.clock.advance(31 * DAY);
	for (const page of [await form.submit(/accept$/, { password: PASSWORD }), await muster.client().get(link)]) {
		assert.equal(page.status, 200);
		assert.match(page.text, /This invite has run out.*Whom to ask/);
	}
	assert.notEqual(status('slow@example.org'), 'active');
	assert.doesNotMatch((await (await signedIn('slow@example.org')).get('/learning')).text, /Swimming teachers/);
});

test('no token of a link stands in a log, a note or a way back', async () => {
	const tokens = muster.mail.list().flatMap((mail) => mail.text.match(/(?<=\/(?:invite|verify)\/)[\w-]{43}/g) ?? []);
	assert.ok(tokens.length > 20);
	const places = ['serve', 'work', 'nginx'].map((name) => muster.processes[name].output());
	places.push(JSON.stringify(muster.sql('SELECT note_words, note_undo FROM sessions UNION ALL SELECT return_to, NULL FROM tokens')));
	for (const token of new Set(tokens))
		for (const text of places)
			assert.equal(text.includes(token), false);
	assert.match(places[0], /\/invite\/:token\/accept 303/);
});
