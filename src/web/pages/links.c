#include "web/pages/links.h"

struct over {
	const char *section, *heading;
};

static struct over
over_of(enum token_state state)
{
	switch (state) {
	case TOKEN_USED:
		return (struct over){ "state_is_used", "This link was used already" };
	case TOKEN_EXPIRED:
	case TOKEN_OPEN: /* it was so a moment ago, and then another came first */
		return (struct over){ "state_is_expired", "This link has run out" };
	case TOKEN_UNKNOWN:
		break;
	}
	return (struct over){ "state_is_unknown", "This link does not work" };
}

enum outcome
link_over(struct request *request, const struct token *token, const char *purpose)
{
	struct over over = over_of(token->state);
	struct view *body = page_show(request, "account/over.tpl", over.heading);

	view_text(body, "heading", over.heading);
	view_show(body, over.section);
	view_show(body, arena_text(request->ctx.arena, "for_is_%s", purpose));
	return OK;
}
