/* The demo's branches and additional fields. */
#ifndef MUSTER_DEMO_DETAILS_H
#define MUSTER_DEMO_DETAILS_H

#include "domain/ctx.h"

/* Makes them. */
void demo_chart(struct ctx *ctx);
/* Says of the people who are members by now where they belong. */
void demo_details(struct ctx *ctx);

/* The join page, on, for these groups. */
void demo_join_page(struct ctx *ctx, const int64_t *groups, size_t count);

#endif
