// A code is redeemed by a new person, by one with an account and by one who is logged in: in Chromium, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, fits, open, press, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo', OWN = 'three words of wisdom';
let muster;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	const leader = await muster.signedIn('admin@muster.example', PASSWORD);
	const make = async (code, group, fields = {}) => {
		const path = `/groups/${group}/enrol/code`;
		await (await leader.get(path)).submit(path, { make: 'own', code, active: '1', ...fields });
	};
	const full = muster.sql('SELECT id FROM groups WHERE seats IS NOT NULL ORDER BY id LIMIT 1')[0].id;
	const free = muster.sql(`SELECT id FROM groups WHERE status = 'active' AND id <> ${full} AND on_wait_list = 0 AND (seats IS NULL OR seats - seats_held > 10) ORDER BY id LIMIT 1`)[0].id;
	await make('WINTER-TEAM', free);
	await make('FOR-OUR-SCHOOL', free, { allow_list: 'school.example' });
	await make('TOO-MANY', full);
	muster.sql(`UPDATE groups SET seats = seats_held WHERE id = ${full}`);
});
after(() => muster?.stop());

function person(email) {
	muster.muster('account', ['create', '--email', email, '--first', 'Kim', '--last', 'Lee', '--password-file', '-'], { input: `${OWN}\n` });
}


for (const javaScript of [true, false])
	describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
		const name = javaScript ? 'with' : 'without';

		test('a new person types the code, makes an account, is in, and confirms the address', async () => {
			const page = await open(muster, { javaScript }), email = `new.${name}@people.example`;
			await page.goto('/redeem');
			await page.getByLabel('Code or key').fill('winter tean');
			await press(page, 'Go on');
			assert.match(await page.locator('#code-error').innerText(), /There is no such code/);
			assert.equal(await page.getByLabel('Code or key').inputValue(), 'winter tean');
			await page.getByLabel('Code or key').fill('winter team');
			await press(page, 'Go on');
			await page.getByLabel('E-mail address').fill(email);
			await page.getByLabel('First name').fill('Nora');
			await page.getByLabel('Last name').fill('New');
			await page.getByLabel('New password').fill(OWN);
			await press(page, 'Join the group');
			await page.waitForURL('**/learning');
			assert.match(await page.locator('.note').first().innerText(), /You are in .* now\. Confirm your address/);
			const mail = await muster.mail.wait({ to: email, subject: /confirm your address/ });
			await page.goto(new URL(mail.link(/\/verify\//)).pathname);
			await press(page, 'Confirm this address');
			assert.match(await page.locator('.note').first().innerText(), /is confirmed/);
			assert.deepEqual(page.complaints.filter((one) => !/422/.test(one)), []);
			await page.context().close();
		});

		test('somebody with an account enters its password', async () => {
			const page = await open(muster, { javaScript }), email = `known.${name}@people.example`;
			person(email);
			await page.goto('/redeem/WINTER-TEAM');
			await page.getByLabel('E-mail address').fill(email);
			await page.getByLabel('First name').fill('Kim');
			await page.getByLabel('New password').fill('something else');
			await press(page, 'Join the group');
			assert.match(await page.locator('main').innerText(), /There is an account with this address/);
			await page.getByLabel('Password', { exact: true }).fill(OWN);
			await press(page, 'Join the group');
			await page.waitForURL('**/learning');
			assert.match(await page.locator('.note').first().innerText(), /You are in .* now/);
			await page.context().close();
		});

		test('somebody logged in finds the way from My learning, and has one button', async () => {
			const page = await open(muster, { javaScript }), email = `inside.${name}@people.example`;
			person(email);
			await signIn(page, email, OWN);
			await page.getByRole('link', { name: 'Redeem a code' }).first().click();
			await page.getByLabel('Code or key').fill('TOO-MANY');
			await press(page, 'Go on');
			assert.match(await page.locator('main').innerText(), /You join as Kim Lee/);
			await press(page, 'Join the wait list');
			await page.waitForURL('**/learning');
			assert.match(await page.locator('main').innerText(), /stand on its wait list/);
			await page.context().close();
		});
	});

for (const look of [{ width: 1280 }, { width: 1280, dark: true }, { width: 390 }, { width: 390, dark: true }]) {
	const name = `${look.width}${look.dark ? '-dark' : ''}`;
	const see = async (page, what) => {
		await axe(page);
		await fits(page);
		if (process.env.SHOTS)
			await page.screenshot({ path: `${process.env.SHOTS}/redeem-${what}-${name}.png`, fullPage: true });
	};

	test(`the pages of redeeming, ${name}`, async () => {
		const page = await open(muster, look);
		for (const [path, what] of [['/redeem', 'field'], ['/redeem/NO-SUCH', 'wrong'], ['/redeem/WINTER-TEAM', 'new'], ['/redeem/FOR-OUR-SCHOOL', 'school'],
			['/redeem/TOO-MANY', 'full'], ['/redeem/FOR-OUR-SCHOOL?asked=invite', 'invite'], ['/redeem/WINTER-TEAM?asked=password', 'password'], ['/help/redeem', 'help']]) {
			await page.goto(path);
			await see(page, what);
		}
		await page.goto('/redeem/WINTER-TEAM');
		await page.getByLabel('E-mail address').fill('learner@muster.example');
		await press(page, 'Join the group');
		await page.waitForSelector('#password-error');
		await see(page, 'known');
		await signIn(page, 'learner@muster.example', PASSWORD);
		await page.goto('/redeem/TOO-MANY');
		await see(page, 'inside');
		await page.context().close();
	});
}
