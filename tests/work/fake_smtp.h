/* A mail server of a few lines on a free port of this machine, in a process of its own. Each step answers by the script:
   NULL the usual, "" hang up, "hang" never answer. */
#ifndef MUSTER_TESTS_FAKE_SMTP_H
#define MUSTER_TESTS_FAKE_SMTP_H

#include <arpa/inet.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct script {
	const char *greeting, *hello, *mail, *rcpt, *data, *end;
	int mails_a_connection; /* hang up after so many; 0: never */
};

struct fake_smtp {
	pid_t process;
	char url[60];
	FILE *mails; /* what was taken, with a line "--" behind each */
};

/* false: hang up. */
static bool
fake_answer(FILE *out, const char *scripted, const char *usual)
{
	if (scripted && strcmp(scripted, "hang") == 0)
		for (;;)
			pause();
	if (scripted && !*scripted)
		return false;
	fprintf(out, "%s\r\n", scripted ? scripted : usual);
	fflush(out);
	return true;
}

static bool
fake_take_mail(const struct script *script, FILE *in, FILE *out, FILE *mails)
{
	char line[1200];

	while (fgets(line, sizeof line, in) && strcmp(line, ".\r\n") != 0)
		fputs(line, mails);
	if (!script->end || *script->end == '2')
		fputs("--\n", mails);
	fflush(mails);
	return fake_answer(out, script->end, "250 2.0.0 queued as 12AB");
}

static void
fake_talk(const struct script *script, int fd, FILE *mails)
{
	FILE *in = fdopen(fd, "r"), *out = fdopen(dup(fd), "w");
	char line[1200];
	int taken = 0;
	bool on = fake_answer(out, script->greeting, "220 fake ESMTP");

	while (on && fgets(line, sizeof line, in)) {
		if (strncmp(line, "EHLO", 4) == 0)
			on = fake_answer(out, script->hello, "250-fake\r\n250 8BITMIME");
		else if (strncmp(line, "MAIL", 4) == 0)
			on = fake_answer(out, script->mail, "250 ok");
		else if (strncmp(line, "RCPT", 4) == 0)
			on = fake_answer(out, script->rcpt, "250 ok");
		else if (strncmp(line, "DATA", 4) == 0)
			on = fake_answer(out, script->data, "354 go on") && (script->data || fake_take_mail(script, in, out, mails));
		else
			on = fake_answer(out, NULL, "250 ok");
		if (strncmp(line, "DATA", 4) == 0 && ++taken == script->mails_a_connection)
			on = false;
	}
	fclose(in);
	fclose(out);
}

static struct fake_smtp
fake_smtp_start(struct script script)
{
	struct fake_smtp fake = { .mails = tmpfile() };
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(fd, 10), 0);
	getsockname(fd, (struct sockaddr *)&address, &length);
	snprintf(fake.url, sizeof fake.url, "smtp://127.0.0.1:%d", ntohs(address.sin_port));
	fake.process = fork();
	if (fake.process == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		signal(SIGPIPE, SIG_IGN);
		for (;;) {
			int connection = accept(fd, NULL, NULL);

			if (fork() == 0) {
				prctl(PR_SET_PDEATHSIG, SIGKILL);
				fake_talk(&script, connection, fake.mails);
				_exit(0);
			}
			close(connection);
		}
	}
	close(fd);
	return fake;
}

static void
fake_smtp_stop(struct fake_smtp *fake)
{
	kill(fake->process, SIGKILL);
	waitpid(fake->process, NULL, 0);
	fclose(fake->mails);
}

/* How many mails were taken. */
static int
fake_smtp_count(struct fake_smtp *fake)
{
	char line[1200];
	int count = 0;

	rewind(fake->mails);
	while (fgets(line, sizeof line, fake->mails))
		count += strcmp(line, "--\n") == 0;
	return count;
}

#endif
