#include "base/conf.h"

#include <ctype.h>
#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/email.h"
#include "base/text.h"

#define KEY(section, name, fallback, read, ...) \
	{ \
		section, #name, fallback, offsetof(struct conf, name), read, __VA_ARGS__ \
	}

enum { KEYS_MAX = 32, SOCKET_PATH_MAX = 107, PORT_MAX = 65535 };

struct reading {
	struct arena *arena;
	struct conf *conf;
	const char *path, *directory;
	FILE *file;
	int line;            /* the one that was read last */
	const char *problem; /* the first one */
	int problem_line;    /* its line; 0: none in particular */
	bool given[KEYS_MAX];
};

struct key {
	const char *section, *name;
	const char *fallback; /* NULL: fill_in() sees to it */
	size_t at;            /* in struct conf */
	/* Puts the value where it belongs and returns NULL, or returns the words that follow "<name> ": what is wrong and the mend. */
	const char *(*read)(struct reading *reading, const struct key *key, const char *value);
	int64_t least, most;
};

/* --- one value --- */

static void *
place(struct reading *reading, const struct key *key)
{
	return (char *)reading->conf + key->at;
}

static const char *
read_text(struct reading *reading, const struct key *key, const char *value)
{
	*(const char **)place(reading, key) = arena_string(reading->arena, value);
	return NULL;
}

static const char *
read_path(struct reading *reading, const struct key *key, const char *value)
{
	if (value[0] == '\0' || value[0] == '/')
		return read_text(reading, key, value);
	*(const char **)place(reading, key) = arena_text(reading->arena, "%s/%s", reading->directory, value);
	return NULL;
}

static const char *
read_long(struct reading *reading, const struct key *key, const char *value)
{
	if (text_integer(value, key->least, key->most, place(reading, key)))
		return NULL;
	return arena_text(
		reading->arena, "is \"%s\"; give a whole number from %lld to %lld.", value, (long long)key->least, (long long)key->most);
}

static const char *
read_int(struct reading *reading, const struct key *key, const char *value)
{
	int64_t number;

	if (!text_integer(value, key->least, key->most, &number))
		return arena_text(
			reading->arena, "is \"%s\"; give a whole number from %d to %d.", value, (int)key->least, (int)key->most);
	*(int *)place(reading, key) = (int)number;
	return NULL;
}

/* Host, and perhaps ":port", and nothing behind it. An IPv6 address stands in brackets. */
static bool
is_server(const char *text)
{
	size_t host = text[0] == '[' ? strspn(text + 1, "0123456789abcdefABCDEF:.") + 1 : strcspn(text, ":/?#@[] ");
	int64_t port;

	if (text[0] == '[' && (host < 3 || text[host++] != ']'))
		return false;
	for (size_t i = 0; text[0] != '[' && i < host; i++)
		if (!isascii((unsigned char)text[i]) || (!isalnum((unsigned char)text[i]) && text[i] != '-' && text[i] != '.'))
			return false;
	return host > 0 && (text[host] == '\0' || (text[host] == ':' && text_integer(text + host + 1, 1, PORT_MAX, &port)));
}

static const char *
after_scheme(const char *value, const char *scheme)
{
	size_t length = strlen(scheme);

	return strncmp(value, scheme, length) == 0 ? value + length : NULL;
}

static const char *
server_of(const char *value, const char *scheme, const char *other)
{
	const char *server = after_scheme(value, scheme);

	return server != NULL ? server : after_scheme(value, other);
}

static const char *
read_base_url(struct reading *reading, const struct key *key, const char *value)
{
	const char *server = server_of(value, "https://", "http://");

	if (server == NULL || !is_server(server))
		return arena_text(reading->arena,
			"is \"%s\"; give http:// or https:// and a host, with nothing behind it and no slash at the end, "
			"like https://training.example.org.",
			value);
	return read_text(reading, key, value);
}

static const char *
read_smtp_url(struct reading *reading, const struct key *key, const char *value)
{
	const char *server = server_of(value, "smtp://", "smtps://");

	if (server == NULL || !is_server(server))
		return arena_text(
			reading->arena, "is \"%s\"; give smtp:// or smtps:// and a server, like smtp://mail.example.org:587.", value);
	return read_text(reading, key, value);
}

/* A path, or the URL of a PostgreSQL, which may hold a password: so it is never repeated. */
static const char *
read_store(struct reading *reading, const struct key *key, const char *value)
{
	if (after_scheme(value, "postgresql://") || after_scheme(value, "postgres://"))
		return read_text(reading, key, value);
	if (strstr(value, "://"))
		return "is a URL that Muster does not know; give postgresql:// and a server, or the path of a file.";
	return read_path(reading, key, value);
}

static const char *
read_tls(struct reading *reading, const struct key *key, const char *value)
{
	if (strcmp(value, "required") != 0 && strcmp(value, "none") != 0)
		return arena_text(reading->arena, "is \"%s\"; give required, or none for a mail server on this machine.", value);
	return read_text(reading, key, value);
}

static const char *
read_provider(struct reading *reading, const struct key *key, const char *value)
{
	if (value[0] != '\0' && strcmp(value, "stripe") != 0)
		return arena_text(reading->arena, "is \"%s\"; give stripe, or leave it out where only invoices are offered.", value);
	return read_text(reading, key, value);
}

static const char *
read_sender(struct reading *reading, const struct key *key, const char *value)
{
	struct email email;
	enum email_problem problem = email_parse(reading->arena, value, &email);

	if (problem != EMAIL_OK)
		return arena_text(reading->arena, "is \"%s\"; %s", value, email_problem_words(problem));
	return read_text(reading, key, email.wire);
}

/* --- the keys --- */

static const struct key keys[] = {
	KEY("muster", state, NULL, read_path, 0, 0),
	KEY("muster", store, NULL, read_store, 0, 0),
	KEY("muster", base_url, NULL, read_base_url, 0, 0),
	KEY("muster", templates, "/usr/share/muster/templates", read_path, 0, 0),
	KEY("muster", clock, "", read_path, 0, 0),
	KEY("serve", socket, NULL, read_path, 0, 0),
	KEY("serve", socket_group, "", read_text, 0, 0),
	KEY("serve", workers, "4", read_int, 1, 64),
	KEY("serve", body_limit, "1048576", read_long, 1024, 67108864),
	KEY("work", runners, "2", read_int, 1, 16),
	KEY("mail", smtp_url, "smtp://127.0.0.1:25", read_smtp_url, 0, 0),
	KEY("mail", smtp_tls, "required", read_tls, 0, 0),
	KEY("mail", smtp_user, "", read_text, 0, 0),
	KEY("mail", smtp_password_file, "", read_path, 0, 0),
	KEY("mail", mail_from, NULL, read_sender, 0, 0),
	KEY("mail", smtp_timeout, "60", read_int, 1, 600),
	KEY("mail", mail_retry_hours, "48", read_int, 1, 240),
	KEY("payment", provider, "", read_provider, 0, 0),
	KEY("payment", api_url, "https://api.stripe.com", read_base_url, 0, 0),
	KEY("payment", secret_key_file, "", read_path, 0, 0),
	KEY("payment", webhook_secret_file, "", read_path, 0, 0),
};

enum { KEYS = sizeof keys / sizeof *keys };

_Static_assert(sizeof keys / sizeof *keys <= KEYS_MAX, "struct reading has no place for all keys");

/* --- the file --- */

/* Keeps the first problem; line 0 is the file as a whole. */
static void __attribute__((format(printf, 3, 4))) complain(struct reading *reading, int line, const char *format, ...)
{
	const char *place = line > 0 ? arena_text(reading->arena, ", line %d", line) : "";
	va_list args;

	if (reading->problem != NULL)
		return;
	va_start(args, format);
	reading->problem = arena_text(reading->arena, "%s%s: %s", reading->path, place, arena_vtext(reading->arena, format, args));
	reading->problem_line = line;
	va_end(args);
}

static void
take_value(struct reading *reading, size_t index, int line, const char *value)
{
	const char *wrong = text_is_utf8(value, strlen(value)) ? keys[index].read(reading, &keys[index], value)
														   : "is not UTF-8; save the file as UTF-8.";

	if (wrong != NULL)
		complain(reading, line, "%s %s", keys[index].name, wrong);
}

static bool
is_section(const char *name)
{
	for (size_t i = 0; i < KEYS; i++)
		if (strcmp(keys[i].section, name) == 0)
			return true;
	return false;
}

/* inih calls it for each name = value. It goes on after a problem, so that what inih returns tells of broken lines only. */
static int
take_line(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;

	for (size_t i = 0; i < KEYS; i++) {
		if (strcmp(keys[i].section, section) != 0 || strcmp(keys[i].name, name) != 0)
			continue;
		if (reading->given[i])
			complain(reading, reading->line, "%s is there twice; take one of the two lines out.", name);
		reading->given[i] = true;
		take_value(reading, i, reading->line, value);
		return 1;
	}
	if (section[0] == '\0')
		complain(reading, reading->line, "%s stands before the first section; put a line [muster] above it.", name);
	else if (!is_section(section))
		complain(
			reading, reading->line, "there is no section [%s]; use [muster], [serve], [work], [mail] or [payment].", section);
	else
		complain(reading, reading->line, "there is no %s in [%s]; mend its spelling or take the line out.", name, section);
	return 1;
}

static char *
next_line(char *line, int size, void *stream)
{
	struct reading *reading = stream;

	if (fgets(line, size, reading->file) == NULL)
		return NULL;
	reading->line++;
	if (strlen(line) == (size_t)size - 1 && line[size - 2] != '\n') {
		complain(reading, reading->line, "the line is longer than %d characters; shorten it.", size - 2);
		return NULL;
	}
	return line;
}

static void
read_file(struct reading *reading)
{
	int broken;

	reading->file = fopen(reading->path, "re");
	if (reading->file == NULL) {
		complain(reading, 0, "it cannot be opened (%s); check its name and who may read it.", strerror(errno));
		return;
	}
	errno = 0;
	ini_allow_multiline = false; /* an indented line is a line like any other */
	broken = ini_parse_stream(next_line, reading, take_line, reading);
	if (ferror(reading->file))
		complain(reading, 0, "it cannot be read (%s); check that it is a file.", strerror(errno));
	fclose(reading->file);
	if (broken > 0 && (reading->problem == NULL || broken < reading->problem_line)) {
		reading->problem = NULL;
		complain(reading, broken, "it is neither [section] nor name = value; mend it, or put # before it.");
	}
}

/* --- what was left out --- */

static bool
is_this_machine(const char *url)
{
	const char *server = strstr(url, "://") + 3;
	size_t length = server[0] == '[' ? strcspn(server, "]") + 1 : strcspn(server, ":");

	return (length == 9 && strncmp(server, "localhost", length) == 0) || (length == 5 && strncmp(server, "[::1]", length) == 0) ||
		(strncmp(server, "127.", 4) == 0 && strspn(server, "0123456789.") == length);
}

/* muster@ the host of base_url. */
static const char *
usual_sender(struct reading *reading)
{
	const char *server = server_of(reading->conf->base_url, "https://", "http://");
	struct email email = { 0 };

	if (email_parse(reading->arena, arena_text(reading->arena, "muster@%.*s", (int)strcspn(server, ":"), server), &email) !=
		EMAIL_OK)
		complain(reading, 0, "mail_from is missing from [mail]; add a line like mail_from = training@example.org.");
	return email.wire;
}

static void
check_payment(struct reading *reading)
{
	const struct conf *conf = reading->conf;

	if (conf->provider[0] == '\0')
		return;
	if (conf->secret_key_file[0] == '\0' || conf->webhook_secret_file[0] == '\0')
		complain(reading, 0, "provider is %s, but [payment] names no %s; give the file that it is in.", conf->provider,
			conf->secret_key_file[0] == '\0' ? "secret_key_file" : "webhook_secret_file");
	if (strncmp(conf->api_url, "https://", 8) != 0 && !is_this_machine(conf->api_url))
		complain(reading, 0, "api_url is %s, which sends the key in clear; give one with https:// in [payment].", conf->api_url);
}

/* What has no value of its own that would always do follows from the rest. */
static void
derive(struct reading *reading)
{
	struct conf *conf = reading->conf;

	if (conf->store == NULL || conf->store[0] == '\0')
		conf->store = arena_text(reading->arena, "%s/muster.db", conf->state);
	if (conf->socket == NULL || conf->socket[0] == '\0')
		conf->socket = arena_text(reading->arena, "%s/run/muster.sock", conf->state);
	if (conf->mail_from == NULL)
		conf->mail_from = usual_sender(reading);
}

static void
fill_in(struct reading *reading)
{
	struct conf *conf = reading->conf;

	for (size_t i = 0; i < KEYS; i++)
		if (!reading->given[i] && keys[i].fallback != NULL)
			take_value(reading, i, 0, keys[i].fallback);
	if (conf->state == NULL || conf->state[0] == '\0')
		complain(reading, 0, "state is missing from [muster]; add a line like state = /var/lib/muster.");
	if (conf->base_url == NULL)
		complain(reading, 0, "base_url is missing from [muster]; add a line like base_url = https://training.example.org.");
	if (reading->problem != NULL)
		return;
	derive(reading);
	if (strlen(conf->socket) > SOCKET_PATH_MAX)
		complain(reading, 0, "the path of the socket, %s, is longer than %d bytes; give a shorter one as socket in [serve].",
			conf->socket, SOCKET_PATH_MAX);
	if (strcmp(conf->smtp_tls, "none") == 0 && !is_this_machine(conf->smtp_url))
		complain(reading, 0, "smtp_tls is none, but %s is not this machine; set smtp_tls = required in [mail].", conf->smtp_url);
	check_payment(reading);
}

/* The directory that the file is in, absolute, so that a later chdir() moves nothing. */
static const char *
directory_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *directory = slash == NULL ? "." : slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
	char absolute[PATH_MAX];

	return arena_string(arena, realpath(directory, absolute) != NULL ? absolute : directory);
}

const struct conf *
conf_load(struct arena *arena, const char *path, const char **problem)
{
	struct reading reading = {
		.arena = arena,
		.conf = arena_alloc(arena, sizeof(struct conf)),
		.path = path,
		.directory = directory_of(arena, path),
	};

	read_file(&reading);
	if (reading.problem == NULL)
		fill_in(&reading);
	if (reading.problem != NULL) {
		*problem = reading.problem;
		return NULL;
	}
	return reading.conf;
}
