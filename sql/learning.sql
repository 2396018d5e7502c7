-- What a person learns, in all their organisations: their own pages. An archived or removed person keeps the courses that they
-- have begun, and nothing else.

-- learning_courses(account_id int, most int): Courses of an account, what was begun first, what is done last. sort: one person's courses.
-- The organisation is named to those who are in several, and where no group stands for it.
SELECT c.id AS id, c.title AS title, NULLIF(c.minutes, 0) AS takes, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest,
       t.group_name AS group_name,
       CASE WHEN t.group_name IS NULL OR (SELECT COUNT(*) FROM members q WHERE q.account_id = :account_id) > 1 THEN o.name END AS organisation_name,
       CASE COALESCE(e.status, 'not started') WHEN 'in progress' THEN 'begun' WHEN 'completed' THEN 'done' ELSE 'new' END AS state_is,
       e.started_at AS started_at, e.completed_at AS completed_at,
       CASE c.id % 4 WHEN 0 THEN 'waves' WHEN 1 THEN 'bands' WHEN 2 THEN 'blocks' ELSE 'rings' END AS cover_is,
       CASE c.id % 5 WHEN 0 THEN 'info' WHEN 1 THEN 'ok' WHEN 2 THEN 'warn' WHEN 3 THEN 'bad' ELSE 'ok' END AS tone
  FROM (SELECT w.member_id AS member_id, w.course_id AS course_id, min(w.group_name) AS group_name
          FROM (SELECT m.member_id AS member_id, u.course_id AS course_id, g.name AS group_name
                  FROM members p
                  JOIN memberships m ON m.member_id = p.id AND m.status = 'active' AND m.current = 1
                  JOIN groups g ON g.id = m.group_id
                  JOIN group_courses u ON u.group_id = m.group_id
                 WHERE p.account_id = :account_id
                 UNION ALL
                SELECT b.member_id, b.course_id, NULL
                  FROM members p
                  JOIN enrolments b ON b.member_id = p.id
                 WHERE p.account_id = :account_id) w
         GROUP BY w.member_id, w.course_id) t
  JOIN open_courses x ON x.member_id = t.member_id AND x.course_id = t.course_id
  JOIN courses c ON c.id = t.course_id
  JOIN organisations o ON o.id = c.organisation_id
  LEFT JOIN enrolments e ON e.member_id = t.member_id AND e.course_id = t.course_id
 ORDER BY CASE COALESCE(e.status, 'not started') WHEN 'in progress' THEN 0 WHEN 'completed' THEN 2 ELSE 1 END, c.title_key, c.id
 LIMIT :most;

-- learning_course(account_id int, id int): One of an account's courses; none when it is not open to them.
SELECT c.id AS id, c.title AS title, NULLIF(c.description, '') AS description, CASE c.description WHEN '' THEN 1 END AS no_description,
       o.name AS organisation_name, NULLIF(o.contact, '') AS contact, CASE o.contact WHEN '' THEN 1 END AS no_contact,
       NULLIF(c.minutes, 0) AS takes, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest, p.id AS member_id,
       CASE COALESCE(e.status, 'not started') WHEN 'in progress' THEN 'begun' WHEN 'completed' THEN 'done' ELSE 'new' END AS state_is,
       e.started_at AS started_at, e.completed_at AS completed_at,
       CASE c.id % 4 WHEN 0 THEN 'waves' WHEN 1 THEN 'bands' WHEN 2 THEN 'blocks' ELSE 'rings' END AS cover_is,
       CASE c.id % 5 WHEN 0 THEN 'info' WHEN 1 THEN 'ok' WHEN 2 THEN 'warn' WHEN 3 THEN 'bad' ELSE 'ok' END AS tone
  FROM courses c
  JOIN organisations o ON o.id = c.organisation_id
  JOIN members p ON p.organisation_id = c.organisation_id AND p.account_id = :account_id
  LEFT JOIN enrolments e ON e.member_id = p.id AND e.course_id = c.id
 WHERE c.id = :id
   AND EXISTS (SELECT 1 FROM open_courses w WHERE w.member_id = p.id AND w.course_id = c.id);

-- learning_course_groups(member_id int, course_id int): The groups through which a member has a course. sort: one person's groups.
SELECT g.name AS group_name
  FROM memberships m
  JOIN groups g ON g.id = m.group_id
  JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = :course_id
 WHERE m.member_id = :member_id AND m.status = 'active' AND m.current = 1
 ORDER BY g.name_key, g.id
 LIMIT 20;

-- learning_course_leaders(member_id int, course_id int): Who leads those groups. sort: a few people.
SELECT DISTINCT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS leader_name, a.email AS leader_email
  FROM memberships m
  JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = :course_id
  JOIN leaders l ON l.group_id = m.group_id
  JOIN members p ON p.id = l.member_id AND p.status = 'active'
  JOIN accounts a ON a.id = p.account_id
 WHERE m.member_id = :member_id AND m.status = 'active' AND m.current = 1
 ORDER BY leader_name, leader_email
 LIMIT 5;

-- learning_groups_without_courses(account_id int): Groups that an account is in and that hold nothing yet. sort: one person's groups.
SELECT g.name AS group_name, o.name AS organisation_name
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
  JOIN memberships m ON m.member_id = p.id AND m.status = 'active' AND m.current = 1
  JOIN groups g ON g.id = m.group_id AND g.status = 'active'
 WHERE p.account_id = :account_id
   AND NOT EXISTS (SELECT 1 FROM group_courses u JOIN courses c ON c.id = u.course_id AND c.status = 'active' WHERE u.group_id = g.id)
 ORDER BY g.name_key, g.id
 LIMIT 20;

-- learning_past_groups(account_id int): Groups that an account was in, the latest first. sort: one person's groups.
SELECT g.name AS group_name, o.name AS organisation_name, min(m.added_at) AS since_at, max(m.status_at) AS until_at
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
  JOIN memberships m ON m.member_id = p.id AND m.status IN ('archived', 'removed')
  JOIN groups g ON g.id = m.group_id
 WHERE p.account_id = :account_id
   AND NOT EXISTS (SELECT 1 FROM memberships n WHERE n.member_id = p.id AND n.group_id = g.id AND n.status = 'active' AND n.current = 1)
 GROUP BY g.id, g.name, o.name
 ORDER BY until_at DESC, g.id
 LIMIT 50;

-- learning_closed(account_id int): Organisations of an account that the site has closed. sort: one person's organisations.
SELECT o.name AS organisation_name
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'closed'
 WHERE p.account_id = :account_id AND p.status = 'active'
 ORDER BY o.name_key
 LIMIT 20;

-- learning_waiting(account_id int): Wait lists that an account stands on, with its place.
SELECT w.id AS id, g.name AS group_name, o.name AS organisation_name, w.added_at AS added_at,
       (SELECT COUNT(*) FROM wait_entries f WHERE f.group_id = w.group_id AND f.status = 'waiting' AND f.id <= w.id) AS place
  FROM wait_entries w
  JOIN groups g ON g.id = w.group_id
  JOIN organisations o ON o.id = w.organisation_id AND o.status = 'active'
 WHERE w.account_id = :account_id AND w.status = 'waiting'
 ORDER BY w.id
 LIMIT 50;
