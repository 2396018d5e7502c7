// Accounts through the real web server: logging in and out, forgotten and temporary passwords, addresses, devices.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'three words of wisdom';
const OTHER = 'four words of more wisdom';
let muster;
before(async () => {
	muster = await start();
});
after(() => muster?.stop());

let made = 0;

// A new person without an organisation; their address.
function person() {
	const email = `person${++made}@example.org`;
	muster.muster('account', ['create', '--email', email, '--first', 'Pat', '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
	return email;
}

// Straight to the account page, which needs no organisation.
async function signedIn(email, password, client = muster.client()) {
	const answer = await (await client.get('/login?to=/account')).submit('/login', { email, password });
	assert.equal(answer.path, '/account', `signing in as ${email}: ${answer.text.slice(0, 300)}`);
	return client;
}

function path(link) {
	assert.ok(link.startsWith(`${muster.url}/`), link);
	return link.slice(muster.url.length);
}

async function resetLink(email, count = 1) {
	const client = muster.client();
	const asked = await (await client.get('/password/forgot')).submit('/password/forgot', { email });
	assert.match(asked.text, /Look in your mail/);
	return path((await muster.mail.wait({ to: email, subject: 'Set a new password' }, count)).link(/password\/reset/));
}

// --- logging in ---

test('logging in leads to where one was going', async () => {
	const email = person();
	const client = muster.client();
	const page = await client.get('/account');
	assert.match(page.path, /^\/login\?to=/);
	const answer = await page.submit('/login', { email, password: PASSWORD }, { follow: false });
	assert.equal(answer.status, 303);
	assert.equal(answer.location, '/account');
	assert.match((await client.get('/account')).text, /Your account/);
	assert.equal((await client.get('/login', { follow: false })).status, 303);
});

test('nobody is led off the site after logging in', async () => {
	const email = person();
	for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\r\nX: y']) {
		const page = await muster.client().get(`/login?to=${encodeURIComponent(to)}`);
		const answer = await page.submit('/login', { email, password: PASSWORD, to }, { follow: false });
		assert.equal(answer.status, 303);
		assert.doesNotMatch(answer.location, /evil|script|X:/, to);
	}
});

test('a wrong password, an unknown address and an account without a password get the same page', async () => {
	const email = person();
	const answers = [];
	for (const typed of [email, 'nobody@example.org']) {
		const answer = await (await muster.client().get('/login')).submit('/login', { email: typed, password: 'not this one' });
		assert.equal(answer.status, 422);
		answers.push(answer.text.replaceAll(typed, ''));
		assert.match(answer.html, new RegExp(`value="${typed}"`));
		assert.doesNotMatch(answer.html, /not this one/);
	}
	assert.equal(answers[0], answers[1]);
	assert.match(answers[0], /do not match/);
});

test('the session cookie is replaced at log-in and dead after log-out', async () => {
	const client = muster.client();
	const page = await client.get('/login');
	const before = client.cookies.get('muster');
	await page.submit('/login', { email: person(), password: PASSWORD });
	const token = client.cookies.get('muster');
	assert.notEqual(token, before);
	const account = await client.get('/account');
	await account.submit('/logout');
	client.cookies.set('muster', token);
	assert.match((await client.get('/account')).path, /^\/login/);
});

test('whoever logs in while they are logged in has no second session left behind', async () => {
	const email = person();
	const client = await muster.signedIn(email, PASSWORD);
	const token = client.cookies.get('muster');
	const { csrf } = Object.fromEntries((await client.get('/account')).form('/account').fields);
	await client.post('/login', { csrf, email, password: PASSWORD });
	assert.notEqual(client.cookies.get('muster'), token);
	assert.equal((await client.get('/account')).status, 200);
	client.cookies.set('muster', token);
	assert.match((await client.get('/account')).path, /^\/login/);
});

test('only a device that is to be remembered gets a cookie that outlives the browser', async () => {
	const email = person();
	for (const keep of [null, '1']) {
		const page = await muster.client().get('/login');
		const answer = await page.submit('/login', { email, password: PASSWORD, keep }, { follow: false });
		const [cookie] = answer.headers['set-cookie'];
		assert.match(cookie, /HttpOnly/);
		assert.match(cookie, /SameSite=Lax/);
		assert.equal(/Max-Age=/.test(cookie), keep === '1');
	}
});

test('the eleventh attempt waits, whether the account exists or not, and not for long', async () => {
	const email = person();
	const client = muster.client();
	for (const typed of [email, 'never@example.org']) {
		let answer = await client.get('/login');
		for (let i = 0; i < 11; i++)
			answer = await answer.submit('/login', { email: typed, password: `guess ${i}` });
		assert.match(answer.text, /too many attempts\. Try again in 15 minutes/);
		answer = await answer.submit('/login', { email: typed, password: PASSWORD });
		assert.match(answer.text, /too many attempts/);
	}
	muster.clock.advance(901);
	await signedIn(email, PASSWORD);
});

test('a log-in without its form\'s token is not taken', async () => {
	const answer = await muster.client().post('/login', { email: SITE_ADMIN.email, password: SITE_ADMIN.password });
	assert.equal(answer.status, 403);
});

test('bad input at the log-in page gets a clear answer', async () => {
	for (const email of ['', 'no-at', 'a b@example.org', 'a@b', `${'x'.repeat(300)}@example.org`, 'Pat <pat@example.org>', 'a@example.org, b@example.org', '\u202ea@example.org']) {
		const answer = await (await muster.client().get('/login')).submit('/login', { email, password: PASSWORD });
		assert.equal(answer.status, 422, email);
		assert.match(answer.html, /id="email-error"/, email);
	}
	const answer = await (await muster.client().get('/login')).submit('/login', { email: SITE_ADMIN.email, password: 'x'.repeat(5000) });
	assert.match(answer.text, /do not match/);
});

// --- forgotten ---

test('a forgotten password is set by a link that works once', async () => {
	const email = person();
	const other = await signedIn(email, PASSWORD);
	const link = await resetLink(email);
	const client = muster.client();
	await client.get(link);
	await client.get(link);
	const short = await (await client.get(link)).submit(link, { password: 'short' });
	assert.equal(short.status, 422);
	assert.match(short.text, /fewer than 8 characters/);
	const done = await short.submit(link, { password: OTHER });
	assert.match(done.text, /Your password is set/);
	assert.match((await client.get('/account')).text, /Your account/);
	assert.match((await other.get('/account')).path, /^\/login/, 'other devices are logged out');
	assert.match((await muster.client().get(link)).html, /<title>This link was used already[\s\S]*<h1>This link was used already</);
	await signedIn(email, OTHER);
	await muster.mail.wait({ to: email, subject: 'Your password was changed' });
});

test('asking for an unknown address looks the same and sends nothing', async () => {
	const known = await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email: person() });
	const unknown = await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email: 'nobody@example.org' });
	assert.equal(known.text, unknown.text);
	assert.equal(known.path, unknown.path);
	assert.equal(muster.mail.list({ to: 'nobody@example.org' }).length, 0);
	const wrong = await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email: 'nobody' });
	assert.equal(wrong.status, 422);
});

test('how long the answer takes does not tell whose address it is: it leaves at a full pace', async () => {
	const PACE = 50, logged = muster.processes.serve.output().length;
	for (const email of [person(), 'nobody-either@example.org'])
		assert.equal((await (await muster.client().get('/password/forgot')).submit('/password/forgot', { email })).status, 200);
	const took = await until('both in the log', () => {
		const lines = [...muster.processes.serve.output().slice(logged).matchAll(/POST \/password\/forgot 303 (\d+) ms/g)];
		return lines.length === 2 && lines.map(([, milliseconds]) => Number(milliseconds));
	});
	assert.ok(took.every((milliseconds) => milliseconds >= PACE), took.join(' '));
});

test('a link that has run out, was overtaken or was made up says so', async () => {
	const email = person();
	const first = await resetLink(email);
	const second = await resetLink(email, 2);
	const page = await muster.client().get(first);
	await page.submit(first, { password: OTHER });
	assert.match((await muster.client().get(second)).text, /This link has run out/);
	const third = await resetLink(email, 3);
	const open = await muster.client().get(third);
	muster.clock.advance(2 * 3600 + 1);
	assert.match((await open.submit(third, { password: PASSWORD })).text, /This link has run out/);
	assert.match((await muster.client().get(`/password/reset/${'A'.repeat(43)}`)).text, /This link does not work/);
});

// --- passwords ---

test('changing the password needs the present one and ends the other devices', async () => {
	const email = person();
	const client = await signedIn(email, PASSWORD);
	const other = await signedIn(email, PASSWORD);
	const page = await client.get('/account');
	const wrong = await page.submit('/account/password', { current_password: 'not this one', password: OTHER });
	assert.match(wrong.text, /This is not your present password/);
	const both = await page.submit('/account/password', { current_password: 'not this one', password: 'short' });
	assert.match(both.text, /This is not your present password/, 'all that is wrong is said at once');
	assert.match(both.text, /fewer than 8 characters/);
	const common = await page.submit('/account/password', { current_password: PASSWORD, password: 'password123' });
	assert.match(common.text, /guessed first/);
	const same = await page.submit('/account/password', { current_password: PASSWORD, password: PASSWORD });
	assert.match(same.text, /Choose another/);
	const own = await page.submit('/account/password', { current_password: PASSWORD, password: email });
	assert.match(own.text, /your own name or address/);
	const done = await page.submit('/account/password', { current_password: PASSWORD, password: OTHER });
	assert.match(done.text, /Your password is changed/);
	assert.match((await other.get('/account')).path, /^\/login/);
	await signedIn(email, OTHER);
});

test('a temporary password is changed before anything else', async () => {
	const email = person();
	muster.sql(`UPDATE accounts SET must_change_password = 1 WHERE email = '${email}'`);
	const client = muster.client();
	const page = await (await client.get('/account')).submit('/login', { email, password: PASSWORD });
	assert.match(page.text, /Choose your own password/);
	assert.match((await client.get('/learning')).path, /^\/password\/change/);
	assert.match((await client.get('/account')).path, /^\/password\/change/);
	const same = await page.submit('/password/change', { password: PASSWORD });
	assert.match(same.text, /made for you\. Choose another/);
	const done = await same.submit('/password/change', { password: OTHER });
	assert.equal(done.path, '/account');
	assert.match(done.text, /Your new password is set/);
	const again = await client.post('/password/change', { csrf: done.form('/account').fields.find(([name]) => name === 'csrf')[1], password: PASSWORD });
	assert.match(again.path, /^\/account/);
	await signedIn(email, OTHER);
});

test('a form that was sent after logging out is not lost', async () => {
	const email = person();
	const client = await signedIn(email, PASSWORD);
	const page = await client.get('/account');
	await page.submit('/logout');
	const login = await page.submit('/account', { first_name: 'Kept', last_name: 'Safe' });
	assert.equal(login.status, 401);
	assert.match(login.text, /You were logged out meanwhile/);
	const wrong = await login.submit('/login', { email, password: 'not this one' });
	const offered = await wrong.submit('/login', { email, password: PASSWORD });
	assert.match(offered.text, /What you typed is still here/);
	const done = await offered.submit('/account');
	assert.match(done.text, /Your name is saved/);
	assert.match(done.html, /value="Kept"/);
});

test('nobody is asked to send a form without the password that it needs: they are back at it', async () => {
	const email = person();
	const client = await signedIn(email, PASSWORD);
	for (const [path, form] of [['/account', '/account/password'], ['/account/close', '/account/close']]) {
		const page = await client.get(path);
		await (await client.get('/account')).submit('/logout');
		const login = await page.submit(form, { current_password: PASSWORD, password: OTHER, sure: '1' });
		assert.equal(login.status, 401);
		assert.match(login.text, /You were logged out meanwhile\. Log in, then fill in the form once more: passwords are not kept\./);
		assert.ok(!login.html.includes(PASSWORD) && !login.html.includes(OTHER));
		const wrong = await login.submit('/login', { email, password: 'not this one' });
		const back = await wrong.submit('/login', { email, password: PASSWORD });
		assert.equal(back.path, path);
		assert.match(back.text, /You are logged in again, and nothing was done: passwords are not kept/);
		assert.ok(back.forms().some((one) => one.action === form));
	}
});

test('nor is it where a temporary password is changed first', async () => {
	const email = person();
	const client = await signedIn(email, PASSWORD);
	const page = await client.get('/account');
	const temporary = () => muster.sql(`UPDATE accounts SET must_change_password = 1 WHERE email = '${email}'`);
	const isKept = async (change, name, password) => {
		assert.match(change.text, /Choose your own password .* Then you can send what you typed/);
		const bad = await change.submit('/password/change', { password: 'short' });
		const offered = await bad.submit('/password/change', { password });
		assert.match(offered.text, /What you typed is still here/);
		const done = await offered.submit('/account');
		assert.match(done.text, /Your name is saved/);
		assert.match(done.html, new RegExp(`value="${name}"`));
	};
	temporary();
	const change = await page.submit('/account', { first_name: 'Kept', last_name: 'Safe' });
	assert.equal(change.status, 403);
	await isKept(change, 'Kept', OTHER);
	temporary();
	await page.submit('/logout');
	const login = await page.submit('/account', { first_name: 'Again', last_name: 'Safe' });
	await isKept(await login.submit('/login', { email, password: OTHER }), 'Again', PASSWORD);
});

// --- the account page ---

test('a name is saved, and a bad one comes back with what was typed', async () => {
	const client = await signedIn(person(), PASSWORD);
	const page = await client.get('/account');
	const bad = await page.submit('/account', { first_name: '', last_name: 'Typed' });
	assert.equal(bad.status, 422);
	assert.match(bad.html, /id="first_name-error"/);
	assert.match(bad.html, /value="Typed"/);
	const done = await bad.submit('/account', { first_name: 'Zoë <b>', last_name: 'O\'Neil & Co' });
	assert.match(done.text, /Your name is saved/);
	assert.match(done.html, /value="Zoë &lt;b&gt;"/);
	const controls = await done.submit('/account', { first_name: 'A\r\nBcc: x', last_name: 'x'.repeat(101) });
	assert.match(controls.html, /id="first_name-error"/);
	assert.match(controls.html, /id="last_name-error"/);
});

test('a new address is confirmed by its mail and becomes the main one where that was asked', async () => {
	const email = person();
	const added = `new.${email}`;
	const client = await signedIn(email, PASSWORD);
	const asked = await (await client.get('/account')).submit('/account/addresses', { new_email: added, make_main: '1' });
	assert.match(asked.text, /A link is on its way to/);
	assert.match(asked.text, /Waiting for you/);
	const link = path((await muster.mail.wait({ to: added })).link(/verify/));

	const visitor = muster.client();
	assert.match((await visitor.get(link)).path, /^\/login\?to=/);
	const stranger = await signedIn(person(), PASSWORD);
	assert.match((await stranger.get(link)).text, /This link is for another account/);

	const page = await client.get(link);
	assert.match(page.text, /Is this address yours\?\s+new\.person\d+@example\.org/);
	assert.equal(muster.sql(`SELECT count(*) AS n FROM addresses WHERE email = '${added}'`)[0].n, 0, 'opening changes nothing');
	const done = await page.submit(link);
	assert.match(done.text, /is confirmed/);
	assert.match((await client.get(link)).text, /used already/);
	assert.equal(muster.sql(`SELECT count(*) AS n FROM accounts WHERE email = '${added}'`)[0].n, 1);
	await muster.mail.wait({ to: email, subject: 'Your e-mail address was changed' });
	await signedIn(added, PASSWORD);
	await signedIn(email, PASSWORD);

	const removed = await (await client.get('/account')).submit(/addresses\/\d+\/remove/);
	assert.match(removed.text, /The address is removed/);
	const gone = await (await muster.client().get('/login')).submit('/login', { email, password: PASSWORD });
	assert.match(gone.text, /do not match/);
});

test('an address of another account is refused only behind its link', async () => {
	const taken = person();
	const client = await signedIn(person(), PASSWORD);
	const asked = await (await client.get('/account')).submit('/account/addresses', { new_email: taken });
	assert.match(asked.text, /A link is on its way to/);
	const link = path((await muster.mail.wait({ to: taken, subject: 'Confirm your e-mail address' })).link(/verify/));
	const told = await client.get(link);
	assert.match(told.text, /belongs to another account/);
	assert.doesNotMatch(told.text, /Is this address yours/);
	assert.doesNotMatch(told.html, /action="\/verify/, 'there is nothing to press in vain');
	assert.match((await (await signedIn(taken, PASSWORD)).get(link)).text, /If it was not you, there is nothing to do/, 'nor was its owner asked to add anything');
});

test('an address that got an account of its own meanwhile is not asked about once more', async () => {
	const late = `late.${person()}`;
	const client = await signedIn(person(), PASSWORD);
	await (await client.get('/account')).submit('/account/addresses', { new_email: late });
	const link = path((await muster.mail.wait({ to: late, subject: 'Confirm your e-mail address' })).link(/verify/));
	const open = await client.get(link);
	muster.muster('account', ['create', '--email', late, '--first', '', '--last', '', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const refused = await open.submit(link);
	assert.equal(refused.status, 422);
	assert.match(refused.text, /belongs to another account/);
	assert.doesNotMatch(refused.text, /Is this address yours/);
});

test('somebody else\'s addresses and devices are not to be found', async () => {
	const victim = person();
	await signedIn(victim, PASSWORD);
	const [{ id: address }] = muster.sql(`SELECT id FROM addresses WHERE email = '${victim}'`);
	const [{ id: session }] = muster.sql(`SELECT s.id FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.email = '${victim}'`);
	const client = await signedIn(person(), PASSWORD);
	const csrf = (await client.get('/account')).form('/account').fields.find(([name]) => name === 'csrf')[1];
	for (const verb of ['main', 'remove', 'resend'])
		assert.equal((await client.post(`/account/addresses/${address}/${verb}`, { csrf })).status, 404);
	assert.equal((await client.post('/account/waiting/1/remove', { csrf })).status, 404);
	await client.post(`/account/sessions/${session}/end`, { csrf });
	assert.equal(muster.sql(`SELECT count(*) AS n FROM sessions WHERE id = ${session}`)[0].n, 1);
	assert.equal((await client.post('/organisations/1/enter', { csrf })).status, 404);
});

test('devices are listed and can be ended', async () => {
	const email = person();
	const client = await signedIn(email, PASSWORD);
	const phone = muster.client({ 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1' });
	await signedIn(email, PASSWORD, phone);
	const page = await client.get('/account');
	assert.match(page.text, /Safari on iPhone/);
	assert.match(page.text, /This device/);
	const done = await page.submit(/sessions\/\d+\/end/);
	assert.match(done.text, /That device is logged out/);
	assert.match((await phone.get('/account')).path, /^\/login/);
	await signedIn(email, PASSWORD);
	assert.match((await (await client.get('/account')).submit('/account/sessions/end')).text, /Logged out on 1 other device/);
});

// --- organisations ---

// A new organisation with this person as its administrator.
async function organisation(name, email) {
	const page = await (await muster.admin()).get('/admin/organisations/new');
	const answer = await page.submit('/admin/organisations', { name, email });
	assert.equal(answer.status, 200, answer.text.slice(0, 300));
}

test('a new administrator sets name and first password by the link in the welcome', async () => {
	const email = 'Dana@Example.org';
	await organisation('Northfield', email);
	const link = path((await muster.mail.wait({ to: email })).link(/password\/reset/));
	const refused = await (await muster.client().get('/login')).submit('/login', { email, password: 'anything at all' });
	assert.match(refused.text, /do not match/);

	const client = muster.client();
	const page = await client.get(link);
	assert.match(page.text, /Choose your password/);
	assert.equal(muster.sql(`SELECT count(*) AS n FROM addresses WHERE email = '${email}' AND confirmed_at IS NOT NULL`)[0].n, 0);
	const bad = await page.submit(link, { first_name: '', last_name: 'Whitlock', password: 'northfield' });
	assert.match(bad.html, /id="first_name-error"/);
	const worse = await bad.submit(link, { first_name: '', last_name: 'Whitlock', password: '12345678' });
	assert.match(worse.html, /id="first_name-error"/);
	assert.match(worse.html, /id="password-error"/);
	assert.match(worse.html, /value="Whitlock"/);
	const done = await worse.submit(link, { first_name: 'Dana', last_name: 'Whitlock', password: OTHER }, { follow: false });
	assert.equal(done.location, '/groups');
	assert.equal(muster.sql(`SELECT count(*) AS n FROM addresses WHERE email = '${email}' AND confirmed_at IS NOT NULL`)[0].n, 1);
	assert.match((await client.get('/account')).text, /Dana Whitlock/);
	assert.equal(muster.mail.list({ to: email, subject: 'Your password was changed' }).length, 0);
});

test('one switches between one\'s organisations, and into no other', async () => {
	const email = person();
	await organisation('Second school', email);
	await organisation('Third school', email);
	await organisation('Fourth school', person());
	const ids = Object.fromEntries(muster.sql('SELECT id, name FROM organisations').map(({ id, name }) => [name, id]));
	const client = await signedIn(email, PASSWORD);
	const page = await client.get('/account');
	assert.match(page.html, /Third school/);
	assert.doesNotMatch(page.html, /Fourth school/);
	const entered = await page.submit(`/organisations/${ids['Third school']}/enter`, {}, { follow: false });
	assert.equal(entered.location, '/');
	assert.equal((await client.get('/', { follow: false })).location, '/groups');
	assert.match((await client.get('/organisation')).html, /value="Third school"/);
	const csrf = page.form('/account').fields.find(([name]) => name === 'csrf')[1];
	assert.equal((await client.post(`/organisations/${ids['Fourth school']}/enter`, { csrf })).status, 404);
	const admin = await muster.admin();
	const adminCsrf = (await admin.get('/account')).form('/account').fields.find(([name]) => name === 'csrf')[1];
	await admin.post(`/organisations/${ids['Fourth school']}/enter`, { csrf: adminCsrf });
	assert.match((await admin.get('/organisation')).html, /value="Fourth school"/);
});

// --- time ---

test('a session ends after twelve hours, and a kept one fourteen days after the last visit', async () => {
	const email = person();
	const short = await signedIn(email, PASSWORD);
	const kept = muster.client();
	await (await kept.get('/login')).submit('/login', { email, password: PASSWORD, keep: '1' });
	muster.clock.advance(12 * 3600 + 1);
	assert.match((await short.get('/account')).path, /^\/login/);
	for (let i = 0; i < 3; i++) {
		muster.clock.advance(10 * 86400);
		assert.equal((await kept.get('/account')).path, '/account');
		// Noted by the next visit where somebody else was writing just then.
		await until('the visit to be noted', async () => {
			await kept.get('/account');
			return muster.sql('SELECT MAX(seen_at) AS seen FROM sessions')[0].seen >= muster.clock.now() - 60;
		});
	}
	muster.clock.advance(14 * 86400 + 1);
	assert.match((await kept.get('/account')).path, /^\/login/);
});
