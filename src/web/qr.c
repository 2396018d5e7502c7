#include "web/qr.h"

#include "base/qr.h"

void
qr_show(struct request *request, struct view *view, const char *url)
{
	struct qr qr = qr_code(request->ctx.arena, url);

	view_integer(view, "qr_size", qr.size);
	view_text(view, "qr_path", qr.path);
	view_text(view, "qr_url", url);
}

void
qr_send(struct request *request, const char *name, const char *url)
{
	struct view *picture = view_new("codes/qr.svg.tpl");
	const char *text;
	size_t length;

	qr_show(request, picture, url);
	text = view_expand(picture, request->ctx.arena, &length);
	view_free(picture);
	send_file(request, name, "image/svg+xml", text, length);
}
