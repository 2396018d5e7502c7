/* Whatever is typed as an address: what is taken can stand in an SMTP command, and is the same address when read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/email.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	struct email email, again;

	if (!arena)
		arena = arena_new(64 << 20);
	if (email_parse(arena, arena_copy(arena, (const char *)data, size), &email) == EMAIL_OK) {
		if (strlen(email.wire) > EMAIL_MAX || strspn(email.wire, "<> \t\r\n,;:\"") != 0 || !strchr(email.wire, '@'))
			abort();
		for (const char *at = email.wire; *at; at++)
			if (*at <= ' ' || *at == 0x7f || (unsigned char)*at > 0x7f || strchr("<>,;:\"()[]\\", *at))
				abort();
		if (email_parse(arena, email.address, &again) != EMAIL_OK || strcmp(email.key, again.key) != 0)
			abort();
	}
	arena_reset(arena);
	return 0;
}
