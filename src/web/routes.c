/* Every page there is. What is not listed is 404; nothing is open to anyone who has not the role named here. */
#include "web/pages/learners.h"
#include "web/pages/start.h"
#include "web/route.h"

const struct route routes[] = {
	{ GET, "/", PUBLIC, start_index },
	{ GET, "/healthz", PUBLIC, start_health },

	{ GET, "/groups/:group", LEADER, learners_index },
	{ GET, "/groups/:group/learners.csv", LEADER, learners_export },
	{ POST, "/groups/:group/learners/bulk", LEADER, learners_bulk },
	{ POST, "/groups/:group/learners/bring-back/:id", LEADER, learners_bring_back },
	{ GET, "/groups/:group/learners/:id/remove", LEADER, learners_remove_confirm },
	{ POST, "/groups/:group/learners/:id/remove", LEADER, learners_remove },
	{ GET, "/groups/:group/learners/:id/archive", ADMIN, learners_archive_confirm },
	{ POST, "/groups/:group/learners/:id/archive", ADMIN, learners_archive },
	{ POST, "/groups/:group/learners/:id/restore", ADMIN, learners_restore },
	{ POST, "/groups/:group/invites/:id/resend", LEADER, invites_resend },
	{ GET, "/groups/:group/invites/:id/cancel", LEADER, invites_cancel_confirm },
	{ POST, "/groups/:group/invites/:id/cancel", LEADER, invites_cancel },
	{ POST, "/groups/:group/invites/:id/reinvite", LEADER, invites_reinvite },
	{ GET, "/groups/:group/invites/:id/email", LEADER, invites_email },
	{ POST, "/groups/:group/invites/:id/email", LEADER, invites_email_update, .again = invites_email },
};

const size_t route_count = sizeof routes / sizeof routes[0];
