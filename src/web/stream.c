#include "web/stream.h"

#include "web/response.h"

#define PIECE_MAX ((size_t)32 << 20) /* one row too long for STREAM_PIECE is sent whole */
#define SCRATCH_MAX ((size_t)32 << 20)

struct stream {
	stream_piece *next;
	void *context;
	struct arena *scratch; /* while a piece is made; NULL otherwise */
	struct buffer piece;
	bool over;
};

struct making {
	struct request *request;
	struct stream *stream;
};

static void
make(void *argument)
{
	struct making *making = argument;
	struct request *request = making->request;
	struct stream *stream = making->stream;

	db_snapshot(request->ctx.db);
	stream->over = !stream->next(request, stream->context, &stream->piece);
	db_rollback(request->ctx.db);
}

static void
roll_back(void *argument)
{
	struct making *making = argument;

	db_rollback(making->request->ctx.db);
}

/* The request's arena would hold what all pieces together need. */
static enum fault_kind
make_piece(struct request *request, struct stream *stream)
{
	struct making making = { request, stream };
	struct arena *whole = request->ctx.arena;
	enum fault_kind kind;

	stream->piece.length = 0;
	stream->scratch = arena_new(SCRATCH_MAX);
	request->ctx.arena = stream->scratch;
	db_use_arena(request->ctx.db, stream->scratch);
	kind = fault_catch(make, &making);
	if (kind != FAULT_NONE && fault_catch(roll_back, &making) != FAULT_NONE)
		kind = FAULT_BUG;
	request->ctx.arena = whole;
	db_use_arena(request->ctx.db, whole);
	arena_free(stream->scratch);
	return kind;
}

void
send_stream(struct request *request, const char *name, const char *type, int64_t size, stream_piece *next, void *context)
{
	struct arena *arena = request->ctx.arena;
	struct stream *stream = arena_alloc(arena, sizeof *stream);
	enum fault_kind kind;

	if (request->method != GET)
		fault("%s is sent in pieces by what is no GET", name);
	*stream = (struct stream){ .next = next, .context = context, .piece = buffer_new(arena, PIECE_MAX) };
	db_rollback(request->ctx.db); /* what the handler read is read */
	kind = make_piece(request, stream);
	if (kind != FAULT_NONE)
		fault_as(kind, "%s could not be begun", name);
	send_file(request, name, type, stream->piece.length ? stream->piece.data : "", stream->piece.length);
	if (stream->over)
		return;
	request->response->stream = stream;
	request->response->size = size;
}

enum fault_kind
stream_next(struct request *request, const char **piece, size_t *length)
{
	struct stream *stream = request->response->stream;
	enum fault_kind kind = FAULT_NONE;

	*length = 0;
	while (kind == FAULT_NONE && stream && !stream->over && *length == 0) {
		kind = make_piece(request, stream);
		*piece = stream->piece.data;
		*length = stream->piece.length;
	}
	return kind;
}
