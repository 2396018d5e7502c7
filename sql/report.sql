-- The report of a group's course: totals above, a page of people below. A page is made in two steps: which people are on it (a list of
-- keys in the order of an index, forwards or, for the page before, backwards), and what is told of them, which stands in one place.

-- --- totals ---

-- report_totals(organisation_id int, group_id int, course_id int): What the tiles tell of a course, from kept totals; of all the group's courses for course 0. sort: a group's courses.
SELECT COALESCE(SUM(t.learners), 0) AS learners, COALESCE(SUM(t.in_progress), 0) AS in_progress, COALESCE(SUM(t.completed), 0) AS completed,
       COALESCE(SUM(t.learners - t.in_progress - t.completed), 0) AS not_started, COALESCE(SUM(t.scored), 0) AS scored,
       COALESCE(SUM(t.score_sum), 0) AS score_sum, COALESCE(SUM(t.completed_seconds), 0) AS completed_seconds
  FROM group_courses u
  JOIN report_totals t ON t.group_id = u.group_id AND t.course_id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id AND (:course_id = 0 OR u.course_id = :course_id);

-- report_courses(organisation_id int, group_id int): The courses of a group in their order, with their totals. sort: those.
SELECT c.id AS id, c.title AS title, CASE WHEN c.status = 'archived' THEN 'archived' WHEN c.published_at IS NULL THEN 'draft' ELSE 'open' END AS course_is,
       COALESCE(t.learners, 0) AS learners, COALESCE(t.completed, 0) AS completed, COALESCE(t.in_progress, 0) AS in_progress,
       COALESCE(t.learners - t.completed - t.in_progress, 0) AS not_started,
       CASE WHEN t.learners > 0 THEN t.completed * 100 / t.learners ELSE 0 END AS share,
       CASE WHEN t.scored > 0 THEN (t.score_sum * 2 + t.scored) / (t.scored * 2) END AS score
  FROM group_courses u
  JOIN courses c ON c.id = u.course_id
  LEFT JOIN report_totals t ON t.group_id = u.group_id AND t.course_id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id
 ORDER BY u.position, u.course_id;

-- report_course(organisation_id int, group_id int, course_id int): One of them, and the pass mark of its quizzes where they have the same.
SELECT c.id AS id, c.title AS title,
       CASE WHEN marks.least = marks.most THEN marks.least END AS pass_mark
  FROM group_courses u
  JOIN courses c ON c.id = u.course_id
  LEFT JOIN (SELECT l.version_id AS version_id, min(l.pass_mark) AS least, max(l.pass_mark) AS most
               FROM courses d JOIN lessons l ON l.version_id = d.version_id AND l.kind = 'quiz'
              WHERE d.id = :course_id GROUP BY l.version_id) AS marks ON marks.version_id = c.version_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id AND u.course_id = :course_id;

-- report_quiet(group_id int, course_id int, before int): How many are in progress and were not seen since before then; counts to 1,000 and no further.
SELECT COUNT(*) AS people FROM (
       SELECT 1 FROM report_lines
        WHERE group_id = :group_id AND course_id = :course_id AND status = 'in progress' AND status <> 'not started' AND last_at < :before LIMIT 1000) AS quiet;

-- report_completions_between(organisation_id int, group_id int, course_id int, from_quarter int, until_quarter int): How many completed a course from this quarter of an hour to before that one; course 0: the group's courses together.
SELECT COALESCE(SUM(t.completions), 0) AS completions
  FROM group_courses u
 CROSS JOIN report_completions t ON t.group_id = u.group_id AND t.course_id = u.course_id AND t.quarter >= :from_quarter AND t.quarter < :until_quarter
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id AND (:course_id = 0 OR u.course_id = :course_id);

-- report_waits(group_id int): Whether the job that brings a group's lines up to date is still to come or at work.
SELECT EXISTS (SELECT 1 FROM jobs WHERE group_id = :group_id AND kind = 'recount' AND (status = 'queued' OR status = 'running')) AS waits;

-- --- who is on a page ---

-- report_by_name(group_id int, course_id int, key text, id int, until_key text, most int, skip int): Learners by name.
SELECT sort_key AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (sort_key, membership_id) > (:key, :id) AND sort_key < :until_key
 ORDER BY sort_key, membership_id LIMIT :most OFFSET :skip;

-- report_by_name_back(group_id int, course_id int, key text, id int, from_key text, most int, skip int): Backwards.
SELECT sort_key AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (sort_key, membership_id) < (:key, :id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_by_name_in_status(group_id int, course_id int, status text, key text, id int, until_key text, most int, skip int): Learners in a status by name.
SELECT sort_key AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND status = :status AND (sort_key, membership_id) > (:key, :id) AND sort_key < :until_key
 ORDER BY sort_key, membership_id LIMIT :most OFFSET :skip;

-- report_by_name_in_status_back(group_id int, course_id int, status text, key text, id int, from_key text, most int, skip int): Backwards.
SELECT sort_key AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND status = :status AND (sort_key, membership_id) < (:key, :id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_by_progress(group_id int, course_id int, key int, id int, limit int, most int, skip int): Learners by progress, the least first, up to limit per cent; -1: not started.
SELECT progress AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (progress, membership_id) > (:key, :id) AND progress <= :limit
 ORDER BY progress, membership_id LIMIT :most OFFSET :skip;

-- report_by_progress_back(group_id int, course_id int, key int, id int, limit int, most int, skip int): The most first, down to limit.
SELECT progress AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (progress, membership_id) < (:key, :id) AND progress >= :limit
 ORDER BY progress DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_by_last(group_id int, course_id int, key int, id int, most int, skip int): Learners by last activity, the earliest first; whoever has not started before all.
SELECT last_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (last_at, membership_id) > (:key, :id)
 ORDER BY last_at, membership_id LIMIT :most OFFSET :skip;

-- report_by_last_back(group_id int, course_id int, key int, id int, most int, skip int): The latest first.
SELECT last_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (last_at, membership_id) < (:key, :id)
 ORDER BY last_at DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_by_last_in_status(group_id int, course_id int, status text, key int, id int, most int, skip int): Those who have begun it, in one status.
SELECT last_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND status = :status AND status <> 'not started' AND (last_at, membership_id) > (:key, :id)
 ORDER BY last_at, membership_id LIMIT :most OFFSET :skip;

-- report_by_last_in_status_back(group_id int, course_id int, status text, key int, id int, most int, skip int): The latest first.
SELECT last_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND status = :status AND status <> 'not started' AND (last_at, membership_id) < (:key, :id)
 ORDER BY last_at DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_by_completed(group_id int, course_id int, key int, id int, limit int, most int, skip int): Whoever completed it before limit, the earliest first.
SELECT completed_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (completed_at, membership_id) > (:key, :id) AND completed_at < :limit
 ORDER BY completed_at, membership_id LIMIT :most OFFSET :skip;

-- report_by_completed_back(group_id int, course_id int, key int, id int, limit int, most int, skip int): The latest first, since limit.
SELECT completed_at AS key, membership_id AS id FROM report_lines
 WHERE group_id = :group_id AND course_id = :course_id AND (completed_at, membership_id) < (:key, :id) AND completed_at >= :limit
 ORDER BY completed_at DESC, membership_id DESC LIMIT :most OFFSET :skip;

-- report_people(group_id int, key text, id int, until_key text, most int, skip int): Everyone of the group's list by name or address.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND (sort_key, id) > (:key, :id) AND sort_key < :until_key
 ORDER BY sort_key, id LIMIT :most OFFSET :skip;

-- report_people_back(group_id int, key text, id int, from_key text, most int, skip int): Backwards.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND (sort_key, id) < (:key, :id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, id DESC LIMIT :most OFFSET :skip;

-- report_people_in_status(group_id int, status text, key text, id int, until_key text, most int, skip int): Those of one status.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = :status AND (sort_key, id) > (:key, :id) AND sort_key < :until_key
 ORDER BY sort_key, id LIMIT :most OFFSET :skip;

-- report_people_in_status_back(group_id int, status text, key text, id int, from_key text, most int, skip int): Backwards.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = :status AND (sort_key, id) < (:key, :id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, id DESC LIMIT :most OFFSET :skip;

-- report_invited(group_id int, key text, id int, until_key text, most int, skip int): Whoever has not answered yet, by address: two statuses, merged.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = 'prospect' AND (sort_key, id) > (:key, :id) AND sort_key < :until_key
 UNION ALL
SELECT sort_key, id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = 'pending' AND (sort_key, id) > (:key, :id) AND sort_key < :until_key
 ORDER BY 1, 2 LIMIT :most OFFSET :skip;

-- report_invited_back(group_id int, key text, id int, from_key text, most int, skip int): Backwards.
SELECT sort_key AS key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = 'prospect' AND (sort_key, id) < (:key, :id) AND sort_key >= :from_key
 UNION ALL
SELECT sort_key, id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = 'pending' AND (sort_key, id) < (:key, :id) AND sort_key >= :from_key
 ORDER BY 1 DESC, 2 DESC LIMIT :most OFFSET :skip;

-- report_found(group_id int, course_id int, show text, since int, until int, query text, id int, most int, skip int): Found by search_query(), of whom is shown, in the order in which they were added.
SELECT '' AS key, m.id AS id
  FROM membership_search s
  JOIN memberships m ON m.id = s.rowid
  LEFT JOIN report_lines l ON l.group_id = m.group_id AND l.course_id = :course_id AND l.membership_id = m.id
 WHERE s.membership_search MATCH :query AND s.rowid > :id AND m.group_id = :group_id AND m.current = 1
   AND CASE :show WHEN 'everyone' THEN true
                  WHEN 'active' THEN m.status = 'active'
                  WHEN 'invited' THEN m.status IN ('prospect', 'pending')
                  WHEN 'archived' THEN m.status = 'archived'
                  ELSE l.status = :show AND COALESCE(l.completed_at, :since) >= :since AND COALESCE(l.completed_at, :since) < :until END
 ORDER BY s.rowid LIMIT :most OFFSET :skip;

-- report_found_back(group_id int, course_id int, show text, since int, until int, query text, id int, most int, skip int): The latest added first.
SELECT '' AS key, m.id AS id
  FROM membership_search s
  JOIN memberships m ON m.id = s.rowid
  LEFT JOIN report_lines l ON l.group_id = m.group_id AND l.course_id = :course_id AND l.membership_id = m.id
 WHERE s.membership_search MATCH :query AND s.rowid < :id AND m.group_id = :group_id AND m.current = 1
   AND CASE :show WHEN 'everyone' THEN true
                  WHEN 'active' THEN m.status = 'active'
                  WHEN 'invited' THEN m.status IN ('prospect', 'pending')
                  WHEN 'archived' THEN m.status = 'archived'
                  ELSE l.status = :show AND COALESCE(l.completed_at, :since) >= :since AND COALESCE(l.completed_at, :since) < :until END
 ORDER BY s.rowid DESC LIMIT :most OFFSET :skip;

-- report_sort_key(group_id int, id int): What one of them is sorted by.
SELECT sort_key AS sort_key FROM memberships WHERE group_id = :group_id AND id = :id;

-- --- what is told of them ---

-- report_rows(group_id int, course_id int, given rows): What the report tells of memberships (i1, with their keys t1), in the order given. Nobody's name before they accepted; of the archived no progress, but the certificates that were issued before.
SELECT g.t1 AS key, m.id AS id, m.member_id AS member_id, m.email AS email,
       CASE WHEN m.member_id IS NULL THEN 'hidden' ELSE 'shown' END AS name_is,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name,
       CASE WHEN m.member_id IS NULL THEN m.email ELSE COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), m.email) END AS shown_as,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       CASE WHEN m.status <> 'prospect' THEN m.status WHEN m.refusal IS NOT NULL THEN 'undeliverable' ELSE 'prospect' END AS status_is,
       CASE l.status WHEN 'completed' THEN 'done' WHEN 'in progress' THEN 'begun' WHEN 'not started' THEN 'new' END AS stand_is,
       l.status AS stand, COALESCE(l.status, CASE WHEN m.status IN ('prospect', 'pending') THEN 'invited' ELSE m.status END) AS standing,
       CASE WHEN l.progress < 0 THEN 0 ELSE l.progress END AS progress, l.score AS score, NULLIF(l.seconds, 0) AS seconds,
       NULLIF(l.last_at, 0) AS last_at, l.completed_at AS completed_at, CASE WHEN l.membership_id IS NOT NULL THEN e.started_at END AS started_at,
       CASE WHEN m.status = 'active' THEN m.courses_done END AS courses_done,
       k.number AS certificate, k.issued_at AS issued_at, k.expires_at AS expires_at
  FROM given(:given) AS g
 CROSS JOIN memberships m ON m.id = g.i1 AND m.group_id = :group_id
  LEFT JOIN report_lines l ON l.group_id = m.group_id AND l.course_id = :course_id AND l.membership_id = m.id
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
  LEFT JOIN enrolments e ON e.member_id = m.member_id AND e.course_id = :course_id
  LEFT JOIN certificates k ON k.id = (
       SELECT c.id FROM certificates c
        WHERE c.member_id = m.member_id AND c.course_id = :course_id AND c.revoked_at IS NULL AND m.status IN ('active', 'archived')
          AND (p.status = 'active' OR c.issued_at <= p.archived_at)
        ORDER BY c.round DESC LIMIT 1)
 ORDER BY g.place;
