// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// The seeds' workflow from end to end: a leader makes a code, which is refused until it is activated and then brings a new person and
// one with an account; and hands out a key from the file that was downloaded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { open, press, signIn } from '../lib/browser.mjs';
import { csvRecords } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';

const PASSWORD = 'a password for the demo', OWN = 'three words of wisdom';
let muster;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
});
after(() => stopSound(muster));

const said = (page) => page.locator('.note').first().innerText();

async function type(page, code) {
	await page.goto('/redeem');
	await page.getByLabel('Code or key').fill(code);
	await press(page, 'Go on');
}

async function register(page, email) {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('First name').fill('Nora');
	await page.getByLabel('Last name').fill('Newman');
	await page.getByLabel('New password').fill(OWN);
	await press(page, 'Join the group');
	await page.waitForURL('**/learning');
}

// How the group's list shows somebody, to the leader.
async function listed(page, email) {
	await page.goto(`/groups/1?q=${encodeURIComponent(email)}`);
	return page.locator('tbody tr').first().innerText();
}

for (const javaScript of [true, false])
	describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
		const name = javaScript ? 'with' : 'without', code = `CHORUS-${name.toUpperCase()}`;

		test('a code is refused while it is off; once active it brings a new person and one with an account', async () => {
			const leader = await open(muster, { javaScript }), guest = await open(muster, { javaScript });
			await signIn(leader, 'leader@muster.example', PASSWORD);
			await leader.goto('/groups/1/enrol/code');
			await leader.getByLabel('I choose the code').check();
			await leader.getByLabel('Your code').fill(code);
			await press(leader, 'Make the code');

			await type(guest, code.toLowerCase().replace('-', ' '));
			assert.match(await guest.locator('#code-error').innerText(), /not switched on/);
			await leader.getByRole('switch', { name: `Code status of ${code}` }).click();
			await leader.waitForSelector('[role=switch][aria-checked=true]');
			await press(guest, 'Go on');
			await register(guest, `${name}.new@people.example`);
			assert.match(await said(guest), /You are in .* now/);
			await guest.context().close();

			const known = await open(muster, { javaScript }), email = `${name}.known@people.example`;
			muster.muster('account', ['create', '--email', email, '--first', 'Kim', '--last', 'Lee', '--password-file', '-'], { input: `${OWN}\n` });
			await signIn(known, email, OWN);
			await type(known, code);
			await press(known, 'Join the group');
			await known.waitForURL('**/learning');
			assert.match(await said(known), /You are in .* now/);
			await known.context().close();

			for (const address of [`${name}.new@people.example`, email])
				assert.match(await listed(leader, address), /Active/);
			await leader.goto('/groups/1/codes');
			assert.match(await leader.locator('tr', { hasText: code }).innerText(), /\b2\b/);
			await leader.context().close();
		});

		test('keys are made and downloaded, and one of them brings one person', async () => {
			const leader = await open(muster, { javaScript }), guest = await open(muster, { javaScript }), batch = `Choir ${name}`;
			await signIn(leader, 'leader@muster.example', PASSWORD);
			await leader.goto('/groups/1/codes');
			await leader.getByLabel('Name of the batch').fill(batch);
			await leader.getByLabel('Keys to make').fill('2');
			await press(leader, 'Make keys');
			const [download] = await Promise.all([leader.waitForEvent('download'), leader.getByRole('link', { name: 'Download CSV' }).click()]);
			const key = csvRecords(readFileSync(await download.path()))[0].key;

			await type(guest, key.toLowerCase());
			await register(guest, `${name}.key@people.example`);
			await guest.context().close();
			const second = await open(muster, { javaScript });
			await type(second, key);
			assert.match(await second.locator('#code-error').innerText(), /was redeemed already/);
			await second.context().close();

			await leader.reload();
			assert.match(await leader.locator('main').innerText(), new RegExp(`${name}\\.key@people\\.example`));
			await leader.goto('/groups/1/codes');
			assert.match(await leader.locator('tr', { hasText: batch }).innerText(), /1 of 2/);
			await leader.context().close();
		});
	});
