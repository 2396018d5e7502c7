/* What is wrong with a row, while it is read, planned or done. */
#include "domain/import_row.h"

void
import_row_add_problem(const struct import_reader *reader, struct import_row *row, const struct import_problem *problem)
{
	size_t count = row->problem_count, size = sizeof *row->problems;

	row->has_error = row->has_error || problem->error;
	if (count == IMPORT_PROBLEMS_MOST)
		return;
	if (count == 0)
		row->problems = arena_array(reader->ctx->arena, 2, size);
	else if (count >= 2 && (count & (count - 1)) == 0)
		row->problems = arena_grow(reader->ctx->arena, row->problems, count * size, 2 * count * size);
	row->problems[row->problem_count++] = *problem;
}

void
import_row_problem(const struct import_reader *reader, struct import_row *row, int column, bool error, const char *suggested,
	const char *words, ...)
{
	struct import_problem problem = { column, error, NULL, suggested };
	va_list args;

	va_start(args, words);
	problem.words = arena_vtext(reader->ctx->arena, words, args);
	va_end(args);
	import_row_add_problem(reader, row, &problem);
}

bool
import_row_has_problem(const struct import_row *row, int column)
{
	for (size_t i = 0; i < row->problem_count; i++)
		if (row->problems[i].column == column)
			return true;
	return false;
}
