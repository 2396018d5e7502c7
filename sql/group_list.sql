-- The groups that a person may manage. leader_id: 0 for all of the organisation, else a member, and then those that they lead.
-- An organisation has up to a thousand groups or so: its part of an index is walked, and each row looks at counts that are kept.

-- group_list_by_activity(organisation_id int, leader_id int, status text, full int, word1 text, word2 text, word3 text, before_at int, before_id int, most int): A page, latest activity first. full 1: only full ones; words: LIKE patterns that the name and the leaders fit, "%" for any. sort: a group has a few leaders.
SELECT l.*, (SELECT g.population FROM groups g WHERE g.id = l.id) AS population_is,
       (SELECT 1 FROM rules r WHERE r.group_id = l.id AND r.status = 'current' AND r.stopped IS NOT NULL) AS stopped
  FROM group_lines l JOIN group_words w ON w.id = l.id
 WHERE l.organisation_id = :organisation_id AND l.status = :status AND (l.active_at, l.id) < (:before_at, :before_id)
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = l.id AND d.member_id = :leader_id))
   AND (:full = 0 OR l.is_full = 1)
   AND (:word1 = '%' OR w.words LIKE :word1 ESCAPE '\') AND (:word2 = '%' OR w.words LIKE :word2 ESCAPE '\')
   AND (:word3 = '%' OR w.words LIKE :word3 ESCAPE '\')
 ORDER BY l.active_at DESC, l.id DESC LIMIT :most;

-- group_list_by_activity_before(organisation_id int, leader_id int, status text, full int, word1 text, word2 text, word3 text, first_at int, first_id int, most int): The key before the previous page.
SELECT l.active_at AS active_at, l.id AS id FROM group_lines l JOIN group_words w ON w.id = l.id
 WHERE l.organisation_id = :organisation_id AND l.status = :status AND (l.active_at, l.id) > (:first_at, :first_id)
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = l.id AND d.member_id = :leader_id))
   AND (:full = 0 OR l.is_full = 1)
   AND (:word1 = '%' OR w.words LIKE :word1 ESCAPE '\') AND (:word2 = '%' OR w.words LIKE :word2 ESCAPE '\')
   AND (:word3 = '%' OR w.words LIKE :word3 ESCAPE '\')
 ORDER BY l.active_at, l.id LIMIT 1 OFFSET :most;

-- group_list_by_name(organisation_id int, leader_id int, status text, full int, word1 text, word2 text, word3 text, after_key text, after_id int, most int): The same by name. sort: a group has a few leaders.
SELECT l.*, (SELECT g.population FROM groups g WHERE g.id = l.id) AS population_is,
       (SELECT 1 FROM rules r WHERE r.group_id = l.id AND r.status = 'current' AND r.stopped IS NOT NULL) AS stopped
  FROM group_lines l JOIN group_words w ON w.id = l.id
 WHERE l.organisation_id = :organisation_id AND l.status = :status AND (l.name_key, l.id) > (:after_key, :after_id)
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = l.id AND d.member_id = :leader_id))
   AND (:full = 0 OR l.is_full = 1)
   AND (:word1 = '%' OR w.words LIKE :word1 ESCAPE '\') AND (:word2 = '%' OR w.words LIKE :word2 ESCAPE '\')
   AND (:word3 = '%' OR w.words LIKE :word3 ESCAPE '\')
 ORDER BY l.name_key, l.id LIMIT :most;

-- group_list_by_name_before(organisation_id int, leader_id int, status text, full int, word1 text, word2 text, word3 text, first_key text, first_id int, most int): The key before the previous page.
SELECT l.name_key AS name_key, l.id AS id FROM group_lines l JOIN group_words w ON w.id = l.id
 WHERE l.organisation_id = :organisation_id AND l.status = :status AND (l.name_key, l.id) < (:first_key, :first_id)
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = l.id AND d.member_id = :leader_id))
   AND (:full = 0 OR l.is_full = 1)
   AND (:word1 = '%' OR w.words LIKE :word1 ESCAPE '\') AND (:word2 = '%' OR w.words LIKE :word2 ESCAPE '\')
   AND (:word3 = '%' OR w.words LIKE :word3 ESCAPE '\')
 ORDER BY l.name_key DESC, l.id DESC LIMIT 1 OFFSET :most;

-- group_list_totals(organisation_id int, leader_id int, member_id int): What the tiles and chips tell; led: how many of them this member leads.
SELECT COALESCE(SUM(CASE WHEN g.status = 'active' THEN 1 END), 0) AS active,
       COALESCE(SUM(CASE WHEN g.status = 'archived' THEN 1 END), 0) AS archived,
       COALESCE(SUM(CASE WHEN g.status = 'active' AND g.seats_held >= g.seats THEN 1 END), 0) AS full,
       COALESCE(SUM(CASE WHEN g.status = 'active' AND EXISTS (
           SELECT 1 FROM leaders d WHERE d.group_id = g.id AND d.member_id = :member_id) THEN 1 END), 0) AS led,
       COALESCE(SUM(CASE WHEN g.status = 'active' THEN g.seats END), 0) AS seats,
       COALESCE(SUM(CASE WHEN g.status = 'active' AND g.seats IS NOT NULL THEN g.seats_held END), 0) AS seats_used,
       COALESCE(SUM(CASE WHEN g.status = 'active' AND g.seats IS NULL THEN g.seats_held END), 0) AS held_without_limit,
       COALESCE(SUM(CASE WHEN g.status = 'active' THEN g.seats_held - g.keys_unused - g.seats_kept - COALESCE((
           SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) END), 0) AS waiting,
       COALESCE(SUM(CASE WHEN g.status = 'active' THEN (
           SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active') END), 0) AS learners
  FROM groups g
 WHERE g.organisation_id = :organisation_id
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = g.id AND d.member_id = :leader_id));

-- group_course_choices(organisation_id int, group_id int): Courses that a group can be given, those it has first in their order, then the active ones by title; at most 1,000. sort: an organisation has some hundreds of courses.
SELECT c.id AS id, c.title AS title, NULLIF(c.minutes, 0) AS minutes, NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest, c.status AS status_is,
       CASE WHEN c.published_at IS NULL THEN 1 END AS is_draft, gc.position AS position, gc.due_on AS due_on
  FROM courses c
  LEFT JOIN group_courses gc ON gc.group_id = :group_id AND gc.course_id = c.id
 WHERE c.organisation_id = :organisation_id AND (c.status = 'active' OR gc.course_id IS NOT NULL)
 ORDER BY CASE WHEN gc.course_id IS NULL THEN 1 ELSE 0 END, gc.position, c.title_key, c.id LIMIT 1000;
