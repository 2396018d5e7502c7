/* muster copy: moves an installation to another engine, or another place. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "commands.h"
#include "store/db.h"

#define LIMIT (64 << 20)
#define BAR 30         /* characters */
#define DRAW_AFTER 100 /* milliseconds */
#define SAY_EVERY 10   /* per cent, where nobody watches */
#define LINE 110

struct teller {
	struct db_copy copy; /* first: the one is the other */
	int64_t drawn_at;
	int said; /* per cent */
	bool watched, drawn;
};

/* What stands in an argument can be read by everybody on the machine, in the list of processes: of a URL, maybe with a password, nothing
   stays there. */
static const char *
taken_out(struct arena *arena, char *word)
{
	const char *store = arena_string(arena, word);
	char *behind = strstr(word, "://");

	if (db_is_on_server(word) && behind)
		explicit_bzero(behind + 3, strlen(behind + 3));
	return store;
}

/* A copy that has more rows than it should have is beyond all. */
static int
per_cent(const struct db_copy *copy)
{
	return copy->done < copy->all ? (int)(100 * copy->done / copy->all) : 100;
}

static void
draw(struct teller *teller)
{
	const struct db_copy *copy = &teller->copy;
	int filled = BAR * per_cent(copy) / 100;
	char line[LINE], bar[BAR + 1];

	memset(bar, '.', BAR);
	memset(bar, '#', (size_t)filled);
	bar[BAR] = 0;
	snprintf(line, sizeof line, "%-9s [%s] %3d %%  %s", copy->doing, bar, per_cent(copy), copy->table);
	fprintf(stderr, "\r%-80s", line);
	fflush(stderr);
	teller->drawn = true;
}

static void
tell(const struct db_copy *copy)
{
	struct teller *teller = (struct teller *)copy;
	int64_t now = clock_monotonic();

	if (teller->watched && now - teller->drawn_at >= DRAW_AFTER) {
		draw(teller);
		teller->drawn_at = now;
	} else if (!teller->watched && per_cent(copy) >= teller->said + SAY_EVERY) {
		teller->said = per_cent(copy) / SAY_EVERY * SAY_EVERY;
		fprintf(stderr, "%s: %d %%\n", copy->doing, teller->said);
	}
}

static void
copy_all(void *argument)
{
	struct teller *teller = argument;

	db_copy(&teller->copy); /* what is wrong stands in it */
}

static int
finish(struct teller *teller, enum fault_kind kind, int64_t milliseconds)
{
	const struct db_copy *copy = &teller->copy;

	if (teller->drawn) {
		draw(teller);
		fputc('\n', stderr);
	}
	if (kind != FAULT_NONE && !copy->problem)
		return command_failed("Nothing was copied; the line above says why.");
	if (copy->problem)
		return command_failed("%s", copy->problem);
	printf("%d tables with %lld rows were copied and compared in %.1f s.\n", copy->tables, (long long)copy->rows,
		(double)milliseconds / 1000);
	puts(
		"Now name the new database as \"store\" in the configuration, on each machine, and keep the file \"secret\" of the state\n"
		"directory: every machine needs the same one. Run muster check, and start. Leave the old database stopped.");
	return 0;
}

int
command_copy(int argc, char **argv)
{
	struct arena *arena = arena_new(LIMIT);
	struct teller teller = { .watched = isatty(STDERR_FILENO) };
	int64_t began = clock_monotonic();
	enum fault_kind kind;
	int status;

	for (int i = 1; i < argc; i++) {
		const char *store = taken_out(arena, argv[i]);

		teller.copy.from = i == 1 ? store : teller.copy.from;
		teller.copy.to = i == 2 ? store : teller.copy.to;
	}
	if (getopt(argc, argv, "") != -1 || !command_words(argc, argv, "FROM TO"))
		return COMMAND_MISUSED;
	teller.copy.arena = arena;
	teller.copy.tell = tell;
	kind = fault_catch(copy_all, &teller);
	status = finish(&teller, kind, clock_monotonic() - began);
	arena_free(arena);
	return status;
}
