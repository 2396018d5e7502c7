#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/fault.h"

enum { SMALLEST = 256 };

struct buffer
buffer_new(struct arena *arena, size_t limit)
{
	static char nothing[1];

	return (struct buffer){ .arena = arena, .data = nothing, .limit = limit < SIZE_MAX / 4 ? limit : SIZE_MAX / 4 };
}

/* Room for length more bytes and the NUL behind them. */
static void
make_room(struct buffer *buffer, size_t length)
{
	size_t needed, capacity;

	if (length > buffer->limit - buffer->length)
		fault("buffer: more than its limit of %zu bytes", buffer->limit);
	needed = buffer->length + length + 1;
	if (needed <= buffer->capacity)
		return;
	capacity = buffer->capacity < SMALLEST / 2 ? SMALLEST : 2 * buffer->capacity;
	if (capacity > buffer->limit + 1)
		capacity = buffer->limit + 1;
	if (capacity < needed)
		capacity = needed;
	if (!buffer->capacity)
		buffer->data = arena_alloc(buffer->arena, capacity);
	else
		buffer->data = arena_grow(buffer->arena, buffer->data, buffer->capacity, capacity);
	buffer->capacity = capacity;
}

void
buffer_add(struct buffer *buffer, const void *data, size_t length)
{
	if (length == 0)
		return;
	make_room(buffer, length);
	memcpy(buffer->data + buffer->length, data, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void
buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void
buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		fault("buffer: cannot format \"%s\"", format);
	if (length > 0) {
		make_room(buffer, (size_t)length);
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}
