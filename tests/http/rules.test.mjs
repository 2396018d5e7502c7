// The rules editor without JavaScript: an administrator writes, counts, reads and saves the rule of an automatic group.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { manyPeople } from '../lib/crowd.mjs';
import { start } from '../lib/instance.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { asked, at, automatic as automaticGroup, draft, email, makeFields, send as sendAs, wrong } from '../lib/rule_editor.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader, fields, course, drivers;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
	fields = await makeFields(muster, admin, [['Team', 'text'], ['Hours', 'number'], ['Start date', 'date'], ['Place', 'choice', 'Depot\nOffice, upstairs\nRoad']]);
	course = one("SELECT id FROM courses WHERE title = 'Driver safety fundamentals'").id;
	drivers = one("SELECT id FROM groups WHERE name = 'Approved drivers'").id;
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const drafts = (group) => draft(muster, group);
const automatic = (name, values) => automaticGroup(muster, admin, name, values);
const send = (group, values, button, client = admin) => sendAs(client, group, values, button);
const field = (number, name, comparison, value) => asked(number, { subject: 'field', kind: null, field: fields[name], comparison, value });
const learners = (group) => one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${group} AND status = 'active' AND current = 1`).n;
const people = () => one("SELECT COUNT(*) AS n FROM members WHERE organisation_id = 1 AND status = 'active'").n;

describe('who sees it', () => {
	test('a leader reads the rule in words, and cannot change it', async () => {
		const page = await leader.get(at(drivers));
		assert.equal(page.status, 200);
		assert.match(page.text, /People who match all of these conditions: Driver safety fundamentals is Completed Department is Fleet or Outreach E-mail address contains @northfield\.example/);
		assert.match(page.text, /Administrators can change the rule/);
		assert.ok(!page.forms().some((form) => form.action === at(drivers)));
		const { csrf } = Object.fromEntries((await leader.get('/account')).form().fields);
		assert.equal((await leader.post(at(drivers), { csrf, ...email(1, 'a'), mode: 'all', save: '1' })).status, 403);
		for (const list of ['/added', '/removed'])
			assert.equal((await leader.get(at(drivers, list))).status, 403);
	});

	test('a group that is filled by hand has none', async () => {
		const group = one("SELECT id FROM groups WHERE population = 'manual' LIMIT 1").id;
		for (const rest of ['', '/added', '/removed'])
			assert.equal((await admin.get(at(group, rest))).status, 404);
	});

	test('an archived group shows its rule, which rests', async () => {
		const group = await automatic('Resting');
		await send(group, { ...email(1, '@northfield.example'), tell: null }, 'save');
		const page = await admin.get(at(group));
		await (await admin.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
		assert.match((await admin.get(at(group))).text, /People who match this: E-mail address contains @northfield\.example/);
		const answer = await page.submit(at(group), {}, { button: 'save' });
		assert.equal(answer.status, 422);
		assert.match(answer.text, /archived/);
	});
});

describe('writing a rule', () => {
	test('from the first visit to the people', async () => {
		const group = await automatic('By e-mail');
		let page = await admin.get(at(group));
		assert.equal(page.title, 'Rules · By e-mail · Muster');
		assert.match(page.text, /Fill in condition 1 to see who matches/);
		assert.match(page.text, /Nothing changes until you save/);
		// Another subject shows other fields, once it is counted; nothing is wrong yet.
		page = await page.submit(at(group), { subject_1: 'email' }, { button: 'Count again' });
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.html, /class="err"/);
		assert.ok(page.form(at(group)).controls.some((control) => control.name === 'value_1'));
		page = await page.submit(at(group), { comparison_1: 'ends', value_1: '@northfield.example' }, { button: 'Count again' });
		const matching = one("SELECT COUNT(*) AS n FROM members WHERE organisation_id = 1 AND status = 'active' AND email_key LIKE '%@northfield.example'").n;
		assert.ok(matching > 12);
		assert.match(page.text, new RegExp(`\\b${matching} people match .*Stay 0 Added ${matching} Removed 0 Will be added`));
		assert.match(page.text, new RegExp(`All ${matching} who will be added`));
		assert.match(page.text, new RegExp(`${matching} seats are used after saving; there is no limit`));
		assert.equal(learners(group), 0);
		// The draft is there whenever they come back.
		page = await admin.get(at(group));
		assert.match(page.text, /Discard changes/);
		assert.equal(page.form(at(group)).controls.find((control) => control.name === 'value_1').value, '@northfield.example');
		const saved = await page.submit(at(group), { tell: null }, { button: 'Save rules' });
		assert.match(saved.text, new RegExp(`Saved\\. ${matching} people came in\\.`));
		assert.doesNotMatch(saved.text, /Discard changes/);
		assert.match(saved.text, new RegExp(`Stay ${matching} Added 0 Removed 0 Nobody comes in or leaves`));
		assert.equal(learners(group), matching);
		checkInvariants(muster);
	});

	test('the buttons add and remove conditions, and keep what was typed', async () => {
		const group = await automatic('By buttons');
		let page = await send(group, { subject_1: 'email' });
		page = await page.submit(at(group), { value_1: '"odd,one" , b' }, { button: 'add' });
		assert.equal(page.status, 200);
		const value = (number, name = 'value') => page.form(at(group)).controls.find((control) => control.name === `${name}_${number}`)?.value;
		assert.equal(value(1), '"odd,one" , b');
		assert.equal(value(2, 'subject'), 'course');
		assert.match(page.html, /id="subject_2"[^>]* autofocus/);
		page = await page.submit(at(group), { subject_2: 'name' }, { button: 'check' });
		page = await page.submit(at(group), { value_2: 'Lowe' }, { button: 'add_to' });
		assert.equal(value(1), '"odd,one" , b');
		assert.match(page.html, /Conditions 1 to 2: one of them is enough/);
		assert.match(page.text, / or /);
		page = await page.submit(at(group), { drop: '1' });
		assert.deepEqual([value(1, 'subject'), value(2)], ['course', 'Lowe']);
		for (let i = 0; i < 4; i++)
			page = await page.submit(at(group), { drop: '1' });
		assert.equal(value(1, 'subject'), 'course');
		assert.match(page.text, /Fill in condition 1/);
		assert.deepEqual(drafts(group).filter((row) => row.subject === 'course'), []);
	});

	test('Enter in a field counts, and removes nothing', async () => {
		const [first] = (await admin.get(at(drivers))).form(at(drivers)).buttons;
		assert.equal(first.name, 'check');
	});

	test('conditions of one block are alternatives where all are asked for', async () => {
		const group = await automatic('By blocks');
		const answer = await send(group, { mode: 'all', ...email(1, 'dana'), ...email(2, 'owen'), block_2: 1, ...asked(3, { subject: 'name', kind: null, comparison: 'contains', value: 'a' }) });
		assert.equal(answer.status, 200, answer.text);
		assert.deepEqual(drafts(group).map((row) => [row.block, row.subject, row.value]), [[1, 'email', 'dana'], [1, 'email', 'owen'], [2, 'name', 'a']]);
		assert.match(answer.html, /<legend class="vh">Conditions 1 to 2: one of them is enough/);
		assert.match(await answer.submit(at(group), { mode: 'any' }, { button: 'check' }).then((page) => page.html), /Conditions 1 to 2: they count together/);
	});

	test('every kind of field has its own comparisons, and a choice its boxes', async () => {
		const group = await automatic('By field');
		const offers = (page, number) => page.form(at(group)).controls.find((control) => control.name === `comparison_${number}`).options.map((option) => option.value);
		const shown = async (name) => send(group, asked(1, { subject: 'field', field: fields[name] }));
		assert.deepEqual(offers(await shown('Team'), 1), ['is', 'is not', 'contains', 'contains not', 'empty', 'filled']);
		assert.deepEqual(offers(await shown('Hours'), 1), ['is', 'is not', 'less', 'more', 'empty', 'filled']);
		assert.deepEqual(offers(await shown('Start date'), 1), ['is', 'is not', 'before', 'after', 'empty', 'filled']);
		const boxes = await shown('Place');
		assert.deepEqual(boxes.form(at(group)).controls.filter((control) => control.type === 'checkbox' && control.name === 'value_1').map((control) => control.value),
			['Depot', '"Office, upstairs"', 'Road']);
		const counted = await boxes.submit(at(group), { value_1: ['', '"Office, upstairs"', 'Road'] }, { button: 'check' });
		assert.equal(drafts(group)[0].value, 'Office, upstairs\nRoad');
		assert.deepEqual(counted.form(at(group)).fields.filter(([name]) => name === 'value_1').map(([, value]) => value), ['', '"Office, upstairs"', 'Road']);
		// The type of the row changes: what was typed for another one is not judged by it.
		const changed = await counted.submit(at(group), { field_1: fields['Start date'] }, { button: 'check' });
		assert.equal(changed.status, 200);
		assert.doesNotMatch(changed.html, /class="err"/);
	});

	test('a draft is each administrator’s own, and goes when it is discarded', async () => {
		const group = await automatic('Discarded');
		await send(group, email(1, '@northfield.example'));
		assert.equal(drafts(group).length, 1);
		const page = await admin.get(at(group));
		const answer = await page.submit(at(group, '/discard'));
		assert.match(answer.text, /Your changes are discarded/);
		assert.equal(drafts(group).length, 0);
		assert.match(answer.text, /Fill in condition 1/);
	});

	test('counting what is saved already leaves no draft', async () => {
		await send(drivers, {}, 'check');
		assert.equal(drafts(drivers).length, 0);
	});

	test('people are named with why, a page of fifty at a time', async () => {
		const group = await automatic('Everybody');
		const page = await send(group, { ...asked(1, { subject: 'joined', kind: null, comparison: 'after', value: '2000-01-01' }) });
		assert.equal(page.status, 200);
		let list = await admin.get(at(group, '/added')), pages = 0;
		const seen = [];
		for (;;) {
			seen.push(...[...list.html.matchAll(/rules\/why\/(\d+)/g)].map((match) => match[1]));
			pages++;
			const next = list.links().find((link) => link.rel === 'next');
			if (!next)
				break;
			list = await admin.get(at(group, `/added${next.href}`));
		}
		assert.equal(seen.length, people());
		assert.equal(new Set(seen).size, seen.length);
		assert.equal(pages, Math.ceil(people() / 50));
		assert.match((await admin.get(at(group, '/added?after=x~y'))).text, /1 to \d+ of/);
		assert.match((await admin.get(at(group, '/removed'))).text, /Nobody/);
	});
});

describe('before saving', () => {
	test('removing more than a fifth asks again, by number, with the names in sight', async () => {
		const group = await automatic('Braked');
		await send(group, { ...email(1, '@northfield.example'), tell: null }, 'save');
		const before = learners(group);
		let page = await send(group, email(1, 'dana'), 'save');
		assert.match(wrong(page, 'agreed'), new RegExp(`This removes \\d+ of ${before} learners, more than a fifth\\.`));
		assert.match(page.text, /Will be removed/);
		assert.equal(learners(group), before);
		// Whom it means can be looked at, although it was never counted.
		assert.match((await admin.get(at(group, '/removed'))).text, /Dahl/);
		page = await page.submit(at(group), { agreed: '1' }, { button: 'save' });
		assert.match(page.text, /Saved\..* left\./);
		assert.ok(learners(group) < before);
		checkInvariants(muster);
	});

	test('an agreement counts for what was shown, not for more', async () => {
		const group = await automatic('Agreed');
		await send(group, { ...email(1, '@northfield.example'), tell: null }, 'save');
		const page = await send(group, { ...email(1, 'nobody.at.all'), agreed: '1', agreed_to: '1' }, 'save');
		assert.match(wrong(page, 'agreed'), /This removes/);
	});

	test('an agreement is to the rule that was shown, not to another one that removes as many', async () => {
		const group = await automatic('Agreed to this');
		await send(group, { ...email(1, '@northfield.example'), tell: null }, 'save');
		const before = learners(group);
		const shown = await send(group, email(1, 'nobody.at.all'), 'save');
		const page = await shown.submit(at(group), { value_1: 'nobody.else', agreed: '1' }, { button: 'save' });
		assert.match(wrong(page, 'agreed'), /This removes/);
		assert.equal(learners(group), before);
		assert.match((await page.submit(at(group), { agreed: '1' }, { button: 'save' })).text, /Saved\. .* left\./);
	});

	test('seats that do not suffice: how many would wait, and in which order', async () => {
		const group = await automatic('Few seats', { seats: '3' });
		const page = await send(group, { ...email(1, '@northfield.example'), tell: null });
		const matching = Number(/(\d+) people match/.exec(page.text)[1]);
		assert.match(page.text, new RegExp(`${matching - 3} people would go on the wait list: no seat is free for them\\. They come in in the order in which they joined`));
		assert.match(page.text, /3 of 3 seats used after saving/);
		const saved = await page.submit(at(group), {}, { button: 'save' });
		assert.match(saved.text, new RegExp(`Saved\\. 3 people came in, ${matching - 3} are on the wait list\\.`));
		assert.match(saved.text, new RegExp(`${matching - 3} people match and wait for a seat: wait list`));
		assert.equal(learners(group), 3);
		checkInvariants(muster);
	});

	test('whoever waits by the rule that is replaced comes before nobody, and the log says that the rule put them there', async () => {
		const group = await automatic('Few seats for two rules', { seats: '4' });
		const department = (value) => asked(1, { subject: 'field', kind: null, field: fields.Department, comparison: 'is', value });
		const members = (value) => one(`SELECT COUNT(*) AS n FROM member_values v JOIN members m ON m.id = v.member_id AND m.status = 'active' WHERE v.field_id = ${fields.Department} AND v.value = '${value}'`).n;
		const [care, fleet] = [members('Care'), members('Fleet')];
		assert.ok(care > 4 && fleet > 4, `${care}, ${fleet}`);
		let page = await send(group, department('Care'));
		assert.match(page.text, new RegExp(`${care} people match .*Stay 0 Added 4 Removed 0 Will be added, or wait for a seat .* ${care - 4} (person|people) would go on the wait list`));
		page = await page.submit(at(group), { tell: null }, { button: 'save' });
		assert.match(page.text, new RegExp(`Saved\\. 4 people came in, ${care - 4} (is|are) on the wait list`));
		assert.match((await admin.get('/organisation/activity?kind=rule')).text, /The group's rule put on the wait list \S+@\S+ Department: Care/);
		page = await send(group, department('Fleet'));
		assert.match(page.text, new RegExp(`Added 4 Removed 4 .* ${fleet - 4} (person|people) would go on the wait list: no seat is free for them\\. They come in in the order`));
		assert.doesNotMatch(page.text, /First come those who wait already/);
		page = await page.submit(at(group), { agreed: '1' }, { button: 'save' });
		page = page.status === 422 ? await page.submit(at(group), { agreed: '1' }, { button: 'save' }) : page;
		assert.match(page.text, new RegExp(`Saved\\. 4 people came in, 4 left, ${fleet - 4} (is|are) on the wait list`));
		checkInvariants(muster);
	});

	test('people who are pinned or stay out are counted and explained', async () => {
		const page = await admin.get(at(drivers));
		assert.match(page.text, /1 person stays although the rule does not match: pinned/);
		const pinned = await admin.get(page.links().find((link) => link.text === 'pinned').href);
		assert.match(pinned.html, /status=pinned[^>]* aria-current="true"/);
		assert.match(page.text, /1 person matches but stays out: excluded/);
	});

	test('a rule that lets everybody in says so', async () => {
		const group = await automatic('All of them');
		const page = await send(group, { mode: 'any', ...field(1, 'Team', 'empty', null), ...field(2, 'Team', 'filled', null) });
		assert.match(page.text, /Everybody matches condition 1 or 2, so the rule lets everybody in/);
	});
});

describe('somebody else at the same time', () => {
	let other;
	const numbers = (group) => muster.sql(`SELECT number FROM rules WHERE group_id = ${group} AND status <> 'draft' ORDER BY number`).map((row) => row.number);
	before(async () => {
		muster.sql("UPDATE members SET role = 'admin' WHERE account_id = (SELECT id FROM accounts WHERE email = 'leader@muster.example')");
		other = await muster.signedIn('leader@muster.example', PASSWORD);
	});
	after(() => muster.sql("UPDATE members SET role = 'learner' WHERE account_id = (SELECT id FROM accounts WHERE email = 'leader@muster.example')"));

	test('a rule that was saved meanwhile is not replaced before it was told of', async () => {
		const group = await automatic('Both at it');
		const mine = await admin.get(at(group));
		await send(group, { ...email(1, 'dana'), tell: null }, 'save', other);
		const refused = await mine.submit(at(group), { ...email(1, 'owen'), tell: null }, { button: 'save' });
		assert.equal(refused.status, 422);
		assert.match(refused.html, /<a href="#meanwhile">Rule 1 was saved meanwhile\. Look at it, then save again/);
		assert.match(refused.text, /Rule 1 was saved meanwhile by .*What stands here does not know of it/);
		assert.equal(refused.form(at(group)).controls.find((control) => control.name === 'value_1').value, 'owen');
		assert.deepEqual(numbers(group), [1]);
		const saved = await refused.submit(at(group), { agreed: '1' }, { button: 'save' });
		assert.match(saved.status === 422 ? (await saved.submit(at(group), { agreed: '1' }, { button: 'save' })).text : saved.text, /Saved\./);
		assert.deepEqual(numbers(group), [1, 2]);
	});

	test('a draft remembers which rule it was begun on', async () => {
		const group = await automatic('Begun before');
		await send(group, { ...email(1, 'dana'), tell: null }, 'save');
		await send(group, email(1, 'owen'));
		await send(group, { ...email(1, 'marta'), tell: null, agreed: '1' }, 'save', other).then((page) => page.submit(at(group), { agreed: '1' }, { button: 'save' }));
		assert.deepEqual(numbers(group), [1, 2]);
		for (const page of [await admin.get(at(group)), await send(group, email(1, 'gareth'))]) {
			assert.match(page.text, /Rule 2 was saved meanwhile/);
			assert.equal((await page.submit(at(group), {}, { button: 'save' })).status, 422);
		}
		assert.deepEqual(numbers(group), [1, 2]);
		const page = await (await admin.get(at(group))).submit(at(group, '/discard'));
		assert.doesNotMatch(page.text, /saved meanwhile/);
		assert.match(page.html, /value="marta"/);
	});

	test('saved twice it is saved once, so that undo brings back the one before', async () => {
		const group = await automatic('Pressed twice');
		await send(group, { ...email(1, 'dana'), tell: null }, 'save');
		const page = await admin.get(at(group));
		for (const words of [/Saved\./, /There was nothing to change/]) {
			let answer = await page.submit(at(group), { ...email(1, 'owen'), tell: null }, { button: 'save' });
			if (answer.status === 422)
				answer = await answer.submit(at(group), { agreed: '1' }, { button: 'save' });
			assert.match(answer.text, words);
		}
		assert.deepEqual(numbers(group), [1, 2]);
	});

	test('an archived group takes no draft, neither typed nor taken over', async () => {
		const group = await automatic('Archived meanwhile');
		const page = await admin.get(at(group));
		await (await other.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
		assert.equal((await page.submit(at(group), email(1, 'dana'), { button: 'check' })).status, 422);
		const refused = await page.submit(at(group, '/copy'), { from: drivers });
		assert.equal(refused.status, 422);
		assert.match(refused.text, /This group is archived/);
		assert.equal(drafts(group).length, 0);
	});
});

test('a rule whose course is gone shows what to mend', async () => {
	await (await admin.get('/courses/new')).submit('/courses', { title: 'Short lived' });
	const id = one("SELECT id FROM courses WHERE title = 'Short lived'").id;
	const group = await automatic('Stopped');
	await send(group, { ...asked(1, { subject: 'course', kind: 'course', course: id, status: 'completed' }) }, 'save');
	await (await admin.get(`/courses/${id}/delete`)).submit(`/courses/${id}/delete`);
	const page = await admin.get(at(group));
	assert.equal(page.status, 200);
	assert.match(page.text, /The rule of this group has stopped/);
	assert.match(page.html, /selected>Short lived \(deleted\)/);
	assert.match(page.text, /There is no such course any more\. Choose another one, or remove the condition\./);
	assert.match(page.text, /The rule cannot be counted yet/);
	const mended = await page.submit(at(group), { course_1: course, tell: null }, { button: 'save' });
	assert.match(mended.text, /Saved\./);
	assert.doesNotMatch(mended.text, /has stopped/);
	checkInvariants(muster);
});

test('long lists of courses and branches are typed into', async () => {
	const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 201)';
	muster.sql(`${numbers} INSERT INTO courses (organisation_id, title, title_key, created_at) SELECT 1, 'Course ' || i, 'course ' || i, 1 FROM n`);
	muster.sql(`${numbers} INSERT INTO branches (organisation_id, name, name_key, created_at) SELECT 1, 'Site ' || i, 'site ' || i, 1 FROM n`);
	const group = await automatic('Long lists');
	const asks = (values) => send(group, { ...asked(1, { subject: 'course', kind: 'course', status: 'not completed', ...values.course }), ...asked(2, { subject: 'branch', kind: 'branch', comparison: 'not under', ...values.branch }) });
	const value = (page, name) => page.form(at(group)).controls.find((control) => control.name === name);
	let page = await asks({ course: { course: 'COURSE 7' }, branch: { branch: 'site 12' } });
	assert.equal(page.status, 200, page.text);
	assert.deepEqual([value(page, 'course_1').value, value(page, 'course_1').list, value(page, 'branch_2').value, value(page, 'branch_2').list], ['Course 7', 'courses', 'Site 12', 'branches']);
	assert.match(page.html, /<datalist id="branches">.*<option value="Site 201">/s);
	// As it stands it is counted again.
	page = await page.submit(at(group), {}, { button: 'check' });
	assert.equal(page.status, 200, page.text);
	assert.equal(drafts(group)[0].subject_id, one("SELECT id FROM courses WHERE title = 'Course 7'").id);
	assert.match(wrong(await asks({ course: { course: 'Course 999' }, branch: { branch: 'site 12' } }), 'course_1'), /no such course/);
	assert.match(wrong(await asks({ course: { course: 'Course 7' }, branch: { branch: 'site 999' } }), 'branch_2'), /There is no branch/);
});

test('in a large organisation a job applies it, and its progress is shown', async () => {
	const most = 2000, added = 2050;
	assert.ok(people() + added > most);
	muster.sql(`BEGIN; ${manyPeople({ organisation: 1, first: 100001, people: added })} COMMIT`);
	const group = await automatic('Large');
	const page = await send(group, { ...email(1, '@large.example', 'ends'), tell: null });
	assert.match(page.text, /2,050 people match/);
	assert.match(page.text, /All 2,050 who will be added/);
	const saved = await page.submit(at(group), {}, { button: 'save' });
	assert.match(saved.path, /^\/jobs\/\d+$/);
	await until('the job', () => one(`SELECT status FROM jobs WHERE group_id = ${group} AND kind = 'rule'`).status === 'done');
	assert.equal(learners(group), added);
	assert.match((await admin.get(at(group))).text, /Nobody comes in or leaves/);
	checkInvariants(muster);

	// Whoever waits for a seat is taken off the list before those who have one leave: nobody is given a seat and a mail in between.
	const few = await automatic('Large, with few seats', { seats: '3' });
	const jobs = () => muster.sql(`SELECT status, done, result FROM jobs WHERE group_id = ${few} AND kind = 'rule' ORDER BY id`);
	await send(few, { ...email(1, '@large.example', 'ends') }, 'save');
	await until('three to come in', () => jobs()[0].status === 'done');
	assert.equal(jobs()[0].result, `3 people came in, ${(added - 3).toLocaleString('en')} people went on the wait list.`);
	assert.equal(jobs()[0].done, people());
	const mails = one('SELECT COUNT(*) AS n FROM messages').n;
	await (await admin.get(at(few, '/undo'))).submit(at(few, '/undo'), { agreed: '1' });
	await until('them to leave', () => jobs().length === 2 && jobs()[1].status === 'done');
	assert.equal(jobs()[1].result, '3 people left.');
	assert.equal(one('SELECT COUNT(*) AS n FROM messages').n, mails);
	checkInvariants(muster);
});

test('nothing was left for the log to complain about', () => {
	assert.deepEqual(muster.troubles(), []);
});
