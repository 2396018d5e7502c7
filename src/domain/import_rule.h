/* The column "Rule" of a file of existing people: how they are to stand to the rules of automatic groups. */
#ifndef MUSTER_IMPORT_RULE_H
#define MUSTER_IMPORT_RULE_H

#include "domain/ctx.h"

/* "in" (pinned), "out" (kept out) or "by rule"; an empty cell is "in". As value_state() is. */
bool value_rule(struct arena *arena, const char *value, const char **rule, const char **words);

/* What is to be done about a member and an automatic group: "pin", "exclude", "release" or "already", with *words why nothing is done;
   "": what is done in every group. */
const char *import_rule_plan(struct ctx *ctx, const char *rule, int64_t group, int64_t member, const char **words);

/* What was done of it, as import_deeds has it. */
struct rule_done {
	const char *deed;   /* "pinned", "unpinned", "kept_out", "allowed"; NULL: nothing */
	const char *before; /* allowed: why they had been kept out */
	int64_t membership; /* that was pinned, or that they were taken out of; 0: none */
};
/* In ctx->group. false: they are to come in as in every group. *words: why nothing was done. */
bool import_rule_act(struct ctx *ctx, const char *rule, int64_t member, struct rule_done *done, const char **words);
/* Takes it back in ctx->group. false: it is kept. */
bool import_rule_undo(struct ctx *ctx, const struct rule_done *done, int64_t member);

/* Why the person behind an address stays out of ctx->group; "": they do not. */
const char *import_rule_excluded(struct ctx *ctx, const char *email_key);

#endif
