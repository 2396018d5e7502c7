/* One action in one write transaction, or what is read from one snapshot: the store may run it again from its beginning (see db_write()
   and db_read()). */
#ifndef MUSTER_ACTION_H
#define MUSTER_ACTION_H

#include "domain/ctx.h"

/* work(ctx, argument) within db_write(). Where it returns true, whoever it touched comes and goes by the rules (rule_settle()), and all is
   kept. Returns what work returned, and leaves ctx as the last run left it.
   Each run finds ctx as it was before the first one, its problems, the zone in use and the arena too: what the run before took of
   that is given back. So work sets what it leaves in argument anew each time, and changes nothing in place that was there before. */
bool action_write(struct ctx *ctx, bool (*work)(struct ctx *ctx, void *argument), void *argument);
/* The same within db_try_write(): only where nobody is in the way. */
bool action_try_write(struct ctx *ctx, bool (*work)(struct ctx *ctx, void *argument), void *argument);
/* work(ctx, argument) within db_read(); each run finds the same as above. */
void action_read(struct ctx *ctx, void (*work)(struct ctx *ctx, void *argument), void *argument);

#endif
