-- Lines of reports and their totals.

-- report_line_courses(organisation_id int, group_id int, membership_id int): The lines that an active membership has or should have: what stands, and what the roll-up says.
SELECT u.course_id AS course_id, m.member_id AS member_id, m.sort_key AS sort_key, COALESCE(e.status, 'not started') AS status,
       CASE WHEN COALESCE(e.status, 'not started') = 'not started' THEN -1 ELSE e.progress END AS progress,
       e.score AS score, COALESCE(e.seconds, 0) AS seconds, e.last_at AS last_at, e.completed_at AS completed_at
  FROM memberships m
  JOIN group_courses u ON u.group_id = m.group_id
  LEFT JOIN enrolments e ON e.member_id = m.member_id AND e.course_id = u.course_id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.id = :membership_id AND m.current = 1 AND m.status = 'active'
   AND m.member_id IS NOT NULL;

-- report_lines_of(membership_id int): The lines that a membership has.
SELECT group_id AS group_id, course_id AS course_id, status AS status, score AS score, seconds AS seconds, completed_at AS completed_at
  FROM report_lines WHERE membership_id = :membership_id;

-- report_line_of(membership_id int, course_id int): One of them.
SELECT group_id AS group_id, course_id AS course_id, status AS status, score AS score, seconds AS seconds, completed_at AS completed_at
  FROM report_lines WHERE membership_id = :membership_id AND course_id = :course_id;

-- report_line_places(organisation_id int, member_id int, course_id int): Where a member learns a course: the groups that show how far they are.
SELECT m.id AS id, m.group_id AS group_id
  FROM memberships m
  JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = :course_id
 WHERE m.organisation_id = :organisation_id AND m.member_id = :member_id AND m.current = 1 AND m.status = 'active';

-- report_line_add(organisation_id int, group_id int, course_id int, membership_id int, member_id int, sort_key text, status text, progress int, score int, seconds int, last_at int, completed_at int): score -1: none; 0 of a time: none.
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at)
VALUES (:organisation_id, :group_id, :course_id, :membership_id, :member_id, :sort_key, :status, :progress, NULLIF(:score, -1), :seconds,
        NULLIF(:last_at, 0), NULLIF(:completed_at, 0));

-- report_line_drop(group_id int, course_id int, membership_id int): It goes.
DELETE FROM report_lines WHERE group_id = :group_id AND course_id = :course_id AND membership_id = :membership_id;

-- report_line_rename(group_id int, course_id int, membership_id int, sort_key text): It sorts elsewhere.
UPDATE report_lines SET sort_key = :sort_key WHERE group_id = :group_id AND course_id = :course_id AND membership_id = :membership_id;

-- report_total_add(organisation_id int, group_id int, course_id int, learners int, in_progress int, completed int, scored int, score_sum int, completed_seconds int): So much more; none when there is no row yet.
UPDATE report_totals SET learners = learners + :learners, in_progress = in_progress + :in_progress, completed = completed + :completed,
       scored = scored + :scored, score_sum = score_sum + :score_sum, completed_seconds = completed_seconds + :completed_seconds
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id;

-- report_total_start(organisation_id int, group_id int, course_id int): Its row.
INSERT INTO report_totals (organisation_id, group_id, course_id) VALUES (:organisation_id, :group_id, :course_id);

-- report_completion_add(organisation_id int, group_id int, course_id int, quarter int, people int): So many more in this quarter of an hour; none when there is no row yet.
UPDATE report_completions SET completions = completions + :people
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id AND quarter = :quarter;

-- report_completion_start(organisation_id int, group_id int, course_id int, quarter int, people int): Its row.
INSERT INTO report_completions (organisation_id, group_id, course_id, quarter, completions) VALUES (:organisation_id, :group_id, :course_id, :quarter, :people);

-- organisation_completion_add(organisation_id int, quarter int, people int): So many more in this quarter of an hour; none when there is no row yet.
UPDATE organisation_completions SET completions = completions + :people WHERE organisation_id = :organisation_id AND quarter = :quarter;

-- organisation_completion_start(organisation_id int, quarter int, people int): Its row.
INSERT INTO organisation_completions (organisation_id, quarter, completions) VALUES (:organisation_id, :quarter, :people);

-- report_enrolment(organisation_id int, member_id int, course_id int): What the organisation's completions say of one enrolment; none of an archived member.
SELECT e.completed_at AS completed_at FROM enrolments e JOIN members p ON p.id = e.member_id AND p.status = 'active'
 WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.course_id = :course_id;

-- report_completed_courses(organisation_id int, member_id int): When a member completed their courses.
SELECT completed_at AS completed_at FROM enrolments
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND completed_at IS NOT NULL;
