-- The state of one installation. Words are those of the glossary; times are whole seconds UTC in *_at columns;
-- *_key columns hold the folded form that is compared, beside what was typed.

-- ---------------------------------------------------------------- people

CREATE TABLE accounts (
	id INTEGER PRIMARY KEY,
	email TEXT NOT NULL,                       -- the main address, as typed; all addresses stand in addresses
	first_name TEXT NOT NULL DEFAULT '',
	last_name TEXT NOT NULL DEFAULT '',
	password_hash TEXT,                        -- NULL: none set yet
	must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
	site_admin INTEGER NOT NULL DEFAULT 0 CHECK (site_admin IN (0, 1)),
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
	created_at INTEGER NOT NULL,
	signed_in_at INTEGER
) STRICT;
CREATE INDEX accounts_site_admin ON accounts (site_admin, id) WHERE site_admin = 1;

-- Every address that an account may sign in with or be invited under; an address belongs to one account.
CREATE TABLE addresses (
	id INTEGER PRIMARY KEY,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	email TEXT NOT NULL,
	email_key TEXT NOT NULL UNIQUE,
	confirmed_at INTEGER                       -- NULL: nobody has shown yet that they read mail there
) STRICT;
CREATE INDEX addresses_account ON addresses (account_id, id);

-- What the site's administrators find an account by; rowid = accounts.id.
CREATE VIRTUAL TABLE account_search USING fts5 (scope, words, tokenize = 'trigram');

CREATE TABLE sessions (
	id INTEGER PRIMARY KEY,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	organisation_id INTEGER REFERENCES organisations (id),   -- the one chosen in the header
	token_hash TEXT NOT NULL UNIQUE,
	created_at INTEGER NOT NULL,
	seen_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	keep INTEGER NOT NULL DEFAULT 0 CHECK (keep IN (0, 1)),
	address TEXT NOT NULL DEFAULT '',
	agent TEXT NOT NULL DEFAULT '',
	note_kind TEXT CHECK (note_kind IN ('ok', 'warn')),       -- the note that the next page shows
	note_words TEXT,
	note_undo TEXT
) STRICT;
CREATE INDEX sessions_account ON sessions (account_id, id);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- A link in a mail that lets its reader do one thing once. The token itself is derived from the id, the nonce and the
-- installation's secret, so that the mailer can write it again; only its hash stands here.
CREATE TABLE tokens (
	id INTEGER PRIMARY KEY,
	purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'welcome', 'address')),
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	email TEXT NOT NULL,                       -- address: the one to confirm
	email_key TEXT NOT NULL,
	make_main INTEGER NOT NULL DEFAULT 0 CHECK (make_main IN (0, 1)),   -- address: it becomes the main one
	return_to TEXT,                            -- path to go on with once it is used
	nonce TEXT NOT NULL,
	token_hash TEXT NOT NULL UNIQUE,
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	used_at INTEGER
) STRICT;
CREATE INDEX tokens_account ON tokens (account_id, purpose, id);
CREATE INDEX tokens_expires ON tokens (expires_at);

-- Attempts in a window of time, by what they are limited by: "login:account:KEY", "login:address:ADDR", …
CREATE TABLE throttles (
	bucket TEXT PRIMARY KEY,
	attempts INTEGER NOT NULL,
	window_ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX throttles_ends ON throttles (window_ends_at);

-- ---------------------------------------------------------------- organisations

CREATE TABLE organisations (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	name_key TEXT NOT NULL UNIQUE,
	description TEXT NOT NULL DEFAULT '',
	website TEXT NOT NULL DEFAULT '',
	contact TEXT NOT NULL DEFAULT '',          -- whom learners may ask, as text
	time_zone TEXT NOT NULL DEFAULT 'UTC',
	sender_name TEXT NOT NULL DEFAULT '',      -- empty: the organisation's name
	reply_to TEXT NOT NULL DEFAULT '',         -- empty: whoever sent the invite
	temporary_passwords INTEGER NOT NULL DEFAULT 0 CHECK (temporary_passwords IN (0, 1)),
	csv_upload INTEGER NOT NULL DEFAULT 1 CHECK (csv_upload IN (0, 1)),
	join_page INTEGER NOT NULL DEFAULT 1 CHECK (join_page IN (0, 1)),
	scheduled_notices INTEGER NOT NULL DEFAULT 1 CHECK (scheduled_notices IN (0, 1)),
	announced_at INTEGER,                      -- the checklist: the announcement was copied or set aside
	checklist_closed_at INTEGER,
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
	created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX organisations_by_name ON organisations (status, name_key, id);

CREATE TABLE members (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	role TEXT NOT NULL DEFAULT 'learner' CHECK (role IN ('admin', 'learner')),
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
	sort_key TEXT NOT NULL,                    -- folded "last first", or the address where there is no name
	joined_at INTEGER NOT NULL,
	archived_at INTEGER,
	UNIQUE (organisation_id, account_id),
	UNIQUE (organisation_id, id)
) STRICT;
CREATE INDEX members_account ON members (account_id, organisation_id);
CREATE INDEX members_by_name ON members (organisation_id, status, sort_key, id);
CREATE INDEX members_role ON members (organisation_id, role, id);

CREATE TABLE member_counts (
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	status TEXT NOT NULL CHECK (status IN ('active', 'archived')),
	people INTEGER NOT NULL CHECK (people >= 0),
	PRIMARY KEY (organisation_id, status)
) STRICT, WITHOUT ROWID;

-- What a member is found by; docid = members.id. "scope" is the organisation as a word of its own.
CREATE VIRTUAL TABLE member_search USING fts5 (scope, words, tokenize = 'trigram');

-- ---------------------------------------------------------------- courses

CREATE TABLE courses (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	description TEXT NOT NULL DEFAULT '',
	minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),   -- how long it takes; 0: not said
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
	created_at INTEGER NOT NULL,
	UNIQUE (organisation_id, id),
	UNIQUE (organisation_id, title_key)
) STRICT;
CREATE INDEX courses_by_title ON courses (organisation_id, status, title_key, id);

-- ---------------------------------------------------------------- groups

CREATE TABLE groups (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	description TEXT NOT NULL DEFAULT '',
	population TEXT NOT NULL DEFAULT 'manual' CHECK (population IN ('manual', 'automatic')),
	policy TEXT NOT NULL DEFAULT 'ask' CHECK (policy IN ('ask', 'enrol')),   -- ask first, or enrol at once
	invite_days INTEGER NOT NULL DEFAULT 30 CHECK (invite_days BETWEEN 1 AND 365),
	seats INTEGER CHECK (seats BETWEEN 0 AND 10000000),                      -- NULL: no limit
	seats_held INTEGER NOT NULL DEFAULT 0 CHECK (seats_held >= 0),           -- prospect + pending + active
	status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	active_at INTEGER NOT NULL,                                              -- last activity in it
	UNIQUE (organisation_id, id),
	CHECK (seats IS NULL OR seats_held <= seats)
) STRICT;
CREATE UNIQUE INDEX groups_name ON groups (organisation_id, name_key) WHERE status = 'active';
CREATE INDEX groups_by_activity ON groups (organisation_id, status, active_at, id);
CREATE INDEX groups_by_name ON groups (organisation_id, status, name_key, id);

CREATE TABLE leaders (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	added_at INTEGER NOT NULL,
	PRIMARY KEY (group_id, member_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX leaders_member ON leaders (member_id, group_id);
CREATE INDEX leaders_organisation ON leaders (organisation_id, group_id);

CREATE TABLE group_courses (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	added_at INTEGER NOT NULL,
	PRIMARY KEY (group_id, course_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_courses_order ON group_courses (group_id, position, course_id);
CREATE INDEX group_courses_course ON group_courses (course_id, group_id);

-- A person's place in a group, from prospect to archived, and how it came about. For one address at most one row of a
-- group is current; earlier ones (declined, then invited again) stay as history.
CREATE TABLE memberships (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	member_id INTEGER,                         -- NULL until an invite is accepted
	status TEXT NOT NULL CHECK (status IN ('prospect', 'pending', 'active', 'declined', 'cancelled', 'expired', 'archived', 'removed')),
	current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),   -- 0: removed, or followed by another row
	email TEXT NOT NULL,
	email_key TEXT NOT NULL,
	email_wire TEXT NOT NULL,                  -- for SMTP
	first_name TEXT NOT NULL DEFAULT '',       -- as the sender wrote it: greets in the mail, is never shown to leaders before acceptance
	last_name TEXT NOT NULL DEFAULT '',
	sort_key TEXT NOT NULL,                    -- folded address before acceptance, folded "last first" after
	route TEXT NOT NULL CHECK (route IN ('manual', 'copy', 'existing', 'import', 'code', 'key', 'join', 'rule', 'demo')),
	route_detail TEXT NOT NULL DEFAULT '',     -- the group copied from, the file and line, the code
	added_by INTEGER REFERENCES accounts (id), -- NULL: they came by themselves
	added_at INTEGER NOT NULL,
	status_at INTEGER NOT NULL,                -- since when this status
	active_at INTEGER NOT NULL,                -- last activity, for sorting
	previous_status TEXT,                      -- of a removed or archived one, for undo and restore
	-- the invite, where there is one
	token_hash TEXT UNIQUE,
	token_nonce TEXT,
	expires_at INTEGER,
	invited_at INTEGER,                        -- the mail server took the latest mail
	resent_at INTEGER,                         -- latest resend, for its limit
	resends INTEGER NOT NULL DEFAULT 0,
	refusal TEXT,                              -- the mail server's words where it refused for good
	notify_at INTEGER,                         -- when the mail is to go; NULL: not yet decided
	courses_done INTEGER NOT NULL DEFAULT 0,   -- courses of the group that its member has completed: kept, since lists show it
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX memberships_address ON memberships (group_id, email_key) WHERE current = 1;
CREATE UNIQUE INDEX memberships_member_once ON memberships (group_id, member_id) WHERE current = 1 AND member_id IS NOT NULL;
CREATE INDEX memberships_by_name ON memberships (group_id, sort_key, id) WHERE current = 1;
CREATE INDEX memberships_by_name_in_status ON memberships (group_id, status, sort_key, id) WHERE current = 1;
CREATE INDEX memberships_by_id ON memberships (group_id, id) WHERE current = 1;
CREATE INDEX memberships_by_activity ON memberships (group_id, active_at, id) WHERE current = 1;
CREATE INDEX memberships_by_activity_in_status ON memberships (group_id, status, active_at, id) WHERE current = 1;
CREATE INDEX memberships_member ON memberships (member_id, id);
CREATE INDEX memberships_email ON memberships (email_key, id);
CREATE INDEX memberships_removed ON memberships (group_id, status_at, id) WHERE status = 'removed';
CREATE INDEX memberships_expiring ON memberships (expires_at) WHERE status IN ('prospect', 'pending') AND current = 1;

CREATE TABLE membership_counts (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	status TEXT NOT NULL,
	people INTEGER NOT NULL CHECK (people >= 0),
	PRIMARY KEY (group_id, status),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_counts_organisation ON membership_counts (organisation_id, status, group_id);

-- What a membership is found by; docid = memberships.id. Before acceptance only the address.
CREATE VIRTUAL TABLE membership_search USING fts5 (scope, words, tokenize = 'trigram');

-- A member's progress in one course.
CREATE TABLE enrolments (
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	status TEXT NOT NULL DEFAULT 'not started' CHECK (status IN ('not started', 'in progress', 'completed')),
	assigned_at INTEGER NOT NULL,
	started_at INTEGER,
	completed_at INTEGER,
	PRIMARY KEY (member_id, course_id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolments_course ON enrolments (course_id, status, member_id);

-- A line of the learners page: who, where they stand, what can be done, how far they are. The name appears with the acceptance,
-- not before. status_is is the status with its shades (unconfirmed: has
-- no password yet, or only a temporary one, and never signed in), shown_at the instant that belongs to it.
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
       CASE WHEN m.status = 'active' THEN m.courses_done END AS courses_done   -- nobody sees the progress of archived people
  FROM memberships m
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE m.current = 1;

-- ---------------------------------------------------------------- mail

-- The organisation's own words for a kind of mail.
CREATE TABLE mail_texts (
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	body TEXT NOT NULL,
	updated_at INTEGER NOT NULL,
	PRIMARY KEY (organisation_id, kind)
) STRICT, WITHOUT ROWID;

-- One e-mail, from queued to taken by the server. Its text is rendered when it is sent, so no token ever stands here.
CREATE TABLE messages (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER REFERENCES organisations (id),  -- NULL: from the site itself (password reset)
	kind TEXT NOT NULL CHECK (kind IN ('invite', 'enrolled', 'welcome', 'reset', 'address', 'password_changed', 'address_changed', 'test')),
	email TEXT NOT NULL,
	email_wire TEXT NOT NULL,
	membership_id INTEGER,
	account_id INTEGER REFERENCES accounts (id),
	token_id INTEGER REFERENCES tokens (id),
	detail TEXT NOT NULL DEFAULT '',           -- test: the kind of text to try
	message_id TEXT NOT NULL UNIQUE,           -- RFC 5322 Message-ID without the angle brackets; the same at every try
	status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('held', 'queued', 'sent', 'failed', 'dropped')),
	subject TEXT,                              -- as it went out
	send_at INTEGER NOT NULL,                  -- not before
	attempts INTEGER NOT NULL DEFAULT 0,
	lease_ends_at INTEGER,
	lease_owner TEXT,
	reply TEXT,                                -- the server's words at the latest try
	sent_by INTEGER REFERENCES accounts (id),
	created_at INTEGER NOT NULL,
	done_at INTEGER,
	FOREIGN KEY (organisation_id, membership_id) REFERENCES memberships (organisation_id, id)
) STRICT;
CREATE INDEX messages_due ON messages (send_at, id) WHERE status = 'queued';
CREATE INDEX messages_failed ON messages (id) WHERE status = 'failed';
-- Mails that somebody waits for at the screen (a new password) go before those of bulk actions.
CREATE INDEX messages_personal ON messages (send_at, id) WHERE status = 'queued' AND membership_id IS NULL;
CREATE INDEX messages_membership ON messages (membership_id, id) WHERE membership_id IS NOT NULL;
CREATE INDEX messages_account ON messages (account_id, id);
CREATE INDEX messages_of_organisation ON messages (organisation_id, id);
CREATE INDEX messages_of_organisation_in_status ON messages (organisation_id, status, id);
CREATE INDEX messages_to ON messages (organisation_id, lower(email_wire), id DESC);
CREATE INDEX messages_token ON messages (token_id) WHERE token_id IS NOT NULL;

-- What the mail server answered, until it stands on the message and its invite. A row is one small commit straight after the
-- answer, so that a killed mailer forgets none and sends none twice; the rest follows for many at once.
CREATE TABLE deliveries (
	message_id INTEGER PRIMARY KEY REFERENCES messages (id),
	lease_owner TEXT NOT NULL,
	result TEXT NOT NULL CHECK (result IN ('taken', 'later', 'refused')),
	reply TEXT NOT NULL,
	subject TEXT,
	at INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------- background and history

CREATE TABLE jobs (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER REFERENCES organisations (id),
	group_id INTEGER,
	account_id INTEGER REFERENCES accounts (id),     -- who asked for it
	kind TEXT NOT NULL,
	title TEXT NOT NULL DEFAULT '',                  -- what people read: "Resend 1,204 invites"
	arguments TEXT NOT NULL DEFAULT '{}',            -- JSON
	status TEXT NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'dead')),
	position TEXT NOT NULL DEFAULT '',               -- how far it came, for going on after a kill
	done INTEGER NOT NULL DEFAULT 0,
	skipped INTEGER NOT NULL DEFAULT 0,
	total INTEGER NOT NULL DEFAULT 0,
	result TEXT NOT NULL DEFAULT '',                 -- what people read when it ended
	run_at INTEGER NOT NULL,
	attempts INTEGER NOT NULL DEFAULT 0,
	lease_ends_at INTEGER,
	lease_owner TEXT,
	created_at INTEGER NOT NULL,
	finished_at INTEGER,
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE status IN ('queued', 'running');
CREATE INDEX jobs_dead ON jobs (id) WHERE status = 'dead';
CREATE INDEX jobs_group ON jobs (group_id, id);
CREATE INDEX jobs_organisation ON jobs (organisation_id, id);

-- What runs in the background, and when it was last seen at work.
CREATE TABLE heartbeats (
	name TEXT PRIMARY KEY,                           -- "mailer", "runner"
	seen_at INTEGER NOT NULL
) STRICT;

-- Who did what to whom. Written in the action's own transaction; never changed.
CREATE TABLE activities (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER REFERENCES organisations (id),  -- NULL: the site
	group_id INTEGER,
	account_id INTEGER REFERENCES accounts (id),            -- who; NULL: the person themself by a link, or Muster
	at INTEGER NOT NULL,
	kind TEXT NOT NULL,                                     -- the noun of the verb: "invite"
	verb TEXT NOT NULL,                                     -- "invite.cancelled"
	membership_id INTEGER,                                  -- about this membership,
	member_id INTEGER,                                      -- or about this member
	subject TEXT NOT NULL DEFAULT '',                       -- to whom or what, as it was called then
	detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX activities_organisation ON activities (organisation_id, id);
CREATE INDEX activities_group ON activities (group_id, id);
CREATE INDEX activities_kind ON activities (organisation_id, kind, id);
CREATE INDEX activities_membership ON activities (membership_id, id);
CREATE INDEX activities_member ON activities (member_id, id);

-- A line of the organisation's people.
CREATE VIEW people AS
SELECT m.id AS id, m.organisation_id AS organisation_id, m.account_id AS account_id, m.status AS status, m.status AS status_is,
       m.sort_key AS sort_key, m.joined_at AS joined_at, a.email AS email, a.first_name AS first_name, a.last_name AS last_name,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, 'shown' AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       CASE WHEN m.role = 'admin' THEN 'admin'
            WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.member_id = m.id) THEN 'leader'
            ELSE 'learner' END AS role_is,
       (SELECT COUNT(*) FROM memberships p WHERE p.member_id = m.id AND p.current = 1 AND p.status = 'active') AS learns_in,
       (SELECT COUNT(*) FROM leaders l WHERE l.member_id = m.id) AS leads
  FROM members m JOIN accounts a ON a.id = m.account_id;

-- A line of the list of groups, with counts that are kept. Its seats as pips: 20 of 5 % each.
CREATE VIEW group_lines AS
SELECT g.id AS id, g.organisation_id AS organisation_id, g.name AS name, g.name_key AS name_key, g.status AS status, g.active_at AS active_at,
       CASE WHEN length(g.description) > 120 THEN substr(g.description, 1, 117) || '…' ELSE g.description END AS description,
       g.seats AS seats, g.seats_held AS seats_held, CASE WHEN g.seats IS NULL THEN 'open' ELSE 'limited' END AS seats_is,
       CASE WHEN g.seats_held >= g.seats THEN 1 END AS is_full,
       CASE WHEN g.seats_held >= g.seats THEN 'full' WHEN g.seats IS NOT NULL THEN 'free' END AS room_is,
       CASE WHEN g.seats_held = 0 THEN 0 WHEN g.seats_held * 20 < g.seats THEN 1 ELSE g.seats_held * 20 / g.seats END AS pips,
       20 - CASE WHEN g.seats_held = 0 THEN 0 WHEN g.seats_held * 20 < g.seats THEN 1 ELSE g.seats_held * 20 / g.seats END AS pips_free,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS learners,
       g.seats_held - COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS waiting,
       (SELECT COUNT(*) FROM group_courses gc WHERE gc.group_id = g.id) AS courses,
       (SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email)
          FROM leaders l JOIN members p ON p.id = l.member_id JOIN accounts a ON a.id = p.account_id
         WHERE l.group_id = g.id ORDER BY l.added_at, l.member_id LIMIT 1) AS leader,
       CASE WHEN (SELECT COUNT(*) FROM leaders l WHERE l.group_id = g.id) > 1
            THEN (SELECT COUNT(*) FROM leaders l WHERE l.group_id = g.id) - 1 END AS leaders_more,
       CASE WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = g.id) THEN 'known' ELSE 'missing' END AS leader_is
  FROM groups g;

-- What a group is found by: its name and its leaders, folded.
CREATE VIEW group_words AS
SELECT g.id AS id, g.name_key || ' ' || COALESCE((
       SELECT group_concat(p.sort_key, ' ') FROM leaders l JOIN members p ON p.id = l.member_id WHERE l.group_id = g.id), '') AS words
  FROM groups g;

-- A line of the site's accounts.
CREATE VIEW account_lines AS
SELECT a.id AS id, a.email AS email, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials, a.status AS status_is, a.site_admin AS is_site_admin,
       a.created_at AS created_at, a.signed_in_at AS signed_in_at, CASE WHEN a.signed_in_at IS NULL THEN 1 END AS never_signed_in,
       (SELECT COUNT(*) FROM members m WHERE m.account_id = a.id AND m.status = 'active') AS organisations
  FROM accounts a;

-- A line of the organisation's log of mails.
CREATE VIEW message_lines AS
SELECT m.id AS id, m.organisation_id AS organisation_id, m.email AS email, lower(m.email_wire) AS email_key, m.kind AS kind_is,
       m.subject AS subject, m.status AS status, m.status AS status_is, m.attempts AS attempts, m.reply AS reply,
       CASE WHEN m.attempts > 1 THEN m.attempts END AS tries, CASE WHEN m.status = 'queued' THEN m.send_at END AS goes_at,
       CASE WHEN m.status <> 'queued' THEN COALESCE(m.done_at, m.created_at) END AS done_at
  FROM messages m;

-- A line of the activity log. Who it was is named only to those who know the name anyway: members, and the site's administrators.
CREATE VIEW activity_lines AS
SELECT a.id AS id, a.organisation_id AS organisation_id, a.kind AS kind, a.verb AS verb, a.at AS at, g.id AS group_id,
       CASE WHEN g.name <> a.subject THEN g.name END AS group_name,
       COALESCE(NULLIF(a.subject, ''), p.email, '') AS subject, NULLIF(a.detail, '') AS detail,
       CASE WHEN m.id IS NOT NULL OR w.site_admin = 1 OR a.organisation_id IS NULL
            THEN COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) END AS who,
       CASE WHEN m.id IS NOT NULL OR w.site_admin = 1 OR (a.organisation_id IS NULL AND a.account_id IS NOT NULL) THEN 'person'
            WHEN a.account_id IS NOT NULL OR a.verb IN ('invite.accepted', 'invite.declined') THEN 'invited'
            ELSE 'muster' END AS who_is
  FROM activities a
  LEFT JOIN accounts w ON w.id = a.account_id
  LEFT JOIN members m ON m.organisation_id = a.organisation_id AND m.account_id = a.account_id
  LEFT JOIN groups g ON g.id = a.group_id
  LEFT JOIN memberships p ON p.id = a.membership_id;
