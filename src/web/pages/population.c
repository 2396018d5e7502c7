#include "web/pages/population.h"

#include "base/text.h"
#include "domain/population.h"
#include "web/pages/dashboard.h"

/* "Nobody is", "1 learner is", "12 learners are" */
static const char *
learners_words(struct ctx *ctx, int64_t learners)
{
	if (learners == 0)
		return "Nobody is";
	return text_counted(ctx->arena, learners, "learner is", "learners are");
}

enum outcome
population_edit(struct request *request)
{
	struct population now = population_get(&request->ctx);

	dashboard_show(request, "groups/population.tpl", "settings", "By hand or by rule");
	view_show(request->body, now.automatic ? "to_manual" : "to_automatic");
	page_choice(request, "stay", "pin");
	view_text(request->body, "learners_words", learners_words(&request->ctx, now.learners));
	view_integer(request->body, "learners", now.learners);
	/* Whoever comes in before the button is pressed stays. */
	view_flag(request->body, "learners_none", !now.learners);
	view_integer(request->body, "by_rule", now.learners - now.pinned);
	view_integer(request->body, "invited", now.invited);
	view_integer(request->body, "waiting", now.waiting);
	view_integer(request->body, "excluded", now.excluded);
	view_integer(request->body, "latest", now.latest);
	view_flag(request->body, "latest_none", !now.latest);
	return OK;
}

enum outcome
population_update(struct request *request)
{
	const char *to = field(request, "population");
	enum outcome outcome = population_change(&request->ctx, to, field(request, "stay"));
	bool automatic = text_equal(to, "automatic");

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "%s",
		automatic ? "A rule fills this group from now on. Nobody has come or gone: write the rule, then save it."
				  : "The group is filled by hand from now on. Everybody in it stays.");
	redirect(request, automatic ? "/groups/%lld/rules" : "/groups/%lld/settings", (long long)request->ctx.group);
	return OK;
}
