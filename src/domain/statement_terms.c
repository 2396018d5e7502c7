#include "domain/statement_terms.h"

#include <sodium.h>
#include <string.h>

#include "domain/statement_value.h"

int64_t
term_of(struct arena *arena, const char *kind, const char *value)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES] = "muster statement";
	const char *text = arena_text(arena, "%s %s", kind, value);
	int64_t number;

	_Static_assert(sizeof number == crypto_shorthash_BYTES, "a term is a hash");
	crypto_shorthash((unsigned char *)&number, (const unsigned char *)text, strlen(text), key);
	return number;
}

int64_t
term_of_agent(struct arena *arena, const struct tree *agent)
{
	const struct tree *account = tree_get(agent, "account");
	const char *text;

	if ((text = tree_text(agent, "mbox")) != NULL)
		return term_of(arena, "mbox", value_mbox_key(arena, text));
	if ((text = tree_text(agent, "mbox_sha1sum")) != NULL)
		return term_of(arena, "sha1", value_small(arena, text));
	if ((text = tree_text(agent, "openid")) != NULL)
		return term_of(arena, "openid", text);
	return account
		? term_of(arena, "account", arena_text(arena, "%s %s", tree_text(account, "homePage"), tree_text(account, "name")))
		: 0; /* a group without an identifier */
}

static void
add_term(struct terms *terms, int64_t number, bool near)
{
	if (terms->count == terms->room) {
		size_t size = terms->room * sizeof *terms->all;

		terms->room = terms->room ? 2 * terms->room : 16;
		terms->all = terms->all ? arena_grow(terms->arena, terms->all, size, terms->room * sizeof *terms->all)
								: arena_array(terms->arena, terms->room, sizeof *terms->all);
	}
	terms->all[terms->count++] = (struct statement_term){ number, near };
}

void
terms_add_agent(struct terms *terms, const struct tree *agent, bool near)
{
	const struct tree *members = tree_get(agent, "member");
	int64_t number = agent ? term_of_agent(terms->arena, agent) : 0;

	if (number)
		add_term(terms, number, near);
	for (const struct tree *member = members ? members->first : NULL; member; member = member->next)
		add_term(terms, term_of_agent(terms->arena, member), near);
}

static void
add_activity(struct terms *terms, const struct tree *activity, bool near)
{
	add_term(terms, term_of(terms->arena, "activity", tree_text(activity, "id")), near);
}

static void
add_context(struct terms *terms, const struct tree *context, bool near)
{
	const struct tree *activities = tree_get(context, "contextActivities");
	const char *registration = tree_text(context, "registration");

	if (registration && near)
		add_term(terms, term_of(terms->arena, "registration", value_small(terms->arena, registration)), true);
	terms_add_agent(terms, tree_get(context, "instructor"), false);
	terms_add_agent(terms, tree_get(context, "team"), false);
	for (const struct tree *kind = activities ? activities->first : NULL; kind; kind = kind->next) {
		if (kind->type == TREE_OBJECT)
			add_activity(terms, kind, false);
		else
			for (const struct tree *one = kind->first; one; one = one->next)
				add_activity(terms, one, false);
	}
}

/* Of a statement or, not near, a SubStatement in it. */
static void
add_parts(struct terms *terms, const struct tree *node, bool near)
{
	const struct tree *object = tree_get(node, "object");
	const char *type = tree_text(object, "objectType");

	terms_add_agent(terms, tree_get(node, "actor"), near);
	if (near)
		add_term(terms, term_of(terms->arena, "verb", tree_text(tree_get(node, "verb"), "id")), true);
	if (!type || strcmp(type, "Activity") == 0)
		add_activity(terms, object, near);
	else if (strcmp(type, "Agent") == 0 || strcmp(type, "Group") == 0)
		terms_add_agent(terms, object, near);
	else if (strcmp(type, "SubStatement") == 0)
		add_parts(terms, object, false);
	add_context(terms, tree_get(node, "context"), near);
}

void
statement_terms(struct terms *terms, const struct tree *node)
{
	add_parts(terms, node, true);
}
