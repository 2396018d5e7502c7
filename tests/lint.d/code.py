"""What C looks like."""
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from house import complain, every, found, lines, read, room, rule, sources, split

BANNED = "strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|atoi|atol|atoll|rand|srand|random|scanf|sscanf|fscanf|alloca|system|popen|gmtime|localtime|ctime|asctime|strerror_r|mktemp|tmpnam"
MEMORY = "malloc|calloc|realloc|free|strdup|strndup|asprintf|vasprintf"
FUNCTION_LINES = 60  # a screen, and some grace
FILE_LINES = 500
DECISIONS = 15  # as pmccabe counts them, a switch as one


@rule
def banned_functions():
	for path in sources():
		if path == "src/base/banned.h":
			continue
		for line, match in lines(split(read(path))[0], rf"(?<![\w.>])({BANNED})\s*\("):
			complain(path, line, f"{match.group(1)}() is banned, see src/base/banned.h")


@rule
def memory_comes_from_arenas():
	for path in sources():
		if room(path) in ("base", "store", "tools") or path.endswith((".cc", ".hh")):
			continue
		for line, match in lines(split(read(path))[0], rf"(?<![\w.>])({MEMORY})\s*\("):
			complain(path, line, f"{match.group(1)}(): take it from an arena")


@rule
def types_are_not_hidden():
	for path in sources():
		for line, match in lines(split(read(path))[0], r"\btypedef\s+(struct|union|enum)\b[^;(]*;"):
			complain(path, line, "no typedef'd structs")


@rule
def files_and_functions_fit():
	for path in sources():
		text = read(path)
		count = text.count("\n")
		if count > FILE_LINES:
			complain(path, 1, f"{count} lines: this is two things")
		for line, match in lines(split(text)[0], r"^\{\n(.*?)^\}", re.M | re.S):
			if match.group(1).count("\n") > FUNCTION_LINES:
				complain(path, line, f"a function of {match.group(1).count(chr(10))} lines: this is two things")


@rule
def functions_decide_little():
	counted = subprocess.run(["pmccabe", *(path for path in sources() if path.endswith(".c"))], capture_output=True, text=True, check=True).stdout
	for line in counted.splitlines():
		decisions, _, _, _, _, place, name = line.split(None, 6)
		if int(decisions) > DECISIONS:
			path, number = place.rstrip("):").split("(")
			complain(path, number, f"{name}() has a complexity of {decisions}: this is two things")


@rule
def no_duties_left_behind():
	for path in every(".c", ".h", ".cc", ".hh", ".sql", ".tpl", ".js", ".mjs", ".py", ".css", "Makefile"):
		for line, match in lines(read(path), r"\b(TO[D]O|FIX[M]E|XX[X])\b"):
			complain(path, line, "do it, or leave it")


@rule
def the_code_has_one_shape():
	def look(paths):
		return subprocess.run(["clang-format", "--dry-run", *paths], capture_output=True, text=True, check=False).stderr

	paths, count = every(".c", ".h", ".cc", ".hh"), os.cpu_count()
	with ThreadPoolExecutor(count) as threads:
		words = "".join(threads.map(look, [paths[i::count] for i in range(count)]))
	seen = set()
	for path, line in re.findall(r"^([^ :]+):(\d+):\d+: warning", words, re.M):
		if path not in seen:
			complain(path, line, "not in shape: make format")
		seen.add(path)


@rule
def cppcheck():
	result = subprocess.run(
		["cppcheck", "-q", f"-j{os.cpu_count()}", "--enable=warning,performance,portability", "--inline-suppr", "--std=c11", "--suppress=missingInclude",
		 "--suppress=missingIncludeSystem", "--suppress=normalCheckLevelMaxBranches", "--template={file}:{line}: {message} [{id}]", "-Isrc",
		 "--library=tests/cppcheck.cfg",
		 "--suppress=va_end_missing:src/base/fault.c",  # it leaves for good, list and all
		 "src"], capture_output=True, text=True, check=False)
	found.extend(line for line in result.stderr.splitlines() if re.match(r"[^ ]+:\d+: ", line))
