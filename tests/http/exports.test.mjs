// Reports as files, the organisation's report, reports by mail, and links for auditors.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { csvRecords, isFormula } from '../lib/csv.mjs';
import { start } from '../lib/instance.mjs';
import { until } from '../lib/process.mjs';
import { xlsx } from '../lib/xlsx.mjs';

const PASSWORD = 'a password for the demo';
const HEAD = ['name', 'e-mail', 'status', 'progress %', 'score %', 'started', 'last activity', 'completed', 'time spent', 'certificate', 'valid until'];
let muster, admin, leader, group, course, title;
before(async () => {
	muster = await start({ demo: PASSWORD, admin: false });
	await signInAgain();
	[{ id: group }] = muster.sql("SELECT id FROM groups WHERE name = 'Residential care staff'");
	[{ course, title }] = muster.sql(`SELECT u.course_id AS course, c.title AS title FROM group_courses u JOIN courses c ON c.id = u.course_id
		WHERE u.group_id = ${group} ORDER BY u.position LIMIT 1`);
});
after(() => muster?.stop());

// Sessions end while the clock goes on.
async function signInAgain() {
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
}

const csv = async (who, query) => {
	const answer = await who.get(`/groups/${group}/reports.csv?${query}`);
	assert.equal(answer.status, 200, answer.text);
	return csvRecords(answer.body);
};
const count = (where) => muster.sql(`SELECT COUNT(*) AS n FROM report_lines WHERE group_id = ${group} AND course_id = ${course} AND ${where}`)[0].n;
const log = (name) => readFileSync(muster.log(name), 'utf8');

describe('the report of a group as a file', () => {
	test('has everyone that the page shows, with its columns, and dates as dates', async () => {
		const answer = await leader.get(`/groups/${group}/reports.csv?course=${course}`);
		const rows = csvRecords(answer.body);
		assert.deepEqual(Object.keys(rows[0]), HEAD);
		assert.equal(rows.length, count('1 = 1'));
		assert.match(answer.headers['content-type'], /^text\/csv/);
		assert.match(answer.headers['content-disposition'], /attachment; filename="Residential-care-staff,.*\.csv"/);
		const done = rows.filter((row) => row.status === 'completed');
		assert.equal(done.length, count("status = 'completed'"));
		assert.ok(done.length);
		for (const row of done) {
			assert.equal(row['progress %'], '100');
			assert.match(row.completed, /^\d{4}-\d\d-\d\d$/);
		}
		for (const row of rows.filter((one) => one['time spent']))
			assert.match(row['time spent'], /^\d+:\d\d:\d\d$/);
	});

	test('is filtered and sorted as the page is', async () => {
		assert.equal((await csv(leader, `course=${course}&show=completed`)).length, count("status = 'completed'"));
		assert.equal((await csv(leader, `course=${course}&show=not-started`)).length, count("status = 'not started'"));
		const progress = (await csv(leader, `course=${course}&sort=progress`)).map((row) => Number(row['progress %'] || 0));
		assert.deepEqual(progress, [...progress].sort((a, b) => b - a));
		const [one] = await csv(leader, `course=${course}`);
		assert.deepEqual(await csv(leader, `course=${course}&q=${encodeURIComponent(one['e-mail'])}`), [one]);
	});

	test('names nobody before they have accepted, and tells nothing of the archived', async () => {
		const invited = await csv(leader, `course=${course}&show=invited`);
		assert.ok(invited.length);
		for (const row of invited)
			assert.deepEqual([row.name, row.status, row['progress %']], ['', 'invited', '']);
		for (const row of await csv(leader, `course=${course}&show=archived`))
			assert.deepEqual([row.status, row['progress %'], row['last activity']], ['archived', '', '']);
	});

	test('of all courses counts those that each has completed', async () => {
		const rows = await csv(leader, 'course=all');
		assert.deepEqual(Object.keys(rows[0]), ['name', 'e-mail', 'status', 'courses completed']);
		assert.ok(rows.some((row) => Number(row['courses completed']) > 0));
	});

	test('runs nothing in a spreadsheet', async () => {
		const [{ id, first }] = muster.sql(`SELECT a.id AS id, a.first_name AS first FROM accounts a JOIN members p ON p.account_id = a.id
			JOIN report_lines l ON l.member_id = p.id WHERE l.group_id = ${group} LIMIT 1`);
		muster.sql(`UPDATE accounts SET first_name = '=HYPERLINK("x")' WHERE id = ${id}`);
		for (const row of await csv(leader, `course=${course}`))
			assert.ok(!isFormula(row.name), row.name);
		const { rows } = xlsx((await leader.get(`/groups/${group}/reports.xlsx?course=${course}`)).body);
		assert.ok(rows.some(([name]) => name?.kind === 'text' && name.value.startsWith('=HYPERLINK')), 'a text cell is no formula');
		muster.sql(`UPDATE accounts SET first_name = '${first.replaceAll("'", "''")}' WHERE id = ${id}`);
	});

	test('as a spreadsheet says the same in typed cells', async () => {
		const answer = await leader.get(`/groups/${group}/reports.xlsx?course=${course}`);
		assert.equal(answer.headers['content-type'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
		assert.equal(Number(answer.headers['content-length']), answer.body.length);
		const { rows: [head, ...rows], frozen } = xlsx(answer.body);
		const records = await csv(leader, `course=${course}`);
		assert.deepEqual(head.map((cell) => cell.value), HEAD);
		assert.ok(frozen);
		assert.equal(rows.length, records.length);
		for (const [i, row] of rows.entries()) {
			const record = records[i], value = (column) => row[HEAD.indexOf(column)];
			assert.equal(value('e-mail').value, record['e-mail']);
			assert.equal(value('completed')?.value ?? '', record.completed);
			if (record.completed)
				assert.equal(value('completed').kind, 'day');
			assert.equal(value('progress %').kind, 'percent');
			assert.equal(Math.round(value('progress %').value * 100), Number(record['progress %']));
		}
	});

	test('asked for in a way that makes no sense is a clear answer', async () => {
		for (const query of ['course=999999', 'course=x', `course=${course}&course=${course}`, `course=${course}&since=someday`]) {
			const answer = await leader.get(`/groups/${group}/reports.csv?${query}`);
			assert.ok([400, 404].includes(answer.status), `${query}: ${answer.status}`);
			assert.match(answer.headers['content-type'], /^text\/html/);
		}
		const head = await leader.send('HEAD', `/groups/${group}/reports.csv?course=${course}`);
		assert.deepEqual([head.status, head.body.length], [200, 0]);
	});

	test('is not for those who do not lead the group', async () => {
		const other = await muster.signedIn('marta.silva@volunteers.example', PASSWORD).catch(() => null);
		if (other)
			assert.equal((await other.get(`/groups/${group}/reports.csv?course=${course}`)).status, 404);
		assert.equal((await muster.client().get(`/groups/${group}/reports.csv?course=${course}`, { follow: false })).status, 303);
	});
});

describe('the report of the organisation', () => {
	test('has a row for each group, and says how the invites stand', async () => {
		const page = await admin.get('/reports');
		assert.equal(page.status, 200, page.text);
		assert.match(page.text, /Residential care staff/);
		assert.match(page.text, /Pending/);
		assert.match(page.text, /Completions by week/);
		assert.ok(page.html.includes(`/groups/${group}/reports?course=all`));
		assert.equal((await leader.get('/reports')).status, 403);
	});

	test('is a file too, with the same totals', async () => {
		const rows = csvRecords((await admin.get('/reports.csv')).body);
		const row = rows.find((one) => one.group === 'Residential care staff');
		const [sums] = muster.sql(`SELECT SUM(completed) AS completed, SUM(in_progress) AS open FROM report_totals WHERE group_id = ${group}`);
		assert.deepEqual([Number(row.completed), Number(row['in progress'])], [sums.completed, sums.open]);
		const sheet = xlsx((await admin.get('/reports.xlsx')).body);
		assert.equal(sheet.rows.length, rows.length + 1);
	});

	test('says at a day that is none what to enter', async () => {
		const page = await admin.get('/reports?since=soon');
		assert.equal(page.status, 422);
		assert.match(page.text, /Enter a day like/);
	});

	test('pages by name', async () => {
		for (let i = 0; i < 60; i++)
			await (await admin.get('/groups/new')).submit('/groups/new', { name: `Group ${String(i).padStart(3, '0')}`, policy: 'ask' });
		const first = await admin.get('/reports');
		const next = await admin.get(first.links().find((link) => /after=/.test(link.href)).href.replace(/^\?/, '/reports?').replaceAll('&amp;', '&'));
		assert.match(first.text, /1 to 50 of/);
		assert.match(next.text, /51 to/);
		assert.equal(csvRecords((await admin.get('/reports.csv')).body).length, muster.sql("SELECT COUNT(*) AS n FROM groups WHERE organisation_id = 1 AND status = 'active'")[0].n);
	});
});

describe('a scheduled report', () => {
	const schedule = (who, path, values) => who.get(path).then((page) => page.submit(path, values));
	const path = () => `/groups/${group}/reports/schedule`;
	const mails = (to) => muster.sql(`SELECT id FROM messages WHERE kind = 'report' AND email = '${to}'`).length;
	const due = () => muster.sql('SELECT MIN(next_at) AS at FROM report_schedules')[0].at;

	test('goes to its leader once each week, with who completed since the last one', async () => {
		const page = await schedule(leader, path(), { course, every: 'week', weekday: '1' });
		assert.match(page.text, /Each Monday/);
		assert.match(page.text, /The report is scheduled/);
		assert.equal(new Date(due() * 1000).toLocaleString('en-GB', { timeZone: muster.sql('SELECT time_zone AS z FROM organisations WHERE id = 1')[0].z, weekday: 'long', hour: '2-digit', minute: '2-digit' }), 'Monday 07:00');
		const [line] = muster.sql(`SELECT membership_id AS id FROM report_lines WHERE group_id = ${group} AND course_id = ${course} AND status = 'completed' LIMIT 1`);
		const [{ name }] = muster.sql(`SELECT trim(a.first_name || ' ' || a.last_name) AS name FROM memberships m JOIN members p ON p.id = m.member_id JOIN accounts a ON a.id = p.account_id WHERE m.id = ${line.id}`);
		muster.sql(`UPDATE report_schedules SET created_at = (SELECT completed_at - 1 FROM report_lines WHERE membership_id = ${line.id} AND course_id = ${course})`);
		muster.clock.advance(due() - muster.clock.now() + 5);
		const mail = await muster.mail.wait({ to: 'leader@muster.example', subject: /^Report: Residential care staff/ });
		assert.match(mail.text, /completed the course/);
		assert.ok(mail.text.includes(name), mail.text);
		assert.ok(mail.text.includes(`${muster.url}/groups/${group}/reports?course=${course}`));
		assert.equal(mails('leader@muster.example'), 1);
		muster.clock.advance(3 * 86400);
		assert.equal(mails('leader@muster.example'), 1);
		const before = due();
		muster.clock.advance(30 * 86400);
		await until('the next one', () => mails('leader@muster.example') === 2);
		await until('its next time', () => due() > before);
		assert.ok(due() > muster.clock.now(), 'the weeks that passed meanwhile are one');
	});

	test('is said again on other days, not twice', async () => {
		await signInAgain();
		await schedule(leader, path(), { course, every: 'day' });
		assert.deepEqual(muster.sql('SELECT every FROM report_schedules'), [{ every: 'day' }]);
	});

	test('says what is missing', async () => {
		const nobody = await schedule(leader, path(), { every: 'day', member: null });
		assert.equal(nobody.status, 422);
		assert.match(nobody.text, /Choose whom the report goes to/);
		assert.match((await schedule(leader, path(), { every: 'week', weekday: '9' })).text, /Choose the day of the week/);
		assert.match((await schedule(leader, path(), { every: 'year' })).text, /Choose how often/);
		assert.match((await schedule(leader, path(), { course: '999999' })).text, /not in the group any more/);
	});

	test('of a leader is for themselves; administrators choose others and get the organisation\'s', async () => {
		const [{ id: head }] = muster.sql("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'admin@muster.example' AND m.organisation_id = 1");
		const [{ id: owen }] = muster.sql("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'leader@muster.example' AND m.organisation_id = 1");
		const refused = await schedule(leader, path(), { every: 'day', member: head });
		assert.equal(refused.status, 422);
		assert.equal((await schedule(admin, path(), { every: 'month', member: [head, owen] })).status, 200);
		assert.equal(muster.sql("SELECT COUNT(*) AS n FROM report_schedules WHERE every = 'month'")[0].n, 2);
		assert.equal((await leader.get('/reports/schedule')).status, 403);
		await schedule(admin, '/reports/schedule', { every: 'day', member: [head] });
		muster.clock.advance(2 * 86400);
		const mail = await muster.mail.wait({ to: 'admin@muster.example', subject: /^Report: Northfield/ });
		assert.match(mail.text, /seats used/);
		await signInAgain();
		const stop = (await admin.get('/reports/schedule')).form(/stop$/).action;
		const { fields } = (await leader.get(path())).form(path());
		assert.equal((await leader.post(stop, fields.filter(([name]) => name === 'csrf'))).status, 403);
		const [{ id: month }] = muster.sql(`SELECT id FROM report_schedules WHERE every = 'month' AND member_id = ${head}`);
		assert.equal((await leader.post(`${path()}/${month}/stop`, fields.filter(([name]) => name === 'csrf'))).status, 403);
	});

	test('is stopped by a button, and ends by itself with the lead', async () => {
		await signInAgain();
		const page = await leader.get(path());
		const stop = page.forms().filter((form) => /stop$/.test(form.action));
		const all = muster.sql(`SELECT COUNT(*) AS n FROM report_schedules WHERE group_id = ${group}`)[0].n;
		assert.ok(stop.length < all, 'a leader stops only their own');
		await page.submit(stop[0].action);
		assert.equal(muster.sql(`SELECT COUNT(*) AS n FROM report_schedules WHERE group_id = ${group}`)[0].n, all - 1);
		const [{ id: owen }] = muster.sql("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'leader@muster.example' AND m.organisation_id = 1");
		const settings = await admin.get(`/groups/${group}/settings`);
		await settings.submit(`/groups/${group}/leaders/${owen}/remove`);
		const sent = mails('leader@muster.example');
		muster.clock.advance(40 * 86400);
		await until('it ends', () => muster.sql(`SELECT COUNT(*) AS n FROM report_schedules WHERE member_id = ${owen} AND group_id = ${group}`)[0].n === 0);
		assert.equal(mails('leader@muster.example'), sent);
		admin = await muster.signedIn('admin@muster.example', PASSWORD);
		assert.match((await admin.get('/organisation/activity?kind=report')).text, /ended the scheduled report to/);
		const again = await admin.get(`/groups/${group}/settings?who=leader`);
		await again.submit(`/groups/${group}/leaders`, { member: owen });
	});
});

describe('a link for an auditor', () => {
	const path = () => `/groups/${group}/reports/links`;
	const make = async (who, where, values) => {
		const page = await (await who.get(where)).submit(where, values);
		assert.equal(page.status, 200, page.text);
		return /value="[^"]*(\/audit\/[\w-]+)"/.exec(page.html)[1];
	};
	before(async () => {
		await signInAgain();
	});

	test('shows the report to whoever has it, without addresses, navigation or a sign-in', async () => {
		const link = await make(leader, path(), { name: 'The inspector', course });
		const page = await muster.client().get(link);
		assert.equal(page.status, 200, page.text);
		assert.match(page.text, /Report for The inspector/);
		assert.ok(page.text.includes(title));
		const [row] = await csv(leader, `course=${course}`);
		assert.ok(page.text.includes(row.name));
		assert.ok(!page.html.includes('@'), 'no address stands in it');
		assert.ok(!/<nav aria-label="Main"|<form|href="\/(learners|groups|login)/.test(page.html));
		assert.equal(page.headers['x-robots-tag'], 'noindex');
		assert.equal(page.headers['referrer-policy'], 'no-referrer');
		assert.ok(page.html.includes('<meta name="robots" content="noindex'));
		assert.equal(page.headers['set-cookie'], undefined);
		assert.ok(!(await admin.get(link)).html.includes('aria-label="Main"'), 'the same for who is signed in');
		await until('the opening is noted', () => muster.sql('SELECT views AS n FROM report_links ORDER BY id DESC LIMIT 1')[0].n === 1);
		await muster.client().get(link);
		assert.match((await leader.get(path())).text, /once/);
		assert.ok(!log('serve').includes(link), 'its token is in no log');
	});

	test('shows addresses and finds by them where that was ticked, and no other course than its own', async () => {
		const link = await make(leader, path(), { name: 'Head office', course, emails: '1' });
		const [row] = await csv(leader, `course=${course}`);
		assert.ok((await muster.client().get(link)).html.includes(row['e-mail']));
		assert.ok((await muster.client().get(`${link}?q=${encodeURIComponent(row['e-mail'])}`)).text.includes(row.name));
		const [{ other }] = muster.sql(`SELECT title AS other FROM courses WHERE id = (SELECT course_id FROM group_courses WHERE group_id = ${group} AND course_id <> ${course} LIMIT 1)`);
		for (const query of ['course=all', 'show=invited', 'course=2&show=everyone'])
			assert.ok(!(await muster.client().get(`${link}?${query}`)).text.includes(other));
	});

	test('pages and sorts', async () => {
		const link = await make(leader, path(), { name: 'Sorter', course });
		const page = await muster.client().get(`${link}?sort=progress`);
		assert.match(page.html, /aria-sort="descending"/);
	});

	test('of the organisation has its groups, and nobody\'s name', async () => {
		const link = await make(admin, '/reports/links', { name: 'The auditor', days: '7' });
		const page = await muster.client().get(link);
		assert.match(page.text, /First aid, spring course/);
		assert.match(page.text, /1 to 50 of/);
		assert.match(page.text, /Northfield/);
		assert.ok(!page.html.includes('@') && !page.html.includes('/groups/'));
		assert.equal((await leader.get('/reports/links')).status, 403);
	});

	test('says at its fields what is wrong', async () => {
		const wrong = await (await leader.get(path())).submit(path(), { name: '', days: '366', course: '999999' });
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, /Enter for whom the link is/);
		assert.match(wrong.text, /from 1 to 365/);
		assert.match(wrong.text, /not in the group any more/);
		assert.equal((await muster.client().get('/audit/nonsense')).status, 404);
	});

	test('is revoked at once, after a question', async () => {
		const link = await make(leader, path(), { name: 'Short', course });
		const [{ id }] = muster.sql('SELECT MAX(id) AS id FROM report_links');
		const confirm = await leader.get(`${path()}/${id}/revoke`);
		assert.match(confirm.text, /Revoke the link for Short\?/);
		assert.match((await confirm.submit(`${path()}/${id}/revoke`)).text, /Revoked/);
		const page = await muster.client().get(link);
		assert.equal(page.status, 200);
		assert.match(page.text, /This link was revoked/);
		const [row] = await csv(leader, `course=${course}`);
		assert.ok(!page.text.includes(row.name));
		assert.match((await admin.get('/organisation/activity?kind=report')).text, /revoked the link to the report for/);
	});

	test('runs out', async () => {
		const link = await make(leader, path(), { name: 'Week', course, days: '7' });
		muster.clock.advance(7 * 86400 + 1);
		assert.match((await muster.client().get(link)).text, /This link has run out/);
	});
});

test('no page lacked a value', () => assert.deepEqual(muster.troubles(), []));
