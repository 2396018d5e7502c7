/* Certificates: the public page of each, the same to print or save for whoever it belongs to, and lists of them. */
#ifndef MUSTER_WEB_PAGES_CERTIFICATES_H
#define MUSTER_WEB_PAGES_CERTIFICATES_H

#include "domain/certificate.h"
#include "web/request.h"

enum outcome certificates_index(struct request *request);
enum outcome certificates_show(struct request *request);
enum outcome certificates_pdf(struct request *request);

/* certificate_deeds.c: what administrators do with one. */
enum outcome certificates_revoke_confirm(struct request *request);
enum outcome certificates_revoke(struct request *request);
enum outcome certificates_restore(struct request *request);
enum outcome certificates_reissue_confirm(struct request *request);
enum outcome certificates_reissue(struct request *request);

/* certificate_lists.c */
enum outcome course_certificates(struct request *request);
enum outcome course_certificates_export(struct request *request);

/* Fills templates/learning/certificates.tpl: those of whoever is signed in. Returns how many there are. */
size_t certificates_show_own(struct request *request);
/* Fills templates/members/certificates.tpl. leader: who looks and is no administrator, else 0. */
void certificates_show_of_member(struct request *request, int64_t member, int64_t leader);

/* The sections of the page that a certificate stands on: {{state_is_valid}}, {{number}} and what it says. */
void certificate_fill(struct request *request, const struct certificate *certificate);

#endif
