/* Priya, who has signed in before, and a course that gives certificates and whose completion another system says: for unit tests. */
#ifndef MUSTER_TESTS_CERTIFIED_H
#define MUSTER_TESTS_CERTIFIED_H

#include "domain/certificate.h"

#define PRIYA "priya@northfield.example"

struct certified {
	struct ctx *ctx;
	int64_t account, member, course; /* hers, and the one */
};

/* A world of its own; months: for how long its certificates are valid, as SQL has it: "12", "NULL". */
struct certified certified_open(const char *course, const char *months);
/* She has completed it, herself; ref: what says so, at: when, 0 for now. */
void certified_complete(struct certified *s, const char *ref, int64_t at);
/* Her latest one, as it is looked up; and when it expires. */
struct certificate certified_latest(struct certified *s);
int64_t certified_until(struct certified *s);

#endif
