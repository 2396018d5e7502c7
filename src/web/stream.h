/* A body that is sent while it is made: neither memory nor a snapshot of the database is held while its receiver is slow. */
#ifndef MUSTER_STREAM_H
#define MUSTER_STREAM_H

#include "base/buffer.h"
#include "base/fault.h"
#include "web/request.h"

/* Adds what comes next to piece, some hundred KB of it; false: there is nothing behind it. Its reads see one snapshot, which ends with
   them. request->ctx.arena and what rows return hold only until it returns; context was given to send_stream(). */
typedef bool stream_piece(struct request *request, void *context, struct buffer *piece);

#define STREAM_PIECE ((size_t)256 << 10) /* as much as is put together before it is sent */

/* A file to save, like send_file(), in pieces; in the handler of a GET. The first is made at once, so that what goes wrong in it is a page. size: of the whole, as
   far as it is known; else -1. context lives as long as the request. */
void send_stream(struct request *request, const char *name, const char *type, int64_t size, stream_piece *next, void *context);

/* The same of an open file, from its beginning; it is closed when the request has ended. */
void send_open_file(struct request *request, const char *name, const char *type, int file);

/* The next piece of what request->response promised: *piece and its length; 0: that was all. A fault is caught and logged, and nothing is
   open after it: then the answer must be cut off, so that nobody takes it for the whole. */
enum fault_kind stream_next(struct request *request, const char **piece, size_t *length);
/* When the answer is out, or cut off, or there was none. */
void stream_close(struct request *request);

#endif
