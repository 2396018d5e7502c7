-- What PostgreSQL needs before the tables: spellings of the other engine that queries use, as functions of the same meaning,
-- and the search by parts of words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The greater or smaller of two; NULL where one is.
CREATE FUNCTION max(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN greatest(a, b);
CREATE FUNCTION min(a BIGINT, b BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN least(a, b);
CREATE FUNCTION instr(whole TEXT, part TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN strpos(whole, part);

-- A sum of integers is an integer; NULL where there are none.
CREATE AGGREGATE integer_sum(BIGINT) (SFUNC = int8pl, STYPE = BIGINT, COMBINEFUNC = int8pl, PARALLEL = SAFE);
-- The number that text begins with; 0 where it does not.
CREATE FUNCTION integer_of(words TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN COALESCE(substring(words FROM '^[ \t-\r]*([-+]?[0-9]{1,18})'), '0')::bigint;

-- A value within JSON, as text: json_extract(whole, '$.actor.name'). Characters that are none here (U+0000, half of a pair) are left out.
CREATE FUNCTION json_extract(whole TEXT, path TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE STRICT AS $$ BEGIN
	RETURN whole::json #>> string_to_array(substr(path, 3), '.');
EXCEPTION WHEN data_exception THEN
	RETURN regexp_replace(whole, '(\\\\)|\\u(0000|d[89a-f][0-9a-f]{2})', '\1', 'gi')::json #>> string_to_array(substr(path, 3), '.');
END $$;

-- What a trigger does that lets nothing be changed.
CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$;

-- What is looked for comes as search.h writes it: scope : "…" AND words : "…" AND words : "…".
CREATE FUNCTION search_scope(query TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN substring(query FROM '^scope : "([^"]*)"');
CREATE FUNCTION search_words(query TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT '%' || regexp_replace(replace(found[1], '""', '"'), '([\\%_])', '\\\1', 'g') || '%'
               FROM regexp_matches(query, ' AND words : "((?:[^"]|"")*)"', 'g') AS found);
-- The index is asked for the longest of them.
CREATE FUNCTION search_longest(query TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT word FROM unnest(search_words(query)) AS word ORDER BY length(word) DESC LIMIT 1);
