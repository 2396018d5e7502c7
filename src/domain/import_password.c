#include "domain/import_password.h"

#include <string.h>

#include "base/log.h"
#include "domain/job.h"
#include "domain/password.h"
#include "domain/secret.h"
#include "queries.h"

#define OF_ROW "import password"
#define OF_ACCOUNT "account password"
#define SEALED_MOST (4 * PASSWORD_MOST + SECRET_SEAL) /* UTF-8 */

/* NULL when it was sealed for something else, or with another secret. */
static const char *
unsealed(struct ctx *ctx, const char *purpose, int64_t id, struct rows *rows, int column)
{
	size_t size;
	const void *sealed = row_blob(rows, column, &size);
	unsigned char *clear;

	if (size < SECRET_SEAL || size > SEALED_MOST)
		return NULL;
	clear = arena_alloc(ctx->arena, size - SECRET_SEAL + 1);
	return secret_open(purpose, id, sealed, size, clear) ? (const char *)clear : NULL;
}

void
import_password_keep(struct ctx *ctx, int64_t import, int64_t number, const char *password)
{
	size_t size = strlen(password);
	unsigned char *sealed = arena_alloc(ctx->arena, size + SECRET_SEAL);

	secret_seal(OF_ROW, import, password, size, sealed);
	q_import_password_put(ctx->db, import, number, sealed, size + SECRET_SEAL);
}

const char *
import_password_read(struct ctx *ctx, int64_t import, int64_t number)
{
	struct rows *rows = q_import_password(ctx->db, import, number);
	const char *password = row_next(rows) ? unsealed(ctx, OF_ROW, import, rows, IMPORT_PASSWORD_SEALED) : NULL;

	rows_end(rows);
	return password;
}

/* One job for the whole installation does them all. */
static void
ensure_job(struct ctx *ctx)
{
	struct ctx nobody = ctx_within(ctx, 0, 0);

	nobody.account = 0;
	if (!rows_integer(q_job_of_kind_waits(ctx->db, "passwords")))
		job_add(&nobody, "passwords", "Hash the passwords of imported people", "{}", 0);
}

void
import_password_move(struct ctx *ctx, int64_t import, int64_t number, int64_t account)
{
	const char *password = import_password_read(ctx, import, number);
	unsigned char *sealed;

	if (!password)
		return;
	sealed = arena_alloc(ctx->arena, strlen(password) + SECRET_SEAL);
	secret_seal(OF_ACCOUNT, account, password, strlen(password), sealed);
	q_account_password_put(ctx->db, account, sealed, strlen(password) + SECRET_SEAL);
	q_import_password_drop(ctx->db, import, number);
	ensure_job(ctx);
}

int
account_passwords_waiting(struct ctx *ctx, struct waiting_password *waiting, int most)
{
	struct rows *rows = q_account_password_waiting(ctx->db, most);
	int count = 0;

	while (count < most && row_next(rows)) {
		int64_t account = row_integer(rows, ACCOUNT_PASSWORD_WAITING_ACCOUNT_ID);

		waiting[count++] = (struct waiting_password){
			.account = account,
			.password = unsealed(ctx, OF_ACCOUNT, account, rows, ACCOUNT_PASSWORD_WAITING_SEALED),
		};
	}
	rows_end(rows);
	return count;
}

void
account_password_hashed(struct ctx *ctx, const struct waiting_password *waiting)
{
	if (!waiting->hash) {
		log_line(LOG_WARNING, "the imported password of account %lld cannot be opened; its welcome mail has a link to set one",
			(long long)waiting->account);
		q_account_password_drop(ctx->db, waiting->account);
	} else if (q_account_password_hashed(ctx->db, waiting->account) == 1 &&
		q_message_set_temporary_password(ctx->db, waiting->account, waiting->hash) != 1) {
		/* They have chosen their own meanwhile. */
		q_account_password_drop(ctx->db, waiting->account);
	}
}
