-- People on their way into a group: whom to choose, whom to copy, and what came of it.

-- enrol_sources(organisation_id int, group_id int, leader_id int): The other active groups to copy from, by name, at most 1,000; leader_id 0: all of the organisation, else those that this member leads.
SELECT g.id AS id, g.name AS name,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS active,
       g.seats_held - g.keys_unused - g.seats_kept
           - COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS waiting
  FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.status = 'active' AND g.id <> :group_id
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = g.id AND l.member_id = :leader_id))
 ORDER BY g.name_key, g.id LIMIT 1000;

-- enrol_source_people(organisation_id int, from_group int, waiting int): How many people can be copied from a group; waiting 1: also those who wait.
SELECT CASE WHEN :waiting = 1 THEN g.seats_held - g.keys_unused - g.seats_kept
            ELSE COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) END AS people
  FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.id = :from_group;

-- enrol_copy_arguments(from_group int, who text): What the job "copy" is told.
SELECT json_object('from', :from_group, 'who', :who) AS arguments;

-- enrol_source_page(organisation_id int, from_group int, group_id int, waiting int, after_key text, after_id int, most int): People of another group by name, and where they stand in this one.
SELECT m.id AS id, m.sort_key AS sort_key, m.email AS email, m.status AS status_is,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name, substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       CASE WHEN m.member_id IS NULL THEN 'hidden' ELSE 'shown' END AS name_is,
       CASE COALESCE((SELECT h.status FROM memberships h WHERE h.group_id = :group_id AND h.member_id = m.member_id AND h.current = 1),
                     (SELECT h.status FROM memberships h WHERE h.group_id = :group_id AND h.email_key = m.email_key AND h.current = 1))
            WHEN 'active' THEN 'active' WHEN 'prospect' THEN 'waiting' WHEN 'pending' THEN 'waiting' WHEN 'archived' THEN 'archived'
            ELSE 'free' END AS here_is
  FROM memberships m
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :from_group AND m.current = 1
   AND (m.status = 'active' OR (:waiting = 1 AND m.status IN ('prospect', 'pending')))
   AND (m.sort_key, m.id) > (:after_key, :after_id)
 ORDER BY m.sort_key, m.id LIMIT :most;

-- enrol_source_page_before(from_group int, waiting int, first_key text, first_id int, most int): The key before the previous page.
SELECT sort_key AS sort_key, id AS id FROM memberships
 WHERE group_id = :from_group AND current = 1 AND (status = 'active' OR (:waiting = 1 AND status IN ('prospect', 'pending')))
   AND (sort_key, id) < (:first_key, :first_id)
 ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET :most;

-- enrol_member_page(organisation_id int, group_id int, after_key text, after_id int, until_key text, most int): Active members by name, and where they stand in the group. Its way back: member_page_before.
SELECT p.id AS id, p.sort_key AS sort_key, p.name AS name, p.name_is AS name_is, p.email AS email, p.initials AS initials,
       CASE COALESCE((SELECT h.status FROM memberships h WHERE h.group_id = :group_id AND h.member_id = p.id AND h.current = 1),
                     (SELECT h.status FROM addresses d JOIN memberships h ON h.group_id = :group_id AND h.email_key = d.email_key AND h.current = 1
                       WHERE d.account_id = p.account_id ORDER BY d.id LIMIT 1))
            WHEN 'active' THEN 'active' WHEN 'prospect' THEN 'waiting' WHEN 'pending' THEN 'waiting' WHEN 'archived' THEN 'archived'
            ELSE 'free' END AS here_is,
       CASE WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = :group_id AND l.member_id = p.id) THEN 'yes' ELSE 'no' END AS leads_is
  FROM people p
 WHERE p.organisation_id = :organisation_id AND p.status = 'active' AND (p.sort_key, p.id) > (:after_key, :after_id)
   AND p.sort_key < :until_key
 ORDER BY p.sort_key, p.id LIMIT :most;

-- enrol_member_found(organisation_id int, group_id int, query text, before_id int, most int): The same, found by search_query() in member_scope(), latest come first.
SELECT p.id AS id, p.sort_key AS sort_key, p.name AS name, p.name_is AS name_is, p.email AS email, p.initials AS initials,
       CASE COALESCE((SELECT h.status FROM memberships h WHERE h.group_id = :group_id AND h.member_id = p.id AND h.current = 1),
                     (SELECT h.status FROM addresses d JOIN memberships h ON h.group_id = :group_id AND h.email_key = d.email_key AND h.current = 1
                       WHERE d.account_id = p.account_id ORDER BY d.id LIMIT 1))
            WHEN 'active' THEN 'active' WHEN 'prospect' THEN 'waiting' WHEN 'pending' THEN 'waiting' WHEN 'archived' THEN 'archived'
            ELSE 'free' END AS here_is,
       CASE WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = :group_id AND l.member_id = p.id) THEN 'yes' ELSE 'no' END AS leads_is
  FROM member_search s
  JOIN people p ON p.id = s.rowid
 WHERE s.member_search MATCH :query AND s.rowid < :before_id AND p.organisation_id = :organisation_id AND p.status = 'active'
 ORDER BY s.rowid DESC LIMIT :most;

-- enrol_member_found_before(query text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, rowid AS id FROM member_search
 WHERE member_search MATCH :query AND rowid > :first_id
 ORDER BY rowid LIMIT 1 OFFSET :most;

-- enrol_branch_people(organisation_id int, branch_id int, below int): How many active people are in a branch; below 1: and in those below it.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT COUNT(*) AS people
  FROM inside JOIN members m ON m.branch_id = inside.id AND m.status = 'active' AND m.organisation_id = :organisation_id;

-- enrol_branch_page(organisation_id int, group_id int, branch_id int, below int, after_key text, after_id int, most int): They by name, and where they stand in the group. Others are passed over in the index. Its way back: member_page_narrowed_before.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT p.id AS id, p.sort_key AS sort_key, p.name AS name, p.name_is AS name_is, p.email AS email, p.initials AS initials,
       CASE COALESCE((SELECT h.status FROM memberships h WHERE h.group_id = :group_id AND h.member_id = p.id AND h.current = 1),
                     (SELECT h.status FROM addresses d JOIN memberships h ON h.group_id = :group_id AND h.email_key = d.email_key AND h.current = 1
                       WHERE d.account_id = p.account_id ORDER BY d.id LIMIT 1))
            WHEN 'active' THEN 'active' WHEN 'prospect' THEN 'waiting' WHEN 'pending' THEN 'waiting' WHEN 'archived' THEN 'archived'
            ELSE 'free' END AS here_is
  FROM members m JOIN people p ON p.id = m.id
 WHERE m.organisation_id = :organisation_id AND m.status = 'active' AND (m.sort_key, m.id) > (:after_key, :after_id)
   AND m.branch_id IN (SELECT id FROM inside)
 ORDER BY m.sort_key, m.id LIMIT :most;

-- enrol_copy_branch_arguments(branch_id int, below int): What the job "copy" is told.
SELECT json_object('branch', :branch_id, 'below', :below) AS arguments;

-- enrol_done(organisation_id int, group_id int, first_id int, last_id int): The people that one form brought in, as they stand now.
SELECT l.id AS id, l.email AS email, l.name AS name, l.name_is AS name_is, l.initials AS initials, l.status_is AS status_is,
       l.refusal AS refusal, CASE WHEN l.acts_is = 'waiting' THEN 1 END AS can_cancel, m.notify_at AS notify_at,
       CASE WHEN m.notify_at IS NULL THEN 'hold' WHEN m.notify_at > m.added_at THEN 'later' ELSE 'now' END AS when_is,
       CASE WHEN m.token_hash IS NULL THEN 'enrolled' ELSE 'invited' END AS how_is
  FROM memberships m JOIN learners l ON l.id = m.id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.current = 1 AND m.id BETWEEN :first_id AND :last_id
 ORDER BY m.id LIMIT 1000;
