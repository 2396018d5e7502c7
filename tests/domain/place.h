/* An installation for a test of the domain: an empty database, a directory of its own, a fixed clock and fixed randomness. */
#ifndef MUSTER_TESTS_PLACE_H
#define MUSTER_TESTS_PLACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/random.h"
#include "domain/account.h"
#include "domain/ctx.h"
#include "domain/secret.h"
#include "lib/database.h"
#include "queries.h"

#define PLACE_NOW 1763700000 /* 21 Nov 2025, 04:40 UTC */

struct place {
	char directory[40];
	struct conf conf;
	struct ctx ctx;
};

static inline int
place_make(void **state)
{
	static const unsigned char secret[32] = "a secret that everybody knows..";
	struct place *place = calloc(1, sizeof *place);

	snprintf(place->directory, sizeof place->directory, "/tmp/muster-test-XXXXXX");
	assert_non_null(mkdtemp(place->directory));
	random_fix(1);
	secret_fix(secret);
	place->conf.state = place->directory;
	place->conf.base_url = "https://muster.example";
	place->conf.mail_from = "muster@muster.example";
	place->ctx.arena = arena_new(64 << 20);
	place->ctx.db = db_open(database_empty(), DB_FULL);
	place->ctx.conf = &place->conf;
	place->ctx.now = PLACE_NOW;
	db_use_arena(place->ctx.db, place->ctx.arena);
	*state = place;
	return 0;
}

static inline int
place_remove(void **state)
{
	struct place *place = *state;
	DIR *directory = opendir(place->directory);
	char path[400];

	for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
		snprintf(path, sizeof path, "%s/%s", place->directory, entry->d_name);
		unlink(path);
	}
	closedir(directory);
	rmdir(place->directory);
	db_close(place->ctx.db);
	arena_free(place->ctx.arena);
	random_fix(0);
	free(place);
	return 0;
}

/* What the next action starts with: nobody's problems. */
static inline struct ctx *
fresh(struct place *place)
{
	place->ctx.problems = NULL;
	return &place->ctx;
}

static inline struct email
address(struct place *place, const char *typed)
{
	struct email email;

	assert_int_equal(email_parse(place->ctx.arena, typed, &email), EMAIL_OK);
	return email;
}

/* A confirmed account, "Ada Muster" of this address. In a transaction. */
static inline int64_t
person(struct place *place, const char *typed, const char *password_hash)
{
	struct email email = address(place, typed);

	return account_create(&place->ctx, &email, "Ada", "Lovelace", password_hash, true);
}

/* The words of the problem at a field; "" when there is none. */
static inline const char *
words_at(const struct place *place, const char *field)
{
	for (const struct problem *p = place->ctx.problems; p; p = p->next)
		if (strcmp(p->field, field) == 0)
			return p->words;
	return "";
}

#endif
