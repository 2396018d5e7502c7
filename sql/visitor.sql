-- Whoever comes in by themselves.

-- visitor_find(email_key text): Whose address it is, and whether they can sign in.
SELECT a.id AS account_id, CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, d.claimed AS claimed,
       CASE WHEN a.status = 'active' THEN 0 ELSE 1 END AS closed
  FROM addresses d
  JOIN accounts a ON a.id = d.account_id
 WHERE d.email_key = :email_key;
