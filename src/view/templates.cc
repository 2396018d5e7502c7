// Templates on their way from the disk to ctemplate: each file is checked by itself, then what it pastes is put in,
// idle lines go, and the pragma that turns auto-escape on comes first.
#include "view/templates.hh"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr size_t FILE_MAX = 256 * 1024;
constexpr int PASTE_DEPTH = 8;

const std::set<std::string_view> modifiers = { "x-day", "x-when", "x-instant", "x-iso", "x-number", "url_query_escape" };
// Auto-escape does not know these for dangerous.
const std::set<std::string_view> never_filled = { "formaction", "xlink:href", "poster", "srcdoc", "style" };

bool
is_text(std::string_view name)
{
	constexpr std::string_view end = ".txt.tpl";
	return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

bool
is_name(std::string_view word, bool upper)
{
	auto fits = [upper](char c) { return c == '_' || (c >= '0' && c <= '9') || (upper ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z'); };
	return !word.empty() && std::all_of(word.begin(), word.end(), fits);
}

bool
is_file(std::string_view word)
{
	return word.size() > 4 && word.substr(word.size() - 4) == ".tpl";
}

// Walks one template: markers, and in HTML which attribute they stand in.
class checker {
	std::string_view text;
	bool html, mail;
	std::vector<std::string> open;
	// Where in the HTML: outside a tag, in it, or in the quoted value of `attribute`.
	bool in_tag = false;
	char quote = 0;
	std::string word, attribute;
	std::string wrong;

public:
	checker(const std::string &name, std::string_view of) : text(of), html(!is_text(name)), mail(name.rfind("mail/", 0) == 0) {}

	std::string
	run()
	{
		size_t i = 0;

		while (i < text.size() && wrong.empty())
			i = text.compare(i, 2, "{{") == 0 ? marker(i) : plain(i);
		if (wrong.empty() && !open.empty())
			wrong = "{{#" + open.back() + "}} is not closed";
		if (wrong.empty())
			return "";
		size_t lines = 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<long>(std::min(i, text.size())), '\n'));
		return "line " + std::to_string(lines) + ": " + wrong;
	}

private:
	size_t
	marker(size_t i)
	{
		size_t end = text.find("}}", i);

		if (end == std::string_view::npos) {
			wrong = "a marker without }}";
			return i;
		}
		std::string_view inside = text.substr(i + 2, end - i - 2);
		char kind = inside.empty() ? 0 : inside[0];
		std::string_view rest = inside.substr(inside.empty() ? 0 : 1);
		if (kind == '#' || kind == '/')
			section(kind, rest);
		else if (kind == '>')
			include(rest);
		else if (kind != '!')
			value(inside);
		return wrong.empty() ? end + 2 : i;
	}

	void
	section(char kind, std::string_view name)
	{
		if (!is_name(name, false))
			wrong = "\"" + std::string(name) + "\" is no name for a section (small letters, digits, _)";
		else if (kind == '#')
			open.emplace_back(name);
		else if (open.empty() || open.back() != name)
			wrong = "{{/" + std::string(name) + "}} closes " + (open.empty() ? "nothing" : "{{#" + open.back() + "}}");
		else
			open.pop_back();
	}

	void
	include(std::string_view name)
	{
		if (!is_name(name, true) && !is_file(name))
			wrong = "{{>" + std::string(name) + "}} is neither a MARK nor a file.tpl";
	}

	void
	value(std::string_view inside)
	{
		size_t colon = inside.find(':');
		std::string_view name = inside.substr(0, colon);

		if (!is_name(name, false))
			wrong = "\"" + std::string(name) + "\" is no name for a value (small letters, digits, _)";
		while (wrong.empty() && colon != std::string_view::npos) {
			size_t next = inside.find(':', colon + 1);
			std::string_view modifier = inside.substr(colon + 1, next == std::string_view::npos ? next : next - colon - 1);
			if (modifiers.find(modifier) == modifiers.end())
				wrong = "the modifier \"" + std::string(modifier) + "\" is not one of ours";
			colon = next;
		}
		if (wrong.empty() && html)
			place();
	}

	// Whether a value may stand here.
	void
	place()
	{
		if (quote && (never_filled.count(attribute) || attribute.rfind("on", 0) == 0))
			wrong = "a value in the attribute " + attribute;
		else if (in_tag && !quote)
			wrong = "a value in a tag, outside the quotes of an attribute";
	}

	size_t
	plain(size_t i)
	{
		if (!html)
			return i + 1;
		if (text.compare(i, 4, "<!--") == 0) {
			wrong = "a comment that would be sent; write {{!…}}";
			return i;
		}
		char c = text[i];
		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (in_tag) {
			tag(c);
		} else if (c == '<' && i + 1 < text.size() && isalpha(static_cast<unsigned char>(text[i + 1]))) {
			in_tag = true;
			word.clear();
			element(i + 1);
		}
		return wrong.empty() ? i + 1 : i;
	}

	void
	tag(char c)
	{
		if (c == '"' || c == '\'') {
			quote = c;
			attribute = word;
			word.clear();
			if (!mail && (attribute == "style" || attribute.rfind("on", 0) == 0))
				wrong = "the policy of our pages forbids the attribute " + attribute;
		} else if (c == '>') {
			in_tag = false;
		} else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
			word.clear();
		} else if (c != '=') {
			word += static_cast<char>(tolower(static_cast<unsigned char>(c)));
		}
	}

	void
	element(size_t i)
	{
		size_t end = text.find('>', i);
		std::string_view inside = text.substr(i, end == std::string_view::npos ? end : end - i);

		if (!mail && (inside.rfind("style", 0) == 0 || (inside.rfind("script", 0) == 0 && inside.find(" src=") == std::string_view::npos)))
			wrong = "the policy of our pages forbids style and script inside a page";
	}
};

std::string
read_file(const fs::path &path, std::string &text)
{
	std::ifstream in(path, std::ios::binary);
	std::ostringstream whole;

	if (!in || !(whole << in.rdbuf()))
		return "cannot be read";
	text = whole.str();
	return text.size() > FILE_MAX ? "is larger than 256 KB" : "";
}

// Whether a line holds markers of sections or comments only; such a line leaves no trace.
bool
is_idle(std::string_view line)
{
	bool marked = false;

	while (!line.empty()) {
		if (line.compare(0, 3, "{{#") == 0 || line.compare(0, 3, "{{/") == 0 || line.compare(0, 3, "{{!") == 0) {
			size_t end = line.find("}}");
			if (end == std::string_view::npos)
				return false;
			line.remove_prefix(end + 2);
			marked = true;
		} else if (line[0] == ' ' || line[0] == '\t') {
			line.remove_prefix(1);
		} else {
			return false;
		}
	}
	return marked;
}

// In HTML indentation goes too, so that an include is not indented line by line (in a textarea that would be typed text).
std::string
tidy(std::string_view text, bool html)
{
	std::string out;

	while (!text.empty()) {
		size_t end = text.find('\n');
		std::string_view line = text.substr(0, end);
		bool last = end == std::string_view::npos;
		text.remove_prefix(last ? text.size() : end + 1);
		size_t indent = html ? std::min(line.find_first_not_of(" \t"), line.size()) : 0;
		std::string_view body = line.substr(indent);
		if (html && body.empty())
			continue;
		if (is_idle(line)) {
			for (char c : body)
				if (c != ' ' && c != '\t')
					out += c;
			continue;
		}
		out += body;
		if (!last)
			out += '\n';
	}
	return out;
}

std::string
paste(const templates &all, const std::string &text, int depth, std::string &wrong)
{
	std::string out;
	size_t at = 0;

	for (size_t mark; (mark = text.find("{{>", at)) != std::string::npos;) {
		size_t end = text.find("}}", mark);
		std::string name = text.substr(mark + 3, end - mark - 3);
		out.append(text, at, mark - at);
		at = end + 2;
		if (!is_file(name)) {
			out.append(text, mark, at - mark);
			continue;
		}
		auto part = all.find(name);
		if (part == all.end() || depth == 0) {
			wrong = depth ? "there is no " + name + " to paste" : name + " pastes itself";
			return "";
		}
		out += paste(all, part->second, depth - 1, wrong);
		// The file's last line break is not part of the piece.
		if (!out.empty() && out.back() == '\n' && !part->second.empty())
			out.pop_back();
	}
	return out.append(text, at);
}

} // namespace

std::string
check_template(const std::string &name, const std::string &text)
{
	return checker(name, text).run();
}

std::string
read_templates(const std::string &directory, templates &found)
{
	std::error_code error;
	templates raw;

	for (fs::recursive_directory_iterator i(directory, error), end; !error && i != end; i.increment(error)) {
		if (!i->is_regular_file(error) || i->path().extension() != ".tpl")
			continue;
		std::string name = i->path().lexically_relative(directory).generic_string();
		std::string wrong = read_file(i->path(), raw[name]);
		if (wrong.empty())
			wrong = check_template(name, raw[name]);
		if (!wrong.empty())
			return name + ": " + wrong;
	}
	if (error)
		return directory + ": " + error.message();
	for (const auto &[name, text] : raw) {
		std::string wrong, whole = paste(raw, text, PASTE_DEPTH, wrong);
		if (!wrong.empty())
			return name + ": " + wrong;
		found[name] = (is_text(name) ? "" : "{{%AUTOESCAPE context=\"HTML\"}}") + tidy(whole, !is_text(name));
	}
	return raw.empty() ? directory + ": there is no template in it" : "";
}
