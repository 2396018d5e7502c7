// One course through the hands of everybody: written, assigned, learned on a phone to its certificate, seen in the report, exported,
// printed and verified by its number.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { look, open, press, signIn } from '../lib/browser.mjs';
import { organisation } from '../lib/crowd.mjs';
import { csvRecords } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';

const PASSWORD = 'three words of wisdom', PRIYA = 'priya@people.example', COURSE = 'Working at night', GROUP = 'Night crew';
let muster, head, priya, number;

before(async () => {
	muster = await start();
	await organisation(muster);
	muster.muster('account', ['create', '--email', PRIYA, '--first', 'Priya', '--last', 'Raman', '--password-file', '-'], { input: `${PASSWORD}\n` });
	head = await open(muster);
	await signIn(head, 'head@crowd.example', 'a very long password');
});
after(() => stopSound(muster));

const follow = (page, name) => page.getByRole('link', { name }).first().click();
const words = (page) => page.locator('main').innerText();

test('an administrator writes a course with a lesson and a quiz, and publishes it', async () => {
	await head.goto('/courses');
	await follow(head, 'New course');
	await head.getByLabel('Title').fill(COURSE);
	await press(head, 'Add course');
	await follow(head, 'Add lesson');
	await head.getByLabel('Title').fill('Before the shift');
	await head.getByLabel('Text', { exact: true }).fill('## Sleep first\n\nAt least **seven hours**.');
	await press(head, 'Save');
	await follow(head, 'Add quiz');
	await head.getByLabel('Title').fill('Check what you know');
	await press(head, 'Save');
	await follow(head, 'Check what you know');
	await follow(head, 'Add question');
	await head.getByLabel('Question', { exact: true }).fill('How long do you sleep?');
	await head.getByLabel('Answer 1', { exact: true }).fill('Seven hours');
	await head.getByLabel('Answer 2', { exact: true }).fill('One hour');
	await head.getByLabel('Right: answer 1', { exact: true }).check();
	await press(head, 'Add question');
	await head.goto('/courses');
	await follow(head, COURSE);
	await press(head, 'Publish');
	assert.match(await words(head), /The course is published\./);
});

test('it is given to a group, and Priya is enrolled', async () => {
	await head.goto('/groups');
	await follow(head, 'New group');
	await head.fill('#name', GROUP);
	await head.getByLabel('Enrol at once').check();
	await head.getByLabel(COURSE).check();
	await press(head, 'Create and edit');
	await follow(head, 'Enrol new users');
	await head.fill('#email1', PRIYA);
	await press(head, 'Add learners');
	assert.match(await words(head), /1 person|Priya|enrolled/);
});

test('she learns it on a phone to its certificate', async () => {
	priya = await open(muster, { width: 390 });
	await signIn(priya, PRIYA, PASSWORD);
	await press(priya, `Start ${COURSE}`);
	assert.match(await words(priya), /Sleep first\s+At least seven hours\./);
	await press(priya, 'Mark complete and continue');
	await press(priya, 'Start the quiz');
	await priya.getByRole('radio', { name: 'Seven hours' }).check();
	await press(priya, 'Hand in');
	await priya.getByText('Passed: 100%').waitFor();
	await look(priya);
	await priya.locator('main').getByRole('link', { name: 'See your certificate' }).click();
	number = new URL(priya.url()).pathname.split('/').at(-1);
	assert.match(await words(priya), new RegExp(`Priya Raman[^]*${COURSE}`));
	await look(priya);
});

test('the report shows her, and exports and prints what it shows', async () => {
	await head.goto('/groups');
	await follow(head, GROUP);
	await head.getByRole('navigation', { name: 'Group' }).getByRole('link', { name: 'Reports' }).click();
	await head.getByLabel('Course').selectOption({ label: COURSE });
	await press(head, 'Show report');
	await head.getByRole('heading', { name: COURSE }).waitFor();
	assert.match(await words(head), /Priya Raman[^]*100%[^]*Completed/);
	const [download] = await Promise.all([head.waitForEvent('download'), head.getByRole('link', { name: 'CSV' }).click()]);
	const [row] = csvRecords(readFileSync(await download.path()));
	assert.deepEqual([row.name, row['e-mail'], row.status, row.certificate], ['Priya Raman', PRIYA, 'completed', number]);
	const paper = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await head.pdf(), encoding: 'utf8' });
	assert.match(paper, /Priya Raman/);
	assert.match(paper, /Completed/);
});

test('her certificate is printed on one page, and an employer verifies it by its number', async () => {
	const paper = await priya.pdf({ preferCSSPageSize: true });
	assert.match(execFileSync('pdfinfo', ['-'], { input: paper, encoding: 'utf8' }), /Pages:\s+1\n/);
	assert.match(execFileSync('pdftotext', ['-layout', '-', '-'], { input: paper, encoding: 'utf8' }), new RegExp(number));
	const employer = await open(muster, { width: 390, dark: true });
	await employer.goto('/certificates');
	await employer.getByLabel('Number').fill(number.toLowerCase().replaceAll('-', ' '));
	await press(employer, 'Check');
	await employer.getByRole('heading', { name: 'This certificate is valid' }).waitFor();
	assert.match(await words(employer), new RegExp(`Priya Raman[^]*${COURSE}[^]*${number}`));
	assert.doesNotMatch(await words(employer), /people\.example|100%/);
	for (const page of [head, priya, employer])
		assert.deepEqual(page.complaints, []);
});
