// An import from its preview to its result: rows are corrected, left out and replaced, seats are counted, and it is approved, paused,
// stopped, undone, or not done at all. Jobs run only where a test lets them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { stopSound } from '../lib/invariants.mjs';
import { until } from '../lib/process.mjs';
import { PASSWORD, people, startTenants } from '../lib/tenants.mjs';

let muster, admin, leader, group;
const one = (query) => muster.sql(query)[0];
const status = (id) => one(`SELECT status FROM imports WHERE id = ${id}`).status;
const lines = (...all) => all.map((line) => `${line}\r\n`).join('');
const count = (id, what) => one(`SELECT COALESCE(SUM(people), 0) AS n FROM import_counts WHERE import_id = ${id} AND what = '${what}'`).n;

before(async () => {
	muster = await startTenants({ work: true });
	admin = await muster.signedIn(people.admin, PASSWORD);
	leader = await muster.signedIn(people.leader, PASSWORD);
	group = await makeGroup('Kitchen helpers');
});
after(() => stopSound(muster));

async function makeGroup(name, fields = {}) {
	const answer = await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', ...fields });
	assert.equal(answer.status, 200, answer.text);
	return one(`SELECT id FROM groups WHERE name = '${name}'`).id;
}

// An import of these lines that waits for approval.
async function uploaded(content, { into = group, by = admin, kind = 'enrol', name = 'people.csv' } = {}) {
	const path = into ? `/groups/${into}/enrol/csv` : '/imports/new';
	const answer = await (await by.get(path)).submit(path, { kind }, { files: { csv: { name, content } } });
	const id = Number(/^\/imports\/(\d+)/.exec(answer.path)?.[1]);
	assert.ok(id, `${answer.path} ${answer.status}: ${answer.text.slice(0, 500)}`);
	await checked(id);
	return id;
}
const checked = (id) => until(`import ${id} to be checked`, () => status(id) === 'ready');
const over = (id, ...ends) => until(`import ${id} to be ${ends}`, () => ends.includes(status(id)));
const approve = async (id, values = {}, by = admin) => (await by.get(`/imports/${id}`)).submit(`/imports/${id}/approve`, values);
const rowsOf = (page) => [...page.html.matchAll(/<tr[^>]* id="row-(\d+)">([\s\S]*?)<\/tr>/g)].map(([, number, html]) => ({ number: Number(number), html }));
const words = (html) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the preview', () => {
	let id;
	before(async () => {
		id = await uploaded(lines('Mail,First name,Last name,Shoe size',
			'anna@kitchen.example,Anna,Arden,38',
			'no address at all,Bo,Berg,41',
			'cleo@gmial.com,Cleo,Cruz,39',
			'ANNA@kitchen.example,Anna,Arden,38'));
	});

	test('it counts what would happen, and shows each problem at its cell with the line it stands on', async () => {
		const page = await admin.get(`/imports/${id}`);
		for (const expected of ['4 rows', '2 invites, 2 rejected', 'Approve 2 rows', 'read as UTF-8 with commas', 'Leave out the 2 rows with errors'])
			assert.ok(page.text.includes(expected), `${expected}: ${page.text}`);
		const rows = rowsOf(page);
		assert.deepEqual(rows.map((row) => row.number), [1, 2, 3, 4]);
		assert.match(rows[1].html, /<td[^>]* class="rowno"[^>]*>3<\/td>/);
		assert.match(rows[1].html, /<td[^>]* class="bad"><bdi>no address at all<\/bdi><small>[^<]+<\/small>/);
		assert.match(rows[2].html, /<td[^>]* class="warn"><bdi>cleo@gmial\.com<\/bdi><small>[^<]*gmail\.com/);
		assert.match(words(rows[3].html), /Same e-mail as/);
		assert.match(rows[0].html, /<td[^>]* class="soft"><bdi>38<\/bdi>/, 'what is left out is grey');
	});

	test('chips show the rows of one verdict, and a search finds an address by its beginning', async () => {
		const errors = await admin.get(`/imports/${id}?verdict=error`);
		assert.deepEqual(rowsOf(errors).map((row) => row.number), [2, 4]);
		assert.deepEqual(rowsOf(await admin.get(`/imports/${id}?q=ANNA%40`)).map((row) => row.number), [1, 4]);
		assert.deepEqual(rowsOf(await admin.get(`/imports/${id}?q=zzz`)), []);
		assert.equal(rowsOf(await admin.get(`/imports/${id}?verdict=nonsense&after=x~y&from=-1`)).length, 4);
	});

	test('a suggestion is taken for its row, and the preview is where it was', async () => {
		const page = await admin.get(`/imports/${id}?verdict=warning`);
		const answer = await page.submit(`/imports/${id}/rows/3`, {}, { button: 'c0', follow: false });
		assert.equal(answer.location, `/imports/${id}?verdict=warning#row-3`);
		assert.equal(count(id, 'verdict:warning'), 0);
		assert.deepEqual([rowsOf(await admin.get(`/imports/${id}?verdict=warning`)).length, count(id, 'verdict:valid')], [0, 2]);
		assert.ok((await admin.get(`/imports/${id}?q=cleo`)).text.includes('cleo@gmail.com'));
	});

	test('a row is left out and taken in again, and the counts follow', async () => {
		let page = await (await admin.get(`/imports/${id}?verdict=valid`)).submit(`/imports/${id}/rows/1/skip`, {}, { button: 'skip' });
		assert.match(page.path, /\?verdict=valid/);
		assert.deepEqual([count(id, 'verdict:skipped'), count(id, 'plan:invite')], [1, 2], 'its twin comes in instead');
		page = await admin.get(`/imports/${id}?verdict=skipped`);
		assert.deepEqual(rowsOf(page).map((row) => row.number), [1]);
		await page.submit(`/imports/${id}/rows/1/skip`);
		assert.deepEqual([count(id, 'verdict:skipped'), count(id, 'plan:invite'), count(id, 'verdict:error')], [0, 2, 2]);
	});

	test('a row is corrected on a page of its own, which says what is wrong at the field until it is right', async () => {
		const path = `/imports/${id}/rows/2`, back = `/imports/${id}?verdict=error`;
		let page = await admin.get(`${path}?back=${encodeURIComponent(back)}`);
		assert.match(page.html, /<input id="c0"[^>]*value="no address at all" aria-invalid="true" aria-describedby="c0-told">/);
		assert.ok(!page.html.includes('name="c3"') && page.text.includes('Shoe size'), 'what is left out is shown, and no field');
		page = await page.submit(path, { c0: 'bo@kitchen', c1: 'Bosse' });
		assert.match(page.path, /^\/imports\/\d+\/rows\/2\?back=/);
		assert.match(page.html, /value="bo@kitchen" aria-invalid/);
		assert.ok(page.text.includes('something is still wrong'));
		const answer = await page.submit(path, { c0: 'bo@kitchen.example' }, { follow: false });
		assert.equal(answer.location, back);
		const [row] = rowsOf(await admin.get(`/imports/${id}?q=bo@`));
		assert.match(words(row.html), /Valid .*bo@kitchen\.example Bosse Berg/);
	});

	test('a field with choices is chosen from; a value that is none of them stays until somebody chooses', async () => {
		const id = await uploaded(lines('email,Shift', 'dora@kitchen.example,Noon', 'emil@kitchen.example,night'), { into: 0, kind: 'people' });
		const options = (page) => [...page.html.matchAll(/<option value="([^"]*)"( selected)?>/g)].map(([, value, selected]) => value + (selected ? '*' : ''));
		assert.deepEqual(options(await admin.get(`/imports/${id}/rows/2`)), ['', 'Day', 'Evening', 'Night*']);
		const page = await admin.get(`/imports/${id}/rows/1`);
		assert.deepEqual(options(page), ['Noon*', '', 'Day', 'Evening', 'Night']);
		assert.match(page.html, /<select id="c1"[^>]* aria-invalid="true"/);
		await page.submit(`/imports/${id}/rows/1`, { c1: 'Evening' });
		assert.equal(count(id, 'verdict:error'), 0);
	});

	test('in a wide file the verdict names the columns that it is about: they may be scrolled away', async () => {
		const row = `wide@kitchen.example,Ann,${'x'.repeat(300)}`;
		const wide = await admin.get(`/imports/${await uploaded(lines('email,first name,last name,shoe size,shirt', `${row},,`))}`);
		assert.match(wide.text, /Error\s+in Last name/);
		const narrow = await admin.get(`/imports/${await uploaded(lines('email,first name,last name', row))}`);
		assert.ok(narrow.text.includes('Error') && !narrow.text.includes('in Last name'), narrow.text);
		const twice = await admin.get(`/imports/${await uploaded(lines('email,first name,last name,shoe size,shirt', ...['a', 'a'].map((who) => `${who}@twice.example,A,B,,`)))}`);
		assert.match(twice.text, /Error\s+in E-mail address/);
		const whole = await admin.get(`/imports/${await uploaded(lines('email,a,b,c,d', 'nobody@whole.example,,,,'), { kind: 'associate' })}`);
		assert.match(whole.text, /Error\s.*Nobody in this organisation has this address/);
		assert.ok(!whole.text.includes('in E-mail address'), whole.text);
	});

	test('columns that are left out are named above the table, but for what exports have beside what is read', async () => {
		const looked = await admin.get(`/imports/${id}`);
		assert.match(looked.text, /Columns that are left out: “Shoe size”\. If one of them should be read, choose what it is: Change columns/);
		assert.ok(looked.html.indexOf('Columns that are left out') < looked.html.indexOf('<table'));
		const known = await admin.get(`/imports/${await uploaded(lines('email,first name,last name,joined,id,,', 'k@kitchen.example,A,B,2026-11-20,1,,'))}`);
		assert.ok(!known.text.includes('Columns that are left out'), known.text);
		const many = await admin.get(`/imports/${await uploaded(lines('email,first name,last name,a,b,c,d,e,f,g,h', 'k@kitchen.example,A,B'))}`);
		assert.match(many.text, /Columns that are left out: “a”, “b”, “c”, “d”, “e”, “f” and 2 more\./);
	});

	test('a way back that is none of ours is not taken', async () => {
		for (const back of ['//evil.example/imports/1', 'https://evil.example/', '/logout', `/imports/${'1'.repeat(3000)}`]) {
			const page = await admin.get(`/imports/${id}/rows/2?back=${encodeURIComponent(back)}`);
			const answer = await page.submit(`/imports/${id}/rows/2`, {}, { follow: false });
			assert.equal(answer.location, `/imports/${id}`, back);
		}
	});

	test('the mail is looked at before it goes out', async () => {
		const page = await admin.get(`/imports/${id}/mail`);
		assert.ok(page.text.includes('anna@kitchen.example') && page.text.includes('Kitchen helpers'), page.text);
	});

	test('rows that are not there are not found', async () => {
		for (const path of [`/imports/${id}/rows/99`, `/imports/99999`, `/imports/99999/rows/1`, '/imports/99999/mail', '/imports/99999/undo', '/imports/99999/cancel'])
			assert.equal((await admin.get(path)).status, 404, path);
	});
});

test('a password in the file is never shown, and one that cannot be used is replaced in its row', async () => {
	const school = await makeGroup('Night pupils', { policy: 'enrol' });
	const id = await uploaded(lines('user_email,user_pass', 'pia@pupils.example,otters', 'quincy@pupils.example,seven quiet otters'), { into: school });
	assert.equal(count(id, 'verdict:error'), 1);
	let page = await admin.get(`/imports/${id}`);
	assert.ok(page.text.includes('Not shown') && !page.html.includes('otters'), page.text);
	page = await admin.get(`/imports/${id}/rows/1`);
	assert.match(page.html, /<input id="password" name="password" type="password" autocomplete="new-password" aria-invalid="true"/);
	assert.ok(!page.html.includes('otters') && page.text.includes('Kept, not shown.'), page.text);
	page = await page.submit(`/imports/${id}/rows/1`, { password: 'ottery' });
	assert.ok(page.text.includes('something is still wrong') && !page.html.includes('ottery'), page.text);
	await page.submit(`/imports/${id}/rows/1`, { password: 'a river of otters' });
	assert.deepEqual([count(id, 'verdict:error'), count(id, 'plan:enrol')], [0, 2]);
	// Another value of the row leaves the password as it is.
	await (await admin.get(`/imports/${id}/rows/2`)).submit(`/imports/${id}/rows/2`, { c0: 'quinn@pupils.example' });
	await approve(id, { when: 'hold' });
	await over(id, 'done');
	const hashed = () => one("SELECT COUNT(*) AS n FROM accounts WHERE email LIKE '%@pupils.example' AND password_hash IS NOT NULL AND must_change_password = 1").n === 2;
	await until('both passwords to be hashed', hashed);
	await muster.client().signIn('pia@pupils.example', 'a river of otters');
	await muster.client().signIn('quinn@pupils.example', 'seven quiet otters');
	const kept = muster.sql('SELECT cells, problems FROM import_rows UNION ALL SELECT cells, NULL FROM import_edits');
	assert.ok(!JSON.stringify(kept).includes('otter'), 'nor kept in clear');
});

test('a mistyped group becomes the right one in all rows at once', async () => {
	await makeGroup('Gardeners');
	const id = await uploaded(lines('email,group', 'one@garden.example,Gardners', 'two@garden.example,gardners', 'three@garden.example,Gardeners'), { into: 0, kind: 'groups' });
	assert.equal(count(id, 'verdict:error'), 2);
	const page = await admin.get(`/imports/${id}?verdict=error`);
	const answer = await page.submit(`/imports/${id}/replace`, {}, { follow: false });
	assert.equal(answer.location, `/imports/${id}?verdict=error`);
	await checked(id);
	assert.deepEqual([count(id, 'verdict:error'), count(id, 'plan:invite')], [0, 3]);
});

describe('the decision', () => {
	test('rows with errors and people without a seat have to be agreed to, and a time to lie ahead', async () => {
		const tight = await makeGroup('Tight', { seats: '2' });
		const id = await uploaded(lines('email', 'a@tight.example', 'b@tight.example', 'c@tight.example', 'wrong'), { into: tight });
		const page = await admin.get(`/imports/${id}`);
		assert.ok(page.text.includes('3 people, 2 seats free.') && page.text.includes('Let the first 2 in, and leave 1 out'), page.text);
		let answer = await approve(id, { leave: null });
		assert.equal(answer.status, 422);
		for (const field of ['leave-error', 'over-error'])
			assert.ok(answer.html.includes(`id="${field}"`), `${field}: ${answer.text}`);
		assert.ok(!/name="leave" value="1" checked/.test(answer.html), 'what was ticked is kept');
		answer = await approve(id, { over: '1', when: 'later', date: '2020-01-01', time: '08:00' });
		assert.equal(answer.status, 422);
		assert.match(answer.html, /id="(when|date|time)-error"/);
		assert.match(answer.html, /name="over" value="1" checked/);
		assert.equal(status(id), 'ready');
		await approve(id, { over: '1', when: 'hold' });
		await over(id, 'done');
		assert.equal(one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${tight} AND current = 1`).n, 2);
		const result = await admin.get(`/imports/${id}`);
		assert.ok(result.text.includes('2 people are invited.') && result.text.includes('2 of 2'), result.text);
		assert.ok(result.text.includes('Their invites are not sent yet'), result.text);
	});

	test('where no seat is free at all, it says that nobody would come in, and offers no approval', async () => {
		const full = await makeGroup('Full', { seats: '1' });
		await approve(await uploaded(lines('email', 'first@full.example'), { into: full }));
		await until('the seat to be taken', () => one(`SELECT seats_held AS held FROM groups WHERE id = ${full}`).held === 1);
		const id = await uploaded(lines('email', 'a@full.example', 'b@full.example'), { into: full });
		const page = await admin.get(`/imports/${id}`);
		assert.match(page.text, /This file would change nothing\. No seat is free, so nobody would come in\. Give the group more seats first/);
		assert.ok(!/Approve \d|Leave out the 2 people/.test(page.text) && !page.html.includes('name="when"'), page.text);
		const answer = await page.submit(`/imports/${id}/approve`, { over: '1', when: 'now' });
		assert.equal(answer.status, 422);
		assert.ok(answer.text.includes('No seat is free, so nobody would come in. Free seats first.'), answer.text);
	});

	test('a person without a seat is new in the organisation all the same: such a row is done in part, and says so', async () => {
		const narrow = await makeGroup('Narrow', { seats: '1', policy: 'enrol' });
		const id = await uploaded(lines('email,group', 'in@narrow.example,Narrow', 'out@narrow.example,Narrow', 'wrong,Narrow'), { into: 0, kind: 'people' });
		const preview = await admin.get(`/imports/${id}`);
		for (const expected of ['New people are added to the organisation all the same.', 'You send the mails from the group\'s list', 'Who comes into no group gets no mail'])
			assert.ok(preview.text.includes(expected), preview.text);
		await approve(id, { leave: '1', over: '1', when: 'hold' });
		await over(id, 'done');
		assert.equal(one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${narrow} AND current = 1`).n, 1);
		assert.equal(one("SELECT COUNT(*) AS n FROM activities WHERE verb = 'member.created' AND subject LIKE '%@narrow.example' AND detail LIKE 'people.csv, line %'").n, 2);
		const result = await admin.get(`/imports/${id}`);
		assert.ok(result.text.includes('2 people are new here.') && result.text.includes('1 row was done in part, 1 row was left out.'), result.text);
	});

	test('who comes into no group is told by no list: that is said before, and afterwards', async () => {
		const id = await uploaded(lines('email', 'a@nowhere.example', 'b@nowhere.example'), { into: 0, kind: 'people' });
		const preview = await admin.get(`/imports/${id}`);
		assert.match(preview.text, /Not yet Who comes into no group gets no mail: tell them yourself/);
		await approve(id, { when: 'hold' });
		await over(id, 'done');
		const result = await admin.get(`/imports/${id}`);
		assert.match(result.text, /2 people are new here\. They are not told yet\. Who came into no group gets no mail: tell them yourself/);
	});

	test('what was switched off meanwhile is not offered', async () => {
		const id = await uploaded(lines('email', 'later@kitchen.example'));
		muster.sql('UPDATE organisations SET csv_upload = 0 WHERE id = 1');
		try {
			const page = await admin.get(`/imports/${id}`);
			assert.ok(page.text.includes('CSV upload is switched off') && !page.text.includes('Approve 1 row') && page.text.includes('Disapprove'), page.text);
		} finally {
			muster.sql('UPDATE organisations SET csv_upload = 1 WHERE id = 1');
		}
		assert.ok((await admin.get(`/imports/${id}`)).text.includes('Approve 1 row'));
	});

	test('disapproved, nothing is done', async () => {
		const id = await uploaded(lines('email', 'nobody@kitchen.example'));
		const page = await (await admin.get(`/imports/${id}`)).submit(`/imports/${id}/disapprove`);
		assert.ok(page.text.includes('Disapproved: nothing was done.') && page.text.includes('Upload another file'), page.text);
		assert.equal(one("SELECT COUNT(*) AS n FROM memberships WHERE email = 'nobody@kitchen.example'").n, 0);
		for (const path of ['rows/1', 'mail', 'cancel', 'undo'])
			assert.equal((await admin.get(`/imports/${id}/${path}`, { follow: false })).location, `/imports/${id}`, path);
	});

	test('what a page shows may be over by the time its button is pressed', async () => {
		const id = await uploaded(lines('email', 'late@kitchen.example'));
		const page = await admin.get(`/imports/${id}`);
		await page.submit(`/imports/${id}/disapprove`);
		const approved = await page.submit(`/imports/${id}/approve`);
		assert.equal(approved.status, 422);
		assert.ok(approved.text.includes('disapproved'), approved.text);
		const skipped = await page.submit(`/imports/${id}/rows/1/skip`);
		assert.equal(skipped.status, 200);
		assert.ok(skipped.text.includes('Nothing was changed'), skipped.text);
	});

	test('everything that is there already changes nothing, and says so', async () => {
		const first = await uploaded(lines('email', 'twice@kitchen.example'));
		await approve(first);
		await over(first, 'done');
		const again = await uploaded(lines('email', 'twice@kitchen.example'));
		const page = await admin.get(`/imports/${again}`);
		for (const expected of ['The same file was uploaded before', 'This file would change nothing.', '1 already there'])
			assert.ok(page.text.includes(expected), `${expected}: ${page.text}`);
		assert.ok(!/Approve \d/.test(page.text));
	});
});

test('the result says row by row what was done and what was left out, and why', async () => {
	const id = await uploaded(lines('email,first name', 'gus@kitchen.example,Gus', 'wrong,Hal', 'twice@kitchen.example,Ida', 'jo@kitchen.example,Jo'));
	await (await admin.get(`/imports/${id}`)).submit(`/imports/${id}/rows/4/skip`, {}, { button: 'skip' });
	await approve(id);
	await over(id, 'done');
	const out = await admin.get(`/imports/${id}`);
	for (const expected of ['1 person is invited.', '1 was there already, 2 rows were left out.', 'Skipped in the preview.', 'See the learners'])
		assert.ok(out.text.includes(expected), `${expected}: ${out.text}`);
	assert.ok(out.html.includes(`/groups/${group}/enrol/manual?email1=wrong&amp;first1=Hal&amp;last1=`), 'a row is mended by hand');
	const mend = await admin.get(`/groups/${group}/enrol/manual?email1=wrong&first1=Hal&last1=`);
	assert.match(mend.html, /name="first1"[^>]*value="Hal"/);
	const done = await admin.get(`/imports/${id}?show=done`);
	assert.ok(done.text.includes('gus@kitchen.example') && !done.text.includes('wrong'), done.text);
	assert.equal((await admin.get(`/imports/${id}/rows.csv`)).status, 200);
});

describe('at work', () => {
	// Nobody works meanwhile: every step is looked at.
	const stopWork = () => muster.processes.work.stop();
	const startWork = () => muster.start('work');
	after(() => muster.processes.work.running || startWork());

	test('it is paused, resumed, stopped, and what was done stays until it is undone', async () => {
		const id = await uploaded(lines('email', ...Array.from({ length: 3 }, (_, n) => `p${n}@work.example`)));
		await stopWork();
		let page = await approve(id);
		assert.ok(page.text.includes('Enrolling people') && page.text.includes('0 of 3') && page.text.includes('You can leave this page. We e-mail you when'), page.text);
		assert.match(page.html, /aria-current="step">Preview and approve</);
		assert.match(page.html, /<noscript><meta http-equiv="refresh"/);
		assert.match(page.html, new RegExp(`id="run" data-live="/imports/${id}" data-next="/imports/${id}"`));
		page = await page.submit(`/imports/${id}/pause`);
		assert.ok(page.text.includes('Paused') && !page.html.includes('data-live'), page.text);
		assert.ok((await admin.get('/imports')).text.includes('0 of 3'));
		page = await page.submit(`/imports/${id}/resume`);
		assert.equal(status(id), 'running');
		const confirm = await admin.get(`/imports/${id}/cancel`);
		assert.ok(confirm.text.includes('Its last 3 rows are not reached. What was done stays'), confirm.text);
		page = await confirm.submit(`/imports/${id}/cancel`);
		assert.equal(status(id), 'cancelled');
		assert.ok(page.text.includes('The import was stopped before its last 3 rows'), page.text);
		assert.match(page.text, /Not reached\s+3\s+Download these rows/);
		const rest = await admin.get(`/imports/${id}/rest.csv`);
		assert.match(rest.headers['content-disposition'], /-not-reached\.csv/);
		assert.equal(rest.body.toString('utf8'), '\uFEFFemail,What was wrong\r\np0@work.example,\r\np1@work.example,\r\np2@work.example,\r\n');
		const again = await confirm.submit(`/imports/${id}/cancel`);
		assert.equal(again.status, 422);
		startWork();
	});

	test('rows that were not reached are those that would have done something: what is wrong in the rest is left out once', async () => {
		const id = await uploaded(lines('email', 'r0@work.example', 'wrong', 'r1@work.example'));
		await stopWork();
		await approve(id, { leave: '1' });
		const confirm = await admin.get(`/imports/${id}/cancel`);
		assert.match(confirm.text, /Its last 2 rows are not reached\./);
		const page = await confirm.submit(`/imports/${id}/cancel`);
		assert.match(page.text, /stopped before its last 2 rows.* 1 row was left out\./);
		assert.match(page.text, /Left out\s+1\s.*Not reached\s+2\s/);
		const rest = await admin.get(`/imports/${id}/rest.csv`);
		assert.equal(rest.body.toString('utf8'), '\uFEFFemail,What was wrong\r\nr0@work.example,\r\nr1@work.example,\r\n');
		startWork();
	});

	test('one that was stopped and undone says both, and the list how much of it had been done; one that was not has no rest', async () => {
		const id = await uploaded(lines('email', 's0@work.example', 's1@work.example', 's2@work.example'), { name: 'both.csv' });
		await approve(id, { when: 'hold' });
		await over(id, 'done');
		await (await admin.get(`/imports/${id}/undo`)).submit(`/imports/${id}/undo`);
		await over(id, 'undone');
		let page = await admin.get(`/imports/${id}`);
		assert.ok(page.text.includes('The import was undone. 3 things that it did were taken back. Invited'), page.text);
		assert.ok(!page.text.includes('Not reached'), page.text);
		assert.match((await admin.get('/imports')).text, /both\.csv Undone .*? 3 of 3 had been done/);
		// As if it had been stopped before a fourth row.
		muster.sql(`INSERT INTO import_rows (import_id, number, line, verdict, plan, email_key, cells, problems, places)
			SELECT import_id, 4, 5, verdict, plan, NULL, cells, problems, places FROM import_rows WHERE import_id = ${id} AND number = 3`);
		muster.sql(`UPDATE import_counts SET people = people + 1 WHERE import_id = ${id} AND (what IN ('plan:invite', 'verdict:valid') OR what LIKE 'group:%')`);
		muster.sql(`UPDATE imports SET row_count = 4 WHERE id = ${id}`);
		page = await admin.get(`/imports/${id}`);
		assert.ok(page.text.includes('3 things that it did were taken back. It had been stopped before its last row.'), page.text);
		assert.match(page.text, /Not reached\s+1\s/);
		assert.equal((await admin.get(`/imports/${id}/rest.csv`)).body.toString('utf8').split('\r\n').length, 3);
		assert.match((await admin.get('/imports')).text, /both\.csv Undone .*? 3 of 4 had been done/);
	});

	test('what several things in a row are is said with the number of rows before they are taken back', async () => {
		await makeGroup('Counted', { policy: 'enrol' });
		const id = await uploaded(lines('email,group', 'a@counted.example,Counted', 'b@counted.example,Counted'), { into: 0, kind: 'people' });
		await approve(id, { when: 'hold' });
		await over(id, 'done');
		assert.match((await admin.get(`/imports/${id}/undo`)).text, /All 4 things that it did in 2 rows are taken back\./);
	});

	test('undoing says how much it would take back, and takes it back', async () => {
		const id = await uploaded(lines('email', 'stays@undo.example', 'goes@undo.example', 'also@undo.example'));
		await approve(id, { when: 'hold' });
		await over(id, 'done');
		let page = await admin.get(`/imports/${id}/undo`);
		assert.ok(page.text.includes('3 things that it did are taken back.'), page.text);
		assert.ok(page.text.includes('Invites that wait for an answer are cancelled'), page.text);
		await page.submit(`/imports/${id}/undo`);
		await over(id, 'undone');
		page = await admin.get(`/imports/${id}`);
		assert.ok(page.text.includes('The import was undone.') && page.text.includes('3 things that it did were taken back.'), page.text);
		assert.ok((await admin.get(`/imports/${id}?show=done`)).text.includes('Taken back'));
		assert.equal(one("SELECT COUNT(*) AS n FROM memberships WHERE email LIKE '%@undo.example' AND current = 1").n, 0);
	});
});

test('a leader decides about imports into their groups, and sees no others', async () => {
	const mine = await uploaded(lines('email', 'led@kitchen.example'), { into: muster.ours.group, by: leader });
	const page = await leader.get(`/imports/${mine}`);
	assert.equal(page.status, 200);
	await approve(mine, { when: 'hold' }, leader);
	await over(mine, 'done');
	const other = await uploaded(lines('email', 'notled@kitchen.example'));
	const foreign = await muster.signedIn(people.otherAdmin, PASSWORD), learner = await muster.signedIn(people.learner, PASSWORD);
	for (const path of ['', '/rows/1', '/mail', '/undo', '/cancel']) {
		assert.equal((await leader.get(`/imports/${other}${path}`)).status, 404, path);
		assert.equal((await foreign.get(`/imports/${other}${path}`)).status, 404, path);
		assert.equal((await learner.get(`/imports/${other}${path}`)).status, 403, path);
	}
	const form = await leader.get(`/imports/${mine}`);
	const token = /name="csrf" value="([^"]+)"/.exec(form.html)[1];
	for (const path of ['approve', 'disapprove', 'check', 'pause', 'resume', 'cancel', 'undo', 'replace', 'rows/1', 'rows/1/skip'])
		assert.equal((await leader.post(`/imports/${other}/${path}`, { csrf: token })).status, 404, path);
	assert.equal(status(other), 'ready');
});
