"""What nothing uses on the pages: templates and their values, style sheet, icons, routes."""
import functools
import re

from house import complain, every, lines, read, rule, sources, split

FROM_OUTSIDE = {"/webhooks/stripe"}  # where only other systems come to
WITHOUT_RULE = {"plain"}  # a list that has a class, any, has no dots


def templates():
	return every(".tpl")


@functools.cache
def c_words():
	"""All strings of the program."""
	return "\n".join(split(read(path))[1] for path in sources())


@functools.cache
def names_given():
	"""Names that C spells out, those that queries give their columns, and patterns of those that are put together."""
	spelt = set(re.findall(r"\b[a-z][a-z0-9_]*\b", c_words()))
	for path in every(".sql"):
		spelt |= set(re.findall(r"\bAS (\w+)", read(path)))
	choices = re.findall(r'\bpage_choice\([^;"]*"(\w+)"', "".join(map(read, sources())))
	made = {word for word in re.findall(r"(?<![\w/.%])[a-z0-9_]*%(?:s|d|zu|lld)[a-z0-9_]*(?![\w/.])", c_words()) if "_" in word}
	return spelt, [re.compile(re.sub("%[a-z]+", r"\\w+", word) + "$") for word in made | {word + "_%s" for word in choices}]


def is_given(name):
	spelt, made = names_given()
	base = re.sub(r"_(any|none|separator|error|current)$", "", name)
	before_is = name.rsplit("_is_", 1)[0] + "_is"
	return name in spelt or base in spelt or before_is in spelt or any(pattern.match(name) for pattern in made)


@functools.cache
def asked():
	"""Names that templates ask for: the first place of each."""
	names = {}
	for path in templates():
		for line, match in lines(read(path), r"\{\{[#/^]?([A-Za-z]\w*)(?::[^}]*)?\}\}|\{\{>([A-Z_]+)\}\}"):
			names.setdefault(match.group(1) or match.group(2), (path, line))
	return names


@rule
def values_of_templates_are_given():
	for name, (path, line) in asked().items():
		if not is_given(name) and not re.search(rf'"{name}"', "".join(map(read, sources()))):
			complain(path, line, f"nothing gives {name}")


@rule
def values_given_are_asked_for():
	for path in sources():
		for line, match in lines(read(path), r'\b(?:page_field|view_(?:text|flag|value|integer|global|show|section|include|rows))\([^;",]+, "(\w+)"'):
			name = match.group(1)
			if not any(name == word or word.startswith((name + "_any", name + "_none", name + "_is_")) for word in asked()):
				complain(path, line, f"no template asks for {name}")


@rule
def templates_are_shown():
	pasted = set(re.findall(r"\{\{>([\w/.]+\.tpl)\}\}", "".join(map(read, templates()))))
	made = [re.compile(re.escape(word).replace("%s", r"[\w]+") + "$") for word in re.findall(r"[\w/%]*%s[\w/%.]*\.tpl", c_words())]
	for path in templates():
		name = path.removeprefix("templates/")
		if name not in pasted and name not in c_words() and not any(pattern.match(name) for pattern in made):
			complain(path, 1, "nothing shows it")


def class_words(text):
	"""The words in class attributes of templates and scripts, with % for what is filled in."""
	for line, match in lines(text, r'\bclass(?:Name)?\s*=\s*"([^"]*)"'):
		value = re.sub(r"\{\{[#/!^][^}]*\}\}", " ", match.group(1))
		for word in re.sub(r"\{\{[^}]*\}\}", "%", value).split():
			yield line, word
	for line, match in lines(text, r'\bclassList\.(?:add|toggle)\(([^;]*?)\)'):
		for word in re.findall(r'"([\w-]+)"', match.group(1)):
			yield line, word


@functools.cache
def style():
	return re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group(0)), read("static/app.css"), flags=re.S)


def selectors():
	"""What stands before a brace, without strings, so that what has a dot in it is a class."""
	for line, match in lines(style(), r"[^{};]+(?=\{)"):
		yield line + match.group(0).count("\n", 0, len(match.group(0)) - len(match.group(0).lstrip())), match.group(0)


@rule
def classes_have_rules():
	ruled = set(re.findall(r"\.([a-z][\w-]*)", " ".join(text for _, text in selectors())))
	worn, filled = set(), {word for word in re.findall(r"[a-z][\w-]*", c_words())}
	for path in templates() + every(".js"):
		if path.startswith(("tests/", "templates/mail/")):
			continue
		for line, word in class_words(read(path)):
			worn.add(word)
			if "%" not in word and word not in ruled and word not in WITHOUT_RULE:
				complain(path, line, f"no rule for the class {word}")
	for line, text in selectors():
		for word in re.findall(r"\.([a-z][\w-]*)", text):
			if word not in worn | filled:
				complain("static/app.css", line, f"nothing has the class {word}")


@rule
def properties_are_used():
	made = {match.group(1): line for line, match in reversed(list(lines(style(), r"(?<![\w(-])(--[\w-]+)\s*:")))}
	asked_for = set(re.findall(r"var\((--[\w-]+)", style()))
	for name in sorted(set(made) - asked_for):
		complain("static/app.css", made[name], f"nothing uses {name}")
	for name in sorted(asked_for - set(made)):
		complain("static/app.css", 1, f"nothing sets {name}")


@rule
def icons_are_drawn():
	texts = "".join(read(path) for path in templates() + every(".js", ".css")) + c_words()
	drawn = set(re.findall(r'<symbol[^>]*\bid="([\w-]+)"', read("static/icons.svg")))
	named = set(re.findall(r"icons\.svg#([\w-]+)", texts))
	for name in sorted(named - drawn):
		complain("static/icons.svg", 1, f"there is no {name}")
	for name in sorted(drawn - named):
		if not re.search(rf"\b{name}\b", c_words()) and not any(name.startswith(made) for made in re.findall(r"icons\.svg#([\w-]+-)\{\{", texts)):
			complain("static/icons.svg", 1, f"nothing shows {name}")


def leads(path, pattern):
	"""Whether an address, with * for what is filled in, is one of the route's. One that begins with * may begin in any way."""
	given, wanted = path.rstrip("/.").split("/")[1:], pattern.rstrip("/").split("/")[1:]
	if path.startswith("*"):
		wanted = wanted[-len(given):]
	spelt = path == pattern or any(re.search(r"[a-z]", part) for part in given)
	return spelt and len(given) == len(wanted) and all(a == b or b.startswith(":") for a, b in zip(given, wanted))


@rule
def routes_are_reached():
	"""By a link, a form, a redirect, a script or a mail; what comes from outside is told above."""
	texts = [read(path) for path in templates() + every(".js")] + [split(read(path))[1] for path in sources() if path != "src/web/routes.c"]
	paths = set()
	for text in texts:
		text = re.sub(r"\{\{[^}]*\}\}|%\w+|\$\{[^}]*\}", "*", text)
		paths |= set(re.findall(r"\*?/[\w*./-]*", text))
	for line, match in lines(read("src/web/routes.c"), r'^\t\{ (\w+),\s*"([^"]+)"', re.M):
		pattern = match.group(2)
		if pattern not in FROM_OUTSIDE and not any(leads(path, pattern) for path in paths):
			complain("src/web/routes.c", line, f"nothing leads to {match.group(1)} {pattern}")
