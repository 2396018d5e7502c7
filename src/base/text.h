/* Text from outside becomes valid UTF-8 in NFC, bounded, without control or direction-override characters, or is refused. */
#ifndef MUSTER_TEXT_H
#define MUSTER_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum text_shape {
	TEXT_LINE, /* one line: no control characters at all; runs of blanks become one, ends are trimmed */
	TEXT_BLOCK /* several lines: CR LF and CR become LF, tabs stay, ends are trimmed */
};

enum text_problem { TEXT_OK = 0, TEXT_NOT_UTF8, TEXT_CONTROL, TEXT_DIRECTION, TEXT_LONG };

bool text_is_utf8(const char *text, size_t length);
/* maximum: characters (code points) after cleaning. *clean is set only on TEXT_OK; empty input gives "".
   TEXT_DIRECTION: bidi embeddings, overrides and isolates (U+202A-202E, U+2066-2069); U+200E/200F marks are dropped. */
enum text_problem text_clean(struct arena *arena, const char *text, enum text_shape shape, size_t maximum, const char **clean);
/* "has more than 100 characters; shorten it." and the like, to follow the field's name; for text_clean's maximum. */
const char *text_problem_words(struct arena *arena, enum text_problem problem, size_t maximum);
/* The same characters in NFC, whatever they are (a password); text is valid UTF-8. */
const char *text_nfc(struct arena *arena, const char *text);
/* For comparing, sorting and searching as people expect: NFKD, case-folded, without accents, blanks collapsed. */
const char *text_fold(struct arena *arena, const char *text);
/* Up to two letters for the round picture of a person, upper case; "?" when there is none. */
const char *text_initials(struct arena *arena, const char *first, const char *last);
/* As codes are compared: letters A to Z in capitals and digits, without blanks, dashes of any kind and what cannot be seen. NULL: there
   is anything else in it, nothing, or more than so many characters. */
const char *text_bare(struct arena *arena, const char *text, size_t most);
size_t text_characters(const char *text);
/* At most so many characters of it, and "…" where there were more. */
const char *text_cut(struct arena *arena, const char *text, size_t most);
/* How many of its first bytes, at most so many, make whole characters. */
size_t text_whole(const char *text, size_t most);
/* A sentence of ours with a small first letter, to follow a colon. */
const char *text_following(struct arena *arena, const char *sentence);
/* How many characters must be put in, left out or changed to make b of a; two neighbours in each other's place count as one.
   most + 1 where it is more than that. Texts of more than 128 characters are only the same or not. Both are valid UTF-8. */
size_t text_distance(const char *a, const char *b, size_t most);
/* How near two folded texts are, for "did you mean": 0 the same, 1 and 2 the distance, 3 the typed one begins the other or the
   other way about; LIKE_NOTHING when they are not. Words of up to three characters are like others only at distance 1. */
#define LIKE_NOTHING 4
int text_likeness(const char *typed, const char *other);
/* A whole number in decimal, whole text, no blanks, no plus. false when it is not, or is outside [least, most]. */
bool text_integer(const char *text, int64_t least, int64_t most, int64_t *value);
bool text_equal(const char *a, const char *b); /* NULL equals only NULL */

#define NUMBER_MAX 32
/* "12345"; returns the length. Faster than snprintf(), where it counts: every number of every row of a page. */
int integer_write(int64_t number, char out[NUMBER_MAX]);
/* "12,345", as people read numbers; returns the length. */
int number_write(int64_t number, char out[NUMBER_MAX]);
const char *text_number(struct arena *arena, int64_t number);
/* "1 person", "12,345 people". */
const char *text_counted(struct arena *arena, int64_t number, const char *one, const char *many);
/* "08:00", of an hour of the day. */
const char *text_hour(struct arena *arena, int64_t hour);
/* Bytes as people read them, rounded up: "640 KB", "1.8 MB", "32 MB". */
const char *text_size(struct arena *arena, int64_t bytes);

#endif
