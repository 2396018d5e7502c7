-- Quizzes: their questions, and how learners answer them. A published version's questions never change, so an attempt marks what it began with.

-- quiz_questions(organisation_id int, lesson_id int): Questions of a quiz in their order.
SELECT id AS id, kind AS kind, words AS words, feedback AS feedback, edits AS edits FROM questions
 WHERE organisation_id = :organisation_id AND lesson_id = :lesson_id
 ORDER BY position;

-- quiz_choices(organisation_id int, lesson_id int): Their choices, question by question.
SELECT c.id AS id, c.question_id AS question_id, c.words AS words, c.is_right AS is_right
  FROM questions q
  JOIN choices c ON c.question_id = q.id
 WHERE q.organisation_id = :organisation_id AND q.lesson_id = :lesson_id
 ORDER BY q.position, c.position;

-- quiz_lesson(organisation_id int, course_id int, lesson_id int): A quiz of any version of a course.
SELECT l.id AS lesson_id, v.status AS version_is, l.title AS title, c.title AS course_title, l.pass_mark AS pass_mark, l.attempts AS attempts, l.shuffled AS shuffled
  FROM lessons l
  JOIN course_versions v ON v.id = l.version_id
  JOIN courses c ON c.id = v.course_id
 WHERE l.organisation_id = :organisation_id AND l.id = :lesson_id AND l.kind = 'quiz' AND v.course_id = :course_id;

-- ---- writing: only in a draft

-- quiz_draft(organisation_id int, lesson_id int): The draft that a quiz belongs to; none when it is published, or something else.
SELECT v.id AS version_id FROM lessons l JOIN course_versions v ON v.id = l.version_id AND v.status = 'draft'
 WHERE l.organisation_id = :organisation_id AND l.id = :lesson_id AND l.kind = 'quiz';

-- quiz_question_get(organisation_id int, lesson_id int, id int): One question.
SELECT id AS id, position AS position, kind AS kind, words AS words, feedback AS feedback, edits AS edits FROM questions
 WHERE organisation_id = :organisation_id AND lesson_id = :lesson_id AND id = :id;

-- quiz_question_here(organisation_id int, lesson_id int, id int): The question in this version of its quiz, by its id in whichever version.
SELECT q.id AS id FROM questions q
 WHERE q.organisation_id = :organisation_id AND q.lesson_id = :lesson_id
   AND (q.id = :id OR q.first_id = (SELECT COALESCE(o.first_id, o.id) FROM questions o WHERE o.organisation_id = :organisation_id AND o.id = :id));

-- quiz_question_beside(organisation_id int, lesson_id int, position int): Who stands there: places are 1, 2, … without a gap.
SELECT id AS id FROM questions WHERE organisation_id = :organisation_id AND lesson_id = :lesson_id AND position = :position;

-- quiz_question_add(organisation_id int, lesson_id int, kind text, words text, feedback text, most int): One more at the end; none when there are so many.
INSERT INTO questions (organisation_id, lesson_id, position, kind, words, feedback)
SELECT l.organisation_id, l.id, (SELECT COALESCE(max(q.position), 0) + 1 FROM questions q WHERE q.lesson_id = l.id), :kind, :words, :feedback
  FROM lessons l
  JOIN course_versions v ON v.id = l.version_id AND v.status = 'draft'
 WHERE l.organisation_id = :organisation_id AND l.id = :lesson_id AND l.kind = 'quiz'
   AND (SELECT count(*) FROM questions q WHERE q.lesson_id = l.id) < :most
RETURNING id AS id;

-- quiz_question_update(organisation_id int, lesson_id int, id int, edits int, kind text, words text, feedback text): Saves it; none when somebody else has saved it since it was that often.
UPDATE questions SET kind = :kind, words = :words, feedback = :feedback, edits = edits + 1
 WHERE organisation_id = :organisation_id AND id = :id AND lesson_id = :lesson_id AND edits = :edits
   AND EXISTS (SELECT 1 FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE l.id = questions.lesson_id AND v.status = 'draft');

-- quiz_question_place(organisation_id int, lesson_id int, id int, position int): Where it stands.
UPDATE questions SET position = :position
 WHERE organisation_id = :organisation_id AND id = :id AND lesson_id = :lesson_id
   AND EXISTS (SELECT 1 FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE l.id = questions.lesson_id AND v.status = 'draft');

-- quiz_question_delete(organisation_id int, lesson_id int, id int): Takes it out; its choices first.
DELETE FROM questions
 WHERE organisation_id = :organisation_id AND id = :id AND lesson_id = :lesson_id
   AND EXISTS (SELECT 1 FROM lessons l JOIN course_versions v ON v.id = l.version_id WHERE l.id = questions.lesson_id AND v.status = 'draft');

-- quiz_question_lift(organisation_id int, lesson_id int, position int): Those behind one that goes make way (below zero), so that no two ever stand in one place.
UPDATE questions SET position = -position WHERE organisation_id = :organisation_id AND lesson_id = :lesson_id AND position > :position;

-- quiz_question_close(organisation_id int, lesson_id int): And come back one place higher.
UPDATE questions SET position = -position - 1 WHERE organisation_id = :organisation_id AND lesson_id = :lesson_id AND position < 0;

-- quiz_choices_delete(organisation_id int, question_id int): Takes all choices of a draft's question out.
DELETE FROM choices
 WHERE organisation_id = :organisation_id AND question_id = :question_id
   AND EXISTS (SELECT 1 FROM questions q JOIN lessons l ON l.id = q.lesson_id JOIN course_versions v ON v.id = l.version_id
                WHERE q.id = choices.question_id AND v.status = 'draft');

-- quiz_choice_add(organisation_id int, question_id int, position int, words text, is_right int): One of its choices.
INSERT INTO choices (organisation_id, question_id, position, words, is_right) VALUES (:organisation_id, :question_id, :position, :words, :is_right);

-- quiz_question_list(organisation_id int, lesson_id int): For the editor: questions in their order, with the number of their choices. first_id: the same in every version.
SELECT q.id AS question_id, COALESCE(q.first_id, q.id) AS first_id, q.words AS words, q.kind AS question_is,
       (SELECT count(*) FROM choices c WHERE c.question_id = q.id) AS choices
  FROM questions q
 WHERE q.organisation_id = :organisation_id AND q.lesson_id = :lesson_id
 ORDER BY q.position;

-- quiz_shares(organisation_id int, lesson_id int, most int): How often each question was answered rightly in the latest attempts; those of archived people are not among them.
SELECT COALESCE(q.first_id, q.id) AS first_id, sum(CASE WHEN u.hits = u.due AND u.misses = 0 THEN 1 ELSE 0 END) AS hits
  FROM (SELECT s.attempt_id AS attempt_id, s.question_id AS question_id, sum(c.is_right) AS hits, sum(1 - c.is_right) AS misses,
               (SELECT count(*) FROM choices r WHERE r.question_id = s.question_id AND r.is_right = 1) AS due
          FROM (SELECT a.id AS id, a.member_id AS member_id FROM quiz_attempts a
                 WHERE a.organisation_id = :organisation_id AND a.lesson_id = :lesson_id AND a.status = 'done' ORDER BY a.id DESC LIMIT :most) t
          JOIN members m ON m.id = t.member_id AND m.status = 'active'
          JOIN quiz_answers s ON s.attempt_id = t.id
          JOIN choices c ON c.id = s.choice_id
         GROUP BY s.attempt_id, s.question_id) u
  JOIN questions q ON q.id = u.question_id
 GROUP BY q.id;

-- quiz_shares_of(organisation_id int, lesson_id int, most int): How many attempts those are.
SELECT count(*) AS attempts
  FROM (SELECT a.member_id AS member_id FROM quiz_attempts a
         WHERE a.organisation_id = :organisation_id AND a.lesson_id = :lesson_id AND a.status = 'done' ORDER BY a.id DESC LIMIT :most) t
  JOIN members m ON m.id = t.member_id AND m.status = 'active';

-- ---- taking

-- quiz_stand(account_id int, course_id int, lesson_id int): A quiz of a course that is open to an account, and how far they are with it in this round.
-- is_theirs: it belongs to the version that they learn by.
SELECT w.organisation_id AS organisation_id, w.member_id AS member_id, w.round AS round, l.title AS title, o.contact AS contact,
       l.pass_mark AS pass_mark, l.attempts AS attempts, l.shuffled AS shuffled,
       CASE WHEN l.version_id = w.version_id THEN 1 ELSE 0 END AS is_theirs,
       (SELECT count(*) FROM questions q WHERE q.lesson_id = l.id) AS questions,
       (SELECT count(*) FROM quiz_extras x WHERE x.member_id = w.member_id AND x.lesson_id = l.id AND x.round = w.round) AS extras,
       (SELECT count(*) FROM quiz_attempts a WHERE a.member_id = w.member_id AND a.lesson_id = l.id AND a.round = w.round) AS used,
       (SELECT a.id FROM quiz_attempts a WHERE a.member_id = w.member_id AND a.lesson_id = l.id AND a.round = w.round AND a.status = 'open') AS open_id,
       (SELECT max(a.id) FROM quiz_attempts a WHERE a.member_id = w.member_id AND a.lesson_id = l.id AND a.round = w.round AND a.status = 'done') AS done_id,
       (SELECT max(a.passed) FROM quiz_attempts a WHERE a.member_id = w.member_id AND a.lesson_id = l.id AND a.round = w.round) AS passed
  FROM open_courses w
  JOIN organisations o ON o.id = w.organisation_id
  JOIN lessons l ON l.organisation_id = w.organisation_id AND l.id = :lesson_id AND l.kind = 'quiz'
  JOIN course_versions v ON v.id = l.version_id AND v.course_id = w.course_id AND v.status = 'published'
 WHERE w.account_id = :account_id AND w.course_id = :course_id;

-- quiz_attempt_open(organisation_id int, member_id int, course_id int, lesson_id int, seed int, now int): One more attempt in the round of the
-- enrolment; none when one is open, the quiz is passed, or all are used up.
INSERT INTO quiz_attempts (organisation_id, member_id, course_id, lesson_id, round, number, seed, started_at)
SELECT t.organisation_id, t.member_id, t.course_id, t.lesson_id, t.round, t.used + 1, :seed, :now
  FROM (SELECT e.organisation_id AS organisation_id, e.member_id AS member_id, e.course_id AS course_id, l.id AS lesson_id, e.round AS round,
               l.attempts + (SELECT count(*) FROM quiz_extras x WHERE x.member_id = e.member_id AND x.lesson_id = l.id AND x.round = e.round) AS allowed,
               (SELECT count(*) FROM quiz_attempts a WHERE a.member_id = e.member_id AND a.lesson_id = l.id AND a.round = e.round) AS used,
               (SELECT count(*) FROM quiz_attempts a WHERE a.member_id = e.member_id AND a.lesson_id = l.id AND a.round = e.round
                   AND (a.status = 'open' OR a.passed = 1)) AS hinders
          FROM enrolments e
          JOIN lessons l ON l.version_id = e.version_id AND l.id = :lesson_id AND l.kind = 'quiz'
         WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.course_id = :course_id AND e.status <> 'not started') t
 WHERE t.hinders = 0 AND (t.allowed IS NULL OR t.used < t.allowed);

-- quiz_attempt(organisation_id int, member_id int, lesson_id int, id int): One attempt of a member at this quiz.
SELECT id AS id, round AS round, number AS number, seed AS seed, status AS status, score AS score, passed AS passed, started_at AS started_at, done_at AS done_at
  FROM quiz_attempts
 WHERE organisation_id = :organisation_id AND id = :id AND member_id = :member_id AND lesson_id = :lesson_id;

-- quiz_attempt_list(organisation_id int, member_id int, lesson_id int, round int): Attempts of a round that were handed in, the latest first.
SELECT number AS number, score AS score, CASE passed WHEN 1 THEN 'yes' ELSE 'no' END AS passed_is, done_at AS done_at
  FROM quiz_attempts
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND lesson_id = :lesson_id AND round = :round AND status = 'done'
 ORDER BY number DESC
 LIMIT 20;

-- quiz_attempt_done(organisation_id int, id int, score int, passed int, now int): Handed in, with what it came to; none when it was before.
UPDATE quiz_attempts SET status = 'done', score = :score, passed = :passed, done_at = :now
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'open';

-- quiz_answers(organisation_id int, attempt_id int): What was chosen.
SELECT question_id AS question_id, choice_id AS choice_id FROM quiz_answers
 WHERE organisation_id = :organisation_id AND attempt_id = :attempt_id
 ORDER BY question_id, choice_id;

-- quiz_answers_clear(organisation_id int, attempt_id int): Forgets what was chosen in an open attempt.
DELETE FROM quiz_answers
 WHERE organisation_id = :organisation_id AND attempt_id = :attempt_id
   AND EXISTS (SELECT 1 FROM quiz_attempts a WHERE a.id = quiz_answers.attempt_id AND a.status = 'open');

-- quiz_answers_add(organisation_id int, attempt_id int, chosen rows): What is chosen now: i1 the question, i2 the choice.
INSERT INTO quiz_answers (organisation_id, attempt_id, question_id, choice_id)
SELECT :organisation_id, a.id, g.i1, g.i2 FROM given(:chosen) AS g
  JOIN quiz_attempts a ON a.id = :attempt_id AND a.organisation_id = :organisation_id AND a.status = 'open';

-- ---- one more attempt

-- quiz_used_up(organisation_id int, member_id int): Quizzes that an active member has no attempt left for. sort: one person's quizzes.
SELECT u.lesson_id AS lesson_id, l.title AS quiz_title, c.title AS course_title, u.used AS used, u.best AS best
  FROM quizzes_used_up u
  JOIN members m ON m.id = u.member_id AND m.status = 'active'
  JOIN lessons l ON l.id = u.lesson_id
  JOIN courses c ON c.id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.member_id = :member_id
 ORDER BY c.title_key, l.position
 LIMIT 50;

-- quiz_extra_add(organisation_id int, member_id int, lesson_id int, now int, account_id int): One more attempt; none when one is left, or the quiz is passed.
INSERT INTO quiz_extras (organisation_id, member_id, lesson_id, round, given_at, given_by)
SELECT u.organisation_id, u.member_id, u.lesson_id, u.round, :now, :account_id
  FROM quizzes_used_up u
  JOIN members m ON m.id = u.member_id AND m.status = 'active'
 WHERE u.organisation_id = :organisation_id AND u.member_id = :member_id AND u.lesson_id = :lesson_id;

-- quiz_given(organisation_id int, member_id int, lesson_id int): The member and the quiz, as they are called; none where one is not of the organisation.
SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, l.title AS title
  FROM members m
  JOIN accounts a ON a.id = m.account_id
  JOIN lessons l ON l.organisation_id = m.organisation_id AND l.id = :lesson_id AND l.kind = 'quiz'
 WHERE m.organisation_id = :organisation_id AND m.id = :member_id;
