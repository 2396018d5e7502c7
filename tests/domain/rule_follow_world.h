/* Somebody who comes and goes as rules want it, for tests of what follows from a change. */
#ifndef MUSTER_TESTS_RULE_FOLLOW_WORLD_H
#define MUSTER_TESTS_RULE_FOLLOW_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "lib/look.h"
#include "lib/rule_oracle.h"
#include "lib/ruled.h"
#include "lib/world.h"

#define EDIE "edie@north.example"

struct scene {
	struct ctx *ctx;
	int64_t account, edie; /* Edie Lowe, whom all of it is about */
};

/* An automatic group of everybody to whom all of this applies; ctx->group is it. */
static inline int64_t
group_of(struct ctx *ctx, const char *name, const struct rule_condition *asked, size_t count)
{
	ruled_group(ctx, name, "ask", "");
	ruled_save(ctx, false, asked, count);
	return ctx->group;
}

static inline struct scene
scene_open(void)
{
	struct scene s = { .ctx = world_open() };

	s.account = world_account(s.ctx, EDIE, "Edie", "Lowe");
	s.edie = member_ensure(s.ctx, s.account);
	rule_settle(s.ctx);
	return s;
}

static inline void
complain(void *closure, const char *words, const char *found)
{
	(void)closure;
	fail_msg("%s: %s", words, found);
}

static inline int64_t
is_in(const struct scene *s)
{
	return look_number(s->ctx,
		"SELECT count(*) FROM memberships WHERE group_id = %lld AND member_id = %lld AND current = 1 AND status = 'active'",
		(long long)s->ctx->group, (long long)s->edie);
}

static inline int64_t
mails(const struct scene *s)
{
	return look_number(s->ctx,
		"SELECT count(*) FROM messages m JOIN memberships p ON p.id = m.membership_id WHERE p.group_id = %lld AND p.member_id = %lld",
		(long long)s->ctx->group, (long long)s->edie);
}

static inline int64_t
learned(const struct scene *s)
{
	return look_number(s->ctx,
		"SELECT (SELECT count(*) FROM progress_events WHERE voided_at IS NULL) * 10000 + (SELECT count(*) FROM certificates) * 100 +"
		" (SELECT count(*) FROM enrolments WHERE status = 'completed')");
}

/* What was done shows at the end of the action, not before, and touches nothing that was learned. */
static inline void
settle(const struct scene *s, bool before, bool after)
{
	int64_t had = mails(s), knew = learned(s);

	assert_int_equal(is_in(s), before);
	rule_settle(s->ctx);
	assert_int_equal(is_in(s), after);
	assert_int_equal(mails(s), had + (after && !before));
	assert_int_equal(learned(s), knew);
	/* Settled once is settled. */
	rule_settle(s->ctx);
	assert_int_equal(mails(s), had + (after && !before));
	oracle_check(s->ctx, "settled");
	invariant_check(s->ctx->db, 1, complain, NULL);
	world_later(s->ctx, 60);
}

#define comes(s) settle(s, false, true)
#define goes(s) settle(s, true, false)
#define stays_in(s) settle(s, true, true)
#define stays_out(s) settle(s, false, false)

#endif
