-- Additional fields and the values that people have.

-- field_all(organisation_id int): Every field in its order; at most 50.
SELECT id AS id, name AS name, name_key AS name_key, type AS type, required AS required
  FROM fields
 WHERE organisation_id = :organisation_id
 ORDER BY position, id LIMIT 50;

-- field_all_choices(organisation_id int): What the fields offer, by field.
SELECT field_id AS field_id, label AS label, label_key AS label_key
  FROM field_choices
 WHERE organisation_id = :organisation_id
 ORDER BY field_id, position LIMIT 10000;

-- field_add(organisation_id int, name text, name_key text, type text, required int, now int): A new one, behind all others.
INSERT INTO fields (organisation_id, name, name_key, type, required, position, created_at)
VALUES (:organisation_id, :name, :name_key, :type, :required,
       (SELECT COALESCE(MAX(f.position), 0) + 1 FROM fields f WHERE f.organisation_id = :organisation_id), :now);

-- field_update(organisation_id int, id int, name text, name_key text, type text, required int): What its form says.
UPDATE fields SET name = :name, name_key = :name_key, type = :type, required = :required
 WHERE organisation_id = :organisation_id AND id = :id;

-- field_set_position(organisation_id int, id int, position int): Its place among the others.
UPDATE fields SET position = :position WHERE organisation_id = :organisation_id AND id = :id;

-- field_choice_add(organisation_id int, field_id int, label text, label_key text, position int): One more that it offers.
INSERT INTO field_choices (organisation_id, field_id, label, label_key, position)
VALUES (:organisation_id, :field_id, :label, :label_key, :position);

-- field_drop_choices(organisation_id int, field_id int): It offers nothing.
DELETE FROM field_choices WHERE organisation_id = :organisation_id AND field_id = :field_id;

-- field_drop_values(organisation_id int, field_id int): Nobody has a value of it.
DELETE FROM member_values WHERE organisation_id = :organisation_id AND field_id = :field_id;

-- field_drop(organisation_id int, id int): It is gone.
DELETE FROM fields WHERE organisation_id = :organisation_id AND id = :id;

-- field_choice_rename(organisation_id int, field_id int, old_key text, label text, label_key text): One that it offers is called otherwise.
UPDATE field_choices SET label = :label, label_key = :label_key
 WHERE organisation_id = :organisation_id AND field_id = :field_id AND label_key = :old_key;

-- field_values(organisation_id int, field_id int): The different values that people have of one field, folded, and how many have each.
SELECT MIN(value) AS value, value_key AS value_key, COUNT(*) AS people
  FROM member_values
 WHERE organisation_id = :organisation_id AND field_id = :field_id
 GROUP BY value_key ORDER BY value_key;

-- field_mark(organisation_id int, field_id int, fits int): All values of a field fit, or none does.
UPDATE member_values SET fits = :fits WHERE organisation_id = :organisation_id AND field_id = :field_id AND fits <> :fits;

-- field_rewrite(organisation_id int, field_id int, old_key text, value text, value_key text): One value becomes another, which fits.
UPDATE member_values SET value = :value, value_key = :value_key, fits = 1
 WHERE organisation_id = :organisation_id AND field_id = :field_id AND value_key = :old_key;

-- field_rewrite_many(organisation_id int, field_id int, given rows): The same of many: t1 old_key, t2 value, t3 value_key.
UPDATE member_values SET value = g.t2, value_key = g.t3, fits = 1 FROM given(:given) AS g
 WHERE member_values.organisation_id = :organisation_id AND member_values.field_id = :field_id AND member_values.value_key = g.t1;

-- field_people(organisation_id int, field_id int): How many people have a value of it.
SELECT COUNT(*) AS people FROM member_values WHERE organisation_id = :organisation_id AND field_id = :field_id;

-- field_of_members(organisation_id int, members rows): The values that people have: i1 member, i2 its number among them.
SELECT g.i2 AS number, v.field_id AS field_id, v.value AS value, v.fits AS fits
  FROM given(:members) AS g
 CROSS JOIN member_values v ON v.member_id = g.i1 AND v.organisation_id = :organisation_id;
