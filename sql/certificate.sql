-- Certificates. What an organisation may see of them is in kept_certificates: of archived people those that were issued until then.

-- certificate_to_issue(organisation_id int, member_id int, course_id int): What a certificate for a completed course would say, and the one of this round that was withdrawn; none when the course gives none, or this round has one.
SELECT e.round AS round, e.score AS score, e.completed_at AS completed_at, c.title AS course_title, o.name AS organisation_name,
       o.time_zone AS time_zone, c.certificate_months AS months, p.account_id AS account_id, a.signed_in_at AS signed_in_at,
       a.first_name AS first_name, a.last_name AS last_name, a.email AS email, x.id AS withdrawn_id
  FROM enrolments e
  JOIN courses c ON c.id = e.course_id
  JOIN organisations o ON o.id = e.organisation_id
  JOIN members p ON p.id = e.member_id
  JOIN accounts a ON a.id = p.account_id
  LEFT JOIN certificates x ON x.member_id = e.member_id AND x.course_id = e.course_id AND x.round = e.round
 WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.course_id = :course_id AND e.status = 'completed'
   AND ((x.id IS NULL AND c.certificate = 1) OR x.withdrawn = 1);

-- certificate_add(organisation_id int, member_id int, account_id int, course_id int, round int, number text, learner_name text, sort_key text, course_title text, organisation_name text, score int, completed_at int, now int, expires_at int, remind_at int): Issues one. score -1: none. expires_at, remind_at 0: never.
INSERT INTO certificates (organisation_id, member_id, account_id, course_id, round, number, learner_name, sort_key, course_title, organisation_name,
                          score, completed_at, issued_at, expires_at, remind_at)
VALUES (:organisation_id, :member_id, :account_id, :course_id, :round, :number, :learner_name, :sort_key, :course_title, :organisation_name,
        NULLIF(:score, -1), :completed_at, :now, NULLIF(:expires_at, 0), NULLIF(:remind_at, 0));

-- certificate_bring_back(organisation_id int, id int, score int, completed_at int, expires_at int, remind_at int): One that was withdrawn counts again, for what was completed now. score -1: none. expires_at, remind_at 0: never.
UPDATE certificates
   SET revoked_at = NULL, revoked_by = NULL, revoked_why = '', withdrawn = 0, score = NULLIF(:score, -1), completed_at = :completed_at,
       reminded_at = CASE WHEN expires_at IS NULLIF(:expires_at, 0) THEN reminded_at END,
       expires_at = NULLIF(:expires_at, 0), remind_at = NULLIF(:remind_at, 0)
 WHERE organisation_id = :organisation_id AND id = :id AND withdrawn = 1;

-- certificate_withdraw(organisation_id int, member_id int, course_id int, why text, now int, account_id int): Those count no more, of whichever round, that nothing stands for; nor the one of the current round where only a later day is left.
UPDATE certificates SET revoked_at = :now, revoked_why = :why, revoked_by = NULLIF(:account_id, 0), withdrawn = 1
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id AND revoked_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM completions p JOIN enrolments e ON e.member_id = p.member_id AND e.course_id = p.course_id
                    WHERE p.member_id = certificates.member_id AND p.course_id = certificates.course_id AND p.round = certificates.round
                      AND (p.at <= certificates.completed_at OR p.round < e.round));

-- certificate_revoke(organisation_id int, id int, why text, now int, account_id int): It counts no more; none when it was revoked.
UPDATE certificates SET revoked_at = :now, revoked_why = :why, revoked_by = :account_id
 WHERE organisation_id = :organisation_id AND id = :id AND revoked_at IS NULL;

-- certificate_restore(organisation_id int, id int): It counts again; none where the progress itself was taken back.
UPDATE certificates SET revoked_at = NULL, revoked_by = NULL, revoked_why = ''
 WHERE organisation_id = :organisation_id AND id = :id AND revoked_at IS NOT NULL AND withdrawn = 0
   AND EXISTS (SELECT 1 FROM completions p
                WHERE p.member_id = certificates.member_id AND p.course_id = certificates.course_id AND p.round = certificates.round);

-- certificate_rename(organisation_id int, id int, learner_name text, sort_key text): It says another name.
UPDATE certificates SET learner_name = :learner_name, sort_key = :sort_key
 WHERE organisation_id = :organisation_id AND id = :id AND revoked_at IS NULL AND learner_name <> :learner_name;

-- certificate_search_put(id int, scope text, words text): What one is found by.
INSERT INTO certificate_search (rowid, scope, words) VALUES (:id, :scope, :words);

-- certificate_search_drop(id int): It is about to be found by another name.
DELETE FROM certificate_search WHERE rowid = :id;

-- certificate_find(number text): The one with this number, of any organisation.
SELECT c.id AS id, c.organisation_id AS organisation_id, c.member_id AS member_id, c.account_id AS account_id, c.course_id AS course_id,
       c.number AS number, c.learner_name AS learner_name, c.course_title AS course_title, c.organisation_name AS organisation_name,
       c.completed_at AS completed_at, c.issued_at AS issued_at, c.expires_at AS expires_at, c.revoked_at AS revoked_at, o.time_zone AS time_zone
  FROM certificates c JOIN organisations o ON o.id = c.organisation_id
 WHERE c.number = :number;

-- certificate_seen(organisation_id int, id int, leader_id int): Whether the organisation has it (leader_id 0), or a leader whose group this learner and this course are in.
SELECT EXISTS (
       SELECT 1 FROM kept_certificates k
        WHERE k.organisation_id = :organisation_id AND k.id = :id
          AND (:leader_id = 0 OR EXISTS (
              SELECT 1 FROM memberships p
                JOIN leaders l ON l.group_id = p.group_id AND l.member_id = :leader_id
                JOIN group_courses u ON u.group_id = p.group_id AND u.course_id = k.course_id
               WHERE p.member_id = k.member_id AND p.status = 'active' AND p.current = 1))) AS seen;

-- certificate_get(organisation_id int, id int): One of the organisation's, with what acting on it needs. name_now: another one than it says, while its learner has a name here.
SELECT x.number AS number, x.member_id AS member_id, x.learner_name AS learner_name, x.course_id AS course_id, x.course_title AS course_title,
       x.revoked_at AS revoked_at, NULLIF(x.revoked_why, '') AS revoked_why, x.revoked_by AS revoked_by,
       x.first_name AS first_name, x.last_name AS last_name, x.email AS email,
       CASE WHEN x.revoked_at IS NULL THEN 1 END AS may_revoke,
       CASE WHEN x.revoked_at IS NOT NULL AND x.stands = 1 THEN 1 END AS may_restore,
       CASE WHEN x.revoked_at IS NOT NULL AND x.stands = 0 THEN 1 END AS is_waiting,
       CASE WHEN x.revoked_at IS NULL THEN x.name_now END AS name_now,
       CASE WHEN x.revoked_at IS NOT NULL OR x.name_now IS NULL THEN 1 END AS no_name_now
  FROM (SELECT k.number AS number, k.member_id AS member_id, k.learner_name AS learner_name, k.course_id AS course_id,
               k.course_title AS course_title, k.revoked_at AS revoked_at, k.revoked_why AS revoked_why,
               COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS revoked_by,
               a.first_name AS first_name, a.last_name AS last_name, a.email AS email,
               CASE WHEN a.forgotten_at IS NULL
                    THEN NULLIF(COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email), k.learner_name) END AS name_now,
               CASE WHEN k.withdrawn = 0 AND EXISTS (SELECT 1 FROM completions p WHERE p.member_id = k.member_id AND p.course_id = k.course_id
                                                        AND p.round = k.round) THEN 1 ELSE 0 END AS stands
          FROM kept_certificates k
          JOIN accounts a ON a.id = k.account_id
          LEFT JOIN accounts w ON w.id = k.revoked_by
         WHERE k.organisation_id = :organisation_id AND k.id = :id) x;

-- certificate_of_account(account_id int, id int, now int, most int): A person's own, the latest first; id 0: all of them. again_is: whether its course can be taken again ("take"), or is being ("go"), from 60 days before it expires.
SELECT c.id AS id, c.number AS number, c.course_id AS course_id, c.course_title AS course_title, c.organisation_name AS organisation_name,
       c.completed_at AS completed_at, c.issued_at AS issued_at, c.expires_at AS expires_at, o.time_zone AS time_zone,
       CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked' WHEN c.expires_at < :now THEN 'expired' ELSE 'valid' END AS state_is,
       CASE WHEN c.revoked_at IS NULL THEN 1 END AS stands,
       CASE WHEN c.revoked_at IS NULL AND c.expires_at < :now + 60 * 86400
                 AND EXISTS (SELECT 1 FROM open_courses n WHERE n.member_id = c.member_id AND n.course_id = c.course_id) THEN
            CASE WHEN e.round = c.round AND e.status = 'completed' AND u.status = 'active' THEN 'take'
                 WHEN e.round = c.round + 1 AND e.status <> 'completed' THEN 'go' END END AS again_is
  FROM certificates c
  JOIN organisations o ON o.id = c.organisation_id
  JOIN courses u ON u.id = c.course_id
  LEFT JOIN enrolments e ON e.member_id = c.member_id AND e.course_id = c.course_id
 WHERE c.account_id = :account_id AND (:id = 0 OR c.id = :id)
 ORDER BY c.id DESC LIMIT :most;

-- certificate_of_member(organisation_id int, member_id int, leader_id int, now int): A member's, the latest first. leader_id: 0 for an administrator, else the leader who looks, and sees the courses of the groups that they lead. sort: one person's.
SELECT k.id AS id, k.number AS number, k.course_title AS course_title, k.issued_at AS issued_at, k.expires_at AS expires_at,
       CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at < :now THEN 'expired' ELSE 'valid' END AS state_is
  FROM kept_certificates k
 WHERE k.organisation_id = :organisation_id AND k.member_id = :member_id
   AND (:leader_id = 0 OR EXISTS (
       SELECT 1 FROM memberships p
         JOIN leaders l ON l.group_id = p.group_id AND l.member_id = :leader_id
         JOIN group_courses u ON u.group_id = p.group_id AND u.course_id = k.course_id
        WHERE p.member_id = k.member_id AND p.status = 'active' AND p.current = 1))
 ORDER BY k.id DESC LIMIT 200;

-- A course's certificates: a page by name, or found by a part of a name, an address or a number.

-- certificate_page(organisation_id int, course_id int, now int, after_key text, after_id int, until_key text, most int): By name.
SELECT k.sort_key AS sort_key, k.id AS id, k.number AS number, k.member_id AS member_id, k.learner_name AS learner_name, k.completed_at AS completed_at,
       k.issued_at AS issued_at, k.expires_at AS expires_at, k.person_is AS person_is,
       CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at < :now THEN 'expired' ELSE 'valid' END AS state_is
  FROM kept_certificates k
 WHERE k.organisation_id = :organisation_id AND k.course_id = :course_id AND (k.sort_key, k.id) > (:after_key, :after_id) AND k.sort_key < :until_key
 ORDER BY k.sort_key, k.id LIMIT :most;

-- certificate_page_before(organisation_id int, course_id int, first_key text, first_id int, from_key text, most int): The key before the previous page.
SELECT k.sort_key AS sort_key, k.id AS id FROM kept_certificates k
 WHERE k.organisation_id = :organisation_id AND k.course_id = :course_id AND (k.sort_key, k.id) < (:first_key, :first_id) AND k.sort_key >= :from_key
 ORDER BY k.sort_key DESC, k.id DESC LIMIT 1 OFFSET :most;

-- certificate_found(organisation_id int, course_id int, now int, query text, before_id int, most int): Found by search_query() in the course, the latest first.
SELECT k.sort_key AS sort_key, k.id AS id, k.number AS number, k.member_id AS member_id, k.learner_name AS learner_name, k.completed_at AS completed_at,
       k.issued_at AS issued_at, k.expires_at AS expires_at, k.person_is AS person_is,
       CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at < :now THEN 'expired' ELSE 'valid' END AS state_is
  FROM certificate_search s CROSS JOIN kept_certificates k ON k.id = s.rowid
 WHERE s.certificate_search MATCH :query AND s.rowid < :before_id AND k.organisation_id = :organisation_id AND k.course_id = :course_id
 ORDER BY s.rowid DESC LIMIT :most;

-- certificate_found_before(organisation_id int, course_id int, query text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, k.id AS id
  FROM certificate_search s CROSS JOIN kept_certificates k ON k.id = s.rowid
 WHERE s.certificate_search MATCH :query AND s.rowid > :first_id AND k.organisation_id = :organisation_id AND k.course_id = :course_id
 ORDER BY s.rowid LIMIT 1 OFFSET :most;

-- certificate_export(organisation_id int, course_id int, now int, after_key text, after_id int, most int): A course's, for a file, by name.
SELECT k.sort_key AS sort_key, k.id AS id, k.number AS number, k.learner_name AS learner_name, a.email AS email, k.completed_at AS completed_at,
       k.issued_at AS issued_at, k.expires_at AS expires_at,
       CASE WHEN k.revoked_at IS NOT NULL THEN 'Revoked' WHEN k.expires_at < :now THEN 'Expired' ELSE 'Valid' END AS state
  FROM kept_certificates k JOIN accounts a ON a.id = k.account_id
 WHERE k.organisation_id = :organisation_id AND k.course_id = :course_id AND (k.sort_key, k.id) > (:after_key, :after_id)
 ORDER BY k.sort_key, k.id LIMIT :most;

-- Expiry.

-- certificate_due(now int, most int): Whom to remind now, of every organisation: only somebody active who has signed in, of a course that they can take again and have not.
SELECT c.id AS id, c.organisation_id AS organisation_id, c.account_id AS account_id,
       CASE WHEN c.expires_at >= :now AND c.revoked_at IS NULL AND m.status = 'active' AND u.status = 'active' AND a.signed_in_at IS NOT NULL
             AND o.status = 'active'
             AND EXISTS (SELECT 1 FROM enrolments e WHERE e.member_id = c.member_id AND e.course_id = c.course_id
                            AND (e.round = c.round OR (e.round = c.round + 1 AND e.status <> 'completed'))) THEN 1 ELSE 0 END AS tell
  FROM certificates c
  JOIN members m ON m.id = c.member_id
  JOIN courses u ON u.id = c.course_id
  JOIN accounts a ON a.id = c.account_id
  JOIN organisations o ON o.id = c.organisation_id
 WHERE c.remind_at <= :now AND c.reminded_at IS NULL
 ORDER BY c.remind_at LIMIT :most;

-- certificate_set_reminded(id int, now int): The reminder is on its way, or nobody is to be told; none when it was before.
UPDATE certificates SET reminded_at = :now WHERE id = :id AND reminded_at IS NULL;

-- certificate_letter(organisation_id int, id int): What a mail about one says; none when it was revoked.
SELECT c.number AS number, c.course_id AS course_id, c.course_title AS course_title, c.expires_at AS expires_at,
       EXISTS (SELECT 1 FROM open_courses n WHERE n.member_id = c.member_id AND n.course_id = c.course_id) AS open,
       EXISTS (SELECT 1 FROM certificates l WHERE l.member_id = c.member_id AND l.course_id = c.course_id AND l.round > c.round
                  AND l.revoked_at IS NULL) AS renewed
  FROM certificates c
 WHERE c.organisation_id = :organisation_id AND c.id = :id AND c.revoked_at IS NULL;
