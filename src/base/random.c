#include "base/random.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#include "base/fault.h"

enum { TOKEN_BYTES = 32, TOKEN_CHARACTERS = 43 };

static uint64_t fixed_seed, fixed_count;

void
random_fix(uint64_t seed)
{
	fixed_seed = seed;
	fixed_count = 0;
}

static void
fixed_bytes(void *data, size_t length)
{
	unsigned char key[crypto_stream_chacha20_KEYBYTES] = { 0 };
	unsigned char nonce[crypto_stream_chacha20_NONCEBYTES] = { 0 };

	memcpy(key, &fixed_seed, sizeof fixed_seed);
	memcpy(nonce, &fixed_count, sizeof fixed_count);
	fixed_count++;
	crypto_stream_chacha20(data, length, nonce, key);
}

void
random_bytes(void *data, size_t length)
{
	if (sodium_init() < 0)
		fault("random: libsodium does not start");
	if (fixed_seed != 0)
		fixed_bytes(data, length);
	else
		randombytes_buf(data, length);
}

const char *
random_token(struct arena *arena)
{
	unsigned char bytes[TOKEN_BYTES];
	char *token = arena_alloc(arena, TOKEN_CHARACTERS + 1);

	random_bytes(bytes, sizeof bytes);
	sodium_bin2base64(token, TOKEN_CHARACTERS + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
	return token;
}
