-- Background work.

-- job_add(organisation_id int, group_id int, account_id int, kind text, title text, arguments text, total int, now int): A new job; ids of 0 are none.
INSERT INTO jobs (organisation_id, group_id, account_id, kind, title, arguments, total, run_at, created_at)
VALUES (NULLIF(:organisation_id, 0), NULLIF(:group_id, 0), NULLIF(:account_id, 0), :kind, :title, :arguments, :total, :now, :now);

-- job_argument(arguments text, name text): One value of a job's arguments, as text.
SELECT CAST(json_extract(:arguments, '$.' || :name) AS TEXT) AS value;

-- job_due(now int): Whether a job waits, or is left by a runner that is gone.
SELECT EXISTS (SELECT 1 FROM jobs
 WHERE status IN ('queued', 'running') AND run_at <= :now AND (lease_ends_at IS NULL OR lease_ends_at <= :now)) AS due;

-- job_lease(now int, owner text, ends int): Takes the job that has waited longest. Each lease counts as an attempt until a chunk is done.
UPDATE jobs SET status = 'running', lease_owner = :owner, lease_ends_at = :ends, attempts = attempts + 1
 WHERE id = (SELECT id FROM jobs
	WHERE status IN ('queued', 'running') AND run_at <= :now AND (lease_ends_at IS NULL OR lease_ends_at <= :now)
	ORDER BY run_at, id LIMIT 1)
RETURNING id AS id;

-- job_load(id int): A leased job, who it is done for, and what they are now where it is done: "" where they may do nothing there any more.
SELECT j.id AS id, j.organisation_id AS organisation_id, j.group_id AS group_id, j.account_id AS account_id, j.kind AS kind, j.title AS title,
       j.arguments AS arguments, j.position AS position, j.done AS done, j.skipped AS skipped, j.total AS total, j.attempts AS attempts,
       o.time_zone AS time_zone, m.id AS member_id,
       CASE WHEN o.status <> 'active' THEN ''
            WHEN m.role = 'admin' OR a.site_admin = 1 THEN 'admin'
            WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = j.group_id AND l.member_id = m.id) THEN 'leader'
            ELSE '' END AS place
  FROM jobs j
  LEFT JOIN organisations o ON o.id = j.organisation_id
  LEFT JOIN accounts a ON a.id = j.account_id
  LEFT JOIN members m ON m.organisation_id = j.organisation_id AND m.account_id = j.account_id AND m.status = 'active'
 WHERE j.id = :id;

-- job_renew(id int, owner text, ends int): Holds the lease longer; none when it is no longer ours.
UPDATE jobs SET lease_ends_at = :ends WHERE id = :id AND lease_owner = :owner AND status = 'running';

-- job_progress(id int, owner text, position text, done int, skipped int): How far a chunk came.
UPDATE jobs SET position = :position, done = :done, skipped = :skipped, attempts = 0
 WHERE id = :id AND lease_owner = :owner AND status = 'running';

-- job_finish(id int, owner text, status text, result text, now int): It has ended: done, or dead.
UPDATE jobs SET status = :status, result = :result, finished_at = :now, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'running';

-- job_release(id int, owner text, run_at int): Gives the job back, for another runner or a later try.
UPDATE jobs SET run_at = MAX(run_at, :run_at), lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'running';

-- job_reclaim(from_owner text, until_owner text, now int): What was leased by runners that are gone is free again: owners between the two. They were ended from outside, which is no failure of the job's.
UPDATE jobs SET lease_owner = NULL, lease_ends_at = NULL, attempts = MAX(attempts - 1, 0)
 WHERE status IN ('queued', 'running') AND run_at <= :now AND lease_owner >= :from_owner AND lease_owner < :until_owner;

-- job_last_membership(group_id int): The newest membership when a job begins: what comes later is none of its business.
SELECT MAX(id) AS id FROM memberships WHERE group_id = :group_id;

-- job_learners(group_id int, after_id int, until_id int, from_key text, until_key text, most int): People of a group by id; the keys bound their sort_key.
SELECT id AS id, status AS status, pinned AS pinned FROM memberships
 WHERE group_id = :group_id AND current = 1 AND id > :after_id AND id <= :until_id AND +sort_key >= :from_key AND +sort_key < :until_key
 ORDER BY id LIMIT :most;

-- job_branch_members(organisation_id int, branch_id int, below int, after_id int, until_id int, most int): Active people of a branch by id; below 1: and of those below it.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT m.id AS id FROM members m
 WHERE m.organisation_id = :organisation_id AND m.id > :after_id AND m.id <= :until_id AND m.status = 'active'
   AND +m.branch_id IN (SELECT id FROM inside)
 ORDER BY m.id LIMIT :most;

-- job_last_member(organisation_id int): The newest person of the organisation.
SELECT id AS id FROM members WHERE organisation_id = :organisation_id ORDER BY id DESC LIMIT 1;

-- job_learners_found(group_id int, query text, after_id int, until_id int, most int): People of a group by id, found by search_query().
SELECT m.id AS id, m.status AS status, m.pinned AS pinned FROM membership_search s
  JOIN memberships m ON m.id = s.rowid
 WHERE s.membership_search MATCH :query AND s.rowid > :after_id AND s.rowid <= :until_id AND m.group_id = :group_id AND m.current = 1
 ORDER BY s.rowid LIMIT :most;

-- job_show(organisation_id int, id int): A job of the organisation, for its page.
SELECT j.id AS id, j.group_id AS group_id, j.account_id AS account_id, g.name AS group_name, j.title AS title, j.status AS status,
       j.done AS done, j.skipped AS skipped, j.done + j.skipped AS worked,
       CASE WHEN j.total > 0 THEN MAX(j.total, j.done + j.skipped) END AS total,
       NULLIF(j.result, '') AS result,
       j.created_at AS created_at, j.finished_at AS finished_at,
       CASE WHEN j.status IN ('queued', 'running') AND j.done + j.skipped = 0 THEN 'waiting'
            WHEN j.status IN ('queued', 'running') THEN 'running' ELSE j.status END AS state_is
  FROM jobs j LEFT JOIN groups g ON g.id = j.group_id
 WHERE j.organisation_id = :organisation_id AND j.id = :id;
