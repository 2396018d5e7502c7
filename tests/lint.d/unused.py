"""What nothing uses: in C, SQL and the configuration."""
import glob
import re
import sqlite3

from house import complain, every, lines, read, rule, sources, split
from modules import DEFINITION, constants, functions, headers, used

# What only tests call, since it fixes what is otherwise beyond them, or does one step of what goes on by itself.
FOR_TESTS = {"clock_set", "random_fix", "secret_fix", "db_in_transaction", "db_try_begin", "jobs_run_one", "log_current_id"}
UNTOLD = {"clock"}  # of the configuration: for tests
# Columns that no query reads. When a row came to be is for whoever has to find out what happened:
UNREAD = {f"{table}_at" for table in ("tokens.created", "mail_texts.updated", "branches.created", "fields.created", "join_pages.changed",
	"join_requests.created", "price_list.changed", "offers.created", "course_versions.created", "pictures.added", "quiz_extras.given")}
# So are the server's answers of a mailer that died, and the place that somebody on the wait list got.
UNREAD |= {"deliveries.at", "wait_entries.membership_id"}
# Written by the version before: a step of the next one takes them away.
UNREAD |= {"join_requests.email_wire"}


def line_of(path, name):
	return next((line for line, _ in lines(read(path), rf"\b{name}\b")), 1)


def tests_use(name):
	return any(name in used(path) for path in every(".c", ".h", ".cc") if path.startswith("tests/"))


@rule
def functions_are_used():
	"""By another file than their own, else they are static; but for parts that a test looks at alone."""
	homes = {}
	for path in sources():
		for _, match in lines(split(read(path))[0], DEFINITION, re.M):
			homes.setdefault(match.group(1), set()).add(path)
	for header in headers():
		for name in sorted(functions(header) - FOR_TESTS) if header != "src/store/query.h" else []:
			own = homes.get(name, set())
			if any(name in used(path) for path in sources() if path != header and path not in own):
				continue
			if not any(len(re.findall(rf"\b{name}\b", split(read(path))[0])) > 1 for path in own):
				complain(header, line_of(header, name), f"nobody calls {name}()")
			elif not tests_use(name):
				complain(header, line_of(header, name), f"{name}() is called in its own file only: static")


@rule
def constants_are_used():
	"""Macros, and values of enums: named elsewhere than where they are made, in code or in a _Static_assert."""
	everywhere = {}
	for path in sources():
		for name in re.findall(r"\b[A-Z][A-Z0-9_]*\b", split(read(path))[0]):
			everywhere[name] = everywhere.get(name, 0) + 1
	for path in sources():
		code = split(read(path))[0]
		made = set(re.findall(r"^\s*#\s*define\s+(\w+)", code, re.M)) | constants(path)
		for name in sorted(made - set(re.findall(r"^#ifndef\s+(\w+)", code, re.M))):
			if everywhere.get(name, 0) == 1 and not tests_use(name):
				complain(path, line_of(path, name), f"nobody names {name}")


def queries():
	"""Name, file, line and text of each query, in its first form."""
	for path in every(".sql"):
		if not re.fullmatch(r"sql/\w+\.sql", path):
			continue
		for line, match in lines(read(path), r"^-- (\w+)\((.*?)(?=^-- \w+\(|\Z)", re.M | re.S):
			text = match.group(0).split("\n-- on postgresql:")[0]
			yield match.group(1), path, line, re.sub(r"^--.*$", "", text, flags=re.M)


@rule
def queries_are_asked():
	names = set().union(*map(used, sources()))
	for name, path, line, _ in queries():
		if "q_" + name not in names:
			complain(path, line, f"nobody calls q_{name}(){': but tests' if tests_use('q_' + name) else ''}")


class Reads:
	"""The schema after its last step, in memory, and what the queries read of it, by the engine's own account."""

	def __init__(self):
		self.db, self.columns = sqlite3.connect(":memory:", isolation_level=None), set()
		for step in sorted(glob.glob("sql/schema/*.sql")):
			self.db.executescript(read(step))
		self.tables = [name for name, in self.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")]
		given = [f"i{number}" for number in range(1, 20)] + [f"t{number}" for number in range(1, 20)]
		self.db.execute(f"CREATE TABLE given ({', '.join(given)}, place)")
		self.db.set_authorizer(self.note)

	def note(self, action, table, column, *_):
		if action == sqlite3.SQLITE_READ:
			self.columns.add((table, column))
		return sqlite3.SQLITE_OK

	def explain(self, text):
		text = re.sub(r"\bgiven\(:\w+\)", "given", text)
		while True:
			try:
				self.db.execute("EXPLAIN " + text, {name: None for name in re.findall(r":(\w+)", text)}).fetchall()
				return
			except sqlite3.OperationalError as error:
				missing = re.match(r"no such function: (\w+)", str(error))
				if not missing:
					raise
				self.db.create_function(missing.group(1), -1, lambda *_: None)

	def bound(self, table):
		"""Columns that a key, an index or a reference to another table is made of."""
		names = {row[3] for row in self.db.execute(f"PRAGMA foreign_key_list({table})").fetchall()}
		names |= {row[1] for row in self.db.execute(f"PRAGMA table_info({table})").fetchall() if row[5]}
		for index in self.db.execute(f"PRAGMA index_list({table})").fetchall():
			names |= {row[2] for row in self.db.execute(f"PRAGMA index_info({index[1]})").fetchall()}
		return names


@rule
def columns_are_read():
	reads = Reads()
	for name, path, line, text in queries():
		try:
			reads.explain(text)
		except sqlite3.Error as error:
			complain(path, line, f"{name}: {error}")
	asked = set(reads.columns)
	for table in reads.tables:
		for row in reads.db.execute(f"PRAGMA table_info({table})").fetchall():
			column = f"{table}.{row[1]}"
			unread = (table, row[1]) not in asked and row[1] not in reads.bound(table)
			if unread and column not in UNREAD:
				complain("sql", 1, f"no query reads {column}")
			if not unread and column in UNREAD:
				complain("tests/lint.d/unused.py", 1, f"{column} is read now")


@rule
def settings_are_read_and_told():
	keys = re.findall(r'^\tKEY\("(\w+)", (\w+),', read("src/base/conf.c"), re.M)
	users = [split(read(path))[0] for path in sources() if path not in ("src/base/conf.c", "src/base/conf.h")]
	for section, key in keys:
		if key not in UNTOLD and not re.search(rf"^;?{key} = ?", read("conf/muster.conf"), re.M):
			complain("conf/muster.conf", 1, f"{key} of [{section}] is not told")
		if not any(re.search(rf"(->|\.){key}\b", code) for code in users):
			complain("src/base/conf.c", line_of("src/base/conf.c", key), f"nothing reads {key}")


@rule
def commands_are_told():
	"""Each command in the README or what runs it, and each of its options there or where it is said how it is used."""
	told = read("README.md") + "".join(map(read, every(".service", "/run")))
	for name in re.findall(r'^\t\{ "(\w+)", "', read("src/main.c"), re.M):
		if not re.search(rf"\b(muster|program)\"? {name}\b", told):
			complain("README.md", 1, f"muster {name} is not told")
	told = read("README.md") + split(read("src/main.c"))[1] + split(read("src/commands.h"))[1]
	for path in sources():
		for line, match in lines(read(path), r'\{ "([a-z-]+)", (?:no|required|optional)_argument'):
			if not re.search(rf"--{match.group(1)}\b", told):
				complain(path, line, f"--{match.group(1)} is not told")
