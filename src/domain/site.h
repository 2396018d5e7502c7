/* What the site's administrators do to accounts, and what they see of the installation's health. */
#ifndef MUSTER_SITE_H
#define MUSTER_SITE_H

#include "domain/ctx.h"

/* INVALID when no site administrator would be left, or the account is closed. */
enum outcome site_set_admin(struct ctx *ctx, int64_t account, bool on);
/* A mail with a link to set a password. INVALID for a closed account. */
enum outcome site_send_reset(struct ctx *ctx, int64_t account);
/* Everywhere at once. *ended: how many sessions there were. */
enum outcome site_end_sessions(struct ctx *ctx, int64_t account, int64_t *ended);
/* As account_shut() does it. Their addresses stay theirs. */
enum outcome site_close_account(struct ctx *ctx, int64_t account);
/* They can sign in again; organisations restore them themselves. INVALID where its owner closed it. */
enum outcome site_reopen_account(struct ctx *ctx, int64_t account);

/* The mailer ("mailer") and the runners ("runner") say about once a minute that they are at work. In a transaction. */
void site_heartbeat(struct ctx *ctx, const char *name);

#endif
