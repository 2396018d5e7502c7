#include "domain/password.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/account.h"

#define PASSES 2
#define MEMORY (19U << 20)
#define SLOTS 2        /* hashes at once on this machine */
#define WAIT_MOST 5000 /* milliseconds */
#define WAIT_STEP 5
#define SITE_WORD "muster"

/* What is verified where there is no account: as dear as a real one, and its password is known to nobody. */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/* Those of it in NFC, by which it is hashed. There it may be shorter, to a quarter at least: a first look before that costs anything. */
static size_t
count_characters(struct arena *arena, const char *typed)
{
	size_t characters = text_characters(typed);

	return characters > 4 * PASSWORD_MOST ? characters : text_characters(text_nfc(arena, typed));
}

/* ---------------------------------------------------------------- hashing */

static int
open_slot(struct ctx *ctx, int number)
{
	const char *path = arena_text(ctx->arena, "%s/hash-%d", ctx->conf->state, number);
	/* Read access is enough to lock it, so it need not be writable for every user of the installation. */
	int file = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0664);

	if (file < 0)
		fault_as(fault_of_file(), "%s: %s", path, strerror(errno));
	return file;
}

/* Takes any free slot, waiting while all are taken; -1 when the time was up. flock() cannot wait for one of several. */
static int
wait_for_slot(const int slots[SLOTS])
{
	const struct timespec step = { 0, WAIT_STEP * 1000000 };

	for (int waited = 0; waited < WAIT_MOST; waited += WAIT_STEP) {
		for (int i = 0; i < SLOTS; i++)
			if (flock(slots[i], LOCK_EX | LOCK_NB) == 0)
				return i;
		nanosleep(&step, NULL);
	}
	return -1;
}

/* The slot, which is free again once it is closed. 19 MiB each: without the slots a burst of sign-ins would take the machine's memory. */
static int
hold_slot(struct ctx *ctx)
{
	int slots[SLOTS], held;

	for (int i = 0; i < SLOTS; i++)
		slots[i] = open_slot(ctx, i);
	held = wait_for_slot(slots);
	for (int i = 0; i < SLOTS; i++)
		if (i != held)
			close(slots[i]);
	if (held < 0)
		fault_as(FAULT_BUSY, "no password could be hashed in %d ms", WAIT_MOST);
	return slots[held];
}

const char *
password_hash(struct ctx *ctx, const char *typed)
{
	const char *password = text_nfc(ctx->arena, typed);
	char *hash = arena_alloc(ctx->arena, crypto_pwhash_STRBYTES);
	int slot = hold_slot(ctx);
	int result = crypto_pwhash_str_alg(hash, password, strlen(password), PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13);

	close(slot);
	if (result)
		fault_as(FAULT_BUSY, "a password could not be hashed: no memory");
	return hash;
}

bool
password_matches(struct ctx *ctx, const char *hash, const char *typed)
{
	const char *password;
	int slot, result, reason;

	if (count_characters(ctx->arena, typed) > PASSWORD_MOST)
		return false;
	password = text_nfc(ctx->arena, typed);
	slot = hold_slot(ctx);
	errno = 0;
	result = crypto_pwhash_str_verify(hash ? hash : nobody, password, strlen(password));
	reason = errno;
	close(slot);
	if (result && reason == ENOMEM)
		fault_as(FAULT_BUSY, "a password could not be verified: no memory");
	return result == 0 && hash;
}

bool
password_is_weakly_hashed(const char *hash)
{
	return crypto_pwhash_str_needs_rehash(hash, PASSES, MEMORY) != 0;
}

/* ---------------------------------------------------------------- rules */

/* The password folded, without what is no letter at either end: "Muster-2026!" becomes "muster". */
static const char *
core(struct arena *arena, const char *typed)
{
	char *folded = arena_string(arena, text_fold(arena, typed));
	char *end = folded + strlen(folded);

	/* Bytes of other scripts count as letters. */
	while (end > folded && (unsigned char)end[-1] < 0x80 && !isalpha((unsigned char)end[-1]))
		*--end = 0;
	while (*folded && (unsigned char)*folded < 0x80 && !isalpha((unsigned char)*folded))
		folded++;
	return folded;
}

/* "anna" in "annaanna" */
static bool
repeats(const char *text, const char *word)
{
	size_t length = strlen(word);

	if (!length || !*text)
		return false;
	while (strncmp(text, word, length) == 0)
		text += length;
	return !*text;
}

static bool
is_word_of(struct arena *arena, const char *typed, const char *word)
{
	const char *folded = word ? text_fold(arena, word) : "";

	if (text_characters(folded) < 3)
		return false;
	return repeats(text_fold(arena, typed), folded) || repeats(core(arena, typed), core(arena, folded));
}

static bool
is_name_of(struct arena *arena, const char *typed, const struct password_owner *owner)
{
	const char *first = owner->first_name ? owner->first_name : "";
	const char *last = owner->last_name ? owner->last_name : "";
	const char *joins[] = { "", " ", ".", "-", "_" };

	/* Refused at its own field; to fold so many words of any length would take a minute. */
	if (text_characters(first) > NAME_MOST || text_characters(last) > NAME_MOST)
		return false;
	if (is_word_of(arena, typed, first) || is_word_of(arena, typed, last))
		return true;
	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
		if (is_word_of(arena, typed, arena_text(arena, "%s%s%s", first, joins[i], last)) ||
			is_word_of(arena, typed, arena_text(arena, "%s%s%s", last, joins[i], first)))
			return true;
	return false;
}

static bool
is_address_of(struct arena *arena, const char *typed, const char *email)
{
	const char *at = email ? strrchr(email, '@') : NULL;

	if (!at)
		return false;
	return is_word_of(arena, typed, email) || is_word_of(arena, typed, arena_copy(arena, email, (size_t)(at - email))) ||
		is_word_of(arena, typed, at + 1) || is_word_of(arena, typed, arena_copy(arena, at + 1, strcspn(at + 1, ".")));
}

static bool
is_one_character(const char *typed)
{
	return repeats(typed, (const char[]){ typed[0], 0 });
}

enum outcome
password_check(struct ctx *ctx, const char *field, const char *typed, const struct password_owner *owner)
{
	struct arena *arena = ctx->arena;
	size_t characters;

	if (!*typed)
		return problem(ctx, field, "Enter a password.");
	characters = count_characters(arena, typed);
	if (characters < PASSWORD_LEAST)
		return problem(ctx, field, "This password has fewer than %d characters. Choose a longer one.", PASSWORD_LEAST);
	if (characters > PASSWORD_MOST)
		return problem(ctx, field, "This password has more than %d characters. Choose a shorter one.", PASSWORD_MOST);
	if (password_is_common(arena, typed) || is_one_character(typed))
		return problem(ctx, field, "This is one of the passwords that are guessed first. Choose another.");
	if (is_word_of(arena, typed, SITE_WORD))
		return problem(ctx, field, "This password is the name of this site. Choose another.");
	if (is_name_of(arena, typed, owner) || is_address_of(arena, typed, owner->email))
		return problem(ctx, field, "This password is your own name or address. Choose another.");
	return OK;
}
