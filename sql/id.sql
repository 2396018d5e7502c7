-- Ids of rows that are still to be written.

-- id_next(what text, count int): The ids that the next rows of a table get, where they are to be known before: so many. Nobody else writes in this transaction. scan: only counts.
WITH RECURSIVE places (place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM places WHERE place < :count)
SELECT CASE :what
       WHEN 'accounts' THEN COALESCE((SELECT MAX(id) FROM accounts), 0)
       WHEN 'members' THEN COALESCE((SELECT MAX(id) FROM members), 0)
       WHEN 'memberships' THEN COALESCE((SELECT MAX(id) FROM memberships), 0)
       WHEN 'tokens' THEN COALESCE((SELECT MAX(id) FROM tokens), 0) END + place AS id
  FROM places;
-- on postgresql:
SELECT nextval(pg_get_serial_sequence(:what, 'id')) AS id FROM generate_series(1, :count);
