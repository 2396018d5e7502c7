/* People counted as a row of pips (templates/README.md, parts/roll.tpl): up to 60 one pip each, above that 20 shares. */
#ifndef MUSTER_ROLL_H
#define MUSTER_ROLL_H

#include "web/request.h"

struct roll {
	int64_t whole, length; /* people; pips */
	int64_t at;            /* how many are drawn */
};

/* Opens the section roll, and in it roll_each or, where a pip is more than one of them, roll_shares. whole: all people, at least 1. */
struct roll roll_start(struct request *request, int64_t whole);
/* How many pips so many people are: somebody there always shows. */
int64_t roll_pips(const struct roll *roll, int64_t people);
/* The next people of it: fills roll_<part> and roll_<part>_at. */
void roll_part(struct request *request, struct roll *roll, const char *part, int64_t people);
/* Whatever is left of it but for so many pips, which come after it. */
void roll_rest(struct request *request, struct roll *roll, const char *part, int64_t after);

#endif
