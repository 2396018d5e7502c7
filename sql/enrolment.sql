-- Courses that a single member has for themself.

-- enrolment_member(organisation_id int, id int): An active member.
SELECT p.account_id AS account_id, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name
  FROM members p JOIN accounts a ON a.id = p.account_id
 WHERE p.organisation_id = :organisation_id AND p.id = :id AND p.status = 'active';

-- enrolment_course(organisation_id int, member_id int, course_id int): A course, and whether it is open to a member already.
SELECT c.title AS title, c.status AS status, c.published_at AS published_at,
       EXISTS (SELECT 1 FROM open_courses w WHERE w.member_id = :member_id AND w.course_id = c.id) AS is_open
  FROM courses c WHERE c.organisation_id = :organisation_id AND c.id = :course_id;

-- enrolment_extra(organisation_id int, member_id int): Courses that a member has for themself. sort: one person's.
SELECT c.id AS id, c.title AS title, e.extra_at AS extra_at, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS by_name
  FROM enrolments e
  JOIN courses c ON c.id = e.course_id
  LEFT JOIN accounts a ON a.id = e.extra_by
 WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.extra_at IS NOT NULL
 ORDER BY c.title_key, c.id LIMIT 200;

-- enrolment_choices(organisation_id int, member_id int): Courses that a member can be assigned: published, and not open to them; at most 500.
SELECT c.id AS id, c.title AS title
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.status = 'active' AND c.published_at IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM open_courses w WHERE w.member_id = :member_id AND w.course_id = c.id)
 ORDER BY c.title_key, c.id LIMIT 500;

-- enrolment_letter(organisation_id int, course_id int): What the mail about an assigned course says.
SELECT title AS title, minutes AS minutes FROM courses WHERE organisation_id = :organisation_id AND id = :course_id AND status = 'active';
