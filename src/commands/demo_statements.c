#include "commands/demo_statements.h"

#include <string.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/text.h"
#include "domain/statement.h"
#include "domain/statement_value.h"
#include "queries.h"

#define COURSE "Welcome for volunteers"
#define MICROS 1000000

/* activity NULL: the course. */
static const struct {
	const char *name, *email, *verb, *activity;
	int days; /* ago */
} told[] = {
	{ "Oonagh Kelly", "oonagh.kelly@volunteers.example", "initialized", NULL, 25 },
	{ "Oonagh Kelly", "oonagh.kelly@volunteers.example", "answered", "https://player.example/welcome/question-1", 24 },
	{ "Rosa Marin", "rosa.marin@elsewhere.example", "completed", NULL, 9 },
	{ "Pablo Ruiz", "pablo.ruiz@volunteers.example", "completed", "https://player.example/courses/first-steps", 3 },
};
#define TOLD (sizeof told / sizeof *told)

static void
tell(struct ctx *ctx, const struct api_key *key, size_t i, int64_t course)
{
	struct statement_batch batch;
	const char *at = value_timestamp_text(ctx->arena, ctx->now * MICROS);
	const char *activity =
		told[i].activity ? told[i].activity : arena_text(ctx->arena, "%s/courses/%lld", ctx->conf->base_url, (long long)course);
	const char *json = arena_text(ctx->arena,
		"{\"actor\":{\"name\":\"%s\",\"mbox\":\"mailto:%s\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/%s\"},\"object\":{\"id\":"
		"\"%s\"},\"timestamp\":\"%s\"}",
		told[i].name, told[i].email, told[i].verb, activity, at);

	if (statements_read(ctx, key, json, strlen(json), false, NULL, &batch) != STATEMENTS_GOOD ||
		statements_store(ctx, key, &batch) != STATEMENTS_GOOD)
		fault("the demo's statement %s", batch.words);
}

void
demo_statements(struct ctx *ctx)
{
	struct ctx then = *ctx;
	struct rows *course = q_course_by_title(ctx->db, ctx->organisation, text_fold(ctx->arena, COURSE));
	const char *user, *password;
	const struct api_key *key;

	then.now = ctx->now - 30 * DAY;
	if (!row_one(course) || api_key_make(&then, "Course player", &user, &password) != OK)
		fault("the demo's API key could not be made");
	key = api_key_find(&then, user, password);
	then.account = 0; /* another system */
	for (size_t i = 0; i < TOLD; i++) {
		then.now = ctx->now - told[i].days * DAY;
		tell(&then, key, i, row_integer(course, COURSE_BY_TITLE_ID));
	}
	api_key_used(&then, key);
}
