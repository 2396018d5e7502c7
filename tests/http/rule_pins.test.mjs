// Automatic groups: who stays in or out whatever the rule says, by hand, in bulk and by a file, and why somebody is here or not.
// In the demo's group of approved drivers Edie is by rule, Owen pinned, Molly kept out, and Callum works in Finance now.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { checkInvariants, stopSound } from '../lib/invariants.mjs';
import { approve, importOf, over, press, uploaded } from '../lib/imports.mjs';
import { until } from '../lib/process.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader, group;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
	[{ id: group }] = muster.sql("SELECT id FROM groups WHERE name = 'Approved drivers'");
});
after(() => stopSound(muster));
afterEach(() => checkInvariants(muster));

const one = (query) => muster.sql(query)[0];
const member = (last) => one(`SELECT p.id FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.last_name = '${last}'`).id;
const place = (last) => one(`SELECT id, status, pinned FROM memberships WHERE group_id = ${group} AND member_id = ${member(last)} AND current = 1`);
const email = (last) => one(`SELECT email FROM accounts WHERE last_name = '${last}'`).email;
const keptOut = (last) => one(`SELECT why FROM rule_exclusions WHERE group_id = ${group} AND member_id = ${member(last)}`)?.why;
const words = (page) => page.text.replace(/\s+/g, ' ');
const why = async (last, client = admin) => words(await client.get(`/groups/${group}/rules/why/${member(last)}`));

// Presses a button whose form goes to this path, on that page.
async function push(client, page, path, values = {}) {
	return (await client.get(page)).submit(path, values);
}

async function remove(last, client = admin) {
	const path = `/groups/${group}/learners/${place(last).id}/remove`;
	return push(client, path, path);
}

async function setDepartment(last, department) {
	const [{ id }] = muster.sql("SELECT id FROM fields WHERE name = 'Department'");
	const path = `/learners/${member(last)}/edit`;
	const answer = await push(admin, path, path, { [`field_${id}`]: department });
	assert.equal(answer.status, 200, answer.text);
}

describe('the list of learners', () => {
	test('it says how each is in, and narrows to them', async () => {
		const all = words(await admin.get(`/groups/${group}`));
		assert.match(all, /By rule : why \S+ is here/);
		assert.ok(!all.includes('Department: Outreach'), 'the whole reason stands on the page that asks why');
		const pinned = words(await admin.get(`/groups/${group}?status=pinned`));
		assert.ok(pinned.includes('leader@muster.example') && !pinned.includes('Edie Lowe'), pinned);
		const ruled = words(await admin.get(`/groups/${group}?status=by_rule&sort=name`));
		assert.ok(!ruled.includes('leader@muster.example') && ruled.includes('Edie Lowe'), ruled);
		const found = words(await admin.get(`/groups/${group}?status=by_rule&q=Lowe`));
		assert.ok(found.includes('Edie Lowe'), found);
		const manual = words(await admin.get(`/groups/${one("SELECT id FROM groups WHERE name = 'Residential care staff'").id}`));
		assert.ok(!manual.includes('By rule') && !manual.includes('Let the rule decide'), manual);
	});

	test('somebody is pinned, and stays though the rule no longer matches, until the rule may decide', async () => {
		await push(leader, `/groups/${group}`, `/groups/${group}/learners/${place('Lowe').id}/pin`);
		assert.equal(place('Lowe').pinned, 1);
		await setDepartment('Lowe', 'Finance');
		assert.equal(place('Lowe').status, 'active');
		const answer = await why('Lowe');
		assert.match(answer, /Edie Lowe is here although the rule does not match: pinned\./);
		assert.match(answer, /Pinned by Owen Price on /);
		const note = await push(leader, `/groups/${group}`, `/groups/${group}/learners/${place('Lowe').id}/unpin`);
		assert.match(words(note), /From now on the rule decides about Edie Lowe\. They do not match it, so they have left the group\./);
		assert.match(words(await admin.get(`/groups/${group}/seats`)), /Edie Lowe left by the rule Muster/);
		assert.equal(place('Lowe'), undefined);
		assert.match(await why('Lowe'), /Edie Lowe is not here: the rule does not match\./);
		await setDepartment('Lowe', 'Fleet');
		assert.equal(place('Lowe').pinned, 0);
	});

	test('whoever leads the group is led on where the page that says why is theirs no more', async () => {
		await push(leader, `/groups/${group}`, `/groups/${group}/learners/${place('Lowe').id}/pin`);
		await setDepartment('Lowe', 'Finance');
		const page = `/groups/${group}/rules/why/${member('Lowe')}`;
		assert.match(words(await push(leader, page, `/groups/${group}/learners/${place('Lowe').id}/unpin`)), /have left the group\..* Learners /);
		await setDepartment('Lowe', 'Fleet');
		await push(leader, `/groups/${group}/learners/${place('Lowe').id}/remove`, `/groups/${group}/learners/${place('Lowe').id}/remove`);
		await setDepartment('Lowe', 'Finance');
		assert.match(words(await push(leader, page, `/groups/${group}/rules/excluded/${member('Lowe')}/allow`)), /They come in once they match it\..* Who stays out /);
		await setDepartment('Lowe', 'Fleet');
		assert.equal(place('Lowe').pinned, 0);
	});

	test('a selection is pinned, and everyone that the filter matches is let to the rule by a job', async () => {
		const some = ['Bowen', 'Hussain'].map((last) => String(place(last).id));
		await push(admin, `/groups/${group}`, `/groups/${group}/learners/bulk`, { id: some, do: 'pin' });
		assert.deepEqual(['Bowen', 'Hussain', 'Lowe'].map((last) => place(last).pinned), [1, 1, 0]);
		const page = await admin.get(`/groups/${group}?status=pinned`);
		const asked = await page.submit(`/groups/${group}/learners/bulk`, { all: '1', do: 'unpin' });
		assert.match(words(asked), /Let the rule decide about everyone who is pinned\? Whoever of them it does not match leaves the group at once/);
		assert.equal(place('Price').pinned, 1);
		const job = await asked.submit(`/groups/${group}/learners/bulk`, {}, { button: 'do' });
		assert.match(words(job), /Let the rule decide about everyone who is pinned/);
		await until('the job', () => one("SELECT status FROM jobs WHERE kind = 'memberships' ORDER BY id DESC LIMIT 1").status === 'done');
		assert.deepEqual(['Bowen', 'Hussain'].map((last) => place(last).pinned), [0, 0]);
		// The rule never matched the leader.
		assert.equal(place('Price'), undefined);
		const path = `/groups/${group}/enrol/copy`;
		const ticks = (await admin.get(`${path}?q=${encodeURIComponent(email('Price'))}`)).forms().find((form) => form.method === 'post' && form.action === path);
		await admin.post(path, { ...Object.fromEntries(ticks.fields), id: member('Price') });
		assert.equal(place('Price').pinned, 1);
	});

	test('who is removed stays out, says the page, and comes back when it is undone', async () => {
		const path = `/groups/${group}/learners/${place('Lowe').id}/remove`;
		assert.match(words(await admin.get(path)), /The rule will not bring them back\./);
		const page = await push(admin, path, path);
		assert.match(words(page), /Edie Lowe is removed from the group\. The rule will not bring them back\./);
		assert.equal(keptOut('Lowe'), 'removed');
		await setDepartment('Lowe', 'Outreach');
		assert.equal(place('Lowe'), undefined);
		await page.submit(/bring-back/);
		assert.equal(place('Lowe').status, 'active');
		assert.equal(keptOut('Lowe'), undefined);
	});
});

describe('who stays out', () => {
	test('the list says why, since when and by whom, and allows them again', async () => {
		const list = await leader.get(`/groups/${group}/rules/excluded`);
		assert.match(words(list), /Molly Fletcher.*Kept out by .*Dana Whitlock/);
		const after = await list.submit(`/groups/${group}/rules/excluded/${member('Fletcher')}/allow`);
		assert.match(words(after), /From now on the rule decides about Molly Fletcher\. They match it, so they are in the group\./);
		assert.equal(place('Fletcher').pinned, 0);
		await remove('Fletcher');
		assert.equal(keptOut('Fletcher'), 'removed');
	});

	test('a long list has pages, and each leads back', async () => {
		const crowd = Array.from({ length: 60 }, (_, i) => `person.${i}@crowd.example`);
		const made = await uploaded(muster, admin, '/imports/new', ['email', ...crowd].join('\n'), { kind: 'people' });
		await approve(admin, made, { when: 'hold' });
		await over(muster, made);
		const out = await uploaded(muster, admin, `/groups/${group}/enrol/csv`, ['email,rule', ...crowd.map((address) => `${address},out`)].join('\n'), { kind: 'associate' });
		await approve(admin, out);
		await over(muster, out);
		const path = `/groups/${group}/rules/excluded`;
		const people = (page) => page.forms().filter((form) => /\/\d+\/allow$/.test(form.action)).map((form) => form.action);
		const turn = (page, rel) => admin.get(path + new RegExp(`rel="${rel}" href="([^"]+)"`).exec(page.html)[1].replaceAll('&amp;', '&'));
		const first = await admin.get(path), second = await turn(first, 'next'), back = await turn(second, 'prev');
		assert.equal(people(first).length, 50);
		const all = muster.sql(`SELECT count(*) AS people FROM rule_exclusions WHERE group_id = ${group}`)[0].people;
		assert.equal(new Set([...people(first), ...people(second)]).size, all);
		assert.deepEqual(people(back), people(first));
		await press(admin, out, 'undo');
		await over(muster, out, 'undone');
		assert.equal(muster.sql(`SELECT count(*) AS people FROM rule_exclusions WHERE group_id = ${group}`)[0].people, all - crowd.length);
	});

	test('a selection is allowed again', async () => {
		await remove('Lowe', leader);
		const path = `/groups/${group}/rules/excluded`;
		const after = await push(leader, path, `${path}/allow`, { id: [member('Lowe'), member('Fletcher')] });
		assert.match(words(after), /From now on the rule decides about 2 people\./);
		assert.deepEqual(['Lowe', 'Fletcher'].map((last) => place(last).pinned), [0, 0]);
		await remove('Fletcher');
		assert.match(words(await push(leader, path, `${path}/allow`)), /Nobody was selected/);
	});

	test('somebody who is not in the group is kept out by hand, which can be undone', async () => {
		const page = `/groups/${group}/rules/why/${member('Reid')}`;
		const answer = await push(admin, page, `/groups/${group}/rules/excluded/${member('Reid')}/exclude`);
		assert.match(words(answer), /Callum Reid is not here: kept out, and the rule does not match\./);
		await setDepartment('Reid', 'Fleet');
		assert.match(await why('Reid'), /Callum Reid is not here although the rule matches: kept out\./);
		await push(admin, page, `/groups/${group}/rules/excluded/${member('Reid')}/allow`);
		assert.equal(place('Reid').status, 'active');
		await setDepartment('Reid', 'Finance');
		assert.equal(place('Reid'), undefined);
	});

	test('whoever leads the group sees only people who were in it, and asks about nobody else', async () => {
		const [{ id: stranger }] = muster.sql(`SELECT p.id FROM members p WHERE p.organisation_id = 1 AND p.status = 'active' AND p.role = 'learner'
			AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.member_id = p.id AND m.group_id = ${group}) ORDER BY p.id DESC LIMIT 1`);
		await push(admin, `/groups/${group}/rules/why/${stranger}`, `/groups/${group}/rules/excluded/${stranger}/exclude`);
		const path = `/groups/${group}/rules/excluded`;
		assert.ok((await admin.get(path)).forms().some((form) => form.action.endsWith(`/${stranger}/allow`)));
		assert.ok(!(await leader.get(path)).forms().some((form) => form.action.endsWith(`/${stranger}/allow`)));
		assert.equal((await leader.get(`/groups/${group}/rules/why/${stranger}`)).status, 404);
		assert.equal((await leader.get(`/groups/${group}/rules/why`)).status, 403);
		await push(admin, path, `/groups/${group}/rules/excluded/${stranger}/allow`);
		// Not in the group, and not kept out of it: whoever leads it need not know them any more.
		assert.equal((await leader.get(`/groups/${group}/rules/why/${member('Reid')}`)).status, 404);
	});

	test('whoever leads the group knows somebody without a name by the address of the group', async () => {
		const id = member('Lowe'), main = email('Lowe');
		const list = `/groups/${group}/rules/excluded`, out = `/groups/${group}/learners/${place('Lowe').id}/remove`;
		muster.sql(`UPDATE memberships SET email = 'known@group.example' WHERE group_id = ${group} AND member_id = ${id};
			UPDATE accounts SET first_name = '', last_name = '' WHERE email = '${main}'`);
		assert.match(words(await leader.get(`/groups/${group}/rules/why/${id}`)), /Why: known@group\.example .*known@group\.example is here/);
		await push(admin, out, out);
		const kept = await leader.get(list);
		assert.ok(kept.text.includes('known@group.example') && !kept.html.includes(main), kept.text);
		const note = words(await push(leader, list, `${list}/${id}/allow`));
		assert.match(note, /From now on the rule decides about known@group\.example\./);
		muster.sql(`UPDATE memberships SET email = '${main}' WHERE group_id = ${group} AND member_id = ${id};
			UPDATE accounts SET first_name = 'Edie', last_name = 'Lowe' WHERE email = '${main}'`);
	});

	test('a group that is filled by hand has none of these pages', async () => {
		const { id } = one("SELECT id FROM groups WHERE name = 'Residential care staff'");
		for (const path of ['excluded', 'why', `why/${member('Lowe')}`])
			assert.equal((await admin.get(`/groups/${id}/rules/${path}`)).status, 404, path);
	});
});

describe('why', () => {
	const leadsThere = (page) => page.html.includes(`href="/groups/${group}/rules/why/${member('Lowe')}"`);

	test('everybody is found, and each condition is answered with what they have', async () => {
		const found = await admin.get(`/groups/${group}/rules/why?q=lowe`);
		assert.ok(leadsThere(found));
		const answer = await why('Lowe');
		assert.match(answer, /Edie Lowe is here: the rule matches\./);
		assert.match(answer, /Driver safety fundamentals is Completed .*completed on .* Yes .*Department is Fleet or Outreach .*Outreach.* Yes .*contains @northfield\.example .*Yes/);
		assert.match(await why('Reid'), /Callum Reid is not here: the rule does not match\..*Finance.* No /);
		assert.match(await why('Fletcher'), /Molly Fletcher is not here although the rule matches: kept out\. .*Kept out by .*Dana Whitlock/);
		assert.match(await why('Price'), /Owen Price is here although the rule does not match: pinned\./);
	});

	test('whoever leads the group asks about its learners, and the person\'s page leads there', async () => {
		assert.match(await why('Lowe', leader), /Edie Lowe is here: the rule matches\..*Department is Fleet or Outreach/);
		const kept = await why('Fletcher', leader);
		assert.match(kept, /Molly Fletcher is not here/);
		assert.ok(!kept.includes('Department is'), 'what people have who are not in the group is not the leader\'s to see');
		assert.ok(leadsThere(await admin.get(`/learners/${member('Lowe')}`)));
		assert.ok(leadsThere(await admin.get(`/groups/${group}`)));
	});

	test('it says that somebody waits, and as which number', async () => {
		const seats = `/groups/${group}/seats`;
		const { held } = one(`SELECT seats_held AS held FROM groups WHERE id = ${group}`);
		await push(admin, seats, seats, { seats: String(held) });
		await push(admin, `/groups/${group}/rules/excluded`, `/groups/${group}/rules/excluded/${member('Fletcher')}/allow`);
		assert.match(await why('Fletcher'), /Molly Fletcher waits for a seat, as number 1 in line: the rule matches\./);
		const page = `/groups/${group}/rules/why/${member('Fletcher')}`;
		await push(admin, page, `/groups/${group}/rules/excluded/${member('Fletcher')}/exclude`);
		assert.equal(keptOut('Fletcher'), 'removed');
		await push(admin, seats, seats, { seats: String(held + 5) });
		assert.equal(place('Fletcher'), undefined);
	});
});

describe('by a file', () => {
	const path = () => `/groups/${group}/enrol/csv`;

	test('the template, the sample and the export have the column, and the export changes nothing when it comes back', async () => {
		const template = await admin.get(`/imports/template.csv?kind=associate&group=${group}`);
		assert.match(template.text, /(^|,)rule(,|\r?$)/m);
		assert.match((await admin.get(`/imports/sample.csv?kind=associate&group=${group}`)).text, /by rule/);
		const manual = one("SELECT id FROM groups WHERE name = 'Residential care staff'").id;
		assert.ok(!/rule/.test((await admin.get(`/imports/template.csv?kind=associate&group=${manual}`)).text));
		assert.match((await admin.get('/imports/template.csv?kind=associate')).text, /(^|,)rule(,|\r?$)/m);
		assert.ok(!/,rule,/.test((await admin.get(`/groups/${manual}/learners.csv`)).text));
		const exported = (await admin.get(`/groups/${group}/learners.csv`)).html;
		assert.match(exported, /,rule,/);
		const id = await uploaded(muster, admin, path(), exported, { kind: 'associate' });
		assert.deepEqual(muster.sql(`SELECT DISTINCT plan FROM import_rows WHERE import_id = ${id}`).map((row) => row.plan), ['already']);
	});

	test('people are pinned and kept out, wrong words are refused in the preview, and all of it is undone', async () => {
		const file = `email,rule\n${email('Lowe')},in\n${email('Bowen')},out\n${email('Reid')},\n${email('Hussain')},maybe\n`;
		const id = await uploaded(muster, admin, path(), file, { kind: 'associate' });
		const preview = words(await admin.get(`/imports/${id}`));
		assert.match(preview, /1 added to groups, 1 pinned, 1 kept out, 1 rejected/);
		assert.match(preview, /“maybe” says nothing about the rule\. Enter in, out or by rule, or leave the cell empty\./);
		await approve(admin, id);
		await over(muster, id);
		assert.equal(place('Lowe').pinned, 1);
		assert.equal(place('Bowen'), undefined);
		assert.equal(keptOut('Bowen'), 'import');
		assert.equal(place('Reid').pinned, 1);
		assert.match(words(await admin.get(`/groups/${group}/rules/excluded`)), /Gareth Bowen.*Kept out by a file of .*Dana Whitlock/);
		await press(admin, id, 'undo');
		await over(muster, id, 'undone');
		assert.equal(importOf(muster, id).status, 'undone');
		assert.equal(place('Lowe').pinned, 0);
		assert.equal(place('Bowen').pinned, 0);
		assert.equal(keptOut('Bowen'), undefined);
		assert.equal(place('Reid'), undefined);
	});
});

test('who leaves by themselves stays out, until they undo it', async () => {
	const person = await muster.signedIn(email('Orlov'), PASSWORD);
	const path = `/learning/groups/${place('Orlov').id}/leave`;
	const page = await push(person, path, path);
	assert.equal(keptOut('Orlov'), 'left');
	await setDepartment('Orlov', 'Fleet');
	assert.equal(place('Orlov'), undefined);
	assert.match(await why('Orlov'), /They left by themselves/);
	await page.submit(/return|back|undo|leave/);
	assert.equal(keptOut('Orlov'), undefined);
	assert.equal(place('Orlov').status, 'active');
});
