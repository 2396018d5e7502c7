-- Seats of groups and the ledger. All by key and one row at a time: imports of 100,000 people come through here.

-- seat_hold(organisation_id int, group_id int, seats int, now int): Takes seats, or below 0 gives them back; none when there are not enough. The one guard against overselling.
UPDATE groups SET seats_held = seats_held + :seats, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :group_id AND seats_held + :seats >= 0
   AND (:seats <= 0 OR seats IS NULL OR seats_held + :seats <= seats);

-- seat_note(organisation_id int, group_id int, account_id int, now int, why text, seats int, held int, membership_id int, batch_id int, order_id int, detail text): A line of the ledger; 0 stands for none.
INSERT INTO seat_entries (organisation_id, group_id, at, account_id, why, seats, held, seats_after, held_after, membership_id, batch_id,
       order_id, detail)
VALUES (:organisation_id, :group_id, :now, NULLIF(:account_id, 0), :why, :seats, :held,
       (SELECT g.seats FROM groups g WHERE g.id = :group_id), (SELECT g.seats_held FROM groups g WHERE g.id = :group_id),
       NULLIF(:membership_id, 0), NULLIF(:batch_id, 0), NULLIF(:order_id, 0), :detail);

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

-- seat_count_kept(organisation_id int, group_id int, seats int): So many more (or fewer) are kept.
UPDATE groups SET seats_kept = seats_kept + :seats WHERE organisation_id = :organisation_id AND id = :group_id;

-- seat_pass_key(organisation_id int, group_id int, now int): One key fewer holds a seat; none when none does.
UPDATE groups SET keys_unused = keys_unused - 1, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :group_id AND keys_unused > 0;
