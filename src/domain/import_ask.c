/* Whether anybody knows the addresses of rows: of many at once. */
#include "domain/import_row.h"
#include "domain/import_twins.h"
#include "queries.h"

int64_t
import_row_stands_in(const struct import_reader *reader, const struct import_row *row)
{
	int64_t group = row->group_count ? row->groups[0] : 0;

	return reader->own_is_empty && group == reader->own->id ? 0 : group;
}

static void
take_answer(struct rows *answer, struct import_row *const *rows)
{
	while (row_next(answer))
		rows[row_integer(answer, 0)]->fame = KNOWN;
}

void
import_rows_ask(const struct import_reader *reader, struct import_row *const *rows, size_t count)
{
	struct db *db = reader->ctx->db;
	struct given *all = arena_array(reader->ctx->arena, count + 1, sizeof *all);
	struct given_rows given = { 0, all };
	bool groups = false;

	for (size_t i = 0; i < count; i++) {
		int64_t group;

		if (!rows[i]->email.key || import_twins_met(rows[i]->email.key))
			continue;
		rows[i]->fame = UNHEARD_OF;
		group = import_row_stands_in(reader, rows[i]);
		groups = groups || group;
		all[given.count++] = (struct given){ { (int64_t)i, group }, { rows[i]->email.key } };
	}
	take_answer(q_import_owned(db, &given), rows);
	if (groups)
		take_answer(q_import_standing(db, &given), rows);
}
