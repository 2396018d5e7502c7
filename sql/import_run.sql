-- Imports from approval to result, and back.

-- --- decisions ---

-- import_step(organisation_id int, id int, from_status text, to_status text, job_id int): One step, only from where it was seen; job_id 0: its job stays.
UPDATE imports SET status = :to_status, job_id = CASE WHEN :job_id = 0 THEN job_id ELSE :job_id END
 WHERE organisation_id = :organisation_id AND id = :id AND status = :from_status;

-- import_set_approved(organisation_id int, id int, notify text, notify_at int, account_id int, now int): Who approved it, and when people are told.
UPDATE imports SET notify = :notify, notify_at = NULLIF(:notify_at, 0), approved_at = :now, approved_by = :account_id
 WHERE organisation_id = :organisation_id AND id = :id;

-- import_set_run_at(organisation_id int, id int, now int): A stretch of running begins.
UPDATE imports SET run_at = :now WHERE organisation_id = :organisation_id AND id = :id;

-- import_set_finished(organisation_id int, id int, now int): It is over.
UPDATE imports SET finished_at = :now WHERE organisation_id = :organisation_id AND id = :id;

-- import_job_arguments(import_id int, status text): What its jobs are told; status: where it goes back to when the job cannot go on.
SELECT json_object('import', :import_id, 'back', :status) AS arguments;

-- import_errors(import_id int): Rows that cannot be done.
SELECT people AS people FROM import_counts WHERE import_id = :import_id AND what = 'verdict:error';

-- import_to_do(import_id int): Rows that will do something.
SELECT SUM(people) AS people FROM import_counts
 WHERE import_id = :import_id AND what >= 'plan:' AND what < 'plan;' AND what NOT IN ('plan:none', 'plan:already');

-- import_without_seat(organisation_id int, import_id int): For how many people there is no seat, over all groups.
SELECT SUM(c.people - (g.seats - g.seats_held)) AS people
  FROM import_counts c
  JOIN groups g ON g.id = CAST(substr(c.what, 7) AS INTEGER)
 WHERE c.import_id = :import_id AND c.what >= 'group:' AND c.what < 'group;' AND g.organisation_id = :organisation_id
   AND c.people > g.seats - g.seats_held;

-- import_rooms(organisation_id int, import_id int, kept int): How many of the groups in which people want a seat have one free; kept 1: or keep one of somebody who left, and who may be among them.
SELECT COUNT(*) AS rooms
  FROM import_counts c
  JOIN groups g ON g.id = CAST(substr(c.what, 7) AS INTEGER)
 WHERE c.import_id = :import_id AND c.what >= 'group:' AND c.what < 'group;' AND c.people > 0
   AND g.organisation_id = :organisation_id AND (g.seats IS NULL OR g.seats > g.seats_held OR (:kept = 1 AND g.seats_kept > 0));

-- import_has_secrets(import_id int): Whether its file holds passwords.
SELECT COUNT(*) AS columns FROM import_columns WHERE import_id = :import_id AND target IN ('password', 'secret');

-- --- running ---

-- import_run_facts(organisation_id int, id int): What the running needs beside what import_enter() says.
SELECT notify AS notify, notify_at AS notify_at, account_id AS account_id FROM imports WHERE organisation_id = :organisation_id AND id = :id;

-- import_run_rows(import_id int, after_number int, most int): The next rows that do something.
SELECT number AS number, line AS line, verdict AS verdict, plan AS plan, cells AS cells, problems AS problems, places AS places
  FROM import_rows
 WHERE import_id = :import_id AND number > :after_number AND verdict IN ('valid', 'warning') AND plan NOT IN ('none', 'already')
 ORDER BY number LIMIT :most;

-- import_run_on(organisation_id int, id int, run_to int): How far it came.
UPDATE imports SET run_to = :run_to WHERE organisation_id = :organisation_id AND id = :id;

-- import_row_settle(import_id int, number int, verdict text, plan text, problems text): What became of a row that was not done as planned.
UPDATE import_rows SET verdict = :verdict, plan = :plan, problems = :problems WHERE import_id = :import_id AND number = :number;

-- import_deed_add(import_id int, number int, step int, deed text, group_id int, membership_id int, member_id int, field_id int, course_id int, before text, after text): Something was done; ids of 0 are none.
INSERT INTO import_deeds (import_id, number, step, deed, group_id, membership_id, member_id, field_id, course_id, before, after)
VALUES (:import_id, :number, :step, :deed, NULLIF(:group_id, 0), NULLIF(:membership_id, 0), NULLIF(:member_id, 0), NULLIF(:field_id, 0), NULLIF(:course_id, 0),
	:before, :after);

-- import_deed_add_many(import_id int, given rows): The same of many, in groups: i1 number, i2 step, i3 group, i4 membership, i5 member; t1 deed, t2 before, t3 after.
INSERT INTO import_deeds (import_id, number, step, deed, group_id, membership_id, member_id, before, after)
SELECT :import_id, g.i1, g.i2, g.t1, NULLIF(g.i3, 0), NULLIF(g.i4, 0), NULLIF(g.i5, 0), g.t2, g.t3 FROM given(:given) AS g;

-- import_placed(given rows): Which of the addresses t1 have or had a place in any group, by their i1; one may come several times.
SELECT g.i1 AS place FROM given(:given) AS g CROSS JOIN memberships m ON m.email_key = g.t1;

-- import_results(import_id int): What it did and did not do, for a sentence.
SELECT COALESCE(SUM(CASE what WHEN 'rows:done' THEN people WHEN 'rows:partly' THEN -people END), 0) AS done,
       COALESCE(SUM(CASE WHEN what = 'rows:partly' THEN people END), 0) AS partly,
       COALESCE(SUM(CASE WHEN what = 'plan:already' THEN people END), 0) AS already,
       COALESCE(SUM(CASE WHEN what IN ('verdict:error', 'verdict:skipped') THEN people END), 0) AS left_out,
       COALESCE(SUM(CASE what WHEN 'verdict:failed' THEN people WHEN 'rows:partly' THEN -people END), 0) AS failed,
       COALESCE(SUM(CASE WHEN what >= 'undone:' AND what < 'undone;' THEN people END), 0) AS undone,
       COALESCE(SUM(CASE WHEN what >= 'kept:' AND what < 'kept;' THEN people END), 0) AS kept
  FROM import_counts WHERE import_id = :import_id;

-- --- undoing ---

-- import_undo_deeds(import_id int, until_number int, most int): What is to be taken back next, the last first.
SELECT number AS number, step AS step, deed AS deed, group_id AS group_id, membership_id AS membership_id, member_id AS member_id,
       field_id AS field_id, before AS before, after AS after
  FROM import_deeds
 WHERE import_id = :import_id AND number <= :until_number AND undone IS NULL
 ORDER BY number DESC, step DESC LIMIT :most;

-- import_undo_set(import_id int, number int, step int, undone text): What became of it.
UPDATE import_deeds SET undone = :undone WHERE import_id = :import_id AND number = :number AND step = :step;

-- import_undo_place(organisation_id int, membership_id int): Where a membership stands, and whether its person has made use of it since.
SELECT p.status AS status, p.current AS current,
       EXISTS (SELECT 1 FROM members m JOIN accounts a ON a.id = m.account_id WHERE m.id = p.member_id AND a.signed_in_at >= p.added_at)
       OR EXISTS (SELECT 1 FROM members m JOIN addresses d ON d.account_id = m.account_id
                   WHERE m.id = p.member_id AND d.confirmed_at >= p.added_at)
       OR EXISTS (SELECT 1 FROM group_courses gc JOIN enrolments e ON e.member_id = p.member_id AND e.course_id = gc.course_id
                   WHERE gc.group_id = p.group_id AND e.started_at >= p.added_at) AS used
  FROM memberships p
 WHERE p.organisation_id = :organisation_id AND p.id = :membership_id;

-- import_undo_member(organisation_id int, member_id int): Whether a member that an import made has become more than that.
SELECT m.account_id AS account_id, m.status AS status,
       m.role = 'admin' OR a.signed_in_at >= m.joined_at
       OR EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = a.id AND d.confirmed_at >= m.joined_at)
       OR EXISTS (SELECT 1 FROM leaders l WHERE l.member_id = m.id)
       OR EXISTS (SELECT 1 FROM memberships p WHERE p.member_id = m.id AND p.current = 1 AND p.status IN ('prospect', 'pending', 'active')
                     AND (p.route <> 'rule' OR p.pinned = 1))   -- what a rule gives, it takes
       OR EXISTS (SELECT 1 FROM addresses d JOIN memberships p ON p.email_key = d.email_key
                   WHERE d.account_id = a.id AND +p.organisation_id = m.organisation_id AND p.current = 1
                     AND p.status IN ('prospect', 'pending')) AS used
  FROM members m JOIN accounts a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation_id AND m.id = :member_id;

-- import_undo_welcome(organisation_id int, account_id int, now int): Nobody is welcomed any more who is no member.
UPDATE messages SET status = 'dropped', done_at = :now
 WHERE account_id = :account_id AND +organisation_id = :organisation_id AND +membership_id IS NULL AND kind = 'welcome'
   AND +status IN ('held', 'queued');   -- by the account, which has few; an organisation has many that wait

-- --- passwords ---

-- account_password_put(account_id int, sealed blob): Waits to be hashed.
INSERT INTO account_passwords (account_id, sealed) VALUES (:account_id, :sealed) ON CONFLICT (account_id) DO NOTHING;

-- account_password_waiting(most int): Passwords that wait to be hashed. scan: only those, by their own index.
SELECT account_id AS account_id, sealed AS sealed FROM account_passwords WHERE sealed <> x'' ORDER BY account_id LIMIT :most;

-- account_password_hashed(account_id int): It does not wait any more.
UPDATE account_passwords SET sealed = x'' WHERE account_id = :account_id AND sealed <> x'';

-- account_password_drop(account_id int): They have chosen their own, or it is not wanted any more.
DELETE FROM account_passwords WHERE account_id = :account_id;

-- account_password_drop_waiting(account_id int): It is not wanted any more.
DELETE FROM account_passwords WHERE account_id = :account_id AND sealed <> x'';

-- job_of_kind_waits(kind text): Whether there is such a job already, at work or to come. scan: the jobs that wait, by jobs_due.
SELECT EXISTS (SELECT 1 FROM jobs WHERE status IN ('queued', 'running') AND kind = :kind) AS waits;

-- import_file_name(organisation_id int, id int): What it is called.
SELECT file_name AS file_name FROM imports WHERE organisation_id = :organisation_id AND id = :id;

-- import_fall_back(organisation_id int, id int, job_id int, status text): Its job cannot go on.
UPDATE imports SET status = :status
 WHERE organisation_id = :organisation_id AND id = :id AND job_id = :job_id AND status IN ('running', 'undoing');
