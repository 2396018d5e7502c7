// Codes and keys are redeemed: every way in, every code that does not work, and what a guesser is told.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { group as makeGroup, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';

const PASSWORD = 'a long walk in the rain', DAY = 86400, WINDOW = 600;
let muster, head, number = 0;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
// What one test missed is not counted against the next.
afterEach(() => muster.clock.advance(WINDOW + 1));
after(() => muster?.stop());

// --- helpers ---

const one = (query) => muster.sql(query)[0];
const day = (from = 0) => new Date((muster.clock.now() + from * DAY) * 1000).toISOString().slice(0, 10);

// A group and a working code of it: { group, code }.
async function code({ group = {}, ...fields } = {}) {
	const name = `Group ${++number}`, text = `CODE-${1000 + number}`;
	const id = await makeGroup(head, name, group);
	const path = `/groups/${id}/enrol/code`;
	const answer = await (await head.get(path)).submit(path, { make: 'own', code: text, first_day: day(), last_day: day(7), active: '1', ...fields }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	return { id, name, code: text };
}

// A group and the text of its keys: { id, name, keys }.
async function keys(count, group = {}) {
	const name = `Keys ${++number}`;
	const id = await makeGroup(head, name, group), path = `/groups/${id}/keys`;
	await (await head.get(path)).submit(path, { name: 'September', keys: String(count) });
	const [{ batch }] = muster.sql(`SELECT id AS batch FROM key_batches WHERE group_id = ${id}`);
	return { id, name, batch, keys: (await head.get(`${path}/${batch}/keys.csv`)).html.match(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/gm) };
}

const address = () => `person${++number}@people.example`;

function person(email = address(), first = 'Ann') {
	muster.muster('account', ['create', '--email', email, '--first', first, '--last', 'Price', '--password-file', '-'], { input: `${PASSWORD}\n` });
	return email;
}

const open = async (client, typed) => (await client.get('/redeem')).submit('/redeem', { code: typed });
const join = (page, fields = {}, options) => page.submit(/^\/redeem\/./, fields, options);
const newPerson = (email, fields = {}) => ({ email, first_name: 'Ann', last_name: 'Price', password: PASSWORD, ...fields });
const place = (email) => one(`SELECT status, route, route_detail, pinned FROM memberships WHERE email = '${email}' AND current = 1`);
const uses = (text) => one(`SELECT uses FROM codes WHERE code = '${text}'`).uses;

// --- ways in ---

test('a new person types a code, makes an account, is in at once, and confirms the address', async () => {
	const { name, code: text } = await code();
	const client = muster.client(), email = address();
	const page = await open(client, text.toLowerCase().replace('-', ' – '));
	assert.match(page.path, /^\/redeem\/CODE/);
	assert.match(page.text, new RegExp(`${name} , Crowd`));
	assert.match(page.text, /works until \d+ \w{3} \d{4}/);
	const inside = await join(page, newPerson(email));
	assert.equal(inside.path, '/learning');
	assert.match(inside.text, new RegExp(`You are in ${name} now. Confirm your address: we sent a link to ${email}`));
	assert.deepEqual(place(email), { status: 'active', route: 'code', route_detail: text, pinned: 1 });
	assert.equal(uses(text), 1);
	const mail = await muster.mail.wait({ to: email, subject: /confirm your address/ });
	assert.equal(one(`SELECT confirmed_at FROM addresses WHERE email = '${email}'`).confirmed_at, null);
	const confirm = await client.get(new URL(mail.link(/\/verify\//)).pathname);
	assert.match((await confirm.submit(/^\/verify\//)).text, new RegExp(`${email} is confirmed`));
	assert.ok(one(`SELECT confirmed_at FROM addresses WHERE email = '${email}'`).confirmed_at);
});

test('the account page sends the link again while the main address is not confirmed', async () => {
	const { code: text } = await code();
	const client = muster.client(), email = address();
	await join(await client.get(`/redeem/${text}`), newPerson(email));
	const account = await client.get('/account');
	assert.match(account.text, /Not confirmed/);
	assert.match((await account.submit(/\/resend$/)).text, new RegExp(`A link is on its way to ${email}`));
});

test('somebody with an account is asked for its password', async () => {
	const { name, code: text } = await code();
	const client = muster.client(), email = person();
	let page = await join(await client.get(`/redeem/${text}`), newPerson(email, { password: 'some new password' }));
	assert.equal(page.status, 422);
	assert.match(page.text, /There is an account with this address. Enter its password/);
	assert.doesNotMatch(page.text, /do not match/, 'they were not asked for that password yet');
	assert.doesNotMatch(page.html, /name="first_name"/);
	page = await join(page, { password: 'no password of theirs' });
	assert.match(page.text, /do not match/);
	page = await join(page, { password: PASSWORD });
	assert.equal(page.path, '/learning');
	assert.match(page.text, new RegExp(`You are in ${name} now\\.`));
	assert.equal(place(email).status, 'active');
	assert.match((await muster.mail.wait({ to: email, subject: `You are now in ${name}` })).text, /You are now in the\s+training\s+group/);
});

test('somebody signed in has one button; logging in comes back to the code', async () => {
	const { name, code: text } = await code();
	const client = muster.client(), email = person();
	const page = await client.get(`/redeem/${text}`);
	const link = page.links().find((one) => one.href.startsWith('/login?'));
	const back = await (await client.get(link.href)).submit('/login', { email, password: PASSWORD });
	assert.match(back.path, /^\/redeem\/CODE/);
	assert.match(back.text, new RegExp(`You join as Ann Price \\(${email}\\)`));
	assert.match(back.text, /Not you\? Log out/);
	assert.match((await join(back)).text, new RegExp(`You are in ${name} now`));
	const again = await client.get(`/redeem/${text}`);
	assert.match(again.text, /You are in this group already/);
	assert.equal(uses(text), 1);
});

test('not you: logging out comes back to the code', async () => {
	const { code: text } = await code();
	const client = await muster.signedIn(person(), PASSWORD);
	const { fields } = (await client.get(`/redeem/${text}`)).forms().find((form) => form.action === '/logout' && form.fields.some(([name]) => name === 'to'));
	const page = await client.post('/logout', fields);
	assert.match(page.path, /^\/redeem\/CODE/);
	assert.match(page.html, /name="email"/);
});

test('a key lets one person in and hands its seat over', async () => {
	const { id, name, keys: [first, second] } = await keys(2, { seats: 2 });
	const email = address();
	assert.deepEqual(one(`SELECT seats_held, keys_unused FROM groups WHERE id = ${id}`), { seats_held: 2, keys_unused: 2 });
	const inside = await join(await open(muster.client(), first), newPerson(email));
	assert.match(inside.text, new RegExp(`You are in ${name} now`));
	assert.deepEqual(one(`SELECT seats_held, keys_unused FROM groups WHERE id = ${id}`), { seats_held: 2, keys_unused: 1 });
	assert.deepEqual(place(email), { status: 'active', route: 'key', route_detail: `September, ${first.slice(-4)}`, pinned: 1 });
	assert.match((await open(muster.client(), first)).text, /redeemed already, and each works once/);
	assert.match((await open(await muster.signedIn(person(), PASSWORD), second)).text, /This key works once/);
});

test('an account without a password is not taken over: a link goes to its address', async () => {
	const { id, code: text } = await code();
	const email = address(), other = await makeGroup(head, `Group ${++number}`, { policy: 'enrol' });
	const path = `/groups/${other}/enrol/manual`;
	await (await head.get(path)).submit(path, { email1: email, first1: 'Una', last1: 'New', when: 'now' });
	const client = muster.client();
	const asked = await join(await client.get(`/redeem/${text}`), newPerson(email));
	assert.match(asked.text, /it has no password yet. We sent a link/);
	assert.equal(one(`SELECT password_hash FROM accounts WHERE email = '${email}'`).password_hash, null);
	assert.equal(one(`SELECT COUNT(*) AS places FROM memberships WHERE group_id = ${id}`).places, 0);
	const mail = await muster.mail.wait({ to: email, subject: /new password/i });
	const set = await client.get(new URL(mail.link(/\/password\/reset\//)).pathname);
	const back = await set.submit(/^\/password\/reset\//, { password: PASSWORD });
	assert.match(back.path, /^\/redeem\/CODE/);
	assert.match((await join(back)).text, /You are in Group \d+ now/);
});

test('a code with an allow list proves the address first', async () => {
	const { id, name, code: text } = await code({ allow_list: 'school.example', group: { policy: 'enrol' } });
	const client = muster.client(), email = `pat${++number}@school.example`;
	let page = await client.get(`/redeem/${text}`);
	assert.match(page.text, /It is for addresses at school\.example/);
	page = await join(page, { email: address() });
	assert.match(page.text, /This code is for addresses at school\.example\. Enter yours there/);
	const asked = await join(page, { email });
	assert.match(asked.text, /Look in your mail/);
	const mail = await muster.mail.wait({ to: email, subject: `Your link to ${name}` });
	const accept = await client.get(`${new URL(mail.link(/\/invite\//)).pathname}/accept`);
	assert.match((await accept.submit(/\/accept$/, { first_name: 'Pat', last_name: 'Lee', password: PASSWORD })).text, new RegExp(`You are in ${name} now`));
	assert.deepEqual(people(id), [{ email, status: 'active', route: 'code' }]);
	assert.equal(uses(text), 1);
	// Somebody asks for an address that is in already: the same page, and nothing happens.
	assert.match((await join(await muster.client().get(`/redeem/${text}`), { email })).text, /Look in your mail/);
	assert.equal(uses(text), 1);
});

const people = (id) => muster.sql(`SELECT email, status, route FROM memberships WHERE group_id = ${id} AND current = 1 ORDER BY id`);

test('a code with an allow list takes the confirmed address of somebody signed in', async () => {
	const { id, code: text } = await code({ allow_list: '@school.example' });
	const email = person(`kim${++number}@school.example`), stranger = await muster.signedIn(person(), PASSWORD);
	const refused = await join(await stranger.get(`/redeem/${text}`));
	assert.equal(refused.status, 422);
	assert.match(refused.text, /none of your confirmed ones is there/);
	await join(await (await muster.signedIn(email, PASSWORD)).get(`/redeem/${text}`));
	assert.deepEqual(people(id), [{ email, status: 'active', route: 'code' }]);
});

test('a full group offers its wait list, and a key is not stopped by it', async () => {
	const { id, name, code: text } = await code({ group: { seats: 1 } });
	await join(await muster.client().get(`/redeem/${text}`), newPerson(address()));
	const page = await muster.client().get(`/redeem/${text}`), email = address();
	assert.match(page.text, /This group is full/);
	assert.match(page.text, /Join the wait list/);
	const client = muster.client(), inside = await join(await client.get(`/redeem/${text}`), newPerson(email));
	assert.match(inside.text, new RegExp(`${name} is full, so you stand on its wait list`));
	const again = await client.get(`/redeem/${text}`);
	assert.match(again.text, /You are on the wait list of this group, at place 1/);
	assert.doesNotMatch(again.text, /This group is full|Join the wait list|Join the group/);
	assert.equal(one(`SELECT on_wait_list FROM groups WHERE id = ${id}`).on_wait_list, 1);
	assert.equal(uses(text), 1);
	await muster.mail.wait({ to: email, subject: /Confirm your e-mail address/ });
});

test('a waiting invite is accepted instead', async () => {
	const { id, code: text } = await code();
	const email = person(), path = `/groups/${id}/enrol/manual`;
	await (await head.get(path)).submit(path, { email1: email, when: 'now' });
	const inside = await join(await (await muster.signedIn(email, PASSWORD)).get(`/redeem/${text}`));
	assert.match(inside.text, /You are in Group \d+ now/);
	assert.deepEqual(people(id), [{ email, status: 'active', route: 'manual' }]);
	assert.equal(uses(text), 0);
});

test('who was archived, or whose account is closed, is told to ask', async () => {
	const { code: text } = await code();
	const email = address();
	await join(await muster.client().get(`/redeem/${text}`), newPerson(email));
	const [{ member }] = muster.sql(`SELECT member_id AS member FROM memberships WHERE email = '${email}'`);
	const { code: next } = await code();
	const client = await muster.signedIn(email, PASSWORD);
	const before = await client.get(`/redeem/${next}`);
	await (await head.get(`/learners/${member}/archive`)).submit(`/learners/${member}/archive`);
	const refused = await join(before);
	assert.equal(refused.status, 422);
	assert.match(refused.text, /You were archived in this organisation/);
	assert.equal(refused.forms().some((form) => form.action === before.path), false);
	muster.sql(`UPDATE accounts SET status = 'closed' WHERE email = '${email}'`);
	muster.sql("DELETE FROM throttles WHERE bucket LIKE 'visitor:%'");
	const visit = async () => join(await muster.client().get(`/redeem/${next}`), newPerson(email));
	const closed = await visit();
	assert.equal(closed.status, 422);
	assert.match(closed.text, /The account of .* is closed/);
	// Asking for one address after the other is limited.
	assert.deepEqual(muster.sql("SELECT attempts FROM throttles WHERE bucket LIKE 'visitor:%'"), [{ attempts: 1 }]);
	muster.sql("UPDATE throttles SET attempts = 300 WHERE bucket LIKE 'visitor:%'");
	const late = await visit();
	assert.match(late.text, /Very many people came in from your network/);
	assert.doesNotMatch(late.text, /is closed/);
	muster.sql("DELETE FROM throttles WHERE bucket LIKE 'visitor:%'");
});

// --- codes that do not work ---

test('each code that does not work has its own words, at the field, with what was typed', async () => {
	const { id, code: text } = await code({ max_uses: '1' });
	const [{ code_id: codeId }] = muster.sql(`SELECT id AS code_id FROM codes WHERE code = '${text}'`);
	const say = async (typed, words) => {
		const page = await open(muster.client(), typed);
		assert.equal(page.status, 422);
		assert.match(page.text, words);
		assert.ok(page.html.includes(`value="${typed}"`), page.html);
		assert.match(page.html, /aria-invalid="true"/);
		assert.match((await muster.client().get(`/redeem/${encodeURIComponent(typed)}`)).text, words);
	};
	await join(await muster.client().get(`/redeem/${text}`), newPerson(address()));
	await say(text, /used as often as it may be/);
	const press = async (verb) => (await head.get(verb === 'switch' ? `/groups/${id}/codes` : `/groups/${id}/codes/${codeId}/${verb}`)).submit(`/groups/${id}/codes/${codeId}/${verb}`);
	const off = await code({ active: null });
	await say(off.code, /not switched on/);
	const early = await code({ first_day: day(2) });
	await say(early.code.toLowerCase(), /works from \d+ \w{3} \d{4} on/);
	await press('retire');
	await say(text, /not used any more/);
	muster.sql(`UPDATE codes SET first_day = '2020-01-01', last_day = '2020-01-31' WHERE code = '${off.code}'`);
	muster.sql(`UPDATE codes SET status = 'active' WHERE code = '${off.code}'`);
	await say(off.code, /worked until 31 Jan 2020/);
	await say('NO-SUCH-CODE', /There is no such code/);
});

test('what can be no code is told so, and nothing is counted', async () => {
	for (const typed of ['🙂🙂🙂🙂', 'x'.repeat(10000), 'ab', '<script>alert(1)</script>', "' OR 1=1 --", '../../etc']) {
		const page = await open(muster.client(), typed);
		assert.equal(page.status, 422);
		assert.match(page.text, /There is no such code/);
	}
	const empty = await open(muster.client(), '');
	assert.match(empty.text, /Enter the code or key/);
	assert.match(empty.text, /Have you redeemed it before\? Log in/);
	assert.equal((await muster.client().get(`/redeem/${'x'.repeat(300)}`)).status, 422);
	assert.deepEqual(one(`SELECT COUNT(*) AS buckets FROM throttles WHERE bucket LIKE 'redeem:%' AND window_ends_at > ${muster.clock.now()}`), { buckets: 0 });
});

test('a form that fails comes back with what was typed, and nothing was made', async () => {
	const { id, code: text } = await code();
	const page = await join(await muster.client().get(`/redeem/${text}`), { email: 'nobody@', first_name: 'Ann', last_name: 'Price', password: PASSWORD });
	assert.equal(page.status, 422);
	assert.match(page.html, /value="nobody@"/);
	assert.match(page.html, /value="Ann"/);
	const empty = await join(page, { email: '', first_name: '', last_name: '', password: '' });
	for (const words of ['Enter an e-mail address', 'Enter a first name', 'Enter a password'])
		assert.ok(empty.text.includes(words), words);
	const short = await join(page, newPerson(address(), { password: 'short', first_name: '' }));
	assert.match(short.text, /Enter a first name/);
	assert.match(short.html, /id="password-error"/);
	assert.equal(people(id).length, 0);
	assert.equal(uses(text), 0);
});

test('a code that ends between the page and the button is refused with its words', async () => {
	const { id, code: text } = await code();
	const email = address(), page = await muster.client().get(`/redeem/${text}`);
	muster.sql(`UPDATE codes SET status = 'off' WHERE code = '${text}'`);
	const refused = await join(page, newPerson(email));
	assert.equal(refused.status, 422);
	assert.match(refused.text, /not switched on/);
	assert.equal(people(id).length, 0);
	assert.equal(one(`SELECT COUNT(*) AS accounts FROM addresses WHERE email = '${email}'`).accounts, 0);
});

// --- guessing ---

test('whoever guesses is stopped, others are not, and codes that do not work look like none', async () => {
	const { code: text } = await code(), off = await code({ active: null });
	const guesser = muster.client();
	for (let i = 0; i < 3; i++)
		assert.match((await guesser.get(`/redeem/WRONG-${i}`)).text, /There is no such code/);
	assert.match((await guesser.get(`/redeem/${off.code}`)).text, /There is no such code/);
	assert.match((await guesser.get(`/redeem/${text}`)).text, /works until/);
	for (let i = 0; i < 6; i++)
		await guesser.get(`/redeem/WRONG-${i}`);
	const limited = await guesser.get(`/redeem/${text}`);
	assert.match(limited.text, /Too many wrong codes came from here. Try again in \d+ minutes/);
	assert.doesNotMatch(limited.text, /Crowd/);
	muster.clock.advance(WINDOW);
	assert.match((await guesser.get(`/redeem/${text}`)).text, /works until/);
});

test('everything that was done holds together', () => checkInvariants(muster));
