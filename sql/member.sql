-- member_of_account(organisation_id int, account_id int): The account's place in the organisation.
SELECT id AS id, status AS status
  FROM members
 WHERE organisation_id = :organisation_id AND account_id = :account_id;

-- member_get(organisation_id int, id int): One member, with what acting on them needs.
SELECT m.id AS id, m.account_id AS account_id, m.role AS role, m.role AS role_is, m.status AS status, m.status AS status_is,
       m.joined_at AS joined_at, m.archived_at AS archived_at, a.email AS email, a.first_name AS first_name, a.last_name AS last_name,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials, a.signed_in_at AS signed_in_at
  FROM members m JOIN accounts a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation_id AND m.id = :id;

-- member_add(organisation_id int, account_id int, sort_key text, now int): A new member; none when the account is one already.
INSERT INTO members (organisation_id, account_id, sort_key, joined_at) VALUES (:organisation_id, :account_id, :sort_key, :now)
    ON CONFLICT (organisation_id, account_id) DO NOTHING;

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
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND current = 1 AND status = 'active';

-- member_places_to_restore(organisation_id int, member_id int, since int): The groups that they were archived out of as a whole, not one by one before.
SELECT id AS id, group_id AS group_id
  FROM memberships
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND current = 1 AND status = 'archived' AND status_at >= :since;

-- member_account(account_id int): Names and address that members are sorted and found by.
SELECT email AS email, first_name AS first_name, last_name AS last_name FROM accounts WHERE id = :account_id;

-- member_addresses(account_id int): Addresses that they showed to be theirs, beside the main one.
SELECT d.email AS email
  FROM addresses d JOIN accounts a ON a.id = d.account_id
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND d.email <> a.email
 ORDER BY d.id;

-- member_places_of_account(account_id int): The account's members in all organisations.
SELECT id AS id, organisation_id AS organisation_id, status AS status FROM members WHERE account_id = :account_id;

-- member_set_sort_key(id int, sort_key text): A changed name sorts elsewhere.
UPDATE members SET sort_key = :sort_key WHERE id = :id;

-- member_count_start(organisation_id int, status text): A count that begins at nobody.
INSERT INTO member_counts (organisation_id, status, people) VALUES (:organisation_id, :status, 0) ON CONFLICT DO NOTHING;

-- member_count_add(organisation_id int, status text, people int): So many more (or fewer) in this status.
UPDATE member_counts SET people = people + :people WHERE organisation_id = :organisation_id AND status = :status;

-- member_search_put(id int, scope text, words text): What a member is found by.
INSERT INTO member_search (rowid, scope, words) VALUES (:id, :scope, :words);

-- member_search_drop(id int): They are about to be found by other words, or elsewhere.
DELETE FROM member_search WHERE rowid = :id;

-- account_search_put(id int, words text): What an account is found by.
INSERT INTO account_search (rowid, words) VALUES (:id, :words);

-- account_search_drop(id int): It is about to be found by other words.
DELETE FROM account_search WHERE rowid = :id;
