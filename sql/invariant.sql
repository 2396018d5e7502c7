-- What holds in the database after whatever happened. Each query gives one row for each thing that is wrong, at most so many, with
-- its words in the column found. They look at whole tables, since what is wrong may be anywhere: only `muster check` and tests run them.

-- invariant_membership_counts(most int): People of a group in a status. scan: looks at everything. sort: the same.
SELECT 'group ' || group_id || ', ' || status || ': ' || people || ' kept, ' || fresh || ' counted' AS found
  FROM (SELECT c.group_id AS group_id, c.status AS status, c.people AS people,
               (SELECT COUNT(*) FROM memberships m WHERE m.group_id = c.group_id AND m.status = c.status AND m.current = 1) AS fresh
          FROM membership_counts c) AS kept
 WHERE people <> fresh
 UNION ALL
SELECT 'group ' || m.group_id || ', ' || m.status || ': not counted'
  FROM memberships m
 WHERE m.current = 1 AND m.status <> 'removed'
   AND NOT EXISTS (SELECT 1 FROM membership_counts c WHERE c.group_id = m.group_id AND c.status = m.status)
 LIMIT :most;

-- invariant_seats(most int): What each group says of its seats, and what its rows say. scan: looks at everything.
SELECT 'group ' || g.id || ': ' || g.seats_held || ' held and ' || g.seats_kept || ' kept, ' || counted.held || ' and ' ||
       counted.kept || ' counted, and ' || g.keys_unused || ' keys' AS found
  FROM groups g
  JOIN (SELECT a.id AS id, COUNT(m.id) AS held, COUNT(CASE WHEN m.status IN ('removed', 'archived') THEN 1 END) AS kept
          FROM groups a LEFT JOIN memberships m ON m.group_id = a.id AND m.seat = 1 GROUP BY a.id) AS counted ON counted.id = g.id
 WHERE g.seats_held <> counted.held + g.keys_unused OR g.seats_kept <> counted.kept
 LIMIT :most;

-- invariant_seat_of_status(most int): Whoever waits or is active holds a seat; whoever declined and the like does not. scan: looks at everything.
SELECT 'membership ' || id || ' of group ' || group_id || ' is ' || status || CASE seat WHEN 1 THEN ', with a seat' ELSE ', without a seat' END AS found
  FROM memberships
 WHERE (seat = 0 AND status IN ('prospect', 'pending', 'active')) OR (seat = 1 AND status IN ('declined', 'cancelled', 'expired'))
 LIMIT :most;

-- invariant_oversold(most int): More seats are held than there are. scan: looks at everything.
SELECT 'group ' || id || ': ' || seats_held || ' of ' || seats AS found FROM groups WHERE seats_held > seats LIMIT :most;

-- invariant_ledger(most int): The ledger comes to what the group says, and its latest line says it. scan: looks at everything.
SELECT 'group ' || g.id || ': ' || COALESCE(g.seats, 0) || ' seats and ' || g.seats_held || ' held, ' || COALESCE(lines.seats, 0) || ' and ' ||
       COALESCE(lines.held, 0) || ' by the ledger' AS found
  FROM groups g
  LEFT JOIN (SELECT group_id, SUM(seats) AS seats, SUM(held) AS held, MAX(id) AS last FROM seat_entries GROUP BY group_id) AS lines
    ON lines.group_id = g.id
  LEFT JOIN seat_entries e ON e.id = lines.last
 WHERE e.id IS NULL OR lines.seats <> COALESCE(g.seats, 0) OR lines.held <> g.seats_held
    OR e.held_after <> g.seats_held OR COALESCE(e.seats_after, -1) <> COALESCE(g.seats, -1)
 LIMIT :most;

-- invariant_ledger_lines(most int): Each line goes on from the one before. scan: looks at everything.
SELECT 'group ' || group_id || ', line ' || id || ': ' || held_after || ' held afterwards, ' || sum || ' by the lines' AS found
  FROM (SELECT id, group_id, held_after, SUM(held) OVER (PARTITION BY group_id ORDER BY id) AS sum FROM seat_entries) AS lines
 WHERE held_after <> sum
 LIMIT :most;

-- invariant_key_counts(most int): What a batch says of its keys. scan: looks at everything.
SELECT 'batch ' || b.id || ': ' || b.made || ' made, ' || b.redeemed || ' redeemed, ' || b.revoked || ' revoked; ' || COUNT(k.id) || ', ' ||
       COUNT(CASE WHEN k.status = 'redeemed' THEN 1 END) || ', ' || COUNT(CASE WHEN k.status = 'revoked' THEN 1 END) || ' counted' AS found
  FROM key_batches b LEFT JOIN enrolment_keys k ON k.batch_id = b.id
 GROUP BY b.id
HAVING b.made <> COUNT(k.id) OR b.redeemed <> COUNT(CASE WHEN k.status = 'redeemed' THEN 1 END)
    OR b.revoked <> COUNT(CASE WHEN k.status = 'revoked' THEN 1 END)
 LIMIT :most;

-- invariant_keys_unused(most int): What a group says of its unused keys. scan: looks at everything.
SELECT 'group ' || id || ': ' || keys_unused || ' kept, ' || fresh || ' counted' AS found
  FROM (SELECT g.id AS id, g.keys_unused AS keys_unused,
               (SELECT COUNT(*) FROM key_batches b JOIN enrolment_keys k ON k.batch_id = b.id AND k.status = 'unused' WHERE b.group_id = g.id) AS fresh
          FROM groups g) AS kept
 WHERE keys_unused <> fresh
 LIMIT :most;

-- invariant_keys_redeemed(most int): A key is redeemed and has a redemption, or neither. scan: looks at everything.
SELECT 'key ' || k.id || ' is ' || k.status || CASE WHEN r.id IS NULL THEN ', without a redemption' ELSE ', with a redemption' END AS found
  FROM enrolment_keys k LEFT JOIN redemptions r ON r.key_id = k.id
 WHERE (k.status = 'redeemed') <> (r.id IS NOT NULL)
 LIMIT :most;

-- invariant_code_uses(most int): How often a code was used. scan: looks at everything.
SELECT 'code ' || id || ': ' || uses || ' kept, ' || fresh || ' counted' AS found
  FROM (SELECT c.id AS id, c.uses AS uses, (SELECT COUNT(*) FROM redemptions r WHERE r.code_id = c.id) AS fresh FROM codes c) AS kept
 WHERE uses <> fresh
 LIMIT :most;

-- invariant_redemptions(most int): A redemption belongs to a membership of its group. scan: looks at everything.
SELECT 'redemption ' || r.id || ', membership ' || r.membership_id AS found
  FROM redemptions r LEFT JOIN memberships m ON m.id = r.membership_id AND m.group_id = r.group_id
 WHERE m.id IS NULL
 LIMIT :most;

-- invariant_wait_list(most int): How many wait for a seat. scan: looks at everything.
SELECT 'group ' || id || ': ' || on_wait_list || ' kept, ' || fresh || ' counted' AS found
  FROM (SELECT g.id AS id, g.on_wait_list AS on_wait_list,
               (SELECT COUNT(*) FROM wait_entries w WHERE w.group_id = g.id AND w.status = 'waiting') AS fresh FROM groups g) AS kept
 WHERE on_wait_list <> fresh
 LIMIT :most;

-- invariant_wait_archived(most int): Whoever is archived waits for no seat. scan: looks at everything.
SELECT 'wait entry ' || w.id || ', member ' || p.id AS found
  FROM wait_entries w
  JOIN members p ON p.organisation_id = w.organisation_id AND p.account_id = w.account_id AND p.status = 'archived'
 WHERE w.status = 'waiting'
 LIMIT :most;

-- invariant_orders(most int): Seats of an order come once, when it is paid, and not before. scan: looks at everything.
SELECT 'order ' || o.id || ' is ' || o.status || ', and the ledger has ' || COUNT(e.id) || ' lines of it' AS found
  FROM orders o LEFT JOIN seat_entries e ON e.order_id = o.id AND e.why = 'order'
 GROUP BY o.id
HAVING COUNT(e.id) <> CASE WHEN o.seats > 0 AND o.status IN ('paid', 'refunded') THEN 1 ELSE 0 END
 LIMIT :most;

-- invariant_order_amounts(most int): An order's total is that of its lines. scan: looks at everything.
SELECT 'order ' || o.id || ': ' || o.total || ', ' || COALESCE(SUM(l.amount), 0) || ' by its lines' AS found
  FROM orders o LEFT JOIN order_lines l ON l.order_id = o.id
 GROUP BY o.id
HAVING o.total <> COALESCE(SUM(l.amount), 0)
 LIMIT :most;

-- invariant_order_invoices(most int): What is invoiced, less what is credited, is what an order comes to now. scan: looks at everything.
SELECT 'order ' || o.id || ' is ' || o.status || ' over ' || o.total || ', refunded ' || o.refunded || ', and invoiced ' ||
       COALESCE(SUM(CASE WHEN i.kind = 'invoice' THEN i.amount ELSE -i.amount END), 0) AS found
  FROM orders o LEFT JOIN invoices i ON i.order_id = o.id
 GROUP BY o.id
HAVING COALESCE(SUM(CASE WHEN i.kind = 'invoice' THEN i.amount ELSE -i.amount END), 0) <>
       CASE WHEN o.status = 'cancelled' OR (o.status = 'waiting' AND o.payment = 'checkout') THEN 0 ELSE o.total - o.refunded END
 LIMIT :most;

-- invariant_invoices(most int): Invoices have no gaps, and the latest number is known. scan: looks at everything.
SELECT COUNT(n.number) || ' invoices, the latest ' || COALESCE(MAX(n.number), 0) || ', known as ' || p.last_invoice AS found
  FROM price_list p LEFT JOIN invoices n ON 1 = 1
 GROUP BY p.id
HAVING COUNT(n.number) <> p.last_invoice OR COALESCE(MAX(n.number), 0) <> p.last_invoice
 LIMIT :most;

-- invariant_addresses(most int): An address stands in a group once. scan: looks at everything.
SELECT 'group ' || group_id || ': ' || email_key || ', ' || COUNT(*) || ' times' AS found
  FROM memberships WHERE current = 1 GROUP BY group_id, email_key HAVING COUNT(*) > 1
 LIMIT :most;

-- invariant_current(most int): Whoever waits or is active is in the list. scan: looks at everything.
SELECT 'membership ' || id || ' of group ' || group_id || ', ' || status AS found
  FROM memberships WHERE current = 0 AND status IN ('prospect', 'pending', 'active')
 LIMIT :most;

-- invariant_members(most int): Whoever is active is a member. scan: looks at everything.
SELECT 'membership ' || id || ' of group ' || group_id AS found FROM memberships WHERE status = 'active' AND member_id IS NULL
 LIMIT :most;

-- invariant_pending(most int): A pending invite was sent. scan: looks at everything.
SELECT 'membership ' || m.id || ' of group ' || m.group_id AS found
  FROM memberships m
 WHERE m.status = 'pending' AND (m.invited_at IS NULL OR NOT EXISTS (
           SELECT 1 FROM messages e WHERE e.membership_id = m.id AND e.kind = 'invite' AND e.status = 'sent'))
 LIMIT :most;

-- invariant_prospects(most int): A prospect has a mail on its way, or a refusal. scan: looks at everything.
SELECT 'membership ' || m.id || ' of group ' || m.group_id AS found
  FROM memberships m
 WHERE m.status = 'prospect' AND m.current = 1 AND m.refusal IS NULL AND NOT EXISTS (
           SELECT 1 FROM messages e WHERE e.membership_id = m.id AND e.kind = 'invite' AND e.status IN ('held', 'queued'))
 LIMIT :most;

-- invariant_search(most int): Whoever is in a list is found. scan: looks at everything.
SELECT 'membership ' || m.id || ' of group ' || m.group_id AS found
  FROM memberships m
 WHERE m.current = 1 AND NOT EXISTS (SELECT 1 FROM membership_search s WHERE s.rowid = m.id)
 LIMIT :most;

-- invariant_activities(most int): Every membership's beginning is in the activity log. scan: looks at everything.
SELECT 'membership ' || m.id || ' of group ' || m.group_id AS found
  FROM memberships m
 WHERE m.route <> 'demo' AND NOT EXISTS (
           SELECT 1 FROM activities a WHERE a.membership_id = m.id
              AND a.verb IN ('membership.invited', 'membership.enrolled', 'membership.promoted'))
 LIMIT :most;

-- invariant_member_counts(most int): Members of an organisation in a status. scan: looks at everything.
SELECT 'organisation ' || organisation_id || ', ' || status || ': ' || people || ' kept, ' || fresh || ' counted' AS found
  FROM (SELECT c.organisation_id AS organisation_id, c.status AS status, c.people AS people,
               (SELECT COUNT(*) FROM members m WHERE m.organisation_id = c.organisation_id AND m.status = c.status) AS fresh
          FROM member_counts c) AS kept
 WHERE people <> fresh
 UNION ALL
SELECT 'organisation ' || m.organisation_id || ', ' || m.status || ': not counted'
  FROM members m
 WHERE NOT EXISTS (SELECT 1 FROM member_counts c WHERE c.organisation_id = m.organisation_id AND c.status = m.status)
 LIMIT :most;

-- invariant_import_rows(most int): What an import says of its rows. scan: looks at everything.
WITH fresh AS (
     SELECT import_id, 'verdict:' || verdict AS what, COUNT(*) AS people FROM import_rows GROUP BY import_id, verdict
      UNION ALL SELECT import_id, 'plan:' || plan, COUNT(*) FROM import_rows GROUP BY import_id, plan),
     kept AS (SELECT import_id, what, people FROM import_counts WHERE people <> 0 AND (what LIKE 'verdict:%' OR what LIKE 'plan:%')),
     wrong AS (
     SELECT import_id, what, people, 'counted' AS side FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
      UNION ALL SELECT import_id, what, people, 'kept' FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less)
SELECT 'import ' || w.import_id || ', ' || w.what || ': ' || w.people || ' ' || w.side AS found
  FROM wrong w JOIN imports i ON i.id = w.import_id
 WHERE i.status NOT IN ('refused', 'mapping', 'reading', 'disapproved')
 LIMIT :most;

-- invariant_import_deeds(most int): What an import says of its deeds. scan: looks at everything.
WITH fresh AS (
     SELECT import_id, 'deed:' || deed AS what, COUNT(*) AS people FROM import_deeds GROUP BY import_id, deed
      UNION ALL SELECT import_id, undone || ':' || deed, COUNT(*) FROM import_deeds WHERE undone IS NOT NULL GROUP BY import_id, undone, deed
      UNION ALL SELECT import_id, 'rows:done', COUNT(DISTINCT number) FROM import_deeds GROUP BY import_id
      UNION ALL SELECT d.import_id, 'rows:partly', COUNT(DISTINCT d.number)
                  FROM import_deeds d JOIN import_rows r ON r.import_id = d.import_id AND r.number = d.number
                 WHERE r.verdict = 'failed' GROUP BY d.import_id),
     kept AS (SELECT import_id, what, people FROM import_counts
               WHERE people <> 0 AND (what LIKE 'deed:%' OR what LIKE 'undone:%' OR what LIKE 'kept:%' OR what LIKE 'rows:%'))
SELECT 'import ' || import_id || ', ' || what || ': ' || people || ' counted' AS found FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
 UNION ALL
SELECT 'import ' || import_id || ', ' || what || ': ' || people || ' kept' FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less
 LIMIT :most;

-- invariant_import_silence(most int): A row that an import has worked did something, or says why not. scan: looks at everything.
SELECT 'import ' || r.import_id || ', row ' || r.number AS found
  FROM import_rows r JOIN imports i ON i.id = r.import_id
 WHERE i.status IN ('running', 'paused', 'done', 'cancelled') AND r.number <= i.run_to
   AND r.verdict IN ('valid', 'warning') AND r.plan NOT IN ('none', 'already')
   AND NOT EXISTS (SELECT 1 FROM import_deeds d WHERE d.import_id = r.import_id AND d.number = r.number)
 LIMIT :most;

-- invariant_import_passwords(most int): Passwords of an import that is over are gone, or are going. scan: looks at everything.
WITH ended AS (
     SELECT i.id AS id, i.scrubbed AS scrubbed FROM imports i
      WHERE i.status NOT IN ('mapping', 'reading', 'ready', 'running', 'paused')
        AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = 'import_forget' AND j.status IN ('queued', 'running')
                           AND CAST(json_extract(j.arguments, '$.import') AS INTEGER) = i.id))
SELECT 'import ' || p.import_id || ', row ' || p.number AS found
  FROM ended o JOIN import_passwords p ON p.import_id = o.id
 UNION ALL
SELECT 'import ' || o.id || ', its file'
  FROM ended o
 WHERE o.scrubbed = 0 AND EXISTS (SELECT 1 FROM import_columns c WHERE c.import_id = o.id AND c.target IN ('password', 'secret'))
 LIMIT :most;

-- invariant_accounts(most int): An account has an address, until its owner closes it. scan: looks at everything.
SELECT 'account ' || a.id AS found FROM accounts a
 WHERE (a.forgotten_at IS NULL) <> EXISTS (SELECT 1 FROM addresses d WHERE d.account_id = a.id)
 LIMIT :most;

-- invariant_roll_ups(most int): How far a member is in a course is what the events say. scan: looks at everything.
SELECT 'member ' || kept.member_id || ', course ' || kept.course_id || ': ' || kept.status || ', ' || kept.progress || ' per cent kept, ' ||
       fresh.status || ', ' || fresh.progress || ' by the events' AS found
  FROM (SELECT member_id, course_id, status, progress, lessons_done, score, seconds, started_at, last_at, completed_at FROM enrolments
        EXCEPT
        SELECT member_id, course_id, status, progress, lessons_done, score, seconds, started_at, last_at, completed_at FROM progress_folds) AS kept
  JOIN progress_folds fresh ON fresh.member_id = kept.member_id AND fresh.course_id = kept.course_id
 LIMIT :most;

-- invariant_done_all(most int): Whoever has done every lesson that a course takes has completed it. scan: looks at everything.
SELECT 'member ' || f.member_id || ', course ' || f.course_id || ': ' || f.lessons_done || ' of ' || f.lessons_due || ', ' || f.status AS found
  FROM progress_folds f WHERE f.lessons_due > 0 AND f.lessons_done >= f.lessons_due AND f.status <> 'completed'
 LIMIT :most;

-- invariant_events(most int): What happened in a course belongs to somebody's place in it, in this round or one before. scan: looks at everything.
SELECT 'event ' || p.id || ' of member ' || p.member_id || ', course ' || p.course_id || ', round ' || p.round AS found
  FROM progress_events p LEFT JOIN enrolments e ON e.member_id = p.member_id AND e.course_id = p.course_id
 WHERE e.round IS NULL OR p.round > e.round
 LIMIT :most;

-- invariant_versions(most int): Whoever learns by a version learns by one of that course. scan: looks at everything.
SELECT 'member ' || e.member_id || ', course ' || e.course_id || ': version ' || v.id || ' is one of course ' || v.course_id AS found
  FROM enrolments e JOIN course_versions v ON v.id = e.version_id
 WHERE v.course_id <> e.course_id OR v.status <> 'published'
 LIMIT :most;

-- invariant_report_lines(most int): Each learner of a group has a line for each of its courses that says how they stand, but where the job that sees to it is not done. scan: looks at everything.
WITH fresh AS (
     SELECT group_id, course_id, membership_id, member_id, organisation_id, sort_key, status, progress, score, seconds, last_at, completed_at FROM report_standings),
     kept AS (
     SELECT group_id, course_id, membership_id, member_id, organisation_id, sort_key, status, progress, score, seconds, last_at, completed_at FROM report_lines),
     wrong AS (
     SELECT group_id, course_id, membership_id, status, progress, 'missing' AS side FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
      UNION ALL SELECT group_id, course_id, membership_id, status, progress, 'too many' FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less)
SELECT 'membership ' || w.membership_id || ' of group ' || w.group_id || ', course ' || w.course_id || ', ' || w.status || ' (' || w.progress || '): ' || w.side AS found
  FROM wrong w
 WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.group_id = w.group_id AND j.kind = 'recount' AND j.status IN ('queued', 'running'))
 LIMIT :most;

-- invariant_report_totals(most int): The totals of a group's course are those of its lines. scan: looks at everything.
WITH fresh AS (
     SELECT organisation_id, group_id, course_id, count(*) AS learners, count(CASE WHEN status = 'in progress' THEN 1 END) AS in_progress,
            count(CASE WHEN status = 'completed' THEN 1 END) AS completed, count(score) AS scored, COALESCE(sum(score), 0) AS score_sum,
            COALESCE(sum(CASE WHEN status = 'completed' THEN seconds END), 0) AS completed_seconds
       FROM report_lines GROUP BY organisation_id, group_id, course_id),
     kept AS (
     SELECT organisation_id, group_id, course_id, learners, in_progress, completed, scored, score_sum, completed_seconds FROM report_totals
      WHERE learners <> 0 OR in_progress <> 0 OR completed <> 0 OR scored <> 0 OR score_sum <> 0 OR completed_seconds <> 0)
SELECT 'group ' || group_id || ', course ' || course_id || ': ' || learners || ' learners, ' || completed || ' completed, counted' AS found
  FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
 UNION ALL
SELECT 'group ' || group_id || ', course ' || course_id || ': ' || learners || ' learners, ' || completed || ' completed, kept'
  FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less
 LIMIT :most;

-- invariant_report_completions(most int): When they completed it, by their lines. scan: looks at everything.
WITH fresh AS (
     SELECT organisation_id, group_id, course_id, completed_at / 900 AS quarter, count(*) AS completions
       FROM report_lines WHERE completed_at IS NOT NULL GROUP BY organisation_id, group_id, course_id, completed_at / 900),
     kept AS (SELECT organisation_id, group_id, course_id, quarter, completions FROM report_completions WHERE completions <> 0)
SELECT 'group ' || group_id || ', course ' || course_id || ', quarter ' || quarter || ': ' || completions || ' counted' AS found
  FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
 UNION ALL
SELECT 'group ' || group_id || ', course ' || course_id || ', quarter ' || quarter || ': ' || completions || ' kept'
  FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less
 LIMIT :most;

-- invariant_organisation_completions(most int): The same for an organisation's active members, each course of theirs once. scan: looks at everything.
WITH fresh AS (
     SELECT e.organisation_id AS organisation_id, e.completed_at / 900 AS quarter, count(*) AS completions
       FROM enrolments e JOIN members p ON p.id = e.member_id AND p.status = 'active'
      WHERE e.completed_at IS NOT NULL GROUP BY e.organisation_id, e.completed_at / 900),
     kept AS (SELECT organisation_id, quarter, completions FROM organisation_completions WHERE completions <> 0)
SELECT 'organisation ' || organisation_id || ', quarter ' || quarter || ': ' || completions || ' counted' AS found
  FROM (SELECT * FROM fresh EXCEPT SELECT * FROM kept) AS more
 UNION ALL
SELECT 'organisation ' || organisation_id || ', quarter ' || quarter || ': ' || completions || ' kept'
  FROM (SELECT * FROM kept EXCEPT SELECT * FROM fresh) AS less
 LIMIT :most;

-- invariant_courses_done(most int): How many of their group's courses somebody has completed, but where the job that counts is not done. scan: looks at everything.
SELECT 'membership ' || k.id || ' of group ' || k.group_id || ': ' || k.courses_done || ' kept, ' || k.fresh || ' counted' AS found
  FROM (SELECT m.id AS id, m.group_id AS group_id, m.courses_done AS courses_done,
               CASE WHEN m.status = 'active' THEN (
                    SELECT COUNT(*) FROM group_courses gc JOIN enrolments e ON e.course_id = gc.course_id AND e.member_id = m.member_id
                     WHERE gc.group_id = m.group_id AND e.status = 'completed') ELSE 0 END AS fresh
          FROM memberships m) AS k
 WHERE k.courses_done <> k.fresh
   AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.group_id = k.group_id AND j.kind = 'recount' AND j.status IN ('queued', 'running'))
 LIMIT :most;

-- invariant_certificates(most int): A certificate counts exactly while something says that its round was completed, unless somebody revoked it. scan: looks at everything.
SELECT 'certificate ' || c.id || ' of member ' || c.member_id || CASE WHEN c.revoked_at IS NULL THEN ', counted' ELSE ', withdrawn' END AS found
  FROM certificates c
 WHERE (c.revoked_at IS NULL OR c.withdrawn = 1)
   AND (c.revoked_at IS NULL) <> EXISTS (SELECT 1 FROM completions p
                                          WHERE p.member_id = c.member_id AND p.course_id = c.course_id AND p.round = c.round)
 LIMIT :most;

-- invariant_certificates_found(most int): Each is its member's, and found by search. scan: looks at everything.
SELECT 'certificate ' || c.id AS found
  FROM certificates c JOIN members m ON m.id = c.member_id
 WHERE m.account_id <> c.account_id OR NOT EXISTS (SELECT 1 FROM certificate_search s WHERE s.rowid = c.id)
 LIMIT :most;

-- invariant_certificate_mails(most int): Nobody is told twice of the same. scan: looks at everything.
SELECT kind || ' of certificate ' || detail || ': ' || COUNT(*) || ' mails' AS found
  FROM messages WHERE kind IN ('certificate', 'certificate_expiring') GROUP BY kind, detail HAVING COUNT(*) > 1
 LIMIT :most;

-- invariant_quizzes(most int): An attempt is progress once it is handed in, with its score, and not before; a passed one completes its lesson. scan: looks at everything.
SELECT 'attempt ' || a.id || ' of member ' || a.member_id || ', ' || a.status AS found
  FROM quiz_attempts a
  LEFT JOIN progress_events p ON p.member_id = a.member_id AND p.course_id = a.course_id AND p.round = a.round AND p.ref = 'attempt:' || a.id
 WHERE (a.status = 'done') <> (p.id IS NOT NULL) OR p.score <> a.score
    OR (a.passed = 1 AND NOT EXISTS (SELECT 1 FROM progress_events l WHERE l.member_id = a.member_id AND l.course_id = a.course_id
                                        AND l.round = a.round AND l.ref = 'lesson:' || a.lesson_id))
 LIMIT :most;

-- invariant_quiz_attempts(most int): Nobody has begun more attempts than a quiz allows, with those that were given. scan: looks at everything.
SELECT 'quiz ' || t.lesson_id || ', member ' || t.member_id || ': ' || t.used || ' attempts' AS found
  FROM (SELECT a.member_id AS member_id, a.lesson_id AS lesson_id, a.round AS round, count(*) AS used FROM quiz_attempts a GROUP BY a.member_id, a.lesson_id, a.round) AS t
  JOIN lessons l ON l.id = t.lesson_id
 WHERE t.used > l.attempts + (SELECT count(*) FROM quiz_extras x WHERE x.member_id = t.member_id AND x.lesson_id = t.lesson_id AND x.round = t.round)
 LIMIT :most;

-- invariant_statements(most int): A statement's progress counts exactly until it is taken back. scan: looks at everything.
SELECT 'statement ' || s.uuid || ' of organisation ' || s.organisation_id AS found
  FROM statements s
  LEFT JOIN progress_events p ON p.organisation_id = s.organisation_id AND p.ref = 'statement:' || s.uuid || ':' || s.event_kind
 WHERE s.event_kind IS NOT NULL AND (p.id IS NULL OR p.member_id <> s.member_id OR (p.voided_at IS NOT NULL) <> (s.voided = 1))
 LIMIT :most;

-- invariant_voided(most int): A statement is voided exactly where another one says so, and none that says so is. scan: looks at everything.
SELECT 'statement ' || s.uuid || ' of organisation ' || s.organisation_id AS found
  FROM statements s
 WHERE (s.voided = 1) <> (s.voids = 0 AND EXISTS (SELECT 1 FROM statements v WHERE v.organisation_id = s.organisation_id AND v.target = s.uuid AND v.voids = 1))
 LIMIT :most;

-- invariant_carried(most int): A request that was approved has its event, and none else has. scan: looks at everything.
SELECT 'request ' || r.id || ' is ' || r.status AS found
  FROM carry_requests r
 WHERE (r.status = 'approved') <> EXISTS (SELECT 1 FROM progress_events e
                                           WHERE e.organisation_id = r.organisation_id AND e.ref = 'carried:' || r.id AND e.member_id = r.member_id
                                             AND e.course_id = r.course_id AND e.source = 'carried')
 LIMIT :most;

-- invariant_email_keys(most int): The address that rules see is the account's, while it is not one that was only typed. scan: looks at everything.
SELECT 'member ' || t.id || ': "' || t.kept || '" kept, "' || t.fresh || '" by the account' AS found
  FROM (SELECT p.id AS id, p.email_key AS kept,
               COALESCE((SELECT min(d.email_key) FROM accounts a JOIN addresses d ON d.account_id = a.id AND d.email = a.email
                          WHERE a.id = p.account_id AND d.claimed = 0), '') AS fresh
          FROM members p) t
 WHERE t.kept <> t.fresh
 LIMIT :most;

-- invariant_rule_counts(most int): A rule counts those who came in, went on the wait list and left by it. scan: looks at everything.
SELECT 'rule ' || r.id || ' of group ' || r.group_id || ': ' || r.added || ' added, ' || r.waited || ' waited, ' || r.removed || ' removed; ' ||
       COALESCE(d.added, 0) || ', ' || COALESCE(d.waited, 0) || ', ' || COALESCE(d.removed, 0) || ' counted' AS found
  FROM rules r
  LEFT JOIN (SELECT rule_id, count(CASE WHEN deed = 'added' THEN 1 END) AS added, count(CASE WHEN deed = 'waited' THEN 1 END) AS waited,
                    count(CASE WHEN deed = 'removed' THEN 1 END) AS removed
               FROM rule_deeds GROUP BY rule_id) d ON d.rule_id = r.id
 WHERE r.added <> COALESCE(d.added, 0) OR r.waited <> COALESCE(d.waited, 0) OR r.removed <> COALESCE(d.removed, 0)
 LIMIT :most;

-- invariant_rules(): Rules by which people come and go, but for those that a job is about to apply to everybody. scan: looks at everything. sort: the same.
SELECT r.id AS id, r.organisation_id AS organisation_id, r.group_id AS group_id, o.time_zone AS time_zone
  FROM rules r
  JOIN groups g ON g.id = r.group_id AND g.status = 'active' AND g.population = 'automatic'
  JOIN organisations o ON o.id = r.organisation_id AND o.status = 'active'
 WHERE r.status = 'current' AND r.stopped IS NULL
   AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.group_id = r.group_id AND j.kind = 'rule' AND (j.status = 'queued' OR j.status = 'running'))
 ORDER BY r.id;

-- invariant_rule_places(organisation_id int, group_id int, people rows, most int): Who is not where the group's rule wants them, of members (i1) whom it matches (i2 1) or not. scan: of those given.
SELECT 'member ' || t.member || ' of group ' || :group_id || CASE t.matches WHEN 1 THEN ' matches, and is not in' ELSE ' does not match' END ||
       CASE WHEN t.is_in THEN ', and is in by the rule' || CASE WHEN t.excluded THEN ', though excluded' ELSE '' END
            WHEN t.matches = 0 THEN ', and waits by the rule' ELSE '' END AS found
  FROM (SELECT p.i1 AS member, p.i2 AS matches, m.id IS NOT NULL AND m.pinned = 0 AS is_in, m.id IS NOT NULL AS has_place,
               EXISTS (SELECT 1 FROM rule_exclusions x WHERE x.group_id = :group_id AND x.member_id = p.i1) AS excluded,
               (SELECT w.route FROM members a JOIN wait_entries w ON w.group_id = :group_id AND w.account_id = a.account_id AND w.status = 'waiting'
                 WHERE a.organisation_id = :organisation_id AND a.id = p.i1) AS waits,
               EXISTS (SELECT 1 FROM members a
                        CROSS JOIN addresses d ON d.account_id = a.account_id
                        CROSS JOIN memberships i ON i.group_id = :group_id AND i.email_key = d.email_key AND i.current = 1
                        WHERE a.organisation_id = :organisation_id AND a.id = p.i1 AND (i.status = 'prospect' OR i.status = 'pending')) AS invited
          FROM given(:people) AS p
          LEFT JOIN memberships m ON m.group_id = :group_id AND m.member_id = p.i1 AND m.current = 1 AND m.status = 'active') t
 WHERE (t.matches = 1 AND NOT t.has_place AND NOT t.excluded AND t.waits IS NULL AND NOT t.invited)
    OR (t.is_in AND (t.matches = 0 OR t.excluded))
    OR (t.matches = 0 AND t.waits = 'rule')
 LIMIT :most;
