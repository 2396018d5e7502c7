-- Groups that fill themselves: an automatic group has a rule, and its people come and go by it.

-- The address that an account is known by, folded, as rules compare it; empty while nobody has shown that it is theirs
-- (addresses.claimed). Kept by member_rename(), beside sort_key.
ALTER TABLE members ADD COLUMN email_key TEXT NOT NULL DEFAULT '';
UPDATE members SET email_key = COALESCE((
       SELECT d.email_key FROM accounts a JOIN addresses d ON d.account_id = a.id AND d.email = a.email
        WHERE a.id = members.account_id AND d.claimed = 0), '');

-- Whoever came by another way than by rule stays whatever a rule says.
UPDATE memberships SET pinned = 1 WHERE pinned = 0 AND route <> 'rule';

-- A rule is never changed: whoever saves makes a new one, and the one before is past. At most one draft of each person and group.
CREATE TABLE rules (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	status TEXT NOT NULL CHECK (status = 'draft' OR status = 'current' OR status = 'past'),
	number INTEGER NOT NULL DEFAULT 0,         -- 1 for the first that was saved; a draft has none
	match TEXT NOT NULL CHECK (match = 'all' OR match = 'any'),
	tell INTEGER NOT NULL DEFAULT 1 CHECK (tell = 0 OR tell = 1),   -- a mail to whoever comes in by it
	stopped TEXT,                              -- why nobody comes or goes by it any more, in words; NULL: it runs
	made_by INTEGER REFERENCES accounts (id),  -- whose draft it is; who saved it
	made_at INTEGER NOT NULL,
	follows INTEGER NOT NULL DEFAULT 0,        -- of a draft: number of the rule whose place it is to take, as its maker saw it; 0: there was none
	undoes INTEGER,                            -- number of the rule that saving this one took back
	job_id INTEGER,                            -- the job that applies it; NULL: it was applied at once
	added INTEGER NOT NULL DEFAULT 0,          -- people who came in by it, went on the wait list, and left by it, saving counted
	waited INTEGER NOT NULL DEFAULT 0,
	removed INTEGER NOT NULL DEFAULT 0,
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX rules_current ON rules (group_id) WHERE status = 'current';
CREATE UNIQUE INDEX rules_draft ON rules (group_id, made_by) WHERE status = 'draft';
CREATE INDEX rules_history ON rules (group_id, number) WHERE status <> 'draft';
CREATE INDEX rules_running ON rules (organisation_id, id) WHERE status = 'current';

-- Conditions of one block are alternatives where the rule asks for all (each block must hold), and belong together where it asks for
-- any (one whole block must hold): that is its one level of nesting.
CREATE TABLE rule_conditions (
	organisation_id INTEGER NOT NULL,
	rule_id INTEGER NOT NULL,
	position INTEGER NOT NULL,                 -- from 1, blocks one after the other
	block INTEGER NOT NULL,                    -- from 1
	subject TEXT NOT NULL CHECK (subject = 'course' OR subject = 'field' OR subject = 'email' OR subject = 'name' OR subject = 'branch' OR subject = 'joined'),
	-- Of the course, field or branch; 0: none. Not referenced: when it is deleted the rule stops, and still says what it asked for.
	subject_id INTEGER NOT NULL DEFAULT 0,
	subject_name TEXT NOT NULL DEFAULT '',     -- as it was called when the rule was saved
	comparison TEXT NOT NULL CHECK (comparison IN ('is', 'is not', 'contains', 'contains not', 'ends', 'less', 'more', 'before', 'after', 'under', 'not under', 'empty', 'filled')),
	value TEXT NOT NULL DEFAULT '',            -- several by line; of a course its status
	current INTEGER NOT NULL DEFAULT 0 CHECK (current = 0 OR current = 1),   -- of a rule that is
	PRIMARY KEY (rule_id, position),
	FOREIGN KEY (organisation_id, rule_id) REFERENCES rules (organisation_id, id)
) STRICT, WITHOUT ROWID;
-- Which rules a change matters to.
CREATE INDEX rule_conditions_subject ON rule_conditions (organisation_id, subject, subject_id, rule_id) WHERE current = 1;

-- Whoever was taken out of an automatic group by hand, or left it: rules do not bring them back.
CREATE TABLE rule_exclusions (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	why TEXT NOT NULL CHECK (why = 'removed' OR why = 'left' OR why = 'import'),
	excluded_at INTEGER NOT NULL,
	excluded_by INTEGER REFERENCES accounts (id),
	PRIMARY KEY (group_id, member_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_exclusions_member ON rule_exclusions (member_id, group_id);
CREATE INDEX rule_exclusions_latest ON rule_exclusions (group_id, excluded_at, member_id);

-- What each rule did, one by one: only added to.
CREATE TABLE rule_deeds (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	rule_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	deed TEXT NOT NULL CHECK (deed = 'added' OR deed = 'waited' OR deed = 'removed' OR deed = 'unwaited'),
	why TEXT NOT NULL DEFAULT '',              -- the conditions that decided, with the person's values, in words
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX rule_deeds_rule ON rule_deeds (rule_id, deed, id);
CREATE INDEX rule_deeds_group ON rule_deeds (group_id, id);
CREATE INDEX rule_deeds_member ON rule_deeds (member_id, group_id, id);

-- One rule is asked of many people in the order of their ids: what their courses and fields say is read in the same order.
CREATE INDEX enrolments_of_course ON enrolments (course_id, member_id, status);
CREATE INDEX member_values_of_field ON member_values (field_id, member_id, value_key, fits);

-- A line of the list of a group's learners: also how an automatic group's rule stands to whoever is active there.
DROP VIEW learners;
CREATE VIEW learners AS
SELECT m.id AS id, m.group_id AS group_id, m.member_id AS member_id, m.status AS status,
       CASE WHEN m.status = 'active' AND (a.password_hash IS NULL OR (a.must_change_password = 1 AND a.signed_in_at IS NULL))
                 THEN 'unconfirmed'
            WHEN m.status <> 'prospect' THEN m.status
            WHEN m.refusal IS NOT NULL THEN 'undeliverable'
            WHEN m.notify_at IS NULL THEN 'held'
            ELSE 'prospect' END AS status_is,
       CASE WHEN m.status IN ('prospect', 'pending') THEN 'waiting'
            WHEN m.status IN ('declined', 'cancelled', 'expired') THEN 'ended' END AS acts_is,
       CASE m.status WHEN 'prospect' THEN m.notify_at WHEN 'pending' THEN m.invited_at
            WHEN 'active' THEN m.active_at
            ELSE m.status_at END AS shown_at,
       m.email AS email, m.sort_key AS sort_key, m.active_at AS active_at, m.expires_at AS expires_at, m.refusal AS refusal,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name,
       CASE WHEN m.member_id IS NULL THEN 'hidden' ELSE 'shown' END AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       CASE WHEN m.status = 'active' THEN m.courses_done END AS courses_done,   -- nobody sees the progress of archived people
       m.pinned AS pinned, CASE WHEN m.status = 'active' THEN CASE m.pinned WHEN 1 THEN 'pinned' ELSE 'rule' END END AS stays_is
  FROM memberships m
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE m.current = 1;
-- Whether a rule is about to be applied to everybody.
CREATE INDEX jobs_rule ON jobs (group_id) WHERE kind = 'rule' AND (status = 'queued' OR status = 'running');
