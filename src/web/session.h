/* The cookie, the token against forged forms, and whether a request came from our own pages.
   The cookie holds 43 random characters: of a session (domain/session.h), or of a visitor who was shown a form. */
#ifndef MUSTER_WEB_SESSION_H
#define MUSTER_WEB_SESSION_H

#include "web/request.h"

const char *cookie_name(const struct conf *conf);
/* Sets the cookie where sign_in(), sign_out() or a visitor's first form asked for it. */
void cookie_send(struct request *request);

/* The session that the cookie names, if any: fills request->session and ->ctx, and the zone in use. */
void session_load(struct request *request);

/* For the hidden field csrf: derived from the cookie's token; makes one for a visitor who has none. */
const char *csrf_token(struct request *request);
bool csrf_matches(struct request *request);

/* The Host header names the host of base_url; the port is not compared, since not every web server passes it on. */
bool host_is_ours(const struct request *request);
/* false: the browser says that another site sent this form. Browsers that say nothing are left to the token. */
bool sent_by_our_pages(const struct request *request);

#endif
