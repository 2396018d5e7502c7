/* How many in each week, as a row of bars (parts/bars.tpl): in the last twelve weeks, or in those of a time that is given. */
#ifndef MUSTER_BARS_H
#define MUSTER_BARS_H

#include "web/request.h"

/* How many from one beginning of a day to before another. */
typedef int64_t bars_count(struct ctx *ctx, const void *context, int64_t from, int64_t until);

/* since, until: beginnings of days; 0 and INT64_MAX: not given. A long time has bars of several weeks. */
void bars_show(struct request *request, int64_t since, int64_t until, bars_count *count, const void *context);

#endif
