"""What templates and scripts may say."""
import re

from house import blank, complain, every, lines, read, rule


@rule
def templates_are_safe():
	for path in every(".tpl"):
		text = read(path)
		page = not path.startswith("templates/mail/")
		checks = [
			(r"\{\{[^}]*:none\b", "text from outside is escaped, always"),
			(r"(formaction|xlink:href|poster|srcdoc|srcset)\s*=\s*[\"'][^\"']*\{\{", "this attribute is not protected by the escaping: do not fill it"),
			(r"(href|src|action)\s*=\s*[\"'][^\"']*[?&][^\"'=]*=\{\{(?![>#/!])[A-Za-z_]+\}\}", "a value in an address is escaped as one: {{NAME:url_query_escape}}"),
			(r"javascript:", "no script in an address"),
		]
		if page:
			checks += [
				(r"<script(?![^>]*\bsrc=)", "no inline script"),
				(r"<style\b|\sstyle\s*=", "no inline style"),
				(r"\son[a-z]+\s*=\s*[\"']", "no inline event handler"),
			]
		for pattern, words in checks:
			for line, _ in lines(text, pattern, re.I):
				complain(path, line, words)


@rule
def forms_that_post_carry_csrf():
	for path in every(".tpl"):
		for line, match in lines(read(path), r"<form\b[^>]*method=\"?post\"?[^>]*>(.*?)</form>", re.I | re.S):
			if "csrf" not in match.group(1).lower():
				complain(path, line, "a form that posts carries the CSRF token")


@rule
def scripts_are_safe():
	for path in every(".js"):
		if path.startswith("static/"):
			for line, match in lines(read(path), r"\b(eval|innerHTML|outerHTML|document\.write|insertAdjacentHTML|new Function)\b"):
				complain(path, line, f"{match.group(1)} writes text as code")


@rule
def fields_out_of_their_form_keep_its_words():
	kept = dict(re.findall(r'\{ "(\w+)", "([^"]*)" \},', read("src/web/labels.c")))
	shown, places = {}, {}
	for path in every(".tpl"):
		for line, form in lines(read(path), r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", re.S):
			for name, label in re.findall(r'<label[^>]* for="([a-z_]+?)_?[{"0-9].*?>(.*?)</label>', form.group(1), re.S):
				words = re.sub(r"<(small|span).*?</\1>|\{\{.*?\}\}|<.*?>", "", label).strip(" ,")
				if words and "password" not in name:
					shown.setdefault(name, set()).add(words)
					places[name] = path, line
	for name, words in shown.items():
		called = kept.get(name, name.replace("_", " ").capitalize()).casefold()
		if not any(called.endswith(one.casefold()) for one in words):
			complain(*places[name], f"src/web/labels.c does not say that {name} is called {' or '.join(sorted(words))}")


@rule
def choices_out_of_their_form_keep_its_words():
	source = read("src/web/labels.c")
	kept = {(name, value): words for name, value, words in re.findall(r'\{ "(\w+)", "(\w+)", "(.*?)" \},', source)}
	ticks = re.search(r"ticks\[\] = \{(.*?)\}", source, re.S).group(1)
	for path in every(".tpl"):
		text = re.sub(r"<form\b[^>]*method=\"get\".*?</form>", blank, read(path), flags=re.S)
		for line, choice in lines(text, r'<input type="radio"[^>]*? name="(\w+)" value="(\w+)".*?<span>([^<{]+)', re.S):
			name, value, words = choice.groups()
			if kept.get((name, value), "").casefold() != words.strip().casefold():
				complain(path, line, f"src/web/labels.c does not say that {value} of {name} is called {words.strip()}")
		for line, box in lines(text, r'<input type="checkbox"[^>]*? name="([a-z_]+?)(?:\{\{\w+\}\})?" value="1"'):
			if f'"{box.group(1)}"' not in ticks:
				complain(path, line, f"src/web/labels.c does not say that {box.group(1)} is a box to tick")


@rule
def buttons_in_help_are_there():
	"""What stands as a button in a picture of a page (up to a number) stands on some page."""
	pages = " ".join(re.sub(r"<.*?>|\{\{.*?\}\}", "", read(path), flags=re.S) for path in every(".tpl") if not path.startswith("templates/help/"))
	for path in every(".tpl"):
		if path.startswith("templates/help/"):
			for line, match in lines(read(path), r'<span class="btn[^>]*>(?:<svg.*?</svg>)?([^<\d]*[^<\d ])'):
				if match.group(1) not in pages:
					complain(path, line, f"no page has a button “{match.group(1)}”")
