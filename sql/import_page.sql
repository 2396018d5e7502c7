-- Pages of imports before and beside the preview.

-- import_page_head(organisation_id int, id int): What every page of one import says of it.
SELECT l.*, i.account_id AS uploader_account, (SELECT COUNT(*) FROM import_columns c WHERE c.import_id = l.id) AS columns
  FROM import_lines l JOIN imports i ON i.id = l.id
 WHERE l.organisation_id = :organisation_id AND l.id = :id;

-- import_page_list(organisation_id int, before_id int, most int): Every import of the organisation, latest first.
SELECT * FROM import_lines
 WHERE organisation_id = :organisation_id AND id < :before_id
 ORDER BY id DESC LIMIT :most;

-- import_page_list_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM imports
 WHERE organisation_id = :organisation_id AND id > :first_id
 ORDER BY id LIMIT 1 OFFSET :most;

-- import_page_led(organisation_id int, leader_id int, before_id int, most int): The same of the groups that a member leads, of the kinds that leaders may see. sort: the imports of a few groups.
SELECT * FROM import_lines
 WHERE organisation_id = :organisation_id AND id IN (
       SELECT i.id FROM leaders d JOIN imports i ON i.group_id = d.group_id
        WHERE d.member_id = :leader_id AND i.id < :before_id AND i.kind IN ('enrol', 'groups', 'remove')
        ORDER BY i.id DESC LIMIT :most)
 ORDER BY id DESC;

-- import_page_led_before(leader_id int, first_id int, most int): The key before the previous page. sort: the imports of a few groups.
SELECT '' AS sort_key, i.id AS id FROM leaders d JOIN imports i ON i.group_id = d.group_id
 WHERE d.member_id = :leader_id AND i.id > :first_id AND i.kind IN ('enrol', 'groups', 'remove')
 ORDER BY i.id LIMIT 1 OFFSET :most;

-- import_page_of_group(organisation_id int, group_id int, is_admin int, most int): The latest imports into one group; is_admin 0: of the kinds that leaders may see.
SELECT * FROM import_lines
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND (:is_admin = 1 OR kind IN ('enrol', 'groups', 'remove'))
 ORDER BY id DESC LIMIT :most;

-- import_page_progress(organisation_id int, id int): How far the file is read.
SELECT i.read_to AS read_to, i.file_size AS file_size, i.row_count AS rows_read
  FROM imports i
 WHERE i.organisation_id = :organisation_id AND i.id = :id;

-- import_page_left_out(import_id int, after_number int, most int): The rows that were not done and can be mended, in the order of the file.
SELECT number AS number, cells AS cells, verdict AS verdict, problems AS problems
  FROM import_rows
 WHERE import_id = :import_id AND (verdict = 'error' OR verdict = 'skipped' OR verdict = 'failed' OR plan = 'already') AND verdict IN ('error', 'skipped', 'failed')
   AND number > :after_number
 ORDER BY number LIMIT :most;

-- import_page_rest(import_id int, after_number int, most int): The rows that would do something and did nothing, in the order of the file: of a stopped import, those that it did not reach.
SELECT r.number AS number, r.cells AS cells, r.verdict AS verdict, r.problems AS problems
  FROM import_rows r
 WHERE r.import_id = :import_id AND r.number > :after_number AND r.verdict IN ('valid', 'warning') AND r.plan NOT IN ('none', 'already')
   AND NOT EXISTS (SELECT 1 FROM import_deeds d WHERE d.import_id = r.import_id AND d.number = r.number)
 ORDER BY r.number LIMIT :most;

-- import_page_groups(organisation_id int, group_id int, leader_id int): Two names of groups, for an example; group_id 0: any of the organisation's, leader_id 0: also those that this member does not lead.
SELECT g.name AS name FROM groups g
 WHERE g.organisation_id = :organisation_id AND g.status = 'active' AND (:group_id = 0 OR g.id = :group_id)
   AND (:leader_id = 0 OR EXISTS (SELECT 1 FROM leaders d WHERE d.group_id = g.id AND d.member_id = :leader_id))
 ORDER BY g.name_key, g.id LIMIT 2;

-- import_page_courses(organisation_id int, group_id int): Two titles of courses, for an example; group_id 0: any of the organisation's.
SELECT c.title AS title FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.status = 'active' AND c.published_at IS NOT NULL
   AND (:group_id = 0 OR EXISTS (SELECT 1 FROM group_courses u WHERE u.group_id = :group_id AND u.course_id = c.id))
 ORDER BY c.title_key, c.id LIMIT 2;
