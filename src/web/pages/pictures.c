/* Pictures of a course: sent with a lesson's form, listed under it, shown to whoever has the course. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/picture.h"
#include "queries.h"
#include "web/pages/lessons.h"
#include "web/response.h"

/* A picture never changes, and a learner who loses the course has seen it already. */
#define CACHING "private, max-age=86400"

static char *
read_upload(struct arena *arena, const struct upload *upload)
{
	char *bytes = arena_alloc(arena, (size_t)upload->size + 1);
	size_t have = 0;

	while (have < (size_t)upload->size) {
		ssize_t got = pread(upload->fd, bytes + have, (size_t)upload->size - have, (off_t)have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			fault("an upload cannot be read again");
		have += (size_t)got;
	}
	return bytes;
}

static enum outcome
take(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct upload *upload = request->upload;
	struct picture_form form = { .alt = field(request, "alt") };
	int64_t *picture = arena_alloc(ctx->arena, sizeof *picture);
	enum outcome result;

	form.name = upload->name;
	form.size = (size_t)upload->size;
	form.bytes = upload->size > PICTURE_BYTES_MOST ? "" : read_upload(ctx->arena, upload);
	result = picture_add(ctx, path_id(request, "id"), &form, picture);
	if (result == OK)
		request->found = picture;
	return result;
}

enum outcome
pictures_check(struct request *request)
{
	if (request->upload && text_equal(request->upload->field, "picture"))
		request->first = take;
	else if (text_equal(field(request, "do"), "picture"))
		problem(&request->ctx, "picture", "Choose a picture on your computer first.");
	return OK;
}

void
pictures_list(struct request *request, int64_t course)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_picture_list(ctx->db, ctx->organisation, course);
	bool any = false;

	for (; row_next(rows); any = true) {
		struct view *round = view_section(request->body, "picture");
		const char *alt = row_text(rows, PICTURE_LIST_ALT);

		view_row(round, rows);
		view_text(round, "size", text_size(ctx->arena, row_integer(rows, PICTURE_LIST_BYTES)));
		view_text(round, "markdown", picture_markdown(ctx->arena, row_integer(rows, PICTURE_LIST_ID), alt));
	}
	view_show(request->body, any ? "picture_any" : "picture_none");
	view_integer(request->body, "picture_limit", PICTURE_BYTES_MOST);
	view_flag(request->body, "picture_came", request->found);
}

enum outcome
pictures_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_picture_get(ctx->db, path_id(request, "id"), ctx->account, ctx->role >= ADMIN ? ctx->organisation : 0);
	const void *bytes;
	size_t size;

	if (!row_one(rows))
		return NOT_FOUND;
	bytes = row_blob(rows, PICTURE_GET_BYTES, &size);
	response_header(request->response, ctx->arena, "Cache-Control", CACHING);
	response_body(request->response, 200, row_text(rows, PICTURE_GET_TYPE), bytes, size);
	return OK;
}
