/* A link of ours as a QR code: in a page, and as a picture to save. */
#ifndef MUSTER_WEB_QR_H
#define MUSTER_WEB_QR_H

#include "view/view.h"
#include "web/request.h"

/* Fills parts/qr.tpl there. url: whole ("https://…"). */
void qr_show(struct request *request, struct view *view, const char *url);
/* Answers with the picture as a file of that name, to save: SVG, which prints sharply at every size. */
void qr_send(struct request *request, const char *name, const char *url);

#endif
