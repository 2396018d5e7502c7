-- Statements of other systems (xAPI 1.0.3), and the keys they come in with.
CREATE TABLE api_keys (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	name TEXT NOT NULL,                        -- which system has it
	user_name TEXT NOT NULL UNIQUE,            -- HTTP Basic: the user
	secret_hash TEXT NOT NULL,                 -- the password was shown once
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	used_at INTEGER,                           -- to the hour
	revoked_at INTEGER,
	revoked_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id)
) STRICT;
CREATE INDEX api_keys_organisation ON api_keys (organisation_id, id);

-- Every statement that was taken, as it is given out again. Never changed, but that it is voided.
CREATE TABLE statements (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	key_id INTEGER NOT NULL,                   -- who sent it
	uuid TEXT NOT NULL,                        -- its id, in small letters
	stored INTEGER NOT NULL,                   -- when, in microseconds: each later than the one before it in its organisation
	happened INTEGER NOT NULL,                 -- its timestamp, likewise
	digest TEXT NOT NULL,                      -- of what makes two the same
	verb TEXT NOT NULL,
	target TEXT,                               -- its object is a reference to this statement, which may come later or never
	voids INTEGER NOT NULL CHECK (voids IN (0, 1)),                -- and takes it back
	voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1)),    -- was taken back
	fate TEXT NOT NULL CHECK (fate IN (
		'progress',                            -- became progress of member_id in course_id
		'no person',                           -- its actor is none of the organisation's people
		'no course',                           -- its object is none of its courses
		'not open',                            -- the course is not open to them
		'no progress',                         -- its verb tells of none
		'voiding',                             -- it takes another one back
		'voided')),                            -- was taken back before it came
	member_id INTEGER,
	course_id INTEGER,
	event_kind TEXT,                           -- of its progress event
	json TEXT NOT NULL,
	UNIQUE (organisation_id, stored),
	UNIQUE (organisation_id, uuid),
	FOREIGN KEY (organisation_id, key_id) REFERENCES api_keys (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	CHECK ((fate = 'progress') = (event_kind IS NOT NULL)),
	CHECK (voids = 0 OR target IS NOT NULL)
) STRICT;
CREATE INDEX statements_fate ON statements (organisation_id, fate, stored);
CREATE INDEX statements_member ON statements (organisation_id, member_id, id) WHERE member_id IS NOT NULL;
CREATE INDEX statements_target ON statements (organisation_id, target) WHERE target IS NOT NULL;

-- What statements are found by: persons, verbs, activities and registrations, each as a number (64 bits of a hash). A statement about
-- another one is also found by what finds that one.
CREATE TABLE statement_terms (
	organisation_id INTEGER NOT NULL,
	term INTEGER NOT NULL,
	stored INTEGER NOT NULL,
	near INTEGER NOT NULL CHECK (near IN (0, 1)),   -- 0: only when related ones are asked for: its context, authority, what is inside it
	PRIMARY KEY (organisation_id, term, stored),
	FOREIGN KEY (organisation_id, stored) REFERENCES statements (organisation_id, stored)
) STRICT, WITHOUT ROWID;

-- Addresses as statements may name them, by the SHA-1 of "mailto:" and the address. Made when the first such statement comes.
CREATE TABLE address_digests (
	sha1 TEXT NOT NULL,
	address_id INTEGER NOT NULL REFERENCES addresses (id) ON DELETE CASCADE,
	PRIMARY KEY (sha1, address_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_digests_address ON address_digests (address_id);

-- A line of the page of what came in; its id is when it was stored. Nothing of people who are archived.
CREATE VIEW statement_lines AS
SELECT s.organisation_id AS organisation_id, s.stored AS id, s.fate AS fate, replace(s.fate, ' ', '_') AS fate_is, s.stored / 1000000 AS received_at,
       k.name AS key_name, CASE WHEN s.voided = 1 AND s.fate <> 'voided' THEN 1 END AS taken_back,
       substr(s.verb, length(rtrim(s.verb, replace(s.verb, '/', ''))) + 1, 60) AS verb, c.title AS title, 
       CASE s.event_kind WHEN 'started' THEN 'Begun' WHEN 'progressed' THEN 'How far they are' WHEN 'scored' THEN 'Score'
            WHEN 'failed' THEN 'An attempt that failed' ELSE 'Completed' END AS event_words, s.json AS json
  FROM statements s
  JOIN api_keys k ON k.id = s.key_id
  LEFT JOIN courses c ON c.organisation_id = s.organisation_id AND c.id = s.course_id
 WHERE NOT EXISTS (SELECT 1 FROM members p WHERE p.id = s.member_id AND p.status = 'archived');
