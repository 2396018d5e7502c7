#include "domain/import_rule.h"

#include <string.h>

#include "domain/import_headings.h"
#include "domain/import_values.h"
#include "domain/membership.h"
#include "domain/rule_pin.h"
#include "queries.h"

#define WORD_MOST 100

/* Keys as heading_key() makes them, each between blanks. */
static const struct {
	const char *rule, *keys;
} rules[] = {
	{ "in", " in pin pinned pinnedin keepin yes " },
	{ "out", " out exclude excluded keepout keptout no " },
	{ "by rule", " byrule rule letruledecide auto automatic " },
};

bool
value_rule(struct arena *arena, const char *value, const char **rule, const char **words)
{
	const char *key = strlen(value) > WORD_MOST ? "" : arena_text(arena, " %s ", heading_key(arena, value));

	*words = NULL;
	for (size_t i = 0; strlen(key) > 2 && i < sizeof rules / sizeof *rules; i++)
		if (strstr(rules[i].keys, key)) {
			*rule = rules[i].rule;
			return true;
		}
	*rule = "";
	*words = arena_text(
		arena, "“%s” says nothing about the rule. Enter in, out or by rule, or leave the cell empty.", value_shown(arena, value));
	return false;
}

/* ---------------------------------------------------------------- how they stand */

struct stand {
	int64_t membership; /* an active one; 0: none */
	bool pinned;
	const char *excluded; /* why; NULL: they are not */
};

static struct stand
stand_of(struct ctx *ctx, int64_t group, int64_t member)
{
	struct rows *place = q_rule_pin_place(ctx->db, ctx->organisation, group, member);
	struct stand stand = { .excluded = rows_text(q_rule_pin_exclusion(ctx->db, ctx->organisation, group, member)) };

	if (row_one(place) && strcmp(row_text(place, RULE_PIN_PLACE_STATUS), "active") == 0) {
		stand.membership = row_integer(place, RULE_PIN_PLACE_ID);
		stand.pinned = row_integer(place, RULE_PIN_PLACE_PINNED) != 0;
	}
	return stand;
}

const char *
import_rule_plan(struct ctx *ctx, const char *rule, int64_t group, int64_t member, const char **words)
{
	struct stand stand = stand_of(ctx, group, member);

	*words = NULL;
	if (strcmp(rule, "out") == 0) {
		if (!stand.excluded)
			return "exclude";
		*words = "Stays out of this group already. Nothing is done.";
		return "already";
	}
	if (strcmp(rule, "by rule") == 0) {
		if (stand.excluded || (stand.membership && stand.pinned))
			return "release";
		*words = "The rule decides about them already. Nothing is done.";
		return "already";
	}
	return stand.membership && !stand.pinned ? "pin" : "";
}

/* ---------------------------------------------------------------- done, and taken back */

static void
release(struct ctx *ctx, const struct stand *stand, int64_t member, struct rule_done *done)
{
	if (stand->membership && stand->pinned && membership_do(ctx, MEMBERSHIP_UNPIN, stand->membership) == DONE)
		*done = (struct rule_done){ .deed = "unpinned", .membership = stand->membership };
	else if (stand->excluded && rule_allow(ctx, member))
		*done = (struct rule_done){ .deed = "allowed", .before = stand->excluded };
}

bool
import_rule_act(struct ctx *ctx, const char *rule, int64_t member, struct rule_done *done, const char **words)
{
	struct stand stand = stand_of(ctx, ctx->group, member);
	int64_t membership;

	*done = (struct rule_done){ 0 };
	*words = "All of this is so already.";
	if (strcmp(rule, "out") == 0) {
		if (rule_keep_out(ctx, member, "import", &membership))
			*done = (struct rule_done){ .deed = "kept_out", .membership = membership };
		return true;
	}
	if (strcmp(rule, "by rule") == 0) {
		release(ctx, &stand, member, done);
		return true;
	}
	if (!stand.membership || membership_do(ctx, MEMBERSHIP_PIN, stand.membership) != DONE)
		return false;
	*done = (struct rule_done){ .deed = "pinned", .membership = stand.membership };
	return true;
}

/* They may have left by the rule since. */
static bool
pin_again(struct ctx *ctx, int64_t membership)
{
	if (membership_do(ctx, MEMBERSHIP_PIN, membership) == DONE)
		return true;
	return membership_undo_remove(ctx, membership) == DONE && membership_do(ctx, MEMBERSHIP_PIN, membership) == DONE;
}

/* Whom somebody has allowed again meanwhile, nobody has to. */
static bool
bring_back(struct ctx *ctx, int64_t membership, int64_t member)
{
	bool kept_out = rule_allow(ctx, member);

	return !membership || !kept_out || membership_undo_remove(ctx, membership) == DONE;
}

bool
import_rule_undo(struct ctx *ctx, const struct rule_done *done, int64_t member)
{
	int64_t membership;

	if (strcmp(done->deed, "pinned") == 0)
		return membership_do(ctx, MEMBERSHIP_UNPIN, done->membership) == DONE;
	if (strcmp(done->deed, "unpinned") == 0)
		return pin_again(ctx, done->membership);
	if (strcmp(done->deed, "kept_out") == 0)
		return bring_back(ctx, done->membership, member);
	return rule_keep_out(ctx, member, done->before, &membership);
}

const char *
import_rule_excluded(struct ctx *ctx, const char *email_key)
{
	const char *why = rows_text(q_rule_pin_excluded_owner(ctx->db, ctx->organisation, ctx->group, email_key));

	return why ? why : "";
}
