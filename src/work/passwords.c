/* Imported passwords are hashed: a few at a time, outside of any transaction, and all other jobs go first. */
#include <string.h>

#include "domain/import_password.h"
#include "domain/password.h"
#include "work/kinds.h"

#define HASHES 4

struct hashed {
	int count;
	struct waiting_password waiting[HASHES];
};

void *
passwords_prepare(struct ctx *ctx, const struct job *job)
{
	struct hashed *hashed = arena_alloc(ctx->arena, sizeof *hashed);

	(void)job;
	hashed->count = account_passwords_waiting(ctx, hashed->waiting, HASHES);
	for (int i = 0; i < hashed->count; i++)
		if (hashed->waiting[i].password)
			hashed->waiting[i].hash = password_hash(ctx, hashed->waiting[i].password);
	return hashed;
}

bool
passwords_chunk(struct ctx *ctx, struct job *job)
{
	const struct hashed *hashed = job->prepared;

	for (int i = 0; i < hashed->count; i++)
		account_password_hashed(ctx, &hashed->waiting[i]);
	job->done += hashed->count;
	job->result = "The passwords are hashed.";
	/* Asked again in here: whoever keeps one meanwhile relies on this job. */
	return hashed->count == 0 && account_passwords_waiting(ctx, &(struct waiting_password){ 0 }, 1) == 0;
}
