-- Pins and exclusions of automatic groups, and why somebody is in one or not.

-- rule_pin_excluded(organisation_id int, group_id int, leader int, before_at int, before_id int, most int): Who stays out of a group, latest first; leader 1: only people who were in it once.
SELECT e.member_id AS id, COALESCE(NULLIF(trim(p.first_name || ' ' || p.last_name), ''), l.email, p.email) AS name, 'shown' AS name_is, p.initials AS initials, p.status AS person_is,
       COALESCE(l.email, p.email) AS email,
       e.why AS why_is, e.excluded_at AS excluded_at, COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS excluded_by
  FROM rule_exclusions e
  JOIN people p ON p.id = e.member_id
  LEFT JOIN memberships l ON l.id = (SELECT MAX(m.id) FROM memberships m WHERE m.group_id = e.group_id AND m.member_id = e.member_id)
  LEFT JOIN accounts w ON w.id = e.excluded_by
 WHERE e.organisation_id = :organisation_id AND e.group_id = :group_id AND (e.excluded_at, e.member_id) < (:before_at, :before_id)
   AND (:leader = 0 OR EXISTS (SELECT 1 FROM memberships m WHERE m.group_id = e.group_id AND m.member_id = e.member_id))
 ORDER BY e.excluded_at DESC, e.member_id DESC LIMIT :most;

-- rule_pin_excluded_before(organisation_id int, group_id int, leader int, first_at int, first_id int, most int): The key before the previous page.
SELECT e.excluded_at AS sort_key, e.member_id AS id
  FROM rule_exclusions e
 WHERE e.organisation_id = :organisation_id AND e.group_id = :group_id AND (e.excluded_at, e.member_id) > (:first_at, :first_id)
   AND (:leader = 0 OR EXISTS (SELECT 1 FROM memberships m WHERE m.group_id = e.group_id AND m.member_id = e.member_id))
 ORDER BY e.excluded_at, e.member_id LIMIT 1 OFFSET :most;

-- rule_pin_exclusion(organisation_id int, group_id int, member_id int): Why somebody stays out of a group.
SELECT e.why AS why, e.excluded_at AS excluded_at, COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS excluded_by
  FROM rule_exclusions e LEFT JOIN accounts w ON w.id = e.excluded_by
 WHERE e.organisation_id = :organisation_id AND e.group_id = :group_id AND e.member_id = :member_id;

-- rule_pin_place(organisation_id int, group_id int, member_id int): Somebody's place in a group, and how they came by it.
SELECT m.id AS id, m.status AS status, m.pinned AS pinned, m.email AS email, m.route AS route, NULLIF(m.route_detail, '') AS route_detail,
       m.added_at AS added_at, COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS added_by
  FROM memberships m LEFT JOIN accounts w ON w.id = m.added_by
 WHERE m.organisation_id = :organisation_id AND m.group_id = :group_id AND m.member_id = :member_id AND m.current = 1;

-- rule_pin_made(organisation_id int, membership_id int): Who pinned a learner last, and when.
SELECT a.at AS at, COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS by_whom
  FROM activities a LEFT JOIN accounts w ON w.id = a.account_id
 WHERE a.organisation_id = :organisation_id AND a.membership_id = :membership_id AND a.verb = 'membership.pinned'
 ORDER BY a.id DESC LIMIT 1;

-- rule_pin_was_here(organisation_id int, group_id int, member_id int): Whether somebody is or was in a group, so that whoever leads it knows them: the address that they were last there by.
SELECT email AS email FROM memberships
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND member_id = :member_id
 ORDER BY id DESC LIMIT 1;

-- rule_pin_waits(organisation_id int, id int): The active member behind an entry of an automatic group's wait list; none in other groups.
SELECT m.id AS id
  FROM wait_entries w
  JOIN groups g ON g.id = w.group_id AND g.population = 'automatic'
  JOIN members m ON m.organisation_id = w.organisation_id AND m.account_id = w.account_id AND m.status = 'active'
 WHERE w.organisation_id = :organisation_id AND w.id = :id;

-- rule_pin_excluded_owner(organisation_id int, group_id int, email_key text): Why the person who owns an address stays out of a group.
SELECT e.why AS why
  FROM addresses d
  JOIN members p ON p.organisation_id = :organisation_id AND p.account_id = d.account_id
  JOIN rule_exclusions e ON e.group_id = :group_id AND e.member_id = p.id
 WHERE d.email_key = :email_key;

-- rule_pin_groups(organisation_id int): Whether an organisation has a group that fills itself. scan: an organisation's groups, up to the first.
SELECT EXISTS (SELECT 1 FROM groups WHERE organisation_id = :organisation_id AND population = 'automatic') AS some;
