/* What becomes of rules: taken over by another group, taken back, and stopped or kept in step as what they look at changes. */
#ifndef MUSTER_RULE_LIFE_H
#define MUSTER_RULE_LIFE_H

#include "domain/rule.h"

/* The rule of another group of ctx->organisation (without one: what ctx->account has not saved yet there) becomes the draft of ctx->account
   for ctx->group, instead of the one before. A problem at "from" where there is none, or ctx->group is not automatic. */
enum outcome rule_copy(struct ctx *ctx, int64_t from);

/* The rule that rule_undo() would bring back; without conditions and with number 0 where it would take back the first. false: there is
   nothing to undo. */
bool rule_load_before(struct ctx *ctx, struct rule *rule);
/* Why a rule that was saved once cannot be asked any more: "It asks for the course “First aid”, which was deleted." NULL: it can. */
const char *rule_lost(struct ctx *ctx, const struct rule *rule);

/* What a rule did to so many people: "4 people came in, 1 person left, 2 people went on the wait list.", of what is not 0. */
const char *rule_did_words(struct ctx *ctx, int64_t added, int64_t removed, int64_t waited);

/* The group's rule, if it runs, is applied to everybody: the group takes people again. */
void rule_wake(struct ctx *ctx);

/* A course, field, choice or branch is gone, or a field's type has changed: rules that ask for it stop, and nobody leaves. why: "The course
   “First aid” was deleted." label: of a choice (folded), else NULL. Before it goes. What is kept names the
   condition too. */
void rule_stop(struct ctx *ctx, enum rule_subject subject, int64_t id, const char *label, const char *why);
/* Whose rules rule_stop() would stop. labels: folded, NULL after the last, of choices that go; NULL: all that look at it. */
struct rule_stops {
	int64_t groups;
	const char *first; /* name of one of them; NULL: none */
};
struct rule_stops rule_stops(struct ctx *ctx, enum rule_subject subject, int64_t id, const char *const *labels);

/* A choice is called otherwise: rules and drafts ask for it by its new name. old_key: folded. Nobody comes or goes by it, as people's values
   follow in the same transaction. */
void rule_rename_choice(struct ctx *ctx, int64_t field, const char *old_key, const char *name);

#endif
