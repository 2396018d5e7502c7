// Somebody with a past who closes their account: on every page and in every file that those of their organisation and of the site have, words
// stand where their address stood.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { certifying, complete, learner } from '../lib/certificates.mjs';
import { group as makeGroup } from '../lib/crowd.mjs';
import { approve, over, uploaded } from '../lib/imports.mjs';
import { until } from '../lib/process.mjs';
import { at, partsOf, PASSWORD, people, startTenants } from '../lib/tenants.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { xlsx } from '../lib/xlsx.mjs';

const CLOSER_PASSWORD = 'a long walk in the rain';
let muster, admin, site, closer, course, certificate, member, account, imported, ruled, asked;

const one = (query) => muster.sql(query)[0];
const mine = () => muster.sql(`SELECT id, group_id AS "group", status, current FROM memberships WHERE member_id = ${member} OR id = ${asked.id}`);

before(async () => {
	muster = await startTenants({ work: true });
	admin = await muster.signedIn(people.admin, PASSWORD);
	site = await muster.signedIn(people.siteAdmin, PASSWORD);
	// A seat that stays used once a course was begun.
	muster.sql(`UPDATE organisations SET seat_return = 'unstarted' WHERE id = ${muster.ours.organisation}`);
	course = await certifying(muster, admin, 12, 'Fire watch');
	closer = await learner(muster, admin, course, 'Clara', 'Closer');
	await complete(closer, course);
	({ number: certificate } = one("SELECT number FROM certificates WHERE learner_name = 'Clara Closer'"));
	({ id: member, account } = one(`SELECT m.id, m.account_id AS account FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${closer.email}'`));
	await byCode();
	await byKey();
	await byFile();
	await byRule();
	await invited();
	await closing();
});
after(() => muster?.stop());

async function byCode() {
	const path = `/groups/${await makeGroup(admin, 'Came by a code', { policy: 'enrol' })}/enrol/code`;
	await (await admin.get(path)).submit(path, { make: 'own', code: 'FIRE-WATCH', first_day: '2020-01-01', last_day: '2099-12-31', active: '1' });
	await (await closer.get('/redeem/FIRE-WATCH')).submit(/^\/redeem\//);
}

async function byKey() {
	const path = `/groups/${await makeGroup(admin, 'Came by a key', { policy: 'enrol' })}/keys`;
	await (await admin.get(path)).submit(path, { name: 'Cards', keys: '2' });
	const batch = one('SELECT MAX(id) AS id FROM key_batches').id;
	const [, key] = /\n"?([^",]+)/.exec((await admin.get(`${path}/${batch}/keys.csv`)).html);
	await (await closer.get(`/redeem/${key}`)).submit(/^\/redeem\//);
}

async function byFile() {
	const path = `/groups/${await makeGroup(admin, 'Came by a file', { policy: 'enrol' })}/enrol/csv`;
	imported = await uploaded(muster, admin, path, `email,first name,last name\n${closer.email},Clara,Closer\n`, { kind: 'enrol' });
	await approve(admin, imported);
	await over(muster, imported);
}

async function byRule() {
	ruled = await makeGroup(admin, 'Came by a rule', { policy: 'ask', population: 'automatic' });
	const path = `/groups/${ruled}/rules`;
	const { csrf } = Object.fromEntries((await admin.get(path)).form(path).fields);
	await admin.post(path, Object.entries({ csrf, mode: 'any', block_1: '1', subject_1: 'name', comparison_1: 'contains', value_1: 'Clara Closer', save: '1' }));
	await until('the rule to have her', () => one(`SELECT 1 FROM memberships WHERE group_id = ${ruled} AND member_id = ${member} AND status = 'active'`));
}

async function invited() {
	const id = await makeGroup(admin, 'Was asked', { policy: 'ask' }), path = `/groups/${id}/enrol/manual`;
	await (await admin.get(path)).submit(path, { email1: closer.email, when: 'now' });
	asked = one(`SELECT id, group_id AS "group" FROM memberships WHERE group_id = ${id}`);
	await until('their mails', () => one("SELECT COUNT(*) AS n FROM messages WHERE status = 'queued'").n === 0);
}

async function closing() {
	muster.sql(`UPDATE messages SET status = 'failed', reply = '550 no such mailbox' WHERE membership_id = ${asked.id}`);
	const closed = await (await closer.get('/account/close')).submit('/account/close', { current_password: CLOSER_PASSWORD, sure: '1' });
	assert.match(closed.text, /Your account is closed/);
}

// What the ids of a path mean, for each place of hers.
const worlds = () => mine().map((place) => ({
	...muster.ours, group: place.group, member, archivedMember: member, account, certificate, import: imported, course: course.id,
	invite: place, active: place, archived: place, ruled: { group: place.group, id: member },
	...(place.group === ruled ? { rule: { ...one(`SELECT id FROM rules WHERE group_id = ${ruled}`), group: ruled } } : {}),
	...Object.fromEntries(['code', 'batch'].map((kind) => [kind, { group: place.group,
		...(one(`SELECT id FROM ${kind === 'code' ? 'codes' : 'key_batches'} WHERE group_id = ${place.group}`) ?? { id: 1 }) }])),
}));

const QUERIES = [
	[/^\/groups\/\d+$|learners(\.csv)?$/, ['?status=archived', '?status=archived&sort=name', '?status=archived&q=closed', '?status=declined']],
	[/reports(\.csv|\.xlsx)?$/, ['?show=archived', '?show=everyone', '?course=all&show=everyone']],
	[/^\/imports\/\d+$/, ['?show=done', '?show=out']],
	[/messages$/, ['?status=failed']],
	[/^\/admin\/accounts$/, ['?q=closed']],
];

function paths(most) {
	const found = new Map();
	for (const route of routes().filter((each) => each.method === 'GET' && at(each.role) <= at(most) && !/:(token|topic)|^\/xapi/.test(each.pattern)))
		for (const world of worlds()) {
			const path = fill(route.pattern, partsOf(route.pattern, world));
			for (const query of ['', ...QUERIES.filter(([those]) => those.test(path)).flatMap(([, queries]) => queries)])
				found.set(path + query, route.pattern);
		}
	return found;
}

// The patterns whose pages and files have the words; none may have the address.
async function walk(client, most) {
	const told = new Set();
	for (const [path, pattern] of paths(most)) {
		const answer = await client.get(path, { follow: false });
		assert.ok(answer.status < 500, `${path}: ${answer.status}`);
		const all = /xlsx/.test(path) && answer.status === 200 ? JSON.stringify(xlsx(answer.body)) : answer.html;
		assert.doesNotMatch(all, /account\.invalid/, path);
		if (/address no longer known/.test(all))
			told.add(pattern);
	}
	return told;
}

test('no page and no file of their organisation shows the address that stands in for theirs', async () => {
	assert.ok(mine().length >= 6);
	const told = await walk(admin, 'ADMIN');
	for (const pattern of ['/groups/:group', '/groups/:group/learners.csv', '/groups/:group/codes/:id', '/groups/:group/keys/:id', '/groups/:group/keys/:id/keys.csv',
		'/groups/:group/seats/kept', '/groups/:group/rules/why/:id', '/groups/:group/learners/:id/remove', '/groups/:group/invites/:id/cancel', '/learners', '/learners.csv',
		'/courses/:id/certificates.csv', '/groups/:group/reports.csv', '/groups/:group/reports.xlsx', '/imports/:id', '/organisation/messages'])
		assert.ok(told.has(pattern), `${pattern} does not come to them: ${[...told].join(' ')}`);
});

test('nor does any of the site', async () => {
	const told = await walk(site, 'SITE_ADMIN');
	assert.ok(told.has('/admin/health'), [...told].join(' '));
});

test('nobody is offered to invite them again, or to send them a failed mail again', async () => {
	const list = await admin.get(`/groups/${asked.group}?status=declined`), mails = await admin.get('/organisation/messages?status=failed');
	assert.match(list.text, /address no longer known/);
	assert.equal(list.forms().some((form) => /reinvite$/.test(form.action)), false);
	assert.match(mails.text, /address no longer known/);
	const { id } = one(`SELECT id FROM messages WHERE status = 'failed' AND membership_id = ${asked.id}`);
	assert.equal(mails.forms().some((form) => form.action === `/organisation/messages/${id}/send`), false);
	const { csrf } = Object.fromEntries(list.form().fields);
	const again = await admin.post(`/groups/${asked.group}/invites/${asked.id}/reinvite`, { csrf });
	assert.match(again.text, /address no longer known: Only someone who declined/);
	const sent = await admin.post(`/organisation/messages/${id}/send`, { csrf });
	assert.equal(sent.status, 422);
	assert.match(sent.text, /has closed their account, so it cannot be sent again/);
	assert.deepEqual(muster.sql("SELECT id FROM messages WHERE status IN ('queued', 'held') AND email LIKE 'closed-%'"), []);
});

test('an exported list with them in it comes in again unchanged', async () => {
	const { group } = mine().find(({ status }) => status === 'archived'), path = `/groups/${group}`;
	const file = (await admin.get(`${path}/learners.csv?status=archived`)).html;
	assert.match(file, /address no longer known/);
	const id = await uploaded(muster, admin, `${path}/enrol/csv`, file, { kind: 'enrol' });
	assert.deepEqual(muster.sql(`SELECT verdict, plan FROM import_rows WHERE import_id = ${id}`), [{ verdict: 'warning', plan: 'none' }]);
});

test('nobody is asked what shall become of them', async () => {
	for (const what of ['edit', 'archive', 'role'])
		assert.equal((await admin.get(`/learners/${member}/${what}`)).status, 404, what);
	const { csrf } = Object.fromEntries((await admin.get('/account')).form().fields);
	const saved = await admin.post(`/learners/${member}/edit`, { csrf, branch: '' });
	assert.equal(saved.status, 422);
	assert.match(saved.text, /closed their account for good, so nothing more is noted about them/);
});

test('the words about what was done do not name them', async () => {
	const path = `/groups/${asked.group}/learners/${asked.id}/remove`;
	const after = await (await admin.get(path)).submit(path);
	assert.match(after.text, /address no longer known is removed from the group/);
	assert.doesNotMatch(after.html, /account\.invalid/);
});
