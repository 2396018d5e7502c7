#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/device.h"

static void
browsers_are_told_apart_by_what_they_do_not_share(void **state)
{
	static const struct {
		const char *agent, *words;
	} known[] = {
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows" },
		{ "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
			"Edge on Windows" },
		{ "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
			"Safari on Mac" },
		{ "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 CriOS/140.0 Safari/604.1",
			"Chrome on iPhone" },
		{ "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android" },
		{ "Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux" },
		{ "curl/8.0", "curl" },
		{ "something else", "A browser" },
		{ "", "A browser" },
	};
	struct arena *arena = arena_new(100000);

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_string_equal(device_words(arena, known[i].agent), known[i].words);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(browsers_are_told_apart_by_what_they_do_not_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
