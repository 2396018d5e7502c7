-- Branches: the organisation chart.

-- branch_all(organisation_id int): Every branch, by name.
SELECT id AS id, COALESCE(parent_id, 0) AS parent_id, name AS name, name_key AS name_key
  FROM branches
 WHERE organisation_id = :organisation_id
 ORDER BY name_key, id LIMIT 5000;

-- branch_sibling(organisation_id int, parent_id int, name_key text): The branch of this name below that one; parent_id 0: at the top.
SELECT id AS id FROM branches
 WHERE organisation_id = :organisation_id AND COALESCE(parent_id, 0) = :parent_id AND name_key = :name_key;

-- branch_add(organisation_id int, parent_id int, name text, name_key text, now int): A new one; parent_id 0: at the top.
INSERT INTO branches (organisation_id, parent_id, name, name_key, created_at)
VALUES (:organisation_id, NULLIF(:parent_id, 0), :name, :name_key, :now);

-- branch_rename(organisation_id int, id int, name text, name_key text): Another name.
UPDATE branches SET name = :name, name_key = :name_key WHERE organisation_id = :organisation_id AND id = :id;

-- branch_move(organisation_id int, id int, parent_id int): Below another one; parent_id 0: to the top.
UPDATE branches SET parent_id = NULLIF(:parent_id, 0) WHERE organisation_id = :organisation_id AND id = :id;

-- branch_clash(organisation_id int, from_id int, to_id int): A branch straight below from_id whose name one below to_id has already.
SELECT b.name AS name
  FROM branches b
 WHERE b.organisation_id = :organisation_id AND b.parent_id = :from_id
   AND EXISTS (SELECT 1 FROM branches t
                WHERE t.organisation_id = :organisation_id AND COALESCE(t.parent_id, 0) = :to_id AND t.name_key = b.name_key
                  AND t.id <> :from_id)
 ORDER BY b.id LIMIT 1;

-- branch_pass_on_branches(organisation_id int, from_id int, to_id int): All straight below one come below another.
UPDATE branches SET parent_id = :to_id WHERE organisation_id = :organisation_id AND parent_id = :from_id;

-- branch_pass_on_people(organisation_id int, from_id int, to_id int): All people of one go to another.
UPDATE members SET branch_id = :to_id WHERE organisation_id = :organisation_id AND branch_id = :from_id;

-- branch_drop(organisation_id int, id int): It is gone; none where it holds people or branches.
DELETE FROM branches
 WHERE organisation_id = :organisation_id AND id = :id
   AND NOT EXISTS (SELECT 1 FROM members m WHERE m.organisation_id = :organisation_id AND m.branch_id = :id)
   AND NOT EXISTS (SELECT 1 FROM branches c WHERE c.organisation_id = :organisation_id AND c.parent_id = :id);

-- branch_people(organisation_id int): How many active people are in each branch that has any.
SELECT b.id AS id, COUNT(*) AS people
  FROM branches b JOIN members m ON m.branch_id = b.id AND m.status = 'active'
 WHERE b.organisation_id = :organisation_id
 GROUP BY b.id;

-- branch_everybody(organisation_id int, id int): How many people are in a branch, archived ones too.
SELECT COUNT(*) AS people FROM members WHERE organisation_id = :organisation_id AND branch_id = :id;

-- branch_names_up(organisation_id int, id int): The names of a branch and of all that it is below, itself first; at most 10. sort: those.
WITH RECURSIVE up (name, parent_id, depth) AS (
       SELECT b.name, b.parent_id, 1 FROM branches b WHERE b.organisation_id = :organisation_id AND b.id = :id
       UNION ALL
       SELECT b.name, b.parent_id, up.depth + 1 FROM up JOIN branches b ON b.organisation_id = :organisation_id AND b.id = up.parent_id WHERE up.depth < 10)
SELECT name AS name FROM up ORDER BY depth;
