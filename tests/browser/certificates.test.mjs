// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// A certificate on the screen and on paper: by itself, on one page of A4, and readable on a phone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { PASSWORD, certificateOf, certifying, complete, learner } from '../lib/certificates.mjs';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';

let muster, head, course, person, number;

before(async () => {
	muster = await start();
	head = await organisation(muster);
	course = await certifying(muster, head, 24, 'Trauma-informed care: foundations');
	person = await learner(muster, head, course, 'Priya', 'Raman');
	await complete(person, course);
	({ number } = certificateOf(muster, person));
});
after(() => muster?.stop());

// Pages and text of what the browser prints.
async function printed(page) {
	const dir = mkdtempSync(join(tmpdir(), 'print-')), name = join(dir, 'page.pdf');
	try {
		writeFileSync(name, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
		const facts = execFileSync('pdfinfo', [name], { encoding: 'utf8' });
		return { pages: Number(/Pages:\s+(\d+)/.exec(facts)[1]), size: /Page size:\s+(.*)/.exec(facts)[1], text: execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' }) };
	} finally {
		rmSync(dir, { recursive: true });
	}
}

test('a certificate is printed by itself, on one page of A4 across, however long its words are', async () => {
	const page = await open(muster, { dark: true });
	await signIn(page, person.email, PASSWORD);
	const words = 'Wonderfully long words of a title '.repeat(6).trim(), name = 'Wilhelmina Maximiliane von und zu '.repeat(6).trim();
	for (const [title, called] of [['Trauma-informed care: foundations', 'Priya Raman'], [words, name]]) {
		muster.sql(`UPDATE certificates SET course_title = '${title}', learner_name = '${called}' WHERE number = '${number}'`);
		await page.goto(`/certificates/${number}`);
		const paper = await printed(page);
		assert.equal(paper.pages, 1);
		assert.match(paper.size, /^84[12][.\d]* x 59[45]/);
		assert.match(paper.text.replace(/\s+/g, ' '), new RegExp(`Certificate of completion ${called} has completed ${title}`));
		assert.match(paper.text, new RegExp(`Number ${number}`));
		assert.doesNotMatch(paper.text, /Download|Copy link|This certificate is valid|My learning/);
	}
	muster.sql(`UPDATE certificates SET course_title = 'Trauma-informed care: foundations', learner_name = 'Priya Raman' WHERE number = '${number}'`);
	assert.deepEqual(page.complaints, []);
	await page.context().close();
});

test('whoever looks one up reads it on a phone, in light and dark, and prints what it says', async () => {
	for (const [width, dark] of [[360, false], [360, true], [1280, false]]) {
		const page = await open(muster, { width, dark });
		await page.goto('/certificates');
		await fits(page);
		await axe(page);
		await page.fill('#number', number.toLowerCase());
		await page.click('main button');
		assert.match(await page.textContent('h1'), /This certificate is valid/);
		await fits(page);
		await axe(page);
		const paper = await printed(page);
		assert.equal(paper.pages, 1);
		assert.match(paper.text, /This certificate is valid[\s\S]*Priya Raman/);
		await page.goto('/certificates/ACDE-FGHJ-KMNP');
		await fits(page);
		await axe(page);
		await page.context().close();
	}
});

test('its owner finds it in My learning, saves it and copies its link', async () => {
	for (const width of [360, 1280]) {
		const page = await open(muster, { width });
		await signIn(page, person.email, PASSWORD);
		await page.click('nav >> text=Certificates');
		await page.waitForURL(/\/learning#certificates$/);
		await fits(page);
		await page.click('#certificates th a');
		await fits(page);
		await axe(page);
		const [file] = await Promise.all([page.waitForEvent('download'), page.locator('text=Download PDF').dispatchEvent('click')]);
		assert.equal(file.suggestedFilename(), `certificate-${number}.pdf`);
		assert.ok(await page.isVisible('text=Copy link'));
		assert.equal(await page.inputValue('#link'), `${muster.url}/certificates/${number}`);
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	}
});
