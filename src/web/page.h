/* The core's side of pages; handlers use page_show() and its like of request.h. */
#ifndef MUSTER_PAGE_H
#define MUSTER_PAGE_H

#include "base/fault.h"
#include "web/request.h"

/* Expands the page that was shown, if any, into the response. A page without a status is a 200. */
void page_finish(struct request *request);
/* Forgets what was shown or answered, cookies too, for an error page instead. */
void page_forget(struct request *request);

/* An error page instead of whatever was shown. words say what is wrong, then what to do; NULL: the usual ones of the status. */
void error_show(struct request *request, int status, const char *words);
/* The page for a Host header that is not ours: leads to base_url. */
void error_show_host(struct request *request);
/* The page for a fault, without a look at the database. */
void error_show_fault(struct request *request, enum fault_kind kind);
/* Its status: 500, 503 or 507. */
int error_status(enum fault_kind kind);

#endif
