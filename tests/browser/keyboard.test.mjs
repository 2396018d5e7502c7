// On SQLite only: which key leads where is the same whatever a page was read from.
// Everything by keyboard alone: no click in this file.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axe, open } from '../lib/browser.mjs';
import { group as makeGroup } from '../lib/crowd.mjs';
import { openQuiz } from '../lib/quiz.mjs';
import { PASSWORD, people, startTenants } from '../lib/tenants.mjs';

const MOST_STEPS = 300;
let muster, page;

before(async () => {
	muster = await startTenants();
	page = await open(muster);
	await page.goto('/login');
	await reach('field', 'email');
	await page.keyboard.type(people.admin);
	await reach('field', 'password');
	await page.keyboard.type(PASSWORD);
	await arrive('Enter');
});
after(() => muster?.stop());

// Where the focus is: what it is and is called, whether it can be seen, and whether anything lies over it.
function focus(on = page) {
	return on.evaluate(() => {
		const one = document.activeElement;
		if (!one || one === document.body)
			return null;
		const style = getComputedStyle(one), box = one.getBoundingClientRect();
		const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1);
		const top = document.elementFromPoint(x, y);
		const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
		return {
			kind: one.tagName.toLowerCase(), id: one.id, name: one.name ?? '', type: one.type ?? '', words: label.replace(/\s+/g, ' ').trim(),
			html: one.outerHTML.slice(0, 160), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
			inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
			covered: !(top && (one.contains(top) || top.contains(one) || one.labels && [...one.labels].some((each) => each.contains(top)))) && top?.outerHTML.slice(0, 120),
		};
	});
}

function isWhat(now, kind, words) {
	if (!now)
		return false;
	if (kind === 'field')
		return words instanceof RegExp ? words.test(now.name) : now.name === words || now.id === words;
	const kinds = { link: ['a'], button: ['button'], menu: ['summary'] };
	return kinds[kind].includes(now.kind) && (words instanceof RegExp ? words.test(now.words) : now.words === words);
}

// Tab until the focus is there.
async function reach(kind, words, key = 'Tab', most = MOST_STEPS) {
	for (let i = 0; i < most; i++) {
		if (isWhat(await focus(), kind, words))
			return;
		await page.keyboard.press(key);
	}
	assert.fail(`no ${kind} "${words}" on ${page.url()} within ${most} steps of ${key}`);
}

// In a few steps.
const nearby = (kind, words, most = 6) => reach(kind, words, 'Tab', most);

// A key that leads to another page.
async function arrive(key) {
	await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

// On the narrowest phone, without JavaScript, in a browser of its own.
async function onPhone(action) {
	const own = page;
	page = await open(muster, { width: 360, javaScript: false });
	try {
		await action();
	} finally {
		await page.context().close();
		page = own;
	}
}

const heading = () => page.locator('h1').innerText();

test('people are enrolled, followed and cancelled without a pointer', async () => {
	assert.equal(await heading(), 'Manage my group');
	await reach('link', 'Residential care staff');
	await arrive('Enter');
	await reach('link', 'Enrol new users');
	await arrive('Enter');
	await reach('field', 'email1');
	await page.keyboard.type('by.keyboard@people.example');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Kay');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Board');
	await reach('field', 'when');
	await page.keyboard.press('ArrowUp'); // round to the last choice: not yet
	assert.equal(await page.locator('input[name=when]:checked').inputValue(), 'hold');
	await reach('button', 'Add learners');
	await arrive('Enter');
	assert.match(await heading(), /^1 person added/);
	await reach('link', 'See learners');
	await arrive('Enter');
	await reach('link', /^Cancel invite to by\.keyboard/);
	await arrive('Enter');
	await reach('button', 'Cancel invite');
	await arrive('Space');
	assert.match(await page.locator('.note').innerText(), /by\.keyboard@people\.example is cancelled/);
});

test('several people are chosen with the space bar', async () => {
	await page.goto(`/groups/${muster.ours.group}?status=active`);
	const boxes = await page.locator('tbody input[type=checkbox]').count();
	for (let i = 0; i < 2; i++) {
		await reach('field', 'id');
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
	}
	assert.equal(await page.locator('tbody input:checked').count(), 2);
	await page.goto(`/groups/${muster.ours.group}?status=active`);
	for (let i = 0; (await focus())?.words !== 'Select all on this page'; i++) {
		assert.ok(i < MOST_STEPS);
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Space');
	assert.equal(await page.locator('tbody input:checked').count(), boxes);
	await reach('button', 'Remove');
	await arrive('Enter');
	assert.match(await heading(), new RegExp(`^Remove ${boxes} people`));
	await reach('link', 'Go back');
	await arrive('Enter');
});

test('on the narrowest phone, without JavaScript: a code is redeemed, an invite accepted, a quiz passed, and its certificate is there', async () => {
	const email = 'tabs@people.example', head = await muster.signedIn(people.admin, PASSWORD);
	const quiz = await openQuiz(muster, head, 'Knots', { shuffled: 0, pass_mark: 100 });
	const code = `/groups/${quiz.group}/enrol/code`, asked = await makeGroup(head, 'Sailors by night');
	await (await head.get(code)).submit(code, { make: 'own', code: 'KNOTS', first_day: '2020-01-01', last_day: '2099-12-31', active: '1' });
	await onPhone(async () => {
		await page.goto('/redeem');
		await nearby('field', 'code');
		await page.keyboard.type('knots');
		await arrive('Enter');
		await nearby('field', 'email');
		await page.keyboard.type(email);
		await nearby('field', 'first_name');
		await page.keyboard.type('Tabea');
		await nearby('field', 'last_name');
		await page.keyboard.type('Stopp');
		await nearby('field', 'password');
		await page.keyboard.type(PASSWORD);
		await arrive('Enter');
		assert.match(await page.locator('main').innerText(), /You are in Learners of Knots now/);

		await (await head.get(`/groups/${asked}/enrol/manual`)).submit(`/groups/${asked}/enrol/manual`, { email1: email, when: 'now' });
		muster.sql(`UPDATE addresses SET confirmed_at = 1, claimed = 0 WHERE email = '${email}'`);
		await page.goto('/learning');
		await reach('button', 'Accept invite to Sailors by night');
		await arrive('Enter');
		await reach('button', 'Start Knots');
		await arrive('Enter');
		assert.equal(await heading(), 'To read');
		await reach('button', 'Mark complete and continue');
		await arrive('Enter');
		await reach('button', 'Start the quiz');
		await arrive('Enter');
		await nearby('field', /^q\d+$/);
		assert.equal((await focus()).words, 'Safety');
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		for (const answer of ['A calm voice', 'Time']) {
			await nearby('field', /^q\d+$/);
			assert.equal((await focus()).words, answer);
			await page.keyboard.press('Space');
			await page.keyboard.press('Tab');
		}
		await nearby('button', 'Hand in');
		await arrive('Enter');
		await nearby('link', 'See your certificate');
		await arrive('Enter');
		assert.match(await page.locator('main').innerText(), /Tabea Stopp[^]*Knots/);
	});
});

test('the first stop is the way past the navigation', async () => {
	await page.goto('/groups');
	await page.keyboard.press('Tab');
	const skip = await focus();
	assert.equal(skip.words, 'Skip to content');
	assert.ok(skip.inside && skip.ring && !skip.covered, 'it shows when it has the focus');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
});

test('on a phone the tab of the page and the chosen filter are in sight, with JavaScript and without', async () => {
	for (const javaScript of [true, false]) {
		const phone = await open(muster, { width: 360, javaScript });
		await phone.context().addCookies(await page.context().cookies());
		for (const path of [`/groups/${muster.ours.group}/settings`, '/organisation/activity', '/organisation/keys', `/groups/${muster.ours.group}?status=archived`]) {
			await phone.goto(path);
			const edges = await phone.locator('main :is(.tabs, .chips) [aria-current]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
			assert.ok(edges.length && edges.every(([left, right]) => left >= 0 && right <= 360), `${path}, ${javaScript}: ${JSON.stringify(edges)}`);
		}
		await phone.context().close();
	}
});

for (const javaScript of [true, false])
	describe(`what was wrong is told first, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
		test('the summary leads to each field', async () => {
			const own = page;
			page = await open(muster, { javaScript });
			await page.context().addCookies(await own.context().cookies());
			await page.goto(`/groups/${muster.ours.group}/enrol/manual`);
			await reach('field', 'email1');
			await page.keyboard.type('no-sign');
			await reach('field', 'email2');
			await page.keyboard.type('two@@signs');
			await arrive('Enter');
			assert.ok(await page.locator('#problems').isVisible());
			if (javaScript)
				assert.equal((await focus()).id, 'problems', 'it speaks first');
			await reach('link', /^Row 2: /);
			await page.keyboard.press('Enter');
			assert.equal((await focus()).id, 'email2');
			const now = await focus();
			assert.ok(now.inside && !now.covered, 'the field is in view');
			await page.keyboard.press('End');
			await page.keyboard.press('Shift+Home');
			await page.keyboard.type('right@people.example');
			assert.equal(await page.inputValue('#email2'), 'right@people.example');
			await page.context().close();
			page = own;
		});
	});

describe('menus', () => {
	const isOpen = (selector) => page.locator(`${selector}[open]`).count().then((count) => count > 0);

	test('a row\'s menu opens, closes with Escape, and gives the focus back', async () => {
		await page.goto(`/groups/${muster.ours.group}`);
		await reach('menu', /^More for /);
		const { words } = await focus();
		await page.keyboard.press('Enter');
		assert.ok(await isOpen('td details.menu'));
		await axe(page, ['color-contrast']);
		await page.keyboard.press('Tab');
		assert.equal((await focus()).kind, 'a', 'its entries follow');
		assert.ok((await focus()).ring && !(await focus()).covered);
		await page.keyboard.press('Escape');
		assert.ok(!await isOpen('td details.menu'));
		assert.equal((await focus()).words, words);
	});

	test('leaving a menu closes it', async () => {
		await page.keyboard.press('Enter');
		assert.ok(await isOpen('td details.menu'));
		for (let i = 0; i < 6; i++)
			await page.keyboard.press('Tab');
		assert.ok(!await isOpen('td details.menu'));
	});

	test('the person\'s menu too', async () => {
		await page.goto('/groups');
		await reach('menu', /your account/);
		await page.keyboard.press('Space');
		assert.ok(await isOpen('details.me'));
		await axe(page, ['color-contrast']);
		await page.keyboard.press('Escape');
		assert.ok(!await isOpen('details.me'));
		assert.equal((await focus()).kind, 'summary');
	});

	test('on a phone the main menu is one row, and More opens what does not fit', async () => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto('/orders');
		assert.equal(await page.locator('nav[aria-label=Main]').evaluate((nav) => new Set([...nav.querySelectorAll('a, summary')]
			.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().top)).size), 1);
		await reach('menu', 'More');
		await page.keyboard.press('Enter');
		await axe(page);
		await page.keyboard.press('Tab');
		assert.equal((await focus()).words, 'Reports', 'what it opens follows');
		await page.keyboard.press('Escape');
		assert.ok(!await isOpen('.rest details'));
		assert.equal((await focus()).words, 'More');
		await page.keyboard.press('Enter');
		await reach('link', 'Join page');
		await arrive('Enter');
		assert.equal(await heading(), 'Join page');
		await page.setViewportSize({ width: 1280, height: 900 });
	});
});

test('a choice of order made step by step is not sent before its button', async () => {
	await page.goto(`/groups/${muster.ours.group}`);
	await reach('field', 'sort');
	const before = page.url();
	await page.keyboard.press('ArrowDown');
	assert.equal(page.url(), before);
	assert.equal(await page.inputValue('#sort'), 'name');
	await reach('button', 'Search', 'Shift+Tab');
	await arrive('Enter');
	assert.match(page.url(), /sort=name/);
});

test('a form is sent once, however often Enter is pressed, and again after coming back', async () => {
	const path = `/groups/${muster.ours.group}/enrol/manual`;
	let posts = [], pressedTwice;
	await page.route(`**${path}`, async (route) => {
		if (route.request().method() === 'POST') {
			posts.push(route.request().postData());
			await pressedTwice;
		}
		await route.continue();
	});
	for (const button of ['Preview the mail', 'Add learners']) {
		posts = [];
		await page.goto(path);
		await reach('field', 'email1');
		await page.keyboard.type('once@people.example');
		await reach('button', button);
		pressedTwice = (async () => {
			await page.keyboard.press('Enter');
			await page.keyboard.press('Enter');
		})();
		await Promise.all([page.waitForNavigation(), pressedTwice]);
		assert.equal(posts.length, 1, button);
		assert.equal(/preview=1/.test(posts[0]), button === 'Preview the mail');
	}
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM memberships WHERE email = 'once@people.example'")[0].n, 1);
	await page.goBack();
	await page.waitForFunction(() => !document.querySelector('[aria-disabled]'));
	await reach('button', 'Add learners');
	await arrive('Enter');
	assert.equal(posts.length, 2);
	await page.unroute(`**${path}`);
});

for (const [width, height] of [[1280, 900], [390, 844]])
	for (const path of ['/groups', 'learners', 'enrol', 'settings', '/account', '/organisation'])
		test(`on ${path}, ${width} px wide, every stop shows its ring and nothing lies over it`, async () => {
			await page.setViewportSize({ width, height });
			const group = `/groups/${muster.ours.group}`;
			await page.goto({ learners: `${group}?status=pending`, enrol: `${group}/enrol/manual`, settings: `${group}/settings` }[path] ?? path);
			const wrong = [];
			let stops = 0;
			for (; stops < MOST_STEPS; stops++) {
				await page.keyboard.press('Tab');
				const now = await focus();
				if (!now)
					break;
				if (!now.ring || !now.inside || now.covered)
					wrong.push(`${now.html}\n\tring ${now.ring}, in view ${now.inside}, under ${now.covered}`);
			}
			assert.ok(stops > 10 && stops < MOST_STEPS, `${stops} stops`);
			assert.deepEqual(wrong, []);
			await page.setViewportSize({ width: 1280, height: 900 });
		});

test('the browser had nothing to complain about', () => {
	assert.deepEqual(page.complaints.filter((words) => !/Failed to load resource/.test(words)), []);
	assert.deepEqual(muster.troubles(), []);
});
