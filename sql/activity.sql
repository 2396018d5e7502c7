-- activity_add(organisation_id int, group_id int, account_id int, now int, kind text, verb text, membership_id int, member_id int, subject text, detail text): One line of the log; 0 stands for none.
INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, member_id, subject, detail)
VALUES (NULLIF(:organisation_id, 0), NULLIF(:group_id, 0), NULLIF(:account_id, 0), :now, :kind, :verb,
        NULLIF(:membership_id, 0), NULLIF(:member_id, 0), :subject, :detail);

-- activity_add_many(organisation_id int, account_id int, now int, given rows): The same of many, in their order: i1 group, i2 membership, i3 member; t1 to t4 kind to detail.
INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, member_id, subject, detail)
SELECT :organisation_id, NULLIF(g.i1, 0), NULLIF(:account_id, 0), :now, g.t1, g.t2, NULLIF(g.i2, 0), NULLIF(g.i3, 0), g.t3, g.t4
  FROM given(:given) AS g ORDER BY g.place;

-- The log by page, latest first; an organisation's id of 0 stands for the site's own. Two ways through one index, of which one gives nothing:
-- so each engine finds both in order.

-- activity_page(organisation_id int, before_id int, most int): Everything.
SELECT * FROM activity_lines WHERE organisation_id = :organisation_id AND id < :before_id
 UNION ALL
SELECT * FROM activity_lines WHERE organisation_id IS NULL AND :organisation_id = 0 AND id < :before_id
 ORDER BY id DESC LIMIT :most;

-- activity_page_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM activities WHERE organisation_id = :organisation_id AND id > :first_id
 UNION ALL
SELECT '', id FROM activities WHERE organisation_id IS NULL AND :organisation_id = 0 AND id > :first_id
 ORDER BY id LIMIT 1 OFFSET :most;

-- activity_page_of_kind(organisation_id int, kind text, before_id int, most int): Of one kind.
SELECT * FROM activity_lines WHERE organisation_id = :organisation_id AND kind = :kind AND id < :before_id
 UNION ALL
SELECT * FROM activity_lines WHERE organisation_id IS NULL AND :organisation_id = 0 AND kind = :kind AND id < :before_id
 ORDER BY id DESC LIMIT :most;

-- activity_page_of_kind_before(organisation_id int, kind text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM activities WHERE organisation_id = :organisation_id AND kind = :kind AND id > :first_id
 UNION ALL
SELECT '', id FROM activities WHERE organisation_id IS NULL AND :organisation_id = 0 AND kind = :kind AND id > :first_id
 ORDER BY id LIMIT 1 OFFSET :most;
