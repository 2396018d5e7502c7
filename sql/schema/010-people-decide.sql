-- What learners decide themselves, and progress by CSV.

-- Progress made before joining, or in another organisation, is carried over on request, with approval. What the learner gives away
-- stands in the request as it was then: nobody here looks into another organisation for it.
CREATE TABLE carry_requests (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	source TEXT NOT NULL CHECK (source IN ('enrolment', 'certificate', 'statements', 'words')),
	-- what the site knows; empty and NULL where the learner only says so in words
	from_organisation TEXT NOT NULL DEFAULT '',
	from_course TEXT NOT NULL DEFAULT '',
	from_status TEXT NOT NULL DEFAULT '' CHECK (from_status IN ('', 'in progress', 'completed')),
	from_progress INTEGER CHECK (from_progress BETWEEN 0 AND 100),
	from_score INTEGER CHECK (from_score BETWEEN 0 AND 100),
	from_started_at INTEGER,
	from_completed_at INTEGER,
	from_number TEXT NOT NULL DEFAULT '',      -- of the certificate that proves it
	words TEXT NOT NULL DEFAULT '',            -- what the learner says
	status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'approved', 'declined', 'withdrawn')),
	asked_at INTEGER NOT NULL,
	decided_at INTEGER,
	decided_by INTEGER REFERENCES accounts (id),   -- NULL: withdrawn by the learner
	answer TEXT NOT NULL DEFAULT '',
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX carry_requests_waiting ON carry_requests (member_id, course_id) WHERE status = 'waiting';
CREATE INDEX carry_requests_organisation ON carry_requests (organisation_id, status, id);
CREATE INDEX carry_requests_member ON carry_requests (member_id, id);

-- Closed by its owner: name, addresses and all else that is theirs were taken out, and nobody can open it again.
ALTER TABLE accounts ADD COLUMN forgotten_at INTEGER;

-- A new kind of import: progress. From now on the lists of kinds, plans and deeds are those of the program (import_kinds, import_row_plan()
-- and import_act()), and no longer CHECKs that every new one rebuilds the tables for.
DROP VIEW import_lines;
CREATE TABLE imports_new (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	group_id INTEGER,                          -- the one that it was uploaded for; NULL: for the organisation, by an administrator
	account_id INTEGER NOT NULL REFERENCES accounts (id),    -- who uploaded it
	kind TEXT NOT NULL,                        -- of import_kinds
	status TEXT NOT NULL CHECK (status IN (
		'refused',                             -- the file cannot be used; refusal says why
		'mapping',                             -- a person has to say what the columns are
		'reading', 'ready',                    -- being checked; checked, and waiting for approval
		'running', 'paused', 'done', 'cancelled', 'disapproved', 'undoing', 'undone')),
	refusal TEXT,
	file_name TEXT NOT NULL,                   -- as the browser said, for reading only
	file_size INTEGER NOT NULL,                -- bytes
	file_hash TEXT NOT NULL,                   -- of its bytes as they were uploaded: the same file twice
	scrubbed INTEGER NOT NULL DEFAULT 0 CHECK (scrubbed IN (0, 1)),   -- passwords were taken out of the kept file
	-- how it is read: struct csv_shape
	encoding INTEGER NOT NULL DEFAULT 0,
	mark INTEGER NOT NULL DEFAULT 0,
	separator TEXT NOT NULL DEFAULT ',',
	sep_line INTEGER NOT NULL DEFAULT 0,
	line_end TEXT NOT NULL DEFAULT '',
	has_header INTEGER NOT NULL DEFAULT 1 CHECK (has_header IN (0, 1)),
	-- how far it came
	job_id INTEGER,                            -- the job that reads, runs or undoes it, or did so last
	read_to INTEGER NOT NULL DEFAULT 0,        -- bytes of the file that are read into rows
	read_line INTEGER NOT NULL DEFAULT 1,      -- the line that begins there
	row_count INTEGER NOT NULL DEFAULT 0,      -- rows read so far; the whole file's once it is ready
	run_to INTEGER NOT NULL DEFAULT 0,         -- number of the last row that was worked; goes back to 0 while it is undone
	-- how people are told
	notify TEXT NOT NULL DEFAULT 'now' CHECK (notify IN ('now', 'later', 'hold')),
	notify_at INTEGER,
	created_at INTEGER NOT NULL,
	approved_at INTEGER,
	approved_by INTEGER REFERENCES accounts (id),
	run_at INTEGER,                            -- when the latest stretch of running began, for "about 20 seconds left"
	finished_at INTEGER,
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
INSERT INTO imports_new (id, organisation_id, group_id, account_id, kind, status, refusal, file_name, file_size, file_hash, scrubbed, encoding,
       mark, separator, sep_line, line_end, has_header, job_id, read_to, read_line, row_count, run_to, notify, notify_at, created_at,
       approved_at, approved_by, run_at, finished_at)
SELECT id, organisation_id, group_id, account_id, kind, status, refusal, file_name, file_size, file_hash, scrubbed, encoding,
       mark, separator, sep_line, line_end, has_header, job_id, read_to, read_line, row_count, run_to, notify, notify_at, created_at,
       approved_at, approved_by, run_at, finished_at FROM imports;
DROP TABLE imports;
ALTER TABLE imports_new RENAME TO imports;
CREATE INDEX imports_group ON imports (group_id, id) WHERE group_id IS NOT NULL;
CREATE INDEX imports_hash ON imports (organisation_id, file_hash, id);

CREATE TABLE import_rows_new (
	import_id INTEGER NOT NULL,                -- of imports; no REFERENCES, which would look there for each of a hundred thousand rows
	number INTEGER NOT NULL,                   -- from 1, without the header
	line INTEGER NOT NULL,                     -- on which it begins in the file
	-- skipped: by the person who looked; failed: could not be done when its turn came. No IN: its list would be made anew for each row.
	verdict TEXT NOT NULL CHECK (verdict = 'valid' OR verdict = 'warning' OR verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed'),
	plan TEXT NOT NULL,                        -- see import_row_plan()
	email_key TEXT,                            -- NULL: no address could be read
	cells TEXT NOT NULL,                       -- its values, each ended by U+001F; passwords are left out
	problems TEXT NOT NULL DEFAULT '',         -- see import_problems() in import_row.h
	places TEXT NOT NULL DEFAULT '',           -- the groups that it is about, each behind "+" where it wants a seat there, else "=": "+12=14"; of progress: the course, "=12"
	PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO import_rows_new (import_id, number, line, verdict, plan, email_key, cells, problems, places)
SELECT import_id, number, line, verdict, plan, email_key, cells, problems, places FROM import_rows;
DROP TABLE import_rows;
ALTER TABLE import_rows_new RENAME TO import_rows;
-- Most rows are valid and are found on the way; a file is read a tenth faster without them here.
CREATE INDEX import_rows_verdict ON import_rows (import_id, verdict, number) WHERE verdict <> 'valid';
CREATE INDEX import_rows_email ON import_rows (import_id, email_key, number) WHERE email_key IS NOT NULL;
-- Rows that do nothing, for the result's list of them.
CREATE INDEX import_rows_left_out ON import_rows (import_id, number) WHERE verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed' OR plan = 'already';

-- What an import did, in the order it did it: for its result, and for undoing it.
CREATE TABLE import_deeds_new (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	number INTEGER NOT NULL,                   -- of the row
	step INTEGER NOT NULL,                     -- from 1; a row may do several things
	deed TEXT NOT NULL,                        -- see import_act()
	group_id INTEGER,
	membership_id INTEGER,
	member_id INTEGER,
	field_id INTEGER,
	course_id INTEGER,
	before TEXT NOT NULL DEFAULT '',           -- branch (its id) and field: what it was, and what it became
	after TEXT NOT NULL DEFAULT '',
	undone TEXT CHECK (undone IN ('undone', 'kept')),  -- kept: they had accepted meanwhile, or it was changed again
	PRIMARY KEY (import_id, number, step)
) STRICT, WITHOUT ROWID;
INSERT INTO import_deeds_new (import_id, number, step, deed, group_id, membership_id, member_id, field_id, before, after, undone)
SELECT import_id, number, step, deed, group_id, membership_id, member_id, field_id, before, after, undone FROM import_deeds;
DROP TABLE import_deeds;
ALTER TABLE import_deeds_new RENAME TO import_deeds;

CREATE VIEW import_lines AS
SELECT i.id AS id, i.organisation_id AS organisation_id, i.group_id AS group_id, g.name AS group_name, i.file_name AS file_name,
       i.kind AS kind, i.kind AS kind_is, i.status AS status, i.status AS status_is, NULLIF(i.row_count, 0) AS row_count,
       i.run_to AS run_to, i.refusal AS refusal, i.created_at AS created_at, i.finished_at AS finished_at,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS uploader,
       COALESCE((SELECT c.people FROM import_counts c WHERE c.import_id = i.id AND c.what = 'verdict:error'), 0) AS rows_wrong,
       COALESCE((SELECT c.people FROM import_counts c WHERE c.import_id = i.id AND c.what = 'rows:done'), 0) AS rows_done
  FROM imports i JOIN accounts a ON a.id = i.account_id LEFT JOIN groups g ON g.id = i.group_id;
