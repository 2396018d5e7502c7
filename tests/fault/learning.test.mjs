// Web workers are killed while lessons complete: progress, certificate and mail are there exactly once or not at all, and whoever tries
// again ends it.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { eachAtOnce, organisation, seeded } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { learner, openCourse } from '../lib/learning.mjs';
import { killNow, until } from '../lib/process.mjs';

const LEARNERS = 12, LESSONS = 10, KILLS = 40;
let muster, head;

before(async () => {
	muster = await start({ workers: 4, work: false });
	head = await organisation(muster);
});
afterEach(() => checkInvariants(muster));
after(() => muster?.stop());

// --- helpers ---

const lessons = (count) => Array.from({ length: count }, (_, i) => ({ title: `Lesson ${i + 1}`, minutes: 1 }));

// Their own session, with a token for whatever they send.
async function learning(made, email) {
	const client = await learner(muster, head, made, email);
	const csrf = (await client.get('/learning')).form('/logout').fields.find(([name]) => name === 'csrf')[1];
	return { email, complete: (lesson) => client.post(`${made.path}/${lesson}`, { csrf }, { follow: false }) };
}

// What there is of a course for a learner, counted.
function stock(made, email) {
	const of = (table, where = '') => `(SELECT COUNT(*) FROM ${table} WHERE member_id = m.id AND course_id = ${made.course} ${where})`;
	return muster.sql(`SELECT ${of('progress_events', "AND kind = 'lesson'")} AS lessons, ${of('progress_events', "AND kind = 'completed'")} AS completed,
			${of('certificates')} AS certificates, ${of('enrolments')} AS enrolments,
			(SELECT COUNT(*) FROM messages WHERE account_id = a.id AND kind = 'certificate') AS mails
		FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${email}'`)[0];
}

const NOTHING = { lessons: 0, completed: 0, certificates: 0, enrolments: 0, mails: 0 };
const EVERYTHING = { lessons: 1, completed: 1, certificates: 1, enrolments: 1, mails: 1 };

async function startAgain() {
	await muster.processes.serve.ended();
	muster.start('serve');
	await muster.ready();
}

// --- in the middle of it ---

for (const [i, event] of ['INSERT ON progress_events', 'UPDATE ON enrolments', 'INSERT ON certificates', 'INSERT ON messages'].entries())
	test(`killed at the ${event}, the completion of a course did not happen, and the next try ends it`, async () => {
		const made = await openCourse(muster, head, `Middle ${i}`, lessons(1)), email = `middle${i}@people.example`;
		const person = await learning(made, email);
		await muster.endlessly(event, async () => {
			const sent = person.complete(made.lessons[0]).catch(() => ({ status: 502 }));
			await muster.untilWriting();
			await muster.kill('serve');
			assert.equal((await sent).status, 502);
		});
		assert.deepEqual(stock(made, email), NOTHING);
		await startAgain();
		assert.equal((await person.complete(made.lessons[0])).status, 303);
		assert.deepEqual(stock(made, email), EVERYTHING);
	});

// --- at any moment ---

// Workers go one after the other, or all at once, while learning() goes on.
async function killMeanwhile(random, going) {
	let kills = 0;
	for (; kills < KILLS && going(); kills++) {
		await pause(random.between(0, 25));
		const workers = await until('workers', () => {
			const all = muster.processes.serve.childrenNamed('muster-web');
			return all.length ? all : null;
		});
		await killNow(...(random.between(0, 2) ? [random.pick(workers)] : workers));
	}
	return kills;
}

test(`${LEARNERS} learners complete ${LESSONS} lessons each while workers are killed`, async (t) => {
	const random = seeded(t);
	const made = await openCourse(muster, head, 'Under fire', lessons(LESSONS));
	const people = [];
	for (let i = 0; i < LEARNERS; i++)
		people.push(await learning(made, `under.fire${i}@people.example`));
	let busy = people.length, lost = 0;
	const everybody = Promise.all(people.map(async (person) => {
		for (const lesson of made.lessons)
			await until(`an answer to ${person.email}`, async () => {
				const answer = await person.complete(lesson).catch(() => ({ status: 502 }));
				assert.ok([303, 502].includes(answer.status), `${answer.status} ${answer.text}`);
				lost += answer.status === 502;
				return answer.status === 303;
			});
		busy--;
	}));
	const kills = await killMeanwhile(random, () => busy > 0);
	await everybody;
	t.diagnostic(`${kills} kills, ${lost} answers lost`);
	for (const { email } of people)
		assert.deepEqual(stock(made, email), { ...EVERYTHING, lessons: LESSONS }, email);
	const [totals] = muster.sql(`SELECT learners, completed FROM report_totals WHERE course_id = ${made.course}`);
	assert.deepEqual(totals, { learners: LEARNERS, completed: LEARNERS });
});

test('the same last lesson sent by many tabs while workers are killed completes the course once', async (t) => {
	const random = seeded(t);
	await eachAtOnce(Array.from({ length: 10 }), 1, async (_, i) => {
		const made = await openCourse(muster, head, `Tabs ${i}`, lessons(1)), email = `tabs${i}@people.example`;
		const person = await learning(made, email);
		const tabs = Array.from({ length: 6 }, () => person.complete(made.lessons[0]).catch(() => ({ status: 502 })));
		await pause(random.between(0, 8));
		await killNow(...muster.processes.serve.childrenNamed('muster-web'));
		await Promise.all(tabs);
		const between = stock(made, email);
		assert.ok([NOTHING, EVERYTHING].some((one) => JSON.stringify(one) === JSON.stringify(between)), JSON.stringify(between));
		await until('an answer', async () => (await person.complete(made.lessons[0]).catch(() => ({ status: 502 }))).status === 303);
		assert.deepEqual(stock(made, email), EVERYTHING);
	});
});
