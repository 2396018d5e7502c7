-- What was made with the installation's secret: by it a host sees whether it has the right one.

-- secret_invites(most int): The links of invites that are open the longest. scan: so many from the end of an index of open ones.
SELECT token_nonce AS nonce, token_hash AS token_hash FROM memberships
 WHERE status IN ('prospect', 'pending') AND current = 1 AND expires_at > 0 AND token_hash IS NOT NULL
 ORDER BY expires_at DESC LIMIT :most;

-- secret_keys(most int): The first enrolment key of the latest batches. scan: so many from the end.
SELECT b.nonce AS nonce, k.number AS number, k.key_hash AS key_hash
  FROM key_batches b JOIN enrolment_keys k ON k.batch_id = b.id AND k.number = 1
 ORDER BY b.id DESC LIMIT :most;
