/* Where letters lead, and what they call people. */
#include <string.h>

#include "mail/facts.h"

const char *
facts_name(const char *name, const char *email)
{
	while (name && *name == ' ')
		name++;
	return name && *name ? name : email;
}

const char *
facts_page(struct ctx *ctx, const char *path)
{
	return arena_text(ctx->arena, "%s%s", ctx->conf->base_url, path);
}

static const struct {
	const char *kind, *path;
} pages[] = {
	{ "enrolled", "/learning" },
	{ "joined", "/learning" },
	{ "waitlisted", "/learning" },
	{ "promoted", "/learning" },
	{ "wait_ended", "/redeem" },
	{ "reminder", "/learning" },
	{ "assigned", "/learning" },
	{ "administrator", "/login" },
	{ "member", "/login" },
	{ "password_changed", "/password/forgot" },
	{ "address_changed", "/login" },
};

const char *
facts_page_for(struct ctx *ctx, const char *kind)
{
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (strcmp(pages[i].kind, kind) == 0)
			return facts_page(ctx, pages[i].path);
	return NULL;
}
