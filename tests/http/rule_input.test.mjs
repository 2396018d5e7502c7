// Whatever may be typed into the rules editor, and more than it takes: an answer comes, in words, with all of it still there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { asked, at, automatic, draft, email, makeFields, send as sendAs, wrong } from '../lib/rule_editor.mjs';

const PASSWORD = 'a password for the demo', VALUES = 100, CHARACTERS = 500;
const CHOICES = Array.from({ length: 200 }, (_, i) => `${'Choice '.repeat(8)}${i}`);
let muster, admin, fields, course, group;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	fields = await makeFields(muster, admin, [['Team', 'text'], ['Hours', 'number'], ['Start date', 'date'], ['Place', 'choice', 'Depot\nOffice, upstairs\nRoad'],
		['Many', 'choice', CHOICES.join('\n')]]);
	course = one("SELECT id FROM courses WHERE title = 'Driver safety fundamentals'").id;
	group = await automatic(muster, admin, 'Bad input');
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const drafts = () => draft(muster, group);
const send = (values, button) => sendAs(admin, group, values, button);
const field = (number, name, comparison, value) => asked(number, { subject: 'field', kind: null, field: fields[name], comparison, value });
const any = (conditions) => Object.assign({ mode: 'any' }, ...conditions.map((condition, i) => asked(i + 1, condition)));

describe('bad input', () => {
	test('an empty rule, and conditions without value', async () => {
		const { csrf } = Object.fromEntries((await admin.get('/account')).form().fields);
		const none = await admin.post(at(group), { csrf, mode: 'all', save: '1' });
		assert.equal(none.status, 422);
		assert.match(none.text, /There is no condition, so nobody would match\. Add one\./);
		assert.equal(wrong(await send({ subject_1: 'course', kind_1: 'course', course_1: '' }), 'course_1'), 'Choose a course.');
		assert.match(wrong(await send(email(1, '  ')), 'value_1'), /Enter a part of an address/);
		assert.match(wrong(await send(field(1, 'Start date', 'before', '')), 'value_1'), /Enter a date/);
		assert.equal(wrong(await send({ ...field(1, 'Place', 'is', ''), kind_1: `choice${fields.Place}` }), 'value_1'), 'Choose at least one.');
		// Saving asks for what counting only waits for.
		assert.equal(wrong(await send({ subject_1: 'email' }, 'save'), 'comparison_1'), 'Choose how to compare.');
		assert.equal(drafts().length, 0);
	});

	test('contradictions are named by the numbers of their conditions', async () => {
		const status = (number, value) => asked(number, { subject: 'course', kind: 'course', course, status: value });
		const answer = await send({ mode: 'all', ...email(1, 'a'), ...status(2, 'completed'), ...status(3, 'in progress') });
		assert.match(wrong(answer, 'subject_3'), /Conditions 2 and 3 can never hold together: a course has one status at a time/);
		const ranges = await send({ mode: 'all', ...field(1, 'Start date', 'before', '2026-01-01'), ...field(2, 'Start date', 'after', '2026-01-01') });
		assert.match(wrong(ranges, 'subject_2'), /Conditions 1 and 2/);
	});

	test('text against a number or a date', async () => {
		assert.match(wrong(await send(field(1, 'Hours', 'more', 'a lot')), 'value_1'), /This is no number/);
		assert.match(wrong(await send(field(1, 'Start date', 'after', 'soon')), 'value_1'), /This is no date/);
		assert.match(wrong(await send(field(1, 'Hours', 'contains', '1')), 'comparison_1'), /cannot be compared in this way/);
		assert.match(wrong(await send(asked(1, { subject: 'joined', kind: null, comparison: 'after', value: '31.2.2026' })), 'value_1'), /There is no such day/);
	});

	test('two hundred conditions come back as they were typed', async () => {
		const many = Object.assign({}, ...Array.from({ length: 200 }, (_, i) => email(i + 1, `person${i + 1}`)));
		const answer = await send({ mode: 'any', ...many }, 'save');
		assert.equal(answer.status, 422);
		assert.match(answer.text, /A rule has up to 50 conditions, and this one has 200/);
		assert.equal(answer.form(at(group)).controls.find((control) => control.name === 'value_200').value, 'person200');
		assert.ok(!answer.form(at(group)).buttons.some((button) => ['add', 'add_to'].includes(button.name)));
		const fifty = await send({ mode: 'any', ...Object.fromEntries(Object.entries(many).filter(([name]) => Number(/\d+$/.exec(name)[0]) <= 50)) });
		assert.equal(fifty.status, 200);
		assert.equal(drafts().length, 50);
		await fifty.submit(at(group, '/discard'));
	});

	test('what belongs to another organisation is not there, and is not named', async () => {
		muster.sql("INSERT INTO organisations (id, name, name_key, created_at) VALUES (99, 'Lakeside', 'lakeside', 1)");
		muster.sql("INSERT INTO fields (id, organisation_id, name, name_key, type, position, created_at) VALUES (9901, 99, 'Secret stroke', 'secret stroke', 'text', 1, 1)");
		muster.sql("INSERT INTO courses (id, organisation_id, title, title_key, created_at) VALUES (9902, 99, 'Secret swimming', 'secret swimming', 1)");
		muster.sql("INSERT INTO branches (id, organisation_id, name, name_key, created_at) VALUES (9903, 99, 'Secret shore', 'secret shore', 1)");
		const answers = {
			field_1: await send(asked(1, { subject: 'field', kind: null, field: 9901, comparison: 'is', value: 'Crawl' })),
			course_1: await send(asked(1, { subject: 'course', kind: 'course', course: 9902, status: 'completed' })),
			branch_1: await send(asked(1, { subject: 'branch', kind: 'branch', comparison: 'is', branch: 9903 })),
		};
		for (const [name, answer] of Object.entries(answers)) {
			assert.ok(wrong(answer, name));
			assert.doesNotMatch(answer.text, /Secret/);
		}
		assert.equal(drafts().length, 0);
	});

	for (const typed of ['100%', 'a_b', '%', '_', '\'"; DROP TABLE rules; --', '<script>alert(1)</script>', '"><b>', '{{csrf}}', 'Łódź', '日本語', 'عربي', '\\', '*'])
		test(`${typed} is a value like any other`, async () => {
			const answer = await send(field(1, 'Team', 'contains', typed));
			assert.equal(answer.status, 200, answer.text);
			assert.equal(drafts()[0].value, typed);
			// What begins with a quote stands in quotes.
			assert.equal(answer.form(at(group)).controls.find((control) => control.name === 'value_1').value, typed.startsWith('"') ? `"${typed.replaceAll('"', '""')}"` : typed);
			assert.match(answer.text, /\b0 people match/);
			assert.ok(!answer.html.includes('<script>alert'));
		});

	test('a percent sign and an underscore match only themselves, and accents and capitals do not count', async () => {
		const member = one("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE m.organisation_id = 1 AND m.role = 'learner' AND m.status = 'active' ORDER BY m.id LIMIT 1").id;
		const matches = async (typed, comparison = 'contains') => Number(/(\d+) (?:people match|person matches)/.exec((await send(field(1, 'Team', comparison, typed))).text)[1]);
		const path = `/learners/${member}/edit`;
		await (await admin.get(path)).submit(path, { [`field_${fields.Team}`]: 'Équipe_1 100%' });
		assert.equal(one(`SELECT value FROM member_values WHERE member_id = ${member} AND field_id = ${fields.Team}`)?.value, 'Équipe_1 100%');
		assert.deepEqual([await matches('e_1'), await matches('e%1'), await matches('EQUIPE'), await matches('0%'), await matches('equipe_1 100%', 'is')], [1, 0, 1, 1, 1]);
	});

	test('what no form of ours sends', async () => {
		for (const [values, name] of [[{ subject_1: 'password' }, 'subject_1'], [{ mode: 'none', ...email(1, 'a') }, 'mode'], [email(1, 'a', 'less'), 'comparison_1'],
			[asked(1, { subject: 'course', kind: 'course', course, status: 'failed' }), 'status_1'], [asked(1, { subject: 'course', kind: 'course', course: '-1', status: 'completed' }), 'course_1']])
			assert.ok(wrong(await send(values), name));
		for (const values of [{ block_1: 'x' }, { block_1: '-5' }, { block_1: '999999999999' }])
			assert.equal((await send({ ...email(1, 'a'), ...values })).status, 200);
		for (const values of [{ drop: 'x' }, { drop: '-1' }, { drop: '77' }, { add_to: '77' }, { add_to: 'x' }])
			assert.ok([200, 422].includes((await (await admin.get(at(group))).submit(at(group), values)).status));
		const long = await send(email(1, 'x'.repeat(501)));
		assert.match(wrong(long, 'value_1'), /has more than 500 characters/);
		assert.match(wrong(await send(email(1, 'a\u0007b')), 'value_1'), /The value/);
	});
});

describe('as much as it takes', () => {
	before(async () => { group = await automatic(muster, admin, 'Very long'); });
	const value = (seed, character) => Array.from({ length: VALUES }, (_, i) => `${seed}.${i}.`.padEnd(CHARACTERS, character)).join(',');

	for (const count of [2, 19])
		test(`a hundred values of five hundred characters in ${count} conditions`, async () => {
			const answer = await send(any(Array.from({ length: count }, (_, i) => ({ subject: 'email', comparison: 'contains', kind: 'email', value: value(i, 'x') }))));
			assert.equal(answer.status, 200, answer.text.slice(0, 500));
			assert.equal(drafts().length, count);
			await answer.submit(at(group, '/discard'));
		});
});

describe('more than it takes', () => {
	const boxes = (values) => send({ ...any([{ subject: 'field', field: fields.Many, comparison: 'is', kind: `choice${fields.Many}` }]), value_1: values });

	test('all of two hundred boxes come back ticked', async () => {
		const answer = await boxes(['', ...CHOICES]);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /These are 200 values; a condition has up to 100/);
		assert.deepEqual(answer.form(at(group)).fields.filter(([name]) => name === 'value_1').map(([, value]) => value), ['', ...CHOICES]);
	});

	test('fields that come two thousand times', async () => {
		const answer = await boxes(Array(1900).fill('Choices'.repeat(60)));
		assert.equal(answer.status, 422, answer.text.slice(0, 400));
		assert.match(answer.text, /These are \d+ values/);
	});

	test('three hundred conditions: none is shown twice', async () => {
		const { fields } = (await admin.get(at(group))).form(at(group));
		const [, csrf] = fields.find(([name]) => name === 'csrf');
		const answer = await admin.post(at(group), [['csrf', csrf], ['mode', 'any'], ['drop', '1'], ...Array.from({ length: 300 }, (_, i) => [`value_${i + 1}`, `n${i}`]), ...Array.from({ length: 300 }, (_, i) => [`subject_${i + 1}`, 'name'])]);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /A rule has up to 50 conditions, and this one has 300/);
		const shown = answer.form(at(group)).fields.filter(([name]) => name.startsWith('value_')).map(([, value]) => value);
		assert.equal(new Set(shown).size, shown.length);
	});
});

test('of more courses than can be listed, one stands there by its title', async () => {
	muster.sql(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
		INSERT INTO courses (organisation_id, title, title_key, created_at) SELECT 1, 'Zoo ' || substr(10000 + i || '', 2), 'zoo ' || substr(10000 + i || '', 2), 1 FROM n`);
	const answer = await send(any([{ subject: 'course', course: 'ZOO 2100', status: 'completed', kind: 'course' }]));
	assert.equal(answer.status, 200, answer.text.slice(0, 400));
	assert.equal(answer.form(at(group)).controls.find((control) => control.name === 'course_1').value, 'Zoo 2100');
});

test('nothing was left for the log to complain about', () => {
	assert.deepEqual(muster.troubles(), []);
});
