#include <endian.h>
#include <string.h>

#include "base/fault.h"
#include "store/copy.h"

static void
add(struct sum *sum, const void *data, size_t length)
{
	if (crypto_generichash_update(&sum->state, data, length))
		fault("generichash failed");
}

void
sum_begin(struct sum *sum)
{
	sum->rows = 0;
	if (crypto_generichash_init(&sum->state, NULL, 0, SUM_BYTES))
		fault("generichash failed");
}

static void
add_cell(struct sum *sum, const struct cell *cell)
{
	static const char letters[] = { [CELL_NULL] = 'n', [CELL_INTEGER] = 'i', [CELL_TEXT] = 't', [CELL_BLOB] = 'b' };
	bool has_bytes = cell->kind == CELL_TEXT || cell->kind == CELL_BLOB;
	uint64_t number = cell->kind == CELL_INTEGER ? (uint64_t)cell->integer : has_bytes ? cell->length : 0;
	unsigned char head[9] = { (unsigned char)letters[cell->kind] };

	number = htobe64(number);
	memcpy(head + 1, &number, sizeof number);
	add(sum, head, sizeof head);
	if (has_bytes && cell->length)
		add(sum, cell->text, cell->length);
}

void
sum_row(struct sum *sum, const struct cell *cells, int count)
{
	for (int i = 0; i < count; i++)
		add_cell(sum, &cells[i]);
	sum->rows++;
}

void
sum_end(struct sum *sum, unsigned char *bytes)
{
	if (crypto_generichash_final(&sum->state, bytes, SUM_BYTES))
		fault("generichash failed");
}
