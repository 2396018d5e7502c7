// Published courses with lessons, in groups of their own, and learners to whom they are open.
import assert from 'node:assert/strict';
import { group as makeGroup } from './crowd.mjs';

export const PASSWORD = 'three words of wisdom';

const quoted = (text) => `'${String(text).replaceAll("'", "''")}'`;

// The next version of a course replaces the one before: lessons are { title, section, body, video, minutes, required }, texts all. Its lessons' ids.
export function publish(muster, course, lessons) {
	const [{ organisation }] = muster.sql(`SELECT organisation_id AS organisation FROM courses WHERE id = ${course}`);
	const required = lessons.filter((one) => one.required !== 0).length;
	muster.sql(`INSERT INTO course_versions (organisation_id, course_id, number, status, required, created_at, changed_at, published_at)
		SELECT ${organisation}, ${course}, 1 + COUNT(*), 'published', ${required}, 1, 1, 1 FROM course_versions WHERE course_id = ${course}`);
	const [{ version }] = muster.sql(`SELECT MAX(id) AS version FROM course_versions WHERE course_id = ${course}`);
	lessons.forEach((one, i) => muster.sql(`INSERT INTO lessons (organisation_id, version_id, position, section, kind, title, body, video, minutes, required)
		VALUES (${organisation}, ${version}, ${i + 1}, ${quoted(one.section ?? '')}, 'text', ${quoted(one.title)}, ${quoted(one.body ?? 'Words.')},
			${quoted(one.video ?? '')}, ${one.minutes ?? 0}, ${one.required ?? 1})`));
	muster.sql(`UPDATE courses SET published_at = 1, version_id = ${version} WHERE id = ${course}`);
	return muster.sql(`SELECT id FROM lessons WHERE version_id = ${version} ORDER BY position`).map((one) => one.id);
}

// A course in a group of its own: { course, group, lessons: their ids, path }. Without lessons its progress comes from elsewhere.
export async function openCourse(muster, head, title, lessons) {
	await (await head.get('/courses/new')).submit('/courses', { title });
	const [{ course }] = muster.sql(`SELECT id AS course FROM courses WHERE title = ${quoted(title)}`);
	muster.sql(`UPDATE courses SET published_at = 1 WHERE id = ${course}`);
	const ids = lessons.length ? publish(muster, course, lessons) : [];
	const group = await makeGroup(head, `Learners of ${title}`, { policy: 'enrol', course });
	return { course, group, lessons: ids, path: `/learning/${course}` };
}

// Somebody in its group, signed in.
export async function learner(muster, head, { group }, email, first = 'Priya', last = 'Raman') {
	if (!muster.sql(`SELECT 1 FROM accounts WHERE email = '${email}'`).length)
		muster.muster('account', ['create', '--email', email, '--first', first, '--last', last, '--password-file', '-'], { input: `${PASSWORD}\n` });
	const path = `/groups/${group}/enrol/manual`;
	const answer = await (await head.get(path)).submit(path, { email1: email, when: 'now' });
	assert.equal(answer.status, 200, answer.text);
	return muster.signedIn(email, PASSWORD);
}

// What their course has come to.
export function standing(muster, course, email) {
	return muster.sql(`SELECT e.* FROM enrolments e JOIN members m ON m.id = e.member_id JOIN accounts a ON a.id = m.account_id
		WHERE e.course_id = ${course} AND a.email = '${email}'`)[0];
}
