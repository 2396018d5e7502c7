#include "web/pages/start.h"
#include "web/response.h"

enum outcome
start_index(struct request *request)
{
	const struct session *session = request->session;

	if (!session)
		redirect(request, "/login");
	else if (session->role >= LEADER && session->organisation)
		redirect(request, "/groups");
	else if (session->role == SITE_ADMIN)
		redirect(request, "/admin/organisations");
	else
		redirect(request, "/learning");
	return OK;
}

enum outcome
start_health(struct request *request)
{
	static const char well[] = "ok\n", stale[] = "the database is not at this program's version: run muster migrate\n";

	if (db_version(request->ctx.db) == db_version_needed())
		response_body(request->response, 200, "text/plain; charset=utf-8", well, sizeof well - 1);
	else
		response_body(request->response, 503, "text/plain; charset=utf-8", stale, sizeof stale - 1);
	return OK;
}
