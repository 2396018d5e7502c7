/* Formats of the values of statements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/statement_value.h"

static struct arena *arena;

static void
all(bool (*fits)(const char *text), const char *const *texts, bool wanted)
{
	for (; *texts; texts++)
		if (fits(*texts) != wanted)
			fail_msg("\"%s\" was %s", *texts, wanted ? "refused" : "taken");
}

#define TAKES(fits, ...) all(fits, (const char *const[]){ __VA_ARGS__, NULL }, true)
#define REFUSES(fits, ...) all(fits, (const char *const[]){ __VA_ARGS__, NULL }, false)

static void
identifiers_are_what_they_say(void **state)
{
	(void)state;
	TAKES(value_is_uuid, "fd41c918-b88b-4b20-a0a5-a4c32391aaa0", "FD41C918-B88B-4B20-A0A5-A4C32391AAA0",
		"12345678-1234-5678-1234-567812345678");
	REFUSES(value_is_uuid, "", "fd41c918b88b4b20a0a5a4c32391aaa0", "fd41c918-b88b-4b20-a0a5-a4c32391aaa",
		"fd41c918-b88b-4b20-a0a5-a4c32391aaa00", "{fd41c918-b88b-4b20-a0a5-a4c32391aaa0}", "gd41c918-b88b-4b20-a0a5-a4c32391aaa0",
		"fd41c918_b88b-4b20-a0a5-a4c32391aaa0");
	TAKES(value_is_iri, "a:b", "https://example.org/verbs#read", "urn:uuid:fd41c918-b88b-4b20-a0a5-a4c32391aaa0",
		"http://example.com/فعل/خواندن", "tag:example.org,2026:x", "https://example.org/%C3%A9");
	REFUSES(value_is_iri, "", "read", "/verbs/read", ":x", "1a:b", "a:", "https://example.org/a b", "https://example.org/<x>",
		"a:\"b\"", "a:b\n", "https://e.example/%zz");
	TAKES(value_is_mbox, "mailto:a@b.example", "mailto:first.last+tag@bücher.example", "mailto:x@localhost");
	REFUSES(value_is_mbox, "", "a@b.example", "mailto:", "mailto:a", "mailto:@b", "mailto:a@", "mailto:a@b@c",
		"MAILTO:a@b.example", "mailto:a b@c.example", "mailto:A <a@b.example>");
	TAKES(value_is_sha1, "da39a3ee5e6b4b0d3255bfef95601890afd80709", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709");
	REFUSES(value_is_sha1, "", "da39", "xa39a3ee5e6b4b0d3255bfef95601890afd80709");
	TAKES(value_is_media_type, "text/plain", "text/plain; charset=ascii", "application/vnd.a+json");
	REFUSES(value_is_media_type, "", "text", "text/", "/plain", "text plain");
	TAKES(value_is_version, "1.0", "1.0.0", "1.0.3", "1.0.32");
	REFUSES(value_is_version, "", "1", "1.", "1.0.", "1.1.0", "0.95", "2.0.0", "1.01", "v1.0.0");
}

static void
languages_have_their_parts_in_order(void **state)
{
	(void)state;
	TAKES(value_is_language, "en", "en-GB", "de-CH-1996", "zh-Hant-TW", "zh-cmn-Hans-CN", "sl-rozaj-biske", "de-a-ext1-b-ext2",
		"x-private", "i-klingon", "es-419", "en-GB-x-a-bc", "de-Latn-DE-1996-x-more");
	REFUSES(value_is_language, "", "e", "en_GB", "en-", "-en", "en--GB", "englishlanguage", "12", "en-GB-US", "en-x", "en-a",
		"en GB", "de-419-DE", "en-GBBBBBBBBB");
}

static int64_t
instant(const char *text)
{
	int64_t found;

	if (!value_timestamp(text, &found))
		fail_msg("%s was refused", text);
	return found;
}

static void
instants_are_read_and_written(void **state)
{
	const char *const wrong[] = { "", "2026", "2026-11-20", "2026-11-20T10:00", "2026-11-20 10:00:00Z", "2026-13-01T00:00:00Z",
		"2026-02-29T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T10:60:00Z", "2026-11-20T10:00:00-00:00",
		"2026-11-20T10:00:00-0000", "2026-11-20T10:00:00-00", "2026-11-20T10:00:00+", "2026-11-20T10:00:00.Z",
		"2026-11-20T10:00:00Zx", "2026-11-20T10:00:00+1", "2026-11-20T10:00:00+01:", "20261120T100000Z" };
	int64_t found;

	(void)state;
	assert_int_equal(instant("1970-01-01T00:00:00Z"), 0);
	assert_int_equal(instant("2026-11-20T10:00:00.123456Z"), 1795168800123456);
	assert_int_equal(instant("2026-11-20T10:00:00.1234567Z"), 1795168800123456);
	assert_int_equal(instant("2026-11-20T10:00:00"), 1795168800000000);
	assert_int_equal(instant("2026-11-20T11:00:00+01:00"), 1795168800000000);
	assert_int_equal(instant("2026-11-20T04:30:00-0530"), 1795168800000000);
	assert_int_equal(instant("2026-11-20T12:00:00+02"), 1795168800000000);
	assert_int_equal(instant("2000-02-29T23:59:59Z"), 951868799000000);
	assert_int_equal(instant("1969-12-31T23:59:59.5Z"), -500000);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (value_timestamp(wrong[i], &found))
			fail_msg("%s was taken", wrong[i]);
	for (int year = 1600; year < 2500; year += 7) {
		const char *text = arena_text(arena, "%d-%02d-%02dT01:02:03.000004Z", year, 1 + year % 12, 1 + year % 28);

		assert_string_equal(value_timestamp_text(arena, instant(text)), text);
	}
	assert_string_equal(value_timestamp_text(arena, -500000), "1969-12-31T23:59:59.500000Z");
}

static void
durations_are_read(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} right[] = { { "PT0S", 0 }, { "PT4H35M59.14S", 16559 }, { "PT16559.14S", 16559 },
		{ "P3Y1M29DT4H35M59.14S", (3 * 365 + 30 + 29) * 86400 + 16559 }, { "P3Y", 3 * 365 * 86400 }, { "P4W", 28 * 86400 },
		{ "PT90M", 5400 }, { "P1M", 30 * 86400 }, { "PT1,5S", 1 } };
	const char *const wrong[] = { "", "P", "PT", "P1", "1H", "PT1", "P1H", "PT1Y", "P4W1D", "P1DT", "PT1.5H3M", "PT.5S", "PT1.S",
		"-PT1S", "PT1S ", "P0001-01-01T00:00:00", "PT1M1H", "PT9999999999S" };
	int64_t seconds;

	(void)state;
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		assert_true(value_duration(right[i].text, &seconds));
		assert_int_equal(seconds, right[i].seconds);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (value_duration(wrong[i], &seconds))
			fail_msg("%s was taken", wrong[i]);
}

static void
what_is_the_same_compares_alike(void **state)
{
	(void)state;
	assert_string_equal(value_mbox_key(arena, "mailto:Ada@Example.ORG"), "mailto:Ada@example.org");
	assert_string_equal(value_duration_key(arena, "PT1.23987S"), "PT1.23S");
	assert_string_equal(value_duration_key(arena, "PT1.2S"), "PT1.2S");
	assert_string_equal(value_small(arena, "AbC"), "abc");
	assert_string_equal(value_printable(arena, "a\nb\xc3\xa9"), "a?b??");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(identifiers_are_what_they_say),
		cmocka_unit_test(languages_have_their_parts_in_order),
		cmocka_unit_test(instants_are_read_and_written),
		cmocka_unit_test(durations_are_read),
		cmocka_unit_test(what_is_the_same_compares_alike),
	};
	int failed;

	arena = arena_new(1 << 20);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(arena);
	return failed;
}
