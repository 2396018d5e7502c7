-- Accounts: people's logins.

-- account_by_email(email_key text): Who owns an address.
SELECT account_id AS account_id FROM addresses WHERE email_key = :email_key;

-- account_add(email text, first_name text, last_name text, password_hash text, now int): A new account.
INSERT INTO accounts (email, first_name, last_name, password_hash, created_at)
VALUES (:email, :first_name, :last_name, :password_hash, :now);

-- account_add_many(given rows, now int): The same of many without a password: i1 id, t1 to t3 email to last_name. scan: only rows that would have been put in before what they refer to, and there are none.
INSERT INTO accounts (id, email, first_name, last_name, created_at) SELECT g.i1, g.t1, g.t2, g.t3, :now FROM given(:given) AS g;

-- account_load(id int): What signing in needs to know.
SELECT id AS id, email AS email, first_name AS first_name, last_name AS last_name, password_hash AS password_hash
  FROM accounts
 WHERE id = :id AND status = 'active';

-- account_load_by_email(email_key text): The same, by any of its addresses.
SELECT a.id AS id, a.email AS email, a.first_name AS first_name, a.last_name AS last_name, a.password_hash AS password_hash
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.email_key = :email_key AND a.status = 'active';

-- account_rename(id int, first_name text, last_name text): Names.
UPDATE accounts SET first_name = :first_name, last_name = :last_name WHERE id = :id;

-- account_set_password(id int, password_hash text, must_change int): A password.
UPDATE accounts SET password_hash = :password_hash, must_change_password = :must_change WHERE id = :id;

-- account_distrust(id int): Takes its password away; none where it has none, or its address is not one that was only typed.
UPDATE accounts SET password_hash = NULL
 WHERE id = :id AND password_hash IS NOT NULL AND EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = :id AND d.claimed = 1);

-- account_rehash(id int, password_hash text): The same password, hashed as today.
UPDATE accounts SET password_hash = :password_hash WHERE id = :id;

-- account_set_email(id int, email text): The main address.
UPDATE accounts SET email = :email WHERE id = :id;

-- account_signed_in(id int, now int): They have just signed in. unasked.
UPDATE accounts SET signed_in_at = :now WHERE id = :id;

-- account_set_site_admin(id int, site_admin int): Whether they look after the whole installation.
UPDATE accounts SET site_admin = :site_admin WHERE id = :id;
