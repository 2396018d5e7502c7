-- An organisation of 100,000 people and 1,000 groups: group 1 has all of them, group 2 a hundred, the others ten each.
-- Account 1 is the site admin that the instance began with, and becomes the organisation's administrator.
BEGIN;
INSERT INTO organisations (id, name, name_key, time_zone, created_at) VALUES (1, 'Large', 'large', 'Europe/London', :now);
INSERT INTO members (id, organisation_id, account_id, role, sort_key, joined_at) VALUES (1, 1, 1, 'admin', 'root robin', :now);
INSERT INTO member_counts VALUES (1, 'active', 1);

:people
CREATE TEMP TABLE n AS SELECT id AS i FROM accounts WHERE id > 1;

INSERT INTO courses (id, organisation_id, title, title_key, minutes, created_at)
VALUES (1, 1, 'One', 'one', 60, :now), (2, 1, 'Two', 'two', 60, :now), (3, 1, 'Three', 'three', 60, :now);
CREATE TEMP TABLE g AS SELECT i - 1 AS id, CASE i WHEN 2 THEN 100000 WHEN 3 THEN 100 ELSE 10 END AS people FROM n WHERE i <= 1001;
INSERT INTO groups (id, organisation_id, name, name_key, description, seats, seats_held, created_at, active_at)
SELECT id, 1, 'Group ' || id, 'group ' || id, 'One of a thousand', 200000, people, :now, :now FROM g;
INSERT INTO seat_entries (organisation_id, group_id, at, why, seats, held, seats_after, held_after)
SELECT 1, id, :now, 'opening', 200000, people, 200000, people FROM g;
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at)
SELECT 1, g.id, c.id, c.id, :now FROM g, courses c;
INSERT INTO leaders (organisation_id, group_id, member_id, added_at) SELECT 1, id, 1, :now FROM g;
INSERT INTO membership_counts (organisation_id, group_id, status, people) SELECT 1, id, 'active', people FROM g;
INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, sort_key, route, added_at, status_at, active_at, seat, pinned)
SELECT 1, g.id, n.i, 'active', 'person' || i || '@large.example', 'person' || i || '@large.example', 'person' || i || '@large.example',
       'number ' || i || ' person', 'manual', :now - i, :now - i, :now - i, 1, 1
  FROM g JOIN n ON n.i < 2 + g.people;
UPDATE memberships SET courses_done = 1 + member_id % 2;
INSERT INTO enrolments (organisation_id, member_id, course_id, status, progress, assigned_at, started_at, last_at, completed_at)
SELECT 1, n.i, c.id, 'completed', 100, :now, :now, :now - n.i, :now - n.i FROM n, courses c WHERE (n.i + c.id) % 2 = 0;
ANALYZE;
INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at)
SELECT organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress, score, seconds, last_at, completed_at
  FROM report_standings;
INSERT INTO report_totals (organisation_id, group_id, course_id, learners, completed)
SELECT organisation_id, group_id, course_id, count(*), count(CASE WHEN status = 'completed' THEN 1 END)
  FROM report_lines GROUP BY organisation_id, group_id, course_id;
INSERT INTO report_completions (organisation_id, group_id, course_id, quarter, completions)
SELECT organisation_id, group_id, course_id, completed_at / 900, count(*)
  FROM report_lines WHERE completed_at IS NOT NULL GROUP BY organisation_id, group_id, course_id, completed_at / 900;
INSERT INTO organisation_completions (organisation_id, quarter, completions)
SELECT organisation_id, completed_at / 900, count(*) FROM enrolments GROUP BY organisation_id, completed_at / 900;
COMMIT;
