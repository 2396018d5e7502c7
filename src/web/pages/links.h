/* Links of mails that lead nowhere any more. */
#ifndef MUSTER_LINKS_H
#define MUSTER_LINKS_H

#include "domain/token.h"
#include "web/request.h"

/* The page that says that this link was used, has run out or was never one of ours, and how to get another.
   purpose: "password" or "address". */
enum outcome link_over(struct request *request, const struct token *token, const char *purpose);

#endif
