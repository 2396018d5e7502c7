-- Progress: one table of events, one roll-up per enrolment, kept in the same transaction.

-- What happened in a member's course, from whatever source; never changed, but for voided_at.
CREATE TABLE progress_events (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	round INTEGER NOT NULL DEFAULT 1,          -- 1; whoever takes a course again, to renew a certificate, begins the next
	kind TEXT NOT NULL CHECK (kind IN (
		'started',
		'lesson',                              -- a lesson is complete: read, or its quiz passed
		'quiz',                                -- an attempt at a quiz, passed or failed, with its score
		'progressed',                          -- so many per cent, says another system
		'scored',
		'failed',                              -- the course as a whole: activity, with a score perhaps
		'completed')),
	source TEXT NOT NULL CHECK (source IN ('lesson', 'quiz', 'import', 'statement', 'carried', 'rule', 'earlier')),
	ref TEXT NOT NULL,                         -- what it comes from: the same thing twice is one event. "lesson:12", "attempt:7", "statement:UUID:scored", …
	lesson_id INTEGER REFERENCES lessons (id),
	progress INTEGER CHECK (progress BETWEEN 0 AND 100),
	score INTEGER CHECK (score BETWEEN 0 AND 100),   -- per cent
	seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0),   -- time spent, as far as it is known
	at INTEGER NOT NULL,                       -- when it happened
	recorded_at INTEGER NOT NULL,
	recorded_by INTEGER REFERENCES accounts (id),    -- NULL: another system
	voided_at INTEGER,                         -- it counts no more: whoever said it took it back
	UNIQUE (member_id, course_id, round, ref),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT;
CREATE INDEX progress_events_ref ON progress_events (organisation_id, ref);
CREATE INDEX progress_events_course ON progress_events (course_id, id);
CREATE INDEX progress_events_lesson ON progress_events (lesson_id) WHERE lesson_id IS NOT NULL;

-- The roll-up stands on the enrolment. A row is there once the course is begun, or assigned to this learner alone.
ALTER TABLE enrolments ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE enrolments ADD COLUMN version_id INTEGER REFERENCES course_versions (id);   -- what they learn by; NULL: no lessons here
ALTER TABLE enrolments ADD COLUMN lessons_done INTEGER NOT NULL DEFAULT 0;              -- required ones of that version
ALTER TABLE enrolments ADD COLUMN progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100);
ALTER TABLE enrolments ADD COLUMN score INTEGER CHECK (score BETWEEN 0 AND 100);
ALTER TABLE enrolments ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE enrolments ADD COLUMN last_at INTEGER;                                      -- latest activity
ALTER TABLE enrolments ADD COLUMN extra_at INTEGER;                                     -- assigned to this learner alone; NULL: by groups only
ALTER TABLE enrolments ADD COLUMN extra_by INTEGER REFERENCES accounts (id);
CREATE INDEX enrolments_version ON enrolments (version_id, member_id) WHERE version_id IS NOT NULL;

INSERT INTO progress_events (organisation_id, member_id, course_id, kind, source, ref, at, recorded_at)
SELECT organisation_id, member_id, course_id, 'started', 'earlier', 'earlier:started', COALESCE(started_at, completed_at, assigned_at), assigned_at
  FROM enrolments WHERE status <> 'not started';
INSERT INTO progress_events (organisation_id, member_id, course_id, kind, source, ref, at, recorded_at)
SELECT organisation_id, member_id, course_id, 'completed', 'earlier', 'earlier:completed', COALESCE(completed_at, started_at, assigned_at), assigned_at
  FROM enrolments WHERE status = 'completed';

-- The roll-up computed afresh from the events. lessons_due: what completing takes; 0: no lessons here.
CREATE VIEW progress_folds AS
SELECT t.organisation_id AS organisation_id, t.member_id AS member_id, t.course_id AS course_id, t.lessons_due AS lessons_due,
       CASE WHEN t.completed_at IS NOT NULL THEN 'completed' WHEN t.events > 0 THEN 'in progress' ELSE 'not started' END AS status,
       CASE WHEN t.completed_at IS NOT NULL THEN 100
            WHEN t.said >= 99 OR t.lessons_done >= t.lessons_due AND t.lessons_due > 0 THEN 99   -- 100 is for those who completed it
            WHEN t.lessons_due = 0 OR t.said > t.lessons_done * 100 / t.lessons_due THEN t.said
            ELSE t.lessons_done * 100 / t.lessons_due END AS progress,
       t.lessons_done AS lessons_done,
       COALESCE(t.course_score, (SELECT (sum(q.best) * 2 + count(*)) / (count(*) * 2)
                                   FROM (SELECT max(s.score) AS best FROM progress_events s
                                          WHERE s.member_id = t.member_id AND s.course_id = t.course_id AND s.round = t.round
                                            AND s.kind = 'quiz' AND s.voided_at IS NULL
                                          GROUP BY s.lesson_id) q)) AS score,
       t.seconds AS seconds, t.started_at AS started_at, t.last_at AS last_at, t.completed_at AS completed_at
  FROM (SELECT e.organisation_id AS organisation_id, e.member_id AS member_id, e.course_id AS course_id, e.round AS round,
               COALESCE(max(v.required), 0) AS lessons_due,
               count(p.id) AS events,
               COALESCE(max(p.progress), 0) AS said,
               count(CASE WHEN p.kind = 'lesson' AND l.required = 1 THEN 1 END) AS lessons_done,
               max(CASE WHEN p.lesson_id IS NULL THEN p.score END) AS course_score,
               COALESCE(sum(p.seconds), 0) AS seconds,
               min(p.at) AS started_at, max(p.at) AS last_at,
               min(CASE WHEN p.kind = 'completed' THEN p.at END) AS completed_at
          FROM enrolments e
          LEFT JOIN course_versions v ON v.id = e.version_id
          LEFT JOIN progress_events p ON p.member_id = e.member_id AND p.course_id = e.course_id AND p.round = e.round AND p.voided_at IS NULL
          LEFT JOIN lessons l ON l.id = p.lesson_id AND l.version_id = e.version_id
         GROUP BY e.member_id, e.course_id) t;

-- What stood on the rows of before has the same shape now.
UPDATE enrolments SET (status, progress, started_at, last_at, completed_at) = (
       SELECT f.status, f.progress, f.started_at, f.last_at, f.completed_at FROM progress_folds f
        WHERE f.member_id = enrolments.member_id AND f.course_id = enrolments.course_id);

-- Which courses are open to whom: by a group that they are in, assigned to them alone, or begun, which they keep whatever becomes of the rest.
-- version_id: the one they learn by, or would begin. To be asked of one member's one course; the joins inside go from the person, since a
-- group may have 100,000 others.
CREATE VIEW open_courses AS
SELECT p.id AS member_id, p.account_id AS account_id, p.organisation_id AS organisation_id, c.id AS course_id,
       COALESCE(CASE WHEN e.status <> 'not started' THEN e.version_id END, c.version_id) AS version_id, COALESCE(e.round, 1) AS round,
       COALESCE(e.status, 'not started') AS status
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id
  JOIN courses c ON c.organisation_id = p.organisation_id
  LEFT JOIN enrolments e ON e.member_id = p.id AND e.course_id = c.id
 WHERE +o.status = 'active'
   AND (e.status <> 'not started'
        OR (c.status = 'active' AND c.published_at IS NOT NULL
            AND ((e.extra_at IS NOT NULL AND p.status = 'active')
                 OR EXISTS (SELECT 1 FROM memberships m CROSS JOIN group_courses u ON u.group_id = m.group_id AND u.course_id = c.id
                             WHERE m.member_id = p.id AND m.status = 'active' AND m.current = 1))));

-- One try at a quiz. Its answers are kept as they come.
CREATE TABLE quiz_attempts (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	round INTEGER NOT NULL,
	number INTEGER NOT NULL CHECK (number > 0),        -- 1, 2, … at this quiz in this round
	seed INTEGER NOT NULL,                             -- the order of questions and choices
	status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
	score INTEGER CHECK (score BETWEEN 0 AND 100),
	passed INTEGER CHECK (passed IN (0, 1)),
	started_at INTEGER NOT NULL,
	done_at INTEGER,
	UNIQUE (organisation_id, id),
	UNIQUE (member_id, lesson_id, round, number),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, lesson_id) REFERENCES lessons (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX quiz_attempts_open ON quiz_attempts (member_id, lesson_id, round) WHERE status = 'open';
CREATE INDEX quiz_attempts_lesson ON quiz_attempts (organisation_id, lesson_id, status, id);

-- Attempts that an administrator gave one learner on top of those that the quiz has, a row each.
CREATE TABLE quiz_extras (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	round INTEGER NOT NULL,
	given_at INTEGER NOT NULL,
	given_by INTEGER REFERENCES accounts (id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, lesson_id) REFERENCES lessons (organisation_id, id)
) STRICT;
CREATE INDEX quiz_extras_of ON quiz_extras (lesson_id, member_id, round);

-- Quizzes that a learner has begun, not passed, and has no attempt left for in this round. To be asked of one member.
CREATE VIEW quizzes_used_up AS
SELECT t.organisation_id AS organisation_id, t.member_id AS member_id, t.course_id AS course_id, t.lesson_id AS lesson_id, t.round AS round,
       t.used AS used, t.best AS best
  FROM (SELECT e.organisation_id AS organisation_id, e.member_id AS member_id, e.course_id AS course_id, l.id AS lesson_id, e.round AS round,
               l.attempts + (SELECT count(*) FROM quiz_extras x WHERE x.member_id = e.member_id AND x.lesson_id = l.id AND x.round = e.round) AS allowed,
               count(a.id) AS used, count(CASE WHEN a.passed = 1 OR a.status = 'open' THEN 1 END) AS goes_on, max(a.score) AS best
          FROM enrolments e
          JOIN lessons l ON l.version_id = e.version_id AND l.kind = 'quiz' AND l.attempts IS NOT NULL
          JOIN quiz_attempts a ON a.member_id = e.member_id AND a.lesson_id = l.id AND a.round = e.round
         GROUP BY e.member_id, e.course_id, l.id) t
 WHERE t.goes_on = 0 AND t.used >= t.allowed;

-- The organisation last: see sql/README.md.
CREATE TABLE quiz_answers (
	attempt_id INTEGER NOT NULL,
	question_id INTEGER NOT NULL,
	choice_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	PRIMARY KEY (attempt_id, question_id, choice_id),
	FOREIGN KEY (organisation_id, attempt_id) REFERENCES quiz_attempts (organisation_id, id),
	FOREIGN KEY (organisation_id, choice_id) REFERENCES choices (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_answers_choice ON quiz_answers (choice_id);
