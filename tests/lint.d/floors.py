"""What may know of what."""
import re

from house import blank, complain, every, lines, read, room, rule, sources, split

FLOORS = {
	"base": set(),
	"store": {"base"},
	"domain": {"base", "store"},
	"view": {"base", "store"},
	"mail": {"base", "store", "domain", "view"},
	"web": {"base", "store", "domain", "view", "mail"},
	"work": {"base", "store", "domain", "view", "mail"},
	"tools": {"base", "store"},
}
LIBRARIES = {  # header: the folders that may know of it
	"sqlite3.h": {"store", "tools"},
	"fcgi": {"web"},
	"ctemplate/": {"view"},
	"curl/": {"mail", "work"},
	"ini.h": {"base"},
	"csv.h": {"base"},
	"idn2.h": {"base"},
	"qrencode.h": {"base"},
	"uni": {"base"},
}
SQL = r"\b(SELECT\s.+\bFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX)|PRAGMA\s+\w+|BEGIN IMMEDIATE)\b"
HTML = r"</?(a|b|body|br|button|div|em|form|h[1-6]|head|html|i|img|input|label|li|ol|option|p|select|span|strong|table|td|textarea|th|title|tr|ul)\b[^@]*>"
TWICE = 4  # queries with a second form for PostgreSQL, where nothing common exists


@rule
def includes_point_down():
	for path in sources():
		own = room(path)
		if own not in FLOORS:
			continue
		for line, match in lines(read(path), r'^#\s*include\s+"([^"]+)"', re.M):
			target = match.group(1).split("/")[0] if "/" in match.group(1) else own
			if match.group(1) == "queries.h":
				target = "store"
			if target != own and target not in FLOORS[own]:
				complain(path, line, f"{own} may not include {match.group(1)}")


@rule
def libraries_stay_in_their_rooms():
	for path in sources():
		for line, match in lines(read(path), r"^#\s*include\s+<([^>]+)>", re.M):
			for header, rooms in LIBRARIES.items():
				if match.group(1).startswith(header) and match.group(1) != "unistd.h" and room(path) in FLOORS and room(path) not in rooms:
					complain(path, line, f"only {', '.join(sorted(rooms))} may know {match.group(1)}")


@rule
def engines_stay_apart():
	"""Each engine's calls stand in its own files of the store; sqlgen and sqlcheck ask them at build time."""
	rooms = {r"\bsqlite3_\w+": ("src/store/sqlite", "src/tools/"), r"\bPQ[a-z]\w+|\bPG(?:conn|result)\b": ("src/store/postgres", "src/tools/sqlcheck")}
	for path in sources():
		for name, own in rooms.items():
			for line, match in lines(split(read(path))[0], name):
				if not path.startswith(own):
					complain(path, line, f"{match.group(0)} belongs into {own[0]}*")


@rule
def transactions_can_run_again():
	"""By db_write() or action_write(): one that is begun and committed by hand cannot."""
	for path in sources():
		if room(path) == "store":
			continue
		for line, match in lines(split(read(path))[0], r"\b(db_begin|db_try_begin|db_commit)\s*\("):
			complain(path, line, f"{match.group(1)}() is for tests: a transaction is a function that may run again, see domain/action.h")


@rule
def no_sql_in_c():
	for path in sources():
		if room(path) in ("store", "tools"):
			continue
		for line, match in lines(split(read(path))[1], SQL):
			complain(path, line, f"SQL belongs into sql/: {match.group(0)[:60]}")


@rule
def queries_stand_once():
	count = 0
	for path in every(".sql"):
		for line, _ in lines(read(path), r"^-- on postgresql:$", re.M):
			count += 1
			if count > TWICE:
				complain(path, line, f"more than {TWICE} queries stand twice: see sql/README.md, Two engines")
	if count < TWICE:
		complain("tests/lint.d/floors.py", 1, f"{count} queries stand twice: TWICE is {count} now")


@rule
def no_html_in_c():
	for path in sources():
		# The last resort, when no template can be had; and what Markdown becomes.
		if path in ("src/web/response.c", "src/view/markdown.c"):
			continue
		for line, match in lines(split(read(path))[1], HTML):
			complain(path, line, f"HTML belongs into templates/: {match.group(0)[:60]}")


@rule
def there_is_one_way_into_a_group():
	"""Seats, courses, mail and provenance behave alike whichever way somebody comes, since all ways are one; many at once are bulk_write.c's."""
	own = ("src/domain/membership.c", "src/domain/seat.c", "src/domain/bulk_write.c")
	for path in sources():
		for line, match in lines(split(read(path))[0], r"\bq_(membership_add\w*|membership_set_status|seat_hold)\b"):
			if path not in own:
				complain(path, line, f"{match.group(0)}() is membership_add()'s, membership_move()'s and seat_step()'s alone")


@rule
def columns_fit_rows_that_are_there():
	"""An empty table takes any column, so neither the build nor a new installation sees it."""
	for path in every(".sql"):
		for line, match in lines(re.sub(r"--[^\n]*", blank, read(path)), r"\bADD COLUMN\b[^;]*\bNOT NULL\b[^;]*;"):
			if "DEFAULT" not in match.group(0):
				complain(path, line, "a column that is NOT NULL needs a DEFAULT, for rows that are there")
