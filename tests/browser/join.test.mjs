// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// The join page as its users are told to use it: the toggle, the link that is copied, location, group and address, the mail, and an
// active learner; then a custom URL and an allow list. With JavaScript and without.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { axe as examine, fits, open, press, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'seven quiet rivers', DEMO = 'a password for the demo';

function story(javaScript) {
	let muster, admin, visitor, link, broken = false;
	const complaints = [];
	after(() => muster?.stop());
	// One builds upon the other: after a failure the rest would only tell it again.
	const step = (words, body) => test(words, { timeout: 600000 }, async (t) => {
		if (broken)
			return t.skip('an earlier step failed');
		broken = true;
		await body();
		broken = false;
	});
	const axe = async (page) => javaScript && examine(page); // it is a script itself
	const heading = (page) => page.locator('h1').innerText();
	const main = (page) => page.locator('main').innerText();
	const someone = async () => {
		visitor = await open(muster, { javaScript, width: 390 });
		visitor.on('close', () => complaints.push(...visitor.complaints));
		return visitor;
	};
	const ask = async (email) => {
		await visitor.selectOption('#branch', { index: 1 });
		await visitor.selectOption('#group', { label: 'Foster parents' });
		await visitor.fill('#email', email);
		await press(visitor, 'Join organisation');
	};

	step('a group and a location are there', async () => {
		muster = await start({ demo: DEMO, admin: false });
		muster.sql('DELETE FROM join_groups; DELETE FROM join_branches; DELETE FROM join_pages'); // as before the first time
		const client = await muster.signedIn('admin@muster.example', DEMO);
		await (await client.get('/groups/new')).submit('/groups/new', { name: 'Foster parents', policy: 'ask', seats: '3', course: [1, 2] });
		await (await client.get('/organisation/branches/new')).submit('/organisation/branches', { name: 'North', parent: 'Family support › Foster care' });
		admin = await open(muster, { javaScript });
		await signIn(admin, 'admin@muster.example', DEMO);
	});

	step('the administrator clicks the toggle, chooses what is offered, and sees what people will see', async () => {
		await admin.getByRole('link', { name: 'Join page', exact: true }).first().click();
		assert.equal(await heading(admin), 'Join page');
		await admin.getByRole('switch', { name: /Join page is on/ }).check();
		await admin.getByLabel('Foster parents').check();
		await admin.locator('fieldset#branch').getByLabel(/North$/).check();
		await admin.fill('#welcome', 'Good that you are here.');
		if (javaScript)
			assert.match(await admin.locator('aside .panel').first().innerText(), /Good that you are here\.\s+Location[\s\S]*North[\s\S]*Group[\s\S]*Foster parents/);
		await axe(admin);
		await press(admin, 'Save settings');
		assert.match(await admin.locator('.note').first().innerText(), /The join page is on/);
		assert.match(await admin.locator('aside .panel').first().innerText(), /Good that you are here\.\s+Location[\s\S]*North[\s\S]*Group[\s\S]*Foster parents/);
	});

	step('the link is copied and opened in another window', async () => {
		link = await admin.inputValue('#link');
		assert.equal(link, `${muster.url}/join/northfield-family-services`);
		assert.equal(await admin.getByRole('button', { name: 'Copy link' }).isVisible(), javaScript);
		if (javaScript) {
			await press(admin, 'Copy link');
			await admin.getByText('Copied', { exact: true }).waitFor();
		}
		await (await someone()).goto(link);
		assert.equal(await heading(visitor), 'Join Northfield Family Services');
		assert.match(await main(visitor), /Good that you are here\./);
		await axe(visitor);
		await fits(visitor);
	});

	step('a visitor chooses location and group, gives an address, and is asked to look in their mail', async () => {
		await ask('sam@home.example');
		assert.equal(await heading(visitor), 'Look in your mail');
	});

	step('behind the link they make an account, accept, and have the courses', async () => {
		const mail = await muster.mail.wait({ to: 'sam@home.example' });
		await visitor.goto(mail.link(/\/join\//));
		assert.equal(await heading(visitor), 'Join Foster parents');
		await axe(visitor);
		await fits(visitor);
		await visitor.fill('#first_name', 'Sam');
		await visitor.fill('#last_name', 'Hill');
		await visitor.fill('#password', PASSWORD);
		await press(visitor, 'Make account and accept');
		assert.equal(await heading(visitor), 'My learning');
		assert.match(await main(visitor), /You are in Foster parents now/);
	});

	step('they are an active learner of the group, at the location that they chose', async () => {
		await admin.goto('/groups');
		await admin.getByRole('link', { name: 'Foster parents' }).first().click();
		const row = admin.locator('tbody tr').filter({ hasText: 'sam@home.example' });
		assert.match(await row.innerText(), /Sam Hill[\s\S]*Active/);
		assert.match(await main(admin), /1 of 3 used, 2 free/);
		await admin.goto('/learners?q=sam@home.example');
		await admin.getByRole('link', { name: 'Sam Hill' }).first().click();
		assert.match(await main(admin), /Foster care › North/);
		assert.match(await main(admin), /joined as sam@home\.example on the join page northfield-family-services/);
	});

	step('a custom URL takes the place of the old one, and an allow list lets in one domain only', async () => {
		await admin.goto('/organisation/join');
		await admin.fill('#name', 'northfield');
		await admin.fill('#allow_list', '@northfield.example');
		await press(admin, 'Save settings');
		link = await admin.inputValue('#link');
		assert.equal(link, `${muster.url}/join/northfield`);
		assert.equal((await visitor.context().request.get('/join/northfield-family-services')).status(), 404);
		await visitor.close();
		await (await someone()).goto(link);
		await ask('eve@home.example');
		assert.match(await visitor.locator('#email-error').innerText(), /Only addresses at northfield\.example can join here/);
		assert.equal(await visitor.inputValue('#email'), 'eve@home.example');
		await visitor.fill('#email', 'learner@northfield.example');
		await press(visitor, 'Join organisation');
		assert.equal(await heading(visitor), 'Look in your mail');
		visitor.complaints = visitor.complaints.filter((words) => !/422/.test(words));
	});

	step('an existing person logs in behind the link and accepts', async () => {
		muster.muster('account', ['create', '--email', 'learner@northfield.example', '--first', 'Lee', '--last', 'Day', '--password-file', '-'], { input: `${PASSWORD}\n` });
		const mail = await muster.mail.wait({ to: 'learner@northfield.example' });
		await visitor.goto(mail.link(/\/join\//));
		assert.equal(await visitor.locator('#first_name').count(), 0, 'they have a name already');
		await visitor.fill('#password', PASSWORD);
		await press(visitor, 'Log in and accept');
		assert.equal(await heading(visitor), 'My learning');
		await visitor.close();
		await admin.goto('/groups');
		await admin.getByRole('link', { name: 'Foster parents' }).first().click();
		assert.match(await main(admin), /2 of 3 used, 1 free/);
	});

	step('the toggle switches it off for everybody', async () => {
		await admin.goto('/organisation/join');
		await admin.getByRole('switch', { name: /Join page is on/ }).uncheck();
		await press(admin, 'Save settings');
		await (await someone()).goto(link);
		assert.equal(await heading(visitor), 'This join page is closed');
		await visitor.close();
		assert.deepEqual([...complaints, ...admin.complaints, ...muster.troubles()], []);
	});
}

describe('with JavaScript', () => story(true));
describe('without JavaScript', () => story(false));
