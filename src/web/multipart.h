/* multipart/form-data (RFC 7578; RFC 2046, section 5.1), for forms with a file: a strict reader that is fed with pieces of any size.
   Fields are collected as form.h has them, and a file's bytes go to a taker as they come, so memory does not grow with the file. */
#ifndef MUSTER_MULTIPART_H
#define MUSTER_MULTIPART_H

#include "base/buffer.h"
#include "web/form.h"

#define MULTIPART_PARTS 100         /* in all; name and value have the limits of form.h */
#define MULTIPART_BOUNDARY_MAX 70   /* characters, as RFC 2046 has it */
#define MULTIPART_HEADER_MAX 4096   /* bytes of the headers of one part */
#define MULTIPART_FILE_NAME_MAX 200 /* characters of a file's name; the rest is cut off */

enum multipart_problem {
	MULTIPART_OK = 0,
	MULTIPART_BOUNDARY, /* none in the Content-Type, or none that can be */
	MULTIPART_CUT,
	MULTIPART_BROKEN, /* a boundary or header that is none */
	MULTIPART_HEADER,
	MULTIPART_MANY,
	MULTIPART_NAMELESS,
	MULTIPART_NAME,
	MULTIPART_LONG,
	MULTIPART_ENCODING,
	MULTIPART_TWICE,
	MULTIPART_UTF8,
	MULTIPART_NUL,
	MULTIPART_STOPPED /* the taker had enough */
};

/* Takes the files. false: stop; nothing more comes then. */
struct multipart_taker {
	/* A file begins. The fields before it are read. name is display text of at most 200 characters: clean, without a path, never "";
	   never to be used as a path. */
	bool (*begin)(void *with, const char *field, const char *name);
	bool (*data)(void *with, const char *data, size_t length);
	void *with;
};

struct multipart {
	/* In the order they came. A file is among them with its name for a value; where none was chosen, with "". */
	struct field *fields;

	/* --- its own --- */
	struct arena *arena;
	const struct multipart_taker *taker;
	struct field **last;
	size_t room; /* bytes that names and values may still take */
	enum multipart_problem problem;
	enum { MULTIPART_CONTENT, MULTIPART_DELIMITER_END, MULTIPART_HEADERS, MULTIPART_DONE } state;
	enum { MULTIPART_PREAMBLE, MULTIPART_FIELD, MULTIPART_FILE } kind; /* of the part that is being read */
	const char *name, *file_name;
	struct buffer value;
	bool begun; /* the taker knows of the file */
	int parts;
	char tail;                                  /* what came last behind a delimiter */
	size_t matched, delimiter_length;           /* bytes of the delimiter that were found at the end of the piece before */
	char delimiter[MULTIPART_BOUNDARY_MAX + 5]; /* CR LF - - boundary */
	size_t header_length;
	char header[MULTIPART_HEADER_MAX + 1];
};

/* room: bytes that all names and values together may take. taker: NULL where no file is taken, its bytes are dropped then. */
enum multipart_problem multipart_begin(
	struct multipart *multipart, struct arena *arena, const char *content_type, size_t room, const struct multipart_taker *taker);
/* Once there is a problem it stays. */
enum multipart_problem multipart_feed(struct multipart *multipart, const char *data, size_t length);
/* The body has ended. */
enum multipart_problem multipart_end(struct multipart *multipart);
/* What is wrong, then what to do, for the page that says so. */
const char *multipart_problem_words(enum multipart_problem problem);

#endif
