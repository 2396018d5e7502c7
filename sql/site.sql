-- What the site's administrators see and do.

-- Accounts.

-- site_account(id int): One account.
SELECT id AS id, email AS email, first_name AS first_name, last_name AS last_name,
       COALESCE(NULLIF(trim(first_name || ' ' || last_name), ''), email) AS name,
       substr(first_name, 1, 1) || substr(last_name, 1, 1) AS initials,
       site_admin AS site_admin, status AS status, status AS status_is, created_at AS created_at, signed_in_at AS signed_in_at,
       CASE WHEN signed_in_at IS NULL THEN 1 END AS never_signed_in, CASE WHEN site_admin = 0 THEN 1 END AS no_site_admin,
       CASE WHEN password_hash IS NULL THEN 'no' ELSE 'yes' END AS password_is,
       CASE WHEN forgotten_at IS NOT NULL THEN 1 END AS forgotten, CASE WHEN forgotten_at IS NULL THEN 1 END AS known
  FROM accounts
 WHERE id = :id;

-- site_account_addresses(account_id int): Its addresses, first ones first; at most 50.
SELECT d.email AS email, d.confirmed_at AS confirmed_at, CASE WHEN d.email = a.email THEN 1 END AS is_main,
       CASE WHEN d.confirmed_at IS NULL THEN 1 END AS unconfirmed
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id
 ORDER BY d.id LIMIT 50;

-- site_account_organisations(account_id int, status text): The organisations it belongs to, or has been archived in, and as what; at most 100. sort: those of one account.
SELECT o.id AS id, o.name AS name, o.status AS organisation_is, p.role_is AS role_is, p.joined_at AS joined_at
  FROM people p JOIN organisations o ON o.id = p.organisation_id
 WHERE p.account_id = :account_id AND p.status = :status
 ORDER BY o.name_key LIMIT 100;

-- site_set_admin(id int): An active account becomes a site administrator.
UPDATE accounts SET site_admin = 1 WHERE id = :id AND status = 'active';

-- site_unset_admin(id int): Takes it away; none when nobody else would be left.
UPDATE accounts SET site_admin = 0
 WHERE id = :id AND EXISTS (SELECT 1 FROM accounts o WHERE o.site_admin = 1 AND o.status = 'active' AND o.id <> :id);

-- site_reopen_account(id int): As before it was closed.
UPDATE accounts SET status = 'active' WHERE id = :id AND status = 'closed';

-- site_account_page(before_id int, most int): Accounts, latest first.
SELECT l.*, CASE WHEN a.forgotten_at IS NULL THEN 1 END AS known
  FROM account_lines l JOIN accounts a ON a.id = l.id
 WHERE l.id < :before_id
 ORDER BY l.id DESC LIMIT :most;

-- site_account_page_before(first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM accounts WHERE id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- site_account_admins(before_id int, most int): Site administrators, latest first.
SELECT l.*, 1 AS known FROM account_lines l
 WHERE l.is_site_admin = 1 AND l.id < :before_id
 ORDER BY l.id DESC LIMIT :most;

-- site_account_admins_before(first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM accounts WHERE site_admin = 1 AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- site_account_found(query text, before_id int, most int): Found by search_query() in ACCOUNT_SCOPE, latest first.
SELECT l.*, CASE WHEN a.forgotten_at IS NULL THEN 1 END AS known
  FROM account_search s
  JOIN account_lines l ON l.id = s.rowid
  JOIN accounts a ON a.id = l.id
 WHERE s.account_search MATCH :query AND s.rowid < :before_id
 ORDER BY s.rowid DESC LIMIT :most;

-- site_account_found_before(query text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, rowid AS id FROM account_search
 WHERE account_search MATCH :query AND rowid > :first_id
 ORDER BY rowid LIMIT 1 OFFSET :most;

-- Organisations.

-- site_organisation_page(status text, after_key text, after_id int, until_key text, most int): By name, in one status.
SELECT o.id AS id, o.name_key AS name_key, o.name AS name, o.status AS status_is, o.created_at AS created_at,
       (SELECT COUNT(*) FROM groups g WHERE g.organisation_id = o.id AND g.status = 'active') AS groups,
       (SELECT c.people FROM member_counts c WHERE c.organisation_id = o.id AND c.status = 'active') AS people,
       (SELECT a.at FROM activities a WHERE a.organisation_id = o.id ORDER BY a.id DESC LIMIT 1) AS active_at
  FROM organisations o
 WHERE o.status = :status AND (o.name_key, o.id) > (:after_key, :after_id) AND o.name_key < :until_key
 ORDER BY o.name_key, o.id LIMIT :most;

-- site_organisation_page_before(status text, first_key text, first_id int, from_key text, most int): The key before the previous page.
SELECT name_key AS name_key, id AS id FROM organisations
 WHERE status = :status AND (name_key, id) < (:first_key, :first_id) AND name_key >= :from_key
 ORDER BY name_key DESC, id DESC LIMIT 1 OFFSET :most;

-- site_organisation_counts(): How many there are by status. scan: an installation has few organisations.
SELECT status AS status, COUNT(*) AS organisations FROM organisations GROUP BY status ORDER BY status;

-- site_organisation_admins(organisation_id int): Its administrators; at most 50.
SELECT m.account_id AS id, a.email AS email, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name,
       a.signed_in_at AS signed_in_at
  FROM members m JOIN accounts a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation_id AND m.role = 'admin' AND m.status = 'active'
 ORDER BY m.id LIMIT 50;

-- Health. Counts stop at 10,001, for a page that says "more than 10,000"; their order only leads to the index of what went wrong.

-- site_heartbeat(name text, now int): A part of the background is at work.
INSERT INTO heartbeats (name, seen_at) VALUES (:name, :now) ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at;

-- site_seen(name text): When it was last seen.
SELECT seen_at AS seen_at FROM heartbeats WHERE name = :name;

-- site_mails_due(now int): Mails that could go now.
SELECT COUNT(*) AS mails FROM (SELECT 1 FROM messages WHERE status = 'queued' AND send_at <= :now LIMIT 10001) AS counted;

-- site_mails_later(now int): Mails with a time still to come.
SELECT COUNT(*) AS mails FROM (SELECT 1 FROM messages WHERE status = 'queued' AND send_at > :now LIMIT 10001) AS counted;

-- site_mails_oldest(now int): Since when the mail that waits longest could go.
SELECT send_at AS send_at FROM messages WHERE status = 'queued' AND send_at <= :now ORDER BY send_at, id LIMIT 1;

-- site_mails_down(now int): What the mail server said, or did not, when a mail could not even be tried: such a one is tried again within a minute. scan: a thousand at most, from the end of these minutes. sort: the same.
SELECT reply AS reply
  FROM (SELECT reply, attempts, send_at, id FROM messages
         WHERE status = 'queued' AND send_at > :now - 60 AND send_at <= :now + 60
         ORDER BY send_at DESC, id DESC LIMIT 1000) AS near
 WHERE attempts = 0 AND reply IS NOT NULL
 ORDER BY send_at DESC, id DESC LIMIT 1;

-- site_mails_failed(): Mails that were given up. scan: an index of failed ones only.
SELECT COUNT(*) AS mails FROM (SELECT id FROM messages WHERE status = 'failed' ORDER BY id LIMIT 10001) AS counted;

-- site_mails_failed_latest(): The latest of them, with the server's words. scan: an index of failed ones only.
SELECT m.id AS id, m.email AS email, m.kind AS kind_is, m.reply AS reply, m.done_at AS done_at, o.name AS organisation,
       CASE WHEN o.id IS NULL THEN 1 END AS no_organisation
  FROM messages m LEFT JOIN organisations o ON o.id = m.organisation_id
 WHERE m.status = 'failed'
 ORDER BY m.id DESC LIMIT 10;

-- site_jobs_waiting(): Background work that waits or runs. scan: an index of these only.
SELECT COUNT(*) AS jobs FROM (SELECT id FROM jobs WHERE status IN ('queued', 'running') ORDER BY run_at, id LIMIT 10001) AS counted;

-- site_jobs_dead(): Background work that was given up. scan: an index of these only.
SELECT COUNT(*) AS jobs FROM (SELECT id FROM jobs WHERE status = 'dead' ORDER BY id LIMIT 10001) AS counted;

-- site_jobs_dead_latest(): The latest of it. scan: an index of these only.
SELECT j.id AS id, j.title AS title, j.kind AS kind, NULLIF(j.result, '') AS result, j.finished_at AS finished_at, o.name AS organisation
  FROM jobs j LEFT JOIN organisations o ON o.id = j.organisation_id
 WHERE j.status = 'dead'
 ORDER BY j.id DESC LIMIT 10;

-- site_database_size(): Bytes of the database.
SELECT c.page_count * s.page_size AS bytes FROM pragma_page_count() c, pragma_page_size() s;
-- on postgresql:
SELECT pg_database_size(current_database()) AS bytes;
