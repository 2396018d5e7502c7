-- Courses that the site offers to organisations: theirs is a copy of the one that one organisation keeps for all.

-- course_of_offer(organisation_id int, offer_id int): The organisation's course that came from an offer of the site.
SELECT id AS id FROM courses WHERE organisation_id = :organisation_id AND offer_id = :offer_id;

-- course_offered(id int): What an offer is called, also one that is retired; and the course whose lessons it brings.
SELECT o.title AS title, o.course_id AS source_id, s.version_id AS version_id, s.certificate AS certificate, s.certificate_months AS certificate_months
  FROM offers o
  LEFT JOIN courses s ON s.id = o.course_id
 WHERE o.id = :id;

-- course_add_offered(organisation_id int, offer_id int, title text, title_key text, now int): The organisation's course from an offer, published; none when the title is taken.
INSERT INTO courses (organisation_id, title, title_key, description, minutes, created_at, published_at, offer_id, certificate, certificate_months)
SELECT :organisation_id, :title, :title_key, o.description, o.minutes, :now, :now, o.id, COALESCE(s.certificate, 1), s.certificate_months
  FROM offers o
  LEFT JOIN courses s ON s.id = o.course_id
 WHERE o.id = :offer_id
    ON CONFLICT (organisation_id, title_key) DO NOTHING
RETURNING id AS id;

-- course_offer_stands(organisation_id int, course_id int): A course that came from an offer: what it shows, where that came from, and what the offer brings now.
SELECT c.title AS title, v.id AS version_id, v.source_id AS source_id, s.id AS offered_course_id, s.version_id AS offered_id,
       EXISTS (SELECT 1 FROM course_versions d WHERE d.course_id = c.id AND d.status = 'draft') AS has_draft
  FROM courses c
  JOIN offers o ON o.id = c.offer_id
  JOIN courses s ON s.id = o.course_id AND s.published_at IS NOT NULL
  LEFT JOIN course_versions v ON v.id = c.version_id
 WHERE c.organisation_id = :organisation_id AND c.id = :course_id;

-- course_offers_of(course_id int): The offers that bring the lessons of a course.
SELECT id AS id, title AS title FROM offers WHERE course_id = :course_id ORDER BY id;

-- course_offer_copies(offer_id int, after_id int, most int): Courses that came from an offer, in whichever organisation.
SELECT id AS id, organisation_id AS organisation_id FROM courses WHERE offer_id = :offer_id AND id > :after_id ORDER BY id LIMIT :most;

-- course_offer_sources(organisation_id int, chosen_id int, most int): Courses whose lessons an offer may bring: those that an organisation has published, and the one chosen before. sort: at most 200 of one organisation.
SELECT c.id AS id, c.title AS title, o.name AS organisation_name
  FROM courses c
  JOIN organisations o ON o.id = c.organisation_id
 WHERE (c.organisation_id = :organisation_id AND c.status = 'active' AND c.version_id IS NOT NULL AND c.offer_id IS NULL) OR c.id = :chosen_id
 ORDER BY c.title_key, c.id LIMIT :most;

-- course_offer_source(organisation_id int, id int, chosen_id int): One of them.
SELECT id AS id FROM courses
 WHERE id = :id AND ((organisation_id = :organisation_id AND status = 'active' AND version_id IS NOT NULL AND offer_id IS NULL) OR id = :chosen_id);

-- course_offers_for(organisation_id int): Everything on offer, and which of it an organisation has. scan: a site has few offers. sort: at most 200 of them.
SELECT o.id AS offer_id, o.title AS title, CASE WHEN c.id IS NULL THEN 'open' ELSE 'given' END AS state_is,
       CASE WHEN c.status = 'archived' THEN 1 END AS archived, CASE WHEN c.status = 'active' THEN 1 END AS kept, s.title AS source_title
  FROM offers o
  LEFT JOIN courses c ON c.offer_id = o.id AND c.organisation_id = :organisation_id
  LEFT JOIN courses s ON s.id = o.course_id
 WHERE o.status = 'active' OR c.id IS NOT NULL
 ORDER BY o.title_key, o.id LIMIT 200;
