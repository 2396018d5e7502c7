-- An id that was given never comes again. Where somebody's invite, an import, a rule, a link or a mail that waits keeps one without a
-- reference, it means nothing once its row is deleted, and not the next row that is made. PostgreSQL counts on by itself; SQLite gives
-- the id after the highest that is there, unless it is told to keep count.

-- on sqlite only: here a table is made anew for that.
CREATE TEMP TABLE aside AS SELECT * FROM branches;
DROP TABLE branches;
CREATE TABLE branches (
	id INTEGER PRIMARY KEY AUTOINCREMENT,      -- kept in invites, requests to join, imports, rules
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	parent_id INTEGER,                         -- NULL: at the top
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, parent_id) REFERENCES branches (organisation_id, id),
	CHECK (parent_id <> id)
) STRICT;
INSERT INTO branches (id, organisation_id, parent_id, name, name_key, created_at)
SELECT id, organisation_id, parent_id, name, name_key, created_at FROM aside;
DROP TABLE aside;
CREATE UNIQUE INDEX branches_sibling ON branches (organisation_id, COALESCE(parent_id, 0), name_key);
CREATE INDEX branches_parent ON branches (organisation_id, parent_id, id);
CREATE INDEX branches_by_name ON branches (organisation_id, name_key, id);

CREATE TEMP TABLE aside AS SELECT * FROM fields;
DROP TABLE fields;
CREATE TABLE fields (
	id INTEGER PRIMARY KEY AUTOINCREMENT,      -- kept in invites, imports, rules
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'choice')),
	required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
	position INTEGER NOT NULL,
	created_at INTEGER NOT NULL,
	UNIQUE (organisation_id, id),
	UNIQUE (organisation_id, name_key)
) STRICT;
INSERT INTO fields (id, organisation_id, name, name_key, type, required, position, created_at)
SELECT id, organisation_id, name, name_key, type, required, position, created_at FROM aside;
DROP TABLE aside;
CREATE INDEX fields_order ON fields (organisation_id, position, id);

CREATE TEMP TABLE aside AS SELECT * FROM courses;
DROP TABLE courses;
CREATE TABLE courses (
	id INTEGER PRIMARY KEY AUTOINCREMENT,      -- kept in imports, rules, reports that go out, jobs
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	description TEXT NOT NULL DEFAULT '',
	minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),   -- how long it takes; 0: not said
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
	created_at INTEGER NOT NULL,
	offer_id INTEGER REFERENCES offers (id),   -- that it came with, by an order
	published_at INTEGER,                      -- since when learners see it; NULL: a draft
	version_id INTEGER REFERENCES course_versions (id),   -- what new learners begin; NULL: no lessons, progress comes from elsewhere
	activity_iri TEXT,                         -- what other systems call it in their statements (xAPI); NULL: only by our address
	certificate INTEGER NOT NULL DEFAULT 1 CHECK (certificate IN (0, 1)),
	certificate_months INTEGER CHECK (certificate_months BETWEEN 1 AND 600),   -- NULL: valid for good
	UNIQUE (organisation_id, id),
	UNIQUE (organisation_id, title_key)
) STRICT;
INSERT INTO courses (id, organisation_id, title, title_key, description, minutes, status, created_at, offer_id, published_at, version_id,
       activity_iri, certificate, certificate_months)
SELECT id, organisation_id, title, title_key, description, minutes, status, created_at, offer_id, published_at, version_id,
       activity_iri, certificate, certificate_months FROM aside;
DROP TABLE aside;
CREATE INDEX courses_by_title ON courses (organisation_id, status, title_key, id);
CREATE UNIQUE INDEX courses_offer ON courses (organisation_id, offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX courses_version ON courses (version_id) WHERE version_id IS NOT NULL;
CREATE UNIQUE INDEX courses_activity ON courses (organisation_id, activity_iri) WHERE activity_iri IS NOT NULL;
CREATE INDEX courses_of_offer ON courses (offer_id, id) WHERE offer_id IS NOT NULL;

CREATE TEMP TABLE aside AS SELECT * FROM join_requests;
DROP TABLE join_requests;
CREATE TABLE join_requests (
	id INTEGER PRIMARY KEY AUTOINCREMENT,      -- kept in the mail with its link
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	branch_id INTEGER,                         -- the location chosen; NULL: none is offered
	email TEXT NOT NULL,
	email_key TEXT NOT NULL,
	email_wire TEXT NOT NULL,
	nonce TEXT NOT NULL,
	token_hash TEXT NOT NULL UNIQUE,
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER,
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
INSERT INTO join_requests (id, organisation_id, group_id, branch_id, email, email_key, email_wire, nonce, token_hash, created_at, expires_at, used_at)
SELECT id, organisation_id, group_id, branch_id, email, email_key, email_wire, nonce, token_hash, created_at, expires_at, used_at FROM aside;
DROP TABLE aside;
CREATE INDEX join_requests_expires ON join_requests (expires_at);

CREATE TEMP TABLE aside AS SELECT * FROM report_schedules;
DROP TABLE report_schedules;
CREATE TABLE report_schedules (
	id INTEGER PRIMARY KEY AUTOINCREMENT,      -- kept in the mails that bring the report
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
INSERT INTO report_schedules (id, organisation_id, group_id, course_id, member_id, every, next_at, sent_at, created_at, created_by)
SELECT id, organisation_id, group_id, course_id, member_id, every, next_at, sent_at, created_at, created_by FROM aside;
DROP TABLE aside;
CREATE INDEX report_schedules_due ON report_schedules (next_at, id);
CREATE INDEX report_schedules_group ON report_schedules (organisation_id, group_id, id);

-- Those that were given and deleted before: each deletion is in the activity log, and each mail is kept.
UPDATE sqlite_sequence SET seq = seq + (SELECT count(*) FROM activities WHERE verb = 'branch.deleted') WHERE name = 'branches';
UPDATE sqlite_sequence SET seq = seq + (SELECT count(*) FROM activities WHERE verb = 'field.deleted') WHERE name = 'fields';
UPDATE sqlite_sequence SET seq = seq + (SELECT count(*) FROM activities WHERE verb = 'course.deleted') WHERE name = 'courses';
UPDATE sqlite_sequence SET seq = max(seq, (SELECT COALESCE(max(CAST(detail AS INTEGER)), 0) FROM messages WHERE kind = 'joining'))
 WHERE name = 'join_requests';
UPDATE sqlite_sequence SET seq = max(seq, (SELECT COALESCE(max(CAST(detail AS INTEGER)), 0) FROM messages WHERE kind = 'report'))
 WHERE name = 'report_schedules';

-- on both:
-- Whoever closes their account is forgotten here, too.
CREATE INDEX join_requests_email ON join_requests (email_key);
-- Nobody read it; the version before writes it, and is still at work while this runs.
ALTER TABLE join_requests DROP COLUMN email_wire;
ALTER TABLE join_requests ADD COLUMN email_wire TEXT NOT NULL DEFAULT '';
-- Nobody read or wrote it.
ALTER TABLE seat_entries DROP COLUMN detail;
