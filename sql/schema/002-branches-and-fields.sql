-- Branches (the organisation chart) and additional fields (what an organisation wants to know about its people).

CREATE TABLE branches (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	parent_id INTEGER,                         -- NULL: at the top
	name TEXT NOT NULL,
	name_key TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	UNIQUE (organisation_id, id),
	FOREIGN KEY (organisation_id, parent_id) REFERENCES branches (organisation_id, id),
	CHECK (parent_id <> id)
) STRICT;
-- Siblings have different names, at the top too: there NULLs would differ from each other.
CREATE UNIQUE INDEX branches_sibling ON branches (organisation_id, COALESCE(parent_id, 0), name_key);
CREATE INDEX branches_parent ON branches (organisation_id, parent_id, id);
CREATE INDEX branches_by_name ON branches (organisation_id, name_key, id);

-- Of the same organisation, which the queries see to, and without REFERENCES: an update of a column that has one makes the engine
-- write out the search entries that wait in the transaction, and an import of new people took forty times as long.
ALTER TABLE members ADD COLUMN branch_id INTEGER;
CREATE INDEX members_by_branch ON members (branch_id, status, sort_key, id);
-- The branch stands in the index, so that the list of a branch with those below it passes over other people without reading them.
DROP INDEX members_by_name;
CREATE INDEX members_by_name ON members (organisation_id, status, sort_key, id, branch_id);

CREATE TABLE fields (
	id INTEGER PRIMARY KEY,
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
CREATE INDEX fields_order ON fields (organisation_id, position, id);

-- What a field of the type "choice" offers. Kept where the type changes, so that it can change back.
CREATE TABLE field_choices (
	organisation_id INTEGER NOT NULL,
	field_id INTEGER NOT NULL,
	label TEXT NOT NULL,
	label_key TEXT NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (field_id, label_key),
	FOREIGN KEY (organisation_id, field_id) REFERENCES fields (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_choices_order ON field_choices (organisation_id, field_id, position);

-- A member's value of one field; no row: none. As the type writes it: text as cleaned, "12.5", "2026-11-23", a choice by its label.
-- fits 0: left from another type of the field, or a choice that is gone; kept as it was until somebody changes it.
CREATE TABLE member_values (
	organisation_id INTEGER NOT NULL,
	member_id INTEGER NOT NULL,
	field_id INTEGER NOT NULL,
	value TEXT NOT NULL CHECK (value <> ''),
	value_key TEXT NOT NULL,
	fits INTEGER NOT NULL DEFAULT 1 CHECK (fits IN (0, 1)),
	PRIMARY KEY (member_id, field_id),
	FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id),
	FOREIGN KEY (organisation_id, field_id) REFERENCES fields (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_values_by_value ON member_values (field_id, value_key, member_id);

-- A line of the organisation's people, now with their branch.
DROP VIEW people;
CREATE VIEW people AS
SELECT m.id AS id, m.organisation_id AS organisation_id, m.account_id AS account_id, m.status AS status, m.status AS status_is,
       m.sort_key AS sort_key, m.joined_at AS joined_at, m.branch_id AS branch_id,
       a.email AS email, a.first_name AS first_name, a.last_name AS last_name,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, 'shown' AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials,
       CASE WHEN m.role = 'admin' THEN 'admin'
            WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.member_id = m.id) THEN 'leader'
            ELSE 'learner' END AS role_is,
       (SELECT COUNT(*) FROM memberships p WHERE p.member_id = m.id AND p.current = 1 AND p.status = 'active') AS learns_in,
       (SELECT COUNT(*) FROM leaders l WHERE l.member_id = m.id) AS leads
  FROM members m JOIN accounts a ON a.id = m.account_id;
