#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands/check_files.h"
#include "domain/secret.h"
#include "store/db.h"

#define ROOM_LEAST (200LL << 20) /* bytes that should be free */
#define SHARED "muster-work:muster"
#define OTHERS 0007
#define ANYBODY_ELSE 0077

/* Something that lies there, and how it should. */
struct thing {
	const char *what, *path;
	mode_t closed;            /* bits that its mode may not have */
	int web, work;            /* what the users of both services do with it: R_OK, W_OK, X_OK */
	const char *owner, *mode; /* as chown and chmod take them */
	const char *missing;      /* what to do where it is not there */
};

bool
check_user_may(const char *user, const char *path, int mode)
{
	const struct passwd *entry = getpwnam(user);
	int status;
	pid_t child = entry ? fork() : -1;

	if (child == 0) {
		bool is_user = initgroups(user, entry->pw_gid) == 0 && setgid(entry->pw_gid) == 0 && setuid(entry->pw_uid) == 0;

		_exit(is_user && access(path, mode) == 0 ? 0 : 1);
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Whether a service's user gets at it; else it was said how to let it. */
static bool
opens_to(struct check *check, const struct thing *thing, const char *user, int mode)
{
	const char *path = thing->path;

	if (!check->for_services || !mode || check_user_may(user, path, mode))
		return true;
	check_say(check, BAD, thing->what,
		"%s may not %s %s. Run: chown %s %s && chmod %s %s; and let it into the directories above.", user,
		mode & W_OK ? "write" : "read", path, thing->owner, path, thing->mode, path);
	return false;
}

/* Whether all is well with it; else it was said what is not. */
static bool
look(struct check *check, const struct thing *thing)
{
	const char *path = thing->path;
	struct stat status;

	if (stat(path, &status))
		check_say(check, BAD, thing->what, "%s: %s. %s", path, strerror(errno), thing->missing);
	else if (status.st_mode & thing->closed)
		check_say(check, BAD, thing->what, "%s has mode %04o, open to others. Run: chown %s %s && chmod %s %s", path,
			(unsigned)status.st_mode & 07777, thing->owner, path, thing->mode, path);
	else if (!opens_to(check, thing, "muster-web", thing->web) || !opens_to(check, thing, "muster-work", thing->work))
		return false;
	else if (access(path, R_OK))
		check_say(check, BAD, thing->what, "This user may not read %s. Run the check as root.", path);
	else
		return true;
	return false;
}

static bool
look_and_say(struct check *check, const struct thing *thing)
{
	bool good = look(check, thing);

	if (good)
		check_say(check, GOOD, thing->what, "%s", thing->path);
	return good;
}

static void
check_configuration(struct check *check)
{
	struct thing thing = {
		.what = "configuration", .path = check->path, .web = R_OK, .work = R_OK, .owner = "root:muster", .mode = "640"
	};

	look_and_say(check, &thing);
	if (db_has_password(check->conf->store)) {
		thing.what = "password";
		thing.closed = OTHERS;
		look_and_say(check, &thing);
	}
}

static void
check_secret(struct check *check)
{
	const char *path = arena_text(check->arena, "%s/secret", check->conf->state);

	if (!look(check,
			&(struct thing){ .what = "secret",
				.path = path,
				.closed = OTHERS,
				.web = R_OK,
				.work = R_OK,
				.owner = SHARED,
				.mode = "640",
				.missing = "A new installation gets one by muster migrate; else copy it from the backup, or from the first host: "
						   "links in mails and enrolment keys are made with it." }))
		return;
	check->knows_secret = secret_load(check->conf->state);
	check_say(check, check->knows_secret ? GOOD : BAD, "secret", "%s%s", path,
		check->knows_secret ? "" : " is not whole. Copy it from the backup.");
}

/* Writers queue on the file beside it, so that has to be open to them as well. */
static void
check_database_files(struct check *check)
{
	struct thing thing = { .what = "database",
		.path = check->conf->store,
		.closed = OTHERS,
		.web = R_OK | W_OK,
		.work = R_OK | W_OK,
		.owner = SHARED,
		.mode = "660",
		.missing = "Run muster migrate." };

	if (!look_and_say(check, &thing))
		return;
	thing.path = arena_text(check->arena, "%s-writer", check->conf->store);
	if (access(thing.path, F_OK) == 0)
		look(check, &thing);
}

static void
check_room(struct check *check)
{
	struct statvfs room;
	long long bytes;

	if (statvfs(check->conf->state, &room))
		return;
	bytes = (long long)room.f_bavail * (long long)room.f_frsize;
	if (bytes < ROOM_LEAST)
		check_say(check, BAD, "room", "%lld MB are free on the disk of %s. Make room: on a full disk nothing is saved.",
			bytes >> 20, check->conf->state);
	else
		check_say(check, GOOD, "room", "%lld MB are free on the disk of %s.", bytes >> 20, check->conf->state);
}

void
check_files(struct check *check)
{
	check_configuration(check);
	look_and_say(check,
		&(struct thing){ .what = "state",
			.path = check->conf->state,
			.closed = OTHERS,
			.web = R_OK | W_OK | X_OK,
			.work = R_OK | W_OK | X_OK,
			.owner = SHARED,
			.mode = "2770",
			.missing = "Run muster migrate." });
	check_secret(check);
	if (!db_is_on_server(check->conf->store))
		check_database_files(check);
	check_room(check);
}

/* --- passwords and keys of others --- */

/* Its first line, also where it was said that others may read it; NULL where there is none, and that was said. */
static const char *
first_line(struct check *check, const struct thing *thing)
{
	bool good = look(check, thing);
	const char *line = conf_secret(check->arena, thing->path);

	if (good && line && !*line)
		check_say(check, BAD, thing->what, "%s has nothing on its first line. Write it there.", thing->path);
	else if (good)
		check_say(check, GOOD, thing->what, "%s", thing->path);
	return line && *line ? line : NULL;
}

const char *
check_mail_password(struct check *check)
{
	const char *path = check->conf->smtp_password_file;

	if (!*path)
		return "";
	return first_line(check,
		&(struct thing){ .what = "SMTP password",
			.path = path,
			.closed = ANYBODY_ELSE,
			.work = R_OK,
			.owner = "muster-work",
			.mode = "400",
			.missing = "Write the mail server's password on its first line; only muster-work may read it." });
}

void
check_payment_secrets(struct check *check)
{
	first_line(check,
		&(struct thing){ .what = "payment key",
			.path = check->conf->secret_key_file,
			.closed = ANYBODY_ELSE,
			.work = R_OK,
			.owner = "muster-work",
			.mode = "400",
			.missing = "Write the provider's key on its first line; only muster-work may read it." });
	first_line(check,
		&(struct thing){ .what = "webhook secret",
			.path = check->conf->webhook_secret_file,
			.closed = ANYBODY_ELSE,
			.web = R_OK,
			.owner = "muster-web",
			.mode = "400",
			.missing = "Write the webhooks' secret on its first line; only muster-web may read it." });
}
