-- Pictures of courses.

-- picture_add(organisation_id int, course_id int, name text, alt text, type text, width int, height int, digest text, bytes blob, now int, account_id int): A new one of a course; none when it has the same.
INSERT INTO pictures (organisation_id, course_id, name, alt, type, width, height, digest, bytes, added_at, added_by)
VALUES (:organisation_id, :course_id, :name, :alt, :type, :width, :height, :digest, :bytes, :now, NULLIF(:account_id, 0))
    ON CONFLICT (course_id, digest) DO NOTHING;

-- picture_by_digest(organisation_id int, course_id int, digest text): The same picture, if the course has it.
SELECT id AS id FROM pictures WHERE organisation_id = :organisation_id AND course_id = :course_id AND digest = :digest;

-- picture_room(organisation_id int, course_id int): How many a course has, and how large they are together: at most 200.
SELECT count(*) AS pictures, COALESCE(sum(length(bytes)), 0) AS bytes FROM pictures
 WHERE organisation_id = :organisation_id AND course_id = :course_id;

-- picture_list(organisation_id int, course_id int): Those of a course, the newest first; at most 200.
SELECT id AS id, name AS name, alt AS alt, width AS width, height AS height, length(bytes) AS bytes FROM pictures
 WHERE organisation_id = :organisation_id AND course_id = :course_id
 ORDER BY id DESC;

-- picture_get(id int, account_id int, organisation_id int): A picture for somebody to whom its course is open; or for those who manage the courses of organisation_id (0: nobody).
SELECT p.type AS type, p.bytes AS bytes
  FROM pictures p
 WHERE p.id = :id
   AND (p.organisation_id = :organisation_id
        OR EXISTS (SELECT 1 FROM members m JOIN open_courses o ON o.member_id = m.id AND o.course_id = p.course_id
                    WHERE m.account_id = :account_id AND m.organisation_id = p.organisation_id));

-- picture_copy(organisation_id int, course_id int, from_id int, now int): The pictures of another course, of whichever organisation; those that are there stay.
INSERT INTO pictures (organisation_id, course_id, name, alt, type, width, height, digest, bytes, added_at)
SELECT :organisation_id, :course_id, name, alt, type, width, height, digest, bytes, :now FROM pictures WHERE course_id = :from_id
    ON CONFLICT (course_id, digest) DO NOTHING;

-- picture_same(from_id int, course_id int, id int): The picture of a course that is the same as one of another.
SELECT n.id AS id FROM pictures o JOIN pictures n ON n.course_id = :course_id AND n.digest = o.digest
 WHERE o.id = :id AND o.course_id = :from_id;

-- picture_drop_all(organisation_id int, course_id int): With their course.
DELETE FROM pictures WHERE organisation_id = :organisation_id AND course_id = :course_id;
