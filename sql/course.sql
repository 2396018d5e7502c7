-- course_add(organisation_id int, title text, title_key text, description text, minutes int, now int): A new course; none when the title is taken.
INSERT INTO courses (organisation_id, title, title_key, description, minutes, created_at)
VALUES (:organisation_id, :title, :title_key, :description, :minutes, :now)
    ON CONFLICT (organisation_id, title_key) DO NOTHING;

-- course_by_title(organisation_id int, title_key text): Who has this title, archived ones too.
SELECT id AS id, status AS status FROM courses WHERE organisation_id = :organisation_id AND title_key = :title_key;

-- course_get(organisation_id int, id int): One course.
SELECT id AS id, title AS title, description AS description, NULLIF(minutes, 0) AS minutes, NULLIF(minutes / 60, 0) AS hours,
       NULLIF(minutes % 60, 0) AS rest,
       CASE WHEN description = '' THEN 1 END AS no_description, status AS status, status AS status_is, created_at AS created_at
  FROM courses
 WHERE organisation_id = :organisation_id AND id = :id;

-- course_update(organisation_id int, id int, title text, title_key text, description text, minutes int): Saves it.
UPDATE courses SET title = :title, title_key = :title_key, description = :description, minutes = :minutes
 WHERE organisation_id = :organisation_id AND id = :id;

-- course_set_status(organisation_id int, id int, status text): Archives or restores it; none when it stands so already.
UPDATE courses SET status = :status WHERE organisation_id = :organisation_id AND id = :id AND status <> :status;

-- course_page(organisation_id int, status text, after_key text, after_id int, most int): Courses by title, and how many groups use each.
SELECT c.id AS id, c.title_key AS title_key, c.title AS title, c.description AS description,
       NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest,
       (SELECT COUNT(*) FROM group_courses gc WHERE gc.course_id = c.id) AS groups
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.status = :status AND (c.title_key, c.id) > (:after_key, :after_id)
 ORDER BY c.title_key, c.id LIMIT :most;

-- course_page_before(organisation_id int, status text, first_key text, first_id int, most int): The key before the previous page.
SELECT title_key AS title_key, id AS id FROM courses
 WHERE organisation_id = :organisation_id AND status = :status AND (title_key, id) < (:first_key, :first_id)
 ORDER BY title_key DESC, id DESC LIMIT 1 OFFSET :most;

-- course_counts(organisation_id int): How many are active and archived; reads the organisation's part of an index. scan: an organisation has few courses.
SELECT status AS status, count(*) AS courses FROM courses WHERE organisation_id = :organisation_id GROUP BY status ORDER BY status;

-- course_groups(organisation_id int, course_id int): Groups that use it, at most 200, by name. sort: those.
SELECT g.id AS id, g.name AS name, g.status AS group_is
  FROM (SELECT u.group_id AS group_id FROM group_courses u WHERE u.course_id = :course_id ORDER BY u.group_id LIMIT 200) gc
  JOIN groups g ON g.id = gc.group_id AND g.organisation_id = :organisation_id
 ORDER BY g.name_key, g.id;

-- course_of_offer(organisation_id int, offer_id int): The organisation's course that came from an offer of the site.
SELECT id AS id FROM courses WHERE organisation_id = :organisation_id AND offer_id = :offer_id;

-- course_offered(id int): What an offer is called, also one that is retired.
SELECT title AS title FROM offers WHERE id = :id;

-- course_add_offered(organisation_id int, offer_id int, title text, title_key text, now int): The organisation's course from an offer; none when the title is taken.
INSERT INTO courses (organisation_id, title, title_key, description, minutes, created_at, offer_id)
SELECT :organisation_id, :title, :title_key, description, minutes, :now, id FROM offers WHERE id = :offer_id
    ON CONFLICT (organisation_id, title_key) DO NOTHING;
