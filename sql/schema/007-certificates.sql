-- Certificates: issued when a course is completed, and kept whatever becomes of the learner's place in the organisation.
CREATE TABLE certificates (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	course_id INTEGER NOT NULL,
	round INTEGER NOT NULL,
	number TEXT NOT NULL UNIQUE,               -- random, as it is printed: whoever knows it may look it up
	-- what it says, as things were called then
	learner_name TEXT NOT NULL,
	course_title TEXT NOT NULL,
	organisation_name TEXT NOT NULL,
	score INTEGER CHECK (score BETWEEN 0 AND 100),
	completed_at INTEGER NOT NULL,
	issued_at INTEGER NOT NULL,
	expires_at INTEGER,                        -- NULL: valid for good
	reminded_at INTEGER,                       -- told that it expires soon
	revoked_at INTEGER,
	revoked_by INTEGER REFERENCES accounts (id),
	revoked_why TEXT NOT NULL DEFAULT '',
	UNIQUE (organisation_id, id),
	UNIQUE (member_id, course_id, round),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT;
CREATE INDEX certificates_account ON certificates (account_id, id);
CREATE INDEX certificates_organisation ON certificates (organisation_id, id);
CREATE INDEX certificates_course ON certificates (course_id, id);
CREATE INDEX certificates_expiring ON certificates (expires_at) WHERE expires_at IS NOT NULL AND reminded_at IS NULL AND revoked_at IS NULL;
