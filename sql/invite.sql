-- invite_find(token_hash text): The invite behind a link, and whose address it went to. Whoever was archived comes back by one that an administrator has sent since then, and by no other.
SELECT m.id AS id, m.organisation_id AS organisation_id, m.group_id AS group_id, m.status AS status, m.current AS current,
       m.email AS email, m.email_key AS email_key, m.first_name AS first_name, m.last_name AS last_name, m.expires_at AS expires_at,
       m.member_id AS member_id,
       CASE WHEN EXISTS (SELECT 1 FROM memberships n WHERE n.group_id = m.group_id AND n.member_id = m.member_id AND n.current = 1 AND n.status = 'active')
            THEN 1 ELSE 0 END AS in_group,
       a.id AS account_id, CASE WHEN a.password_hash IS NULL OR d.claimed = 1 THEN 0 ELSE 1 END AS has_password,
       CASE WHEN d.id IS NOT NULL AND a.id IS NULL THEN 1 ELSE 0 END AS closed,
       CASE WHEN g.status = 'active' AND o.status = 'active' AND NOT EXISTS (
            SELECT 1 FROM members p WHERE p.organisation_id = m.organisation_id AND p.account_id = d.account_id AND p.status = 'archived'
               AND (m.added_at < p.archived_at OR NOT EXISTS (SELECT 1 FROM accounts w WHERE w.id = m.added_by AND (w.site_admin = 1 OR EXISTS (
                   SELECT 1 FROM members b WHERE b.organisation_id = m.organisation_id AND b.account_id = w.id AND b.role = 'admin' AND b.status = 'active'))))) THEN 1 ELSE 0 END AS open
  FROM memberships m
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id
  LEFT JOIN addresses d ON d.email_key = m.email_key
  LEFT JOIN accounts a ON a.id = d.account_id AND a.status = 'active'
 WHERE m.token_hash = :token_hash;

-- invite_token_hash_for(account_id int, id int, now int): The link's hash of an invite to one of an account's confirmed addresses, once its mail was to go.
SELECT m.token_hash AS token_hash
  FROM memberships m
  JOIN addresses d ON d.email_key = m.email_key
 WHERE m.id = :id AND d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND m.notify_at <= :now;

-- invite_token_hash_to_group(account_id int, group_id int): The link's hash of a waiting invite to a group for one of an account's confirmed addresses.
SELECT m.token_hash AS token_hash
  FROM addresses d
  JOIN memberships m ON m.email_key = d.email_key AND m.group_id = :group_id AND m.current = 1
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND m.status IN ('prospect', 'pending')
 ORDER BY d.id
 LIMIT 1;

-- invite_waiting(account_id int, now int): Waiting invites to any of an account's confirmed addresses, in all organisations, that are open by invite_find; for My learning. sort: one person's few invites.
SELECT m.id AS id, g.name AS group_name, o.name AS organisation_name, m.expires_at AS expires_at, m.email AS email,
       COALESCE(NULLIF(trim(s.first_name || ' ' || s.last_name), ''), s.email) AS sender_name,
       (SELECT CASE COUNT(*) WHEN 0 THEN NULL WHEN 1 THEN '1 course. ' ELSE COUNT(*) || ' courses. ' END
          FROM group_courses u JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
         WHERE u.group_id = g.id) AS courses_words
  FROM addresses d
  JOIN memberships m ON m.email_key = d.email_key
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id
  LEFT JOIN accounts s ON s.id = m.added_by AND s.forgotten_at IS NULL
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND m.current = 1 AND m.status IN ('prospect', 'pending')
   AND m.notify_at <= :now AND (m.expires_at IS NULL OR m.expires_at > :now) AND g.status = 'active' AND o.status = 'active'
   AND NOT EXISTS (
       SELECT 1 FROM members p WHERE p.organisation_id = m.organisation_id AND p.account_id = d.account_id AND p.status = 'archived'
          AND (m.added_at < p.archived_at OR NOT EXISTS (SELECT 1 FROM accounts w WHERE w.id = m.added_by AND (w.site_admin = 1 OR EXISTS (
              SELECT 1 FROM members b WHERE b.organisation_id = m.organisation_id AND b.account_id = w.id AND b.role = 'admin' AND b.status = 'active')))))
 ORDER BY m.id
 LIMIT 100;

-- invite_details(organisation_id int, id int): What the invited person's page tells, and whom to ask.
SELECT m.email AS email, m.first_name AS first_name, m.last_name AS last_name, m.expires_at AS expires_at, g.name AS group_name,
       g.description AS group_description, o.name AS organisation_name, o.time_zone AS time_zone,
       COALESCE(NULLIF(trim(s.first_name || ' ' || s.last_name), ''), s.email) AS sender_name,
       CASE WHEN l.member_id IS NOT NULL THEN 'group leader' WHEN p.role = 'admin' THEN 'administrator' END AS sender_role,
       COALESCE(NULLIF(o.contact, ''), trim(s.first_name || ' ' || s.last_name || ' ' || s.email), o.name) AS ask
  FROM memberships m
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id
  LEFT JOIN accounts s ON s.id = m.added_by AND s.forgotten_at IS NULL
  LEFT JOIN members p ON p.organisation_id = m.organisation_id AND p.account_id = s.id AND p.status = 'active'
  LEFT JOIN leaders l ON l.group_id = m.group_id AND l.member_id = p.id
 WHERE m.organisation_id = :organisation_id AND m.id = :id;

-- invite_courses(organisation_id int, group_id int): The courses that come with it.
SELECT c.title AS title, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest
  FROM group_courses u
  JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
 WHERE u.organisation_id = :organisation_id AND u.group_id = :group_id
 ORDER BY u.position, u.course_id
 LIMIT 50;

-- invite_hash(organisation_id int, id int): The link's hash of one invite.
SELECT token_hash AS token_hash FROM memberships WHERE organisation_id = :organisation_id AND id = :id;

-- invite_brings(organisation_id int, id int): The branch and additional fields that are waiting for its acceptance.
SELECT brings AS brings FROM memberships WHERE organisation_id = :organisation_id AND id = :id;
