#include "commands/demo_certificates.h"

#include "base/clock.h"
#include "base/fault.h"
#include "commands/demo_address.h"
#include "domain/certificate.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "queries.h"

static const struct {
	const char *email;
	int days, score; /* how long ago it was completed */
	const char *revoked;
} people[] = {
	{ "learner@muster.example", 706, 88, NULL },
	{ "amara.okafor@northfield.example", 200, 95, NULL },
	{ "samuel.adeyemi@northfield.example", 790, 81, NULL },
	{ "meiling.chow@northfield.example", 340, 90, "The kitchen's inspection found that it was somebody else." },
};

static int64_t
make_course(struct ctx *ctx)
{
	struct course_form form = { .title = "Food hygiene level 2",
		.description = "Taken at Riverside Kitchen Trust, who tell us who has passed.",
		.minutes = "180",
		.certificate_months = "24" };
	int64_t course;

	if (course_create(ctx, &form, &course) != OK || course_update(ctx, course, &form) != OK || course_publish(ctx, course) != OK)
		fault("the demo's course was refused: %s", ctx->problems->words);
	return course;
}

void
demo_certificates(struct ctx *ctx)
{
	int64_t course = make_course(ctx);

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct ctx then = *ctx;
		int64_t account = demo_account_of(ctx, people[i].email);
		struct progress_event event = { .member = member_ensure(ctx, account),
			.course = course,
			.kind = "completed",
			.source = "earlier",
			.ref = "demo:completed",
			.progress = -1,
			.score = people[i].score };
		struct rows *latest;

		then.now = ctx->now - (int64_t)people[i].days * DAY;
		progress_add(&then, &event);
		latest = q_certificate_of_account(ctx->db, account, 0, ctx->now, 1);
		if (!row_one(latest))
			fault("the demo's certificate was not issued");
		if (people[i].revoked && certificate_revoke(ctx, row_integer(latest, CERTIFICATE_OF_ACCOUNT_ID), people[i].revoked) != OK)
			fault("the demo's certificate could not be revoked: %s", ctx->problems->words);
	}
}
