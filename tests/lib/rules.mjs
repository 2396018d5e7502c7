// An organisation of many people, each with a department, and groups that fill themselves by it: all through the pages, but where there are
// too many people. And where everybody ought to be then, asked of the database without the program.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { manyPeople, group as makeGroup, organisation } from './crowd.mjs';
import { approve, over, uploaded } from './imports.mjs';
import { checkInvariants } from './invariants.mjs';
import { killNow, until } from './process.mjs';

const DEPARTMENTS = ['Fleet', 'Care', 'Outreach', 'Kitchen'], CHUNK = 100;

export const email = (number) => `worker${number}@fault.example`;

// Whoever is told that many people save at once, or that others leave now than those whom they agreed to remove, tries again.
export async function insist(what, ask) {
	let answer;
	await until(what, async () => {
		answer = await ask(answer);
		return answer.status !== 503 && !(answer.status === 422 && /tick that you want that/i.test(answer.text));
	}, 600000);
	assert.equal(answer.status, 303, answer.text);
}

// A SQL condition for wrong().
export const inDepartment = (...departments) => `d.value IN (${departments.map((one) => `'${one}'`).join(', ')})`;

export class Departments {
	static async empty(instance) {
		const place = Object.assign(new Departments(), { instance, head: await organisation(instance) });
		const made = await (await place.head.get('/organisation/fields/new')).submit('/organisation/fields', { name: 'Department', type: 'text', choices: '' });
		assert.equal(made.status, 200, made.text);
		place.field = instance.sql('SELECT id FROM fields')[0].id;
		return place;
	}

	// So many people, of whom the first `placed` are in a department, a quarter of them in each.
	static async of(instance, people, placed = people) {
		const place = await Departments.empty(instance);
		const department = (number) => (number < placed ? DEPARTMENTS[number % 4] : '');
		const lines = ['email,first name,last name,Department', ...Array.from({ length: people }, (_, i) => `${email(i)},Pat,Number ${i},${department(i)}`)];
		const id = await uploaded(instance, place.head, '/imports/new', lines.join('\n'), { kind: 'people' });
		await approve(place.head, id, { when: 'hold' });
		await over(instance, id);
		return place;
	}

	// The same, put straight into the database; but one of twenty is in Care, every hundredth person in the Nursery, and every hundredth at the Gate.
	static async large(instance, people) {
		const place = await Departments.empty(instance), first = 1000;
		const [{ organisation }] = instance.sql('SELECT organisation_id AS organisation FROM fields');
		const values = DEPARTMENTS.filter((one) => one !== 'Care').map((one, i) => `(${i}, '${one}')`).join(', ');
		instance.sql(`BEGIN; ${manyPeople({ organisation, first, people, name: 'worker', domain: 'fault.example' })}
			WITH departments (i, name) AS (VALUES ${values})
			INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key)
			SELECT ${organisation}, m.id, ${place.field}, d.name, lower(d.name) FROM members m JOIN departments d ON d.i = m.id % 3 WHERE m.id >= ${first};
			UPDATE member_values SET value = 'Care', value_key = 'care' WHERE member_id >= ${first} AND member_id % 20 = 1;
			UPDATE member_values SET value = 'Nursery', value_key = 'nursery' WHERE member_id >= ${first} AND member_id % 100 = 0;
			UPDATE member_values SET value = 'Gate', value_key = 'gate' WHERE member_id >= ${first} AND member_id % 100 = 50;
			COMMIT`);
		return place;
	}

	automatic(name, values = {}) {
		return makeGroup(this.head, name, { policy: 'enrol', population: 'automatic', ...values });
	}

	isOneOf(...departments) {
		return [{ subject: 'field', field: this.field, comparison: 'is', value: departments.join(', ') }];
	}

	// Saves the rule, agreeing to whoever has to leave. seen: the editor's page, if it was opened before.
	async save(group, conditions, { mode = 'all', tell = '1', head = this.head, seen } = {}) {
		const path = `/groups/${group}/rules`, page = seen ?? await head.get(path);
		const typed = conditions.flatMap((one, i) => Object.entries({ block: i + 1, ...one }).map(([name, value]) => [`${name}_${i + 1}`, String(value)]));
		const fields = [...page.form(path).fields.filter(([name]) => ['csrf', 'follows'].includes(name)), ['mode', mode], ...(tell ? [['tell', tell]] : []), ...typed];
		await insist(`the rule of group ${group} to be saved`, (before) => before?.status === 422
			? before.submit(path, { agreed: '1' }, { button: 'save', follow: false })
			: head.post(path, [...fields, ['save', '1']], { follow: false }));
	}

	memberId(address) {
		return this.instance.sql(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${address}'`)[0].id;
	}

	async edit(address, department) {
		const path = `/learners/${this.memberId(address)}/edit`, page = await this.head.get(path);
		await insist(`${address} to be edited`, () => page.submit(path, { [`field_${this.field}`]: department }, { follow: false }));
	}

	count(query) {
		return this.instance.sql(`SELECT COUNT(*) AS n FROM ${query}`)[0].n;
	}

	// How many times the group's rules have brought somebody in, put them on the wait list, or taken them out of either.
	deeds(group) {
		return this.count(`rule_deeds WHERE group_id = ${group}`);
	}

	isApplied(group) {
		return !this.count(`jobs WHERE group_id = ${group} AND kind IN ('rule', 'promote') AND status IN ('queued', 'running')`);
	}

	async applied(group) {
		await until(`the rule of group ${group} to be applied`, () => this.isApplied(group), 600000);
	}

	// Kills at moments spread over so many deeds of the group's rules, each a random while after it, so that any part of a chunk is met.
	// How many of them came before the rule was applied to the end.
	async killWhile(random, group, deeds, kills, kill) {
		const from = this.deeds(group);
		const moments = Array.from({ length: kills }, () => random.between(0, deeds - 3 * CHUNK)).sort((a, b) => a - b);
		let early = 0;
		for (const moment of moments) {
			await until(`${moment} people to have come or gone`, () => this.deeds(group) - from >= moment, 600000);
			if (this.isApplied(group))
				break;
			await pause(random.between(0, 100));
			await kill();
			early += !this.isApplied(group);
		}
		return early;
	}

	async killRunners() {
		const runners = await until('runners', () => {
			const found = this.instance.processes.work.childrenNamed('muster-runner');
			return found.length && found;
		});
		await killNow(...runners);
	}

	// Who is not where a fresh look wants them. where: a SQL condition on people (m) and their department (d).
	wrong(group, where) {
		return this.instance.sql(`WITH matching (id) AS (
			SELECT m.id FROM members m LEFT JOIN member_values d ON d.member_id = m.id AND d.field_id = ${this.field}
			 WHERE m.organisation_id = (SELECT organisation_id FROM groups WHERE id = ${group}) AND m.status = 'active' AND (${where})),
		here (id, pinned, route) AS (SELECT member_id, pinned, route FROM memberships WHERE group_id = ${group} AND current = 1 AND status = 'active'),
		waiting (id, route) AS (SELECT m.id, w.route FROM wait_entries w JOIN groups g ON g.id = w.group_id
			JOIN members m ON m.account_id = w.account_id AND m.organisation_id = g.organisation_id WHERE w.group_id = ${group} AND w.status = 'waiting'),
		excluded (id) AS (SELECT member_id FROM rule_exclusions WHERE group_id = ${group}),
		deeds (id, added, removed) AS (SELECT member_id, COUNT(*) FILTER (WHERE deed = 'added'), COUNT(*) FILTER (WHERE deed = 'removed') FROM rule_deeds WHERE group_id = ${group} GROUP BY member_id),
		places (id, came, went) AS (SELECT member_id, COUNT(*), COUNT(*) FILTER (WHERE status = 'removed') FROM memberships WHERE group_id = ${group} AND route = 'rule' GROUP BY member_id)
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

	async isAsFresh(group, where) {
		await this.applied(group);
		assert.deepEqual(this.wrong(group, where), []);
		checkInvariants(this.instance);
	}
}

// --- in the demo ---

// Family names of a group's active learners.
export const inside = (muster, group) => muster.sql(`SELECT a.last_name AS name FROM memberships p JOIN members m ON m.id = p.member_id JOIN accounts a ON a.id = m.account_id
	WHERE p.group_id = ${group} AND p.current = 1 AND p.status = 'active' ORDER BY a.last_name`).map((one) => one.name);

// Who has a family name: { id, email }.
export const memberOf = (muster, name) =>
	muster.sql(`SELECT m.id AS id, a.email AS email FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.last_name = '${name}'`)[0];

export const fieldOf = (muster, name) => muster.sql(`SELECT id FROM fields WHERE name = '${name}'`)[0].id;
