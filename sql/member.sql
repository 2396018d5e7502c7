-- member_of_account(organisation_id int, account_id int): The account's place in the organisation.
SELECT id AS id, status AS status
  FROM members
 WHERE organisation_id = :organisation_id AND account_id = :account_id;

-- member_get(organisation_id int, id int): One member, with what acting on them needs.
SELECT m.id AS id, m.account_id AS account_id, m.role AS role, m.role AS role_is, m.status AS status, m.status AS person_is,
       m.branch_id AS branch_id,
       m.joined_at AS joined_at, m.archived_at AS archived_at, a.email AS email, a.first_name AS first_name, a.last_name AS last_name,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials, a.signed_in_at AS signed_in_at,
       CASE WHEN a.signed_in_at IS NULL THEN 1 END AS never_signed_in,
       CASE WHEN a.forgotten_at IS NOT NULL THEN 1 END AS forgotten, CASE WHEN a.forgotten_at IS NULL THEN 1 END AS known,
       CASE WHEN a.status <> 'active' AND a.forgotten_at IS NULL THEN 1 END AS shut, CASE WHEN a.status = 'active' THEN 1 END AS restorable
  FROM members m JOIN accounts a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation_id AND m.id = :id;

-- member_add(organisation_id int, account_id int, sort_key text, email_key text, now int): A new member; none when the account is one already.
INSERT INTO members (organisation_id, account_id, sort_key, email_key, joined_at) VALUES (:organisation_id, :account_id, :sort_key, :email_key, :now)
    ON CONFLICT (organisation_id, account_id) DO NOTHING;

-- member_add_many(organisation_id int, given rows, now int): The same of many who were none: i1 id, i2 account, i3 branch or 0; t1 sort_key, t2 email_key. scan: as account_add_many does.
INSERT INTO members (id, organisation_id, account_id, branch_id, sort_key, email_key, joined_at)
SELECT g.i1, :organisation_id, g.i2, (SELECT b.id FROM branches b WHERE b.organisation_id = :organisation_id AND b.id = g.i3), g.t1, g.t2, :now
  FROM given(:given) AS g;

-- member_archive(organisation_id int, id int, now int): Into the archive; none when they are the last active administrator.
UPDATE members SET status = 'archived', archived_at = :now, role = 'learner'
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'active'
   AND (role = 'learner' OR EXISTS (
       SELECT 1 FROM members o WHERE o.organisation_id = :organisation_id AND o.role = 'admin' AND o.status = 'active' AND o.id <> :id));

-- member_restore(organisation_id int, id int): Back from the archive.
UPDATE members SET status = 'active', archived_at = NULL
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'archived';

-- member_make_admin(organisation_id int, id int): An active learner becomes an administrator.
UPDATE members SET role = 'admin' WHERE organisation_id = :organisation_id AND id = :id AND role = 'learner' AND status = 'active';

-- member_unmake_admin(organisation_id int, id int): An administrator becomes a learner; none when they are the last active one.
UPDATE members SET role = 'learner'
 WHERE organisation_id = :organisation_id AND id = :id AND role = 'admin'
   AND EXISTS (SELECT 1 FROM members o
                WHERE o.organisation_id = :organisation_id AND o.role = 'admin' AND o.status = 'active' AND o.id <> :id);

-- member_stop_leading(organisation_id int, member_id int): They lead no group any more.
DELETE FROM leaders WHERE organisation_id = :organisation_id AND member_id = :member_id;

-- member_places_to_archive(organisation_id int, member_id int): The groups that archiving takes them out of.
SELECT id AS id, group_id AS group_id
  FROM memberships
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND current = 1 AND status = 'active'
 ORDER BY id;

-- member_invites(organisation_id int, account_id int): Invites of the organisation that wait for one of an account's addresses, whether their mail has gone or not. sort: one person's few invites.
SELECT m.id AS id, m.group_id AS group_id
  FROM addresses d
  JOIN memberships m ON m.email_key = d.email_key AND m.organisation_id = :organisation_id AND m.current = 1
       AND m.status IN ('prospect', 'pending')
 WHERE d.account_id = :account_id
 ORDER BY d.id, m.id;

-- member_waits(organisation_id int, account_id int): Wait lists of the organisation that an account stands on.
SELECT id AS id, group_id AS group_id
  FROM wait_entries
 WHERE organisation_id = :organisation_id AND account_id = :account_id AND status = 'waiting'
 ORDER BY id;

-- member_places_to_restore(organisation_id int, member_id int, since int): The groups that they were archived out of as a whole, not one by one before.
SELECT id AS id, group_id AS group_id
  FROM memberships
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND current = 1 AND status = 'archived' AND status_at >= :since
 ORDER BY id;

-- member_places_left(organisation_id int, member_id int, since int): Of these, after a restore, the groups that had no seat. sort: one person's groups.
SELECT g.name AS name
  FROM memberships m JOIN groups g ON g.id = m.group_id
 WHERE m.organisation_id = :organisation_id AND m.member_id = :member_id AND m.current = 1 AND m.status = 'archived' AND m.status_at >= :since
 ORDER BY g.name_key, g.id LIMIT 20;

-- member_account(account_id int): Names and address that members are sorted and found by; rules see the address only where it is proved.
SELECT a.email AS email, a.first_name AS first_name, a.last_name AS last_name,
       COALESCE((SELECT d.email_key FROM addresses d WHERE d.account_id = a.id AND d.email = a.email AND d.claimed = 0), '') AS email_key
  FROM accounts a WHERE a.id = :account_id;

-- member_addresses(account_id int): Addresses that they showed to be theirs, beside the main one.
SELECT d.email AS email
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND d.email <> a.email
 ORDER BY d.id;

-- member_places_of_account(account_id int): The account's members in all organisations.
SELECT id AS id, organisation_id AS organisation_id, status AS status FROM members WHERE account_id = :account_id ORDER BY organisation_id;

-- member_set_keys(id int, sort_key text, email_key text): A changed name sorts elsewhere; a changed address is another one for rules.
UPDATE members SET sort_key = :sort_key, email_key = :email_key WHERE id = :id;

-- member_count_start(organisation_id int, status text, people int): The first in this status.
INSERT INTO member_counts (organisation_id, status, people) VALUES (:organisation_id, :status, :people);

-- member_count_add(organisation_id int, status text, people int): So many more (or fewer) in this status; none where nobody was in it yet.
UPDATE member_counts SET people = people + :people WHERE organisation_id = :organisation_id AND status = :status;

-- member_search_put(id int, scope text, words text): What a member is found by.
INSERT INTO member_search (rowid, scope, words) VALUES (:id, :scope, :words);

-- member_search_put_many(given rows, scope text): The same of many: i1 id, t3 words.
INSERT INTO member_search (rowid, scope, words) SELECT g.i1, :scope, g.t3 FROM given(:given) AS g;

-- member_search_drop(id int): They are about to be found by other words, or elsewhere.
DELETE FROM member_search WHERE rowid = :id;

-- account_search_put(id int, scope text, words text): What an account is found by.
INSERT INTO account_search (rowid, scope, words) VALUES (:id, :scope, :words);

-- account_search_put_many(given rows, scope text): The same of many: i1 id, t5 words.
INSERT INTO account_search (rowid, scope, words) SELECT g.i1, :scope, g.t5 FROM given(:given) AS g;

-- account_search_drop(id int): It is about to be found by other words.
DELETE FROM account_search WHERE rowid = :id;

-- The people of the organisation, a page by name in one status, or found by a part of a name or address.

-- member_page(organisation_id int, status text, after_key text, after_id int, until_key text, most int): By name or address.
SELECT * FROM people
 WHERE organisation_id = :organisation_id AND status = :status AND (sort_key, id) > (:after_key, :after_id) AND sort_key < :until_key
 ORDER BY sort_key, id LIMIT :most;

-- member_page_before(organisation_id int, status text, first_key text, first_id int, from_key text, most int): The key before the previous page.
SELECT sort_key AS sort_key, id AS id FROM members
 WHERE organisation_id = :organisation_id AND status = :status AND (sort_key, id) < (:first_key, :first_id) AND sort_key >= :from_key
 ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET :most;

-- member_page_narrowed(organisation_id int, status text, branch_id int, below int, groupless int, after_key text, after_id int, until_key text, most int): The same of one branch (below 1: and of those below it), 0 for all; groupless 1: only people who learn in no group. Others are passed over in the index.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT p.* FROM members m
  JOIN people p ON p.id = m.id
 WHERE m.organisation_id = :organisation_id AND m.status = :status AND (m.sort_key, m.id) > (:after_key, :after_id)
   AND m.sort_key < :until_key
   AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
   AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
 ORDER BY m.sort_key, m.id LIMIT :most;

-- member_page_narrowed_before(organisation_id int, status text, branch_id int, below int, groupless int, first_key text, first_id int, from_key text, most int): The key before the previous page.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT m.sort_key AS sort_key, m.id AS id FROM members m
 WHERE m.organisation_id = :organisation_id AND m.status = :status AND (m.sort_key, m.id) < (:first_key, :first_id)
   AND m.sort_key >= :from_key
   AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
   AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
 ORDER BY m.sort_key DESC, m.id DESC LIMIT 1 OFFSET :most;

-- member_found(organisation_id int, status text, query text, word text, branch_id int, below int, groupless int, before_id int, most int): Found by search_query() in member_scope(), or with exactly the word as the value of a field or as their branch's name; latest come first. Narrowed as above. sort: people with exactly this value or branch, and one page.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT p.* FROM (
       SELECT s.rowid AS id FROM member_search s JOIN members m ON m.id = s.rowid
        WHERE s.member_search MATCH :query AND s.rowid < :before_id AND m.organisation_id = :organisation_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        UNION
       SELECT m.id FROM fields f
         JOIN member_values v ON v.field_id = f.id AND v.value_key = :word
         JOIN members m ON m.id = v.member_id AND m.status = :status
        WHERE f.organisation_id = :organisation_id AND m.id < :before_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        UNION
       SELECT m.id FROM branches n
         JOIN members m ON m.branch_id = n.id AND m.status = :status
        WHERE n.organisation_id = :organisation_id AND n.name_key = :word AND m.id < :before_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        ORDER BY 1 DESC LIMIT :most) x
  JOIN people p ON p.id = x.id
 ORDER BY x.id DESC;

-- member_found_before(organisation_id int, status text, query text, word text, branch_id int, below int, groupless int, first_id int, most int): The key before the previous page. sort: people with exactly this value or branch.
WITH RECURSIVE inside AS (
       SELECT :branch_id AS id
        UNION
       SELECT b.id FROM inside JOIN branches b ON b.organisation_id = :organisation_id AND b.parent_id = inside.id WHERE :below = 1)
SELECT '' AS sort_key, x.id AS id FROM (
       SELECT s.rowid AS id FROM member_search s JOIN members m ON m.id = s.rowid
        WHERE s.member_search MATCH :query AND s.rowid > :first_id AND m.organisation_id = :organisation_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        UNION
       SELECT m.id FROM fields f
         JOIN member_values v ON v.field_id = f.id AND v.value_key = :word
         JOIN members m ON m.id = v.member_id AND m.status = :status
        WHERE f.organisation_id = :organisation_id AND m.id > :first_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        UNION
       SELECT m.id FROM branches n
         JOIN members m ON m.branch_id = n.id AND m.status = :status
        WHERE n.organisation_id = :organisation_id AND n.name_key = :word AND m.id > :first_id
          AND (:branch_id = 0 OR m.branch_id IN (SELECT id FROM inside))
          AND (:groupless = 0 OR NOT EXISTS (SELECT 1 FROM memberships g WHERE g.member_id = m.id AND g.current = 1 AND g.status = 'active'))
        ORDER BY 1 LIMIT 1 OFFSET :most) x;

-- One person's page. leader_id: 0 for an administrator, else the leader who looks, and sees only the groups that they lead.

-- member_seen_by_leader(organisation_id int, id int, leader_id int): Whether this person is active in a group that the leader leads; the address they are known by there.
SELECT p.email AS email
  FROM memberships p JOIN leaders l ON l.group_id = p.group_id AND l.member_id = :leader_id
 WHERE p.organisation_id = :organisation_id AND p.member_id = :id AND p.status = 'active' AND p.current = 1
 ORDER BY p.id LIMIT 1;

-- member_places(organisation_id int, member_id int, leader_id int): Every place in a group and how it came about, latest first.
SELECT p.id AS id, p.group_id AS group_id, g.name AS group_name, g.status AS group_is, p.status AS status, p.email AS email,
       p.status AS status_is, CASE WHEN p.status = 'removed' THEN 1 END AS removed,
       CASE WHEN p.added_by IS NULL AND p.route <> 'demo' AND p.route <> 'rule' THEN 1 END AS by_themselves,
       CASE WHEN g.population = 'automatic' THEN 1 END AS by_rule,
       CASE WHEN g.population = 'automatic' AND p.status = 'active' THEN CASE WHEN p.pinned = 1 THEN 'pinned' WHEN p.route <> 'rule' THEN 'rule' END END AS stays_is,
       p.route AS route_is, NULLIF(p.route_detail, '') AS route_detail, p.added_at AS added_at, p.status_at AS status_at,
       CASE WHEN p.route = 'rule' THEN 'ruled' WHEN p.token_hash IS NOT NULL THEN 'invited' WHEN p.route IN ('code', 'key', 'join') THEN 'joined' ELSE 'enrolled' END AS how_is, p.invited_at AS invited_at,
       CASE WHEN p.route <> 'rule' THEN COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) END AS added_by
  FROM memberships p
  JOIN groups g ON g.id = p.group_id
  LEFT JOIN accounts w ON w.id = p.added_by
 WHERE p.organisation_id = :organisation_id AND p.member_id = :member_id
   AND (:leader_id = 0 OR (p.status = 'active' AND p.current = 1
        AND EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = p.group_id AND l.member_id = :leader_id)))
 ORDER BY p.id DESC LIMIT 200;

-- member_leads(organisation_id int, member_id int): The groups that they lead; at most 200, by name. sort: those of one person.
SELECT g.id AS id, g.name AS name
  FROM leaders l JOIN groups g ON g.id = l.group_id
 WHERE l.organisation_id = :organisation_id AND l.member_id = :member_id
 ORDER BY g.name_key, g.id LIMIT 200;

-- member_courses(organisation_id int, member_id int, leader_id int): The courses of their groups, and those they have begun; a leader sees those of the groups they lead, and nobody sees any of archived people. sort: one person's courses.
SELECT c.id AS id, c.title AS title, e.started_at AS started_at, e.completed_at AS completed_at, e.last_at AS last_at,
       COALESCE(e.progress, 0) AS progress, e.score AS score, CASE WHEN e.score IS NOT NULL THEN 1 END AS scored,
       CASE COALESCE(e.status, 'not started') WHEN 'not started' THEN 'new' WHEN 'in progress' THEN 'open' ELSE 'done' END AS course_is
  FROM (SELECT u.course_id AS course_id
          FROM memberships p JOIN group_courses u ON u.group_id = p.group_id
         WHERE p.member_id = :member_id AND p.status = 'active' AND p.current = 1
           AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders l WHERE l.group_id = p.group_id AND l.member_id = :leader_id))
         UNION
        SELECT b.course_id FROM enrolments b WHERE b.member_id = :member_id AND b.status <> 'not started' AND :leader_id = 0) t
  JOIN courses c ON c.id = t.course_id AND c.organisation_id = :organisation_id
  JOIN members m ON m.id = :member_id AND m.organisation_id = c.organisation_id
  LEFT JOIN enrolments e ON e.member_id = m.id AND e.course_id = c.id
 WHERE m.status = 'active' AND (c.status = 'active' AND c.published_at IS NOT NULL OR e.status <> 'not started')
 ORDER BY c.title_key, c.id LIMIT 200;

-- member_activity(organisation_id int, member_id int, leader_id int): What was done to them, latest first. sort: one person's history.
SELECT l.* FROM (
       SELECT id AS id FROM activities WHERE member_id = :member_id AND :leader_id = 0
        UNION
       SELECT a.id AS id FROM memberships p JOIN activities a ON a.membership_id = p.id
        WHERE p.member_id = :member_id
          AND (:leader_id = 0 OR (p.status = 'active' AND p.current = 1
               AND EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = p.group_id AND d.member_id = :leader_id)))) x
  JOIN activity_lines l ON l.id = x.id
 WHERE l.organisation_id = :organisation_id
 ORDER BY x.id DESC LIMIT 50;

-- member_set_branch(organisation_id int, id int, branch_id int): Into a branch of the organisation, 0 for none; none where they are there already.
UPDATE members SET branch_id = NULLIF(:branch_id, 0)
 WHERE organisation_id = :organisation_id AND id = :id AND COALESCE(branch_id, 0) <> :branch_id
   AND (:branch_id = 0 OR EXISTS (SELECT 1 FROM branches b WHERE b.organisation_id = :organisation_id AND b.id = :branch_id));

-- member_value_put(organisation_id int, member_id int, field_id int, value text, value_key text): Their value of a field; none where it is this one already.
INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key)
VALUES (:organisation_id, :member_id, :field_id, :value, :value_key)
    ON CONFLICT (member_id, field_id) DO UPDATE SET value = excluded.value, value_key = excluded.value_key, fits = 1
 WHERE member_values.organisation_id = excluded.organisation_id AND (member_values.value <> excluded.value OR member_values.fits = 0);

-- member_value_add_many(organisation_id int, given rows): The same of many who have none: i1 member, i2 field, t1 value, t2 value_key.
INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key)
SELECT :organisation_id, g.i1, g.i2, g.t1, g.t2 FROM given(:given) AS g;

-- member_value_drop(organisation_id int, member_id int, field_id int): They have none any more.
DELETE FROM member_values WHERE organisation_id = :organisation_id AND member_id = :member_id AND field_id = :field_id;

-- member_branch(organisation_id int, id int): The branch that a member is in.
SELECT branch_id AS branch_id FROM members WHERE organisation_id = :organisation_id AND id = :id;

-- member_value(organisation_id int, member_id int, field_id int): A member's value of one field.
SELECT value AS value FROM member_values WHERE organisation_id = :organisation_id AND member_id = :member_id AND field_id = :field_id;
