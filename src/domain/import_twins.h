/* The addresses of a file that have come by, so that only those that come again are looked for among its rows. It lives in the
   process, from one chunk of a reading to the next; where another process read what came before, it knows nothing and says so. */
#ifndef MUSTER_IMPORT_TWINS_H
#define MUSTER_IMPORT_TWINS_H

#include <stdbool.h>
#include <stdint.h>

/* A chunk that begins at this byte of the file (0: its first) begins, and has ended before that byte. What was rolled back
   stays known: the next chunk begins where that one did. job: a file that is read anew has another. */
void import_twins_begin(int64_t job, int64_t read_to);
void import_twins_end(int64_t read_to);
/* Whether the address may have come by; from now on it has. Never false of one that did. */
bool import_twins_met(const char *email_key);

#endif
