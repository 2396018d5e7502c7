// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// Learners in Chromium: a course on a phone from its start to its certificate, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, open, signIn } from '../lib/browser.mjs';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { PASSWORD, learner, openCourse, standing } from '../lib/learning.mjs';

const body = '# What you may see\n\n- A raised voice.\n- **Silence** in a meeting.\n\n> Slow down.\n\n`code that is far too long to fit on the narrow screen of a phone, and so has to scroll or to break somewhere`';
const LESSONS = [
	{ title: 'Welcome', section: 'What trauma is', minutes: 3, body },
	{ title: 'Three kinds of stress', minutes: 9, body },
	{ title: 'Recognising responses', section: 'How trauma shows up', minutes: 8, body },
];
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const press = (page, name) => page.getByRole('button', { name }).click();
const follow = (page, name) => page.getByRole('link', { name }).first().click();

for (const javaScript of [true, false])
	test(`a learner on a phone takes a course to its certificate ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
		const title = `Trauma-informed care ${javaScript ? 'with' : 'without'}`, email = `priya.${javaScript}@people.example`;
		const made = await openCourse(muster, head, title, LESSONS);
		await learner(muster, head, made, email);
		const page = await open(muster, { width: 390, javaScript, dark: javaScript });
		const check = () => (javaScript ? look(page) : undefined);
		await signIn(page, email, PASSWORD);
		await check();
		await press(page, `Start ${title}`);
		await check();
		assert.equal(await page.locator('h1').innerText(), 'Welcome');
		await press(page, 'Mark complete and continue');
		assert.equal(await page.locator('h1').innerText(), 'Three kinds of stress');
		// Home, and back another day.
		await page.goto('/learning');
		await check();
		assert.match(await page.locator('.hero').innerText(), /Next lesson: Three kinds of stress, 9 min\.[^]*33%[^]*About 17 minutes left/);
		await follow(page, 'Continue');
		await press(page, 'Mark complete and continue');
		// The outline is below the lesson: its other section is folded.
		const outline = page.getByRole('complementary', { name: 'Course outline' });
		assert.equal(await outline.getByText('Welcome').isVisible(), false);
		await outline.getByText('What trauma is').click();
		assert.equal(await outline.getByText('Welcome').isVisible(), true);
		await press(page, 'Mark complete and continue');
		assert.match(await page.locator('.hero').innerText(), /Completed[^]*3 of 3 lessons[^]*100%/);
		await check();
		await page.goto(made.path);
		await page.locator('main').getByRole('link', { name: 'Certificate', exact: true }).click();
		assert.match(await page.locator('main').innerText(), new RegExp(`Priya Raman[^]*${title}`));
		assert.equal(standing(muster, made.course, email).status, 'completed');
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});

test('the pages of a learner read well on a desk, in light and dark', async () => {
	const made = await openCourse(muster, head, 'On a desk', LESSONS);
	await learner(muster, head, made, 'desk@people.example');
	for (const dark of [false, true]) {
		const page = await open(muster, { width: 1280, dark });
		await signIn(page, 'desk@people.example', PASSWORD);
		for (const path of ['/learning', made.path, `${made.path}/${made.lessons[0]}`]) {
			await page.goto(path);
			await look(page);
		}
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	}
});
