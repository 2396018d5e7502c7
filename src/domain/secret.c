#include "domain/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/directory.h"
#include "base/fault.h"
#include "base/random.h"

#define SECRET_SIZE 32
#define DERIVED_SIZE 32
_Static_assert(2 * SECRET_CHARACTERS <= DERIVED_SIZE, "two bytes a character");
#define TOKEN_SIZE 44 /* 43 characters of base64url and the NUL */
#define PASSWORD_CHARACTERS 12

static unsigned char secret[SECRET_SIZE];
static bool loaded;

static bool
secret_path(const char *state, char *path, size_t size)
{
	int length = snprintf(path, size, "%s/secret", state);

	if (length > 0 && (size_t)length < size)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* Whole and on the disk, or not at all: links are derived from it, so a half one must never be seen. */
static bool
write_secret(int file)
{
	unsigned char bytes[SECRET_SIZE];
	bool done;

	random_bytes(bytes, sizeof bytes);
	done = write(file, bytes, sizeof bytes) == (ssize_t)sizeof bytes && fsync(file) == 0;
	sodium_memzero(bytes, sizeof bytes);
	return done;
}

bool
secret_create(const char *state)
{
	char path[4096], temporary[4096 + 8];
	struct stat status;
	int file;
	bool done;

	if (!secret_path(state, path, sizeof path))
		return false;
	if (stat(path, &status) == 0)
		return true;
	snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
	file = mkstemp(temporary);
	if (file < 0)
		return false;
	/* link() does not replace one that somebody else has made meanwhile. */
	done = fchmod(file, 0640) == 0 && write_secret(file) && (link(temporary, path) == 0 || errno == EEXIST);
	close(file);
	unlink(temporary);
	return done && directory_sync(state);
}

bool
secret_load(const char *state)
{
	char path[4096];
	struct stat status;
	int file;

	loaded = false;
	if (!secret_path(state, path, sizeof path))
		return false;
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return false;
	loaded =
		fstat(file, &status) == 0 && (status.st_mode & 0007) == 0 && read(file, secret, sizeof secret) == (ssize_t)sizeof secret;
	close(file);
	return loaded;
}

void
secret_fix(const unsigned char bytes[32])
{
	memcpy(secret, bytes, sizeof secret);
	loaded = true;
}

/* Every part goes in with its NUL, so that no two triples look alike. */
static void
derive(unsigned char *out, size_t size, const char *purpose, int64_t id, const char *nonce)
{
	crypto_generichash_state state;
	char number[24];
	int digits = snprintf(number, sizeof number, "%lld", (long long)id);

	if (!loaded)
		fault("the installation's secret is not loaded");
	crypto_generichash_init(&state, secret, sizeof secret, size);
	crypto_generichash_update(&state, (const unsigned char *)purpose, strlen(purpose) + 1);
	crypto_generichash_update(&state, (const unsigned char *)number, (size_t)digits + 1);
	crypto_generichash_update(&state, (const unsigned char *)nonce, strlen(nonce) + 1);
	crypto_generichash_final(&state, out, size);
}

static const char *
base64url(struct arena *arena, const unsigned char bytes[DERIVED_SIZE])
{
	char *text = arena_alloc(arena, TOKEN_SIZE);

	sodium_bin2base64(text, TOKEN_SIZE, bytes, DERIVED_SIZE, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return text;
}

const char *
secret_token(struct arena *arena, const char *purpose, int64_t id, const char *nonce)
{
	unsigned char bytes[DERIVED_SIZE];

	derive(bytes, sizeof bytes, purpose, id, nonce);
	return base64url(arena, bytes);
}

const char *
secret_characters(struct arena *arena, const char *purpose, int64_t id, const char *nonce, const char *alphabet, size_t count)
{
	unsigned char bytes[DERIVED_SIZE];
	char *text = arena_alloc(arena, count + 1);

	if (count > SECRET_CHARACTERS)
		fault("a secret of %zu characters is too long", count);
	derive(bytes, sizeof bytes, purpose, id, nonce);
	for (size_t i = 0; i < count; i++)
		text[i] = alphabet[(size_t)(bytes[2 * i] << 8 | bytes[2 * i + 1]) % strlen(alphabet)];
	return text;
}

const char *
secret_password(struct arena *arena, int64_t id, const char *nonce)
{
	/* Without i, l, o, 0 and 1, which people take for one another. */
	return secret_characters(arena, "temporary password", id, nonce, "abcdefghjkmnpqrstuvwxyz23456789", PASSWORD_CHARACTERS);
}

/* ---------------------------------------------------------------- sealing */

_Static_assert(SECRET_SEAL == crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES, "a nonce and a tag");

void
secret_seal(const char *purpose, int64_t id, const void *data, size_t size, unsigned char *sealed)
{
	unsigned char key[crypto_secretbox_KEYBYTES];

	derive(key, sizeof key, purpose, id, "seal");
	random_bytes(sealed, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, data, size, sealed, key);
	sodium_memzero(key, sizeof key);
}

bool
secret_open(const char *purpose, int64_t id, const void *sealed, size_t size, unsigned char *data)
{
	const unsigned char *nonce = sealed;
	unsigned char key[crypto_secretbox_KEYBYTES];
	bool opened;

	if (size < SECRET_SEAL)
		return false;
	derive(key, sizeof key, purpose, id, "seal");
	opened = crypto_secretbox_open_easy(
				 data, nonce + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES, nonce, key) == 0;
	sodium_memzero(key, sizeof key);
	return opened;
}

/* ---------------------------------------------------------------- hashing */

_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct hash *)0)->state, "the library's state has room");

void
hash_begin(struct hash *hash)
{
	crypto_generichash_init((crypto_generichash_state *)hash->state, NULL, 0, DERIVED_SIZE);
}

void
hash_add(struct hash *hash, const void *data, size_t size)
{
	crypto_generichash_update((crypto_generichash_state *)hash->state, data, size);
}

const char *
hash_end(struct arena *arena, struct hash *hash)
{
	unsigned char bytes[DERIVED_SIZE];

	crypto_generichash_final((crypto_generichash_state *)hash->state, bytes, sizeof bytes);
	return base64url(arena, bytes);
}

const char *
token_hash(struct arena *arena, const char *token)
{
	unsigned char bytes[DERIVED_SIZE];

	crypto_generichash(bytes, sizeof bytes, (const unsigned char *)token, strlen(token), NULL, 0);
	return base64url(arena, bytes);
}
