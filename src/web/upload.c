#include "web/upload.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "web/multipart.h"
#include "web/route.h"
#include "web/session.h"

#define PIECE ((size_t)64 << 10)

struct reading {
	struct request *request;
	const struct body *body;
	struct multipart form;
	struct upload *file;
	bool fields_only;
	int status; /* of the refusal, where the file is refused */
	const char *words;
};

_Noreturn static void
disk_fault(const char *what)
{
	fault_as(fault_of_file(), "%s: %s", what, strerror(errno));
}

int
unnamed_file(struct ctx *ctx)
{
	const char *state = ctx->conf->state;
	char *path;
	int fd = open(state, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	/* Not every file system has files without a name. */
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
		path = arena_text(ctx->arena, "%s/file-XXXXXX", state);
		fd = mkostemp(path, O_CLOEXEC);
		if (fd >= 0)
			unlink(path);
	}
	if (fd < 0)
		disk_fault("a file in the state directory");
	return fd;
}

static bool
begin_file(void *with, const char *field, const char *name)
{
	struct reading *reading = with;
	struct request *request = reading->request;

	request->form = reading->form.fields; /* whatever happens from here on, they can be carried along */
	if (reading->fields_only || !csrf_matches(request))
		return false;
	if (request->upload) {
		reading->status = 400;
		reading->words = "More than one file came. Nothing was saved. Go back and choose one.";
		return false;
	}
	reading->file = arena_alloc(request->ctx.arena, sizeof *reading->file);
	*reading->file = (struct upload){ field, name, unnamed_file(&request->ctx), 0 };
	request->upload = reading->file;
	return true;
}

static void
write_all(int fd, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, data, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			disk_fault("an upload");
		data += written;
		length -= (size_t)written;
	}
}

static bool
take_data(void *with, const char *data, size_t length)
{
	struct reading *reading = with;
	int64_t most = reading->request->route->upload;

	if ((int64_t)length > most - reading->file->size && reading->request->route->told_of_long) {
		/* What came before it is all there is of the form; the rest is not read. */
		if (ftruncate(reading->file->fd, 0) != 0)
			disk_fault("an upload");
		reading->file->size = most + 1;
		return false;
	}
	if ((int64_t)length > most - reading->file->size) {
		reading->status = refuse_length(reading->request, reading->body, most, &reading->words);
		return false;
	}
	write_all(reading->file->fd, data, length);
	reading->file->size += (int64_t)length;
	return true;
}

/* Up to length bytes of the body. */
static enum multipart_problem
read_pieces(struct reading *reading, const struct incoming *incoming, int64_t length)
{
	const struct multipart_taker taker = { begin_file, take_data, reading };
	struct request *request = reading->request;
	char *piece = arena_alloc(request->ctx.arena, PIECE);
	enum multipart_problem problem = multipart_begin(
		&reading->form, request->ctx.arena, reading->body->multipart, (size_t)request->ctx.conf->body_limit, &taker);

	while (problem == MULTIPART_OK && length > 0) {
		size_t wanted = length < (int64_t)PIECE ? (size_t)length : PIECE;
		size_t got = incoming->read(incoming->stream, piece, wanted);

		problem = multipart_feed(&reading->form, piece, got);
		if (problem == MULTIPART_OK && got < wanted)
			problem = MULTIPART_CUT;
		length -= (int64_t)got;
	}
	request->form = reading->form.fields;
	return problem == MULTIPART_OK ? multipart_end(&reading->form) : problem;
}

int
upload_read(struct request *request, const struct incoming *incoming, const struct body *body, const char **words)
{
	struct reading reading = { .request = request, .body = body };
	enum multipart_problem problem = read_pieces(&reading, incoming, body->length);

	if (problem == MULTIPART_STOPPED && reading.status) {
		*words = reading.words;
		return reading.status;
	}
	if (problem == MULTIPART_STOPPED) /* a token that is not right, or a file that the handler is told of */
		return 0;
	/* The web server keeps a body that is far too long to itself: Muster has its length only. */
	if (problem == MULTIPART_CUT && body->length > request->ctx.conf->body_limit + request->route->upload)
		return refuse_length(request, body, request->route->upload, words);
	if (problem != MULTIPART_OK) {
		*words = multipart_problem_words(problem);
		return 400;
	}
	if (request->upload && lseek(request->upload->fd, 0, SEEK_SET) != 0)
		disk_fault("an upload");
	return 0;
}

void
upload_read_fields(struct request *request, const struct incoming *incoming, const struct body *body)
{
	struct reading reading = { .request = request, .body = body, .fields_only = true };
	int64_t most = request->ctx.conf->body_limit;

	read_pieces(&reading, incoming, body->length < most ? body->length : most);
}

void
upload_close(struct request *request)
{
	if (request->upload)
		close(request->upload->fd);
	request->upload = NULL;
}
