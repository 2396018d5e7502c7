#include "domain/import_twins.h"

#include <sodium.h>
#include <string.h>

#include "domain/import.h"

#define SLOTS (1 << 18) /* more than twice the rows that a file may have */

/* Hashes in open addressing; 0: free. */
static uint64_t slots[SLOTS];
static unsigned char key[crypto_shorthash_KEYBYTES]; /* nobody can write a file whose addresses all meet */
static int64_t of_job, from, until;
static size_t count;
static bool knows; /* all that came before */

_Static_assert(SLOTS >= 2 * IMPORT_ROWS_MOST, "the table has room");

void
import_twins_begin(int64_t job, int64_t read_to)
{
	/* Rows that are read once more are in the table already: it holds more than what came before, and that is as well. */
	knows = read_to == 0 || (knows && of_job == job && (until == read_to || from == read_to));
	of_job = job;
	from = read_to;
	until = -1;
	if (read_to != 0)
		return;
	if (count)
		memset(slots, 0, sizeof slots);
	count = 0;
	crypto_shorthash_keygen(key);
}

void
import_twins_end(int64_t read_to)
{
	until = read_to;
}

bool
import_twins_met(const char *email_key)
{
	uint64_t hash;
	size_t at;

	if (!knows || count > IMPORT_ROWS_MOST)
		return true;
	crypto_shorthash((unsigned char *)&hash, (const unsigned char *)email_key, strlen(email_key), key);
	hash |= hash == 0;
	for (at = hash % SLOTS; slots[at] && slots[at] != hash; at = (at + 1) % SLOTS)
		;
	if (slots[at])
		return true;
	slots[at] = hash;
	count++;
	return false;
}
