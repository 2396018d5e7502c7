// What a template finds under a name: here, in the views around, in the page's globals.
#include "view/dictionary.hh"

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

// FNV-1a, 64 bits: names are few and ours, so the hash stands for the name.
uint64_t
key_of(const TemplateString &name)
{
	uint64_t hash = 14695981039346656037u;

	for (const char *c = name.begin(); c < name.end(); c++)
		hash = (hash ^ static_cast<unsigned char>(*c)) * 1099511628211u;
	return hash;
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
