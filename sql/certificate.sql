-- Certificates.

-- certificate_to_issue(organisation_id int, member_id int, course_id int): What a certificate for a completed course would say; none when the course gives none, or this round has one.
SELECT e.round AS round, e.score AS score, e.completed_at AS completed_at, c.title AS course_title, o.name AS organisation_name,
       c.certificate_months AS months, p.account_id AS account_id,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS learner_name
  FROM enrolments e
  JOIN courses c ON c.id = e.course_id
  JOIN organisations o ON o.id = e.organisation_id
  JOIN members p ON p.id = e.member_id
  JOIN accounts a ON a.id = p.account_id
 WHERE e.organisation_id = :organisation_id AND e.member_id = :member_id AND e.course_id = :course_id AND e.status = 'completed'
   AND c.certificate = 1
   AND NOT EXISTS (SELECT 1 FROM certificates x WHERE x.member_id = e.member_id AND x.course_id = e.course_id AND x.round = e.round);

-- certificate_add(organisation_id int, member_id int, account_id int, course_id int, round int, number text, learner_name text, course_title text, organisation_name text, score int, completed_at int, now int, expires_at int): Issues one. score -1: none. expires_at 0: never.
INSERT INTO certificates (organisation_id, member_id, account_id, course_id, round, number, learner_name, course_title, organisation_name, score,
                          completed_at, issued_at, expires_at)
VALUES (:organisation_id, :member_id, :account_id, :course_id, :round, :number, :learner_name, :course_title, :organisation_name,
        NULLIF(:score, -1), :completed_at, :now, NULLIF(:expires_at, 0));

-- certificate_revoke_round(organisation_id int, member_id int, course_id int, why text, now int, account_id int): The one of the current round counts no more.
UPDATE certificates SET revoked_at = :now, revoked_why = :why, revoked_by = NULLIF(:account_id, 0)
 WHERE organisation_id = :organisation_id AND member_id = :member_id AND course_id = :course_id AND revoked_at IS NULL
   AND round = (SELECT e.round FROM enrolments e WHERE e.member_id = certificates.member_id AND e.course_id = certificates.course_id);
