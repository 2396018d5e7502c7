// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// A quiz is written and taken: in Chromium, by keyboard on a phone, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, open, signIn } from '../lib/browser.mjs';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';
import { PASSWORD, draftQuiz, learner, openQuiz } from '../lib/quiz.mjs';

let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => muster?.stop());

const press = (page, name) => page.getByRole('button', { name }).first().click();
const fine = async (page) => {
	assert.deepEqual(page.complaints.filter((one) => !/422/.test(one)), []);
	await page.context().close();
};

for (const javaScript of [true, false])
	test(`a question is written ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
		const quiz = await draftQuiz(muster, head, `Written ${javaScript ? 'with' : 'without'}`);
		const page = await open(muster, { javaScript, width: javaScript ? 390 : 1280, dark: !javaScript });
		await signIn(page, 'head@crowd.example', 'a very long password');
		await page.goto(`${quiz.path}/questions/new`);
		if (javaScript)
			await look(page);
		assert.equal(await page.getByLabel('Answer 5', { exact: true }).isVisible(), !javaScript);
		await page.getByLabel('Question', { exact: true }).fill('Who may enter?');
		await page.getByLabel('Answer 1', { exact: true }).fill('Anybody');
		await page.getByLabel('Answer 2', { exact: true }).fill('Nobody');
		if (javaScript)
			await press(page, 'Add answer');
		await page.getByLabel('Answer 5', { exact: true }).fill('Whoever has a key');
		await press(page, 'Add question');
		assert.match(await page.locator('#right').innerText(), /No answer is ticked as right/);
		await page.getByLabel('Right: answer 5').check();
		if (javaScript)
			await look(page);
		await press(page, 'Add and write another');
		assert.match(await page.locator('.note').first().innerText(), /The question is there/);
		await page.goto(`${quiz.path}/questions/preview`);
		assert.match(await page.locator('main').innerText(), /Who may enter\?[^]*Whoever has a key\s*Right answer/);
		if (javaScript)
			await look(page);
		await fine(page);
	});

test('on a phone, by keyboard, answers are saved as they are given, and a quiz is failed and passed', async () => {
	const quiz = await openQuiz(muster, head, 'By keyboard', { shuffled: 0, pass_mark: 100, attempts: 2 });
	await learner(muster, head, quiz, 'kay@people.example');
	const page = await open(muster, { width: 390 });
	await signIn(page, 'kay@people.example', PASSWORD);
	await page.goto(quiz.path);
	await look(page);
	await page.getByRole('button', { name: 'Start the quiz' }).focus();
	await Promise.all([page.waitForURL('**#quiz'), page.keyboard.press('Enter')]);
	await page.getByRole('radio', { name: 'Safety' }).focus();
	await page.keyboard.press('Space');
	await page.getByText('Your answers are saved.').waitFor();
	assert.equal(muster.sql('SELECT COUNT(*) AS n FROM quiz_answers')[0].n, 1);
	await look(page);
	await press(page, 'Hand in');
	await page.getByText('1 question is not answered').waitFor();
	assert.ok(await page.getByRole('radio', { name: 'Safety' }).isChecked());
	await look(page);
	await page.getByRole('checkbox', { name: 'Noise' }).check();
	await press(page, 'Hand in anyway');
	await page.getByText('Not passed: 50%').waitFor();
	await look(page);
	// Back shows the form as it was left; what it sends changes nothing.
	await page.goBack();
	await page.goto(quiz.path);
	assert.match(await page.locator('#quiz').innerText(), /What helps\?\s*Not right/);
	await press(page, 'Try again');
	await page.getByRole('radio', { name: 'Safety' }).check();
	await page.getByRole('checkbox', { name: 'A calm voice' }).check();
	await page.getByRole('checkbox', { name: 'Time' }).check();
	await press(page, 'Hand in');
	await page.getByText('Passed: 100%').waitFor();
	await look(page);
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM quiz_attempts WHERE status = 'done'")[0].n, 2);
	await fine(page);
});

test('a closed tab loses nothing', async () => {
	const quiz = await openQuiz(muster, head, 'Closed tab', { shuffled: 0 });
	await learner(muster, head, quiz, 'cleo@people.example');
	const page = await open(muster);
	await signIn(page, 'cleo@people.example', PASSWORD);
	await page.goto(quiz.path);
	await press(page, 'Start the quiz');
	await page.getByRole('radio', { name: 'Speed' }).check();
	await page.goto('/learning');
	const saved = () => muster.sql(`SELECT COUNT(*) AS n FROM quiz_answers s JOIN quiz_attempts a ON a.id = s.attempt_id WHERE a.lesson_id = ${quiz.lesson}`)[0].n === 1;
	await until('the answer', saved);
	await page.goto(quiz.path);
	assert.ok(await page.getByRole('radio', { name: 'Speed' }).isChecked());
	await fine(page);
});
