-- What PostgreSQL needs before the tables: spellings of the other engine that queries use, as functions of the same meaning,
-- and the search by parts of words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The greater or smaller of two; NULL where one is.
CREATE FUNCTION max(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN greatest(a, b);
CREATE FUNCTION min(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN least(a, b);
CREATE FUNCTION instr(whole TEXT, part TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN strpos(whole, part);

-- A value within JSON, as text.
CREATE FUNCTION json_extract(whole TEXT, path TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN jsonb_path_query_first(whole::jsonb, path::jsonpath) #>> '{}';

-- What is looked for comes as search.h writes it: scope : "…" AND words : "…" AND words : "…".
CREATE FUNCTION search_scope(query TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN substring(query FROM '^scope : "([^"]*)"');
CREATE FUNCTION search_words(query TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT '%' || regexp_replace(replace(found[1], '""', '"'), '([\\%_])', '\\\1', 'g') || '%'
               FROM regexp_matches(query, ' AND words : "((?:[^"]|"")*)"', 'g') AS found);
-- The index is asked for the longest of them.
CREATE FUNCTION search_longest(query TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT word FROM unnest(search_words(query)) AS word ORDER BY length(word) DESC LIMIT 1);
