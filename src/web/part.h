/* What stands above the content of a multipart form and of each of its parts: the boundary, and a part's headers. */
#ifndef MUSTER_PART_H
#define MUSTER_PART_H

#include "web/multipart.h"

struct part {
	const char *name, *file_name; /* as they came; NULL: none */
	bool is_file;
};

/* The boundary that a Content-Type names; NULL where there is none, or none that can be. */
const char *part_boundary(struct arena *arena, const char *type);
/* The headers of one part, with the empty line that ends them; written over. */
enum multipart_problem part_read(struct arena *arena, char *headers, size_t length, struct part *part);
/* A file's name for people to read, see multipart_taker. */
const char *part_file_name(struct arena *arena, const char *typed);

#endif
