-- Links in mails that let their reader do one thing once.

-- token_add(id int, purpose text, account_id int, email text, email_key text, return_to text, nonce text, token_hash text, now int, expires_at int): A link.
INSERT INTO tokens (id, purpose, account_id, email, email_key, return_to, nonce, token_hash, created_at, expires_at)
VALUES (:id, :purpose, :account_id, :email, :email_key, :return_to, :nonce, :token_hash, :now, :expires_at);

-- token_add_many(given rows, now int): The same of many: i1 id, i2 account, i3 its end; t1 to t6 purpose to token_hash.
INSERT INTO tokens (id, purpose, account_id, email, email_key, return_to, nonce, token_hash, created_at, expires_at)
SELECT g.i1, g.t1, g.i2, g.t2, g.t3, g.t4, g.t5, g.t6, :now, g.i3 FROM given(:given) AS g;

-- token_find(token_hash text): The link with this hash.
SELECT t.id AS id, t.purpose AS purpose, t.account_id AS account_id, t.email AS email, t.email_key AS email_key,
       t.return_to AS return_to, t.make_main AS make_main, t.expires_at AS expires_at, t.used_at AS used_at
  FROM tokens t
  JOIN accounts a ON a.id = t.account_id
 WHERE t.token_hash = :token_hash AND a.status = 'active';

-- token_latest(most int): The latest links of all, by which a host sees whether it has the secret of the installation; scan: so many from the end.
SELECT id AS id, purpose AS purpose, nonce AS nonce, token_hash AS token_hash FROM tokens ORDER BY id DESC LIMIT :most;

-- token_use(id int, now int): Uses a link up; no row where it was used or is over.
UPDATE tokens SET used_at = :now WHERE id = :id AND used_at IS NULL AND expires_at > :now;

-- token_purpose(id int): What an unused link is for.
SELECT purpose AS purpose FROM tokens WHERE id = :id AND used_at IS NULL;

-- token_set_end(id int, expires_at int): Moves the end of an unused link.
UPDATE tokens SET expires_at = :expires_at WHERE id = :id AND used_at IS NULL;

-- token_void_passwords(account_id int, now int): Ends every open link of an account for setting its password.
UPDATE tokens SET expires_at = :now
 WHERE account_id = :account_id AND purpose IN ('reset', 'welcome') AND used_at IS NULL AND expires_at > :now;

-- token_void_address(account_id int, email_key text, now int): Ends the open links of an account that confirm an address.
UPDATE tokens SET expires_at = :now
 WHERE account_id = :account_id AND purpose = 'address' AND email_key = :email_key AND used_at IS NULL AND expires_at > :now;

-- token_void_all_to_address(account_id int, email_key text, now int): Ends every open link that went to an address of an account: it has just been removed.
UPDATE tokens SET expires_at = :now
 WHERE account_id = :account_id AND email_key = :email_key AND used_at IS NULL AND expires_at > :now;

-- token_make_main(id int): The address that this link confirms becomes the account's main one.
UPDATE tokens SET make_main = 1 WHERE id = :id;

-- token_waiting(account_id int, now int): The addresses that an account has asked to add and not confirmed yet. (Asking again ends the link before.)
SELECT t.id AS id, t.email AS email, CASE t.make_main WHEN 1 THEN 'yes' ELSE 'no' END AS main_is
  FROM tokens t
 WHERE t.account_id = :account_id AND t.purpose = 'address' AND t.used_at IS NULL AND t.expires_at > :now
   AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.email_key = t.email_key AND a.account_id = t.account_id)
 ORDER BY t.id
 LIMIT 20;

-- token_withdraw(account_id int, id int, now int): The account no longer wants to add an address.
UPDATE tokens SET expires_at = :now
 WHERE id = :id AND account_id = :account_id AND purpose = 'address' AND used_at IS NULL AND expires_at > :now;
