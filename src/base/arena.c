#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"

/* Under AddressSanitizer what is not handed out is poisoned, so running over a piece is found inside a block too. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(data, size) ((void)(data), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(data, size) ((void)(data), (void)(size))
enum { GAP = 0 };
#endif

enum { BLOCK = 256 * 1024, ALIGNMENT = _Alignof(max_align_t) };

struct block {
	struct block *older;
	size_t capacity; /* of data */
	size_t used;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct block *first, *newest;
	size_t limit;
	size_t taken; /* capacity of all blocks */
};

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* What a piece takes up in its block. The limit is far below SIZE_MAX, so the sum cannot wrap. */
static size_t
room_for(const struct arena *arena, size_t size)
{
	if (size > arena->limit)
		fault("arena: %zu bytes asked, the limit is %zu", size, arena->limit);
	return ((size > 0 ? size : 1) + GAP + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct block *
block_new(size_t capacity, struct block *older)
{
	struct block *block = malloc(sizeof *block + capacity);

	if (block == NULL)
		fault("arena: out of memory for %zu bytes", capacity);
	block->older = older;
	block->capacity = capacity;
	block->used = 0;
	ASAN_POISON_MEMORY_REGION(block->data, capacity);
	return block;
}

struct arena *
arena_new(size_t limit)
{
	struct arena *arena = malloc(sizeof *arena);

	if (arena == NULL)
		fault("arena: out of memory");
	arena->limit = smaller(limit, SIZE_MAX / 4);
	arena->taken = smaller(BLOCK, arena->limit);
	arena->first = arena->newest = block_new(arena->taken, NULL);
	return arena;
}

static size_t
count_blocks(const struct arena *arena)
{
	size_t count = 0;

	for (const struct block *block = arena->newest; block; block = block->older)
		count++;
	return count;
}

/* All but the first so many. */
static void
drop_later_blocks(struct arena *arena, size_t kept)
{
	for (size_t count = count_blocks(arena); count > kept; count--) {
		struct block *older = arena->newest->older;

		arena->taken -= arena->newest->capacity;
		free(arena->newest);
		arena->newest = older;
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	drop_later_blocks(arena, 1);
	free(arena->first);
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	arena_return(arena, (struct arena_mark){ .blocks = 1 });
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	return (struct arena_mark){ count_blocks(arena), arena->newest->used };
}

void
arena_return(struct arena *arena, struct arena_mark mark)
{
	struct block *block;

	drop_later_blocks(arena, mark.blocks);
	block = arena->newest;
	block->used = mark.used;
	ASAN_POISON_MEMORY_REGION(block->data + mark.used, block->capacity - mark.used);
}

static void
add_block(struct arena *arena, size_t room)
{
	size_t left = arena->limit - arena->taken;
	size_t capacity = smaller(BLOCK, left);

	if (room > left)
		fault("arena: the limit of %zu bytes is used up", arena->limit);
	if (capacity < room)
		capacity = room;
	arena->newest = block_new(capacity, arena->newest);
	arena->taken += capacity;
}

/* Not zeroed. */
static void *
take(struct arena *arena, size_t size)
{
	size_t room = room_for(arena, size);
	struct block *block;
	char *piece;

	if (room > arena->newest->capacity - arena->newest->used)
		add_block(arena, room);
	block = arena->newest;
	piece = block->data + block->used;
	block->used += room;
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
	return piece;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	size_t product;

	if (__builtin_mul_overflow(count, size, &product))
		fault("arena: %zu things of %zu bytes are too many", count, size);
	return arena_alloc(arena, product);
}

/* The newest block, which holds one piece only, moved to where it has room. */
static void *
enlarge_block(struct arena *arena, size_t room)
{
	struct block *block = arena->newest;
	size_t more = room - block->capacity;

	if (more > arena->limit - arena->taken)
		fault("arena: the limit of %zu bytes is used up", arena->limit);
	ASAN_UNPOISON_MEMORY_REGION(block->data, block->capacity);
	block = realloc(block, sizeof *block + room);
	if (block == NULL)
		fault("arena: out of memory for %zu bytes", room);
	ASAN_POISON_MEMORY_REGION(block->data, room);
	block->capacity = block->used = room;
	arena->newest = block;
	arena->taken += more;
	return block->data;
}

void *
arena_grow(struct arena *arena, void *data, size_t size, size_t wanted)
{
	struct block *block = arena->newest;
	size_t had = room_for(arena, size), room = room_for(arena, wanted);
	bool last = block->used >= had && (char *)data == block->data + (block->used - had);
	void *grown;

	if (last && room - had <= block->capacity - block->used) {
		block->used += room - had;
		grown = data;
	} else if (last && block->used == had && block != arena->first) {
		grown = enlarge_block(arena, room);
	} else {
		return memcpy(take(arena, wanted), data, size);
	}
	ASAN_UNPOISON_MEMORY_REGION(grown, wanted);
	return grown;
}

char *
arena_copy(struct arena *arena, const char *data, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		fault("arena: a copy is too long");
	copy = take(arena, length + 1);
	if (length > 0)
		memcpy(copy, data, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_string(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy(arena, text, strlen(text));
}

char *
arena_vtext(struct arena *arena, const char *format, va_list args)
{
	char small[512];
	char *text;
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(small, sizeof small, format, args);
	if (length < 0)
		fault("arena: cannot format \"%s\"", format);
	if ((size_t)length < sizeof small) {
		text = arena_copy(arena, small, (size_t)length);
	} else {
		text = take(arena, (size_t)length + 1);
		vsnprintf(text, (size_t)length + 1, format, again);
	}
	va_end(again);
	return text;
}

char *
arena_text(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vtext(arena, format, args);
	va_end(args);
	return text;
}
