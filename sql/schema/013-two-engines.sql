-- The same Muster on PostgreSQL: an installation there begins with what the steps up to this one have made.

-- Which write transactions have come through, for whoever lost the answer to a commit. In one file nobody does, and it stays empty.
CREATE TABLE store_commits (
	key TEXT PRIMARY KEY,                      -- random
	made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX store_commits_made ON store_commits (made_at);
