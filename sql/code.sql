-- Group codes. See also redeem.sql: who uses them.

-- code_add(organisation_id int, group_id int, code text, code_key text, first_day text, last_day text, max_uses int, allow_list text, status text, account_id int, now int): A new code; max_uses 0: no limit. None when it is taken.
INSERT INTO codes (organisation_id, group_id, code, code_key, first_day, last_day, max_uses, allow_list, status, created_at, created_by)
VALUES (:organisation_id, :group_id, :code, :code_key, :first_day, :last_day, NULLIF(:max_uses, 0), :allow_list, :status, :now, NULLIF(:account_id, 0))
    ON CONFLICT DO NOTHING;

-- code_is_taken(code_key text, key_hash text): Whether there is such a group code or enrolment key, wherever on the site.
SELECT EXISTS (SELECT 1 FROM codes WHERE code_key = :code_key) OR EXISTS (SELECT 1 FROM enrolment_keys WHERE key_hash = :key_hash) AS is_taken;

-- code_count(group_id int, most int): How many codes of the group are not retired, counted no further than most.
SELECT COUNT(*) AS codes FROM (SELECT 1 FROM codes WHERE group_id = :group_id AND status <> 'retired' LIMIT :most) AS kept;

-- code_get(organisation_id int, group_id int, id int): One code of the group.
SELECT id AS id, code AS code, first_day AS first_day, last_day AS last_day, max_uses AS max_uses, uses AS uses, allow_list AS allow_list,
       status AS status, status AS code_is, created_at AS created_at, CASE WHEN max_uses IS NULL THEN 1 END AS max_uses_none,
       CASE WHEN uses >= max_uses THEN 1 END AS used_up,
       (SELECT trim(a.first_name || ' ' || a.last_name) FROM accounts a WHERE a.id = codes.created_by) AS maker
  FROM codes
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id = :id;

-- code_update(organisation_id int, id int, first_day text, last_day text, max_uses int, allow_list text): What may change of a code; none where it was used more often meanwhile, or is retired.
UPDATE codes SET first_day = :first_day, last_day = :last_day, max_uses = NULLIF(:max_uses, 0), allow_list = :allow_list
 WHERE organisation_id = :organisation_id AND id = :id AND status <> 'retired' AND (:max_uses = 0 OR uses <= :max_uses);

-- code_set_status(organisation_id int, id int, status text): On, off or retired; none where it is so already, or retired.
UPDATE codes SET status = :status WHERE organisation_id = :organisation_id AND id = :id AND status <> 'retired' AND status <> :status;

-- code_use(organisation_id int, id int): One more use; none where it is off, retired or used up.
UPDATE codes SET uses = uses + 1
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'active' AND (max_uses IS NULL OR uses < max_uses);

-- code_page(organisation_id int, group_id int, before_id int, most int): The codes of a group that are not retired, latest first.
SELECT id AS id, code AS code, first_day AS first_day, last_day AS last_day, max_uses AS max_uses, uses AS uses, allow_list AS allow_list,
       status AS code_is, CASE WHEN max_uses IS NULL THEN 1 END AS max_uses_none, CASE WHEN uses >= max_uses THEN 1 END AS used_up
  FROM codes
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id < :before_id AND status <> 'retired'
 ORDER BY id DESC LIMIT :most;

-- code_page_before(group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM codes
 WHERE group_id = :group_id AND id > :first_id AND status <> 'retired'
 ORDER BY id LIMIT 1 OFFSET :most;

-- code_retired(organisation_id int, group_id int, before_id int, most int): Those that are retired, latest first.
SELECT id AS id, code AS code, first_day AS first_day, last_day AS last_day, uses AS uses
  FROM codes
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id < :before_id AND status = 'retired'
 ORDER BY id DESC LIMIT :most;

-- code_retired_before(group_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM codes
 WHERE group_id = :group_id AND id > :first_id AND status = 'retired'
 ORDER BY id LIMIT 1 OFFSET :most;

-- code_uses(organisation_id int, code_id int, before_id int, most int): Who redeemed a code, latest first.
SELECT r.id AS id, r.at AS at, r.email AS email, m.member_id AS member_id, m.status AS status_is,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name, CASE WHEN p.id IS NULL THEN 'hidden' ELSE 'shown' END AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials
  FROM redemptions r
  JOIN memberships m ON m.id = r.membership_id
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE r.code_id = :code_id AND r.organisation_id = :organisation_id AND r.id < :before_id
 ORDER BY r.id DESC LIMIT :most;

-- code_uses_before(code_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM redemptions WHERE code_id = :code_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;
