/* Between view.c and the C++ that speaks to ctemplate. Nothing here throws, faults or keeps what it is given;
   false or NULL: out of memory. Not for other rooms: they use view.h. */
#ifndef MUSTER_SHIM_H
#define MUSTER_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct view;

/* See view_load(). The words live until the next call. */
const char *shim_load(const char *directory);
bool shim_knows(const char *template_name);

struct view *shim_new(const char *template_name);
void shim_free(struct view *page);
/* A value; open: whether its section is open. */
bool shim_value(struct view *view, const char *name, const char *text, size_t length, bool open);
/* A value alone: its section stays as it is. */
bool shim_text(struct view *view, const char *name, const char *text, size_t length);
bool shim_global(struct view *view, const char *name, const char *text, size_t length, bool open);
/* The values of a row, one a name. names is the same pointer for all rows of a query: what is made of them is kept by it. */
struct shim_cell {
	const char *text;
	size_t length;
	bool open;
};
bool shim_cells(struct view *view, const char *const *names, const struct shim_cell *cells, int count);
/* A section without a value: open or closed here. */
bool shim_section(struct view *view, const char *name, bool open);
bool shim_is_open(const struct view *view, const char *name);
struct view *shim_row(struct view *view, const char *section);
struct view *shim_include(struct view *view, const char *mark, const char *template_name);

enum shim_result { SHIM_OK, SHIM_MEMORY, SHIM_LONG, SHIM_BROKEN };

/* The text stays with the page until it is freed or expanded again. */
enum shim_result shim_expand(struct view *page, size_t limit, const char **text, size_t *length);
/* Names asked for in vain, blanks between; "" when none. */
const char *shim_missing(const struct view *page);

/* --- dates.c, called by the modifiers --- */

enum words { WORDS_DAY, WORDS_WHEN, WORDS_THEN, WORDS_INSTANT, WORDS_ISO, WORDS_NUMBER };

#define WORDS_MAX 48

/* Writes at most WORDS_MAX bytes and returns how many (without the NUL). */
size_t words_write(enum words kind, int64_t number, char out[WORDS_MAX]);

#ifdef __cplusplus
}
#endif

#endif
