-- What leaders and administrators see of somebody: the same facts as on their pages, for the person's own eyes.

-- seen_organisations(account_id int): Where an account is an active member, with what administrators see on its page. sort: one person's organisations.
SELECT o.id AS organisation_id, p.id AS member_id, o.name AS organisation_name, p.joined_at AS joined_at, p.role AS role_is, p.branch_id AS branch_id,
       a.email AS email, NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name, a.signed_in_at AS signed_in_at
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
  JOIN accounts a ON a.id = p.account_id
 WHERE p.account_id = :account_id AND p.status = 'active'
 ORDER BY o.name_key, o.id
 LIMIT 50;

-- seen_administrators(organisation_id int): Who administers it; at most 50.
SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS person
  FROM members p JOIN accounts a ON a.id = p.account_id
 WHERE p.organisation_id = :organisation_id AND p.role = 'admin' AND p.status = 'active'
 ORDER BY p.id LIMIT 50;

-- seen_values(organisation_id int, member_id int): What the organisation noted in its own fields. sort: a few fields.
SELECT f.name AS label, v.value AS value
  FROM fields f JOIN member_values v ON v.field_id = f.id AND v.member_id = :member_id
 WHERE f.organisation_id = :organisation_id
 ORDER BY f.position, f.id;

-- seen_groups(organisation_id int, member_id int): The groups that a member learns in, and the address they are known by there. sort: one person's groups.
SELECT g.id AS group_id, g.name AS group_name, m.email AS known_by, m.added_at AS added_at
  FROM memberships m JOIN groups g ON g.id = m.group_id
 WHERE m.organisation_id = :organisation_id AND m.member_id = :member_id AND m.status = 'active' AND m.current = 1
 ORDER BY g.name_key, g.id
 LIMIT 100;

-- seen_leaders(organisation_id int, group_id int): Who leads a group; at most 50.
SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS person
  FROM leaders l JOIN members p ON p.id = l.member_id JOIN accounts a ON a.id = p.account_id
 WHERE l.organisation_id = :organisation_id AND l.group_id = :group_id
 ORDER BY l.member_id LIMIT 50;

-- seen_courses(organisation_id int, member_id int, group_id int): How far a member is in the courses of a group; group_id 0: in those of all their groups, and in what they have begun or were assigned. sort: one person's courses.
SELECT c.title AS title, CASE COALESCE(e.status, 'not started') WHEN 'not started' THEN 'new' WHEN 'in progress' THEN 'open' ELSE 'done' END AS course_is,
       CASE WHEN e.status <> 'not started' THEN e.progress END AS progress, e.score AS score, e.seconds / 60 AS minutes, e.started_at AS started_at,
       e.last_at AS last_at, e.completed_at AS completed_at
  FROM (SELECT u.course_id AS course_id
          FROM memberships m JOIN group_courses u ON u.group_id = m.group_id
         WHERE m.member_id = :member_id AND m.status = 'active' AND m.current = 1 AND (:group_id = 0 OR m.group_id = :group_id)
         UNION
        SELECT b.course_id FROM enrolments b
         WHERE b.member_id = :member_id AND :group_id = 0 AND (b.status <> 'not started' OR b.extra_at IS NOT NULL)) t
  JOIN courses c ON c.id = t.course_id AND c.organisation_id = :organisation_id
  LEFT JOIN enrolments e ON e.member_id = :member_id AND e.course_id = c.id
 WHERE c.status = 'active' AND c.published_at IS NOT NULL OR e.status <> 'not started'
 ORDER BY c.title_key, c.id
 LIMIT 200;

-- seen_certificates(account_id int, organisation_id int): Certificates that an organisation sees; of one that has archived the account those that it had issued by then. sort: one person's certificates.
SELECT x.course_title AS course_title, x.number AS number, x.issued_at AS issued_at
  FROM certificates x
  JOIN members p ON p.id = x.member_id
 WHERE x.account_id = :account_id AND x.organisation_id = :organisation_id AND (p.status = 'active' OR x.issued_at <= p.archived_at)
 ORDER BY x.id
 LIMIT 200;

-- seen_archived(account_id int): Organisations that have archived an account. sort: one person's organisations.
SELECT o.id AS organisation_id, o.name AS organisation_name, p.archived_at AS archived_at
  FROM members p JOIN organisations o ON o.id = p.organisation_id
 WHERE p.account_id = :account_id AND p.status = 'archived'
 ORDER BY o.name_key, o.id
 LIMIT 50;
