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

-- dashboard_learners(group_id int): How many people its list shows.
SELECT COALESCE(SUM(people), 0) AS people FROM membership_counts WHERE group_id = :group_id;

-- dashboard_waiting_long(group_id int, before int): How many wait since before then; counts to 1,000 and no further.
SELECT COUNT(*) AS people FROM (
	SELECT id FROM memberships
	 WHERE group_id = :group_id AND status = 'pending' AND current = 1 AND active_at < :before LIMIT 1000) AS waiting;
