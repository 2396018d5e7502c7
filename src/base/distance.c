#include <string.h>
#include <unistr.h>

#include "base/text.h"

#define LONGEST 128 /* characters; names are shorter */
#define SHORT 3
#define FAR 2 /* a distance of more is another word */

static void
characters(const char *text, ucs4_t out[LONGEST])
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;

	for (size_t count = 0; count < LONGEST && (at = u8_next(&character, at)) != NULL; count++)
		out[count] = character;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One row of the table of distances between beginnings of a and of b; before[0] is the row above, before[1] the one above that. */
static size_t
fill_row(const ucs4_t *a, size_t i, const ucs4_t *b, size_t length, size_t *row, size_t *const before[2])
{
	size_t smallest = row[0] = i;

	for (size_t j = 1; j <= length; j++) {
		size_t change = before[0][j - 1] + (a[i - 1] != b[j - 1]);

		row[j] = least(change, least(before[0][j], row[j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			row[j] = least(row[j], before[1][j - 2] + 1);
		smallest = least(smallest, row[j]);
	}
	return smallest;
}

size_t
text_distance(const char *a, const char *b, size_t most)
{
	ucs4_t from[LONGEST], to[LONGEST];
	size_t rows[3][LONGEST + 1];
	size_t m = text_characters(a), n = text_characters(b);

	if ((m > n ? m - n : n - m) > most)
		return most + 1;
	if (m > LONGEST || n > LONGEST)
		return strcmp(a, b) == 0 ? 0 : most + 1;
	characters(a, from);
	characters(b, to);
	for (size_t j = 0; j <= n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= m; i++)
		/* Once a whole row is beyond it, nothing below comes back. */
		if (fill_row(from, i, to, n, rows[i % 3], (size_t *[2]){ rows[(i + 2) % 3], rows[(i + 1) % 3] }) > most)
			return most + 1;
	return least(rows[m % 3][n], most + 1);
}

int
text_likeness(const char *typed, const char *other)
{
	size_t typed_length = text_characters(typed), other_length = text_characters(other);
	size_t shorter = least(typed_length, other_length), far = shorter <= SHORT ? 1 : FAR;
	size_t distance;

	if (shorter == 0)
		return typed_length == other_length ? 0 : LIKE_NOTHING;
	distance = text_distance(typed, other, far);
	if (distance <= far && distance < shorter)
		return (int)distance;
	return shorter >= SHORT && strncmp(typed, other, least(strlen(typed), strlen(other))) == 0 ? 3 : LIKE_NOTHING;
}
