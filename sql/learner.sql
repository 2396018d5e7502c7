-- The learners page of a group: a page of rows in two orders, for all or for one status, or found by a part of a name or address.
-- Each list pages by key. The …_before query beside a list gives the key after which the previous page begins: the row that
-- stands :most + 1 places before the first one shown; none when that would be before the beginning.

-- learner_by_name(group_id int, after_key text, after_id int, until_key text, most int): By name or address.
SELECT * FROM learners
 WHERE group_id = :group_id AND (sort_key, id) > (:after_key, :after_id) AND sort_key < :until_key
 ORDER BY sort_key, id LIMIT :most;

-- learner_by_name_before(group_id int, first_key text, first_id int, from_key text, most int): The key before the previous page.
SELECT sort_key AS sort_key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND (sort_key, id) < (:first_key, :first_id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET :most;

-- learner_by_name_in_status(group_id int, status text, pinned int, after_key text, after_id int, until_key text, most int): By name or address, one status; pinned: 1 or 0, whether an automatic group's rule decides about them, -1 for both. Others are passed over in the index.
SELECT * FROM learners
 WHERE group_id = :group_id AND status = :status AND (sort_key, id) > (:after_key, :after_id) AND sort_key < :until_key
   AND (:pinned < 0 OR pinned = :pinned)
 ORDER BY sort_key, id LIMIT :most;

-- learner_by_name_in_status_before(group_id int, status text, pinned int, first_key text, first_id int, from_key text, most int): The key before the previous page.
SELECT sort_key AS sort_key, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = :status AND (sort_key, id) < (:first_key, :first_id) AND sort_key >= :from_key
   AND (:pinned < 0 OR pinned = :pinned)
 ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET :most;

-- learner_by_activity(group_id int, before_at int, before_id int, most int): Latest activity first.
SELECT * FROM learners
 WHERE group_id = :group_id AND (active_at, id) < (:before_at, :before_id)
 ORDER BY active_at DESC, id DESC LIMIT :most;

-- learner_by_activity_before(group_id int, first_at int, first_id int, most int): The key before the previous page.
SELECT active_at AS active_at, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND (active_at, id) > (:first_at, :first_id)
 ORDER BY active_at, id LIMIT 1 OFFSET :most;

-- learner_by_activity_in_status(group_id int, status text, pinned int, before_at int, before_id int, most int): Latest activity first, one status; pinned as above.
SELECT * FROM learners
 WHERE group_id = :group_id AND status = :status AND (active_at, id) < (:before_at, :before_id)
   AND (:pinned < 0 OR pinned = :pinned)
 ORDER BY active_at DESC, id DESC LIMIT :most;

-- learner_by_activity_in_status_before(group_id int, status text, pinned int, first_at int, first_id int, most int): The key before the previous page.
SELECT active_at AS active_at, id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = :status AND (active_at, id) > (:first_at, :first_id)
   AND (:pinned < 0 OR pinned = :pinned)
 ORDER BY active_at, id LIMIT 1 OFFSET :most;

-- learner_found(group_id int, query text, status text, pinned int, before_id int, most int): Found by search_query(), latest added first; status "" for all.
SELECT l.* FROM membership_search s
  JOIN learners l ON l.id = s.rowid
 WHERE s.membership_search MATCH :query AND s.rowid < :before_id AND l.group_id = :group_id AND (:status = '' OR l.status = :status)
   AND (:pinned < 0 OR l.pinned = :pinned)
 ORDER BY s.rowid DESC LIMIT :most;

-- learner_ids(group_id int, after_id int, most int): Everyone's ids in the order of ids, for a job that takes all.
SELECT id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND id > :after_id
 ORDER BY id LIMIT :most;

-- learner_removed_at(group_id int, account_id int, at int): Those whom one person removed at that moment, for the undo; not those who made way for a corrected address.
SELECT m.id AS id FROM memberships m
 WHERE m.group_id = :group_id AND m.status = 'removed' AND m.status_at = :at
   AND EXISTS (SELECT 1 FROM activities a
                WHERE a.membership_id = m.id AND a.at = :at AND a.verb = 'membership.removed' AND a.account_id = :account_id)
 ORDER BY m.id LIMIT 1000;

-- learner_get(group_id int, id int): One person of the list.
SELECT * FROM learners WHERE group_id = :group_id AND id = :id;

-- learner_export(group_id int, status text, pinned int, from_key text, until_key text, after_id int, most int): Everyone of the list for a file, in the order of ids; status "" for all; the keys bound their sort_key.
SELECT l.id AS id, a.first_name AS first_name, a.last_name AS last_name, l.email AS email, l.status AS status,
       l.courses_done AS courses_done, m.route AS route, m.route_detail AS route_detail, m.added_at AS added_at,
       m.invited_at AS invited_at, m.status_at AS status_at, l.member_id AS member_id, p.branch_id AS branch_id, l.stays_is AS stays_is
  FROM learners l
  JOIN memberships m ON m.id = l.id
  LEFT JOIN members p ON p.id = l.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE l.group_id = :group_id AND (:status = '' OR l.status = :status) AND +m.sort_key >= :from_key AND +m.sort_key < :until_key
   AND l.id > :after_id AND (:pinned < 0 OR l.pinned = :pinned)
 ORDER BY l.id LIMIT :most;

-- learner_export_found(group_id int, query text, status text, pinned int, after_id int, most int): Those found, for a file.
SELECT l.id AS id, a.first_name AS first_name, a.last_name AS last_name, l.email AS email, l.status AS status,
       l.courses_done AS courses_done, m.route AS route, m.route_detail AS route_detail, m.added_at AS added_at,
       m.invited_at AS invited_at, m.status_at AS status_at, l.member_id AS member_id, p.branch_id AS branch_id, l.stays_is AS stays_is
  FROM membership_search s
  JOIN learners l ON l.id = s.rowid
  JOIN memberships m ON m.id = l.id
  LEFT JOIN members p ON p.id = l.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE s.membership_search MATCH :query AND s.rowid > :after_id AND l.group_id = :group_id AND (:status = '' OR l.status = :status)
   AND (:pinned < 0 OR l.pinned = :pinned)
 ORDER BY s.rowid LIMIT :most;

-- learner_job_arguments(verb text, status text, pinned int, search text): What the job needs that does a verb to everyone of a filtered list.
SELECT json_object('verb', :verb, 'status', :status, 'pinned', :pinned, 'search', :search) AS arguments;
