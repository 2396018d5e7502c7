-- Groups that people leave by themselves.

-- leave_groups(account_id int): The groups that an account learns in, in all organisations. sort: one person's groups.
SELECT m.id AS id, g.name AS group_name, o.name AS organisation_name, m.added_at AS since_at
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
  JOIN memberships m ON m.member_id = p.id AND m.status = 'active' AND m.current = 1
  JOIN groups g ON g.id = m.group_id
 WHERE p.account_id = :account_id AND p.status = 'active'
 ORDER BY g.name_key, g.id
 LIMIT 200;

-- leave_place(account_id int, id int): One of an account's own places, also one that it has left.
SELECT m.organisation_id AS organisation_id, m.group_id AS group_id, m.member_id AS member_id, m.status AS status, m.status_at AS status_at,
       m.email AS email, g.name AS group_name, o.name AS organisation_name, CASE WHEN g.population = 'automatic' THEN 1 END AS by_rule
  FROM memberships m
  JOIN members p ON p.id = m.member_id AND p.account_id = :account_id AND p.status = 'active'
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id AND o.status = 'active'
 WHERE m.id = :id;

-- leave_courses(member_id int, group_id int): What becomes of a group's courses for a member who leaves it. sort: the courses of a group.
SELECT c.title AS title,
       CASE WHEN e.status <> 'not started' THEN 'kept'
            WHEN e.extra_at IS NOT NULL OR EXISTS (SELECT 1 FROM memberships m CROSS JOIN group_courses x ON x.group_id = m.group_id AND x.course_id = c.id
                          WHERE m.member_id = :member_id AND m.current = 1 AND m.status = 'active' AND m.group_id <> :group_id) THEN 'elsewhere'
            ELSE 'gone' END AS course_is
  FROM group_courses u
  JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
  LEFT JOIN enrolments e ON e.member_id = :member_id AND e.course_id = c.id
 WHERE u.group_id = :group_id
 ORDER BY u.position, u.course_id
 LIMIT 200;

-- leave_done_by(membership_id int, account_id int, at int): Whether an account itself left this place at that moment.
SELECT EXISTS (SELECT 1 FROM activities
                WHERE membership_id = :membership_id AND verb = 'membership.left' AND account_id = :account_id AND at = :at) AS by_themselves;

-- leave_archived_from(account_id int): The organisation that archived an account last, where it is in no other. sort: one person's organisations.
SELECT o.name AS archived_from
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
 WHERE p.account_id = :account_id AND p.status = 'archived'
   AND NOT EXISTS (SELECT 1 FROM members q WHERE q.account_id = :account_id AND q.status = 'active')
 ORDER BY p.archived_at DESC, p.id DESC LIMIT 1;

-- leave_archived(account_id int, course_id int): Organisations that have archived an account and whose courses it goes on with; course_id 0: any, else the one of that course. sort: one person's organisations.
SELECT o.name AS organisation_name, p.archived_at AS archived_at
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id AND o.status = 'active'
 WHERE p.account_id = :account_id AND p.status = 'archived'
   AND EXISTS (SELECT 1 FROM enrolments e
                WHERE e.member_id = p.id AND e.status <> 'not started' AND (:course_id = 0 OR e.course_id = :course_id))
 ORDER BY o.name_key, o.id
 LIMIT 20;
