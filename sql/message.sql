-- E-mails: queued with the action that they belong to, leased and sent by the mailer.

-- message_add(organisation_id int, kind text, email text, email_wire text, membership_id int, account_id int, token_id int, detail text, message_id text, status text, send_at int, sent_by int, now int): A new e-mail; ids of 0 are none.
INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status, send_at, sent_by, created_at)
VALUES (NULLIF(:organisation_id, 0), :kind, :email, :email_wire, NULLIF(:membership_id, 0), NULLIF(:account_id, 0), NULLIF(:token_id, 0),
	:detail, :message_id, :status, :send_at, NULLIF(:sent_by, 0), :now);

-- message_drop(membership_id int, now int): Drops what still waits for a membership.
UPDATE messages SET status = 'dropped', done_at = :now
 WHERE membership_id = :membership_id AND status IN ('held', 'queued');

-- message_release(membership_id int, send_at int): Lets the held mails of a membership go.
UPDATE messages SET status = 'queued', send_at = :send_at
 WHERE membership_id = :membership_id AND status = 'held';

-- message_retry(organisation_id int, id int, now int): A failed e-mail of the organisation is tried afresh.
UPDATE messages SET status = 'queued', attempts = 0, send_at = :now, done_at = NULL, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND organisation_id = :organisation_id AND status = 'failed';

-- message_email(organisation_id int, id int): Whom an e-mail of the organisation is to.
SELECT email AS email FROM messages WHERE id = :id AND organisation_id = :organisation_id;
