// An organisation of its own in an instance, its groups, and many people in them, all through the pages but where many thousands are needed.
import assert from 'node:assert/strict';
import { SITE_ADMIN } from './instance.mjs';

export const HEAD = { email: 'head@crowd.example', password: 'a very long password' };

// A mulberry32: the same numbers for the same seed. SEED=… in the environment tries others; the seed stands in the report.
export function seeded(t) {
	const seed = Number(process.env.SEED ?? 1);
	let state = seed;
	t.diagnostic(`SEED=${seed}`);
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		between: (from, to) => from + Math.floor(random() * (to - from + 1)),
		pick: (list) => list[Math.floor(random() * list.length)],
	};
}

// Makes the organisation; the client of its administrator.
export async function organisation(muster) {
	muster.muster('account', ['create', '--email', HEAD.email, '--first', 'Hedda', '--last', 'Head', '--password-file', '-'], { input: `${HEAD.password}\n` });
	const site = await muster.signedIn(SITE_ADMIN.email, SITE_ADMIN.password);
	const made = await (await site.get('/admin/organisations/new')).submit('/admin/organisations', { name: 'Crowd', time_zone: 'Europe/London', email: HEAD.email });
	assert.equal(made.status, 200, made.text);
	return headOf(muster);
}

// The administrator, signed in anew.
export function headOf(muster) {
	return muster.signedIn(HEAD.email, HEAD.password);
}

// SQL that puts many people into an organisation, not in any group: person2@large.example and so on. Accounts and members have the same
// numbers, from `first`.
export function manyPeople({ organisation, first, people, name = 'person', domain = 'large.example', now = 1 }) {
	const all = `WITH RECURSIVE n (i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${first + people - 1}),
		p (i, email) AS (SELECT i, '${name}' || i || '@${domain}' FROM n)`;
	return `${all} INSERT INTO accounts (id, email, first_name, last_name, password_hash, created_at) SELECT i, email, 'Person', 'Number ' || i, 'x', ${now} FROM p;
		${all} INSERT INTO addresses (account_id, email, email_key, confirmed_at) SELECT i, email, email, ${now} FROM p;
		${all} INSERT INTO members (id, organisation_id, account_id, sort_key, joined_at, email_key)
			SELECT i, ${organisation}, i, 'number ' || i || ' person', ${now}, email FROM p;
		INSERT INTO member_counts VALUES (${organisation}, 'active', ${people}) ON CONFLICT (organisation_id, status) DO UPDATE SET people = member_counts.people + excluded.people;`;
}

// Makes a group; its id. values: the form's, such as { policy: 'enrol', seats: 5 }.
export async function group(head, name, values = {}) {
	const answer = await (await head.get('/groups/new')).submit('/groups/new', { name, policy: 'ask', ...values }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
	return Number(/^\/groups\/(\d+)/.exec(answer.location)[1]);
}

// The fields of the form that enrols these people, at most 10, with the page's own CSRF token.
export async function enrolment(head, group, emails, when = 'now') {
	const { fields } = (await head.get(`/groups/${group}/enrol/manual`)).form(`/groups/${group}/enrol/manual`);
	const typed = { when, ...Object.fromEntries(emails.map((email, i) => [`email${i + 1}`, email])) };
	return [...fields.filter(([name]) => !(name in typed)), ...Object.entries(typed)];
}

// Sends it, without following.
export async function enrol(head, group, emails, when) {
	return head.post(`/groups/${group}/enrol/manual`, await enrolment(head, group, emails, when), { follow: false });
}

export function addresses(count, name = 'person') {
	return Array.from({ length: count }, (_, i) => `${name}${String(i + 1).padStart(4, '0')}@crowd.example`);
}

// Enrols any number of people, ten at a time, several requests at once.
export async function enrolMany(head, group, emails, { when, atOnce = 4 } = {}) {
	const form = await enrolment(head, group, [], when);
	await eachAtOnce(batches(emails), atOnce, async (ten) => {
		const answer = await head.post(`/groups/${group}/enrol/manual`, filled(form, ten), { follow: false });
		assert.equal(answer.status, 303, answer.text);
	});
}

export function batches(list, size = 10) {
	return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(size * i, size * (i + 1)));
}

// The form with other people in its rows.
export function filled(form, emails) {
	return [...form.filter(([name]) => !/^email\d+$/.test(name)), ...emails.map((email, i) => [`email${i + 1}`, email])];
}

// Does something with each of a list, at most so many at a time.
export async function eachAtOnce(list, atOnce, action) {
	const rest = list.entries();
	await Promise.all(Array.from({ length: atOnce }, async () => {
		for (const [i, one] of rest)
			await action(one, i);
	}));
}
