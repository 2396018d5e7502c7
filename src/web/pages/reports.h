/* The report of a group.
   Also in report_body.c (what the page and the link show). */
#ifndef MUSTER_REPORTS_H
#define MUSTER_REPORTS_H

#include "domain/report.h"
#include "web/route.h"

/* What a query asks for: course ("all", or an id), show, since and till (days, both inside), q, sort ("-" before it: the other way round). */
struct wanted_report {
	struct report report;
	bool asked;               /* the query names a course: else the report is that of the group's first one */
	const char *course;       /* its title, or "All courses" */
	const char *since, *till; /* days as typed; "": not said */
	bool
		one_course; /* show was about how far people are in one course, and all courses were asked for: all active ones are shown */
	int64_t pass_mark;  /* of the course's quizzes; 0: none, or not the same one */
	const char *filter; /* for links to the same report, its files too: "course=…&show=…&since=…&till=…&q=…" */
	const char *query;  /* the same with &sort=… */
};

/* Reads since= and till= of a query: the instants between which both days lie, 0 and INT64_MAX where none is said. Problems there. */
void report_read_days(struct request *request, int64_t *since, int64_t *until);

/* Reads it for ctx.group. INVALID with problems at "since" or "till"; NOT_FOUND when the course is none of the group's, or the group has none. */
enum outcome report_read(struct request *request, struct wanted_report *wanted);

/* The report of one course (0: all), whatever the query names: of it only sort and, where addresses are shown, q are read. */
void report_fix(struct request *request, int64_t course, bool emails, struct wanted_report *wanted);

/* What of it is shown. Without addresses there is no search either, since it would tell of them; links lead into the organisation. */
struct report_look {
	bool emails, links;
};

/* The whole report with its tiles, pictures and a page of its table (reports/body.tpl) where request->body has {{>REPORT}}. It needs nothing
   around it. For an auditor ctx.group is set, and wanted->report comes from the link. */
void report_show(struct request *request, const struct wanted_report *wanted, const struct report_look *look);

handler reports_index;

#endif
