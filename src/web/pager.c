#include "web/pager.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "web/form.h"

#define CHIPS_MOST 4
#define FROM_MOST 1000000000 /* more is no place in a list of ours */
#define KEY_MOST 800         /* bytes, each up to three in an address, which has room for a search beside it */

struct pager
pager_start(struct request *request)
{
	struct pager pager = { .after.text = "", .most = PAGE_ROWS };
	const char *typed = field(request, "after");
	const char *tilde = strchr(typed, '~');

	if (!tilde || !text_integer(arena_copy(request->ctx.arena, typed, (size_t)(tilde - typed)), 1, INT64_MAX, &pager.after.id))
		return pager;
	pager.after.text = tilde + 1;
	text_integer(tilde + 1, INT64_MIN, INT64_MAX, &pager.after.number);
	return pager;
}

int64_t
pager_below(const struct pager *pager)
{
	return pager->after.id ? pager->after.id : INT64_MAX;
}

struct view *
pager_next(struct request *request, struct pager *pager, const char *section, struct rows *rows, int key_column, int id_column)
{
	struct view *round;

	if (row_next(rows)) {
		pager->more = pager->shown == pager->most;
		if (!pager->more) {
			round = view_section(request->body, section);
			view_row(round, rows);
			pager->last.id = row_integer(rows, id_column);
			pager->last.text = key_column < 0 ? "" : row_text(rows, key_column);
			if (pager->shown++ == 0)
				pager->first = pager->last;
			return round;
		}
		rows_end(rows);
	}
	text_integer(pager->first.text ? pager->first.text : "", INT64_MIN, INT64_MAX, &pager->first.number);
	view_show(request->body, arena_text(request->ctx.arena, "%s_%s", section, pager->shown ? "any" : "none"));
	return NULL;
}

void
pager_rows(struct request *request, struct pager *pager, const char *section, struct rows *rows, int key_column, int id_column)
{
	struct view *round;

	while ((round = pager_next(request, pager, section, rows, key_column, id_column)))
		if (pager->each)
			pager->each(request, round, pager->last.id);
}

/* Of a longer key its beginning: the page then begins with the row that the last one ended with. */
static const char *
key_in_address(struct arena *arena, const char *key)
{
	return percent_encode(arena, arena_copy(arena, key, text_whole(key, KEY_MOST)));
}

static const char *
query_to(struct request *request, const struct pager *pager, const struct page_key *key, int64_t from, const char *filter)
{
	struct arena *arena = request->ctx.arena;

	return arena_text(arena, "%s%safter=%lld~%s&from=%lld", filter, *filter ? "&" : "", (long long)key->id,
		pager->keyless ? "" : key_in_address(arena, key->text), (long long)from);
}

static const char *
previous_query(struct request *request, const struct pager *pager, struct rows *before, int64_t from, const char *filter)
{
	int64_t start = from > PAGE_ROWS ? from - PAGE_ROWS : 0;

	if (before && row_one(before))
		return query_to(
			request, pager, &(struct page_key){ .id = row_integer(before, 1), .text = row_text(before, 0) }, start, filter);
	return *filter ? filter : "from=0";
}

void
pager_links(struct request *request, const struct pager *pager, struct rows *before, int64_t total, const char *filter)
{
	struct arena *arena = request->ctx.arena;
	int64_t from = pager->after.id ? field_integer(request, "from", 0) : 0;
	const char *words;

	if (from < 0 || from > FROM_MOST)
		from = 0;
	if (total < 0 && !pager->more)
		total = from + pager->shown;
	if (!pager->shown)
		words = "";
	else if (total >= 0)
		words = arena_text(arena, "%s to %s of %s", text_number(arena, from + 1), text_number(arena, from + pager->shown),
			text_number(arena, total));
	else
		words = arena_text(arena, "%s to %s", text_number(arena, from + 1), text_number(arena, from + pager->shown));
	view_text(request->body, "shown_words", words);
	view_text(request->body, "previous_query", pager->after.id ? previous_query(request, pager, before, from, filter) : NULL);
	view_text(
		request->body, "next_query", pager->more ? query_to(request, pager, &pager->last, from + pager->shown, filter) : NULL);
	if (before && !pager->after.id)
		rows_end(before);
}

int64_t
pager_chips(struct request *request, struct rows *rows, const char *const *statuses, const char *chosen)
{
	int64_t counts[CHIPS_MOST] = { 0 }, shown = 0;

	while (row_next(rows))
		for (size_t i = 0; statuses[i]; i++)
			if (text_equal(row_text(rows, 0), statuses[i]))
				counts[i] = row_integer(rows, 1);
	for (size_t i = 0; statuses[i]; i++) {
		view_integer(request->body, arena_text(request->ctx.arena, "%s_count", statuses[i]), counts[i]);
		if (text_equal(statuses[i], chosen))
			shown = counts[i];
	}
	view_show(request->body, arena_text(request->ctx.arena, "filter_%s", chosen));
	return shown;
}
