/* muster check: one line a thing, good or not, and behind what is not the way to mend it. */
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "commands.h"
#include "commands/check_files.h"
#include "commands/check_services.h"
#include "domain/invariant.h"
#include "domain/secret_fits.h"
#include "queries.h"
#include "store/db.h"
#include "view/view.h"
#include "work/smtp.h"

#define LIMIT (64 << 20)
#define SMTP_SECONDS 10
#define FINDINGS_MOST 3                             /* of one kind */
#define CLOCK_APART 60                              /* seconds */
#define SERVICE_PASSWORDS "/etc/muster/pgpass-work" /* as conf/muster-serve-postgresql.conf has it */

static void
check_address(struct check *check)
{
	const char *url = check->conf->base_url;

	if (strncmp(url, "https://", 8) == 0)
		check_say(check, GOOD, "base_url", "%s", url);
	else if (strncmp(url, "http://127.0.0.1", 16) == 0 || strncmp(url, "http://localhost", 16) == 0)
		check_say(check, REMARK, "base_url", "%s is for this machine only; others need https.", url);
	else
		check_say(check, BAD, "base_url", "%s sends passwords in clear. Serve it over https and write that here.", url);
	if (*check->conf->clock)
		check_say(
			check, REMARK, "clock", "The clock is moved by %s, for tests. Take the key out in production.", check->conf->clock);
}

static void
say_finding(void *check, const char *words, const char *found)
{
	check_say(check, BAD, "agreement", "%s: %s. Report it to whoever maintains Muster.", words, found);
}

static void
check_agreement(struct check *check, struct db *db)
{
	db_snapshot(db);
	if (!invariant_check(db, FINDINGS_MOST, say_finding, check))
		check_say(check, GOOD, "agreement", "Counts, seats, keys and invoices agree with what they count.");
	db_rollback(db);
}

/* What is due, and for how long, is told by the clock: those of several machines, and that of one that slept, may not agree. */
static void
check_clock(struct check *check, struct db *db)
{
	int64_t ahead = rows_integer(q_site_seen(db, "mailer")) - clock_now();

	if (ahead > CLOCK_APART)
		check_say(check, BAD, "clock",
			"This machine's clock is %lld seconds behind the one that the mailer last went by. Set it (timedatectl), and keep it set by "
			"chrony or systemd-timesyncd.",
			(long long)ahead);
	else
		check_say(check, GOOD, "clock", "It is not behind what was written down.");
}

/* A host that was given one of its own, or a backup without it. */
static void
check_secret(struct check *check, struct db *db)
{
	struct ctx ctx = { .arena = check->arena, .db = db, .conf = check->conf, .now = clock_now() };

	if (check->knows_secret && !secret_fits(&ctx))
		check_say(check, BAD, "secret",
			"Links in mails and enrolment keys were made with another secret than %s/secret. Copy that of the backup, or of the first host.",
			check->conf->state);
}

static bool
check_schema(struct check *check, struct db *db)
{
	int version = db_version(db), needed = db_version_needed();

	if (version < needed)
		check_say(check, BAD, "schema", "Version %d, and this program needs %d. Run muster migrate.", version, needed);
	else if (version > needed)
		check_say(
			check, BAD, "schema", "Version %d is of a newer program; this one knows %d. Install the newer one.", version, needed);
	else
		check_say(check, GOOD, "schema", "Version %d.", version);
	return version == needed;
}

static void
look_within(struct check *check, struct db *db)
{
	const char *problem;

	check_say(check, GOOD, "engine", "%s.", db_engine(db));
	for (const char *const *remark = db_engine_remarks(db); *remark; remark++)
		check_say(check, REMARK, "engine", "%s", *remark);
	problem = db_problem(db);
	if (check_schema(check, db)) {
		check_agreement(check, db);
		check_secret(check, db);
		if (!check->data_only)
			check_clock(check, db);
	}
	if (problem)
		check_say(check, BAD, "integrity", "%s", problem);
	else
		check_say(check, GOOD, "integrity", "The database is whole.");
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
		check_say(check, trouble ? BAD : GOOD, "database", "%s%s%s", db_name(db), trouble ? ": " : "", trouble ? trouble : "");
	if (!trouble)
		look_within(check, db);
	else if (check->for_services && !getenv("PGPASSFILE") && access(SERVICE_PASSWORDS, F_OK) == 0)
		check_say(check, REMARK, "database",
			"The services log in with files of their own. To do as they do: sudo PGPASSFILE=%s muster check", SERVICE_PASSWORDS);
	db_close(db);
}

static void
check_database(struct check *check)
{
	if ((db_is_on_server(check->conf->store) || !access(check->conf->store, R_OK | W_OK)) &&
		fault_catch(look_at_database, check) != FAULT_NONE)
		check_say(check, BAD, "database", "It cannot be read; the line above says why.");
}

static void
check_templates(struct check *check)
{
	const char *problem = view_load(check->conf->templates);

	if (problem)
		check_say(check, BAD, "templates", "%s. Install the templates of this version again.", problem);
	else
		check_say(check, GOOD, "templates", "%s", check->conf->templates);
	if (zone_exists("Europe/London"))
		check_say(check, GOOD, "time zones", "They are installed.");
	else
		check_say(check, BAD, "time zones", "/usr/share/zoneinfo is missing. Run: apt-get install tzdata");
}

static void
check_mail(struct check *check)
{
	const char *password = check_mail_password(check);
	struct conf impatient = *check->conf;
	struct smtp *smtp;
	const char *words;

	if (!password)
		return;
	impatient.smtp_timeout = SMTP_SECONDS;
	smtp = smtp_open(check->arena, &impatient, password);
	if (smtp_try(smtp, &words))
		check_say(check, GOOD, "SMTP", "%s lets us in.", check->conf->smtp_url);
	else
		check_say(check, BAD, "SMTP", "%s: %s. Mend smtp_url, smtp_tls, smtp_user or the server.", check->conf->smtp_url, words);
	smtp_close(smtp);
}

/* Without asking the provider: that is for the background alone. */
static void
check_payment(struct check *check)
{
	const struct conf *conf = check->conf;

	if (!*conf->provider)
		return;
	check_payment_secrets(check);
	if (strcmp(conf->api_url, "https://api.stripe.com") != 0)
		check_say(check, REMARK, "payment", "Payments go to %s, not to the provider itself.", conf->api_url);
}

/* -c FILE, --data; the configuration's path, or NULL where it was called wrongly. */
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
	return option == -1 && command_words(argc, argv, "") ? path : NULL;
}

int
command_check(int argc, char **argv)
{
	struct check check = { .arena = arena_new(LIMIT) };
	const char *path = options(argc, argv, &check.data_only);

	if (!path)
		return COMMAND_MISUSED;
	check.conf = command_conf(check.arena, path);
	if (!check.conf)
		return 1;
	check.path = path;
	clock_offset_file(check.conf->clock);
	check.for_services = geteuid() == 0 && strcmp(path, DEFAULT_CONF) == 0 && getpwnam("muster-web") && getpwnam("muster-work");
	if (!check.data_only) {
		check_files(&check);
		check_address(&check);
	}
	check_database(&check);
	if (!check.data_only) {
		check_templates(&check);
		check_services(&check);
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
