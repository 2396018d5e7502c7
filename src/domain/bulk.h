/* Many people who come in at once, of whom nobody has heard: those of an import. While ctx->bulk is there, the functions that write about
   one of them (account_create(), membership_admit(), message_queue() …) leave it here, and bulk_write() writes all of it, a statement
   a table: there is one way in, whether one comes or many do. Nothing that was left here can be looked up before it is written. */
#ifndef MUSTER_BULK_H
#define MUSTER_BULK_H

#include "domain/ctx.h"
#include "domain/group.h"

/* In the order in which they are written; sql/ says what stands in which column. */
enum bulk_table {
	BULK_ACCOUNTS, /* with address and words */
	BULK_MEMBERS,  /* with words */
	BULK_VALUES,
	BULK_MEMBERSHIPS,
	BULK_MEMBERSHIP_WORDS,
	BULK_REPORT_LINES, /* a person: they are in every course of the group */
	BULK_SEATS,
	BULK_TOKENS,
	BULK_MESSAGES,
	BULK_ACTIVITIES,
	BULK_DEEDS,
};
#define BULK_TABLES (BULK_DEEDS + 1)

/* What gets its id before it is written. */
enum bulk_id { BULK_ACCOUNT_ID, BULK_MEMBER_ID, BULK_MEMBERSHIP_ID, BULK_TOKEN_ID };
#define BULK_IDS (BULK_TOKEN_ID + 1)

/* A group that some of them come into. */
struct bulk_group {
	int64_t id;
	struct entrance entrance; /* as it stood before */
	int64_t seats;            /* that are held for them: bulk_reserve() */
	int64_t taken;            /* of these */
	int active, prospects;
};

struct bulk {
	struct ctx *ctx; /* without a bulk */
	int64_t import;  /* whose deeds they are */
	const char *route;
	size_t people;
	struct bulk_list {
		struct given *all;
		size_t count, room;
	} lists[BULK_TABLES];
	struct bulk_ids {
		int64_t *all;
		size_t count, next;
	} ids[BULK_IDS];
	struct bulk_group *groups;
	size_t group_count, group_room;
	int members;
};

/* For some so many people who come into ctx->organisation by this route: in ctx->arena, and for as long as ctx stays. */
struct bulk *bulk_open(struct ctx *ctx, int64_t import, const char *route, size_t people);
/* The group, which it learns of when it is first asked for. The pointer holds until the next one is asked for. */
struct bulk_group *bulk_group(struct bulk *bulk, int64_t group);
/* One of the seats that bulk_reserve() keeps. */
void bulk_take_seat(struct bulk *bulk, int64_t group);
/* So many ids are kept ready. Once. */
void bulk_expect(struct bulk *bulk, enum bulk_id what, size_t count);

/* --- for the functions that write --- */

int64_t bulk_next_id(struct bulk *bulk, enum bulk_id what);
void bulk_add(struct bulk *bulk, enum bulk_table table, const struct given *row);
/* The latest, to be added to. */
struct given *bulk_last(struct bulk *bulk, enum bulk_table table);
/* Into a group, active at once or invited. */
void bulk_count(struct bulk *bulk, int64_t group, bool active);

/* --- bulk_write.c --- */

/* So many more seats of the group are theirs: there are as many, and whoever takes another one finds that out here, as a fault. */
void bulk_reserve(struct bulk *bulk, int64_t group, int64_t seats);
/* All of it. Nothing is left here. */
void bulk_write(struct bulk *bulk);

#endif
