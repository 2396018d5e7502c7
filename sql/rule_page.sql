-- The page of an automatic group's rule.

-- rule_page_courses(organisation_id int, most int): Courses to choose from, by title; archived ones too, since people have completed them.
SELECT id AS id, title AS title, CASE WHEN status = 'archived' THEN 1 ELSE 0 END AS archived
  FROM courses WHERE organisation_id = :organisation_id
 ORDER BY title_key LIMIT :most;

-- rule_page_current(organisation_id int, group_id int): The group's rule: who saved it, when, what it did, and how far the job is that applies it.
SELECT r.id AS id, r.number AS number, r.made_at AS made_at, r.added AS added, r.removed AS removed, r.waited AS waited,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS made_name,
       r.job_id AS job_id, CASE WHEN j.status = 'queued' OR j.status = 'running' THEN 1 ELSE 0 END AS is_applied
  FROM rules r
  LEFT JOIN accounts a ON a.id = r.made_by
  LEFT JOIN jobs j ON j.id = r.job_id
 WHERE r.organisation_id = :organisation_id AND r.group_id = :group_id AND r.status = 'current';

-- rule_page_person(organisation_id int, group_id int, id int): One member, and their place in the group.
SELECT p.id AS id, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       (SELECT m.id FROM memberships m WHERE m.group_id = :group_id AND m.member_id = p.id AND m.current = 1 AND m.status = 'active') AS membership_id
  FROM members p JOIN accounts a ON a.id = p.account_id
 WHERE p.organisation_id = :organisation_id AND p.id = :id;
