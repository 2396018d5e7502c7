-- What becomes of rules: their history, taken over by other groups, stopped.

-- rule_life_history(organisation_id int, group_id int, below int, most int): The rules that a group had and has, newest first.
SELECT r.number AS number, r.id AS id, r.status AS status_is, r.match AS match_is, r.tell AS tell, r.stopped AS stopped, r.undoes AS undoes,
       r.made_at AS made_at, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS maker,
       r.added AS added, r.waited AS waited, r.removed AS removed
  FROM rules r LEFT JOIN accounts a ON a.id = r.made_by
 WHERE r.organisation_id = :organisation_id AND r.group_id = :group_id AND r.status <> 'draft' AND r.number < :below
 ORDER BY r.number DESC LIMIT :most;

-- rule_life_history_before(organisation_id int, group_id int, first int, most int): The key before the previous page.
SELECT '' AS none, r.number AS number FROM rules r
 WHERE r.organisation_id = :organisation_id AND r.group_id = :group_id AND r.status <> 'draft' AND r.number > :first
 ORDER BY r.number LIMIT 1 OFFSET :most;

-- rule_life_saved(organisation_id int, group_id int): How many rules a group had and has.
SELECT COALESCE(max(r.number), 0) AS saved FROM rules r
 WHERE r.organisation_id = :organisation_id AND r.group_id = :group_id AND r.status <> 'draft';

-- rule_life_get(organisation_id int, group_id int, id int): One of them.
SELECT r.number AS number, r.id AS id, r.status AS status_is, r.match AS match_is, r.tell AS tell, r.stopped AS stopped, r.undoes AS undoes,
       r.made_at AS made_at, COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS maker,
       r.added AS added, r.waited AS waited, r.removed AS removed,
       CASE WHEN EXISTS (SELECT 1 FROM rule_deeds d WHERE d.rule_id = r.id AND d.deed = 'unwaited') THEN 1 END AS unwaited
  FROM rules r LEFT JOIN accounts a ON a.id = r.made_by
 WHERE r.organisation_id = :organisation_id AND r.group_id = :group_id AND r.id = :id AND r.status <> 'draft';

-- rule_life_deeds(organisation_id int, rule_id int, deed text, below int, most int): What a rule did to people, latest first.
SELECT d.id AS id, d.member_id AS member_id, d.at AS at, d.why AS why,
       NULLIF(trim(a.first_name || ' ' || a.last_name), '') AS name,
       COALESCE((SELECT m.email FROM memberships m WHERE m.group_id = d.group_id AND m.member_id = d.member_id ORDER BY m.id DESC LIMIT 1), a.email) AS email,
       substr(a.first_name, 1, 1) || substr(a.last_name, 1, 1) AS initials, 'shown' AS name_is
  FROM rule_deeds d
  JOIN members p ON p.id = d.member_id
  JOIN accounts a ON a.id = p.account_id
 WHERE d.organisation_id = :organisation_id AND d.rule_id = :rule_id AND d.deed = :deed AND d.id < :below
 ORDER BY d.id DESC LIMIT :most;

-- rule_life_deeds_before(organisation_id int, rule_id int, deed text, first int, most int): The key before the previous page.
SELECT '' AS none, d.id AS id FROM rule_deeds d
 WHERE d.organisation_id = :organisation_id AND d.rule_id = :rule_id AND d.deed = :deed AND d.id > :first
 ORDER BY d.id LIMIT 1 OFFSET :most;

-- rule_life_sources(organisation_id int, group_id int): Other active groups whose rule can be taken over, by name, at most 1,000.
SELECT g.id AS id, g.name AS name
  FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.status = 'active' AND g.population = 'automatic' AND g.id <> :group_id
   AND EXISTS (SELECT 1 FROM rules r WHERE r.group_id = g.id AND r.status = 'current')
 ORDER BY g.name_key, g.id LIMIT 1000;

-- rule_life_of_field(organisation_id int, field_id int): What current rules and drafts ask of a field.
SELECT c.rule_id AS rule_id, c.position AS position, c.value AS value
  FROM rule_conditions c
 WHERE c.current = 1 AND c.organisation_id = :organisation_id AND c.subject = 'field' AND c.subject_id = :field_id
 UNION ALL
SELECT c.rule_id AS rule_id, c.position AS position, c.value AS value
  FROM groups g
  JOIN rules r ON r.group_id = g.id AND r.status = 'draft'
  JOIN rule_conditions c ON c.rule_id = r.id AND c.subject = 'field' AND c.subject_id = :field_id
 WHERE g.organisation_id = :organisation_id;

-- rule_life_set_value(organisation_id int, rule_id int, position int, value text): The same condition with other words for what it asks.
UPDATE rule_conditions SET value = :value
 WHERE organisation_id = :organisation_id AND rule_id = :rule_id AND position = :position;

-- rule_life_number(organisation_id int, group_id int): The number of the group's rule.
SELECT number AS number FROM rules WHERE organisation_id = :organisation_id AND group_id = :group_id AND status = 'current';
