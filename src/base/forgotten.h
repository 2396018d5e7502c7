/* Addresses that stand where one was forgotten, each another one, and the words that people read instead: whatever writes for people
   (views, CSV, workbooks) asks here with each text, so nobody who fills them has to think of it. */
#ifndef MUSTER_FORGOTTEN_H
#define MUSTER_FORGOTTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena;

#define FORGOTTEN_WORDS "address no longer known"

/* The one for what has this id, among all that are called what: "closed-place-7@…". */
const char *forgotten_email(struct arena *arena, const char *what, int64_t id);
bool email_is_forgotten(const char *email);

struct forgotten {
	const char *at; /* NULL: there is none */
	size_t length;
};
/* The first of them in the text, wherever it stands there. Cheap: for each cell of a long table. */
struct forgotten forgotten_find(const char *text, size_t length);
/* The text with FORGOTTEN_WORDS for each of them; itself where it has none. */
const char *forgotten_said(struct arena *arena, const char *text);

#ifdef __cplusplus
}
#endif

#endif
