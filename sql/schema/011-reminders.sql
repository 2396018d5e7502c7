-- Reminders: off until a group switches them on, in the organisation's daytime, one a day a person at most.
ALTER TABLE organisations ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 20 CHECK (quiet_from BETWEEN 0 AND 23);   -- hours of its own zone
ALTER TABLE organisations ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 8 CHECK (quiet_until BETWEEN 0 AND 23);
ALTER TABLE groups ADD COLUMN remind_start_days INTEGER CHECK (remind_start_days BETWEEN 1 AND 365);     -- not started so long after coming in; NULL: off
ALTER TABLE groups ADD COLUMN remind_due_days INTEGER CHECK (remind_due_days BETWEEN 1 AND 365);         -- due in so many days
ALTER TABLE groups ADD COLUMN remind_invite_days INTEGER CHECK (remind_invite_days BETWEEN 1 AND 365);   -- invited so long ago
ALTER TABLE groups ADD COLUMN remind_at INTEGER;           -- when it is looked at next; NULL: all are off
CREATE INDEX groups_remind ON groups (remind_at) WHERE remind_at IS NOT NULL;
ALTER TABLE group_courses ADD COLUMN due_on TEXT;          -- "2026-12-15", a day of the organisation's zone; NULL: none

-- Who was reminded of what, so that nobody is twice; "asked": by a leader at the press of a button.
-- The organisation last: see sql/README.md.
CREATE TABLE reminders (
	membership_id INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('start', 'due', 'invite', 'asked')),
	course_id INTEGER NOT NULL DEFAULT 0,      -- 0: not about one
	day TEXT NOT NULL,                         -- of the organisation's zone
	organisation_id INTEGER NOT NULL,
	PRIMARY KEY (membership_id, kind, course_id, day),
	FOREIGN KEY (organisation_id, membership_id) REFERENCES memberships (organisation_id, id)
) STRICT, WITHOUT ROWID;
-- One a day a person, whichever organisation it is from.
CREATE TABLE reminder_days (
	person TEXT NOT NULL,                      -- "account:7", or the folded address of somebody invited
	day TEXT NOT NULL,
	PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_days_day ON reminder_days (day);
