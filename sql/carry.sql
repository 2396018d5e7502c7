-- Progress that learners ask to have carried over.

-- carry_course(account_id int, course_id int): A course that is open to an account as a member of its organisation, and how far they are in it.
SELECT c.id AS id, c.title AS title, c.title_key AS title_key, c.organisation_id AS organisation_id, o.name AS organisation_name,
       o.time_zone AS time_zone, p.id AS member_id, c.offer_id AS offer_id, COALESCE(e.status, 'not started') AS status
  FROM courses c
  JOIN organisations o ON o.id = c.organisation_id
  JOIN members p ON p.organisation_id = c.organisation_id AND p.account_id = :account_id AND p.status = 'active'
  JOIN open_courses x ON x.member_id = p.id AND x.course_id = c.id
  LEFT JOIN enrolments e ON e.member_id = p.id AND e.course_id = c.id
 WHERE c.id = :course_id;

-- carry_sources(account_id int, organisation_id int, title_key text, offer_id int): What an account has made elsewhere in the same course: of the same offer of the site, or of the same title. offer_id 0: none. sort: one person's few courses.
SELECT c.id AS from_course_id, p.id AS from_member_id, c.title AS from_course, o.name AS from_organisation, e.status AS from_status,
       e.progress AS from_progress, e.score AS from_score, e.started_at AS from_started_at, e.completed_at AS from_completed_at,
       CASE e.status WHEN 'completed' THEN 'done' ELSE 'begun' END AS source_is,
       (SELECT x.number FROM certificates x WHERE x.member_id = p.id AND x.course_id = c.id AND x.round = e.round AND x.revoked_at IS NULL) AS from_number
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id
  JOIN enrolments e ON e.member_id = p.id AND e.status <> 'not started'
  JOIN courses c ON c.id = e.course_id
 WHERE p.account_id = :account_id AND p.organisation_id <> :organisation_id
   AND ((:offer_id <> 0 AND c.offer_id = :offer_id) OR c.title_key = :title_key)
 ORDER BY CASE e.status WHEN 'completed' THEN 0 ELSE 1 END, COALESCE(e.last_at, 0) DESC, c.id
 LIMIT 20;

-- carry_certificate(account_id int, number text): A certificate of an account by its number; none when it is somebody else's or was revoked.
SELECT course_title AS from_course, organisation_name AS from_organisation, score AS from_score, completed_at AS from_completed_at, number AS from_number
  FROM certificates
 WHERE account_id = :account_id AND number = :number AND revoked_at IS NULL;

-- carry_add(organisation_id int, member_id int, course_id int, source text, from_organisation text, from_course text, from_status text, from_progress int, from_score int, from_started_at int, from_completed_at int, from_number text, words text, now int): A request; none when one waits already. -1 of a number and 0 of a time: none.
INSERT INTO carry_requests (organisation_id, member_id, course_id, source, from_organisation, from_course, from_status, from_progress, from_score,
       from_started_at, from_completed_at, from_number, words, asked_at)
VALUES (:organisation_id, :member_id, :course_id, :source, :from_organisation, :from_course, :from_status, NULLIF(:from_progress, -1),
       NULLIF(:from_score, -1), NULLIF(:from_started_at, 0), NULLIF(:from_completed_at, 0), :from_number, :words, :now)
    ON CONFLICT DO NOTHING;

-- carry_own(account_id int, id int): A request of an account's own.
SELECT r.organisation_id AS organisation_id, r.course_id AS course_id, r.member_id AS member_id, r.status AS status, c.title AS title
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.account_id = :account_id
  JOIN courses c ON c.id = r.course_id
 WHERE r.id = :id;

-- carry_withdraw(organisation_id int, id int, now int): It is not asked any more; none when it was decided.
UPDATE carry_requests SET status = 'withdrawn', decided_at = :now WHERE organisation_id = :organisation_id AND id = :id AND status = 'waiting';

-- carry_decide(organisation_id int, id int, status text, answer text, account_id int, now int): It is decided; none when it was before, or withdrawn.
UPDATE carry_requests SET status = :status, answer = :answer, decided_at = :now, decided_by = :account_id
 WHERE organisation_id = :organisation_id AND id = :id AND status = 'waiting';

-- carry_latest(member_id int, course_id int): What a learner asked last about a course.
SELECT r.id AS request_id, r.status AS request_is, r.asked_at AS asked_at, r.decided_at AS decided_at, NULLIF(r.answer, '') AS answer
  FROM carry_requests r
 WHERE r.member_id = :member_id AND +r.course_id = :course_id
 ORDER BY r.id DESC LIMIT 1;

-- carry_get(organisation_id int, id int): One request to an organisation, of an active member.
SELECT r.id AS id, r.member_id AS member_id, r.course_id AS course_id, r.status AS status, r.status AS request_is, r.source AS source_is,
       NULLIF(r.from_organisation, '') AS from_organisation, NULLIF(r.from_course, '') AS from_course,
       CASE r.from_status WHEN 'completed' THEN 'done' WHEN 'in progress' THEN 'begun' END AS from_is,
       r.from_progress AS from_progress, r.from_score AS from_score, r.from_started_at AS from_started_at,
       r.from_completed_at AS from_completed_at, NULLIF(r.from_number, '') AS from_number, NULLIF(r.words, '') AS words,
       r.asked_at AS asked_at, r.decided_at AS decided_at, NULLIF(r.answer, '') AS answer, c.title AS title,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email, p.account_id AS account_id,
       COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email) AS decider,
       COALESCE(e.status, 'not started') AS now_status, e.progress AS now_progress, e.started_at AS now_started_at, e.completed_at AS now_completed_at,
       CASE COALESCE(e.status, 'not started') WHEN 'not started' THEN 'new' WHEN 'in progress' THEN 'open' ELSE 'done' END AS course_is
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.status = 'active'
  JOIN accounts a ON a.id = p.account_id
  JOIN courses c ON c.id = r.course_id
  LEFT JOIN accounts w ON w.id = r.decided_by
  LEFT JOIN enrolments e ON e.member_id = r.member_id AND e.course_id = r.course_id
 WHERE r.organisation_id = :organisation_id AND r.id = :id;

-- carry_waiting(organisation_id int): How many requests of active members wait; counts up to 100.
SELECT COUNT(*) AS requests FROM (
       SELECT 1 FROM carry_requests r JOIN members p ON p.id = r.member_id AND p.status = 'active'
        WHERE r.organisation_id = :organisation_id AND r.status = 'waiting' LIMIT 100) AS waiting;

-- carry_page_waiting(organisation_id int, after_id int, most int): Those that wait, the first ones first.
SELECT r.id AS id, r.asked_at AS asked_at, r.source AS source_is, r.status AS request_is, r.decided_at AS decided_at, c.title AS title,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email, 'shown' AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.status = 'active'
  JOIN accounts a ON a.id = p.account_id
  JOIN courses c ON c.id = r.course_id
 WHERE r.organisation_id = :organisation_id AND r.status = 'waiting' AND r.id > :after_id
 ORDER BY r.id LIMIT :most;

-- carry_page_waiting_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, r.id AS id
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.status = 'active'
 WHERE r.organisation_id = :organisation_id AND r.status = 'waiting' AND r.id < :first_id
 ORDER BY r.id DESC LIMIT 1 OFFSET :most;

-- carry_page_decided(organisation_id int, status text, before_id int, most int): Those that were approved or declined, the latest first.
SELECT r.id AS id, r.asked_at AS asked_at, r.source AS source_is, r.status AS request_is, r.decided_at AS decided_at, c.title AS title,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS name, a.email AS email, 'shown' AS name_is,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.status = 'active'
  JOIN accounts a ON a.id = p.account_id
  JOIN courses c ON c.id = r.course_id
 WHERE r.organisation_id = :organisation_id AND r.status = :status AND r.id < :before_id
 ORDER BY r.id DESC LIMIT :most;

-- carry_page_decided_before(organisation_id int, status text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, r.id AS id
  FROM carry_requests r
  JOIN members p ON p.id = r.member_id AND p.status = 'active'
 WHERE r.organisation_id = :organisation_id AND r.status = :status AND r.id > :first_id
 ORDER BY r.id LIMIT 1 OFFSET :most;

-- carry_letter(organisation_id int, id int): What the mail about a decision says.
SELECT r.status AS status, r.answer AS answer, r.course_id AS course_id, c.title AS title
  FROM carry_requests r JOIN courses c ON c.id = r.course_id
 WHERE r.organisation_id = :organisation_id AND r.id = :id;

-- carry_named(organisation_id int, id int): How other systems may name a course, and whether there are lessons that completing it takes.
SELECT c.title AS title, c.activity_iri AS activity_iri,
       EXISTS (SELECT 1 FROM course_versions v WHERE v.id = c.version_id AND v.required > 0) AS has_lessons
  FROM courses c WHERE c.organisation_id = :organisation_id AND c.id = :id;

-- carry_addresses(account_id int): The addresses that an account has shown to be its own.
SELECT email AS email FROM addresses WHERE account_id = :account_id AND confirmed_at IS NOT NULL ORDER BY id LIMIT 20;

-- carry_statements(organisation_id int, person int, activity int): Statements about a person and an activity that became nobody's progress, by their terms.
SELECT s.happened / 1000000 AS at, s.json AS json
  FROM statement_terms a
  JOIN statement_terms b ON b.organisation_id = a.organisation_id AND b.term = :activity AND b.stored = a.stored AND b.near = 1
  JOIN statements s ON s.organisation_id = a.organisation_id AND s.stored = a.stored
 WHERE a.organisation_id = :organisation_id AND a.term = :person AND a.near = 1 AND s.voided = 0 AND s.fate IN ('no person', 'not open')
 ORDER BY a.stored LIMIT 200;
