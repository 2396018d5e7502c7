// The C functions of shim.h over the dictionaries, and the loaded templates.
#include "view/shim.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_emitter.h>

#include <cstring>
#include <exception>
#include <memory>
#include <string>

#include "base/forgotten.h"
#include "view/dictionary.hh"
#include "view/modifiers.hh"
#include "view/templates.hh"

using ctemplate::TemplateCache;

namespace {

constexpr size_t PAGE_USUAL = 128 * 1024; // bytes; larger ones grow
std::unique_ptr<TemplateCache> cache;
templates loaded;

// Stops growing at the limit; the expansion goes on without effect. A page comes in some thousand pieces, most of them of a few bytes.
class bounded final : public ctemplate::ExpandEmitter {
	std::string &out;
	size_t limit;
	char piece[4096];
	size_t held = 0;

  public:
	bool full = false;

	// cppcheck-suppress uninitMemberVar; of a piece only what is held is read
	bounded(std::string &to, size_t most) : out(to), limit(most)
	{
	}

	void flush()
	{
		out.append(piece, held);
		held = 0;
	}

	void Emit(const char *text, size_t length) override
	{
		if (full || length > limit - out.size() - held) {
			full = true;
			return;
		}
		if (length > sizeof piece - held)
			flush();
		if (length > sizeof piece) {
			out.append(text, length);
			return;
		}
		memcpy(piece + held, text, length);
		held += length;
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
	for (auto &[name, text] : loaded)
		std::string().swap(text); // ctemplate has its own copy; the names are what we ask for
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

// Every value of a page comes through set_text(), so none shows an address that stands where one was forgotten.
std::string
said_of(const char *text, size_t length)
{
	std::string said;

	for (forgotten found = forgotten_find(text, length); found.at; found = forgotten_find(text, length)) {
		size_t before = static_cast<size_t>(found.at - text);
		said.append(text, before).append(FORGOTTEN_WORDS);
		text += before + found.length;
		length -= before + found.length;
	}
	return said.append(text, length);
}

void
set_text(slot &s, page_store &store, const char *text, size_t length)
{
	if (forgotten_find(text, length).at) {
		std::string said = said_of(text, length);
		s.text = store.texts.copy(said.data(), said.size());
	} else {
		s.text = store.texts.copy(text, length);
	}
	s.filled = true;
}

void
set_value(slot &s, page_store &store, const char *text, size_t length, bool open)
{
	set_text(s, store, text, length);
	s.section = open ? OPEN : CLOSED;
}

} // namespace

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
	return guarded([&] { set_value(v->at(name), *v->store, text, length, open); });
}

bool
shim_text(struct view *v, const char *name, const char *text, size_t length)
{
	return guarded([&] { set_text(v->at(name), *v->store, text, length); });
}

bool
shim_cells(struct view *v, const char *const *names, const shim_cell *cells, int count)
{
	return guarded([&] {
		bool fresh = v->slots.empty();
		if (fresh)
			v->start_as(shape_of(names, count));
		for (int i = 0; i < count; i++)
			set_value(fresh ? v->slots[i] : v->at(names[i]), *v->store, cells[i].text, cells[i].length, cells[i].open);
	});
}

bool
shim_global(struct view *v, const char *name, const char *text, size_t length, bool open)
{
	return guarded([&] { set_value(v->store->globals.at(name), *v->store, text, length, open); });
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
		store.output.reserve(PAGE_USUAL);
		store.missing.clear();
		bounded out(store.output, limit);
		sound = cache->ExpandNoLoad(*page->template_name, ctemplate::DO_NOT_STRIP, page, nullptr, &out);
		out.flush();
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
