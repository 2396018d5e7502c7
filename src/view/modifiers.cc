// {{at:x-when}} and its like: whole numbers into words.
#include "view/modifiers.hh"

#include <ctemplate/template_modifiers.h>

#include <charconv>

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

} // namespace

bool
add_modifiers()
{
	static const words_modifier day(WORDS_DAY), when(WORDS_WHEN), then(WORDS_THEN), instant(WORDS_INSTANT), iso(WORDS_ISO),
		number(WORDS_NUMBER);

	return ctemplate::AddModifier("x-day", &day) && ctemplate::AddModifier("x-when", &when) &&
		ctemplate::AddModifier("x-then", &then) && ctemplate::AddModifier("x-instant", &instant) &&
		ctemplate::AddModifier("x-iso", &iso) && ctemplate::AddModifier("x-number", &number);
}
