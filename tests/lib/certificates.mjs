// A course that gives certificates, and people who complete it, through the pages.
import { group as makeGroup } from './crowd.mjs';

export const PASSWORD = 'a long walk in the rain';
let number = 0;

// A published course of one lesson, in a group of its own: { id, title, lesson, path, group }. months: how long its certificates are valid.
export async function certifying(muster, head, months = null, title = `Course ${++number}`) {
	await (await head.get('/courses/new')).submit('/courses', { title });
	const [{ id, organisation_id }] = muster.sql(`SELECT id, organisation_id FROM courses WHERE title = '${title}'`);
	muster.sql(`INSERT INTO course_versions (organisation_id, course_id, number, status, required, created_at, changed_at, published_at)
		VALUES (${organisation_id}, ${id}, (SELECT COALESCE(MAX(number), 0) + 1 FROM course_versions WHERE course_id = ${id}), 'published', 1, 1, 1, 1)`);
	const [{ version }] = muster.sql(`SELECT MAX(id) AS version FROM course_versions WHERE course_id = ${id} AND status = 'published'`);
	muster.sql(`INSERT INTO lessons (organisation_id, version_id, position, kind, title, body) VALUES (${organisation_id}, ${version}, 1, 'text', 'The lesson', 'Words.')`);
	const [{ lesson }] = muster.sql(`SELECT id AS lesson FROM lessons WHERE version_id = ${version}`);
	muster.sql(`UPDATE courses SET version_id = ${version}, published_at = 1, certificate_months = ${months ?? 'NULL'} WHERE id = ${id}`);
	const group = await makeGroup(head, `Group of ${title}`, { policy: 'enrol', course: id });
	return { id, title, lesson, path: `/learning/${id}/${lesson}`, group };
}

// Somebody of that group, signed in: a client with .email.
export async function learner(muster, head, course, first = 'Ann', last = 'Price') {
	const email = `certified${++number}@people.example`, path = `/groups/${course.group}/enrol/manual`;
	muster.muster('account', ['create', '--email', email, '--first', first, '--last', last, '--password-file', '-'], { input: `${PASSWORD}\n` });
	await (await head.get(path)).submit(path, { email1: email, when: 'now' });
	return Object.assign(await muster.signedIn(email, PASSWORD), { email });
}

export const complete = async (person, course) => (await person.get(course.path)).submit(course.path);

// The latest certificate of a learner: { id, number, member_id, … }.
export const certificateOf = (muster, person) =>
	muster.sql(`SELECT c.* FROM certificates c JOIN accounts a ON a.id = c.account_id WHERE a.email = '${person.email}' ORDER BY c.id DESC LIMIT 1`)[0];
