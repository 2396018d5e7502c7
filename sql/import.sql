-- CSV imports: the file, its columns and its rows until they are ready to be done.

-- import_enter(organisation_id int, member_id int, id int): An import of the organisation, and whether this member leads the group that it was uploaded for.
SELECT i.id AS id, i.group_id AS group_id, i.kind AS kind, i.status AS status, i.file_name AS file_name, i.file_size AS file_size,
       i.job_id AS job_id, i.row_count AS row_count, i.run_to AS run_to, i.has_header AS has_header, i.encoding AS encoding,
       i.mark AS mark, i.separator AS separator, i.sep_line AS sep_line, i.line_end AS line_end, i.read_to AS read_to,
       i.read_line AS read_line, i.account_id AS account_id,
       EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = i.group_id AND l.member_id = :member_id) AS leads
  FROM imports i
 WHERE i.organisation_id = :organisation_id AND i.id = :id;

-- import_add(organisation_id int, group_id int, account_id int, kind text, file_name text, file_size int, now int): A file has come; 0: for no group.
INSERT INTO imports (organisation_id, group_id, account_id, kind, status, file_name, file_size, file_hash, created_at)
VALUES (:organisation_id, NULLIF(:group_id, 0), :account_id, :kind, 'mapping', :file_name, :file_size, '', :now);

-- import_set_hash(organisation_id int, id int, file_hash text): What its bytes are known by.
UPDATE imports SET file_hash = :file_hash WHERE organisation_id = :organisation_id AND id = :id;

-- import_set_shape(organisation_id int, id int, encoding int, mark int, separator text, sep_line int, line_end text, has_header int): How its file is read.
UPDATE imports SET encoding = :encoding, mark = :mark, separator = :separator, sep_line = :sep_line, line_end = :line_end, has_header = :has_header
 WHERE organisation_id = :organisation_id AND id = :id;

-- import_refuse(organisation_id int, id int, refusal text, now int): The file cannot be used.
UPDATE imports SET status = 'refused', refusal = :refusal, finished_at = :now
 WHERE organisation_id = :organisation_id AND id = :id AND status IN ('mapping', 'reading');

-- import_begin_reading(organisation_id int, id int, job_id int, has_header int): It is read from its beginning; none once it was decided about.
UPDATE imports SET status = 'reading', job_id = :job_id, has_header = :has_header, read_to = 0, read_line = 1, row_count = 0
 WHERE organisation_id = :organisation_id AND id = :id AND status IN ('mapping', 'reading', 'ready');

-- import_read_on(organisation_id int, id int, read_to int, read_line int, row_count int): How far the reading came.
UPDATE imports SET read_to = :read_to, read_line = :read_line, row_count = :row_count
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'reading';

-- import_stop_reading(organisation_id int, id int, job_id int): The job that reads it cannot go on.
UPDATE imports SET status = 'mapping'
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'reading' AND job_id = :job_id;

-- import_set_ready(organisation_id int, id int): All of it is read and checked.
UPDATE imports SET status = 'ready' WHERE organisation_id = :organisation_id AND id = :id AND status = 'reading';

-- import_same_file(organisation_id int, id int): The latest earlier import of the same bytes, for a note, and who uploaded it.
SELECT e.id AS id, e.created_at AS created_at, e.status AS status_is, e.kind AS kind_is, e.group_id AS group_id,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS person
  FROM imports i
  JOIN imports e ON e.organisation_id = i.organisation_id AND e.file_hash = i.file_hash AND e.id < i.id
  JOIN accounts a ON a.id = e.account_id
 WHERE i.organisation_id = :organisation_id AND i.id = :id AND e.status NOT IN ('refused', 'disapproved', 'mapping')
 ORDER BY e.id DESC LIMIT 1;

-- --- the file ---

-- import_piece_add(import_id int, position int, data blob): A sealed piece of the file.
INSERT INTO import_pieces (import_id, position, data) VALUES (:import_id, :position, :data);

-- import_piece(import_id int, position int): One of them.
SELECT data AS data FROM import_pieces WHERE import_id = :import_id AND position = :position;

-- import_pieces_drop(import_id int): The file is kept anew, in pieces from position -1 down: those of before go.
DELETE FROM import_pieces WHERE import_id = :import_id AND position >= 0;

-- import_pieces_turn(import_id int): And they take their places.
UPDATE import_pieces SET position = -1 - position WHERE import_id = :import_id;

-- import_scrubbed(organisation_id int, id int): Whether the passwords were taken out of the kept file.
SELECT scrubbed AS scrubbed FROM imports WHERE organisation_id = :organisation_id AND id = :id;

-- import_set_scrubbed(organisation_id int, id int, file_size int): They were.
UPDATE imports SET scrubbed = 1, file_size = :file_size, encoding = 0, mark = 1, separator = ',', sep_line = 0, line_end = 'CR LF'
 WHERE organisation_id = :organisation_id AND id = :id;

-- --- its columns ---

-- import_columns(import_id int): The columns in order.
SELECT position AS position, title AS title, target AS target FROM import_columns WHERE import_id = :import_id ORDER BY position;

-- import_column_put(import_id int, position int, title text, target text): What a column is.
INSERT INTO import_columns (import_id, position, title, target) VALUES (:import_id, :position, :title, :target)
    ON CONFLICT (import_id, position) DO UPDATE SET title = excluded.title, target = excluded.target;

-- --- its rows ---

-- import_rows_add(import_id int, given rows): Rows of the file, checked: i1 number, i2 line, t1 to t6 verdict to places.
INSERT INTO import_rows (import_id, number, line, verdict, plan, email_key, cells, problems, places)
SELECT :import_id, g.i1, g.i2, g.t1, g.t2, g.t3, g.t4, g.t5, g.t6 FROM given(:given) AS g;

-- import_row_set(import_id int, number int, verdict text, plan text, email_key text, cells text, problems text, places text): A row of the file, checked again.
UPDATE import_rows SET verdict = :verdict, plan = :plan, email_key = :email_key, cells = :cells, problems = :problems, places = :places
 WHERE import_id = :import_id AND number = :number;

-- import_row_get(import_id int, number int): One row.
SELECT number AS number, line AS line, verdict AS verdict, plan AS plan, email_key AS email_key, cells AS cells, problems AS problems,
       places AS places
  FROM import_rows WHERE import_id = :import_id AND number = :number;

-- import_rows_drop(import_id int, most int): Some of the rows go; the file is read anew.
DELETE FROM import_rows
 WHERE import_id = :import_id
   AND number < COALESCE((SELECT r.number FROM import_rows r WHERE r.import_id = :import_id ORDER BY r.number LIMIT 1 OFFSET :most),
                         9223372036854775807);

-- import_counts_drop(import_id int): Nothing is counted.
DELETE FROM import_counts WHERE import_id = :import_id;

-- import_count_add(import_id int, what text, people int): So many more (or fewer).
INSERT INTO import_counts (import_id, what, people) VALUES (:import_id, :what, :people)
    ON CONFLICT (import_id, what) DO UPDATE SET people = import_counts.people + excluded.people;

-- import_row_twins(import_id int, email_key text, number int): Earlier rows of the same address that will be worked, in order, among its first: a file may have the same address in each of its rows. sort: at most 100 of them.
SELECT number AS number, line AS line, places AS places
  FROM (SELECT r.number, r.line, r.verdict, r.places FROM import_rows r
         WHERE r.import_id = :import_id AND r.email_key = :email_key AND r.number < :number
         ORDER BY r.number LIMIT 100) AS earlier
 WHERE verdict IN ('valid', 'warning')
 ORDER BY number;

-- import_row_kin(import_id int, email_key text, number int, most int): Later rows of an address, in order.
SELECT number AS number FROM import_rows
 WHERE import_id = :import_id AND email_key = :email_key AND number > :number
 ORDER BY number LIMIT :most;

-- --- what a person changed ---

-- import_edits_between(import_id int, from_number int, until_number int): Corrected and skipped rows of a stretch of the file.
SELECT number AS number, skipped AS skipped, cells AS cells FROM import_edits
 WHERE import_id = :import_id AND number BETWEEN :from_number AND :until_number
 ORDER BY number;

-- import_edit_cells(import_id int, number int, cells text): Other values for a row.
INSERT INTO import_edits (import_id, number, cells) VALUES (:import_id, :number, :cells)
    ON CONFLICT (import_id, number) DO UPDATE SET cells = excluded.cells, skipped = 0;

-- import_edit_hide(import_id int, number int, cells text): The values without a password that stands among them.
UPDATE import_edits SET cells = :cells WHERE import_id = :import_id AND number = :number AND cells <> :cells;

-- import_replacements_forget(import_id int, position int): Nothing in a column becomes anything else.
DELETE FROM import_replacements WHERE import_id = :import_id AND position = :position;

-- import_edit_skip(import_id int, number int, skipped int): A row is left out, or taken in again.
INSERT INTO import_edits (import_id, number, skipped) VALUES (:import_id, :number, :skipped)
    ON CONFLICT (import_id, number) DO UPDATE SET skipped = excluded.skipped;

-- import_replacement_put(import_id int, position int, value_key text, value text): A value of a column is another one.
INSERT INTO import_replacements (import_id, position, value_key, value) VALUES (:import_id, :position, :value_key, :value)
    ON CONFLICT (import_id, position, value_key) DO UPDATE SET value = excluded.value;

-- import_replacements(import_id int, most int): Those of all columns.
SELECT position AS position, value_key AS value_key, value AS value FROM import_replacements
 WHERE import_id = :import_id ORDER BY position, value_key LIMIT :most;

-- import_replacement_count(import_id int): How many there are.
SELECT COUNT(*) AS count FROM import_replacements WHERE import_id = :import_id;

-- --- passwords ---

-- import_password_put(import_id int, number int, sealed blob): A row's password, sealed.
INSERT INTO import_passwords (import_id, number, sealed) VALUES (:import_id, :number, :sealed)
    ON CONFLICT (import_id, number) DO UPDATE SET sealed = excluded.sealed;

-- import_password(import_id int, number int): It, sealed.
SELECT sealed AS sealed FROM import_passwords WHERE import_id = :import_id AND number = :number;

-- import_password_drop(import_id int, number int): It is not needed any more.
DELETE FROM import_passwords WHERE import_id = :import_id AND number = :number;

-- import_passwords_drop(import_id int, most int): Some of all of them go.
DELETE FROM import_passwords
 WHERE import_id = :import_id
   AND number < COALESCE((SELECT p.number FROM import_passwords p WHERE p.import_id = :import_id ORDER BY p.number LIMIT 1 OFFSET :most),
                         9223372036854775807);

-- import_passwords_reread(import_id int, most int): Some of those that the file brings again; rows that a person corrected keep theirs.
DELETE FROM import_passwords
 WHERE import_id = :import_id
   AND number < COALESCE((SELECT p.number FROM import_passwords p
                           WHERE p.import_id = :import_id
                             AND NOT EXISTS (SELECT 1 FROM import_edits e
                                              WHERE e.import_id = p.import_id AND e.number = p.number AND e.cells IS NOT NULL)
                           ORDER BY p.number LIMIT 1 OFFSET :most),
                         9223372036854775807)
   AND NOT EXISTS (SELECT 1 FROM import_edits e
                    WHERE e.import_id = import_passwords.import_id AND e.number = import_passwords.number AND e.cells IS NOT NULL);

-- import_passwords_forget(import_id int): All of them.
DELETE FROM import_passwords WHERE import_id = :import_id;

-- import_password_columns(organisation_id int): Whether the organisation takes passwords in files.
SELECT password_columns AS password_columns FROM organisations WHERE id = :organisation_id;

-- --- against what is there ---

-- import_owned(given rows): Which of the addresses t1 somebody owns, by their i1.
SELECT g.i1 AS place FROM given(:given) AS g CROSS JOIN addresses d ON d.email_key = g.t1;

-- import_standing(given rows): Which of the addresses t1 stand in the group i2, by their i1.
SELECT g.i1 AS place FROM given(:given) AS g
 CROSS JOIN memberships m ON m.group_id = g.i2 AND m.email_key = g.t1 AND m.current = 1;

-- import_glance(import_id int, number int, group_id int, email_key text): Whether anybody knows the address at all: an earlier row, an account, the group. Most rows need nothing else.
SELECT EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = :import_id AND r.email_key = :email_key AND r.number < :number)
    OR EXISTS (SELECT 1 FROM addresses d WHERE d.email_key = :email_key)
    OR EXISTS (SELECT 1 FROM memberships m WHERE m.group_id = :group_id AND m.email_key = :email_key AND m.current = 1) AS known;

-- import_glance_first(import_id int, number int, email_key text): The same where nobody stands in the group yet.
SELECT EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = :import_id AND r.email_key = :email_key AND r.number < :number)
    OR EXISTS (SELECT 1 FROM addresses d WHERE d.email_key = :email_key) AS known;

-- import_group_stands(group_id int): Whether anybody stands in a group.
SELECT EXISTS (SELECT 1 FROM memberships WHERE group_id = :group_id AND current = 1) AS anybody;

-- import_person(organisation_id int, email_key text): Whose an address is, and what they are in the organisation; account_is also where the account is closed.
SELECT a.id AS account_id, a.status AS account_is, a.password_hash IS NOT NULL AS has_password, a.first_name AS first_name,
       m.id AS member_id, m.status AS member_is, m.branch_id AS branch_id
  FROM addresses d
  JOIN accounts a ON a.id = d.account_id
  LEFT JOIN members m ON m.organisation_id = :organisation_id AND m.account_id = a.id
 WHERE d.email_key = :email_key;

-- import_standing_of_member(group_id int, member_id int): Where a member stands in a group.
SELECT status AS status FROM memberships WHERE group_id = :group_id AND member_id = :member_id AND current = 1;

-- import_standing_of_address(group_id int, email_key text): Where an address stands in a group.
SELECT status AS status FROM memberships WHERE group_id = :group_id AND email_key = :email_key AND current = 1;

-- import_value_of_member(member_id int, field_id int): What a member's field holds.
SELECT value AS value FROM member_values WHERE member_id = :member_id AND field_id = :field_id;
