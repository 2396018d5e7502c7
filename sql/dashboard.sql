-- What every page of a group tells at its head.

-- dashboard_leaders(organisation_id int, group_id int): Who leads the group, longest first. sort: a group has a few leaders.
SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, l.member_id AS id, a.email AS email,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials
  FROM leaders l
  JOIN members p ON p.id = l.member_id
  JOIN accounts a ON a.id = p.account_id
 WHERE l.organisation_id = :organisation_id AND l.group_id = :group_id
 ORDER BY l.added_at, l.member_id;

-- dashboard_courses(group_id int): How many courses the group has.
SELECT COUNT(*) AS courses FROM group_courses WHERE group_id = :group_id;

-- dashboard_people(group_id int, codes_most int): How many people of the group stand where, how many courses it has, and how many codes that are not retired, counted no further than codes_most.
SELECT COALESCE(SUM(people), 0) AS count_all,
       COALESCE(SUM(CASE WHEN status = 'prospect' THEN people END), 0) AS count_prospect,
       COALESCE(SUM(CASE WHEN status = 'pending' THEN people END), 0) AS count_pending,
       COALESCE(SUM(CASE WHEN status = 'active' THEN people END), 0) AS count_active,
       COALESCE(SUM(CASE WHEN status = 'declined' THEN people END), 0) AS count_declined,
       COALESCE(SUM(CASE WHEN status = 'cancelled' THEN people END), 0) AS count_cancelled,
       COALESCE(SUM(CASE WHEN status = 'expired' THEN people END), 0) AS count_expired,
       COALESCE(SUM(CASE WHEN status = 'archived' THEN people END), 0) AS count_archived,
       (SELECT COUNT(*) FROM group_courses c WHERE c.group_id = :group_id) AS course_count,
       (SELECT COUNT(*) FROM (SELECT 1 FROM codes WHERE group_id = :group_id AND status <> 'retired' LIMIT :codes_most) AS kept) AS code_count
  FROM membership_counts
 WHERE group_id = :group_id;

-- dashboard_waiting_long(group_id int, before int): How many wait since before then; counts to 1,000 and no further.
SELECT COUNT(*) AS people FROM (
	SELECT id FROM memberships
	 WHERE group_id = :group_id AND status = 'pending' AND current = 1 AND active_at < :before LIMIT 1000) AS waiting;
