#include "domain/allow_list.h"

#include <string.h>

#include "base/text.h"

#define TYPED_MOST 20000 /* characters */
#define QUOTED_MOST 40   /* of what was typed, in a problem */
#define PROBLEMS_MOST 5  /* a file of something else, pasted here, is told once */
#define SPOKEN_MOST 4    /* domains in a sentence */
#define SEPARATORS " \n\t,;"
#define BELOW "*."

/* A domain of a list, as addresses have it; below: it stands for all domains below it. */
struct allowed {
	bool below;
	const char *domain;
};

/* The next word between separators; NULL after the last. *rest begins with the whole text. */
static const char *
next_word(struct arena *arena, const char **rest, const char *separators)
{
	const char *start = *rest + strspn(*rest, separators);
	size_t length = strcspn(start, separators);

	*rest = start + length;
	return length ? arena_copy(arena, start, length) : NULL;
}

static bool
parse(struct arena *arena, const char *text, struct allowed *allowed)
{
	if (strncmp(text, "*@", 2) == 0)
		text += 2;
	else if (*text == '@')
		text++;
	allowed->below = strncmp(text, BELOW, strlen(BELOW)) == 0;
	return email_domain(arena, allowed->below ? text + strlen(BELOW) : text, &allowed->domain) == EMAIL_OK;
}

static const char *
shown(struct arena *arena, const struct allowed *allowed)
{
	return arena_text(arena, "%s%s", allowed->below ? BELOW : "", email_domain_shown(arena, allowed->domain));
}

static bool
stands_in(const char *const *lines, size_t count, const char *line)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(lines[i], line) == 0)
			return true;
	return false;
}

static void
refuse(struct ctx *ctx, const char *field, const char *word)
{
	const char *quoted = text_cut(ctx->arena, word, QUOTED_MOST);

	if (strcmp(word, "*") == 0)
		problem(ctx, field, "“*” alone would let anyone in. Leave the field empty for that, or enter a domain like example.org.");
	else if (strchr(word + 1, '@') && *word != '*')
		problem(ctx, field, "“%s” is an address. Enter only what stands after the @, like example.org.", quoted);
	else
		problem(ctx, field, "“%s” is no domain. Enter one like example.org, or *.example.org for all below it.", quoted);
}

static const char *
joined(struct arena *arena, const char *const *lines, size_t count, const char *between, const char *before_last)
{
	const char *text = count ? lines[0] : "";

	for (size_t i = 1; i < count; i++)
		text = arena_text(arena, "%s%s%s", text, i + 1 < count ? between : before_last, lines[i]);
	return text;
}

const char *
allow_list_read(struct ctx *ctx, const char *field, const char *typed)
{
	const char *rest = clean_block(ctx, field, "The list", typed, TYPED_MOST), *word;
	const char *lines[ALLOW_LIST_MOST];
	size_t count = 0;
	int refused = 0;

	while (refused < PROBLEMS_MOST && (word = next_word(ctx->arena, &rest, SEPARATORS))) {
		struct allowed allowed;
		const char *line;

		if (!parse(ctx->arena, word, &allowed)) {
			refuse(ctx, field, word);
			refused++;
			continue;
		}
		line = shown(ctx->arena, &allowed);
		if (stands_in(lines, count, line))
			continue;
		if (count == ALLOW_LIST_MOST) {
			problem(
				ctx, field, "There are more than %d domains. Leave some out, or use one like *.example.org.", ALLOW_LIST_MOST);
			break;
		}
		lines[count++] = line;
	}
	return joined(ctx->arena, lines, count, "\n", "\n");
}

bool
allow_list_admits(struct arena *arena, const char *list, const struct email *email)
{
	size_t length = strlen(email->domain);
	const char *line;

	if (!*list)
		return true;
	while ((line = next_word(arena, &list, "\n"))) {
		struct allowed allowed;
		size_t tail;

		if (!parse(arena, line, &allowed))
			continue;
		tail = strlen(allowed.domain);
		if (allowed.below ? length > tail + 1 && email->domain[length - tail - 1] == '.' &&
					strcmp(email->domain + length - tail, allowed.domain) == 0
						  : strcmp(email->domain, allowed.domain) == 0)
			return true;
	}
	return false;
}

const char *
allow_list_words(struct arena *arena, const char *list)
{
	const char *lines[SPOKEN_MOST], *line;
	size_t count = 0, more = 0;

	while ((line = next_word(arena, &list, "\n")))
		if (count < SPOKEN_MOST)
			lines[count++] = line;
		else
			more++;
	if (more)
		return arena_text(arena, "%s or one of %zu more", joined(arena, lines, count, ", ", ", "), more);
	return joined(arena, lines, count, ", ", " or ");
}
