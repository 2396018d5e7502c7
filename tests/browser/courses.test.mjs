// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// A course is written: live preview, pictures, the order by keyboard and by dragging; and the same without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=', 'base64');
let muster;

before(async () => {
	muster = await start();
	await organisation(muster);
});
after(() => muster?.stop());

// axe itself is JavaScript.
const look = async (page, javaScript) => {
	if (javaScript)
		await axe(page);
	await fits(page);
};
const press = (page, name) => page.getByRole('button', { name }).first().click();
const titles = (page) => page.locator('.order .title').allInnerTexts();

async function write(page, title) {
	await page.getByRole('link', { name: 'Add lesson' }).click();
	await page.getByLabel('Title').fill(title);
	await page.getByLabel('Text', { exact: true }).fill(`# ${title}\n\nWords.`);
	await press(page, 'Save');
}

for (const [javaScript, width, dark] of [[true, 1280, false], [false, 390, true]])
	test(`a course is written ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
		const page = await open(muster, { javaScript, width, dark });
		await signIn(page, 'head@crowd.example', 'a very long password');
		await page.goto('/courses/new');
		await page.getByLabel('Title').fill(`Course ${width}`);
		await press(page, 'Add course');
		assert.deepEqual(await page.locator('main .btn.main').allInnerTexts(), ['Add lesson']); // what comes next
		for (const title of ['A', 'B'])
			await write(page, title);

		await page.getByRole('link', { name: 'Add lesson' }).click();
		await page.getByLabel('Title').fill('C');
		await page.getByLabel('Text', { exact: true }).fill('## Look\n\n**First** <b>this</b>.\n\n');
		if (!javaScript)
			await press(page, 'Preview');
		await page.locator('#preview strong', { hasText: 'First' }).waitFor();
		assert.match(await page.locator('#preview').innerText(), /Look.*First <b>this<\/b>\./s);
		if (javaScript) {
			// Too large: refused before it is sent.
			await page.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'large.gif', mimeType: 'image/gif', buffer: Buffer.alloc(6 << 20) });
			await page.locator('#picture-said').waitFor();
			await page.getByRole('button', { name: 'Save' }).press('Enter');
			assert.match(page.url(), /\/lessons\/new/);
		}
		await page.getByLabel('What the next picture shows').fill('A dot');
		await page.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'dot.gif', mimeType: 'image/gif', buffer: GIF });
		await press(page, 'Add picture');
		assert.match(await page.locator('.note[role=status]').innerText(), /The picture is there\./);
		assert.match(await page.getByLabel('Text', { exact: true }).inputValue(), /\*\*First\*\*/);
		if (javaScript) {
			await press(page, 'Insert dot.gif');
			await page.locator('#preview img[alt="A dot"]').waitFor();
		} else {
			const words = await page.getByLabel('What the text says to show dot.gif').inputValue();
			await page.getByLabel('Text', { exact: true }).fill(`First\n\n${words}`);
		}
		await look(page, javaScript);
		await press(page, 'Save');
		assert.deepEqual(await titles(page), ['A', 'B', 'C']);

		// By keyboard: the button that moved it is where one presses next.
		await page.getByRole('button', { name: 'Up C' }).focus();
		for (const order of [['A', 'C', 'B'], ['C', 'A', 'B'], ['A', 'C', 'B']]) {
			await Promise.all([page.waitForURL(/moved=/), page.waitForEvent('load'), page.keyboard.press('Enter')]);
			assert.deepEqual(await titles(page), order);
			assert.match(await page.evaluate(() => document.activeElement.textContent), /^(Up|Down) C$/);
		}
		if (javaScript) {
			await Promise.all([page.waitForURL(/#lesson/), page.locator('.order li', { hasText: 'B' }).dragTo(page.locator('.order li', { hasText: 'A' }))]);
			assert.deepEqual(await titles(page), ['B', 'A', 'C']);
		}
		await look(page, javaScript);
		await press(page, 'Publish');
		assert.match(await page.locator('.note').first().innerText(), /The course is published\./);
		await page.getByRole('link', { name: 'See C as a learner' }).click();
		await until('the picture', () => page.locator('.words img').evaluate((image) => image.naturalWidth === 1));
		await look(page, javaScript);
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});
