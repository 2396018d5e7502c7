-- Lines of reports and their totals.

-- report_line_places(organisation_id int, membership_id int): Each line that a membership is to have: how it stands by the roll-up, and how the line says.
SELECT s.group_id AS group_id, s.course_id AS course_id, s.membership_id AS membership_id, s.member_id AS member_id, s.sort_key AS sort_key,
       s.status AS status, s.progress AS progress, s.score AS score, s.seconds AS seconds, s.last_at AS last_at, s.completed_at AS completed_at,
       l.status AS was_status, l.progress AS was_progress, l.score AS was_score, l.seconds AS was_seconds, l.last_at AS was_last_at,
       l.completed_at AS was_completed_at
  FROM report_standings s
  LEFT JOIN report_lines l ON l.group_id = s.group_id AND l.course_id = s.course_id AND l.membership_id = s.membership_id
 WHERE s.organisation_id = :organisation_id AND s.membership_id = :membership_id;

-- report_line_places_of_member(organisation_id int, member_id int, course_id int): The same for a member's course in all their groups that have it.
SELECT s.group_id AS group_id, s.course_id AS course_id, s.membership_id AS membership_id, s.member_id AS member_id, s.sort_key AS sort_key,
       s.status AS status, s.progress AS progress, s.score AS score, s.seconds AS seconds, s.last_at AS last_at, s.completed_at AS completed_at,
       l.status AS was_status, l.progress AS was_progress, l.score AS was_score, l.seconds AS was_seconds, l.last_at AS was_last_at,
       l.completed_at AS was_completed_at
  FROM report_standings s
  LEFT JOIN report_lines l ON l.group_id = s.group_id AND l.course_id = s.course_id AND l.membership_id = s.membership_id
 WHERE s.organisation_id = :organisation_id AND s.member_id = :member_id AND s.course_id = :course_id;

-- report_line_extra(organisation_id int, membership_id int): Lines that a membership has and is not to have: of dropped courses, or all since it is not active.
SELECT l.group_id AS group_id, l.course_id AS course_id, l.status AS was_status, l.progress AS was_progress, l.score AS was_score,
       l.seconds AS was_seconds, l.last_at AS was_last_at, l.completed_at AS was_completed_at
  FROM report_lines l
 WHERE l.organisation_id = :organisation_id AND l.membership_id = :membership_id
   AND NOT EXISTS (SELECT 1 FROM memberships m JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = l.course_id
                    WHERE m.id = l.membership_id AND m.current = 1 AND m.status = 'active');

-- report_line_begin(organisation_id int, group_id int, membership_id int, member_id int, sort_key text): The lines of somebody who has just come and has not started. unasked.
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)
SELECT u.organisation_id, u.group_id, u.course_id, :membership_id, :member_id, :sort_key, 'not started', -1
  FROM group_courses u WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id;

-- report_total_begin(organisation_id int, group_id int, people int): So many of them more in each course of the group. unasked.
INSERT INTO report_totals (organisation_id, group_id, course_id, learners)
SELECT u.organisation_id, u.group_id, u.course_id, :people
  FROM group_courses u WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id
    ON CONFLICT (group_id, course_id) DO UPDATE SET learners = report_totals.learners + excluded.learners;

-- report_line_add(organisation_id int, group_id int, course_id int, membership_id int, member_id int, sort_key text, status text, progress int, score int, seconds int, last_at int, completed_at int): score -1: none; 0 of a time: none.
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at)
VALUES (:organisation_id, :group_id, :course_id, :membership_id, :member_id, :sort_key, :status, :progress, NULLIF(:score, -1), :seconds,
        :last_at, NULLIF(:completed_at, 0));

-- report_line_add_many(organisation_id int, given rows): The lines of many who have just come and have not started: i1 membership, i2 group, i3 member; t1 sort_key.
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)
SELECT :organisation_id, g.i2, u.course_id, g.i1, g.i3, g.t1, 'not started', -1
  FROM given(:given) AS g CROSS JOIN group_courses u ON u.organisation_id = :organisation_id AND u.group_id = g.i2;

-- report_line_set(group_id int, course_id int, membership_id int, status text, progress int, score int, seconds int, last_at int, completed_at int): The same for one that is there. unasked.
UPDATE report_lines
   SET status = :status, progress = :progress, score = NULLIF(:score, -1), seconds = :seconds, last_at = :last_at,
       completed_at = NULLIF(:completed_at, 0)
 WHERE group_id = :group_id AND course_id = :course_id AND membership_id = :membership_id;

-- report_line_move(group_id int, course_id int, membership_id int, progress int, score int, seconds int, last_at int): The same while its status stays, and when it was completed. unasked.
UPDATE report_lines
   SET progress = :progress, score = NULLIF(:score, -1), seconds = :seconds, last_at = :last_at
 WHERE group_id = :group_id AND course_id = :course_id AND membership_id = :membership_id;

-- report_line_drop(group_id int, course_id int, membership_id int): It goes. unasked.
DELETE FROM report_lines WHERE group_id = :group_id AND course_id = :course_id AND membership_id = :membership_id;

-- report_line_rename(membership_id int, sort_key text): All lines of a membership sort elsewhere.
UPDATE report_lines SET sort_key = :sort_key WHERE membership_id = :membership_id AND sort_key <> :sort_key;

-- report_total_add(organisation_id int, group_id int, course_id int, learners int, in_progress int, completed int, scored int, score_sum int, completed_seconds int): So much more; none when there is no row yet.
UPDATE report_totals SET learners = learners + :learners, in_progress = in_progress + :in_progress, completed = completed + :completed,
       scored = scored + :scored, score_sum = score_sum + :score_sum, completed_seconds = completed_seconds + :completed_seconds
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id;

-- report_total_start(organisation_id int, group_id int, course_id int): Its row.
INSERT INTO report_totals (organisation_id, group_id, course_id) VALUES (:organisation_id, :group_id, :course_id);

-- report_total_sweep(organisation_id int, group_id int): Totals of courses that a group has no more go once they are empty.
DELETE FROM report_totals
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND learners = 0
   AND course_id NOT IN (SELECT u.course_id FROM group_courses u WHERE u.group_id = :group_id);

-- report_completion_add(organisation_id int, group_id int, course_id int, quarter int, people int): So many more in this quarter of an hour; none when there is no row yet.
UPDATE report_completions SET completions = completions + :people
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id AND quarter = :quarter;

-- report_completion_start(organisation_id int, group_id int, course_id int, quarter int, people int): Its row.
INSERT INTO report_completions (organisation_id, group_id, course_id, quarter, completions) VALUES (:organisation_id, :group_id, :course_id, :quarter, :people);

-- report_completion_sweep(organisation_id int, group_id int): Those of courses that a group has no more.
DELETE FROM report_completions
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND completions = 0
   AND course_id NOT IN (SELECT u.course_id FROM group_courses u WHERE u.group_id = :group_id);

-- report_learners(group_id int, after_id int, most int): The learners of a group, in the order of ids.
SELECT id AS id FROM memberships
 WHERE group_id = :group_id AND current = 1 AND status = 'active' AND id > :after_id
 ORDER BY id LIMIT :most;

-- organisation_completion_add(organisation_id int, quarter int, people int): So many more in this quarter of an hour; none when there is no row yet.
UPDATE organisation_completions SET completions = completions + :people WHERE organisation_id = :organisation_id AND quarter = :quarter;

-- organisation_completion_start(organisation_id int, quarter int, people int): Its row.
INSERT INTO organisation_completions (organisation_id, quarter, completions) VALUES (:organisation_id, :quarter, :people);

-- report_counts(organisation_id int, member_id int): 1: the organisation counts this member's completions; nothing: they are archived.
SELECT 1 AS counts FROM members WHERE organisation_id = :organisation_id AND id = :member_id AND status = 'active';

-- report_completed_courses(organisation_id int, member_id int): When a member completed their courses.
SELECT completed_at AS completed_at FROM enrolments
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND completed_at IS NOT NULL;
