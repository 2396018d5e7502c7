-- Enrolment keys and their batches. See also redeem.sql: who uses them.

-- key_batch_add(organisation_id int, group_id int, name text, nonce text, made int, account_id int, now int): A batch.
INSERT INTO key_batches (organisation_id, group_id, name, nonce, made, created_at, created_by)
VALUES (:organisation_id, :group_id, :name, :nonce, :made, :now, NULLIF(:account_id, 0));

-- key_add(organisation_id int, batch_id int, number int, key_hash text, key text, now int): A key of it; none when there is the same already, as a key or as a group code.
INSERT INTO enrolment_keys (organisation_id, batch_id, number, key_hash, status_at)
SELECT :organisation_id, :batch_id, :number, :key_hash, :now WHERE NOT EXISTS (SELECT 1 FROM codes WHERE code_key = :key)
    ON CONFLICT DO NOTHING;

-- key_count_unused(organisation_id int, group_id int, keys int): So many more unused keys of the group, below 0 fewer.
UPDATE groups SET keys_unused = keys_unused + :keys WHERE organisation_id = :organisation_id AND id = :group_id;

-- key_batch_get(organisation_id int, group_id int, id int): One batch of the group.
SELECT b.id AS id, b.name AS name, b.nonce AS nonce, b.made AS made, b.redeemed AS redeemed, b.revoked AS revoked,
       b.made - b.redeemed - b.revoked AS unused, b.created_at AS created_at,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS maker
  FROM key_batches b LEFT JOIN accounts a ON a.id = b.created_by
 WHERE b.organisation_id = :organisation_id AND b.group_id = :group_id AND b.id = :id;

-- key_batch_page(organisation_id int, group_id int, before_id int, most int): The batches of a group, latest first.
SELECT b.id AS id, b.name AS name, b.nonce AS nonce, b.made AS made, b.redeemed AS redeemed, b.revoked AS revoked,
       b.made - b.redeemed - b.revoked AS unused, b.created_at AS created_at,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS maker
  FROM key_batches b LEFT JOIN accounts a ON a.id = b.created_by
 WHERE b.organisation_id = :organisation_id AND b.group_id = :group_id AND b.id < :before_id
 ORDER BY b.id DESC LIMIT :most;

-- key_batch_page_before(group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM key_batches WHERE group_id = :group_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- key_get(organisation_id int, group_id int, id int): One key of the group.
SELECT k.id AS id, k.number AS number, k.status AS status, b.id AS batch_id, b.name AS name, b.nonce AS nonce
  FROM enrolment_keys k JOIN key_batches b ON b.id = k.batch_id
 WHERE k.id = :id AND k.organisation_id = :organisation_id AND b.group_id = :group_id;

-- key_set_status(organisation_id int, id int, status text, now int): An unused key is redeemed or revoked; none where it is so already.
UPDATE enrolment_keys SET status = :status, status_at = :now
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'unused';

-- key_revoke_unused(organisation_id int, batch_id int, now int): All unused keys of a batch are revoked.
UPDATE enrolment_keys SET status = 'revoked', status_at = :now
 WHERE organisation_id = :organisation_id AND batch_id = :batch_id AND status = 'unused';

-- key_batch_count(organisation_id int, id int, redeemed int, revoked int): So many more keys of the batch are redeemed or revoked.
UPDATE key_batches SET redeemed = redeemed + :redeemed, revoked = revoked + :revoked
 WHERE organisation_id = :organisation_id AND id = :id;

-- key_batch_of(organisation_id int, id int): The batch of a key.
SELECT batch_id AS batch_id FROM enrolment_keys WHERE organisation_id = :organisation_id AND id = :id;

-- key_page(organisation_id int, batch_id int, after int, most int): The keys of a batch in their order, and who redeemed them.
SELECT k.id AS id, k.number AS number, k.status AS status_is, k.status_at AS status_at, r.email AS email, m.member_id AS member_id,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name, CASE WHEN p.id IS NULL THEN 'hidden' ELSE 'shown' END AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials
  FROM enrolment_keys k
  LEFT JOIN redemptions r ON r.key_id = k.id
  LEFT JOIN memberships m ON m.id = r.membership_id
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE k.organisation_id = :organisation_id AND k.batch_id = :batch_id AND k.number > :after
 ORDER BY k.number LIMIT :most;

-- key_page_before(batch_id int, first int, most int): The key before the previous page.
SELECT '' AS sort_key, number AS id FROM enrolment_keys WHERE batch_id = :batch_id AND number < :first ORDER BY number DESC LIMIT 1 OFFSET :most;

-- key_unused(organisation_id int, batch_id int): The numbers of the unused keys of a batch, at most KEYS_MOST.
SELECT number AS number FROM enrolment_keys
 WHERE organisation_id = :organisation_id AND batch_id = :batch_id AND status = 'unused'
 ORDER BY number;

-- key_export(organisation_id int, batch_id int, after_number int, most int): The keys of a batch for its file.
SELECT k.number AS number, k.status AS status, k.status_at AS status_at, r.email AS email
  FROM enrolment_keys k LEFT JOIN redemptions r ON r.key_id = k.id
 WHERE k.organisation_id = :organisation_id AND k.batch_id = :batch_id AND k.number > :after_number
 ORDER BY k.number LIMIT :most;
