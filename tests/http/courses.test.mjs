// Courses as administrators write them: lessons, pictures, drafts and versions, what the site offers; and what goes wrong.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { organisation } from '../lib/crowd.mjs';
import { SITE_ADMIN, start } from '../lib/instance.mjs';
import { stopSound } from '../lib/invariants.mjs';
import { learner, openCourse } from '../lib/learning.mjs';
import { until } from '../lib/process.mjs';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=', 'base64');
let muster, head;

before(async () => {
	muster = await start();
	head = await organisation(muster);
});
after(() => stopSound(muster));

const one = (query) => muster.sql(query)[0];
const count = (what) => one(`SELECT count(*) AS n FROM ${what}`).n;

async function newCourse(title) {
	const answer = await (await head.get('/courses/new')).submit('/courses', { title }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	return Number(/^\/courses\/(\d+)$/.exec(answer.location)[1]);
}

// Adds a lesson; its id.
async function addLesson(course, title, values = {}) {
	const answer = await (await head.get(`/courses/${course}/lessons/new?kind=text`)).submit(`/courses/${course}/lessons`, { title, body: 'Words.', ...values }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	return one('SELECT MAX(id) AS id FROM lessons').id;
}

const publish = async (course) => (await head.get(`/courses/${course}`)).submit(`/courses/${course}/publish`);
const edit = async (course, lesson, values, options) => (await head.get(`/courses/${course}/lessons/${lesson}`)).submit(/\/lessons\/\d+$/, values, options);
const titles = (page) => [...page.html.matchAll(/<a class="title" href="\/courses\/\d+\/lessons\/\d+"><bdi>([^<]*)/g)].map((match) => match[1]);

test('a course is a draft until it is published, with its lessons in order', async () => {
	const course = await newCourse('First aid');
	const page = await head.get(`/courses/${course}`);
	assert.match(page.text, /Draft.*Learners do not see this course yet\..*No lesson yet\./);
	assert.match((await head.get('/courses')).text, /First aid Draft/);
	const first = await addLesson(course, 'Look', { section: 'At the scene', minutes: '5' });
	await addLesson(course, 'Call');
	await addLesson(course, 'Help', { optional: '1' });
	const written = await head.get(`/courses/${course}`);
	assert.deepEqual(titles(written), ['Look', 'Call', 'Help']);
	assert.match(written.text, /At the scene 1\. Look.* 5 min.*3\. Help Optional/);
	const { group } = await openCourse(muster, head, 'To have a group', []);
	const path = `/groups/${group}/courses`;
	const fields = (await head.get(path)).form(path).fields.filter(([name]) => name === 'course').map(([, value]) => value);
	await (await head.get(path)).submit(path, { course: [...fields, course] });
	const priya = await learner(muster, head, { group }, 'priya@crowd.example');
	assert.match((await head.get(path)).text, /First aid Draft: learners do not see it yet/);
	assert.equal((await priya.get(`/learning/${course}`)).status, 404);
	assert.match((await publish(course)).text, /The course is published\./);
	assert.match((await priya.get(`/learning/${course}`)).text, /First aid.*Look/);
	assert.match((await head.get(`/courses/${course}/lessons/${first}/show`)).text, /This is how learners will see it\..*Look.*Lesson 1, first of At the scene · 5 min/);
});

test('the text is shown as learners will see it, and nothing is saved by that', async () => {
	const course = await newCourse('Shown before');
	const blank = await head.get(`/courses/${course}/lessons/new?kind=text`);
	assert.match(blank.html, /id="preview"[^>]* hidden/);
	const shown = await blank.submit(`/courses/${course}/lessons`, { title: 'Look', body: '# First\n\n*Look* first.' }, { button: 'Preview' });
	assert.equal(shown.status, 200);
	assert.match(shown.html, /<section class="panel flow lesson" id="preview" aria-label="Preview"(?![^>]* hidden)[^>]*>.*<h2 dir="auto">First<\/h2>\n<p dir="auto"><em>Look<\/em> first\.<\/p>/s);
	const { fields } = shown.form(`/courses/${course}/lessons`);
	assert.deepEqual([Object.fromEntries(fields).title, Object.fromEntries(fields).body.replaceAll('\r', '')], ['Look', '# First\n\n*Look* first.']);
	assert.equal(count(`course_versions WHERE course_id = ${course}`), 0);
	const lesson = await addLesson(course, 'Look', { optional: '1', video: 'https://video.example/a.mp4' });
	const again = await edit(course, lesson, { title: 'Look twice', body: '**New**', optional: null }, { button: 'Preview' });
	assert.match(again.html, /<strong>New<\/strong>/);
	const kept = Object.fromEntries(again.form(/\/lessons\/\d+$/).fields);
	assert.deepEqual([kept.title, kept.optional, kept.edits, kept.video], ['Look twice', undefined, '0', 'https://video.example/a.mp4']);
	assert.equal(one(`SELECT title FROM lessons WHERE id = ${lesson}`).title, 'Look');
});

test('Markdown brings no script, no HTML and no dangerous link into a page', async () => {
	const course = await newCourse('Unsafe');
	const body = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://else.example/b.png) [c](data:text/html,x)';
	const lesson = await addLesson(course, 'Text', { body });
	const { html } = await head.get(`/courses/${course}/lessons/${lesson}/show`);
	const words = /<div class="words" dir="auto">(.*?)<\/div>/s.exec(html)[1];
	assert.equal(words, '<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n'
		+ '<p dir="auto">&lt;img src=x onerror=alert(1)&gt; a <a href="https://else.example/b.png">b</a> c</p>\n');
});

test('a picture is kept with the course, and seen by those who have it', async () => {
	const made = await openCourse(muster, head, 'With a picture', []);
	const { course } = made;
	const blank = await head.get(`/courses/${course}/lessons/new?kind=text`);
	const answer = await blank.submit(`/courses/${course}/lessons`, { title: 'Typed', body: 'Typed, too.', alt: 'A [quiet] room' },
		{ button: 'Add picture', files: { picture: { name: 'room.gif', content: GIF } } });
	assert.equal(answer.status, 200, answer.text);
	assert.match(answer.text, /The picture is there\..*room\.gif 1 × 1/);
	const { id } = one(`SELECT id FROM pictures WHERE course_id = ${course}`);
	assert.ok(answer.html.includes(`value="![A \\[quiet\\] room](/pictures/${id})"`), answer.html);
	const kept = Object.fromEntries(answer.form(`/courses/${course}/lessons`).fields);
	assert.deepEqual([kept.title, kept.body, kept.alt], ['Typed', 'Typed, too.', '']);
	const shown = await head.get(`/pictures/${id}`);
	assert.deepEqual([shown.status, shown.headers['content-type'], shown.headers['x-content-type-options']], [200, 'image/gif', 'nosniff']);
	assert.match(shown.headers['cache-control'], /^private/);
	assert.deepEqual(shown.body, GIF);
	// Saved with the lesson, it is the same picture still.
	await blank.submit(`/courses/${course}/lessons`, { title: 'Room', body: `![A room](/pictures/${id})` }, { button: 'Save', files: { picture: { name: 'again.gif', content: GIF } } });
	assert.equal(count(`pictures WHERE course_id = ${course}`), 1);
	assert.equal(count(`lessons WHERE title = 'Room'`), 1);
	await publish(course);
	const ada = await learner(muster, head, made, 'ada@crowd.example', 'Ada', 'Lake');
	assert.equal((await ada.get(`/pictures/${id}`)).status, 200);
	const other = await openCourse(muster, head, 'Without it', []);
	const stranger = await learner(muster, head, other, 'stranger@crowd.example', 'Sten', 'Stranger');
	assert.equal((await stranger.get(`/pictures/${id}`)).status, 404);
	assert.equal((await muster.client().get(`/pictures/${id}`, { follow: false })).status, 303);
});

test('a file that is no picture, is damaged or too large gets words at its field, and what was typed stays', async () => {
	const course = await newCourse('Bad pictures');
	const path = `/courses/${course}/lessons`;
	const blank = await head.get(`${path}/new?kind=text`);
	for (const [content, words] of [
		[Buffer.from('<svg onload="alert(1)"/>'), /The file is no picture that browsers show\. Choose a PNG/],
		[Buffer.from('<html><script>alert(1)</script>'), /The file is no picture/],
		[GIF.subarray(0, 20), /The file is damaged/],
		[Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(7, 255)]), /more than 8,000 pixels|damaged/],
		[Buffer.concat([GIF, Buffer.alloc(6 << 20)]), /The file is larger than 5 MB/],
		[Buffer.alloc(50 << 20), /The file is larger than 5 MB/],
	])
		for (const button of ['Add picture', 'Save']) {
			const answer = await blank.submit(path, { title: 'Typed', body: 'Typed, too.' }, { button, files: { picture: { name: 'a.png', content } } });
			assert.equal(answer.status, 422, `${answer.status} ${words}`);
			assert.match(answer.text, words);
			assert.match(answer.html, /id="picture-error"/);
			const kept = Object.fromEntries(answer.form(path).fields);
			assert.deepEqual([kept.title, kept.body], ['Typed', 'Typed, too.']);
		}
	const huge = await blank.submit(path, { title: 'Typed' }, { button: 'Save', files: { picture: { name: 'a.png', content: Buffer.alloc(70 << 20) } } });
	assert.equal(huge.status, 413);
	assert.match(huge.text, /The file has 70(\.\d)? MB, and 5 MB is the most/);
	assert.match((await blank.submit(path, { title: 'Typed' }, { button: 'Add picture' })).text, /Choose a picture on your computer first\./);
	assert.equal(count('pictures WHERE course_id = ' + course) + count(`course_versions WHERE course_id = ${course}`), 0);
});

test('a good picture need not be chosen again where the lesson is refused', async () => {
	const course = await newCourse('Refused with a picture');
	const path = `/courses/${course}/lessons`;
	const send = (page, values, content = GIF, to = path) =>
		page.submit(to, { alt: 'A room', ...values }, { button: 'Save', files: { picture: { name: 'room.gif', content } } });
	const blank = await head.get(`${path}/new?kind=text`);
	const refused = await send(blank, { title: '', body: 'Typed.' });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /Enter a title\..*The picture is there\..*The lesson is not saved yet\..*room\.gif 1 × 1/);
	const { id } = one(`SELECT id FROM pictures WHERE course_id = ${course} AND alt = 'A room'`);
	const kept = Object.fromEntries(refused.form(path).fields);
	assert.deepEqual([kept.body, kept.alt], ['Typed.', '']);
	await refused.submit(path, { title: 'Saved', body: `![A room](/pictures/${id})` }, { button: 'Save' });
	const lesson = one("SELECT id FROM lessons WHERE title = 'Saved'").id;
	// All that is wrong is said at once, and what was typed stays.
	const both = await send(await head.get(`${path}/${lesson}`), { title: '' }, GIF.subarray(0, 20), `${path}/${lesson}`);
	assert.match(both.text, /Enter a title\..*The file is damaged/);
	assert.doesNotMatch(both.text, /The picture is there/);
	assert.equal(Object.fromEntries(both.form(`${path}/${lesson}`).fields).alt, 'A room');
	assert.equal(count(`pictures WHERE course_id = ${course}`), 1);
});

test('what is typed wrong comes back with words at its place', async () => {
	const course = await newCourse('Wrong');
	const path = `/courses/${course}/lessons`;
	for (const [values, words] of [
		[{ title: ' ' }, /Enter a title\./],
		[{ video: 'http://video.example/' }, /begins with https:\/\//],
		[{ video: 'javascript:alert(1)' }, /begins with https:\/\//],
		[{ minutes: 'ten' }, /Enter whole minutes/],
		[{ body: 'x'.repeat(100001) }, /The text has more than 100,000 characters/],
		[{ section: 'x'.repeat(200) }, /The heading has more than 150 characters/],
	]) {
		const answer = await (await head.get(`${path}/new?kind=text`)).submit(path, { title: 'Typed', body: 'Words.', ...values });
		assert.equal(answer.status, 422);
		assert.match(answer.text, words);
	}
	await addLesson(course, 'Long', { body: '字'.repeat(100000) });
	assert.equal(one(`SELECT length(body) AS n FROM lessons WHERE title = 'Long'`).n, 100000);
});

test('learners at version 1 are undisturbed by version 2', async () => {
	const course = await newCourse('Two versions');
	const first = await addLesson(course, 'One');
	await addLesson(course, 'Two');
	await publish(course);
	const { group } = await openCourse(muster, head, 'Another for the group', []);
	muster.sql(`INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) SELECT organisation_id, ${group}, ${course}, 9, 1 FROM groups WHERE id = ${group}`);
	const early = await learner(muster, head, { group }, 'early@crowd.example', 'Ea', 'Rly');
	await (await early.get(`/learning/${course}/${first}`)).submit(`/learning/${course}/${first}`);
	await edit(course, first, { title: 'One, mended', body: 'Better words.' });
	const draft = await head.get(`/courses/${course}`);
	assert.match(draft.text, /Below is the draft, which learners do not see yet\./);
	assert.match(draft.text, /1\. One, mended Changed/);
	assert.equal((await early.get(`/learning/${course}/${first}`)).status, 200);
	// The lesson's old address leads to the one in the draft.
	const moved = await head.get(`/courses/${course}/lessons/${first}`, { follow: false });
	assert.equal(moved.status, 303);
	const second = Number(moved.location.split('/').at(-1));
	await (await head.get(`/courses/${course}/lessons/${second}/delete`)).submit(`/courses/${course}/lessons/${second}/delete`);
	await addLesson(course, 'Three');
	const changed = await head.get(`/courses/${course}`);
	assert.match(changed.text, /Gone from it: One\./);
	assert.match(changed.text, /1\. Two Moved.*2\. Three New/);
	await publish(course);
	assert.match((await early.get(`/learning/${course}`)).text, /One.*Two/);
	assert.doesNotMatch((await early.get(`/learning/${course}`)).text, /Three/);
	const late = await learner(muster, head, { group }, 'late@crowd.example', 'La', 'Te');
	assert.match((await late.get(`/learning/${course}`)).text, /Two.*Three/);
	const two = one(`SELECT l.id FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE v.course_id = ${course} AND v.number = 1 AND l.title = 'Two'`).id;
	await (await early.get(`/learning/${course}/${two}`)).submit(`/learning/${course}/${two}`);
	assert.equal(one(`SELECT e.status FROM enrolments e JOIN members m ON m.id = e.member_id JOIN accounts a ON a.id = m.account_id WHERE a.email = 'early@crowd.example' AND e.course_id = ${course}`).status, 'completed');
});

test('a draft is discarded, and what is published stays', async () => {
	const course = await newCourse('Discarded');
	const lesson = await addLesson(course, 'One');
	await publish(course);
	await edit(course, lesson, { title: 'Uno' });
	assert.match((await head.get(`/courses/${course}`)).text, /1\. Uno Changed/);
	await (await head.get(`/courses/${course}/discard`)).submit(`/courses/${course}/discard`);
	assert.deepEqual(titles(await head.get(`/courses/${course}`)), ['One']);
});

test('of two people at one lesson the later is told, and nobody loses a word', async () => {
	const course = await newCourse('Two at once');
	const lesson = await addLesson(course, 'One');
	await publish(course);
	const theirs = await head.get(`/courses/${course}/lessons/${lesson}`);
	const mine = await head.get(`/courses/${course}/lessons/${lesson}`);
	await theirs.submit(/\/lessons\/\d+$/, { title: 'Theirs', body: 'What they wrote.' });
	const told = await mine.submit(/\/lessons\/\d+$/, { title: 'Mine', body: 'What I wrote.' });
	assert.equal(told.status, 422);
	assert.match(told.text, /Somebody has saved this lesson since you opened it\./);
	assert.match(told.html, /What they wrote\./);
	assert.match(told.html, /What I wrote\./);
	await told.submit(/\/lessons\/\d+$/, { body: 'What they wrote. What I wrote.' });
	assert.deepEqual(titles(await head.get(`/courses/${course}`)), ['Mine']);
	// Deleted meanwhile: what was written can be added again.
	const { id } = one(`SELECT l.id FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE v.course_id = ${course} AND v.status = 'draft'`);
	const open = await head.get(`/courses/${course}/lessons/${id}`);
	await (await head.get(`/courses/${course}/lessons/${id}/delete`)).submit(`/courses/${course}/lessons/${id}/delete`);
	const gone = await open.submit(/\/lessons\/\d+$/, { title: 'Not lost', body: 'Still here.' });
	assert.equal(gone.status, 422);
	assert.match(gone.text, /Somebody has deleted this lesson meanwhile\./);
	await gone.submit(`/courses/${course}/lessons`);
	assert.deepEqual(titles(await head.get(`/courses/${course}`)), ['Not lost']);
});

test('lessons are moved by buttons, and the one that was pressed has the focus', async () => {
	const course = await newCourse('In order');
	const lessons = [];
	for (const title of ['A', 'B', 'C'])
		lessons.push(await addLesson(course, title));
	const move = async (page, lesson, label) => {
		const { action, fields, buttons } = page.forms().find((form) => form.action.endsWith(`/${lesson}/move`) && form.buttons[0].label.startsWith(label));
		const answer = await head.post(action, [...fields, ['to', buttons[0].value]], { follow: false });
		return head.get(answer.location.replace(/#.*/, ''));
	};
	let page = await head.get(`/courses/${course}`);
	page = await move(page, lessons[2], 'Up');
	assert.deepEqual(titles(page), ['A', 'C', 'B']);
	assert.match(page.html, new RegExp(`lessons/${lessons[2]}/move(?:(?!</form>).)*name="to" value="1" autofocus`, 's'));
	page = await move(page, lessons[2], 'Up');
	assert.deepEqual(titles(page), ['C', 'A', 'B']);
	// At the top the other button has it.
	assert.match(page.html, new RegExp(`lessons/${lessons[2]}/move(?:(?!</form>).)*name="to" value="2" autofocus`, 's'));
	page = await move(page, lessons[0], 'Down');
	assert.deepEqual(titles(page), ['C', 'B', 'A']);
});

test('a quiz that nobody could pass stops publishing, with words at its place', async () => {
	const course = await newCourse('Stopped');
	await addLesson(course, 'One');
	await (await head.get(`/courses/${course}/lessons/new?kind=quiz`)).submit(`/courses/${course}/lessons`, { title: 'Empty quiz' });
	const stopped = await publish(course);
	assert.equal(stopped.status, 422);
	assert.match(stopped.text, /The quiz "Empty quiz" has no question\. Add one, or delete the quiz\./);
	assert.match(stopped.html, /<li class="row" id="lesson\d+"(?:(?!<\/li>).)*Empty quiz(?:(?!<\/li>).)*<p class="err">/s);
	assert.equal(one(`SELECT published_at AS at FROM courses WHERE id = ${course}`).at, null);
});

test('a course with learners is not deleted but archived, one that nobody has goes', async () => {
	const made = await openCourse(muster, head, 'Kept', [{ title: 'One' }]);
	const person = await learner(muster, head, made, 'begun@crowd.example', 'Be', 'Gun');
	await (await person.get(`${made.path}/${made.lessons[0]}`)).submit(`${made.path}/${made.lessons[0]}`);
	const page = await head.get(`/courses/${made.course}/delete`);
	assert.match(page.text, /Kept cannot be deleted.*1 learner has begun it\..*1 group has it\./);
	const { csrf } = Object.fromEntries((await head.get('/account')).form().fields);
	const refused = await head.post(`/courses/${made.course}/delete`, { csrf });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /This course is used, so it was not deleted\./);
	await page.submit(`/courses/${made.course}/archive`);
	assert.equal((await person.get(made.path)).status, 200);
	const course = await newCourse('Goes');
	await addLesson(course, 'One');
	await (await head.get(`/courses/${course}/delete`)).submit(`/courses/${course}/delete`);
	assert.equal((await head.get(`/courses/${course}`)).status, 404);
	assert.equal(count(`course_versions WHERE course_id = ${course}`), 0);
});

test('settings: certificate and what other systems call it', async () => {
	const course = await newCourse('Settings');
	const page = await head.get(`/courses/${course}/edit`);
	assert.ok(page.html.includes(`${muster.url}/courses/${course}`));
	const wrong = await page.submit(`/courses/${course}`, { certificate_months: '0', activity_iri: 'not an address' });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /Enter whole months, from 1 to 600\..*Enter a whole address/);
	await page.submit(`/courses/${course}`, { certificate: null, certificate_months: '24', activity_iri: 'https://lms.example/a/1' });
	assert.deepEqual({ ...one(`SELECT certificate, certificate_months AS months, activity_iri AS iri FROM courses WHERE id = ${course}`) },
		{ certificate: 0, months: 24, iri: 'https://lms.example/a/1' });
});

test('what the site offers brings lessons, and follows the original until it is edited', async () => {
	const course = await newCourse('For all');
	const lesson = await addLesson(course, 'One');
	await publish(course);
	const site = await muster.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	const mine = one("SELECT id FROM organisations WHERE name = 'Crowd'").id;
	await (await site.get(`/admin/organisations/${mine}`)).submit(`/organisations/${mine}/enter`);
	const page = await site.get('/admin/prices/offers/new');
	assert.match(page.text, /For all \(Crowd\)/);
	const offered = await page.submit('/admin/prices/offers', { title: 'First aid for all', price: '0', source: course });
	assert.equal(offered.status, 200, offered.text);
	const other = await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Lakeside', time_zone: 'Europe/London', email: 'lena@lakeside.example' }, { follow: false });
	const there = Number(/(\d+)$/.exec(other.location)[1]);
	const { id: offer } = one("SELECT id FROM offers WHERE title = 'First aid for all'");
	const gives = await site.get(`/admin/organisations/${there}`);
	assert.match((await gives.submit(`/admin/organisations/${there}/offers/${offer}/give`)).text, /First aid for all.*They have it/);
	const lessonsThere = () => muster.sql(`SELECT l.title FROM courses c JOIN lessons l ON l.version_id = c.version_id WHERE c.organisation_id = ${there} ORDER BY l.position`).map((row) => row.title);
	assert.deepEqual(lessonsThere(), ['One']);
	await edit(course, lesson, { title: 'One, mended' });
	await publish(course);
	await until('the new version', () => lessonsThere()[0] === 'One, mended');
	assert.match((await head.get(`/courses/${course}/delete`)).text, /The site offers its lessons to other organisations\./);
});
