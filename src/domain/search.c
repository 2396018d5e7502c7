#include "domain/search.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define QUERY_MAX 4096
#define KEY_MOST 200 /* bytes */

const char *
search_scope(struct arena *arena, int64_t id)
{
	struct buffer scope = buffer_new(arena, 16);

	/* Three characters of 4,096 each, from a block that folding leaves alone: 36 bits. */
	for (int shift = 24; shift >= 0; shift -= 12) {
		unsigned int point = 0x5000 + (unsigned int)((id >> shift) & 0xfff);
		char bytes[3] = { (char)(0xe0 | point >> 12), (char)(0x80 | (point >> 6 & 0x3f)), (char)(0x80 | (point & 0x3f)) };

		buffer_add(&scope, bytes, sizeof bytes);
	}
	return scope.data;
}

const char *
search_words(struct arena *arena, const char *first, const char *last, const char *email)
{
	return text_fold(arena, arena_text(arena, "%s %s %s", first ? first : "", last ? last : "", email ? email : ""));
}

const char *
search_query(struct arena *arena, int64_t scope, const char *typed)
{
	struct buffer query = buffer_new(arena, QUERY_MAX);
	const char *folded = text_fold(arena, typed);
	int words = 0;

	buffer_format(&query, "scope : \"%s\"", search_scope(arena, scope));
	while (*folded) {
		size_t length = strcspn(folded, " ");
		const char *word = arena_copy(arena, folded, length);

		if (text_characters(word) >= 3 && query.length + 2 * length + 16 < QUERY_MAX) {
			buffer_text(&query, " AND words : \"");
			for (const char *c = word; *c; c++)
				buffer_add(&query, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
			buffer_text(&query, "\"");
			words++;
		}
		folded += length;
		folded += strspn(folded, " ");
	}
	return words ? query.data : NULL;
}

const char *
sort_key(struct arena *arena, const char *first, const char *last, const char *email)
{
	const char *name = text_fold(arena, arena_text(arena, "%s %s", last ? last : "", first ? first : ""));

	if (!*name)
		name = text_fold(arena, email);
	return arena_copy(arena, name, text_whole(name, KEY_MOST));
}

const char *
sort_key_end(struct arena *arena, const char *prefix)
{
	return arena_text(arena, "%s\xf4\x8f\xbf\xbf", prefix);
}
