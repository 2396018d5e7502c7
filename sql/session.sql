-- Signed-in devices.

-- session_find(token_hash text, now int): Who comes with this token: the session, its person, and their place in the organisation that they chose where it is still theirs, else in the first that is. A site admin may be in any.
SELECT s.id AS id, s.account_id AS account_id, s.keep AS keep, s.seen_at AS seen_at,
       s.note_kind AS note_kind, s.note_words AS note_words, s.note_undo AS note_undo,
       a.first_name AS first_name, a.last_name AS last_name, a.email AS email,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name,
       a.must_change_password AS must_change_password, a.site_admin AS site_admin,
       o.id AS organisation_id, o.name AS organisation_name, o.time_zone AS time_zone, m.id AS member_id,
       CASE WHEN m.id IS NULL THEN ''
            WHEN m.role = 'admin' THEN 'admin'
            WHEN EXISTS (SELECT 1 FROM leaders l WHERE l.member_id = m.id) THEN 'leader'
            ELSE 'learner' END AS place
  FROM sessions s
  JOIN accounts a ON a.id = s.account_id AND a.status = 'active'
  LEFT JOIN organisations o ON o.id = COALESCE(
       (SELECT c.id FROM organisations c
         WHERE c.id = s.organisation_id AND c.status = 'active'
           AND (a.site_admin = 1 OR EXISTS (SELECT 1 FROM members x
                                             WHERE x.organisation_id = c.id AND x.account_id = a.id AND x.status = 'active'))),
       (SELECT x.organisation_id FROM members x JOIN organisations c ON c.id = x.organisation_id AND c.status = 'active'
         WHERE x.account_id = a.id AND x.status = 'active'
         ORDER BY x.organisation_id LIMIT 1))
  LEFT JOIN members m ON m.organisation_id = o.id AND m.account_id = a.id AND m.status = 'active'
 WHERE s.token_hash = :token_hash AND s.expires_at > :now;

-- session_holds(id int, token_hash text, now int): Whether somebody is still signed in with this token, whose session was this one.
SELECT 1 AS holds FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.status = 'active'
 WHERE s.id = :id AND s.token_hash = :token_hash AND s.expires_at > :now;

-- session_add(account_id int, token_hash text, now int, expires_at int, keep int, address text, agent text): A device is signed in, in the organisation that this person was in last and belongs to: a site admin goes into others anew, since their log says so.
INSERT INTO sessions (account_id, organisation_id, token_hash, created_at, seen_at, expires_at, keep, address, agent)
VALUES (:account_id,
        (SELECT l.organisation_id FROM sessions l
           JOIN members m ON m.organisation_id = l.organisation_id AND m.account_id = l.account_id AND m.status = 'active'
          WHERE l.account_id = :account_id ORDER BY l.id DESC LIMIT 1),
        :token_hash, :now, :now, :expires_at, :keep, :address, :agent);

-- session_count(account_id int): How many devices are signed in.
SELECT COUNT(*) AS count FROM sessions WHERE account_id = :account_id;

-- session_end_oldest(account_id int): Ends the session that was seen longest ago. sort: they are at most fifty.
DELETE FROM sessions
 WHERE id = (SELECT s.id FROM sessions s WHERE s.account_id = :account_id ORDER BY s.seen_at, s.id LIMIT 1);

-- session_end(id int): Ends a session.
DELETE FROM sessions WHERE id = :id;

-- session_end_own(account_id int, id int): Ends a session of this account.
DELETE FROM sessions WHERE id = :id AND account_id = :account_id;

-- session_end_others(account_id int, id int): Ends all sessions of an account but one.
DELETE FROM sessions WHERE account_id = :account_id AND id <> :id;

-- session_enter(id int, account_id int, organisation_id int): Chooses an active organisation that this account may be in.
UPDATE sessions SET organisation_id = :organisation_id
 WHERE id = :id AND account_id = :account_id
   AND EXISTS (SELECT 1 FROM organisations o
                WHERE o.id = :organisation_id AND o.status = 'active'
                  AND (EXISTS (SELECT 1 FROM members m
                                WHERE m.organisation_id = o.id AND m.account_id = :account_id AND m.status = 'active')
                       OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = :account_id AND a.site_admin = 1)));

-- session_visited(organisation_id int, account_id int): The organisation, where this account has no place of its own in it.
SELECT o.name AS name
  FROM organisations o
 WHERE o.id = :organisation_id
   AND NOT EXISTS (SELECT 1 FROM members m WHERE m.organisation_id = o.id AND m.account_id = :account_id AND m.status = 'active');

-- session_leave_note(id int, kind text, words text, undo text): The note that the next page shows. unasked.
UPDATE sessions SET note_kind = :kind, note_words = :words, note_undo = :undo WHERE id = :id;

-- session_take_note(id int, words text): The note was shown; one that another page left meanwhile stays.
UPDATE sessions SET note_kind = NULL, note_words = NULL, note_undo = NULL WHERE id = :id AND note_words = :words;

-- session_seen(id int, now int, kept_until int): A visit; the end of a kept session moves on.
UPDATE sessions SET seen_at = :now, expires_at = CASE keep WHEN 1 THEN :kept_until ELSE expires_at END WHERE id = :id;

-- session_organisations(account_id int, organisation_id int): The organisations of an account by name, with the one that a site admin visits.
SELECT o.id AS id, o.name AS name, CASE WHEN o.id = :organisation_id THEN 'yes' ELSE 'no' END AS current_is
  FROM organisations o
 WHERE o.status = 'active'
   AND (o.id = :organisation_id
        OR o.id IN (SELECT m.organisation_id FROM members m WHERE m.account_id = :account_id AND m.status = 'active'))
 ORDER BY o.name_key
 LIMIT 100;

-- session_list(account_id int, session_id int, now int): The devices where an account is signed in, this one first, then the one seen last. sort: they are at most fifty.
SELECT s.id AS id, s.address AS address, s.agent AS agent, s.seen_at AS seen_at, s.created_at AS created_at,
       CASE WHEN s.id = :session_id THEN 'yes' ELSE 'no' END AS current_is
  FROM sessions s
 WHERE s.account_id = :account_id AND s.expires_at > :now
 ORDER BY CASE WHEN s.id = :session_id THEN 0 ELSE 1 END, s.seen_at DESC, s.id DESC
 LIMIT 50;

-- session_sweep(now int, most int): Deletes some of the sessions that have expired.
DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s WHERE s.expires_at <= :now ORDER BY s.expires_at LIMIT :most);
