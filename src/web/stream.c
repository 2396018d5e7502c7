#include "web/stream.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "web/response.h"

#define PIECE_MAX ((size_t)32 << 20) /* one row too long for STREAM_PIECE is sent whole */
#define SCRATCH_MAX ((size_t)64 << 20)

struct stream {
	stream_piece *next;
	void *context;
	struct buffer piece;
	bool over;
	void (*close)(void *context); /* NULL: there is nothing to close */
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
	struct arena *whole = request->ctx.arena, *scratch = arena_new(SCRATCH_MAX);
	enum fault_kind kind;

	stream->piece.length = 0;
	request->ctx.arena = scratch;
	db_use_arena(request->ctx.db, scratch);
	kind = fault_catch(make, &making);
	if (kind != FAULT_NONE && fault_catch(roll_back, &making) != FAULT_NONE)
		kind = FAULT_BUG;
	request->ctx.arena = whole;
	db_use_arena(request->ctx.db, whole);
	arena_free(scratch);
	return kind;
}

static void
begin(struct request *request, const char *name, const char *type, int64_t size, const struct stream *made)
{
	struct arena *arena = request->ctx.arena;
	struct stream *stream = arena_alloc(arena, sizeof *stream);
	enum fault_kind kind;

	if (request->method != GET)
		fault("%s is sent in pieces by what is no GET", name);
	*stream = *made;
	stream->piece = buffer_new(arena, PIECE_MAX);
	request->stream = stream;
	db_rollback(request->ctx.db); /* what the handler read is read */
	kind = make_piece(request, stream);
	if (kind != FAULT_NONE)
		fault_as(kind, "%s could not be begun", name);
	send_file(request, name, type, stream->piece.data, stream->piece.length);
	request->response->more = !stream->over;
	request->response->size = size;
}

void
send_stream(struct request *request, const char *name, const char *type, int64_t size, stream_piece *next, void *context)
{
	begin(request, name, type, size, &(struct stream){ .next = next, .context = context });
}

/* ---------------------------------------------------------------- of a file */

struct open_file {
	int descriptor;
	int64_t at, size;
};

static bool
read_file(struct request *request, void *context, struct buffer *piece)
{
	struct open_file *file = context;
	char *data = arena_alloc(request->ctx.arena, STREAM_PIECE);
	ssize_t got;

	do
		got = pread(file->descriptor, data, STREAM_PIECE, file->at);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		fault("a file to send: %s", got ? strerror(errno) : "it ends too early");
	buffer_add(piece, data, (size_t)got);
	file->at += got;
	return file->at < file->size;
}

static void
close_file(void *context)
{
	struct open_file *file = context;

	close(file->descriptor);
}

void
send_open_file(struct request *request, const char *name, const char *type, int file)
{
	struct open_file *open = arena_alloc(request->ctx.arena, sizeof *open);
	struct stat status;

	if (fstat(file, &status) != 0)
		fault("a file to send: %s", strerror(errno));
	*open = (struct open_file){ .descriptor = file, .size = status.st_size };
	begin(request, name, type, open->size, &(struct stream){ .next = read_file, .context = open, .close = close_file });
}

/* ---------------------------------------------------------------- while it is sent */

enum fault_kind
stream_next(struct request *request, const char **piece, size_t *length)
{
	struct stream *stream = request->stream;
	enum fault_kind kind = FAULT_NONE;

	*length = 0;
	while (kind == FAULT_NONE && !stream->over && *length == 0) {
		kind = make_piece(request, stream);
		*piece = stream->piece.data;
		*length = stream->piece.length;
	}
	return kind;
}

void
stream_close(struct request *request)
{
	if (request->stream && request->stream->close)
		request->stream->close(request->stream->context);
	request->stream = NULL;
}
