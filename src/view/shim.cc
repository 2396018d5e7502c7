// Dictionaries for ctemplate and their expansion. Ours rather than ctemplate's own, for three rules that theirs lacks:
// a row's NULL closes a section that the page opened, a section opened by the page shows the values of the row it stands in,
// and a value that nobody gave is found out.
#include "view/shim.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>

#include <cstring>
#include <deque>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "view/modifiers.hh"
#include "view/templates.hh"

using ctemplate::TemplateCache;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace {

std::unique_ptr<TemplateCache> cache;
templates loaded;

enum state : unsigned char { UNSET, CLOSED, OPEN };

// What a view holds under one name: a value, a section, or the rounds of a section or include.
struct slot {
	uint64_t key;
	TemplateString text;
	bool filled;
	state section;
	view *first, *last;
};

// FNV-1a, 64 bits: names are few and ours, so the hash stands for the name.
uint64_t
key_of(const TemplateString &name)
{
	uint64_t hash = 14695981039346656037u;

	for (const char *c = name.begin(); c < name.end(); c++)
		hash = (hash ^ static_cast<unsigned char>(*c)) * 1099511628211u;
	return hash;
}

// The values of a page, all in a few blocks.
class text_store {
	static constexpr size_t BLOCK = 16 * 1024;
	std::vector<std::unique_ptr<char[]>> blocks;
	char *free_from = nullptr;
	size_t left = 0;

  public:
	TemplateString copy(const char *text, size_t length)
	{
		if (length == 0)
			return TemplateString("", 0);
		if (length > left) {
			size_t size = length > BLOCK ? length : BLOCK;
			blocks.emplace_back(new char[size]);
			free_from = blocks.back().get();
			left = size;
		}
		char *at = free_from;
		memcpy(at, text, length);
		free_from += length;
		left -= length;
		return TemplateString(at, length);
	}
};

struct page_store;

} // namespace

struct view final : TemplateDictionaryInterface {
	page_store *store;
	const view *parent; // its values show through; none for a page and for an include
	const std::string *template_name = nullptr;
	view *next = nullptr; // the round after this one
	std::vector<slot> slots;

	// Of an open section without rounds: none, and ctemplate then expands it once with the values of where it stands.
	struct rounds : Iterator {
		const view *at;

		explicit rounds(const view *first) : at(first)
		{
		}

		bool HasNext() const override
		{
			return at != nullptr;
		}

		const TemplateDictionaryInterface &Next() override
		{
			const view *round = at;
			at = at->next;
			return *round;
		}
	};

	view(page_store *of, const view *around) : store(of), parent(around)
	{
	}

	slot *find(uint64_t key)
	{
		for (slot &s : slots)
			if (s.key == key)
				return &s;
		return nullptr;
	}

	const slot *find(uint64_t key) const
	{
		return const_cast<view *>(this)->find(key);
	}

	slot &at(const char *name)
	{
		uint64_t key = key_of(name);
		slot *s = find(key);
		if (s)
			return *s;
		if (slots.empty())
			slots.reserve(16);
		slots.push_back({ key, TemplateString("", 0), false, UNSET, nullptr, nullptr });
		return slots.back();
	}

	// The nearest view, from here outwards, that says whether the section is open.
	const slot *section_slot(const TemplateString &name) const;

	TemplateString GetValue(const TemplateString &name) const override;
	bool IsHiddenSection(const TemplateString &name) const override;
	bool IsUnhiddenSection(const TemplateString &name) const override;
	bool IsHiddenTemplate(const TemplateString &name) const override;
	const char *GetIncludeTemplateName(const TemplateString &name, int number) const override;
	Iterator *CreateSectionIterator(const TemplateString &name) const override;
	Iterator *CreateTemplateIterator(const TemplateString &name) const override;

	void DumpToString(std::string *, int) const override
	{
	}
};

namespace {

// Everything that one page owns.
struct page_store {
	text_store texts;
	std::deque<view> views;
	view globals{ this, nullptr };
	std::string output;
	std::string missing;

	void miss(const TemplateString &name)
	{
		std::string word(name.data(), name.size());
		if ((" " + missing + " ").find(" " + word + " ") == std::string::npos)
			missing += (missing.empty() ? "" : " ") + word;
	}
};

// Stops growing at the limit; the expansion goes on without effect.
class bounded : public ctemplate::ExpandEmitter {
	std::string &out;
	size_t limit;

  public:
	bool full = false;

	bounded(std::string &to, size_t most) : out(to), limit(most)
	{
	}

	void Emit(const char *text, size_t length) override
	{
		if (full || length > limit - out.size())
			full = true;
		else
			out.append(text, length);
	}

	void Emit(char c) override
	{
		Emit(&c, 1);
	}

	void Emit(const std::string &text) override
	{
		Emit(text.data(), text.size());
	}

	void Emit(const char *text) override
	{
		Emit(text, strlen(text));
	}
};

std::string
load(const std::string &directory)
{
	static const bool modifiers = add_modifiers();
	templates found;
	std::string wrong = read_templates(directory, found);

	if (!modifiers)
		return "the modifiers were refused";
	if (!wrong.empty())
		return wrong;
	auto fresh = std::make_unique<TemplateCache>();
	for (const auto &[name, text] : found)
		if (!fresh->StringToTemplateCache(name, text, ctemplate::DO_NOT_STRIP))
			return name + ": the HTML or a marker cannot be read (see the line above)";
	fresh->Freeze();
	cache = std::move(fresh);
	loaded = std::move(found);
	return "";
}

// Runs what may throw; memory is all that can fail in it.
template <typename body>
bool
guarded(body run) noexcept
{
	try {
		run();
		return true;
	} catch (const std::exception &) {
		return false;
	}
}

void
append_round(slot &s, view *round)
{
	(s.last ? s.last->next : s.first) = round;
	s.last = round;
	s.section = OPEN;
}

void
set_value(view &to, page_store &store, const char *name, const char *text, size_t length, bool open)
{
	slot &s = to.at(name);

	s.text = store.texts.copy(text, length);
	s.filled = true;
	s.section = open ? OPEN : CLOSED;
}

} // namespace

const slot *
view::section_slot(const TemplateString &name) const
{
	uint64_t key = key_of(name);

	for (const view *v = this; v; v = v->parent) {
		const slot *s = v->find(key);
		if (s && s->section != UNSET)
			return s;
	}
	return store->globals.find(key);
}

TemplateString
view::GetValue(const TemplateString &name) const
{
	uint64_t key = key_of(name);

	for (const view *v = this; v; v = v->parent) {
		const slot *s = v->find(key);
		if (s && s->filled)
			return s->text;
	}
	const slot *global = store->globals.find(key);
	if (global)
		return global->text;
	store->miss(name);
	return TemplateString("", 0);
}

bool
view::IsHiddenSection(const TemplateString &name) const
{
	return !IsUnhiddenSection(name);
}

bool
view::IsUnhiddenSection(const TemplateString &name) const
{
	const slot *s = section_slot(name);
	return s && s->section == OPEN;
}

// An include belongs to the view whose text holds its mark, or to one around it.
bool
view::IsHiddenTemplate(const TemplateString &name) const
{
	const slot *s = section_slot(name);
	return !s || !s->first;
}

const char *
view::GetIncludeTemplateName(const TemplateString &name, int number) const
{
	const view *included = section_slot(name)->first;

	while (number-- > 0)
		included = included->next;
	return included->template_name->c_str();
}

TemplateDictionaryInterface::Iterator *
view::CreateSectionIterator(const TemplateString &name) const
{
	const slot *s = section_slot(name);
	return new rounds(s ? s->first : nullptr);
}

TemplateDictionaryInterface::Iterator *
view::CreateTemplateIterator(const TemplateString &name) const
{
	return CreateSectionIterator(name);
}

extern "C" {

const char *
shim_load(const char *directory)
{
	static std::string wrong;

	if (!guarded([&] { wrong = load(directory); }))
		return "the templates cannot be read: out of memory or a file vanished";
	return wrong.empty() ? nullptr : wrong.c_str();
}

bool
shim_knows(const char *template_name)
{
	bool knows = false;

	guarded([&] { knows = loaded.find(template_name) != loaded.end(); });
	return knows;
}

struct view *
shim_new(const char *template_name)
{
	view *page = nullptr;

	guarded([&] {
		auto store = std::make_unique<page_store>();
		page = &store->views.emplace_back(store.get(), nullptr);
		page->template_name = &loaded.find(template_name)->first;
		store.release();
	});
	return page;
}

void
shim_free(struct view *page)
{
	if (page)
		delete page->store;
}

bool
shim_value(struct view *v, const char *name, const char *text, size_t length, bool open)
{
	return guarded([&] { set_value(*v, *v->store, name, text, length, open); });
}

bool
shim_global(struct view *v, const char *name, const char *text, size_t length, bool open)
{
	return guarded([&] { set_value(v->store->globals, *v->store, name, text, length, open); });
}

bool
shim_section(struct view *v, const char *name, bool open)
{
	return guarded([&] { v->at(name).section = open ? OPEN : CLOSED; });
}

bool
shim_is_open(const struct view *v, const char *name)
{
	const slot *s = v->find(key_of(name));
	return s && s->section == OPEN;
}

struct view *
shim_row(struct view *v, const char *section)
{
	view *round = nullptr;

	guarded([&] {
		slot &s = v->at(section);
		round = &v->store->views.emplace_back(v->store, v);
		append_round(s, round);
	});
	return round;
}

struct view *
shim_include(struct view *v, const char *mark, const char *template_name)
{
	view *included = nullptr;

	guarded([&] {
		slot &s = v->at(mark);
		included = &v->store->views.emplace_back(v->store, nullptr);
		included->template_name = &loaded.find(template_name)->first;
		append_round(s, included);
	});
	return included;
}

enum shim_result
shim_expand(struct view *page, size_t limit, const char **text, size_t *length)
{
	page_store &store = *page->store;
	bool sound = false, full = false;
	bool done = guarded([&] {
		store.output.clear();
		store.missing.clear();
		bounded out(store.output, limit);
		sound = cache->ExpandNoLoad(*page->template_name, ctemplate::DO_NOT_STRIP, page, nullptr, &out);
		full = out.full;
	});

	*text = store.output.c_str();
	*length = store.output.size();
	if (!done)
		return SHIM_MEMORY;
	if (full)
		return SHIM_LONG;
	return sound ? SHIM_OK : SHIM_BROKEN;
}

const char *
shim_missing(const struct view *page)
{
	return page->store->missing.c_str();
}

} // extern "C"
