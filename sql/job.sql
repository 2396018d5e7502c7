-- Background work.

-- job_add(organisation_id int, group_id int, account_id int, kind text, title text, arguments text, total int, now int): A new job; ids of 0 are none.
INSERT INTO jobs (organisation_id, group_id, account_id, kind, title, arguments, total, run_at, created_at)
VALUES (NULLIF(:organisation_id, 0), NULLIF(:group_id, 0), NULLIF(:account_id, 0), :kind, :title, :arguments, :total, :now, :now);

-- job_argument(arguments text, name text): One value of a job's arguments, as text.
SELECT CAST(json_extract(:arguments, '$.' || :name) AS TEXT) AS value;
