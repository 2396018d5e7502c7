#include "base/qr.h"

#include <qrencode.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fault.h"

enum { MARGIN = 4, VERSION_ANY = 0, DARK = 1 };
#define PATH_MOST (1 << 20)

/* Dark squares side by side are one piece. */
static void
write_line(struct buffer *path, const unsigned char *squares, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int start = x;

		while (x < width && squares[x] & DARK)
			x++;
		if (x > start)
			buffer_format(path, "M%d %dh%dv1H%d", start + MARGIN, y + MARGIN, x - start, start + MARGIN);
	}
}

struct qr
qr_code(struct arena *arena, const char *text)
{
	struct buffer path = buffer_new(arena, PATH_MOST);
	struct qr qr;
	QRcode *code = strlen(text) <= QR_TEXT_MOST ? QRcode_encodeString8bit(text, VERSION_ANY, QR_ECLEVEL_M) : NULL;

	if (code == NULL)
		fault("no QR code can be made of a text of %zu bytes", strlen(text));
	for (int y = 0; y < code->width; y++)
		write_line(&path, code->data + y * code->width, code->width, y);
	qr.size = code->width + 2 * MARGIN;
	qr.path = path.data;
	QRcode_free(code);
	return qr;
}
