// Dictionaries for ctemplate. Ours rather than its own, for three rules that theirs lack: a row's NULL closes a section
// that the page opened, a section opened by the page shows the values of the row it stands in, and a value that nobody gave
// is found out. Private to src/view.
#ifndef MUSTER_DICTIONARY_HH
#define MUSTER_DICTIONARY_HH

#include <ctemplate/template_dictionary_interface.h>

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <vector>

struct view;
struct page_store;

enum state : unsigned char { UNSET, CLOSED, OPEN };

// What a view holds under one name: a value, a section, or the rounds of a section or include.
struct slot {
	uint64_t key;
	ctemplate::TemplateString text;
	bool filled;
	state section;
	view *first, *last;
};

uint64_t key_of(const ctemplate::TemplateString &name);

// What all rows of a query have in common: their names' slots, and where to find them.
struct shape {
	std::vector<slot> slots;
	std::vector<uint16_t> table;
};

// Made once for names, which is the same pointer for every row of a query, and kept.
const shape &shape_of(const char *const *names, int count);

// The values of a page, all in a few blocks.
class text_store {
	static constexpr size_t BLOCK = 16 * 1024;
	std::vector<std::unique_ptr<char[]>> blocks;
	char *free_from = nullptr;
	size_t left = 0;

  public:
	ctemplate::TemplateString copy(const char *text, size_t length)
	{
		if (length == 0)
			return ctemplate::TemplateString("", 0);
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
		return ctemplate::TemplateString(at, length);
	}
};

struct view final : ctemplate::TemplateDictionaryInterface {
	page_store *store;
	const view *parent; // its values show through; none for a page and for an include
	const std::string *template_name = nullptr;
	view *next = nullptr; // the round after this one
	std::vector<slot> slots;
	std::vector<uint16_t> table; // open addressing: a slot's place + 1, 0 for none; twice the slots or more, a power of two

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

		const ctemplate::TemplateDictionaryInterface &Next() override
		{
			const view *round = at;
			at = at->next;
			return *round;
		}
	};

	view(page_store *of, const view *around) : store(of), parent(around)
	{
	}

	// Where in the table the key stands, or would.
	size_t place(uint64_t key) const
	{
		size_t at = key & (table.size() - 1);

		while (table[at] && slots[table[at] - 1].key != key)
			at = (at + 1) & (table.size() - 1);
		return at;
	}

	slot *find(uint64_t key)
	{
		if (table.empty())
			return nullptr;
		uint16_t found = table[place(key)];
		return found ? &slots[found - 1] : nullptr;
	}

	const slot *find(uint64_t key) const
	{
		return const_cast<view *>(this)->find(key);
	}

	void start_as(const shape &common);
	void grow();
	slot &at(const char *name);

	// The nearest view, from here outwards, that says whether the section is open.
	const slot *section_slot(const ctemplate::TemplateString &name) const;

	ctemplate::TemplateString GetValue(const ctemplate::TemplateString &name) const override;
	bool IsHiddenSection(const ctemplate::TemplateString &name) const override;
	bool IsUnhiddenSection(const ctemplate::TemplateString &name) const override;
	bool IsHiddenTemplate(const ctemplate::TemplateString &name) const override;
	const char *GetIncludeTemplateName(const ctemplate::TemplateString &name, int number) const override;
	Iterator *CreateSectionIterator(const ctemplate::TemplateString &name) const override;
	Iterator *CreateTemplateIterator(const ctemplate::TemplateString &name) const override;

	void DumpToString(std::string *, int) const override
	{
	}
};

// Everything that one page owns.
struct page_store {
	text_store texts;
	std::deque<view> views;
	view globals{ this, nullptr };
	std::string output;
	std::string missing;

	void miss(const ctemplate::TemplateString &name)
	{
		std::string word(name.data(), name.size());
		if ((" " + missing + " ").find(" " + word + " ") == std::string::npos)
			missing += (missing.empty() ? "" : " ") + word;
	}
};

#endif
