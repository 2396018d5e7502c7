// What a template finds under a name: here, in the views around, in the page's globals.
#include "view/dictionary.hh"

#include <unordered_map>

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

// Eight bytes at a time: a page asks some ten thousand times. 64 bits, and names are few and ours, so the hash stands for the name.
uint64_t
key_of(const TemplateString &name)
{
	const char *at = name.begin();
	size_t left = name.size();
	uint64_t hash = left * 0x9e3779b97f4a7c15u;

	while (left) {
		uint64_t word = 0;
		size_t bytes = left < 8 ? left : 8;

		memcpy(&word, at, bytes);
		hash = (hash ^ word) * 0xff51afd7ed558ccdu;
		hash ^= hash >> 32;
		at += bytes;
		left -= bytes;
	}
	return hash;
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

// Names come from our templates and queries, and a form's fields are at most a thousand: places fit.
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
