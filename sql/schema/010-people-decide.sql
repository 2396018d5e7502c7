-- What learners ask for themselves.

-- Progress made before joining, or in another organisation, is carried over on request, with approval.
CREATE TABLE carry_requests (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	-- where it was made: another enrolment of the same account, or before joining, as the learner says
	from_organisation_id INTEGER REFERENCES organisations (id),
	from_member_id INTEGER,
	from_course_id INTEGER,
	certificate_number TEXT,                   -- of the certificate that proves it, where there is one
	words TEXT NOT NULL DEFAULT '',            -- what the learner says
	status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'approved', 'declined', 'withdrawn')),
	asked_at INTEGER NOT NULL,
	decided_at INTEGER,
	decided_by INTEGER REFERENCES accounts (id),
	answer TEXT NOT NULL DEFAULT '',
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX carry_requests_waiting ON carry_requests (member_id, course_id) WHERE status = 'waiting';
CREATE INDEX carry_requests_organisation ON carry_requests (organisation_id, status, id);
CREATE INDEX carry_requests_member ON carry_requests (member_id, id);
