// Imports through the pages: uploaded, approved, watched, and what they left in the database.
import assert from 'node:assert/strict';
import { until } from './process.mjs';

export const importOf = (muster, id) => muster.sql(`SELECT * FROM imports WHERE id = ${id}`)[0];

// Uploads a file at a page (/groups/3/enrol/csv, /imports/new); the import's id.
export async function upload(client, path, content, { kind, name = 'november.csv' } = {}) {
	const answer = await (await client.get(path)).submit(path, kind ? { kind } : {}, { files: { csv: { name, content } }, follow: false });
	assert.equal(answer.status, 303, answer.text);
	return Number(/^\/imports\/(\d+)/.exec(answer.location)[1]);
}

// The same, and its rows are checked.
export async function uploaded(muster, client, path, content, options) {
	const id = await upload(client, path, content, options);
	await until(`import ${id} to be checked`, () => importOf(muster, id).status !== 'reading');
	assert.equal(importOf(muster, id).status, 'ready');
	return id;
}

// Rows with errors and people without a seat are left out.
export async function approve(client, id, values = {}) {
	const answer = await (await client.get(`/imports/${id}`)).submit(`/imports/${id}/approve`, { leave: 1, over: 1, when: 'now', ...values }, { follow: false });
	assert.equal(answer.status, 303, answer.text);
}

// One button on its page, or on the page that asks first; the answer is not followed.
export async function press(client, id, verb) {
	const asks = verb === 'cancel' || verb === 'undo';
	return (await client.get(`/imports/${id}${asks ? `/${verb}` : ''}`)).submit(`/imports/${id}/${verb}`, {}, { follow: false });
}

export async function over(muster, id, status = 'done') {
	await until(`import ${id} to be ${status}`, () => importOf(muster, id).status === status, 600000);
}

// All that an import did, without ids and times, to compare with another one of the same file for other addresses.
export function outcome(muster, id, domain) {
	const rows = (query) => JSON.parse(JSON.stringify(muster.sql(query)).replaceAll(domain, 'DOMAIN'));
	const ours = `IN (SELECT membership_id FROM import_deeds WHERE import_id = ${id})`;
	return {
		counts: rows(`SELECT what, people FROM import_counts WHERE import_id = ${id} AND people <> 0 AND what NOT LIKE 'group:%' ORDER BY what`),
		rows: rows(`SELECT number, line, verdict, plan, email_key, cells, problems FROM import_rows WHERE import_id = ${id} ORDER BY number`),
		deeds: rows(`SELECT d.number, d.step, d.deed, m.email, m.status, d.before, d.after, d.undone FROM import_deeds d
			LEFT JOIN memberships m ON m.id = d.membership_id WHERE d.import_id = ${id} ORDER BY d.number, d.step`),
		memberships: rows(`SELECT email, status, current, route, route_detail, pinned, first_name, last_name, sort_key, brings IS NOT NULL AS brings,
			notify_at IS NOT NULL AS told, expires_at IS NOT NULL AS expires FROM memberships WHERE id ${ours} ORDER BY email, group_id`),
		messages: rows(`SELECT m.kind, m.email, m.status, COUNT(*) AS mails, COUNT(DISTINCT m.message_id) AS ids FROM messages m
			WHERE m.membership_id ${ours} GROUP BY m.kind, m.email, m.status ORDER BY m.email, m.kind`),
		people: rows(`SELECT a.email, a.first_name, a.last_name, p.status, p.role FROM members p JOIN accounts a ON a.id = p.account_id
			WHERE a.email LIKE '%@${domain}' ORDER BY a.email`),
		log: rows(`SELECT verb, subject, COUNT(*) AS lines FROM activities WHERE subject LIKE '%@${domain}' GROUP BY verb, subject ORDER BY subject, verb`),
	};
}
