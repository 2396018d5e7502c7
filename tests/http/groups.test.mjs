// Groups from the first to the archived one, and the ways into them, through the real web server. No mail needs to go out here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { start } from '../lib/instance.mjs';

const PASSWORD = 'a password for the demo';
let muster, admin, leader;

before(async () => {
	muster = await start({ demo: PASSWORD, admin: false, work: false });
	admin = await muster.signedIn('admin@muster.example', PASSWORD);
	leader = await muster.signedIn('leader@muster.example', PASSWORD);
});
after(() => muster?.stop());

const one = (query) => muster.sql(query)[0];
const groupId = (name) => one(`SELECT id FROM groups WHERE name = '${name}' AND status = 'active'`).id;
const people = (group) => one(`SELECT COUNT(*) AS n FROM memberships WHERE group_id = ${group} AND current = 1`).n;
const courseIds = () => muster.sql("SELECT id FROM courses WHERE status = 'active' ORDER BY title_key").map((row) => row.id);

async function makeGroup(name, fields = {}) {
	const answer = await (await admin.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', ...fields });
	assert.equal(answer.status, 200, answer.text);
	return groupId(name);
}

async function enrol(group, values, options, client = admin) {
	const path = `/groups/${group}/enrol/manual`;
	return (await client.get(path)).submit(path, values, options);
}

test('every page of a group has a title of its own', async () => {
	const group = groupId('Residential care staff');
	const titles = [];
	for (const page of ['', '/courses', '/settings', '/enrol/manual'])
		titles.push((await admin.get(`/groups/${group}${page}`)).title);
	assert.deepEqual(titles, ['', 'Courses · ', 'Settings · ', 'Add manually · '].map((page) => `${page}Residential care staff · Muster`));
});

describe('the list', () => {
	test('an administrator sees every group with its counts, a leader only those they lead', async () => {
		const all = await admin.get('/groups');
		for (const words of ['Residential care staff', 'Night shift supervisors', 'Volunteers 2026', 'Seats used', 'New group'])
			assert.ok(all.text.includes(words), words);
		const led = await leader.get('/groups');
		assert.ok(led.text.includes('Residential care staff'));
		assert.ok(!led.text.includes('Volunteers 2026') && !led.text.includes('New group'));
		assert.equal((await (await muster.signedIn('learner@muster.example', PASSWORD)).get('/groups')).status, 403);
	});

	test('it is searched by group and by leader, in one go', async () => {
		const rows = async (query) => (await admin.get(`/groups?${query}`)).html.match(/class="title" href="\/groups\/\d+">[^<]*/g)?.map((row) => row.split('>')[1]) ?? [];
		assert.deepEqual(await rows('q=VOLUNTEERS'), ['Volunteers 2026']);
		assert.deepEqual((await rows('q=price&sort=name')).sort(), ['Approved drivers', 'First aid, spring course', 'Night shift supervisors', 'Residential care staff']);
		assert.deepEqual(await rows('q=price+night'), ['Night shift supervisors']);
		assert.deepEqual(await rows('q=%25'), []);
		assert.deepEqual((await rows('sort=name&show=nonsense&after=x~y')).length, 5);
	});

	test('hundreds of groups come a page at a time, there and back', async () => {
		muster.sql(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
			INSERT INTO groups (organisation_id, name, name_key, created_at, active_at)
			SELECT (SELECT organisation_id FROM groups LIMIT 1), 'Many ' || substr(1000 + i || '', 2), 'many ' || substr(1000 + i || '', 2), 1, i FROM n`);
		for (const sort of ['name', 'activity']) {
			const seen = new Set();
			let page = await admin.get(`/groups?sort=${sort}`), pages = 1;
			assert.match(page.text, /1 to 50 of 125/);
			const first = page.html.match(/class="title" href="[^"]*/g);
			for (;;) {
				page.html.match(/class="title" href="[^"]*/g).forEach((row) => seen.add(row));
				const next = page.links().find((link) => link.rel === 'next');
				if (!next)
					break;
				page = await admin.get(`/groups${next.href}`);
				pages++;
			}
			assert.equal(pages, 3);
			assert.equal(seen.size, 125);
			for (; pages > 1; pages--)
				page = await admin.get(`/groups${page.links().find((link) => link.rel === 'prev').href}`);
			assert.deepEqual(page.html.match(/class="title" href="[^"]*/g), first);
		}
		muster.sql("DELETE FROM groups WHERE name LIKE 'Many %'");
	});
});

describe('making and changing a group', () => {
	test('what is wrong stands at its field, and nothing typed is lost', async () => {
		const [course] = courseIds();
		const answer = await (await admin.get('/groups/new')).submit('/groups/new',
			{ name: 'volunteers 2026', description: 'A <b>line</b>\n and another', policy: 'enrol', invite_days: '400', seats: 'many', course });
		assert.equal(answer.status, 422);
		for (const words of ['There is a group of this name already', 'from 1 to 365', 'whole number of seats'])
			assert.ok(answer.text.includes(words), words);
		const fields = Object.fromEntries(answer.form('/groups/new').fields);
		assert.equal(fields.name, 'volunteers 2026');
		assert.equal(fields.description.replaceAll('\r', ''), 'A <b>line</b>\n and another');
		assert.equal(fields.policy, 'enrol');
		assert.equal(fields.seats, 'many');
		assert.equal(fields.course, String(course));
	});

	test('a new group has what was chosen, and its own address', async () => {
		const [first, second] = courseIds();
		const answer = await (await admin.get('/groups/new')).submit('/groups/new', { name: 'Spring intake', policy: 'enrol', seats: '5', course: [second, first] });
		const id = groupId('Spring intake');
		assert.equal(answer.path, `/groups/${id}`);
		assert.deepEqual(one(`SELECT policy, seats, population FROM groups WHERE id = ${id}`), { policy: 'enrol', seats: 5, population: 'manual' });
		assert.equal(one(`SELECT COUNT(*) AS n FROM group_courses WHERE group_id = ${id}`).n, 2);
	});

	test('few seats are drawn as small as many', async () => {
		const length = async (name) => /class="roll" viewBox="0 0 (\d+) 1"/.exec((await admin.get(`/groups/${groupId(name)}`)).html)?.[1];
		assert.equal(await length('Spring intake'), '20');
		assert.equal(await length('Residential care staff'), '40');
	});

	test('a name written from right to left does not turn the words around it', async () => {
		const name = 'فريق الليل 3', group = await makeGroup(name);
		await enrol(group, { email1: 'nur@northfield.example', first1: 'نور' });
		for (const [path, words] of [['enrol/manual', 'Into <bdi>@</bdi>. Seats'], ['enrol/copy', 'Into <bdi>@</bdi>. Seats'], ['archive', 'Archive <bdi>@</bdi>?']])
			assert.ok((await admin.get(`/groups/${group}/${path}`)).html.includes(words.replace('@', name)), path);
		assert.match((await admin.get(`/groups/${group}/settings`)).html, new RegExp(`<input id="name" name="name" dir="auto"[^>]* value="${name}"`));
		assert.ok((await admin.get('/organisation/activity')).html.includes(`created the group <b><bdi>${name}</bdi></b>`));
		await (await admin.get(`/groups/${group}/archive`)).submit(`/groups/${group}/archive`);
	});

	test('a leader changes name and days, and the rest stays whatever they send', async () => {
		const id = groupId('Residential care staff');
		const before = one(`SELECT policy, seats FROM groups WHERE id = ${id}`);
		const page = await leader.get(`/groups/${id}/settings`);
		assert.ok(!page.form(`/groups/${id}/settings`).fields.some(([name]) => name === 'seats' || name === 'policy'));
		assert.equal((await page.submit(`/groups/${id}/settings`, { invite_days: '14', seats: '9999', policy: 'enrol' })).status, 200);
		assert.deepEqual(one(`SELECT policy, seats, invite_days FROM groups WHERE id = ${id}`), { ...before, invite_days: 14 });
	});

	test('courses are ticked and numbered; a number that is none is told at its field', async () => {
		const id = await makeGroup('Ordered');
		const [a, b, c] = courseIds();
		const path = `/groups/${id}/courses`;
		const wrong = await (await admin.get(path)).submit(path, { course: [a, b], [`position_${a}`]: 'first' });
		assert.equal(wrong.status, 422);
		assert.match(wrong.html, new RegExp(`id="position_${a}"[^>]*value="first"[^>]*aria-invalid`));
		await (await admin.get(path)).submit(path, { course: [a, b, c], [`position_${a}`]: '2', [`position_${c}`]: '1' });
		assert.deepEqual(muster.sql(`SELECT course_id FROM group_courses WHERE group_id = ${id} ORDER BY position`).map((row) => row.course_id), [c, a, b]);
		await (await admin.get(path)).submit(path, { course: null });
		assert.equal(one(`SELECT COUNT(*) AS n FROM group_courses WHERE group_id = ${id}`).n, 0);
	});

	test('a course that was archived while the form was open is not given, and the page says so', async () => {
		const id = await makeGroup('Open form'), path = `/groups/${id}/courses`;
		const [a, b] = courseIds();
		const page = await admin.get(path);
		await (await admin.get(`/courses/${b}`)).submit(`/courses/${b}/archive`);
		const refused = await page.submit(path, { course: [a, b] });
		assert.equal(refused.status, 422);
		assert.match(refused.text, /A course that you chose was archived or deleted meanwhile/);
		assert.equal(one(`SELECT COUNT(*) AS n FROM group_courses WHERE group_id = ${id}`).n, 0);
		await refused.submit(path, {});
		assert.deepEqual(muster.sql(`SELECT course_id FROM group_courses WHERE group_id = ${id}`).map((row) => row.course_id), [a]);
		await (await admin.get(`/courses/${b}`)).submit(`/courses/${b}/restore`);
	});

	test('leaders are found, made and removed', async () => {
		const id = await makeGroup('Led');
		for (const rest of ['', '/codes', '/reports', '/settings'])
			assert.match((await admin.get(`/groups/${id}${rest}`)).text, /Led Nobody leads this group yet/, rest);
		const seats = await admin.get(`/groups/${id}/seats`);
		assert.match(seats.text, /Leave it empty for no limit/);
		assert.doesNotMatch(seats.text, /At least 0/);
		const path = `/groups/${id}/settings`;
		const found = await (await admin.get(path)).submit(`${path}#leaders`, { who: 'marta' });
		assert.ok(found.text.includes('Marta Silva'));
		const made = await found.submit(`/groups/${id}/leaders`);
		assert.match(made.text, /Led by Marta Silva/);
		assert.doesNotMatch((await admin.get(`/groups/${id}`)).text, /Nobody leads/);
		const gone = await made.submit(/leaders\/\d+\/remove$/);
		assert.match(gone.text, /Nobody leads this group yet/);
		const nobody = await admin.get(`${path}?who=zz%22zz`);
		assert.match(nobody.text, /No active member .* was found by “zz"zz”/);
		const odd = await found.submit(`/groups/${id}/leaders`, { member: '999999' });
		assert.equal(odd.status, 422);
		assert.match(odd.text, /Choose an active member/);
	});

	test('duplicate, archive, undo, restore', async () => {
		const id = await makeGroup('Old hands', { seats: '3' });
		const copy = await (await admin.get(`/groups/${id}/settings`)).submit(`/groups/${id}/duplicate`);
		assert.match(copy.path, /^\/groups\/\d+\/settings$/);
		assert.match(copy.text, /Old hands \(copy\)/);
		const confirm = await admin.get(`/groups/${id}/archive`);
		assert.match(confirm.text, /Archive Old hands\?/);
		const archived = await confirm.submit(`/groups/${id}/archive`);
		assert.equal(archived.path, '/groups');
		assert.equal(one(`SELECT status FROM groups WHERE id = ${id}`).status, 'archived');
		assert.ok((await admin.get('/groups?show=archived')).text.includes('Old hands'));
		const page = await enrolPage(id);
		assert.match(page.text, /This group is archived/);
		assert.ok(!page.forms().some((form) => form.action.endsWith('/enrol/manual')));
		const undone = await archived.submit(`/groups/${id}/restore`);
		assert.match(undone.text, /The group is back/);
		assert.equal((await enrol(id, { email1: 'new@northfield.example' })).status, 200);
	});

	async function enrolPage(id) {
		const page = await admin.get(`/groups/${id}/enrol`);
		assert.equal(page.path.length > 0, true);
		return page;
	}
});

describe('enrolling by hand', () => {
	test('every wrong row is told at once, at its field, and nothing is sent or lost', async () => {
		const id = await makeGroup('By hand');
		const values = {
			email1: 'grace.rowe@northfield.example', first1: 'Grace', last1: 'Tan',
			email2: 'leila farah@northfield.example', email3: 'GRACE.ROWE@northfield.example', email4: 'Hugo <hugo@northfield.example>',
			email5: `${'a'.repeat(300)}@northfield.example`, email6: 'a@northfield.example, b@northfield.example', email7: 'two..dots@northfield.example',
			first8: 'Only a name', email9: 'ok@northfield.example', first9: 'x'.repeat(10000), last9: 'a\u202Eb', email10: 'tab@north\u0007field.example', when: 'now',
		};
		const answer = await enrol(id, values);
		assert.equal(answer.status, 422);
		for (const words of ['Row 2: There is a space', 'Row 3: Same address as row 1.', 'Row 4: There is a name or a bracket', 'Row 5: The address is too long',
			'Row 6: There is a comma here', 'Row 7: There are two dots', 'Row 8: Enter an e-mail address', 'Row 9: The first name has more than 100', 'Row 10: '])
			assert.ok(answer.text.includes(words), `${words} in ${answer.text.slice(0, 1500)}`);
		assert.match(answer.text, /Row 2:.*Row 3:.*Row 4:.*Row 5:/);
		const fields = Object.fromEntries(answer.form(`/groups/${id}/enrol/manual`).fields);
		for (const [name, value] of Object.entries(values))
			assert.equal(fields[name], value, name);
		assert.match(answer.html, /id="email3"[^>]*aria-describedby="email3-error"/);
		assert.equal(people(id), 0);
		assert.equal(one(`SELECT COUNT(*) AS n FROM messages WHERE email = 'grace.rowe@northfield.example'`).n, 0);
	});

	test('too few seats: the form says how many, and nobody comes in', async () => {
		const id = await makeGroup('Two seats', { seats: '2' });
		const answer = await enrol(id, { email1: 'a@northfield.example', email2: 'b@northfield.example', email3: 'c@northfield.example', when: 'now' });
		assert.equal(answer.status, 422);
		assert.match(answer.text, /Only 2 seats are free; 3 people are new\./);
		assert.match(answer.text, /Row 3: No seat is free\./);
		assert.equal(people(id), 0);
	});

	test('the preview shows the mail, keeps what was typed and sends nothing', async () => {
		const id = await makeGroup('Previewed');
		const answer = await enrol(id, { email3: 'grace@northfield.example', first3: 'Grace', email4: 'not an address', when: 'hold' }, { button: 'preview' });
		assert.equal(answer.status, 200);
		assert.match(answer.text, /Preview of the mail.*Hello Grace.*Previewed/);
		const fields = Object.fromEntries(answer.form(`/groups/${id}/enrol/manual`).fields);
		assert.equal(fields.email3, 'grace@northfield.example');
		assert.equal(fields.email4, 'not an address');
		assert.equal(fields.when, 'hold');
		assert.equal(people(id), 0);
	});

	test('a schedule in the past or unreadable is refused, one to come is shown and kept', async () => {
		const id = await makeGroup('Scheduled');
		const past = await enrol(id, { email1: 'a@northfield.example', when: 'later', date: '2020-01-01', time: '08:00' });
		assert.match(past.text, /This time has passed/);
		const odd = await enrol(id, { email1: 'a@northfield.example', when: 'later', date: 'soon', time: '8' });
		assert.match(odd.text, /Enter the date.*Enter the time/);
		const date = new Date(Date.now() + 3 * 86400e3).toISOString().slice(0, 10);
		const done = await enrol(id, { email1: 'a@northfield.example', when: 'later', date, time: '08:00' });
		assert.match(done.path, /\/enrol\/done\?/);
		assert.match(done.text, /1 person added to Scheduled.*goes out to 1 person on .*08:00.*Correct the address.*Outlook/);
		assert.equal(people(id), 1);
	});

	test('after it the page names who came in, and nobody of another group', async () => {
		const id = await makeGroup('Named');
		const other = await makeGroup('Unnamed');
		const done = await enrol(id, { email1: 'name1@northfield.example', email2: 'name2@northfield.example', when: 'now' });
		assert.match(done.text, /2 people added to Named.*name1@northfield\.example.*name2@northfield\.example/);
		assert.match(done.text, /Enrol more See learners/);
		const elsewhere = await admin.get(done.path.replace(`/groups/${id}/`, `/groups/${other}/`));
		assert.ok(!elsewhere.text.includes('name1@northfield.example'));
		assert.equal((await admin.get(`/groups/${id}/enrol/done?first=x&last=9999999999999999999`)).status, 200);
	});

	test('enrolling at once makes learners straight away', async () => {
		const id = await makeGroup('At once', { policy: 'enrol' });
		const done = await enrol(id, { email1: 'atonce@northfield.example', when: 'now' });
		assert.match(done.text, /A mail is on its way to 1 person, who can start at once\./);
		assert.doesNotMatch(done.text, /Nobody of that form/);
		assert.equal(one(`SELECT status FROM memberships WHERE group_id = ${id}`).status, 'active');
	});
});

describe('adding members', () => {
	test('members are searched, ticked and active at once; who is in already is marked', async () => {
		const id = await makeGroup('Chosen');
		const path = `/groups/${id}/enrol/copy`;
		const found = await admin.get(`${path}?q=marta`);
		assert.ok(found.text.includes('Marta Silva'));
		const member = /name="id" value="(\d+)"/.exec(found.html)[1];
		const done = await postForm(found, path, { id: member });
		assert.match(done.text, /1 person added to Chosen/);
		assert.equal(one(`SELECT status, route FROM memberships WHERE group_id = ${id}`).route, 'existing');
		const again = await admin.get(`${path}?q=marta`);
		assert.match(again.text, /Already active/);
		const left = await postForm(again, path, { id: member });
		assert.match(left.text, /1 person was left out/);
		const nobody = await postForm(again, path, {});
		assert.equal(nobody.status, 422);
		assert.match(nobody.text, /Nobody is ticked/);
	});

	// The form that posts: the page has one of the same address that searches.
	async function postForm(page, path, values) {
		const csrf = page.forms().find((form) => form.method === 'post' && form.action === path).fields.find(([name]) => name === 'csrf')[1];
		const rest = page.forms().find((form) => form.method === 'post' && form.action === path).fields.filter(([name]) => !['csrf', 'id'].includes(name));
		return page.client.post(path, [['csrf', csrf], ...rest, ...Object.entries(values)]);
	}

	test('another group is copied: ticks stay when the seats do not suffice, everyone becomes a job', async () => {
		const from = groupId('Volunteers 2026');
		const id = await makeGroup('Copied', { seats: '1' });
		const path = `/groups/${id}/enrol/copy`;
		const page = await admin.get(`${path}?source=${from}&who=everyone`);
		const ids = [...page.html.matchAll(/name="id" value="(\d+)"/g)].map((match) => match[1]);
		assert.ok(ids.length >= 3);
		const form = page.forms().find((one) => one.method === 'post' && one.action === path);
		const base = form.fields.filter(([name]) => name !== 'id');
		const full = await admin.post(path, [...base, ['id', ids[0]], ['id', ids[1]]]);
		assert.equal(full.status, 422);
		assert.match(full.text, /Only 1 seat is free; 2 people are new\./);
		assert.match(full.html, new RegExp(`value="${ids[1]}"[^>]* checked`));
		assert.equal(people(id), 0);
		assert.match((await admin.post(path, [...base, ['id', ids[0]]])).text, /1 person added to Copied/);
		const job = await admin.post(path, [...base, ['all', '1']], { follow: false });
		assert.match(job.location, /^\/jobs\/\d+$/);
		assert.deepEqual(one("SELECT kind, arguments FROM jobs ORDER BY id DESC LIMIT 1"), { kind: 'copy', arguments: JSON.stringify({ from, who: 'everyone' }) });
	});

	test('a leader copies from groups they lead and chooses nobody else', async () => {
		const id = groupId('Residential care staff');
		const path = `/groups/${id}/enrol/copy`;
		const page = await leader.get(path);
		assert.ok(page.text.includes('Night shift supervisors') && !page.text.includes('Volunteers 2026'));
		assert.ok(!page.text.includes('Choose members'));
		assert.equal((await leader.get(`${path}?source=${groupId('Volunteers 2026')}`)).status, 404);
		const csrf = (await leader.get(`/groups/${id}/settings`)).form(`/groups/${id}/settings`).fields.find(([name]) => name === 'csrf')[1];
		const stranger = one("SELECT m.id FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.email = 'marta.silva@volunteers.example'").id;
		assert.equal((await leader.post(path, { csrf, id: stranger })).status, 403);
		const secret = one(`SELECT id FROM memberships WHERE group_id = ${groupId('Volunteers 2026')} AND status = 'active' LIMIT 1`).id;
		assert.equal((await leader.post(path, { csrf, source: groupId('Volunteers 2026'), id: secret })).status, 404);
		const before = people(id);
		await leader.post(path, { csrf, source: groupId('Night shift supervisors'), id: secret });
		assert.equal(people(id), before);
	});
});
