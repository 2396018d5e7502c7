#include "web/pages/way_in.h"

#include <string.h>

#include "domain/account.h"
#include "domain/login.h"
#include "web/pages/passwords.h"

void
way_in_show(struct request *request, const struct visitor *visitor, const char *first_name, const char *last_name)
{
	struct account account = { .first_name = first_name, .last_name = last_name };

	view_show(request->body, visitor->has_password ? "has_password" : "is_new");
	/* The names of an account are its owner's to see only. */
	if (visitor->account && visitor->proved)
		account_load(&request->ctx, visitor->account, &account);
	page_field(request, "first_name", account.first_name);
	page_field(request, "last_name", account.last_name);
}

/* Whoever filled in the form for a new account was not asked for the password of the one that there is. */
static void
ask_for_password(struct request *request)
{
	for (struct problem *one = request->ctx.problems; one; one = one->next)
		if (strcmp(one->field, "password") == 0)
			one->words = "There is an account with this address. Enter its password.";
}

enum outcome
way_in_check(struct request *request, const struct visitor *visitor)
{
	const struct password_owner owner = { visitor->email, field(request, "first_name"), field(request, "last_name") };

	enum outcome result;

	if (visitor->has_password) {
		result = login_check(&request->ctx, visitor->email, field(request, "password"), request->address, &request->login);
		if (result != OK && field_given(request, "first_name"))
			ask_for_password(request);
		return result;
	}
	/* OK either way, so that the handler finds what is wrong with the names, too. */
	password_prepare_for(request, &owner);
	return OK;
}

enum outcome
way_in_check_rest(struct request *request)
{
	const struct password_owner owner = { "", field(request, "first_name"), field(request, "last_name") };

	if (!field_given(request, "first_name"))
		return INVALID;
	/* With a problem there already, it only looks at the names. */
	account_rename(&request->ctx, owner.first_name, owner.last_name);
	password_check(&request->ctx, "password", field(request, "password"), &owner);
	return INVALID;
}

/* What way_in_check() found still fits: they may have made their account meanwhile, in another window. */
static bool
still_fits(struct request *request, const struct visitor *visitor)
{
	if (visitor->has_password)
		return request->login.matched;
	return !request->login.matched && (request->password_hash || request->ctx.problems);
}

enum outcome
way_in_identify(struct request *request, const struct visitor *visitor, int64_t *account)
{
	struct ctx *ctx = &request->ctx;

	*account = 0;
	if (still_fits(request, visitor) && !visitor->has_password)
		return visitor_register(
			ctx, visitor, field(request, "first_name"), field(request, "last_name"), request->password_hash, account);
	if (still_fits(request, visitor))
		*account = login_finish(ctx, visitor->email, request->address, &request->login);
	if (*account)
		return OK;
	return problem(ctx, "password", "The account of %s has just changed. Enter your password once more.", visitor->email);
}
