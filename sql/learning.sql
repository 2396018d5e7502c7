-- What a person learns, in all their organisations: their own pages. An archived or removed person keeps the courses that they
-- have begun, and nothing else.

-- learning_courses(account_id int, most int): Courses of an account: what was worked at last, what is new, what is done; in the order of their groups. sort: one person's courses.
-- The organisation is named to those who are in several, and where no group stands for it.
SELECT c.id AS id, c.title AS title, NULLIF(c.minutes, 0) AS takes, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest,
       t.group_name AS group_name,
       CASE WHEN t.group_name IS NULL OR (SELECT COUNT(*) FROM members q WHERE q.account_id = :account_id) > 1 THEN o.name END AS organisation_name,
       CASE x.status WHEN 'in progress' THEN 'begun' WHEN 'completed' THEN 'done' ELSE 'new' END AS state_is,
       CASE WHEN x.version_id IS NULL THEN 'no' ELSE 'yes' END AS lessons_is,
       e.started_at AS started_at, e.completed_at AS completed_at, COALESCE(e.progress, 0) AS progress, e.score AS score, t.due_on AS due_on,
       (SELECT k.number FROM certificates k WHERE k.member_id = x.member_id AND k.course_id = c.id AND k.revoked_at IS NULL
         ORDER BY k.round DESC LIMIT 1) AS certificate_number,
       CASE c.id % 4 WHEN 0 THEN 'waves' WHEN 1 THEN 'bands' WHEN 2 THEN 'blocks' ELSE 'rings' END AS cover_is,
       CASE c.id % 5 WHEN 0 THEN 'info' WHEN 1 THEN 'ok' WHEN 2 THEN 'warn' WHEN 3 THEN 'bad' ELSE 'ok' END AS tone
  FROM (SELECT w.member_id AS member_id, w.course_id AS course_id, min(w.group_name) AS group_name, min(w.due_on) AS due_on,
               min(w.position) AS position
          FROM (SELECT m.member_id AS member_id, u.course_id AS course_id, g.name AS group_name, u.due_on AS due_on, u.position AS position
                  FROM members p
                  JOIN memberships m ON m.member_id = p.id AND m.status = 'active' AND m.current = 1
                  JOIN groups g ON g.id = m.group_id
                  JOIN group_courses u ON u.group_id = m.group_id
                 WHERE p.account_id = :account_id
                 UNION ALL
                SELECT b.member_id, b.course_id, NULL, NULL, NULL
                  FROM members p
                  JOIN enrolments b ON b.member_id = p.id
                 WHERE p.account_id = :account_id) w
         GROUP BY w.member_id, w.course_id) t
  JOIN open_courses x ON x.member_id = t.member_id AND x.course_id = t.course_id
  JOIN courses c ON c.id = t.course_id
  JOIN organisations o ON o.id = c.organisation_id
  LEFT JOIN enrolments e ON e.member_id = t.member_id AND e.course_id = t.course_id
 ORDER BY CASE x.status WHEN 'in progress' THEN 0 WHEN 'completed' THEN 2 ELSE 1 END,
          CASE x.status WHEN 'in progress' THEN -COALESCE(e.last_at, 0) END,
          CASE WHEN t.position IS NULL THEN 1 ELSE 0 END, t.position, COALESCE(t.due_on, '9999'), c.title_key, c.id
 LIMIT :most;

-- learning_course(account_id int, id int, now int): One of an account's courses; none when it is not open to them. again_is: it may be taken again, since its certificate is about to expire, or has.
SELECT c.id AS id, c.title AS title, NULLIF(c.description, '') AS description,
       o.name AS organisation_name, NULLIF(o.contact, '') AS contact, CASE o.contact WHEN '' THEN 1 END AS no_contact,
       NULLIF(c.minutes, 0) AS takes, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest,
       x.member_id AS member_id, x.organisation_id AS organisation_id,
       CASE x.status WHEN 'in progress' THEN 'begun' WHEN 'completed' THEN 'done' ELSE 'new' END AS state_is,
       CASE WHEN x.version_id IS NULL THEN 'no' ELSE 'yes' END AS lessons_is,
       e.started_at AS started_at, e.completed_at AS completed_at, COALESCE(e.progress, 0) AS progress, e.score AS score,
       NULLIF(e.seconds / 60, 0) AS spent, NULLIF(e.seconds / 3600, 0) AS spent_hours, NULLIF(e.seconds / 60 % 60, 0) AS spent_rest,
       CASE WHEN c.certificate = 1 AND x.status <> 'completed' THEN 1 END AS gives_certificate, c.certificate_months AS certificate_months,
       CASE c.certificate_months WHEN 1 THEN 1 END AS months_one, CASE WHEN c.certificate_months > 1 THEN 1 END AS months_many,
       (SELECT min(u.due_on) FROM memberships m JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = c.id
         WHERE m.member_id = x.member_id AND m.status = 'active' AND m.current = 1) AS due_on,
       k.number AS certificate_number, k.expires_at AS expires_at, CASE WHEN k.expires_at < :now THEN 'expired' ELSE 'valid' END AS certificate_is,
       CASE WHEN x.status = 'completed' AND c.status = 'active' AND k.round = x.round AND k.expires_at < :now + 60 * 86400 THEN 'yes' ELSE 'no' END AS again_is,
       CASE c.id % 4 WHEN 0 THEN 'waves' WHEN 1 THEN 'bands' WHEN 2 THEN 'blocks' ELSE 'rings' END AS cover_is,
       CASE c.id % 5 WHEN 0 THEN 'info' WHEN 1 THEN 'ok' WHEN 2 THEN 'warn' WHEN 3 THEN 'bad' ELSE 'ok' END AS tone
  FROM open_courses x
  JOIN courses c ON c.id = x.course_id
  JOIN organisations o ON o.id = c.organisation_id
  LEFT JOIN enrolments e ON e.member_id = x.member_id AND e.course_id = c.id
  LEFT JOIN certificates k ON k.member_id = x.member_id AND k.course_id = c.id AND k.revoked_at IS NULL
            AND k.round = (SELECT max(n.round) FROM certificates n WHERE n.member_id = x.member_id AND n.course_id = c.id AND n.revoked_at IS NULL)
 WHERE x.account_id = :account_id AND x.course_id = :id;

-- learning_lessons(account_id int, course_id int): The lessons of a course that is open to an account, in the version that they learn by.
SELECT l.id AS id, l.position AS position, l.section AS section, l.kind AS kind, l.title AS title, l.minutes AS minutes, l.required AS required,
       l.pass_mark AS pass_mark, p.at AS done_at
  FROM open_courses x
  JOIN lessons l ON l.version_id = x.version_id
  LEFT JOIN progress_events p ON p.member_id = x.member_id AND p.course_id = x.course_id AND p.round = x.round AND p.ref = 'lesson:' || l.id
            AND p.voided_at IS NULL
 WHERE x.account_id = :account_id AND x.course_id = :course_id
 ORDER BY l.position;

-- learning_lesson(account_id int, course_id int, id int): One of them, with its words. video_is: it plays in the page ("here"), or is only linked.
SELECT l.id AS id, l.kind AS kind_is, l.title AS title, NULLIF(l.body, '') AS body, NULLIF(l.video, '') AS video,
       l.video_is AS video_is,
       NULLIF(l.minutes, 0) AS minutes,
       CASE l.required WHEN 0 THEN 1 END AS optional, x.organisation_id AS organisation_id, x.member_id AS member_id, x.version_id AS version_id,
       x.round AS round, x.status AS status, c.title AS course_title, p.at AS done_at
  FROM open_courses x
  JOIN courses c ON c.id = x.course_id
  JOIN lessons l ON l.version_id = x.version_id AND l.id = :id
  LEFT JOIN progress_events p ON p.member_id = x.member_id AND p.course_id = x.course_id AND p.round = x.round AND p.ref = 'lesson:' || l.id
            AND p.voided_at IS NULL
 WHERE x.account_id = :account_id AND x.course_id = :course_id;

-- learning_lesson_open(account_id int, course_id int, id int): Whether it is one of them, and what decides whether it can be completed.
SELECT l.kind AS kind_is, x.organisation_id AS organisation_id, x.member_id AS member_id
  FROM open_courses x
  JOIN lessons l ON l.version_id = x.version_id AND l.id = :id
 WHERE x.account_id = :account_id AND x.course_id = :course_id;

-- learning_lesson_elsewhere(account_id int, course_id int, id int): A lesson of another version of a course that is open to an account: it was replaced while they read.
SELECT l.id AS id
  FROM open_courses x
  JOIN course_versions v ON v.course_id = x.course_id AND v.status = 'published'
  JOIN lessons l ON l.version_id = v.id AND l.id = :id
 WHERE x.account_id = :account_id AND x.course_id = :course_id AND v.id IS DISTINCT FROM x.version_id;

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
   AND NOT EXISTS (SELECT 1 FROM group_courses u JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
                    WHERE u.group_id = g.id)
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
