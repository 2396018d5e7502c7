/* What administrators do with a certificate: revoke it, let it count again, have it say its learner's name of now. */
#include "domain/certificate.h"
#include "queries.h"
#include "web/pages/certificates.h"

/* Of the organisation, by its number; id 0: none that it has. */
static struct certificate
find(struct request *request)
{
	struct certificate found = certificate_look(&request->ctx, path_text(request, "code"));

	if (found.state == CERTIFICATE_UNKNOWN || !certificate_seen(&request->ctx, &found))
		return (struct certificate){ .state = CERTIFICATE_UNKNOWN };
	return found;
}

static enum outcome
show(struct request *request, const char *template_name, const char *title)
{
	struct certificate found = find(request);
	struct rows *rows = q_certificate_get(request->ctx.db, request->ctx.organisation, found.id);

	if (!found.id || !row_one(rows))
		return NOT_FOUND;
	page_show(request, template_name, title);
	certificate_fill(request, &found);
	view_row(request->body, rows);
	return OK;
}

enum outcome
certificates_revoke_confirm(struct request *request)
{
	enum outcome result = show(request, "certificates/revoke.tpl", "Revoke a certificate");

	if (result == OK)
		page_field(request, "why", NULL);
	return result;
}

enum outcome
certificates_reissue_confirm(struct request *request)
{
	return show(request, "certificates/reissue.tpl", "Issue a certificate anew");
}

/* Back to the page of the certificate, with a note. */
static void
back(struct request *request, const struct certificate *certificate, const char *undo, const char *words)
{
	leave_note(request, NOTE_OK, undo, "%s", words);
	redirect(request, "/certificates/%s", certificate->number);
}

enum outcome
certificates_revoke(struct request *request)
{
	struct certificate found = find(request);
	enum outcome result = found.id ? certificate_revoke(&request->ctx, found.id, field(request, "why")) : NOT_FOUND;

	if (result == OK)
		back(request, &found, arena_text(request->ctx.arena, "/certificates/%s/restore", found.number),
			"The certificate is revoked. Whoever looks up its number sees that.");
	return result;
}

enum outcome
certificates_restore(struct request *request)
{
	struct certificate found = find(request);
	enum outcome result = found.id ? certificate_restore(&request->ctx, found.id) : NOT_FOUND;

	if (result == OK)
		back(request, &found, NULL, "The certificate counts again.");
	return result;
}

enum outcome
certificates_reissue(struct request *request)
{
	struct certificate found = find(request);
	enum outcome result = found.id ? certificate_reissue(&request->ctx, found.id) : NOT_FOUND;

	if (result == OK)
		back(request, &found, NULL, "The certificate says the new name now, under the same number.");
	return result;
}
