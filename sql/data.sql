-- Everything that is kept about an account, for its owner: a page of rows of each kind, each row one JSON object with the keys that
-- src/web/pages/data.c tells of. key: where the next page begins. Times are seconds since 1970, UTC.

-- data_account(account_id int, after int, most int): The account.
SELECT id AS key, json_object('id', id, 'email', email, 'first_name', first_name, 'last_name', last_name, 'has_password', json(CASE WHEN password_hash IS NULL THEN 'false' ELSE 'true' END),
       'site_administrator', json(CASE site_admin WHEN 1 THEN 'true' ELSE 'false' END), 'created_at', created_at, 'last_logged_in_at', signed_in_at) AS json
  FROM accounts WHERE id = :account_id AND id > :after LIMIT :most;

-- data_addresses(account_id int, after int, most int): Its addresses.
SELECT id AS key, json_object('email', email, 'confirmed_at', confirmed_at) AS json
  FROM addresses WHERE account_id = :account_id AND id > :after ORDER BY id LIMIT :most;

-- data_sessions(account_id int, after int, most int): Where it is logged in.
SELECT id AS key, json_object('since', created_at, 'last_seen_at', seen_at, 'ends_at', expires_at, 'network_address', address, 'browser', agent) AS json
  FROM sessions WHERE account_id = :account_id AND id > :after ORDER BY id LIMIT :most;

-- data_organisations(account_id int, after int, most int): Its places in organisations, with what they noted in fields of their own. sort: one person's organisations.
SELECT p.id AS key, json_object('organisation', o.name, 'role', CASE p.role WHEN 'admin' THEN 'administrator' ELSE 'learner' END, 'status', p.status, 'joined_at', p.joined_at,
       'archived_at', p.archived_at, 'branch', b.name,
       'fields', (SELECT json_group_object(x.name, x.value)
                    FROM (SELECT f.name, v.value FROM member_values v JOIN fields f ON f.id = v.field_id WHERE v.member_id = p.id ORDER BY f.position, f.id) AS x),
       'leads', (SELECT json_group_array(x.name)
                   FROM (SELECT g.name FROM leaders l JOIN groups g ON g.id = l.group_id WHERE l.member_id = p.id ORDER BY g.name_key, g.id) AS x)) AS json
  FROM members p
  JOIN organisations o ON o.id = p.organisation_id
  LEFT JOIN branches b ON b.organisation_id = p.organisation_id AND b.id = p.branch_id
 WHERE p.account_id = :account_id AND p.id > :after
 ORDER BY p.id LIMIT :most;

-- data_groups(account_id int, after int, most int): Its places in groups, present and past, and how they came about. sort: one person's groups.
SELECT m.id AS key, json_object('organisation', o.name, 'group', g.name, 'status', m.status, 'status_since', m.status_at, 'email', m.email, 'added_at', m.added_at,
       'came_by', m.route, 'came_by_detail', m.route_detail, 'added_by', COALESCE(NULLIF(trim(w.first_name || ' ' || w.last_name), ''), w.email),
       'invited_at', m.invited_at, 'name_in_the_invite', NULLIF(trim(m.first_name || ' ' || m.last_name), '')) AS json
  FROM members p
  JOIN memberships m ON m.member_id = p.id
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id
  LEFT JOIN accounts w ON w.id = m.added_by
 WHERE p.account_id = :account_id AND m.id > :after
 ORDER BY m.id LIMIT :most;

-- data_invites(account_id int, after int, most int): Invites to its confirmed addresses that were not accepted. sort: one person's invites.
SELECT m.id AS key, json_object('organisation', o.name, 'group', g.name, 'status', m.status, 'status_since', m.status_at, 'email', m.email,
       'name_in_the_invite', NULLIF(trim(m.first_name || ' ' || m.last_name), ''), 'invited_at', m.invited_at, 'ends_at', m.expires_at) AS json
  FROM addresses d
  JOIN memberships m ON m.email_key = d.email_key AND m.member_id IS NULL
  JOIN groups g ON g.id = m.group_id
  JOIN organisations o ON o.id = m.organisation_id
 WHERE d.account_id = :account_id AND d.confirmed_at IS NOT NULL AND m.id > :after AND m.notify_at IS NOT NULL
 ORDER BY m.id LIMIT :most;

-- data_waits(account_id int, after int, most int): Its places on wait lists.
SELECT w.id AS key, json_object('organisation', o.name, 'group', g.name, 'status', w.status, 'since', w.added_at, 'ended_at', w.done_at, 'email', w.email) AS json
  FROM wait_entries w
  JOIN groups g ON g.id = w.group_id
  JOIN organisations o ON o.id = w.organisation_id
 WHERE w.account_id = :account_id AND w.id > :after
 ORDER BY w.id LIMIT :most;

-- data_kept_out(account_id int, after int, most int): Groups whose rules do not bring it in. sort: one person's groups.
SELECT (x.member_id << 31) + x.group_id AS key,
       json_object('organisation', o.name, 'group', g.name,
       'why', CASE x.why WHEN 'left' THEN 'you left, or declined an invite' WHEN 'import' THEN 'a file said so' ELSE 'somebody decided so' END,
       'since', x.excluded_at) AS json
  FROM members p
  JOIN rule_exclusions x ON x.member_id = p.id
  JOIN groups g ON g.id = x.group_id
  JOIN organisations o ON o.id = x.organisation_id
 WHERE p.account_id = :account_id AND (x.member_id << 31) + x.group_id > :after
 ORDER BY 1 LIMIT :most;

-- data_rules(account_id int, after int, most int): What rules of groups did about it, and why. sort: one person's history.
SELECT d.id AS key, json_object('at', d.at, 'organisation', o.name, 'group', g.name,
       'what', CASE d.deed WHEN 'added' THEN 'brought you in' WHEN 'waited' THEN 'put you on the wait list'
                           WHEN 'unwaited' THEN 'took you off the wait list' ELSE 'took you out' END,
       'why', d.why) AS json
  FROM members p
  JOIN rule_deeds d ON d.member_id = p.id
  JOIN groups g ON g.id = d.group_id
  JOIN organisations o ON o.id = d.organisation_id
 WHERE p.account_id = :account_id AND d.id > :after
 ORDER BY d.id LIMIT :most;

-- data_courses(account_id int, after int, most int): How far it is in its courses. sort: one person's courses.
SELECT (e.member_id << 31) + e.course_id AS key,
       json_object('organisation', o.name, 'course', c.title, 'status', e.status, 'progress_percent', e.progress, 'score_percent', e.score,
       'seconds_spent', e.seconds, 'round', e.round, 'assigned_at', e.assigned_at, 'assigned_to_you_alone_at', e.extra_at,
       'started_at', e.started_at, 'last_activity_at', e.last_at, 'completed_at', e.completed_at) AS json
  FROM members p
  JOIN enrolments e ON e.member_id = p.id
  JOIN courses c ON c.id = e.course_id
  JOIN organisations o ON o.id = e.organisation_id
 WHERE p.account_id = :account_id AND (e.member_id << 31) + e.course_id > :after
 ORDER BY 1 LIMIT :most;

-- data_progress(account_id int, after int, most int): What happened in its courses. sort: one person's events.
SELECT e.id AS key, json_object('organisation', o.name, 'course', c.title, 'round', e.round, 'what', e.kind, 'source', e.source, 'reference', e.ref, 'lesson', l.title,
       'progress_percent', e.progress, 'score_percent', e.score, 'seconds_spent', e.seconds, 'at', e.at, 'recorded_at', e.recorded_at,
       'taken_back_at', e.voided_at) AS json
  FROM members p
  JOIN progress_events e ON e.member_id = p.id
  JOIN courses c ON c.id = e.course_id
  JOIN organisations o ON o.id = e.organisation_id
  LEFT JOIN lessons l ON l.id = e.lesson_id
 WHERE p.account_id = :account_id AND e.id > :after
 ORDER BY e.id LIMIT :most;

-- data_quizzes(account_id int, after int, most int): Its attempts at quizzes, with the answers chosen. sort: one person's attempts.
SELECT t.id AS key, json_object('organisation', o.name, 'course', c.title, 'quiz', l.title, 'round', t.round, 'attempt', t.number, 'status', t.status, 'score_percent', t.score,
       'passed', json(CASE t.passed WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END), 'started_at', t.started_at, 'handed_in_at', t.done_at,
       'answers', (SELECT json_group_array(json_object('question', x.question, 'answer', x.answer))
                     FROM (SELECT q.words AS question, h.words AS answer
                             FROM quiz_answers a JOIN questions q ON q.id = a.question_id JOIN choices h ON h.id = a.choice_id
                            WHERE a.attempt_id = t.id ORDER BY q.position, q.id, h.position, h.id) AS x)) AS json
  FROM members p
  JOIN quiz_attempts t ON t.member_id = p.id
  JOIN courses c ON c.organisation_id = t.organisation_id AND c.id = t.course_id
  JOIN lessons l ON l.id = t.lesson_id
  JOIN organisations o ON o.id = t.organisation_id
 WHERE p.account_id = :account_id AND t.id > :after
 ORDER BY t.id LIMIT :most;

-- data_certificates(account_id int, after int, most int): Its certificates.
SELECT id AS key, json_object('number', number, 'name', learner_name, 'course', course_title, 'organisation', organisation_name, 'score_percent', score,
       'completed_at', completed_at, 'issued_at', issued_at, 'valid_until', expires_at, 'revoked_at', revoked_at, 'revoked_because', NULLIF(revoked_why, '')) AS json
  FROM certificates WHERE account_id = :account_id AND id > :after ORDER BY id LIMIT :most;

-- data_statements(account_id int, after int, most int): What other systems said about it, as they said it. sort: one person's statements.
SELECT s.id AS key, json_object('organisation', o.name, 'statement', json(s.json)) AS json
  FROM statements s JOIN organisations o ON o.id = s.organisation_id
 WHERE s.id > :after
   AND s.id IN (SELECT x.id FROM members p JOIN statements x ON x.organisation_id = p.organisation_id AND x.member_id = p.id
                 WHERE p.account_id = :account_id)
 ORDER BY s.id LIMIT :most;

-- data_requests(account_id int, after int, most int): What it asked to have carried over. sort: one person's requests.
SELECT r.id AS key, json_object('organisation', o.name, 'course', c.title, 'status', r.status, 'source', r.source, 'from_organisation', NULLIF(r.from_organisation, ''),
       'from_course', NULLIF(r.from_course, ''), 'from_status', NULLIF(r.from_status, ''), 'from_progress_percent', r.from_progress,
       'from_score_percent', r.from_score, 'from_certificate', NULLIF(r.from_number, ''), 'words', NULLIF(r.words, ''), 'asked_at', r.asked_at,
       'decided_at', r.decided_at, 'answer', NULLIF(r.answer, '')) AS json
  FROM members p
  JOIN carry_requests r ON r.member_id = p.id
  JOIN courses c ON c.id = r.course_id
  JOIN organisations o ON o.id = r.organisation_id
 WHERE p.account_id = :account_id AND r.id > :after
 ORDER BY r.id LIMIT :most;

-- data_orders(account_id int, after int, most int): What it ordered for its organisations. sort: one person's orders.
SELECT r.id AS key, json_object('organisation', o.name, 'group', g.name, 'status', r.status, 'payment', r.payment, 'currency', r.currency, 'total', r.total,
       'seats', r.seats, 'reference', r.reference, 'buyer', r.buyer, 'created_at', r.created_at, 'paid_at', r.paid_at) AS json
  FROM members p
  JOIN orders r ON r.organisation_id = p.organisation_id AND +r.account_id = :account_id
  JOIN groups g ON g.id = r.group_id
  JOIN organisations o ON o.id = r.organisation_id
 WHERE p.account_id = :account_id AND r.id > :after
 ORDER BY r.id LIMIT :most;

-- data_messages(account_id int, after int, most int): Mails to it and to its places in groups. sort: one person's mails.
SELECT s.id AS key, json_object('kind', s.kind, 'organisation', o.name, 'to', s.email, 'subject', s.subject, 'status', s.status, 'queued_at', s.created_at, 'done_at', s.done_at,
       'answer_of_the_mail_server', s.reply) AS json
  FROM messages s LEFT JOIN organisations o ON o.id = s.organisation_id
 WHERE s.id > :after
   AND s.id IN (SELECT a.id FROM messages a WHERE a.account_id = :account_id
                 UNION
                SELECT x.id FROM members p JOIN memberships m ON m.member_id = p.id JOIN messages x ON x.membership_id = m.id
                 WHERE p.account_id = :account_id)
 ORDER BY s.id LIMIT :most;

-- data_log(account_id int, after int, most int): What the logs of organisations say was done to it. sort: one person's history.
SELECT t.id AS key, json_object('organisation', o.name, 'group', g.name, 'what', t.verb, 'about', t.subject, 'detail', NULLIF(t.detail, ''), 'at', t.at,
       'by_yourself', json(CASE WHEN t.account_id = :account_id THEN 'true' ELSE 'false' END)) AS json
  FROM activities t
  LEFT JOIN organisations o ON o.id = t.organisation_id
  LEFT JOIN groups g ON g.id = t.group_id
 WHERE t.id > :after
   AND t.id IN (SELECT a.id FROM members p JOIN activities a ON a.member_id = p.id WHERE p.account_id = :account_id
                 UNION
                SELECT x.id FROM members p JOIN memberships m ON m.member_id = p.id JOIN activities x ON x.membership_id = m.id
                 WHERE p.account_id = :account_id)
 ORDER BY t.id LIMIT :most;

-- data_leaves(json text): The single values of such an object, for reading. A time by its key. sort: one object.
SELECT COALESCE(CASE WHEN typeof(t.key) = 'text' THEN replace(t.key, '_', ' ') END, '') AS label,
       CASE WHEN t.key = 'at' OR t.key LIKE '%since' OR t.key LIKE '%\_at' ESCAPE '\' OR t.key = 'valid_until' THEN t.atom END AS at,
       CASE WHEN t.key = 'at' OR t.key LIKE '%since' OR t.key LIKE '%\_at' ESCAPE '\' OR t.key = 'valid_until' THEN NULL
            WHEN t.type = 'true' THEN 'yes' WHEN t.type = 'false' THEN 'no' ELSE CAST(t.atom AS TEXT) END AS value
  FROM json_tree(:json) AS t
 WHERE t.atom IS NOT NULL AND t.atom <> ''
 ORDER BY t.id;
