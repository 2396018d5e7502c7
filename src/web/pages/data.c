#include "web/pages/data.h"

#include "base/forgotten.h"
#include "base/text.h"
#include "queries.h"
#include "web/stream.h"

#define ROWS_AT_ONCE 200
#define SHOWN_FIRST 5 /* of each kind on the page of all; the pages of one kind show more */
#define SHOWN_MOST 50

/* The kinds of data in their order; name: the key in the file. Each query gives a key and a JSON object. */
static const struct section {
	const char *name, *title, *words;
	struct rows *(*page)(struct db *db, int64_t account, int64_t after, int64_t most);
} sections[] = {
	{ "account", "Your account", "Your name, and since when the account is there.", q_data_account },
	{ "addresses", "E-mail addresses", "Those that you can log in with.", q_data_addresses },
	{ "sessions", "Where you are logged in", "Each device with its browser and network address, until you log out.",
		q_data_sessions },
	{ "organisations", "Organisations", "Where you belong to, and what they noted about you in fields of their own.",
		q_data_organisations },
	{ "groups", "Groups", "Those that you are or were in, and how you came into them.", q_data_groups },
	{ "invites", "Invites", "To your confirmed addresses, and not accepted.", q_data_invites },
	{ "wait_lists", "Wait lists", "On which you stood.", q_data_waits },
	{ "kept_out", "Kept out", "Groups that fill themselves by a rule, which does not bring you in.", q_data_kept_out },
	{ "rules", "Rules", "What the rules of such groups did, and why.", q_data_rules },
	{ "courses", "Courses", "How far you are in each.", q_data_courses },
	{ "progress", "Progress",
		"Everything that happened in your courses, and who told it: your lessons, quizzes, a file, another system.",
		q_data_progress },
	{ "quizzes", "Quizzes", "Your attempts, with the answers that you chose. Leaders and administrators see the scores only.",
		q_data_quizzes },
	{ "certificates", "Certificates", "As they were issued.", q_data_certificates },
	{ "statements", "Statements of other systems", "What they said about you, word for word.", q_data_statements },
	{ "requests", "Requests", "What you asked to have carried over.", q_data_requests },
	{ "orders", "Orders", "Those that you made for an organisation.", q_data_orders },
	{ "messages", "Mails to you", "Their subject and what became of them. The words themselves are not kept.", q_data_messages },
	{ "log", "What was done", "Lines about you in the logs of your organisations.", q_data_log },
};
#define SECTIONS (sizeof sections / sizeof *sections)

/* All queries have these columns. */
enum { KEY = DATA_ACCOUNT_KEY, JSON = DATA_ACCOUNT_JSON };

/* ---------------------------------------------------------------- the page */

static void
show_entry(struct request *request, struct view *section, const char *json)
{
	struct rows *leaves = q_data_leaves(request->ctx.db, json);
	struct view *entry = view_section(section, "entry");

	view_rows(entry, "leaf", leaves);
}

/* The key of the last row shown, where there are more behind it; else 0. */
static int64_t
show_section(struct request *request, const struct section *section, int64_t after, int64_t most)
{
	struct rows *rows = section->page(request->ctx.db, request->ctx.account, after, most + 1);
	struct view *view = view_section(request->body, "section");
	int64_t shown = 0, last = after;

	view_text(view, "name", section->name);
	view_text(view, "title", section->title);
	view_text(view, "words", section->words);
	while (row_next(rows)) {
		if (shown++ == most) {
			rows_end(rows);
			view_show(view, "more");
			return last;
		}
		last = row_integer(rows, KEY);
		if (shown == 1)
			view_show(view, "entry_any");
		show_entry(request, view, row_text(rows, JSON));
	}
	if (!shown)
		view_show(view, "nothing");
	return 0;
}

static const struct section *
section_asked(struct request *request)
{
	for (size_t i = 0; i < SECTIONS; i++)
		if (text_equal(field(request, "show"), sections[i].name))
			return &sections[i];
	return NULL;
}

enum outcome
data_show(struct request *request)
{
	const struct section *one = section_asked(request);
	int64_t after = field_integer(request, "after", 0), last;

	page_show(request, "account/data.tpl", "What Muster knows about you");
	view_show(request->body, one ? "of_one" : "of_all");
	for (size_t i = 0; !one && i < SECTIONS; i++)
		show_section(request, &sections[i], 0, SHOWN_FIRST);
	if (!one)
		return OK;
	last = show_section(request, one, after, SHOWN_MOST);
	view_text(request->body, "one_name", one->name);
	view_text(request->body, "one_title", one->title);
	view_text(request->body, "next_after", last ? arena_text(request->ctx.arena, "%lld", (long long)last) : NULL);
	view_flag(request->body, "not_first", after);
	return OK;
}

/* ---------------------------------------------------------------- the file */

struct sending {
	size_t section;
	int64_t after;
	bool begun, listed; /* the file, this list */
};

static void
write_head(struct request *request, struct sending *sending, struct buffer *out)
{
	if (sending->begun)
		return;
	sending->begun = true;
	buffer_format(out,
		"{\"about\":\"What Muster keeps about the account. Times are seconds since 1 January 1970, UTC; null: not known. The keys are "
		"explained at %s/account/data.\",\n\"exported_at\":%lld",
		request->ctx.conf->base_url, (long long)request->ctx.now);
}

/* The next rows of a list; false: it is at its end. */
static bool
write_rows(struct request *request, struct sending *sending, struct buffer *out)
{
	const struct section *section = &sections[sending->section];
	struct rows *rows = section->page(request->ctx.db, request->ctx.account, sending->after, ROWS_AT_ONCE);
	int64_t count = 0;

	if (!sending->listed)
		buffer_format(out, ",\n\"%s\":[", section->name);
	for (; row_next(rows); count++) {
		buffer_text(out, sending->listed || count ? ",\n" : "\n");
		sending->listed = true;
		sending->after = row_integer(rows, KEY);
		buffer_text(out, forgotten_said(out->arena, row_text(rows, JSON)));
		if (out->length >= STREAM_PIECE) {
			rows_end(rows);
			return true;
		}
	}
	return count == ROWS_AT_ONCE;
}

static bool
write_piece(struct request *request, void *context, struct buffer *out)
{
	struct sending *sending = context;

	write_head(request, sending, out);
	while (sending->section < SECTIONS && out->length < STREAM_PIECE) {
		if (write_rows(request, sending, out))
			return true;
		buffer_text(out, "]");
		sending->section++;
		sending->after = 0;
		sending->listed = false;
	}
	if (sending->section < SECTIONS)
		return true;
	buffer_text(out, "}\n");
	return false;
}

enum outcome
data_export(struct request *request)
{
	struct sending *sending = arena_alloc(request->ctx.arena, sizeof *sending);

	*sending = (struct sending){ 0 };
	send_stream(request, "muster-my-data.json", "application/json", -1, write_piece, sending);
	return OK;
}
