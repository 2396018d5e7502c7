/* Pictures of a course, for its lessons: ![what it shows](/pictures/12). They belong to the course, whatever version shows them. */
#ifndef MUSTER_PICTURE_H
#define MUSTER_PICTURE_H

#include "domain/ctx.h"

#define PICTURE_BYTES_MOST (5 << 20)
#define PICTURES_MOST 200                        /* of a course */
#define PICTURES_BYTES_MOST ((int64_t)100 << 20) /* together */
#define PICTURE_ALT_MOST 300

struct picture_form {
	const char *name; /* of the file */
	const char *alt;  /* what it shows, for those who do not see it */
	const void *bytes;
	size_t size;
};

/* The same picture twice is one. Problems at "picture" and "alt". */
enum outcome picture_add(struct ctx *ctx, int64_t course, const struct picture_form *form, int64_t *picture);
/* What a lesson's text says to show it. */
const char *picture_markdown(struct arena *arena, int64_t picture, const char *alt);

/* The pictures of a course for another one, of whichever organisation; and its text, with them in place of those;
   addresses of other sites stay as they are. */
void picture_copy(struct ctx *ctx, int64_t from, int64_t course);
const char *picture_text_copied(struct ctx *ctx, int64_t from, int64_t course, const char *text);

#endif
