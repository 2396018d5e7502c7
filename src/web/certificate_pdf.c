#include "web/certificate_pdf.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/fault.h"
#include "base/qr.h"

#define PDF_MOST ((size_t)4 << 20)
#define FONT "DejaVu Sans"

/* In points, of 72 an inch. */
#define PAGE_WIDTH 841.89
#define PAGE_HEIGHT 595.28
#define MARGIN 62.0
#define CONTENT (PAGE_WIDTH - 2 * MARGIN)
#define STEP (PAGE_WIDTH / 28) /* from dot to dot */
#define ROWS 5
#define BAND (STEP * ROWS)
#define FACTS_TOP 438.0
#define FOOT_TOP 506.0
#define QR_SIDE 124.0

/* The colours of the pages, as 0xrrggbb. */
enum {
	INK = 0x15211b,
	SOFT = 0x55615a,
	BRAND = 0x0b6b4f,
	GROUND = 0xe5f3ec,
	DOT = 0x17936a,
	FAINT = 0xb8decf,
	SUN = 0xf6bd45,
	LINE = 0xe2e7e0
};

struct sheet {
	struct arena *arena;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoFontMap *fonts;
	PangoContext *context;
};

/* ---------------------------------------------------------------- the file */

/* A fault would leave cairo's own frames by a jump, so what is too much is refused here and found by check(). */
static cairo_status_t
take_bytes(void *closure, const unsigned char *data, unsigned int length)
{
	struct buffer *file = closure;

	if (length > PDF_MOST - file->length)
		return CAIRO_STATUS_WRITE_ERROR;
	buffer_add(file, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static void
check(cairo_status_t status)
{
	if (status != CAIRO_STATUS_SUCCESS)
		fault("a certificate could not be drawn: %s", cairo_status_to_string(status));
}

static void
describe(struct sheet *sheet, const struct certificate *certificate)
{
	time_t issued = (time_t)certificate->issued_at;
	struct tm day;
	char at[32];

	/* The time of its issue, not that of its drawing: the bytes stay the same. */
	gmtime_r(&issued, &day);
	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", &day);
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_TITLE,
		arena_text(
			sheet->arena, "Certificate %s: %s, %s", certificate->number, certificate->learner_name, certificate->course_title));
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_AUTHOR, certificate->organisation_name);
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATOR, "Muster");
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATE_DATE, at);
}

static struct sheet
sheet_open(struct arena *arena, struct buffer *file)
{
	struct sheet sheet = { .arena = arena,
		.surface = cairo_pdf_surface_create_for_stream(take_bytes, file, PAGE_WIDTH, PAGE_HEIGHT),
		/* A map of its own: what the shared one remembers of fonts would stay with the process, and the thread in which pango looks
		   for them ends with it. */
		.fonts = pango_cairo_font_map_new() };

	sheet.cairo = cairo_create(sheet.surface);
	sheet.context = pango_font_map_create_context(sheet.fonts);
	pango_cairo_context_set_resolution(sheet.context, 72);
	return sheet;
}

static void
sheet_close(struct sheet *sheet)
{
	cairo_status_t status;

	cairo_show_page(sheet->cairo);
	status = cairo_status(sheet->cairo);
	cairo_destroy(sheet->cairo);
	cairo_surface_finish(sheet->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(sheet->surface);
	cairo_surface_destroy(sheet->surface);
	g_object_unref(sheet->context);
	g_object_unref(sheet->fonts);
	check(status);
}

/* ---------------------------------------------------------------- what is drawn */

static void
use_colour(struct sheet *sheet, int colour)
{
	cairo_set_source_rgb(sheet->cairo, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

static void
draw_dot(struct sheet *sheet, int x, int y, double radius)
{
	cairo_new_sub_path(sheet->cairo);
	cairo_arc(sheet->cairo, (x + .5) * STEP, (y + .5) * STEP, radius * STEP, 0, 2 * G_PI);
}

/* People in formation: the waves of the courses' covers, and one of them stands out. */
static void
draw_band(struct sheet *sheet)
{
	use_colour(sheet, GROUND);
	cairo_rectangle(sheet->cairo, 0, 0, PAGE_WIDTH, BAND);
	cairo_fill(sheet->cairo);
	for (int strong = 0; strong <= 1; strong++) {
		use_colour(sheet, strong ? DOT : FAINT);
		for (int y = 0; y < ROWS; y++)
			for (int x = 0; x < 28; x++) {
				int place = (x + y) % 7;

				if ((strong ? place < 2 : place > 2 && place < 6) && !(x == 21 && y == 1))
					draw_dot(sheet, x, y, .21);
			}
		cairo_fill(sheet->cairo);
	}
	use_colour(sheet, SUN);
	draw_dot(sheet, 21, 1, .31);
	cairo_fill(sheet->cairo);
}

struct words {
	const char *text;
	int colour;
	bool bold;
	double size, least; /* points: as large as fits the room, from size down to least */
	double x, y, width, height;
};

static void
set_size(PangoLayout *layout, const struct words *words, double size)
{
	PangoFontDescription *font = pango_font_description_from_string(FONT);

	pango_font_description_set_weight(font, words->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_size(font, (gint)(size * PANGO_SCALE));
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
}

/* Returns where the words end, below. */
static double
write_words(struct sheet *sheet, struct words words)
{
	PangoLayout *layout = pango_layout_new(sheet->context);
	double size = words.size;
	int height;

	/* A name from right to left begins at the same edge as all others. */
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_width(layout, (int)(words.width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, words.text, -1);
	for (;; size -= 1) {
		set_size(layout, &words, size);
		pango_layout_get_size(layout, NULL, &height);
		if (height <= words.height * PANGO_SCALE || size - 1 < words.least)
			break;
	}
	use_colour(sheet, words.colour);
	cairo_move_to(sheet->cairo, words.x, words.y);
	pango_cairo_show_layout(sheet->cairo, layout);
	g_object_unref(layout);
	return words.y + (double)height / PANGO_SCALE;
}

static void
write_person(struct sheet *sheet, const struct certificate *certificate)
{
	struct words label = { "Certificate of completion", SOFT, false, 14, 14, MARGIN, BAND + 44, CONTENT, 20 };
	struct words name = { certificate->learner_name, INK, true, 38, 9, MARGIN, 0, CONTENT, 92 };
	struct words course = { certificate->course_title, BRAND, true, 24, 8, MARGIN, 0, CONTENT, 0 };

	name.y = write_words(sheet, label) + 8;
	label.text = "has completed";
	label.y = write_words(sheet, name) + 8;
	course.y = write_words(sheet, label) + 6;
	course.height = FACTS_TOP - 14 - course.y;
	write_words(sheet, course);
}

static void
write_fact(struct sheet *sheet, const char *label, const char *value, double x, double width)
{
	struct words head = { label, SOFT, false, 9.5, 9.5, x, FACTS_TOP, width, 14 };
	struct words body = { value, INK, false, 12.5, 6.5, x, FACTS_TOP + 15, width, 34 };

	write_words(sheet, head);
	write_words(sheet, body);
}

static void
write_facts(struct sheet *sheet, const struct certificate *certificate)
{
	use_colour(sheet, LINE);
	cairo_set_line_width(sheet->cairo, 1);
	cairo_move_to(sheet->cairo, MARGIN, FACTS_TOP - 12);
	cairo_line_to(sheet->cairo, PAGE_WIDTH - MARGIN, FACTS_TOP - 12);
	cairo_stroke(sheet->cairo);
	write_fact(sheet, "Issued by", certificate->organisation_name, MARGIN, 270);
	write_fact(sheet, "Completed", certificate->completed, MARGIN + 290, 130);
	write_fact(sheet, "Valid until", certificate->valid_until ? certificate->valid_until : "No end date", MARGIN + 435, 130);
}

/* ---------------------------------------------------------------- how it is verified */

static void
draw_qr(struct sheet *sheet, const char *url)
{
	struct qr qr = qr_code(sheet->arena, url);
	double square = QR_SIDE / qr.size, left = PAGE_WIDTH - MARGIN - QR_SIDE + 4 * square; /* its margin of four lies outside */

	use_colour(sheet, INK);
	/* Its path is made of pieces "Mx yhW…", each one high. */
	for (const char *piece = strchr(qr.path, 'M'); piece; piece = strchr(piece, 'M')) {
		char *end;
		long x = strtol(piece + 1, &end, 10), y = strtol(end, &end, 10), width = strtol(end + 1, &end, 10);

		cairo_rectangle(
			sheet->cairo, left + (double)x * square, FACTS_TOP - 4 + (double)y * square, (double)width * square, square);
		piece = end;
	}
	cairo_fill(sheet->cairo);
}

static void
write_foot(struct sheet *sheet, const struct certificate *certificate, const char *url)
{
	double width = CONTENT - QR_SIDE - 20;
	struct words number = { arena_text(sheet->arena, "Number %s", certificate->number), INK, true, 11, 11, MARGIN, FOOT_TOP,
		width, 16 };
	struct words where = { url, SOFT, false, 9.5, 6, MARGIN, 0, width, 26 };

	where.y = write_words(sheet, number) + 3;
	where.text = arena_text(sheet->arena, "See whether it is valid: %s", url);
	cairo_tag_begin(sheet->cairo, CAIRO_TAG_LINK, arena_text(sheet->arena, "uri='%s'", url));
	write_words(sheet, where);
	cairo_tag_end(sheet->cairo, CAIRO_TAG_LINK);
	draw_qr(sheet, url);
}

struct buffer
certificate_pdf(struct arena *arena, const struct certificate *certificate, const char *url)
{
	struct buffer file = buffer_new(arena, PDF_MOST);
	struct sheet sheet = sheet_open(arena, &file);

	describe(&sheet, certificate);
	draw_band(&sheet);
	write_person(&sheet, certificate);
	write_facts(&sheet, certificate);
	write_foot(&sheet, certificate, url);
	sheet_close(&sheet);
	return file;
}
