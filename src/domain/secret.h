/* The installation's secret (<state>/secret, 32 bytes) and the tokens derived from it: a link can be written again by the mailer
   although the database keeps only its hash. */
#ifndef MUSTER_SECRET_H
#define MUSTER_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Creates the file (mode 0640) where it is missing. false when it could not, errno says why. */
bool secret_create(const char *state);
/* Reads it into the process; false when it is missing, too short or open to everyone. */
bool secret_load(const char *state);
/* Tests: any 32 bytes. */
void secret_fix(const unsigned char bytes[32]);

/* 43 characters of base64url: BLAKE2b keyed with the secret over purpose, id and nonce. */
const char *secret_token(struct arena *arena, const char *purpose, int64_t id, const char *nonce);
/* So many characters of an alphabet, at most SECRET_CHARACTERS, derived likewise. */
#define SECRET_CHARACTERS 16
const char *secret_characters(
	struct arena *arena, const char *purpose, int64_t id, const char *nonce, const char *alphabet, size_t count);
/* A password of 12 easily read characters, derived likewise. */
const char *secret_password(struct arena *arena, int64_t id, const char *nonce);
/* What is kept readable for nobody but this installation: sealed (and protected from changes) under a key derived for its purpose
   and id. A sealed thing is SECRET_SEAL bytes longer than what is in it. */
#define SECRET_SEAL 40
void secret_seal(const char *purpose, int64_t id, const void *data, size_t size, unsigned char *sealed);
/* Writes size - SECRET_SEAL bytes; false when it was sealed for something else, or changed. */
bool secret_open(const char *purpose, int64_t id, const void *sealed, size_t size, unsigned char *data);

/* What the database keeps of any token: BLAKE2b, 43 characters. */
const char *token_hash(struct arena *arena, const char *token);

/* The same of any bytes that come in pieces: a file that is read once. */
struct hash {
	unsigned char state[384] __attribute__((aligned(64)));
};
void hash_begin(struct hash *hash);
void hash_add(struct hash *hash, const void *data, size_t size);
const char *hash_end(struct arena *arena, struct hash *hash);

#endif
