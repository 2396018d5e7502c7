"""What the rules share: how a rule is made, how it complains, and how files are read."""
import functools
import os
import re

rules = []
found = []


def rule(function):
	rules.append(function)
	return function


def complain(path, line, words):
	found.append(f"{path}:{line}: {words}")


@functools.cache
def every(*endings):
	paths = ["Makefile"]
	for top in ("conf", "sql", "src", "static", "templates", "tests"):
		for folder, below, names in os.walk(top):
			below[:] = sorted(set(below) - {"node_modules"})
			paths += [f"{folder}/{name}" for name in sorted(names)]
	return [path for path in paths if path.endswith(endings)]


@functools.cache
def read(path):
	with open(path, encoding="utf-8") as file:
		return file.read()


def blank(match):
	"""The same number of lines, without the words."""
	return re.sub(r"[^\n]", " ", match.group(0))


def joined(strings):
	return "".join(re.findall(r'"((?:\\.|[^"\\\n])*)"', strings)) + " " + "\n" * strings.count("\n")


@functools.cache
def split(text):
	"""Code without comments and without the words in strings; strings without code and comments."""
	pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
	code = pattern.sub(lambda m: blank(m) if m.group(0)[0] == "/" else m.group(0)[0] + " " * (len(m.group(0)) - 2) + m.group(0)[0], text)
	# Strings that follow each other are one, at its first line; those of includes are none.
	strings = re.sub(r"^#\s*include[^\n]*", blank, pattern.sub(lambda m: m.group(0) if m.group(0)[0] == '"' else blank(m), text), flags=re.M)
	strings = re.sub(r'((?:"(?:\\.|[^"\\\n])*"\s*)+)|[^"\n]+|[^\n]', lambda m: joined(m.group(1)) if m.group(1) else "", strings)
	return code, strings


def sources():
	return [path for path in every(".c", ".h", ".cc", ".hh") if path.startswith("src/")]


def room(path):
	parts = path.split("/")
	return parts[1] if len(parts) > 2 else ""


def lines(text, pattern, flags=0):
	for match in re.finditer(pattern, text, flags):
		yield text.count("\n", 0, match.start()) + 1, match
