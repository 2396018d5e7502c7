/* A form's field for a branch. */
#include <string.h>

#include "web/pages/branches.h"

#define SELECT_MOST 300 /* a longer list is typed into */

size_t
branch_field_show(struct request *request, const struct branches *branches, const struct branch_field *asks)
{
	bool typed = request->method == POST && request->ctx.problems && field_given(request, asks->name);
	const char *value = typed ? field(request, asks->name) : asks->stored;
	const char *wrong = field_error(request, asks->name);
	size_t offered = 0;

	for (size_t i = 0; i < branches->count; i++, offered++) {
		const struct branch *branch = &branches->all[i];
		struct view *round;

		if (branch == asks->skip) {
			i += branch->below;
			offered--;
			continue;
		}
		round = view_section(request->body, "branch_option");
		view_text(round, "path", branch->path);
		view_flag(round, "chosen", strcmp(branch->path, value) == 0);
	}
	view_text(request->body, "branch_field", asks->name);
	view_text(request->body, "branch_label", asks->label);
	view_text(request->body, "branch_none_label", asks->none);
	view_text(request->body, "branch_value", value);
	view_text(request->body, "branch_wrong", wrong);
	view_show(request->body, branches->count <= SELECT_MOST ? "branch_select" : "branch_typed");
	return offered;
}
