/* What a statement is about: activities with their definitions and interactions, and other statements (Part Two, 2.4.4). */
#include <string.h>

#include "domain/statement_checks.h"

/* ---------------------------------------------------------------- interactions */

static bool
check_component(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "id", check_text, true }, { "description", check_language_map } };
	static const struct properties properties = PROPERTIES("a component of an interaction", all);

	if (!check_object(checking, node, &properties))
		return false;
	for (const struct tree *other = node->up->first; other != node; other = other->next)
		if (tree_is(other, "id", tree_text(node, "id")))
			return wrong(checking, node, "Another component of the list has the same id.");
	return true;
}

static bool
check_components(struct checking *checking, const struct tree *node)
{
	if (node->count > CHECK_MANY)
		return wrong(checking, node, "It has more than 500 components.");
	return check_list(checking, node, check_component);
}

static bool
check_patterns(struct checking *checking, const struct tree *node)
{
	return check_list(checking, node, check_text);
}

/* Which lists of components each type may have. */
static const struct interaction {
	const char *type, *lists[2];
} interactions[] = {
	{ "true-false", { 0 } },
	{ "choice", { "choices" } },
	{ "fill-in", { 0 } },
	{ "long-fill-in", { 0 } },
	{ "matching", { "source", "target" } },
	{ "performance", { "steps" } },
	{ "sequencing", { "choices" } },
	{ "likert", { "scale" } },
	{ "numeric", { 0 } },
	{ "other", { 0 } },
};

static const struct interaction *
interaction_of(const char *type)
{
	for (size_t i = 0; type && i < sizeof interactions / sizeof *interactions; i++)
		if (strcmp(interactions[i].type, type) == 0)
			return &interactions[i];
	return NULL;
}

static bool
check_interaction_type(struct checking *checking, const struct tree *node)
{
	return check_text(checking, node) &&
		(interaction_of(node->text) != NULL ||
			wrong(checking, node,
				"It must be true-false, choice, fill-in, long-fill-in, matching, performance, sequencing, likert, numeric or other."));
}

static bool
has_list(const struct interaction *interaction, const char *name)
{
	return (interaction->lists[0] && strcmp(interaction->lists[0], name) == 0) ||
		(interaction->lists[1] && strcmp(interaction->lists[1], name) == 0);
}

static bool
check_interaction(struct checking *checking, const struct tree *node)
{
	static const char *const lists[] = { "choices", "scale", "source", "target", "steps" };
	const struct interaction *interaction = interaction_of(tree_text(node, "interactionType"));

	if (!interaction && tree_get(node, "correctResponsesPattern"))
		return wrong(checking, node, "It has no \"interactionType\", which a correctResponsesPattern asks for.");
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct tree *list = tree_get(node, lists[i]);

		if (list && (!interaction || !has_list(interaction, lists[i])))
			return wrong(checking, list, "An interaction of this type has no such list.");
	}
	return true;
}

/* ---------------------------------------------------------------- activities */

static bool
check_definition(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "name", check_language_map }, { "description", check_language_map },
		{ "type", check_iri }, { "moreInfo", check_iri }, { "extensions", check_extensions },
		{ "interactionType", check_interaction_type }, { "correctResponsesPattern", check_patterns },
		{ "choices", check_components }, { "scale", check_components }, { "source", check_components },
		{ "target", check_components }, { "steps", check_components } };
	static const struct properties properties = PROPERTIES("the definition of an activity", all);

	return check_object(checking, node, &properties) && check_interaction(checking, node);
}

bool
check_activity(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "objectType", check_text }, { "id", check_iri, true },
		{ "definition", check_definition } };
	static const struct properties properties = PROPERTIES("an Activity", all);
	const struct tree *type = tree_get(node, "objectType");

	if (!check_object(checking, node, &properties))
		return false;
	return !type || strcmp(type->text, "Activity") == 0 || wrong(checking, type, "It must be Activity.");
}

/* ---------------------------------------------------------------- other statements */

bool
check_reference(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "objectType", check_text, true }, { "id", check_uuid, true } };
	static const struct properties properties = PROPERTIES("a StatementRef", all);

	if (!check_object(checking, node, &properties))
		return false;
	return tree_is(node, "objectType", "StatementRef") ||
		wrong(checking, tree_get(node, "objectType"), "It must be StatementRef.");
}
