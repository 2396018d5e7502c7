// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// An archived learner, in Chromium: they go on with what they have begun, and the organisation sees only the certificates of before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, open, signIn } from '../lib/browser.mjs';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { PASSWORD, learner, openCourse } from '../lib/learning.mjs';

const LESSONS = [{ title: 'Welcome', minutes: 3 }, { title: 'Three kinds of stress', minutes: 9 }];
const EMAIL = 'priya@people.example';
let muster, head, made;

before(async () => {
	muster = await start();
	head = await organisation(muster);
	made = await openCourse(muster, head, 'Trauma-informed care', LESSONS);
	await learner(muster, head, made, EMAIL);
});
after(() => stopSound(muster));

const press = (page, name) => page.getByRole('button', { name }).first().click();
const follow = (page, name) => page.getByRole('link', { name }).first().click();
const says = async (page, words) => assert.match(await page.locator('main').innerText(), words);
const silent = async (page, words) => assert.doesNotMatch(await page.locator('main').innerText(), words);

test('an archived learner keeps what they have begun, and their progress is theirs alone', async () => {
	const hers = await open(muster, { width: 390 });
	await signIn(hers, EMAIL, PASSWORD);
	await press(hers, /Start/);
	await hers.waitForURL(/\/learning\/\d+\/\d+/);
	await press(hers, /Mark complete/);
	const theirs = await open(muster);
	await signIn(theirs, 'head@crowd.example', 'a very long password');
	const [{ id }] = muster.sql(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${EMAIL}'`);
	await theirs.goto(`${muster.url}/learners/${id}`);
	await says(theirs, /Trauma-informed care[\s\S]*In progress/);
	await follow(theirs, 'Archive');
	await look(theirs);
	await press(theirs, 'Archive');
	await theirs.waitForURL(new RegExp(`/learners/${id}$`));
	await silent(theirs, /In progress/);
	await says(theirs, /Progress of archived people is not shown/);
	await look(theirs);
	await hers.goto(`${muster.url}/learning`);
	await says(hers, /archived you on/);
	await look(hers);
	await hers.goto(`${muster.url}${made.path}/${made.lessons[1]}`);
	await press(hers, /Mark complete/);
	await hers.waitForURL(new RegExp(`${made.path}(\\?|$|#)`));
	await says(hers, /Completed/);
	await says(hers, /you keep this course, and they no longer see your progress/);
	await look(hers);
	await theirs.reload();
	await silent(theirs, /Completed/);
	await press(theirs, 'Restore');
	await says(theirs, /Trauma-informed care[\s\S]*Completed/);
	await hers.context().close();
	await theirs.context().close();
});

test('what is decided by learners is clear on a phone and in the dark', async () => {
	const page = await open(muster, { width: 390, dark: true });
	await signIn(page, EMAIL, PASSWORD);
	for (const path of ['/learning/what-leaders-see', '/account/data', '/account/close', '/account']) {
		await page.goto(`${muster.url}${path}`);
		await look(page);
	}
	const [{ id }] = muster.sql(`SELECT id FROM memberships WHERE email = '${EMAIL}' AND status = 'active'`);
	await page.goto(`${muster.url}/learning/groups/${id}/leave`);
	await look(page);
	const other = await openCourse(muster, head, 'First aid', LESSONS);
	await learner(muster, head, other, EMAIL);
	await page.goto(`${muster.url}${other.path}/carry`);
	await look(page);
	await page.getByLabel('What else should they know?').fill('At the ambulance, in May.');
	await press(page, 'Send the request');
	await says(page, /You asked on/);
	const admin = await open(muster);
	await signIn(admin, 'head@crowd.example', 'a very long password');
	await admin.goto(`${muster.url}/learners/requests`);
	await look(admin);
	await follow(admin, /Decide/);
	await look(admin);
	await page.context().close();
	await admin.context().close();
});
