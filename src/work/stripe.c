/* Stripe's Checkout, by its public API: forms there, JSON back, the secret key as a bearer's token. */
#include <string.h>

#include "base/text.h"
#include "queries.h"
#include "work/https.h"
#include "work/payment.h"

#define API_VERSION "2024-06-20" /* the shape of its answers, whatever the account is set to */
#define FORM_MAX (256 << 10)
#define LINES_MAX 100 /* that a session may have */
#define WORDS_MAX 300 /* characters of its own that are shown */

static bool
is_of_use(int status)
{
	return status >= 200 && status < 300;
}

/* Another try may go well: too many calls, one with the same key at work just now, or trouble on their side. */
static bool
may_pass(int status)
{
	return status == 0 || status == 409 || status == 429 || status >= 500;
}

static const char *
words_of(struct ctx *ctx, const struct https_answer *answer, const struct payment_session *session)
{
	if (!answer->status)
		return arena_text(ctx->arena, "It gives no answer: %s", answer->words);
	return arena_text(ctx->arena, "It answers with %d. %s", answer->status,
		session->error ? text_cut(ctx->arena, session->error, WORDS_MAX) : "");
}

static struct provider_answer
call(struct ctx *ctx, const char *key, const char *once, const char *path, const char *form)
{
	const char *headers[] = {
		arena_text(ctx->arena, "Authorization: Bearer %s", key),
		"Stripe-Version: " API_VERSION,
		"Accept: application/json",
		once ? arena_text(ctx->arena, "Idempotency-Key: %s", once) : NULL,
		NULL,
	};
	struct https_call asked = { arena_text(ctx->arena, "%s/v1/%s", ctx->conf->api_url, path), form, headers };
	struct https_answer answer = https_ask(ctx->arena, &asked);
	struct provider_answer result = { .reached = UNREACHED };
	bool is_read = payment_session_read(ctx, answer.body, answer.length, &result.session);

	if (is_read && is_of_use(answer.status) && *result.session.id)
		result.reached = REACHED;
	else if (!is_of_use(answer.status) && !may_pass(answer.status))
		result.reached = text_equal(result.session.error_code, "resource_missing") ? UNKNOWN : REFUSED;
	/* It keeps what it answered to a key for a day, its own errors too. */
	result.is_final = once && answer.status >= 500;
	result.words = words_of(ctx, &answer, &result.session);
	return result;
}

static void
add_number(struct ctx *ctx, struct buffer *form, const char *name, int64_t number)
{
	https_form(form, name, arena_text(ctx->arena, "%lld", (long long)number));
}

static void
add_line(struct ctx *ctx, struct buffer *form, const struct checkout *checkout, int at, const char *label, int64_t quantity,
	int64_t price)
{
	const char *line = arena_text(ctx->arena, "line_items[%d]", at);

	https_form(form, arena_text(ctx->arena, "%s[price_data][currency]", line), checkout->currency);
	https_form(form, arena_text(ctx->arena, "%s[price_data][product_data][name]", line), label);
	add_number(ctx, form, arena_text(ctx->arena, "%s[price_data][unit_amount]", line), price);
	add_number(ctx, form, arena_text(ctx->arena, "%s[quantity]", line), quantity);
}

/* An order of more lines than a session may have is one line. */
static void
add_lines(struct ctx *ctx, struct buffer *form, const struct checkout *checkout)
{
	struct buffer lines = buffer_new(ctx->arena, FORM_MAX);
	struct rows *rows = q_payment_lines(ctx->db, checkout->order);
	int count = 0;

	while (row_next(rows) && count <= LINES_MAX)
		add_line(ctx, &lines, checkout, count++, row_text(rows, PAYMENT_LINES_LABEL), row_integer(rows, PAYMENT_LINES_QUANTITY),
			row_integer(rows, PAYMENT_LINES_PRICE));
	rows_end(rows);
	if (count == 0 || count > LINES_MAX) {
		lines = buffer_new(ctx->arena, FORM_MAX);
		add_line(ctx, &lines, checkout, 0, checkout->number, 1, checkout->total);
	}
	buffer_format(form, "&%s", lines.data);
}

/* Whose it is, for the events about it. */
static void
add_mark(struct ctx *ctx, struct buffer *form, const char *name, int64_t order)
{
	add_number(ctx, form, arena_text(ctx->arena, "%s[order]", name), order);
	https_form(form, arena_text(ctx->arena, "%s[muster]", name), payment_site(ctx));
}

static struct provider_answer
begin(struct ctx *ctx, const char *key, const struct checkout *checkout)
{
	const char *page = arena_text(ctx->arena, "%s/orders/%lld", ctx->conf->base_url, (long long)checkout->order);
	struct buffer form = buffer_new(ctx->arena, 2 * FORM_MAX);

	https_form(&form, "mode", "payment");
	add_number(ctx, &form, "client_reference_id", checkout->order);
	https_form(&form, "success_url", arena_text(ctx->arena, "%s?paid=1", page));
	https_form(&form, "cancel_url", page);
	add_mark(ctx, &form, "metadata", checkout->order);
	https_form(&form, "payment_intent_data[description]", checkout->number);
	add_mark(ctx, &form, "payment_intent_data[metadata]", checkout->order);
	add_lines(ctx, &form, checkout);
	return call(ctx, key, checkout->once, "checkout/sessions", form.data);
}

static struct provider_answer
find(struct ctx *ctx, const char *key, const char *session)
{
	return call(ctx, key, NULL, arena_text(ctx->arena, "checkout/sessions/%s", session), NULL);
}

static struct provider_answer
expire(struct ctx *ctx, const char *key, const char *session)
{
	return call(ctx, key, NULL, arena_text(ctx->arena, "checkout/sessions/%s/expire", session), "");
}

static struct provider_answer
refund(struct ctx *ctx, const char *key, const struct refund *refund)
{
	struct buffer form = buffer_new(ctx->arena, FORM_MAX);
	struct provider_answer answer;

	https_form(&form, "payment_intent", refund->payment_id);
	add_number(ctx, &form, "amount", refund->amount);
	add_mark(ctx, &form, "metadata", refund->order);
	answer = call(ctx, key, refund->once, "refunds", form.data);
	/* Somebody has paid it back by hand. */
	if (answer.reached == REFUSED && text_equal(answer.session.error_code, "charge_already_refunded"))
		answer.reached = REACHED;
	return answer;
}

const struct provider stripe = { "stripe", begin, find, expire, refund };
