// The editor with as much in it as it takes, and more: an answer comes, in words.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo', VALUES = 100, CHARACTERS = 500;
let muster, admin, group, choice;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	const choices = Array.from({ length: 200 }, (_, i) => `${'Choice '.repeat(8)}${i}`).join('\n');
	const made = await (await admin.get('/organisation/fields/new')).submit('/organisation/fields', { name: 'Many', type: 'choice', choices });
	assert.equal(made.status, 200, made.text);
	choice = muster.sql("SELECT id FROM fields WHERE name = 'Many'")[0].id;
	await (await admin.get('/groups/new')).submit('/groups/new', { name: 'Very long', policy: 'enrol', population: 'automatic' });
	group = muster.sql("SELECT id FROM groups WHERE name = 'Very long'")[0].id;
});
after(() => muster?.stop());

const path = () => `/groups/${group}/rules`;
const value = (seed, character) => Array.from({ length: VALUES }, (_, i) => `${seed}.${i}.`.padEnd(CHARACTERS, character)).join(',');
const send = async (conditions, values = {}, button = 'check') => {
	const typed = Object.assign({}, ...conditions.map((one, i) => Object.fromEntries(Object.entries({ block: i + 1, ...one }).map(([name, typed]) => [`${name}_${i + 1}`, typed]))));
	return (await admin.get(path())).submit(path(), { mode: 'any', ...typed, ...values }, { button });
};
const kept = () => muster.sql(`SELECT c.value FROM rules r JOIN rule_conditions c ON c.rule_id = r.id WHERE r.group_id = ${group} AND r.status = 'draft' ORDER BY c.position`);

describe('as much as it takes', () => {
	for (const count of [2, 19])
		test(`a hundred values of five hundred characters in ${count} conditions`, async () => {
			const answer = await send(Array.from({ length: count }, (_, i) => ({ subject: 'email', comparison: 'contains', kind: 'email', value: value(i, 'x') })));
			assert.equal(answer.status, 200, answer.text.slice(0, 500));
			assert.equal(kept().length, count);
			await answer.submit(`${path()}/discard`);
		});
});

describe('more than it takes', () => {
	const boxes = (values) => send([{ subject: 'field', field: choice, comparison: 'is', kind: `choice${choice}` }], { value_1: values });

	test('all of two hundred boxes come back ticked', async () => {
		const labels = Array.from({ length: 200 }, (_, i) => `${'Choice '.repeat(8)}${i}`);
		const answer = await boxes(['', ...labels]);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /These are 200 values; a condition has up to 100/);
		assert.deepEqual(answer.form(path()).fields.filter(([name]) => name === 'value_1').map(([, value]) => value), ['', ...labels]);
	});

	test('fields that come two thousand times', async () => {
		const answer = await boxes(Array(1900).fill('Choices'.repeat(60)));
		assert.equal(answer.status, 422, answer.text.slice(0, 400));
		assert.match(answer.text, /These are \d+ values/);
	});

	test('three hundred conditions: none is shown twice', async () => {
		const { fields } = (await admin.get(path())).form(path());
		const [, csrf] = fields.find(([name]) => name === 'csrf');
		const answer = await admin.post(path(), [['csrf', csrf], ['mode', 'any'], ['drop', '1'], ...Array.from({ length: 300 }, (_, i) => [`value_${i + 1}`, `n${i}`]), ...Array.from({ length: 300 }, (_, i) => [`subject_${i + 1}`, 'name'])]);
		assert.equal(answer.status, 422);
		assert.match(answer.text, /A rule has up to 50 conditions, and this one has 300/);
		const shown = answer.form(path()).fields.filter(([name]) => name.startsWith('value_')).map(([, value]) => value);
		assert.equal(new Set(shown).size, shown.length);
	});
});

test('of more courses than can be listed, one stands there by its title', async () => {
	muster.sql(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
		INSERT INTO courses (organisation_id, title, title_key, created_at) SELECT 1, 'Zoo ' || substr(10000 + i || '', 2), 'zoo ' || substr(10000 + i || '', 2), 1 FROM n`);
	const answer = await send([{ subject: 'course', course: 'ZOO 2100', status: 'completed', kind: 'course' }]);
	assert.equal(answer.status, 200, answer.text.slice(0, 400));
	assert.equal(answer.form(path()).controls.find((control) => control.name === 'course_1').value, 'Zoo 2100');
});

test('nothing was left for the log to complain about', () => {
	assert.deepEqual(muster.troubles(), []);
});
