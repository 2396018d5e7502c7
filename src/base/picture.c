#include "base/picture.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The bytes that are left; a piece beyond the end is never given. */
struct reader {
	const unsigned char *at;
	size_t left;
};

static const unsigned char *
take(struct reader *r, size_t length)
{
	const unsigned char *piece = r->at;

	if (length > r->left)
		return NULL;
	r->at += length;
	r->left -= length;
	return piece;
}

static uint32_t
big(const unsigned char *at, int bytes)
{
	uint32_t number = 0;

	while (bytes-- > 0)
		number = number << 8 | *at++;
	return number;
}

static uint32_t
little(const unsigned char *at, int bytes)
{
	uint32_t number = 0;

	while (bytes-- > 0)
		number = number << 8 | at[bytes];
	return number;
}

static enum picture_problem
sides(struct picture_file *picture, uint32_t width, uint32_t height)
{
	if (width == 0 || height == 0)
		return PICTURE_BROKEN;
	if (width > PICTURE_SIDE_MOST || height > PICTURE_SIDE_MOST)
		return PICTURE_LARGE;
	picture->width = (int)width;
	picture->height = (int)height;
	return PICTURE_OK;
}

/* ---------------------------------------------------------------- PNG */

uint32_t
picture_checksum(const void *bytes, size_t size)
{
	static uint32_t table[256];
	const unsigned char *data = bytes;
	uint32_t crc = 0xffffffff;

	if (!table[1])
		for (uint32_t n = 0; n < 256; n++) {
			uint32_t c = n;

			for (int k = 0; k < 8; k++)
				c = c & 1 ? 0xedb88320 ^ c >> 1 : c >> 1;
			table[n] = c;
		}
	for (size_t i = 0; i < size; i++)
		crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
	return crc ^ 0xffffffff;
}

static bool
png_depth_is_known(int depth, int colour)
{
	switch (colour) {
	case 0:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
	case 3:
		return depth == 1 || depth == 2 || depth == 4 || depth == 8;
	case 2:
	case 4:
	case 6:
		return depth == 8 || depth == 16;
	default:
		return false;
	}
}

/* The data of the next chunk, *length bytes of it, with its name before; NULL: there is none that is whole. */
static const unsigned char *
png_chunk(struct reader *r, uint32_t *length)
{
	const unsigned char *head = take(r, 8), *data, *crc;

	if (!head)
		return NULL;
	*length = big(head, 4);
	data = take(r, *length);
	crc = data ? take(r, 4) : NULL;
	return crc && picture_checksum(head + 4, (size_t)*length + 4) == big(crc, 4) ? data : NULL;
}

static enum picture_problem
png(struct reader r, struct picture_file *picture)
{
	uint32_t length;
	const unsigned char *head = (take(&r, 8), png_chunk(&r, &length)), *data;
	enum picture_problem problem;
	bool has_pixels = false;

	if (!head || length != 13 || memcmp(head - 4, "IHDR", 4) != 0 || !png_depth_is_known(head[8], head[9]) || head[10] != 0 ||
		head[11] != 0 || head[12] > 1)
		return PICTURE_BROKEN;
	problem = sides(picture, big(head, 4), big(head + 4, 4));
	while (problem == PICTURE_OK) {
		data = png_chunk(&r, &length);
		if (!data)
			return PICTURE_BROKEN;
		has_pixels = has_pixels || (memcmp(data - 4, "IDAT", 4) == 0 && length > 0);
		if (memcmp(data - 4, "IEND", 4) == 0) {
			picture->length -= r.left;
			return has_pixels && length == 0 ? PICTURE_OK : PICTURE_BROKEN;
		}
	}
	return problem;
}

/* ---------------------------------------------------------------- JPEG */

static bool
jpeg_is_frame(int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* The next marker; between scans the bytes of one are passed over. 0: there is none. */
static int
jpeg_marker(struct reader *r, bool in_scan)
{
	const unsigned char *byte;

	for (;;) {
		byte = take(r, 1);
		if (!byte)
			return 0;
		if (*byte != 0xff) {
			if (!in_scan)
				return 0;
			continue;
		}
		do
			byte = take(r, 1);
		while (byte && *byte == 0xff);
		if (!byte)
			return 0;
		if (!in_scan || !(*byte == 0 || (*byte >= 0xd0 && *byte <= 0xd7)))
			return *byte;
	}
}

/* The data of the marker's segment, *length bytes of it and of the length itself; NULL: none that is whole, or the marker has none. */
static const unsigned char *
jpeg_segment(struct reader *r, int marker, uint32_t *length)
{
	const unsigned char *head = marker >= 0xc0 && !(marker >= 0xd0 && marker <= 0xd8) ? take(r, 2) : NULL;

	*length = head ? big(head, 2) : 0;
	return *length >= 2 ? take(r, *length - 2) : NULL;
}

static enum picture_problem
jpeg(struct reader r, struct picture_file *picture)
{
	enum picture_problem problem;
	bool in_scan = false;

	take(&r, 2);
	for (;;) {
		int marker = jpeg_marker(&r, in_scan);
		const unsigned char *data;
		uint32_t length;

		if (marker == 0xd9) {
			picture->length -= r.left;
			return picture->width && in_scan ? PICTURE_OK : PICTURE_BROKEN;
		}
		data = jpeg_segment(&r, marker, &length);
		if (!data)
			return PICTURE_BROKEN;
		if (jpeg_is_frame(marker)) {
			if (picture->width || length < 8)
				return PICTURE_BROKEN;
			problem = sides(picture, big(data + 3, 2), big(data + 1, 2));
			if (problem != PICTURE_OK)
				return problem;
		}
		in_scan = in_scan || marker == 0xda;
	}
}

/* ---------------------------------------------------------------- GIF */

/* Blocks of up to 255 bytes, ended by an empty one. */
static bool
gif_blocks(struct reader *r)
{
	const unsigned char *length;

	do {
		length = take(r, 1);
		if (!length || !take(r, *length))
			return false;
	} while (*length > 0);
	return true;
}

static bool
gif_colours(struct reader *r, int flags)
{
	return !(flags & 0x80) || take(r, (size_t)3 << ((flags & 7) + 1));
}

/* An image with its colours and pixels; false: it is broken. */
static bool
gif_image(struct reader *r)
{
	const unsigned char *image = take(r, 9);

	return image && gif_colours(r, image[8]) && take(r, 1) && gif_blocks(r);
}

static enum picture_problem
gif(struct reader r, struct picture_file *picture)
{
	const unsigned char *head = take(&r, 13), *kind;
	enum picture_problem problem;
	bool has_pixels = false;

	if (!head || !gif_colours(&r, head[10]))
		return PICTURE_BROKEN;
	problem = sides(picture, little(head + 6, 2), little(head + 8, 2));
	if (problem != PICTURE_OK)
		return problem;
	while ((kind = take(&r, 1)) != NULL && *kind != 0x3b) {
		if (*kind == 0x21) {
			if (!take(&r, 1) || !gif_blocks(&r))
				return PICTURE_BROKEN;
			continue;
		}
		if (*kind != 0x2c || !gif_image(&r))
			return PICTURE_BROKEN;
		has_pixels = true;
	}
	picture->length -= r.left;
	return kind && has_pixels ? PICTURE_OK : PICTURE_BROKEN;
}

/* ---------------------------------------------------------------- WebP */

static enum picture_problem
webp_sides(const unsigned char *name, const unsigned char *data, uint32_t length, struct picture_file *picture)
{
	uint32_t bits;

	if (memcmp(name, "VP8X", 4) == 0)
		return length < 10 ? PICTURE_BROKEN : sides(picture, little(data + 4, 3) + 1, little(data + 7, 3) + 1);
	if (memcmp(name, "VP8L", 4) == 0) {
		if (length < 5 || data[0] != 0x2f)
			return PICTURE_BROKEN;
		bits = little(data + 1, 4);
		return sides(picture, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
	}
	if (length < 10 || data[0] & 1 || memcmp(data + 3, "\x9d\x01\x2a", 3) != 0)
		return PICTURE_BROKEN;
	return sides(picture, little(data + 6, 2) & 0x3fff, little(data + 8, 2) & 0x3fff);
}

static bool
webp_has_pixels(const unsigned char *name)
{
	return memcmp(name, "VP8 ", 4) == 0 || memcmp(name, "VP8L", 4) == 0 || memcmp(name, "ANMF", 4) == 0;
}

/* The data of the next chunk, *length bytes of it, with its name eight bytes before; NULL: there is none that is whole. */
static const unsigned char *
webp_chunk(struct reader *r, uint32_t *length)
{
	const unsigned char *name = take(r, 8), *data;

	*length = name ? little(name + 4, 4) : 0;
	data = name ? take(r, *length) : NULL;
	return data && (!(*length & 1) || take(r, 1)) ? data : NULL;
}

static enum picture_problem
webp(struct reader r, struct picture_file *picture)
{
	const unsigned char *head = take(&r, 12);
	uint32_t size = little(head + 4, 4);
	bool has_pixels = false;

	if (size < 4 || size - 4 > r.left)
		return PICTURE_BROKEN;
	r.left = size - 4;
	picture->length = (size_t)size + 8;
	while (r.left > 0) {
		uint32_t length;
		const unsigned char *data = webp_chunk(&r, &length), *name;
		enum picture_problem problem;

		if (!data)
			return PICTURE_BROKEN;
		name = data - 8;
		if (!picture->width) { /* the first chunk is one of these three */
			if (memcmp(name, "VP8", 3) != 0 || !strchr(" LX", name[3]) || !name[3])
				return PICTURE_BROKEN;
			problem = webp_sides(name, data, length, picture);
			if (problem != PICTURE_OK)
				return problem;
		}
		has_pixels = has_pixels || webp_has_pixels(name);
	}
	return has_pixels ? PICTURE_OK : PICTURE_BROKEN;
}

/* ---------------------------------------------------------------- which it is */

enum picture_problem
picture_file_read(const unsigned char *bytes, size_t size, struct picture_file *picture)
{
	static const struct {
		const char *type, *begins;
		size_t length;
		enum picture_problem (*read)(struct reader r, struct picture_file *picture);
	} kinds[] = {
		{ "image/png", "\x89PNG\r\n\x1a\n", 8, png },
		{ "image/jpeg", "\xff\xd8\xff", 3, jpeg },
		{ "image/gif", "GIF87a", 6, gif },
		{ "image/gif", "GIF89a", 6, gif },
		{ "image/webp", "RIFF", 4, webp },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct picture_file found = { .type = kinds[i].type, .length = size };
		enum picture_problem problem;

		if (size < kinds[i].length || memcmp(bytes, kinds[i].begins, kinds[i].length) != 0)
			continue;
		/* Other things begin with RIFF, too. */
		if (kinds[i].read == webp && (size < 12 || memcmp(bytes + 8, "WEBP", 4) != 0))
			continue;
		problem = kinds[i].read((struct reader){ bytes, size }, &found);
		if (problem == PICTURE_OK)
			*picture = found;
		return problem;
	}
	return PICTURE_UNKNOWN;
}
