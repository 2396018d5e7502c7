-- Statements of other systems (xAPI).

-- ---- JSON

-- statement_tree(json text): Every value in it, in its order; none where it is no JSON. scan: of what came.
SELECT j.id AS id, j.parent AS parent, j.key AS key, j.type AS type, j.atom AS atom
  FROM json_tree(CASE WHEN json_valid(:json) THEN :json END) j;

-- statement_each(json text): The values of an array, each as JSON. scan: of what came.
SELECT j.value AS json FROM json_each(:json) j;

-- statement_as_lists(json text): What stands alone in contextActivities becomes an array of it; also in a SubStatement.
SELECT json_replace(:json,
       '$.context.contextActivities.parent', CASE json_type(:json, '$.context.contextActivities.parent') WHEN 'object' THEN json_array(json_extract(:json, '$.context.contextActivities.parent')) ELSE json_extract(:json, '$.context.contextActivities.parent') END,
       '$.context.contextActivities.grouping', CASE json_type(:json, '$.context.contextActivities.grouping') WHEN 'object' THEN json_array(json_extract(:json, '$.context.contextActivities.grouping')) ELSE json_extract(:json, '$.context.contextActivities.grouping') END,
       '$.context.contextActivities.category', CASE json_type(:json, '$.context.contextActivities.category') WHEN 'object' THEN json_array(json_extract(:json, '$.context.contextActivities.category')) ELSE json_extract(:json, '$.context.contextActivities.category') END,
       '$.context.contextActivities.other', CASE json_type(:json, '$.context.contextActivities.other') WHEN 'object' THEN json_array(json_extract(:json, '$.context.contextActivities.other')) ELSE json_extract(:json, '$.context.contextActivities.other') END,
       '$.object.context.contextActivities.parent', CASE json_type(:json, '$.object.context.contextActivities.parent') WHEN 'object' THEN json_array(json_extract(:json, '$.object.context.contextActivities.parent')) ELSE json_extract(:json, '$.object.context.contextActivities.parent') END,
       '$.object.context.contextActivities.grouping', CASE json_type(:json, '$.object.context.contextActivities.grouping') WHEN 'object' THEN json_array(json_extract(:json, '$.object.context.contextActivities.grouping')) ELSE json_extract(:json, '$.object.context.contextActivities.grouping') END,
       '$.object.context.contextActivities.category', CASE json_type(:json, '$.object.context.contextActivities.category') WHEN 'object' THEN json_array(json_extract(:json, '$.object.context.contextActivities.category')) ELSE json_extract(:json, '$.object.context.contextActivities.category') END,
       '$.object.context.contextActivities.other', CASE json_type(:json, '$.object.context.contextActivities.other') WHEN 'object' THEN json_array(json_extract(:json, '$.object.context.contextActivities.other')) ELSE json_extract(:json, '$.object.context.contextActivities.other') END) AS json;

-- statement_kept(json text, uuid text, authority text): A statement with what its receiver sets, but for the time.
SELECT json_set(json_remove(:json, '$.stored'), '$.id', :uuid, '$.authority', json(:authority),
                '$.version', COALESCE(json_extract(:json, '$.version'), '1.0.0')) AS json;

-- ---- storing

-- statement_by_uuid(organisation_id int, uuid text): One that is there.
SELECT id AS id, stored AS stored, happened AS happened, digest AS digest, voids AS voids, voided AS voided, fate AS fate,
       event_kind AS event_kind
  FROM statements
 WHERE organisation_id = :organisation_id AND uuid = :uuid;

-- statement_latest(organisation_id int): When the last one was stored.
SELECT max(stored) AS stored FROM statements WHERE organisation_id = :organisation_id;

-- statement_add(organisation_id int, key_id int, uuid text, stored int, happened int, digest text, verb text, target text, voids int, voided int, fate text, member_id int, course_id int, event_kind text, json text, json_end text): One more.
INSERT INTO statements (organisation_id, key_id, uuid, stored, happened, digest, verb, target, voids, voided, fate, member_id, course_id, event_kind, json)
VALUES (:organisation_id, :key_id, :uuid, :stored, :happened, :digest, :verb, :target, :voids, :voided, :fate, NULLIF(:member_id, 0),
        NULLIF(:course_id, 0), :event_kind, :json || :json_end);

-- statement_add_terms(organisation_id int, stored int, terms rows): What it is found by: i1 the term, which may come twice, i2 whether near. sort: a statement's terms.
INSERT INTO statement_terms (organisation_id, term, stored, near)
SELECT :organisation_id, g.i1, :stored, max(g.i2) FROM given(:terms) g WHERE true GROUP BY g.i1
    ON CONFLICT (organisation_id, term, stored) DO UPDATE SET near = 1 WHERE excluded.near = 1 AND statement_terms.near = 0;

-- statement_void(organisation_id int, uuid text): It was taken back; no row where it takes another one back itself, or was before.
UPDATE statements SET voided = 1 WHERE organisation_id = :organisation_id AND uuid = :uuid AND voids = 0 AND voided = 0;

-- ---- statements about others

-- statement_aims(organisation_id int, uuid text): What it refers to, and what that does in turn, as far as it is there. scan: of the chain.
WITH RECURSIVE chain (uuid, target, json) AS (
	SELECT s.uuid, s.target, s.json FROM statements s WHERE s.organisation_id = :organisation_id AND s.uuid = :uuid
	UNION
	SELECT s.uuid, s.target, s.json FROM chain c JOIN statements s ON s.organisation_id = :organisation_id AND s.uuid = c.target
)
SELECT json AS json FROM chain LIMIT 20;

-- statement_referred(organisation_id int, uuid text): Whether others that came before it refer to it: NULL: none; 1: one takes it back.
SELECT max(voids) AS voids FROM statements WHERE organisation_id = :organisation_id AND target = :uuid;

-- statement_add_terms_above(organisation_id int, uuid text, terms rows): Those that refer to it, and those that refer to them, are found by what finds it. scan: of those few. sort: the same.
INSERT INTO statement_terms (organisation_id, term, stored, near)
  WITH RECURSIVE above (uuid, stored) AS (
	SELECT s.uuid, s.stored FROM statements s WHERE s.organisation_id = :organisation_id AND s.target = :uuid
	UNION
	SELECT s.uuid, s.stored FROM above a JOIN statements s ON s.organisation_id = :organisation_id AND s.target = a.uuid
)
SELECT :organisation_id, g.i1, a.stored, max(g.i2) FROM above a CROSS JOIN given(:terms) g WHERE true GROUP BY g.i1, a.stored
    ON CONFLICT (organisation_id, term, stored) DO UPDATE SET near = 1 WHERE excluded.near = 1 AND statement_terms.near = 0;

-- ---- what it tells of progress

-- statement_member_of_address(organisation_id int, email_key text): Whose an address is; not one that somebody only typed.
SELECT p.id AS id FROM addresses d JOIN members p ON p.account_id = d.account_id AND p.organisation_id = :organisation_id
 WHERE d.email_key = :email_key AND d.claimed = 0;

-- statement_member_of_digest(organisation_id int, sha1 text): The same by its digest.
SELECT p.id AS id
  FROM address_digests g
  JOIN addresses d ON d.id = g.address_id AND d.claimed = 0
  JOIN members p ON p.account_id = d.account_id AND p.organisation_id = :organisation_id
 WHERE g.sha1 = :sha1
 LIMIT 1;

-- statement_member(organisation_id int, id int): A member of the organisation.
SELECT id AS id FROM members WHERE organisation_id = :organisation_id AND id = :id;

-- statement_course(organisation_id int, id int): A course of the organisation.
SELECT id AS id FROM courses WHERE organisation_id = :organisation_id AND id = :id;

-- statement_course_of_activity(organisation_id int, activity_iri text): The same by what other systems call it.
SELECT id AS id FROM courses WHERE organisation_id = :organisation_id AND activity_iri = :activity_iri;

-- statement_open_course(organisation_id int, member_id int, course_id int): Where a course is open to a member: whether there are lessons that completing it takes.
SELECT EXISTS (SELECT 1 FROM course_versions v
                WHERE v.required > 0
                  AND v.id = CASE WHEN COALESCE(e.status, 'not started') = 'not started' THEN c.version_id ELSE e.version_id END) AS has_lessons
  FROM courses c
  LEFT JOIN enrolments e ON e.member_id = :member_id AND e.course_id = c.id
 WHERE c.organisation_id = :organisation_id AND c.id = :course_id
   AND EXISTS (SELECT 1 FROM open_courses w WHERE w.member_id = :member_id AND w.course_id = c.id);

-- statement_has_new_addresses(): Whether there are addresses without their digest.
SELECT EXISTS (SELECT 1 FROM addresses WHERE id > (SELECT COALESCE(max(g.address_id), 0) FROM address_digests g)) AS has;
-- on postgresql:
SELECT EXISTS (SELECT 1 FROM addresses a
                WHERE a.id > (SELECT COALESCE(max(g.address_id), 0) - 10000 FROM address_digests g)   -- one of before may have come later
                  AND NOT EXISTS (SELECT 1 FROM address_digests g WHERE g.address_id = a.id)) AS has;

-- statement_new_addresses(most int): Some of them, the oldest first.
SELECT id AS id, email AS email, email_key AS email_key FROM addresses
 WHERE id > (SELECT COALESCE(max(g.address_id), 0) FROM address_digests g)
 ORDER BY id LIMIT :most;
-- on postgresql:
SELECT a.id AS id, a.email AS email, a.email_key AS email_key FROM addresses a
 WHERE a.id > (SELECT COALESCE(max(g.address_id), 0) - 10000 FROM address_digests g)
   AND NOT EXISTS (SELECT 1 FROM address_digests g WHERE g.address_id = a.id)
 ORDER BY a.id LIMIT :most;

-- statement_add_digests(digests rows): i1 an address, t1 a digest of it.
INSERT INTO address_digests (sha1, address_id) SELECT g.t1, g.i1 FROM given(:digests) g WHERE true
    ON CONFLICT (sha1, address_id) DO NOTHING;

-- ---- finding

-- statement_get(organisation_id int, uuid text, voided int): One that was taken back, or one that was not.
SELECT stored AS stored, json AS json FROM statements
 WHERE organisation_id = :organisation_id AND uuid = :uuid AND voided = :voided;

-- statement_found(organisation_id int, term int, related int, term2 int, related2 int, term3 int, related3 int, term4 int, related4 int, after int, until int, most int): Those that all of these find (0: none), the latest first.
SELECT s.stored AS stored, s.json AS json
  FROM statement_terms t
  JOIN statements s ON s.organisation_id = t.organisation_id AND s.stored = t.stored AND s.voided = 0
 WHERE t.organisation_id = :organisation_id AND t.term = :term AND t.near >= 1 - :related AND t.stored > :after AND t.stored <= :until
   AND (:term2 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term2 AND x.stored = t.stored AND x.near >= 1 - :related2))
   AND (:term3 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term3 AND x.stored = t.stored AND x.near >= 1 - :related3))
   AND (:term4 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term4 AND x.stored = t.stored AND x.near >= 1 - :related4))
 ORDER BY t.stored DESC LIMIT :most;

-- statement_found_ascending(organisation_id int, term int, related int, term2 int, related2 int, term3 int, related3 int, term4 int, related4 int, after int, until int, most int): The same, the oldest first.
SELECT s.stored AS stored, s.json AS json
  FROM statement_terms t
  JOIN statements s ON s.organisation_id = t.organisation_id AND s.stored = t.stored AND s.voided = 0
 WHERE t.organisation_id = :organisation_id AND t.term = :term AND t.near >= 1 - :related AND t.stored > :after AND t.stored <= :until
   AND (:term2 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term2 AND x.stored = t.stored AND x.near >= 1 - :related2))
   AND (:term3 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term3 AND x.stored = t.stored AND x.near >= 1 - :related3))
   AND (:term4 = 0 OR EXISTS (SELECT 1 FROM statement_terms x
                               WHERE x.organisation_id = :organisation_id AND x.term = :term4 AND x.stored = t.stored AND x.near >= 1 - :related4))
 ORDER BY t.stored LIMIT :most;

-- statement_all(organisation_id int, after int, until int, most int): All, the latest first.
SELECT stored AS stored, json AS json FROM statements
 WHERE organisation_id = :organisation_id AND stored > :after AND stored <= :until AND voided = 0
 ORDER BY stored DESC LIMIT :most;

-- statement_all_ascending(organisation_id int, after int, until int, most int): All, the oldest first.
SELECT stored AS stored, json AS json FROM statements
 WHERE organisation_id = :organisation_id AND stored > :after AND stored <= :until AND voided = 0
 ORDER BY stored LIMIT :most;

-- ---- the page of what came in: nothing of archived people

-- statement_page(organisation_id int, before int, most int): The latest first.
SELECT id AS id, fate_is AS fate_is, received_at AS received_at, key_name AS key_name, taken_back AS taken_back, verb AS verb, event_words AS event_words,
       substr(json_extract(json, '$.actor.name'), 1, 100) AS person,
       CASE WHEN json_extract(json, '$.actor.name') IS NULL OR json_extract(json, '$.actor.name') = '' THEN 1 END AS person_missing,
       substr(COALESCE(substr(json_extract(json, '$.actor.mbox'), 8), json_extract(json, '$.actor.account.name'),
                       json_extract(json, '$.actor.openid'), json_extract(json, '$.actor.mbox_sha1sum'), 'a group'), 1, 200) AS known_by,
       substr(COALESCE(title, json_extract(json, '$.object.id'), 'a person'), 1, 200) AS what
  FROM statement_lines
 WHERE organisation_id = :organisation_id AND id < :before ORDER BY id DESC LIMIT :most;

-- statement_page_before(organisation_id int, first int, most int): The key before the previous page.
SELECT '' AS after_key, stored AS id FROM statements WHERE organisation_id = :organisation_id AND stored > :first ORDER BY stored LIMIT 1 OFFSET :most;

-- statement_page_of_fate(organisation_id int, fate text, before int, most int): Those of which one thing became.
SELECT id AS id, fate_is AS fate_is, received_at AS received_at, key_name AS key_name, taken_back AS taken_back, verb AS verb, event_words AS event_words,
       substr(json_extract(json, '$.actor.name'), 1, 100) AS person,
       CASE WHEN json_extract(json, '$.actor.name') IS NULL OR json_extract(json, '$.actor.name') = '' THEN 1 END AS person_missing,
       substr(COALESCE(substr(json_extract(json, '$.actor.mbox'), 8), json_extract(json, '$.actor.account.name'),
                       json_extract(json, '$.actor.openid'), json_extract(json, '$.actor.mbox_sha1sum'), 'a group'), 1, 200) AS known_by,
       substr(COALESCE(title, json_extract(json, '$.object.id'), 'a person'), 1, 200) AS what
  FROM statement_lines
 WHERE organisation_id = :organisation_id AND fate = :fate AND id < :before ORDER BY id DESC LIMIT :most;

-- statement_page_of_fate_before(organisation_id int, fate text, first int, most int): The key before the previous page.
SELECT '' AS after_key, stored AS id FROM statements
 WHERE organisation_id = :organisation_id AND fate = :fate AND stored > :first ORDER BY stored LIMIT 1 OFFSET :most;
