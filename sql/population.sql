-- How people get into a group: by hand, or by a rule as well.

-- population_get(organisation_id int, group_id int): How it is now, and who would be touched by a change.
SELECT g.population AS population, g.on_wait_list AS waiting,
       COALESCE((SELECT c.people FROM membership_counts c WHERE c.group_id = g.id AND c.status = 'active'), 0) AS learners,
       COALESCE((SELECT sum(c.people) FROM membership_counts c WHERE c.group_id = g.id AND (c.status = 'prospect' OR c.status = 'pending')), 0) AS invited,
       (SELECT COUNT(*) FROM memberships m WHERE m.group_id = g.id AND m.current = 1 AND m.status = 'active' AND m.pinned = 1) AS pinned,
       (SELECT COUNT(*) FROM rule_exclusions x WHERE x.group_id = g.id) AS excluded,
       COALESCE((SELECT max(r.number) FROM rules r WHERE r.group_id = g.id AND r.status <> 'draft'), 0) AS latest
  FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.id = :group_id;

-- population_of(organisation_id int, group_id int): How it is now.
SELECT population AS population FROM groups WHERE organisation_id = :organisation_id AND id = :group_id;

-- population_set(organisation_id int, group_id int, population text): None where it is so already.
UPDATE groups SET population = :population
 WHERE organisation_id = :organisation_id AND id = :group_id AND population <> :population;

-- population_pin_all(organisation_id int, group_id int): Whoever is in stays whatever a rule will say; so does who comes back from the archive.
UPDATE memberships SET pinned = 1 WHERE organisation_id = :organisation_id AND group_id = :group_id AND current = 1 AND pinned = 0;

-- population_unpin_all(organisation_id int, group_id int): The rule to come decides about whoever is in.
UPDATE memberships SET pinned = 0
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND current = 1 AND status = 'active' AND pinned = 1;

-- population_drop_exclusions(organisation_id int, group_id int): Nobody is kept out.
DELETE FROM rule_exclusions WHERE organisation_id = :organisation_id AND group_id = :group_id;

-- population_latest_rule(organisation_id int, group_id int): The last rule that the group had.
SELECT id AS id FROM rules
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND status <> 'draft'
 ORDER BY number DESC LIMIT 1;
