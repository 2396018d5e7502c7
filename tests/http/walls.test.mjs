// Every route × everyone who may knock × the things of two tenants. What the table does not open stays shut, and what belongs to
// another tenant is not there.
// Takes long.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, RANK, at, kindOf, partsOf, people, startTenants, wanted } from '../lib/tenants.mjs';
import { changesNothing } from '../lib/unchanged.mjs';

const table = routes();
// Their tokens and topics say who they are for: each has tests of its own, here they are only knocked at with made-up ones.
const MADE_UP = { token: 'x'.repeat(43), topic: 'no-such-topic', name: 'no-such-name', code: 'NO-SUCH-CODE' };
const isTenants = (route) => !route.pattern.startsWith('/admin/') && !route.parts.some((part) => part in MADE_UP)
	&& route.parts.length > 0;
// A moment of a group, not a thing: any moment will do, and brings nobody back.
const isMoment = (route) => /bring-back/.test(route.pattern);
// A device of somebody else's that is ended is answered like one's own that had ended already.
const ANSWERED_ALIKE = ['/account/sessions/:id/end'];

let muster, clients;

before(async () => {
	muster = await startTenants();
	clients = { visitor: muster.client() };
	await clients.visitor.get('/login');
	for (const [who, email] of Object.entries(people))
		clients[who] = await muster.signedIn(email, PASSWORD);
});
after(() => muster?.stop());

// The token of their forms, which is as good as their session.
const tokens = new Map();
async function tokenOf(client) {
	const session = [...client.cookies].join();
	if (!tokens.has(session)) {
		const { csrf } = Object.fromEntries((await client.get(client === clients.visitor ? '/login' : '/account')).form().fields);
		tokens.set(session, csrf);
	}
	return tokens.get(session);
}

async function knock(who, route, parts, { fields = {}, headers } = {}) {
	const client = clients[who];
	const path = fill(route.pattern, { ...MADE_UP, ...parts });
	if (route.method === 'GET')
		return client.get(path, { follow: false });
	return client.post(path, { csrf: await tokenOf(client), ...fields }, { follow: false, headers });
}

const said = (who, route, parts, answer) => `${who} ${route.method} ${fill(route.pattern, { ...MADE_UP, ...parts })} (${route.role}): ${answer.status} ${answer.location ?? ''} ${answer.title}`;

test('the table is read whole', () => {
	assert.ok(table.length > 60);
	for (const route of table)
		if (route.parts.includes('id'))
			kindOf(route.pattern);
});

for (const who of Object.keys(RANK)) {
	test(`${who}: pages of our group open as the table says`, async () => {
		const wrong = [], titles = new Map();
		for (const route of table.filter((one) => one.method === 'GET' && !one.raw)) {
			const parts = partsOf(route.pattern, muster.ours);
			const answer = await knock(who, route, parts);
			if (answer.status === 200 && !route.parts.includes('token'))
				titles.set(route.pattern, answer.title);
			const must = wanted(route, who);
			const fine = must === 'in' ? answer.status < 500 && ![401, 405].includes(answer.status) : answer.status === must;
			if (!fine || (must === 303 && !/^\/(login\?to=|admin\/organisations)/.test(answer.location)))
				wrong.push(`${said(who, route, parts, answer)}, wanted ${must}`);
		}
		// A page that does something to a thing says so in its title.
		for (const [pattern, title] of titles)
			if (/\/[a-z-]+$/.test(pattern) && title === titles.get(pattern.replace(/\/[^/]+$/, '')))
				wrong.push(`${pattern} has the title of the page above it, ${title}`);
		assert.deepEqual(wrong, []);
	});

	test(`${who}: forms that they may not send are refused, and nothing changes`, async () => {
		const wrong = [];
		await changesNothing(muster, who, async () => {
			for (const route of table.filter((one) => one.method === 'POST' && wanted(one, who) !== 'in')) {
				const parts = partsOf(route.pattern, muster.ours);
				const answer = await knock(who, route, parts);
				if (answer.status !== wanted(route, who))
					wrong.push(`${said(who, route, parts, answer)}, wanted ${wanted(route, who)}`);
			}
		});
		assert.deepEqual(wrong, []);
	});

	test(`${who}: without the page's token, with a wrong one, or from another site, no form is taken`, async () => {
		const wrong = [];
		await changesNothing(muster, who, async () => {
			for (const route of table.filter((one) => one.method === 'POST' && !one.raw)) {
				const parts = partsOf(route.pattern, muster.ours);
				const ways = [[{ csrf: '' }, {}], [{ csrf: 'A'.repeat(43) }, {}], [{}, { origin: 'https://evil.example' }], [{}, { 'sec-fetch-site': 'cross-site' }]];
				for (const [fields, headers] of ways) {
					const answer = await knock(who, route, parts, { fields, headers });
					if (![401, 403, 404].includes(answer.status) || answer.headers['set-cookie']?.some((line) => /Max-Age=0/.test(line)))
						wrong.push(said(who, route, parts, answer));
				}
			}
		});
		assert.deepEqual(wrong, []);
	});
}

for (const [who, theirs] of [['admin', 'theirs'], ['leader', 'theirs'], ['otherAdmin', 'ours'], ['learner', 'theirs'], ['otherLeader', 'theirs']]) {
	test(`${who}: what belongs to the other tenant is not there`, async () => {
		const wrong = [];
		await changesNothing(muster, who, async () => {
			for (const route of table.filter(isTenants)) {
				const foreign = partsOf(route.pattern, muster[theirs]);
				const own = partsOf(route.pattern, muster[theirs === 'ours' ? 'theirs' : 'ours']);
				const mixtures = route.parts.includes('group') && route.parts.length > 1 && !isMoment(route) ? [foreign, { ...foreign, group: own.group }, { ...own, group: foreign.group }] : [foreign];
				for (const parts of mixtures) {
					const answer = await knock(who, route, parts);
					const refused = [403, 404].includes(answer.status) || (answer.status === 303 && ANSWERED_ALIKE.includes(route.pattern));
					if (!refused || (at(RANK[who]) >= at(route.role) && answer.status === 403))
						wrong.push(said(who, route, parts, answer));
				}
			}
		});
		assert.deepEqual(wrong, []);
	});
}

test('what machines send takes no form, knows no session, and shows no page', async () => {
	const raw = table.filter((one) => one.raw);
	assert.ok(raw.length > 0);
	// What each says to a form, and to made-up JSON, of whoever has no key or signature.
	const said = { '/webhooks/stripe': [415, 404], '/xapi/statements': [401, 401], '/xapi/about': [200, 200], '/xapi/:name': [404, 404], '/xapi/:name/:topic': [404, 404] };
	await changesNothing(muster, 'a form or made-up JSON', async () => {
		for (const route of raw)
			for (const who of Object.keys(clients)) {
				const method = route.method === 'ANY_METHOD' ? 'DELETE' : route.method, path = fill(route.pattern, MADE_UP);
				const send = (body, type) => clients[who].send(method, path, method === 'GET' ? {} : { body, headers: { 'content-type': type } });
				const answers = [await send('id=evt_1', 'application/x-www-form-urlencoded'), await send('{"id":"evt_1"}', 'application/json')];
				answers.forEach((answer, i) => {
					assert.equal(answer.status, method === 'OPTIONS' ? 204 : said[route.pattern][i], `${who} ${method} ${path}`);
					assert.doesNotMatch(answer.headers['content-type'] ?? '', /html/);
					assert.equal(answer.headers['set-cookie'], undefined);
				});
			}
	});
});

test('a site administrator who went into an organisation sees it whole, and it alone', async () => {
	const visiting = await muster.signedIn(people.siteAdmin, PASSWORD);
	const enter = `/organisations/${muster.ours.organisation}/enter`;
	await (await visiting.get(`/admin/organisations/${muster.ours.organisation}`)).submit(enter);
	clients.visiting = visiting;
	const wrong = [];
	await changesNothing(muster, 'a visiting site administrator', async () => {
		for (const route of table.filter((one) => !one.parts.some((part) => part in MADE_UP) && at(one.role) >= at('LEADER'))) {
			const own = route.method === 'GET' && await knock('visiting', route, partsOf(route.pattern, muster.ours));
			if (own && ![200, 303].includes(own.status))
				wrong.push(said('visiting', route, partsOf(route.pattern, muster.ours), own));
			const foreign = isTenants(route) && await knock('visiting', route, partsOf(route.pattern, muster.theirs));
			if (foreign && foreign.status !== 404)
				wrong.push(said('visiting', route, partsOf(route.pattern, muster.theirs), foreign));
		}
	});
	assert.deepEqual(wrong, []);
});

test('ids of the other tenant inside a form reach nothing of theirs', async () => {
	const { admin } = clients;
	const { group } = muster.ours, theirs = muster.theirs;
	const forms = [
		[`/groups/${group}/settings?who=tanaka`, `/groups/${group}/leaders`, { member: theirs.member }],
		[`/groups/${group}/enrol/copy`, `/groups/${group}/enrol/copy`, { id: theirs.member }],
		[`/groups/${group}/enrol/copy`, `/groups/${group}/enrol/copy`, { source: theirs.group, id: theirs.invite.id }],
		[`/groups/${group}/enrol/copy`, `/groups/${group}/enrol/copy`, { source: theirs.group, who: 'everyone', all: '1' }],
		...['resend', 'cancel', 'reinvite', 'remove', 'archive', 'restore'].map((verb) => [`/groups/${group}`, `/groups/${group}/learners/bulk`,
			{ id: [theirs.invite.id, theirs.active.id, theirs.archived.id], do: verb, confirmed: '1' }]),
	];
	for (const [page, action, fields] of forms)
		await changesNothing(muster, `${action} ${JSON.stringify(fields)}`, async () => {
			const answer = await (await admin.get(page)).submit(action, fields);
			assert.ok([200, 404, 422].includes(answer.status), `${action} ${JSON.stringify(fields)}: ${answer.status}`);
			assert.doesNotMatch(answer.text, /lakeside|Divers|Rowers|Swimming/i, action);
		});
	const others = () => muster.sql(`SELECT group_id FROM group_courses WHERE course_id = ${theirs.course} ORDER BY group_id`);
	const theirOwn = others();
	await (await admin.get('/groups/new')).submit('/groups/new', { name: 'Borrowed', course: theirs.course });
	await (await admin.get(`/groups/${group}/courses`)).submit(`/groups/${group}/courses`, { course: [theirs.course, muster.ours.course] });
	assert.deepEqual(others(), theirOwn, 'their course stays with their groups');
});

test('ids of the other tenant in a query show nothing of theirs', async () => {
	const { group } = muster.ours, theirs = muster.theirs;
	for (const path of [`/groups/${group}/enrol/copy?source=${theirs.group}&who=everyone`, `/groups/${group}/enrol/done?first=1&last=999999`,
		`/groups/${group}?after=${theirs.invite.id}`, `/groups/${group}?sort=name&after=a.${theirs.invite.id}`, '/learners?q=lakeside', '/groups?q=divers',
		`/groups/${group}?q=lakeside`, `/groups/${group}/learners.csv?q=lakeside`, `/groups/${group}/enrol/copy?q=lakeside`, `/groups/${group}/settings?who=lakeside`,
		'/courses?after=swimming.99', '/organisation/messages?q=lakeside', '/organisation/activity', '/learners.csv']) {
		const answer = await clients.admin.get(path);
		assert.ok([200, 404].includes(answer.status), `${path}: ${answer.status}`);
		const shown = answer.headers['content-type'].startsWith('text/csv') ? answer.html : answer.text.replace(/“[^”]*”/g, '');
		assert.doesNotMatch(shown, /@lakeside|Divers|Rowers|Swimming/i, path);
	}
});

test('what is one person\'s own is not there for another of the same tenant', async () => {
	const wrong = [];
	await changesNothing(muster, 'somebody else', async () => {
		for (const route of table.filter((one) => isTenants(one) && at(one.role) <= at('LEARNER') && !/^\/organisations/.test(one.pattern)))
			for (const who of ['leader', 'otherLeader']) {
				const parts = partsOf(route.pattern, muster.ours);
				if (kindOf(route.pattern) === 'course')
					parts.id = muster.sql(`SELECT id FROM courses WHERE title = 'Welcome for volunteers'`)[0].id;
				if (kindOf(route.pattern) === 'course' && who === 'otherLeader')
					continue; // it is theirs
				const answer = await knock(who, route, parts);
				if (answer.status !== 404 && !(answer.status === 303 && ANSWERED_ALIKE.includes(route.pattern)))
					wrong.push(said(who, route, parts, answer));
			}
	});
	assert.deepEqual(wrong, []);
});

test('a group is no way to the things of another group of the same tenant', async () => {
	const wrong = [];
	const [{ id: group }] = muster.sql("SELECT id FROM groups WHERE name = 'Volunteers 2026'"); // otherLeader's
	// Their pages stand for themselves, and a leader sees those of their own groups.
	const own = table.filter((one) => one.parts.includes('group') && one.parts.length > 1 && !isMoment(one) && !/leaders/.test(one.pattern));
	const shared = table.filter((one) => one.role === 'LEADER' && !one.parts.includes('group') && one.parts.includes('id'));
	assert.ok(own.length > 30 && shared.length > 15);
	await changesNothing(muster, 'a thing of another group', async () => {
		for (const route of [...own, ...shared])
			for (const who of own.includes(route) ? ['otherLeader', 'admin'] : ['otherLeader']) {
				const parts = { ...partsOf(route.pattern, muster.ours), ...(own.includes(route) ? { group } : {}) };
				const answer = await knock(who, route, parts);
				if (answer.status !== (at(RANK[who]) < at(route.role) ? 403 : 404))
					wrong.push(said(who, route, parts, answer));
			}
	});
	assert.deepEqual(wrong, []);
});

test('ids of another group inside a leader\'s form reach nothing of it', async () => {
	const { otherLeader } = clients, { ours } = muster;
	const [{ id: group }] = muster.sql("SELECT id FROM groups WHERE name = 'Volunteers 2026'");
	const forms = [
		['enrol/copy', { source: ours.group, id: ours.active.id }],
		['enrol/copy', { source: ours.group, who: 'everyone', all: '1' }],
		...['resend', 'cancel', 'reinvite', 'remove', 'archive', 'restore', 'pin', 'unpin'].flatMap((verb) => [ours.invite.id, ours.active.id, ours.archived.id]
			.map((id) => ['learners/bulk', { id, do: verb, confirmed: '1' }])),
	];
	const csrf = await tokenOf(otherLeader);
	for (const [action, fields] of forms)
		await changesNothing(muster, `${action} ${JSON.stringify(fields)}`, async () => {
			const answer = await otherLeader.post(`/groups/${group}/${action}`, { csrf, ...fields });
			assert.ok([200, 403, 404, 422].includes(answer.status), `${action} ${JSON.stringify(fields)}: ${answer.status}`);
		});
	for (const kind of ['people', 'update', 'associate', 'progress']) {
		const path = `/groups/${group}/enrol/csv`;
		const answer = await (await otherLeader.get(path)).submit(path, { kind }, { files: { csv: { name: 'a.csv', content: 'email\na@people.example\n' } } });
		assert.equal(answer.status, 422, `${kind} is for administrators`);
	}
});

test('what nobody has is not there, however its number is written', async () => {
	const wrong = [];
	await changesNothing(muster, 'a made-up number', async () => {
		for (const route of table.filter((one) => one.parts.includes('id') || one.parts.includes('group'))) {
			const own = partsOf(route.pattern, muster.ours);
			const who = at(route.role) === at('SITE_ADMIN') ? 'siteAdmin' : 'admin';
			for (const number of ['0', '-1', '999999999', '99999999999999999999', '1e3', '01', '1.0', '٣', "1'--"]) {
				const parts = route.parts.includes('id') ? { ...own, id: number } : { group: number };
				const answer = await knock(who, route, parts);
				if (answer.status !== 404 && !(answer.status === 303 && (ANSWERED_ALIKE.includes(route.pattern) || isMoment(route))))
					wrong.push(said(who, route, parts, answer));
			}
		}
	});
	assert.deepEqual(wrong, []);
});

test('a method that the table does not name is refused', async () => {
	for (const [method, path] of [['DELETE', '/account'], ['PUT', '/groups/1'], ['PATCH', '/learners/1'], ['POST', '/help'], ['OPTIONS', '/groups'], ['TRACE', '/groups']])
		assert.equal((await clients.admin.send(method, path)).status, 405, `${method} ${path}`);
	assert.equal((await clients.admin.send('GET', '/logout')).status, 405);
	assert.equal((await clients.admin.get('/account')).status, 200, 'still logged in');
});

test('an archived member and a closed organisation open nothing', async () => {
	const former = await muster.signedIn('ingrid.solberg@northfield.example', PASSWORD);
	for (const path of ['/groups', `/groups/${muster.ours.group}`, '/learners', '/organisation', '/courses'])
		assert.ok([403, 404].includes((await former.get(path)).status), path);
	assert.equal((await former.get('/learning')).status, 200, 'what they learn stays theirs');

	const close = `/admin/organisations/${muster.theirs.organisation}/close`;
	await (await clients.siteAdmin.get(close)).submit(close);
	for (const path of ['/groups', `/groups/${muster.theirs.group}`, '/learners', '/organisation'])
		assert.ok([403, 404].includes((await clients.otherAdmin.get(path)).status), path);
	assert.match((await clients.otherAdmin.get('/learning')).text, /is closed\. Nobody can go into it/, 'and who belongs to it is told');
});

// The last: it sends every form that there is, so nothing is as it was.
test('an empty form, and one full of nonsense, never break the server', async () => {
	const nonsense = { name: '%n\u{1f4a3}', email: "a'b\"<c>@", do: 'x', on: 'y', id: 'z', page: '-1', all: '1', seats: '-9e9', date: '99-99', time: '25:61', when: 'never', to: '//evil.example' };
	const wrong = [];
	for (const who of ['learner', 'admin', 'siteAdmin', 'visitor'])
		for (const route of table.filter((one) => one.method === 'POST' && wanted(one, who) === 'in' && !/logout|sessions\/end|close$/.test(one.pattern)))
			for (const fields of [{}, nonsense]) {
				const parts = partsOf(route.pattern, muster.ours);
				const answer = await knock(who, route, parts, { fields });
				if (answer.status >= 500 || /evil/.test(answer.location ?? ''))
					wrong.push(said(who, route, parts, answer));
			}
	assert.deepEqual(wrong, []);
	assert.deepEqual(muster.troubles(), []);
});
