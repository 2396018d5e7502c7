/* The parts of a statement beside its actor and object, and the whole (Part Two, 2.4). */
#include <string.h>

#include "domain/statement_check.h"
#include "domain/statement_checks.h"

#define USAGE_SIGNATURE "http://adlnet.gov/expapi/attachments/signature"

bool
check_verb(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "id", check_iri, true }, { "display", check_language_map } };
	static const struct properties properties = PROPERTIES("a verb", all);

	return check_object(checking, node, &properties);
}

/* ---------------------------------------------------------------- result (2.4.5) */

static bool
check_score(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "scaled", check_number }, { "raw", check_number }, { "min", check_number },
		{ "max", check_number } };
	static const struct properties properties = PROPERTIES("a score", all);
	double scaled, raw, min, max;
	bool has_min, has_max;

	if (!check_object(checking, node, &properties))
		return false;
	has_min = tree_number(tree_get(node, "min"), &min);
	has_max = tree_number(tree_get(node, "max"), &max);
	if (tree_number(tree_get(node, "scaled"), &scaled) && (scaled < -1 || scaled > 1))
		return wrong(checking, tree_get(node, "scaled"), "It must be from -1 to 1.");
	if (has_min && has_max && min >= max)
		return wrong(checking, tree_get(node, "min"), "It must be less than max.");
	if (tree_number(tree_get(node, "raw"), &raw) && ((has_min && raw < min) || (has_max && raw > max)))
		return wrong(checking, tree_get(node, "raw"), "It must be between min and max.");
	return true;
}

bool
check_result(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "score", check_score }, { "success", check_boolean },
		{ "completion", check_boolean }, { "response", check_text }, { "duration", check_duration },
		{ "extensions", check_extensions } };
	static const struct properties properties = PROPERTIES("a result", all);

	return check_object(checking, node, &properties);
}

/* ---------------------------------------------------------------- context (2.4.6) */

/* 2.4.6.2: one alone is allowed too. */
static bool
check_activities(struct checking *checking, const struct tree *node)
{
	return node->type == TREE_ARRAY ? check_list(checking, node, check_activity) : check_activity(checking, node);
}

static bool
check_context_activities(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "parent", check_activities }, { "grouping", check_activities },
		{ "category", check_activities }, { "other", check_activities } };
	static const struct properties properties = PROPERTIES("contextActivities", all);

	return check_object(checking, node, &properties);
}

bool
check_context(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "registration", check_uuid }, { "instructor", check_actor }, { "team", check_group },
		{ "contextActivities", check_context_activities }, { "revision", check_text }, { "platform", check_text },
		{ "language", check_language }, { "statement", check_reference }, { "extensions", check_extensions } };
	static const struct properties properties = PROPERTIES("a context", all);

	return check_object(checking, node, &properties);
}

/* ---------------------------------------------------------------- attachments (2.4.11) */

static bool
check_attachment(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "usageType", check_iri, true }, { "display", check_language_map, true },
		{ "description", check_language_map }, { "contentType", check_media_type, true }, { "length", check_whole_number, true },
		{ "sha2", check_sha2, true }, { "fileUrl", check_iri } };
	static const struct properties properties = PROPERTIES("an attachment", all);

	if (!check_object(checking, node, &properties))
		return false;
	/* A signature that nobody has seen shall not look like one that holds (2.6). */
	if (tree_is(node, "usageType", USAGE_SIGNATURE))
		return wrong(checking, node, "Signed statements are not taken here. Send it without its signature.");
	return tree_get(node, "fileUrl") != NULL ||
		wrong(checking, node,
			"The bytes of attachments are not taken here. Put the file where it can be had, and say where in \"fileUrl\".");
}

bool
check_attachments(struct checking *checking, const struct tree *node)
{
	return check_list(checking, node, check_attachment);
}

/* ---------------------------------------------------------------- statements */

/* What goes only with an activity, and what only with a reference. */
static bool
check_together(struct checking *checking, const struct tree *node)
{
	const struct tree *object = tree_get(node, "object"), *context = tree_get(node, "context");
	const char *type = tree_text(object, "objectType");
	static const char *const of_activities[] = { "revision", "platform" };

	for (size_t i = 0; type && strcmp(type, "Activity") != 0 && i < 2; i++)
		if (tree_get(context, of_activities[i]))
			return wrong(checking, tree_get(context, of_activities[i]), "It may only be there where the object is an Activity.");
	if (tree_is(tree_get(node, "verb"), "id", VERB_VOIDED) && (!type || strcmp(type, "StatementRef") != 0))
		return wrong(checking, object, "A statement that voids another one must name it by a StatementRef.");
	return true;
}

/* Also what a SubStatement may not be about: another one. */
static bool
check_object_inside(struct checking *checking, const struct tree *node)
{
	const struct tree *type = tree_get(node, "objectType");

	if (!type)
		return check_activity(checking, node);
	if (type->type != TREE_TEXT)
		return wrong(checking, type, "It must be a string.");
	if (strcmp(type->text, "Agent") == 0 || strcmp(type->text, "Group") == 0)
		return check_actor(checking, node);
	if (strcmp(type->text, "StatementRef") == 0)
		return check_reference(checking, node);
	if (strcmp(type->text, "Activity") == 0)
		return check_activity(checking, node);
	return wrong(checking, type, "It must be Activity, Agent, Group, StatementRef or, outside of a SubStatement, SubStatement.");
}

static bool
check_substatement(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "objectType", check_text, true }, { "actor", check_actor, true },
		{ "verb", check_verb, true }, { "object", check_object_inside, true }, { "result", check_result },
		{ "context", check_context }, { "timestamp", check_instant }, { "attachments", check_attachments } };
	static const struct properties properties = PROPERTIES("a SubStatement", all);

	return check_object(checking, node, &properties) && check_together(checking, node);
}

static bool
check_any_object(struct checking *checking, const struct tree *node)
{
	return tree_is(node, "objectType", "SubStatement") ? check_substatement(checking, node) : check_object_inside(checking, node);
}

bool
check_statement(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "id", check_uuid }, { "actor", check_actor, true }, { "verb", check_verb, true },
		{ "object", check_any_object, true }, { "result", check_result }, { "context", check_context },
		{ "timestamp", check_instant }, { "stored", check_instant }, { "authority", check_authority },
		{ "version", check_version }, { "attachments", check_attachments } };
	static const struct properties properties = PROPERTIES("a statement", all);

	return check_object(checking, node, &properties) && check_together(checking, node);
}
