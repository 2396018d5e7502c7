-- Versions of a course: at most one draft beside the one that is published.

-- course_version_stands(organisation_id int, course_id int): What is published of a course, and its draft.
SELECT c.id AS id, c.title AS title, c.published_at AS published_at, c.version_id AS published_id,
       (SELECT v.id FROM course_versions v WHERE v.course_id = c.id AND v.status = 'draft') AS draft_id
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.id = :course_id;

-- course_version_add(organisation_id int, course_id int, source_id int, now int): An empty draft; none where there is one. source_id: what it will be a copy of, 0: nothing of another organisation.
INSERT INTO course_versions (organisation_id, course_id, number, status, created_at, changed_at, source_id)
SELECT c.organisation_id, c.id, COALESCE((SELECT max(v.number) FROM course_versions v WHERE v.course_id = c.id), 0) + 1, 'draft', :now, :now,
       NULLIF(:source_id, 0)
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.id = :course_id
    ON CONFLICT DO NOTHING
RETURNING id AS id;

-- course_version_copy_lessons(organisation_id int, from_id int, to_id int): The lessons of one version into an empty one, of whichever organisation.
INSERT INTO lessons (organisation_id, version_id, position, section, kind, title, body, video, minutes, required, pass_mark, attempts, shuffled, first_id, edits)
SELECT t.organisation_id, t.id, l.position, l.section, l.kind, l.title, l.body, l.video, l.minutes, l.required, l.pass_mark, l.attempts, l.shuffled,
       CASE WHEN t.course_id = f.course_id THEN COALESCE(l.first_id, l.id) END, l.edits
  FROM course_versions t
  JOIN course_versions f ON f.id = :from_id
  JOIN lessons l ON l.version_id = f.id
 WHERE t.organisation_id = :organisation_id AND t.id = :to_id;

-- course_version_copy_questions(organisation_id int, from_id int, to_id int): Their questions: the lessons have the same positions.
INSERT INTO questions (organisation_id, lesson_id, position, kind, words, feedback, first_id, edits)
SELECT n.organisation_id, n.id, q.position, q.kind, q.words, q.feedback, CASE WHEN n.first_id IS NOT NULL THEN COALESCE(q.first_id, q.id) END,
       q.edits
  FROM lessons n
  JOIN lessons o ON o.version_id = :from_id AND o.position = n.position
  JOIN questions q ON q.lesson_id = o.id
 WHERE n.organisation_id = :organisation_id AND n.version_id = :to_id;

-- course_version_copy_choices(organisation_id int, from_id int, to_id int): And their choices.
INSERT INTO choices (organisation_id, question_id, position, words, is_right)
SELECT m.organisation_id, m.id, c.position, c.words, c.is_right
  FROM lessons n
  JOIN lessons o ON o.version_id = :from_id AND o.position = n.position
  JOIN questions q ON q.lesson_id = o.id
  JOIN questions m ON m.lesson_id = n.id AND m.position = q.position
  JOIN choices c ON c.question_id = q.id
 WHERE n.organisation_id = :organisation_id AND n.version_id = :to_id;

-- course_version_changed(organisation_id int, id int, now int): A lesson of a draft has changed: what completing takes is counted anew.
UPDATE course_versions
   SET changed_at = :now, required = (SELECT count(*) FROM lessons l WHERE l.version_id = course_versions.id AND l.required = 1)
 WHERE organisation_id = :organisation_id AND id = :id;

-- course_version_publish(organisation_id int, id int, account_id int, now int): The draft is what learners begin from now on; none when it is no draft.
UPDATE course_versions
   SET status = 'published', published_at = :now, published_by = NULLIF(:account_id, 0),
       required = (SELECT count(*) FROM lessons l WHERE l.version_id = course_versions.id AND l.required = 1)
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'draft';

-- course_version_show(organisation_id int, course_id int, version_id int, now int): Learners see the course, with these lessons; 0: without any.
UPDATE courses SET version_id = NULLIF(:version_id, 0), published_at = COALESCE(published_at, :now)
 WHERE organisation_id = :organisation_id AND id = :course_id;

-- course_version_drop_choices(organisation_id int, id int): A draft goes: the choices of its questions.
DELETE FROM choices WHERE organisation_id = :organisation_id
   AND question_id IN (SELECT q.id FROM lessons l JOIN questions q ON q.lesson_id = l.id WHERE l.version_id = :id);

-- course_version_drop_questions(organisation_id int, id int): Its questions.
DELETE FROM questions WHERE organisation_id = :organisation_id AND lesson_id IN (SELECT l.id FROM lessons l WHERE l.version_id = :id);

-- course_version_drop_lessons(organisation_id int, id int): Its lessons.
DELETE FROM lessons WHERE organisation_id = :organisation_id AND version_id = :id;

-- course_version_drop(organisation_id int, id int): And itself.
DELETE FROM course_versions WHERE organisation_id = :organisation_id AND id = :id;

-- course_version_lessons(version_id int): How many lessons it has, and how many completing it takes.
SELECT count(*) AS lessons, count(CASE WHEN required = 1 THEN 1 END) AS required FROM lessons WHERE version_id = :version_id;

-- course_version_faults(organisation_id int, version_id int): Quizzes of a version that nobody could pass: without a question, or with one that has no right answer, or nothing to choose from.
SELECT l.id AS id, l.title AS title,
       CASE WHEN NOT EXISTS (SELECT 1 FROM questions q WHERE q.lesson_id = l.id) THEN 1 END AS is_empty,
       (SELECT q.position FROM questions q
         WHERE q.lesson_id = l.id
           AND (NOT EXISTS (SELECT 1 FROM choices c WHERE c.question_id = q.id AND c.is_right = 1)
                OR (SELECT count(*) FROM choices c WHERE c.question_id = q.id) < 2)
         ORDER BY q.position LIMIT 1) AS question
  FROM lessons l
 WHERE l.organisation_id = :organisation_id AND l.version_id = :version_id AND l.kind = 'quiz'
   AND (NOT EXISTS (SELECT 1 FROM questions q WHERE q.lesson_id = l.id)
        OR EXISTS (SELECT 1 FROM questions q
                    WHERE q.lesson_id = l.id
                      AND (NOT EXISTS (SELECT 1 FROM choices c WHERE c.question_id = q.id AND c.is_right = 1)
                           OR (SELECT count(*) FROM choices c WHERE c.question_id = q.id) < 2)))
 ORDER BY l.position;

-- course_version_list(organisation_id int, course_id int): All of a course, to delete it.
SELECT id AS id FROM course_versions WHERE organisation_id = :organisation_id AND course_id = :course_id ORDER BY number;
