-- Rules of automatic groups.

-- rule_current(organisation_id int, group_id int): The rule that fills a group.
SELECT id AS id, number AS number, match AS match, tell AS tell, status AS status, stopped AS stopped, follows AS follows
  FROM rules WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'current';

-- rule_draft(organisation_id int, group_id int, account_id int): What somebody has not saved yet.
SELECT id AS id, number AS number, match AS match, tell AS tell, status AS status, stopped AS stopped, follows AS follows
  FROM rules WHERE organisation_id = :organisation_id AND group_id = :group_id AND made_by = :account_id AND status = 'draft';

-- rule_get(organisation_id int, group_id int, id int): Any rule of a group.
SELECT id AS id, number AS number, match AS match, tell AS tell, status AS status, stopped AS stopped, follows AS follows
  FROM rules WHERE organisation_id = :organisation_id AND group_id = :group_id AND id = :id;

-- rule_conditions(organisation_id int, rule_id int): What it asks, in order.
SELECT block AS block, subject AS subject, subject_id AS subject_id, comparison AS comparison, value AS value
  FROM rule_conditions WHERE organisation_id = :organisation_id AND rule_id = :rule_id ORDER BY position;

-- rule_subject_title(organisation_id int, rule_id int, position int): What a condition looks at, as it is called now, else as it was.
SELECT CASE c.subject
       WHEN 'course' THEN COALESCE((SELECT t.title FROM courses t WHERE t.organisation_id = c.organisation_id AND t.id = c.subject_id), c.subject_name)
       WHEN 'field' THEN COALESCE((SELECT f.name FROM fields f WHERE f.organisation_id = c.organisation_id AND f.id = c.subject_id), c.subject_name)
       WHEN 'branch' THEN COALESCE((SELECT b.name FROM branches b WHERE b.organisation_id = c.organisation_id AND b.id = c.subject_id), c.subject_name)
       ELSE c.subject_name END AS title
  FROM rule_conditions c
 WHERE c.organisation_id = :organisation_id AND c.rule_id = :rule_id AND c.position = :position;

-- rule_running(organisation_id int): Every condition of every rule by which people come and go, by rule; one that was taken back to nothing has none, and whoever is in by it leaves.
SELECT r.id AS id, r.group_id AS group_id, r.number AS number, r.match AS match, r.tell AS tell, c.block AS block, c.subject AS subject,
       c.subject_id AS subject_id, c.comparison AS comparison, c.value AS value
  FROM rules r
  JOIN organisations o ON o.id = r.organisation_id AND o.status = 'active'
  JOIN groups g ON g.id = r.group_id AND g.status = 'active' AND g.population = 'automatic'
  LEFT JOIN rule_conditions c ON c.rule_id = r.id
 WHERE r.organisation_id = :organisation_id AND r.status = 'current' AND r.stopped IS NULL
 ORDER BY r.id, c.position;

-- rule_running_about(organisation_id int, subject text, subject_id int): The same of those that look at one thing; subject_id 0: at anything of the kind.
SELECT r.id AS id, r.group_id AS group_id, r.number AS number, r.match AS match, r.tell AS tell, c.block AS block, c.subject AS subject,
       c.subject_id AS subject_id, c.comparison AS comparison, c.value AS value
  FROM rules r
  JOIN organisations o ON o.id = r.organisation_id AND o.status = 'active'
  JOIN groups g ON g.id = r.group_id AND g.status = 'active' AND g.population = 'automatic'
  JOIN rule_conditions c ON c.rule_id = r.id
 WHERE r.id IN (SELECT k.rule_id FROM rule_conditions k
                 WHERE k.current = 1 AND k.organisation_id = :organisation_id AND k.subject = :subject AND (:subject_id = 0 OR k.subject_id = :subject_id))
   AND r.status = 'current' AND r.stopped IS NULL
 ORDER BY r.id, c.position;

-- rule_add_draft(organisation_id int, group_id int, match text, tell int, follows int, account_id int, now int): Somebody begins to write one.
INSERT INTO rules (organisation_id, group_id, status, match, tell, follows, made_by, made_at)
VALUES (:organisation_id, :group_id, 'draft', :match, :tell, :follows, :account_id, :now);

-- rule_condition_add(organisation_id int, rule_id int, position int, block int, subject text, subject_id int, subject_name text, comparison text, value text): One more condition.
INSERT INTO rule_conditions (organisation_id, rule_id, position, block, subject, subject_id, subject_name, comparison, value)
VALUES (:organisation_id, :rule_id, :position, :block, :subject, :subject_id, :subject_name, :comparison, :value);

-- rule_drop_conditions(organisation_id int, rule_id int): Those of a draft that goes.
DELETE FROM rule_conditions WHERE organisation_id = :organisation_id AND rule_id = :rule_id;

-- rule_drop(organisation_id int, id int): A draft goes.
DELETE FROM rules WHERE organisation_id = :organisation_id AND id = :id AND status = 'draft';

-- rule_make_past(organisation_id int, group_id int): A new one is about to take its place.
UPDATE rules SET status = 'past' WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'current';

-- rule_conditions_make_past(organisation_id int, group_id int): The same of its conditions.
UPDATE rule_conditions SET current = 0
 WHERE organisation_id = :organisation_id AND current = 1
   AND rule_id = (SELECT r.id FROM rules r WHERE r.group_id = :group_id AND r.status = 'current');

-- rule_make_current(organisation_id int, group_id int, id int, undoes int, account_id int, now int): A draft becomes the group's rule, where the group is automatic.
UPDATE rules
   SET status = 'current', made_by = NULLIF(:account_id, 0), made_at = :now, undoes = NULLIF(:undoes, 0),
       number = 1 + COALESCE((SELECT max(p.number) FROM rules p WHERE p.group_id = :group_id AND p.status <> 'draft'), 0)
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'draft'
   AND EXISTS (SELECT 1 FROM groups g WHERE g.organisation_id = :organisation_id AND g.id = :group_id AND g.population = 'automatic');

-- rule_conditions_make_current(organisation_id int, rule_id int): The same of its conditions.
UPDATE rule_conditions SET current = 1 WHERE organisation_id = :organisation_id AND rule_id = :rule_id;

-- rule_set_job(organisation_id int, id int, job_id int): A job applies it.
UPDATE rules SET job_id = :job_id WHERE organisation_id = :organisation_id AND id = :id;

-- rule_before(organisation_id int, group_id int, number int): The rule that one took the place of.
SELECT id AS id FROM rules
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND number = :number - 1 AND status = 'past';

-- rule_copy_conditions(organisation_id int, from_id int, to_id int): The conditions of one rule for another.
INSERT INTO rule_conditions (organisation_id, rule_id, position, block, subject, subject_id, subject_name, comparison, value)
SELECT organisation_id, :to_id, position, block, subject, subject_id, subject_name, comparison, value
  FROM rule_conditions WHERE organisation_id = :organisation_id AND rule_id = :from_id;

-- rule_people(organisation_id int, after_id int, most int): Active people by id, with what conditions say of themselves.
SELECT id AS id, account_id AS account_id, COALESCE(branch_id, 0) AS branch_id, joined_at AS joined_at, email_key AS email_key, sort_key AS sort_key
  FROM members
 WHERE organisation_id = :organisation_id AND status = 'active' AND id > :after_id
 ORDER BY id LIMIT :most;

-- rule_person(organisation_id int, id int): One of them. By itself: a plan for many is a slow one for each.
SELECT account_id AS account_id, COALESCE(branch_id, 0) AS branch_id, joined_at AS joined_at, email_key AS email_key, sort_key AS sort_key
  FROM members
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'active';

-- rule_field_values(field_id int, first_id int, last_id int): The values of a field (of the rule's organisation) from one member to another, by id.
SELECT member_id AS member_id, value_key AS value_key, fits AS fits
  FROM member_values WHERE field_id = :field_id AND member_id BETWEEN :first_id AND :last_id ORDER BY member_id;

-- rule_course_statuses(course_id int, first_id int, last_id int): How far people are in a course (of the rule's organisation) from one member to another, by id.
SELECT member_id AS member_id, status AS status
  FROM enrolments WHERE course_id = :course_id AND member_id BETWEEN :first_id AND :last_id ORDER BY member_id;

-- rule_branches(organisation_id int): Every branch and what it is below; at most 5,000. scan: all branches of one organisation.
SELECT id AS id, COALESCE(parent_id, 0) AS parent_id FROM branches WHERE organisation_id = :organisation_id ORDER BY id;

-- rule_branch_path(organisation_id int, branch_id int): A branch and all that it is below, itself first; at most 10. sort: those.
WITH RECURSIVE up (id, parent_id, depth) AS (
       SELECT b.id, b.parent_id, 1 FROM branches b WHERE b.organisation_id = :organisation_id AND b.id = :branch_id
       UNION ALL
       SELECT b.id, b.parent_id, up.depth + 1 FROM up JOIN branches b ON b.organisation_id = :organisation_id AND b.id = up.parent_id WHERE up.depth < 10)
SELECT id AS id FROM up ORDER BY depth;

-- rule_values_of(organisation_id int, member_id int): All values of one person.
SELECT v.field_id AS field_id, v.value_key AS value_key, v.value AS value, v.fits AS fits, f.type AS type_is
  FROM member_values v JOIN fields f ON f.id = v.field_id
 WHERE v.organisation_id = :organisation_id AND v.member_id = :member_id;

-- rule_statuses_of(organisation_id int, member_id int): How far one person is in all their courses.
SELECT course_id AS course_id, status AS status, completed_at AS completed_at, started_at AS started_at
  FROM enrolments WHERE organisation_id = :organisation_id AND member_id = :member_id;

-- rule_places(group_id int, first_id int, last_id int): Who is in a group or was archived there, from one member to another, by id.
SELECT member_id AS member_id, id AS id, status AS status, pinned AS pinned
  FROM memberships
 WHERE group_id = :group_id AND current = 1 AND member_id IS NOT NULL AND member_id BETWEEN :first_id AND :last_id
 ORDER BY member_id;

-- rule_excluded(group_id int, first_id int, last_id int): Who stays out of a group, from one member to another, by id.
SELECT member_id AS member_id FROM rule_exclusions
 WHERE group_id = :group_id AND member_id BETWEEN :first_id AND :last_id ORDER BY member_id;

-- rule_waiting(organisation_id int, group_id int, first_id int, last_id int): Who is on a group's wait list, from one member to another, by id.
SELECT m.id AS member_id, w.id AS entry_id, w.route AS route
  FROM members m
  JOIN wait_entries w ON w.group_id = :group_id AND w.account_id = m.account_id AND w.status = 'waiting'
 WHERE m.organisation_id = :organisation_id AND m.id BETWEEN :first_id AND :last_id ORDER BY m.id;

-- rule_invited(organisation_id int, group_id int, first_id int, last_id int): Who holds an invite to a group that waits for their answer, from one member to another, by id.
SELECT m.id AS member_id
  FROM members m
  CROSS JOIN addresses d ON d.account_id = m.account_id
  CROSS JOIN memberships p ON p.group_id = :group_id AND p.email_key = d.email_key AND p.current = 1
 WHERE m.organisation_id = :organisation_id AND m.id BETWEEN :first_id AND :last_id
   AND p.member_id IS NULL AND (p.status = 'prospect' OR p.status = 'pending')
 ORDER BY m.id;

-- rule_group(organisation_id int, group_id int): Whether its lists hold anybody, and how many learners it has.
SELECT g.on_wait_list AS on_wait_list,
       CASE WHEN g.population = 'automatic' AND g.status = 'active' AND o.status = 'active' THEN 1 ELSE 0 END AS goes_by_rule,
       COALESCE((SELECT sum(c.people) FROM membership_counts c WHERE c.group_id = g.id AND (c.status = 'prospect' OR c.status = 'pending')), 0) AS invited,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS learners
  FROM groups g JOIN organisations o ON o.id = g.organisation_id
 WHERE g.organisation_id = :organisation_id AND g.id = :group_id;

-- rule_places_of(organisation_id int, member_id int): The groups that somebody is in.
SELECT group_id AS group_id FROM memberships
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND current = 1 AND status = 'active';

-- rule_waits_of(organisation_id int, account_id int): The groups whose wait lists somebody is on.
SELECT group_id AS group_id FROM wait_entries
 WHERE organisation_id = :organisation_id AND account_id = :account_id AND status = 'waiting';

-- rule_account(account_id int): The address that somebody comes in with, and their name.
SELECT email AS email, NULLIF(trim(first_name || ' ' || last_name), '') AS name FROM accounts WHERE id = :account_id;

-- rule_deed_add(organisation_id int, group_id int, rule_id int, member_id int, deed text, why text, now int): What a rule did to somebody.
INSERT INTO rule_deeds (organisation_id, group_id, rule_id, member_id, deed, why, at)
VALUES (:organisation_id, :group_id, :rule_id, :member_id, :deed, :why, :now);

-- rule_count(organisation_id int, id int, added int, waited int, removed int): So many more.
UPDATE rules SET added = added + :added, waited = waited + :waited, removed = removed + :removed
 WHERE organisation_id = :organisation_id AND id = :id;

-- rule_did(organisation_id int, id int): How many came in, left and went on the wait list by it.
SELECT added AS added, removed AS removed, waited AS waited FROM rules WHERE organisation_id = :organisation_id AND id = :id;

-- rule_zone(organisation_id int): Where its days begin.
SELECT time_zone AS time_zone FROM organisations WHERE id = :organisation_id;

-- rule_all_people(organisation_id int): How many people rules are asked of.
SELECT COALESCE(sum(people), 0) AS people FROM member_counts WHERE organisation_id = :organisation_id AND status = 'active';

-- rule_job_queued(organisation_id int, group_id int, arguments text): A job that is about to apply the rule to everybody.
SELECT id AS id FROM jobs
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND kind = 'rule' AND (status = 'queued' OR status = 'running')
   AND position = '' AND arguments = :arguments ORDER BY id LIMIT 1;

-- rule_to_stop(organisation_id int, subject text, subject_id int): Current rules that look at something.
SELECT r.id AS id, r.group_id AS group_id, g.name AS group_name
  FROM rules r
  JOIN groups g ON g.id = r.group_id
 WHERE r.id IN (SELECT c.rule_id FROM rule_conditions c
                 WHERE c.current = 1 AND c.organisation_id = :organisation_id AND c.subject = :subject AND c.subject_id = :subject_id)
   AND r.stopped IS NULL
 ORDER BY r.id;

-- rule_halt(organisation_id int, id int, why text): Nobody comes or goes by it any more.
UPDATE rules SET stopped = :why WHERE organisation_id = :organisation_id AND id = :id AND stopped IS NULL;

-- rule_set_pinned(organisation_id int, group_id int, id int, pinned int): A learner stays whatever the rule says, or no longer; none where that is so already, or there is none.
UPDATE memberships SET pinned = :pinned
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id = :id AND current = 1 AND status = 'active' AND pinned <> :pinned;

-- rule_learner(organisation_id int, group_id int, id int): Whose place in the group it is.
SELECT m.member_id AS member_id, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name
  FROM memberships m JOIN members p ON p.id = m.member_id JOIN accounts a ON a.id = p.account_id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.id = :id AND m.current = 1 AND m.status = 'active';

-- rule_exclusion_add(organisation_id int, group_id int, member_id int, why text, now int, account_id int): Somebody stays out.
INSERT INTO rule_exclusions (organisation_id, group_id, member_id, why, excluded_at, excluded_by)
VALUES (:organisation_id, :group_id, :member_id, :why, :now, NULLIF(:account_id, 0))
    ON CONFLICT (group_id, member_id) DO NOTHING;

-- rule_exclusion_drop(organisation_id int, group_id int, member_id int): They may come again.
DELETE FROM rule_exclusions WHERE organisation_id = :organisation_id AND group_id = :group_id AND member_id = :member_id;

-- rule_is_silent(organisation_id int, group_id int): Whether the group's rule sends no mail to whoever comes in by it.
SELECT 1 AS silent FROM rules WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'current' AND tell = 0;
