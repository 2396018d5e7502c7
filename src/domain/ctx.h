/* Who does what, for whom, when: the first argument of every domain function that can refuse.
   Queries take the organisation, group and person from here, never from a form. */
#ifndef MUSTER_CTX_H
#define MUSTER_CTX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/conf.h"
#include "store/db.h"

enum outcome {
	OK = 0,
	INVALID,   /* problems are recorded; what was typed is shown again with them */
	NOT_FOUND, /* also for what belongs to another organisation */
	FORBIDDEN,
};

/* Each includes the ones before it. A leader is one only inside the groups they lead. */
enum role { PUBLIC, SIGNED_IN, LEARNER, LEADER, ADMIN, SITE_ADMIN };

struct problem {
	struct problem *next;
	const char *field; /* name of the form's field; "" for the form as a whole */
	const char *words; /* what is wrong, then what to do */
};

/* Members whose data changed in an action: rules look at them when it ends, see rule_touch(). */
struct touch {
	struct touch *next;
	int64_t organisation, member, id;
	int subject;
};
struct touches {
	struct arena *arena; /* of the whole action */
	struct touch *first;
};

struct bulk;

struct ctx {
	struct arena *arena;
	struct db *db;
	const struct conf *conf;
	int64_t now;
	int64_t account;          /* 0: nobody signed in */
	int64_t organisation;     /* 0: none chosen */
	int64_t member;           /* this account's place in the organisation; 0 for a site admin who only visits */
	int64_t group;            /* 0: the page is not about one */
	enum role role;           /* in this organisation and group */
	struct problem *problems; /* in the order found; the page shows them in that of the form */
	struct touches *touched;  /* shared by every ctx of the action */
	int64_t turn;             /* the organisation that the action brings people into, see db_write_in_turn(); 0: none */
	struct bulk *bulk; /* where what is written about many newcomers is gathered, see bulk.h; NULL: it is written at once */
};

/* For the first ctx of an action, in its arena. */
struct touches *ctx_touches(struct arena *arena);

/* As whoever acts, in another organisation and group (0: none): ctx itself stays where it is. In another organisation they have no member's
   place until one is set; problems found there are not ctx's, whoever wants them told hands them on. */
struct ctx ctx_within(const struct ctx *ctx, int64_t organisation, int64_t group);
/* The same in no group, with their place in that organisation. */
struct ctx ctx_as_member(const struct ctx *ctx, int64_t organisation, int64_t member);

/* Runs body with an arena of its own, of so many bytes, which goes when it is over: for work whose leavings would fill the request's.
   What shall last is taken from ctx->arena by body itself. Faults go on to whoever catches them. */
void ctx_aside(struct ctx *ctx, size_t limit, void (*body)(struct ctx *inside, void *argument), void *argument);

/* Records a problem and returns INVALID. words may hold printf directives. */
enum outcome problem(struct ctx *ctx, const char *field, const char *words, ...) __attribute__((format(printf, 3, 4)));
bool has_problem(const struct ctx *ctx, const char *field);

/* Cleans one field with text_clean() and records a problem there; "" when it was refused. label: "Name". typed: NULL is "". */
const char *clean_line(struct ctx *ctx, const char *field, const char *label, const char *typed, size_t maximum);
const char *clean_block(struct ctx *ctx, const char *field, const char *label, const char *typed, size_t maximum);
/* The same, and empty is a problem too: "Enter a name." (what: "a name"). */
const char *clean_required(
	struct ctx *ctx, const char *field, const char *label, const char *what, const char *typed, size_t maximum);

#endif
