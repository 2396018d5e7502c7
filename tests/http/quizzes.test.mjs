// Quizzes: written by an administrator, taken by learners, with what goes wrong on both sides.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { organisation } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { PASSWORD, QUESTIONS, ask, chosen, draftQuiz, learner, openQuiz, publish, question } from '../lib/quiz.mjs';

const RIGHT = ['Safety', 'A calm voice', 'Time'], HALF = ['Safety', 'Noise'], WRONG = ['Speed', 'Noise'];
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const begin = async (person, quiz) => (await person.get(quiz.path)).submit(`${quiz.path}/start`);
const handIn = (page, quiz, words, values = {}, options) => page.submit(`${quiz.path}/hand-in`, { ...chosen(muster, quiz, words), ...values }, options);
const count = (what) => muster.sql(`SELECT COUNT(*) AS n FROM ${what}`)[0].n;
const note = (page) => page.text;

/* ---------------------------------------------------------------- writing */

test('questions are added, changed, moved, deleted and looked at', async () => {
	const quiz = await draftQuiz(muster, head, 'Written course');
	const blank = await head.get(`${quiz.path}/questions/preview`);
	assert.match(blank.text, /no questions yet/);
	await ask(head, quiz);
	const ids = () => muster.sql(`SELECT id, words FROM questions WHERE lesson_id = ${quiz.lesson} ORDER BY position`);
	const [first, second] = ids();
	const preview = await head.get(`${quiz.path}/questions/preview`);
	assert.match(preview.text, /1\. What comes first\? .*Safety Right answer.*Without safety nothing else works\..*2\. What helps\? Choose all that are right\./);
	const edit = await head.get(`${quiz.path}/questions/${second.id}`);
	assert.equal(Object.fromEntries(edit.form(`${quiz.path}/questions/${second.id}`).fields).choice3, 'Noise');
	await edit.submit(`${quiz.path}/questions/${second.id}`, { words: 'What helps most?', choice3: 'Music', choice4: 'Noise' }, { follow: false });
	assert.equal(ids()[1].words, 'What helps most?');
	assert.equal(count(`choices WHERE question_id = ${second.id}`), 4);
	const { csrf } = Object.fromEntries((await head.get('/account')).form().fields);
	await head.post(`${quiz.path}/questions/${second.id}/shift`, { csrf, by: '-1' }, { follow: false });
	assert.deepEqual(ids().map((one) => one.id), [second.id, first.id]);
	const remove = await head.get(`${quiz.path}/questions/${first.id}/delete`);
	assert.match(remove.text, /Delete question 2\? What comes first\?/);
	await remove.submit(`${quiz.path}/questions/${first.id}/delete`, {}, { follow: false });
	assert.deepEqual(ids().map((one) => one.id), [second.id]);
	assert.equal((await head.get(`${quiz.path}/questions/${first.id}`)).status, 404);
});

test('of two people at one question the later is told, and nobody loses a word', async () => {
	const quiz = await draftQuiz(muster, head, 'Two at once');
	await ask(head, quiz);
	const [{ id }] = muster.sql(`SELECT id FROM questions WHERE lesson_id = ${quiz.lesson} ORDER BY position`);
	const path = `${quiz.path}/questions/${id}`;
	const theirs = await head.get(path), mine = await head.get(path);
	assert.match(mine.text, /Shown below the question: at once where the answer was right, else once they have passed or have no attempts left/);
	await theirs.submit(path, { words: 'Their question?', choice1: 'Their answer', feedback: 'Their feedback.' }, { follow: false });
	const told = await mine.submit(path, { words: 'My question?', choice1: 'My answer' });
	assert.equal(told.status, 422);
	assert.match(told.text, /Somebody has saved this question since you opened it\./);
	assert.match(told.text, /What somebody else has saved meanwhile Their question\? Learners choose one answer\. Their answer Right answer .*Their feedback\./);
	const kept = Object.fromEntries(told.form(path).fields);
	assert.deepEqual([kept.words.trim(), kept.choice1, kept.edits], ['My question?', 'My answer', '1']);
	assert.deepEqual(muster.sql(`SELECT words, edits FROM questions WHERE id = ${id}`), [{ words: 'Their question?', edits: 1 }]);
	await told.submit(path, { words: 'Our question?' }, { follow: false });
	assert.equal(muster.sql(`SELECT words FROM questions WHERE id = ${id}`)[0].words, 'Our question?');
});

test('a question that makes no sense comes back as it was typed, with words at the place', async () => {
	const quiz = await draftQuiz(muster, head, 'Senseless course');
	const path = `${quiz.path}/questions`;
	for (const [typed, words] of [
		[question('Why?', 'Yes', 'No'), /No answer is ticked as right/],
		[question('Why?', '*Yes'), /There is only one answer/],
		[question('', '*Yes', 'No'), /Enter the question\./],
		[question('Why?', '*Yes', 'No', 'Yes'), /Answer 3 is the same as answer 1/],
		[{ ...question('Why?', '*Yes', '*No'), kind: 'one' }, /2 answers are ticked as right\. Tick one/],
		[{ ...question('Why?', '*Yes', 'No'), right4: '1' }, /Answer 4 is ticked as right and is empty/],
		[{ ...question('Why?', '*Yes', 'No'), kind: 'none' }, /one answer or several/],
		[question('Why?', '*Yes', 'x'.repeat(301)), /more than 300 characters/],
	]) {
		const answer = await (await head.get(`${path}/new`)).submit(path, typed);
		assert.equal(answer.status, 422);
		assert.match(answer.text, words);
		const kept = Object.fromEntries(answer.form(path).fields);
		for (const [name, value] of Object.entries(typed))
			if (name !== 'kind')
				assert.equal(kept[name]?.trim(), value, name);
	}
	assert.equal(count(`questions WHERE lesson_id = ${quiz.lesson}`), 0);
});

test('settings that make no sense are refused at their fields, and an empty quiz is not published', async () => {
	const quiz = await draftQuiz(muster, head, 'Empty course');
	const page = await head.get(quiz.path);
	assert.match(page.text, /No questions yet\. A quiz needs at least one/);
	const refused = await page.submit(quiz.path, { pass_mark: '120', attempts: 'many' });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /Enter a pass mark from 0 to 100 per cent\./);
	assert.match(refused.text, /Enter a number of attempts from 1 to 100, or leave it empty/);
	assert.equal(Object.fromEntries(refused.form(quiz.path).fields).attempts, 'many');
	const unpublished = await (await head.get(`/courses/${quiz.course}`)).submit(`/courses/${quiz.course}/publish`);
	assert.equal(unpublished.status, 422);
	assert.match(unpublished.text, /The quiz "Check what you know" has no question/);
});

/* ---------------------------------------------------------------- taking */

test('a learner starts, saves, is asked about what is left, fails, tries again and passes', async () => {
	const quiz = await openQuiz(muster, head, 'Whole course', { pass_mark: 80, attempts: 3 });
	const priya = await learner(muster, head, quiz, 'priya@people.example');
	let page = await priya.get(quiz.path);
	assert.match(page.text, /2 questions\. To pass: 80%\. You have 3 attempts\./);
	assert.equal(count('quiz_attempts'), 0);
	page = await begin(priya, quiz);
	assert.match(page.text, /Attempt 1\./);
	// Half of it, and home.
	page = await handIn(page, quiz, ['Safety'], {}, { button: 'Save for later' });
	assert.match(note(page), /Your answers are saved\. Nothing is handed in yet\./);
	page = await (await muster.signedIn('priya@people.example', PASSWORD)).get(quiz.path);
	assert.match(page.html, /checked><span dir="auto">Safety/);
	page = await handIn(page, quiz, ['Safety']);
	assert.match(page.text, /1 question is not answered: question [12] ?\. Hand in anyway\?/);
	assert.match(page.html, /checked><span dir="auto">Safety/);
	assert.equal(count("quiz_attempts WHERE status = 'done'"), 0);
	page = await handIn(page, quiz, ['Safety'], {}, { button: 'Hand in anyway' });
	assert.match(page.text, /Not passed: 50% 1 of 2 right, 80% to pass/);
	assert.doesNotMatch(page.text, /Complete/);
	assert.match(page.text, /Which answers are right is shown once you have passed/);
	assert.match(page.text, /What helps\? Not answered/);
	assert.match(page.text, /Without safety nothing else works\./);
	assert.doesNotMatch(page.text, /Right answer/);
	assert.doesNotMatch(page.text, /Whoever is calm/, 'what tells the right answer comes with it');
	assert.match(page.text, /You have 2 attempts left of 3/);
	page = await handIn(await page.submit(`${quiz.path}/start`), quiz, RIGHT);
	assert.match(page.text, /Passed: 100% 2 of 2 right/);
	assert.match(page.text, /Safety Your answer Right answer/);
	assert.match(page.text, /Whoever is calm/);
	assert.match(page.text, /Attempt 1, .*: 50%, not passed/);
	assert.ok(!page.forms().some((form) => form.action === `${quiz.path}/start`));
	const [enrolment] = muster.sql(`SELECT e.status, e.score, e.lessons_done FROM enrolments e WHERE e.course_id = ${quiz.course}`);
	assert.deepEqual(enrolment, { status: 'in progress', score: 100, lessons_done: 1 });
	assert.doesNotMatch(page.text, /The course is complete/);
	const [text] = muster.sql(`SELECT l.id FROM lessons l JOIN courses c ON c.version_id = l.version_id WHERE c.id = ${quiz.course} AND l.kind = 'text'`);
	await (await priya.get(`/learning/${quiz.course}/${text.id}`)).submit(`/learning/${quiz.course}/${text.id}`);
	assert.match((await priya.get(quiz.path)).text, /Passed: 100% .*The course is complete\. See your certificate/);
	assert.equal((await head.get(`/groups/${quiz.group}`)).status, 200);
});

test('two tabs and the Back button hand in once', async () => {
	const quiz = await openQuiz(muster, head, 'Two tabs');
	const tom = await learner(muster, head, quiz, 'tom@people.example');
	const one = await begin(tom, quiz), two = await tom.get(quiz.path);
	assert.match((await handIn(one, quiz, RIGHT)).text, /Passed: 100%/);
	const again = await handIn(two, quiz, WRONG);
	assert.match(again.text, /handed in before\. What counts is what you handed in then/);
	assert.match(again.text, /Passed: 100%/);
	const late = await handIn(two, quiz, WRONG, {}, { button: 'Save for later' });
	assert.match(late.text, /Passed: 100%/);
	assert.match((await two.submit(`${quiz.path}/hand-in`, { anyway: '1' })).text, /Passed: 100%/);
	assert.equal(count(`progress_events WHERE course_id = ${quiz.course} AND kind = 'quiz'`), 1);
	assert.equal(count(`progress_events WHERE course_id = ${quiz.course} AND kind = 'lesson'`), 1);
	const [{ score }] = muster.sql(`SELECT score FROM enrolments WHERE course_id = ${quiz.course}`);
	assert.equal(score, 100);
});

test('the order is another for each attempt and stays within one', async () => {
	const many = Array.from({ length: 12 }, (_, i) => question(`Question ${i}?`, '*Yes', 'No'));
	const quiz = await openQuiz(muster, head, 'Shuffled', {}, many);
	const sue = await learner(muster, head, quiz, 'sue@people.example');
	const order = (page) => [...page.html.matchAll(/id="q(\d+)"/g)].map((match) => match[1]);
	const first = await begin(sue, quiz);
	assert.equal(order(first).length, 12);
	assert.deepEqual(order(await sue.get(quiz.path)), order(first));
	const result = await handIn(first, quiz, [], { anyway: '1' });
	const second = await result.submit(`${quiz.path}/start`);
	assert.notDeepEqual(order(second), order(first));
	assert.deepEqual([...order(second)].sort(), [...order(first)].sort());
});

/* ---------------------------------------------------------------- what is not open */

async function refused(person, path, fields, status, words) {
	const { csrf } = Object.fromEntries((await person.get('/account')).form().fields);
	const answer = await person.post(path, { csrf, ...fields });
	assert.equal(answer.status, status, answer.text);
	if (words)
		assert.match(answer.text, words);
	return answer;
}

test('answers to a quiz that is not open to somebody are refused, and nothing is kept', async () => {
	const quiz = await openQuiz(muster, head, 'Not for all', { attempts: 1 });
	const other = await openQuiz(muster, head, 'Another one');
	const ann = await learner(muster, head, quiz, 'ann@people.example');
	const stranger = await learner(muster, head, other, 'stranger@people.example');
	const [{ id: text }] = muster.sql(`SELECT id FROM lessons WHERE version_id = ${quiz.version} AND kind = 'text'`);
	const attempts = () => muster.sql('SELECT * FROM quiz_attempts ORDER BY id'), answers = () => muster.sql('SELECT * FROM quiz_answers');
	let kept = [attempts(), answers()];
	// The course is not open to them; no attempt is; it is no quiz; it is nothing.
	for (const verb of ['start', 'answers', 'hand-in']) {
		await refused(stranger, `${quiz.path}/${verb}`, { attempt: '1' }, 404);
		await refused(ann, `/learning/${quiz.course}/${text}/${verb}`, { attempt: '1' }, 404);
		await refused(ann, `/learning/${quiz.course}/999999/${verb}`, { attempt: '1' }, 404);
	}
	await refused(ann, `${quiz.path}/hand-in`, { attempt: '1', anyway: '1' }, 422, /No attempt of yours at this quiz is open\. Start one/);
	await refused(ann, `${quiz.path}/answers`, { attempt: 'x' }, 422, /No attempt of yours/);
	assert.deepEqual([attempts(), answers()], kept);

	await begin(ann, quiz);
	await begin(stranger, other);
	const of = (lesson) => muster.sql(`SELECT id FROM quiz_attempts WHERE lesson_id = ${lesson}`)[0].id;
	kept = [attempts(), answers()];
	// Somebody else's attempt; a question of another quiz; two answers of one; what is no number.
	await refused(ann, `${quiz.path}/hand-in`, { attempt: of(other.lesson), anyway: '1' }, 422, /No attempt of yours/);
	await refused(ann, `${quiz.path}/hand-in`, { attempt: of(quiz.lesson), ...chosen(muster, other, ['Safety']) }, 422, /not one of this quiz/);
	const choices = muster.sql(`SELECT q.id, c.id AS choice FROM questions q JOIN choices c ON c.question_id = q.id WHERE q.lesson_id = ${quiz.lesson} AND q.kind = 'one' ORDER BY c.id`);
	const [first, a, b] = [choices[0], ...choices.map((one) => String(one.choice))];
	const { csrf } = Object.fromEntries((await ann.get('/account')).form().fields);
	const twice = await ann.post(`${quiz.path}/answers`, [['csrf', csrf], ['attempt', of(quiz.lesson)], [`q${first.id}`, a], [`q${first.id}`, b]]);
	assert.equal(twice.status, 422);
	assert.match(twice.text, /Two answers came for a question that takes one/);
	await refused(ann, `${quiz.path}/answers`, { attempt: of(quiz.lesson), [`q${first.id}`]: 'abc' }, 422, /not one of this quiz/);
	assert.deepEqual([attempts(), answers()], kept);

	// Used up.
	const page = await handIn(await ann.get(quiz.path), quiz, HALF.slice(1), { anyway: '1' });
	assert.match(page.text, /Not passed: 0%/);
	assert.match(page.text, /No attempts are left\. Ask an administrator of your organisation for one more/);
	assert.match(page.text, /Safety Right answer/);
	await refused(ann, `${quiz.path}/start`, {}, 422, /You have used your only attempt/);
	assert.equal(attempts().filter((one) => one.lesson_id === quiz.lesson).length, 1);
});

test('a quiz that was replaced before it was begun leads to the course, in words', async () => {
	const quiz = await openQuiz(muster, head, 'Replaced');
	const eve = await learner(muster, head, quiz, 'eve@people.example');
	const page = await eve.get(quiz.path);
	muster.sql(`INSERT INTO course_versions (organisation_id, course_id, number, status, required, created_at, changed_at, published_at)
		SELECT organisation_id, course_id, 2, 'published', 1, 1, 1, 1 FROM course_versions WHERE id = ${quiz.version}`);
	muster.sql(`INSERT INTO lessons (organisation_id, version_id, position, kind, title) SELECT organisation_id, id, 1, 'text', 'New' FROM course_versions WHERE course_id = ${quiz.course} AND number = 2`);
	muster.sql(`UPDATE courses SET version_id = (SELECT id FROM course_versions WHERE course_id = ${quiz.course} AND number = 2) WHERE id = ${quiz.course}`);
	const answer = await page.submit(`${quiz.path}/start`);
	assert.equal(answer.path, `/learning/${quiz.course}`);
	assert.match(answer.text, /That quiz is not part of your course as it is now\. Nothing was changed/);
	assert.equal(count(`quiz_attempts WHERE lesson_id = ${quiz.lesson}`), 0);
});

test('sixteen at once begin one attempt, and hand it in once', async () => {
	const quiz = await openQuiz(muster, head, 'Raced', { attempts: 2 });
	const max = await learner(muster, head, quiz, 'max@people.example');
	const { csrf } = Object.fromEntries((await max.get('/account')).form().fields);
	const attempts = () => muster.sql(`SELECT id, status FROM quiz_attempts WHERE lesson_id = ${quiz.lesson} ORDER BY id`);
	for (const round of [1, 2, 3]) {
		const started = await Promise.all(Array.from({ length: 16 }, () => max.post(`${quiz.path}/start`, { csrf }, { follow: false })));
		assert.deepEqual(new Set(started.map((one) => one.status)), new Set([round < 3 ? 303 : 422]));
		assert.equal(attempts().length, Math.min(round, 2));
		const attempt = attempts().at(-1).id;
		const fields = new URLSearchParams({ csrf, attempt, anyway: '1' });
		for (const [name, values] of Object.entries(chosen(muster, quiz, WRONG)))
			values.forEach((value) => fields.append(name, value));
		const done = await Promise.all(Array.from({ length: 16 }, () => max.post(`${quiz.path}/hand-in`, fields, { follow: false })));
		assert.deepEqual(new Set(done.map((one) => one.status)), new Set([303]));
	}
	assert.deepEqual(attempts().map((one) => one.status), ['done', 'done']);
	assert.equal(count(`progress_events WHERE course_id = ${quiz.course} AND kind = 'quiz'`), 2);
});

test('answers typed before a session ended are sent after the log-in', async () => {
	const quiz = await openQuiz(muster, head, 'Long evening');
	const liz = await learner(muster, head, quiz, 'liz@people.example');
	const page = await begin(liz, quiz);
	muster.sql("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE email = 'liz@people.example')");
	const login = await handIn(page, quiz, RIGHT);
	assert.equal(login.status, 401);
	const offer = await login.submit('/login', { email: 'liz@people.example', password: PASSWORD });
	assert.match(offer.text, /What you typed is still here/);
	const result = await offer.submit(`${quiz.path}/hand-in`);
	assert.match(result.text, /Passed: 100%/);
});

test('an administrator sees shares of right answers and gives one more attempt, a leader neither', async () => {
	const quiz = await openQuiz(muster, head, 'Given', { attempts: 1, pass_mark: 100 });
	const joe = await learner(muster, head, quiz, 'joe@people.example');
	await handIn(await begin(joe, quiz), quiz, HALF);
	const lesson = await head.get(quiz.edit);
	assert.match(lesson.text, /What comes first\? 3 one is right 100%.*What helps\? 3 several may be right 0%/);
	const [{ member }] = muster.sql("SELECT m.id AS member FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'joe@people.example'");
	const person = await head.get(`/learners/${member}`);
	assert.match(person.text, /Quizzes without an attempt left .*Check what you know Given 1 50%/);
	const give = `/learners/${member}/quizzes/${quiz.lesson}`;
	const given = await person.submit(give);
	assert.match(given.text, /They have one more attempt/);
	assert.doesNotMatch(given.text, /Quizzes without an attempt left/);
	assert.match(given.text, /gave one more attempt at a quiz to/);
	const twice = await person.submit(give);
	assert.equal(twice.status, 422);
	assert.match(twice.text, /They need no further attempt/);
	await refused(head, `/learners/${member}/quizzes/999999`, {}, 404);
	await refused(joe, give, {}, 403);
	assert.match((await joe.get(quiz.path)).text, /Try again.*You have 1 attempt left of 2/);
	assert.match((await handIn(await begin(joe, quiz), quiz, RIGHT)).text, /Passed: 100%/);
});

test('a published quiz is edited in a draft, and those who take it notice nothing', async () => {
	const quiz = await openQuiz(muster, head, 'Edited');
	const may = await learner(muster, head, quiz, 'may@people.example');
	const page = await begin(may, quiz);
	const [{ id }] = muster.sql(`SELECT id FROM questions WHERE lesson_id = ${quiz.lesson} ORDER BY position LIMIT 1`);
	const edit = `${quiz.edit}/questions/${id}`;
	const saved = await (await head.get(edit)).submit(edit, { words: 'What comes last?' }, { follow: false });
	assert.equal(saved.status, 303);
	const draft = /lessons\/(\d+)/.exec(saved.location)[1];
	assert.notEqual(Number(draft), quiz.lesson);
	assert.match((await head.get(edit)).html, /What comes last\?/);
	assert.match((await may.get(quiz.path)).text, /What comes first\?/);
	assert.doesNotMatch((await head.get(quiz.edit)).text, /Answered right/);
	assert.match((await handIn(page, quiz, RIGHT)).text, /Passed: 100%/);
	await ask(head, { path: quiz.edit }, [QUESTIONS[1]]);
	assert.match((await head.get(quiz.edit)).text, /Answered right.*What comes last\? 3 one is right 100%/); // of what is published
	await publish(head, quiz);
	assert.match((await may.get(quiz.path)).text, /Passed: 100% 2 of 2 right/);
});
