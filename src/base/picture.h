/* What a file is that is said to be a picture: PNG, JPEG, GIF or WebP, read by its structure, without decoding what it shows. */
#ifndef MUSTER_PICTURE_FILE_H
#define MUSTER_PICTURE_FILE_H

#include <stddef.h>
#include <stdint.h>

#define PICTURE_SIDE_MOST 8000 /* pixels */

enum picture_problem {
	PICTURE_OK = 0,
	PICTURE_UNKNOWN, /* none of the four kinds, whatever its name says */
	PICTURE_BROKEN,  /* it begins like one, and then is none: cut off or changed */
	PICTURE_LARGE    /* more pixels than PICTURE_SIDE_MOST in one direction */
};

struct picture_file {
	const char *type; /* "image/png", … */
	int width, height;
	size_t length; /* bytes that belong to it; cameras write other things behind, which nobody needs */
};

/* *picture is set on PICTURE_OK only. */
enum picture_problem picture_file_read(const unsigned char *bytes, size_t size, struct picture_file *picture);

/* The checksum behind each of a PNG's chunks. */
uint32_t picture_checksum(const void *bytes, size_t size);

#endif
