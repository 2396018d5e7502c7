/* What statements are found by (xAPI 1.0.3, Part Three, 2.1.3): persons, verbs, activities and registrations, each as a number. */
#ifndef MUSTER_STATEMENT_TERMS_H
#define MUSTER_STATEMENT_TERMS_H

#include "domain/statement_tree.h"

struct statement_term {
	int64_t number;
	bool near; /* it is the statement's own; else in its context, its authority, or in a SubStatement */
};

struct terms {
	struct arena *arena;
	struct statement_term *all; /* one may be there several times */
	size_t count, room;
};

/* The same number for the same thing: "verb" and "activity" with an IRI, "registration" with a UUID in small letters. */
int64_t term_of(struct arena *arena, const char *kind, const char *value);
/* The same of a person or group, by what identifies them (Part Two, 2.4.2.3); 0: a group that nothing identifies. */
int64_t term_of_agent(struct arena *arena, const struct tree *agent);

/* Adds all that a statement is found by, but for its authority where it does not say one. */
void statement_terms(struct terms *terms, const struct tree *statement);
/* And those of an Agent or Group, with its members. */
void terms_add_agent(struct terms *terms, const struct tree *agent, bool near);

#endif
