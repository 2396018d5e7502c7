// Groups that fill themselves, while processes are killed, rules are edited, people change, seats are few and the disk is full: in the end
// everybody is where a fresh look at the rule wants them, the ledger agrees, and nobody had two mails.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { addresses, eachAtOnce, enrolment, filled, seeded } from '../lib/crowd.mjs';
import { fill, makeRoom, mount, skip, stopOnDisks } from '../lib/disk.mjs';
import { Instance } from '../lib/instance.mjs';
import { approve, over, uploaded } from '../lib/imports.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { learner, openCourse } from '../lib/learning.mjs';
import { until } from '../lib/process.mjs';
import { Departments, email, inDepartment, insist } from '../lib/rules.mjs';
import { MailServer } from '../lib/smtp.mjs';
import { onPostgres, testOnSqlite } from '../lib/store.mjs';

// More than are settled while a page waits, so that a job does it; and how many of them are in a department, so that rules look for them.
const PEOPLE = onPostgres ? 2100 : 4000, PLACED = onPostgres ? 1200 : 4000, KILLS = 10;
let muster, server, crowd;

before(async () => {
	server = await MailServer.start();
	muster = await new Instance({ mailPort: server.port, workers: 4, conf: { work: { runners: 2 } } }).boot();
	crowd = await Departments.of(muster, PEOPLE, PLACED);
});
afterEach(() => checkInvariants(muster));
after(async () => {
	await muster?.stop();
	await server?.stop();
});

// --- kills ---

for (const event of ['UPDATE ON member_values', 'INSERT ON memberships', 'INSERT ON rule_deeds'])
	test(`killed at the ${event}, an edit that brings somebody in did not happen at all, and the next try ends it`, async () => {
		const group = await crowd.automatic(`Edit ${event}`), number = 4 * ['UPDATE ON member_values', 'INSERT ON memberships', 'INSERT ON rule_deeds'].indexOf(event);
		await crowd.save(group, crowd.isOneOf(`Nursery ${number}`));
		await crowd.applied(group);
		const id = crowd.memberId(email(number)), path = `/learners/${id}/edit`, page = await crowd.head.get(path);
		const press = () => page.submit(path, { [`field_${crowd.field}`]: `Nursery ${number}` }, { follow: false }).catch(() => ({ status: 502 }));
		const standing = () => muster.sql(`SELECT value, (SELECT COUNT(*) FROM memberships WHERE group_id = ${group}) AS places,
			(SELECT COUNT(*) FROM rule_deeds WHERE group_id = ${group}) AS deeds FROM member_values WHERE member_id = ${id}`);
		await muster.endlessly(event, async () => {
			const sent = press();
			await muster.untilWriting();
			await muster.kill('serve');
			assert.equal((await sent).status, 502);
		});
		assert.deepEqual(standing(), [{ value: 'Fleet', places: 0, deeds: 0 }]);
		muster.start('serve');
		await muster.ready();
		assert.equal((await press()).status, 303);
		assert.deepEqual(standing(), [{ value: `Nursery ${number}`, places: 1, deeds: 1 }]);
		await crowd.isAsFresh(group, inDepartment(`Nursery ${number}`));
		await crowd.edit(email(number), 'Fleet');
		await crowd.isAsFresh(group, inDepartment(`Nursery ${number}`));
	});

// --- people who change their minds ---

test('a rule that is edited again and again while it is applied, and taken back: the last one counts, and nobody has two mails for one place', async (t) => {
	const random = seeded(t), group = await crowd.automatic('Edited');
	const rules = [['Fleet', 'Care'], ['Care'], ['Outreach', 'Kitchen'], ['Kitchen', 'Fleet'], ['Care', 'Kitchen']];
	let early = 0;
	await muster.slowly(async () => {
		for (const departments of rules) {
			const from = crowd.deeds(group), moment = random.between(50, 200);
			await crowd.save(group, crowd.isOneOf(...departments));
			await until(`${moment} people to have come or gone`, () => crowd.deeds(group) - from >= moment || crowd.isApplied(group));
			early += !crowd.isApplied(group);
		}
	}, 'INSERT ON rule_deeds');
	const undo = `/groups/${group}/rules/undo`, page = await crowd.head.get(undo);
	await insist('it to be taken back', (before) => (before?.status === 422 ? before : page).submit(undo, { agreed: '1' }, { follow: false }));
	t.diagnostic(`${early} of ${rules.length} rules were not applied to the end when the next one came`);
	assert.ok(early >= 3);
	await crowd.isAsFresh(group, inDepartment(...rules.at(-2)));
	assert.deepEqual(muster.sql(`SELECT number, status, undoes FROM rules WHERE group_id = ${group} ORDER BY number`),
		[...rules.map((_, i) => ({ number: i + 1, status: 'past', undoes: null })), { number: 6, status: 'current', undoes: 5 }]);
	assert.equal(crowd.count(`rule_deeds d JOIN rules r ON r.id = d.rule_id AND r.number = 6 JOIN memberships p ON p.group_id = d.group_id AND p.member_id = d.member_id
		AND p.current = 1 JOIN messages m ON m.membership_id = p.id WHERE d.group_id = ${group} AND d.deed = 'added'`), 0, 'who comes back by an undo is told nothing');
});

test('two administrators who save two rules at once: one of them counts, whole, and the other is told', async () => {
	const group = await crowd.automatic('Two heads'), other = await muster.signedIn('head@crowd.example', 'a very long password');
	const path = `/groups/${group}/rules`, heads = [crowd.head, other], pages = await Promise.all(heads.map((head) => head.get(path)));
	let saved;
	await muster.slowly(async () => {
		saved = await Promise.allSettled([['Fleet'], ['Kitchen']].map((departments, i) => crowd.save(group, crowd.isOneOf(...departments), { head: heads[i], seen: pages[i] })));
	}, 'INSERT ON rule_deeds');
	assert.deepEqual(saved.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
	assert.match(saved.find(({ status }) => status === 'rejected').reason.message, /Rule 1 was saved meanwhile/);
	await crowd.isAsFresh(group, inDepartment(saved[0].status === 'fulfilled' ? 'Fleet' : 'Kitchen'));
});

test('people whose field is edited by page and by import, while the rule is edited and applied and runners are killed, stand where the last of both wants them', async (t) => {
	const random = seeded(t), group = await crowd.automatic('Moving'), beside = await crowd.automatic('Moving beside');
	await crowd.save(beside, crowd.isOneOf('Laundry', 'Fleet'));
	await crowd.applied(beside);
	// A third of the people go to another department by a file, some by hand, some by both.
	const lines = ['email,Department'];
	for (let i = 0; i < PLACED; i += 3)
		lines.push(`${email(i)},${random.pick(['Fleet', 'Care', 'Laundry'])}`);
	const file = await uploaded(muster, crowd.head, '/imports/new', lines.join('\n'), { kind: 'update' });
	await muster.slowly(async () => {
		await crowd.save(group, crowd.isOneOf('Fleet', 'Care'));
		await approve(crowd.head, file, { when: 'hold' });
		await Promise.all([
			eachAtOnce(Array.from({ length: 120 }), 3, () => crowd.edit(email(random.between(0, PLACED - 1)), random.pick(['Fleet', 'Care', 'Laundry', 'Kitchen']))),
			(async () => {
				for (const departments of [['Laundry'], ['Laundry', 'Kitchen'], ['Care', 'Laundry']]) {
					const from = crowd.deeds(group);
					await until('the rule to be in the middle of it', () => crowd.deeds(group) - from >= 150 || crowd.isApplied(group));
					await crowd.save(group, crowd.isOneOf(...departments));
				}
			})(),
			eachAtOnce(Array.from({ length: 4 }), 1, async () => {
				await pause(random.between(0, 300));
				await crowd.killRunners();
			}),
			over(muster, file),
		]);
	}, 'INSERT ON rule_deeds');
	await crowd.isAsFresh(beside, inDepartment('Laundry', 'Fleet'));
	await crowd.isAsFresh(group, inDepartment('Care', 'Laundry'));
});

test('people who are taken out, kept in and allowed again by hand while the rule is applied stay where they were put', async () => {
	const group = await crowd.automatic('By hand'), fields = [['csrf', (await crowd.head.get(`/groups/${group}/rules`)).form(`/groups/${group}/rules`).fields.find(([name]) => name === 'csrf')[1]]];
	const press = (path) => insist(path, () => crowd.head.post(`/groups/${group}/${path}`, fields, { follow: false }));
	let ids;
	await muster.slowly(async () => {
		await crowd.save(group, crowd.isOneOf('Care', 'Kitchen'));
		await until('the first people to be in', () => people(muster, group).active >= 30);
		ids = muster.sql(`SELECT id, member_id AS member FROM memberships WHERE group_id = ${group} AND status = 'active' ORDER BY id LIMIT 30`);
		await Promise.all([
			eachAtOnce(ids.slice(0, 20), 2, ({ id }) => press(`learners/${id}/remove`)),
			eachAtOnce(ids.slice(20), 2, ({ id }) => press(`learners/${id}/pin`)),
		]);
		await crowd.save(group, crowd.isOneOf('Fleet', 'Kitchen'));
		await eachAtOnce(ids.slice(10, 20), 2, ({ member }) => press(`rules/excluded/${member}/allow`));
	}, 'INSERT ON rule_deeds');
	await crowd.isAsFresh(group, inDepartment('Fleet', 'Kitchen'));
	const those = (list) => list.map(({ member }) => member).join(', ');
	assert.deepEqual(muster.sql(`SELECT member_id AS member FROM rule_exclusions WHERE group_id = ${group} ORDER BY member_id`),
		ids.slice(0, 10).map(({ member }) => ({ member })).sort((a, b) => a.member - b.member));
	assert.equal(crowd.count(`memberships WHERE group_id = ${group} AND current = 1 AND status = 'active' AND pinned = 1 AND member_id IN (${those(ids.slice(20))})`), 10);
});

test('a group that is filled by hand again while its rule is applied: the rule goes no further, and nobody leaves', async () => {
	const group = await crowd.automatic('By hand again'), path = `/groups/${group}/population`;
	await muster.slowly(async () => {
		await crowd.save(group, crowd.isOneOf('Care', 'Kitchen'));
		await until('the first people to be in', () => people(muster, group).active > 0);
		const answer = await (await crowd.head.get(path)).submit(path, { population: 'manual' }, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	}, 'INSERT ON rule_deeds');
	const then = crowd.deeds(group);
	assert.ok(then < PLACED / 2, 'it was in the middle of it');
	await crowd.applied(group);
	assert.deepEqual(people(muster, group), { active: then });
	assert.equal(crowd.deeds(group), then);
});

test('a course that is deleted while the rule that asks for it is applied: the rule stops where it is, and nobody leaves', async () => {
	await (await crowd.head.get('/courses/new')).submit('/courses', { title: 'Soon gone' });
	const [{ course }] = muster.sql("SELECT id AS course FROM courses WHERE title = 'Soon gone'"), group = await crowd.automatic('Stopped');
	await muster.slowly(async () => {
		await crowd.save(group, [{ subject: 'course', course, status: 'not started' }]);
		await until('some people', () => crowd.deeds(group) > 0);
		const path = `/courses/${course}/delete`;
		const answer = await (await crowd.head.get(path)).submit(path, {}, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	}, 'INSERT ON rule_deeds');
	const then = crowd.deeds(group);
	assert.ok(then < PEOPLE, 'it was in the middle of it');
	await crowd.applied(group);
	assert.equal(crowd.deeds(group), then);
	assert.deepEqual(people(muster, group), { active: then });
	assert.match(muster.sql(`SELECT stopped FROM rules WHERE group_id = ${group}`)[0].stopped, /Soon gone/);
});

test('a group that is archived while its rule is applied takes nobody more, and once it is back everybody who belongs there', async () => {
	const group = await crowd.automatic('Archived'), put = async (verb) => {
		const path = `/groups/${group}/${verb}`, page = await crowd.head.get(verb === 'archive' ? path : `/groups/${group}`);
		const answer = await page.submit(path, {}, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	};
	await muster.slowly(async () => {
		await crowd.save(group, crowd.isOneOf('Outreach', 'Kitchen'));
		await until('some people', () => crowd.deeds(group) > 0);
		await put('archive');
	}, 'INSERT ON rule_deeds');
	const then = crowd.deeds(group);
	await crowd.applied(group);
	assert.equal(crowd.deeds(group), then);
	await put('restore');
	await crowd.isAsFresh(group, inDepartment('Outreach', 'Kitchen'));
});

// --- the last seats ---

test('two automatic groups, edited people and people who are enrolled by hand, all at the last seats: none is sold twice, and who has none waits', async (t) => {
	const random = seeded(t), SEATS = onPostgres ? 200 : 400;
	const [one, other] = [await crowd.automatic('Last seats', { seats: SEATS }), await crowd.automatic('Last seats too', { seats: SEATS })];
	const form = await enrolment(crowd.head, one, []), formOther = await enrolment(crowd.head, other, []);
	const entered = { [one]: 0, [other]: 0 };
	const byHand = async (group, from, address) => {
		const answer = await until(`an answer for ${address}`, async () => {
			const one = await crowd.head.post(`/groups/${group}/enrol/manual`, filled(from, [address]), { follow: false });
			return one.status !== 503 && one;
		});
		assert.ok([303, 422].includes(answer.status), `${answer.status}: ${answer.text}`);
		entered[group] += answer.status === 303;
	};
	await muster.slowly(async () => {
		await Promise.all([
			crowd.save(one, crowd.isOneOf('Kitchen')),
			crowd.save(other, crowd.isOneOf('Kitchen', 'Outreach')),
			eachAtOnce(addresses(150, 'lastone'), 4, (address) => byHand(one, form, address)),
			eachAtOnce(addresses(150, 'lastother'), 4, (address) => byHand(other, formOther, address)),
			eachAtOnce(Array.from({ length: 60 }), 2, () => crowd.edit(email(random.between(0, PLACED - 1)), random.pick(['Kitchen', 'Care', 'Outreach']))),
			(async () => {
				await until('the first rule to be in the middle of it', () => crowd.deeds(one) >= 30);
				await crowd.save(one, crowd.isOneOf('Kitchen', 'Care'));
				await crowd.save(other, crowd.isOneOf('Outreach'));
			})(),
		]);
	}, 'INSERT ON rule_deeds');
	t.diagnostic(`${entered[one]} and ${entered[other]} came by hand`);
	await crowd.isAsFresh(one, inDepartment('Kitchen', 'Care'));
	await crowd.isAsFresh(other, inDepartment('Outreach'));
	for (const group of [one, other]) {
		assert.deepEqual(muster.sql(`SELECT seats_held AS held, (SELECT COUNT(*) FROM memberships WHERE group_id = ${group} AND pinned = 1 AND status = 'active') AS pinned
			FROM groups WHERE id = ${group}`), [{ held: SEATS, pinned: entered[group] }]);
	}
});

test('who has no seat waits in the order in which they joined, and comes in in that order, whichever runner is killed when', async (t) => {
	const random = seeded(t), group = await crowd.automatic('In a line', { seats: 10 });
	const line = () => muster.sql(`SELECT m.id FROM wait_entries w JOIN members m ON m.account_id = w.account_id WHERE w.group_id = ${group} AND w.status = 'waiting' ORDER BY w.id`)
		.map(({ id }) => id);
	await muster.slowly(async () => {
		await crowd.save(group, crowd.isOneOf('Laundry', 'Kitchen'));
		await crowd.killWhile(random, group, 500, KILLS, () => crowd.killRunners());
	}, 'INSERT ON rule_deeds');
	await crowd.isAsFresh(group, inDepartment('Laundry', 'Kitchen'));
	const waiting = line();
	assert.ok(waiting.length > PLACED / 5, `${waiting.length} wait`);
	assert.deepEqual(waiting, [...waiting].sort((a, b) => a - b));

	await muster.slowly(async () => {
		const path = `/groups/${group}/seats`;
		await (await crowd.head.get(path)).submit(path, { seats: 210 });
		for (const moment of [40, 100, 160]) {
			await until(`${moment} people to be in`, () => people(muster, group).active >= moment);
			await crowd.killRunners();
		}
	});
	await crowd.isAsFresh(group, inDepartment('Laundry', 'Kitchen'));
	assert.deepEqual(line(), waiting.slice(200));
	assert.deepEqual(people(muster, group), { active: 210 });

	// Whoever does not match any more leaves the line; whoever was in makes room for the next.
	await crowd.save(group, crowd.isOneOf('Laundry'));
	await crowd.isAsFresh(group, inDepartment('Laundry'));
});

// --- no loops ---

test('a group that gives the course for which its rule asks comes to rest: whoever began leaves, keeps the progress, and nobody comes twice', async () => {
	const { course, lessons } = await openCourse(muster, crowd.head, 'First steps', [{ title: 'One' }, { title: 'Two' }]);
	const address = 'beginner@fault.example', person = await learner(muster, crowd.head, await openCourse(muster, crowd.head, 'Other steps', []), address);
	await crowd.edit(address, 'Outreach');
	const begins = await crowd.automatic('Beginners', { course }), goesOn = await crowd.automatic('Going on', { course });
	await crowd.save(begins, [...crowd.isOneOf('Outreach'), { subject: 'course', course, comparison: 'is', status: 'not started' }]);
	await crowd.save(goesOn, [...crowd.isOneOf('Outreach'), { subject: 'course', course, comparison: 'is', status: 'in progress' }]);
	await crowd.applied(begins);
	await crowd.applied(goesOn);
	const status = (which) => `d.value = 'Outreach' AND ${which}(SELECT 1 FROM enrolments e WHERE e.member_id = m.id AND e.course_id = ${course} AND e.status <> 'not started')`;
	await crowd.isAsFresh(begins, status('NOT EXISTS '));
	await crowd.isAsFresh(goesOn, status('EXISTS '));
	const before = { begins: crowd.deeds(begins), goesOn: crowd.deeds(goesOn) };
	assert.ok(before.begins > 0);
	assert.equal(before.goesOn, 0);

	// Applied once more it finds nothing to do.
	await crowd.save(begins, [...crowd.isOneOf('Outreach'), { subject: 'course', course, comparison: 'is', status: 'not started' }]);
	await crowd.applied(begins);
	assert.deepEqual({ begins: crowd.deeds(begins), goesOn: crowd.deeds(goesOn) }, before);

	const path = `/learning/${course}/${lessons[0]}`;
	const answer = await (await person.get(path)).submit(path, {}, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	await crowd.isAsFresh(begins, status('NOT EXISTS '));
	await crowd.isAsFresh(goesOn, status('EXISTS '));
	assert.deepEqual({ begins: crowd.deeds(begins), goesOn: crowd.deeds(goesOn) }, { begins: before.begins + 1, goesOn: 1 });
	assert.deepEqual(muster.sql(`SELECT status, lessons_done FROM enrolments WHERE member_id = ${crowd.memberId(address)} AND course_id = ${course}`), [{ status: 'in progress', lessons_done: 1 }]);
});

// --- a full disk ---

testOnSqlite('a disk that fills up while a rule is applied: whole pieces are done, and it goes on once there is room', { skip }, async (t) => {
	const small = new Instance({ mailPort: server.port });
	mount(small.state, '64m');
	try {
		await small.boot();
		const place = await Departments.of(small, PEOPLE);
		const group = await place.automatic('Disk');
		// What the log had already could be used again without asking the disk.
		await until('the log to be short', () => small.sql('PRAGMA wal_checkpoint(TRUNCATE)')[0].busy === 0);
		fill(small.state, 3 << 20); // for some of the people, not for all
		await place.save(group, place.isOneOf('Fleet', 'Care', 'Outreach'));
		await until('the runner to find the disk full', () => /full/.test(small.processes.work.output()));
		const reached = place.deeds(group);
		t.diagnostic(`${reached} people until it is full`);
		assert.ok(reached > 0 && reached < PEOPLE * 3 / 4, `${reached} people`);
		assert.deepEqual(people(small, group), { active: reached });
		checkInvariants(small);
		makeRoom(small.state);
		await place.isAsFresh(group, inDepartment('Fleet', 'Care', 'Outreach'));
		assert.deepEqual(people(small, group), { active: PEOPLE * 3 / 4 });
	} finally {
		await stopOnDisks(small, [small.state]);
	}
});
