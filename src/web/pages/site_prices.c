/* Site administration: what the site sells. */
#include "base/text.h"
#include "domain/price.h"
#include "queries.h"
#include "web/pages/orders.h"
#include "web/pages/site_orders.h"

#define SOURCES_MOST 200

static void
show_currencies(struct request *request, const struct currency *stored)
{
	const char *chosen = request->ctx.problems ? field(request, "currency") : stored->code;

	for (const struct currency *currency = currencies; currency->code; currency++) {
		struct view *round = view_section(request->body, "currency_option");

		view_text(round, "code", currency->code);
		view_text(round, "label", currency->name);
		view_flag(round, "chosen", text_equal(currency->code, chosen));
	}
}

static void
show_offers(struct request *request, const char *currency)
{
	struct rows *rows = q_offer_list(request->ctx.db);
	bool any = false;

	for (; row_next(rows); any = true) {
		struct view *round = view_section(request->body, "offer");

		view_row(round, rows);
		order_show_amount(request, round, "price", currency, row_integer(rows, OFFER_LIST_PRICE));
	}
	view_show(request->body, any ? "offer_any" : "offer_none");
}

enum outcome
site_prices(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct prices prices = price_load(ctx);

	page_show(request, "site/prices.tpl", "Prices");
	show_currencies(request, prices.currency);
	page_field(request, "seat_price", prices.seat_price < 0 ? NULL : money_typed(ctx->arena, prices.currency, prices.seat_price));
	page_field(request, "seller", prices.seller);
	page_field(request, "terms", prices.terms);
	page_field(request, "invoice_days", arena_text(ctx->arena, "%lld", (long long)prices.invoice_days));
	show_offers(request, prices.currency->code);
	return OK;
}

static enum outcome
back_to_prices(struct request *request, enum outcome outcome, const char *words)
{
	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/admin/prices");
	}
	return outcome;
}

enum outcome
site_prices_update(struct request *request)
{
	struct price_form form = { .currency = field(request, "currency"),
		.seat_price = field(request, "seat_price"),
		.seller = field(request, "seller"),
		.terms = field(request, "terms"),
		.invoice_days = field(request, "invoice_days") };

	return back_to_prices(
		request, price_set(&request->ctx, &form), "The prices are saved. Orders that were made before keep theirs.");
}

/* ---------------------------------------------------------------- a course on offer */

static struct offer_form
form_of(struct request *request)
{
	return (struct offer_form){ .course = { .title = field(request, "title"),
									.description = field(request, "description"),
									.minutes = field(request, "minutes") },
		.price = field(request, "price"),
		.source = field_integer(request, "source", 0) };
}

static void
show_sources(struct request *request, int64_t stored)
{
	struct ctx *ctx = &request->ctx;
	int64_t chosen = ctx->problems ? field_integer(request, "source", stored) : stored;
	struct rows *rows = q_course_offer_sources(ctx->db, ctx->organisation, stored, SOURCES_MOST);

	page_options(request, "source_option", rows, COURSE_OFFER_SOURCES_ID, chosen);
}

static void
show_form(struct request *request, const struct rows *offer)
{
	struct ctx *ctx = &request->ctx;
	const struct currency *currency = price_load(ctx).currency;

	view_text(request->body, "currency_code", currency->code);
	page_field(request, "title", offer ? row_text(offer, OFFER_GET_TITLE) : NULL);
	page_field(request, "description", offer ? row_text(offer, OFFER_GET_DESCRIPTION) : NULL);
	page_field(request, "minutes", offer ? row_text(offer, OFFER_GET_MINUTES_SAID) : NULL);
	show_sources(request, offer ? row_integer(offer, OFFER_GET_COURSE_ID) : 0);
	page_field(request, "price", offer ? money_typed(ctx->arena, currency, row_integer(offer, OFFER_GET_PRICE)) : NULL);
}

enum outcome
site_offer_new(struct request *request)
{
	page_show(request, "site/offer_new.tpl", "Offer a course");
	show_form(request, NULL);
	return OK;
}

enum outcome
site_offer_create(struct request *request)
{
	struct offer_form form = form_of(request);
	int64_t offer;

	return back_to_prices(request, offer_create(&request->ctx, &form, &offer), "The course is on offer.");
}

/* verb: what the page does to it, its title before the course's. */
static const struct rows *
show_offer(struct request *request, const char *template_name, const char *verb)
{
	struct rows *rows = q_offer_get(request->ctx.db, path_id(request, "id"));
	const char *title;

	if (!row_one(rows))
		return NULL;
	title = row_text(rows, OFFER_GET_TITLE);
	page_show(request, template_name, arena_text(request->ctx.arena, "%s%s", verb, title));
	view_integer(request->body, "id", path_id(request, "id"));
	view_text(request->body, "offer_title", title);
	return rows;
}

enum outcome
site_offer_edit(struct request *request)
{
	const struct rows *offer = show_offer(request, "site/offer.tpl", "");

	if (!offer)
		return NOT_FOUND;
	show_form(request, offer);
	return OK;
}

enum outcome
site_offer_update(struct request *request)
{
	struct offer_form form = form_of(request);

	return back_to_prices(request, offer_update(&request->ctx, path_id(request, "id"), &form),
		"The course is saved. Whoever has ordered it keeps what they ordered.");
}

enum outcome
site_offer_retire_confirm(struct request *request)
{
	return show_offer(request, "site/offer_retire.tpl", "Retire ") ? OK : NOT_FOUND;
}

enum outcome
site_offer_retire(struct request *request)
{
	return back_to_prices(request, offer_retire(&request->ctx, path_id(request, "id")), "The course is not on offer any more.");
}
