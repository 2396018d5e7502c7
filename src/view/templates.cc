// Templates on their way from the disk to ctemplate: each file is checked by itself, then what it pastes is put in,
// idle lines go, and the pragma that turns auto-escape on comes first.
#include "view/templates.hh"

#include "view/check.hh"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr size_t FILE_MAX = 256 * 1024;
constexpr int PASTE_DEPTH = 8;

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

// Checks the file and makes it what is pasted and loaded. "" or what is wrong with it.
std::string
prepare(const std::string &name, std::string &text)
{
	std::string whole = std::move(text);
	std::string wrong = check_template(name, whole);

	if (wrong.empty())
		text = tidy(whole, !is_text(name));
	return wrong;
}

} // namespace

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
			wrong = prepare(name, raw[name]);
		if (!wrong.empty())
			return name + ": " + wrong;
	}
	if (error)
		return directory + ": " + error.message();
	for (const auto &[name, text] : raw) {
		std::string wrong, whole = paste(raw, text, PASTE_DEPTH, wrong);
		if (!wrong.empty())
			return name + ": " + wrong;
		found[name] = (is_text(name) ? "" : "{{%AUTOESCAPE context=\"HTML\"}}") + whole;
	}
	return raw.empty() ? directory + ": there is no template in it" : "";
}
