// Groups that fill themselves, in Chromium: people come and go as their data change, in their own browsers; and every page about them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, open, signIn } from '../lib/browser.mjs';
import { COURSE, GROUP, PASSWORD, approvedDrivers } from '../lib/drivers.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { fieldOf, inside, memberOf } from '../lib/rules.mjs';

let muster, admin, group;

before(async () => ({ muster, admin, group } = await approvedDrivers()));
after(async () => {
	await stopSound(muster);
	assert.deepEqual(admin.complaints, []);
});

const words = (page) => page.locator('main').innerText();
const button = (page, name) => page.getByRole('button', { name, exact: true });
const isIn = (name, there) => assert.equal(inside(muster, group).includes(name), there, `${name} among ${inside(muster, group)}`);

async function signedIn(name, options) {
	const page = await open(muster, options);
	await signIn(page, memberOf(muster, name).email, PASSWORD);
	return page;
}

// --- the three kinds of condition ---

test('the demo has the approved drivers: its rule in words, its history, who stays out', async () => {
	await admin.goto('/groups');
	await admin.getByRole('link', { name: GROUP }).click();
	assert.match(await words(admin), /Automatic[^]*By rule[^]*Pinned/);
	await look(admin);
	await admin.getByRole('link', { name: 'Rules', exact: true }).click();
	assert.match(await words(admin), /Who is in this group[^]*people match/);
	await look(admin);
});

test('course status: whoever completes the course in their own browser is an approved driver at once, and none while they take it again', async () => {
	isIn('Sesay', false);
	const page = await signedIn('Sesay', { width: 390 });
	const course = muster.sql(`SELECT id FROM courses WHERE title = '${COURSE}'`)[0].id;
	await page.goto(`/learning/${course}`);
	await page.getByRole('link', { name: 'Continue' }).click();
	while (await button(page, 'Mark complete and continue').count())
		await button(page, 'Mark complete and continue').click();
	isIn('Sesay', false);
	await page.getByRole('button', { name: 'Start the quiz' }).click();
	for (const right of ['Stay, say that you will be late, and take another car.', 'At least two seconds', 'A call by the hands-free set', 'A heated talk with the person next to you',
		'A message that you only glance at', 'Stop where it is safe.'])
		await page.getByLabel(right).check();
	await button(page, 'Hand in').click();
	await page.getByText('Passed: 100%').waitFor();
	isIn('Sesay', true);
	// What the group gives is there at once, and a mail says so.
	await page.goto('/learning');
	assert.match(await words(page), /Driving the minibus/);
	const mail = await muster.mail.wait({ to: memberOf(muster, 'Sesay').email, subject: new RegExp(GROUP) });
	assert.doesNotMatch(mail.text, /administrator|because somebody/i, 'nobody enrolled them');
	await admin.goto(`/groups/${group}?q=Sesay`);
	assert.match(await words(admin), new RegExp(`Ibrahim Sesay[^]*By rule`));
	// Whoever takes it again has not completed it until they do; what they had stays theirs.
	muster.sql(`UPDATE certificates SET expires_at = ${muster.clock.now() + 86400} WHERE member_id = ${memberOf(muster, 'Sesay').id}`);
	await page.goto(`/learning/${course}`);
	await button(page, 'Take it again').click();
	isIn('Sesay', false);
	assert.equal(muster.sql(`SELECT 1 FROM certificates WHERE member_id = ${memberOf(muster, 'Sesay').id} AND revoked_at IS NULL`).length, 1);
	await page.goto('/learning');
	assert.doesNotMatch(await words(page), /Driving the minibus/);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('additional field: whoever changes the department comes and goes', async () => {
	const id = memberOf(muster, 'Reid').id, department = `#field_${fieldOf(muster, 'Department')}`;
	isIn('Reid', false);
	for (const [value, there] of [['Fleet', true], ['Finance', false], ['Outreach', true]]) {
		await admin.goto(`/learners/${id}/edit`);
		await admin.locator(department).selectOption(value);
		await button(admin, 'Save').click();
		isIn('Reid', there);
	}
	await admin.goto(`/learners/${id}`);
	assert.match(await words(admin), /rule[^]*Outreach/i);
});

test('e-mail: whoever moves to an address of ours comes in once it is proved, and leaves with it', async () => {
	isIn('Vogel', false);
	const page = await signedIn('Vogel');
	await page.goto('/account');
	await page.getByLabel('Add or change to another address').fill('petra.vogel@northfield.example');
	await page.getByLabel('Make it my main address').check();
	await page.locator('main form').filter({ has: page.locator('#new_email') }).getByRole('button').click();
	isIn('Vogel', false);
	const mail = await muster.mail.wait({ to: 'petra.vogel@northfield.example' });
	await page.goto(/https?:\/\/\S+\/verify\/\S+/.exec(mail.text)[0]);
	await page.locator('main form button').first().click();
	isIn('Vogel', true);
	await page.goto('/account');
	await page.getByRole('button', { name: 'Make main address: petra@vogel-transport.example' }).click();
	isIn('Vogel', false);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

for (const [width, dark] of [[360, true], [1280, false], [1280, true]])
	test(`every page about rules reads well ${width} px wide${dark ? ', in the dark' : ''}`, async () => {
		const page = await open(muster, { width, dark }), id = (name) => memberOf(muster, name).id;
		await page.context().addCookies(await admin.context().cookies());
		const rules = `/groups/${group}/rules`, first = muster.sql(`SELECT id FROM rules WHERE group_id = ${group} ORDER BY id`)[0].id;
		for (const path of [rules, `${rules}/history`, `${rules}/history/${first}`, `${rules}/undo`, `${rules}/excluded`, `${rules}/added`, `${rules}/removed`, `${rules}/why`,
			`${rules}/why/${id('Lowe')}`, `${rules}/why/${id('Vogel')}`, `${rules}/why/${id('Price')}`, `${rules}/why/${id('Fletcher')}`, `/groups/${group}`, `/groups/${group}?status=pinned`,
			`/groups/${group}/population`, `/groups/${group}/settings`, '/groups/new', '/help/rules']) {
			assert.equal((await page.goto(path)).status(), 200, path);
			await look(page);
		}
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});
