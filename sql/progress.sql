-- Progress: events, and the roll-up that is computed from them.

-- progress_ensure(organisation_id int, member_id int, course_id int, now int): The enrolment is there; it follows the published version until it is begun, and where it had none.
INSERT INTO enrolments (organisation_id, member_id, course_id, assigned_at, version_id)
SELECT c.organisation_id, :member_id, c.id, :now, c.version_id FROM courses c WHERE c.organisation_id = :organisation_id AND c.id = :course_id
    ON CONFLICT (member_id, course_id) DO UPDATE SET version_id = excluded.version_id
 WHERE enrolments.version_id IS DISTINCT FROM excluded.version_id AND (enrolments.status = 'not started' OR enrolments.version_id IS NULL);

-- progress_begun(organisation_id int, member_id int, course_id int): 1: the enrolment is begun by a version, which it keeps.
SELECT 1 AS begun FROM enrolments
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id
   AND status <> 'not started' AND version_id IS NOT NULL;

-- progress_event_add(organisation_id int, member_id int, course_id int, kind text, source text, ref text, lesson_id int, progress int, score int, seconds int, at int, now int, account_id int): One more event in the current round; none when it is there.
INSERT INTO progress_events (organisation_id, member_id, course_id, round, kind, source, ref, lesson_id, progress, score, seconds, at, recorded_at, recorded_by)
SELECT e.organisation_id, e.member_id, e.course_id, e.round, :kind, :source, :ref, NULLIF(:lesson_id, 0), NULLIF(:progress, -1), NULLIF(:score, -1),
       :seconds, :at, :now, NULLIF(:account_id, 0)
  FROM enrolments e
 WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.course_id = :course_id
    ON CONFLICT (member_id, course_id, round, ref) DO NOTHING;

-- progress_stands(organisation_id int, member_id int, course_id int): The roll-up as it is kept, and as the events say.
SELECT e.status AS was_status, e.completed_at AS was_completed_at, f.lessons_due AS lessons_due, f.status AS status, f.progress AS progress,
       f.lessons_done AS lessons_done, f.score AS score, f.seconds AS seconds, f.started_at AS started_at, f.last_at AS last_at,
       f.completed_at AS completed_at
  FROM progress_folds f
  LEFT JOIN enrolments e ON e.member_id = f.member_id AND e.course_id = f.course_id
 WHERE f.organisation_id = :organisation_id AND f.member_id = :member_id AND f.course_id = :course_id;

-- progress_roll_up(organisation_id int, member_id int, course_id int, status text, progress int, lessons_done int, score int, seconds int, started_at int, last_at int, completed_at int): The enrolment becomes what the events say. score -1: none; 0 of a time: none. unasked.
UPDATE enrolments
   SET status = :status, progress = :progress, lessons_done = :lessons_done, score = NULLIF(:score, -1), seconds = :seconds,
       started_at = NULLIF(:started_at, 0), last_at = NULLIF(:last_at, 0), completed_at = NULLIF(:completed_at, 0)
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id;

-- progress_roll_on(organisation_id int, member_id int, course_id int, progress int, lessons_done int, score int, seconds int, started_at int, last_at int, completed_at int): The same while its status stays, and so what is found by it. unasked.
UPDATE enrolments
   SET progress = :progress, lessons_done = :lessons_done, score = NULLIF(:score, -1), seconds = :seconds,
       started_at = NULLIF(:started_at, 0), last_at = NULLIF(:last_at, 0), completed_at = NULLIF(:completed_at, 0)
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id;

-- progress_touch(organisation_id int, membership_id int, at int): It is activity in a group through which they learn it. unasked.
UPDATE memberships SET active_at = :at WHERE organisation_id = :organisation_id AND id = :membership_id AND active_at < :at;

-- progress_next_round(organisation_id int, member_id int, course_id int): A completed course begins anew by the version that is published now.
UPDATE enrolments SET round = round + 1, version_id = (SELECT c.version_id FROM courses c WHERE c.id = enrolments.course_id)
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id AND status = 'completed';

-- progress_set_extra(organisation_id int, member_id int, course_id int, now int, account_id int): It is assigned to this learner alone; none when it was.
UPDATE enrolments SET extra_at = :now, extra_by = NULLIF(:account_id, 0)
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id AND extra_at IS NULL;

-- progress_unset_extra(organisation_id int, member_id int, course_id int): It is not any more; none when it was not.
UPDATE enrolments SET extra_at = NULL, extra_by = NULL
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id AND extra_at IS NOT NULL;

-- progress_void(organisation_id int, id int, now int): It counts no more.
UPDATE progress_events SET voided_at = :now WHERE organisation_id = :organisation_id AND id = :id AND voided_at IS NULL;

-- progress_of_ref(organisation_id int, ref text): Events that come from one thing, and count.
SELECT id AS id, member_id AS member_id, course_id AS course_id FROM progress_events
 WHERE organisation_id = :organisation_id AND ref = :ref AND voided_at IS NULL;
