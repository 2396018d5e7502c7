/* muster check: one line a thing, good or not, and behind what is not the way to mend it. */
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "commands.h"
#include "domain/invariant.h"
#include "domain/secret.h"
#include "domain/token.h"
#include "store/db.h"
#include "view/view.h"
#include "work/smtp.h"

#define LIMIT (64 << 20)
#define SMTP_SECONDS 10
#define FINDINGS_MOST 3          /* of one kind */
#define ROOM_LEAST (200LL << 20) /* bytes that should be free */

enum verdict { GOOD, REMARK, BAD };

struct check {
	struct arena *arena;
	const struct conf *conf;
	bool knows_secret;
	int bad;
};

__attribute__((format(printf, 4, 5))) static void
say(struct check *check, enum verdict verdict, const char *what, const char *format, ...)
{
	static const char *const marks[] = { "ok", "note", "BAD" };
	va_list args;

	printf("%-5s %-15s ", marks[verdict], what);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	if (verdict == BAD)
		check->bad++;
}

static void
check_address(struct check *check)
{
	const char *url = check->conf->base_url;

	if (strncmp(url, "https://", 8) == 0)
		say(check, GOOD, "base_url", "%s", url);
	else if (strncmp(url, "http://127.0.0.1", 16) == 0 || strncmp(url, "http://localhost", 16) == 0)
		say(check, REMARK, "base_url", "%s is for this machine only; others need https.", url);
	else
		say(check, BAD, "base_url", "%s sends passwords in clear. Serve it over https and write that here.", url);
	if (*check->conf->clock)
		say(check, REMARK, "clock", "The clock is moved by %s, for tests. Take the key out in production.", check->conf->clock);
}

/* Whether it is there and closed to people outside the installation; forbidden: bits of its mode. */
static void
check_closed(struct check *check, const char *what, const char *path, mode_t forbidden, const char *mend)
{
	struct stat status;

	if (stat(path, &status))
		say(check, BAD, what, "%s: %s. Run muster migrate.", path, strerror(errno));
	else if (status.st_mode & forbidden)
		say(check, BAD, what, "%s has mode %04o, open to others. Run: chmod %s %s", path, (unsigned)status.st_mode & 07777, mend,
			path);
	else if (access(path, R_OK))
		say(check, BAD, what, "This user may not read %s. Run the check as muster-work, or as root.", path);
	else
		say(check, GOOD, what, "%s", path);
}

static void
check_state(struct check *check, const char *path)
{
	const char *state = check->conf->state;
	struct statvfs room;

	check_closed(check, "state", state, 0007, "o-rwx");
	check_closed(check, "secret", arena_text(check->arena, "%s/secret", state), 0007, "o-rwx");
	if (!db_is_on_server(check->conf->store))
		check_closed(check, "database", check->conf->store, 0007, "o-rwx");
	else if (db_has_password(check->conf->store))
		check_closed(check, "password", path, 0007, "o-rwx");
	check->knows_secret = !access(state, X_OK) && secret_load(state);
	if (!access(state, X_OK) && !check->knows_secret)
		say(check, BAD, "secret", "%s/secret cannot be read, or is not whole. Take it from the backup.", state);
	if (!statvfs(state, &room)) {
		long long bytes = (long long)room.f_bavail * (long long)room.f_frsize;

		say(check, bytes < ROOM_LEAST ? BAD : GOOD, "room", "%lld MB are free for the state.%s", bytes >> 20,
			bytes < ROOM_LEAST ? " Make room." : "");
	}
}

static void
say_finding(void *check, const char *words, const char *found)
{
	say(check, BAD, "agreement", "%s: %s. Report it to whoever maintains Muster.", words, found);
}

static void
check_agreement(struct check *check, struct db *db)
{
	db_snapshot(db);
	if (!invariant_check(db, FINDINGS_MOST, say_finding, check))
		say(check, GOOD, "agreement", "Counts, seats, keys and invoices agree with what they count.");
	db_rollback(db);
}

/* A host that was given one of its own, or a backup without it. */
static void
check_secret(struct check *check, struct db *db)
{
	struct ctx ctx = { .arena = check->arena, .db = db, .conf = check->conf, .now = clock_now() };

	if (check->knows_secret && !token_secret_fits(&ctx))
		say(check, BAD, "secret",
			"Links in mails were made with another secret than %s/secret. Copy that of the first host, or of the backup.",
			check->conf->state);
}

static bool
check_schema(struct check *check, struct db *db)
{
	int version = db_version(db), needed = db_version_needed();

	if (version < needed)
		say(check, BAD, "schema", "Version %d, and this program needs %d. Run muster migrate.", version, needed);
	else if (version > needed)
		say(check, BAD, "schema", "Version %d is of a newer program; this one knows %d. Install the newer one.", version, needed);
	else
		say(check, GOOD, "schema", "Version %d.", version);
	return version == needed;
}

static void
look_within(struct check *check, struct db *db)
{
	const char *problem;

	say(check, GOOD, "engine", "%s.", db_engine(db));
	for (const char *const *remark = db_engine_remarks(db); *remark; remark++)
		say(check, REMARK, "engine", "%s", *remark);
	problem = db_problem(db);
	if (check_schema(check, db)) {
		check_agreement(check, db);
		check_secret(check, db);
	}
	if (problem)
		say(check, BAD, "integrity", "%s", problem);
	else
		say(check, GOOD, "integrity", "The database is whole.");
}

static void
look_at_database(void *argument)
{
	struct check *check = argument;
	struct db *db = db_open(check->conf->store, DB_FULL);
	const char *trouble;

	db_use_arena(db, check->arena);
	trouble = db_trouble(db);
	if (db_is_on_server(check->conf->store))
		say(check, trouble ? BAD : GOOD, "database", "%s%s%s", db_name(db), trouble ? ": " : "", trouble ? trouble : "");
	if (!trouble)
		look_within(check, db);
	db_close(db);
}

static void
check_database(struct check *check)
{
	if ((db_is_on_server(check->conf->store) || !access(check->conf->store, R_OK | W_OK)) &&
		fault_catch(look_at_database, check) != FAULT_NONE)
		say(check, BAD, "database", "It cannot be read; the line above says why.");
}

static void
check_templates(struct check *check)
{
	const char *problem = view_load(check->conf->templates);

	if (problem)
		say(check, BAD, "templates", "%s Install the templates of this version again.", problem);
	else
		say(check, GOOD, "templates", "%s", check->conf->templates);
	if (zone_exists("Europe/London"))
		say(check, GOOD, "time zones", "They are installed.");
	else
		say(check, BAD, "time zones", "/usr/share/zoneinfo is missing. Run: apt-get install tzdata");
}

/* --- mail --- */

/* The password; NULL after it was said what is wrong, "" where none is wanted. */
static const char *
check_password(struct check *check)
{
	const char *path = check->conf->smtp_password_file, *password;
	struct stat status;

	if (!*path)
		return "";
	password = conf_secret(check->arena, path);
	if (!password || stat(path, &status)) {
		say(check, BAD, "SMTP password", "%s: %s. muster-work has to read it; run the check as that user, or as root.", path,
			strerror(errno));
		return NULL;
	}
	if (status.st_mode & 0077)
		say(check, BAD, "SMTP password", "%s has mode %04o. Only muster-work may read it: chown muster-work %s && chmod 400 %s",
			path, (unsigned)status.st_mode & 07777, path, path);
	else if (!*password)
		say(check, BAD, "SMTP password", "%s has nothing on its first line. Write the password there.", path);
	else
		say(check, GOOD, "SMTP password", "%s", path);
	return password;
}

static void
check_mail(struct check *check)
{
	const char *password = check_password(check);
	struct conf impatient = *check->conf;
	struct smtp *smtp;
	const char *words;

	if (!password)
		return;
	impatient.smtp_timeout = SMTP_SECONDS;
	smtp = smtp_open(check->arena, &impatient, password);
	if (smtp_try(smtp, &words))
		say(check, GOOD, "SMTP", "%s lets us in.", check->conf->smtp_url);
	else
		say(check, BAD, "SMTP", "%s: %s. Mend smtp_url, smtp_tls, smtp_user or the server.", check->conf->smtp_url, words);
	smtp_close(smtp);
}

/* --- payment --- */

/* A secret of the provider's: one side of Muster reads it, and nobody else may. */
static void
check_provider_secret(struct check *check, const char *what, const char *path, const char *reader)
{
	const char *secret = conf_secret(check->arena, path);
	struct stat status;

	if (!secret || stat(path, &status))
		say(check, BAD, what, "%s: %s. %s has to read it; run the check as root.", path, strerror(errno), reader);
	else if (status.st_mode & 0077)
		say(check, BAD, what, "%s has mode %04o. Only %s may read it: chown %s %s && chmod 400 %s", path,
			(unsigned)status.st_mode & 07777, reader, reader, path, path);
	else if (!*secret)
		say(check, BAD, what, "%s has nothing on its first line. Write the secret there.", path);
	else
		say(check, GOOD, what, "%s", path);
}

/* Without asking the provider: that is for the background alone. */
static void
check_payment(struct check *check)
{
	const struct conf *conf = check->conf;

	if (!*conf->provider)
		return;
	check_provider_secret(check, "payment key", conf->secret_key_file, "muster-work");
	check_provider_secret(check, "webhook secret", conf->webhook_secret_file, "muster-web");
	if (strcmp(conf->api_url, "https://api.stripe.com") != 0)
		say(check, REMARK, "payment", "Payments go to %s, not to the provider itself.", conf->api_url);
}

/* -c FILE, --data; the configuration's path, or NULL after the usage was said. */
static const char *
options(int argc, char **argv, bool *data_only)
{
	static const struct option known[] = { { "data", no_argument, NULL, 'd' }, { NULL } };
	const char *path = DEFAULT_CONF;
	int option;

	while ((option = getopt_long(argc, argv, "c:", known, NULL)) == 'c' || option == 'd') {
		if (option == 'c')
			path = optarg;
		else
			*data_only = true;
	}
	if (option == -1 && optind == argc)
		return path;
	fputs("usage: muster check [-c FILE] [--data]\n", stderr);
	return NULL;
}

int
command_check(int argc, char **argv)
{
	struct check check = { .arena = arena_new(LIMIT) };
	bool data_only = false;
	const char *path = options(argc, argv, &data_only);

	if (!path)
		return 2;
	check.conf = command_conf(check.arena, path);
	if (!check.conf)
		return 1;
	umask(0007);
	if (!data_only) {
		say(&check, GOOD, "configuration", "%s", path);
		check_address(&check);
		check_state(&check, path);
	}
	check_database(&check);
	if (!data_only) {
		check_templates(&check);
		check_mail(&check);
		check_payment(&check);
	}
	if (check.bad)
		printf("%d thing%s to mend.\n", check.bad, check.bad == 1 ? "" : "s");
	else
		puts("All is well.");
	arena_free(check.arena);
	return check.bad ? 1 : 0;
}
