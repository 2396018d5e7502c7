/* The link of an invite: derived from the installation's secret and the invite's nonce (memberships.token_nonce), so that its mail can be
   written again. */
#ifndef MUSTER_INVITE_LINK_H
#define MUSTER_INVITE_LINK_H

#include "domain/ctx.h"

const char *invite_token(struct arena *arena, const char *nonce);
/* As it stands in the mail: base_url/invite/<token>. */
const char *invite_link(struct ctx *ctx, const char *nonce);
/* What memberships.token_hash keeps of it. */
const char *invite_hash(struct arena *arena, const char *nonce);

#endif
