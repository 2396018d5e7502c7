-- The wait list of a group: who comes in, in their order, when a seat is free.

-- wait_people(organisation_id int, group_id int): How many people wait.
SELECT on_wait_list AS people FROM groups WHERE organisation_id = :organisation_id AND id = :group_id;

-- wait_is_needed_by(organisation_id int, group_id int, account_id int): Whether this account has to: no seat is free or others wait, and it left none behind that is kept.
SELECT CASE WHEN (g.seats_held >= g.seats OR g.on_wait_list > 0) AND NOT EXISTS (
           SELECT 1 FROM members p JOIN memberships m ON m.member_id = p.id AND m.group_id = g.id AND m.seat = 1 AND m.status = 'removed'
            WHERE p.organisation_id = g.organisation_id AND p.account_id = :account_id) THEN 1 ELSE 0 END AS is_needed
  FROM groups g WHERE g.organisation_id = :organisation_id AND g.id = :group_id;

-- wait_seat_is_free(organisation_id int, group_id int): Whether somebody more fits in.
SELECT CASE WHEN seats IS NULL OR seats_held < seats THEN 1 ELSE 0 END AS is_free
  FROM groups WHERE organisation_id = :organisation_id AND id = :group_id;

-- wait_count(organisation_id int, group_id int, people int): So many more of them, or below 0 fewer.
UPDATE groups SET on_wait_list = on_wait_list + :people WHERE organisation_id = :organisation_id AND id = :group_id;

-- wait_add(organisation_id int, group_id int, account_id int, email text, email_key text, route text, route_detail text, code_id int, brings text, now int): Somebody at the end of the line; none when they stand in it already.
INSERT INTO wait_entries (organisation_id, group_id, account_id, email, email_key, route, route_detail, code_id, brings, added_at)
VALUES (:organisation_id, :group_id, :account_id, :email, :email_key, :route, :route_detail, NULLIF(:code_id, 0), :brings, :now)
    ON CONFLICT DO NOTHING;

-- wait_take_over(organisation_id int, id int, email text, email_key text, route text, route_detail text, code_id int, brings text): Whoever a rule put on the list comes by themselves as well; none where they did so before.
UPDATE wait_entries SET email = :email, email_key = :email_key, route = :route, route_detail = :route_detail, code_id = NULLIF(:code_id, 0), brings = :brings
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'waiting' AND route = 'rule';

-- wait_of_account(group_id int, account_id int): Where an account stands in line, and which way it came there.
SELECT id AS id, route AS route FROM wait_entries WHERE group_id = :group_id AND account_id = :account_id AND status = 'waiting';

-- wait_place(group_id int, id int): The place of an entry, from 1: how many wait up to it.
SELECT COUNT(*) AS place FROM wait_entries WHERE group_id = :group_id AND id <= :id AND status = 'waiting';

-- wait_end(organisation_id int, id int, status text, membership_id int, now int): They wait no more; none when they did not.
UPDATE wait_entries SET status = :status, membership_id = NULLIF(:membership_id, 0), done_at = :now
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'waiting';

-- wait_get(organisation_id int, group_id int, id int): Somebody who waited or waits for this group.
SELECT id AS id, email AS email, status AS status FROM wait_entries
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id = :id;

-- wait_own(account_id int, id int): Where an account of its own waited or waits.
SELECT w.organisation_id AS organisation_id, w.group_id AS group_id, w.email AS email, g.name AS group_name
  FROM wait_entries w JOIN groups g ON g.id = w.group_id
 WHERE w.id = :id AND w.account_id = :account_id;

-- wait_first(organisation_id int, group_id int): Who is next, while a seat is free and the group takes people; by a rule that was stopped nobody.
SELECT w.id AS id, w.account_id AS account_id, w.email AS email, w.route AS route, w.route_detail AS route_detail, w.code_id AS code_id,
       w.brings AS brings, a.status AS account_status, p.status AS member_status,
       EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = w.account_id AND d.email_key = w.email_key) AS is_theirs
  FROM groups g
  JOIN organisations o ON o.id = g.organisation_id AND o.status = 'active'
  JOIN wait_entries w ON w.group_id = g.id AND w.status = 'waiting'
  JOIN accounts a ON a.id = w.account_id
  LEFT JOIN members p ON p.organisation_id = g.organisation_id AND p.account_id = w.account_id
 WHERE g.organisation_id = :organisation_id AND g.id = :group_id AND g.status = 'active' AND (g.seats IS NULL OR g.seats_held < g.seats)
   AND (w.route <> 'rule' OR NOT EXISTS (SELECT 1 FROM rules r WHERE r.group_id = g.id AND r.status = 'current' AND r.stopped IS NOT NULL))
 ORDER BY w.id
 LIMIT 1;

-- wait_standing(organisation_id int, group_id int, account_id int): The place in the group that an account got by another way; an invite that waits for their answer is one too.
SELECT m.id AS id
  FROM members p JOIN memberships m ON m.member_id = p.id AND m.group_id = :group_id AND m.current = 1 AND m.status = 'active'
 WHERE p.organisation_id = :organisation_id AND p.account_id = :account_id
 UNION ALL
SELECT m.id
  FROM addresses d JOIN memberships m ON m.email_key = d.email_key AND m.group_id = :group_id AND m.current = 1
 WHERE d.account_id = :account_id AND m.status IN ('prospect', 'pending', 'active')
 LIMIT 1;

-- wait_code_works(organisation_id int, id int): Whether somebody who redeemed the code while it worked may come in by it still: neither its last day nor its switch ends that, only its being retired or used up.
SELECT EXISTS (SELECT 1 FROM codes
 WHERE organisation_id = :organisation_id AND id = :id AND status <> 'retired' AND (max_uses IS NULL OR uses < max_uses)) AS works;

-- wait_use_code(organisation_id int, id int): One more use of it.
UPDATE codes SET uses = uses + 1
 WHERE organisation_id = :organisation_id AND id = :id AND status <> 'retired' AND (max_uses IS NULL OR uses < max_uses);

-- wait_job_queued(group_id int): Whether the group's wait list is about to be looked at.
SELECT EXISTS (SELECT 1 FROM jobs WHERE group_id = :group_id AND kind = 'promote' AND (status = 'queued' OR status = 'running')) AS queued;

-- wait_groups(organisation_id int): Groups with people who wait. scan: an organisation's groups, when it is reopened.
SELECT id AS id FROM groups WHERE organisation_id = :organisation_id AND on_wait_list > 0;

-- wait_page(organisation_id int, group_id int, after_id int, most int): Who waits, in order.
SELECT id AS id, email AS email, route AS route_is, route_detail AS route_detail, added_at AS added_at FROM wait_entries
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'waiting' AND id > :after_id
 ORDER BY id LIMIT :most;

-- wait_page_before(organisation_id int, group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM wait_entries
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'waiting' AND id < :first_id
 ORDER BY id DESC LIMIT 1 OFFSET :most;
