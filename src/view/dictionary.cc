// What a template finds under a name: here, in the views around, in the page's globals.
#include "view/dictionary.hh"

#include <unordered_map>

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

template <typename word>
static uint64_t
load(const char *at)
{
	word loaded;

	memcpy(&loaded, at, sizeof loaded);
	return loaded;
}

// The last bytes, at most eight; where they are fewer than the words that are loaded, these overlap.
static uint64_t
last_word(const char *at, size_t size)
{
	if (size >= 8)
		return load<uint64_t>(at + size - 8);
	if (size >= 4)
		return load<uint32_t>(at) | load<uint32_t>(at + size - 4) << 32;
	return size == 0 ? 0 : load<uint8_t>(at) | load<uint8_t>(at + size / 2) << 8 | load<uint8_t>(at + size - 1) << 16;
}

static uint64_t
mixed(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0xff51afd7ed558ccdu;
	return hash ^ hash >> 32;
}

// Eight bytes at a time: a page asks some ten thousand times. 64 bits, and names are few and ours, so the hash stands for the name.
uint64_t
key_of(const TemplateString &name)
{
	const char *at = name.begin();
	size_t size = name.size(), done = 0;
	uint64_t hash = size * 0x9e3779b97f4a7c15u;

	for (; done + 8 < size; done += 8)
		hash = mixed(hash, load<uint64_t>(at + done));
	return mixed(hash, last_word(at, size));
}

const shape &
shape_of(const char *const *names, int count)
{
	static std::unordered_map<const char *const *, shape> shapes;
	shape &made = shapes[names];

	if (made.slots.empty()) {
		view model(nullptr, nullptr);
		for (int i = 0; i < count; i++)
			model.at(names[i]);
		made = { model.slots, model.table };
	}
	return made;
}

void
view::start_as(const shape &common)
{
	table = common.table;
	slots.reserve(table.size() / 2);
	slots = common.slots;
}

void
view::grow()
{
	size_t size = table.empty() ? 64 : 2 * table.size();

	slots.reserve(size / 2);
	table.assign(size, 0);
	for (size_t i = 0; i < slots.size(); i++)
		table[place(slots[i].key)] = static_cast<uint16_t>(i + 1);
}

// Names come from our templates and queries, and a form has four thousand fields at most: places fit 16 bits.
slot &
view::at(const char *name)
{
	uint64_t key = key_of(name);
	slot *s = find(key);

	if (s)
		return *s;
	if (2 * slots.size() >= table.size())
		grow();
	slots.push_back({ key, ctemplate::TemplateString("", 0), false, UNSET, nullptr, nullptr });
	table[place(key)] = static_cast<uint16_t>(slots.size());
	return slots.back();
}

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
