/* Statements of other systems about the organisation's people and courses: the Statement Resource of the xAPI specification 1.0.3
   (Part Two: Experience API Data; Part Three: Data Processing, Validation, and Security, 2.1). Every one that is taken is kept as it
   came; what it tells of progress becomes progress. ctx->organisation is that of the key.
   Also in statement_read.c (what a request brings), statement_progress.c (what they tell). */
#ifndef MUSTER_STATEMENT_H
#define MUSTER_STATEMENT_H

#include "domain/api_key.h"
#include "domain/statement_terms.h"

#define STATEMENT_BYTES_MOST (8 << 20) /* of one request */
#define STATEMENTS_MOST 1000           /* in one request: more would hold up everybody else who wants to save something */

enum statement_verdict {
	STATEMENTS_GOOD,
	STATEMENTS_WRONG,    /* not what the specification asks for */
	STATEMENTS_MANY,     /* more than STATEMENTS_MOST */
	STATEMENTS_CONFLICT, /* an id that is there already, with something else */
	STATEMENTS_UNSENT,   /* the key was revoked, or its organisation closed, since it was found */
};

/* What it may tell of progress. */
struct statement_facts {
	const char *mbox, *mbox_sha1sum, *home, *name; /* of an actor who is one person; NULL where it is not known by that */
	const char *activity;                          /* NULL: its object is none */
	const char *verb;
	bool is_complete, is_incomplete; /* result.completion is true, is false */
	int progress, score;             /* per cent; -1: not said */
	int64_t seconds;
};

struct statement {
	const char *uuid; /* in small letters */
	const char *json; /* with its id, authority and version; without its closing bracket, since more comes in once it is stored */
	bool has_timestamp;
	int64_t happened;   /* in microseconds */
	const char *digest; /* of what makes two the same, see statement_digest.h */
	const char *target; /* its object is a reference to this statement; NULL: it is not */
	bool voids;         /* and takes it back */
	struct terms terms;
	struct statement_facts facts;
};

struct statement_batch {
	struct statement *all; /* in the order they came */
	size_t count;
	const char *words; /* what was wrong, and where; NULL: nothing */
};

/* Reads what a request brings: one statement or, with several allowed, an array of them. id: what the request says of one, or NULL.
   A statement without an id gets one. GOOD, WRONG or MANY. Writes nothing, so it needs no transaction. */
enum statement_verdict statements_read(struct ctx *ctx, const struct api_key *key, const char *json, size_t length, bool several,
	const char *id, struct statement_batch *batch);

/* Keeps them, and what they tell of progress, in the transaction at hand. One that is there already and is the same changes nothing
   (Part Three, 2.1.1 and 2.1.2). GOOD, CONFLICT or UNSENT; nothing of the transaction may be kept then. */
enum statement_verdict statements_store(struct ctx *ctx, const struct api_key *key, struct statement_batch *batch);

/* Persons may be named by the SHA-1 of their address: makes it for all addresses that are new since it was last called for. In short
   transactions of its own, so outside any. */
void statements_know_addresses(struct ctx *ctx);
/* Whether any of them names a person so. */
bool statements_name_digests(const struct statement_batch *batch);

/* --- for statement.c and carry_heard.c --- */

/* What becomes of a statement as progress. member is whom it is about also where it becomes none: it is theirs to see, and nobody's once
   they are archived. */
struct statement_event {
	const char *fate;       /* a value of statements.fate */
	const char *kind;       /* of the event that was recorded, and not yet folded; NULL: none was */
	int64_t member, course; /* whose, in which; 0 where that is not known */
};
/* fate: what has become of it ("voiding", "voided"); NULL: what it tells of progress is recorded. */
struct statement_event statement_map(struct ctx *ctx, const struct statement *statement, const char *fate);
/* What the facts make of a course that has lessons which completing it takes, or has none: a kind of event; NULL where the verb tells
   nothing of progress. */
const char *statement_kind(const struct statement_facts *facts, bool has_lessons);
/* Those of a statement that is kept. */
struct statement_facts statement_facts(struct ctx *ctx, const char *json);
/* What an event is recorded under. */
const char *statement_ref(struct arena *arena, const char *uuid, const char *kind);

#endif
