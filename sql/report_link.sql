-- Read-only links to a report, for auditors. group_id 0: the organisation's report; course_id 0: all courses.

-- report_link_list(organisation_id int, group_id int, below_id int, most int, now int): Those of a group, or of the organisation's report, latest first.
SELECT k.id AS id, k.name AS name, k.nonce AS nonce, k.emails AS emails, k.expires_at AS expires_at, k.created_at AS created_at,
       k.seen_at AS seen_at, k.views AS views, k.revoked_at AS revoked_at, c.title AS course,
       CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= :now THEN 'expired' ELSE 'open' END AS link_is,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS made_by
  FROM report_links k
  LEFT JOIN courses c ON c.organisation_id = k.organisation_id AND c.id = k.course_id
  LEFT JOIN accounts a ON a.id = k.created_by
 WHERE k.organisation_id = :organisation_id AND k.group_id IS NULLIF(:group_id, 0) AND k.id < :below_id
 ORDER BY k.id DESC LIMIT :most;

-- report_link_list_before(organisation_id int, group_id int, first_id int, most int): The key before the previous page.
SELECT NULL AS key, id AS id FROM report_links
 WHERE organisation_id = :organisation_id AND group_id IS NULLIF(:group_id, 0) AND id > :first_id
 ORDER BY id LIMIT 1 OFFSET :most;

-- report_link_count(organisation_id int, group_id int, now int, most int): How many work, up to so many.
SELECT COUNT(*) AS count FROM (
       SELECT 1 FROM report_links
        WHERE organisation_id = :organisation_id AND group_id IS NULLIF(:group_id, 0) AND revoked_at IS NULL AND expires_at > :now LIMIT :most) x;

-- report_link_get(organisation_id int, group_id int, id int): One of them.
SELECT id AS id, name AS name, nonce AS nonce, revoked_at AS revoked_at, expires_at AS expires_at, created_at AS created_at
  FROM report_links
 WHERE organisation_id = :organisation_id AND id = :id AND group_id IS NULLIF(:group_id, 0);

-- report_link_add(organisation_id int, group_id int, course_id int, name text, emails int, nonce text, token_hash text, expires_at int, now int, account_id int): A new one.
INSERT INTO report_links (organisation_id, group_id, course_id, name, emails, nonce, token_hash, expires_at, created_at, created_by)
VALUES (:organisation_id, NULLIF(:group_id, 0), NULLIF(:course_id, 0), :name, :emails, :nonce, :token_hash, :expires_at, :now, NULLIF(:account_id, 0));

-- report_link_revoke(organisation_id int, group_id int, id int, now int, account_id int): It works no more; none when it was so already.
UPDATE report_links SET revoked_at = :now, revoked_by = NULLIF(:account_id, 0)
 WHERE organisation_id = :organisation_id AND id = :id AND group_id IS NULLIF(:group_id, 0) AND revoked_at IS NULL;

-- report_link_find(token_hash text): Whoever holds the link, whatever their organisation.
SELECT k.id AS id, k.organisation_id AS organisation_id, COALESCE(k.group_id, 0) AS group_id, COALESCE(k.course_id, 0) AS course_id,
       k.name AS name, k.emails AS emails, k.expires_at AS expires_at, k.revoked_at AS revoked_at, k.seen_at AS seen_at,
       o.name AS organisation, o.time_zone AS time_zone, o.status AS organisation_status, g.name AS group_name, c.title AS course,
       CASE WHEN k.course_id IS NULL OR EXISTS (
                 SELECT 1 FROM group_courses u WHERE u.group_id = k.group_id AND u.course_id = k.course_id) THEN 'yes' ELSE 'no' END AS course_is
  FROM report_links k
  JOIN organisations o ON o.id = k.organisation_id
  LEFT JOIN groups g ON g.id = k.group_id
  LEFT JOIN courses c ON c.organisation_id = k.organisation_id AND c.id = k.course_id
 WHERE k.token_hash = :token_hash;

-- report_link_seen(id int, now int, before int): Somebody opened it; none when that was noted just before.
UPDATE report_links SET views = views + 1, seen_at = :now WHERE id = :id AND (seen_at IS NULL OR seen_at <= :before);

-- report_link_course(organisation_id int, group_id int, course_id int): A course of the group, for a schedule or a link.
SELECT c.title AS title FROM group_courses u JOIN courses c ON c.id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id AND u.course_id = :course_id;

-- report_link_courses(organisation_id int, group_id int): The group's courses in their order, to choose from.
SELECT c.id AS id, c.title AS title FROM group_courses u JOIN courses c ON c.id = u.course_id
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id
 ORDER BY u.position, u.course_id LIMIT 1000;
