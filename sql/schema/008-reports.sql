-- Reports read these, and pages of people, in constant time whatever the size of the group.

-- A learner of a group (active) in one of its courses, and how far they are.
CREATE VIEW report_standings AS
SELECT m.organisation_id AS organisation_id, m.group_id AS group_id, u.course_id AS course_id, m.id AS membership_id, m.member_id AS member_id,
       m.sort_key AS sort_key, COALESCE(e.status, 'not started') AS status,
       CASE WHEN COALESCE(e.status, 'not started') = 'not started' THEN -1 ELSE e.progress END AS progress,
       e.score AS score, COALESCE(e.seconds, 0) AS seconds, COALESCE(e.last_at, 0) AS last_at, e.completed_at AS completed_at
  FROM memberships m
  JOIN group_courses u ON u.group_id = m.group_id
  LEFT JOIN enrolments e ON e.member_id = m.member_id AND e.course_id = u.course_id
 WHERE m.current = 1 AND m.status = 'active' AND m.member_id IS NOT NULL;

-- The same, kept as the report sorts and filters. Courses are not referenced: lines of one that a group dropped go in the background.
CREATE TABLE report_lines (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	membership_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	sort_key TEXT NOT NULL,                    -- the membership's
	status TEXT NOT NULL CHECK (status IN ('not started', 'in progress', 'completed')),
	progress INTEGER NOT NULL,                 -- -1: not started, so that this order is that of the status too
	score INTEGER,
	seconds INTEGER NOT NULL DEFAULT 0,
	last_at INTEGER NOT NULL DEFAULT 0,        -- 0: not started, which sorts before all
	completed_at INTEGER,
	PRIMARY KEY (group_id, course_id, membership_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_lines_name ON report_lines (group_id, course_id, sort_key, membership_id);
CREATE INDEX report_lines_name_in_status ON report_lines (group_id, course_id, status, sort_key, membership_id);
CREATE INDEX report_lines_progress ON report_lines (group_id, course_id, progress, membership_id);
CREATE INDEX report_lines_last ON report_lines (group_id, course_id, last_at, membership_id);
CREATE INDEX report_lines_last_in_status ON report_lines (group_id, course_id, status, last_at, membership_id) WHERE status <> 'not started';
CREATE INDEX report_lines_completed ON report_lines (group_id, course_id, completed_at, membership_id) WHERE completed_at IS NOT NULL;
CREATE INDEX report_lines_membership ON report_lines (membership_id, course_id);

-- Whether a group's lines are being brought up to date.
CREATE INDEX jobs_recount ON jobs (group_id) WHERE kind = 'recount' AND (status = 'queued' OR status = 'running');

-- The totals of those lines.
CREATE TABLE report_totals (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	learners INTEGER NOT NULL DEFAULT 0 CHECK (learners >= 0),
	in_progress INTEGER NOT NULL DEFAULT 0 CHECK (in_progress >= 0),
	completed INTEGER NOT NULL DEFAULT 0 CHECK (completed >= 0),
	scored INTEGER NOT NULL DEFAULT 0 CHECK (scored >= 0),           -- how many have a score
	score_sum INTEGER NOT NULL DEFAULT 0,
	completed_seconds INTEGER NOT NULL DEFAULT 0,                    -- time spent by those who completed it
	PRIMARY KEY (group_id, course_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_totals_organisation ON report_totals (organisation_id, group_id);

-- Completions of those lines in quarters of an hour (completed_at / 900): no zone's days begin inside one.
CREATE TABLE report_completions (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	quarter INTEGER NOT NULL,
	completions INTEGER NOT NULL CHECK (completions >= 0),
	PRIMARY KEY (group_id, course_id, quarter),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The same for the organisation: each enrolment of an active member once, whatever groups they are in.
CREATE TABLE organisation_completions (
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	quarter INTEGER NOT NULL,
	completions INTEGER NOT NULL CHECK (completions >= 0),
	PRIMARY KEY (organisation_id, quarter)
) STRICT, WITHOUT ROWID;

-- Nobody sees the progress of those who are not active.
UPDATE memberships SET courses_done = 0 WHERE status <> 'active';
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at)
SELECT organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at
  FROM report_standings;
INSERT INTO report_totals (organisation_id, group_id, course_id, learners, in_progress, completed, scored, score_sum, completed_seconds)
SELECT organisation_id, group_id, course_id, count(*), count(CASE WHEN status = 'in progress' THEN 1 END), count(CASE WHEN status = 'completed' THEN 1 END),
       count(score), COALESCE(sum(score), 0), COALESCE(sum(CASE WHEN status = 'completed' THEN seconds END), 0)
  FROM report_lines GROUP BY organisation_id, group_id, course_id;
INSERT INTO report_completions (organisation_id, group_id, course_id, quarter, completions)
SELECT organisation_id, group_id, course_id, completed_at / 900, count(*) FROM report_lines
 WHERE completed_at IS NOT NULL GROUP BY organisation_id, group_id, course_id, completed_at / 900;
INSERT INTO organisation_completions (organisation_id, quarter, completions)
SELECT e.organisation_id, e.completed_at / 900, count(*) FROM enrolments e JOIN members p ON p.id = e.member_id AND p.status = 'active'
 WHERE e.completed_at IS NOT NULL GROUP BY e.organisation_id, e.completed_at / 900;

-- A report that goes out by mail on its days, to people of the organisation.
CREATE TABLE report_schedules (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER,                          -- NULL: the organisation's report
	course_id INTEGER,                         -- NULL: all courses
	member_id INTEGER NOT NULL,                -- to whom
	every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')),
	next_at INTEGER NOT NULL,                  -- 07:00 of the organisation's zone: on that weekday each week, on the first of the month
	sent_at INTEGER,                           -- the last one; who completed since then stands in the next
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id)
) STRICT;
CREATE INDEX report_schedules_due ON report_schedules (next_at, id);
CREATE INDEX report_schedules_group ON report_schedules (organisation_id, group_id, id);

-- A read-only link for an auditor. Its token is derived from the nonce and the installation's secret.
CREATE TABLE report_links (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER,                          -- NULL: the organisation's report
	course_id INTEGER,                         -- NULL: all courses
	name TEXT NOT NULL,                        -- for whom it is
	emails INTEGER NOT NULL DEFAULT 0 CHECK (emails IN (0, 1)),   -- whether it shows addresses beside names
	nonce TEXT NOT NULL,
	token_hash TEXT NOT NULL UNIQUE,
	expires_at INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	seen_at INTEGER,
	views INTEGER NOT NULL DEFAULT 0,
	revoked_at INTEGER,
	revoked_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
CREATE INDEX report_links_group ON report_links (organisation_id, group_id, id);
