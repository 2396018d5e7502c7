// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// A group code is made, activated and copied, and keys are made, downloaded and printed: in Chromium, with JavaScript and without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { axe, fits, open, press, signIn } from '../lib/browser.mjs';
import { csvRecords } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
});
after(() => muster?.stop());

async function leader(options) {
	const page = await open(muster, options);
	await signIn(page, 'leader@muster.example', PASSWORD);
	await page.goto('/groups/1');
	return page;
}

const day = (days) => new Date((muster.clock.now() + days * 86400) * 1000).toISOString().slice(0, 10);

for (const javaScript of [true, false])
	describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
		const code = javaScript ? 'SPRING-TEAM' : 'SUMMER-TEAM';

		test('a code of one\'s own is created for a range of dates, activated and copied', async () => {
			const page = await leader({ javaScript });
			await page.getByRole('link', { name: 'Enrol new users' }).click();
			await page.getByRole('link', { name: /^Group code/ }).click();
			if (javaScript)
				await axe(page);
			assert.equal(await page.getByLabel('Your code').isVisible(), false, 'the field stands behind its choice');
			await page.getByLabel('I choose the code').check();
			await page.getByLabel('Your code').fill(code.toLowerCase());
			await page.getByLabel('Works from').fill(day(0));
			await page.getByLabel('Works until').fill(day(30));
			await page.getByLabel('Most uses').fill('6');
			await press(page, 'Make the code');
			assert.equal(await page.locator('h1').innerText(), code);
			const status = page.getByRole('switch', { name: `Code status of ${code}` });
			assert.equal(await status.getAttribute('aria-checked'), 'false');
			await status.click();
			assert.match(await page.locator('main').innerText(), new RegExp(`${code} is active`));
			assert.equal(await status.getAttribute('aria-checked'), 'true');
			if (javaScript) {
				await axe(page);
				await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
				await press(page, `Copy ${code}`);
				assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
				await press(page, 'Copy link');
				assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${muster.url}/redeem/${code}`);
			}
			await page.getByRole('link', { name: 'Codes', exact: false }).first().click();
			assert.match(await page.locator('tr', { hasText: code }).innerText(), /0 of 6[^]*Active/);
			assert.deepEqual(page.complaints, []);
		});

		test('a code is made for whoever wants none of their own', async () => {
			const page = await leader({ javaScript });
			await page.goto('/groups/1/enrol/code');
			await press(page, 'Make the code');
			assert.match(await page.locator('h1').innerText(), /^[34679ACDEFGHJKMNPQRTUWXY]{4}-[34679ACDEFGHJKMNPQRTUWXY]{4}$/);
		});

		test('keys are made, downloaded and printed as cards', async () => {
			const page = await leader({ javaScript });
			await page.goto('/groups/1/codes');
			await page.getByLabel('Name of the batch').fill('Night team');
			await page.getByLabel('Keys to make').fill('3');
			await press(page, 'Make keys');
			assert.equal(await page.locator('h1').innerText(), 'Night team');
			const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download CSV' }).click()]);
			const keys = csvRecords(readFileSync(await download.path())).map((row) => row.key);
			assert.equal(keys.length, 3);
			await page.getByRole('link', { name: 'Print as cards' }).click();
			for (const key of keys)
				assert.equal(await page.locator('.cards li', { hasText: key }).locator('svg.qr').count(), 1);
			await page.emulateMedia({ media: 'print' });
			assert.equal(await page.locator('.cards li').first().isVisible(), true);
			assert.equal(await page.getByRole('link', { name: 'Back' }).isVisible(), false);
			assert.deepEqual(page.complaints, []);
		});
	});

test('on a phone nothing scrolls sideways', async () => {
	const page = await leader({ width: 390 });
	for (const path of ['/groups/1/codes', '/groups/1/codes/3', '/groups/1/codes/3/poster', '/groups/1/keys/1', '/groups/1/keys/1/cards', '/groups/1/enrol/code']) {
		await page.goto(path);
		await fits(page);
	}
});
