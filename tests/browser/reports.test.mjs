// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// A leader runs a report, step by step as leaders are told to: Reports, the course, Show report; and prints it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster, learners;
before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	learners = muster.sql(`SELECT a.first_name || ' ' || a.last_name AS name FROM memberships m JOIN members p ON p.id = m.member_id
		JOIN accounts a ON a.id = p.account_id WHERE m.group_id = 1 AND m.current = 1 AND m.status = 'active'`).map((row) => row.name);
});
after(() => muster?.stop());

function printed(bytes) {
	const dir = mkdtempSync(join(tmpdir(), 'report-')), name = join(dir, 'report.pdf');
	try {
		writeFileSync(name, bytes);
		return execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' });
	} finally {
		rmSync(dir, { recursive: true });
	}
}

const rowNames = (page) => page.getByRole('region', { name: 'Learners' }).getByRole('rowheader').getByRole('link').allInnerTexts();

for (const [who, width, dark, javaScript] of [['leader', 1280, false, true], ['leader', 390, true, true], ['admin', 1280, true, false]])
	test(`the ${who} runs a report on ${width} pixels${javaScript ? '' : ' without JavaScript'}`, async () => {
		const page = await open(muster, { width, dark, javaScript });
		await signIn(page, `${who}@muster.example`, PASSWORD);
		await page.goto('/groups/1');
		// Step 1: Click "Reports".
		await page.getByRole('navigation', { name: 'Group' }).getByRole('link', { name: 'Reports' }).click();
		assert.equal(await page.getByRole('heading', { level: 2 }).first().innerText(), 'Choose a course, then Show report');
		if (javaScript)
			await axe(page);
		await fits(page);
		// Step 2: Select the course you want to run a report for.
		await page.getByLabel('Course').selectOption({ label: 'Mandated reporter essentials' });
		// Step 3: Click "SHOW REPORT".
		await page.getByRole('button', { name: 'Show report' }).click();
		await page.getByRole('heading', { name: 'Mandated reporter essentials' }).waitFor();
		const names = await rowNames(page);
		assert.deepEqual([...names].sort(), [...learners].sort());
		if (javaScript)
			await axe(page);
		await fits(page);
		if (width > 1000) {
			await page.getByRole('columnheader', { name: 'Learner' }).getByRole('link').click();
			await page.waitForURL(/sort=-learner/);
			assert.deepEqual(await rowNames(page), [...names].reverse());
		}
		await page.getByLabel('Search learners').fill('Okafor');
		await page.getByRole('button', { name: 'Search' }).click();
		await page.waitForURL(/q=Okafor/);
		assert.deepEqual(await rowNames(page), ['Amara Okafor']);
		await page.getByRole('link', { name: 'Amara Okafor', exact: true }).click();
		await page.getByRole('heading', { name: 'Amara Okafor' }).waitFor();
		assert.match(await page.locator('main').innerText(), /Mandated reporter essentials\s+100%/);
		assert.deepEqual(page.complaints, []);
		await page.context().close();
	});

test('a printed report has its numbers and everybody, and nothing to press', async () => {
	const page = await open(muster);
	await signIn(page, 'leader@muster.example', PASSWORD);
	await page.goto('/groups/1/reports');
	await page.getByRole('button', { name: 'Show report' }).click();
	await page.getByRole('button', { name: 'Print' }).waitFor();
	const text = printed(await page.pdf({ format: 'A4', printBackground: true }));
	for (const name of learners)
		assert.ok(text.includes(name), name);
	for (const words of [/Where learners are/, /Completions by week/, /Average score/, /Residential care staff/])
		assert.match(text, words);
	assert.doesNotMatch(text, /Show report|Search|Scheduled reports|CSV|Settings/);
	await page.context().close();
});

test('all courses, invited and archived people, and an empty search look right on a phone and a desk', async () => {
	for (const [width, dark] of [[1280, false], [390, true]]) {
		const page = await open(muster, { width, dark });
		await signIn(page, 'leader@muster.example', PASSWORD);
		for (const query of ['course=all', 'course=1&show=everyone', 'course=1&show=completed&since=2020-01-01&till=2030-01-01', 'course=1&q=nobody+here', 'course=1&since=x']) {
			await page.goto(`/groups/1/reports?${query}`);
			await axe(page);
			await fits(page);
		}
		await page.context().close();
	}
});
