-- membership_add(organisation_id int, group_id int, member_id int, status text, email text, email_key text, email_wire text, first_name text, last_name text, sort_key text, route text, route_detail text, added_by int, now int, token_nonce text, token_hash text, expires_at int, notify_at int, pinned int, brings text, seat_of int): A person's new place in a group, with its seat; 0 stands for none.
INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name, last_name,
       sort_key, route, route_detail, added_by, added_at, status_at, active_at, token_nonce, token_hash, expires_at, notify_at,
       pinned, brings, seat, seat_of)
VALUES (:organisation_id, :group_id, NULLIF(:member_id, 0), :status, :email, :email_key, :email_wire, :first_name, :last_name,
       :sort_key, :route, :route_detail, NULLIF(:added_by, 0), :now, :now, :now, :token_nonce, :token_hash,
       NULLIF(:expires_at, 0), NULLIF(:notify_at, 0), :pinned, :brings, 1, NULLIF(:seat_of, 0));

-- membership_add_many(organisation_id int, route text, added_by int, now int, given rows): The same of many by one route, who have a seat of their own: i1 id, i2 group, i3 member or 0, i4 expires_at, i5 notify_at; t1 to t6 email to sort_key, t7 detail, t8 token_nonce (NULL: they are enrolled), t9 token_hash, t10 brings.
INSERT INTO memberships (id, organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name, last_name,
       sort_key, route, route_detail, added_by, added_at, status_at, active_at, token_nonce, token_hash, expires_at, notify_at,
       pinned, brings, seat)
SELECT g.i1, :organisation_id, g.i2, NULLIF(g.i3, 0), CASE WHEN g.t8 IS NULL THEN 'active' ELSE 'prospect' END, g.t1, g.t2, g.t3, g.t4, g.t5,
       g.t6, :route, g.t7, NULLIF(:added_by, 0), :now, :now, :now, g.t8, g.t9, NULLIF(g.i4, 0), NULLIF(g.i5, 0),
       CASE WHEN :route = 'rule' THEN 0 ELSE 1 END, g.t10, 1
  FROM given(:given) AS g;

-- membership_current(group_id int, email_key text): Where this address stands in the group now.
SELECT id AS id, status AS status
  FROM memberships
 WHERE group_id = :group_id AND email_key = :email_key AND current = 1;

-- membership_of_owner(group_id int, organisation_id int, email_key text): Where the person who owns this address stands in the group, under whichever address.
SELECT m.id AS id, m.status AS status
  FROM addresses a
  JOIN members p ON p.account_id = a.account_id AND p.organisation_id = :organisation_id
  JOIN memberships m ON m.member_id = p.id AND m.group_id = :group_id AND m.current = 1
 WHERE a.email_key = :email_key;

-- membership_owner_is_archived(organisation_id int, email_key text): Whether whoever owns this address is in the organisation's archive.
SELECT EXISTS (SELECT 1 FROM addresses a
                 JOIN members p ON p.account_id = a.account_id AND p.organisation_id = :organisation_id AND p.status = 'archived'
                WHERE a.email_key = :email_key) AS archived;

-- membership_of_member(group_id int, member_id int): Where a member stands in the group.
SELECT id AS id, status AS status FROM memberships WHERE group_id = :group_id AND member_id = :member_id AND current = 1;

-- membership_invites_since(group_id int, email_key text, since int): How often this address was invited to the group lately.
SELECT COUNT(*) AS invites
  FROM memberships
 WHERE email_key = :email_key AND group_id = :group_id AND added_at > :since AND token_hash IS NOT NULL;

-- membership_supersede(organisation_id int, id int): Makes room for a newer row of the same address.
UPDATE memberships SET current = 0 WHERE organisation_id = :organisation_id AND id = :id AND current = 1;

-- membership_standing(organisation_id int, group_id int, id int): Where one membership of a group stands, and no more: asked at every step of every status.
SELECT status AS status, current AS current, seat AS seat, seat_of AS seat_of FROM memberships
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND id = :id;

-- membership_get(organisation_id int, group_id int, id int): One membership of a group, with what acting on it needs.
SELECT m.id AS id, m.status AS status, m.current AS current, m.previous_status AS previous_status, m.member_id AS member_id,
       m.email AS email, m.email_key AS email_key, m.email_wire AS email_wire, m.first_name AS first_name, m.last_name AS last_name,
       m.token_nonce AS token_nonce, m.resent_at AS resent_at, m.resends AS resends, m.refusal AS refusal,
       m.notify_at AS notify_at, m.brings AS brings, p.account_id AS account_id, m.pinned AS pinned,
       CASE WHEN g.population = 'automatic' THEN 1 ELSE 0 END AS by_rule,
       CASE WHEN a.password_hash IS NULL OR (a.must_change_password = 1 AND a.signed_in_at IS NULL) THEN 0 ELSE 1 END AS has_password,
       CASE WHEN m.member_id IS NULL THEN m.email ELSE trim(a.first_name || ' ' || a.last_name) END AS shown_as
  FROM memberships m
  JOIN groups g ON g.id = m.group_id
  LEFT JOIN members p ON p.id = m.member_id
  LEFT JOIN accounts a ON a.id = p.account_id
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.id = :id;

-- membership_owner(organisation_id int, id int): The active member whom an automatic group's rule looks at and a place there is about, an invite's too: whoever owns its address. None in other groups.
SELECT p.id AS id
  FROM memberships m
  JOIN groups g ON g.id = m.group_id AND g.population = 'automatic'
  JOIN addresses d ON d.email_key = m.email_key
  JOIN members p ON p.organisation_id = m.organisation_id AND p.account_id = d.account_id AND p.status = 'active'
 WHERE m.organisation_id = :organisation_id AND m.id = :id AND m.member_id IS NULL
 UNION ALL
SELECT m.member_id
  FROM memberships m
  JOIN groups g ON g.id = m.group_id AND g.population = 'automatic'
 WHERE m.organisation_id = :organisation_id AND m.id = :id AND m.member_id IS NOT NULL
 LIMIT 1;

-- membership_set_status(organisation_id int, id int, to_status text, seat int, now int): One step of the status; seat: whether it holds one from now on. Whoever is not active has no progress that anybody sees. unasked.
UPDATE memberships
   SET previous_status = status, status = :to_status, seat = :seat, status_at = :now, active_at = :now,
       courses_done = CASE WHEN :to_status = 'active' THEN courses_done ELSE 0 END
 WHERE organisation_id = :organisation_id AND id = :id;

-- membership_set_current(organisation_id int, id int, current int): Whether the row is the one that lists show; apart, since it costs every index. unasked.
UPDATE memberships SET current = :current WHERE organisation_id = :organisation_id AND id = :id;

-- membership_join(organisation_id int, id int, member_id int, sort_key text): The invite's person is this member from now on.
UPDATE memberships SET member_id = :member_id, sort_key = :sort_key, brings = NULL
 WHERE organisation_id = :organisation_id AND id = :id AND member_id IS NULL;

-- membership_renew(organisation_id int, id int, expires_at int, token_hash text, now int): A resend: the same link works longer, and again where the installation has another secret by now.
UPDATE memberships
   SET expires_at = NULLIF(:expires_at, 0), token_hash = COALESCE(:token_hash, token_hash), resent_at = :now, resends = resends + 1, refusal = NULL, notify_at = :now, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :id;

-- membership_set_taken(organisation_id int, id int, expires_at int, now int): The mail server took the mail; the days to answer begin.
UPDATE memberships SET invited_at = :now, refusal = NULL, expires_at = :expires_at
 WHERE organisation_id = :organisation_id AND id = :id;

-- membership_touch(organisation_id int, id int, now int): Something happened to it that changed no status.
UPDATE memberships SET active_at = :now WHERE organisation_id = :organisation_id AND id = :id;

-- membership_set_refusal(organisation_id int, id int, refusal text, now int): The mail server refused the mail for good.
UPDATE memberships SET refusal = :refusal, active_at = :now
 WHERE organisation_id = :organisation_id AND id = :id AND current = 1;

-- membership_place(id int): The organisation and group of a membership, for the background.
SELECT m.organisation_id AS organisation_id, m.group_id AS group_id, m.status AS status, g.invite_days AS invite_days
  FROM memberships m JOIN groups g ON g.id = m.group_id
 WHERE m.id = :id;

-- membership_due_to_expire(now int, most int): Waiting invites whose day has passed.
SELECT id AS id, organisation_id AS organisation_id, group_id AS group_id, status AS status
  FROM memberships
 WHERE expires_at <= :now AND status IN ('prospect', 'pending') AND current = 1
 ORDER BY expires_at
 LIMIT :most;

-- membership_of_account(account_id int): Every place of an account's members, for following a changed name.
SELECT m.id AS id, m.group_id AS group_id, m.organisation_id AS organisation_id, m.email AS email,
       a.first_name AS first_name, a.last_name AS last_name
  FROM members p
  JOIN memberships m ON m.member_id = p.id
  JOIN accounts a ON a.id = p.account_id
 WHERE p.account_id = :account_id;

-- membership_set_sort_key(organisation_id int, id int, sort_key text): A changed name sorts elsewhere.
UPDATE memberships SET sort_key = :sort_key WHERE organisation_id = :organisation_id AND id = :id;

-- membership_count_up(organisation_id int, group_id int, status text, people int): So many more in this status.
INSERT INTO membership_counts (organisation_id, group_id, status, people) VALUES (:organisation_id, :group_id, :status, :people)
    ON CONFLICT (group_id, status) DO UPDATE SET people = membership_counts.people + excluded.people;

-- membership_count_down(group_id int, status text): One fewer in this status. unasked.
UPDATE membership_counts SET people = people - 1 WHERE group_id = :group_id AND status = :status;

-- membership_search_put(id int, scope text, words text): What a membership is found by.
INSERT INTO membership_search (rowid, scope, words) VALUES (:id, :scope, :words);

-- membership_search_put_many(given rows): The same of many: i1 id, t1 scope, t2 words.
INSERT INTO membership_search (rowid, scope, words) SELECT g.i1, g.t1, g.t2 FROM given(:given) AS g;

-- membership_search_drop(id int): It is not found any more, or is about to be found by other words.
DELETE FROM membership_search WHERE rowid = :id;

-- membership_counts(group_id int): People of a group by status.
SELECT status AS status, people AS people FROM membership_counts WHERE group_id = :group_id;

-- membership_newcomer(organisation_id int, id int): An active member as a newcomer to a group.
SELECT a.id AS account_id, a.email AS email, a.first_name AS first_name, a.last_name AS last_name, d.email_key AS email_key,
       a.password_hash IS NOT NULL AS has_password
  FROM members p
  JOIN accounts a ON a.id = p.account_id
  JOIN addresses d ON d.account_id = a.id AND d.email = a.email
 WHERE p.organisation_id = :organisation_id AND p.id = :id AND p.status = 'active';

-- membership_mail_waits(organisation_id int, membership_id int): Whether a mail to this membership is still on its way.
SELECT COUNT(*) AS mails FROM messages
 WHERE organisation_id = :organisation_id AND membership_id = :membership_id AND status IN ('held', 'queued');

-- membership_count_courses(organisation_id int, id int): Counts anew how many of the group's courses its member has completed, while it is active. unasked.
UPDATE memberships
   SET courses_done = (SELECT COUNT(*) FROM group_courses gc
                         JOIN enrolments e ON e.course_id = gc.course_id AND e.member_id = memberships.member_id AND e.status = 'completed'
                        WHERE gc.group_id = memberships.group_id)
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'active';
