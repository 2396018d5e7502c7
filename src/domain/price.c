#include "domain/price.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/course_offer.h"
#include "queries.h"

#define BLOCK_MOST 1000
#define PRICE_MOST 1000000000 /* of one seat or course: 10,000,000.00 */
#define NOT_SOLD (-1)

struct prices
price_load(struct ctx *ctx)
{
	struct rows *rows = q_price_get(ctx->db);
	struct prices prices;

	if (!row_one(rows))
		fault("there is no price list");
	prices = (struct prices){
		.currency = currency_find(row_text(rows, PRICE_GET_CURRENCY)),
		.seat_price = row_is_null(rows, PRICE_GET_SEAT_PRICE) ? NOT_SOLD : row_integer(rows, PRICE_GET_SEAT_PRICE),
		.seller = row_text(rows, PRICE_GET_SELLER),
		.terms = row_text(rows, PRICE_GET_TERMS),
		.invoice_days = row_integer(rows, PRICE_GET_INVOICE_DAYS),
	};
	if (!prices.currency)
		fault("the price list has an unknown currency");
	return prices;
}

/* What was done to the prices stands in the site's log. */
static void
note(const struct ctx *ctx, const char *verb, const char *subject, const char *detail)
{
	struct ctx site = ctx_within(ctx, 0, 0);

	activity_add(&site, verb, subject, detail);
}

/* ---------------------------------------------------------------- the list */

static int64_t
read_price(struct ctx *ctx, const struct currency *currency, const char *field, const char *typed)
{
	const char *text = clean_line(ctx, field, "The price", typed, 30);
	int64_t price = 0;

	if (!has_problem(ctx, field) && (!money_read(currency, text, &price) || price > PRICE_MOST))
		problem(ctx, field, "Enter a price like %s, at most %s.",
			money_typed(ctx->arena, currency, currency->decimals ? 2900 : 29),
			money_words(ctx->arena, currency->code, PRICE_MOST));
	return price;
}

/* NULL when there is none such. What is on offer has its price in the present one: then another is a problem. */
static const struct currency *
read_currency(struct ctx *ctx, const char *code)
{
	struct prices now = price_load(ctx);
	const struct currency *currency = currency_find(code);

	if (!currency)
		problem(ctx, "currency", "Choose a currency from the list.");
	else if (currency != now.currency && rows_integer(q_offer_count(ctx->db, 1)))
		problem(ctx, "currency", "The courses on offer have their prices in %s. Retire them first, then offer them anew.",
			now.currency->code);
	return currency;
}

enum outcome
price_set(struct ctx *ctx, const struct price_form *form)
{
	const struct currency *currency = read_currency(ctx, form->currency);
	const char *seat = clean_line(ctx, "seat_price", "The price", form->seat_price, 30);
	const char *seller = clean_block(ctx, "seller", "The seller", form->seller, BLOCK_MOST);
	const char *terms = clean_block(ctx, "terms", "The way to pay", form->terms, BLOCK_MOST);
	int64_t price = NOT_SOLD, days = 0;
	bool sells = *seat || rows_integer(q_offer_count(ctx->db, 1));

	if (sells && !*seller && !has_problem(ctx, "seller"))
		problem(ctx, "seller", "Enter the name and address of the seller: they stand on each invoice.");
	if (sells && !*terms && !has_problem(ctx, "terms"))
		problem(ctx, "terms", "Enter how to pay an invoice: it stands on each of them.");
	if (*seat && currency)
		price = read_price(ctx, currency, "seat_price", seat);
	if (!text_integer(clean_line(ctx, "invoice_days", "The number of days", form->invoice_days, 20), 0, 365, &days))
		problem(ctx, "invoice_days", "Enter a whole number of days from 0 to 365.");
	if (ctx->problems)
		return INVALID;
	q_price_set(ctx->db, currency->code, price, seller, terms, days, ctx->now);
	note(ctx, "prices.changed", "price list",
		price < 0 ? "Seats are not sold." : arena_text(ctx->arena, "A seat: %s", money_words(ctx->arena, currency->code, price)));
	return OK;
}

/* ---------------------------------------------------------------- courses on offer */

/* offer: the one that may keep its title; 0 for a new one. before: the course whose lessons it brings now. */
static struct course_words
read_offer(struct ctx *ctx, const struct offer_form *form, int64_t offer, int64_t before, int64_t *price)
{
	struct course_words words = course_read(ctx, &form->course);
	int64_t namesake = rows_integer(q_offer_by_title(ctx->db, words.title_key));

	if (*words.title && namesake && namesake != offer)
		problem(ctx, "title", "A course of this title is on offer already. Choose another title.");
	*price = read_price(ctx, price_load(ctx).currency, "price", form->price);
	if (form->source && !course_offer_may_bring(ctx, form->source, before))
		problem(ctx, "source", "Choose a course from the list: one that has published lessons.");
	return words;
}

static const char *
price_words(struct ctx *ctx, int64_t price)
{
	return money_words(ctx->arena, price_load(ctx).currency->code, price);
}

enum outcome
offer_create(struct ctx *ctx, const struct offer_form *form, int64_t *offer)
{
	int64_t price;
	struct course_words words = read_offer(ctx, form, 0, 0, &price);

	if (rows_integer(q_offer_count(ctx->db, OFFERS_MOST)) == OFFERS_MOST)
		problem(ctx, "", "%d courses are on offer, and that is the most. Retire one first.", OFFERS_MOST);
	if (ctx->problems)
		return INVALID;
	q_offer_add(ctx->db, words.title, words.title_key, words.description, words.minutes, price, form->source, ctx->now);
	*offer = db_new_id(ctx->db);
	note(ctx, "offer.created", words.title, price_words(ctx, price));
	return OK;
}

enum outcome
offer_update(struct ctx *ctx, int64_t offer, const struct offer_form *form)
{
	struct rows *rows = q_offer_get(ctx->db, offer);
	struct course_words words;
	int64_t price, before;

	if (!row_one(rows))
		return NOT_FOUND;
	before = row_integer(rows, OFFER_GET_COURSE_ID);
	words = read_offer(ctx, form, offer, before, &price);
	if (ctx->problems)
		return INVALID;
	q_offer_update(ctx->db, offer, words.title, words.title_key, words.description, words.minutes, price, form->source);
	if (form->source && form->source != before)
		course_offer_published(ctx, form->source);
	note(ctx, "offer.changed", words.title, price_words(ctx, price));
	return OK;
}

enum outcome
offer_retire(struct ctx *ctx, int64_t offer)
{
	struct rows *rows = q_offer_get(ctx->db, offer);

	if (!row_one(rows))
		return NOT_FOUND;
	q_offer_retire(ctx->db, offer);
	note(ctx, "offer.retired", row_text(rows, OFFER_GET_TITLE), NULL);
	return OK;
}
