/* Texts of a particular format, as the xAPI specification 1.0.3 has them (Part Two, 2.4 and 4). */
#ifndef MUSTER_STATEMENT_VALUE_H
#define MUSTER_STATEMENT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

bool value_is_uuid(const char *text); /* 4.4: "fd41c918-b88b-4b20-a0a5-a4c32391aaa0", any version */
bool value_is_iri(const char *text); /* 4.3: with a scheme, and without blanks and what an IRI may not have (RFC 3987, loosely) */
bool value_is_language(const char *text);   /* 4.2: RFC 5646, the shape and order of its parts */
bool value_is_mbox(const char *text);       /* 2.4.2.3: "mailto:" and an address, loosely */
bool value_is_sha1(const char *text);       /* 2.4.2.3: 40 hexadecimal digits */
bool value_is_sha2(const char *text);       /* 2.4.11: of 224, 256, 384 or 512 bits, in hexadecimal */
bool value_is_media_type(const char *text); /* 2.4.11: RFC 2046, loosely */
bool value_is_version(const char *text);    /* 2.4.10: "1.0" or "1.0.x" */

/* 4.5: ISO 8601, "2026-11-20T10:00:00.000Z"; without a zone it is UTC. Microseconds since 1970. */
bool value_timestamp(const char *text, int64_t *instant);
/* The same back: "2026-11-20T10:00:00.000000Z". */
const char *value_timestamp_text(struct arena *arena, int64_t instant);
/* 4.6: ISO 8601, "PT1H5M3.5S", "P4W". Whole seconds, a year as 365 days and a month as 30. */
bool value_duration(const char *text, int64_t *seconds);

/* With a question mark for what is no visible ASCII, and cut off: for words that name what somebody sent. */
const char *value_printable(struct arena *arena, const char *text);
/* In small letters. */
const char *value_small(struct arena *arena, const char *text);
/* The same mailbox, however its domain is written. */
const char *value_mbox_key(struct arena *arena, const char *mbox);
/* Without what is beyond a hundredth of a second, which does not count where two are compared. */
const char *value_duration_key(struct arena *arena, const char *text);

#endif
