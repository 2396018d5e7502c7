/* application/x-www-form-urlencoded (WHATWG URL, section 5), for queries and bodies: strict and bounded. */
#ifndef MUSTER_FORM_H
#define MUSTER_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define FORM_FIELDS 4000           /* fields in all: three for each of a thousand courses of a group; its words say it too */
#define FORM_NAME_MAX 100          /* bytes of a name, decoded */
#define FORM_VALUE_MAX (400 << 10) /* bytes of a value, decoded: a lesson of 100,000 characters; its words say it too */

struct field {
	struct field *next;
	const char *name;
	const char *value; /* valid UTF-8, without NUL */
};

enum form_problem { FORM_OK = 0, FORM_PERCENT, FORM_UTF8, FORM_NUL, FORM_MANY, FORM_NAME, FORM_LONG };

/* The fields in the order they came. *fields is NULL unless FORM_OK. Empty pieces ("a=1&&b=2") are left out. */
enum form_problem form_parse(struct arena *arena, const char *data, size_t length, struct field **fields);
/* What is wrong, then what to do, for the page that says so. */
const char *form_problem_words(enum form_problem problem);

/* Undoes %XX, and + as a blank where plus is set. *text is set only on FORM_OK; at most maximum bytes. */
enum form_problem percent_decode(
	struct arena *arena, const char *data, size_t length, bool plus, size_t maximum, const char **text);
/* For a value inside a query: all but letters, digits and - . _ ~ / becomes %XX. */
const char *percent_encode(struct arena *arena, const char *text);

/* The first field of this name, or NULL. */
const struct field *form_find(const struct field *fields, const char *name);
/* What is never shown again, nor carried along: "password", "current_password"; not a switch about passwords. */
bool form_is_secret(const char *name);

#endif
