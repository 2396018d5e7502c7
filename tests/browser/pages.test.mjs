// Every page of the table of routes, as everyone who may see it: accessible, on a desk and on a phone, in light and dark, without a
// complaint of the browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, overhang, signIn, violations } from '../lib/browser.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, at, partsOf, people, startTenants, wanted } from '../lib/tenants.mjs';

const ROLES = ['siteAdmin', 'admin', 'leader', 'learner', 'visitor'];
const EXCUSED = {
	'/': 'leads on to the first page of whoever comes',
	'/healthz': 'for machines',
	'/groups/:group/learners.csv': 'a file',
	'/learners.csv': 'a file',
	'/groups/:group/enrol': 'leads on to the first way',
	'/password/change': 'only for those who must; see below',
};

let muster;
const pages = {};

before(async () => {
	muster = await startTenants({ work: true });
	for (const who of ROLES) {
		pages[who] = await open(muster);
		if (who !== 'visitor')
			await signIn(pages[who], people[who], PASSWORD);
	}
});
after(() => muster?.stop());

const LIGHT_AND_DARK = [['light', 1280], ['light', 390], ['dark', 390], ['dark', 1280]];

// What is wrong with the page that is open: on all sizes, and (thoroughly) by axe in both schemes too.
async function look(page, { thoroughly = true } = {}) {
	const wrong = page.complaints.splice(0);
	const say = (words) => wrong.push(words);
	const [title, headings] = await page.evaluate(() => [document.title, [...document.querySelectorAll('h1')].map((h) => h.textContent.trim())]);
	if (!/^\S.* · Muster$/.test(title))
		say(`the title is "${title}"`);
	if (headings.length !== 1 || !headings[0])
		say(`its h1: ${JSON.stringify(headings)}`);
	for (const [scheme, width] of LIGHT_AND_DARK) {
		await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
		await page.emulateMedia({ colorScheme: scheme });
		// In the dark only colours differ.
		if (thoroughly || width === 1280 && scheme === 'light')
			for (const found of await violations(page, scheme === 'dark' ? ['color-contrast'] : undefined))
				say(`${scheme}, ${width} px: ${found}`);
		if (width === 390)
			await overhang(page) && say(`${await overhang(page)} px wider than 390`);
	}
	await page.setViewportSize({ width: 360, height: 780 });
	await overhang(page) && say(`${await overhang(page)} px wider than 360`);
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.emulateMedia({ colorScheme: 'light' });
	return wrong.concat(page.complaints.splice(0));
}

async function visit(who, path, options) {
	const page = pages[who];
	const answer = await page.goto(path);
	const wanted = options?.status ?? 200;
	page.complaints = page.complaints.filter((words) => wanted < 400 || !/Failed to load resource/.test(words));
	const wrong = answer.status() === wanted ? [] : [`status ${answer.status()}`];
	assert.deepEqual([...wrong, ...await look(page, options)], [], `${who} at ${path}`);
}

describe('pages of the table', () => {
	for (const route of routes().filter((one) => one.method === 'GET' && !(one.pattern in EXCUSED))) {
		// Tokens and topics: below.
		if (route.parts.some((part) => ['token', 'topic'].includes(part)))
			continue;
		const roles = ROLES.filter((who) => wanted(route, who) === 'in' && !(who === 'siteAdmin' && at(route.role) > 0 && at(route.role) < at('SITE_ADMIN')));
		test(`${route.pattern} (${roles.join(', ')})`, async () => {
			assert.ok(roles.length, 'somebody may see it');
			for (const who of roles)
				await visit(who, fill(route.pattern, partsOf(route.pattern, muster.ours)), { thoroughly: who === roles[0] });
		});
	}

	test('no page with a token or topic is forgotten', () => {
		const known = ['/password/reset/:token', '/verify/:token', '/help/:topic', '/invite/:token', '/invite/:token/accept'];
		const there = routes().filter((one) => one.method === 'GET' && one.parts.some((part) => ['token', 'topic', 'name', 'code'].includes(part))).map((one) => one.pattern);
		assert.deepEqual(there.filter((one) => !known.includes(one)), []);
	});
});
