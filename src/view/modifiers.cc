// {{at:x-when}} and its like: whole numbers into words. {{body:x-markdown}}: Markdown into HTML.
#include "view/modifiers.hh"

#include <ctemplate/template_modifiers.h>

#include <charconv>
#include <new>
#include <string>

#include "view/markdown.h"
#include "view/shim.h"

namespace {

// Not registered as safe: auto-escape still follows.
class words_modifier : public ctemplate::TemplateModifier {
	enum words kind;

  public:
	explicit words_modifier(enum words of) : kind(of)
	{
	}

	void Modify(const char *in, size_t length, const ctemplate::PerExpandData *, ctemplate::ExpandEmitter *out,
		const std::string &) const override
	{
		int64_t number = 0;
		char text[WORDS_MAX];
		auto [end, error] = std::from_chars(in, in + length, number);

		if (length == 0 || error != std::errc() || end != in + length)
			out->Emit(in, length);
		else
			out->Emit(text, words_write(kind, number, text));
	}
};

// C calls it, so nothing may be thrown through.
bool
take(void *to, const char *bytes, size_t length) noexcept
{
	try {
		static_cast<std::string *>(to)->append(bytes, length);
		return true;
	} catch (const std::exception &) {
		return false;
	}
}

// Registered as safe: what it writes is HTML. check.cc lets it stand in HTML text only.
class markdown_modifier : public ctemplate::TemplateModifier {
  public:
	void Modify(const char *in, size_t length, const ctemplate::PerExpandData *, ctemplate::ExpandEmitter *out,
		const std::string &) const override
	{
		std::string html;

		if (!markdown_write(in, length, take, &html))
			throw std::bad_alloc();
		out->Emit(html);
	}
};

} // namespace

bool
add_modifiers()
{
	static const words_modifier day(WORDS_DAY), when(WORDS_WHEN), then(WORDS_THEN), instant(WORDS_INSTANT), iso(WORDS_ISO),
		number(WORDS_NUMBER);
	static const markdown_modifier markdown;

	return ctemplate::AddModifier("x-day", &day) && ctemplate::AddModifier("x-when", &when) &&
		ctemplate::AddModifier("x-then", &then) && ctemplate::AddModifier("x-instant", &instant) &&
		ctemplate::AddModifier("x-iso", &iso) && ctemplate::AddModifier("x-number", &number) &&
		ctemplate::AddXssSafeModifier("x-markdown", &markdown);
}
