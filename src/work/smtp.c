#include "work/smtp.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "base/fault.h"

#define WORDS_MOST 300 /* of libcurl's */
#define CONNECT_SECONDS 20

struct smtp {
	CURL *handle;
	char url[1024], from[400];
	char error[CURL_ERROR_SIZE];
	char reply[SMTP_WORDS]; /* the server's latest reply, its lines joined; one that refuses stays */
	bool reply_ended;       /* the next line begins another */
	bool recipient_named;   /* what goes wrong from then on is about this mail */
	char words[SMTP_WORDS];
	const char *data;
	size_t length, sent;
};

static size_t
give(char *to, size_t size, size_t count, void *user)
{
	struct smtp *smtp = user;
	size_t rest = smtp->length - smtp->sent;
	size_t piece = size * count < rest ? size * count : rest;

	memcpy(to, smtp->data + smtp->sent, piece);
	smtp->sent += piece;
	return piece;
}

/* libcurl wants to send again on another connection. */
static int
rewind_data(void *user, curl_off_t offset, int origin)
{
	struct smtp *smtp = user;

	if (origin != SEEK_SET || offset < 0 || (size_t)offset > smtp->length)
		return CURL_SEEKFUNC_FAIL;
	smtp->sent = (size_t)offset;
	return CURL_SEEKFUNC_OK;
}

/* One line of a reply: "250-SIZE" or, the last one, "250 2.0.0 Ok". */
static size_t
take_line(char *line, size_t size, size_t count, void *user)
{
	struct smtp *smtp = user;
	size_t length = size * count, used = 0, from = 0;

	if (smtp->reply_ended && *smtp->reply >= '4')
		return size * count; /* the answer to QUIT, behind the one that matters */
	while (length && (line[length - 1] == '\r' || line[length - 1] == '\n'))
		length--;
	if (!smtp->reply_ended) {
		from = 4; /* the code stands at the first line */
		used = strlen(smtp->reply);
		if (used + 1 < sizeof smtp->reply)
			smtp->reply[used++] = ' ';
	}
	for (; from < length && used + 1 < sizeof smtp->reply; from++)
		smtp->reply[used++] = line[from];
	smtp->reply[used] = '\0';
	for (char *c = smtp->reply; *c; c++)
		if (*c < ' ' || *c > '~')
			*c = '?';
	smtp->reply_ended = length < 4 || line[3] != '-';
	return size * count;
}

/* libcurl tells of a broken connection, but not what was asked on it last. */
static int
watch(CURL *handle, curl_infotype type, char *data, size_t length, void *user)
{
	struct smtp *smtp = user;

	(void)handle;
	if (type == CURLINFO_HEADER_OUT && length > 5 && strncmp(data, "RCPT ", 5) == 0)
		smtp->recipient_named = true;
	return 0;
}

static void
set(struct smtp *smtp, CURLoption option, const char *text)
{
	if (curl_easy_setopt(smtp->handle, option, text) != CURLE_OK)
		fault("smtp: libcurl refuses option %d", (int)option);
}

static void
set_number(struct smtp *smtp, CURLoption option, long number)
{
	if (curl_easy_setopt(smtp->handle, option, number) != CURLE_OK)
		fault("smtp: libcurl refuses option %d", (int)option);
}

static void
set_times(struct smtp *smtp, const struct conf *conf)
{
	set_number(smtp, CURLOPT_TIMEOUT, conf->smtp_timeout);
	set_number(smtp, CURLOPT_CONNECTTIMEOUT, conf->smtp_timeout < CONNECT_SECONDS ? conf->smtp_timeout : CONNECT_SECONDS);
	set_number(smtp, CURLOPT_SERVER_RESPONSE_TIMEOUT, conf->smtp_timeout);
	set_number(smtp, CURLOPT_NOSIGNAL, 1);
}

struct smtp *
smtp_open(struct arena *arena, const struct conf *conf, const char *password)
{
	struct smtp *smtp = arena_alloc(arena, sizeof *smtp);

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(smtp->handle = curl_easy_init()))
		fault("smtp: libcurl does not start");
	snprintf(smtp->from, sizeof smtp->from, "<%s>", conf->mail_from);
	set(smtp, CURLOPT_URL, conf->smtp_url);
	set(smtp, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	set(smtp, CURLOPT_PROXY, ""); /* none from the environment either */
	set(smtp, CURLOPT_MAIL_FROM, smtp->from);
	/* ALL fails closed: without TLS nothing is sent. */
	set_number(smtp, CURLOPT_USE_SSL, strcmp(conf->smtp_tls, "none") == 0 ? CURLUSESSL_NONE : CURLUSESSL_ALL);
	if (*conf->smtp_user) {
		set(smtp, CURLOPT_USERNAME, conf->smtp_user);
		set(smtp, CURLOPT_PASSWORD, password ? password : "");
	}
	set_times(smtp, conf);
	set_number(smtp, CURLOPT_UPLOAD, 1);
	curl_easy_setopt(smtp->handle, CURLOPT_ERRORBUFFER, smtp->error);
	curl_easy_setopt(smtp->handle, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(smtp->handle, CURLOPT_READDATA, smtp);
	curl_easy_setopt(smtp->handle, CURLOPT_SEEKFUNCTION, rewind_data);
	curl_easy_setopt(smtp->handle, CURLOPT_SEEKDATA, smtp);
	curl_easy_setopt(smtp->handle, CURLOPT_HEADERFUNCTION, take_line);
	curl_easy_setopt(smtp->handle, CURLOPT_HEADERDATA, smtp);
	curl_easy_setopt(smtp->handle, CURLOPT_DEBUGFUNCTION, watch);
	curl_easy_setopt(smtp->handle, CURLOPT_DEBUGDATA, smtp);
	set_number(smtp, CURLOPT_VERBOSE, 1);
	return smtp;
}

void
smtp_close(struct smtp *smtp)
{
	curl_easy_cleanup(smtp->handle);
	curl_global_cleanup();
}

static CURLcode
perform(struct smtp *smtp, const char *to_wire, const char *data, size_t length)
{
	char recipient[400];
	struct curl_slist *recipients;
	CURLcode code;

	snprintf(recipient, sizeof recipient, "<%s>", to_wire);
	recipients = curl_slist_append(NULL, recipient);
	if (!recipients)
		fault("smtp: out of memory");
	smtp->data = data;
	smtp->length = length;
	smtp->sent = 0;
	smtp->error[0] = smtp->reply[0] = '\0';
	smtp->reply_ended = true;
	smtp->recipient_named = false;
	curl_easy_setopt(smtp->handle, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(smtp->handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)length);
	code = curl_easy_perform(smtp->handle);
	curl_easy_setopt(smtp->handle, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(recipients);
	return code;
}

static long
long_info(struct smtp *smtp, CURLINFO info)
{
	long value = 0;

	curl_easy_getinfo(smtp->handle, info, &value);
	return value;
}

/* An idle connection that the server has dropped: not worth a try of the mail. */
static bool
kept_connection_broke(struct smtp *smtp, CURLcode code)
{
	long answer = long_info(smtp, CURLINFO_RESPONSE_CODE);

	return code != CURLE_OK && code != CURLE_OPERATION_TIMEDOUT && long_info(smtp, CURLINFO_NUM_CONNECTS) == 0 &&
		(answer == 0 || answer == 421);
}

static enum smtp_result
judge(struct smtp *smtp, CURLcode code)
{
	long answer = long_info(smtp, CURLINFO_RESPONSE_CODE);

	if (code == CURLE_OK)
		return SMTP_TAKEN;
	/* Else one recipient over whom the server hangs up would hold up all the others. */
	if (smtp->recipient_named)
		return answer >= 500 && answer < 600 ? SMTP_REFUSED : SMTP_LATER;
	/* A refusal of our sender address is the configuration's fault and may be mended. */
	return strncmp(smtp->error, "MAIL failed", 11) == 0 && answer != 421 ? SMTP_LATER : SMTP_DOWN;
}

/* libcurl ends some of its sentences, and others not; whoever shows them does. */
static int
length_without_stop(const char *words)
{
	size_t length = strnlen(words, WORDS_MOST);

	return (int)(length > 0 && words[length - 1] == '.' ? length - 1 : length);
}

static const char *
explain(struct smtp *smtp, CURLcode code)
{
	const char *words = *smtp->error ? smtp->error : curl_easy_strerror(code);
	bool no_tls = code == CURLE_USE_SSL_FAILED || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR;

	if (code == CURLE_OK || long_info(smtp, CURLINFO_RESPONSE_CODE) >= 400)
		snprintf(smtp->words, sizeof smtp->words, "%s", smtp->reply);
	else
		snprintf(smtp->words, sizeof smtp->words, "%s: %.*s",
			no_tls ? "No TLS with the mail server" : "No answer from the mail server", length_without_stop(words), words);
	return smtp->words;
}

/* After a time-out the answer may still come, and libcurl keeps the connection: it would pass for the answer to the next mail. Shut
   down, the connection is found dead. */
static void
shut_down(struct smtp *smtp)
{
	curl_socket_t socket = CURL_SOCKET_BAD;

	if (curl_easy_getinfo(smtp->handle, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD)
		shutdown(socket, SHUT_RDWR);
}

enum smtp_result
smtp_send(struct smtp *smtp, const char *to_wire, const char *data, size_t length, const char **words)
{
	CURLcode code = perform(smtp, to_wire, data, length);
	enum smtp_result result;

	if (kept_connection_broke(smtp, code)) {
		set_number(smtp, CURLOPT_FRESH_CONNECT, 1);
		code = perform(smtp, to_wire, data, length);
		set_number(smtp, CURLOPT_FRESH_CONNECT, 0);
	}
	if (code == CURLE_OPERATION_TIMEDOUT)
		shut_down(smtp);
	result = judge(smtp, code);
	*words = explain(smtp, code);
	return result;
}

bool
smtp_try(struct smtp *smtp, const char **words)
{
	CURLcode code;

	smtp->error[0] = smtp->reply[0] = '\0';
	smtp->reply_ended = true;
	set_number(smtp, CURLOPT_CONNECT_ONLY, 1);
	code = curl_easy_perform(smtp->handle);
	set_number(smtp, CURLOPT_CONNECT_ONLY, 0);
	*words = explain(smtp, code);
	return code == CURLE_OK;
}
