// One template's own text, marker by marker, and in HTML attribute by attribute.
#include "view/check.hh"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace {

const std::set<std::string_view> modifiers = { "x-day", "x-when", "x-then", "x-instant", "x-iso", "x-number", "x-markdown",
	"url_query_escape" };
// Auto-escape does not know these for dangerous.
const std::set<std::string_view> never_filled = { "formaction", "xlink:href", "poster", "srcdoc", "style" };

bool
is_name(std::string_view word, bool upper)
{
	auto fits = [upper](char c) {
		return c == '_' || (c >= '0' && c <= '9') || (upper ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z');
	};
	return !word.empty() && std::all_of(word.begin(), word.end(), fits);
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
	std::vector<size_t> in_text; // ends of values that stand in HTML text without a modifier

  public:
	checker(const std::string &name, std::string_view of) : text(of), html(!is_text(name)), mail(name.rfind("mail/", 0) == 0)
	{
	}

	std::string run()
	{
		size_t i = 0;

		while (i < text.size() && wrong.empty())
			i = text.compare(i, 2, "{{") == 0 ? marker(i) : plain(i);
		if (wrong.empty() && !open.empty())
			wrong = "{{#" + open.back() + "}} is not closed";
		if (wrong.empty())
			return "";
		size_t lines =
			1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<long>(std::min(i, text.size())), '\n'));
		return "line " + std::to_string(lines) + ": " + wrong;
	}

	// In text, line breaks stay line breaks (a textarea, a mail shown with them): html_escape alone makes them blanks.
	std::string with_line_breaks() const
	{
		std::string out(text);

		for (auto end = in_text.rbegin(); end != in_text.rend(); ++end)
			out.insert(*end, ":pre_escape");
		return out;
	}

  private:
	size_t marker(size_t i)
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

	void section(char kind, std::string_view name)
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

	void include(std::string_view name)
	{
		if (!is_name(name, true) && !is_file(name))
			wrong = "{{>" + std::string(name) + "}} is neither a MARK nor a file.tpl";
		else if (in_tag)
			wrong = "{{>" + std::string(name) + "}} inside a tag";
	}

	void value(std::string_view inside)
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
		if (wrong.empty() && inside.find(":x-markdown") != std::string_view::npos)
			markdown(inside);
		if (wrong.empty() && html)
			place(inside);
	}

	// It is the last word on its value, and HTML: only between elements, not in mails.
	void markdown(std::string_view inside)
	{
		if (!html || mail || in_tag || inside.find(':') != inside.rfind(':'))
			wrong = "x-markdown anywhere but alone in the HTML of a page";
	}

	// Whether a value may stand here.
	void place(std::string_view inside)
	{
		if (!in_tag) {
			if (inside.find(':') == std::string_view::npos)
				in_text.push_back(static_cast<size_t>(inside.data() + inside.size() - text.data()));
		} else if (quote && (never_filled.count(attribute) || attribute.rfind("on", 0) == 0))
			wrong = "a value in the attribute " + attribute;
		else if (!quote)
			wrong = "a value in a tag, outside the quotes of an attribute";
	}

	size_t plain(size_t i)
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

	void tag(char c)
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

	void element(size_t i)
	{
		size_t end = text.find('>', i);
		std::string_view inside = text.substr(i, end == std::string_view::npos ? end : end - i);

		if (!mail &&
			(inside.rfind("style", 0) == 0 || (inside.rfind("script", 0) == 0 && inside.find(" src=") == std::string_view::npos)))
			wrong = "the policy of our pages forbids style and script inside a page";
	}
};

} // namespace

bool
is_text(std::string_view name)
{
	constexpr std::string_view end = ".txt.tpl";
	return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

bool
is_file(std::string_view word)
{
	return word.size() > 4 && word.substr(word.size() - 4) == ".tpl";
}

std::string
check_template(const std::string &name, std::string &text)
{
	checker check(name, text);
	std::string wrong = check.run();

	if (wrong.empty())
		text = check.with_line_breaks();
	return wrong;
}
