-- What a mail's text is made of. Read by id alone: the mailer acts for every organisation.

-- letter_message(id int): A message with everything that its text needs.
SELECT m.kind AS kind, m.email AS email, m.email_wire AS email_wire, m.message_id AS message_id, m.detail AS detail,
       m.organisation_id AS organisation_id, m.membership_id AS membership_id, m.account_id AS account_id, m.token_id AS token_id,
       o.name AS organisation, o.sender_name AS sender_name, o.reply_to AS reply_to, o.time_zone AS time_zone, o.status AS organisation_status,
       o.temporary_passwords AS temporary_passwords,
       x.subject AS own_subject, x.body AS own_body,
       p.status AS membership_status, p.current AS membership_current, p.email_wire AS membership_wire, p.first_name AS invited_first_name,
       p.last_name AS invited_last_name, p.token_nonce AS invite_nonce, p.expires_at AS invite_expires_at, p.route AS route,
       g.id AS group_id, g.name AS group_name, g.status AS group_status, g.invite_days AS invite_days,
       a.first_name AS first_name, a.last_name AS last_name, a.status AS account_status, a.password_hash IS NOT NULL AS has_password,
       a.must_change_password AS must_change_password, a.signed_in_at AS signed_in_at,
       EXISTS (SELECT 1 FROM account_passwords w WHERE w.account_id = a.id) AS imported_password,
       t.purpose AS purpose, t.nonce AS token_nonce, t.expires_at AS token_expires_at, t.used_at AS token_used_at,
       trim(s.first_name || ' ' || s.last_name) AS sender, s.email AS sender_email
  FROM messages m
  LEFT JOIN organisations o ON o.id = m.organisation_id
  LEFT JOIN mail_texts x ON x.organisation_id = m.organisation_id AND x.kind = m.kind
  LEFT JOIN memberships p ON p.id = m.membership_id
  LEFT JOIN groups g ON g.id = p.group_id
  LEFT JOIN accounts a ON a.id = m.account_id
  LEFT JOIN tokens t ON t.id = m.token_id
  LEFT JOIN accounts s ON s.id = m.sent_by AND s.forgotten_at IS NULL AND NOT (m.kind IN ('registered', 'joined', 'waitlisted', 'certificate') AND s.id = m.account_id)   -- nobody sent for them
 WHERE m.id = :id;

-- letter_wait(organisation_id int, id int): The group of a wait entry, and whether its person waits still.
SELECT g.id AS group_id, g.name AS group_name, w.status AS status
  FROM wait_entries w JOIN groups g ON g.id = w.group_id
 WHERE w.organisation_id = :organisation_id AND w.id = :id;

-- letter_courses(group_id int): The courses that a mail about a group lists: those that learners see.
SELECT c.title AS title, c.minutes AS minutes
  FROM group_courses gc JOIN courses c ON c.id = gc.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
 WHERE gc.group_id = :group_id
 ORDER BY gc.position, gc.course_id
 LIMIT 50;

-- letter_organisation(organisation_id int): Whom an organisation's mails come from.
SELECT name AS organisation, sender_name AS sender_name, reply_to AS reply_to, time_zone AS time_zone
  FROM organisations
 WHERE id = :organisation_id;

-- letter_account(account_id int): Who sends, or who gets a test mail.
SELECT first_name AS first_name, last_name AS last_name, email AS email FROM accounts WHERE id = :account_id;

-- letter_group(organisation_id int, id int): What an invite says about a group.
SELECT name AS name, invite_days AS invite_days FROM groups WHERE organisation_id = :organisation_id AND id = :id;
