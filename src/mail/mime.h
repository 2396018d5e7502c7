/* A letter as the bytes of a mail (RFC 5322, 2045, 2047): multipart/alternative, CR LF line ends, ASCII only.
   Whatever a name or subject holds, it cannot end its header: what is not plain printable ASCII goes as encoded words. */
#ifndef MUSTER_MIME_H
#define MUSTER_MIME_H

#include "mail/letter.h"

/* date: the instant of sending. letter->text and ->html must be there. */
const char *mime_mail(struct arena *arena, const struct letter *letter, int64_t date, size_t *length);

#endif
