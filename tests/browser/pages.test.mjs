// On SQLite only: how a page looks is the same whatever it was read from.
// Every page of the table of routes, as everyone who may see it: accessible, on a desk and on a phone, in light and dark, without a
// complaint of the browser.
// Takes long.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from '../lib/axe.mjs';
import { open, press, signIn } from '../lib/browser.mjs';
import { until } from '../lib/process.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { testOnSqlite } from '../lib/store.mjs';
import { PASSWORD, at, partsOf, people, startTenants, wanted } from '../lib/tenants.mjs';

const ROLES = ['siteAdmin', 'admin', 'leader', 'learner', 'visitor'];
const EXCUSED = {
	'/': 'leads on to the first page of whoever comes',
	'/healthz': 'for machines',
	'/login': 'for visitors; see below',
	'/groups/:group/learners.csv': 'a file',
	'/learners.csv': 'a file',
	'/account/data.json': 'a file',
	'/groups/:group/reports.csv': 'a file',
	'/groups/:group/reports.xlsx': 'a file',
	'/reports.csv': 'a file',
	'/reports.xlsx': 'a file',
	'/certificates/:code/certificate.pdf': 'a file',
	'/pictures/:id': 'a file',
	'/learning/:id/:lesson': 'in learning.test.mjs and quizzes.test.mjs, by somebody who takes the course',
	'/courses/:id/certificates.csv': 'a file',
	'/groups/:group/codes/:id/qr.svg': 'a file',
	'/groups/:group/keys/:id/keys.csv': 'a file',
	'/organisation/join/qr.svg': 'a file',
	'/admin/orders.csv': 'a file',
	'/imports/template.csv': 'a file',
	'/imports/sample.csv': 'a file',
	'/imports/:id/file': 'a file',
	'/imports/:id/rows.csv': 'a file',
	'/imports/:id/rest.csv': 'a file',
	'/groups/:group/enrol': 'leads on to the first way',
	'/password/change': 'only for those who must; see below',
};

// Everyone has one of their own, and here it is this person's.
const OWN = { '/learning/:id': ['learner'], '/learning/invites/:id': ['learner'], '/learning/groups/:id/leave': ['learner'], '/learning/:id/carry': ['learner'] };

let muster;
const pages = {};

before(async () => {
	muster = await startTenants({ work: true });
	for (const who of [...ROLES, 'otherAdmin']) {
		pages[who] = await open(muster);
		if (who !== 'visitor')
			await signIn(pages[who], people[who], PASSWORD);
	}
	await invite(['ina@lakeside.example', 'kwame.mensah@northfield.example', 'dag@lakeside.example', 'cal@lakeside.example']);
	for (let i = 0; i < 6; i++)
		await invite(Array.from({ length: 10 }, (_, n) => `many${i}${n}@lakeside.example`), 'hold');
});

// Into the other tenant's group that asks first.
async function invite(emails, when = 'now') {
	const head = await muster.signedIn(people.otherAdmin, PASSWORD);
	const path = `/groups/${muster.theirs.group}/enrol/manual`;
	await (await head.get(path)).submit(path, { ...Object.fromEntries(emails.map((email, i) => [`email${i + 1}`, email])), when });
}

after(() => muster?.stop());

const DESK = [1280, 900], NARROWEST_TABLES = [1150, 844], PHONE = [390, 844], SMALL_PHONE = [360, 844];
// What colours and layout decide, so that another scheme or size may change it; all else stands in the HTML.
const COLOURS = ['color-contrast'], LOOKS = [...COLOURS, 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

// What is wrong with the page that is open. depth: 'table' has axe look at all of it on a desk, at its colours in the dark, and at its looks on a
// phone; 'state' the same without the desk in the dark; 'role' not at all, and the page in two widths only, where the same page was looked at as
// somebody else.
async function look(page, depth) {
	const wrong = page.complaints.splice(0);
	const say = (words) => wrong.push(words);
	// Few errands to the page, as each takes as long as some of axe's rules.
	const told = await page.evaluate(() => {
		const words = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert]'))
			.map((one) => one.textContent.trim());
		return { title: document.title, headings: [...document.querySelectorAll('h1')].map((h) => h.textContent.trim()), main: words('main .btn.main') };
	});
	if (!/^\S.* · Muster$/.test(told.title))
		say(`the title is "${told.title}"`);
	if (told.headings.length !== 1 || !told.headings[0])
		say(`its h1: ${JSON.stringify(told.headings)}`);
	// One thing stands out; a picture of another page does not count.
	if (told.main.length > 1)
		say(`stand out: ${told.main.join(', ')}`);
	const fits = async ([width, height]) => {
		if (page.viewportSize().width !== width)
			await page.setViewportSize({ width, height });
		const { pixels, bars } = await page.evaluate(() => ({ pixels: document.documentElement.scrollWidth - globalThis.innerWidth,
			bars: [...document.querySelectorAll('.head nav ul')].filter((bar) => bar.scrollWidth > bar.clientWidth).length }));
		if (pixels > 0)
			say(`${pixels} px wider than ${width}`);
		if (bars)
			say(`its navigation is wider than ${width}`);
	};
	const seen = async (colorScheme, rules) => {
		for (const found of await violations(page, rules))
			say(`${colorScheme}, ${page.viewportSize().width} px: ${found}`);
	};
	await fits(DESK);
	if (depth !== 'role')
		await seen('light');
	await fits(SMALL_PHONE);
	if (depth !== 'role') {
		await fits(NARROWEST_TABLES);
		await fits(PHONE);
		await page.emulateMedia({ colorScheme: 'dark' });
		await seen('dark', LOOKS);
	}
	await page.setViewportSize({ width: DESK[0], height: DESK[1] });
	if (depth === 'table')
		await seen('dark', COLOURS);
	if (depth !== 'role')
		await page.emulateMedia({ colorScheme: 'light' });
	return wrong.concat(page.complaints.splice(0));
}

// Opens a page (a path, or what leads there) and looks at it. status: what the browser is answered at last.
async function visit(who, way, { status = 200, depth = 'state' } = {}) {
	const page = pages[who];
	let last;
	const keep = (answer) => answer.request().isNavigationRequest() && (last = answer.status());
	page.on('response', keep);
	await (typeof way === 'string' ? page.goto(way) : way(page));
	await page.waitForLoadState();
	page.off('response', keep);
	// The browser calls every page that is not a 200 a failure to load.
	page.complaints = page.complaints.filter((words) => status === 200 || !/Failed to load resource|^500 /.test(words));
	const wrong = last === status ? [] : [`status ${last}`];
	assert.deepEqual([...wrong, ...await look(page, depth)], [], `${who} at ${page.url()}`);
}

// Around the page stand other shells for those who manage, for learners, and for visitors.
const SHELLS = { siteAdmin: 'app', admin: 'app', leader: 'app', learner: 'learn', visitor: 'gate' };
const depthFor = (who, roles) => who === roles[0] ? 'table' : roles.slice(0, roles.indexOf(who)).some((other) => SHELLS[other] === SHELLS[who]) ? 'role' : 'state';

describe('pages of the table', () => {
	for (const route of routes().filter((one) => one.method === 'GET' && !one.raw && !(one.pattern in EXCUSED))) {
		// Tokens and topics: below.
		if (route.parts.some((part) => ['token', 'topic'].includes(part)))
			continue;
		const roles = OWN[route.pattern] ?? ROLES.filter((who) => wanted(route, who) === 'in' && !(who === 'siteAdmin' && at(route.role) > 0 && at(route.role) < at('SITE_ADMIN')));
		test(`${route.pattern} (${roles.join(', ')})`, async () => {
			assert.ok(roles.length, 'somebody may see it');
			for (const who of roles)
				await visit(who, fill(route.pattern, partsOf(route.pattern, muster.ours)), { depth: depthFor(who, roles) });
		});
	}

	test('no page with a token or topic is forgotten', () => {
		const known = ['/password/reset/:token', '/verify/:token', '/help/:topic', '/invite/:token', '/invite/:token/accept', '/join/:name/:token',
			'/audit/:token']; // in audit.test.mjs
		const there = routes().filter((one) => one.method === 'GET' && one.parts.some((part) => ['token', 'topic'].includes(part))).map((one) => one.pattern);
		assert.deepEqual(there.filter((one) => !known.includes(one)), []);
	});
});

const link = (email, pattern) => until(`a mail to ${email} with a link like ${pattern}`, () => {
	const mail = muster.mail.list({ to: email }).findLast((one) => pattern.test(one.text));
	return mail?.link(pattern);
});
// Fills fields by name and presses a button.
const sends = (path, fields, button) => async (page) => {
	await page.goto(typeof path === 'function' ? path() : path);
	for (const [name, value] of Object.entries(fields))
		await page.fill(`main [name="${name}"]`, value);
	await press(page, button);
};

describe('what visitors may come to', () => {
	const look = (words, way, options) => test(words, async () => visit('visitor', typeof way === 'string' ? way : async (page) => {
		const found = await way(page);
		if (found)
			await page.goto(found);
	}, options));

	look('the log-in page', '/login');
	look('a log-in that failed', sends('/login', { email: 'nobody@people.example', password: 'wrong' }, 'Log in'), { status: 422 });
	look('a password that was asked for', sends('/password/forgot', { email: people.learner }, 'Send the link'));
	look('a form that lacks what it needs', sends('/password/forgot', { email: '' }, 'Send the link'), { status: 422 });
	look('a link to a new password', () => link(people.learner, /\/reset\//));
	look('a made-up link', '/password/reset/made-up');
	look('an address that nobody wrote', '/nothing-of-this-name', { status: 404 });
	look('a help page', '/help/enrol');
	look('an invite', () => link('ina@lakeside.example', /\/invite\//));
	look('its answer, of a new person', async () => `${await link('ina@lakeside.example', /\/invite\//)}/accept`);
	look('the same with what is wrong', async (page) => {
		await page.goto(`${await link('ina@lakeside.example', /\/invite\//)}/accept`);
		await press(page, 'Make account and accept');
	}, { status: 422 });
	look('its answer, of somebody who has an account', async () => `${await link('kwame.mensah@northfield.example', /\/invite\//)}/accept`);
	look('an invite that was declined', async (page) => {
		await page.goto(await link('dag@lakeside.example', /\/invite\//));
		await press(page, 'Decline');
	});
	look('an invite that was cancelled', async () => {
		const found = await link('cal@lakeside.example', /\/invite\//);
		const head = await muster.signedIn(people.otherAdmin, PASSWORD);
		const [{ id }] = muster.sql("SELECT id FROM memberships WHERE email = 'cal@lakeside.example'");
		const path = `/groups/${muster.theirs.group}/invites/${id}/cancel`;
		await (await head.get(path)).submit(path);
		return found;
	});
	look('an invite that never was', '/invite/made-up');
	look('a join page that never was', '/join/nobody-here', { status: 404 });
	look('a join page with what is wrong', sends('/join/northfield', { email: 'sam@elsewhere.example' }, 'Join organisation'), { status: 422 });
	look('a join page that was asked', async (page) => {
		await page.goto('/join/northfield');
		await page.selectOption('#branch', { index: 1 });
		await page.selectOption('#group', { label: 'Volunteers 2026' });
		await page.fill('#email', 'sam@northfield.example');
		await press(page, 'Join organisation');
	});
	look('the link to join, of a new person', () => link('sam@northfield.example', /\/join\//));
	look('the same with what is wrong', async (page) => {
		await page.goto(await link('sam@northfield.example', /\/join\//));
		await press(page, 'Make account and accept');
	}, { status: 422 });
	look('a link to join that never was', '/join/northfield/made-up');
});

describe('what learners may come to', () => {
	const look = (words, way, options) => test(words, () => visit('learner', way, options));

	look('a page that is not open to them', '/learners', { status: 403 });
	look('a group that is not theirs', () => pages.learner.goto(`/groups/${muster.ours.group}`), { status: 404 });
	look('somebody else\'s invite', async (page) => page.goto(await link('ina@lakeside.example', /\/invite\//)));
	look('an address that waits for its link', async (page) => {
		await page.goto(await link('ina@lakeside.example', /\/invite\//));
		await page.click('#new_email');
	});
	look('the link to that address', async (page) => page.goto(await link('ina@lakeside.example', /\/verify\//)));
	test('the same link, opened by somebody else', () => visit('admin', async (page) => page.goto(await link('ina@lakeside.example', /\/verify\//))));
	look('an account page with what is wrong', sends('/account', { first_name: '' }, 'Save name'), { status: 422 });
	look('an invite that was accepted', async (page) => {
		await page.goto(await link('ina@lakeside.example', /\/verify\//));
		await press(page, 'Confirm this address');
		await page.goto(await link('ina@lakeside.example', /\/invite\//));
		await press(page, 'Accept invite');
	});
	look('a link to join that is for somebody else', async (page) => page.goto(await link('sam@northfield.example', /\/join\//)));
	look('My learning in two organisations', '/learning');
	test('a form that was sent after logging out, and the log-in that carries it', () => visit('otherAdmin', async (page) => {
		await page.goto('/courses/new');
		await page.fill('#title', 'Diving');
		await page.fill('#description', 'Under water.');
		await page.context().clearCookies();
		await press(page, 'Add course');
	}, { status: 401 }));
	test('what was typed is still there after logging in', () => visit('otherAdmin', async (page) => {
		await page.fill('#email', people.otherAdmin);
		await page.fill('#password', PASSWORD);
		await press(page, 'Log in');
		assert.match(await page.locator('main').innerText(), /Under water\./);
	}));
});

describe('what administrators may come to', () => {
	const look = (words, way, options) => test(words, () => visit('admin', way, options));
	const ours = (rest) => (page) => page.goto(`/groups/${muster.ours.group}${rest}`);

	look('a group form with what is wrong', sends('/groups/new', { name: '', seats: 'many', invite_days: '0' }, 'Create and edit'), { status: 422 });
	look('settings with what is wrong', sends(() => `/groups/${muster.ours.group}/settings`, { invite_days: '0' }, 'Save settings'), { status: 422 });
	look('seats below those held', sends(() => `/groups/${muster.ours.group}/seats`, { seats: '0' }, 'Save number'), { status: 422 });
	look('a form for a code full of mistakes', async (page) => {
		await ours('/enrol/code')(page);
		await page.getByLabel('I choose the code').check();
		for (const [field, value] of Object.entries({ code: 'CÄRE', first_day: '2027-02-02', last_day: '2027-02-01', max_uses: '1.5', allow_list: 'northfield\njo@northfield.example' }))
			await page.fill(`#${field}`, value);
		await press(page, 'Make the code');
	}, { status: 422 });
	look('too many keys, without a name', sends(() => `/groups/${muster.ours.group}/keys`, { keys: '1001' }, 'Make keys'), { status: 422 });
	look('a search for a leader', ours('/settings?who=tanaka'));
	look('an enrol form full of mistakes', async (page) => {
		await ours('/enrol/manual')(page);
		for (const [i, email] of ['no-sign', 'two..dots@x.example', 'a b@x.example', 'learner@muster.example', 'm.brennan@northfield.example', 'x@', 'Ann <ann@x.example>', 'a@x.example, b@x.example', 'y@localhost', 'x@'].entries())
			await page.fill(`#email${i + 1}`, email);
		await page.getByLabel('At a scheduled time').check();
		await page.fill('#date', '2020-01-01');
		await press(page, 'Add learners');
	}, { status: 422 });
	look('the preview of a mail', async (page) => {
		await ours('/enrol/manual')(page);
		await page.fill('#email1', 'new@people.example');
		await press(page, 'Preview the mail');
	});
	look('people who were just enrolled', async (page) => {
		await ours('/enrol/manual')(page);
		await page.fill('#email1', `${'somebodywithalongaddress'.repeat(2)}@${'averylongnameofsomeplace'.repeat(2)}.people.example`);
		await page.getByLabel('Not yet').check();
		await press(page, 'Add learners');
	});
	for (const status of ['prospect', 'pending', 'active', 'declined', 'cancelled', 'expired', 'archived'])
		test(`learners who are ${status}`, () => visit('admin', ours(`?status=${status}`), { depth: 'role' }));
	look('a search that finds nobody', ours('?q=zzzzzz'));
	look('a bulk action that asks first', async (page) => {
		await ours('?status=pending')(page);
		await page.locator('tbody input[type=checkbox]').first().check();
		await page.locator('.bulk').getByRole('button', { name: 'Cancel invite' }).click();
	});
	look('a note with Undo', async (page) => {
		await ours(`/learners/${muster.ours.active.id}/remove`)(page);
		await press(page, 'Remove from group');
	});
	look('members from another group', (page) => page.goto(`/groups/${muster.ours.group}/enrol/copy?source=${muster.ours.otherGroup}&who=everyone`));
	look('archived people', '/learners?status=archived');
	look('an archived person', (page) => page.goto(`/learners/${muster.ours.archivedMember}`));
	look('no course in the archive', '/courses?status=archived');
	look('an archived course', async (page) => {
		await page.goto(`/courses/${muster.ours.course}`);
		await page.getByLabel('More for this course').click();
		await press(page, 'Archive');
	});
	look('a course with what is wrong', sends('/courses/new', { title: '', minutes: 'long' }, 'Add course'), { status: 422 });
	look('a profile with what is wrong', sends('/organisation', { name: '' }, 'Save'), { status: 422 });
	look('no archived group', '/groups?show=archived');
	look('a page that is for the site', '/admin/accounts', { status: 403 });
	test('the checklist of a new organisation', () => visit('otherAdmin', '/groups'));
	test('more people than one page holds', () => visit('otherAdmin', (page) => page.goto(`/groups/${muster.theirs.group}?sort=name`)));
	test('an archived group', () => visit('otherAdmin', async (page) => {
		await page.goto(`/groups/${muster.theirs.otherGroup}/archive`);
		await press(page, 'Archive group');
		await page.goto(`/groups/${muster.theirs.otherGroup}`);
	}));
	test('an organisation with what is wrong', () => visit('siteAdmin', sends('/admin/organisations/new', { name: 'Lakeside', email: 'x' }, 'Create organisation'), { status: 422 }));
	test('a site administrator inside an organisation', () => visit('siteAdmin', async (page) => {
		await page.goto(`/admin/organisations/${muster.theirs.organisation}`);
		await press(page, 'Go in');
		await page.goto('/groups');
	}));
});

// One file through all that may become of it. Nobody works where a status is set by hand.
describe('an import, from its preview to its end', () => {
	let id;
	const status = (wanted) => muster.sql(`UPDATE imports SET status = '${wanted}' WHERE id = ${id}`);
	const is = (...wanted) => until(`the import to be ${wanted}`, () => wanted.includes(muster.sql(`SELECT status FROM imports WHERE id = ${id}`)[0].status));
	const upload = async (name, content) => {
		const admin = await muster.signedIn(people.admin, PASSWORD);
		const path = `/groups/${muster.ours.group}/enrol/csv`;
		const answer = await (await admin.get(path)).submit(path, { kind: 'enrol' }, { files: { csv: { name, content } } });
		id = Number(/\d+/.exec(answer.path)[0]);
		await is('ready');
	};
	const look = (words, way, options) => test(words, () => visit('admin', typeof way === 'string' ? (page) => page.goto(`/imports/${id}${way}`) : way, options));

	before(() => upload('all-sorts.csv', ['Mail,Given,Family,Team,user_pass,shoe size', `${'somebodywithalongaddress'.repeat(2)}@${'averylongnameofsomeplace'.repeat(2)}.people.example,Nadia,Novak,,seven quiet otters,38`,
		'wrong,=1+1,Berg,,x,41', 'cleo@gmial.com,Cleo,Cruz,Night shift supervisor,,39', 'learner@muster.example,Lee,Lund,,,40', 'more@people.example,More,Values,,,40,44,45',
		...Array.from({ length: 70 }, (_, n) => `person${n}@imports.example,Person,No ${n},,,40`)].join('\n')));

	look('the preview', '');
	look('its next page', '?after=50~&from=50', { depth: 'role' });
	for (const verdict of ['valid', 'warning', 'error', 'skipped'])
		look(`rows with the verdict ${verdict}`, `?verdict=${verdict}`, { depth: 'role' });
	look('a search that finds nobody', '?q=zzzz');
	look('a row with errors', '/rows/2');
	look('its mail', '/mail');
	look('an approval that lacks what it needs', async (page) => {
		await page.goto(`/imports/${id}`);
		await page.locator('#leave').uncheck();
		await page.getByLabel('At a scheduled time').check();
		await page.fill('#date', '2020-01-01');
		await page.locator('#approve .btn.main').click();
	}, { status: 422 });
	for (const wanted of ['running', 'paused', 'undoing'])
		look(`the import while it is ${wanted}`, async (page) => {
			status(wanted);
			await page.goto(`/imports/${id}`);
		});
	look('stopping it', async (page) => {
		status('paused');
		await page.goto(`/imports/${id}/cancel`);
	});
	look('the result of an import that was stopped', async (page) => {
		await press(page, 'Stop the import');
	});
	look('its result', async (page) => {
		status('ready');
		await page.goto(`/imports/${id}`);
		await page.locator('#over').check().catch(() => null);
		await page.getByLabel('Not yet').check();
		await page.locator('#approve .btn.main').click();
		await is('done');
		await page.goto(`/imports/${id}`);
	});
	look('what it did', '?show=done');
	look('undoing it', '/undo');
	look('an import that was undone', async (page) => {
		await press(page, 'Undo the import');
		await is('undone');
		await page.goto(`/imports/${id}`);
	});
	look('an import that was disapproved', async (page) => {
		await upload('again.csv', 'email\nagain@imports.example\n');
		await page.goto(`/imports/${id}`);
		await press(page, 'Disapprove');
	});
});

// Where a page is asked for, and where something was typed: nothing of it is lost. A server's tables may be about to come.
testOnSqlite('what goes wrong on our side', async () => {
	const broken = async (path, options, way) => {
		muster.sql('ALTER TABLE branches RENAME TO branches_away');
		await visit('admin', way ?? path, options).finally(() => muster.sql('ALTER TABLE branches_away RENAME TO branches'));
	};
	await broken('/organisation/branches', { status: 500, depth: 'table' });
	await pages.admin.goto('/organisation/branches/new');
	await pages.admin.fill('#name', 'South shore');
	await broken(null, { status: 500, depth: 'table' }, async (page) => {
		await page.locator('main form .btn.main').click();
		assert.match(await page.locator('main').innerText(), /South shore/);
	});
	await pages.admin.getByRole('button', { name: 'Send again' }).click();
	assert.match(await pages.admin.locator('.note').innerText(), /The branch is there/);
});

// The last, since it takes everybody into the next month.
test('an invite that has run out', async () => {
	const path = await link('kwame.mensah@northfield.example', /\/invite\//);
	muster.clock.advance(32 * 86400);
	await visit('visitor', path);
});

test('no template lacked a value, and nothing else was logged as wrong', () => {
	assert.deepEqual(muster.troubles().filter((line) => !/branches|ended with status 70/.test(line)), []);
});
