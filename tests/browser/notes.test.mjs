// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// What was done is said where it is seen, also where it was done far below the top of a long page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, open, press, signIn } from '../lib/browser.mjs';
import { addresses, enrolMany, organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { PASSWORD, learner, openQuiz } from '../lib/quiz.mjs';

const HEAD = ['head@crowd.example', 'a very long password'];
let muster, head, quiz;

before(async () => {
	muster = await start();
	head = await organisation(muster);
	quiz = await openQuiz(muster, head, 'Long words', { shuffled: 0 });
	muster.sql(`UPDATE lessons SET body = '${'Words of it.\n\n'.repeat(40)}' WHERE id = ${quiz.lesson}`);
	await enrolMany(head, quiz.group, addresses(3));
	await (await head.get('/courses/new')).submit('/courses', { title: 'For one alone' });
	muster.sql("UPDATE courses SET published_at = 1 WHERE title = 'For one alone'");
});
after(() => muster?.stop());

// The note, whole and with nothing over it.
async function said(page, words) {
	const note = page.locator('main > .note[role=status]', { hasText: words });
	const seen = await note.evaluate((element) => {
		const at = element.getBoundingClientRect();
		const onTop = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
		return { whole: at.top >= 0 && at.bottom <= innerHeight, uncovered: element.contains(onTop) };
	});
	assert.deepEqual(seen, { whole: true, uncovered: true }, `${words}: ${page.url()}`);
	if (page.scripted)
		await look(page);
}

for (const [javaScript, width] of [[true, 390], [false, 1280]])
	test(`after what was done below the top of a page the note lies within the window, ${width} px wide, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
		const email = `nia${width}@crowd.example`;
		const other = await learner(muster, head, quiz, email);
		const page = await open(muster, { width, javaScript });
		await signIn(page, email, PASSWORD);
		await page.goto('/account');
		await page.fill('[name=new_email]', `new.${email}`);
		await press(page, 'Send the link');
		await said(page, 'A link is on its way');
		await press(page, `Withdraw new.${email}`);
		await said(page, 'Withdrawn.');
		await page.getByRole('button', { name: /^End(?! all)/ }).first().click();
		await said(page, 'That device is logged out.');
		assert.equal((await other.get('/account', { follow: false })).status, 303);
		await page.goto(quiz.path);
		await press(page, 'Start the quiz');
		await press(page, 'Save for later');
		await said(page, 'Your answers are saved.');
		await page.context().close();

		const [{ member }] = muster.sql(`SELECT m.id AS member FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${email}'`);
		const leading = await open(muster, { width, javaScript });
		await signIn(leading, ...HEAD);
		await leading.goto(`/learners/${member}`);
		await leading.selectOption('#course', { label: 'For one alone' });
		await press(leading, 'Assign course');
		await said(leading, 'The course is open to them now');
		await leading.getByRole('button', { name: /^Take back/ }).click();
		await said(leading, 'They do not have this course');
		await leading.goto(`${quiz.edit}/questions/new`);
		await leading.getByLabel('Question', { exact: true }).fill('Who?');
		await leading.getByLabel('Answer 1', { exact: true }).fill('You');
		await leading.getByLabel('Answer 2', { exact: true }).fill('I');
		await leading.locator('[name=right1]').check();
		await press(leading, 'Add question');
		await said(leading, 'The question is there.');
		await leading.context().close();
	});
