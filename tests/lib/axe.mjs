// axe-core on a page that is open: WCAG 2.2 A and AA.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';

// --- in the page, before axe ---

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

// Words of one colour and size before one ground have one contrast on every page: of those that `judged` does not have yet, marks the
// first three of each kind. Returns the elements by their kinds. What lies over something else has a ground that its ancestors do not tell,
// so it is always a kind of its own.
function markColours(judged) {
	const grounds = new Map();
	let alone = 0;
	const layer = (style) => {
		const plain = style.backgroundColor === 'rgba(0, 0, 0, 0)' && style.backgroundImage === 'none' && style.opacity === '1' && style.filter === 'none';
		return plain ? '' : `/${[style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join(' ')}`;
	};
	const ground = (element) => {
		if (!element)
			return '';
		if (!grounds.has(element)) {
			const style = getComputedStyle(element), own = layer(style);
			const floats = !own && ['absolute', 'fixed', 'sticky'].includes(style.position);
			grounds.set(element, floats ? `alone ${++alone}` : ground(element.parentElement) + own);
		}
		return grounds.get(element);
	};
	const kind = (element) => {
		const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
		const off = Boolean(element.closest(':disabled, [aria-disabled="true"], [inert]') ?? element.closest('label')?.control?.disabled);
		return [color, fontSize, fontWeight, textShadow, off, ground(element)].join(' ');
	};
	const hasWords = (element) => element.matches('input, select, textarea') || [...element.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
	const isSeen = (element) => {
		const { width, height } = element.getBoundingClientRect();
		return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).fontSize !== '0px';
	};
	const kinds = new Map();
	for (const element of document.body.querySelectorAll('*')) {
		if (!hasWords(element) || !isSeen(element))
			continue;
		const its = kind(element);
		if (judged.includes(its) && !its.includes('alone '))
			continue;
		kinds.set(its, kinds.get(its) ?? []);
		if (kinds.get(its).push(element) <= 3)
			element.dataset.contrast = its;
	}
	return kinds;
}

// --- in the page, with axe ---

// axe looks for what lies behind each word, which was three quarters of its time.
async function contrast(judged) {
	const { axe, markColours } = globalThis;
	const kinds = markColours(judged);
	if (!kinds.size)
		return { wrong: [], good: [] };
	axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-contrast]' }] });
	const { violations, passes, incomplete } = await axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations', 'passes', 'incomplete'], elementRef: true, preload: false, selectors: false });
	const good = [...passes, ...incomplete].flatMap((one) => one.nodes).map((node) => node.element.dataset.contrast);
	for (const element of document.querySelectorAll('[data-contrast]'))
		delete element.dataset.contrast;
	for (const node of violations.flatMap((one) => one.nodes))
		delete node.element;
	return { wrong: violations, good };
}

// All in one errand, as each to the page and back costs as much as a rule. judged: null leaves the contrast out; runOnly: none of the others.
async function judge({ judged, runOnly }) {
	const { axe, contrast, hideRepeated } = globalThis;
	const show = hideRepeated();
	try {
		const { wrong, good } = judged ? await contrast(judged) : { wrong: [], good: [] };
		if (runOnly.length)
			wrong.push(...(await axe.run(document, { runOnly, rules: { 'color-contrast': { enabled: false } }, resultTypes: ['violations'], preload: false, selectors: false })).violations);
		return { wrong, good };
	} finally {
		show();
	}
}

const SOURCE = `${axeSource}\nObject.assign(globalThis, { ${[hideRepeated, markColours, contrast, judge].map((one) => `${one.name}: ${one}`).join(', ')} });`;

const judged = new Set();

// What is wrong with the page as it stands, as text. rules: only these. The page's CSP forbids foreign scripts, so axe comes in through the
// debugger.
export async function violations(page, rules = [...STANDARDS, CONTRAST]) {
	const asked = { judged: rules.includes(CONTRAST) ? [...judged] : null, runOnly: rules.filter((one) => one !== CONTRAST) };
	const look = () => page.evaluate((those) => globalThis.judge?.(those), asked);
	let found = await look();
	if (!found) {
		await page.evaluate(SOURCE);
		found = await look();
	}
	for (const kind of found.good)
		judged.add(kind);
	return found.wrong.map((one) => `${one.id} (${one.impact}): ${one.help}\n\t${one.nodes.slice(0, 3)
		.map((node) => `${node.html.slice(0, 300)}${one.id === CONTRAST ? ` ${node.any[0]?.message}` : ''}`).join('\n\t')}`);
}
