// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// Seats are ordered, paid on the provider's page (a stand-in), and there when the buyer comes back. With JavaScript and without.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';
import { Shop, startProvider } from '../lib/provider.mjs';

for (const javaScript of [true, false])
	describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
		// The look at accessibility is a script of its own.
		const looked = async (page) => {
			await fits(page);
			if (javaScript)
				await axe(page);
		};
		let provider, muster;
		after(async () => {
			await muster?.stop();
			await provider?.stop();
		});

		test('seats are ordered, paid by checkout, and there', async () => {
			provider = await startProvider();
			muster = await start({ conf: provider.conf });
			provider.tells(muster);
			const shop = await new Shop(muster).open();
			const page = await open(muster, { javaScript, width: javaScript ? 1280 : 390 });
			const heading = (words) => page.getByRole('heading', { name: words });
			// Without JavaScript the page is told to refresh itself: looked at again until it is so.
			const comesTo = async (words) => javaScript ? heading(words).waitFor()
				: until(words, async () => {
				if (await heading(words).count())
					return true;
				await page.reload();
				return false;
			});

			await signIn(page, 'head@northfield.example', 'a password for the head');
			await page.goto(`/groups/${shop.group}/order`);
			await page.fill('#seats', '5');
			await page.getByRole('button', { name: 'Work out the total' }).click();
			await page.getByLabel(/Pay online now/).check();
			await page.fill('#buyer', 'Northfield\n1 High Street');
			await page.getByRole('button', { name: 'Order for £145.00' }).click();
			await comesTo('Waiting for your payment');
			await looked(page);
			await page.getByRole('link', { name: 'Pay £145.00' }).click();

			assert.equal(new URL(page.url()).origin, provider.url);
			await page.getByRole('button', { name: 'Pay', exact: true }).click();
			await page.waitForURL((url) => url.origin === muster.url);
			await comesTo(/^Paid$/);
			await looked(page);
			assert.equal(shop.seats(), 15);
			assert.deepEqual(page.complaints, []);
		});

		test('whoever turns back at the provider can still pay, or cancel', async () => {
			const shop = new Shop(muster);
			Object.assign(shop, { admin: await muster.signedIn('head@northfield.example', 'a password for the head'), group: muster.sql('SELECT id FROM groups')[0].id });
			const id = await shop.order(1);
			await shop.until(id, 'open');
			const page = await open(muster, { javaScript });
			await signIn(page, 'head@northfield.example', 'a password for the head');
			await page.goto(`/orders/${id}`);
			await page.getByRole('link', { name: 'Pay £29.00' }).click();
			await page.getByRole('button', { name: 'Cancel' }).click();
			await page.waitForURL((url) => url.pathname === `/orders/${id}`);
			await page.getByRole('link', { name: 'Cancel order' }).click();
			await page.getByRole('button', { name: 'Cancel order' }).click();
			await page.getByRole('heading', { name: 'Cancelled', exact: true }).waitFor();
			await shop.until(id, 'over');
			assert.deepEqual(page.complaints, []);
		});
	});
