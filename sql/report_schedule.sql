-- Reports that go out by mail on their days. group_id 0: the organisation's report; course_id 0: all courses.

-- report_schedule_list(organisation_id int, group_id int, after_id int, most int): Those of a group, or of the organisation's report, in the order made.
SELECT s.id AS id, s.every AS every_is, s.next_at AS next_at, s.sent_at AS sent_at, s.course_id AS course_id, c.title AS course,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email, s.member_id AS member_id
  FROM report_schedules s
  JOIN members p ON p.id = s.member_id
  JOIN accounts a ON a.id = p.account_id
  LEFT JOIN courses c ON c.organisation_id = s.organisation_id AND c.id = s.course_id
 WHERE s.organisation_id = :organisation_id AND s.group_id IS NULLIF(:group_id, 0) AND s.id > :after_id
 ORDER BY s.id LIMIT :most;

-- report_schedule_get(organisation_id int, group_id int, id int): One of them.
SELECT s.id AS id, s.every AS every_is, s.member_id AS member_id, c.title AS course, a.email AS email,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name
  FROM report_schedules s
  JOIN members p ON p.id = s.member_id
  JOIN accounts a ON a.id = p.account_id
  LEFT JOIN courses c ON c.organisation_id = s.organisation_id AND c.id = s.course_id
 WHERE s.organisation_id = :organisation_id AND s.id = :id AND s.group_id IS NULLIF(:group_id, 0);

-- report_schedule_count(organisation_id int, group_id int, most int): How many there are, up to so many.
SELECT COUNT(*) AS count FROM (
       SELECT 1 FROM report_schedules WHERE organisation_id = :organisation_id AND group_id IS NULLIF(:group_id, 0) LIMIT :most) x;

-- report_schedule_same(organisation_id int, group_id int, course_id int, member_id int): The one that a person has of this report.
SELECT id AS id FROM report_schedules
 WHERE organisation_id = :organisation_id AND group_id IS NULLIF(:group_id, 0) AND course_id IS NULLIF(:course_id, 0) AND member_id = :member_id
 ORDER BY id LIMIT 1;

-- report_schedule_add(organisation_id int, group_id int, course_id int, member_id int, every text, next_at int, now int, account_id int): A new one.
INSERT INTO report_schedules (organisation_id, group_id, course_id, member_id, every, next_at, created_at, created_by)
VALUES (:organisation_id, NULLIF(:group_id, 0), NULLIF(:course_id, 0), :member_id, :every, :next_at, :now, NULLIF(:account_id, 0));

-- report_schedule_change(organisation_id int, id int, every text, next_at int): It goes out on other days.
UPDATE report_schedules SET every = :every, next_at = :next_at WHERE organisation_id = :organisation_id AND id = :id;

-- report_schedule_times(organisation_id int): When each of an organisation's goes out next.
SELECT id AS id, next_at AS next_at FROM report_schedules WHERE organisation_id = :organisation_id;

-- report_schedule_set_time(organisation_id int, id int, next_at int): Another time for the next one.
UPDATE report_schedules SET next_at = :next_at WHERE organisation_id = :organisation_id AND id = :id;

-- report_schedule_drop(organisation_id int, id int): It goes out no more.
DELETE FROM report_schedules WHERE organisation_id = :organisation_id AND id = :id;

-- report_schedule_receivers(organisation_id int, group_id int): Who may get a report: its group's leaders and all administrators; at most 200, by name. sort: an organisation has few of them.
SELECT m.id AS id, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email,
       CASE WHEN m.role = 'admin' THEN 'admin' ELSE 'leader' END AS role_is
  FROM (SELECT l.member_id AS id FROM leaders l WHERE l.organisation_id = :organisation_id AND l.group_id = :group_id
         UNION
        SELECT d.id FROM members d WHERE d.organisation_id = :organisation_id AND d.role = 'admin') x
  JOIN members m ON m.id = x.id
  JOIN accounts a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation_id AND m.status = 'active' AND a.status = 'active'
 ORDER BY m.sort_key, m.id LIMIT 200;

-- report_schedule_due(now int, most int): Those whose time has come, of all organisations.
SELECT id AS id FROM report_schedules WHERE next_at <= :now ORDER BY next_at, id LIMIT :most;

-- report_schedule_facts(id int): What sending one needs: may_is "yes" where its receiver may read the report, runs_is "no" where there is nothing to send now.
SELECT s.organisation_id AS organisation_id, COALESCE(s.group_id, 0) AS group_id, COALESCE(s.course_id, 0) AS course_id,
       s.member_id AS member_id, s.every AS every, s.next_at AS next_at, COALESCE(s.sent_at, s.created_at) AS since,
       p.account_id AS account_id, a.email AS email, o.name AS organisation, o.time_zone AS time_zone, g.name AS group_name, c.title AS course,
       CASE WHEN p.status = 'active' AND a.status = 'active' AND (p.role = 'admin' OR EXISTS (
                 SELECT 1 FROM leaders l WHERE l.group_id = s.group_id AND l.member_id = s.member_id)) THEN 'yes' ELSE 'no' END AS may_is,
       CASE WHEN o.status <> 'active' OR g.status = 'archived' THEN 'no'
            WHEN s.course_id IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM group_courses u WHERE u.group_id = s.group_id AND u.course_id = s.course_id) THEN 'no'
            ELSE 'yes' END AS runs_is
  FROM report_schedules s
  JOIN organisations o ON o.id = s.organisation_id
  JOIN members p ON p.id = s.member_id
  JOIN accounts a ON a.id = p.account_id
  LEFT JOIN groups g ON g.id = s.group_id
  LEFT JOIN courses c ON c.organisation_id = s.organisation_id AND c.id = s.course_id
 WHERE s.id = :id;

-- report_schedule_sent(id int, next_at int, sent_at int): The next time; sent_at 0: nothing went out.
UPDATE report_schedules SET next_at = :next_at, sent_at = CASE WHEN :sent_at = 0 THEN sent_at ELSE :sent_at END WHERE id = :id;

-- report_schedule_totals(group_id int, course_id int): How a group stands, from kept totals; over all its courses where there is none.
SELECT COALESCE(SUM(t.learners), 0) AS learners, COALESCE(SUM(t.in_progress), 0) AS in_progress, COALESCE(SUM(t.completed), 0) AS completed
  FROM group_courses u JOIN report_totals t ON t.group_id = u.group_id AND t.course_id = u.course_id
 WHERE u.group_id = :group_id AND (:course_id = 0 OR u.course_id = :course_id);

-- report_schedule_completed(group_id int, course_id int, since int, until int, most int): Who completed a course of the group in that time, latest first. sort: those of one period.
SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, l.completed_at AS completed_at, c.title AS course
  FROM group_courses u
  JOIN report_lines l ON l.group_id = u.group_id AND l.course_id = u.course_id AND l.completed_at > :since AND l.completed_at <= :until
  JOIN courses c ON c.id = u.course_id
  JOIN members p ON p.id = l.member_id
  JOIN accounts a ON a.id = p.account_id
 WHERE u.group_id = :group_id AND (:course_id = 0 OR u.course_id = :course_id)
 ORDER BY l.completed_at DESC, l.membership_id LIMIT :most;

-- report_schedule_completions(group_id int, course_id int, since int, until int): How many completions there were in that time.
SELECT COUNT(*) AS count
  FROM group_courses u
  JOIN report_lines l ON l.group_id = u.group_id AND l.course_id = u.course_id AND l.completed_at > :since AND l.completed_at <= :until
 WHERE u.group_id = :group_id AND (:course_id = 0 OR u.course_id = :course_id);
