-- Lessons of a course's versions.

-- lesson_get(organisation_id int, id int): One lesson, of any version.
SELECT l.id AS id, l.version_id AS version_id, v.course_id AS course_id, v.status AS version_is, l.position AS position, l.section AS section,
       l.kind AS kind, l.kind AS kind_is, l.title AS title, l.body AS body, l.video AS video, l.video_is AS video_is, NULLIF(l.minutes, 0) AS minutes, l.required AS required,
       l.pass_mark AS pass_mark, l.attempts AS attempts, l.shuffled AS shuffled, l.edits AS edits,
       (SELECT n.id FROM lessons n WHERE n.version_id = l.version_id AND n.position = l.position - 1) AS previous_id,
       (SELECT n.id FROM lessons n WHERE n.version_id = l.version_id AND n.position = l.position + 1) AS next_id
  FROM lessons l
  JOIN course_versions v ON v.id = l.version_id
 WHERE l.organisation_id = :organisation_id AND l.id = :id;

-- lesson_here(organisation_id int, course_id int, version_id int, id int): The lesson of one version that is the same as a lesson of any version of the course.
SELECT n.id AS id
  FROM lessons o
  JOIN course_versions v ON v.id = o.version_id AND v.course_id = :course_id
  JOIN lessons n ON n.version_id = :version_id AND (n.id = COALESCE(o.first_id, o.id) OR n.first_id = COALESCE(o.first_id, o.id))
 WHERE o.organisation_id = :organisation_id AND o.id = :id
 LIMIT 1;

-- lesson_list(organisation_id int, version_id int): The lessons of a version in their order, and whether each is new or changed since what is published. At most 200.
SELECT l.id AS id, l.position AS position, NULLIF(l.section, '') AS section, l.kind AS kind_is, l.title AS title, NULLIF(l.minutes, 0) AS minutes,
       CASE l.required WHEN 0 THEN 1 END AS optional,
       CASE WHEN l.position = 1 THEN 1 END AS is_first,
       CASE WHEN NOT EXISTS (SELECT 1 FROM lessons n WHERE n.version_id = l.version_id AND n.position = l.position + 1) THEN 1 END AS is_last,
       CASE WHEN l.kind = 'quiz' THEN (SELECT count(*) FROM questions q WHERE q.lesson_id = l.id) END AS questions,
       CASE WHEN (SELECT count(*) FROM questions q WHERE q.lesson_id = l.id) = 1 THEN 'one' ELSE 'many' END AS questions_is,
       CASE WHEN v.status <> 'draft' OR c.version_id IS NULL THEN ''
            WHEN p.id IS NULL THEN 'new'
            WHEN p.edits <> l.edits THEN 'changed'
            WHEN p.position <> l.position THEN 'moved'
            ELSE '' END AS change_is
  FROM lessons l
  JOIN course_versions v ON v.id = l.version_id
  JOIN courses c ON c.id = v.course_id
  LEFT JOIN lessons p ON p.version_id = c.version_id AND l.first_id IS NOT NULL AND (p.id = l.first_id OR p.first_id = l.first_id)
 WHERE l.organisation_id = :organisation_id AND l.version_id = :version_id
 ORDER BY l.position;

-- lesson_gone(organisation_id int, draft_id int, published_id int): Lessons that are published and not in the draft.
SELECT p.title AS title
  FROM lessons p
 WHERE p.organisation_id = :organisation_id AND p.version_id = :published_id
   AND NOT EXISTS (SELECT 1 FROM lessons d WHERE d.version_id = :draft_id AND d.first_id = COALESCE(p.first_id, p.id))
 ORDER BY p.position;

-- lesson_add(organisation_id int, version_id int, kind text, title text, section text, body text, video text, minutes int, required int, pass_mark int, attempts int, shuffled int, most int): One more at the end of a draft; none when there are so many.
INSERT INTO lessons (organisation_id, version_id, position, kind, title, section, body, video, minutes, required, pass_mark, attempts, shuffled)
SELECT v.organisation_id, v.id, (SELECT count(*) FROM lessons l WHERE l.version_id = v.id) + 1, :kind, :title, :section, :body, :video, :minutes,
       :required, :pass_mark, NULLIF(:attempts, 0), :shuffled
  FROM course_versions v
 WHERE v.organisation_id = :organisation_id AND v.id = :version_id AND v.status = 'draft'
   AND (SELECT count(*) FROM lessons l WHERE l.version_id = v.id) < :most
RETURNING id AS id;

-- lesson_update(organisation_id int, id int, edits int, title text, section text, body text, video text, minutes int, required int, pass_mark int, attempts int, shuffled int): Saves it in a draft; none when somebody else has saved it since it was that often.
UPDATE lessons
   SET title = :title, section = :section, body = :body, video = :video, minutes = :minutes, required = :required, pass_mark = :pass_mark,
       attempts = NULLIF(:attempts, 0), shuffled = :shuffled, edits = edits + 1
 WHERE organisation_id = :organisation_id AND id = :id AND edits = :edits
   AND EXISTS (SELECT 1 FROM course_versions v WHERE v.id = lessons.version_id AND v.status = 'draft');

-- lesson_touched(organisation_id int, id int): Something in it has changed that is not in its own row.
UPDATE lessons SET edits = edits + 1 WHERE organisation_id = :organisation_id AND id = :id;

-- lesson_set_body(organisation_id int, id int, body text): Its text, where pictures are called otherwise.
UPDATE lessons SET body = :body WHERE organisation_id = :organisation_id AND id = :id;

-- lesson_with_pictures(organisation_id int, version_id int): Those of a version whose text shows pictures.
SELECT id AS id FROM lessons WHERE organisation_id = :organisation_id AND version_id = :version_id AND instr(body, '/pictures/') > 0 ORDER BY position;

-- lesson_body(organisation_id int, id int): Its text.
SELECT body AS body FROM lessons WHERE organisation_id = :organisation_id AND id = :id;

-- lesson_shift(organisation_id int, version_id int, first int, last int, by int): Those from one position to another step aside, to below zero for now.
UPDATE lessons SET position = -(position + :by)
 WHERE organisation_id = :organisation_id AND version_id = :version_id AND position BETWEEN :first AND :last;

-- lesson_put(organisation_id int, id int, position int): One of them, likewise.
UPDATE lessons SET position = -:position WHERE organisation_id = :organisation_id AND id = :id;

-- lesson_settle(organisation_id int, version_id int): They stand where they belong.
UPDATE lessons SET position = -position WHERE organisation_id = :organisation_id AND version_id = :version_id AND position < 0;

-- lesson_drop_choices(organisation_id int, id int): A lesson of a draft goes: the choices of its questions.
DELETE FROM choices WHERE organisation_id = :organisation_id
   AND question_id IN (SELECT q.id FROM questions q WHERE q.lesson_id = :id);

-- lesson_drop_questions(organisation_id int, id int): Its questions.
DELETE FROM questions WHERE organisation_id = :organisation_id AND lesson_id = :id;

-- lesson_drop(organisation_id int, id int): And itself.
DELETE FROM lessons WHERE organisation_id = :organisation_id AND id = :id;
