/* Whatever is uploaded as a picture: what is taken for one has a type, sides and a length that lie within it, and is the same without
   what stands behind it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct picture_file picture = { 0 }, again = { 0 };

	if (picture_file_read(data, size, &picture) != PICTURE_OK)
		return 0;
	if (!picture.type || picture.length == 0 || picture.length > size || picture.width < 1 || picture.height < 1 ||
		picture.width > PICTURE_SIDE_MOST || picture.height > PICTURE_SIDE_MOST)
		abort();
	if (picture_file_read(data, picture.length, &again) != PICTURE_OK || memcmp(&picture, &again, sizeof picture) != 0)
		abort();
	/* With its last byte gone it is none. */
	if (picture_file_read(data, picture.length - 1, &again) == PICTURE_OK)
		abort();
	return 0;
}
