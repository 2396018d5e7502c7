/* Who comes and goes by a rule. */
#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/job.h"
#include "domain/membership.h"
#include "domain/rule.h"
#include "domain/wait.h"
#include "queries.h"

#define PIECE_MEMORY ((size_t)32 << 20)
#define CHANGES_MOST 100 /* people in one piece: others wait to write */

/* ---------------------------------------------------------------- how somebody stands */

/* How the members from one to another stand in ctx->group, and what that is kept in. */
struct stands {
	const int64_t *members; /* in order */
	size_t count;
	enum rule_standing *all;
	int64_t *ids; /* of the membership, an archived one too, or the entry of the wait list; 0: none */
};

static size_t
reach(const struct stands *stands, size_t at, int64_t member)
{
	while (at < stands->count && stands->members[at] < member)
		at++;
	return at;
}

/* Each query gives members in order; what was said already stands. */
static void
note(struct stands *stands, size_t *at, int64_t member, enum rule_standing standing, int64_t id)
{
	*at = reach(stands, *at, member);
	if (*at == stands->count || stands->members[*at] != member || stands->all[*at] != RULE_OUT)
		return;
	stands->all[*at] = standing;
	stands->ids[*at] = id;
}

static void
read_places(struct ctx *ctx, struct stands *stands, int64_t first, int64_t last)
{
	struct rows *rows = q_rule_places(ctx->db, ctx->group, first, last);
	size_t at = 0;

	while (row_next(rows)) {
		enum rule_standing standing = RULE_OUT;

		if (text_equal(row_text(rows, RULE_PLACES_STATUS), "active"))
			standing = row_integer(rows, RULE_PLACES_PINNED) ? RULE_PINNED : RULE_IN;
		note(stands, &at, row_integer(rows, RULE_PLACES_MEMBER_ID), standing, row_integer(rows, RULE_PLACES_ID));
	}
}

static void
read_excluded(struct ctx *ctx, struct stands *stands, int64_t first, int64_t last)
{
	struct rows *rows = q_rule_excluded(ctx->db, ctx->group, first, last);
	size_t at = 0;

	while (row_next(rows))
		note(stands, &at, row_integer(rows, RULE_EXCLUDED_MEMBER_ID), RULE_EXCLUDED, 0);
}

static void
read_waiting(struct ctx *ctx, struct stands *stands, int64_t first, int64_t last)
{
	struct rows *rows = q_rule_waiting(ctx->db, ctx->organisation, ctx->group, first, last);
	size_t at = 0;

	while (row_next(rows))
		note(stands, &at, row_integer(rows, RULE_WAITING_MEMBER_ID), RULE_WAITING,
			text_equal(row_text(rows, RULE_WAITING_ROUTE), "rule") ? row_integer(rows, RULE_WAITING_ENTRY_ID) : 0);
}

static void
read_invited(struct ctx *ctx, struct stands *stands, int64_t first, int64_t last)
{
	struct rows *rows = q_rule_invited(ctx->db, ctx->organisation, ctx->group, first, last);
	size_t at = 0;

	while (row_next(rows))
		note(stands, &at, row_integer(rows, RULE_INVITED_MEMBER_ID), RULE_INVITED, 0);
}

/* Lists that hold nobody are not looked at. */
static void
read_stands(struct ctx *ctx, struct stands *stands)
{
	struct rows *group = q_rule_group(ctx->db, ctx->organisation, ctx->group);
	int64_t first = stands->members[0], last = stands->members[stands->count - 1];

	memset(stands->all, 0, stands->count * sizeof *stands->all);
	memset(stands->ids, 0, stands->count * sizeof *stands->ids);
	if (!row_one(group))
		return;
	read_places(ctx, stands, first, last);
	read_excluded(ctx, stands, first, last);
	if (row_integer(group, RULE_GROUP_ON_WAIT_LIST))
		read_waiting(ctx, stands, first, last);
	if (row_integer(group, RULE_GROUP_INVITED))
		read_invited(ctx, stands, first, last);
}

/* One member; *id as in struct stands. */
static enum rule_standing
standing_of(struct ctx *ctx, int64_t member, int64_t *id)
{
	enum rule_standing standing = RULE_OUT;
	struct stands stands = { .members = &member, .count = 1, .all = &standing, .ids = id };

	read_stands(ctx, &stands);
	return standing;
}

enum rule_standing
rule_standing(struct ctx *ctx, int64_t member)
{
	int64_t id;

	return standing_of(ctx, member, &id);
}

static struct stands
span_stands(struct ctx *ctx, const struct rule_span *span)
{
	int64_t *members = arena_array(ctx->arena, span->count, sizeof *members);
	struct stands stands = { .members = members, .count = span->count };

	for (size_t i = 0; i < span->count; i++)
		members[i] = span->people[i].member;
	stands.all = arena_array(ctx->arena, span->count, sizeof *stands.all);
	stands.ids = arena_array(ctx->arena, span->count, sizeof *stands.ids);
	read_stands(ctx, &stands);
	return stands;
}

/* ---------------------------------------------------------------- one person */

/* The rule acts in nobody's name. */
static struct ctx
as_rule(struct ctx *ctx, const struct rule *rule)
{
	struct ctx own = ctx_within(ctx, rule->organisation, rule->group);

	own.account = own.member = 0;
	own.role = ADMIN;
	return own;
}

static void
record(struct ctx *ctx, const struct rule *rule, int64_t member, const char *deed, const char *why)
{
	bool added = text_equal(deed, "added"), waited = text_equal(deed, "waited"), removed = text_equal(deed, "removed");

	q_rule_deed_add(ctx->db, ctx->organisation, ctx->group, rule->id, member, deed, why, ctx->now);
	q_rule_count(ctx->db, ctx->organisation, rule->id, added, waited, removed);
}

static bool
put_on_wait_list(struct ctx *ctx, const struct rule *rule, const struct rule_person *person, const char *why)
{
	struct rows *rows = q_rule_account(ctx->db, person->account);
	struct email email;
	struct wait wait = { .account = person->account, .email = &email, .route = "rule", .detail = why, .silent = !rule->tell };

	if (!row_one(rows) || email_parse(ctx->arena, row_text(rows, RULE_ACCOUNT_EMAIL), &email) != EMAIL_OK)
		return false;
	wait_join(ctx, &wait);
	record(ctx, rule, person->member, "waited", why);
	return true;
}

/* archived: the place that they had once, and were restored without; it gives way to a new one. 0: none. */
static bool
bring(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts, int64_t archived)
{
	const struct rule_person *person = rule_facts_person(facts);
	const char *why = rule_why(ctx, rule, facts);
	struct arrival arrival = { .route = "rule", .detail = why, .notify = true, .silent = !rule->tell };
	struct newcomer newcomer = { .member = person->member };
	enum admission admission;

	if (archived)
		membership_move(ctx, archived, "archived", "removed");
	if (wait_is_needed_by(ctx, person->account))
		return put_on_wait_list(ctx, rule, person, why);
	admission = membership_add(ctx, &arrival, &newcomer, NULL);
	if (admission == GROUP_FULL)
		return put_on_wait_list(ctx, rule, person, why);
	if (admission != ADMITTED)
		return false;
	record(ctx, rule, person->member, "added", why);
	return true;
}

static bool
take_out(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts, int64_t membership)
{
	const struct rule_person *person = rule_facts_person(facts);
	const char *why = rule_why(ctx, rule, facts);
	struct rows *learner = q_rule_learner(ctx->db, ctx->organisation, ctx->group, membership);

	if (!row_one(learner) || membership_move(ctx, membership, "active", "removed") != DONE)
		return false;
	activity_add_about(ctx, "rule.removed", membership, row_text(learner, RULE_LEARNER_NAME), why);
	record(ctx, rule, person->member, "removed", why);
	return true;
}

bool
rule_apply_to(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts)
{
	const struct rule_person *person = rule_facts_person(facts);
	struct ctx own = as_rule(ctx, rule);
	int64_t id;
	enum rule_standing standing = standing_of(&own, person->member, &id);
	bool wanted = rule_matches(rule, facts);

	if (wanted)
		return standing == RULE_OUT && bring(&own, rule, facts, id);
	if (standing == RULE_IN)
		return take_out(&own, rule, facts, id);
	if (standing != RULE_WAITING || !id)
		return false;
	wait_forget(&own, id);
	record(&own, rule, person->member, "unwaited", rule_why(&own, rule, facts));
	return true;
}

/* ---------------------------------------------------------------- everybody */

/* Whether somebody's place is not what the rule says, in this pass. */
static bool
differs(int pass, bool matches, enum rule_standing standing)
{
	/* Whoever is to leave the wait list does so before seats come free, which they would be given. */
	return pass == 0 ? !matches && standing == RULE_WAITING
		: pass == 1  ? !matches && standing == RULE_IN
					 : matches && standing == RULE_OUT;
}

bool
rule_apply_some(struct ctx *ctx, const struct rule *rule, struct rule_progress *progress)
{
	struct ctx own = as_rule(ctx, rule);
	struct rule_span span;
	struct stands stands;
	size_t at = 0;
	int changes = 0;

	rule_match(&own, rule, progress->after, progress->span ? progress->span : RULE_SPAN, &span);
	if (!span.count) {
		*progress = (struct rule_progress){ .pass = progress->pass + 1, .looked = progress->looked };
		return progress->pass < RULE_PASSES;
	}
	stands = span_stands(&own, &span);
	for (; at < span.count && changes < CHANGES_MOST; at++) {
		progress->after = span.people[at].member;
		progress->looked++;
		if (differs(progress->pass, span.matches[at], stands.all[at]))
			changes += rule_apply_to(&own, rule, rule_facts_load(&own, span.people[at].member));
	}
	/* Where most change, the others of the span were matched in vain. */
	progress->span = 2 * at < RULE_SPAN ? 2 * at : RULE_SPAN;
	return true;
}

bool
rule_runs(struct ctx *ctx, const struct rule *rule)
{
	struct rows *group;

	if (!text_equal(rule->status, "current") || rule->stopped)
		return false;
	group = q_rule_group(ctx->db, rule->organisation, rule->group);
	return row_one(group) && row_integer(group, RULE_GROUP_GOES_BY_RULE);
}

/* Of many, each in an arena of its own. */
struct piece {
	const struct rule *rule;
	struct rule_progress progress;
	bool more;
};

static void
apply_piece(struct ctx *ctx, void *argument)
{
	struct piece *piece = argument;

	piece->more = rule_apply_some(ctx, piece->rule, &piece->progress);
}

int64_t
rule_apply_all(struct ctx *ctx, const struct rule *rule)
{
	struct ctx own = as_rule(ctx, rule);
	struct piece piece = { .rule = rule, .more = true };
	const char *arguments;
	int64_t people, job;

	if (!rule_runs(ctx, rule))
		return 0;
	people = rows_integer(q_rule_all_people(ctx->db, own.organisation));
	if (people <= RULE_AT_ONCE) {
		while (piece.more)
			ctx_aside(ctx, PIECE_MEMORY, apply_piece, &piece);
		return 0;
	}
	arguments = arena_text(ctx->arena, "{\"rule\": %lld, \"tell\": %d}", (long long)rule->id, rule->tell);
	job = rows_integer(q_rule_job_queued(ctx->db, own.organisation, own.group, arguments));
	return job ? job : job_add(&own, "rule", "Bring the group in line with its rule", arguments, people);
}

/* ---------------------------------------------------------------- before it is saved */

static int
compare(const char *key, int64_t id, const char *other_key, int64_t other_id)
{
	int order = strcmp(key, other_key);

	return order ? order : (id > other_id) - (id < other_id);
}

/* The first of them, kept in order. */
static void
list(struct arena *arena, struct rule_list *listing, const struct rule_person *person)
{
	size_t at = listing ? listing->count : 0;

	if (!listing || compare(person->sort_key, person->member, listing->after_key, listing->after_id) <= 0)
		return;
	while (
		at > 0 && compare(person->sort_key, person->member, listing->people[at - 1].sort_key, listing->people[at - 1].member) < 0)
		at--;
	if (at == listing->most)
		return;
	if (listing->count < listing->most)
		listing->count++;
	memmove(listing->people + at + 1, listing->people + at, (listing->count - at - 1) * sizeof *listing->people);
	listing->people[at] = (struct rule_listed){ person->member, arena_string(arena, person->sort_key) };
}

struct look {
	const struct rule *rule;
	struct rule_preview *preview;
	struct rule_list *added, *removed; /* NULL: not listed */
	struct arena *arena;               /* of what is listed */
	int64_t after;
	bool over;
};

static void
count_one(struct look *look, const struct rule_person *person, bool matches, enum rule_standing standing, int64_t id)
{
	struct rule_preview *preview = look->preview;
	bool added = matches && standing == RULE_OUT, removed = !matches && standing == RULE_IN;

	preview->matches += matches;
	preview->added += added;
	preview->removed += removed;
	preview->stay += standing == RULE_PINNED || (matches && standing == RULE_IN);
	preview->pinned += !matches && standing == RULE_PINNED;
	preview->excluded += matches && standing == RULE_EXCLUDED;
	preview->waiting += matches && standing == RULE_WAITING;
	preview->unwaited += !matches && standing == RULE_WAITING && id;
	if (added || removed)
		list(look->arena, added ? look->added : look->removed, person);
}

/* A span in an arena of its own. */
static void
look_at_span(struct ctx *ctx, void *argument)
{
	struct look *look = argument;
	struct rule_span span;
	struct stands stands;

	rule_match(ctx, look->rule, look->after, RULE_SPAN, &span);
	look->over = span.count == 0;
	if (look->over)
		return;
	look->after = span.people[span.count - 1].member;
	stands = span_stands(ctx, &span);
	for (size_t i = 0; i < span.count; i++)
		count_one(look, &span.people[i], span.matches[i], stands.all[i], stands.ids[i]);
}

#define SPAN_MEMORY (8 << 20)

void
rule_preview(
	struct ctx *ctx, const struct rule *rule, struct rule_preview *preview, struct rule_list *added, struct rule_list *removed)
{
	struct rows *group = q_rule_group(ctx->db, ctx->organisation, ctx->group);
	struct look look = { .rule = rule, .preview = preview, .added = added, .removed = removed, .arena = ctx->arena };

	*preview = (struct rule_preview){ 0 };
	if (row_one(group))
		preview->learners = row_integer(group, RULE_GROUP_LEARNERS);
	while (!look.over)
		ctx_aside(ctx, SPAN_MEMORY, look_at_span, &look);
	preview->brake = preview->removed * 100 > preview->learners * RULE_BRAKE;
}
