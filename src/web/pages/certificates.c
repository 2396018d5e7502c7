#include "web/pages/certificates.h"

#include <string.h>

#include "base/text.h"
#include "domain/code.h"
#include "domain/throttle.h"
#include "queries.h"
#include "web/certificate_pdf.h"
#include "web/form.h"
#include "web/qr.h"
#include "web/response.h"

/* Characters from which on a text is set smaller on the printed page, which has the room of one A4. */
#define NAME_LONG 36
#define NAME_LONGER 80
#define TITLE_LONG 60
#define TITLE_LONGER 130

/* ---------------------------------------------------------------- looking one up */

static bool
is_own(const struct request *request, const struct certificate *certificate)
{
	return request->ctx.account && request->ctx.account == certificate->account;
}

/* Looked up once a request, since a wrong number counts. The snapshot of a page that only reads would be in the way of that.
   Nobody is kept from what is theirs, or theirs to look after, by what others guessed at the same address. */
static const struct certificate *
find(struct request *request)
{
	struct certificate *found = arena_alloc(request->ctx.arena, sizeof *found);
	const char *typed = path_text(request, "code");

	if (request->session) {
		*found = certificate_look(&request->ctx, typed);
		if (found->state != CERTIFICATE_UNKNOWN && (is_own(request, found) || certificate_seen(&request->ctx, found)))
			return found;
		if (request->method == POST) /* a button of its page is no guess */
			return found;
	}
	db_rollback(request->ctx.db);
	*found = certificate_find(&request->ctx, typed, request->address);
	return found;
}

static const char *
address_of(struct request *request, const struct certificate *certificate)
{
	return arena_text(request->ctx.arena, "%s/certificates/%s", request->ctx.conf->base_url, certificate->number);
}

static void
show_field(struct request *request, const char *typed)
{
	page_show(request, "certificates/index.tpl", "Check a certificate");
	view_text(request->page, "gate_words", "A certificate is as good as its word.");
	view_text(request->body, "number", typed);
	view_text(request->body, "unknown", NULL);
	view_text(request->body, "wait_words", NULL);
}

static enum outcome
show_unknown(struct request *request, const char *typed)
{
	show_field(request, typed);
	view_show(request->body, "unknown");
	request->response->status = 404;
	return OK;
}

static enum outcome
show_limited(struct request *request, const struct certificate *found)
{
	struct ctx *ctx = &request->ctx;

	show_field(request, NULL);
	view_text(request->body, "wait_words", throttle_wait_words(ctx->arena, ctx->now, found->until));
	request->response->status = 429;
	return OK;
}

enum outcome
certificates_index(struct request *request)
{
	const char *typed = field(request, "number"), *key = code_key(request->ctx.arena, typed);

	if (key)
		redirect(request, "/certificates/%s", code_dashed(request->ctx.arena, key));
	else if (*typed)
		return show_unknown(request, typed);
	else
		show_field(request, NULL);
	return OK;
}

/* ---------------------------------------------------------------- the page */

static const char *
size_for(const char *words, size_t from, size_t far_from)
{
	size_t characters = text_characters(words);

	return characters > far_from ? "longer" : characters > from ? "long" : NULL;
}

void
certificate_fill(struct request *request, const struct certificate *certificate)
{
	static const char *const states[] = { "state_is_valid", "state_is_expired", "state_is_revoked" };
	struct view *body = request->body;

	view_show(body, states[certificate->state]);
	view_text(body, "number", certificate->number);
	view_text(body, "learner_name", certificate->learner_name);
	view_text(body, "course_title", certificate->course_title);
	view_text(body, "issuer_name", certificate->organisation_name);
	view_text(body, "completed", certificate->completed);
	view_text(body, "valid_until", certificate->valid_until);
	view_flag(body, "for_good", !certificate->valid_until);
}

/* What its owner and those who manage it see beside the verdict: the certificate itself. */
static void
show_paper(struct request *request, const struct certificate *certificate)
{
	struct view *paper = view_section(request->body, "paper");
	const char *address = address_of(request, certificate);

	view_text(paper, "name_size", size_for(certificate->learner_name, NAME_LONG, NAME_LONGER));
	view_text(paper, "title_size", size_for(certificate->course_title, TITLE_LONG, TITLE_LONGER));
	view_text(paper, "address", address);
	qr_show(request, paper, address);
}

static void
show_management(struct request *request, const struct certificate *certificate)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_certificate_get(ctx->db, ctx->organisation, certificate->id);

	if (!row_one(rows))
		return;
	view_row(view_section(request->body, "manage"), rows);
}

/* Where its owner takes the course again, from some time before it expires. */
static void
show_renewal(struct request *request, const struct certificate *certificate)
{
	struct rows *rows = q_certificate_of_account(request->ctx.db, certificate->account, certificate->id, request->ctx.now, 1);

	if (row_one(rows) && !row_is_null(rows, CERTIFICATE_OF_ACCOUNT_AGAIN_IS))
		view_row(view_section(request->body, "renewal"), rows);
}

static void
show_stranger(struct request *request, const struct certificate *certificate)
{
	const char *path = arena_text(request->ctx.arena, "/certificates/%s", certificate->number);

	/* A revoked one is printed by nobody. */
	view_text(request->body, "log_in_to", request->session || certificate->state == CERTIFICATE_REVOKED ? NULL : path);
}

enum outcome
certificates_show(struct request *request)
{
	const struct certificate *found = find(request);
	bool own, managed;

	if (found->state == CERTIFICATE_LIMITED)
		return show_limited(request, found);
	if (found->state == CERTIFICATE_UNKNOWN)
		return show_unknown(request, path_text(request, "code"));
	own = is_own(request, found);
	managed = certificate_seen(&request->ctx, found);
	page_show(request, "certificates/show.tpl", arena_text(request->ctx.arena, "Certificate %s", found->number));
	view_text(request->page, "gate_words", "A certificate is as good as its word.");
	response_header(request->response, request->ctx.arena, "X-Robots-Tag", "noindex");
	certificate_fill(request, found);
	view_integer(request->body, "checked_at", request->ctx.now);
	view_flag(request->body, "own", own);
	view_flag(request->body, "not_own", !own);
	view_text(request->body, "log_in_to", NULL);
	if (own)
		show_renewal(request, found);
	if ((own || managed) && found->state != CERTIFICATE_REVOKED)
		show_paper(request, found);
	if (managed && request->ctx.role >= ADMIN)
		show_management(request, found);
	if (!own && !managed)
		show_stranger(request, found);
	return OK;
}

enum outcome
certificates_pdf(struct request *request)
{
	const struct certificate *found = find(request);
	struct buffer file;

	if (found->state == CERTIFICATE_LIMITED)
		return show_limited(request, found);
	if (found->state == CERTIFICATE_UNKNOWN || found->state == CERTIFICATE_REVOKED ||
		(!is_own(request, found) && !certificate_seen(&request->ctx, found)))
		return NOT_FOUND;
	file = certificate_pdf(request->ctx.arena, found, address_of(request, found));
	send_file(
		request, arena_text(request->ctx.arena, "certificate-%s.pdf", found->number), "application/pdf", file.data, file.length);
	return OK;
}
