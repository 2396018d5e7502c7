-- The join page: its settings, what it offers, and who asked to come in.

-- join_page_get(organisation_id int): The settings of an organisation's join page; none before they are saved for the first time.
SELECT name AS name, is_on AS is_on, allow_list AS allow_list, welcome AS welcome
  FROM join_pages
 WHERE organisation_id = :organisation_id;

-- join_page_owner(name text): Whose join page has this address.
SELECT organisation_id AS organisation_id FROM join_pages WHERE name = :name;

-- join_page_add(organisation_id int, name text, now int): The first settings; none where there are some, or the name is taken.
INSERT INTO join_pages (organisation_id, name, changed_at) VALUES (:organisation_id, :name, :now) ON CONFLICT DO NOTHING;

-- join_page_update(organisation_id int, name text, is_on int, allow_list text, welcome text, now int): Saves the settings; none where the name is taken.
UPDATE join_pages
   SET name = :name, is_on = :is_on, allow_list = :allow_list, welcome = :welcome, changed_at = :now
 WHERE organisation_id = :organisation_id
   AND NOT EXISTS (SELECT 1 FROM join_pages o WHERE o.name = :name AND o.organisation_id <> :organisation_id);

-- join_groups_clear(organisation_id int): Offers no group; before the new ones.
DELETE FROM join_groups WHERE organisation_id = :organisation_id;

-- join_group_offer(organisation_id int, group_id int): Offers a group; none where it is no active one of theirs.
INSERT INTO join_groups (organisation_id, group_id)
SELECT organisation_id, id FROM groups WHERE organisation_id = :organisation_id AND id = :group_id AND status = 'active'
    ON CONFLICT DO NOTHING;

-- join_branches_clear(organisation_id int): Offers no location; before the new ones.
DELETE FROM join_branches WHERE organisation_id = :organisation_id;

-- join_branch_offer(organisation_id int, branch_id int): Offers a location; none where it is none of theirs.
INSERT INTO join_branches (organisation_id, branch_id)
SELECT organisation_id, id FROM branches WHERE organisation_id = :organisation_id AND id = :branch_id
    ON CONFLICT DO NOTHING;

-- join_group_choices(organisation_id int, most int): The active groups by name, with what is free in each and whether it is offered.
SELECT g.id AS id, g.name AS name, j.group_id AS offered,
       CASE WHEN g.seats IS NULL THEN 'endless' WHEN g.seats > g.seats_held THEN 'free' ELSE 'full' END AS seats_is,
       g.seats - g.seats_held AS seats_free
  FROM groups g
  LEFT JOIN join_groups j ON j.organisation_id = g.organisation_id AND j.group_id = g.id
 WHERE g.organisation_id = :organisation_id AND g.status = 'active'
 ORDER BY g.name_key, g.id LIMIT :most;

-- join_branches_offered(organisation_id int): The locations that the page offers.
SELECT branch_id AS branch_id FROM join_branches WHERE organisation_id = :organisation_id ORDER BY branch_id LIMIT 1000;

-- join_page_find(name text): The page with this address, and whether it lets people in.
SELECT p.organisation_id AS organisation_id, p.name AS name, p.allow_list AS allow_list, p.welcome AS welcome, o.name AS organisation_name,
       o.contact AS ask, CASE WHEN p.is_on = 1 AND o.join_page = 1 AND o.status = 'active' THEN 1 ELSE 0 END AS is_open
  FROM join_pages p
  JOIN organisations o ON o.id = p.organisation_id
 WHERE p.name = :name;

-- join_groups_offered(organisation_id int): The groups that the page offers, by name. sort: at most a thousand.
SELECT g.id AS id, g.name AS name, CASE WHEN g.seats <= g.seats_held OR g.on_wait_list > 0 THEN 1 END AS full
  FROM join_groups j
  JOIN groups g ON g.organisation_id = j.organisation_id AND g.id = j.group_id
 WHERE j.organisation_id = :organisation_id AND g.status = 'active'
 ORDER BY g.name_key, g.id LIMIT 1000;

-- join_group_is_offered(organisation_id int, group_id int): Whether the page offers this group.
SELECT COUNT(*) AS offered
  FROM join_groups j
  JOIN groups g ON g.organisation_id = j.organisation_id AND g.id = j.group_id
 WHERE j.organisation_id = :organisation_id AND j.group_id = :group_id AND g.status = 'active';

-- join_branch_is_offered(organisation_id int, branch_id int): Whether the page offers this location.
SELECT COUNT(*) AS offered FROM join_branches WHERE organisation_id = :organisation_id AND branch_id = :branch_id;

-- join_request_add(organisation_id int, group_id int, branch_id int, email text, email_key text, nonce text, token_hash text, now int, expires_at int): Somebody asked to come in; a link goes to their address. branch_id 0: none.
INSERT INTO join_requests (organisation_id, group_id, branch_id, email, email_key, nonce, token_hash, created_at, expires_at)
VALUES (:organisation_id, :group_id, NULLIF(:branch_id, 0), :email, :email_key, :nonce, :token_hash, :now, :expires_at);

-- join_request_find(token_hash text): What stands behind a link.
SELECT r.id AS id, r.organisation_id AS organisation_id, r.group_id AS group_id, r.branch_id AS branch_id, r.email AS email,
       r.expires_at AS expires_at, r.used_at AS used_at, p.name AS page_name, p.allow_list AS allow_list, o.name AS organisation_name,
       o.contact AS ask, g.name AS group_name, g.description AS group_description,
       CASE WHEN p.is_on = 1 AND o.join_page = 1 AND o.status = 'active' THEN 1 ELSE 0 END AS is_open,
       CASE WHEN j.group_id IS NOT NULL AND g.status = 'active' THEN 1 ELSE 0 END AS offered
  FROM join_requests r
  JOIN organisations o ON o.id = r.organisation_id
  JOIN groups g ON g.id = r.group_id
  JOIN join_pages p ON p.organisation_id = r.organisation_id
  LEFT JOIN join_groups j ON j.organisation_id = r.organisation_id AND j.group_id = r.group_id
 WHERE r.token_hash = :token_hash;

-- join_standing(organisation_id int, group_id int, account_id int): How an account stands already: member_status NULL where it is no member, archived also where only its place in the group is.
SELECT CASE WHEN EXISTS (SELECT 1 FROM memberships s WHERE s.group_id = :group_id AND s.member_id = m.id AND s.current = 1 AND s.status = 'archived')
            THEN 'archived' ELSE m.status END AS member_status,
       EXISTS (SELECT 1 FROM memberships s WHERE s.group_id = :group_id AND s.member_id = m.id AND s.current = 1 AND s.status = 'active') AS already
  FROM members m
 WHERE m.organisation_id = :organisation_id AND m.account_id = :account_id;

-- join_request_hash(organisation_id int, id int): The hash of a request's link.
SELECT token_hash AS token_hash FROM join_requests WHERE organisation_id = :organisation_id AND id = :id;

-- join_request_use(organisation_id int, id int, now int): Uses a link up; no row where it was used or is over.
UPDATE join_requests SET used_at = :now WHERE organisation_id = :organisation_id AND id = :id AND used_at IS NULL AND expires_at > :now;

-- join_request_letter(organisation_id int, id int, now int): What the mail with the link says; none where it has nothing to say any more.
SELECT r.nonce AS nonce, r.group_id AS group_id, r.expires_at AS expires_at, p.name AS page_name, g.name AS group_name
  FROM join_requests r
  JOIN join_pages p ON p.organisation_id = r.organisation_id
  JOIN groups g ON g.id = r.group_id
 WHERE r.organisation_id = :organisation_id AND r.id = :id AND r.used_at IS NULL AND r.expires_at > :now AND p.is_on = 1;

-- join_sweep(before int, most int): Deletes some of the requests whose link ran out long ago.
DELETE FROM join_requests
 WHERE id IN (SELECT r.id FROM join_requests r WHERE r.expires_at < :before ORDER BY r.expires_at LIMIT :most);
