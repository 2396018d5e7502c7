-- Statements of other systems (xAPI 1.0.3), and the keys they come in with.
CREATE TABLE api_keys (
	id INTEGER PRIMARY KEY,
	organisation_id INTEGER NOT NULL REFERENCES organisations (id),
	name TEXT NOT NULL,                        -- which system has it
	user_name TEXT NOT NULL UNIQUE,            -- HTTP Basic: the user
	secret_hash TEXT NOT NULL,                 -- the password was shown once
	created_at INTEGER NOT NULL,
	created_by INTEGER REFERENCES accounts (id),
	used_at INTEGER,                           -- to the hour
	revoked_at INTEGER,
	revoked_by INTEGER REFERENCES accounts (id),
	UNIQUE (organisation_id, id)
) STRICT;
CREATE INDEX api_keys_organisation ON api_keys (organisation_id, id);
