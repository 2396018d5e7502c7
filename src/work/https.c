#include "work/https.h"

#include <curl/curl.h>
#include <string.h>

#include "base/fault.h"

#define CONNECT_SECONDS 8

struct asking {
	CURL *handle;
	struct curl_slist *headers;
	struct buffer body;
	char error[CURL_ERROR_SIZE];
};

void
https_form(struct buffer *form, const char *name, const char *value)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

	buffer_format(form, "%s%s=", form->length ? "&" : "", name);
	for (; *value; value++)
		if (strchr(plain, *value))
			buffer_add(form, value, 1);
		else
			buffer_format(form, "%%%02X", (unsigned char)*value);
}

/* Taking less than what came ends the call. */
static size_t
take(char *data, size_t size, size_t count, void *user)
{
	struct asking *asking = user;
	size_t length = size * count;

	if (length > HTTPS_ANSWER_MAX - asking->body.length)
		return 0;
	buffer_add(&asking->body, data, length);
	return length;
}

static void
set(struct asking *asking, CURLoption option, const void *value)
{
	if (curl_easy_setopt(asking->handle, option, value) != CURLE_OK)
		fault("https: libcurl refuses option %d", (int)option);
}

static void
set_number(struct asking *asking, CURLoption option, long number)
{
	if (curl_easy_setopt(asking->handle, option, number) != CURLE_OK)
		fault("https: libcurl refuses option %d", (int)option);
}

static void
set_headers(struct asking *asking, const char *const *headers)
{
	for (; *headers; headers++) {
		struct curl_slist *longer = curl_slist_append(asking->headers, *headers);

		if (!longer)
			fault("https: out of memory");
		asking->headers = longer;
	}
	set(asking, CURLOPT_HTTPHEADER, asking->headers);
}

static void
set_all(struct asking *asking, const struct https_call *call)
{
	set(asking, CURLOPT_URL, call->url);
	set(asking, CURLOPT_PROTOCOLS_STR, strncmp(call->url, "https:", 6) == 0 ? "https" : "http");
	set(asking, CURLOPT_PROXY, ""); /* none from the environment either */
	set_number(asking, CURLOPT_FOLLOWLOCATION, 0);
	set_number(asking, CURLOPT_TIMEOUT, HTTPS_SECONDS);
	set_number(asking, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	set_number(asking, CURLOPT_NOSIGNAL, 1);
	set(asking, CURLOPT_ERRORBUFFER, asking->error);
	curl_easy_setopt(asking->handle, CURLOPT_WRITEFUNCTION, take);
	set(asking, CURLOPT_WRITEDATA, asking);
	set_headers(asking, call->headers);
	if (call->form) {
		curl_easy_setopt(asking->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(call->form));
		set(asking, CURLOPT_POSTFIELDS, call->form);
	}
}

struct https_answer
https_ask(struct arena *arena, const struct https_call *call)
{
	struct asking asking = { .body = buffer_new(arena, HTTPS_ANSWER_MAX + 1) };
	struct https_answer answer = { .words = "" };
	CURLcode code;
	long status = 0;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(asking.handle = curl_easy_init()))
		fault("https: libcurl does not start");
	set_all(&asking, call);
	code = curl_easy_perform(asking.handle);
	curl_easy_getinfo(asking.handle, CURLINFO_RESPONSE_CODE, &status);
	answer.status = code == CURLE_OK ? (int)status : 0;
	answer.body = asking.body.data;
	answer.length = asking.body.length;
	if (code != CURLE_OK)
		answer.words = arena_string(arena, *asking.error ? asking.error : curl_easy_strerror(code));
	curl_easy_cleanup(asking.handle);
	curl_slist_free_all(asking.headers);
	curl_global_cleanup();
	return answer;
}
