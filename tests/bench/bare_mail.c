/* The ceiling of the mailer: one libcurl handle, one connection, one ready message again and again.
   Usage: bare_mail PORT COUNT FILE; prints messages a second. */
#include <curl/curl.h>
#include <string.h>

#include "bare.h"

struct source {
	const char *data;
	size_t length, at;
};

static size_t
read_source(char *out, size_t size, size_t count, void *argument)
{
	struct source *source = argument;
	size_t most = size * count, left = source->length - source->at;
	size_t length = left < most ? left : most;

	memcpy(out, source->data + source->at, length);
	source->at += length;
	return length;
}

static int
send_one(CURL *curl, struct source *source)
{
	source->at = 0;
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)source->length);
	return curl_easy_perform(curl) == CURLE_OK;
}

int
main(int argc, char **argv)
{
	static char text[1 << 20];
	struct curl_slist *to = curl_slist_append(NULL, "person@large.example");
	double from;
	struct source source = { .data = text };
	CURL *curl = curl_easy_init();
	FILE *file = argc == 4 ? fopen(argv[3], "r") : NULL;
	long count = file ? strtol(argv[2], NULL, 10) : 0;
	char url[64];

	if (!file)
		return 2;
	source.length = fread(text, 1, sizeof text, file);
	fclose(file);
	snprintf(url, sizeof url, "smtp://127.0.0.1:%s", argv[1]);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "muster@muster.example");
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_source);
	curl_easy_setopt(curl, CURLOPT_READDATA, &source);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	from = seconds();
	for (long i = 0; i < count; i++)
		if (!send_one(curl, &source))
			return 1;
	printf("%.0f\n", (double)count / (seconds() - from));
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return 0;
}
