-- The organisation's report. Of its groups those that are not archived; an organisation has up to a thousand or so, and each row looks at
-- counts that are kept.

-- report_organisation_invites(organisation_id int): How many people stand where, over all groups: the invites by their state.
SELECT COALESCE(SUM(CASE WHEN c.status = 'prospect' THEN c.people END), 0) AS prospect,
       COALESCE(SUM(CASE WHEN c.status = 'pending' THEN c.people END), 0) AS pending,
       COALESCE(SUM(CASE WHEN c.status = 'active' THEN c.people END), 0) AS active,
       COALESCE(SUM(CASE WHEN c.status = 'declined' THEN c.people END), 0) AS declined,
       COALESCE(SUM(CASE WHEN c.status = 'cancelled' THEN c.people END), 0) AS cancelled,
       COALESCE(SUM(CASE WHEN c.status = 'expired' THEN c.people END), 0) AS expired,
       COALESCE(SUM(CASE WHEN c.status = 'archived' THEN c.people END), 0) AS archived
  FROM groups g JOIN membership_counts c ON c.group_id = g.id
 WHERE g.organisation_id = :organisation_id AND g.status = 'active';

-- report_organisation_completions(organisation_id int, from_quarter int, until_quarter int): How many courses were completed from this quarter of an hour to before that one.
SELECT COALESCE(SUM(completions), 0) AS completions FROM organisation_completions
 WHERE organisation_id = :organisation_id AND quarter >= :from_quarter AND quarter < :until_quarter;

-- report_organisation_groups(organisation_id int, after_key text, after_id int, most int): One row a group by name, from kept totals; a learner counts once for each course of the group. sort: one page. scan: that page.
WITH page AS (
       SELECT id, name, name_key, seats, seats_held FROM groups
        WHERE organisation_id = :organisation_id AND status = 'active' AND (name_key, id) > (:after_key, :after_id)
        ORDER BY name_key, id LIMIT :most)
SELECT g.id AS id, g.name AS name, g.name_key AS name_key, g.seats AS seats, g.seats_held AS seats_held,
       CASE WHEN g.seats IS NULL THEN 'open' ELSE 'limited' END AS seats_is,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS learners,
       (SELECT COALESCE(SUM(c.people), 0) FROM membership_counts c WHERE c.group_id = g.id AND c.status IN ('prospect', 'pending')) AS waiting,
       COUNT(u.course_id) AS courses, COALESCE(SUM(t.learners), 0) AS places,
       COALESCE(SUM(t.learners - t.in_progress - t.completed), 0) AS not_started, COALESCE(SUM(t.in_progress), 0) AS in_progress,
       COALESCE(SUM(t.completed), 0) AS completed,
       CASE WHEN SUM(t.learners) > 0 THEN SUM(t.completed) * 100 / SUM(t.learners) END AS share,
       CASE WHEN SUM(t.scored) > 0 THEN (SUM(t.score_sum) * 2 + SUM(t.scored)) / (SUM(t.scored) * 2) END AS score
  FROM page g
  LEFT JOIN group_courses u ON u.group_id = g.id
  LEFT JOIN report_totals t ON t.group_id = u.group_id AND t.course_id = u.course_id
 GROUP BY g.name_key, g.id, g.name, g.seats, g.seats_held
 ORDER BY g.name_key, g.id;

-- report_organisation_groups_before(organisation_id int, first_key text, first_id int, most int): The key before the previous page.
SELECT name_key AS name_key, id AS id FROM groups
 WHERE organisation_id = :organisation_id AND status = 'active' AND (name_key, id) < (:first_key, :first_id)
 ORDER BY name_key DESC, id DESC LIMIT 1 OFFSET :most;

-- report_organisation_group_count(organisation_id int): How many groups it lists.
SELECT COUNT(*) AS count FROM groups WHERE organisation_id = :organisation_id AND status = 'active';
