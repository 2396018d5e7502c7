/* The body of a form with a file: its fields go to request->form, the file to request->upload, a piece at a time. */
#ifndef MUSTER_UPLOAD_H
#define MUSTER_UPLOAD_H

#include "domain/ctx.h"
#include "web/answer.h"
#include "web/parse.h"

/* A file in the state directory for as long as it is open: it has no name, and goes whatever becomes of the process. A full disk is a fault. */
int unnamed_file(struct ctx *ctx);

/* 0, or the status of the refusal with *words set. Also 0 where the token that stands before the file is not right: the rest is not
   read then, and csrf_matches() is false. A full disk is a fault. */
int upload_read(struct request *request, const struct incoming *incoming, const struct body *body, const char **words);
/* Only the fields before the file, and nothing beyond body_limit, to carry them along. */
void upload_read_fields(struct request *request, const struct incoming *incoming, const struct body *body);
/* The request is over. */
void upload_close(struct request *request);

#endif
