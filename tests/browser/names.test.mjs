// On SQLite only: how a page looks is the same whatever it was read from.
// What people, groups, courses and organisations are called may be one long word, or be written from right to left. No page becomes wider for
// it, no text leaves its box, and what is pressed stays large enough for a finger.
// Takes long.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, overhang, signIn } from '../lib/browser.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, partsOf, people, startTenants } from '../lib/tenants.mjs';

const WORDS = { 'one long word': 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk'.repeat(4), 'from right to left': 'مؤسسة الرعاية السكنية والتدريب المستمر '.repeat(5) };
// column: as many characters as it may have. What has to differ ends in its id.
const CALLED = { 'organisations name': 150, 'groups name': 150, 'groups description': 200, 'courses title': 180, 'courses description': 200, 'lessons title': 180,
	'lessons section': 100, 'accounts first_name': 90, 'accounts last_name': 90, 'branches name': 90, 'fields name': 50, 'offers title': 180, 'questions words': 200,
	'choices words': 200, 'certificates learner_name': 180, 'certificates course_title': 180, 'certificates organisation_name': 150,
	'key_batches name': 90, 'api_keys name': 90, 'report_links name': 90, 'imports file_name': 180, 'pictures name': 180, 'activities subject': 150, 'activities detail': 150,
	'messages subject': 180, 'messages reply': 200, 'messages email': 90, 'memberships email': 90, 'wait_entries email': 90 };
// The narrowest phone, and the narrowest desk beside whose navigation tables stand as such.
const WIDTHS = [360, 1140];

let muster;
const pages = {};

before(async () => {
	muster = await startTenants();
	for (const who of ['visitor', 'learner', 'admin', 'siteAdmin']) {
		pages[who] = await open(muster);
		if (who !== 'visitor')
			await signIn(pages[who], people[who], PASSWORD);
	}
});
after(() => muster?.stop());

function call(words) {
	for (const [what, length] of Object.entries(CALLED)) {
		const [table, column] = what.split(' ');
		muster.sql(`UPDATE ${table} SET ${column} = '${words.slice(0, length).trim()}' || id WHERE ${column} <> ''`);
	}
}

// What is too wide, spills over, or is too small to be hit, in the page as it stands.
function faults() {
	const found = [];
	const told = (element) => `${element.localName}.${element.className} "${(element.textContent || element.value).trim().slice(0, 40)}"`;
	for (const element of document.querySelectorAll('main *')) {
		if (!element.checkVisibility() || element.closest('.vh, svg, thead, .scroll, .tabs, .chips'))
			continue;
		const { display } = getComputedStyle(element), box = element.getBoundingClientRect();
		if (box.right > globalThis.innerWidth + 1 || box.left < -1)
			found.push(`beside the page: ${told(element)}`);
		if (display !== 'inline' && element.clientWidth && element.scrollWidth > element.clientWidth + 1 && !element.matches('input, textarea, select'))
			found.push(`wider than its box: ${told(element)}`);
		const target = element.closest('label') ?? element;
		if (element.matches('a, button, input, select, textarea, summary') && !element.closest('td') && display !== 'inline' && target.getBoundingClientRect().height < 23.5)
			found.push(`lower than 24 px: ${told(element)}`);
	}
	return found;
}

async function look(page, path) {
	await page.goto(path);
	const wrong = [];
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 844 });
		const pixels = await overhang(page);
		for (const one of [...pixels ? [`${pixels} px too wide`] : [], ...await page.evaluate(faults)])
			wrong.push(`${width} px: ${one}`);
	}
	assert.deepEqual(wrong, [], path);
}

// Files, what leads elsewhere, and what needs the link of a mail: the last has the parts of a page that is here.
const isPage = ({ method, raw, pattern }) => method === 'GET' && !raw && !/\.(csv|xlsx|json|pdf|svg)$|:(token|topic)|\/join\/:name|^\/$|^\/healthz|^\/pictures|^\/password\/change|\/file$|\/enrol$/.test(pattern);
const whose = ({ pattern }) => /^\/admin\//.test(pattern) ? 'siteAdmin' : /^\/(learning|account($|\/(data|close)$))/.test(pattern) ? 'learner'
	: /^\/(login|redeem|help|password|account)|^\/certificates(\/:code)?$/.test(pattern) ? 'visitor' : 'admin';

for (const [kind, words] of Object.entries(WORDS))
	describe(`names ${kind}`, () => {
		before(() => call(words));
		for (const route of routes().filter(isPage))
			test(`${route.pattern} (${whose(route)})`, () => look(pages[whose(route)], route.pattern === '/learning/:id/:lesson' ? '/learning/1/8' : fill(route.pattern, partsOf(route.pattern, muster.ours))));
		test('the join page (visitor)', () => look(pages.visitor, '/join/northfield'));
	});
