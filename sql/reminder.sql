-- Reminders, and the days on which courses are due.

-- reminder_settings(organisation_id int, group_id int): What a group reminds of, and when nothing goes out.
SELECT g.remind_start_days AS start_days, g.remind_due_days AS due_days, g.remind_invite_days AS invite_days, g.remind_at AS remind_at,
       o.quiet_from AS quiet_from, o.quiet_until AS quiet_until, g.name AS group_name, g.status AS status
  FROM groups g JOIN organisations o ON o.id = g.organisation_id
 WHERE g.organisation_id = :organisation_id AND g.id = :group_id;

-- reminder_quiet(organisation_id int): The hours in which nothing goes out.
SELECT quiet_from AS quiet_from, quiet_until AS quiet_until FROM organisations WHERE id = :organisation_id;

-- reminder_set_quiet(organisation_id int, quiet_from int, quiet_until int): Others.
UPDATE organisations SET quiet_from = :quiet_from, quiet_until = :quiet_until WHERE id = :organisation_id;

-- reminder_update(organisation_id int, group_id int, start_days int, due_days int, invite_days int, remind_at int): 0: off.
UPDATE groups SET remind_start_days = NULLIF(:start_days, 0), remind_due_days = NULLIF(:due_days, 0), remind_invite_days = NULLIF(:invite_days, 0),
       remind_at = NULLIF(:remind_at, 0)
 WHERE organisation_id = :organisation_id AND id = :group_id;

-- reminder_due_groups(now int, most int): Groups whose time has come.
SELECT g.id AS id, g.organisation_id AS organisation_id, o.time_zone AS time_zone
  FROM groups g JOIN organisations o ON o.id = g.organisation_id
 WHERE g.remind_at <= :now
 ORDER BY g.remind_at LIMIT :most;

-- reminder_set_next(organisation_id int, group_id int, remind_at int): When a group is looked at next.
UPDATE groups SET remind_at = :remind_at WHERE organisation_id = :organisation_id AND id = :group_id;

-- reminder_person(organisation_id int, group_id int, membership_id int): Whom a membership is, for a reminder; none when they are neither active nor invited, or nothing is to be sent there.
SELECT m.status AS status, m.email AS email, m.email_wire AS email_wire, m.email_key AS email_key, p.account_id AS account_id,
       m.invited_at AS invited_at, m.expires_at AS expires_at, m.status_at AS status_at
  FROM memberships m
  JOIN groups g ON g.id = m.group_id AND g.status = 'active'
  JOIN organisations o ON o.id = m.organisation_id AND o.status = 'active'
  LEFT JOIN members p ON p.id = m.member_id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.id = :membership_id AND m.current = 1
   AND m.status IN ('pending', 'active');

-- reminder_courses(organisation_id int, group_id int, membership_id int, start_before int, today text, due_until text): Courses that a learner is reminded of by the group's settings: due soon, or not started for long; each once.
-- start_before 0 and due_until '': those are off. sort: a group's courses.
SELECT l.course_id AS course_id,
       CASE WHEN u.due_on IS NOT NULL AND u.due_on >= :today AND u.due_on <= :due_until THEN 'due' ELSE 'start' END AS kind
  FROM report_lines l
  JOIN group_courses u ON u.group_id = l.group_id AND u.course_id = l.course_id
  JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
  JOIN memberships m ON m.id = l.membership_id
 WHERE l.organisation_id = :organisation_id AND l.group_id = :group_id AND l.membership_id = :membership_id AND l.status <> 'completed'
   AND ((u.due_on IS NOT NULL AND u.due_on >= :today AND u.due_on <= :due_until
         AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.membership_id = l.membership_id AND r.kind = 'due' AND r.course_id = l.course_id))
     OR (l.status = 'not started' AND m.status_at <= :start_before AND u.added_at <= :start_before
         AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.membership_id = l.membership_id AND r.kind IN ('start', 'due') AND r.course_id = l.course_id)))
 ORDER BY u.position, l.course_id LIMIT 50;

-- reminder_asked(organisation_id int, group_id int, membership_id int, course_id int, statuses text): Whether a learner is one whom a leader meant.
SELECT 1 AS is_meant FROM report_lines l
  JOIN courses c ON c.organisation_id = l.organisation_id AND c.id = l.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
 WHERE l.organisation_id = :organisation_id AND l.group_id = :group_id AND l.course_id = :course_id AND l.membership_id = :membership_id
   AND l.status <> 'completed' AND :statuses LIKE '%' || l.status || '%';

-- reminder_was_invited(membership_id int): Whether somebody was reminded of their invite.
SELECT EXISTS (SELECT 1 FROM reminders WHERE membership_id = :membership_id AND kind = 'invite' AND course_id = 0) AS was;

-- reminder_take_day(person text, day text): The one reminder a day of a person; none when they had it.
INSERT INTO reminder_days (person, day) VALUES (:person, :day) ON CONFLICT (person, day) DO NOTHING;

-- reminder_note(organisation_id int, membership_id int, kind text, course_id int, day text): They were reminded of this.
INSERT INTO reminders (organisation_id, membership_id, kind, course_id, day) VALUES (:organisation_id, :membership_id, :kind, :course_id, :day)
    ON CONFLICT (membership_id, kind, course_id, day) DO NOTHING;

-- reminder_forget(day text, most int): Days long past.
DELETE FROM reminder_days WHERE (person, day) IN (SELECT person, day FROM reminder_days WHERE day < :day ORDER BY day LIMIT :most);

-- reminder_letter(organisation_id int, membership_id int, day text): What a reminder of that day says: its courses that are not completed. sort: a group's courses.
SELECT DISTINCT c.title AS title, c.minutes AS minutes, u.due_on AS due_on, u.position AS position, c.id AS id
  FROM reminders r
  JOIN memberships m ON m.id = r.membership_id
  JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = r.course_id
  JOIN courses c ON c.id = u.course_id
 WHERE r.organisation_id = :organisation_id AND r.membership_id = :membership_id AND r.day = :day
   AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.member_id = m.member_id AND e.course_id = c.id AND e.status = 'completed')
 ORDER BY u.position, c.id;

-- due_set(organisation_id int, group_id int, course_id int, due_on text): Until when a group's course is to be completed; '': no day.
UPDATE group_courses SET due_on = NULLIF(:due_on, '')
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id AND COALESCE(due_on, '') <> :due_on;

-- reminder_choices(organisation_id int, group_id int): Courses of a group that have somebody to remind. sort: a group's courses.
SELECT u.course_id AS id, c.title AS title, t.learners - t.in_progress - t.completed AS not_started, t.in_progress AS in_progress
  FROM group_courses u
  JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
  JOIN report_totals t ON t.group_id = u.group_id AND t.course_id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id AND t.learners > t.completed
 ORDER BY u.position, c.id LIMIT 1000;

-- reminder_group_size(group_id int): Of how many people a job looks at each. scan: a few rows a group.
SELECT COALESCE(SUM(people), 0) AS people FROM membership_counts WHERE group_id = :group_id;

-- reminder_quiet_until(organisation_id int): The hour in which its quiet hours end.
SELECT quiet_until AS quiet_until FROM organisations WHERE id = :organisation_id;
