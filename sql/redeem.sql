-- Group codes and enrolment keys are redeemed.

-- redeem_code(code_key text): A group code, and whether its group takes people.
SELECT c.id AS id, c.organisation_id AS organisation_id, c.group_id AS group_id, c.code AS shown, c.first_day AS first_day,
       c.last_day AS last_day, c.allow_list AS allow_list, c.status AS status, g.name AS group_name, o.time_zone AS time_zone,
       CASE WHEN c.uses >= c.max_uses THEN 1 ELSE 0 END AS used_up,
       CASE WHEN g.status = 'active' AND o.status = 'active' THEN 1 ELSE 0 END AS open
  FROM codes c
  JOIN groups g ON g.id = c.group_id
  JOIN organisations o ON o.id = c.organisation_id
 WHERE c.code_key = :code_key;

-- redeem_key(key_hash text): An enrolment key, likewise.
SELECT k.id AS id, k.organisation_id AS organisation_id, b.group_id AS group_id, b.id AS batch_id, b.name AS batch_name, b.nonce AS nonce,
       k.number AS number, k.status AS status, g.name AS group_name, o.time_zone AS time_zone,
       CASE WHEN g.status = 'active' AND o.status = 'active' THEN 1 ELSE 0 END AS open
  FROM enrolment_keys k
  JOIN key_batches b ON b.id = k.batch_id
  JOIN groups g ON g.id = b.group_id
  JOIN organisations o ON o.id = k.organisation_id
 WHERE k.key_hash = :key_hash;

-- redeem_standing(organisation_id int, group_id int, account_id int): An account's place in the organisation: whether it is archived there, or in the group alone, and whether it is in the group.
SELECT p.id AS member_id,
       CASE WHEN p.status = 'archived' THEN 'organisation'
            WHEN EXISTS (SELECT 1 FROM memberships m WHERE m.group_id = :group_id AND m.member_id = p.id AND m.current = 1 AND m.status = 'archived')
            THEN 'group' END AS archived_in,
       EXISTS (SELECT 1 FROM memberships m
                WHERE m.group_id = :group_id AND m.member_id = p.id AND m.current = 1 AND m.status = 'active') AS in_group
  FROM members p
 WHERE p.organisation_id = :organisation_id AND p.account_id = :account_id;

-- redeem_addresses(account_id int): The addresses that an account may come with, the main one first. sort: they are at most ten.
SELECT d.email AS email, CASE WHEN d.confirmed_at IS NULL THEN 0 ELSE 1 END AS confirmed
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id AND a.status = 'active'
 ORDER BY CASE WHEN d.email = a.email THEN 0 ELSE 1 END, d.id
 LIMIT 20;

-- redeem_note(organisation_id int, group_id int, code_id int, key_id int, membership_id int, email text, now int): Who redeemed which code or key; 0 for the other.
INSERT INTO redemptions (organisation_id, group_id, code_id, key_id, membership_id, email, at)
VALUES (:organisation_id, :group_id, NULLIF(:code_id, 0), NULLIF(:key_id, 0), :membership_id, :email, :now);

-- redeem_details(organisation_id int, group_id int): What the page says of the group that a code leads to.
SELECT g.name AS group_name, o.name AS organisation_name, o.time_zone AS time_zone,
       CASE WHEN g.seats IS NOT NULL AND g.seats_held >= g.seats OR g.on_wait_list > 0 THEN 1 END AS is_full
  FROM groups g JOIN organisations o ON o.id = g.organisation_id
 WHERE g.organisation_id = :organisation_id AND g.id = :group_id;
