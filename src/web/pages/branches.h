/* The organisation chart. */
#ifndef MUSTER_BRANCHES_H
#define MUSTER_BRANCHES_H

#include "domain/branch.h"
#include "web/route.h"

handler branches_index, branches_new, branches_create;
handler branches_show, branches_rename, branches_move;
handler branches_delete_confirm, branches_delete;

/* How parts/branch.tpl asks for a branch: by its path, which branch_read() and branch_find() understand. */
struct branch_field {
	const char *name, *label;
	const char *none;          /* what the empty choice is called; NULL: there is none */
	const char *stored;        /* the path that is chosen; "" for none */
	const struct branch *skip; /* is not offered, nor what is below it; may be NULL */
};

/* Fills the part: a list to choose from, or where there are very many a field with suggestions. Returns how many are offered. */
size_t branch_field_show(struct request *request, const struct branches *branches, const struct branch_field *asks);

#endif
