/* A form that could not be taken is carried along, so that nothing typed is lost: through the log-in page when its person was
   signed out meanwhile, through the page behind it where their password is a temporary one, and over to a page with one button
   when its token had grown old or there was no way to save it. Passwords are never carried, and nothing of a form with more
   than 1 MB.
   The form of a template that is to carry it along holds {{>parts/carried.tpl}}; page_show() fills it, and opens {{#resuming}}
   ({{#resuming_file}} where the form takes a file, which is never carried either, {{#resuming_password}} where it holds a password), or {{#carried_too_long}} where it was too much. */
#ifndef MUSTER_RESUME_H
#define MUSTER_RESUME_H

#include "web/request.h"

/* The handler of POST /login, after sign_in(), and of what follows it: shows the page that sends the carried form, and is true,
   when there is one. */
bool resume_offer(struct request *request);

/* --- for the core --- */

/* The page at this path instead of a form that has to wait for it: of somebody who is not signed in (status 401), or whose password is a
   temporary one (403). */
enum outcome resume_through(struct request *request, const char *path, int status);
/* The page that sends a form again whose token had grown old: status 403. */
void resume_grown_old(struct request *request);
/* The page that sends a form again after a fault, without a look at the database; false where no form of ours came, or one that is too
   long for it. words: what happened, and when to send it again. look_first: it may have been saved. */
bool resume_after_fault(struct request *request, int status, const char *heading, const char *words, bool look_first);

#endif
