#include "domain/import_tally.h"

#include <string.h>

#include "base/fault.h"
#include "queries.h"

void
import_tally_add(struct import_tally *tally, const char *kind, const char *name, int people)
{
	size_t i = 0;

	while (i < tally->count && (strcmp(tally->counts[i].name, name) != 0 || strcmp(tally->counts[i].kind, kind) != 0))
		i++;
	if (i == IMPORT_TALLY_MOST)
		fault("more counts than an import has: %s%s", kind, name);
	if (i == tally->count) {
		tally->counts[i].kind = kind;
		tally->counts[i].name = name;
		tally->counts[i].people = 0;
		tally->count++;
	}
	tally->counts[i].people += people;
}

void
import_tally_write(struct import_tally *tally)
{
	struct ctx *ctx = tally->ctx;

	for (size_t i = 0; i < tally->count; i++)
		if (tally->counts[i].people)
			q_import_count_add(ctx->db, tally->import,
				arena_text(ctx->arena, "%s%s", tally->counts[i].kind, tally->counts[i].name), tally->counts[i].people);
	tally->count = 0;
}
