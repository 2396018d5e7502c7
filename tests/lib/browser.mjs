// Debian's Chromium, the one without windows where it is installed, driven through playwright-core; one a test process, a fresh context a page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { onPostgres } from './store.mjs';

const program = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;

async function launched() {
	browser ??= await chromium.launch({
		executablePath: program,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
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

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Hides those of many rows, or items, that are built as two others of the same parity and so would be judged as they are: the same elements
// and attributes, with texts and names where those have some. What it returns shows them again.
function hideRepeated() {
	const ids = new Map();
	for (const { id } of document.querySelectorAll('[id]'))
		ids.set(id, (ids.get(id) ?? 0) + 1);
	const OWN = ['href', 'src', 'alt', 'title', 'value', 'name', 'action', 'datetime', 'aria-label'];
	const REFERS = ['id', 'for', 'form', 'list', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns'];
	const told = ({ name, value }) => OWN.includes(name) || name.startsWith('data-') ? Boolean(value.trim())
		: REFERS.includes(name) ? value.trim().split(/\s+/).map((id) => ids.get(id)) : value;
	const shape = (node) => node.nodeType === Node.TEXT_NODE ? (node.data.trim() ? 'text' : '') : node.nodeType !== Node.ELEMENT_NODE ? ''
		: `<${node.localName} ${[...node.attributes].map((one) => `${one.name}=${told(one)}`).sort()}>${[...node.childNodes].map(shape).join('')}</>`;
	const hidden = [];
	for (const list of document.querySelectorAll('tbody, ul, ol, dl')) {
		const seen = new Map();
		for (const [i, row] of [...list.children].slice(0, -1).entries()) {
			const key = `${i % 2}${shape(row)}`;
			seen.set(key, (seen.get(key) ?? 0) + 1);
			if (seen.get(key) > 2 && !row.style.display)
				hidden.push(row);
		}
	}
	for (const row of hidden)
		row.style.setProperty('display', 'none', 'important');
	return () => {
		for (const row of hidden) {
			row.style.removeProperty('display');
			if (!row.getAttribute('style'))
				row.removeAttribute('style');
		}
	};
}

// WCAG 2.2 A and AA on the page as it stands: what is wrong, as text. rules: only these. The page's CSP forbids foreign scripts,
// so axe comes in through the debugger.
export async function violations(page, rules) {
	if (!await page.evaluate(() => 'axe' in globalThis))
		await page.evaluate(`${axeSource}\nglobalThis.hideRepeated = ${hideRepeated};`);
	const result = await page.evaluate(async (runOnly) => {
		const show = globalThis.hideRepeated();
		try {
			return await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, selectors: false });
		} finally {
			show();
		}
	}, rules ?? STANDARDS);
	return result.violations.map((one) => `${one.id} (${one.impact}): ${one.help}\n\t${one.nodes.slice(0, 3)
		.map((node) => `${node.html.slice(0, 300)}${one.id === 'color-contrast' ? ` ${node.any[0]?.message}` : ''}`).join('\n\t')}`);
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
