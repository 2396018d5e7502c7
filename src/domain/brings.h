/* Branch and additional fields that somebody comes with: kept with their invite until they accept it. */
#ifndef MUSTER_BRINGS_H
#define MUSTER_BRINGS_H

#include "domain/field.h"

struct brings {
	int64_t branch; /* 0: none */
	size_t count;
	struct brought {
		int64_t field;
		const char *value; /* as field_read() gave it */
	} values[FIELDS_MOST];
};

/* As memberships.brings has it; NULL where there is nothing. */
const char *brings_write(struct arena *arena, const struct brings *brings);
/* They are this member now: what is empty is filled; what is gone meanwhile, or does not fit any more, is left out. */
void brings_give(struct ctx *ctx, int64_t member, const char *text);

#endif
