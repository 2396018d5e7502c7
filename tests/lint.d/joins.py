"""What queries join by."""
import re

from house import complain, rule
from unused import Reads, queries


@rule
def kept_ids_are_joined_within_their_organisation():
	"""Where rows are deleted and their ids kept without a reference: one may be anybody's by mistake."""
	reads = Reads()
	counting = {name for name, in reads.db.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '% AUTOINCREMENT%'")}
	held = {(table, key[3]) for table in reads.tables for key in reads.db.execute(f"PRAGMA foreign_key_list({table})").fetchall() if key[2] in counting}
	for name, path, line, text in queries():
		tables = dict((alias, table) for table, alias in re.findall(r"\b(?:FROM|JOIN) (\w+) (\w+)\b", text))
		pairs = re.findall(r"\b(\w+)\.id = (?:CAST\()?(\w+)\.(\w+)", text)
		pairs += [(one, other, column) for other, column, one in re.findall(r"\b(\w+)\.(\w+)(?: AS INTEGER\))? = (\w+)\.id\b", text)]
		for one, other, column in pairs:
			key = (tables.get(other, other), column)
			if tables.get(one) in counting and key[0] in reads.tables and key not in held and f"{one}.organisation_id =" not in text:
				complain(path, line, f"{name} joins {tables[one]} by {other}.{column} without the organisation")
