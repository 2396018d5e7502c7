#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/picture.h"

/* Each two pixels wide and one high. */
#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\000\000\000\002\000\000\000\001\010\002\000\000\000\173\100\350\335"
#define PNG_PIXELS "\000\000\000\017IDAT\170\234\143\140\144\142\146\141\145\003\000\000\077\000\026\041\272\324\124"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"
#define JPEG_HEAD "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define JPEG_FRAME "\xff\xc0\0\x0b\x08\0\1\0\2\1\1\x11\0"
#define JPEG_SCAN "\xff\xda\0\x08\1\1\0\0\x3f\0\x12\xff\0\x34"
#define GIF_HEAD "GIF89a\2\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
#define GIF_IMAGE "\x2c\0\0\0\0\2\0\1\0\0\2\2\x44\1\0"
#define WEBP "RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\1\x2a\2\0\1\0"

static enum picture_problem
read_bytes(const char *bytes, size_t size, struct picture_file *picture)
{
	/* A copy of just that size: a look beyond it would be seen. */
	unsigned char *copy = calloc(1, size ? size : 1);
	enum picture_problem problem;

	memcpy(copy, bytes, size);
	problem = picture_file_read(copy, size, picture);
	free(copy);
	return problem;
}

#define bytes_of(literal) literal, sizeof(literal) - 1

static void
accepted(const char *bytes, size_t size, const char *type)
{
	struct picture_file picture = { 0 };
	char longer[200];

	assert_int_equal(read_bytes(bytes, size, &picture), PICTURE_OK);
	assert_string_equal(picture.type, type);
	assert_int_equal(picture.width, 2);
	assert_int_equal(picture.height, 1);
	assert_int_equal(picture.length, size);
	/* What stands behind it is no part of it. */
	memcpy(longer, bytes, size);
	memcpy(longer + size, "<script>", 8);
	assert_int_equal(read_bytes(longer, size + 8, &picture), PICTURE_OK);
	assert_int_equal(picture.length, size);
	/* Cut anywhere it is none. */
	for (size_t i = 0; i < size; i++)
		assert_int_not_equal(read_bytes(bytes, i, &picture), PICTURE_OK);
}

static void
four_kinds_are_pictures(void **state)
{
	(void)state;
	accepted(bytes_of(JPEG_HEAD JPEG_FRAME JPEG_SCAN "\xff\xd9"), "image/jpeg");
	accepted(bytes_of(GIF_HEAD "\x21\xf9\4\0\0\0\0\0" GIF_IMAGE "\x3b"), "image/gif");
	accepted(bytes_of(WEBP), "image/webp");
	accepted(bytes_of(PNG_HEAD PNG_PIXELS PNG_END), "image/png");
}

static void
other_things_are_not(void **state)
{
	struct picture_file picture;

	(void)state;
	assert_int_equal(read_bytes("", 0, &picture), PICTURE_UNKNOWN);
	assert_int_equal(
		read_bytes(bytes_of("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), &picture), PICTURE_UNKNOWN);
	assert_int_equal(read_bytes(bytes_of("%PDF-1.7"), &picture), PICTURE_UNKNOWN);
	assert_int_equal(read_bytes(bytes_of("BM\x36\0\0\0"), &picture), PICTURE_UNKNOWN);
	assert_int_equal(read_bytes(bytes_of("RIFF\x04\0\0\0WAVE"), &picture), PICTURE_UNKNOWN);
}

static void
what_is_damaged_is_told(void **state)
{
	char png[] = PNG_HEAD PNG_PIXELS PNG_END;
	struct picture_file picture;

	(void)state;
	/* Only the name of a picture, and something else behind it. */
	assert_int_equal(read_bytes(bytes_of("GIF89a\2\0\1\0\0\0\0<script>alert(1)</script>"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of("\xff\xd8\xff\xd9"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of(JPEG_HEAD JPEG_SCAN "\xff\xd9"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of(JPEG_HEAD JPEG_FRAME JPEG_FRAME JPEG_SCAN "\xff\xd9"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of(GIF_HEAD "\x3b"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of(PNG_HEAD PNG_END), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of("RIFF\xff\xff\xff\xffWEBPVP8 \x0a\0\0\0"), &picture), PICTURE_BROKEN);
	assert_int_equal(read_bytes(bytes_of("RIFF\x0c\0\0\0WEBPVP8 \xff\xff\xff\xff"), &picture), PICTURE_BROKEN);
	png[50] ^= 1; /* its checksum is not that of its pixels any more */
	assert_int_equal(read_bytes(png, sizeof png - 1, &picture), PICTURE_BROKEN);
}

static void
what_is_too_large_is_told(void **state)
{
	struct picture_file picture;

	(void)state;
	assert_int_equal(read_bytes(bytes_of("GIF89a\x41\x1f\1\0\0\0\0" GIF_IMAGE "\x3b"), &picture), PICTURE_LARGE); /* 8001 */
	assert_int_equal(read_bytes(bytes_of("GIF89a\x40\x1f\1\0\0\0\0" GIF_IMAGE "\x3b"), &picture), PICTURE_OK);
	assert_int_equal(read_bytes(bytes_of("GIF89a\0\0\1\0\0\0\0" GIF_IMAGE "\x3b"), &picture), PICTURE_BROKEN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_kinds_are_pictures),
		cmocka_unit_test(other_things_are_not),
		cmocka_unit_test(what_is_damaged_is_told),
		cmocka_unit_test(what_is_too_large_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
