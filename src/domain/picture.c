#include "domain/picture.h"

#include <sodium.h>
#include <string.h>

#include "base/buffer.h"
#include "base/picture.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/course_version.h"
#include "queries.h"

#define NAME_MOST 200
#define DIGEST_BYTES 32
#define TEXT_BYTES_MOST (2 << 20)
#define PLACE "/pictures/"

static const char *
digest_of(struct arena *arena, const void *bytes, size_t size)
{
	unsigned char hash[DIGEST_BYTES];
	char *text = arena_alloc(arena, 2 * DIGEST_BYTES + 1);

	crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
	return sodium_bin2hex(text, 2 * DIGEST_BYTES + 1, hash, sizeof hash);
}

static void
read_file(struct ctx *ctx, const struct picture_form *form, struct picture_file *file)
{
	if (form->size > PICTURE_BYTES_MOST) {
		problem(ctx, "picture", "The file is larger than 5 MB. Choose a smaller picture, or save this one smaller.");
		return;
	}
	switch (picture_file_read(form->bytes, form->size, file)) {
	case PICTURE_OK:
		break;
	case PICTURE_UNKNOWN:
		problem(ctx, "picture", "The file is no picture that browsers show. Choose a PNG, JPEG, GIF or WebP file.");
		break;
	case PICTURE_BROKEN:
		problem(ctx, "picture",
			"The file is damaged: it begins like a picture, and something in it is missing. Save it anew, then try again.");
		break;
	case PICTURE_LARGE:
		problem(ctx, "picture", "The picture has more than 8,000 pixels in one direction. Make it smaller, then try again.");
	}
}

static void
check_room(struct ctx *ctx, int64_t course, size_t size)
{
	struct rows *rows = q_picture_room(ctx->db, ctx->organisation, course);

	row_one(rows);
	if (row_integer(rows, PICTURE_ROOM_PICTURES) >= PICTURES_MOST ||
		row_integer(rows, PICTURE_ROOM_BYTES) + (int64_t)size > PICTURES_BYTES_MOST)
		problem(ctx, "picture", "This course has %d pictures or %s of them, and that is the most. Use those that are there.",
			PICTURES_MOST, text_size(ctx->arena, PICTURES_BYTES_MOST));
}

enum outcome
picture_add(struct ctx *ctx, int64_t course, const struct picture_form *form, int64_t *picture)
{
	const char *alt = clean_line(ctx, "alt", "What the picture shows", form->alt, PICTURE_ALT_MOST);
	const char *name = "", *digest;
	struct course_versions versions;
	struct picture_file file = { 0 };

	if (!course_versions_find(ctx, course, &versions))
		return NOT_FOUND;
	read_file(ctx, form, &file);
	if (ctx->problems)
		return INVALID;
	digest = digest_of(ctx->arena, form->bytes, file.length);
	*picture = rows_integer(q_picture_by_digest(ctx->db, ctx->organisation, course, digest));
	if (*picture)
		return OK;
	check_room(ctx, course, file.length);
	if (ctx->problems)
		return INVALID;
	text_clean(ctx->arena, form->name, TEXT_LINE, NAME_MOST, &name);
	q_picture_add(ctx->db, ctx->organisation, course, name, alt, file.type, file.width, file.height, digest, form->bytes,
		file.length, ctx->now, ctx->account);
	*picture = db_new_id(ctx->db);
	activity_add(ctx, "lesson.picture_added", versions.title, name);
	return OK;
}

const char *
picture_markdown(struct arena *arena, int64_t picture, const char *alt)
{
	struct buffer text = buffer_new(arena, 8 * PICTURE_ALT_MOST + 64);

	buffer_text(&text, "![");
	for (; *alt; alt++) {
		if (strchr("[]\\`*_<>!&", *alt))
			buffer_add(&text, "\\", 1);
		buffer_add(&text, alt, 1);
	}
	buffer_format(&text, "](" PLACE "%lld)", (long long)picture);
	return text.data;
}

void
picture_copy(struct ctx *ctx, int64_t from, int64_t course)
{
	q_picture_copy(ctx->db, ctx->organisation, course, from, ctx->now);
}

/* An address may begin there; behind anything else it is the rest of another site's. */
static bool
begins_address(const char *text, const char *place)
{
	return place == text || strchr("(< \t\n", place[-1]);
}

const char *
picture_text_copied(struct ctx *ctx, int64_t from, int64_t course, const char *text)
{
	struct buffer copy = buffer_new(ctx->arena, TEXT_BYTES_MOST);
	const char *whole = text, *place;

	while ((place = strstr(text, PLACE)) != NULL) {
		const char *id = place + strlen(PLACE);
		size_t digits = strspn(id, "0123456789");
		int64_t old = 0, same = 0;

		if (digits && begins_address(whole, place) && text_integer(arena_copy(ctx->arena, id, digits), 1, INT64_MAX, &old))
			same = rows_integer(q_picture_same(ctx->db, from, course, old));
		buffer_add(&copy, text, (size_t)(id - text));
		if (same)
			buffer_format(&copy, "%lld", (long long)same);
		else
			buffer_add(&copy, id, digits);
		text = id + digits;
	}
	buffer_text(&copy, text);
	return copy.data;
}
