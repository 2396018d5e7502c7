#include "base/sha1.h"

#include <stdint.h>
#include <string.h>

#define BLOCK 64
#define WORDS 5
#define ROUNDS 80

static uint32_t
turned(uint32_t word, int bits)
{
	return word << bits | word >> (32 - bits);
}

static uint32_t
mixed(int round, uint32_t b, uint32_t c, uint32_t d)
{
	if (round < 20)
		return ((b & c) | (~b & d)) + 0x5a827999;
	if (round < 40)
		return (b ^ c ^ d) + 0x6ed9eba1;
	if (round < 60)
		return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
	return (b ^ c ^ d) + 0xca62c1d6;
}

static void
spread(const unsigned char *block, uint32_t words[ROUNDS])
{
	for (int i = 0; i < 16; i++, block += 4)
		words[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
	for (int i = 16; i < ROUNDS; i++)
		words[i] = turned(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
}

static void
take_block(uint32_t state[WORDS], const unsigned char *block)
{
	uint32_t words[ROUNDS], now[WORDS];

	spread(block, words);
	memcpy(now, state, sizeof now);
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t next = turned(now[0], 5) + mixed(i, now[1], now[2], now[3]) + now[4] + words[i];

		memmove(now + 1, now, 4 * sizeof *now);
		now[2] = turned(now[2], 30);
		now[0] = next;
	}
	for (int i = 0; i < WORDS; i++)
		state[i] += now[i];
}

/* What is left over, a bit behind it, and at the end of the last block the length in bits. */
static void
take_end(uint32_t state[WORDS], const unsigned char *rest, size_t count, uint64_t length)
{
	unsigned char last[2 * BLOCK] = { 0 };
	size_t size = count + 9 > BLOCK ? 2 * BLOCK : BLOCK;

	memcpy(last, rest, count);
	last[count] = 0x80;
	for (int i = 0; i < 8; i++)
		last[size - 1 - (size_t)i] = (unsigned char)(length * 8 >> 8 * i);
	for (size_t at = 0; at < size; at += BLOCK)
		take_block(state, last + at);
}

const char *
sha1_hex(struct arena *arena, const void *data, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t state[WORDS] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };
	const unsigned char *bytes = data;
	char *hex = arena_alloc(arena, WORDS * 8 + 1);
	size_t at = 0;

	for (; length - at >= BLOCK; at += BLOCK)
		take_block(state, bytes + at);
	take_end(state, bytes + at, length - at, length);
	for (int i = 0; i < WORDS * 8; i++)
		hex[i] = digits[state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	return hex;
}
