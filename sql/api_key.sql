-- API keys: what other systems send statements with.

-- api_key_add(organisation_id int, name text, user_name text, secret_hash text, now int, account_id int): A new key.
INSERT INTO api_keys (organisation_id, name, user_name, secret_hash, created_at, created_by)
VALUES (:organisation_id, :name, :user_name, :secret_hash, :now, NULLIF(:account_id, 0));

-- api_key_count(organisation_id int): How many work.
SELECT COUNT(*) AS count FROM api_keys WHERE organisation_id = :organisation_id AND revoked_at IS NULL;

-- api_key_get(organisation_id int, id int): One of the organisation's.
SELECT id AS id, name AS name, user_name AS user_name, revoked_at AS revoked_at FROM api_keys
 WHERE organisation_id = :organisation_id AND id = :id;

-- api_key_revoke(organisation_id int, id int, now int, account_id int): It works no more; no row where it did not before.
UPDATE api_keys SET revoked_at = :now, revoked_by = NULLIF(:account_id, 0)
 WHERE organisation_id = :organisation_id AND id = :id AND revoked_at IS NULL;

-- api_key_find(user_name text, home text): A key that works, by its user; and who speaks through it, as an Agent.
SELECT k.id AS id, k.organisation_id AS organisation_id, k.secret_hash AS secret_hash, COALESCE(k.used_at, 0) AS used_at,
       json_object('objectType', 'Agent', 'name', k.name, 'account', json_object('homePage', :home, 'name', k.user_name)) AS authority
  FROM api_keys k
  JOIN organisations o ON o.id = k.organisation_id AND o.status = 'active'
 WHERE k.user_name = :user_name AND k.revoked_at IS NULL;

-- api_key_works(organisation_id int, id int): Whether a key that was found works still.
SELECT EXISTS (SELECT 1 FROM api_keys k
  JOIN organisations o ON o.id = k.organisation_id AND o.status = 'active'
 WHERE k.organisation_id = :organisation_id AND k.id = :id AND k.revoked_at IS NULL) AS works;

-- api_key_used(organisation_id int, id int, now int): When it was used last, about.
UPDATE api_keys SET used_at = :now WHERE organisation_id = :organisation_id AND id = :id;

-- api_key_page(organisation_id int, before_id int, most int): The keys, the newest first.
SELECT k.id AS id, k.name AS name, k.user_name AS user_name, k.created_at AS created_at, k.used_at AS used_at, k.revoked_at AS revoked_at,
       CASE WHEN k.revoked_at IS NULL THEN 'on' ELSE 'revoked' END AS state_is,
       CASE WHEN k.used_at IS NULL THEN 1 END AS unused,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS maker
  FROM api_keys k
  LEFT JOIN accounts a ON a.id = k.created_by
 WHERE k.organisation_id = :organisation_id AND k.id < :before_id
 ORDER BY k.id DESC LIMIT :most;

-- api_key_page_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS after_key, id AS id FROM api_keys WHERE organisation_id = :organisation_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;
