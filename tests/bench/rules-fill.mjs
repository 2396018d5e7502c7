// Two organisations whose people are alike, one of 100,000 (of fill.sql) and one of 1,000, each with 200 automatic groups that look at
// one field, one group that looks at another, and one with a rule of five conditions. Everybody is where the rules want them.
import { manyPeople } from '../lib/crowd.mjs';

export const DEPARTMENTS = 200;

// What an organisation's things are called in the database.
function place(organisation, first, people, course) {
	return { organisation, first, last: first + people - 1, people, course, department: 10 * organisation + 1, site: 10 * organisation + 2,
		grade: 10 * organisation + 3, branch: 100 * organisation, groups: 100000 * organisation, five: 100000 * organisation + 1000 };
}
export const LARGE = place(1, 2, 100000, 1), SMALL = place(2, 200002, 1000, 11);

// The day after which the rule of five conditions asks people to have joined.
export const JOINED_AFTER = '2024-01-01', JOINED_FROM = Date.UTC(2024, 0, 2) / 1000;
const DAY = 86400, FIRST_JOINED = Date.UTC(2023, 0, 1, 12) / 1000;

const smallPeople = ({ organisation, first, people, course }) => `
INSERT INTO organisations (id, name, name_key, time_zone, created_at) VALUES (${organisation}, 'Small', 'small', 'Europe/London', 1);
${manyPeople({ organisation, first, people })}
INSERT INTO courses (id, organisation_id, title, title_key, minutes, created_at) VALUES (${course}, ${organisation}, 'One', 'one', 60, 1);
INSERT INTO enrolments (organisation_id, member_id, course_id, status, progress, assigned_at, started_at, last_at, completed_at)
SELECT ${organisation}, id, ${course}, 'completed', 100, 1, 1, 1, 1 FROM members WHERE organisation_id = ${organisation} AND (id + ${course}) % 2 = 0;`;

// Two thirds of the addresses are of one domain; a tree of branches in which half of the people are somewhere below the first.
const data = ({ organisation, first, last, department, site, grade, branch }) => `
UPDATE accounts SET email = 'person' || id || '@north.example' WHERE id BETWEEN ${first} AND ${last} AND id % 3 > 0;
UPDATE addresses SET email = 'person' || account_id || '@north.example', email_key = 'person' || account_id || '@north.example'
 WHERE account_id BETWEEN ${first} AND ${last} AND account_id % 3 > 0;
INSERT INTO branches (id, organisation_id, parent_id, name, name_key, created_at) VALUES
	(${branch}, ${organisation}, NULL, 'North', 'north', 1), (${branch + 1}, ${organisation}, NULL, 'South', 'south', 1);
WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 13)
INSERT INTO branches (id, organisation_id, parent_id, name, name_key, created_at)
SELECT ${branch} + i, ${organisation}, ${branch} + CASE WHEN i < 8 THEN i % 2 ELSE i - 6 END, 'Branch ' || i, 'branch ' || i, 1 FROM n;
UPDATE members SET branch_id = ${branch} + id % 7 * 2 % 14, joined_at = ${FIRST_JOINED} + id % 1009 * ${DAY},
       email_key = (SELECT d.email_key FROM addresses d WHERE d.account_id = members.account_id)
 WHERE id BETWEEN ${first} AND ${last};
UPDATE members SET branch_id = branch_id + 1 WHERE id BETWEEN ${first} AND ${last} AND id % 11 > 5;
INSERT INTO fields (id, organisation_id, name, name_key, type, position, created_at) VALUES
	(${department}, ${organisation}, 'Department', 'department', 'text', 1, 1), (${site}, ${organisation}, 'Site', 'site', 'text', 2, 1),
	(${grade}, ${organisation}, 'Grade', 'grade', 'choice', 3, 1);
INSERT INTO field_choices (organisation_id, field_id, label, label_key, position) VALUES
	(${organisation}, ${grade}, 'A', 'a', 1), (${organisation}, ${grade}, 'B', 'b', 2), (${organisation}, ${grade}, 'C', 'c', 3),
	(${organisation}, ${grade}, 'D', 'd', 4), (${organisation}, ${grade}, 'E', 'e', 5);
INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key)
SELECT ${organisation}, id, ${department}, 'Dept ' || id % ${DEPARTMENTS}, 'dept ' || id % ${DEPARTMENTS} FROM members WHERE id BETWEEN ${first} AND ${last}
 UNION ALL
SELECT ${organisation}, id, ${site}, 'Site ' || id % ${DEPARTMENTS}, 'site ' || id % ${DEPARTMENTS} FROM members WHERE id BETWEEN ${first} AND ${last}
 UNION ALL
SELECT ${organisation}, id, ${grade}, substr('ABCDE', id % 5 + 1, 1), substr('abcde', id % 5 + 1, 1) FROM members WHERE id BETWEEN ${first} AND ${last};`;

// Groups 0 to 199 ask for a department, every second one for an address as well; group 200 asks for a site.
const groups = ({ organisation, first, last, department, site, groups: base }) => `
CREATE TEMP TABLE g AS WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${DEPARTMENTS}) SELECT i, ${base} + i AS id FROM n;
INSERT INTO groups (id, organisation_id, name, name_key, population, policy, created_at, active_at)
SELECT id, ${organisation}, 'Automatic ' || id, 'automatic ' || id, 'automatic', 'enrol', 1, 1 FROM g;
INSERT INTO rules (id, organisation_id, group_id, status, number, match, made_by, made_at)
SELECT id, ${organisation}, id, 'current', 1, 'all', 1, 1 FROM g;
INSERT INTO rule_conditions (organisation_id, rule_id, position, block, subject, subject_id, subject_name, comparison, value, current)
SELECT ${organisation}, id, 1, 1, 'field', CASE WHEN i < ${DEPARTMENTS} THEN ${department} ELSE ${site} END,
       CASE WHEN i < ${DEPARTMENTS} THEN 'Department' ELSE 'Site' END, 'is', CASE WHEN i < ${DEPARTMENTS} THEN 'Dept ' || i ELSE 'Site 0' END, 1 FROM g;
INSERT INTO rule_conditions (organisation_id, rule_id, position, block, subject, comparison, value, current)
SELECT ${organisation}, id, 2, 2, 'email', 'contains', 'person', 1 FROM g WHERE i % 2 = 0;
INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, sort_key, route, route_detail, added_at, status_at,
       active_at, seat)
SELECT ${organisation}, g.id, m.id, 'active', a.email, a.email, a.email, m.sort_key, 'rule', 'by rule', 1, 1, 1, 1
  FROM members m JOIN accounts a ON a.id = m.account_id JOIN g ON g.i = m.id % ${DEPARTMENTS} OR (g.i = ${DEPARTMENTS} AND m.id % ${DEPARTMENTS} = 0)
 WHERE m.id BETWEEN ${first} AND ${last};
INSERT INTO membership_counts (organisation_id, group_id, status, people)
SELECT organisation_id, group_id, 'active', count(*) FROM memberships WHERE group_id IN (SELECT id FROM g) GROUP BY group_id;
UPDATE groups SET seats_held = (SELECT people FROM membership_counts c WHERE c.group_id = groups.id) WHERE id IN (SELECT id FROM g);
INSERT INTO seat_entries (organisation_id, group_id, at, why, held, held_after) SELECT organisation_id, id, 1, 'opening', seats_held, seats_held FROM groups
 WHERE id IN (SELECT id FROM g);
DROP TABLE g;`;

// Course completed, grade is one of two, e-mail ends with, branch with those below it, joined after. Nobody is in its group yet.
const five = ({ organisation, course, grade, branch, five: group }) => `
INSERT INTO groups (id, organisation_id, name, name_key, population, policy, created_at, active_at)
VALUES (${group}, ${organisation}, 'Five', 'five', 'automatic', 'enrol', 1, 1);
INSERT INTO rules (id, organisation_id, group_id, status, number, match, made_by, made_at) VALUES (${group}, ${organisation}, ${group}, 'current', 1, 'all', 1, 1);
INSERT INTO rule_conditions (organisation_id, rule_id, position, block, subject, subject_id, subject_name, comparison, value, current) VALUES
	(${organisation}, ${group}, 1, 1, 'course', ${course}, 'One', 'is', 'completed', 1),
	(${organisation}, ${group}, 2, 2, 'field', ${grade}, 'Grade', 'is', 'A' || char(10) || 'B', 1),
	(${organisation}, ${group}, 3, 3, 'email', 0, '', 'ends', '@north.example', 1),
	(${organisation}, ${group}, 4, 4, 'branch', ${branch}, 'North', 'under', '', 1),
	(${organisation}, ${group}, 5, 5, 'joined', 0, '', 'after', '${JOINED_AFTER}', 1);`;

export const fill = `PRAGMA foreign_keys = OFF;
BEGIN;
${smallPeople(SMALL)}
${[LARGE, SMALL].map((one) => data(one) + groups(one) + five(one)).join('\n')}
COMMIT;
ANALYZE;`;
