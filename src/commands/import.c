/* muster import: the same way as on the pages, from upload to result, by this process itself. What is interrupted while it
   runs, `muster work` finishes. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/text.h"
#include "commands.h"
#include "commands/import_report.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/enrol.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/import.h"
#include "domain/import_columns.h"
#include "domain/secret.h"
#include "queries.h"

#define LIMIT (16 << 20)
#define ROUND_LIMIT (32 << 20)
#define READ_ROWS 5000
#define PATIENCE 600000 /* milliseconds that it waits for a database that is away, or for room */
#define MEMORY 16000    /* KB for pages of the database, as the runners have */

struct wanted {
	const char *conf_path, *file, *organisation, *as, *group, *kind, *columns, *notify;
	bool dry_run, leave_out, over;
};

/* What the command works with; the arena of the context is new in each round. */
struct shell {
	struct ctx ctx;
	int64_t import;
	const struct wanted *wanted;
	int file;
	int64_t size;
};

/* false after it was said which there are. */
static bool
is_kind(const char *name)
{
	const struct import_kind_words *kind = import_kinds;

	while (name && kind->name && strcmp(kind->name, name))
		kind++;
	if (!name || kind->name)
		return true;
	command_failed("There is no kind \"%s\". The kinds are:", name);
	for (kind = import_kinds; kind->name; kind++)
		fprintf(stderr, "  %-9s %s\n", kind->name, kind->title);
	return false;
}

static bool
read_options(int argc, char **argv, struct wanted *wanted)
{
	static const struct option known[] = {
		{ "organisation", required_argument, NULL, 'o' },
		{ "as", required_argument, NULL, 'a' },
		{ "group", required_argument, NULL, 'g' },
		{ "kind", required_argument, NULL, 'k' },
		{ "columns", required_argument, NULL, 'm' },
		{ "notify", required_argument, NULL, 'n' },
		{ "dry-run", no_argument, NULL, 'd' },
		{ "leave-out", no_argument, NULL, 'l' },
		{ "over", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	const char **texts[] = { ['c'] = &wanted->conf_path,
		['o'] = &wanted->organisation,
		['a'] = &wanted->as,
		['g'] = &wanted->group,
		['k'] = &wanted->kind,
		['m'] = &wanted->columns,
		['n'] = &wanted->notify };
	int option;

	while ((option = getopt_long(argc, argv, "c:", known, NULL)) != -1) {
		if (option == 'd')
			wanted->dry_run = true;
		else if (option == 'l')
			wanted->leave_out = true;
		else if (option == 'v')
			wanted->over = true;
		else if (option == '?')
			return false;
		else
			*texts[option] = optarg;
	}
	if (!command_words(argc, argv, "FILE"))
		return false;
	wanted->file = argv[optind];
	return command_option_given("--organisation", wanted->organisation) && command_option_given("--as", wanted->as) &&
		is_kind(wanted->kind);
}

/* --- who, where, what --- */

/* What the pages say of their fields means nothing where there are none. */
static const char *
words_of(const struct problem *found)
{
	if (text_equal(found->field, "leave"))
		return "Rows have errors. Correct them in the file, or leave them out with --leave-out.";
	if (text_equal(found->field, "over"))
		return "There are more people than free seats. Free seats, or let the first of them come in with --over.";
	if (text_equal(found->field, "when"))
		return "--notify: now or hold. Scheduled notices are switched off for this organisation.";
	return found->words;
}

static int
say_problems(const struct ctx *ctx)
{
	for (const struct problem *found = ctx->problems; found; found = found->next) {
		bool of_time = text_equal(found->field, "date") || text_equal(found->field, "time");

		command_failed("%s%s", of_time ? "--notify: " : "", words_of(found));
	}
	return 1;
}

/* false after it was said why not. */
static bool
act_as(struct ctx *ctx, const struct wanted *wanted)
{
	struct email email;
	enum email_problem trouble = email_parse(ctx->arena, wanted->as, &email);
	struct rows *rows;

	if (trouble != EMAIL_OK)
		return command_failed("--as: %s", email_problem_words(trouble)) == 0;
	ctx->account = account_by_email(ctx, email.key);
	rows = q_import_actor(ctx->db, text_fold(ctx->arena, wanted->organisation), ctx->account);
	if (!row_one(rows) || (row_is_null(rows, IMPORT_ACTOR_MEMBER_ID) && !row_integer(rows, IMPORT_ACTOR_IS_ADMIN)))
		return command_failed("%s does nothing in an organisation \"%s\". Check both names.", wanted->as, wanted->organisation) ==
			0;
	ctx->organisation = row_integer(rows, IMPORT_ACTOR_ID);
	ctx->member = row_integer(rows, IMPORT_ACTOR_MEMBER_ID);
	ctx->role = row_integer(rows, IMPORT_ACTOR_IS_ADMIN) ? ADMIN : LEARNER;
	zone_use(row_text(rows, IMPORT_ACTOR_TIME_ZONE));
	return true;
}

/* group_load() gives those that this person may fill. */
static bool
enter_group(struct ctx *ctx, const struct wanted *wanted)
{
	const struct group_line *group = NULL;
	enum group_found found;

	if (!wanted->group)
		return true;
	found = *wanted->group ? group_find(ctx->arena, group_load(ctx), wanted->group, &group) : GROUP_UNKNOWN;
	if (found == GROUP_FOUND)
		return group_enter(ctx, group->id) == OK;
	return command_failed("%s", group_found_words(ctx->arena, found, wanted->group, group)) == 0;
}

/* "email,first_name,,field:Start date" as targets of the import's columns. */
static const char **
targets_of(struct ctx *ctx, const char *columns, size_t *count)
{
	const char **targets = arena_array(ctx->arena, CSV_COLUMNS_MAX, sizeof *targets);
	struct field_defs fields = field_load(ctx);

	for (*count = 0; *count < CSV_COLUMNS_MAX; columns++) {
		size_t length = strcspn(columns, ",");
		const char *target = arena_copy(ctx->arena, columns, length);

		if (strncmp(target, "field:", 6) == 0) {
			const struct field_def *field = field_by_key(fields, text_fold(ctx->arena, target + 6));

			if (field)
				target = arena_text(ctx->arena, "field:%lld", (long long)field->id);
		}
		targets[(*count)++] = target;
		columns += length;
		if (*columns != ',')
			break;
	}
	return targets;
}

/* --- the work, in rounds of a transaction each --- */

typedef bool round_of_work(struct shell *shell);

struct round {
	struct shell *shell;
	round_of_work *body;
	const char *verb; /* of what is drawn */
	bool over;
};

static bool
run_body(struct ctx *ctx, void *argument)
{
	struct round *round = argument;

	round->over = round->body(round->shell);
	return !ctx->problems;
}

/* true when the body is; it may commit nothing by leaving problems behind. */
static bool
in_transaction(struct shell *shell, round_of_work *body)
{
	struct round round = { .shell = shell, .body = body };
	struct ctx *ctx = &shell->ctx;

	arena_reset(ctx->arena);
	ctx->now = clock_now();
	ctx->problems = NULL;
	ctx->bulk = NULL; /* where a round that failed has left one */
	ctx->touched = ctx_touches(ctx->arena);
	action_write(ctx, run_body, &round);
	return round.over;
}

/* As --notify says; date and time are empty where it is none. */
static struct import_approval
approval_of(struct ctx *ctx, const struct wanted *wanted)
{
	const char *when = wanted->notify ? wanted->notify : "now";
	struct import_approval approval = {
		.when = when, .date = "", .time = "", .leave_errors = wanted->leave_out, .over = wanted->over
	};

	if (strcmp(when, "now") == 0 || strcmp(when, "hold") == 0)
		return approval;
	approval.when = "later";
	approval.date = arena_copy(ctx->arena, when, strcspn(when, " T"));
	approval.time = when[strlen(approval.date)] ? when + strlen(approval.date) + 1 : "";
	return approval;
}

/* Before anything is looked at, as what is wrong with a call is. */
static bool
reads_time(struct ctx *ctx, const struct wanted *wanted)
{
	struct import_approval approval = approval_of(ctx, wanted);
	struct arrival arrival;

	enrol_read_when(ctx, approval.when, approval.date, approval.time, &arrival);
	return !ctx->problems;
}

static bool
upload(struct shell *shell)
{
	const struct wanted *wanted = shell->wanted;
	struct ctx *ctx = &shell->ctx;
	const char *slash = strrchr(wanted->file, '/');
	const char *kind_name = wanted->kind ? wanted->kind : wanted->group ? "enrol" : "people";
	enum import_kind kind;

	if (!act_as(ctx, wanted) || !enter_group(ctx, wanted))
		problem(ctx, "", "Nothing was done.");
	else if (!import_kind_find(ctx, kind_name, &kind))
		problem(ctx, "", "The kind \"%s\" %s.", kind_name,
			ctx->group              ? "is for administrators"
				: ctx->role < ADMIN ? "needs a --group, or an administrator"
									: "needs a --group");
	else if (reads_time(ctx, wanted))
		import_create(ctx, kind, slash ? slash + 1 : wanted->file, shell->size, csv_file_read, &shell->file, &shell->import);
	return !ctx->problems;
}

/* Each round anew: they may have lost the group meanwhile. */
static bool
enter(struct shell *shell, struct import *import)
{
	if (import_enter(&shell->ctx, shell->import, import) == OK)
		return true;
	problem(&shell->ctx, "", "%s may not act on this import any more.", shell->wanted->as);
	return false;
}

/* "email, first_name, group, field:Start date" */
static const char *
names_of(struct ctx *ctx, struct import_targets offered)
{
	const char *names = "";

	for (size_t i = 0; i < offered.count; i++) {
		const struct import_target *target = &offered.all[i];
		bool of_field = strncmp(target->target, "field:", 6) == 0;

		if (*target->target)
			names = arena_text(ctx->arena, "%s%s%s%s", names, *names ? ", " : "", of_field ? "field:" : "",
				of_field ? target->label : target->target);
	}
	return names;
}

static bool
is_offered(struct import_targets offered, const char *target)
{
	for (size_t i = 0; i < offered.count; i++)
		if (text_equal(offered.all[i].target, target))
			return true;
	return false;
}

/* What the page's list does not let anybody choose. */
static bool
columns_fit(struct ctx *ctx, const struct import *import, const char *const *targets, size_t count)
{
	struct import_targets offered = import_targets(ctx, import->kind);
	size_t needed;

	import_columns_load(ctx, import->id, &needed);
	if (count != needed)
		problem(ctx, "",
			"--columns names %zu, and the file has %zu columns. Name a target for each, and nothing between the commas for one that "
			"is left out.",
			count, needed);
	for (size_t i = 0; i < count; i++)
		if (!is_offered(offered, targets[i]))
			problem(ctx, "", "--columns: there is no target \"%s\" here. There are: %s.", targets[i], names_of(ctx, offered));
	return !ctx->problems;
}

static bool
map(struct shell *shell)
{
	struct ctx *ctx = &shell->ctx;
	struct import import;
	size_t count;
	const char **targets = targets_of(ctx, shell->wanted->columns, &count);

	return enter(shell, &import) && columns_fit(ctx, &import, targets, count) &&
		import_map(ctx, &import, targets, count, import.has_header) == OK;
}

static bool
read_some(struct shell *shell)
{
	int done = 0;

	return import_read_some(&shell->ctx, shell->import, READ_ROWS, &done);
}

static bool
run_some(struct shell *shell)
{
	int done = 0;

	return import_run_some(&shell->ctx, shell->import, import_run_most(&shell->ctx), &done);
}

static bool
set_aside(struct shell *shell)
{
	struct import import;

	return enter(shell, &import) && import_disapprove(&shell->ctx, &import) == OK;
}

static bool
decide(struct shell *shell)
{
	struct ctx *ctx = &shell->ctx;
	struct import_approval approval = approval_of(ctx, shell->wanted);
	struct import import;

	return enter(shell, &import) && import_approve(ctx, &import, &approval) == OK;
}

static void
go_on(void *argument)
{
	struct round *round = argument;

	round->over = in_transaction(round->shell, round->body);
	import_report_progress(&round->shell->ctx, round->shell->import, round->verb);
}

/* Both go on behind the last row that is saved: a round that failed for want of the database, or of room, is simply begun again.
   The log has a line of each try. */
static void
insist(struct round *round)
{
	int64_t until = clock_monotonic() + PATIENCE;

	for (;;) {
		enum fault_kind kind = fault_catch(go_on, round);

		if (kind == FAULT_NONE)
			return;
		db_rollback(round->shell->ctx.db);
		if (kind == FAULT_BUG || clock_monotonic() >= until)
			fault_pass(kind);
		sleep(1);
	}
}

static void
follow(struct shell *shell, round_of_work *body, const char *verb)
{
	struct round round = { shell, body, verb, false };

	do
		insist(&round);
	while (!round.over);
	import_report_progress_ends();
}

/* false after it was said why not. */
static bool
open_file(struct shell *shell)
{
	const char *path = shell->wanted->file;
	struct stat status;

	shell->file = open(path, O_RDONLY | O_CLOEXEC);
	if (shell->file < 0 || fstat(shell->file, &status) != 0)
		return command_failed("%s: %s", path, strerror(errno)) == 0;
	shell->size = status.st_size;
	return S_ISREG(status.st_mode) || command_failed("%s is no file.", path) == 0;
}

static int
import(struct shell *shell)
{
	struct ctx *ctx = &shell->ctx;
	enum import_outlook outlook;

	if (!open_file(shell))
		return 1;
	if (!in_transaction(shell, upload))
		return say_problems(ctx);
	if (shell->wanted->columns && !in_transaction(shell, map))
		return say_problems(ctx);
	follow(shell, read_some, "Checking");
	outlook = import_report_preview(ctx, shell->import, shell->wanted->file);
	if (outlook == CANNOT_RUN)
		return 1;
	if (shell->wanted->dry_run || outlook == NOTHING_TO_DO) {
		if (!in_transaction(shell, set_aside))
			return say_problems(ctx);
		printf(outlook == NOTHING_TO_DO ? "There is nothing to do.\n" : "This was a dry run: nothing was done.\n");
		return import_report_status(ctx, shell->import);
	}
	if (!in_transaction(shell, decide))
		return say_problems(ctx);
	follow(shell, run_some, "Importing");
	import_report_result(ctx, shell->import);
	return import_report_status(ctx, shell->import);
}

int
command_import(int argc, char **argv)
{
	struct wanted wanted = { .conf_path = DEFAULT_CONF };
	struct arena *arena = arena_new(LIMIT);
	struct shell shell = { .wanted = &wanted };
	int status;

	if (!read_options(argc, argv, &wanted))
		return COMMAND_MISUSED;
	if (!(shell.ctx.conf = command_conf(arena, wanted.conf_path)))
		return 1;
	if (!secret_load(shell.ctx.conf->state))
		return command_failed(
			"%s/secret is not there, or not to be read by this user. Run muster migrate first.", shell.ctx.conf->state);
	if (!command_database_fits(shell.ctx.conf))
		return 1;
	clock_offset_file(shell.ctx.conf->clock);
	shell.ctx.arena = arena_new(ROUND_LIMIT);
	shell.ctx.db = db_open(shell.ctx.conf->store, DB_FULL);
	db_use_memory(shell.ctx.db, MEMORY);
	db_use_arena(shell.ctx.db, shell.ctx.arena);
	status = import(&shell);
	db_close(shell.ctx.db);
	arena_free(shell.ctx.arena);
	arena_free(arena);
	return status;
}
