/* Enrolment keys of one group, in batches: made, downloaded, printed, followed and revoked. */
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/key.h"
#include "queries.h"
#include "web/export.h"
#include "web/pager.h"
#include "web/pages/codes.h"
#include "web/pages/dashboard.h"
#include "web/pages/redeem.h"
#include "web/qr.h"

#define PIPS 20
#define CHARACTERS_SHOWN 10 /* of a key: "MU7K-4QXR-" tells two apart, and cannot be used */
#define HIDDEN "••••"

/* ---------------------------------------------------------------- batches */

/* Without its end: enough for whoever holds a card and looks for its batch. */
static const char *
masked(struct arena *arena, const char *nonce, int64_t number)
{
	return arena_text(arena, "%.*s%s", CHARACTERS_SHOWN, key_text(arena, nonce, number), HIDDEN);
}

static void
show_pips(struct view *view, int64_t redeemed, int64_t made)
{
	int64_t pips = (redeemed * PIPS + made - 1) / made;

	view_integer(view, "pips", pips);
	view_integer(view, "pips_free", PIPS - pips);
	view_integer(view, "pips_at", pips);
}

void
keys_show_batches(struct request *request, int64_t most)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = { .after.text = "", .most = most };
	struct rows *rows, *before = NULL;
	struct view *round;

	if (!most)
		pager = pager_start(request);
	rows = q_key_batch_page(ctx->db, ctx->organisation, ctx->group, pager_below(&pager), pager.most + 1);
	page_field(request, "keys", NULL);
	page_field(request, "name", NULL);
	while ((round = pager_next(request, &pager, "batch", rows, -1, KEY_BATCH_PAGE_ID))) {
		view_text(round, "example", masked(ctx->arena, row_text(rows, KEY_BATCH_PAGE_NONCE), 1));
		show_pips(round, row_integer(rows, KEY_BATCH_PAGE_REDEEMED), row_integer(rows, KEY_BATCH_PAGE_MADE));
	}
	view_flag(request->body, "batches_more", most && pager.more);
	if (most)
		return;
	if (pager.after.id && pager.shown)
		before = q_key_batch_page_before(ctx->db, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
}

enum outcome
keys_index(struct request *request)
{
	dashboard_show(request, "keys/index.tpl", "codes", "Enrolment keys");
	keys_show_batches(request, 0);
	return OK;
}

enum outcome
keys_create(struct request *request)
{
	int64_t batch;
	enum outcome result = key_make(&request->ctx, field(request, "keys"), field(request, "name"), &batch);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The keys are there, and each holds a seat. Download them or print them as cards.");
		redirect(request, "/groups/%lld/keys/%lld", (long long)request->ctx.group, (long long)batch);
	}
	return result;
}

/* ---------------------------------------------------------------- one batch */

static const char *
unused_words(struct arena *arena, int64_t unused)
{
	if (unused == 0)
		return "No key is unused";
	return text_counted(arena, unused, "key is unused", "keys are unused");
}

/* The page of the batch in the path; NULL: there is none. */
static const struct rows *
show_batch(struct request *request, const char *template_name, const char *crumb)
{
	struct ctx *ctx = &request->ctx;
	struct rows *batch = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));
	const char *name;

	if (!row_one(batch))
		return NULL;
	name = row_text(batch, KEY_BATCH_GET_NAME);
	dashboard_show(request, template_name, "codes", crumb ? arena_text(ctx->arena, "%s %s", crumb, name) : name);
	view_row(request->body, batch);
	view_text(request->body, "batch_name", name);
	view_integer(request->body, "batch_id", row_integer(batch, KEY_BATCH_GET_ID));
	view_text(request->body, "unused_words", unused_words(ctx->arena, row_integer(batch, KEY_BATCH_GET_UNUSED)));
	view_text(request->body, "redeem_host", redeem_host(request));
	return batch;
}

enum outcome
keys_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const struct rows *batch = show_batch(request, "keys/show.tpl", NULL);
	struct rows *rows, *before = NULL;
	const char *nonce;
	struct view *round;
	int64_t id;

	if (!batch)
		return NOT_FOUND;
	id = row_integer(batch, KEY_BATCH_GET_ID);
	nonce = row_text(batch, KEY_BATCH_GET_NONCE);
	/* The number is both key and id of the list: what pages by it never sees the keys of another batch. */
	rows = q_key_page(ctx->db, ctx->organisation, id, pager.after.id, PAGE_ROWS_ASKED);
	while ((round = pager_next(request, &pager, "key", rows, -1, KEY_PAGE_NUMBER))) {
		bool unused = text_equal(row_text(rows, KEY_PAGE_STATUS_IS), "unused");
		int64_t number = row_integer(rows, KEY_PAGE_NUMBER);

		view_text(round, "text", unused ? key_text(ctx->arena, nonce, number) : masked(ctx->arena, nonce, number));
	}
	if (pager.after.id && pager.shown)
		before = q_key_page_before(ctx->db, id, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, row_integer(batch, KEY_BATCH_GET_MADE), "");
	return OK;
}

/* What the rows of the file have in common. */
struct batch {
	struct request *request;
	int64_t id;
	const char *nonce;
};

static void
write_key(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const struct batch *batch = context;
	bool unused = text_equal(row_text(rows, KEY_EXPORT_STATUS), "unused");
	const char *key = key_text(arena, batch->nonce, row_integer(rows, KEY_EXPORT_NUMBER));

	csv_value(csv, key);
	csv_value(csv, redeem_url(batch->request, key));
	csv_value(csv, row_text(rows, KEY_EXPORT_STATUS));
	csv_value(csv, row_text(rows, KEY_EXPORT_EMAIL));
	csv_value(csv, unused ? "" : zone_date(arena, row_integer(rows, KEY_EXPORT_STATUS_AT)));
}

static struct rows *
file_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct batch *batch = context;

	return q_key_export(ctx->db, ctx->organisation, batch->id, after->id, most);
}

enum outcome
keys_export(struct request *request)
{
	static const char *const head[] = { "key", "link", "status", "redeemed by", "since", NULL };
	struct ctx *ctx = &request->ctx;
	struct rows *row = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));
	struct batch *batch = arena_alloc(ctx->arena, sizeof *batch);

	if (!row_one(row))
		return NOT_FOUND;
	*batch = (struct batch){ request, row_integer(row, KEY_BATCH_GET_ID), row_text(row, KEY_BATCH_GET_NONCE) };
	send_csv(request,
		&(struct export){ .name = arena_text(ctx->arena, "keys-%s.csv", row_text(row, KEY_BATCH_GET_NAME)),
			.head = head,
			.page = file_page,
			.key_column = -1,
			.id_column = KEY_EXPORT_NUMBER,
			.each = write_key,
			.context = batch });
	return OK;
}

enum outcome
keys_cards(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct rows *batch = show_batch(request, "keys/cards.tpl", "Cards of");
	struct rows *rows;
	const char *nonce;

	if (!batch)
		return NOT_FOUND;
	nonce = row_text(batch, KEY_BATCH_GET_NONCE);
	rows = q_key_unused(ctx->db, ctx->organisation, row_integer(batch, KEY_BATCH_GET_ID));
	view_flag(request->body, "cards", row_integer(batch, KEY_BATCH_GET_UNUSED));
	while (row_next(rows)) {
		struct view *card = view_section(request->body, "card");
		const char *key = key_text(ctx->arena, nonce, row_integer(rows, KEY_UNUSED_NUMBER));

		view_text(card, "text", key);
		qr_show(request, card, redeem_url(request, key));
	}
	return OK;
}

/* ---------------------------------------------------------------- revoking */

enum outcome
keys_revoke_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *key = q_key_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));

	if (!row_one(key) || !text_equal(row_text(key, KEY_GET_STATUS), "unused"))
		return NOT_FOUND;
	dashboard_show(request, "keys/revoke.tpl", "codes", "Revoke a key");
	view_row(request->body, key);
	view_show(request->body, "one");
	view_text(request->body, "batch_name", row_text(key, KEY_GET_NAME));
	view_text(request->body, "text", key_text(ctx->arena, row_text(key, KEY_GET_NONCE), row_integer(key, KEY_GET_NUMBER)));
	return OK;
}

enum outcome
keys_revoke(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id"), batch = rows_integer(q_key_batch_of(ctx->db, ctx->organisation, id));
	enum outcome result = key_revoke(ctx, id);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The key is revoked and its seat is free.");
		redirect(request, "/groups/%lld/keys/%lld", (long long)ctx->group, (long long)batch);
	}
	return result;
}

enum outcome
keys_revoke_unused_confirm(struct request *request)
{
	const struct rows *batch = show_batch(request, "keys/revoke.tpl", "Revoke keys of");

	if (!batch)
		return NOT_FOUND;
	view_show(request->body, "all");
	return OK;
}

enum outcome
keys_revoke_unused(struct request *request)
{
	int64_t id = path_id(request, "id"), revoked;
	enum outcome result = key_revoke_unused(&request->ctx, id, &revoked);

	if (result != OK)
		return result;
	if (revoked == 0)
		leave_note(request, NOTE_WARN, NULL, "No key was unused any more, so none was revoked.");
	else
		leave_note(request, NOTE_OK, NULL,
			revoked == 1 ? "%lld key is revoked and its seat is free." : "%lld keys are revoked and their seats are free.",
			(long long)revoked);
	redirect(request, "/groups/%lld/keys/%lld", (long long)request->ctx.group, (long long)id);
	return OK;
}
