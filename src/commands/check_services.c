#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "commands/check_services.h"
#include "commands/check_files.h"
#include "work/https.h"

static bool
serve_answers(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answers;

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	answers = file >= 0 && connect(file, (struct sockaddr *)&address, sizeof address) == 0;
	if (file >= 0)
		close(file);
	return answers;
}

/* Its processes hold the lock for as long as they live. */
static bool
work_runs(struct check *check)
{
	int file = open(arena_text(check->arena, "%s/work.pid", check->conf->state), O_RDONLY | O_CLOEXEC);
	bool runs = file >= 0 && flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;

	if (file >= 0)
		close(file);
	return runs;
}

/* The web server is the user that bears the name of the socket's group, as Debian has it; other ones are known to be in the group by
   nobody but the operator. */
static void
check_socket(struct check *check)
{
	const char *path = check->conf->socket;
	struct stat status;
	const struct group *group = stat(path, &status) == 0 ? getgrgid(status.st_gid) : NULL;

	if (!group)
		check_say(check, GOOD, "muster serve", "It answers on %s.", path);
	else if (check->for_services && getpwnam(group->gr_name) && !check_user_may(group->gr_name, path, R_OK | W_OK))
		check_say(check, BAD, "muster serve",
			"The web server (%s) may not connect to %s. Run: systemd-tmpfiles --create; systemctl restart muster-serve",
			group->gr_name, path);
	else
		check_say(check, GOOD, "muster serve", "It answers on %s; the group %s may connect, so the web server has to be in it.",
			path, group->gr_name);
}

static const char *
mend_of(int status)
{
	if (status == 502 || status == 504)
		return "The web server does not reach Muster: its error log says why.";
	return "Another site answers, or Muster under another name: mend base_url, or the web server's configuration.";
}

/* By the way that people come: name, certificate, web server, socket. A page, since they are refused under another name. */
static void
check_found(struct check *check)
{
	static const char *const no_headers[] = { NULL };
	const char *url = arena_text(check->arena, "%s/login", check->conf->base_url);
	struct https_answer answer = https_ask(check->arena, &(struct https_call){ .url = url, .headers = no_headers });

	if (answer.status == 200)
		check_say(check, GOOD, "address", "%s answers.", check->conf->base_url);
	else if (answer.status)
		check_say(check, BAD, "address", "%s is answered with %d. %s", url, answer.status, mend_of(answer.status));
	else
		check_say(check, REMARK, "address",
			"%s cannot be reached from here: %s. Links in mails lead there: see that others reach it.", url, answer.words);
}

void
check_services(struct check *check)
{
	bool serves = serve_answers(check->conf->socket), works = work_runs(check);

	if (!serves && !works) {
		check_say(
			check, REMARK, "services", "Muster is stopped on this machine. Start it: systemctl start muster-serve muster-work");
		return;
	}
	if (serves)
		check_socket(check);
	else
		check_say(check, BAD, "muster serve",
			"Nobody answers on %s. Run: systemctl start muster-serve; journalctl -u muster-serve", check->conf->socket);
	if (works)
		check_say(check, GOOD, "muster work", "It runs.");
	else
		check_say(check, BAD, "muster work",
			"It does not run on this machine: mails and jobs wait. Run: systemctl start muster-work; journalctl -u muster-work");
	if (serves)
		check_found(check);
}
