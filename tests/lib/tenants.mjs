// Two tenants in one installation: the demo organisation ("ours") and another ("theirs"), with one thing of each kind in both,
// and a signed-in client for everyone who may knock. For the tests that walk the table of routes.
import { certifying, complete, learner } from './certificates.mjs';
import { start } from './instance.mjs';
import { ask, draftQuiz, publish } from './quiz.mjs';
import { ROLES } from './routes.mjs';

export const PASSWORD = 'a password for the demo';
export const people = {
	learner: 'learner@muster.example',
	leader: 'leader@muster.example',          // of our first two groups
	otherLeader: 'marta.silva@volunteers.example', // of our third
	admin: 'admin@muster.example',
	otherAdmin: 'head@lakeside.example',
	siteAdmin: 'site@muster.example',
};

async function secondTenant(muster) {
	muster.muster('account', ['create', '--email', people.otherAdmin, '--first', 'Lena', '--last', 'Lake', '--password-file', '-'], { input: `${PASSWORD}\n` });
	const site = await muster.signedIn(people.siteAdmin, PASSWORD);
	await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Lakeside', time_zone: 'Europe/Berlin', email: people.otherAdmin });
	const head = await muster.signedIn(people.otherAdmin, PASSWORD);
	await (await head.get('/courses/new')).submit('/courses', { title: 'Swimming' });
	const course = muster.sql("SELECT id FROM courses WHERE title = 'Swimming'")[0].id;
	await (await head.get('/organisation/branches/new')).submit('/organisation/branches', { name: 'North shore' });
	await (await head.get('/organisation/fields/new')).submit('/organisation/fields', { name: 'Stroke', type: 'choice', choices: 'Crawl\nButterfly' });
	const group = async (name, policy, emails) => {
		await (await head.get('/groups/new')).submit('/groups/new', { name, policy, course });
		const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${name}'`);
		const rows = Object.fromEntries(emails.map((email, i) => [`email${i + 1}`, email]));
		await (await head.get(`/groups/${id}/enrol/manual`)).submit(`/groups/${id}/enrol/manual`, { ...rows, when: 'now' });
		return id;
	};
	await group('Divers', 'ask', ['dora@lakeside.example', 'dan@lakeside.example', 'dina@lakeside.example']);
	await group('Rowers', 'enrol', ['ruth@lakeside.example', 'rolf@lakeside.example']);
	await makeArchived(muster, head, 'Rowers', 'rolf@lakeside.example');
	await makeOwn(muster, head, 'Divers');
	await makeApiKey(head);
	await makeWaiting(muster, head);
	await makeImports(muster, head, 'Divers');
	await makeCodes(muster, head, 'Divers');
	await makeOrder(muster, head, 'Divers');
	await makeQuiz(muster, head, 'Rules of the lake');
	await makeReports(muster, head, 'Divers');
	await makeCertificate(muster, head);
	await makePicture(muster, head);
	await makeRule(muster, head, 'By the rule of the lake', { subject_1: 'joined', comparison_1: 'after', value_1: '2000-01-01' });
	await makeLeader(muster, head, 'Rowers', 'ruth@lakeside.example');
}

async function makeLeader(muster, admin, group, email) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	const page = await admin.get(`/groups/${id}/settings?who=${email.split('@')[0]}`);
	const [{ member }] = muster.sql(`SELECT m.id AS member FROM members m JOIN accounts a ON a.id = m.account_id JOIN groups g ON g.organisation_id = m.organisation_id
		WHERE a.email = '${email}' AND g.id = ${id}`);
	await page.submit(`/groups/${id}/leaders`, { member });
}

async function makeArchived(muster, admin, group, email) {
	const [{ id, group_id }] = muster.sql(`SELECT m.id, m.group_id FROM memberships m JOIN groups g ON g.id = m.group_id WHERE g.name = '${group}' AND m.email = '${email}'`);
	const path = `/groups/${group_id}/learners/${id}/archive`;
	await (await admin.get(path)).submit(path);
}

// What only comes to be by doing something: a job, an address that waits to be confirmed, a second device, a removed learner.
async function makeOwn(muster, admin, group) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	const page = await admin.get(`/groups/${id}`);
	await page.submit(`/groups/${id}/learners/bulk`, { all: '1', do: 'resend' });
	const [who] = muster.sql(`SELECT id FROM memberships WHERE group_id = ${id} AND status = 'prospect' ORDER BY id DESC LIMIT 1`);
	const remove = `/groups/${id}/learners/${who.id}/remove`;
	await (await admin.get(remove)).submit(remove);
	const [{ email }] = muster.sql(`SELECT email FROM accounts WHERE id = (SELECT created_by FROM groups WHERE id = ${id})`);
	await (await admin.get('/account')).submit('/account/addresses', { new_email: `second.${email}` });
	await muster.signedIn(email, PASSWORD);
}

// A group without a seat, and somebody who waits for one; in ours the demo has them.
async function makeWaiting(muster, admin) {
	await (await admin.get('/groups/new')).submit('/groups/new', { name: 'Sailors', policy: 'ask', seats: '0' });
	const [{ id }] = muster.sql("SELECT id FROM groups WHERE name = 'Sailors'");
	const path = `/groups/${id}/enrol/code`;
	await (await admin.get(path)).submit(path, { make: 'own', code: 'SAIL-AWAY', first_day: '2020-01-01', last_day: '2099-12-31', active: '1' });
	await (await admin.get('/redeem/SAIL-AWAY')).submit(/^\/redeem\//);
}

// Two files for the group: one whose rows are checked as soon as jobs run, and one whose headings a person has to say.
async function makeImports(muster, admin, group) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	const path = `/groups/${id}/enrol/csv`;
	const upload = async (name, content) => (await admin.get(path)).submit(path, { kind: 'enrol' }, { files: { csv: { name, content } } });
	await upload('new-people.csv', 'email,first name,last name\nnew.one@people.example,New,One\nnew.two@people.example,New,Two\nno-address,Some,One\n');
	await upload('own-headings.csv', 'Kontakt,Rufzeichen,Kürzel\nnew.three@people.example,New,NT\n');
}

// A group code that works, and enrolment keys.
async function makeCodes(muster, admin, group) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	const code = `/groups/${id}/enrol/code`, keys = `/groups/${id}/keys`;
	await (await admin.get(code)).submit(code, { make: 'made', active: '1' });
	await (await admin.get(keys)).submit(keys, { name: 'By hand', keys: '3' });
}

// Somebody has completed a course that gives certificates; in ours the demo's people have.
async function makeCertificate(muster, admin) {
	const course = await certifying(muster, admin, 12, 'Life saving');
	await complete(await learner(muster, admin, course), course);
}

// A key for another system.
async function makeApiKey(admin) {
	await (await admin.get('/organisation/keys')).submit('/organisation/keys', { name: 'Course player' });
}

// An order that waits to be paid; the demo has one already.
async function makeOrder(muster, admin, group) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	const path = `/groups/${id}/order`;
	const [{ offer }] = muster.sql('SELECT id AS offer FROM offers ORDER BY id LIMIT 1');
	const review = await (await admin.get(path)).submit(path, { offer }, { button: 'Work out the total' });
	await review.submit(path, {}, { button: 'Order for' });
}

// A course whose second lesson is a quiz.
async function makeQuiz(muster, admin, title) {
	const quiz = await draftQuiz(muster, admin, title);
	await ask(admin, quiz);
	await publish(admin, quiz);
}

// A picture of the course whose quiz that is; in ours the demo has one.
async function makePicture(muster, admin) {
	const [{ course }] = muster.sql("SELECT id AS course FROM courses WHERE title = 'Rules of the lake'");
	const path = `/courses/${course}/lessons/new?kind=text`;
	const content = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=', 'base64');
	await (await admin.get(path)).submit(`/courses/${course}/lessons`, { do: 'picture' }, { files: { picture: { name: 'dot.gif', content } } });
}

// Somebody who learns asks to have progress carried over; in ours the learner who is signed in.
function makeRequest(muster, organisation) {
	muster.sql(`INSERT INTO carry_requests (organisation_id, member_id, course_id, source, words, asked_at)
		SELECT m.organisation_id, p.id, u.course_id, 'words', 'I did this before.', m.added_at
		  FROM memberships m JOIN members p ON p.id = m.member_id JOIN accounts a ON a.id = p.account_id JOIN group_courses u ON u.group_id = m.group_id
		 WHERE m.organisation_id = ${organisation} AND m.status = 'active' AND m.current = 1 AND (a.email = '${people.learner}' OR m.organisation_id <> 1)
		   AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.member_id = p.id AND e.course_id = u.course_id AND e.status = 'completed')
		 ORDER BY m.id, u.course_id LIMIT 1`);
}

// A group that fills itself, with a rule that was saved, one that is not saved yet, and somebody who stays out.
async function makeRule(muster, admin, name, rule) {
	await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', population: 'automatic' });
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${name}'`);
	const path = `/groups/${id}/rules`;
	const { csrf } = Object.fromEntries((await admin.get(path)).form(path).fields);
	const send = (values) => admin.post(path, Object.entries({ csrf, mode: 'any', block_1: 1, block_2: 2, ...rule, ...values }).map(([field, value]) => [field, String(value)]));
	await send({ save: '1' });
	const [last] = muster.sql(`SELECT id FROM memberships WHERE group_id = ${id} AND status = 'active' ORDER BY id DESC LIMIT 1`);
	const remove = `/groups/${id}/learners/${last.id}/remove`;
	await (await admin.get(remove)).submit(remove);
	await send({ tell: '1', check: '1' });
}

// The group's report and the organisation's, by mail and by a link.
async function makeReports(muster, admin, group) {
	const [{ id }] = muster.sql(`SELECT id FROM groups WHERE name = '${group}'`);
	for (const path of [`/groups/${id}/reports`, '/reports']) {
		await (await admin.get(`${path}/schedule`)).submit(`${path}/schedule`, { every: 'month' });
		await (await admin.get(`${path}/links`)).submit(`${path}/links`, { name: 'An auditor' });
	}
}

// The ids of one tenant's things, by kind. A kind that stands in a group is { group, id }.
function things(muster, organisation, admin, groups) {
	const one = (query) => {
		const rows = muster.sql(query);
		if (!rows.length)
			throw new Error(`the tenants' world lacks what this asks for: ${query}`);
		return rows[0];
	};
	const of = (table) => one(`SELECT id FROM ${table} WHERE organisation_id = ${organisation} ORDER BY id LIMIT 1`).id;
	const membership = (where) => one(`SELECT group_id AS "group", id FROM memberships WHERE organisation_id = ${organisation} AND ${where} ORDER BY group_id, id LIMIT 1`);
	const account = one(`SELECT id FROM accounts WHERE email = '${admin}'`).id;
	return {
		organisation, account, group: one(`SELECT id FROM groups WHERE name = '${groups[0]}'`).id,
		otherGroup: one(`SELECT id FROM groups WHERE name = '${groups[1]}'`).id,
		invite: membership("status IN ('prospect', 'pending') AND current = 1"),
		waitingInvite: membership(`status IN ('prospect', 'pending') AND current = 1 AND notify_at IS NOT NULL
			AND (email = '${people.learner}' OR organisation_id <> 1)`).id, // in My learning, not in the group's list
		active: membership("status = 'active'"),
		archived: membership("status = 'archived'"),
		removed: one(`SELECT group_id AS "group", status_at AS id FROM memberships WHERE organisation_id = ${organisation} AND status = 'removed'`),
		leads: one(`SELECT group_id AS "group", member_id AS id FROM leaders WHERE organisation_id = ${organisation} ORDER BY group_id, member_id LIMIT 1`),
		member: one(`SELECT id FROM members WHERE organisation_id = ${organisation} AND role = 'learner' AND status = 'active' ORDER BY id DESC LIMIT 1`).id,
		archivedMember: one(`SELECT id FROM members WHERE organisation_id = ${organisation} AND status = 'archived' LIMIT 1`).id,
		import: of('imports'), mappingImport: one(`SELECT id FROM imports WHERE organisation_id = ${organisation} AND status = 'mapping'`).id,
		code: one(`SELECT group_id AS "group", id FROM codes WHERE organisation_id = ${organisation} AND status = 'active' ORDER BY id DESC LIMIT 1`),
		codeText: one(`SELECT code FROM codes WHERE organisation_id = ${organisation} AND status = 'active' ORDER BY id DESC LIMIT 1`).code,
		batch: one(`SELECT group_id AS "group", id FROM key_batches WHERE organisation_id = ${organisation} ORDER BY id DESC LIMIT 1`),
		key: one(`SELECT b.group_id AS "group", k.id AS id FROM key_batches b JOIN enrolment_keys k ON k.batch_id = b.id
			WHERE b.organisation_id = ${organisation} AND k.status = 'unused' ORDER BY b.id DESC, k.id LIMIT 1`),
		certificate: one(`SELECT number FROM certificates WHERE organisation_id = ${organisation} AND revoked_at IS NULL ORDER BY id DESC LIMIT 1`).number,
		apiKey: of('api_keys'),
		order: one(`SELECT id FROM orders WHERE organisation_id = ${organisation} AND status = 'waiting' ORDER BY id LIMIT 1`).id,
		offer: one('SELECT id FROM offers ORDER BY id LIMIT 1').id,
		quiz: one(`SELECT v.course_id AS id, l.id AS lesson, q.id AS question FROM lessons l JOIN course_versions v ON v.id = l.version_id JOIN questions q ON q.lesson_id = l.id
			WHERE l.organisation_id = ${organisation} AND l.title = 'Check what you know' ORDER BY l.id DESC, q.id LIMIT 1`),
		rule: one(`SELECT group_id AS "group", id FROM rules WHERE organisation_id = ${organisation} AND status = 'current' ORDER BY id DESC LIMIT 1`),
		ruled: one(`SELECT group_id AS "group", member_id AS id FROM memberships WHERE organisation_id = ${organisation} AND status = 'active' AND route = 'rule' ORDER BY id DESC LIMIT 1`),
		excluded: one(`SELECT group_id AS "group", member_id AS id FROM rule_exclusions WHERE organisation_id = ${organisation} ORDER BY group_id DESC LIMIT 1`),
		schedule: one(`SELECT group_id AS "group", id FROM report_schedules WHERE organisation_id = ${organisation} AND group_id IS NOT NULL`),
		ownSchedule: one(`SELECT id FROM report_schedules WHERE organisation_id = ${organisation} AND group_id IS NULL`).id,
		link: one(`SELECT group_id AS "group", id FROM report_links WHERE organisation_id = ${organisation} AND group_id IS NOT NULL`),
		ownLink: one(`SELECT id FROM report_links WHERE organisation_id = ${organisation} AND group_id IS NULL`).id,
		picture: of('pictures'), course: of('courses'), branch: of('branches'), field: one(`SELECT id FROM fields WHERE organisation_id = ${organisation} AND type = 'choice'`).id, job: of('jobs'), message: of('messages'),
		address: one(`SELECT id FROM addresses WHERE account_id = ${account}`).id,
		waiting: one(`SELECT id FROM tokens WHERE account_id = ${account} AND purpose = 'address'`).id,
		waits: one(`SELECT group_id AS "group", id FROM wait_entries WHERE organisation_id = ${organisation} AND status = 'waiting' ORDER BY id LIMIT 1`),
		ownWait: one(`SELECT w.id FROM wait_entries w JOIN accounts a ON a.id = w.account_id
			WHERE w.organisation_id = ${organisation} AND w.status = 'waiting' AND a.email IN ('${people.learner}', '${people.otherAdmin}')`).id,
		ownPlace: one(`SELECT m.id FROM memberships m JOIN members p ON p.id = m.member_id JOIN accounts a ON a.id = p.account_id
			WHERE m.organisation_id = ${organisation} AND m.status = 'active' AND m.current = 1 AND (a.email = '${people.learner}' OR m.organisation_id <> 1) ORDER BY m.id LIMIT 1`).id,
		request: of('carry_requests'),
		ownRequest: one(`SELECT r.id FROM carry_requests r JOIN members p ON p.id = r.member_id JOIN accounts a ON a.id = p.account_id
			WHERE r.organisation_id = ${organisation} AND (a.email = '${people.learner}' OR r.organisation_id <> 1) LIMIT 1`).id,
		session: one(`SELECT id FROM sessions WHERE account_id = ${account}`).id,
		siteAdmin: one('SELECT id FROM accounts WHERE site_admin = 1 ORDER BY id LIMIT 1').id,
	};
}

// work: whether mails go out and jobs run once all is there.
export async function startTenants({ work = false, ...options } = {}) {
	const muster = await start({ demo: PASSWORD, admin: false, work: false, ...options });
	await secondTenant(muster);
	const admin = await muster.signedIn(people.admin, PASSWORD);
	await makeOwn(muster, admin, 'Residential care staff');
	await makeApiKey(admin);
	await makeImports(muster, admin, 'Residential care staff');
	await makeCodes(muster, admin, 'Residential care staff');
	await makeQuiz(muster, admin, 'Rules of the house');
	await makeReports(muster, admin, 'Residential care staff');
	await makeRule(muster, admin, 'By the rule of the house',
		{ subject_1: 'name', comparison_1: 'contains', value_1: 'Dana Whitlock', subject_2: 'name', comparison_2: 'contains', value_2: 'Marta Silva' });
	await makeLeader(muster, admin, 'By the rule of the house', people.leader);
	await makeLeader(muster, admin, 'Volunteers 2026', people.otherLeader);
	const id = (name) => muster.sql(`SELECT id FROM organisations WHERE name = '${name}'`)[0].id;
	for (const name of ['Northfield Family Services', 'Lakeside'])
		makeRequest(muster, id(name));
	muster.ours = things(muster, id('Northfield Family Services'), people.admin, ['Residential care staff', 'Night shift supervisors']);
	muster.theirs = things(muster, id('Lakeside'), people.otherAdmin, ['Divers', 'Rowers']);
	if (work)
		muster.start('work');
	return muster;
}

// What the parts of a pattern name: the longest beginning counts.
const KINDS = {
	'/groups/:group': null,
	'/groups/:group/invites/:id': 'invite',
	'/groups/:group/waiting/:id': 'waits',
	'/groups/:group/learners/:id': 'active',
	'/groups/:group/learners/:id/restore': 'archived',
	'/groups/:group/learners/bring-back/:id': 'removed',
	'/groups/:group/leaders/:id': 'leads',
	'/groups/:group/codes/:id': 'code',
	'/groups/:group/keys/:id': 'batch',
	'/groups/:group/keys/one/:id': 'key',
	'/groups/:group/rules': 'rule',
	'/groups/:group/rules/why/:id': 'ruled',
	'/groups/:group/rules/excluded/:id': 'excluded',
	'/groups/:group/reports/schedule/:id': 'schedule',
	'/groups/:group/reports/links/:id': 'link',
	'/reports/schedule/:id': 'ownSchedule',
	'/reports/links/:id': 'ownLink',
	'/learners/:id': 'member',
	'/learners/:id/restore': 'archivedMember',
	'/courses/:id': 'course',
	'/courses/:id/lessons/:lesson': 'quiz',
	'/pictures/:id': 'picture',
	'/orders/:id': 'order',
	'/admin/orders/:id': 'order',
	'/admin/prices/offers/:id': 'offer',
	'/learning/:id': 'course',
	'/learning/:id/:lesson': 'quiz',
	'/learning/invites/:id': 'waitingInvite',
	'/learning/waiting/:id': 'ownWait',
	'/learning/groups/:id': 'ownPlace',
	'/learning/carry/:id': 'ownRequest',
	'/learners/requests/:id': 'request',
	'/imports/:id': 'import',
	'/imports/:id/columns': 'mappingImport',
	'/jobs/:id': 'job',
	'/organisation/branches/:id': 'branch',
	'/organisation/fields/:id': 'field',
	'/organisation/messages/:id': 'message',
	'/organisation/keys/:id': 'apiKey',
	'/organisations/:id': 'organisation',
	'/admin/organisations/:id': 'organisation',
	'/admin/accounts/:id': 'account',
	'/admin/accounts/:id/site-admin': 'siteAdmin',
	'/account/addresses/:id': 'address',
	'/account/waiting/:id': 'waiting',
	'/account/sessions/:id': 'session',
};

// The kind of thing that :id of this pattern means.
export function kindOf(pattern) {
	const known = Object.keys(KINDS).filter((one) => pattern === one || pattern.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0];
	if (!known)
		throw new Error(`say in tests/lib/tenants.mjs what :id of ${pattern} means`);
	return KINDS[known];
}

// The parts of a pattern with one tenant's things.
export function partsOf(pattern, world) {
	const kind = /:id|:group\/rules/.test(pattern) ? kindOf(pattern) : null;
	const thing = kind ? world[kind] : null;
	return { group: thing?.group ?? world.group, id: thing?.id ?? thing, row: 1, lesson: world.quiz.lesson, offer: world.offer, course: world.course, question: world.quiz.question, ...(pattern.startsWith('/organisation/mail/') ? { name: 'invite' } : {}), ...(pattern.startsWith('/redeem/') ? { code: world.codeText } : {}), ...(pattern.startsWith('/certificates/') ? { code: world.certificate } : {}), ...(pattern.startsWith('/join/') ? { name: 'northfield' } : {}) };
}

// What somebody is, without a group in view.
export const RANK = { visitor: 'PUBLIC', learner: 'LEARNER', leader: 'LEADER', otherLeader: 'LEADER', admin: 'ADMIN', otherAdmin: 'ADMIN', siteAdmin: 'SITE_ADMIN' };

export const at = (role) => ROLES.indexOf(role);

// The status that a request about our things must get from somebody: 'in' where the handler has its say.
export function wanted(route, who) {
	const asks = at(route.role);
	if (asks === 0)
		return 'in';
	if (who === 'visitor')
		return route.method === 'GET' ? 303 : 401;
	if (who === 'siteAdmin' && asks >= at('LEARNER') && asks <= at('ADMIN'))
		return route.method === 'GET' ? 303 : 403; // in no organisation
	if (route.parts.includes('group') && !['leader', 'admin'].includes(who))
		return 404;
	return at(RANK[who]) < asks ? 403 : 'in';
}
