/* What the site offers may bring lessons: those of a course that one organisation keeps for all. Whoever gets it has a copy of their own,
   and it follows the original's versions until they edit it. */
#ifndef MUSTER_COURSE_OFFER_H
#define MUSTER_COURSE_OFFER_H

#include "domain/ctx.h"

/* The course of ctx->organisation that comes from this offer of the site's price list: the one that is there already, active again, or a
   new one; where the title is taken, as "Title (2)". It is published, with the lessons that the offer brings. */
int64_t course_of_offer(struct ctx *ctx, int64_t offer);
/* A site administrator gives it to ctx->organisation, for nothing. NOT_FOUND: nothing of that kind is on offer. */
enum outcome course_offer_give(struct ctx *ctx, int64_t offer);

/* Whether an offer may bring the lessons of this course: ctx->organisation has published it and it is its own; or it did before. */
bool course_offer_may_bring(struct ctx *ctx, int64_t course, int64_t before);

/* A new version of a course is published: organisations that have it by an offer get it in the background ("offer_update"). */
void course_offer_published(struct ctx *ctx, int64_t course);
/* A course of ctx->organisation takes over the version that its offer brings now. false: it has it, has been edited, or is being edited. */
bool course_offer_follow(struct ctx *ctx, int64_t course);

#endif
