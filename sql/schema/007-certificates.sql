-- Certificates: issued when a course is completed, and kept whatever becomes of the learner's place in the organisation.
CREATE TABLE certificates (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	course_id INTEGER NOT NULL,
	round INTEGER NOT NULL,
	number TEXT NOT NULL UNIQUE,               -- random, as it is printed, with its dashes: whoever knows it may look it up
	-- what it says, as things were called then
	learner_name TEXT NOT NULL,
	sort_key TEXT NOT NULL,                    -- of that name: what lists are sorted by
	course_title TEXT NOT NULL,
	organisation_name TEXT NOT NULL,
	score INTEGER CHECK (score BETWEEN 0 AND 100),
	completed_at INTEGER NOT NULL,
	issued_at INTEGER NOT NULL,
	expires_at INTEGER,                        -- the last second of its last day in the organisation's zone; NULL: valid for good
	remind_at INTEGER,                         -- when its learner is told that it expires soon; NULL: never
	reminded_at INTEGER,                       -- they were told, or there was nobody to tell
	revoked_at INTEGER,
	revoked_by INTEGER REFERENCES accounts (id),
	revoked_why TEXT NOT NULL DEFAULT '',
	withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),   -- revoked as the progress was taken back: it comes back with it
	UNIQUE (organisation_id, id),
	UNIQUE (member_id, course_id, round),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id),
	CHECK (withdrawn = 0 OR revoked_at IS NOT NULL),
	CHECK (remind_at IS NULL OR expires_at IS NOT NULL)
) STRICT;
CREATE INDEX certificates_account ON certificates (account_id, id);
CREATE INDEX certificates_organisation ON certificates (organisation_id, id);
CREATE INDEX certificates_course ON certificates (course_id, sort_key, id);
CREATE INDEX certificates_remind ON certificates (remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL;
-- Found by name, address and number; the scope is the course.
CREATE VIRTUAL TABLE certificate_search USING fts5 (scope, words, tokenize = 'trigram');

-- What a certificate stands on: that its round was completed, says something that counts. To be asked of one member's one course.
CREATE VIEW completions AS
SELECT member_id AS member_id, course_id AS course_id, round AS round, at AS at FROM progress_events WHERE kind = 'completed' AND voided_at IS NULL;

-- What an organisation has of them: of archived people those that were issued until then.
CREATE VIEW kept_certificates AS
SELECT c.id AS id, c.organisation_id AS organisation_id, c.member_id AS member_id, c.account_id AS account_id, c.course_id AS course_id,
       c.round AS round, c.number AS number, c.learner_name AS learner_name, c.sort_key AS sort_key, c.course_title AS course_title, c.score AS score,
       c.completed_at AS completed_at, c.issued_at AS issued_at, c.expires_at AS expires_at, c.revoked_at AS revoked_at,
       c.revoked_by AS revoked_by, c.revoked_why AS revoked_why, c.withdrawn AS withdrawn, m.status AS person_is
  FROM certificates c JOIN members m ON m.id = c.member_id
 WHERE m.status = 'active' OR c.issued_at <= m.archived_at;
