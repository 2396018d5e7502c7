#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "lib/arena.h"
#include "web/certificate_pdf.h"

#define URL "https://muster.example/certificates/ACDE-FGHJ-KMNP"

static const struct certificate plain = { .state = CERTIFICATE_VALID,
	.number = "ACDE-FGHJ-KMNP",
	.learner_name = "Priya Raman",
	.course_title = "Trauma-informed care: foundations",
	.organisation_name = "Northfield Family Services",
	.issued_at = 1795338000,
	.completed = "22 Nov 2026",
	.valid_until = "22 Nov 2028" };

static struct buffer
draw(const struct certificate *certificate)
{
	return certificate_pdf(arena, certificate, URL);
}

static size_t
count(const struct buffer *file, const char *words)
{
	size_t found = 0, length = strlen(words);

	for (const char *at = file->data; (at = memmem(at, file->length - (size_t)(at - file->data), words, length)); at += length)
		found++;
	return found;
}

static void
a_certificate_is_one_page_of_pdf(void **state)
{
	struct buffer file = draw(&plain);

	(void)state;
	assert_memory_equal(file.data, "%PDF-1.", 7);
	assert_memory_equal(file.data + file.length - 6, "%%EOF\n", 6);
	assert_int_equal(count(&file, "/Count 1\n"), 1);
	assert_int_equal(count(&file, "/URI (" URL ")"), 1);
}

static void
the_same_certificate_gives_the_same_bytes(void **state)
{
	struct buffer first = draw(&plain), again = draw(&plain);

	(void)state;
	assert_int_equal(first.length, again.length);
	assert_memory_equal(first.data, again.data, first.length);
}

static void
any_name_fits_one_page(void **state)
{
	char *wide = arena_alloc(arena, 201);
	const char *const names[] = { "\xd8\xb1\xd8\xa7\xd9\x86\xd9\x8a\xd8\xa7 \xd8\xad\xd8\xaf\xd8\xa7\xd8\xaf",
		"\xe6\x9d\x8e\xe6\x98\x8e", "<b>&amp;</b> %s {name}", "'quoted' (and) \\ more", "", wide };

	(void)state;
	memset(wide, 'W', 200);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct certificate certificate = plain;
		struct buffer file;

		certificate.learner_name = certificate.course_title = certificate.organisation_name = names[i];
		certificate.valid_until = NULL;
		file = draw(&certificate);
		assert_int_equal(count(&file, "/Count 1\n"), 1);
	}
}

/* What fontconfig remembers of the machine's fonts nothing points at in a way that a leak's finder understands. FcFini(), which would free it,
   ends the program where the machine's cache of them was renewed meanwhile. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_certificate_is_one_page_of_pdf),
		cmocka_unit_test(the_same_certificate_gives_the_same_bytes),
		cmocka_unit_test(any_name_fits_one_page),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
