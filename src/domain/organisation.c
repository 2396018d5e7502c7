#include "domain/organisation.h"

#include "base/text.h"
#include "queries.h"

bool
organisation_has(struct ctx *ctx, const char *feature)
{
	struct rows *rows = q_organisation_features(ctx->db, ctx->organisation);

	if (row_one(rows))
		for (int i = 0; i < rows_columns(rows); i++)
			if (text_equal(rows_column_name(rows, i), feature))
				return row_integer(rows, i);
	return false;
}
