-- E-mails: queued with the action that they belong to, leased and sent by the mailer.

-- message_add(organisation_id int, kind text, email text, email_wire text, membership_id int, account_id int, token_id int, detail text, message_id text, status text, send_at int, sent_by int, awaited int, now int): A new e-mail; ids of 0 are none.
INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status, send_at, sent_by, awaited, created_at)
VALUES (NULLIF(:organisation_id, 0), :kind, :email, :email_wire, NULLIF(:membership_id, 0), NULLIF(:account_id, 0), NULLIF(:token_id, 0),
	:detail, :message_id, :status, :send_at, NULLIF(:sent_by, 0), :awaited, :now);

-- message_add_many(organisation_id int, sent_by int, now int, given rows): The same of many: i1 membership, i2 account, i3 token, i4 send_at, i5 awaited; t1 kind, t2 email, t3 email_wire, t4 detail, t5 message_id, t6 status.
INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, token_id, detail, message_id, status, send_at, sent_by, awaited, created_at)
SELECT :organisation_id, g.t1, g.t2, g.t3, NULLIF(g.i1, 0), NULLIF(g.i2, 0), NULLIF(g.i3, 0), g.t4, g.t5, g.t6, g.i4, NULLIF(:sent_by, 0), g.i5, :now
  FROM given(:given) AS g;

-- message_account_address(account_id int): The main address of an account; none of a closed one.
SELECT email AS email FROM accounts WHERE id = :account_id AND status = 'active';

-- message_drop(membership_id int, now int): Drops what still waits for a membership.
UPDATE messages SET status = 'dropped', done_at = :now
 WHERE membership_id = :membership_id AND status IN ('held', 'queued');

-- message_retry(organisation_id int, id int, now int): A failed e-mail of the organisation is tried afresh, as one that nobody has said anything to.
UPDATE messages SET status = 'queued', attempts = 0, reply = NULL, send_at = :now, done_at = NULL, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND organisation_id = :organisation_id AND status = 'failed';

-- message_email(organisation_id int, id int): Whom an e-mail of the organisation is to, and which membership it is about.
SELECT email AS email, membership_id AS membership_id FROM messages WHERE id = :id AND organisation_id = :organisation_id;

-- message_due(now int): Whether any mail waits to be sent.
SELECT EXISTS (SELECT 1 FROM messages
 WHERE status = 'queued' AND send_at <= :now AND (lease_ends_at IS NULL OR lease_ends_at <= :now)) AS due;

-- message_lease_awaited(now int, owner text, ends int, most int): Takes mails that somebody waits for at the screen, before those of bulk actions.
UPDATE messages SET lease_owner = :owner, lease_ends_at = :ends
 WHERE status = 'queued' AND id IN (SELECT id FROM messages
	WHERE status = 'queued' AND awaited = 1 AND send_at <= :now AND (lease_ends_at IS NULL OR lease_ends_at <= :now)
	ORDER BY send_at, id LIMIT :most)
RETURNING id AS id, kind AS kind;

-- message_lease(now int, owner text, ends int, most int): Takes the mails that have waited longest.
UPDATE messages SET lease_owner = :owner, lease_ends_at = :ends
 WHERE status = 'queued' AND id IN (SELECT id FROM messages
	WHERE status = 'queued' AND send_at <= :now AND (lease_ends_at IS NULL OR lease_ends_at <= :now)
	ORDER BY send_at, id LIMIT :most)
RETURNING id AS id, kind AS kind;

-- message_reclaim(from_owner text, until_owner text, now int): A mailer begins, so what was leased by one that is gone is free again: owners between the two. Reads the whole queue, once a start.
UPDATE messages SET lease_owner = NULL, lease_ends_at = NULL
 WHERE status = 'queued' AND send_at <= :now AND lease_owner >= :from_owner AND lease_owner < :until_owner;

-- message_set_sent(id int, owner text, subject text, reply text, now int): The server took it; also of one that was dropped while it went out.
UPDATE messages SET status = 'sent', subject = :subject, reply = :reply, attempts = attempts + 1, done_at = :now, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status IN ('queued', 'dropped');

-- message_set_failed(id int, owner text, subject text, reply text, now int): It will never be taken.
UPDATE messages SET status = 'failed', subject = :subject, reply = :reply, attempts = attempts + 1, done_at = :now, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'queued';

-- message_set_later(id int, owner text, subject text, reply text, send_at int): Not taken now; another try later.
UPDATE messages SET subject = :subject, reply = :reply, attempts = attempts + 1, send_at = :send_at, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'queued';

-- message_put_back(id int, owner text, reply text, send_at int): Not tried, since the server is not there.
UPDATE messages SET reply = COALESCE(:reply, reply), send_at = MAX(send_at, :send_at), lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'queued';

-- message_set_dropped(id int, owner text, reply text, now int): Must not go out any more.
UPDATE messages SET status = 'dropped', reply = :reply, done_at = :now, lease_owner = NULL, lease_ends_at = NULL
 WHERE id = :id AND lease_owner = :owner AND status = 'queued';

-- message_of_delivery(id int): What a mail's result is recorded with.
SELECT attempts AS attempts, CASE WHEN kind = 'invite' THEN membership_id END AS invite_id FROM messages WHERE id = :id;

-- delivery_add(message_id int, owner text, result text, reply text, subject text, now int): Keeps what the server answered; again, where nobody knows whether that was kept.
INSERT INTO deliveries (message_id, lease_owner, result, reply, subject, at)
VALUES (:message_id, :owner, :result, :reply, :subject, :now)
ON CONFLICT (message_id) DO UPDATE SET lease_owner = excluded.lease_owner, result = excluded.result, reply = excluded.reply, subject = excluded.subject,
	at = excluded.at;

-- delivery_list(): What the server answered and does not stand on the messages yet; scan: at most a batch of the mailer.
SELECT message_id AS message_id, lease_owner AS lease_owner, result AS result, reply AS reply, subject AS subject
  FROM deliveries ORDER BY message_id;

-- delivery_drop_all(): All that was noted stands on its messages now. scan: a batch at most.
DELETE FROM deliveries;

-- message_welcome(id int): What a welcome needs before it is written: whether a temporary password, and its link's days; none where its person has chosen a password or gave the address up, since then its link was ended for good.
SELECT a.id AS account_id, t.id AS token_id, t.expires_at AS expires_at,
       a.password_hash IS NULL AND o.temporary_passwords = 1
       AND NOT EXISTS (SELECT 1 FROM account_passwords w WHERE w.account_id = a.id) AS needs_password
  FROM messages m
  JOIN tokens t ON t.id = m.token_id
  JOIN accounts a ON a.id = m.account_id
  LEFT JOIN organisations o ON o.id = m.organisation_id
 WHERE m.id = :id AND t.purpose = 'welcome' AND t.used_at IS NULL AND (a.password_hash IS NULL OR a.must_change_password = 1)
   AND EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = a.id AND d.email_key = t.email_key);

-- message_set_temporary_password(account_id int, password_hash text): Only where nobody has set one; to be changed at first sign-in.
UPDATE accounts SET password_hash = :password_hash, must_change_password = 1
 WHERE id = :account_id AND password_hash IS NULL AND status = 'active';

-- message_page(organisation_id int, before_id int, most int): The organisation's mails, latest first.
SELECT * FROM message_lines WHERE organisation_id = :organisation_id AND id < :before_id ORDER BY id DESC LIMIT :most;

-- message_page_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS after_key, id AS id FROM messages WHERE organisation_id = :organisation_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- message_page_in_status(organisation_id int, status text, before_id int, most int): Those of one state, latest first.
SELECT * FROM message_lines WHERE organisation_id = :organisation_id AND status = :status AND id < :before_id ORDER BY id DESC LIMIT :most;

-- message_page_in_status_before(organisation_id int, status text, first_id int, most int): The key before the previous page.
SELECT '' AS after_key, id AS id FROM messages
 WHERE organisation_id = :organisation_id AND status = :status AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- message_page_to(organisation_id int, from_key text, until_key text, before_id int, status text, most int): Those to addresses that begin so, by address, the latest to each first; status "" for all.
SELECT * FROM message_lines
 WHERE organisation_id = :organisation_id AND email_key >= :from_key AND email_key < :until_key AND (email_key > :from_key OR id < :before_id)
   AND (:status = '' OR status = :status)
 ORDER BY email_key, id DESC LIMIT :most;
