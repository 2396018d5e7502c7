-- group_enter(organisation_id int, member_id int, id int): A group of the organisation, and whether this member leads it.
SELECT g.id AS id, EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = g.id AND l.member_id = :member_id) AS leads
  FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.id = :id;

-- group_add(organisation_id int, name text, name_key text, description text, population text, policy text, invite_days int, seats int, account_id int, now int): A new group; seats below 0 stand for no limit. None when the name is taken.
INSERT INTO groups (organisation_id, name, name_key, description, population, policy, invite_days, seats, created_at, created_by, active_at)
VALUES (:organisation_id, :name, :name_key, :description, :population, :policy, :invite_days, CASE WHEN :seats >= 0 THEN :seats END, :now, NULLIF(:account_id, 0), :now)
    ON CONFLICT DO NOTHING;

-- group_get(organisation_id int, id int): Everything about one group itself.
SELECT id AS id, name AS name, description AS description, population AS population, population AS population_is, policy AS policy,
       policy AS policy_is, invite_days AS invite_days, seats AS seats, seats_held AS seats_held, status AS status, status AS status_is,
       seats - seats_held AS seats_free, seats_kept AS seats_kept, keys_unused AS keys_unused, on_wait_list AS on_wait_list, created_at AS created_at, active_at AS active_at
  FROM groups
 WHERE organisation_id = :organisation_id AND id = :id;

-- group_by_name(organisation_id int, name_key text): The active group of that name.
SELECT id AS id FROM groups WHERE organisation_id = :organisation_id AND name_key = :name_key AND status = 'active';

-- group_update(organisation_id int, id int, name text, name_key text, description text, policy text, invite_days int): What its settings say.
UPDATE groups SET name = :name, name_key = :name_key, description = :description, policy = :policy, invite_days = :invite_days
 WHERE organisation_id = :organisation_id AND id = :id;

-- group_set_status(organisation_id int, id int, status text, from_status text): Archives or restores a group.
UPDATE groups SET status = :status WHERE organisation_id = :organisation_id AND id = :id AND status = :from_status;

-- group_course_add(organisation_id int, group_id int, course_id int, position int, now int): A course of the organisation for the group; none when it is no course of theirs, or archived and not in the group already.
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at)
SELECT organisation_id, :group_id, id, :position, :now
  FROM courses
 WHERE organisation_id = :organisation_id AND id = :course_id
   AND (status = 'active' OR EXISTS (SELECT 1 FROM group_courses u WHERE u.group_id = :group_id AND u.course_id = :course_id))
    ON CONFLICT (group_id, course_id) DO UPDATE SET position = excluded.position;

-- group_courses_mark(organisation_id int, group_id int): Moves all positions below zero, so that the courses a new list names can be told from the others.
UPDATE group_courses SET position = -1 WHERE organisation_id = :organisation_id AND group_id = :group_id;

-- group_courses_sweep(organisation_id int, group_id int): Drops the courses that the new list does not name.
DELETE FROM group_courses WHERE organisation_id = :organisation_id AND group_id = :group_id AND position < 0;

-- group_courses_copy(organisation_id int, from_group int, to_group int, now int): A duplicate has the same courses, but for archived ones.
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at)
SELECT u.organisation_id, :to_group, u.course_id, u.position, :now
  FROM group_courses u JOIN courses c ON c.id = u.course_id AND c.status = 'active'
 WHERE u.organisation_id = :organisation_id AND u.group_id = :from_group;

-- group_leaders_copy(organisation_id int, from_group int, to_group int, now int): A duplicate has the same leaders.
INSERT INTO leaders (organisation_id, group_id, member_id, added_at)
SELECT organisation_id, :to_group, member_id, :now FROM leaders WHERE organisation_id = :organisation_id AND group_id = :from_group;

-- group_courses_list(organisation_id int, group_id int): The courses of a group in their order.
SELECT c.id AS id, c.title AS title, c.description AS description, NULLIF(c.minutes, 0) AS minutes, c.status AS status_is,
       CASE WHEN c.published_at IS NULL THEN 1 END AS is_draft, gc.due_on AS due_on
  FROM group_courses gc JOIN courses c ON c.id = gc.course_id
 WHERE gc.organisation_id = :organisation_id AND gc.group_id = :group_id
 ORDER BY gc.position, gc.course_id;

-- group_leader_add(organisation_id int, group_id int, member_id int, now int): An active member leads the group; none when they do already or are no member.
INSERT INTO leaders (organisation_id, group_id, member_id, added_at)
SELECT organisation_id, :group_id, id, :now FROM members
 WHERE organisation_id = :organisation_id AND id = :member_id AND status = 'active'
    ON CONFLICT DO NOTHING;

-- group_leader_drop(organisation_id int, group_id int, member_id int): A member leads the group no more.
DELETE FROM leaders WHERE organisation_id = :organisation_id AND group_id = :group_id AND member_id = :member_id;

-- group_invite_days(organisation_id int, id int): For how many days an invite to the group may be answered.
SELECT invite_days AS invite_days FROM groups WHERE organisation_id = :organisation_id AND id = :id;

-- group_name(organisation_id int, id int): What the group is called.
SELECT name AS name FROM groups WHERE organisation_id = :organisation_id AND id = :id;

-- group_person(organisation_id int, member_id int): What a member is called in the activity log.
SELECT trim(a.first_name || ' ' || a.last_name || ' ' || a.email) AS person
  FROM members p JOIN accounts a ON a.id = p.account_id
 WHERE p.organisation_id = :organisation_id AND p.id = :member_id;

-- group_all(organisation_id int, leader_id int): Every group of the organisation, active ones first, by name, for finding one that was typed; leader_id: only those that this member leads, 0 for all.
SELECT g.id AS id, g.name AS name, g.name_key AS name_key, g.status AS status,
       g.policy AS policy, g.population AS population
  FROM groups g
 WHERE g.organisation_id = :organisation_id
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = g.id AND l.member_id = :leader_id))
 ORDER BY g.status, g.name_key, g.id;
