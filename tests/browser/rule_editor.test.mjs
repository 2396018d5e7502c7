// On SQLite only: what a browser makes of these pages is the same on both, and http asks for them on both.
// The editor of rules, in Chromium: with JavaScript and without, by keyboard, and as a screen reader reads it; and what goes on beside it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, look, open } from '../lib/browser.mjs';
import { COURSE, approvedDrivers } from '../lib/drivers.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { fieldOf, inside, memberOf } from '../lib/rules.mjs';

let muster, admin, group;

before(async () => ({ muster, admin, group } = await approvedDrivers()));
after(async () => {
	await stopSound(muster);
	assert.deepEqual(admin.complaints, []);
});

const words = (page) => page.locator('main').innerText();
const button = (page, name) => page.getByRole('button', { name, exact: true });

// Fields follow what is chosen by themselves, or when somebody counts again.
async function shown(page, selector, javaScript) {
	if (!javaScript)
		await button(page, 'Count again').click();
	await page.locator(selector).waitFor();
}

async function counted(page, pattern, javaScript) {
	if (!javaScript)
		await button(page, 'Count again').click();
	await until(`a preview like ${pattern}`, async () => pattern.test(await page.getByRole('complementary', { name: 'Preview' }).innerText()));
}

for (const javaScript of [true, false])
	describe(`the editor ${javaScript ? 'with' : 'without'} JavaScript`, () => {
		const name = `Outreach team, ${javaScript ? 'with' : 'without'}`;
		let page, path, id;

		before(async () => {
			page = await open(muster, { javaScript });
			await page.context().addCookies(await admin.context().cookies());
		});
		after(async () => {
			assert.deepEqual(page.complaints.filter((one) => !/422/.test(one)), []);
			await page.context().close();
		});
		const check = () => (javaScript ? look(page) : undefined);

		test('a group is filled by rule from its beginning', async () => {
			await page.goto('/groups/new');
			await page.getByLabel('Group name').fill(name);
			await page.getByRole('radio', { name: 'By rule' }).check();
			await button(page, 'Create and edit').click();
			await page.getByRole('heading', { name: 'Who is in this group' }).waitFor();
			path = new URL(page.url()).pathname;
			id = Number(/\d+/.exec(path)[0]);
			assert.match(await words(page), /Fill in condition 1 to see who matches\./);
			await check();
		});

		test('conditions are chosen step by step, and who would come is told by name before anything is saved', async () => {
			await page.locator('#subject_1').selectOption({ label: 'Additional field' });
			await shown(page, '#field_1', javaScript);
			await page.locator('#field_1').selectOption({ label: 'Department' });
			await shown(page, '#comparison_1', javaScript);
			await page.getByRole('group', { name: 'Values, condition 1' }).getByLabel('Outreach').check();
			await counted(page, /5 people match[^]*Added\s*5[^]*Will be added[^]*Sade Balogun\s*Department: Outreach[^]*Tom Hargreaves/, javaScript);
			await button(page, 'Add condition').click();
			await page.locator('#subject_2').waitFor();
			await page.locator('#subject_2').selectOption({ label: 'E-mail address' });
			await shown(page, '#value_2', javaScript);
			await page.locator('#value_2').fill('Balogun, ORLOV');
			await counted(page, /2 people match[^]*Added\s*2/, javaScript);
			assert.doesNotMatch(await words(page), /Hargreaves/);
			await check();
			assert.deepEqual(inside(muster, id), [], 'nothing changes until it is saved');
			// A draft waits for whoever wrote it.
			await page.goto(path);
			assert.equal(await page.locator('#value_2').inputValue(), 'Balogun, ORLOV');
			await button(page, 'Save rules').click();
			assert.match(await page.locator('.note').first().innerText(), /Saved\..*2 people/);
			assert.deepEqual(inside(muster, id), ['Balogun', 'Orlov']);
		});

		test('an alternative is one level below: one of them is enough', async () => {
			await button(page, 'Add an alternative to condition 2').click();
			await page.locator('#subject_3').waitFor();
			await page.locator('#subject_3').selectOption({ label: 'Name' });
			await shown(page, '#value_3', javaScript);
			await page.locator('#value_3').fill('hargreaves tom');
			await counted(page, /3 people match[^]*Stay\s*2[^]*Added\s*1[^]*Tom Hargreaves/, javaScript);
			await check();
			await button(page, 'Save rules').click();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves', 'Orlov']);
		});

		test('a removal of more than a fifth asks again, and says why', async () => {
			await button(page, 'Remove condition 3').click();
			await page.locator('#subject_3').waitFor({ state: 'detached' });
			await counted(page, /2 people match[^]*Removed\s*1[^]*Will be removed[^]*Tom Hargreaves/, javaScript);
			await button(page, 'Save rules').click();
			await page.locator('#problems').waitFor();
			assert.match(await words(page), /This removes 1 of 3 learners, more than a fifth\./);
			await check();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves', 'Orlov']);
			await page.getByRole('checkbox', { name: 'Yes, remove' }).check();
			await button(page, 'Save rules').click();
			assert.match(await page.locator('.note').first().innerText(), /Saved\./);
			assert.deepEqual(inside(muster, id), ['Balogun', 'Orlov']);
		});

		test('the last change is taken back, without mails', async () => {
			const mails = muster.mail.list().length;
			await page.getByRole('link', { name: 'History' }).click();
			assert.match(await words(page), /Rule 3[^]*Rule 2[^]*Rule 1/);
			await check();
			await page.getByRole('link', { name: 'Undo the last change' }).click();
			assert.match(await words(page), /Rule 2 comes back[^]*Come in\s*1/);
			await check();
			await button(page, 'Undo the change').click();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves', 'Orlov']);
			await page.goto(`${path}/history`);
			assert.match(await words(page), /Rule 4[^]*Took back rule 3/);
			await page.getByRole('link', { name: 'Who came or went by rule 4' }).click();
			assert.match(await words(page), /Came in\s*1[^]*Tom Hargreaves/);
			await check();
			assert.equal(muster.mail.list().length, mails);
		});

		test('what is wrong stands at its field, with what was typed', async () => {
			await page.goto(path);
			await page.locator('#value_2').fill('');
			await button(page, 'Save rules').click();
			await page.locator('#problems').waitFor();
			assert.equal(await page.locator('#value_2').getAttribute('aria-invalid'), 'true');
			await page.locator('#problems a').first().click();
			assert.equal(await page.evaluate(() => document.activeElement.id), 'value_2');
			await check();
			await page.goto(path);
			await button(page, 'Add condition').click();
			await page.locator('#subject_4').waitFor();
			await page.locator('#subject_4').selectOption({ label: 'Additional field' });
			await shown(page, '#field_4', javaScript);
			await page.locator('#field_4').selectOption({ label: 'Department' });
			await shown(page, '#comparison_4', javaScript);
			await page.getByRole('group', { name: 'Values, condition 4' }).getByLabel('Care').check();
			await button(page, 'Save rules').click();
			await page.locator('#problems').waitFor();
			assert.match(await words(page), /Conditions 1 and 4 can never hold together/);
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves', 'Orlov']);
			await check();
		});

		test('pinned, kept out, and why', async () => {
			await page.goto(`/groups/${id}`);
			await page.getByLabel('Select tom.hargreaves@northfield.example').check();
			await button(page, 'Pin').click();
			await page.goto(`/groups/${id}`);
			await page.getByLabel('More for dmitri.orlov@northfield.example').click();
			await page.getByRole('link', { name: 'Remove from group' }).last().click();
			assert.match(await words(page), /rule will not bring them back/i);
			await check();
			await page.getByRole('button', { name: /^Remove/ }).click();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves']);
			await page.goto(`/groups/${id}/rules/excluded`);
			assert.match(await words(page), /Dmitri Orlov[^]*Kept out by Dana Whitlock/);
			await check();
			// He matches, and stays out; Tom no longer does, and stays.
			await admin.goto(`/learners/${memberOf(muster, 'Hargreaves').id}/edit`);
			await admin.locator(`#field_${fieldOf(muster, 'Department')}`).selectOption('Office');
			await button(admin, 'Save').click();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Hargreaves']);
			await page.goto(`${path}/why/${memberOf(muster, 'Orlov').id}`);
			assert.match(await words(page), /Dmitri Orlov is not here although the rule matches: kept out\.[^]*Department is Outreach\s+Outreach\s+Yes/);
			await check();
			await page.goto(`${path}/why`);
			await page.getByLabel('Search people').fill('hargreaves');
			await button(page, 'Search').click();
			await page.getByRole('link', { name: 'Why? Tom Hargreaves' }).click();
			assert.match(await words(page), /Tom Hargreaves is here although the rule does not match: pinned\.[^]*Department is Outreach\s+Office\s+No/);
			await check();
			await button(page, 'Let the rule decide').click();
			assert.deepEqual(inside(muster, id), ['Balogun']);
			await page.goto(`${path}/why/${memberOf(muster, 'Orlov').id}`);
			await button(page, 'Allow again').click();
			assert.deepEqual(inside(muster, id), ['Balogun', 'Orlov']);
			await admin.goto(`/learners/${memberOf(muster, 'Hargreaves').id}/edit`);
			await admin.locator(`#field_${fieldOf(muster, 'Department')}`).selectOption('Outreach');
			await button(admin, 'Save').click();
		});
	});

// --- as a screen reader has it ---

const SPOKEN = new Set(['heading', 'link', 'group', 'combobox', 'textbox', 'checkbox', 'button', 'status', 'alert', 'Date']);

// What is heard of main in the order of reading: role and name of each thing, and what is chosen or typed there.
async function heard(page) {
	const devtools = await page.context().newCDPSession(page);
	const { nodes } = await devtools.send('Accessibility.getFullAXTree');
	await devtools.detach();
	const byId = new Map(nodes.map((one) => [one.nodeId, one])), lines = [];
	const text = (one) => (one.role?.value === 'StaticText' ? one.name.value : (one.childIds ?? []).map((id) => (byId.has(id) ? text(byId.get(id)) : '')).join(''));
	const walk = (one, within) => {
		const role = one.role?.value, property = (name) => one.properties?.find((each) => each.name === name)?.value.value;
		if (within && !one.ignored && SPOKEN.has(role)) {
			const name = one.name?.value || (role === 'status' ? text(one).replace(/\s+/g, ' ').trim() : '');
			const state = role === 'checkbox' ? ` (${property('checked') === 'true' ? 'ticked' : 'not ticked'})` : one.value?.value ? `: ${one.value.value}` : '';
			const wrong = property('invalid') === 'true' ? `, wrong: ${one.description?.value}` : '';
			lines.push(`${role} ${name}${state}${wrong}`);
		}
		for (const id of one.childIds ?? [])
			if (byId.has(id))
				walk(byId.get(id), within || role === 'main');
	};
	walk(nodes[0], false);
	return lines;
}

// The one that has the focus, as it is heard.
const focused = (page) => page.evaluate(() => {
	const one = document.activeElement;
	return one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent.replace(/\s+/g, ' ').trim() ?? one.textContent.replace(/\s+/g, ' ').trim();
});

async function reach(page, name, key = 'Tab') {
	for (let i = 0; i < 120; i++) {
		if (name instanceof RegExp ? name.test(await focused(page)) : await focused(page) === name)
			return;
		await page.keyboard.press(key);
	}
	assert.fail(`"${name}" is not reached by ${key}; the focus is on "${await focused(page)}"`);
}

const hasFocus = (page, name) => until(`the focus on ${name}`, async () => await focused(page) === name);

// What the status line says from now on: announced only where the line itself stays and its words change.
const listen = (page) => page.evaluate(() => {
	const line = document.querySelector('aside [role=status]');
	globalThis.said = [];
	new MutationObserver(() => line.isConnected && globalThis.said.push(line.textContent.replace(/\s+/g, ' ').trim())).observe(line, { childList: true, characterData: true, subtree: true });
});
const announced = (page, pattern) => until(`an announcement like ${pattern}`, async () => (await page.evaluate(() => globalThis.said)).some((words) => pattern.test(words)));

describe('the editor by keyboard and ear', () => {
	let page;

	before(async () => {
		page = await open(muster);
		await page.context().addCookies(await admin.context().cookies());
		await page.goto(`/groups/${group}/rules`);
	});
	after(() => page.context().close());

	test('everything has a name that says which condition it belongs to, in the order of reading, and Tab goes the same way', async () => {
		const lines = await heard(page);
		const from = lines.indexOf('heading Who is in this group'), to = lines.indexOf('heading Preview');
		assert.deepEqual(lines.slice(from, to), [
			'heading Who is in this group', 'link How rules work',
			'group How the conditions work together', 'combobox All or any: all',
			'group Condition 1', 'combobox What to look at, condition 1: Course status', `combobox Course, condition 1: ${COURSE}`, 'combobox Status, condition 1: is Completed',
			'button Add an alternative to condition 1', 'button Remove condition 1',
			'group Condition 2', 'combobox What to look at, condition 2: Additional field', 'combobox Field, condition 2: Department', 'combobox Comparison, condition 2: is',
			'group Values, condition 2', 'checkbox Care (not ticked)', 'checkbox Family support (not ticked)', 'checkbox Fleet (ticked)', 'checkbox Outreach (ticked)',
			'checkbox Finance (not ticked)', 'checkbox Office (not ticked)', 'button Add an alternative to condition 2', 'button Remove condition 2',
			'group Condition 3', 'combobox What to look at, condition 3: E-mail address', 'combobox Comparison, condition 3: contains',
			'textbox Value, condition 3: @northfield.example', 'button Add an alternative to condition 3', 'button Remove condition 3',
			'button Add condition', 'checkbox Tell people by e-mail when they join No e-mail is sent when they leave. (ticked)', 'button Save rules', 'button Count again',
		]);
		assert.match(lines[to + 1], /^status \d+ people match\. \d+ stay, 0 will be added, 0 will be removed\.$/);
		const stops = lines.slice(from, to).filter((line) => /^(link|combobox|textbox|checkbox|button) /.test(line)).map((line) => line.replace(/^\w+ /, '').replace(/(: [^:]*| \((not )?ticked\))$/, ''));
		await page.locator('#main').focus();
		await reach(page, stops[0]);
		for (const stop of stops) {
			assert.equal(await focused(page), stop);
			await page.keyboard.press('Tab');
		}
	});

	test('a condition is added and filled in without a pointer; after each count the line says what it came to', async () => {
		await listen(page);
		await reach(page, 'Add condition', 'Shift+Tab');
		await page.keyboard.press('Enter');
		await page.locator('#subject_4').waitFor();
		await hasFocus(page, 'What to look at, condition 4'); // by itself
		await announced(page, /^Fill in condition 4 to see who matches\.$/);
		await page.keyboard.type('Name', { delay: 120 }); // as fast as people do
		await page.locator('#value_4').waitFor();
		assert.equal(await focused(page), 'What to look at, condition 4', 'the focus stays where it was');
		await reach(page, 'Value, condition 4');
		await page.keyboard.type('lowe');
		await announced(page, /^1 person matches\. 2 stay, 0 will be added, \d+ will be removed\. This removes \d+ of \d+ learners, more than a fifth\.$/);
		assert.equal(await focused(page), 'Value, condition 4');
		await page.keyboard.type(' edie');
		assert.equal(await page.locator('#value_4').inputValue(), 'lowe edie');
		await reach(page, 'Add an alternative to condition 4');
		await page.keyboard.press('Enter');
		await page.locator('#subject_5').waitFor();
		await hasFocus(page, 'What to look at, condition 5');
		assert.ok((await heard(page)).includes('group Conditions 4 to 5: one of them is enough'));
		await reach(page, 'Remove condition 5');
		await page.keyboard.press('Enter');
		await page.locator('#subject_5').waitFor({ state: 'detached' });
		await hasFocus(page, 'What to look at, condition 4');
	});

	test('what is wrong is heard first, leads to its field, and is heard there', async () => {
		await reach(page, 'Value, condition 4');
		await page.keyboard.press('Control+A');
		await page.keyboard.press('Delete');
		await reach(page, 'Save rules');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert.equal(await page.evaluate(() => document.activeElement.id), 'problems');
		assert.equal(await page.locator('#problems').getAttribute('role'), 'alert');
		assert.match(await page.locator('#problems').innerText(), /Condition 4: Enter a name, or a part of one\./);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		assert.equal(await focused(page), 'Value, condition 4');
		const line = (await heard(page)).find((one) => one.startsWith('textbox Value, condition 4'));
		assert.match(line, /, wrong: Enter a name, or a part of one\.$/);
		await axe(page);
	});

	test('the brake is heard, and agreed to or not by keyboard', async () => {
		await page.keyboard.type('lowe');
		await page.locator('#agreed').waitFor();
		await reach(page, 'Save rules');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert.equal(await page.evaluate(() => document.activeElement.id), 'problems');
		assert.match(await page.locator('#problems').innerText(), /more than a fifth/);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		assert.match(await focused(page), /^Yes, remove \d+ people/);
		await page.keyboard.press('Space');
		assert.ok(await page.locator('#agreed').isChecked());
		await page.goto(`/groups/${group}/rules`);
		await reach(page, 'Discard changes');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		assert.match(await page.locator('.note').innerText(), /Your changes are discarded/);
		assert.equal(await page.locator('.cond').count(), 3);
	});

	test('an answer that comes late does not take back what was chosen meanwhile', async () => {
		const address = `**/groups/${group}/rules`, asked = (request) => request.method() === 'POST';
		let release, count = 0;
		const held = new Promise((resolve) => {
			release = resolve;
		});
		await page.route(address, async (route) => {
			if (asked(route.request()) && ++count === 1)
				await held;
			await route.continue().catch(() => {}); // it may have been given up
		});
		await reach(page, 'Status, condition 1');
		await Promise.all([page.waitForRequest(asked), page.keyboard.press('ArrowDown')]);
		await page.keyboard.press('ArrowDown');
		release();
		await page.locator('#drafted button').waitFor();
		assert.equal(await page.locator('#status_1').inputValue(), 'not started');
		assert.equal(await focused(page), 'Status, condition 1');
		await page.unroute(address);
		await button(page, 'Discard changes').click();
	});
});

test('saving while a condition is on its way saves, and nothing else', async () => {
	const page = await open(muster), sent = [];
	await page.context().addCookies(await admin.context().cookies());
	await page.goto(`/groups/${group}/rules`);
	let release;
	const held = new Promise((resolve) => (release = resolve));
	await page.route('**/rules', async (route) => {
		const typed = new URLSearchParams(route.request().postData() ?? '');
		sent.push(['add', 'save'].find((name) => typed.has(name)) ?? 'page');
		if (typed.has('add')) await held;
		await route.continue().catch(() => {}); // given up meanwhile
	});
	await button(page, 'Add condition').click();
	await until('the condition on its way', () => sent.includes('add'));
	await Promise.all([page.waitForNavigation(), button(page, 'Save rules').click()]);
	release();
	assert.match(await page.locator('.note').innerText(), /There was nothing to change/);
	assert.equal(await page.locator('.cond').count(), 3);
	assert.deepEqual(sent.filter((one) => one !== 'page'), ['add', 'save']);
	await page.context().close();
});

test('who was signed out meanwhile is told that nothing was counted', async () => {
	const page = await open(muster);
	await page.context().addCookies(await admin.context().cookies());
	await page.goto(`/groups/${group}/rules`);
	await page.context().clearCookies();
	await page.locator('#value_3').fill('lowe');
	await until('word of it', async () => (await page.locator('#matching').innerText()) === 'The last change could not be counted. Press Count again.');
	assert.equal(await page.locator('#value_3').inputValue(), 'lowe');
	await page.context().close();
});

test('a choice that a rule asks for goes: the rule says so, stops, and removes nobody until it is mended', async () => {
	const there = inside(muster, group), page = await open(muster, { width: 360 });
	await page.context().addCookies(await admin.context().cookies());
	await page.goto(`/organisation/fields/${fieldOf(muster, 'Department')}`);
	await page.getByLabel('Choices').fill('Care\nFamily support\nFleet\nFinance\nOffice');
	await button(page, 'Save').first().click();
	await page.locator('#agreed').waitFor();
	assert.match(await words(page), /Approved drivers and 2 more groups fill themselves by what changes here\. Their rules will stop; nobody is removed\./);
	await look(page);
	await page.locator('#agreed').check();
	await button(page, 'Save').first().click();
	assert.deepEqual(inside(muster, group), there);
	for (const path of ['', '/rules']) {
		await page.goto(`/groups/${group}${path}`);
		assert.match(await page.locator('.note.bad').innerText(), /The rule of this group has stopped\.[^]*Outreach[^]*Nobody comes or goes/);
		await look(page);
	}
	// Nobody comes by it either, until it is saved again.
	await admin.goto(`/learners/${memberOf(muster, 'Vogel').id}/edit`);
	await admin.locator(`#field_${fieldOf(muster, 'Department')}`).selectOption('Fleet');
	await button(admin, 'Save').click();
	assert.deepEqual(inside(muster, group), there);
	await page.goto(`/groups/${group}/rules`);
	assert.match(await page.locator('#condition_2').innerText(), /“Outreach”: This is none of the choices\./);
	await page.locator('#value_2').fill('Fleet');
	await page.locator('#agreed').check();
	await button(page, 'Save rules').click();
	assert.match(await page.locator('.note').first().innerText(), /Saved\./);
	assert.equal(await page.locator('.note.bad').count(), 0);
	assert.deepEqual(inside(muster, group), there.filter((name) => !['Balogun', 'Bianchi', 'Mansour', 'Orlov', 'Reid'].includes(name)));
	assert.deepEqual(page.complaints.filter((one) => !/422/.test(one)), []);
	await page.context().close();
});
