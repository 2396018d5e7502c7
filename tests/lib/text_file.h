/* A file in memory, to be read as uploaded ones are. */
#ifndef MUSTER_TESTS_TEXT_FILE_H
#define MUSTER_TESTS_TEXT_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text_file {
	const char *bytes;
	size_t size;
};

/* A literal that may hold NULs, and its length. */
#define NUL_END(bytes) bytes, sizeof(bytes) - 1

/* A csv_source (base/csv_reader.h). */
static inline size_t
text_file_read(void *source, int64_t offset, char *data, size_t length)
{
	const struct text_file *file = source;
	size_t left = offset < (int64_t)file->size ? file->size - (size_t)offset : 0;

	if (length > left)
		length = left;
	memcpy(data, file->bytes + offset, length);
	return length;
}

#endif
