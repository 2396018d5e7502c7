// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// An auditor reads a report by a link that a leader made, until it is revoked; and the pages around it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, fits, open, signIn } from '../lib/browser.mjs';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster, learner;
before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
	[{ learner }] = muster.sql(`SELECT trim(a.first_name || ' ' || a.last_name) AS learner FROM report_lines l JOIN members p ON p.id = l.member_id
		JOIN accounts a ON a.id = p.account_id WHERE l.group_id = 1 ORDER BY l.sort_key LIMIT 1`);
});
after(() => muster?.stop());

const look = async (page) => { await axe(page); await fits(page); assert.deepEqual(page.complaints, []); };

for (const [width, dark] of [[1280, false], [390, true]])
	test(`a leader makes a link, an auditor reads the report, and reads no more of it once it is revoked (${width} pixels)`, async () => {
		const page = await open(muster, { width, dark });
		await signIn(page, 'leader@muster.example', PASSWORD);
		await page.goto('/groups/1/reports');
		await page.getByRole('link', { name: 'Links for auditors' }).click();
		await page.getByLabel('For whom').fill('The inspector');
		await page.getByLabel('Course').selectOption({ label: 'Mandated reporter essentials' });
		await page.getByRole('button', { name: 'Make link' }).click();
		await look(page);
		const link = await page.getByLabel('Link for The inspector').inputValue();

		const auditor = await open(muster, { width, dark });
		await auditor.goto(link);
		await auditor.getByRole('heading', { name: 'Mandated reporter essentials' }).waitFor();
		assert.ok(await auditor.getByText(learner).count());
		assert.equal(await auditor.getByRole('navigation', { name: 'Main' }).count(), 0);
		assert.equal(await auditor.getByText('@').count(), 0);
		await look(auditor);
		await auditor.emulateMedia({ media: 'print' });
		assert.equal(await auditor.getByRole('button', { name: 'Print' }).isVisible(), false);

		await page.getByRole('link', { name: 'Revoke the link for The inspector' }).click();
		await look(page);
		await page.getByRole('button', { name: 'Revoke link' }).click();
		await auditor.emulateMedia({ media: 'screen' });
		await auditor.reload();
		await auditor.getByRole('heading', { name: 'This link was revoked' }).waitFor();
		assert.equal(await auditor.getByText(learner).count(), 0);
		await look(auditor);
	});

test('the organisation\'s report and its schedule are there by keyboard and mouse, and files come down', async () => {
	const page = await open(muster);
	await signIn(page, 'admin@muster.example', PASSWORD);
	await page.goto('/reports');
	await look(page);
	for (const name of ['CSV', 'XLSX']) {
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
		assert.equal(download.suggestedFilename(), `groups.${name.toLowerCase()}`);
		assert.equal(await download.failure(), null);
	}
	await page.getByRole('link', { name: 'Scheduled reports' }).click();
	await page.getByLabel('Each day').check();
	await page.getByRole('button', { name: 'Schedule report' }).click();
	await page.getByText('The report is scheduled.').waitFor();
	await look(page);
	await page.getByRole('button', { name: /^Stop/ }).click();
	await page.getByText('This report goes out no more.').waitFor();
});
