-- The pages of an import from its preview to its result. Which import it is, and that this person may see it, import_enter() has said.
-- Lists show of a row's values no more than a page can hold; all of them stand on the row's own page (import_row_get).

-- import_decision(organisation_id int, id int): What was decided about an import, and how far it came.
SELECT i.scrubbed AS scrubbed, i.notify AS notify_is, i.notify_at AS notify_at, i.approved_at AS approved_at, i.run_at AS run_at,
       i.finished_at AS ended_at, i.status AS now_is, g.policy AS policy_is, j.done + j.skipped AS worked,
       COALESCE(NULLIF(trim(b.first_name || ' ' || b.last_name), ''), b.email) AS approver
  FROM imports i
  LEFT JOIN accounts b ON b.id = i.approved_by
  LEFT JOIN groups g ON g.id = i.group_id
  LEFT JOIN jobs j ON j.id = i.job_id
 WHERE i.organisation_id = :organisation_id AND i.id = :id;

-- import_count_get(import_id int): The kept counts of an import, but for those of groups.
SELECT COALESCE(SUM(CASE WHEN what = 'verdict:valid' THEN people END), 0) AS valid,
       COALESCE(SUM(CASE WHEN what = 'verdict:warning' THEN people END), 0) AS warning,
       COALESCE(SUM(CASE WHEN what = 'verdict:error' THEN people END), 0) AS error,
       COALESCE(SUM(CASE WHEN what = 'verdict:skipped' THEN people END), 0) AS skipped,
       COALESCE(SUM(CASE WHEN what = 'verdict:failed' THEN people END), 0) AS failed,
       COALESCE(SUM(CASE WHEN what = 'plan:already' THEN people END), 0) AS already,
       COALESCE(SUM(CASE WHEN what = 'plan:invite' THEN people END), 0) AS invite,
       COALESCE(SUM(CASE WHEN what = 'plan:enrol' THEN people END), 0) AS enrol,
       COALESCE(SUM(CASE WHEN what = 'plan:create' THEN people END), 0) AS people_create,
       COALESCE(SUM(CASE WHEN what = 'plan:associate' THEN people END), 0) AS associate,
       COALESCE(SUM(CASE WHEN what = 'plan:pin' THEN people END), 0) AS pin,
       COALESCE(SUM(CASE WHEN what = 'plan:exclude' THEN people END), 0) AS exclude,
       COALESCE(SUM(CASE WHEN what = 'plan:release' THEN people END), 0) AS release,
       COALESCE(SUM(CASE WHEN what = 'plan:update' THEN people END), 0) AS people_update,
       COALESCE(SUM(CASE WHEN what = 'plan:archive' THEN people END), 0) AS archive,
       COALESCE(SUM(CASE WHEN what = 'plan:restore' THEN people END), 0) AS restore,
       COALESCE(SUM(CASE WHEN what = 'plan:remove' THEN people END), 0) AS remove,
       COALESCE(SUM(CASE WHEN what = 'plan:progress' THEN people END), 0) AS progress,
       COALESCE(SUM(CASE WHEN what = 'rows:done' THEN people END), 0) AS rows_done,
       COALESCE(SUM(CASE WHEN what = 'rows:partly' THEN people END), 0) AS rows_partly,
       COALESCE(SUM(CASE WHEN what = 'deed:invited' THEN people END), 0) AS invited,
       COALESCE(SUM(CASE WHEN what = 'deed:enrolled' THEN people END), 0) AS enrolled,
       COALESCE(SUM(CASE WHEN what = 'deed:created' THEN people END), 0) AS created,
       COALESCE(SUM(CASE WHEN what IN ('deed:branch', 'deed:field') THEN people END), 0) AS changed,
       COALESCE(SUM(CASE WHEN what = 'deed:archived' THEN people END), 0) AS archived,
       COALESCE(SUM(CASE WHEN what = 'deed:restored' THEN people END), 0) AS restored,
       COALESCE(SUM(CASE WHEN what = 'deed:removed' THEN people END), 0) AS removed,
       COALESCE(SUM(CASE WHEN what = 'deed:progress' THEN people END), 0) AS recorded,
       COALESCE(SUM(CASE WHEN what IN ('deed:pinned', 'deed:unpinned', 'deed:allowed') THEN people END), 0) AS pins,
       COALESCE(SUM(CASE WHEN what = 'deed:kept_out' THEN people END), 0) AS kept_out,
       COALESCE(SUM(CASE WHEN what >= 'undone:' AND what < 'undone;' THEN people END), 0) AS undone,
       COALESCE(SUM(CASE WHEN what >= 'kept:' AND what < 'kept;' THEN people END), 0) AS kept
  FROM import_counts
 WHERE import_id = :import_id AND (what < 'group:' OR what >= 'group;');

-- import_seats(organisation_id int, import_id int): How many people want a seat of which group, those first that have too few. sort: an import names a few groups.
SELECT g.id AS seat_group_id, g.name AS seat_group_name, c.people AS wanted, g.seats AS seats, g.seats_held AS held, g.seats_kept AS kept,
       CASE WHEN g.seats IS NULL THEN 'endless' WHEN c.people > g.seats - g.seats_held THEN 'short' ELSE 'enough' END AS seats_is
  FROM import_counts c
  JOIN groups g ON g.id = CAST(substr(c.what, 7) AS INTEGER)
 WHERE c.import_id = :import_id AND c.what >= 'group:' AND c.what < 'group;' AND g.organisation_id = :organisation_id
 ORDER BY CASE WHEN g.seats IS NULL THEN 0 ELSE g.seats - g.seats_held - c.people END, g.name_key;

-- import_policy(organisation_id int, group_id int): How people get into the group.
SELECT policy AS policy FROM groups WHERE organisation_id = :organisation_id AND id = :group_id;

-- import_row_page(import_id int, after int, most int): Rows in the order of the file.
SELECT number AS number, line AS line, verdict AS verdict_is, plan AS plan_is,
       CASE verdict WHEN 'skipped' THEN 'yes' ELSE 'no' END AS skipped_is, substr(cells, 1, 20000) AS cells, problems AS problems
  FROM import_rows
 WHERE import_id = :import_id AND number > :after
 ORDER BY number LIMIT :most;

-- import_row_page_before(import_id int, first int, most int): The key before the previous page.
SELECT '' AS text, number AS number FROM import_rows
 WHERE import_id = :import_id AND number < :first
 ORDER BY number DESC LIMIT 1 OFFSET :most;

-- import_row_page_valid(import_id int, after int, most int): Valid ones; passes over the others.
SELECT number AS number, line AS line, verdict AS verdict_is, plan AS plan_is,
       CASE verdict WHEN 'skipped' THEN 'yes' ELSE 'no' END AS skipped_is, substr(cells, 1, 20000) AS cells, problems AS problems
  FROM import_rows
 WHERE import_id = :import_id AND verdict = 'valid' AND number > :after
 ORDER BY number LIMIT :most;

-- import_row_page_valid_before(import_id int, first int, most int): The key before the previous page.
SELECT '' AS text, number AS number FROM import_rows
 WHERE import_id = :import_id AND verdict = 'valid' AND number < :first
 ORDER BY number DESC LIMIT 1 OFFSET :most;

-- import_row_page_in(import_id int, verdict text, after int, most int): Those of another verdict.
SELECT number AS number, line AS line, verdict AS verdict_is, plan AS plan_is,
       CASE verdict WHEN 'skipped' THEN 'yes' ELSE 'no' END AS skipped_is, substr(cells, 1, 20000) AS cells, problems AS problems
  FROM import_rows
 WHERE import_id = :import_id AND verdict = :verdict AND verdict <> 'valid' AND number > :after
 ORDER BY number LIMIT :most;

-- import_row_page_in_before(import_id int, verdict text, first int, most int): The key before the previous page.
SELECT '' AS text, number AS number FROM import_rows
 WHERE import_id = :import_id AND verdict = :verdict AND verdict <> 'valid' AND number < :first
 ORDER BY number DESC LIMIT 1 OFFSET :most;

-- import_row_found(import_id int, from_key text, until_key text, after_key text, after int, most int): Those whose address begins so, by address.
SELECT number AS number, line AS line, verdict AS verdict_is, plan AS plan_is,
       CASE verdict WHEN 'skipped' THEN 'yes' ELSE 'no' END AS skipped_is, substr(cells, 1, 20000) AS cells, problems AS problems, email_key AS email_key
  FROM import_rows
 WHERE import_id = :import_id AND email_key IS NOT NULL AND email_key >= :from_key AND email_key < :until_key
   AND (email_key, number) > (:after_key, :after)
 ORDER BY email_key, number LIMIT :most;

-- import_row_found_before(import_id int, from_key text, first_key text, first int, most int): The key before the previous page.
SELECT email_key AS email_key, number AS number FROM import_rows
 WHERE import_id = :import_id AND email_key IS NOT NULL AND email_key >= :from_key AND (email_key, number) < (:first_key, :first)
 ORDER BY email_key DESC, number DESC LIMIT 1 OFFSET :most;

-- import_row_first(import_id int): The first row that brings somebody, for the preview of their mail. Passes over those before it that do nothing.
SELECT number AS number, cells AS cells, plan AS plan
  FROM import_rows
 WHERE import_id = :import_id AND plan IN ('invite', 'enrol', 'create', 'associate')
 ORDER BY number LIMIT 1;

-- import_row_last(import_id int, run_to int): The rows that were worked last, newest first, with the first thing that each of them did.
SELECT r.number AS number, r.line AS line, r.verdict AS verdict_is, r.plan AS plan_is, substr(r.cells, 1, 20000) AS cells, r.problems AS problems, d.deed AS deed_is,
       CASE WHEN m.status = 'removed' THEN NULL ELSE m.status END AS standing_is,
       CASE WHEN d.deed IS NULL THEN 'none' WHEN m.id IS NULL OR m.status = 'removed' THEN 'deed' ELSE 'standing' END AS told_is
  FROM import_rows r
  LEFT JOIN import_deeds d ON d.import_id = r.import_id AND d.number = r.number AND d.step = 1
  LEFT JOIN memberships m ON m.id = d.membership_id
 WHERE r.import_id = :import_id AND r.number <= :run_to
 ORDER BY r.number DESC LIMIT 8;

-- import_left_out_page(import_id int, after int, most int): Rows that did nothing.
SELECT number AS number, line AS line, verdict AS verdict_is, plan AS plan_is, substr(cells, 1, 20000) AS cells, problems AS problems
  FROM import_rows
 WHERE import_id = :import_id AND number > :after
   AND (verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed' OR plan = 'already')
 ORDER BY number LIMIT :most;

-- import_left_out_page_before(import_id int, first int, most int): The key before the previous page.
SELECT '' AS text, number AS number FROM import_rows
 WHERE import_id = :import_id AND number < :first AND (verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed' OR plan = 'already')
 ORDER BY number DESC LIMIT 1 OFFSET :most;

-- import_deed_page(import_id int, after_number int, after_step int, most int): What was done, in the order of the file.
SELECT d.number AS number, d.step AS step, r.line AS line, d.deed AS deed_is, d.undone AS undone_is,
       CASE WHEN d.deed IN ('branch', 'field') THEN 1 END AS was, CASE WHEN d.after = '' THEN 1 END AS gone, d.member_id AS member_id,
       g.name AS deed_group, f.name AS field, c.title AS deed_course,
       CASE d.deed WHEN 'branch' THEN (SELECT b.name FROM branches b WHERE b.organisation_id = i.organisation_id AND b.id = CAST(d.before AS INTEGER))
            ELSE NULLIF(d.before, '') END AS before,
       CASE d.deed WHEN 'branch' THEN (SELECT b.name FROM branches b WHERE b.organisation_id = i.organisation_id AND b.id = CAST(d.after AS INTEGER))
            ELSE NULLIF(d.after, '') END AS after,
       COALESCE(m.email, a.email, r.email_key) AS email, CASE WHEN m.status = 'removed' THEN NULL ELSE m.status END AS standing_is
  FROM import_deeds d
  JOIN imports i ON i.id = d.import_id
  JOIN import_rows r ON r.import_id = d.import_id AND r.number = d.number
  LEFT JOIN memberships m ON m.id = d.membership_id
  LEFT JOIN groups g ON g.id = d.group_id
  LEFT JOIN fields f ON f.organisation_id = i.organisation_id AND f.id = d.field_id
  LEFT JOIN courses c ON c.organisation_id = i.organisation_id AND c.id = d.course_id
  LEFT JOIN members p ON p.id = d.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE d.import_id = :import_id AND (d.number, d.step) > (:after_number, :after_step)
 ORDER BY d.number, d.step LIMIT :most;

-- import_deed_page_before(import_id int, first_number int, first_step int, most int): The key before the previous page.
SELECT step AS step, number AS number FROM import_deeds
 WHERE import_id = :import_id AND (number, step) < (:first_number, :first_step)
 ORDER BY number DESC, step DESC LIMIT 1 OFFSET :most;

-- import_undo_preview(organisation_id int, import_id int, most int): How many of the things that it did (of the first so many) undoing would leave as they are, by the rules of import_undo() but for seats that are taken meanwhile.
SELECT COUNT(*) AS looked, COUNT(CASE WHEN stays THEN 1 END) AS stays FROM (
	SELECT CASE
	       WHEN d.deed = 'invited' THEN p.current = 1 AND p.status IN ('active', 'archived')
	       WHEN d.deed = 'enrolled' THEN p.current = 1 AND (p.status = 'archived' OR (p.status = 'active' AND (
	            EXISTS (SELECT 1 FROM members m JOIN accounts a ON a.id = m.account_id WHERE m.id = p.member_id AND a.signed_in_at >= p.added_at)
	            OR EXISTS (SELECT 1 FROM members m JOIN addresses s ON s.account_id = m.account_id
	                        WHERE m.id = p.member_id AND s.confirmed_at >= p.added_at)
	            OR EXISTS (SELECT 1 FROM group_courses gc JOIN enrolments e ON e.member_id = p.member_id AND e.course_id = gc.course_id
	                        WHERE gc.group_id = p.group_id AND e.started_at >= p.added_at))))
	       WHEN d.deed = 'created' THEN m.status = 'active' AND (m.role = 'admin'
	            OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.account_id AND a.signed_in_at >= m.joined_at)
	            OR EXISTS (SELECT 1 FROM addresses s WHERE s.account_id = m.account_id AND s.confirmed_at >= m.joined_at)
	            OR EXISTS (SELECT 1 FROM leaders l WHERE l.member_id = m.id)
	            OR EXISTS (SELECT 1 FROM memberships o
	                        WHERE o.member_id = m.id AND o.current = 1 AND o.status IN ('prospect', 'pending', 'active') AND (o.route <> 'rule' OR o.pinned = 1)
	                          -- its own places go first, but those that somebody has begun in; they are found by the rows of their address
	                          AND (NOT EXISTS (SELECT 1 FROM import_rows r JOIN import_deeds t ON t.import_id = r.import_id AND t.number = r.number
	                                            WHERE r.import_id = :import_id AND r.email_key = o.email_key AND t.membership_id = o.id AND t.undone IS NULL)
	                               OR EXISTS (SELECT 1 FROM group_courses gc JOIN enrolments e ON e.member_id = o.member_id AND e.course_id = gc.course_id
	                                           WHERE gc.group_id = o.group_id AND e.started_at >= o.added_at)))
	            OR EXISTS (SELECT 1 FROM addresses s JOIN memberships o ON o.email_key = s.email_key
	                        WHERE s.account_id = m.account_id AND +o.organisation_id = m.organisation_id AND o.current = 1 AND o.status IN ('prospect', 'pending')
	                          AND NOT EXISTS (SELECT 1 FROM import_rows r JOIN import_deeds t ON t.import_id = r.import_id AND t.number = r.number
	                                           WHERE r.import_id = :import_id AND r.email_key = o.email_key AND t.membership_id = o.id AND t.undone IS NULL)))
	       WHEN d.deed = 'branch' THEN COALESCE(m.branch_id, 0) <> CAST(d.after AS INTEGER)
	       WHEN d.deed = 'field' THEN COALESCE((SELECT v.value FROM member_values v WHERE v.member_id = d.member_id AND v.field_id = d.field_id), '') <> d.after
	       WHEN d.deed = 'archived' THEN m.status <> 'archived'
	       WHEN d.deed = 'restored' THEN m.status = 'archived'
	       WHEN d.deed = 'progress' THEN false
	       WHEN d.deed = 'pinned' THEN p.status <> 'active' OR p.pinned = 0
	       WHEN d.deed = 'unpinned' THEN p.pinned = 1
	       WHEN d.deed = 'kept_out' OR d.deed = 'allowed' THEN false
	       ELSE p.status <> 'removed' END AS stays
	  FROM (SELECT deed, membership_id, member_id, field_id, after FROM import_deeds
	         WHERE import_id = :import_id AND undone IS NULL ORDER BY number, step LIMIT :most) d
	  LEFT JOIN memberships p ON p.id = d.membership_id AND p.organisation_id = :organisation_id
	  LEFT JOIN members m ON m.id = d.member_id AND m.organisation_id = :organisation_id) AS judged;
