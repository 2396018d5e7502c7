-- Courses have lessons. What learners see is a version; an edit makes the next one, and whoever is at one goes on with it.

ALTER TABLE courses ADD COLUMN published_at INTEGER;              -- since when learners see it; NULL: a draft
ALTER TABLE courses ADD COLUMN version_id INTEGER REFERENCES course_versions (id);   -- what new learners begin; NULL: no lessons, progress comes from elsewhere
ALTER TABLE courses ADD COLUMN activity_iri TEXT;                 -- what other systems call it in their statements (xAPI); NULL: only by our address
ALTER TABLE courses ADD COLUMN certificate INTEGER NOT NULL DEFAULT 1 CHECK (certificate IN (0, 1));
ALTER TABLE courses ADD COLUMN certificate_months INTEGER CHECK (certificate_months BETWEEN 1 AND 600);   -- NULL: valid for good
CREATE INDEX courses_version ON courses (version_id) WHERE version_id IS NOT NULL;
CREATE UNIQUE INDEX courses_activity ON courses (organisation_id, activity_iri) WHERE activity_iri IS NOT NULL;
-- Courses of before were shown to learners at once.
UPDATE courses SET published_at = created_at;

CREATE TABLE course_versions (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	number INTEGER NOT NULL CHECK (number > 0),       -- 1, 2, … of its course
	status TEXT NOT NULL CHECK (status IN ('draft', 'published')),
	required INTEGER NOT NULL DEFAULT 0 CHECK (required >= 0),   -- lessons that completing it takes; kept, as the lessons change
	created_at INTEGER NOT NULL,
	changed_at INTEGER NOT NULL,
	published_at INTEGER,
	published_by INTEGER REFERENCES accounts (id),
	source_id INTEGER REFERENCES course_versions (id),   -- the version of another organisation's course that an offer copied
	UNIQUE (organisation_id, id),
	UNIQUE (course_id, number),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id),
	CHECK ((status = 'published') = (published_at IS NOT NULL))
) STRICT;
CREATE INDEX course_versions_source ON course_versions (source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX course_versions_draft ON course_versions (course_id) WHERE status = 'draft';

CREATE TABLE lessons (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	position INTEGER NOT NULL,                         -- 1, 2, … ; below zero only inside a statement pair that moves
	section TEXT NOT NULL DEFAULT '',                  -- a heading that begins with this lesson, and holds until the next one
	kind TEXT NOT NULL CHECK (kind IN ('text', 'quiz')),
	title TEXT NOT NULL,
	body TEXT NOT NULL DEFAULT '',                     -- Markdown; of a quiz: its introduction
	video TEXT NOT NULL DEFAULT '',                    -- https address, or empty
	video_is TEXT GENERATED ALWAYS AS (                -- a file that plays in the page ("here"), or some other page ("away")
		CASE WHEN video LIKE '%.mp4' OR video LIKE '%.webm' OR video LIKE '%.mp4?%' OR video LIKE '%.webm?%' THEN 'here'
		     WHEN video <> '' THEN 'away' END) VIRTUAL,
	minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),   -- 0: not said
	required INTEGER NOT NULL DEFAULT 1 CHECK (required IN (0, 1)),
	pass_mark INTEGER NOT NULL DEFAULT 80 CHECK (pass_mark BETWEEN 0 AND 100),   -- per cent; this and the rest: of a quiz
	attempts INTEGER CHECK (attempts BETWEEN 1 AND 100),   -- NULL: as many as one likes
	shuffled INTEGER NOT NULL DEFAULT 1 CHECK (shuffled IN (0, 1)),
	first_id INTEGER,                                  -- the same lesson in the version that had it first; NULL: this one is that
	edits INTEGER NOT NULL DEFAULT 0,                  -- how often it was saved: two people at it do not save over each other
	UNIQUE (organisation_id, id),
	UNIQUE (version_id, position),
	FOREIGN KEY (organisation_id, version_id) REFERENCES course_versions (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX lessons_first ON lessons (version_id, first_id) WHERE first_id IS NOT NULL;

CREATE TABLE questions (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('one', 'several')),     -- single or multiple choice
	words TEXT NOT NULL,
	feedback TEXT NOT NULL DEFAULT '',                 -- shown once it is answered
	first_id INTEGER,                                  -- the same question in the version that had it first; NULL: this one is that
	edits INTEGER NOT NULL DEFAULT 0,                  -- how often it was saved, as of lessons
	UNIQUE (organisation_id, id),
	UNIQUE (lesson_id, position),
	FOREIGN KEY (organisation_id, lesson_id) REFERENCES lessons (organisation_id, id)
) STRICT;

CREATE TABLE choices (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	question_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	words TEXT NOT NULL,
	is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
	UNIQUE (organisation_id, id),
	UNIQUE (question_id, position),
	FOREIGN KEY (organisation_id, question_id) REFERENCES questions (organisation_id, id)
) STRICT;

-- Pictures belong to the course, not to a version: an old version goes on showing its own.
CREATE TABLE pictures (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	name TEXT NOT NULL,                                -- as its sender called it, for reading only
	alt TEXT NOT NULL DEFAULT '',                      -- what it shows, for those who do not see it
	type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
	width INTEGER NOT NULL CHECK (width > 0),
	height INTEGER NOT NULL CHECK (height > 0),
	digest TEXT NOT NULL,                              -- of the bytes: the same picture twice is one
	bytes BLOB NOT NULL,
	added_at INTEGER NOT NULL,
	added_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id),
	UNIQUE (course_id, digest),
	FOREIGN KEY (organisation_id, course_id) REFERENCES courses (organisation_id, id)
) STRICT;

-- What the site offers may have lessons: those of a course that one organisation keeps for all.
ALTER TABLE offers ADD COLUMN course_id INTEGER REFERENCES courses (id);
CREATE INDEX offers_course ON offers (course_id) WHERE course_id IS NOT NULL;
CREATE INDEX courses_of_offer ON courses (offer_id, id) WHERE offer_id IS NOT NULL;
