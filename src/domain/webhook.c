#include "domain/webhook.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define HEADER_MAX 4096
#define SIGNATURES_MAX 16
#define TIME_DIGITS 12

struct signature {
	char time[TIME_DIGITS + 1]; /* as it is signed */
	int64_t at;
	int count;
	unsigned char given[SIGNATURES_MAX][crypto_auth_hmacsha256_BYTES];
};

/* "t=" may come once. */
static bool
take_time(struct signature *signature, const char *value, size_t length)
{
	if (*signature->time || length == 0 || length > TIME_DIGITS)
		return false;
	memcpy(signature->time, value, length);
	signature->time[length] = '\0';
	return text_integer(signature->time, 0, INT64_MAX, &signature->at);
}

/* One that is no hexadecimal number of its length is no signature, and the others count. */
static void
take_signature(struct signature *signature, const char *value, size_t length)
{
	size_t bytes = 0;

	if (signature->count < SIGNATURES_MAX && length == (size_t)2 * crypto_auth_hmacsha256_BYTES &&
		sodium_hex2bin(signature->given[signature->count], crypto_auth_hmacsha256_BYTES, value, length, NULL, &bytes, NULL) ==
			0 &&
		bytes == crypto_auth_hmacsha256_BYTES)
		signature->count++;
}

static bool
parse(struct signature *signature, const char *header)
{
	while (*header) {
		size_t length = strcspn(header, ",");

		if (length >= 2 && strncmp(header, "t=", 2) == 0 && !take_time(signature, header + 2, length - 2))
			return false;
		if (length >= 3 && strncmp(header, "v1=", 3) == 0)
			take_signature(signature, header + 3, length - 3);
		header += length;
		header += strspn(header, ", ");
	}
	return *signature->time && signature->count > 0;
}

/* Each one is compared, so that the time it takes tells nothing. */
static bool
is_right(const struct signature *signature, const void *body, size_t length, const char *secret)
{
	crypto_auth_hmacsha256_state state;
	unsigned char wanted[crypto_auth_hmacsha256_BYTES];
	bool right = false;

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)signature->time, strlen(signature->time));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)".", 1);
	crypto_auth_hmacsha256_update(&state, body, length);
	crypto_auth_hmacsha256_final(&state, wanted);
	for (int i = 0; i < signature->count; i++)
		right |= sodium_memcmp(signature->given[i], wanted, sizeof wanted) == 0;
	sodium_memzero(&state, sizeof state);
	return right;
}

enum webhook_proof
webhook_check(const char *header, const void *body, size_t length, const char *secret, int64_t now)
{
	struct signature signature = { .count = 0 };

	if (!header || strnlen(header, HEADER_MAX + 1) > HEADER_MAX || !parse(&signature, header))
		return WEBHOOK_UNSIGNED;
	if (!*secret || !is_right(&signature, body, length, secret))
		return WEBHOOK_FORGED;
	return signature.at < now - WEBHOOK_TOLERANCE || signature.at > now + WEBHOOK_TOLERANCE ? WEBHOOK_STALE : WEBHOOK_PROVED;
}
