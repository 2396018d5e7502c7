/* One person's field edited as the page does it, and taken back: how much the engine does for it, by its own count.
   Usage: edit_steps DATABASE ORGANISATION MEMBER FIELD VALUE; prints the steps of its virtual machine in all statements, and of those
   how many went to the next row of a scan. MOST=1 in the environment prints the statements that took most as well. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "queries.h"

#define MANY 100 /* steps of a statement that MOST prints */

static struct {
	long long steps, scanned;
	int on;
} counted;

static int
count(unsigned reason, void *closure, void *of, void *more)
{
	sqlite3_stmt *statement = of;
	int steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
	int scanned = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);

	(void)reason, (void)closure, (void)more;
	if (!counted.on)
		return 0;
	counted.steps += steps;
	counted.scanned += scanned;
	if (getenv("MOST") && steps >= MANY)
		fprintf(stderr, "%7d %5d  %.150s\n", steps, scanned, sqlite3_sql(statement));
	return 0;
}

/* Every connection of the process tells of each statement that ends. */
static int
watch(sqlite3 *db, char **problem, const struct sqlite3_api_routines *api)
{
	(void)problem, (void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, count, NULL);
}

/* The member's details with another value of this field. */
static struct member_form
form_with(struct ctx *ctx, int64_t member, int64_t field, const char *value)
{
	struct field_defs fields = field_load(ctx);
	struct field_value *has = arena_array(ctx->arena, fields.count, sizeof *has);
	const char **values = arena_array(ctx->arena, fields.count, sizeof *values);
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	int64_t branch = row_one(rows) ? row_integer(rows, MEMBER_GET_BRANCH_ID) : 0;

	field_of_member(ctx, fields, member, has);
	for (size_t i = 0; i < fields.count; i++)
		values[i] = fields.all[i].id == field ? value : has[i].value;
	return (struct member_form){ .branch = branch_path(branch_load(ctx), branch), .values = values };
}

int
main(int argc, char **argv)
{
	static const struct conf conf = { .base_url = "http://127.0.0.1", .mail_from = "muster@muster.example", .state = "" };
	struct ctx ctx = { .arena = arena_new(64 << 20), .conf = &conf, .now = clock_now(), .role = ADMIN, .account = 1 };
	int64_t member = argc == 6 ? strtoll(argv[3], NULL, 10) : 0;
	struct member_form form;

	if (!member)
		return 2;
	/* The engine's settings are made with the first connection, and watching it starts it. */
	db_close(db_open(":memory:", DB_FULL));
	sqlite3_auto_extension((void (*)(void))watch);
	ctx.db = db_open(argv[1], DB_FULL);
	ctx.organisation = strtoll(argv[2], NULL, 10);
	db_use_arena(ctx.db, ctx.arena);
	ctx.touched = ctx_touches(ctx.arena);
	zone_use("Europe/London");
	db_begin(ctx.db);
	form = form_with(&ctx, member, strtoll(argv[4], NULL, 10), argv[5]);
	counted.on = 1;
	if (member_update(&ctx, member, &form) != OK)
		return 1;
	rule_settle(&ctx);
	counted.on = 0;
	db_rollback(ctx.db);
	printf("%lld %lld\n", counted.steps, counted.scanned);
	db_close(ctx.db);
	arena_free(ctx.arena);
	return 0;
}
