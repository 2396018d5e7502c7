#include "web/pages/links.h"

static const char *
state_section(enum token_state state)
{
	switch (state) {
	case TOKEN_USED:
		return "state_is_used";
	case TOKEN_EXPIRED:
	case TOKEN_OPEN: /* it was so a moment ago, and then another came first */
		return "state_is_expired";
	case TOKEN_UNKNOWN:
		break;
	}
	return "state_is_unknown";
}

enum outcome
link_over(struct request *request, const struct token *token, const char *purpose)
{
	struct view *body = page_show(request, "account/over.tpl", "This link does not work");

	view_show(body, state_section(token->state));
	view_show(body, arena_text(request->ctx.arena, "for_is_%s", purpose));
	return OK;
}
