// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// Seats and courses of a group: added by an administrator by invoice, marked as paid by a site administrator, there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster;
before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
});
after(() => muster?.stop());

async function checked(page) {
	await axe(page);
	await fits(page);
}

// How many sheets of A4 a page is on paper.
async function sheets(page) {
	return (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g).length;
}

for (const [name, options] of [['at a desk', {}], ['on a phone in the dark, without JavaScript', { width: 390, dark: true, javaScript: false }]])
	test(`seats and a course are added by invoice and marked as paid ${name}`, async () => {
		const admin = await open(muster, options), site = await open(muster, options);
		const group = muster.sql("SELECT id, seats FROM groups WHERE name = 'Night shift supervisors'")[0];
		const check = options.javaScript === false ? () => {} : checked;
		await signIn(admin, 'admin@muster.example', PASSWORD);
		await signIn(site, 'site@muster.example', PASSWORD);

		await admin.goto(`/groups/${group.id}/seats`);
		await admin.click('text=Add seats');
		await admin.fill('#seats', '6');
		await admin.locator('label.opt input:not([disabled])').first().check();
		await check(admin);
		await admin.click('text=Work out the total');
		await check(admin);
		await admin.fill('#reference', 'PO 2026');
		await admin.locator('button', { hasText: 'Order for' }).click();
		await admin.waitForURL(/\/orders\/\d+$/);
		const number = (await admin.textContent('h1')).split(' ')[1];
		await check(admin);
		await admin.locator('a', { hasText: 'Invoice' }).first().click();
		await check(admin);
		assert.match(await admin.textContent('main'), /PO 2026/);
		assert.equal(await sheets(admin), 1);

		await site.goto('/admin/orders');
		await check(site);
		await site.locator('tr', { hasText: number }).locator('a', { hasText: 'Mark as paid' }).click();
		await check(site);
		await site.click('main button');
		await site.waitForURL(/\/admin\/orders\/\d+$/);
		await check(site);

		await admin.goto(`/groups/${group.id}/seats`);
		assert.equal(muster.sql(`SELECT seats FROM groups WHERE id = ${group.id}`)[0].seats, group.seats + 6);
		assert.match(await admin.textContent('main'), new RegExp(number));
		assert.deepEqual([...admin.complaints, ...site.complaints], []);
	});

test('an invoice and its credit note are a sheet each', async () => {
	const page = await open(muster), order = muster.sql("SELECT order_id AS id FROM invoices WHERE kind = 'credit' LIMIT 1")[0];
	await signIn(page, 'admin@muster.example', PASSWORD);
	await page.goto(`/orders/${order.id}/invoice`);
	assert.equal(await sheets(page), 2);
});
