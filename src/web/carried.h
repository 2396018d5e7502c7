/* The fields of a form that could not be taken, as they are carried along: request->carried, with carried_path and carried_too_long. What
   people see of it: resume.h. */
#ifndef MUSTER_CARRIED_H
#define MUSTER_CARRIED_H

#include "web/request.h"

/* Those of the form that came, to be sent again to where it was sent; none where they are too much. */
void carried_collect(struct request *request);
/* The same, to go through a log-in form: under names of their own, and with the path among them; neither where they are too much. */
void carried_wrap(struct request *request);
/* Takes what a log-in form carries out of request->form. */
void carried_read(struct request *request);
/* What carried_read() took gets its own names back. */
void carried_unwrap(struct request *request);
/* Fills {{#carried}} of the page's body. */
void carried_fill(struct request *request);

/* What takes a form that is sent to this target; NULL: nothing does. */
const struct route *carried_taker(struct arena *arena, const char *target);
/* Whether what is carried is of a form that takes a file. */
bool carried_takes_a_file(struct request *request);
/* Whether the form held a password, which is not carried: without it there is nothing to send. Before carried_unwrap(). */
bool carried_lacks_a_password(struct request *request);

#endif
