// What opens something by being known: links in mails, keys, codes, sessions. Each opens its own door and no other, looking changes
// nothing, one opens once however many knock at the same moment, and none stands in a log of the web server.
// Takes long.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { start } from '../lib/instance.mjs';
import { routes } from '../lib/routes.mjs';
import { PASSWORD, people, startTenants } from '../lib/tenants.mjs';
import { changesNothing } from '../lib/unchanged.mjs';
import { makeKey } from '../lib/xapi.mjs';

let muster, admin, visitor, csrf;
const tokens = {};
const CHOSEN = { first_name: 'Eve', last_name: 'Ill', password: 'seven quiet rivers', email: 'eve@people.example' };
const csrfOf = async (client, page) => Object.fromEntries((await client.get(page)).form().fields).csrf;
const tokenIn = (text, place) => new RegExp(`/${place}/([\\w-]{43})`).exec(text)[1];

async function mailed(to, place, act) {
	await act();
	return tokenIn((await muster.mail.wait({ to })).text, place);
}

const forget = async (email) => (await muster.client().get('/password/forgot')).submit('/password/forgot', { email });

before(async () => {
	muster = await startTenants({ work: true, workers: 4 });
	admin = await muster.signedIn(people.admin, PASSWORD);
	const { group } = muster.ours, enrol = `/groups/${group}/enrol/manual`, join = '/organisation/join', keys = `/groups/${group}/keys`;
	tokens.invite = await mailed('guest@people.example', 'invite', async () => (await admin.get(enrol)).submit(enrol, { email1: 'guest@people.example', when: 'now' }));
	tokens.reset = await mailed(people.otherLeader, 'password/reset', () => forget(people.otherLeader));
	tokens.welcome = await mailed('new.head@people.example', 'password/reset', async () => (await (await muster.signedIn(people.siteAdmin, PASSWORD)).get('/admin/organisations/new'))
		.submit('/admin/organisations', { name: 'Hillside', time_zone: 'UTC', email: 'new.head@people.example' }));
	tokens.address = await mailed('third@people.example', 'verify', async () => (await admin.get('/account')).submit('/account/addresses', { new_email: 'third@people.example' }));
	await (await admin.get(join)).submit(join, { is_on: '1', name: 'northfield', group: [group], branch: [], allow_list: '', welcome: '' });
	tokens.joining = await mailed('joiner@people.example', 'join/northfield', async () => (await muster.client().get('/join/northfield')).submit('/join/northfield', { email: 'joiner@people.example', group }));
	tokens.report = tokenIn((await admin.get(`/groups/${group}/reports/links`)).html, 'audit');
	tokens.session = [...admin.cookies.values()][0];
	tokens.csrf = await csrfOf(admin, '/account');
	tokens.api = (await makeKey(admin, 'Another')).password;
	tokens.key = /<code class="code">([A-Z0-9-]+)</.exec((await admin.get(`${keys}/${muster.ours.batch.id}/cards`)).html)[1];
	await muster.processes.work.stop();
	visitor = muster.client();
	csrf = await csrfOf(visitor, '/login');
});
after(() => muster?.stop());

// Where each belongs. A link to set the first password and one to set another open the same page.
const HOME = { invite: /^\/invite\//, reset: /^\/password\/reset\//, welcome: /^\/password\/reset\//, address: /^\/verify\//, joining: /^\/join\//, report: /^\/audit\//, key: /^\/redeem\// };
const doors = routes().filter((route) => /:token|^\/redeem\/:code/.test(route.pattern));
const opened = (pattern, token) => pattern.replace(':name', 'northfield').replace(/:token|:code/, token);

test('each purpose is among them', () => {
	for (const home of Object.values(HOME))
		assert.ok(doors.some((route) => home.test(route.pattern)), String(home));
});

// But for reports, which count those who look.
test('looking at a link, as scanners of mails do, changes nothing', () => changesNothing(muster, 'looking', async () => {
	for (const [purpose, token] of Object.entries(tokens).filter(([purpose]) => purpose !== 'report'))
		for (const route of doors.filter((one) => HOME[purpose]?.test(one.pattern)))
			for (const client of [visitor, admin])
				for (const method of ['GET', 'HEAD', ...(route.method === 'POST' ? ['OPTIONS', 'PUT'] : [])]) {
					const answer = await client.send(method, opened(route.pattern, token));
					assert.ok(answer.status < 500, `${method} ${route.pattern}: ${answer.status}`);
				}
}));

test('no token opens a door of another purpose', () => changesNothing(muster, 'a token at another door', async () => {
	const wrong = [];
	const their = await csrfOf(admin, '/account');
	for (const [purpose, token] of Object.entries(tokens))
		for (const route of doors.filter((one) => !HOME[purpose]?.test(one.pattern)))
			for (const client of [visitor, admin]) {
				const path = opened(route.pattern, token);
				const answer = route.method === 'GET' ? await client.get(path, { follow: false })
					: await client.post(path, { csrf: client === admin ? their : csrf, ...CHOSEN }, { follow: false });
				const leadsBack = answer.status === 303 && /^\/login\?to=/.test(answer.location);
				if (!leadsBack && (answer.status >= 500 || answer.status === 303 || answer.forms().some((form) => form.method === 'post' && form.action.includes(token))))
					wrong.push(`${purpose} ${client === admin ? 'admin' : 'visitor'} ${route.method} ${route.pattern}: ${answer.status} ${answer.title}`);
			}
	assert.deepEqual(wrong, []);
}));

test('no token is a session, and none an API key', async () => {
	for (const [purpose, token] of Object.entries(tokens)) {
		if (purpose === 'session')
			continue;
		assert.equal((await muster.client().get('/account', { follow: false, headers: { cookie: `muster=${token}` } })).status, 303, purpose);
		if (purpose === 'api')
			continue;
		const user = muster.sql('SELECT user_name FROM api_keys ORDER BY id LIMIT 1')[0].user_name;
		const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
		const answer = await muster.client().send('GET', '/xapi/statements', { headers: { authorization, 'x-experience-api-version': '1.0.3' } });
		assert.ok([401, 429].includes(answer.status), `${purpose}: ${answer.status}`);
	}
});

// The same form from eight browsers in one moment.
async function eightTimes(path, action, fields) {
	const clients = Array.from({ length: 8 }, () => muster.client());
	const forms = await Promise.all(clients.map(async (client) => (await client.get(path)).form(action)));
	return Promise.all(clients.map((client, i) => client.post(forms[i].action, { ...Object.fromEntries(forms[i].fields), ...fields(i) }, { follow: false })));
}

test('of eight who set a password by the same link in one moment, one does', async () => {
	const answers = await eightTimes(`/password/reset/${tokens.reset}`, /reset/, (i) => ({ password: `seven quiet rivers ${i}` }));
	assert.equal(answers.filter((answer) => answer.status === 303).length, 1, answers.map((answer) => answer.status).join());
	assert.equal(muster.sql(`SELECT COUNT(*) AS n FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.email = '${people.otherLeader}'`)[0].n, 1);
	const [{ n }] = muster.sql("SELECT COUNT(*) AS n FROM messages WHERE kind = 'password_changed'");
	assert.equal(n, 1);
});

test('of eight who redeem the same key in one moment, one comes in', async () => {
	const answers = await eightTimes(`/redeem/${tokens.key}`, /redeem/, (i) => ({ ...CHOSEN, email: `eve${i}@people.example` }));
	assert.equal(answers.filter((answer) => answer.status === 303).length, 1, answers.map((answer) => answer.status).join());
	assert.equal(muster.sql("SELECT COUNT(*) AS n FROM accounts WHERE email LIKE 'eve%@people.example'")[0].n, 1, 'and no account is left of the others');
});

test('of eight who join by the same link in one moment, one does', async () => {
	const path = `/join/northfield/${tokens.joining}`;
	const answers = await eightTimes(path, path, () => ({ first_name: 'Jo', last_name: 'Iner', password: 'seven quiet rivers' }));
	assert.equal(answers.filter((answer) => answer.status === 303).length, 1, answers.map((answer) => answer.status).join());
});

test('no token stands in the web server\'s log', async () => {
	await muster.client().get('/healthz?this=is-logged');
	const ways = Object.entries(tokens).filter(([purpose]) => HOME[purpose]);
	for (const [purpose, token] of ways)
		for (const to of [`/redeem/${token}`, `/verify/${token}`, `/invite/${token}`, `%2Finvite%2F${token}`])
			for (const page of ['/login', '/password/change'])
				await muster.client().get(`${page}?to=${to}`);
	await muster.client().get(`/verify/${tokens.address}`);
	const log = readFileSync(muster.log('access'), 'utf8') + muster.processes.serve.output();
	assert.match(log, /is-logged/);
	for (const [purpose, token] of Object.entries(tokens))
		for (const form of [token, token.replaceAll('-', '')])
			assert.equal(log.includes(form), false, purpose);
});

test('nor in its log of errors where Muster does not answer', async () => {
	const behind = await start({ work: false });
	const token = 'x'.repeat(43);
	try {
		await behind.processes.serve.stop();
		for (const route of doors)
			assert.ok((await behind.client().get(opened(route.pattern, token))).status >= 500);
		for (const page of ['/login', '/password/change'])
			await behind.client().get(`${page}?to=/redeem/${token}`);
		await behind.client().get('/groups?this=is-logged');
		const log = behind.processes.nginx.output();
		assert.match(log, /is-logged/);
		assert.equal(log.includes(token), false, log);
	} finally {
		await behind.stop();
	}
});

test('nor in that of Apache', async () => {
	const behind = await start({ server: 'apache', work: false });
	const token = 'x'.repeat(43);
	try {
		for (const route of doors)
			await behind.client().get(opened(route.pattern, token));
		for (const page of ['/login', '/password/change'])
			await behind.client().get(`${page}?to=/redeem/${token}`);
		await behind.client().get('/healthz?this=is-logged');
		const log = existsSync(behind.log('access')) ? readFileSync(behind.log('access'), 'utf8') : '';
		assert.match(log, /is-logged/);
		assert.equal(log.includes(token), false, log);
	} finally {
		await behind.stop();
	}
});
