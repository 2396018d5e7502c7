-- What is not needed any more: links in mails that expired long ago (those of mails that have not gone out yet stay), and what the store notes.

-- sweep_message_tokens(before int, most int): Mails that are over forget their link.
UPDATE messages SET token_id = NULL
 WHERE token_id IN (SELECT t.id FROM tokens t
	WHERE t.expires_at < :before AND NOT EXISTS (SELECT 1 FROM messages w WHERE w.token_id = t.id AND w.status IN ('held', 'queued'))
	ORDER BY t.expires_at LIMIT :most);

-- sweep_tokens(before int, most int): Deletes the links that no mail needs.
DELETE FROM tokens
 WHERE id IN (SELECT t.id FROM tokens t
	WHERE t.expires_at < :before AND NOT EXISTS (SELECT 1 FROM messages w WHERE w.token_id = t.id)
	ORDER BY t.expires_at LIMIT :most);

-- sweep_commits(before int, most int): Keys of commits that nobody asks for any more. Only PostgreSQL has any.
DELETE FROM store_commits
 WHERE key IN (SELECT c.key FROM store_commits c WHERE c.made_at < :before ORDER BY c.made_at LIMIT :most);
