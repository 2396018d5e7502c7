"""What people read, and what is promised them."""
import os
import re

from house import blank, complain, every, lines, read, rule

# What people read says one word for one thing, in British English. Of a word the glossary has: what it is called instead.
WORDS = {
	r"(students?|trainees?|pupils?)": "learner",
	r"(tenants?|customers?|compan(y|ies))": "organisation",
	r"users?": "person, learner or account",
	r"invitations?": "invite",
	r"waiting list|wait-?list(?!ed)": "wait list",
	r"(sign(ed|s|ing)?[ -](in|on|out|up)|log(ged|s)? on|login|sign-?up)": "log in, log-in, log out, register",
	r"emails?|emailed": "e-mail, mail",
	r"(enroll(s|ments?)?|unenroll\w*)": "enrol, enrolment",
	r"(vouchers?|coupons?|access codes?)": "group code or enrolment key",
	r"(slots?|licen[cs]es?)": "seat",
	r"modules?": "course",
	r"(please|oops|invalid|unfortunately|successfully)": "what is wrong, then what to do",
	r"(color|gray|behavior|favorite|center|canceled|canceling|dialog|catalog|judgment)s?": "its British spelling",
	r"(organi|recogni|authori|customi|initiali|summari|minimi|maximi|normali|synchroni|finali|utili)z(e[ds]?|ing|ations?)|analyze[ds]?": "its British spelling",
}
# Said as others say it: pages' names, names of verbs and of columns, a system's own accounts.
OTHERS = r"Enrol new users|<code>.*?</code>|<th\b[^>]*>email|<style\b.*?</style>|kind_is_\w+|initialized"
USERS = ("organisation/key", "help/xapi.tpl")  # the user name of an API key


def spoken(tag):
	"""Of a tag what is read out or shown, at its place."""
	whole = list(blank(tag))
	for part in re.finditer(r'\b(?:aria-label|alt|placeholder|title)="([^"]*)"', tag.group(0)):
		whole[part.start(1) : part.end(1)] = part.group(1)
	return "".join(whole)


def said(path):
	"""What people read of it: a page's text; sentences among a program's strings; all of what is read as it is."""
	text = read(path)
	if path.endswith(".tpl"):
		text = re.sub(OTHERS, blank, text, flags=re.S)
		return re.sub(r"<[^<>]*>", spoken, re.sub(r"\{\{[^}]*\}\}", blank, text))
	if path.endswith((".c", ".cc", ".js")):
		pattern = re.compile(r'/\*.*?\*/|//[^\n]*|#include[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`', re.S)
		sentences = re.compile(r'["`][^"`]*[A-Za-z%“][\w’]*,? [a-z%]+,? [a-z%]+[^"`]*')  # a list of names is none
		parts = [(m.start(), m.group(0)) for m in pattern.finditer(text) if m.group(0)[0] in '"`' and sentences.match(m.group(0))]
		whole = list(re.sub(r"[^\n]", " ", text))
		for start, part in parts:
			whole[start : start + len(part)] = part
		return "".join(whole)
	return text


@rule
def one_word_for_one_thing():
	# What the demo's people write is theirs; and files of other systems call their columns as they like.
	others = ("/demo", "/import_headings.c")
	readers = [path for path in every(".tpl", ".c", ".cc", ".js") if path.startswith(("src/", "static/", "templates/")) and not any(part in path for part in others)]
	for path in readers + ["README.md"]:
		text = said(path)
		for words, instead in WORDS.items():
			if words == r"users?" and (not path.endswith(".tpl") or any(part in path for part in USERS)):
				continue
			for line, match in lines(text, rf"(?<![\w@./_{{-])(?:{words})(?![\w@/_-]|\.\w)", re.I):
				complain(path, line, f"“{match.group(0)}”: {instead}")


@rule
def proofs_exist():
	"""`room/file: name` in tests/README.md is a test."""
	path, count = "tests/README.md", 0
	for line, match in lines(read(path), r"`(\w+)/(\w+): ([^`\n]+)`"):
		room_of, file, name = match.groups()
		if (room_of, file) == ("room", "file"):
			continue
		count += 1
		unit = room_of not in ("http", "browser", "fault")
		where = f"tests/{room_of}/" + (f"test_{file}.c" if unit else f"{file}.test.mjs")
		text = read(where) if os.path.exists(where) else ""
		plain = re.escape(name).replace("'", r"\\?'")
		if not re.search(rf"^{plain}\(void \*\*" if unit else rf"""(['"`]){plain}\1""", text, re.M):
			complain(path, line, f"there is no test “{name}” in {where}")
	if count < 300:
		complain(path, 1, f"{count} tests are named as proofs: the list is gone, or its form")
