// Groups that fill themselves, while runners are killed, rules are edited, people change, seats are few and the disk is full: in the end
// everybody is where a fresh look at the rule wants them, the ledger agrees, and nobody had two mails.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { addresses, eachAtOnce, enrolment, filled, group as makeGroup, organisation, seeded } from '../lib/crowd.mjs';
import { Instance } from '../lib/instance.mjs';
import { approve, over, uploaded } from '../lib/imports.mjs';
import { checkInvariants, people } from '../lib/invariants.mjs';
import { learner, openCourse } from '../lib/learning.mjs';
import { killNow, run, until } from '../lib/process.mjs';
import { MailServer } from '../lib/smtp.mjs';

// More than are settled while a page waits, so that a job does it.
const PEOPLE = 4000, KILLS = 10, CHUNK = 100;
const DEPARTMENTS = ['Fleet', 'Care', 'Outreach', 'Kitchen'];
let muster, server, crowd;

before(async () => {
	server = await MailServer.start();
	muster = await new Instance({ mailPort: server.port, workers: 4, conf: { work: { runners: 2 } } }).boot();
	crowd = await filledOrganisation(muster);
});
afterEach(() => checkInvariants(muster));
after(async () => {
	await muster?.stop();
	await server?.stop();
});

// --- people, groups, rules: all through the pages ---

// An organisation of many people, each with a department; { head, department: the field's id }.
async function filledOrganisation(instance, count = PEOPLE) {
	const head = await organisation(instance);
	const made = await (await head.get('/organisation/fields/new')).submit('/organisation/fields', { name: 'Department', type: 'text', choices: '' });
	assert.equal(made.status, 200, made.text);
	const lines = ['email,first name,last name,Department', ...Array.from({ length: count }, (_, i) => `${email(i)},Pat,Number ${i},${DEPARTMENTS[i % 4]}`)];
	const id = await uploaded(instance, head, '/imports/new', lines.join('\n'), { kind: 'people' });
	await approve(head, id, { when: 'hold' });
	await over(instance, id);
	return { instance, head, department: instance.sql('SELECT id FROM fields')[0].id };
}

const email = (number) => `worker${number}@fault.example`;
const automatic = (name, values = {}, { head } = crowd) => makeGroup(head, name, { policy: 'enrol', population: 'automatic', ...values });

const isOneOf = (departments, { department } = crowd) => [{ subject: 'field', field: department, comparison: 'is', value: departments.join(', ') }];

// Whoever is told that many people save at once, or that others leave now than those whom they agreed to remove, tries again.
async function insist(what, ask) {
	let answer;
	await until(what, async () => {
		answer = await ask(answer);
		return answer.status !== 503 && !(answer.status === 422 && /tick that you want that/.test(answer.text));
	}, 180000);
	assert.equal(answer.status, 303, answer.text);
}

// Saves the rule, agreeing to whoever has to leave. seen: the editor's page, if it was opened before.
async function save(group, conditions, { mode = 'all', tell = '1', head = crowd.head, seen } = {}) {
	const path = `/groups/${group}/rules`, page = seen ?? await head.get(path);
	const typed = conditions.flatMap((one, i) => Object.entries({ block: i + 1, ...one }).map(([name, value]) => [`${name}_${i + 1}`, String(value)]));
	const fields = [...page.form(path).fields.filter(([name]) => ['csrf', 'follows'].includes(name)), ['mode', mode], ...(tell ? [['tell', tell]] : []), ...typed];
	await insist(`the rule of group ${group} to be saved`, (before) => before?.status === 422
		? before.submit(path, { agreed: '1' }, { button: 'save', follow: false })
		: head.post(path, [...fields, ['save', '1']], { follow: false }));
}

const memberId = (address, instance = muster) => instance.sql(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${address}'`)[0].id;

async function edit(address, department, { head, instance, department: field } = crowd) {
	const id = memberId(address, instance);
	const path = `/learners/${id}/edit`;
	const page = await head.get(path);
	await insist(`${address} to be edited`, () => page.submit(path, { [`field_${field}`]: department }, { follow: false }));
}

// --- what happens meanwhile ---

const count = (query, instance = muster) => instance.sql(`SELECT COUNT(*) AS n FROM ${query}`)[0].n;
const deeds = (group, instance = muster) => count(`rule_deeds WHERE group_id = ${group}`, instance);
const isApplied = (group, instance = muster) =>
	!count(`jobs WHERE group_id = ${group} AND kind IN ('rule', 'promote') AND status IN ('queued', 'running')`, instance);
const applied = (group, instance) => until(`the rule of group ${group} to be applied`, () => isApplied(group, instance), 180000);
const runners = () => until('runners', () => {
	const found = muster.processes.work.childrenNamed('muster-runner');
	return found.length && found;
});

// At moments spread over so many deeds of the group's rules, each a random while after it, so that any part of a chunk is met.
async function killWhile(random, group, most, kill) {
	const from = deeds(group);
	const moments = Array.from({ length: KILLS }, () => random.between(0, most - 3 * CHUNK)).sort((a, b) => a - b);
	let kills = 0;
	for (const moment of moments) {
		await until(`${moment} people to have come or gone`, () => deeds(group) - from >= moment);
		if (isApplied(group))
			break;
		await pause(random.between(0, 100));
		await kill();
		kills++;
	}
	return kills;
}

const killRunners = async () => killNow(...await runners());

async function killEverything() {
	const { serve, work } = muster.processes;
	await killNow(serve.pid, work.pid, ...serve.children(), ...work.children());
	await serve.ended();
	await work.ended();
	muster.start('serve');
	muster.start('work');
}

// --- what must come of it ---

// Asked of the database afresh, without the program: where is a SQL condition on people (m) and their department (d).
function wrong(group, where, { instance, department } = crowd) {
	return instance.sql(`WITH matching (id) AS (
		SELECT m.id FROM members m LEFT JOIN member_values d ON d.member_id = m.id AND d.field_id = ${department}
		 WHERE m.organisation_id = (SELECT organisation_id FROM groups WHERE id = ${group}) AND m.status = 'active' AND (${where})),
	here (id, pinned, route) AS (SELECT member_id, pinned, route FROM memberships WHERE group_id = ${group} AND current = 1 AND status = 'active'),
	waiting (id, route) AS (SELECT m.id, w.route FROM wait_entries w JOIN groups g ON g.id = w.group_id
		JOIN members m ON m.account_id = w.account_id AND m.organisation_id = g.organisation_id WHERE w.group_id = ${group} AND w.status = 'waiting'),
	excluded (id) AS (SELECT member_id FROM rule_exclusions WHERE group_id = ${group}),
	deeds (id, added, removed) AS (SELECT member_id, SUM(deed = 'added'), SUM(deed = 'removed') FROM rule_deeds WHERE group_id = ${group} GROUP BY member_id),
	places (id, came, went) AS (SELECT member_id, COUNT(*), SUM(status = 'removed') FROM memberships WHERE group_id = ${group} AND route = 'rule' GROUP BY member_id)
	SELECT 'is in and does not match' AS wrong, id FROM here WHERE pinned = 0 AND id NOT IN (SELECT id FROM matching)
	UNION ALL SELECT 'matches and is neither in nor waits', id FROM matching
		 WHERE id NOT IN (SELECT id FROM here) AND id NOT IN (SELECT id FROM waiting) AND id NOT IN (SELECT id FROM excluded)
	UNION ALL SELECT 'is kept out and is in', id FROM excluded WHERE id IN (SELECT id FROM here)
	UNION ALL SELECT 'is kept out and waits', id FROM excluded WHERE id IN (SELECT id FROM waiting)
	UNION ALL SELECT 'is in and waits', id FROM here WHERE id IN (SELECT id FROM waiting)
	UNION ALL SELECT 'waits and does not match', id FROM waiting WHERE route = 'rule' AND id NOT IN (SELECT id FROM matching)
	UNION ALL SELECT 'waits while a seat is free', w.id FROM waiting w, groups g WHERE g.id = ${group} AND g.seats_held + g.seats_kept < g.seats
	UNION ALL SELECT 'seats held', seats_held FROM groups g WHERE id = ${group}
		AND seats_held <> (SELECT COUNT(*) FROM memberships m WHERE m.group_id = g.id AND m.seat = 1)
	UNION ALL SELECT 'ledger', id FROM groups g WHERE id = ${group} AND seats_held <> (SELECT COALESCE(SUM(held), 0) FROM seat_entries e WHERE e.group_id = g.id)
	UNION ALL SELECT 'two mails for one place', membership_id FROM messages WHERE membership_id IN (SELECT id FROM memberships WHERE group_id = ${group})
		GROUP BY membership_id HAVING COUNT(*) > 1
	UNION ALL SELECT 'deeds are not the places', p.id FROM places p LEFT JOIN deeds d ON d.id = p.id
		 WHERE p.came <> COALESCE(d.added, 0) + (SELECT COUNT(*) FROM wait_entries w JOIN members m ON m.account_id = w.account_id
			WHERE m.id = p.id AND w.group_id = ${group} AND w.route = 'rule' AND w.status = 'promoted') OR p.went < COALESCE(d.removed, 0)
	LIMIT 20`);
}

async function isAsFresh(group, where, from = crowd) {
	await applied(group, from.instance);
	assert.deepEqual(wrong(group, where, from), []);
	checkInvariants(from.instance);
}

const inDepartment = (...departments) => `d.value IN (${departments.map((one) => `'${one}'`).join(', ')})`;

// --- kills ---

for (const [name, kill] of [['the runners', killRunners], ['the whole installation', killEverything]])
	test(`a rule is applied to ${PEOPLE} people through every kill of ${name}: each comes in once, and goes once`, async (t) => {
		const random = seeded(t), group = await automatic(`Killed ${name}`), half = PEOPLE / 2;
		const from = await server.count();
		let kills = 0;
		await muster.slowly(async () => {
			await save(group, isOneOf(['Fleet', 'Care']));
			kills += await killWhile(random, group, half, kill);
			await applied(group);
			assert.deepEqual(people(muster, group), { active: half });
			await save(group, isOneOf(['Care', 'Outreach']), { tell: '' });
			kills += await killWhile(random, group, half, kill);
			await applied(group);
		}, 'INSERT ON rule_deeds');
		t.diagnostic(`${kills} kills`);
		assert.ok(kills > KILLS / 2);
		await isAsFresh(group, inDepartment('Care', 'Outreach'));
		assert.deepEqual(muster.sql(`SELECT deed, COUNT(*) AS people FROM rule_deeds WHERE group_id = ${group} GROUP BY deed ORDER BY deed`),
			[{ deed: 'added', people: half + half / 2 }, { deed: 'removed', people: half / 2 }]);
		assert.deepEqual(muster.sql(`SELECT number, added, removed FROM rules WHERE group_id = ${group} ORDER BY number`),
			[{ number: 1, added: half, removed: 0 }, { number: 2, added: half / 2, removed: half / 2 }]);

		// The second rule tells nobody; of the mails of the first, one whose answer was lost may have come again, as the same one.
		await until('every mail to be out', () => !count("messages WHERE status = 'queued'"));
		const mails = (await server.log()).taken.slice(from);
		const ids = new Map(mails.map(({ to, id }) => [to, id]));
		assert.equal(ids.size, half);
		for (const mail of mails)
			assert.equal(mail.id, ids.get(mail.to), `${mail.to} had two mails`);
		if (kill === killRunners)
			assert.equal(mails.length, half);
		await muster.ready();
	});

for (const event of ['UPDATE ON member_values', 'INSERT ON memberships', 'INSERT ON rule_deeds'])
	test(`killed at the ${event}, an edit that brings somebody in did not happen at all, and the next try ends it`, async () => {
		const group = await automatic(`Edit ${event}`), number = 4 * ['UPDATE ON member_values', 'INSERT ON memberships', 'INSERT ON rule_deeds'].indexOf(event);
		await save(group, isOneOf([`Nursery ${number}`]));
		await applied(group);
		const id = memberId(email(number)), path = `/learners/${id}/edit`, page = await crowd.head.get(path);
		const press = () => page.submit(path, { [`field_${crowd.department}`]: `Nursery ${number}` }, { follow: false }).catch(() => ({ status: 502 }));
		const standing = () => muster.sql(`SELECT value, (SELECT COUNT(*) FROM memberships WHERE group_id = ${group}) AS places,
			(SELECT COUNT(*) FROM rule_deeds WHERE group_id = ${group}) AS deeds FROM member_values WHERE member_id = ${id}`);
		await muster.endlessly(event, async () => {
			const sent = press();
			await muster.untilWriting();
			const { serve } = muster.processes;
			await killNow(serve.pid, ...serve.childrenNamed('muster-web'));
			assert.equal((await sent).status, 502);
		});
		assert.deepEqual(standing(), [{ value: 'Fleet', places: 0, deeds: 0 }]);
		await muster.processes.serve.ended();
		muster.start('serve');
		await muster.ready();
		assert.equal((await press()).status, 303);
		assert.deepEqual(standing(), [{ value: `Nursery ${number}`, places: 1, deeds: 1 }]);
		await isAsFresh(group, inDepartment(`Nursery ${number}`));
		await edit(email(number), 'Fleet');
		await isAsFresh(group, inDepartment(`Nursery ${number}`));
	});

// --- people who change their minds ---

test('a rule that is edited again and again while it is applied, and taken back: the last one counts, and nobody has two mails for one place', async (t) => {
	const random = seeded(t), group = await automatic('Edited');
	const rules = [['Fleet', 'Care'], ['Care'], ['Outreach', 'Kitchen'], ['Kitchen', 'Fleet'], ['Care', 'Kitchen']];
	let early = 0;
	await muster.slowly(async () => {
		for (const departments of rules) {
			const from = deeds(group), moment = random.between(50, 400);
			await save(group, isOneOf(departments));
			await until(`${moment} people to have come or gone`, () => deeds(group) - from >= moment || isApplied(group));
			early += !isApplied(group);
		}
	}, 'INSERT ON rule_deeds');
	const undo = `/groups/${group}/rules/undo`, page = await crowd.head.get(undo);
	await insist('it to be taken back', (before) => (before?.status === 422 ? before : page).submit(undo, { agreed: '1' }, { follow: false }));
	t.diagnostic(`${early} of ${rules.length} rules were not applied to the end when the next one came`);
	assert.ok(early >= 3);
	await isAsFresh(group, inDepartment(...rules.at(-2)));
	assert.deepEqual(muster.sql(`SELECT number, status, undoes FROM rules WHERE group_id = ${group} ORDER BY number`),
		[...rules.map((_, i) => ({ number: i + 1, status: 'past', undoes: null })), { number: 6, status: 'current', undoes: 5 }]);
	assert.equal(count(`rule_deeds d JOIN rules r ON r.id = d.rule_id AND r.number = 6 JOIN memberships p ON p.group_id = d.group_id AND p.member_id = d.member_id
		AND p.current = 1 JOIN messages m ON m.membership_id = p.id WHERE d.group_id = ${group} AND d.deed = 'added'`), 0, 'who comes back by an undo is told nothing');
});

test('two administrators who save two rules at once: one of them counts, whole, and the other is told', async () => {
	const group = await automatic('Two heads'), other = await muster.signedIn('head@crowd.example', 'a very long password');
	const path = `/groups/${group}/rules`, heads = [crowd.head, other], pages = await Promise.all(heads.map((head) => head.get(path)));
	let saved;
	await muster.slowly(async () => {
		saved = await Promise.allSettled([['Fleet'], ['Kitchen']].map((departments, i) => save(group, isOneOf(departments), { head: heads[i], seen: pages[i] })));
	}, 'INSERT ON rule_deeds');
	assert.deepEqual(saved.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
	assert.match(saved.find(({ status }) => status === 'rejected').reason.message, /Rule 1 was saved meanwhile/);
	await isAsFresh(group, inDepartment(saved[0].status === 'fulfilled' ? 'Fleet' : 'Kitchen'));
});

test('people whose field is edited by page and by import, while the rule is edited and applied and runners are killed, stand where the last of both wants them', async (t) => {
	const random = seeded(t), group = await automatic('Moving'), beside = await automatic('Moving beside');
	await save(beside, isOneOf(['Laundry', 'Fleet']));
	await applied(beside);
	// A third of the people go to another department by a file, some by hand, some by both.
	const lines = ['email,Department'];
	for (let i = 0; i < PEOPLE; i += 3)
		lines.push(`${email(i)},${random.pick(['Fleet', 'Care', 'Laundry'])}`);
	const file = await uploaded(muster, crowd.head, '/imports/new', lines.join('\n'), { kind: 'update' });
	await muster.slowly(async () => {
		await save(group, isOneOf(['Fleet', 'Care']));
		await approve(crowd.head, file, { when: 'hold' });
		await Promise.all([
			eachAtOnce(Array.from({ length: 120 }), 3, () => edit(email(random.between(0, PEOPLE - 1)), random.pick(['Fleet', 'Care', 'Laundry', 'Kitchen']))),
			(async () => {
				for (const departments of [['Laundry'], ['Laundry', 'Kitchen'], ['Care', 'Laundry']]) {
					const from = deeds(group);
					await until('the rule to be in the middle of it', () => deeds(group) - from >= 150 || isApplied(group));
					await save(group, isOneOf(departments));
				}
			})(),
			eachAtOnce(Array.from({ length: 4 }), 1, async () => {
				await pause(random.between(0, 300));
				await killRunners();
			}),
			over(muster, file),
		]);
	}, 'INSERT ON rule_deeds');
	await isAsFresh(beside, inDepartment('Laundry', 'Fleet'));
	await isAsFresh(group, inDepartment('Care', 'Laundry'));
});

test('people who are taken out, kept in and allowed again by hand while the rule is applied stay where they were put', async () => {
	const group = await automatic('By hand'), fields = [['csrf', (await crowd.head.get(`/groups/${group}/rules`)).form(`/groups/${group}/rules`).fields.find(([name]) => name === 'csrf')[1]]];
	const press = (path) => insist(path, () => crowd.head.post(`/groups/${group}/${path}`, fields, { follow: false }));
	let ids;
	await muster.slowly(async () => {
		await save(group, isOneOf(['Care', 'Kitchen']));
		await until('the first people to be in', () => people(muster, group).active >= 30);
		ids = muster.sql(`SELECT id, member_id AS member FROM memberships WHERE group_id = ${group} AND status = 'active' ORDER BY id LIMIT 30`);
		await Promise.all([
			eachAtOnce(ids.slice(0, 20), 2, ({ id }) => press(`learners/${id}/remove`)),
			eachAtOnce(ids.slice(20), 2, ({ id }) => press(`learners/${id}/pin`)),
		]);
		await save(group, isOneOf(['Fleet', 'Kitchen']));
		await eachAtOnce(ids.slice(10, 20), 2, ({ member }) => press(`rules/excluded/${member}/allow`));
	}, 'INSERT ON rule_deeds');
	await isAsFresh(group, inDepartment('Fleet', 'Kitchen'));
	const those = (list) => list.map(({ member }) => member).join(', ');
	assert.deepEqual(muster.sql(`SELECT member_id AS member FROM rule_exclusions WHERE group_id = ${group} ORDER BY member_id`),
		ids.slice(0, 10).map(({ member }) => ({ member })).sort((a, b) => a.member - b.member));
	assert.equal(count(`memberships WHERE group_id = ${group} AND current = 1 AND status = 'active' AND pinned = 1 AND member_id IN (${those(ids.slice(20))})`), 10);
});

test('a group that is filled by hand again while its rule is applied: the rule goes no further, and nobody leaves', async () => {
	const group = await automatic('By hand again'), path = `/groups/${group}/population`;
	await muster.slowly(async () => {
		await save(group, isOneOf(['Care', 'Kitchen']));
		await until('the first people to be in', () => people(muster, group).active > 0);
		const answer = await (await crowd.head.get(path)).submit(path, { population: 'manual' }, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	}, 'INSERT ON rule_deeds');
	const then = deeds(group);
	assert.ok(then < PEOPLE / 2, 'it was in the middle of it');
	await applied(group);
	assert.deepEqual(people(muster, group), { active: then });
	assert.equal(deeds(group), then);
});

test('a course that is deleted while the rule that asks for it is applied: the rule stops where it is, and nobody leaves', async () => {
	await (await crowd.head.get('/courses/new')).submit('/courses', { title: 'Soon gone' });
	const [{ course }] = muster.sql("SELECT id AS course FROM courses WHERE title = 'Soon gone'"), group = await automatic('Stopped');
	await muster.slowly(async () => {
		await save(group, [{ subject: 'course', course, status: 'not started' }]);
		await until('some people', () => deeds(group) > 0);
		const path = `/courses/${course}/delete`;
		const answer = await (await crowd.head.get(path)).submit(path, {}, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	}, 'INSERT ON rule_deeds');
	const then = deeds(group);
	assert.ok(then < PEOPLE, 'it was in the middle of it');
	await applied(group);
	assert.equal(deeds(group), then);
	assert.deepEqual(people(muster, group), { active: then });
	assert.match(muster.sql(`SELECT stopped FROM rules WHERE group_id = ${group}`)[0].stopped, /Soon gone/);
});

test('a group that is archived while its rule is applied takes nobody more, and once it is back everybody who belongs there', async () => {
	const group = await automatic('Archived'), put = async (verb) => {
		const path = `/groups/${group}/${verb}`, page = await crowd.head.get(verb === 'archive' ? path : `/groups/${group}`);
		const answer = await page.submit(path, {}, { follow: false });
		assert.equal(answer.status, 303, answer.text);
	};
	await muster.slowly(async () => {
		await save(group, isOneOf(['Outreach', 'Kitchen']));
		await until('some people', () => deeds(group) > 0);
		await put('archive');
	}, 'INSERT ON rule_deeds');
	const then = deeds(group);
	await applied(group);
	assert.equal(deeds(group), then);
	await put('restore');
	await isAsFresh(group, inDepartment('Outreach', 'Kitchen'));
});

// --- the last seats ---

test('two automatic groups, edited people and people who are enrolled by hand, all at the last seats: none is sold twice, and who has none waits', async (t) => {
	const random = seeded(t), SEATS = 400;
	const [one, other] = [await automatic('Last seats', { seats: SEATS }), await automatic('Last seats too', { seats: SEATS })];
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
			save(one, isOneOf(['Kitchen'])),
			save(other, isOneOf(['Kitchen', 'Outreach'])),
			eachAtOnce(addresses(150, 'lastone'), 4, (address) => byHand(one, form, address)),
			eachAtOnce(addresses(150, 'lastother'), 4, (address) => byHand(other, formOther, address)),
			eachAtOnce(Array.from({ length: 60 }), 2, () => edit(email(random.between(0, PEOPLE - 1)), random.pick(['Kitchen', 'Care', 'Outreach']))),
			(async () => {
				await until('the first rule to be in the middle of it', () => deeds(one) >= 30);
				await save(one, isOneOf(['Kitchen', 'Care']));
				await save(other, isOneOf(['Outreach']));
			})(),
		]);
	}, 'INSERT ON rule_deeds');
	t.diagnostic(`${entered[one]} and ${entered[other]} came by hand`);
	await isAsFresh(one, inDepartment('Kitchen', 'Care'));
	await isAsFresh(other, inDepartment('Outreach'));
	for (const group of [one, other]) {
		assert.deepEqual(muster.sql(`SELECT seats_held AS held, (SELECT COUNT(*) FROM memberships WHERE group_id = ${group} AND pinned = 1 AND status = 'active') AS pinned
			FROM groups WHERE id = ${group}`), [{ held: SEATS, pinned: entered[group] }]);
	}
});

test('who has no seat waits in the order in which they joined, and comes in in that order, whichever runner is killed when', async (t) => {
	const random = seeded(t), group = await automatic('In a line', { seats: 10 });
	const line = () => muster.sql(`SELECT m.id FROM wait_entries w JOIN members m ON m.account_id = w.account_id WHERE w.group_id = ${group} AND w.status = 'waiting' ORDER BY w.id`)
		.map(({ id }) => id);
	await muster.slowly(async () => {
		await save(group, isOneOf(['Laundry', 'Kitchen']));
		await killWhile(random, group, 600, killRunners);
	}, 'INSERT ON rule_deeds');
	await isAsFresh(group, inDepartment('Laundry', 'Kitchen'));
	const waiting = line();
	assert.ok(waiting.length > 500, `${waiting.length} wait`);
	assert.deepEqual(waiting, [...waiting].sort((a, b) => a - b));

	await muster.slowly(async () => {
		const path = `/groups/${group}/seats`;
		await (await crowd.head.get(path)).submit(path, { seats: 310 });
		for (const moment of [40, 120, 200]) {
			await until(`${moment} people to be in`, () => people(muster, group).active >= moment);
			await killRunners();
		}
	});
	await isAsFresh(group, inDepartment('Laundry', 'Kitchen'));
	assert.deepEqual(line(), waiting.slice(300));
	assert.deepEqual(people(muster, group), { active: 310 });

	// Whoever does not match any more leaves the line; whoever was in makes room for the next.
	await save(group, isOneOf(['Laundry']));
	await isAsFresh(group, inDepartment('Laundry'));
});

// --- no loops ---

test('a group that gives the course for which its rule asks comes to rest: whoever began leaves, keeps the progress, and nobody comes twice', async () => {
	const { course, lessons } = await openCourse(muster, crowd.head, 'First steps', [{ title: 'One' }, { title: 'Two' }]);
	const address = 'beginner@fault.example', person = await learner(muster, crowd.head, await openCourse(muster, crowd.head, 'Other steps', []), address);
	await edit(address, 'Outreach');
	const begins = await automatic('Beginners', { course }), goesOn = await automatic('Going on', { course });
	await save(begins, [...isOneOf(['Outreach']), { subject: 'course', course, comparison: 'is', status: 'not started' }]);
	await save(goesOn, [...isOneOf(['Outreach']), { subject: 'course', course, comparison: 'is', status: 'in progress' }]);
	await applied(begins);
	await applied(goesOn);
	const status = (which) => `d.value = 'Outreach' AND ${which}(SELECT 1 FROM enrolments e WHERE e.member_id = m.id AND e.course_id = ${course} AND e.status <> 'not started')`;
	await isAsFresh(begins, status('NOT EXISTS '));
	await isAsFresh(goesOn, status('EXISTS '));
	const before = { begins: deeds(begins), goesOn: deeds(goesOn) };
	assert.ok(before.begins > 0);
	assert.equal(before.goesOn, 0);

	// Applied once more it finds nothing to do.
	await save(begins, [...isOneOf(['Outreach']), { subject: 'course', course, comparison: 'is', status: 'not started' }]);
	await applied(begins);
	assert.deepEqual({ begins: deeds(begins), goesOn: deeds(goesOn) }, before);

	const path = `/learning/${course}/${lessons[0]}`;
	const answer = await (await person.get(path)).submit(path, {}, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	await isAsFresh(begins, status('NOT EXISTS '));
	await isAsFresh(goesOn, status('EXISTS '));
	assert.deepEqual({ begins: deeds(begins), goesOn: deeds(goesOn) }, { begins: before.begins + 1, goesOn: 1 });
	assert.deepEqual(muster.sql(`SELECT status, lessons_done FROM enrolments WHERE member_id = ${memberId(address)} AND course_id = ${course}`), [{ status: 'in progress', lessons_done: 1 }]);
});

// --- a full disk ---

// Only root may mount a small disk; as root it must work.
const skip = process.getuid() === 0 ? false : 'needs root, to mount a small disk for the state';

test('a disk that fills up while a rule is applied: whole pieces are done, and it goes on once there is room', { skip }, async (t) => {
	const small = new Instance({ mailPort: server.port });
	run('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=0755', 'tmpfs', small.state]);
	try {
		await small.boot();
		const place = await filledOrganisation(small);
		const group = await automatic('Disk', {}, place), filler = join(small.state, 'filler');
		// What the log had already could be used again without asking the disk.
		await until('the log to be short', () => small.sql('PRAGMA wal_checkpoint(TRUNCATE)')[0].busy === 0);
		try {
			for (;;)
				appendFileSync(filler, Buffer.alloc(1 << 20));
		} catch (error) {
			assert.equal(error.code, 'ENOSPC');
		}
		// Room for some of the people, not for all.
		truncateSync(filler, statSync(filler).size - (3 << 20));
		await save(group, isOneOf(['Fleet', 'Care', 'Outreach'], place), { head: place.head });
		await until('the runner to find the disk full', () => /full/.test(small.processes.work.output()));
		const reached = deeds(group, small);
		t.diagnostic(`${reached} people until it is full`);
		assert.ok(reached > 0 && reached < PEOPLE * 3 / 4, `${reached} people`);
		assert.deepEqual(people(small, group), { active: reached });
		checkInvariants(small);
		rmSync(filler);
		await isAsFresh(group, inDepartment('Fleet', 'Care', 'Outreach'), place);
		assert.deepEqual(people(small, group), { active: PEOPLE * 3 / 4 });
	} finally {
		for (const name of ['work', 'serve'])
			await small.processes[name]?.stop();
		spawnSync('umount', [small.state]);
		await small.stop();
	}
});
