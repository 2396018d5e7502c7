/* QR codes, through libqrencode. */
#ifndef MUSTER_QR_H
#define MUSTER_QR_H

#include "base/arena.h"

#define QR_TEXT_MOST 500 /* bytes */

struct qr {
	int size;         /* of the square picture, with the empty margin of four that readers need */
	const char *path; /* its dark squares, each 1 by 1, as the path of an SVG picture: "M4 4h7v1H4M12 4h1v1H12…" */
};

/* text: an address of at most QR_TEXT_MOST bytes; a longer one is a fault(). Can be read with a seventh of it covered. */
struct qr qr_code(struct arena *arena, const char *text);

#endif
