// The editor of a group's rule as a form, without JavaScript, in the demo's organisation.
import assert from 'node:assert/strict';

export const at = (group, rest = '') => `/groups/${group}/rules${rest}`;

// Additional fields, each [name, type, choices]; their numbers by name.
export async function makeFields(muster, client, all) {
	for (const [name, type, choices] of all) {
		const made = await (await client.get('/organisation/fields/new')).submit('/organisation/fields', { name, type, choices: choices ?? '' });
		assert.equal(made.status, 200, made.text);
	}
	return Object.fromEntries(muster.sql('SELECT name, id FROM fields WHERE organisation_id = 1').map((row) => [row.name, row.id]));
}

// A group that fills itself, once it has a rule.
export async function automatic(muster, client, name, values = {}) {
	const answer = await (await client.get('/groups/new')).submit('/groups/new', { name, policy: 'enrol', population: 'automatic', ...values });
	assert.equal(answer.status, 200, answer.text);
	return muster.sql(`SELECT id FROM groups WHERE name = '${name}' AND status = 'active'`)[0].id;
}

// The conditions of the group's draft.
export const draft = (muster, group) => muster.sql(`SELECT c.position, c.block, c.subject, c.subject_id, c.comparison, c.value FROM rules r
	JOIN rule_conditions c ON c.rule_id = r.id WHERE r.group_id = ${group} AND r.status = 'draft' ORDER BY c.position`);

// The condition as its fields, whatever the page shows: what a browser sends after "Count again" has shown the right ones.
export const asked = (number, values) => Object.fromEntries(Object.entries({ block: number, ...values }).map(([name, value]) => [`${name}_${number}`, value]));
export const email = (number, value, comparison = 'contains') => asked(number, { subject: 'email', kind: 'email', comparison, value });

// Presses a button of the editor, with these typed.
export async function send(client, group, values, button = 'check') {
	return (await client.get(at(group))).submit(at(group), values, { button });
}

// What stands in the field after its errors: the words of the error that it is linked with, and those of the summary.
export function wrong(answer, field) {
	assert.equal(answer.status, 422, answer.text);
	assert.match(answer.html, new RegExp(`<a href="#${field}">`), `the summary does not lead to ${field}: ${answer.text.slice(0, 600)}`);
	assert.match(answer.html, new RegExp(`id="${field}"`));
	const tag = new RegExp(`<[^>]*id="${field}"[^>]*>`).exec(answer.html)[0];
	assert.match(tag, new RegExp(`aria-describedby="[^"]*${field}-error`));
	return new RegExp(`<p class="err" id="${field}-error">([^<]*)`).exec(answer.html)[1];
}
