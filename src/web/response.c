#include "web/response.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/fault.h"

#define HEAD_MAX (24 << 10) /* below the web server's fastcgi_buffer_size */

static const struct header always[] = {
	{ NULL, "Cache-Control", "no-store" },
	{ NULL, "Content-Security-Policy",
		"default-src 'none'; style-src 'self'; img-src 'self' data:; media-src https:; script-src 'self'; connect-src 'self'; "
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
	{ NULL, "Referrer-Policy", "no-referrer" }, /* tokens stand in addresses */
	{ NULL, "X-Content-Type-Options", "nosniff" },
	{ NULL, "Cross-Origin-Opener-Policy", "same-origin" }, /* another site's window holds no handle of ours */
	{ NULL, "Cross-Origin-Resource-Policy", "same-origin" },
};

const char response_last_resort[] =
	"Status: 500 Internal Server Error\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n\r\n"
	"Something went wrong on our side, and nothing was saved.\n"
	"Go back to the page before and try again in a minute. If it happens again, tell the person who runs this site.\n";

static const char *
reason(int status)
{
	switch (status) {
	case 200:
		return "OK";
	case 204:
		return "No Content";
	case 303:
		return "See Other";
	case 400:
		return "Bad Request";
	case 401:
		return "Unauthorized";
	case 403:
		return "Forbidden";
	case 404:
		return "Not Found";
	case 405:
		return "Method Not Allowed";
	case 409:
		return "Conflict";
	case 413:
		return "Content Too Large";
	case 414:
		return "URI Too Long";
	case 415:
		return "Unsupported Media Type";
	case 421:
		return "Misdirected Request";
	case 422:
		return "Unprocessable Content";
	case 429:
		return "Too Many Requests";
	case 501:
		return "Not Implemented";
	case 503:
		return "Service Unavailable";
	case 507:
		return "Insufficient Storage";
	default:
		return "Internal Server Error";
	}
}

void
response_header(struct response *response, struct arena *arena, const char *name, const char *value)
{
	struct header *header = arena_alloc(arena, sizeof *header);
	struct header **last = &response->headers;

	for (const unsigned char *c = (const unsigned char *)value; *c; c++)
		if (*c < 0x20 || *c == 0x7f)
			fault("control character in the header %s", name);
	header->name = name;
	header->value = arena_string(arena, value);
	while (*last)
		last = &(*last)->next;
	*last = header;
}

void
response_clear(struct response *response)
{
	*response = (struct response){ .status = 0 };
}

void
response_body(struct response *response, int status, const char *type, const char *body, size_t length)
{
	response->status = status;
	response->type = type;
	response->body = body;
	response->length = length;
}

static bool
has_header(const struct response *response, const char *name)
{
	for (const struct header *h = response->headers; h; h = h->next)
		if (strcasecmp(h->name, name) == 0)
			return true;
	return false;
}

const char *
response_head(const struct response *response, struct arena *arena, const struct conf *conf)
{
	struct buffer head = buffer_new(arena, HEAD_MAX);

	buffer_format(&head, "Status: %d %s\r\n", response->status, reason(response->status));
	if (response->type)
		buffer_format(&head, "Content-Type: %s\r\n", response->type);
	if (!response->more && response->status != 204) /* which has no body, not even an empty one */
		buffer_format(&head, "Content-Length: %zu\r\n", response->length);
	else if (response->more && response->size >= 0)
		buffer_format(&head, "Content-Length: %lld\r\n", (long long)response->size);
	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		if (!has_header(response, always[i].name))
			buffer_format(&head, "%s: %s\r\n", always[i].name, always[i].value);
	if (strncmp(conf->base_url, "https://", 8) == 0)
		buffer_text(&head, "Strict-Transport-Security: max-age=31536000\r\n");
	for (const struct header *h = response->headers; h; h = h->next)
		buffer_format(&head, "%s: %s\r\n", h->name, h->value);
	buffer_text(&head, "\r\n");
	return head.data;
}
