// What holds in the database after whatever happened: counts are those of the rows, no seat is held twice or sold twice.
import assert from 'node:assert/strict';

// Each query gives one row for each thing that is wrong.
const WRONG = {
	'membership_counts are not the rows by status': `
		WITH fresh AS (SELECT group_id, status, COUNT(*) AS people FROM memberships WHERE current = 1 AND status <> 'removed' GROUP BY group_id, status),
		     kept AS (SELECT group_id, status, people FROM membership_counts WHERE people <> 0)
		SELECT 'fresh' AS side, * FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept)
		UNION ALL SELECT 'kept', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh)`,
	'seats_held are not the people who wait or are active': `
		SELECT g.id, g.name, g.seats_held, COUNT(m.id) AS fresh FROM groups g
		  LEFT JOIN memberships m ON m.group_id = g.id AND m.status IN ('prospect', 'pending', 'active')
		 GROUP BY g.id HAVING g.seats_held <> COUNT(m.id)`,
	'a group holds more people than it has seats': `
		SELECT g.id, g.name, g.seats, COUNT(m.id) AS fresh FROM groups g
		  JOIN memberships m ON m.group_id = g.id AND m.status IN ('prospect', 'pending', 'active')
		 GROUP BY g.id HAVING COUNT(m.id) > g.seats`,
	'an address stands twice in a group': `
		SELECT group_id, email_key, COUNT(*) AS times FROM memberships
		 WHERE current = 1 GROUP BY group_id, email_key HAVING COUNT(*) > 1`,
	'somebody who waits or is active is not current': `
		SELECT id, group_id, email, status FROM memberships WHERE current = 0 AND status IN ('prospect', 'pending', 'active')`,
	'somebody active is no member': "SELECT id, group_id, email FROM memberships WHERE status = 'active' AND member_id IS NULL",
	'a pending invite was never sent': `
		SELECT m.id, m.group_id, m.email, m.invited_at FROM memberships m
		 WHERE m.status = 'pending' AND (m.invited_at IS NULL OR NOT EXISTS (
			SELECT 1 FROM messages e WHERE e.membership_id = m.id AND e.kind = 'invite' AND e.status = 'sent'))`,
	'a prospect who is to be told has no mail on its way, and no refusal': `
		SELECT m.id, m.group_id, m.email FROM memberships m
		 WHERE m.status = 'prospect' AND m.current = 1 AND m.refusal IS NULL AND NOT EXISTS (
			SELECT 1 FROM messages e WHERE e.membership_id = m.id AND e.kind = 'invite' AND e.status IN ('held', 'queued'))`,
	'somebody in the list is not found by search': `
		SELECT m.id, m.email FROM memberships m
		 WHERE m.current = 1 AND NOT EXISTS (SELECT 1 FROM membership_search s WHERE s.rowid = m.id)`,
	'a membership came about without an entry in the activity log': `
		SELECT m.id, m.email FROM memberships m WHERE m.route <> 'demo' AND NOT EXISTS (
			SELECT 1 FROM activities a WHERE a.membership_id = m.id AND a.verb IN ('membership.invited', 'membership.enrolled'))`,
	'member_counts are not the members by status': `
		WITH fresh AS (SELECT organisation_id, status, COUNT(*) AS people FROM members GROUP BY organisation_id, status),
		     kept AS (SELECT organisation_id, status, people FROM member_counts WHERE people <> 0)
		SELECT 'fresh' AS side, * FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept)
		UNION ALL SELECT 'kept', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh)`,
	'kept counts of an import are not its rows': `
		WITH fresh AS (
		     SELECT import_id, 'verdict:' || verdict AS what, COUNT(*) AS people FROM import_rows GROUP BY import_id, verdict
		     UNION ALL SELECT import_id, 'plan:' || plan, COUNT(*) FROM import_rows GROUP BY import_id, plan),
		     kept AS (SELECT import_id, what, people FROM import_counts WHERE people <> 0 AND (what LIKE 'verdict:%' OR what LIKE 'plan:%')),
		     settled AS (SELECT id FROM imports WHERE status NOT IN ('refused', 'mapping', 'reading', 'disapproved'))
		SELECT 'fresh' AS side, * FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) WHERE import_id IN settled
		UNION ALL SELECT 'kept', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) WHERE import_id IN settled`,
	'kept counts of an import are not its deeds': `
		WITH fresh AS (
		     SELECT import_id, 'deed:' || deed AS what, COUNT(*) AS people FROM import_deeds GROUP BY import_id, deed
		     UNION ALL SELECT import_id, undone || ':' || deed, COUNT(*) FROM import_deeds WHERE undone IS NOT NULL GROUP BY import_id, undone, deed
		     UNION ALL SELECT import_id, 'rows:done', COUNT(DISTINCT number) FROM import_deeds GROUP BY import_id
		     UNION ALL SELECT d.import_id, 'rows:partly', COUNT(DISTINCT d.number) FROM import_deeds d
		       JOIN import_rows r ON r.import_id = d.import_id AND r.number = d.number WHERE r.verdict = 'failed' GROUP BY d.import_id),
		     kept AS (SELECT import_id, what, people FROM import_counts WHERE people <> 0
		        AND (what LIKE 'deed:%' OR what LIKE 'undone:%' OR what LIKE 'kept:%' OR what LIKE 'rows:%'))
		SELECT 'fresh' AS side, * FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept)
		UNION ALL SELECT 'kept', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh)`,
	'a row that an import says it has worked did nothing and does not say why': `
		SELECT r.import_id, r.number FROM import_rows r JOIN imports i ON i.id = r.import_id
		 WHERE i.status IN ('running', 'paused', 'done', 'cancelled') AND r.number <= i.run_to
		   AND r.verdict IN ('valid', 'warning') AND r.plan NOT IN ('none', 'already')
		   AND NOT EXISTS (SELECT 1 FROM import_deeds d WHERE d.import_id = r.import_id AND d.number = r.number)`,
	'an import is over, and passwords of it are left': `
		SELECT p.import_id, p.number FROM import_passwords p JOIN imports i ON i.id = p.import_id
		 WHERE i.status IN ('disapproved', 'undone') AND NOT EXISTS (SELECT 1 FROM jobs WHERE kind = 'import_forget' AND status IN ('queued', 'running'))`,
	'an account has no address': 'SELECT id, email FROM accounts a WHERE NOT EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = a.id)',
	'a row points nowhere': 'SELECT "table", rowid, parent FROM pragma_foreign_key_check',
	'the file is broken': "SELECT integrity_check AS words FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
};

// Fails with all that is wrong in an instance's database, a few rows of each kind.
export function checkInvariants(muster) {
	const found = {};
	for (const [words, query] of Object.entries(WRONG)) {
		const rows = muster.sql(`SELECT * FROM (${query}) LIMIT 3`);
		if (rows.length)
			found[words] = rows;
	}
	assert.deepEqual(found, {});
}

// How many people of a group stand in which status, counted afresh: { pending: 3, active: 2 }.
export function people(muster, group) {
	const rows = muster.sql(`SELECT status, COUNT(*) AS people FROM memberships WHERE group_id = ${group} AND current = 1 GROUP BY status`);
	return Object.fromEntries(rows.map((row) => [row.status, row.people]));
}
