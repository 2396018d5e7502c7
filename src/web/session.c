#include "web/session.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/random.h"
#include "base/text.h"
#include "web/response.h"

#define COOKIE_AGE 34560000 /* 400 days, as long as browsers let it; the session itself ends sooner */
#define CSRF_BYTES 32

static bool
is_secure(const struct conf *conf)
{
	return strncmp(conf->base_url, "https://", 8) == 0;
}

const char *
cookie_name(const struct conf *conf)
{
	return is_secure(conf) ? "__Host-muster" : "muster";
}

void
cookie_send(struct request *request)
{
	struct arena *arena = request->ctx.arena;
	const char *age = "";

	if (!request->token_new && !request->token_made)
		return;
	if (!request->token)
		age = "; Max-Age=0";
	else if (request->token_keep)
		age = arena_text(arena, "; Max-Age=%d", COOKIE_AGE);
	response_header(request->response, arena, "Set-Cookie",
		arena_text(arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", cookie_name(request->ctx.conf),
			request->token ? request->token : "", is_secure(request->ctx.conf) ? "; Secure" : "", age));
}

void
session_load(struct request *request)
{
	request->session = request->token ? session_find(&request->ctx, request->token) : NULL;
	zone_use(request->session ? request->session->zone : "UTC");
}

const char *
csrf_token(struct request *request)
{
	static const char label[] = "muster csrf token";
	unsigned char hash[CSRF_BYTES];
	char *text = arena_alloc(request->ctx.arena, sodium_base64_ENCODED_LEN(CSRF_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING));

	if (!request->token) {
		request->token = random_token(request->ctx.arena);
		request->token_made = true;
	}
	if (crypto_generichash(hash, sizeof hash, (const unsigned char *)request->token, strlen(request->token),
			(const unsigned char *)label, sizeof label) != 0)
		fault("generichash failed");
	return sodium_bin2base64(text, sodium_base64_ENCODED_LEN(CSRF_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING), hash,
		sizeof hash, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool
csrf_matches(struct request *request)
{
	const struct field *given = form_find(request->form, "csrf");
	const char *wanted;

	if (!request->token || !given)
		return false;
	wanted = csrf_token(request);
	return strlen(given->value) == strlen(wanted) && sodium_memcmp(given->value, wanted, strlen(wanted)) == 0;
}

/* "name" of "name:8080", "[::1]" of "[::1]:8080". */
static size_t
host_length(const char *host)
{
	return *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/");
}

bool
host_is_ours(const struct request *request)
{
	const char *start = strstr(request->ctx.conf->base_url, "://");
	size_t length;

	if (!start || !request->host || !*request->host)
		return false;
	start += 3;
	length = host_length(start);
	return strlen(request->host) >= length && host_length(request->host) == length &&
		strncasecmp(start, request->host, length) == 0;
}

bool
sent_by_our_pages(const struct request *request)
{
	if (request->fetch_site)
		return text_equal(request->fetch_site, "same-origin") || text_equal(request->fetch_site, "none");
	/* Our pages send no referrer, and browsers that follow that rule call the origin of their forms "null". */
	if (!request->origin || text_equal(request->origin, "null"))
		return true;
	return strcasecmp(request->origin, request->ctx.conf->base_url) == 0;
}

void
sign_in(struct request *request, int64_t account, bool keep)
{
	struct ctx *ctx = &request->ctx;

	if (request->session)
		session_end(ctx, request->session->id);
	request->token = session_start(ctx, account, keep, request->address, request->agent);
	request->token_new = true;
	request->token_made = false;
	request->token_keep = keep;
	session_load(request);
	if (!request->session)
		fault("the session that was just started is not there");
}

void
sign_out(struct request *request)
{
	if (request->session)
		session_end(&request->ctx, request->session->id);
	request->session = NULL;
	request->token = NULL;
	request->token_new = true;
	request->ctx.account = request->ctx.organisation = request->ctx.member = 0;
	request->ctx.role = PUBLIC;
}
