// The join page: its settings, and a visitor's way from the form to My learning, through the real web server and real SMTP.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';

const PASSWORD = 'a long walk in the rain';
const DAY = 86400;
let muster, admin, other, site, open, small;

const one = (query) => muster.sql(query)[0];
const settings = (client = admin) => client.get('/organisation/join');
const save = async (fields, client = admin) => (await settings(client)).submit('/organisation/join', fields);
const page = () => one('SELECT * FROM join_pages WHERE organisation_id = 1');
const place = (email, group = open) => one(`SELECT status, route, route_detail, pinned, member_id, id FROM memberships WHERE group_id = ${group} AND email = '${email}' AND current = 1`);

async function makeGroup(name, fields = {}, client = admin) {
	await (await client.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', ...fields });
	return one(`SELECT id FROM groups WHERE name = '${name}'`).id;
}

function person(email, first = 'Pat') {
	muster.muster('account', ['create', '--email', email, '--first', first, '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
}

async function signedIn(email, client = muster.client()) {
	await (await client.get('/login?to=/learning')).submit('/login', { email, password: PASSWORD });
	return client;
}

// Asks as a visitor would; the answer.
const ask = async (email, { group = open, branch = '', client = muster.client(), name = 'north-field' } = {}) =>
	(await client.get(`/join/${name}`)).submit(`/join/${name}`, { email, group, ...(branch === null ? {} : { branch }) });

// The path of the link in the mail.
async function asked(email, options = {}) {
	const before = muster.mail.list({ to: email, subject: /^Confirm your address/ }).length;
	const answer = await ask(email, options);
	assert.equal(answer.status, 200, answer.text);
	const mail = await muster.mail.wait({ to: email, subject: /^Confirm your address/ }, before + 1);
	return new URL(mail.link(/\/join\//)).pathname;
}

const make = (answer, fields = {}) => answer.submit(/^\/join\/[^/]+\/.{43}$/, { first_name: 'Ann', last_name: 'Bell', password: PASSWORD, ...fields });

// What the page is like unless a test says otherwise.
const usual = (fields = {}) => save({ is_on: '1', name: 'north-field', group: [open, small], branch: [], allow_list: '', welcome: '', ...fields });

before(async () => {
	muster = await start({ demo: SITE_ADMIN.password, admin: false });
	admin = await muster.signedIn('admin@muster.example', SITE_ADMIN.password);
	site = await muster.signedIn('site@muster.example', SITE_ADMIN.password);
	person('head@lakeside.example', 'Lena');
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Lakeside School District', time_zone: 'Europe/Berlin', email: 'head@lakeside.example' });
	other = await signedIn('head@lakeside.example');
	const courses = muster.sql("SELECT id FROM courses WHERE status = 'active' ORDER BY id LIMIT 2").map((row) => row.id);
	open = await makeGroup('Swimming teachers', { course: courses });
	small = await makeGroup('Rowers', { seats: '1' });
	assert.equal((await usual()).status, 200);
});
after(() => muster?.stop());

describe('the settings', () => {
	test('a new organisation gets a name suggested, and nothing is public before it is saved', async () => {
		const answer = await settings(other);
		assert.equal(Object.fromEntries(answer.form('/organisation/join').fields).name, 'lakeside-school-district');
		assert.match(answer.text, /The link and its QR code are here once you have saved/);
		assert.equal((await muster.client().get('/join/lakeside-school-district')).status, 404);
		assert.equal((await other.get('/organisation/join/qr.svg')).status, 404);
	});

	test('a page that is on offers at least one group', async () => {
		const answer = await save({ is_on: '1' }, other);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /Choose at least one group/);
		assert.equal(one('SELECT COUNT(*) AS n FROM join_pages WHERE organisation_id <> 1').n, 0);
	});

	test('a name is small letters, digits and hyphens, free and not reserved; what was typed stays', async () => {
		const before = page();
		for (const [name, words] of [['', /Enter a name for the address/], ['ab', /Use 3 to 40/], ['a'.repeat(41), /Use 3 to 40/], ['-north', /Use 3 to 40/], ['north-', /Use 3 to 40/],
			['north field', /Use 3 to 40/], ['north/field', /Use 3 to 40/], ['nörth', /Use 3 to 40/], ['😀😀😀😀', /Use 3 to 40/], ['../admin', /Use 3 to 40/], ['north_field', /Use 3 to 40/],
			['x'.repeat(10000), /has more than 200 characters/], ['admin', /is reserved/], ['Login', /is reserved/]]) {
			const answer = await save({ name, is_on: '1', group: open });
			assert.equal(answer.status, 422, name);
			assert.match(answer.text, words, name);
			if (name.length < 100)
				assert.equal(Object.fromEntries(answer.form('/organisation/join').fields).name, name);
		}
		assert.deepEqual(page(), before);
	});

	test('a name belongs to one organisation of the site', async () => {
		const answer = await save({ name: 'North-Field' }, other);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /The address ending in north-field is taken\. Choose another name/);
		assert.equal((await save({ name: 'lakeside' }, other)).status, 200);
		assert.equal((await save({ name: 'lakeside', is_on: '1', group: open }, other)).status, 422, 'a group of another organisation');
		assert.equal(one('SELECT COUNT(*) AS n FROM join_groups WHERE organisation_id <> 1').n, 0);
	});

	test('the link, its QR code, and what people see stand there', async () => {
		await usual({ welcome: 'Come in, take a seat.' });
		const answer = await settings();
		assert.match(answer.html, new RegExp(`value="${muster.url}/join/north-field"`));
		assert.match(answer.html, /<svg class="qr"/);
		assert.match(answer.text, /What people see Join Northfield Family Services Come in, take a seat\./);
		assert.match(answer.text, /This is a public link/);
		assert.match(answer.text, /Rowers 1 free/);
		const picture = await admin.get('/organisation/join/qr.svg');
		assert.equal(picture.status, 200);
		assert.match(picture.headers['content-type'], /svg/);
		assert.match(picture.headers['content-disposition'], /join-north-field\.svg/);
		assert.match((await muster.client().get('/join/north-field')).text, /Come in, take a seat\./);
	});

	test('an allow list is taken as people write it, and says what is no domain', async () => {
		await usual({ allow_list: ' @Northfield.example, *.foster.example;bücher.example\n\nnorthfield.example' });
		assert.deepEqual(page().allow_list.split('\n').sort(), ['*.foster.example', 'bücher.example', 'northfield.example'].sort());
		const before = page();
		for (const bad of ['north field', 'northfield', 'a@b@c.example', 'https://x.example/a b', '*', '*.', '😀', 'a..b.example']) {
			const answer = await save({ allow_list: bad });
			assert.equal(answer.status, 422, bad);
			assert.match(answer.html, /id="allow_list-error"/, bad);
		}
		assert.deepEqual(page(), before);
		await usual();
	});

	test('a changed name leads on, and the old address leads nowhere', async () => {
		await usual({ name: 'Northfield-2026' });
		assert.equal((await muster.client().get('/join/northfield-2026')).status, 200);
		assert.equal((await muster.client().get('/join/NORTHFIELD-2026')).status, 200, 'as somebody types it from a poster');
		assert.equal((await muster.client().get('/join/north-field')).status, 404);
		await usual();
	});

	test('switching and changing stand in the activity log', async () => {
		await usual({ is_on: null });
		await usual();
		const log = (await admin.get('/organisation/activity?kind=join_page')).text;
		assert.match(log, /switched off the join page north-field/);
		assert.match(log, /switched on the join page north-field/);
		assert.match(log, /changed the join page/);
	});

	test('leaders and learners have no business there', async () => {
		for (const [email, status] of [['leader@muster.example', 403], ['learner@muster.example', 403]])
			assert.equal((await (await muster.signedIn(email, SITE_ADMIN.password)).get('/organisation/join')).status, status);
	});
});

describe('the page', () => {
	beforeEach(() => usual());

	test('an unknown address says so kindly', async () => {
		for (const name of ['nobody-here', '😀', "'--", 'x'.repeat(2000), '%20']) {
			const answer = await muster.client().get(`/join/${encodeURIComponent(name)}`);
			assert.equal(answer.status, 404, name);
			assert.match(answer.text, /No join page has this address/);
		}
	});

	test('a form with mistakes comes back filled in, and nothing is sent', async () => {
		const before = one('SELECT COUNT(*) AS n FROM join_requests').n;
		const north = one("SELECT id FROM branches WHERE name = 'Riverside House'").id;
		await usual({ branch: north, allow_list: 'northfield.example' });
		const foreign = one("SELECT id FROM groups WHERE name = 'Night shift supervisors'").id;
		for (const [fields, words] of [
			[{ email: '' }, /Enter (an|your) e-mail address/i], [{ email: 'nobody' }, /e-mail address like/], [{ email: 'a@b@northfield.example' }, /.+/],
			[{ email: 'x@elsewhere.example' }, /Only addresses at northfield\.example can join here/], [{ email: 'x@northfield.example.evil.example' }, /Only addresses at/],
			[{ email: 'x@sub.northfield.example' }, /Only addresses at/], [{ group: '' }, /Choose a group from the list/], [{ group: foreign }, /Choose a group from the list/],
			[{ group: '0x1' }, /Choose a group from the list/], [{ group: '99999999999999999999' }, /Choose a group/], [{ branch: '' }, /Choose a location from the list/],
			[{ branch: north + 1 }, /Choose a location from the list/], [{ branch: '-1' }, /Choose a location/]]) {
			const answer = await (await muster.client().get('/join/north-field')).submit('/join/north-field', { email: 'ok@northfield.example', group: open, branch: north, ...fields });
			assert.equal(answer.status, 422, JSON.stringify(fields));
			assert.match(answer.text, words, JSON.stringify(fields));
			if (!('email' in fields))
				assert.match(answer.html, /value="ok@northfield\.example"/);
		}
		assert.equal(one('SELECT COUNT(*) AS n FROM join_requests').n, before);
		await usual();
	});

	test('the answer is the same whoever has the address', async () => {
		person('known@example.org');
		const told = [];
		for (const email of ['known@example.org', 'unknown@example.org', 'learner@muster.example']) {
			const answer = await ask(email);
			assert.equal(answer.path, '/join/north-field?asked=1');
			told.push(answer.text);
		}
		assert.equal(new Set(told).size, 1);
		assert.match(told[0], /Look in your mail/);
	});

	test('an inbox cannot be flooded: five mails a day, and the answer stays the same', async () => {
		for (let i = 0; i < 8; i++)
			assert.match((await ask('flooded@example.org')).text, /Look in your mail/);
		assert.equal(one("SELECT COUNT(*) AS n FROM messages WHERE email = 'flooded@example.org'").n, 5);
	});

	test('one client cannot send mails without end', async () => {
		const many = one('SELECT MAX(attempts) AS n FROM throttles WHERE bucket LIKE \'join:client:%\'');
		assert.ok(many.n > 0);
		muster.sql("UPDATE throttles SET attempts = 100 WHERE bucket LIKE 'join:client:%'");
		const answer = await ask('beyond@example.org');
		assert.equal(answer.status, 422);
		assert.match(answer.text, /Try again in \d+ minutes|Try again in a minute/);
		muster.sql("DELETE FROM throttles WHERE bucket LIKE 'join:client:%'");
	});

	test('switched off it says so; administrators look at it all the same', async () => {
		await usual({ is_on: null });
		const answer = await muster.client().get('/join/north-field');
		assert.equal(answer.status, 200);
		assert.match(answer.text, /This join page is closed.*Ask them for an invite/);
		assert.equal(answer.forms().filter((form) => form.action.startsWith('/join/')).length, 0);
		assert.match((await admin.get('/join/north-field')).text, /The join page is off\. Only administrators see this/);
		const stale = (await admin.get('/join/north-field')).form('/join/north-field');
		assert.match((await admin.post('/join/north-field', stale.fields)).text, /The join page is off/);
		await usual();
	});

	test('the site may switch the feature off: the page is closed, and the settings say who did it', async () => {
		const path = '/admin/organisations/1';
		await (await site.get(path)).client.post(`${path}/features`, [...(await site.get(path)).form(/features$/).fields.filter(([name]) => name === 'csrf'), ['feature', 'join_page'], ['on', '']]);
		assert.equal(one('SELECT join_page FROM organisations WHERE id = 1').join_page, 0);
		assert.match((await muster.client().get('/join/north-field')).text, /This join page is closed/);
		assert.match((await settings()).text, /Join pages are switched off for your organisation\. The people who run this site did that/);
		muster.sql('UPDATE organisations SET join_page = 1 WHERE id = 1');
		assert.equal((await muster.client().get('/join/north-field')).status, 200);
	});
});

describe('the link', () => {
	beforeEach(() => usual());

	test('a new person proves the address, makes an account and is in, at the location chosen', async () => {
		const house = one("SELECT id FROM branches WHERE name = 'Riverside House'").id;
		await usual({ branch: house });
		const link = await asked('ann@example.org', { branch: house });
		const client = muster.client();
		const looked = await client.get(link);
		assert.match(looked.text, /By the link to ann@example\.org Join Swimming teachers/);
		assert.match(looked.text, /Location Northfield › Riverside House/);
		assert.match(looked.text, /Trauma-informed care: foundations 1 h/);
		await client.get(link);
		assert.equal(place('ann@example.org'), undefined, 'looking changes nothing');
		let answer = await make(looked, { first_name: '', password: 'short' });
		assert.equal(answer.status, 422);
		assert.match(answer.text, /Enter a first name/);
		assert.equal(one("SELECT COUNT(*) AS n FROM accounts WHERE email = 'ann@example.org'").n, 0);
		answer = await make(answer);
		assert.equal(answer.path, '/learning');
		assert.match(answer.text, /You are in Swimming teachers now\..*Trauma-informed care: foundations/);
		const { status, route, route_detail, pinned, member_id } = place('ann@example.org');
		assert.deepEqual({ status, route, route_detail, pinned }, { status: 'active', route: 'join', route_detail: 'north-field', pinned: 1 });
		assert.equal(one(`SELECT branch_id FROM members WHERE id = ${member_id}`).branch_id, house);
		assert.equal(one("SELECT confirmed_at IS NOT NULL AS confirmed FROM addresses WHERE email = 'ann@example.org'").confirmed, 1);
		assert.match((await admin.get(`/learners/${member_id}`)).text, /Ann Bell joined as ann@example\.org on the join page north-field/);
		await usual();
	});

	test('the mail says what was asked for and until when; organisations may write their own', async () => {
		await asked('reader@example.org');
		const mail = await muster.mail.wait({ to: 'reader@example.org' });
		assert.equal(mail.subject, 'Confirm your address to join Swimming teachers');
		assert.match(mail.text.replace(/\s+/g, ' '), /“Swimming teachers” of Northfield Family Services with this address, reader@example\.org.*The link works once, until \d+ \w+ 20\d\d/);
		assert.match(mail.html, /Confirm and go on/);
		const editor = await admin.get('/organisation/mail/joining');
		assert.match(editor.html, /\/join\/example\/example/);
		await editor.submit('/organisation/mail/joining', { subject: 'Hello from {organisation}', body: 'Go on to {group}: {link}' });
		await ask('reader@example.org');
		assert.match((await muster.mail.wait({ to: 'reader@example.org', subject: 'Hello from Northfield Family Services' })).text, /Go on to Swimming teachers:\s+http/);
		await (await admin.get('/organisation/mail/joining/default')).submit('/organisation/mail/joining/default');
		assert.match((await admin.get('/organisation/messages?q=reader')).text, /reader@example\.org Hello from Northfield Family Services Join page/);
	});

	test('a used link says so, and gives no second place', async () => {
		const link = await asked('twice@example.org');
		const client = muster.client();
		const stale = await client.get(link);
		assert.equal((await make(stale)).path, '/learning');
		assert.match((await muster.client().get(link)).text, /This link was used/);
		const again = await muster.client().get('/login');
		const { csrf } = Object.fromEntries(again.form('/login').fields);
		const answer = await again.client.post(link, { csrf, first_name: 'Eve', password: PASSWORD });
		assert.match(answer.text, /This link was used/);
		assert.equal(one("SELECT COUNT(*) AS n FROM memberships WHERE email = 'twice@example.org'").n, 1);
	});

	test('an existing person logs in and is in; a wrong password is told, and limited as everywhere', async () => {
		person('jonas@example.org', 'Jonas');
		const link = await asked('jonas@example.org');
		let answer = await (await muster.client().get(link)).submit(link, { password: 'not the password' });
		assert.equal(answer.status, 422);
		assert.match(answer.text, /do not match/);
		answer = await answer.submit(link, { password: PASSWORD });
		assert.equal(answer.path, '/learning');
		assert.match(answer.text, /Hello Jonas/);
		assert.equal(place('jonas@example.org').status, 'active');
		const guessed = await asked('known@example.org');
		answer = await muster.client().get(guessed);
		for (let i = 0; i < 11; i++)
			answer = await answer.submit(guessed, { password: `guess ${i} of many` });
		assert.match(answer.text, /too many attempts/);
		assert.equal(place('known@example.org'), undefined);
	});

	test('whoever is logged in with the address accepts with one button', async () => {
		person('quick@example.org', 'Quinn');
		const client = await signedIn('quick@example.org');
		const link = await asked('quick@example.org', { client });
		const answer = await (await client.get(link)).submit(link);
		assert.equal(answer.path, '/learning');
		assert.equal(place('quick@example.org').status, 'active');
		const mail = await muster.mail.wait({ to: 'quick@example.org', subject: /You are/ });
		assert.match(mail.text, /Swimming teachers/);
	});

	test('whoever is logged in with another address is told so, and nobody joins for somebody else', async () => {
		person('kim@home.example', 'Kim');
		const client = await signedIn('kim@home.example');
		const link = await asked('kim@work.example');
		let answer = await client.get(link);
		assert.match(answer.text, /This link is for kim@work\.example You are logged in as kim@home\.example/);
		const { csrf } = Object.fromEntries(answer.form(`${link}/address`).fields);
		await client.post(link, { csrf, first_name: 'K', password: PASSWORD });
		assert.equal(place('kim@work.example'), undefined);
		answer = await answer.submit(`${link}/address`);
		assert.match(answer.text, /We sent another link to kim@work\.example/);
		const mail = await muster.mail.wait({ to: 'kim@work.example', subject: /^Confirm your e-mail address/ });
		await (await client.get(new URL(mail.link(/\/verify\//)).pathname)).submit(/\/verify\//);
		answer = await (await client.get(link)).submit(link);
		assert.equal(answer.path, '/learning');
		assert.equal(one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${open} AND email LIKE 'kim@%' AND status = 'active'`).n, 1);
	});

	test('a link that is none of ours says so kindly', async () => {
		for (const token of ['x'.repeat(43), 'x', "'--", '%C3%A9', '%F0%9F%98%80'])
			assert.match((await muster.client().get(`/join/north-field/${token}`)).text, /This link does not work/);
	});

	test('a link that ran out is asked for again with one button, and what was chosen stays', async () => {
		const link = await asked('late@example.org');
		muster.clock.advance(3 * DAY + 1);
		let answer = await muster.client().get(link);
		assert.match(answer.text, /This link has run out.*late@example\.org, for Swimming teachers/);
		answer = await answer.submit('/join/north-field');
		assert.match(answer.text, /Look in your mail/);
		const mail = await muster.mail.wait({ to: 'late@example.org', subject: /^Confirm your address/ }, 2);
		admin = await muster.signedIn('admin@muster.example', SITE_ADMIN.password);
		site = await muster.signedIn('site@muster.example', SITE_ADMIN.password);
		answer = await make(await muster.client().get(new URL(mail.link(/\/join\//)).pathname));
		assert.equal(answer.path, '/learning');
	});

	test('what was changed meanwhile is told: switched off, another list, another group', async () => {
		const link = await asked('meanwhile@example.org');
		const look = async () => (await muster.client().get(link)).text;
		await usual({ is_on: null });
		assert.match(await look(), /This join page is closed/);
		await usual({ group: small });
		assert.match(await look(), /This group is not offered any more.*Choose another group/);
		await usual({ allow_list: 'northfield.example' });
		assert.match(await look(), /This address cannot join any more/);
		await usual({ name: 'another-name' });
		assert.match(await look(), /Join Swimming teachers/, 'a mail that is under way outlives a change of the name');
		await usual();
		assert.match(await look(), /Join Swimming teachers/);
	});

	test('who is in already, and who was archived, is told so', async () => {
		const again = await asked('ann@example.org');
		assert.match((await muster.client().get(again)).text, /You are in Swimming teachers already/);
		const { id } = place('quick@example.org');
		const archive = `/groups/${open}/learners/${id}/archive`;
		await (await admin.get(archive)).submit(archive);
		const back = await asked('quick@example.org');
		assert.match((await muster.client().get(back)).text, /You were in Northfield Family Services before.*Ask them to restore you/);
	});

	test('an invite that waits for the same person is accepted, and they hold one seat', async () => {
		const path = `/groups/${open}/enrol/manual`;
		await (await admin.get(path)).submit(path, { email1: 'invited@example.org', when: 'now' });
		const answer = await make(await muster.client().get(await asked('invited@example.org')));
		assert.equal(answer.path, '/learning');
		assert.deepEqual(muster.sql(`SELECT status, route FROM memberships WHERE email = 'invited@example.org'`), [{ status: 'active', route: 'manual' }]);
	});

	test('in a full group the next one waits, and the page says so beforehand', async () => {
		const first = await asked('first@example.org', { group: small }), second = await asked('second@example.org', { group: small });
		assert.equal((await make(await muster.client().get(first))).path, '/learning');
		const looked = await muster.client().get(second);
		assert.match(looked.text, /This group is full\. If you go on, you stand on its wait list/);
		const answer = await make(looked);
		assert.equal(answer.path, '/learning');
		assert.match(answer.text, /Rowers is full\. You are number 1 on the wait list/);
		assert.equal(place('second@example.org', small), undefined);
		assert.match((await muster.client().get('/join/north-field')).text, /Rowers \(full: you would wait for a seat\)/);
		const { id } = place('first@example.org', small);
		const remove = `/groups/${small}/learners/${id}/remove`;
		await (await admin.get(remove)).submit(remove);
		await muster.mail.wait({ to: 'second@example.org', subject: /seat/i }, 1);
		await checkInvariants(muster);
	});
});

test('requests that ran out long ago are swept, and no page complained', async () => {
	assert.deepEqual(muster.troubles(), []);
});
