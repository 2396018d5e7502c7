// Group codes and enrolment keys as those who lead a group make, share, follow and end them, through the real web server.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { csvRecords } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader, learner;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
	[admin, leader, learner] = await Promise.all(['admin', 'leader', 'learner'].map((who) => muster.signedIn(`${who}@muster.example`, PASSWORD)));
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const codeNamed = (code) => one(`SELECT * FROM codes WHERE code = '${code}'`);
const seats = (group) => one(`SELECT seats, seats_held, keys_unused FROM groups WHERE id = ${group}`);
const day = (days) => new Date((muster.clock.now() + days * 86400) * 1000).toISOString().slice(0, 10);

async function makeGroup(name, places) {
	await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', seats: places });
	return one(`SELECT id FROM groups WHERE name = '${name}'`).id;
}

async function makeCode(group, values, client = admin) {
	const path = `/groups/${group}/enrol/code`;
	return (await client.get(path)).submit(path, { make: 'own', first_day: day(-1), last_day: day(30), ...values });
}

async function makeKeys(group, values, client = admin) {
	const path = `/groups/${group}/keys`;
	return (await client.get(path)).submit(path, values);
}

describe('a group code', () => {
	let group;
	before(async () => { group = await makeGroup('Code takers', '10'); });

	test('is one of the ways to enrol, and is off until somebody activates it', async () => {
		const ways = await leader.get('/groups/1/enrol/manual');
		assert.ok(ways.links().some((link) => link.href === '/groups/1/enrol/code'));
		const page = await makeCode(group, { code: 'care spring', max_uses: '6' });
		assert.equal(page.status, 200);
		assert.match(page.path, /\/groups\/\d+\/codes\/\d+$/);
		assert.match(page.text, /CARE-SPRING/);
		assert.match(page.text, /It is off: switch it on/);
		assert.equal(codeNamed('CARE-SPRING').status, 'off');
	});

	test('is switched on and off from the list, and the page says what that means', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const list = await admin.get(`/groups/${group}/codes`);
		assert.match(list.text, /CARE-SPRING.*0 of 6.*None.*Off/s);
		const on = await list.submit(`/groups/${group}/codes/${id}/switch`);
		assert.match(on.text, /CARE-SPRING is active. People can use it now./);
		assert.equal(codeNamed('CARE-SPRING').status, 'active');
		const off = await on.submit(`/groups/${group}/codes/${id}/switch`);
		assert.match(off.text, /CARE-SPRING is off/);
		assert.equal(codeNamed('CARE-SPRING').status, 'off');
		const again = await (await admin.get(`/groups/${group}/codes/${id}`)).submit(`/groups/${group}/codes/${id}/switch`);
		assert.equal(again.path, `/groups/${group}/codes/${id}`);
	});

	test('has a link, a QR code in the page and as a file, and a poster with the steps', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const page = await admin.get(`/groups/${group}/codes/${id}`);
		assert.match(page.html, /value="http:\/\/[^"]*\/redeem\/CARE-SPRING"/);
		assert.match(page.html, /<svg class="qr" viewBox="0 0 37 37"/);
		const svg = await admin.get(`/groups/${group}/codes/${id}/qr.svg`);
		assert.equal(svg.headers['content-type'], 'image/svg+xml');
		assert.match(svg.headers['content-disposition'], /CARE-SPRING\.svg/);
		assert.match(svg.html, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<path d="M4 4h7v1H4[^"]*"\/><\/svg>\n?$/);
		const poster = await admin.get(`/groups/${group}/codes/${id}/poster`);
		for (const words of ['Join Code takers', 'CARE-SPRING', 'Scan the picture', 'Northfield Family Services', 'works from'])
			assert.ok(poster.text.includes(words), words);
		assert.ok(poster.html.includes(`open <b>${new URL(muster.url).host}<wbr>/redeem</b>`), 'an address as people type it');
		assert.doesNotMatch(poster.text, /The code is off/);
		assert.match(page.text, /Made \d+ \w+ \d{4} by Dana Whitlock/);
	});

	test('is used by people, who are listed with when', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const path = '/redeem/care%20spring';
		const found = await learner.get(path);
		await found.submit(/^\/redeem\//);
		const page = await admin.get(`/groups/${group}/codes/${id}`);
		assert.match(page.text, /1 of 6/);
		assert.match(page.text, /Priya Raman learner@muster\.example Active/);
		const verbs = muster.sql(`SELECT verb FROM activities WHERE verb LIKE 'code.%' AND group_id = ${group} ORDER BY id`).map((row) => row.verb);
		assert.deepEqual(verbs.slice(0, 4), ['code.created', 'code.switched_on', 'code.switched_off', 'code.switched_on']);
	});

	test('says of each who used it where they stand now, and nothing of where the code stands', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const was = one(`SELECT m.id, m.status FROM memberships m JOIN redemptions r ON r.membership_id = m.id WHERE r.code_id = ${id}`);
		assert.equal(codeNamed('CARE-SPRING').status, 'active');
		for (const [status, words] of [['removed', 'Removed'], ['archived', 'Archived']]) {
			muster.sql(`UPDATE memberships SET status = '${status}' WHERE id = ${was.id}`);
			const { text } = await admin.get(`/groups/${group}/codes/${id}`);
			assert.match(text, new RegExp(`learner@muster\\.example ${words} \\S`));
			assert.doesNotMatch(text, new RegExp(`${words} Active|Active ${words}`));
			assert.match(text, /Open learner@/, 'an administrator opens their page all the same');
		}
		muster.sql(`UPDATE memberships SET status = '${was.status}' WHERE id = ${was.id}`);
	});

	test('has its dates and uses changed, never below what was used', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const path = `/groups/${group}/codes/${id}/edit`;
		const changed = await (await admin.get(path)).submit(path, { last_day: day(60), max_uses: '', allow_list: '@Northfield.example *.northfield.example' });
		assert.match(changed.text, /E-mail at northfield\.example or \*\.northfield\.example/);
		assert.equal(codeNamed('CARE-SPRING').max_uses, null);
		muster.sql(`UPDATE codes SET status = 'off' WHERE id = ${id}`);
		const poster = await admin.get(`/groups/${group}/codes/${id}/poster`);
		assert.match(poster.text, /The code is off\./);
		assert.match(poster.text, /Open the link that comes by mail, and accept/);
		muster.sql(`UPDATE codes SET status = 'active' WHERE id = ${id}`);
		muster.sql(`UPDATE codes SET uses = 3 WHERE id = ${id}`);
		const refused = await (await admin.get(path)).submit(path, { max_uses: '2' });
		assert.equal(refused.status, 422);
		assert.match(refused.text, /It was used 3 times already/);
		muster.sql(`UPDATE codes SET uses = 1 WHERE id = ${id}`);
	});

	test('whose last day is over says so on its page and on its poster, on or off, and nobody is told to share it', async () => {
		await makeCode(group, { code: 'last week', first_day: day(-9), last_day: day(30), active: '1' });
		const { id } = codeNamed('LAST-WEEK');
		assert.match((await admin.get(`/groups/${group}/codes/${id}`)).text, /Share the code, its link or its QR code/);
		muster.sql(`UPDATE codes SET last_day = '${day(-2)}' WHERE id = ${id}`);
		for (const [status, and] of [['active', ''], ['off', ' and switch it on']]) {
			muster.sql(`UPDATE codes SET status = '${status}' WHERE id = ${id}`);
			for (const path of [`/groups/${group}/codes/${id}`, `/groups/${group}/codes/${id}/poster`]) {
				const page = await admin.get(path);
				assert.match(page.text, new RegExp(`The last day of this code was \\d+ \\w+ \\d+\\. Nobody can use it any more: change its dates${and} before you share it\\.`));
				assert.doesNotMatch(page.text, /Share the code|then share it|The code is off|Switch it on before/);
				assert.ok(page.links().some((link) => link.href === `/groups/${group}/codes/${id}/edit`));
			}
		}
		muster.sql(`UPDATE codes SET status = 'active' WHERE id = ${id}`);
		assert.match((await admin.get(`/groups/${group}/codes`)).html, /Code status of LAST-WEEK"><\/button><span class="soft">Active/);
		await (await admin.get(`/groups/${group}/codes/${id}/retire`)).submit(`/groups/${group}/codes/${id}/retire`);
		assert.doesNotMatch((await admin.get(`/groups/${group}/codes/${id}`)).text, /The last day of this code was/);
	});

	test('ends for good when it is retired, and stays to be seen', async () => {
		const { id } = codeNamed('CARE-SPRING');
		const ask = await admin.get(`/groups/${group}/codes/${id}/retire`);
		assert.match(ask.text, /never works again/);
		const list = await ask.submit(`/groups/${group}/codes/${id}/retire`);
		assert.ok(!list.text.includes('CARE-SPRING'));
		assert.match((await admin.get(`/groups/${group}/codes/retired`)).text, /CARE-SPRING/);
		const page = await admin.get(`/groups/${group}/codes/${id}`);
		assert.match(page.text, /This code is retired.*Priya Raman/);
		for (const gone of ['edit', 'poster', 'retire'])
			assert.equal((await admin.get(`/groups/${group}/codes/${id}/${gone}`)).status, 404, gone);
		const late = await admin.post(`/groups/${group}/codes/${id}/switch`, [...page.forms().flatMap((form) => form.fields.filter(([name]) => name === 'csrf')).slice(0, 1), ['on', '1']]);
		assert.equal(late.status, 422);
		assert.match(late.text, /retired and works no more/);
		assert.equal((await makeCode(group, { code: 'CareSpring' })).status, 422);
	});
});

describe('the form for a code keeps what was typed and says what is wrong', () => {
	const cases = {
		'no code': [{ code: '' }, /Enter a code/],
		'too short': [{ code: 'abc' }, /4 to 24 letters/],
		'too long': [{ code: 'A'.repeat(25) }, /4 to 24 letters/],
		'ten thousand characters': [{ code: 'A'.repeat(10000) }, /more than 100 characters/],
		'emoji': [{ code: '🎓🎓🎓🎓' }, /4 to 24 letters/],
		'letters of another script': [{ code: 'САRE-AUTUMN' }, /4 to 24 letters/],
		'a taken one': [{ code: 'nights 26' }, /This code is taken/],
		'end before start': [{ first_day: '2027-02-02', last_day: '2027-02-01' }, /before the first one/],
		'a day that is over': [{ first_day: '2020-01-01', last_day: '2020-01-02' }, /over/],
		'no days': [{ first_day: '', last_day: '' }, /Enter the first day[^]*Enter the last day/],
		'a day that there is not': [{ last_day: '2027-02-30' }, /Enter the last day/],
		'negative uses': [{ max_uses: '-1' }, /from 1 to 10,000,000/],
		'no uses': [{ max_uses: '0' }, /from 1 to 10,000,000/],
		'a fraction of uses': [{ max_uses: '1.5' }, /from 1 to 10,000,000/],
		'a huge number of uses': [{ max_uses: '9'.repeat(30) }, /from 1 to 10,000,000/],
		'no domain': [{ allow_list: 'northfield' }, /“northfield” is no domain/],
		'a star': [{ allow_list: '*' }, /let anyone in/],
		'an address': [{ allow_list: 'jo@northfield.example' }, /is an address/],
	};
	for (const [name, [values, words]] of Object.entries(cases))
		test(name, async () => {
			const answer = await makeCode(1, { code: 'FRESH-ONE', ...values });
			assert.equal(answer.status, 422);
			assert.match(answer.text, words);
			const typed = Object.fromEntries(answer.form('/groups/1/enrol/code').fields);
			for (const [field, value] of Object.entries({ code: 'FRESH-ONE', ...values }))
				assert.equal(typed[field], value, field);
			assert.equal(codeNamed('FRESH-ONE'), undefined);
		});
});

test('whoever tries out taken codes has to wait, and learns nothing more', async () => {
	for (let i = 0; i < 10; i++)
		await makeCode(1, { code: 'NIGHTS-26' }, leader);
	const refused = await makeCode(1, { code: 'SURELY-FREE' }, leader);
	assert.equal(refused.status, 422);
	assert.match(refused.text, /many codes that are taken/);
	assert.equal((await makeCode(1, { make: 'made' }, leader)).status, 200);
});

describe('enrolment keys', () => {
	let group, batch;
	before(async () => { group = await makeGroup('Key holders', '6'); });

	test('are made where seats are free, which they hold at once', async () => {
		const few = await makeKeys(group, { name: 'Winter', keys: '7' });
		assert.equal(few.status, 422);
		assert.match(few.text, /Only 6 seats are free/);
		assert.deepEqual(seats(group), { seats: 6, seats_held: 0, keys_unused: 0 });
		for (const keys of ['0', '-2', '1.5', '', 'x', '1'.repeat(40)])
			assert.match((await makeKeys(group, { name: 'Winter', keys })).text, /whole number of keys/);
		assert.match((await makeKeys(group, { name: ' ', keys: '2' })).text, /Enter a name/);
		const page = await makeKeys(group, { name: 'Winter', keys: '4' });
		assert.match(page.text, /0 of 4 redeemed. 4 keys are unused/);
		batch = Number(page.path.split('/').at(-1));
		assert.deepEqual(seats(group), { seats: 6, seats_held: 4, keys_unused: 4 });
	});

	test('are downloaded with their links, and printed as cards', async () => {
		const file = await admin.get(`/groups/${group}/keys/${batch}/keys.csv`);
		assert.match(file.headers['content-disposition'], /keys-Winter\.csv/);
		const rows = csvRecords(file.body);
		assert.equal(rows.length, 4);
		assert.equal(new Set(rows.map((row) => row.key)).size, 4);
		for (const row of rows) {
			assert.match(row.key, /^[34679ACDEFGHJKMNPQRTUWXY]{4}(-[34679ACDEFGHJKMNPQRTUWXY]{4}){2}$/);
			assert.ok(row.link.endsWith(`/redeem/${row.key}`));
			assert.equal(row.status, 'unused');
		}
		const cards = await admin.get(`/groups/${group}/keys/${batch}/cards`);
		for (const row of rows)
			assert.ok(cards.text.includes(row.key));
		assert.equal(cards.html.match(/<svg class="qr"/g).length, 4);
	});

	test('are redeemed once, and the batch says by whom', async () => {
		const [first] = csvRecords((await admin.get(`/groups/${group}/keys/${batch}/keys.csv`)).body);
		await (await learner.get(`/redeem/${first.key}`)).submit(/^\/redeem\//);
		assert.deepEqual(seats(group), { seats: 6, seats_held: 4, keys_unused: 3 });
		const page = await admin.get(`/groups/${group}/keys/${batch}`);
		assert.match(page.text, /1 of 4 redeemed. 3 keys are unused/);
		assert.match(page.text, /Redeemed PR Priya Raman learner@muster\.example/);
		assert.ok(!page.text.includes(first.key), 'a key that was used is not told any more');
		const rows = csvRecords((await admin.get(`/groups/${group}/keys/${batch}/keys.csv`)).body);
		assert.deepEqual([rows[0].status, rows[0]['redeemed by']], ['redeemed', 'learner@muster.example']);
		assert.ok(!(await admin.get(`/groups/${group}/keys/${batch}/cards`)).text.includes(first.key));
	});

	test('are revoked one by one and all at once, which frees their seats', async () => {
		const [{ id }] = muster.sql(`SELECT id FROM enrolment_keys WHERE batch_id = ${batch} AND status = 'unused' ORDER BY number`);
		const path = `/groups/${group}/keys/one/${id}/revoke`;
		const ask = await admin.get(path);
		const done = await ask.submit(path);
		assert.match(done.text, /The key is revoked and its seat is free/);
		assert.deepEqual(seats(group), { seats: 6, seats_held: 3, keys_unused: 2 });
		const twice = await ask.submit(path);
		assert.equal(twice.status, 422);
		assert.match(twice.text, /was revoked meanwhile/);
		const all = await (await admin.get(`/groups/${group}/keys/${batch}/revoke`)).submit(`/groups/${group}/keys/${batch}/revoke`);
		assert.match(all.text, /2 keys are revoked/);
		assert.match(all.text, /1 of 4 redeemed. No key is unused. 3 revoked/);
		assert.deepEqual(seats(group), { seats: 6, seats_held: 1, keys_unused: 0 });
		checkInvariants(muster);
	});
});

test('five batches stand beside the codes, and a page of all where there are more', async () => {
	const group = await makeGroup('Six batches', '');
	for (let i = 0; i < 5; i++)
		await makeKeys(group, { name: `Batch ${i}`, keys: '1' });
	const five = await admin.get(`/groups/${group}/codes`);
	assert.match(five.text, /Batch 4.*Batch 0/s);
	assert.doesNotMatch(five.text, /All keys/);
	await makeKeys(group, { name: 'Batch 5', keys: '1' });
	const six = await admin.get(`/groups/${group}/codes`);
	assert.match(six.text, /Batch 5.*Batch 1.*All keys/s);
	assert.doesNotMatch(six.text, /Batch 0/);
	assert.match((await admin.get(`/groups/${group}/keys`)).text, /Batch 5.*Batch 0/s);
});

test('lists of codes, batches and keys page by key', async () => {
	const group = await makeGroup('Many codes', '');
	for (let i = 0; i < 3; i++)
		await makeKeys(group, { name: `Batch ${i}`, keys: i === 0 ? '120' : '1' });
	const codes = await admin.get(`/groups/${group}/codes`);
	assert.match(codes.text, /Batch 2.*Batch 1.*Batch 0/s);
	const { id } = one(`SELECT id FROM key_batches WHERE name = 'Batch 0' AND group_id = ${group}`);
	const seen = new Set();
	let page = await admin.get(`/groups/${group}/keys/${id}`), pages = 0;
	for (; page; pages++) {
		for (const [key] of page.text.matchAll(/\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b/g))
			seen.add(key);
		const next = page.links().find((link) => /after=/.test(link.href) && /next/i.test(link.text ?? ''));
		page = next ? await admin.get(new URL(next.href, new URL(page.path, muster.url)).pathname + new URL(next.href, new URL(page.path, muster.url)).search) : null;
	}
	assert.equal(seen.size, 120);
	assert.equal(pages, 3);
});

test('whoever was archived reads so, and whoever restores them which group is full', async () => {
	const group = await makeGroup('One seat', '1');
	await makeCode(group, { code: 'one seat', active: '1' });
	muster.muster('account', ['create', '--email', 'nina@one.example', '--first', 'Nina', '--last', 'One', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const nina = await muster.signedIn('nina@one.example', PASSWORD);
	await (await nina.get('/redeem/ONE-SEAT')).submit(/^\/redeem\//);
	const { id } = one("SELECT p.id FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email = 'nina@one.example'");
	await (await admin.get(`/learners/${id}/archive`)).submit(`/learners/${id}/archive`);
	assert.match((await nina.get('/learning')).text, /You were archived in Northfield Family Services\. No code brings you back/);
	const path = `/groups/${group}/enrol/manual`;
	await (await admin.get(path)).submit(path, { email1: 'other@one.example', when: 'now' });
	const restored = await (await admin.get(`/learners/${id}`)).submit(`/learners/${id}/restore`);
	assert.match(restored.text, /Nina One is back, but not in One seat: no seat is free there/);
	assert.doesNotMatch((await nina.get('/learning')).text, /You were archived/);
	assert.match((await nina.get('/redeem/ONE-SEAT')).text, /You were archived in this group, so no code brings you back\. Ask an administrator of Northfield Family Services to restore you/);
	await (await nina.get('/account/close')).submit('/account/close', { current_password: PASSWORD, sure: '1' });
	assert.match((await admin.get(`/groups/${group}/codes/${codeNamed('ONE-SEAT').id}`)).text, /Closed account address no longer known Archived/);
});

test('whoever restores somebody reads also of an archived group that it has no seat', async () => {
	const group = await makeGroup('Last season', '1');
	await makeCode(group, { code: 'last season', active: '1' });
	muster.muster('account', ['create', '--email', 'pia@one.example', '--first', 'Pia', '--last', 'Past', '--password-file', '-'], { input: `${PASSWORD}\n` });
	await (await (await muster.signedIn('pia@one.example', PASSWORD)).get('/redeem/LAST-SEASON')).submit(/^\/redeem\//);
	const { id } = one("SELECT p.id FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email = 'pia@one.example'");
	await (await admin.get(`/learners/${id}/archive`)).submit(`/learners/${id}/archive`);
	const path = `/groups/${group}/enrol/manual`;
	await (await admin.get(path)).submit(path, { email1: 'next@one.example', when: 'now' });
	await (await admin.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
	const restored = await (await admin.get(`/learners/${id}`)).submit(`/learners/${id}/restore`);
	assert.match(restored.text, /Pia Past is back, but not in Last season: no seat is free there/);
});

test('somebody who was archived without having been in a group reads so too', async () => {
	muster.muster('account', ['create', '--email', 'olu@one.example', '--first', 'Olu', '--last', 'None', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const olu = await muster.signedIn('olu@one.example', PASSWORD);
	await (await admin.get('/learners/new')).submit('/learners/new', { first_name: 'Olu', last_name: 'None', email: 'olu@one.example' });
	const { id } = one("SELECT p.id FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email = 'olu@one.example'");
	assert.match((await olu.get('/learning')).text, /Nothing to learn yet/);
	await (await admin.get(`/learners/${id}/archive`)).submit(`/learners/${id}/archive`);
	const page = await olu.get('/learning');
	assert.match(page.text, /You were archived in Northfield Family Services\. No code brings you back/);
	assert.doesNotMatch(page.text, /When somebody invites you/);
});

test('an archived group is given neither codes nor keys', async () => {
	const group = await makeGroup('Soon archived', '5');
	const form = await admin.get(`/groups/${group}/enrol/code`), keys = await admin.get(`/groups/${group}/keys`);
	await (await admin.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
	assert.match((await form.submit(`/groups/${group}/enrol/code`, { make: 'made' })).text, /archived/);
	assert.match((await keys.submit(`/groups/${group}/keys`, { name: 'Late', keys: '1' })).text, /archived/);
	assert.ok(!(await admin.get(`/groups/${group}/codes`)).text.includes('New group code'));
	assert.deepEqual(muster.troubles(), []);
});
