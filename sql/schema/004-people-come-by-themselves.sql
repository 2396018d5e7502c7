-- People come in by themselves: seats with a ledger and wait lists, group codes, enrolment keys, join pages, orders.

-- ---------------------------------------------------------------- seats

-- Whether the seat of a removed learner comes back: only of one who had not started a course of the group, or always.
ALTER TABLE organisations ADD COLUMN seat_return TEXT NOT NULL DEFAULT 'unstarted' CHECK (seat_return = 'unstarted' OR seat_return = 'always');
-- A feature that the site switches: its administrators set the number of seats themselves; off: they order them.
ALTER TABLE organisations ADD COLUMN own_seats INTEGER NOT NULL DEFAULT 1 CHECK (own_seats = 0 OR own_seats = 1);

-- Holds a seat: waits, is active, or left after having started. groups.seats_held are these and the unused keys.
ALTER TABLE memberships ADD COLUMN seat INTEGER NOT NULL DEFAULT 0 CHECK (seat = 0 OR seat = 1);
UPDATE memberships SET seat = 1 WHERE status = 'prospect' OR status = 'pending' OR status = 'active';
-- The row of the same person whose kept seat this one took over: where an invite comes to nothing, the seat goes back to it.
ALTER TABLE memberships ADD COLUMN seat_of INTEGER;
CREATE INDEX memberships_seats_kept ON memberships (group_id, id) WHERE seat = 1 AND (status = 'removed' OR status = 'archived');

-- Kept counts: seats of people who left after having started, unused enrolment keys, people on the wait list.
ALTER TABLE groups ADD COLUMN seats_kept INTEGER NOT NULL DEFAULT 0 CHECK (seats_kept >= 0);
ALTER TABLE groups ADD COLUMN keys_unused INTEGER NOT NULL DEFAULT 0 CHECK (keys_unused >= 0);
ALTER TABLE groups ADD COLUMN on_wait_list INTEGER NOT NULL DEFAULT 0 CHECK (on_wait_list >= 0);

-- A line of a list of groups: unused keys and kept seats are held, but by nobody who waits.
DROP VIEW group_lines;
CREATE VIEW group_lines AS
SELECT g.id AS id, g.organisation_id AS organisation_id, g.name AS name, g.name_key AS name_key, g.status AS status, g.active_at AS active_at,
       CASE WHEN length(g.description) > 120 THEN substr(g.description, 1, 117) || '…' ELSE g.description END AS description,
       g.seats AS seats, g.seats_held AS seats_held, CASE WHEN g.seats IS NULL THEN 'open' ELSE 'limited' END AS seats_is,
       CASE WHEN g.seats_held >= g.seats THEN 1 END AS is_full,
       CASE WHEN g.seats_held >= g.seats THEN 'full' WHEN g.seats IS NOT NULL THEN 'free' END AS room_is,
       CASE WHEN g.seats_held = 0 THEN 0 WHEN g.seats_held * 20 < g.seats THEN 1 ELSE g.seats_held * 20 / g.seats END AS pips,
       20 - CASE WHEN g.seats_held = 0 THEN 0 WHEN g.seats_held * 20 < g.seats THEN 1 ELSE g.seats_held * 20 / g.seats END AS pips_free,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS learners,
       g.seats_held - g.keys_unused - g.seats_kept
           - COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS waiting,
       g.keys_unused AS keys_unused, g.seats_kept AS seats_kept, g.on_wait_list AS on_wait_list,
       (SELECT COUNT(*) FROM group_courses gc WHERE gc.group_id = g.id) AS courses,
       (SELECT COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email)
          FROM leaders l JOIN members p ON p.id = l.member_id JOIN accounts a ON a.id = p.account_id
         WHERE l.group_id = g.id ORDER BY l.added_at, l.member_id LIMIT 1) AS leader,
       CASE WHEN (SELECT COUNT(*) FROM leaders l WHERE l.group_id = g.id) > 1
            THEN (SELECT COUNT(*) FROM leaders l WHERE l.group_id = g.id) - 1 END AS leaders_more,
       CASE WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = g.id) THEN 'known' ELSE 'missing' END AS leader_is
  FROM groups g;

-- The ledger: every change of how many seats a group has, or how many are held. Only ever added to.
CREATE TABLE seat_entries (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	at INTEGER NOT NULL,
	account_id INTEGER REFERENCES accounts (id),  -- who; NULL: the person themself by a link, or Muster
	why TEXT NOT NULL,                            -- a row of the table in src/domain/seat.c
	seats INTEGER NOT NULL DEFAULT 0,             -- so many more seats; no limit counts as 0
	held INTEGER NOT NULL DEFAULT 0,              -- so many more of them held
	seats_after INTEGER,                          -- NULL: no limit
	held_after INTEGER NOT NULL CHECK (held_after >= 0),
	membership_id INTEGER,                        -- whose seat,
	batch_id INTEGER,                             -- or of which keys,
	order_id INTEGER,                             -- or by which order
	detail TEXT NOT NULL DEFAULT '',
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	CHECK (seats_after IS NULL OR held_after <= seats_after)
) STRICT;
CREATE INDEX seat_entries_group ON seat_entries (group_id, id);
CREATE TRIGGER seat_entries_stay BEFORE UPDATE ON seat_entries BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER seat_entries_remain BEFORE DELETE ON seat_entries BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
INSERT INTO seat_entries (organisation_id, group_id, at, why, seats, held, seats_after, held_after)
SELECT organisation_id, id, created_at, 'opening', COALESCE(seats, 0), seats_held, seats, seats_held FROM groups;

-- Whoever wanted to come in by themselves while no seat was free, in the order of their coming. Their account is there already.
CREATE TABLE wait_entries (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES accounts (id),
	email TEXT NOT NULL,                       -- the address that they came with
	email_key TEXT NOT NULL,
	route TEXT NOT NULL CHECK (route = 'code' OR route = 'join' OR route = 'rule'),
	route_detail TEXT NOT NULL DEFAULT '',
	code_id INTEGER,                           -- the group code that they redeemed; its use counts when they come in
	brings TEXT,                               -- see brings.h
	status TEXT NOT NULL DEFAULT 'waiting' CHECK (status = 'waiting' OR status = 'promoted' OR status = 'left' OR status = 'removed' OR status = 'refused'),
	added_at INTEGER NOT NULL,
	done_at INTEGER,
	membership_id INTEGER,                     -- promoted: the place they got
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX wait_entries_once ON wait_entries (group_id, account_id) WHERE status = 'waiting';
CREATE INDEX wait_entries_line ON wait_entries (group_id, id) WHERE status = 'waiting';
CREATE INDEX wait_entries_account ON wait_entries (account_id, id);
-- Whether a group's wait list is about to be looked at: asked at every seat that comes free while somebody waits.
CREATE INDEX jobs_promote ON jobs (group_id) WHERE kind = 'promote' AND (status = 'queued' OR status = 'running');

-- ---------------------------------------------------------------- codes

-- One code, many redemptions. Days are whole days in the organisation's zone, as "2026-11-23".
CREATE TABLE codes (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	code TEXT NOT NULL,                        -- as shown: "CARE-AUTUMN"
	code_key TEXT NOT NULL UNIQUE,             -- as compared: capitals, no dashes; taken for good, on the whole site
	first_day TEXT NOT NULL,
	last_day TEXT NOT NULL,
	max_uses INTEGER CHECK (max_uses > 0),     -- NULL: as many as there are seats
	uses INTEGER NOT NULL DEFAULT 0,
	allow_list TEXT NOT NULL DEFAULT '',       -- see allow_list.h; empty: any address
	status TEXT NOT NULL DEFAULT 'off' CHECK (status = 'off' OR status = 'active' OR status = 'retired'),
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	CHECK (first_day <= last_day),
	CHECK (max_uses IS NULL OR uses <= max_uses)
) STRICT;
CREATE INDEX codes_group ON codes (group_id, id);

-- Keys that were made together. A key's text is derived from the nonce, its number and the installation's secret.
CREATE TABLE key_batches (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	nonce TEXT NOT NULL,
	made INTEGER NOT NULL CHECK (made > 0),
	redeemed INTEGER NOT NULL DEFAULT 0,
	revoked INTEGER NOT NULL DEFAULT 0,
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	CHECK (redeemed >= 0 AND revoked >= 0 AND redeemed + revoked <= made)
) STRICT;
CREATE INDEX key_batches_group ON key_batches (group_id, id);

-- One key, one redemption, one seat, which it holds while it is unused.
CREATE TABLE enrolment_keys (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	batch_id INTEGER NOT NULL,
	number INTEGER NOT NULL,                   -- in its batch, from 1
	key_hash TEXT NOT NULL UNIQUE,
	status TEXT NOT NULL DEFAULT 'unused' CHECK (status = 'unused' OR status = 'redeemed' OR status = 'revoked'),
	status_at INTEGER NOT NULL,
	UNIQUE (batch_id, number),
	FOREIGN KEY (organisation_id, batch_id) REFERENCES key_batches (organisation_id, id)
) STRICT;
CREATE INDEX enrolment_keys_in_status ON enrolment_keys (batch_id, status, number);

-- Who redeemed which code or key, and when.
CREATE TABLE redemptions (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	code_id INTEGER,
	key_id INTEGER UNIQUE REFERENCES enrolment_keys (id),
	membership_id INTEGER NOT NULL,
	email TEXT NOT NULL,
	at INTEGER NOT NULL,
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	FOREIGN KEY (organisation_id, code_id) REFERENCES codes (organisation_id, id),
	FOREIGN KEY (organisation_id, membership_id) REFERENCES memberships (organisation_id, id),
	CHECK ((code_id IS NULL) <> (key_id IS NULL))
) STRICT;
CREATE INDEX redemptions_code ON redemptions (code_id, id) WHERE code_id IS NOT NULL;
CREATE INDEX redemptions_membership ON redemptions (membership_id);

-- Somebody registered by a code or key as having this address, and nobody has shown since that they read mail there.
ALTER TABLE addresses ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0 CHECK (claimed = 0 OR (claimed = 1 AND confirmed_at IS NULL));
CREATE INDEX addresses_claimed ON addresses (account_id) WHERE claimed = 1;

-- ---------------------------------------------------------------- join pages

CREATE TABLE join_pages (
	organisation_id INTEGER PRIMARY KEY REFERENCES organisations (id),
	name TEXT NOT NULL UNIQUE,                 -- of its address: /join/<name>
	is_on INTEGER NOT NULL DEFAULT 0 CHECK (is_on = 0 OR is_on = 1),
	allow_list TEXT NOT NULL DEFAULT '',       -- see allow_list.h; empty: any address
	welcome TEXT NOT NULL DEFAULT '',
	changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE join_groups (
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	PRIMARY KEY (organisation_id, group_id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE join_branches (
	organisation_id INTEGER NOT NULL,
	branch_id INTEGER NOT NULL,
	PRIMARY KEY (organisation_id, branch_id),
	FOREIGN KEY (organisation_id, branch_id) REFERENCES branches (organisation_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX join_branches_branch ON join_branches (branch_id);

-- A visitor of a join page gave an address; the link in the mail shows that it is theirs. Holds no seat. The link's token is derived
-- from the nonce and the installation's secret.
CREATE TABLE join_requests (
	id INTEGER PRIMARY KEY,
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
CREATE INDEX join_requests_expires ON join_requests (expires_at);

-- ---------------------------------------------------------------- orders

-- What the site sells and how it bills: one row. Amounts everywhere are whole numbers of the currency's smallest unit.
CREATE TABLE price_list (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	currency TEXT NOT NULL DEFAULT 'GBP',
	seat_price INTEGER CHECK (seat_price >= 0),   -- NULL: seats are not sold
	seller TEXT NOT NULL DEFAULT '',              -- as it stands on invoices: name, address, tax number
	terms TEXT NOT NULL DEFAULT '',               -- how to pay an invoice: bank, reference
	invoice_days INTEGER NOT NULL DEFAULT 30 CHECK (invoice_days BETWEEN 0 AND 365),
	last_invoice INTEGER NOT NULL DEFAULT 0,      -- the number of the latest invoice: numbers have no gaps
	changed_at INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO price_list (id) VALUES (1);

-- Courses that the site sells, each for one group at a time.
CREATE TABLE offers (
	id INTEGER PRIMARY KEY,
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,
	description TEXT NOT NULL DEFAULT '',
	minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
	price INTEGER NOT NULL CHECK (price >= 0),
	status TEXT NOT NULL DEFAULT 'active' CHECK (status = 'active' OR status = 'retired'),
	created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX offers_title ON offers (title_key) WHERE status = 'active';
-- The organisation's course that came with an order of this offer.
ALTER TABLE courses ADD COLUMN offer_id INTEGER REFERENCES offers (id);
CREATE UNIQUE INDEX courses_offer ON courses (organisation_id, offer_id) WHERE offer_id IS NOT NULL;

CREATE TABLE orders (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL REFERENCES accounts (id),   -- who ordered
	status TEXT NOT NULL DEFAULT 'waiting' CHECK (status = 'waiting' OR status = 'paid' OR status = 'cancelled' OR status = 'refunded'),
	payment TEXT NOT NULL CHECK (payment = 'invoice' OR payment = 'checkout'),
	reference TEXT NOT NULL DEFAULT '',        -- the buyer's own: a purchase order number
	buyer TEXT NOT NULL DEFAULT '',            -- as it stands on the invoice: name and address
	currency TEXT NOT NULL,
	seats INTEGER NOT NULL DEFAULT 0 CHECK (seats >= 0),
	seat_price INTEGER NOT NULL DEFAULT 0 CHECK (seat_price >= 0),
	total INTEGER NOT NULL CHECK (total >= 0),
	seats_refunded INTEGER NOT NULL DEFAULT 0,
	refunded INTEGER NOT NULL DEFAULT 0,       -- amount given back
	created_at INTEGER NOT NULL,
	paid_at INTEGER,
	paid_by INTEGER REFERENCES accounts (id),  -- the site administrator who marked it; NULL: the provider said so
	ended_at INTEGER,                          -- cancelled or refunded
	-- of a hosted checkout
	checkout_status TEXT CHECK (checkout_status = 'preparing' OR checkout_status = 'open' OR checkout_status = 'failed' OR checkout_status = 'over'),
	checkout_id TEXT UNIQUE,                   -- the provider's
	checkout_url TEXT,
	checkout_at INTEGER,                       -- open: when the provider is asked next how it stands; NULL: it need not be asked
	payment_id TEXT,                           -- the provider's, for a refund
	trouble TEXT,                              -- what a site administrator has to look at: another amount was paid
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, group_id) REFERENCES groups (organisation_id, id),
	CHECK (seats_refunded BETWEEN 0 AND seats),
	CHECK (refunded BETWEEN 0 AND total)
) STRICT;
CREATE INDEX orders_organisation ON orders (organisation_id, id);
CREATE INDEX orders_in_status ON orders (status, id);
CREATE INDEX orders_waiting ON orders (group_id) WHERE status = 'waiting';
CREATE INDEX orders_troubled ON orders (id) WHERE trouble IS NOT NULL;
CREATE INDEX orders_checkout ON orders (checkout_at) WHERE checkout_at IS NOT NULL;

CREATE TABLE order_lines (
	organisation_id INTEGER NOT NULL,
	order_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	offer_id INTEGER REFERENCES offers (id),   -- NULL: seats
	label TEXT NOT NULL,
	quantity INTEGER NOT NULL CHECK (quantity > 0),
	price INTEGER NOT NULL CHECK (price >= 0),
	amount INTEGER NOT NULL CHECK (amount = quantity * price),
	PRIMARY KEY (order_id, position),
	FOREIGN KEY (organisation_id, order_id) REFERENCES orders (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- Numbered from 1 without gaps. A credit note takes an invoice back, in whole or in part.
CREATE TABLE invoices (
	number INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind = 'invoice' OR kind = 'credit'),
	organisation_id INTEGER NOT NULL,
	order_id INTEGER NOT NULL,
	at INTEGER NOT NULL,
	due_at INTEGER,                            -- NULL: paid already, or a credit note
	currency TEXT NOT NULL,
	amount INTEGER NOT NULL CHECK (amount >= 0),
	seats INTEGER NOT NULL DEFAULT 0,          -- credit: so many seats are taken back
	seller TEXT NOT NULL,                      -- as they were then
	terms TEXT NOT NULL,
	buyer TEXT NOT NULL,
	FOREIGN KEY (organisation_id, order_id) REFERENCES orders (organisation_id, id)
) STRICT;
CREATE INDEX invoices_order ON invoices (order_id, number);

-- A line of the lists of orders.
CREATE VIEW order_rows AS
SELECT o.id AS id, o.organisation_id AS organisation_id, o.group_id AS group_id, o.status AS status, o.status AS status_is,
       o.payment AS payment_is, o.currency AS currency, o.seats AS seats, o.total AS total, o.refunded AS refunded,
       o.created_at AS created_at, o.paid_at AS paid_at, CASE WHEN o.trouble IS NOT NULL THEN 1 END AS troubled,
       g.name AS group_name, n.name AS organisation,
       (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id AND l.offer_id IS NOT NULL) AS courses,
       (SELECT l.label FROM order_lines l WHERE l.order_id = o.id AND l.offer_id IS NOT NULL ORDER BY l.position LIMIT 1) AS course,
       (SELECT i.number FROM invoices i WHERE i.order_id = o.id ORDER BY i.number LIMIT 1) AS invoice
  FROM orders o JOIN groups g ON g.id = o.group_id JOIN organisations n ON n.id = o.organisation_id;

-- What the payment provider told us, each once.
CREATE TABLE payment_events (
	id INTEGER PRIMARY KEY,
	event_id TEXT NOT NULL UNIQUE,             -- the provider's
	kind TEXT NOT NULL,
	order_id INTEGER REFERENCES orders (id),
	at INTEGER NOT NULL,
	result TEXT NOT NULL                       -- what came of it, for a site administrator
) STRICT;
CREATE INDEX payment_events_order ON payment_events (order_id, id);

-- ---------------------------------------------------------------- mail

-- New kinds of mail. From now on the list of kinds is mail_kinds in src/domain/mailtext.c, and no longer a CHECK that every new
-- kind rebuilds the table for.
DROP VIEW message_lines;
CREATE TABLE messages_new (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER REFERENCES organisations (id),  -- NULL: from the site itself (password reset)
	kind TEXT NOT NULL,                        -- of mail_kinds, or test
	email TEXT NOT NULL,
	email_wire TEXT NOT NULL,
	membership_id INTEGER,
	account_id INTEGER REFERENCES accounts (id),
	token_id INTEGER REFERENCES tokens (id),
	detail TEXT NOT NULL DEFAULT '',           -- test: the kind of text to try; imported, joining, ordered …: the id of what it is about
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
	awaited INTEGER NOT NULL DEFAULT 0 CHECK (awaited = 0 OR awaited = 1),   -- somebody waits for it at the screen: it goes before bulk mails
	created_at INTEGER NOT NULL,
	done_at INTEGER,
	FOREIGN KEY (organisation_id, membership_id) REFERENCES memberships (organisation_id, id)
) STRICT;
INSERT INTO messages_new (id, organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status,
       subject, send_at, attempts, lease_ends_at, lease_owner, reply, sent_by, awaited, created_at, done_at)
SELECT id, organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status,
       subject, send_at, attempts, lease_ends_at, lease_owner, reply, sent_by, membership_id IS NULL AND kind <> 'welcome', created_at, done_at
  FROM messages;
DROP TABLE messages;
ALTER TABLE messages_new RENAME TO messages;
CREATE INDEX messages_due ON messages (send_at, id) WHERE status = 'queued';
CREATE INDEX messages_failed ON messages (id) WHERE status = 'failed';
CREATE INDEX messages_awaited ON messages (send_at, id) WHERE status = 'queued' AND awaited = 1;
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
