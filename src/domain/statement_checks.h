/* The checks of a statement's parts, for statement_check.c, statement_object.c and statement_parts.c only. Each takes one value, and
   is false once it has said what is wrong with it. */
#ifndef MUSTER_STATEMENT_CHECKS_H
#define MUSTER_STATEMENT_CHECKS_H

#include "domain/statement_tree.h"

struct checking {
	struct arena *arena;
	const char *words; /* what is wrong; NULL so far */
};

typedef bool check(struct checking *checking, const struct tree *node);

/* What an object may have; anything else is refused. */
struct property {
	const char *key;
	check *check;
	bool required;
};
struct properties {
	const char *what; /* "an Agent" */
	const struct property *all;
	size_t count;
};
#define PROPERTIES(what, all) \
	{ \
		what, all, sizeof(all) / sizeof *(all) \
	}

#define CHECK_MANY 500 /* of what is compared one with the other */

/* Keeps the first words, behind the value's path; always false. */
bool wrong(struct checking *checking, const struct tree *node, const char *words, ...) __attribute__((format(printf, 3, 4)));
bool check_object(struct checking *checking, const struct tree *node, const struct properties *properties);
bool check_list(struct checking *checking, const struct tree *node, check *each);

check check_text, check_uuid, check_iri, check_language, check_media_type, check_sha2, check_version, check_instant,
	check_duration, check_boolean, check_number, check_whole_number, check_extensions, check_language_map;
check check_agent, check_group, check_actor, check_authority;
/* statement_object.c */
check check_activity, check_reference;
/* statement_parts.c */
check check_verb, check_result, check_context, check_attachments, check_statement;

#endif
