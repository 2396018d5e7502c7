// What an archived learner does changes nothing that their organisation gets to see, on any page or in any export; what it saw before of
// their progress is gone, but for certificates that it had issued by then; and restoring brings all of it back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uploaded } from '../lib/imports.mjs';
import { checkInvariants } from '../lib/invariants.mjs';
import { publish } from '../lib/learning.mjs';
import { until } from '../lib/process.mjs';
import { fill, routes } from '../lib/routes.mjs';
import { PASSWORD, partsOf, people, startTenants } from '../lib/tenants.mjs';
import { xlsx } from '../lib/xlsx.mjs';

const COURSES = ['Zebra handling', 'Quokka care'];   // begun, and completed before the archiving
let muster, admin, leader, learner, member, group, courses, lessons;

const one = (query) => muster.sql(query)[0];

before(async () => {
	muster = await startTenants({ work: true });
	admin = await muster.signedIn(people.admin, PASSWORD);
	leader = await muster.signedIn(people.leader, PASSWORD);
	learner = await muster.signedIn(people.learner, PASSWORD);
	group = muster.ours.group;
	({ id: member } = one(`SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = '${people.learner}' AND m.organisation_id = ${muster.ours.organisation}`));
	if (!one(`SELECT 1 FROM memberships WHERE member_id = ${member} AND group_id = ${group} AND current = 1 AND status = 'active'`)) {
		const path = `/groups/${group}/enrol/manual`;
		await (await admin.get(path)).submit(path, { email1: people.learner, when: 'now' });
	}
	for (const title of COURSES)
		await (await admin.get('/courses/new')).submit('/courses', { title });
	courses = COURSES.map((title) => one(`SELECT id FROM courses WHERE title = '${title}'`).id);
	lessons = courses.map((course) => publish(muster, course, [{ title: 'First' }, { title: 'Second' }]));
	const page = await admin.get(`/groups/${group}/courses`);
	const { fields } = page.form(`/groups/${group}/courses`);
	const kept = fields.filter(([name]) => name === 'course').map(([, id]) => id);
	await page.submit(`/groups/${group}/courses`, { course: [...kept, ...courses] });
	await until('the lines of the new courses', () => one(`SELECT COUNT(*) AS n FROM jobs WHERE status IN ('queued', 'running')`).n === 0);
	await learn(0, 1);
	await learn(1, 2);
});
after(() => muster?.stop());

// So many lessons of a course, from where they stand.
async function learn(course, most) {
	const path = `/learning/${courses[course]}`;
	for (const lesson of lessons[course].slice(0, most)) {
		const page = await learner.get(`${path}/${lesson}`);
		if (page.forms().some((form) => form.action === `${path}/${lesson}`))
			await page.submit(`${path}/${lesson}`);
	}
}

// Everything that somebody may GET of the organisation, without what differs from one second to the next.
async function walk(client, role) {
	const pages = new Map();
	const roles = role === 'LEADER' ? ['LEADER'] : ['LEADER', 'ADMIN'];
	for (const route of routes().filter((one) => one.method === 'GET' && roles.includes(one.role))) {
		const worlds = [muster.ours, ...(route.pattern.startsWith('/learners/:id') ? [{ ...muster.ours, member, archivedMember: member }] : []),
			...(route.pattern.startsWith('/courses/:id') ? courses.map((course) => ({ ...muster.ours, course })) : [])];
		for (const world of worlds) {
			const path = fill(route.pattern, partsOf(route.pattern, world));
			const queries = /reports/.test(path) ? ['', ...courses.flatMap((course) => ['', '&show=archived', '&show=everyone'].map((show) => `?course=${course}${show}`))] : path === `/groups/${group}`
				? ['', '?status=archived'] : path === '/learners' ? ['', '?status=archived'] : [''];
			for (const query of queries) {
				const answer = await client.get(path + query, { follow: false });
				assert.ok(answer.status < 500, `${path}${query}: ${answer.status}`);
				pages.set(path + query, /xlsx$/.test(path) && answer.status === 200 ? JSON.stringify(xlsx(answer.body)) : answer.html.replace(/name="csrf" value="[^"]*"/g, '').replace(/<time[^>]*>[^<]*<\/time>/g, '').replace(/\d+ seconds?|just now|\b\d\d:\d\d\b/g, ''));
			}
		}
	}
	return pages;
}

function same(earlier, later) {
	const changed = [...earlier].filter(([path, body]) => later.get(path) !== body).map(([path]) => path);
	assert.deepEqual(changed, []);
}

// What the logs and the health of the background say goes on by itself.
const quiet = (pages) => new Map([...pages].filter(([path]) => !/^\/jobs|\/organisation\/messages|qr\.svg/.test(path)));

let afterwards, latestMail;

test('before, their leaders see how far they are', async () => {
	assert.match((await admin.get(`/learners/${member}`)).text, /Zebra handling .*In progress/);
	assert.match((await admin.get(`/learners/${member}`)).text, /Quokka care .*Completed/);
	assert.match((await leader.get(`/groups/${group}/reports?course=${courses[0]}`)).text, /50/);
});

test('archived, they keep what they have begun, and are told so', async () => {
	await (await admin.get(`/learners/${member}/archive`)).submit(`/learners/${member}/archive`);
	// A minute ago: what they do next is not of the same second.
	muster.sql(`UPDATE members SET archived_at = archived_at - 60 WHERE id = ${member}`);
	muster.sql(`UPDATE certificates SET issued_at = issued_at - 120 WHERE member_id = ${member}`);
	afterwards = { admin: quiet(await walk(admin, 'ADMIN')), leader: quiet(await walk(leader, 'LEADER')) };
	assert.ok(afterwards.admin.size > 60);
	const page = await learner.get(`/learning/${courses[0]}`);
	assert.match(page.text, /Northfield Family Services archived you on .*: you keep this course, and they no longer see your progress/);
	assert.match((await learner.get('/learning')).text, /you keep the courses that you had begun/);
	const unbegun = muster.sql(`SELECT u.course_id AS id FROM group_courses u WHERE u.group_id = ${group}
		AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.member_id = ${member} AND e.course_id = u.course_id AND e.status <> 'not started')`);
	for (const { id } of unbegun)
		assert.equal((await learner.get(`/learning/${id}`)).status, 404);
});

test('no link of a leader leads to the page of an archived person, which opens to administrators only', async () => {
	const to = (page) => page.links().map((link) => link.href).filter((href) => new RegExp(`^/learners/${member}\\b`).test(href));
	assert.equal((await leader.get(`/learners/${member}`)).status, 404);
	for (const path of [`/groups/${group}?status=archived`, `/groups/${group}/reports?course=${courses[0]}&show=archived`, `/groups/${group}/seats`]) {
		const [theirs, ours] = [await leader.get(path), await admin.get(path)];
		const [{ name }] = muster.sql(`SELECT a.first_name || ' ' || a.last_name AS name FROM accounts a WHERE a.email = '${people.learner}'`);
		assert.ok(theirs.text.includes(name), path);
		assert.deepEqual(to(theirs), [], path);
		assert.ok(to(ours).length, path);
	}
});

test('what they had done before is not shown any more, but for the certificate', async () => {
	const page = await admin.get(`/learners/${member}`);
	assert.doesNotMatch(page.text, /Zebra handling .{0,40}In progress/);
	const { number } = one(`SELECT number FROM certificates WHERE member_id = ${member} AND course_id = ${courses[1]}`);
	assert.match(page.text, new RegExp(number));
	const report = await leader.get(`/groups/${group}/reports?course=${courses[0]}&show=archived`);
	assert.doesNotMatch(report.text.replace(/[\s\S]*Archived learners/, ''), /In progress.*50%/);
});

test('what they go on with changes no page and no file of the organisation', async () => {
	latestMail = one('SELECT MAX(id) AS id FROM messages').id;
	await learn(0, 2);
	assert.equal(one(`SELECT status FROM enrolments WHERE member_id = ${member} AND course_id = ${courses[0]}`).status, 'completed');
	const { number } = one(`SELECT number FROM certificates WHERE member_id = ${member} AND course_id = ${courses[0]}`);
	assert.match((await learner.get(`/learning/${courses[0]}`)).text, /Completed/);
	const now = { admin: quiet(await walk(admin, 'ADMIN')), leader: quiet(await walk(leader, 'LEADER')) };
	same(afterwards.admin, now.admin);
	same(afterwards.leader, now.leader);
	for (const [path, body] of [...now.admin, ...now.leader])
		assert.ok(!String(body).includes(number), `${path} shows a certificate that was issued after the archiving`);
});

test('a file of progress tells nothing of theirs, and takes nothing', async () => {
	const id = await uploaded(muster, admin, '/imports/new', `email,course,progress\n${people.learner},Zebra handling,10\n`, { kind: 'progress', name: 'p.csv' });
	const page = await admin.get(`/imports/${id}`);
	assert.match(page.text, /Archived in this organisation\. Restore the person first\./);
	assert.doesNotMatch(page.text, /Completed already/);
});

test('no mail tells the organisation of it', () => {
	assert.deepEqual(muster.sql(`SELECT kind FROM messages WHERE id > ${latestMail} AND email <> '${people.learner}' AND organisation_id = ${muster.ours.organisation}`), []);
});

test('an administrator who adds them reads where they are restored, in the group or in the organisation', async () => {
	const path = `/groups/${group}/enrol/manual`;
	const again = await (await admin.get(path)).submit(path, { email1: people.learner, when: 'now' });
	assert.match(again.text, /Row 1: Archived in this group\. Restore them in the list of its learners, under Archived\./);
	const added = await (await admin.get('/learners/new')).submit('/learners/new', { email: people.learner });
	assert.equal(added.status, 422);
	assert.match(added.text, /Archived in this organisation\. Find them under Learners, Archived, and restore them\./);
});

test('a leader who enrols them reads whom to ask', async () => {
	const path = `/groups/${group}/enrol/manual`;
	const refused = await (await leader.get(path)).submit(path, { email1: people.learner, when: 'now' });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /Archived in this organisation\. An administrator can restore them\./);
});

test('a code says so before they press anything', async () => {
	const path = `/groups/${group}/enrol/code`;
	const day = (days) => new Date((muster.clock.now() + days * 86400) * 1000).toISOString().slice(0, 10);
	await (await admin.get(path)).submit(path, { make: 'own', code: 'archived people', active: '1', first_day: day(-1), last_day: day(30) });
	const page = await learner.get('/redeem/ARCHIVED-PEOPLE');
	assert.match(page.text, /You were archived in this organisation, so no code brings you back/);
	assert.equal(page.forms().some((form) => form.action.startsWith('/redeem/')), false);
});

test('restored, all of it is in view again', async () => {
	await (await admin.get(`/learners/${member}`)).submit(`/learners/${member}/restore`);
	const page = await admin.get(`/learners/${member}`);
	assert.match(page.text, /Zebra handling .*Completed/);
	assert.match((await leader.get(`/groups/${group}/reports?course=${courses[0]}`)).text, /Completed/);
	assert.doesNotMatch((await learner.get(`/learning/${courses[0]}`)).text, /archived you/);
	checkInvariants(muster);
});

test('somebody whose account the site closed is not restored before it is open again, and their page says so', async () => {
	const site = await muster.signedIn(people.siteAdmin, PASSWORD);
	const { account } = one(`SELECT account_id AS account FROM members WHERE id = ${member}`);
	const listed = `/groups/${group}?status=archived`;
	const status = () => one(`SELECT status FROM members WHERE id = ${member}`).status;
	if (status() === 'archived')
		await (await admin.get(`/learners/${member}`)).submit(`/learners/${member}/restore`);
	const stale = await (async () => {
		await (await admin.get(`/learners/${member}/archive`)).submit(`/learners/${member}/archive`);
		return admin.get(`/learners/${member}`);
	})();
	await (await site.get(`/admin/accounts/${account}/close`)).submit(`/admin/accounts/${account}/close`);
	const told = /Their account is closed\. Once the site has opened it again, they can be restored/;
	const page = await admin.get(`/learners/${member}`);
	assert.match(page.text, told);
	assert.ok(!page.forms().some((form) => form.action.endsWith('/restore')));
	assert.match((await stale.submit(`/learners/${member}/restore`)).text, told);
	assert.match((await (await admin.get(listed)).submit(/\/restore$/)).text, told);
	assert.equal(status(), 'archived');
	await (await site.get(`/admin/accounts/${account}`)).submit(`/admin/accounts/${account}/reopen`);
	assert.match((await stale.submit(`/learners/${member}/restore`)).text, /is back/);
});
