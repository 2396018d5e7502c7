// A course with a quiz in an organisation, and learners to whom it is open.
import assert from 'node:assert/strict';
import { group as makeGroup } from './crowd.mjs';

export const PASSWORD = 'three words of wisdom';

// One question: its words, and its choices; those that begin with * are right. More than one: several may be chosen.
export function question(words, ...choices) {
	const right = choices.map((one) => one.startsWith('*'));
	return {
		words, kind: right.filter(Boolean).length > 1 ? 'several' : 'one',
		...Object.fromEntries(choices.map((one, i) => [`choice${i + 1}`, one.replace(/^\*/, '')])),
		...Object.fromEntries(right.flatMap((is, i) => (is ? [[`right${i + 1}`, '1']] : []))),
	};
}

export const QUESTIONS = [
	{ ...question('What comes first?', '*Safety', 'Speed', 'Silence'), feedback: 'Without safety nothing else works.' },
	{ ...question('What helps?', '*A calm voice', '*Time', 'Noise'), feedback: 'Whoever is calm and takes time is heard.' },
];

// A draft with a text and a quiz: { course, lesson, path } of the quiz, as administrators see it. settings: fields of the quiz; shuffled: 0.
export async function draftQuiz(muster, head, title, { pass_mark = 50, attempts = '', shuffled = 1 } = {}) {
	await (await head.get('/courses/new')).submit('/courses', { title });
	const [{ course }] = muster.sql(`SELECT id AS course FROM courses WHERE title = '${title}'`);
	const add = async (kind, values) => {
		const path = `/courses/${course}/lessons`;
		const answer = await (await head.get(`${path}/new?kind=${kind}`)).submit(path, values, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	};
	await add('text', { title: 'To read', body: 'Words.' });
	await add('quiz', { title: 'Check what you know', body: 'Take your time.', pass_mark, attempts, ...(shuffled ? {} : { shuffled: null }) });
	const [{ lesson, version }] = muster.sql(`SELECT l.id AS lesson, v.id AS version FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE v.course_id = ${course} AND l.kind = 'quiz'`);
	return { course, version, lesson, path: `/courses/${course}/lessons/${lesson}` };
}

// Adds questions on the pages.
export async function ask(head, quiz, questions = QUESTIONS) {
	for (const one of questions) {
		const answer = await (await head.get(`${quiz.path}/questions/new`)).submit(/\/questions$/, one, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	}
}

export async function publish(head, { course }) {
	const answer = await (await head.get(`/courses/${course}`)).submit(`/courses/${course}/publish`);
	assert.equal(answer.status, 200, answer.text);
}

// A published course in a group of its own: { course, lesson, group, path: where learners take it }.
export async function openQuiz(muster, head, title, settings, questions) {
	const quiz = await draftQuiz(muster, head, title, settings);
	await ask(head, quiz, questions);
	await publish(head, quiz);
	const group = await makeGroup(head, `Learners of ${title}`, { policy: 'enrol', course: quiz.course });
	return { ...quiz, group, edit: quiz.path, path: `/learning/${quiz.course}/${quiz.lesson}` };
}

// Somebody in its group, signed in.
export async function learner(muster, head, quiz, email) {
	if (!muster.sql(`SELECT 1 FROM accounts WHERE email = '${email}'`).length)
		muster.muster('account', ['create', '--email', email, '--first', 'Priya', '--last', 'Raman', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const path = `/groups/${quiz.group}/enrol/manual`;
	const answer = await (await head.get(path)).submit(path, { email1: email, when: 'now' });
	assert.equal(answer.status, 200, answer.text);
	return muster.signedIn(email, PASSWORD);
}

// The fields of a page's quiz with these choices (by their words) chosen.
export function chosen(muster, quiz, words) {
	const fields = {};
	for (const word of words) {
		const [{ question: q, choice }] = muster.sql(`SELECT q.id AS question, c.id AS choice FROM questions q JOIN choices c ON c.question_id = q.id
			WHERE q.lesson_id = ${quiz.lesson} AND c.words = '${word}'`);
		(fields[`q${q}`] ??= []).push(String(choice));
	}
	return fields;
}
