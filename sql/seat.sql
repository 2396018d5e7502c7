-- Seats of groups and the ledger. All by key and one row at a time: imports of 100,000 people come through here.

-- seat_hold(organisation_id int, group_id int, seats int, now int): Takes seats, or below 0 gives them back; none when there are not enough. The one guard against overselling.
UPDATE groups SET seats_held = seats_held + :seats, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :group_id AND seats_held + :seats >= 0
   AND (:seats <= 0 OR seats IS NULL OR seats_held + :seats <= seats);

-- seat_note(organisation_id int, group_id int, account_id int, now int, why text, seats int, held int, membership_id int, batch_id int, order_id int): A line of the ledger; 0 stands for none.
INSERT INTO seat_entries (organisation_id, group_id, at, account_id, why, seats, held, seats_after, held_after, membership_id, batch_id,
       order_id)
VALUES (:organisation_id, :group_id, :now, NULLIF(:account_id, 0), :why, :seats, :held,
       (SELECT g.seats FROM groups g WHERE g.id = :group_id), (SELECT g.seats_held FROM groups g WHERE g.id = :group_id),
       NULLIF(:membership_id, 0), NULLIF(:batch_id, 0), NULLIF(:order_id, 0));

-- seat_note_many(organisation_id int, account_id int, now int, given rows): The same of seats that memberships came to: i1 group, i2 membership, i3 held, i4 held_after, i5 seats_after, below 0 no limit; t1 why. sort: a chunk, since the ledger is read in this order.
INSERT INTO seat_entries (organisation_id, group_id, at, account_id, why, seats, held, seats_after, held_after, membership_id)
SELECT :organisation_id, g.i1, :now, NULLIF(:account_id, 0), g.t1, 0, g.i3, CASE WHEN g.i5 >= 0 THEN g.i5 END, g.i4, g.i2
  FROM given(:given) AS g ORDER BY g.i1, g.i4;

-- seat_add(organisation_id int, group_id int, seats int, most int): So many more, or below 0 fewer; none when more than that are held.
UPDATE groups SET seats = seats + :seats
 WHERE organisation_id = :organisation_id AND id = :group_id AND seats + :seats BETWEEN seats_held AND :most;

-- seat_set(organisation_id int, group_id int, seats int): Another number of seats, below 0 no limit; none when more than that are held.
UPDATE groups SET seats = CASE WHEN :seats >= 0 THEN :seats END
 WHERE organisation_id = :organisation_id AND id = :group_id AND (:seats < 0 OR seats_held <= :seats);

-- seat_choose_return(id int, choice text): What happens to the seat of somebody who leaves; none when it stands so already.
UPDATE organisations SET seat_return = :choice WHERE id = :id AND seat_return <> :choice;

-- seat_stays(organisation_id int, membership_id int): Whether its person has started a course of the group, and the organisation keeps such seats.
SELECT o.seat_return = 'unstarted' AND EXISTS (
           SELECT 1 FROM group_courses gc JOIN enrolments e ON e.member_id = m.member_id AND e.course_id = gc.course_id
            WHERE gc.group_id = m.group_id AND (e.started_at IS NOT NULL OR e.status <> 'not started')) AS stays
  FROM memberships m JOIN organisations o ON o.id = m.organisation_id
 WHERE m.organisation_id = :organisation_id AND m.id = :membership_id;

-- seat_kept_of_person(organisation_id int, group_id int, email_key text): The kept seat of whoever has this address, or left under it.
SELECT m.id AS id
  FROM addresses a
  JOIN members p ON p.account_id = a.account_id AND p.organisation_id = :organisation_id
  JOIN memberships m ON m.member_id = p.id AND m.group_id = :group_id AND m.seat = 1 AND (m.status = 'removed' OR m.status = 'archived')
 WHERE a.email_key = :email_key
 UNION ALL
SELECT id FROM memberships
 WHERE email_key = :email_key AND +group_id = :group_id AND seat = 1 AND (status = 'removed' OR status = 'archived')
 LIMIT 1;

-- seat_kept_of_member(group_id int, member_id int): The kept seat of a member of the organisation.
SELECT id AS id FROM memberships
 WHERE member_id = :member_id AND +group_id = :group_id AND seat = 1 AND (status = 'removed' OR status = 'archived')
 LIMIT 1;

-- seat_leave(organisation_id int, membership_id int): Somebody who left has the kept seat no longer.
UPDATE memberships SET seat = 0
 WHERE organisation_id = :organisation_id AND id = :membership_id AND seat = 1 AND (status = 'removed' OR status = 'archived');

-- seat_keep(organisation_id int, membership_id int): Somebody who left has the kept seat again.
UPDATE memberships SET seat = 1
 WHERE organisation_id = :organisation_id AND id = :membership_id AND seat = 0 AND (status = 'removed' OR status = 'archived');

-- seat_count_kept(organisation_id int, group_id int, seats int): So many more (or fewer) are kept. unasked.
UPDATE groups SET seats_kept = seats_kept + :seats WHERE organisation_id = :organisation_id AND id = :group_id;

-- seat_pass_key(organisation_id int, group_id int, now int): One key fewer holds a seat; none when none does.
UPDATE groups SET keys_unused = keys_unused - 1, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :group_id AND keys_unused > 0;

-- --- for reading ---

-- seat_page(organisation_id int, group_id int, leader_id int, before_id int, most int): The ledger by page, latest line first; leader_id: who looks and opens the pages of active learners of groups that they lead only, 0 for administrators.
SELECT e.id AS id, e.at AS at, e.why AS why, e.seats AS seats, e.held AS held, e.seats_after AS seats_after, e.held_after AS held_after,
       e.batch_id AS batch_id, b.name AS batch_name, e.order_id AS order_id, p.id AS member_id, m.route AS route, m.route_detail AS route_detail,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), m.email) AS name,
       CASE WHEN p.id IS NOT NULL AND (:leader_id = 0 OR EXISTS (
                SELECT 1 FROM memberships s JOIN leaders l ON l.group_id = s.group_id AND l.member_id = :leader_id
                 WHERE s.member_id = p.id AND s.status = 'active' AND s.current = 1)) THEN 'member' WHEN m.id IS NOT NULL THEN 'name'
            WHEN b.id IS NOT NULL THEN 'batch' WHEN e.order_id IS NOT NULL THEN 'order' ELSE 'group' END AS about_is,
       CASE WHEN t.id IS NOT NULL OR w.site_admin = 1 THEN COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) END AS who,
       CASE WHEN t.id IS NOT NULL OR w.site_admin = 1 THEN 'person' WHEN e.account_id IS NOT NULL OR e.why = 'declined' OR (e.why = 'invited' AND m.route = 'code') THEN 'other' ELSE 'muster' END AS who_is,
       CASE WHEN e.account_id = p.account_id THEN 1 ELSE 0 END AS by_themselves
  FROM seat_entries e
  LEFT JOIN memberships m ON m.id = e.membership_id
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
  LEFT JOIN key_batches b ON b.id = e.batch_id
  LEFT JOIN accounts w ON w.id = e.account_id
  LEFT JOIN members t ON t.organisation_id = e.organisation_id AND t.account_id = e.account_id
 WHERE e.organisation_id = :organisation_id AND e.group_id = :group_id AND e.id < :before_id
 ORDER BY e.id DESC LIMIT :most;

-- seat_page_before(group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM seat_entries WHERE group_id = :group_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- seat_kept_page(organisation_id int, group_id int, after_id int, most int): Who left after having started, and when. sort: none, by the index of kept seats.
SELECT m.id AS id, m.status AS status_is, m.status_at AS left_at, m.email AS email,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), m.email) AS name
  FROM memberships m
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE m.group_id = :group_id AND m.organisation_id = :organisation_id AND m.seat = 1 AND (m.status = 'removed' OR m.status = 'archived')
   AND m.id > :after_id
 ORDER BY m.id LIMIT :most;

-- seat_kept_page_before(group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM memberships
 WHERE group_id = :group_id AND seat = 1 AND (status = 'removed' OR status = 'archived') AND id < :first_id
 ORDER BY id DESC LIMIT 1 OFFSET :most;

-- seat_return(id int): What happens to the seat of somebody who leaves.
SELECT seat_return AS seat_return FROM organisations WHERE id = :id;
