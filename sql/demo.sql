-- What only the demo organisation needs: a past.

-- demo_is_late(): Whether the installation has an organisation already. scan: ends with the first row.
SELECT EXISTS (SELECT 1 FROM organisations) AS is_late;

-- demo_lesson_count(organisation_id int, course_id int): How many lessons a course has.
SELECT count(*) AS lessons FROM courses c JOIN lessons l ON l.version_id = c.version_id WHERE c.organisation_id = :organisation_id AND c.id = :course_id;

-- demo_lessons(organisation_id int, course_id int, most int): The first of them.
SELECT l.id AS id, l.kind AS kind FROM courses c JOIN lessons l ON l.version_id = c.version_id
 WHERE c.organisation_id = :organisation_id AND c.id = :course_id
 ORDER BY l.position LIMIT :most;

-- demo_mail_sent(organisation_id int, membership_id int, subject text, now int): Its mail went out in the past.
UPDATE messages SET status = 'sent', subject = :subject, reply = '250 2.0.0 Ok', attempts = 1, done_at = :now
 WHERE organisation_id = :organisation_id AND membership_id = :membership_id AND status = 'queued';

-- demo_mail_refused(organisation_id int, membership_id int, subject text, reply text, now int): Its mail was refused in the past.
UPDATE messages SET status = 'failed', subject = :subject, reply = :reply, attempts = 1, done_at = :now
 WHERE organisation_id = :organisation_id AND membership_id = :membership_id AND status = 'queued';

-- demo_mails_sent(organisation_id int, account_id int, subject text, now int): What the organisation wrote to somebody now went out.
UPDATE messages SET status = 'sent', subject = :subject, reply = '250 2.0.0 Ok', attempts = 1, done_at = :now
 WHERE organisation_id = :organisation_id AND account_id = :account_id AND created_at = :now AND status = 'queued';

-- demo_group_mails_sent(organisation_id int, group_id int, subject text, now int): What went out to a group's learners now did so in the past.
UPDATE messages SET status = 'sent', subject = :subject, reply = '250 2.0.0 Ok', attempts = 1, done_at = :now
 WHERE organisation_id = :organisation_id AND status = 'queued' AND created_at = :now
   AND membership_id IN (SELECT id FROM memberships WHERE group_id = :group_id AND current = 1 AND status = 'active');

-- demo_drop_account_mail(account_id int, now int): Nobody is welcomed by a mail to the demo.
UPDATE messages SET status = 'dropped', done_at = :now WHERE account_id = :account_id AND status = 'queued';

-- demo_order_mails_sent(account_id int): The mails about its orders went out in the past.
UPDATE messages SET status = 'sent', reply = '250 2.0.0 Ok', attempts = 1, done_at = created_at
 WHERE account_id = :account_id AND status = 'queued' AND (kind = 'ordered' OR kind = 'order_paid' OR kind = 'order_cancelled' OR kind = 'order_refunded');

-- demo_active_at(organisation_id int, id int, at int): When they were last seen learning.
UPDATE memberships SET active_at = :at WHERE organisation_id = :organisation_id AND id = :id;

-- demo_membership(organisation_id int, group_id int, account_id int): The place of somebody in a group.
SELECT m.id AS id FROM memberships m JOIN members p ON p.id = m.member_id
 WHERE p.organisation_id = :organisation_id AND p.account_id = :account_id AND m.group_id = :group_id AND m.current = 1;

-- demo_course_to_ask(organisation_id int, account_id int): A course of their groups that somebody has not completed. sort: one person's courses.
SELECT u.course_id AS id
  FROM members p
  JOIN memberships m ON m.member_id = p.id AND m.status = 'active' AND m.current = 1
  JOIN group_courses u ON u.group_id = m.group_id
  JOIN courses c ON c.id = u.course_id AND c.status = 'active' AND c.published_at IS NOT NULL
 WHERE p.organisation_id = :organisation_id AND p.account_id = :account_id
   AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.member_id = p.id AND e.course_id = u.course_id AND e.status = 'completed')
 ORDER BY u.position DESC, u.course_id LIMIT 1;
