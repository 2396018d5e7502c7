-- CSV imports: one uploaded file on its way from upload to result.

CREATE TABLE imports (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	group_id INTEGER,                          -- the one that it was uploaded for; NULL: for the organisation, by an administrator
	account_id INTEGER NOT NULL REFERENCES accounts (id),    -- who uploaded it
	kind TEXT NOT NULL CHECK (kind IN ('enrol', 'groups', 'people', 'associate', 'update', 'remove')),
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
CREATE INDEX imports_group ON imports (group_id, id) WHERE group_id IS NOT NULL;
CREATE INDEX imports_hash ON imports (organisation_id, file_hash, id);

-- The uploaded file, sealed with the installation's secret, since it may hold passwords: 64 KB a piece.
CREATE TABLE import_pieces (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	position INTEGER NOT NULL,                 -- from 0
	data BLOB NOT NULL,
	PRIMARY KEY (import_id, position)
) STRICT;

-- A column of the file, and what it means to us.
CREATE TABLE import_columns (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	position INTEGER NOT NULL,                 -- from 0
	title TEXT NOT NULL,                       -- its heading; "" without one
	target TEXT NOT NULL,                      -- '' left out, 'email', 'first_name', 'last_name', 'password', 'group', 'branch', 'status', 'notify_at', 'field:12'; 'secret': a password that is left out and never kept
	PRIMARY KEY (import_id, position)
) STRICT, WITHOUT ROWID;

-- A row of the file, with what is wrong with it and what it will do. Made anew when the file is checked again.
CREATE TABLE import_rows (
	import_id INTEGER NOT NULL,                -- of imports; no REFERENCES, which would look there for each of a hundred thousand rows
	number INTEGER NOT NULL,                   -- from 1, without the header
	line INTEGER NOT NULL,                     -- on which it begins in the file
	-- skipped: by the person who looked; failed: could not be done when its turn came. No IN: its list would be made anew for each row.
	verdict TEXT NOT NULL CHECK (verdict = 'valid' OR verdict = 'warning' OR verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed'),
	plan TEXT NOT NULL CHECK (plan = 'invite' OR plan = 'enrol' OR plan = 'none' OR plan = 'already' OR plan = 'create' OR plan = 'associate'
		OR plan = 'update' OR plan = 'archive' OR plan = 'restore' OR plan = 'remove'),
	email_key TEXT,                            -- NULL: no address could be read
	cells TEXT NOT NULL,                       -- its values, each ended by U+001F; passwords are left out
	problems TEXT NOT NULL DEFAULT '',         -- see import_problems() in import_row.h
	places TEXT NOT NULL DEFAULT '',           -- the groups that it is about, each behind "+" where it wants a seat there, else "=": "+12=14"
	PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;
-- Most rows are valid and are found on the way; a file is read a tenth faster without them here.
CREATE INDEX import_rows_verdict ON import_rows (import_id, verdict, number) WHERE verdict <> 'valid';
CREATE INDEX import_rows_email ON import_rows (import_id, email_key, number) WHERE email_key IS NOT NULL;
-- Rows that do nothing, for the result's list of them.
CREATE INDEX import_rows_left_out ON import_rows (import_id, number) WHERE verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed' OR plan = 'already';

-- How many rows have a verdict ("verdict:valid"), will do something ("plan:invite"), or want a seat of a group ("group:12").
-- Of what was done: how many deeds there are ("deed:invited"), how many of them were taken back ("undone:invited") or stay ("kept:invited"),
-- and how many rows did something ("rows:done"); each chunk of a job adds what it did.
CREATE TABLE import_counts (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	what TEXT NOT NULL,
	people INTEGER NOT NULL,
	PRIMARY KEY (import_id, what)
) STRICT, WITHOUT ROWID;

-- What a person changed in the preview: kept over checking again.
CREATE TABLE import_edits (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	number INTEGER NOT NULL,
	skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
	cells TEXT,                                -- NULL: its values are the file's
	PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

-- "Voluntears" is Volunteers, in every row of this column.
CREATE TABLE import_replacements (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	position INTEGER NOT NULL,
	value_key TEXT NOT NULL,                   -- folded, as it stands in the file
	value TEXT NOT NULL,
	PRIMARY KEY (import_id, position, value_key)
) STRICT, WITHOUT ROWID;

-- Passwords of the rows, sealed, until their people are there.
CREATE TABLE import_passwords (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	number INTEGER NOT NULL,
	sealed BLOB NOT NULL,
	PRIMARY KEY (import_id, number)
) STRICT;

-- Passwords of accounts that were made by an import, sealed until the background has hashed them; then empty, until their people
-- choose their own: such an account has no other temporary password.
CREATE TABLE account_passwords (
	account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
	sealed BLOB NOT NULL
) STRICT;
CREATE INDEX account_passwords_waiting ON account_passwords (account_id) WHERE sealed <> x'';

-- What an import did, in the order it did it: for its result, and for undoing it.
CREATE TABLE import_deeds (
	import_id INTEGER NOT NULL REFERENCES imports (id),
	number INTEGER NOT NULL,                   -- of the row
	step INTEGER NOT NULL,                     -- from 1; a row may do several things
	deed TEXT NOT NULL CHECK (deed = 'invited' OR deed = 'enrolled' OR deed = 'created' OR deed = 'branch' OR deed = 'field'
		OR deed = 'archived' OR deed = 'restored' OR deed = 'removed'),
	group_id INTEGER,
	membership_id INTEGER,
	member_id INTEGER,
	field_id INTEGER,
	before TEXT NOT NULL DEFAULT '',           -- branch (its id) and field: what it was, and what it became
	after TEXT NOT NULL DEFAULT '',
	undone TEXT CHECK (undone IN ('undone', 'kept')),  -- kept: they had accepted meanwhile, or it was changed again
	PRIMARY KEY (import_id, number, step)
) STRICT, WITHOUT ROWID;

-- Whether an organisation takes passwords in files.
ALTER TABLE organisations ADD COLUMN password_columns INTEGER NOT NULL DEFAULT 1 CHECK (password_columns IN (0, 1));

-- Put in by hand or by file: an automatic group's rules do not take them out.
ALTER TABLE memberships ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
-- Branch and additional fields of somebody who has not accepted yet; see brings.h. NULL: none.
ALTER TABLE memberships ADD COLUMN brings TEXT;

-- Mails that say that an import is done.
DROP VIEW message_lines;
CREATE TABLE messages_new (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER REFERENCES organisations (id),  -- NULL: from the site itself (password reset)
	kind TEXT NOT NULL CHECK (kind = 'invite' OR kind = 'enrolled' OR kind = 'welcome' OR kind = 'reset' OR kind = 'address'
		OR kind = 'password_changed' OR kind = 'address_changed' OR kind = 'test' OR kind = 'imported'),
	email TEXT NOT NULL,
	email_wire TEXT NOT NULL,
	membership_id INTEGER,
	account_id INTEGER REFERENCES accounts (id),
	token_id INTEGER REFERENCES tokens (id),
	detail TEXT NOT NULL DEFAULT '',           -- test: the kind of text to try; imported: the import's id
	message_id TEXT NOT NULL UNIQUE,           -- RFC 5322 Message-ID without the angle brackets; the same at every try
	status TEXT NOT NULL DEFAULT 'queued' CHECK (
		status = 'queued' OR status = 'held' OR status = 'sent' OR status = 'failed' OR status = 'dropped'),
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
INSERT INTO messages_new (id, organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status,
       subject, send_at, attempts, lease_ends_at, lease_owner, reply, sent_by, created_at, done_at)
SELECT id, organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status,
       subject, send_at, attempts, lease_ends_at, lease_owner, reply, sent_by, created_at, done_at FROM messages;
DROP TABLE messages;
ALTER TABLE messages_new RENAME TO messages;
CREATE INDEX messages_due ON messages (send_at, id) WHERE status = 'queued';
CREATE INDEX messages_failed ON messages (id) WHERE status = 'failed';
-- Mails that somebody waits for at the screen (a new password) go before those of bulk actions.
CREATE INDEX messages_personal ON messages (send_at, id) WHERE status = 'queued' AND membership_id IS NULL AND kind <> 'welcome';
CREATE INDEX messages_membership ON messages (membership_id, id) WHERE membership_id IS NOT NULL;
CREATE INDEX messages_account ON messages (account_id, id);
CREATE INDEX messages_of_organisation ON messages (organisation_id, id);
CREATE INDEX messages_of_organisation_in_status ON messages (organisation_id, status, id);
CREATE INDEX messages_to ON messages (organisation_id, lower(email_wire), id DESC);
CREATE INDEX messages_token ON messages (token_id) WHERE token_id IS NOT NULL;
CREATE VIEW message_lines AS
SELECT m.id AS id, m.organisation_id AS organisation_id, m.email AS email, lower(m.email_wire) AS email_key, m.kind AS kind_is,
       m.subject AS subject, m.status AS status, m.status AS status_is, m.attempts AS attempts, m.reply AS reply,
       CASE WHEN m.attempts > 1 THEN m.attempts END AS tries, CASE WHEN m.status = 'queued' THEN m.send_at END AS goes_at,
       CASE WHEN m.status <> 'queued' THEN COALESCE(m.done_at, m.created_at) END AS done_at
  FROM messages m;

-- A line of the imports, for lists and heads.
CREATE VIEW import_lines AS
SELECT i.id AS id, i.organisation_id AS organisation_id, i.group_id AS group_id, g.name AS group_name, i.file_name AS file_name,
       i.kind AS kind, i.kind AS kind_is, i.status AS status, i.status AS status_is, NULLIF(i.row_count, 0) AS row_count,
       i.run_to AS run_to, i.refusal AS refusal, i.created_at AS created_at, i.finished_at AS finished_at,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS uploader,
       COALESCE((SELECT c.people FROM import_counts c WHERE c.import_id = i.id AND c.what = 'verdict:error'), 0) AS rows_wrong,
       COALESCE((SELECT c.people FROM import_counts c WHERE c.import_id = i.id AND c.what = 'rows:done'), 0) AS rows_done
  FROM imports i JOIN accounts a ON a.id = i.account_id LEFT JOIN groups g ON g.id = i.group_id;
