-- Imports from the shell: `muster import`.

-- import_actor(name_key text, account_id int): The organisation of this name, and what the account is in it; no member_id where it is nothing there.
SELECT o.id AS id, o.time_zone AS time_zone, m.id AS member_id, CASE WHEN m.role = 'admin' OR a.site_admin = 1 THEN 1 ELSE 0 END AS is_admin
  FROM organisations o
  JOIN accounts a ON a.id = :account_id AND a.status = 'active'
  LEFT JOIN members m ON m.organisation_id = o.id AND m.account_id = a.id AND m.status = 'active'
 WHERE o.name_key = :name_key AND o.status = 'active';

-- import_progress(organisation_id int, id int): How far it came.
SELECT status AS status, refusal AS refusal, file_size AS file_size, read_to AS read_to, row_count AS row_count, run_to AS run_to
  FROM imports
 WHERE organisation_id = :organisation_id AND id = :id;

-- import_tally(organisation_id int, import_id int): Its counts, as import_counts names them.
SELECT c.what AS what, c.people AS people
  FROM imports i JOIN import_counts c ON c.import_id = i.id
 WHERE i.organisation_id = :organisation_id AND i.id = :import_id;

-- import_rows_of_verdict(organisation_id int, import_id int, verdict text, after_number int, most int): Rows of a verdict other than valid in the file's order, with what is wrong with them.
SELECT r.number AS number, r.line AS line, r.problems AS problems
  FROM imports i JOIN import_rows r ON r.import_id = i.id
 WHERE i.organisation_id = :organisation_id AND i.id = :import_id AND r.verdict = :verdict AND r.verdict <> 'valid' AND r.number > :after_number
 ORDER BY r.number LIMIT :most;
