/* A drawing of four colours, written as PNG without compression: small enough, and nothing to depend on. */
#include <string.h>

#include "base/buffer.h"
#include "base/picture.h"
#include "commands/demo_courses.h"

#define WIDTH 800
#define HEIGHT 320
#define ROW (WIDTH / 4 + 1) /* four pixels a byte, and the filter's byte before them */
#define THICK 5
#define STORED_MOST 65535

static void
number(struct buffer *out, uint32_t value)
{
	char bytes[4] = { (char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value };

	buffer_add(out, bytes, sizeof bytes);
}

static void
chunk(struct buffer *png, const char *name, const char *data, size_t length)
{
	size_t begins;

	number(png, (uint32_t)length);
	begins = png->length;
	buffer_add(png, name, 4);
	buffer_add(png, data, length);
	number(png, picture_checksum(png->data + begins, length + 4));
}

/* zlib's frame around the bytes as they are. */
static void
pixels(struct buffer *zlib, const unsigned char *data, size_t length)
{
	uint32_t a = 1, b = 0;

	buffer_add(zlib, "\x78\x01", 2);
	for (size_t at = 0; at < length;) {
		size_t piece = length - at < STORED_MOST ? length - at : STORED_MOST;
		char head[5] = { at + piece == length, (char)piece, (char)(piece >> 8), (char)~piece, (char)(~piece >> 8) };

		buffer_add(zlib, head, sizeof head);
		buffer_add(zlib, data + at, piece);
		at += piece;
	}
	for (size_t i = 0; i < length; i++) {
		a = (a + data[i]) % 65521;
		b = (b + a) % 65521;
	}
	number(zlib, b << 16 | a);
}

/* Height of the line, in pixels from the top, between two points without a corner. */
static int
line_at(const struct demo_drawing *drawing, int x)
{
	const struct demo_point *p = drawing->points;
	double part, height;
	size_t i = 1;

	while (i + 1 < drawing->count && x * 100 > p[i].x * WIDTH)
		i++;
	part = (x * 100.0 / WIDTH - p[i - 1].x) / (p[i].x - p[i - 1].x);
	part = part < 0 ? 0 : part > 1 ? 1 : part;
	height = p[i - 1].y + (p[i].y - p[i - 1].y) * part * part * (3 - 2 * part);
	return (int)((100 - height) * HEIGHT / 100);
}

/* Steep lines are as thick as flat ones. */
static bool
is_on_line(const struct demo_drawing *drawing, int x, int y)
{
	for (int near = x - THICK < 0 ? 0 : x - THICK; near <= x + THICK && near < WIDTH; near++) {
		int dx = near - x, dy = line_at(drawing, near) - y;

		if (dx * dx + dy * dy <= THICK * THICK)
			return true;
	}
	return false;
}

static int
colour_at(const struct demo_drawing *drawing, int x, int y)
{
	int height = 100 - y * 100 / HEIGHT;

	if (is_on_line(drawing, x, y))
		return 3;
	return height >= drawing->bands[0] ? 2 : height < drawing->bands[1] ? 1 : 0;
}

const void *
demo_draw(struct ctx *ctx, const struct demo_drawing *drawing, size_t *size)
{
	static const char head[13] = { 0, 0, WIDTH >> 8, (char)(WIDTH & 0xff), 0, 0, HEIGHT >> 8, HEIGHT & 0xff, 2, 3, 0, 0, 0 };
	/* The middle, the lower band, the upper band, the line. */
	static const unsigned char colours[12] = { 0xe5, 0xf3, 0xec, 0xe8, 0xf1, 0xfb, 0xfd, 0xf2, 0xda, 0x0b, 0x6b, 0x4f };
	struct buffer png = buffer_new(ctx->arena, 1 << 20), zlib = buffer_new(ctx->arena, 1 << 20);
	unsigned char *rows = arena_alloc(ctx->arena, ROW * HEIGHT);

	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++)
			rows[y * ROW + 1 + x / 4] |= (unsigned char)(colour_at(drawing, x, y) << (6 - 2 * (x % 4)));
	pixels(&zlib, rows, ROW * HEIGHT);
	buffer_add(&png, "\x89PNG\r\n\x1a\n", 8);
	chunk(&png, "IHDR", head, sizeof head);
	chunk(&png, "PLTE", (const char *)colours, sizeof colours);
	chunk(&png, "IDAT", zlib.data, zlib.length);
	chunk(&png, "IEND", "", 0);
	*size = png.length;
	return png.data;
}
