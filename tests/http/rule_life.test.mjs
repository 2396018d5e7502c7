// What becomes of an automatic group and its rule, through the real web server: made, changed to by hand and back, duplicated, its rule
// taken over, taken back, stopped, and all of it in the history.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
});
after(() => stopSound(muster));

const one = (query) => muster.sql(query)[0];
const groupId = (name) => one(`SELECT id FROM groups WHERE name = '${name}' AND status = 'active'`).id;
const learners = (group) => one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${group} AND current = 1 AND status = 'active'`).n;
const members = () => one("SELECT COUNT(*) AS n FROM members WHERE organisation_id = 1 AND status = 'active'").n;

async function makeGroup(name, fields = {}) {
	const answer = await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', population: 'automatic', ...fields });
	assert.equal(answer.status, 200, answer.text);
	return groupId(name);
}

// Saves a rule of conditions, each { subject, comparison, value, … }, through the editor's form.
async function saveRule(group, ...conditions) {
	const path = `/groups/${group}/rules`;
	const hidden = (page) => page.form(path).fields.filter(([name]) => ['csrf', 'follows', 'agreed_to', 'agreed_rule'].includes(name));
	const typed = conditions.flatMap((condition, i) => Object.entries({ block: i + 1, ...condition }).map(([name, value]) => [`${name}_${i + 1}`, String(value)]));
	const form = [['mode', 'all'], ['tell', '1'], ...typed, ['save', '1']];
	let answer = await admin.post(path, [...hidden(await admin.get(path)), ...form]);
	if (answer.status === 422 && /name="agreed_to"/.test(answer.html))
		answer = await admin.post(path, [...hidden(answer), ...form, ['agreed', '1']]);
	assert.equal(answer.status, 200, answer.text);
	assert.match(answer.text, /Saved\./);
	return answer;
}

const named = (name) => ({ subject: 'name', comparison: 'contains', value: name });
const everybody = { subject: 'email', comparison: 'contains', value: '@' };

async function makeField(name, type = 'text', choices = '') {
	await (await admin.get('/organisation/fields/new')).submit('/organisation/fields', { name, type, choices });
	return one(`SELECT id FROM fields WHERE name = '${name}'`).id;
}

describe('how a group is filled', () => {
	test('it is chosen when the group is made; by rule leads to the rule, and is seen wherever the group is', async () => {
		const form = await admin.get('/groups/new');
		assert.match(form.text, /How people get into the group By hand .* By rule /);
		const made = await form.submit('/groups/new', { name: 'Filled by rule', population: 'automatic' });
		const id = groupId('Filled by rule');
		assert.equal(made.path, `/groups/${id}/rules`);
		assert.match(made.text, /nobody comes in before the rule is saved/);
		assert.match(made.html, new RegExp(`href="/groups/${id}/rules" aria-current="page"`));
		assert.match((await admin.get('/groups?q=filled+by+rule')).text, /Filled by rule Automatic/);
		assert.match((await admin.get(`/groups/${id}`)).html, /<h1>Filled by rule <span class="tag">.*Automatic<\/span><\/h1>/);
		const manual = await makeGroup('Filled by hand', { population: 'manual' });
		const page = await admin.get(`/groups/${manual}`);
		assert.ok(!page.html.includes('/rules"') && !page.text.includes('Automatic'));
		assert.equal((await form.submit('/groups/new', { name: 'Filled by magic', population: 'magic' })).status, 422);
	});

	test('to by rule: everybody stays, or the rule decides once it is saved', async () => {
		const id = await makeGroup('By hand first', { population: 'manual', policy: 'enrol' });
		const enrol = `/groups/${id}/enrol/manual`;
		await (await admin.get(enrol)).submit(enrol, { email1: 'one.hand@northfield.example', email2: 'two.hand@northfield.example', when: 'now' });
		const settings = await admin.get(`/groups/${id}/settings`);
		assert.match(settings.text, /Filled by hand/);
		const path = `/groups/${id}/population`;
		const page = await admin.get(path);
		assert.match(page.text, /2 learners are in it now/);
		const odd = await page.submit(path, { stay: 'perhaps' });
		assert.equal(odd.status, 422);
		assert.match(odd.text, /Choose what becomes of the people/);
		const changed = await page.submit(path, { stay: 'decide' });
		assert.equal(changed.path, `/groups/${id}/rules`);
		assert.match(changed.text, /Nobody has come or gone/);
		assert.equal(learners(id), 2);
		await saveRule(id, { subject: 'email', comparison: 'contains', value: 'one.hand' });
		assert.equal(learners(id), 1);
	});

	test('to by hand: it says by number who stays, and the rule rests in the history', async () => {
		const id = await makeGroup('By rule first');
		await saveRule(id, everybody);
		const people = members();
		const path = `/groups/${id}/population`;
		const page = await admin.get(path);
		assert.match(page.text, new RegExp(`${people} learners are in it now\\. Everybody stays; those who came by the rule \\(${people}\\) too\\.`));
		assert.match(page.text, /The rule rests/);
		const changed = await page.submit(path);
		assert.match(changed.text, /Everybody in it stays/);
		assert.equal(learners(id), people);
		assert.equal((await admin.get(`/groups/${id}/rules`)).status, 404);
		assert.match((await admin.get(`/groups/${id}/rules/history`)).text, /filled by hand now.*Rule 1/);
		const back = await (await admin.get(path)).submit(path, { stay: 'pin' });
		assert.match(back.text, /Discard changes/);
		assert.equal(one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${id} AND current = 1 AND pinned = 0`).n, 0);
		for (const verb of ['group.made_manual', 'group.made_automatic'])
			assert.equal(one(`SELECT COUNT(*) AS n FROM activities WHERE group_id = ${id} AND verb = '${verb}'`).n, 1);
		assert.match((await admin.get('/organisation/activity?kind=group')).text, /let a rule fill the group By rule first/);
	});
});

describe('the same rule elsewhere', () => {
	test('a duplicate begins with the rule as a draft, and says so', async () => {
		const id = await makeGroup('The original');
		await saveRule(id, named('marta'));
		const copied = await (await admin.get(`/groups/${id}/settings`)).submit(`/groups/${id}/duplicate`);
		const copy = groupId('The original (copy)');
		assert.equal(copied.path, `/groups/${copy}/rules`);
		assert.match(copied.text, /Save to start/);
		assert.match(copied.html, /value="marta"/i);
		assert.equal(learners(copy), 0);
	});

	test('another group takes it over as a draft', async () => {
		const from = await makeGroup('Taken from');
		await saveRule(from, named('"of two words"'));
		const id = await makeGroup('Takes over');
		const path = `/groups/${id}/rules`;
		const page = await admin.get(path);
		assert.equal((await page.submit(`${path}/copy`, { from: '' })).status, 422);
		const wrong = await page.submit(`${path}/copy`, { from: id });
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, /Choose the group whose rule/);
		const taken = await page.submit(`${path}/copy`, { from });
		assert.equal(taken.path, path);
		assert.match(taken.text, /as a draft\. Nothing changes until you save it/);
		assert.match(taken.html, /of two words/);
		assert.equal(one(`SELECT COUNT(*) AS n FROM rules WHERE group_id = ${id} AND status = 'current'`).n, 0);
	});
});

describe('archive', () => {
	test('the rule of an archived group rests, and is applied when it is restored', async () => {
		const id = await makeGroup('Put away');
		await saveRule(id, everybody);
		const confirm = await admin.get(`/groups/${id}/archive`);
		assert.match(confirm.text, /Its rule rests/);
		await confirm.submit(`/groups/${id}/archive`);
		const before = learners(id);
		const enrol = `/groups/${groupId('Filled by hand')}/enrol/manual`;
		muster.sql(`UPDATE groups SET policy = 'enrol' WHERE id = ${groupId('Filled by hand')}`);
		await (await admin.get(enrol)).submit(enrol, { email1: 'later@northfield.example', when: 'now' });
		assert.equal(learners(id), before);
		await (await admin.get(`/groups/${id}/settings`)).submit(`/groups/${id}/restore`);
		assert.equal(learners(id), members());
	});
});

describe('history and undo', () => {
	test('every rule stands there in words, with who saved it and what it did to whom', async () => {
		const id = await makeGroup('With a history');
		await saveRule(id, everybody);
		await saveRule(id, named('marta'), { subject: 'email', comparison: 'ends', value: 'volunteers.example' });
		const people = members();
		const page = await admin.get(`/groups/${id}/rules/history`);
		assert.match(page.text, /Rule 2 Now .*Dana Whitlock People who match all of these conditions: Name contains marta E-mail address ends with volunteers\.example .* left/);
		assert.match(page.text, new RegExp(`Rule 1 .*E-mail address contains @ ${people} people came in\\.`));
		const [second, first] = muster.sql(`SELECT id FROM rules WHERE group_id = ${id} ORDER BY number DESC`).map((row) => row.id);
		const did = await admin.get(`/groups/${id}/rules/history/${second}`);
		assert.match(did.html, /did=removed" aria-current="true"/);
		assert.match(did.text, /1 to \d+ of \d+|Name: /);
		const all = await admin.get(`/groups/${id}/rules/history/${first}?did=added`);
		assert.match(all.text, new RegExp(`1 to ${Math.min(people, 50)} of ${people}`));
		assert.match((await admin.get(`/groups/${id}/rules/history/${first}?did=waited`)).text, /Nobody was put on the wait list/);
		assert.match((await admin.get(`/groups/${id}/rules/history/${first}?did=nonsense&after=x~`)).text, /came in/i);
		assert.equal((await admin.get(`/groups/${groupId('Put away')}/rules/history/${first}`)).status, 404);
	});

	test('undo says by numbers what it does, asks again where many leave, and sends no mail', async () => {
		const id = await makeGroup('Taken back');
		await saveRule(id, named('marta'));
		const few = learners(id);
		assert.ok(few >= 1);
		await saveRule(id, everybody);
		const people = members();
		const mails = one('SELECT COUNT(*) AS n FROM messages').n;
		const path = `/groups/${id}/rules/undo`;
		const page = await admin.get(path);
		assert.match(page.text, new RegExp(`Rule 1 comes back in place of rule 2, as rule 3\\..*Name contains marta Stay ${few} Come in 0 Leave ${people - few}`));
		const refused = await page.submit(path);
		assert.equal(refused.status, 422);
		assert.match(refused.text, /more than a fifth/);
		assert.equal(learners(id), people);
		const undone = await page.submit(path, { agreed: '1' });
		assert.equal(undone.path, `/groups/${id}/rules/history`);
		assert.match(undone.text, /Rule 3 Now Took back rule 2\./);
		assert.equal(learners(id), few);
		assert.equal(one('SELECT COUNT(*) AS n FROM messages').n, mails);
		const stale = await page.submit(path, { agreed: '1' });
		assert.equal(stale.status, 422);
		assert.match(stale.text, /The rule has changed since you opened this page/);
		assert.equal(one(`SELECT MAX(number) AS n FROM rules WHERE group_id = ${id}`).n, 3);
	});

	test('undoing the first rule leaves nobody whom it brought; before there is one there is nothing to undo', async () => {
		const id = await makeGroup('Only one');
		const path = `/groups/${id}/rules/undo`;
		assert.match((await admin.get(path)).text, /There is nothing to undo/);
		await saveRule(id, named('marta'));
		const page = await admin.get(path);
		assert.match(page.text, /Rule 1 was the first one/);
		await page.submit(path, { agreed: '1' });
		assert.equal(learners(id), 0);
	});

	test('undo says who would wait for a seat, and the log that the rule did it', async () => {
		const id = await makeGroup('Taken back without seats', { seats: '2' });
		await saveRule(id, everybody);
		await saveRule(id, named('nobody of this name'));
		assert.equal(learners(id), 0);
		const page = await admin.get(`/groups/${id}/rules/undo`);
		assert.match(page.text, new RegExp(`Come in 2 Leave 0 ${members() - 2} people would go on the wait list:.* 2 of 2 seats used after saving\\. Nobody gets a mail`));
		assert.match((await admin.get('/organisation/activity')).text, /The group's rule took out .* The group's rule enrolled /);
	});

	test('in a large organisation the page of the job that does it comes next', async () => {
		const id = await makeGroup('Of a large one');
		await saveRule(id, named('marta'));
		await saveRule(id, named('owen'));
		const counts = one("SELECT people FROM member_counts WHERE organisation_id = 1 AND status = 'active'").people;
		muster.sql("UPDATE member_counts SET people = 2001 WHERE organisation_id = 1 AND status = 'active'");
		const path = `/groups/${id}/rules/undo`;
		const undone = await (await admin.get(path)).submit(path, { agreed: '1' });
		muster.sql(`UPDATE member_counts SET people = ${counts} WHERE organisation_id = 1 AND status = 'active'`);
		assert.match(undone.path, /^\/jobs\/\d+$/);
		assert.match(undone.text, /Bring the group in line with its rule/);
		assert.equal(one(`SELECT undoes FROM rules WHERE group_id = ${id} AND status = 'current'`).undoes, 2);
	});

	test('many rules come a page at a time', async () => {
		const id = await makeGroup('Often changed');
		muster.sql(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
			INSERT INTO rules (organisation_id, group_id, status, number, match, made_at) SELECT 1, ${id}, 'past', i, 'all', 1795338000 FROM n`);
		const first = await admin.get(`/groups/${id}/rules/history`);
		assert.match(first.text, /Rule 60 .*1 to 50 of 60/);
		const next = await admin.get(`/groups/${id}/rules/history?${/rel="next" href="\?([^"]+)"/.exec(first.html)[1].replaceAll('&amp;', '&')}`);
		assert.match(next.text, /Rule 10 .*51 to 60 of 60/);
		muster.sql(`DELETE FROM rules WHERE group_id = ${id}`);
	});

	test('whoever lets a rule fill a group without people is not asked what becomes of them', async () => {
		const id = await makeGroup('Nobody in it yet', { population: 'manual' });
		const path = `/groups/${id}/population`;
		const page = await admin.get(path);
		assert.match(page.text, /Nobody is in it now\./);
		assert.doesNotMatch(page.text, /Everybody who is in it stays|Let the rule decide/);
		await page.submit(path);
		assert.equal(one(`SELECT population FROM groups WHERE id = ${id}`).population, 'automatic');
		assert.match((await admin.get(`/groups/${id}/rules`)).text, /Nobody leads this group yet/);
	});

	test('leaders read the history, and change nothing', async () => {
		const id = await makeGroup('Led by another');
		await saveRule(id, named('marta'));
		assert.equal((await leader.get(`/groups/${id}/rules/history`)).status, 404);
		muster.sql(`INSERT INTO leaders (organisation_id, group_id, member_id, added_at)
			SELECT 1, ${id}, p.id, 1795338000 FROM members p JOIN accounts a ON a.id = p.account_id WHERE a.email = 'leader@muster.example'`);
		const page = await leader.get(`/groups/${id}/rules/history`);
		assert.match(page.text, /Rule 1 Now/);
		assert.ok(!page.text.includes('Undo the last change'));
		const { id: rule } = one(`SELECT id FROM rules WHERE group_id = ${id}`);
		const did = await leader.get(`/groups/${id}/rules/history/${rule}?did=waited`);
		assert.match(did.html, /did=added" aria-current/);
		assert.ok(!did.text.includes('wait list'));
		assert.match(did.text, /Person Why When .*Name: /);
		await saveRule(id, named('owen'));
		const left = await leader.get(`/groups/${id}/rules/history/${one(`SELECT id FROM rules WHERE group_id = ${id} AND status = 'current'`).id}?did=removed`);
		assert.match(left.text, /Person When .*[Mm]arta/);
		assert.ok(!left.text.includes('Name: '), 'what somebody has who left is not told');
		assert.equal((await leader.get(`/groups/${id}/rules/undo`)).status, 403);
		assert.equal((await leader.get(`/groups/${id}/population`)).status, 403);
	});
});

describe('what a rule asks for goes', () => {
	const banner = /The rule of this group has stopped\./;

	test('a field: the pages say before whose rules stop; then nobody leaves, and saving starts them again', async () => {
		const field = await makeField('Shirt <size>');
		muster.sql(`INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key, fits) SELECT 1, id, ${field}, 'L', 'l', 1 FROM members WHERE organisation_id = 1 AND status = 'active' LIMIT 3`);
		const groups = [];
		for (const name of ['Shirts A', 'Shirts B', 'Shirts C']) {
			groups.push(await makeGroup(name));
			await saveRule(groups.at(-1), { subject: 'field', field, comparison: 'is', value: 'L' });
		}
		assert.equal(learners(groups[0]), 3);
		const type = await (await admin.get(`/organisation/fields/${field}`)).submit(`/organisation/fields/${field}`, { name: 'Shirt <size>', type: 'number' });
		assert.equal(type.status, 422);
		assert.match(type.text, /Shirts A and 2 more groups fill themselves by what changes here\. Their rules will stop; nobody is removed\./);
		const confirm = await admin.get(`/organisation/fields/${field}/delete`);
		assert.match(confirm.text, /Shirts A and 2 more groups fill themselves by this field\. Their rules will stop; nobody is removed\./);
		await confirm.submit(`/organisation/fields/${field}/delete`);
		assert.deepEqual(groups.map(learners), [3, 3, 3]);
		for (const path of ['', '/rules', '/rules/history']) {
			const page = await admin.get(`/groups/${groups[0]}${path}`);
			assert.match(page.text, banner, path);
			assert.match(page.text, /The field “Shirt <size>” was deleted\. Condition 1 asks for it: Shirt <size> is L\./, path);
		}
		assert.match((await admin.get('/organisation/activity')).text, /stopped the rule of Shirts A/);
		assert.match((await admin.get('/groups')).text, /Shirts A Automatic Rule stopped/);
		await saveRule(groups[0], everybody);
		assert.doesNotMatch((await admin.get(`/groups/${groups[0]}`)).text, banner);
		assert.equal(learners(groups[0]), members());
	});

	test('one of its choices, by the page that asks first; a renamed one is followed', async () => {
		const field = await makeField('Boots', 'choice', 'Small\nLarge\nWide');
		muster.sql(`INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key, fits) SELECT 1, id, ${field}, 'Wide', 'wide', 1 FROM members WHERE organisation_id = 1 AND status = 'active' LIMIT 2`);
		const id = await makeGroup('Boots wearers');
		await saveRule(id, { subject: 'field', field, comparison: 'is', value: 'Wide, Large' });
		assert.equal(learners(id), 2);
		const path = `/organisation/fields/${field}`;
		await (await admin.get(path)).submit(`${path}/choice`, { choice: 'Wide', label: 'Broad, "very"' });
		assert.equal(learners(id), 2);
		assert.match((await admin.get(`/groups/${id}/rules/history`)).text, /Boots is Broad, "very" or Large/);
		const harmless = await (await admin.get(path)).submit(path, { name: 'Boots', type: 'choice', choices: 'Large\nBroad, "very"' });
		assert.match(harmless.text, /The field is saved/);
		const asked = await (await admin.get(path)).submit(path, { name: 'Boots', type: 'choice', choices: 'Broad, "very"' });
		assert.equal(asked.status, 422);
		assert.match(asked.text, /Boots wearers fills itself by what changes here\. Its rule will stop; nobody is removed\./);
		await asked.submit(path, { agreed: '1' });
		assert.match((await admin.get(`/groups/${id}`)).text, /The choice “Large” of the field “Boots” was deleted\./);
		assert.equal(learners(id), 2);
	});

	test('a branch, before its people move to the heir', async () => {
		const branches = '/organisation/branches/new';
		for (const name of ['Old mill', 'New mill'])
			await (await admin.get(branches)).submit('/organisation/branches', { name });
		const branch = one("SELECT id FROM branches WHERE name = 'Old mill'").id;
		muster.sql(`UPDATE members SET branch_id = ${branch} WHERE id IN (SELECT id FROM members WHERE organisation_id = 1 AND status = 'active' ORDER BY id DESC LIMIT 4)`);
		const id = await makeGroup('Millers');
		await saveRule(id, { subject: 'branch', branch, comparison: 'is' });
		assert.equal(learners(id), 4);
		const path = `/organisation/branches/${branch}/delete`;
		const confirm = await admin.get(path);
		assert.match(confirm.text, /Millers fills itself by this branch\. Its rule will stop; nobody is removed\./);
		await confirm.submit(path, { heir: 'New mill' });
		assert.equal(learners(id), 4);
		assert.match((await admin.get(`/groups/${id}`)).text, /The branch “Old mill” was deleted\./);
	});

	test('a course; a rule that asks for it does not come back by undo', async () => {
		await (await admin.get('/courses/new')).submit('/courses', { title: 'Short lived' });
		const course = one("SELECT id FROM courses WHERE title = 'Short lived'").id;
		const id = await makeGroup('Short lived group');
		await saveRule(id, { subject: 'course', course, comparison: 'is', status: 'not started' });
		const people = learners(id);
		assert.equal(people, members());
		const confirm = await admin.get(`/courses/${course}/delete`);
		assert.match(confirm.text, /Short lived group fills itself by this course\./);
		await confirm.submit(`/courses/${course}/delete`);
		assert.equal(learners(id), people);
		assert.match((await admin.get(`/groups/${id}`)).text, /The course “Short lived” was deleted\. Condition 1 asks for it: Short lived is Not started\./);
		await saveRule(id, everybody);
		const undo = await admin.get(`/groups/${id}/rules/undo`);
		assert.match(undo.text, /Rule 1 cannot come back\. It asks for the course “Short lived”, which was deleted\./);
		assert.ok(!undo.forms().some((form) => form.action.endsWith('/undo')));
	});
});
