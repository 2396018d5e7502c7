-- Links in mails that expired long ago. Those of mails that have not gone out yet stay.

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
