#include "base/forgotten.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

#define BEGIN "closed-"
#define DOMAIN "@account.invalid"
#define TEXT_MAX ((size_t)64 << 20)

const char *
forgotten_email(struct arena *arena, const char *what, int64_t id)
{
	return arena_text(arena, BEGIN "%s%" PRId64 DOMAIN, what, id);
}

/* What may stand before the @. */
static bool
is_inside(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

struct forgotten
forgotten_find(const char *text, size_t length)
{
	const char *at = length ? memchr(text, '@', length) : NULL;

	for (; at; at = memchr(at + 1, '@', length - (size_t)(at + 1 - text))) {
		const char *start = at;

		if (length - (size_t)(at - text) < strlen(DOMAIN))
			break;
		if (memcmp(at, DOMAIN, strlen(DOMAIN)) != 0)
			continue;
		while (start > text && is_inside(start[-1]))
			start--;
		if ((size_t)(at - start) > strlen(BEGIN) && memcmp(start, BEGIN, strlen(BEGIN)) == 0)
			return (struct forgotten){ start, (size_t)(at - start) + strlen(DOMAIN) };
	}
	return (struct forgotten){ NULL, 0 };
}

bool
email_is_forgotten(const char *email)
{
	size_t length = strlen(email);

	return length > 0 && forgotten_find(email, length).length == length;
}

const char *
forgotten_said(struct arena *arena, const char *text)
{
	struct forgotten found = forgotten_find(text, strlen(text));
	struct buffer said;

	if (!found.at)
		return text;
	said = buffer_new(arena, TEXT_MAX);
	for (; found.at; found = forgotten_find(text, strlen(text))) {
		buffer_add(&said, text, (size_t)(found.at - text));
		buffer_text(&said, FORGOTTEN_WORDS);
		text = found.at + found.length;
	}
	buffer_text(&said, text);
	return said.data;
}
