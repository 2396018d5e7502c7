#include "commands/demo_address.h"

#include "base/fault.h"
#include "domain/account.h"

struct email
demo_address(struct ctx *ctx, const char *typed)
{
	struct email email;

	if (email_parse(ctx->arena, typed, &email) != EMAIL_OK)
		fault("the demo has a bad address: %s", typed);
	return email;
}

int64_t
demo_account_of(struct ctx *ctx, const char *address)
{
	return account_by_email(ctx, demo_address(ctx, address).key);
}
