"""Files and the arrows between them."""
import functools
import os
import re

from house import complain, lines, read, rule, sources, split

PROTOTYPE = r"^(?!static|typedef|#|\}|\s)(?:\w+[\s*]+)+?(\w+)\s*\([^;{]*\)[^;{]*;"
DEFINITION = r"^(?!static)\w[^\n;]*\n(\w+)\([^;{]*\)\n\{"
INCLUDED_ANYHOW = {"store/query.h", "base/banned.h"}  # by what sqlgen writes; for what it forbids


@functools.cache
def offered(header):
	"""The names that a header declares itself, but for those of functions."""
	code = split(read(header))[0]
	names = set(re.findall(r"^\s*#\s*define\s+(\w+)", code, re.M)) - set(re.findall(r"^#ifndef\s+(\w+)", code, re.M))
	names |= set(re.findall(r"\b(?:struct|enum|union)\s+(\w+)\s*[{;]", code))
	names |= set(re.findall(r"^extern\s[^;]*?\b(\w+)(?:\[[^\]]*\])*;", code, re.M))
	names |= set(re.findall(r"^typedef\s[^;]*?\b(\w+)\s*(?:\([^;]*\))?;", code, re.M))
	return names | constants(header)


@functools.cache
def constants(path):
	"""Names of the values of enums."""
	names = set()
	for body in re.findall(r"\benum(?:\s+\w+)?\s*\{([^}]*)\}", split(read(path))[0]):
		names |= set(re.findall(r"\b([A-Za-z]\w*)\b", re.sub(r"=[^,]*", "", body)))
	return names


@functools.cache
def functions(header):
	code = split(read(header))[0]
	names = {match.group(1) for _, match in lines(code, PROTOTYPE, re.M)}
	names |= set(re.findall(r"^static\s+inline[^;{]*?\b(\w+)\s*\(", code, re.M))
	for handlers in re.findall(r"^handler\s+([^;]+);", code, re.M):
		names |= set(re.findall(r"\w+", handlers))
	return names


@functools.cache
def used(path):
	"""All names in a file, but for those of its includes."""
	return set(re.findall(r"\b[A-Za-z_]\w*\b", re.sub(r"^\s*#\s*include.*$", "", split(read(path))[0], flags=re.M)))


def headers():
	return [path for path in sources() if path.endswith((".h", ".hh"))]


def stem(path):
	return re.sub(r"\.\w+$", "", path)


@rule
def includes_are_needed():
	ours = {path.removeprefix("src/") for path in headers() if path.endswith(".h")} - INCLUDED_ANYHOW
	for path in sources():
		for line, match in lines(read(path), r'^#\s*include\s+"([^"]+)"', re.M):
			header = match.group(1)
			if header not in ours or stem("src/" + header) == stem(path):
				continue
			if not (offered("src/" + header) | functions("src/" + header)) & used(path):
				complain(path, line, f"nothing of {header} is used here")


@rule
def readmes_name_every_file():
	"""The README of a floor, by the file's name or its stem."""
	for path in sources():
		home, name = re.fullmatch(r"src/(\w+)/(\w+)\.\w+", path).groups() if path.count("/") == 2 else (None, None)
		if home and os.path.exists(f"src/{home}/README.md") and not re.search(rf"`{name}(\.\w+)?`", read(f"src/{home}/README.md")):
			complain(f"src/{home}/README.md", 1, f"{os.path.basename(path)} is not named")


@functools.cache
def defined():
	"""Which file each function is in that others may call."""
	homes = {}
	for path in sources():
		if path.endswith((".c", ".cc")) and not path.startswith("src/tools/sqlcheck"):
			for _, match in lines(split(read(path))[0], DEFINITION, re.M):
				homes[match.group(1)] = path
	return homes


@functools.cache
def reached(path):
	"""The headers that a file includes, and those that they include."""
	found = set()
	for header in re.findall(r'^#\s*include\s+"([^"]+)"', read(path), re.M):
		if os.path.exists("src/" + header):
			found |= {"src/" + header} | reached("src/" + header)
	return found


def calls(path):
	"""The functions of other files that one calls, or names but in a table: (file, function)."""
	code = re.sub(r"^(?:static )?const struct \w+(?: \{.*?^\})? \w+(?:\[\])? = \{.*?\};$", "", split(read(path))[0], flags=re.M | re.S)
	declared = set().union(*map(functions, reached(path)))
	for name in used(path) & declared & set(defined()):
		if defined()[name] != path and re.search(rf"(?<!struct )(?<!enum )\b{name}\b", code):
			yield defined()[name], name


@rule
def no_two_files_need_each_other():
	"""Where each calls the other, they are one thing, or a third is in both of them. A table of functions is no caller."""
	called = {}
	for path in sources():
		for other, name in calls(path):
			called.setdefault((path, other), name)
	for (one, other), name in sorted(called.items()):
		back = called.get((other, one))
		if one < other and back:
			complain(one, 1, f"calls {name}() of {other}, which calls {back}() of this one")
