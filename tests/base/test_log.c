#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

static char logged[8192];
static int kept_stderr, ends[2];

/* Standard error goes through a pipe between listen() and heard(). */
static void
listen(void)
{
	assert_int_equal(pipe(ends), 0);
	kept_stderr = dup(STDERR_FILENO);
	assert_true(dup2(ends[1], STDERR_FILENO) >= 0);
}

static const char *
heard(void)
{
	ssize_t length;

	dup2(kept_stderr, STDERR_FILENO);
	close(kept_stderr);
	close(ends[1]);
	length = read(ends[0], logged, sizeof logged - 1);
	close(ends[0]);
	logged[length > 0 ? length : 0] = '\0';
	return logged;
}

static void
a_line_has_priority_level_id_and_text(void **state)
{
	(void)state;
	listen();
	log_id("4f1c");
	log_line(LOG_INFO, "GET %s %d", "/groups", 200);
	log_id(NULL);
	log_line(LOG_WARNING, "slow");
	log_line(LOG_ERROR, "broken");
	assert_string_equal(heard(), "<6>info 4f1c GET /groups 200\n<4>warning - slow\n<3>error - broken\n");
}

static void
the_current_id_can_be_asked(void **state)
{
	(void)state;
	log_id("ab");
	assert_string_equal(log_current_id(), "ab");
	log_id(NULL);
	assert_null(log_current_id());
}

static void
no_text_makes_a_second_line_or_moves_the_cursor(void **state)
{
	(void)state;
	listen();
	log_line(LOG_INFO, "a\nb\rc\td\x1b[2Je\x7f\xc2\x85\xe2\x80\xa8");
	assert_string_equal(heard(), "<6>info - a\\nb\\rc\\td\\x1b[2Je\\x7f\\xc2\\x85\\xe2\\x80\\xa8\n");
}

static void
letters_stay_and_bytes_that_are_none_are_escaped(void **state)
{
	(void)state;
	listen();
	log_line(LOG_INFO, "Zoë 日本 😀 \xff\xc3");
	assert_string_equal(heard(), "<6>info - Zoë 日本 😀 \\xff\\xc3\n");
}

static void
a_long_line_ends_at_2000_bytes_between_characters(void **state)
{
	static char text[9001];
	const char *line;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof text; i += 3)
		memcpy(text + i, "€", 3);
	listen();
	log_line(LOG_INFO, "%s", text);
	line = heard();
	assert_in_range(strlen(line), 1950, 2000);
	assert_int_equal(line[strlen(line) - 1], '\n');
	assert_true(text_is_utf8(line, strlen(line)));
	memset(text, '\x01', sizeof text - 1);
	listen();
	log_line(LOG_INFO, "%s", text);
	assert_in_range(strlen(heard()), 1990, 2000);
}

static void
whoever_typed_a_command_reads_words_alone(void **state)
{
	(void)state;
	log_to_shell();
	listen();
	log_line(LOG_INFO, "tries again");
	log_line(LOG_ERROR, "unable to open\nit");
	assert_string_equal(heard(), "muster: unable to open\\nit\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_has_priority_level_id_and_text), cmocka_unit_test(the_current_id_can_be_asked),
		cmocka_unit_test(no_text_makes_a_second_line_or_moves_the_cursor),
		cmocka_unit_test(letters_stay_and_bytes_that_are_none_are_escaped),
		cmocka_unit_test(a_long_line_ends_at_2000_bytes_between_characters),
		cmocka_unit_test(whoever_typed_a_command_reads_words_alone), /* the last: it stays so */
	};

	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
