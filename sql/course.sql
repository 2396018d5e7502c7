-- course_add(organisation_id int, title text, title_key text, description text, minutes int, now int): A new course; none when the title is taken.
INSERT INTO courses (organisation_id, title, title_key, description, minutes, created_at)
VALUES (:organisation_id, :title, :title_key, :description, :minutes, :now)
    ON CONFLICT (organisation_id, title_key) DO NOTHING;

-- course_by_title(organisation_id int, title_key text): Who has this title, archived ones too.
SELECT id AS id, status AS status FROM courses WHERE organisation_id = :organisation_id AND title_key = :title_key;

-- course_get(organisation_id int, id int): One course.
SELECT c.id AS id, c.title AS title, c.description AS description, NULLIF(c.minutes, 0) AS minutes, NULLIF(c.minutes / 60, 0) AS hours,
       NULLIF(c.minutes % 60, 0) AS rest,
       CASE WHEN c.description = '' THEN 1 END AS no_description, c.status AS status, c.status AS status_is, c.created_at AS created_at,
       c.published_at AS published_at, c.version_id AS version_id, c.certificate AS certificate, c.certificate_months AS certificate_months,
       c.activity_iri AS activity_iri, c.offer_id AS offer_id,
       CASE WHEN c.published_at IS NULL THEN 'draft' WHEN EXISTS (SELECT 1 FROM course_versions v WHERE v.course_id = c.id AND v.status = 'draft')
            THEN 'changed' ELSE 'published' END AS stand_is,
       (SELECT v.published_at FROM course_versions v WHERE v.id = c.version_id) AS version_at,
       (SELECT v.number FROM course_versions v WHERE v.id = c.version_id) AS version_number,
       (SELECT v.changed_at FROM course_versions v WHERE v.course_id = c.id AND v.status = 'draft') AS changed_at
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.id = :id;

-- course_update(organisation_id int, id int, title text, title_key text, description text, minutes int, certificate int, certificate_months int, activity_iri text): Saves it.
UPDATE courses
   SET title = :title, title_key = :title_key, description = :description, minutes = :minutes, certificate = :certificate,
       certificate_months = NULLIF(:certificate_months, 0), activity_iri = NULLIF(:activity_iri, '')
 WHERE organisation_id = :organisation_id AND id = :id;

-- course_by_activity(organisation_id int, activity_iri text): Who is called so by other systems.
SELECT id AS id, title AS title FROM courses WHERE organisation_id = :organisation_id AND activity_iri = :activity_iri;

-- course_set_status(organisation_id int, id int, status text): Archives or restores it; none when it stands so already.
UPDATE courses SET status = :status WHERE organisation_id = :organisation_id AND id = :id AND status <> :status;

-- course_page(organisation_id int, status text, after_key text, after_id int, most int): Courses by title, how many lessons each has for its editors, and how many groups use it.
SELECT c.id AS id, c.title_key AS title_key, c.title AS title, c.description AS description,
       NULLIF(c.minutes / 60, 0) AS hours, NULLIF(c.minutes % 60, 0) AS rest,
       CASE WHEN c.published_at IS NULL THEN 'draft' WHEN v.status = 'draft' THEN 'changed' ELSE '' END AS stand_is,
       (SELECT COUNT(*) FROM lessons l WHERE l.version_id = v.id) AS lessons,
       (SELECT COUNT(*) FROM group_courses gc WHERE gc.course_id = c.id) AS groups
  FROM courses c
  LEFT JOIN course_versions v ON v.id = COALESCE((SELECT d.id FROM course_versions d WHERE d.course_id = c.id AND d.status = 'draft'), c.version_id)
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

-- course_use(organisation_id int, id int, most int): Who has to do with a course: groups, learners (of archived people nobody is told how far they are), each counted up to so many; and what else would be lost with it.
SELECT (SELECT count(*) FROM (SELECT 1 FROM group_courses u WHERE u.course_id = c.id LIMIT :most) AS x) AS groups,
       (SELECT count(*) FROM (SELECT 1 FROM enrolments e JOIN members p ON p.id = e.member_id AND p.status = 'active'
                               WHERE e.course_id = c.id AND e.status = 'in progress' LIMIT :most) AS x) AS in_progress,
       (SELECT count(*) FROM (SELECT 1 FROM enrolments e JOIN members p ON p.id = e.member_id AND p.status = 'active'
                               WHERE e.course_id = c.id AND e.status = 'completed' LIMIT :most) AS x) AS completed,
       (SELECT count(*) FROM (SELECT 1 FROM enrolments e WHERE e.course_id = c.id AND e.status = 'not started' AND e.extra_at IS NOT NULL
                               LIMIT :most) AS x) AS assigned,
       EXISTS (SELECT 1 FROM progress_events p WHERE p.course_id = c.id)
       OR EXISTS (SELECT 1 FROM certificates t WHERE t.course_id = c.id)
       OR EXISTS (SELECT 1 FROM carry_requests q WHERE q.organisation_id = c.organisation_id AND q.course_id = c.id) AS history,
       EXISTS (SELECT 1 FROM offers o WHERE o.course_id = c.id) AS offered
  FROM courses c
 WHERE c.organisation_id = :organisation_id AND c.id = :id;

-- course_drop_enrolments(organisation_id int, course_id int): A course goes that nobody has begun: what is left of those that had it once.
DELETE FROM enrolments WHERE organisation_id = :organisation_id AND course_id = :course_id AND status = 'not started';

-- course_drop_sources(course_id int): And copies of its versions are nobody's copies.
UPDATE course_versions SET source_id = NULL
 WHERE source_id IN (SELECT v.id FROM course_versions v WHERE v.course_id = :course_id);

-- course_unpublish(organisation_id int, id int): And shows none of its versions.
UPDATE courses SET version_id = NULL, published_at = NULL WHERE organisation_id = :organisation_id AND id = :id;

-- course_drop(organisation_id int, id int): And itself.
DELETE FROM courses WHERE organisation_id = :organisation_id AND id = :id;
