-- The organisation's own words for its mails, and whom they come from.

-- mailtext_get(organisation_id int, kind text): The own words for a kind of mail.
SELECT subject AS subject, body AS body FROM mail_texts WHERE organisation_id = :organisation_id AND kind = :kind;

-- mailtext_put(organisation_id int, kind text, subject text, body text, now int): Keeps own words.
INSERT INTO mail_texts (organisation_id, kind, subject, body, updated_at)
VALUES (:organisation_id, :kind, :subject, :body, :now)
    ON CONFLICT (organisation_id, kind) DO UPDATE SET subject = excluded.subject, body = excluded.body, updated_at = excluded.updated_at;

-- mailtext_drop(organisation_id int, kind text): Back to our words.
DELETE FROM mail_texts WHERE organisation_id = :organisation_id AND kind = :kind;

-- mailtext_sender(organisation_id int): Whom the organisation's mails come from.
SELECT name AS organisation, sender_name AS sender_name, reply_to AS reply_to FROM organisations WHERE id = :organisation_id;

-- mailtext_set_sender(organisation_id int, sender_name text, reply_to text): Changes whom they come from.
UPDATE organisations SET sender_name = :sender_name, reply_to = :reply_to WHERE id = :organisation_id;

