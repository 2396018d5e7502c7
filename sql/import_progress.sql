-- Progress that comes in files.

-- import_progress_courses(organisation_id int): All courses of the organisation, those that progress may be recorded in first. scan: an organisation has few courses. sort: the same.
SELECT id AS id, title AS title, title_key AS title_key,
       CASE WHEN status = 'archived' THEN 'archived' WHEN published_at IS NULL THEN 'draft' ELSE 'open' END AS standing
  FROM courses
 WHERE organisation_id = :organisation_id
 ORDER BY title_key, id;

-- import_progress_stands(organisation_id int, member_id int, course_id int, group_id int): How far a member is in a course, whether it is open to them, and, where a group is named, whether they learn it there.
SELECT COALESCE(e.status, 'not started') AS status, COALESCE(e.progress, 0) AS progress, e.score AS score, COALESCE(e.seconds, 0) AS seconds,
       e.started_at AS started_at, e.completed_at AS completed_at,
       EXISTS (SELECT 1 FROM open_courses o WHERE o.member_id = p.id AND o.course_id = c.id) AS open,
       :group_id = 0 OR EXISTS (SELECT 1 FROM memberships m CROSS JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = c.id
                                 WHERE m.member_id = p.id AND m.group_id = :group_id AND m.current = 1 AND m.status = 'active') AS of_group
  FROM members p
  JOIN courses c ON c.organisation_id = p.organisation_id AND c.id = :course_id
  LEFT JOIN enrolments e ON e.member_id = p.id AND e.course_id = c.id
 WHERE p.organisation_id = :organisation_id AND p.id = :member_id;
