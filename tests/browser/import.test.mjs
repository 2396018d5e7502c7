// People come in by CSV, in Chromium: each seed's own way and words, a file of a hundred thousand rows, and without JavaScript.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, fits, follow, open, press, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'a password for the demo', ADMIN = 'admin@muster.example';
const lines = (...all) => all.map((line) => `${line}\r\n`).join('');
let muster, admin;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: true });
	admin = await muster.signedIn(ADMIN, PASSWORD);
});
after(() => stopSound(muster));

async function makeGroup(name, policy = 'ask', fields = {}) {
	await (await admin.get('/groups/new')).submit('/groups/new', { name, policy, ...fields });
	return muster.sql(`SELECT id FROM groups WHERE name = '${name}'`)[0].id;
}

const csv = (name, content) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const heading = (page) => page.locator('h1').innerText();
const text = (page) => page.locator('main').innerText();
const has = async (page, words) => assert.ok((await text(page)).includes(words), `${words}: ${await text(page)}`);
const row = (page, address) => page.locator('tbody tr').filter({ hasText: address });

async function visit(email, options) {
	const page = await open(muster, options);
	await signIn(page, email, PASSWORD);
	return page;
}

async function leave(page) {
	assert.deepEqual(page.complaints, []);
	await page.context().close();
}

// From the page of a group to the page where a file is uploaded, as a leader goes.
async function enrolNewUsers(page, group) {
	await page.goto('/groups');
	await follow(page, group);
	await follow(page, 'Enrol new users');
	await page.locator('nav.ways a', { hasText: 'Upload CSV' }).click();
	assert.equal(await heading(page), 'Enrol new users');
}

// A file is let fall on the page's field for it.
async function drop(page, name, content) {
	const data = await page.evaluateHandle(([title, body]) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([body], title, { type: 'text/csv' }));
		return transfer;
	}, [name, content]);
	await page.dispatchEvent('label.drop', 'dragover', { dataTransfer: data });
	await page.dispatchEvent('label.drop', 'drop', { dataTransfer: data });
}

const previewed = (page) => page.waitForSelector('#approve');
// Live, or by the page's own refresh where there is no script.
const finished = (page) => page.waitForSelector('.note.ok[role=status]');

test('first name, last name, email: enrol new users, upload, approve, and they are Pending', async () => {
	await makeGroup('Evening class');
	const page = await visit(ADMIN);
	await enrolNewUsers(page, 'Evening class');
	await page.getByText('or drag and drop it here').waitFor();
	await drop(page, 'evening.csv', lines('first name,last name,email', 'Grace,Tan,grace.tan@evening.example', 'Hugo,Marchetti,hugo@evening.example'));
	await has(page, 'evening.csv');
	await press(page, 'Upload');
	await previewed(page);
	await has(page, '2 invites');
	await has(page, 'read as UTF-8 with commas');
	await axe(page);
	await press(page, 'Approve 2 rows');
	await finished(page);
	await has(page, '2 people are invited.');
	await axe(page);
	await follow(page, 'See the learners');
	await until('the mails to be taken', async () => {
		await page.reload();
		return await page.locator('tbody .st', { hasText: 'Pending' }).count() === 2;
	});
	await muster.mail.wait({ to: 'hugo@evening.example' });
	await leave(page);
});

test('headings of one\'s own are mapped; one file makes people and adds them to a group; existing people are associated by CSV', async () => {
	await makeGroup('Drivers', 'enrol');
	const book = await makeGroup('Book club');
	const page = await visit(ADMIN);
	await page.goto('/learners');
	await follow(page, 'Import people');
	await page.locator('[name=kind][value=people]').check();
	await page.setInputFiles('#csv', csv('staff.csv', lines('Kontakt;Rufname oder so;Nachname oder so;Wohin', 'ines@staff.example;Ines;Ito;Drivers', 'karl@staff.example;Karl;Koch;drivers', 'lea@staff.example;Lea;Lund;')));
	await press(page, 'Upload');
	await page.waitForURL(/\/columns$|\/imports\/\d+$/);
	await page.waitForSelector('text=Check the rows');
	await has(page, 'Map headers');
	for (const [name, target] of Object.entries({ Kontakt: 'email', 'Rufname oder so': 'first_name', 'Nachname oder so': 'last_name', Wohin: 'group' }))
		await page.locator('tbody tr').filter({ hasText: name }).locator('select').selectOption(target);
	await axe(page);
	await press(page, 'Check the rows');
	await previewed(page);
	await has(page, '3 new people');
	await has(page, 'with semicolons');
	await press(page, 'Approve 3 rows');
	await finished(page);
	const member = (address) => muster.sql(`SELECT m.status FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${address}' AND m.organisation_id = 1`)[0]?.status;
	for (const name of ['ines', 'karl', 'lea'])
		assert.equal(member(`${name}@staff.example`), 'active');
	await page.goto('/groups');
	await follow(page, 'Drivers');
	assert.equal(await page.locator('tbody tr').count(), 2);

	await enrolNewUsers(page, 'Book club');
	await page.locator('[name=kind][value=associate]').check();
	await page.setInputFiles('#csv', csv('association.csv', lines('email', 'ines@staff.example', 'lea@staff.example', 'nobody@staff.example')));
	await press(page, 'Upload');
	await previewed(page);
	await has(page, '2 added to groups, 1 rejected');
	await press(page, 'Approve 2 rows');
	await finished(page);
	assert.deepEqual(muster.sql(`SELECT status, pinned, route FROM memberships WHERE group_id = ${book} AND current = 1`), Array(2).fill({ status: 'active', pinned: 1, route: 'import' }));
	await leave(page);
});

test('user_email, user_pass: an account with its password, to be changed at the first log-in, and shown nowhere', async () => {
	const SECRET = 'quiet otters 42', group = await makeGroup('Night school', 'enrol');
	const page = await visit(ADMIN);
	const seen = [];
	page.on('response', async (response) => seen.push(await response.text().catch(() => '')));
	await enrolNewUsers(page, 'Night school');
	await page.setInputFiles('#csv', csv('accounts.csv', lines('user_email,user_pass,first_name,last_name', `mona@night.example,${SECRET},Mona,Meyer`, `short@night.example,otter,Nils,Nord`)));
	await press(page, 'Upload');
	await previewed(page);
	await has(page, 'are kept sealed and never shown');
	await has(page, '1 enrolled, 1 rejected');
	await axe(page);
	const answers = await row(page, 'short@night.example').innerText();
	assert.match(answers, /8 characters/);
	await page.goto('/imports');
	await follow(page, 'accounts.csv');
	await press(page, 'Approve 1 row');
	await finished(page);
	await page.goto(`/groups/${group}`);
	await has(page, 'mona@night.example');
	await until('the password to be hashed', () => muster.sql("SELECT password_hash FROM accounts WHERE email = 'mona@night.example'")[0].password_hash);
	assert.ok(seen.length > 10 && !seen.some((body) => body.includes(SECRET)), 'the password stands on no page');
	const mail = await muster.mail.wait({ to: 'mona@night.example' });
	assert.ok(!JSON.stringify(mail).includes(SECRET));
	assert.ok(!readFileSync(muster.log('serve'), 'utf8').includes(SECRET) && !readFileSync(muster.log('work'), 'utf8').includes(SECRET));
	await leave(page);

	const mona = await open(muster);
	await signIn(mona, 'mona@night.example', SECRET);
	assert.equal(new URL(mona.url()).pathname, '/password/change');
	await leave(mona);
});

test('the template is filled, previewed and disapproved, then approved with a notification at a scheduled time; Imports shows both', async () => {
	await makeGroup('Coaches');
	const page = await visit(ADMIN);
	await enrolNewUsers(page, 'Coaches');
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Template/ }).first().click()]);
	const template = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '').trim();
	const names = template.split(',');
	const fill = (email, first, last) => names.map((name) => ({ email, 'first name': first, 'last name': last }[name] ?? '')).join(',');
	assert.ok(names.includes('email') && names.includes('first name'), template);
	await page.setInputFiles('#csv', csv('coaches.csv', lines(template, fill('olga@coaches.example', 'Olga', 'Ode'), fill('pim@coaches.example', 'Pim', 'Poe'))));
	await press(page, 'Upload');
	await previewed(page);
	await press(page, 'Disapprove');
	await has(page, 'Disapproved: nothing was done.');
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM memberships WHERE email LIKE '%@coaches.example'")[0].n, 0);

	await follow(page, 'Upload another file');
	await page.setInputFiles('#csv', csv('coaches.csv', lines(template, fill('olga@coaches.example', 'Olga', 'Ode'), fill('pim@coaches.example', 'Pim', 'Poe'))));
	await press(page, 'Upload');
	await previewed(page);
	await follow(page, 'Preview the mail');
	await has(page, 'olga@coaches.example');
	await follow(page, 'Back to the preview');
	await page.getByRole('radio', { name: /^At a scheduled time/ }).check();
	const day = new Date(Date.now() + 3 * 86400e3).toISOString().slice(0, 10);
	await page.fill('#date', day);
	await page.fill('#time', '08:30');
	await press(page, 'Approve 2 rows');
	await finished(page);
	await has(page, 'stay Prospect until then');
	assert.deepEqual(muster.sql(`SELECT status, notify_at > ${muster.clock.now()} + 86400 AS later FROM memberships WHERE email LIKE '%@coaches.example'`), Array(2).fill({ status: 'prospect', later: 1 }));
	await page.goto('/imports');
	const shown = await page.locator('tbody tr').filter({ hasText: 'coaches.csv' }).allInnerTexts();
	assert.equal(shown.length, 2);
	assert.match(shown[0], /Done/);
	assert.match(shown[1], /Disapproved/);
	await leave(page);
});

test('a preview of a hundred thousand rows pages and filters as fast as one of sixty', async () => {
	const many = 100000;
	const content = (rows) => `email,first name,last name,hobby,city,phone,start,notes\r\n${Array.from({ length: rows }, (_, n) =>
		`${n % 100 === 99 ? `wrong${n}` : `person${n}@many.example`},First${n},Last${n},Hobby ${n % 7},City,0${n},2026-01-02,some words`).join('\r\n')}\r\n`;
	await makeGroup('Multitude');
	const page = await visit(ADMIN);
	const upload = async (name, rows) => {
		await enrolNewUsers(page, 'Multitude');
		await page.setInputFiles('#csv', csv(name, content(rows)));
		await press(page, 'Upload');
		await page.waitForSelector('#approve');
		return Number(new URL(page.url()).pathname.split('/')[2]);
	};
	const small = await upload('sixty.csv', 60);
	const large = await upload('many.csv', many);
	await has(page, '100,000 rows');
	await has(page, '99,000 invites, 1,000 rejected');
	await page.locator('.chips a', { hasText: 'Error' }).click();
	await has(page, '1 to 50 of 1,000');
	await follow(page, 'Next');
	await has(page, '51 to 100 of 1,000');
	await has(page, 'wrong9999');
	await page.fill('#q', 'person99998@');
	await press(page, 'Search');
	assert.equal(await page.locator('#rows tbody tr').count(), 1);

	const took = async (path) => {
		const before = performance.now();
		assert.equal((await admin.get(path)).status, 200);
		return performance.now() - before;
	};
	// The least of several is what a page takes, on a machine with other things to do.
	for (const query of ['', '?after=99900~&from=99900', '?verdict=error&after=99000~&from=990', '?verdict=valid&after=50000~', '?q=person5', '?q=person99']) {
		let few = Infinity, all = Infinity;
		for (let n = 0; n < 5 || (n < 50 && all >= 3 * few + 20); n++) {
			few = Math.min(few, await took(`/imports/${small}`));
			all = Math.min(all, await took(`/imports/${large}${query}`));
		}
		assert.ok(all < 3 * few + 20, `${query}: ${all} ms against ${few} ms`);
	}
	await leave(page);
});

test('without JavaScript: upload, correct and skip in the preview, approve, wait, and undo', async () => {
	const group = await makeGroup('Quiet readers');
	const page = await visit(ADMIN, { javaScript: false });
	await page.goto(`/groups/${group}/enrol/csv`);
	assert.doesNotMatch(await page.locator('label.drop').innerText(), /drag|drop/i);
	await page.setInputFiles('#csv', csv('readers.csv', lines('email,first name,last name', 'quinn@readers.example,Quinn,Quist', 'rosa@readers,Rosa,Roth', 'sven@readers.example,Sven,Sand', 'tove@gmial.com,Tove,Tell')));
	await press(page, 'Upload');
	await previewed(page);
	await has(page, '1 rejected');
	await page.setViewportSize({ width: 360, height: 740 });
	const told = await page.locator('#row-2 td.bad small').boundingBox();
	assert.ok(told.x >= 0 && told.x + told.width <= 360, 'what is wrong is in sight on a phone');
	await page.locator('#row-3').getByRole('button', { name: /^Skip line 4/ }).click();
	await page.locator('#row-4').getByRole('button', { name: /^Use/ }).click();
	await page.locator('#row-2').getByRole('link', { name: /^Correct line 3/ }).click();
	await page.fill('#c0', 'rosa@readers.example');
	await press(page, 'Save');
	await has(page, '3 invites, 1 skipped by you');
	await fits(page);
	await press(page, 'Approve 3 rows');
	await finished(page);
	await has(page, '3 people are invited.');
	await fits(page);
	await follow(page, 'Undo this import');
	await has(page, '3 things that it did are taken back.');
	await press(page, 'Undo the import');
	await page.waitForSelector('text=The import was undone.');
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM memberships WHERE email LIKE '%@readers.example' AND current = 1")[0].n, 0);
	await leave(page);
});
