#include "web/pages/help.h"

#include "base/text.h"

/* A topic is a template in templates/help/. */
static const struct topic {
	const char *topic, *template_name, *title;
} topics[] = {
	{ "enrol", "help/enrol.tpl", "Fill a group" },
	{ "rules", "help/rules.tpl", "Groups that fill themselves" },
	{ "codes", "help/codes.tpl", "Codes and keys" },
	{ "join", "help/join.tpl", "The join page" },
	{ "imports", "help/imports.tpl", "Import people from a file" },
	{ "invites", "help/invites.tpl", "Invites and their statuses" },
	{ "mail", "help/mail.tpl", "Mail that does not arrive" },
	{ "lessons", "help/lessons.tpl", "Write a course" },
	{ "xapi", "help/xapi.tpl", "Progress from other systems" },
	{ "orders", "help/orders.tpl", "Order seats and courses" },
	{ "seats", "help/seats.tpl", "Seats" },
	{ "reports", "help/reports.tpl", "Reports" },
	{ "roles", "help/roles.tpl", "Who may do what" },
	{ "accept", "help/accept.tpl", "Accept an invite" },
	{ "redeem", "help/redeem.tpl", "Redeem a code" },
	{ "learning", "help/learning.tpl", "Take a course" },
	{ "certificates", "help/certificates.tpl", "Certificates" },
	{ "leave", "help/leave.tpl", "Your data, and leaving" },
	{ "sign-in", "help/sign-in.tpl", "Trouble logging in" },
};

enum outcome
help_index(struct request *request)
{
	page_show(request, "help/index.tpl", "Help");
	return OK;
}

enum outcome
help_show(struct request *request)
{
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
		if (text_equal(path_text(request, "topic"), topics[i].topic)) {
			page_show(request, topics[i].template_name, topics[i].title);
			return OK;
		}
	return NOT_FOUND;
}
