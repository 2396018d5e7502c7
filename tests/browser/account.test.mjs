// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// The pages around one's account, as a browser shows them: accessible and in their width, light and dark, wide and narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, fits, open } from '../lib/browser.mjs';
import { SITE_ADMIN, start } from '../lib/instance.mjs';

let muster;
before(async () => {
	muster = await start();
});
after(() => muster?.stop());

const PASSWORD = 'three words of wisdom';

function person(email) {
	muster.muster('account', ['create', '--email', email, '--first', 'Pat', '--last', 'Lee', '--password-file', '-'], { input: `${PASSWORD}\n` });
}

async function logIn(page, email, password, to) {
	await page.goto(`/login?to=${to}`);
	await page.fill('[name=email]', email);
	await page.fill('[name=password]', password);
	await page.click('main button.main');
}

const LOOKS = [
	{ width: 1280, dark: false }, { width: 1280, dark: true }, { width: 390, dark: false }, { width: 390, dark: true },
];

async function see(page, name) {
	await axe(page);
	await fits(page);
	if (process.env.SHOTS)
		await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
	assert.deepEqual(page.complaints, []);
}

for (const look of LOOKS) {
	const name = `${look.width}${look.dark ? '-dark' : ''}`;

	test(`before logging in, ${name}`, async () => {
		const page = await open(muster, look);
		await page.goto('/login');
		await see(page, `login-${name}`);
		await page.fill('[name=email]', 'nobody');
		await page.click('main button.main');
		await page.waitForSelector('#email-error');
		page.complaints.length = 0; // the browser says aloud that the answer was a 422
		await see(page, `login-wrong-${name}`);
		await page.goto('/password/forgot');
		await see(page, `forgot-${name}`);
		await page.goto('/password/forgot?asked=1');
		await see(page, `asked-${name}`);
		await page.goto(`/password/reset/${'A'.repeat(43)}`);
		await see(page, `over-${name}`);
		await page.context().close();
	});

	test(`the account page, ${name}`, async () => {
		const page = await open(muster, look);
		await logIn(page, SITE_ADMIN.email, SITE_ADMIN.password, '/account');
		await page.waitForURL('**/account');
		await see(page, `account-${name}`);
		await page.fill('[name=new_email]', `other.${name}@example.org`);
		await page.click('text="Send the link"');
		await page.waitForSelector('text="Waiting for you"');
		await page.fill('[name=current_password]', 'not this one');
		await page.fill('[name=password]', 'short');
		await page.click('text="Change password"');
		await page.waitForSelector('#current_password-error');
		page.complaints.length = 0;
		await see(page, `account-wrong-${name}`);
		await page.context().close();
	});

	test(`links in mails and a temporary password, ${name}`, async () => {
		const email = `pat.${name}@example.org`;
		const added = `added.${name}@example.org`;
		const page = await open(muster, look);
		person(email);
		muster.sql(`UPDATE accounts SET must_change_password = 1 WHERE email = '${email}'`);
		await logIn(page, email, PASSWORD, '/account');
		await page.waitForURL(/password.change/);
		await see(page, `change-${name}`);
		await page.fill('[name=password]', 'four words of more wisdom');
		await page.click('main button.main');
		await page.waitForURL('**/account');
		await see(page, `account-learner-${name}`);

		await page.fill('[name=new_email]', added);
		await page.click('text="Send the link"');
		const verify = (await muster.mail.wait({ to: added })).link(/verify/);
		await page.goto(verify);
		await see(page, `verify-${name}`);
		const stranger = await open(muster, look);
		await logIn(stranger, SITE_ADMIN.email, SITE_ADMIN.password, new URL(verify).pathname);
		await stranger.waitForSelector('text="This link is for another account"');
		await see(stranger, `verify-other-${name}`);
		await stranger.context().close();

		const visitor = await open(muster, look);
		await visitor.goto('/password/forgot');
		await visitor.fill('[name=email]', email);
		await visitor.click('main button.main');
		await visitor.goto((await muster.mail.wait({ to: email, subject: 'Set a new password' })).link(/reset/));
		await see(visitor, `reset-${name}`);
		await visitor.context().close();
		await page.context().close();
	});
}
