// Debian's Chromium, the one without windows where it is installed, driven through playwright-core; one a test process, a fresh context a page.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { violations } from './axe.mjs';
import { onPostgres } from './store.mjs';

const program = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
let browser;

async function launched() {
	browser ??= await chromium.launch({
		executablePath: program,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync',
			// No page lives long enough for what its scripts would gain by being compiled once more.
			'--js-flags=--no-opt --no-maglev --single-threaded-gc'],
	});
	return browser;
}

// Outside of tests nobody else does.
export async function quit() {
	await browser?.close();
}
after(quit);

// A page is there when its modules are: what is done before they listen does without them.
const enhanced = (page) =>
	page.scripted && page.evaluate(async () => {
		const app = document.querySelector('script[type=module][src*="app.js"]');
		if (app) await import(app.src);
	}).catch(() => {}); // it went on to another page

// A click is over when the page that it leads to is there as a whole: where the machine is slow, half of it comes first, and would be read.
function arrive(on, pageOf) {
	const { click } = on;
	on.click = async function clickAndArrive(...values) {
		await click.apply(this, values);
		await pageOf(this).waitForLoadState('domcontentloaded');
		await enhanced(pageOf(this));
	};
}
let locatorsArrive = false;

// A page of its own context on an instance. width: 1280 or 390; dark; javaScript: false switches it off.
// Whatever the page writes to the console as an error, or a request that fails, is kept in page.complaints.
export async function open(instance, { width = 1280, height = width < 600 ? 844 : 900, dark = false, javaScript = true } = {}) {
	const context = await (await launched()).newContext({
		baseURL: instance.url, viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: javaScript,
		locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', acceptDownloads: true,
	});
	context.setDefaultTimeout(60000);
	const page = await context.newPage();
	arrive(page, () => page);
	if (!locatorsArrive)
		arrive(Object.getPrototypeOf(page.locator('html')), (locator) => locator.page());
	locatorsArrive = true;
	page.complaints = [];
	page.scripted = javaScript;
	const { goto } = page;
	page.goto = async (...values) => {
		const answer = await goto.apply(page, values);
		await enhanced(page);
		return answer;
	};
	page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
	page.on('pageerror', (error) => page.complaints.push(String(error)));
	page.on('response', (response) => response.status() >= 500 && page.complaints.push(`${response.status()} ${response.url()}`));
	return page;
}

export async function signIn(page, email, password) {
	await page.goto('/login');
	await page.fill('[name=email]', email);
	await page.fill('[name=password]', password);
	await Promise.all([page.waitForURL((url) => url.pathname !== '/login'), page.click('main button[type=submit], main form button')]);
}

// How a page looks is the same whatever it was read from, so it is looked at on one engine.
export async function axe(page, rules) {
	if (!onPostgres)
		assert.deepEqual(await violations(page, rules), [], `${page.url()} at ${page.viewportSize().width} px`);
}

// How many pixels a page is wider than its window: 0 when nothing scrolls sideways.
export function overhang(page) {
	return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - globalThis.innerWidth));
}

export async function fits(page) {
	assert.equal(await overhang(page), 0, `${page.url()} at ${page.viewportSize().width} px`);
}

// Both.
export async function look(page) {
	await axe(page);
	await fits(page);
}

// The first button of this name, or link.
export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
export const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click();
