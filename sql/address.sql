-- Addresses that accounts sign in with and are invited under.

-- address_add(account_id int, email text, email_key text, confirmed_at int): An address; 0: not confirmed.
INSERT INTO addresses (account_id, email, email_key, confirmed_at) VALUES (:account_id, :email, :email_key, NULLIF(:confirmed_at, 0));

-- address_add_many(given rows): The first of many accounts, not confirmed: i1 account, t1 email, t4 email_key.
INSERT INTO addresses (account_id, email, email_key) SELECT g.i1, g.t1, g.t4 FROM given(:given) AS g;

-- address_confirm(account_id int, email_key text, now int): They read mail there; no row where that was known, or it is not theirs.
UPDATE addresses SET confirmed_at = :now, claimed = 0 WHERE account_id = :account_id AND email_key = :email_key AND confirmed_at IS NULL;

-- address_claim(account_id int): Its one address was only typed by whoever registered.
UPDATE addresses SET claimed = 1 WHERE account_id = :account_id AND confirmed_at IS NULL;

-- address_unclaim(account_id int): Nobody can log in by it any more, but by a link in a mail to it.
UPDATE addresses SET claimed = 0 WHERE account_id = :account_id AND claimed = 1;

-- address_claimed(account_id int): The address of an account that was only typed, and whether it is the main one.
SELECT d.id AS id, d.email AS email, d.email_key AS email_key, CASE WHEN d.email = a.email THEN 1 ELSE 0 END AS is_main
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id AND d.claimed = 1
 ORDER BY d.id LIMIT 1;

-- address_by_key(email_key text): Whose an address is.
SELECT id AS id, account_id AS account_id, email AS email, confirmed_at AS confirmed_at FROM addresses WHERE email_key = :email_key;

-- address_get(account_id int, id int): One address of an account; main_is yes for its main one.
SELECT d.id AS id, d.email AS email, d.email_key AS email_key, d.confirmed_at AS confirmed_at,
       CASE WHEN d.email = a.email THEN 'yes' ELSE 'no' END AS main_is
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id AND d.id = :id;

-- address_list(account_id int): The addresses of an account, the main one first. sort: they are at most ten.
SELECT d.id AS id, d.email AS email, d.confirmed_at AS confirmed_at,
       CASE WHEN d.email = a.email THEN 'yes' ELSE 'no' END AS main_is,
       CASE WHEN d.confirmed_at IS NULL THEN 'no' ELSE 'yes' END AS confirmed_is
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id
 ORDER BY CASE WHEN d.email = a.email THEN 0 ELSE 1 END, d.id
 LIMIT 20;

-- address_count(account_id int): How many addresses an account has.
SELECT COUNT(*) AS count FROM addresses WHERE account_id = :account_id;

-- address_remove(account_id int, id int): Takes away an address that is not the main one.
DELETE FROM addresses
 WHERE account_id = :account_id AND id = :id
   AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = :account_id AND a.email = addresses.email);
