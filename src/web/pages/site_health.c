/* Site administration: how the installation is. */
#include "base/text.h"
#include "queries.h"
#include "web/pages/site.h"

#define COUNT_MOST 10000 /* the queries stop counting after this */
#define LATE 600         /* seconds after which something in the background is out of step */

static void
show_count(struct request *request, const char *name, int64_t count)
{
	struct arena *arena = request->ctx.arena;

	view_text(request->body, name,
		count > COUNT_MOST ? arena_text(arena, "more than %s", text_number(arena, COUNT_MOST)) : text_number(arena, count));
}

/* When a part of the background was last seen, and whether that is too long ago. */
static void
show_seen(struct request *request, const char *name)
{
	struct arena *arena = request->ctx.arena;
	int64_t seen = rows_integer(q_site_seen(request->ctx.db, name)), late = request->ctx.now - LATE;

	view_text(request->body, arena_text(arena, "%s_at", name), seen ? arena_text(arena, "%lld", (long long)seen) : NULL);
	view_flag(request->body, arena_text(arena, "%s_unseen", name), !seen);
	view_flag(request->body, arena_text(arena, "%s_late", name), seen && seen < late);
	view_flag(request->body, arena_text(arena, "%s_well", name), seen >= late);
}

static void
show_mails(struct request *request)
{
	struct db *db = request->ctx.db;
	int64_t now = request->ctx.now, oldest = rows_integer(q_site_mails_oldest(db, now));

	show_count(request, "mails_due", rows_integer(q_site_mails_due(db, now)));
	show_count(request, "mails_later", rows_integer(q_site_mails_later(db, now)));
	show_count(request, "mails_failed", rows_integer(q_site_mails_failed(db)));
	view_integer(request->body, "oldest_at", oldest);
	view_flag(request->body, "oldest_late", oldest && oldest < now - LATE);
	view_text(request->body, "mail_down", rows_text(q_site_mails_down(db, now)));
	view_rows(request->body, "failed", q_site_mails_failed_latest(db));
}

enum outcome
site_health(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	page_show(request, "site/health.tpl", "Health");
	view_integer(request->body, "now", ctx->now);
	show_mails(request);
	show_seen(request, "mailer");
	show_seen(request, "runner");
	show_count(request, "jobs_waiting", rows_integer(q_site_jobs_waiting(ctx->db)));
	show_count(request, "jobs_dead", rows_integer(q_site_jobs_dead(ctx->db)));
	view_rows(request->body, "dead", q_site_jobs_dead_latest(ctx->db));
	view_text(request->body, "database_size", text_size(ctx->arena, rows_integer(q_site_database_size(ctx->db))));
	view_text(request->body, "engine", db_engine(ctx->db));
	view_integer(request->body, "schema_version", db_version(ctx->db));
	return OK;
}
