-- Accounts that are closed, and what goes when their owners close them.

-- close_account(id int): Nobody signs in any more; none when it is closed, or the last site administrator's.
UPDATE accounts SET status = 'closed', site_admin = 0
 WHERE id = :id AND status = 'active'
   AND (site_admin = 0 OR EXISTS (SELECT 1 FROM accounts o WHERE o.site_admin = 1 AND o.status = 'active' AND o.id <> :id));

-- close_links(account_id int, now int): Every open link of an account ends.
UPDATE tokens SET expires_at = :now WHERE account_id = :account_id AND used_at IS NULL AND expires_at > :now;

-- close_invites(account_id int): Invites that wait for one of an account's confirmed addresses, whether their mail has gone or not.
SELECT m.id AS id, m.organisation_id AS organisation_id, m.group_id AS group_id
  FROM addresses d
  JOIN memberships m ON m.email_key = d.email_key AND m.current = 1 AND m.status IN ('prospect', 'pending')
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL
 ORDER BY d.id, m.id;

-- close_invited(organisation_id int, id int): The address of one of them.
SELECT email AS email FROM memberships WHERE organisation_id = :organisation_id AND id = :id;

-- close_members(account_id int): Where an account is an active member.
SELECT id AS id, organisation_id AS organisation_id, 0 AS group_id FROM members WHERE account_id = :account_id AND status = 'active'
 ORDER BY organisation_id;

-- close_waits(account_id int): Wait lists that an account stands on.
SELECT id AS id, organisation_id AS organisation_id, group_id AS group_id FROM wait_entries WHERE account_id = :account_id AND status = 'waiting' ORDER BY id;

-- close_requests(account_id int, now int): Requests that wait are withdrawn.
UPDATE carry_requests SET status = 'withdrawn', decided_at = :now
 WHERE status = 'waiting' AND member_id IN (SELECT p.id FROM members p WHERE p.account_id = :account_id);

-- close_only_admin_of(account_id int): Organisations that would have no administrator without this account, by name. sort: those of one account.
SELECT o.id AS id, o.name AS name
  FROM members m JOIN organisations o ON o.id = m.organisation_id
 WHERE m.account_id = :account_id AND m.role = 'admin' AND m.status = 'active'
   AND NOT EXISTS (SELECT 1 FROM members x
                    WHERE x.organisation_id = m.organisation_id AND x.role = 'admin' AND x.status = 'active' AND x.id <> m.id)
 ORDER BY o.name_key, o.id LIMIT 20;

-- close_only_site_admin(account_id int): Whether the installation would have no site administrator without this account.
SELECT EXISTS (SELECT 1 FROM accounts a WHERE a.id = :account_id AND a.site_admin = 1)
   AND NOT EXISTS (SELECT 1 FROM accounts o WHERE o.site_admin = 1 AND o.status = 'active' AND o.id <> :account_id) AS only_one;

-- close_counts(account_id int, now int): What closing an account is about, for the page that asks.
SELECT (SELECT COUNT(*) FROM members p WHERE p.account_id = :account_id AND p.status = 'active') AS organisations,
       (SELECT COUNT(*) FROM members p JOIN memberships m ON m.member_id = p.id AND m.current = 1 AND m.status = 'active'
         WHERE p.account_id = :account_id) AS groups,
       (SELECT COUNT(*) FROM members p JOIN leaders l ON l.member_id = p.id WHERE p.account_id = :account_id) AS leads,
       (SELECT COUNT(*) FROM addresses d JOIN memberships m ON m.email_key = d.email_key AND m.current = 1 AND m.status IN ('prospect', 'pending')
         WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND m.notify_at <= :now) AS invites,
       (SELECT COUNT(*) FROM wait_entries w WHERE w.account_id = :account_id AND w.status = 'waiting') AS waits,
       (SELECT COUNT(*) FROM certificates c WHERE c.account_id = :account_id) AS certificates,
       (SELECT COUNT(*) FROM (SELECT 1 FROM members p JOIN orders r ON r.organisation_id = p.organisation_id AND +r.account_id = :account_id
                               WHERE p.account_id = :account_id LIMIT 1) AS ordered) AS orders;

-- --- forgetting ---

-- close_forget_account(id int, email text, now int): Nothing on the account says whose it was.
UPDATE accounts SET email = :email, first_name = 'Closed', last_name = 'account', password_hash = NULL, must_change_password = 0,
       signed_in_at = NULL, forgotten_at = :now
 WHERE id = :id;

-- close_forget_addresses(account_id int): Its addresses are free for another account.
DELETE FROM addresses WHERE account_id = :account_id;

-- close_forget_tokens(account_id int): Links say no address any more.
UPDATE tokens SET email = '', email_key = '', return_to = NULL WHERE account_id = :account_id;

-- close_places(account_id int): Every place of an account and every invite to one of its confirmed addresses, whatever became of it. sort: those of one account.
SELECT m.id AS id, m.organisation_id AS organisation_id, m.group_id AS group_id
  FROM members p JOIN memberships m ON m.member_id = p.id
 WHERE p.account_id = :account_id
 UNION
SELECT m.id, m.organisation_id, m.group_id
  FROM addresses d JOIN memberships m ON m.email_key = d.email_key
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND (m.member_id IS NULL
       OR m.member_id IN (SELECT p.id FROM members p WHERE p.account_id = :account_id))
 ORDER BY 1;

-- close_forget_place(organisation_id int, id int, email text, sort_key text): A membership says no address and name any more, nor which address it was corrected from.
UPDATE memberships SET email = :email, email_key = :email, email_wire = :email, first_name = '', last_name = '', brings = NULL,
       sort_key = :sort_key, refusal = NULL, route_detail = CASE WHEN route = 'manual' THEN '' ELSE route_detail END
 WHERE organisation_id = :organisation_id AND id = :id;

-- close_forget_corrections(account_id int): An invite of somebody else that took the place of one to a confirmed address says no more to which.
UPDATE memberships SET route_detail = ''
 WHERE id IN (SELECT n.id
                FROM addresses d
                JOIN memberships m ON m.email_key = d.email_key AND m.status = 'removed' AND +m.member_id IS NULL   -- by the address, which has few
                JOIN memberships n ON n.group_id = m.group_id AND n.route = 'manual' AND n.route_detail <> ''
                     AND n.route_detail = 'address corrected from ' || m.email
               WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL);

-- close_forget_mails_to_place(organisation_id int, membership_id int, email text): Neither do the mails that were sent about it.
UPDATE messages SET email = :email, email_wire = :email, reply = NULL
 WHERE organisation_id = :organisation_id AND membership_id = :membership_id;

-- close_forget_redemptions(organisation_id int, membership_id int, email text): Nor what was redeemed for it.
UPDATE redemptions SET email = :email WHERE organisation_id = :organisation_id AND membership_id = :membership_id;

-- close_forget_mails(account_id int, email text): Nor mails to the account.
UPDATE messages SET email = :email, email_wire = :email, reply = NULL WHERE account_id = :account_id;

-- close_forget_joining(email_wire text, email text): Nor mails with a link to come in, which belong to an address only. By organisation, of which an installation has few.
UPDATE messages SET email = :email, email_wire = :email, reply = NULL
 WHERE kind = 'joining' AND organisation_id IN (SELECT o.id FROM organisations o) AND lower(email_wire) = lower(:email_wire);

-- close_forget_join_requests(email_key text): What was asked by such a link is not open any more, and not known.
DELETE FROM join_requests WHERE email_key = :email_key;

-- close_drop_mails(account_id int, now int): Nothing waits to be sent any more.
UPDATE messages SET status = 'dropped', done_at = :now WHERE account_id = :account_id AND status IN ('held', 'queued');

-- close_forget_waits(account_id int, email text): Nor its places on wait lists.
UPDATE wait_entries SET email = :email, email_key = :email, brings = NULL WHERE account_id = :account_id;

-- close_forget_values(account_id int): What organisations noted in additional fields.
DELETE FROM member_values WHERE member_id IN (SELECT p.id FROM members p WHERE p.account_id = :account_id);

-- close_forget_members(account_id int): Where its members stood.
UPDATE members SET branch_id = NULL WHERE account_id = :account_id;

-- close_forget_requests(account_id int): What it wrote in requests.
UPDATE carry_requests SET words = '', answer = '' WHERE member_id IN (SELECT p.id FROM members p WHERE p.account_id = :account_id);

-- close_certificates(account_id int): Its certificates, which stay, and what they are found by.
SELECT id AS id, course_id AS course_id, number AS number, learner_name AS learner_name FROM certificates WHERE account_id = :account_id;

-- close_forget_reminders(account_id int): On which days its addresses were reminded.
DELETE FROM reminder_days WHERE person IN (SELECT d.email_key FROM addresses d WHERE d.account_id = :account_id);
