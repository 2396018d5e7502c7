#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/conf.h"

#define LEAST "[muster]\nstate = /var/lib/muster\nbase_url = https://training.example.org\n"

static struct arena *arena;
static char directory[] = "/tmp/test-conf-XXXXXX";
static const char *path;

static const struct conf *
load(const char *text, const char **problem)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	return conf_load(arena, path, problem);
}

static const struct conf *
good(const char *text)
{
	const char *problem = NULL;
	const struct conf *conf = load(text, &problem);

	if (conf == NULL)
		print_error("%s\n", problem);
	assert_non_null(conf);
	assert_null(problem);
	return conf;
}

/* The text is refused with a problem that holds these words. */
static void
assert_problem(const char *text, const char *words)
{
	const char *problem = NULL;

	assert_null(load(text, &problem));
	assert_non_null(problem);
	if (strstr(problem, words) == NULL)
		print_error("\"%s\" is not in: %s\n", words, problem);
	assert_non_null(strstr(problem, words));
	assert_memory_equal(problem, path, strlen(path));
	assert_int_equal(problem[strlen(problem) - 1], '.');
}

static void
all_but_two_keys_have_a_default(void **state)
{
	const struct conf *conf = good(LEAST);

	(void)state;
	assert_string_equal(conf->state, "/var/lib/muster");
	assert_string_equal(conf->base_url, "https://training.example.org");
	assert_string_equal(conf->templates, "/usr/share/muster/templates");
	assert_string_equal(conf->clock, "");
	assert_string_equal(conf->socket, "/var/lib/muster/run/muster.sock");
	assert_string_equal(conf->socket_group, "");
	assert_int_equal(conf->workers, 4);
	assert_int_equal(conf->body_limit, 1048576);
	assert_int_equal(conf->runners, 2);
	assert_string_equal(conf->smtp_url, "smtp://127.0.0.1:25");
	assert_string_equal(conf->smtp_tls, "required");
	assert_string_equal(conf->smtp_user, "");
	assert_string_equal(conf->smtp_password_file, "");
	assert_string_equal(conf->mail_from, "muster@training.example.org");
	assert_int_equal(conf->smtp_timeout, 60);
	assert_int_equal(conf->mail_retry_hours, 48);
}

static void
every_key_is_read(void **state)
{
	const struct conf *conf = good(
		"\xEF\xBB\xBF; comment\n# comment\n[muster]\nstate=/s ; of all\nbase_url = http://127.0.0.1:8080\ntemplates = /t\nclock = /c\n"
		"\n[serve]\nsocket = /run/m.sock\nsocket_group = www-data\nworkers = 64\nbody_limit = 1024\n[work]\nrunners = 1\n"
		"[mail]\nsmtp_url = smtps://mail.example.org:465\nsmtp_tls = required\nsmtp_user = m=u\nsmtp_password_file = /p\n"
		"mail_from = Training@B\u00fccher.example\nsmtp_timeout = 5\nmail_retry_hours = 1");

	(void)state;
	assert_string_equal(conf->state, "/s");
	assert_string_equal(conf->base_url, "http://127.0.0.1:8080");
	assert_string_equal(conf->templates, "/t");
	assert_string_equal(conf->clock, "/c");
	assert_string_equal(conf->socket, "/run/m.sock");
	assert_string_equal(conf->socket_group, "www-data");
	assert_int_equal(conf->workers, 64);
	assert_int_equal(conf->body_limit, 1024);
	assert_int_equal(conf->runners, 1);
	assert_string_equal(conf->smtp_url, "smtps://mail.example.org:465");
	assert_string_equal(conf->smtp_user, "m=u");
	assert_string_equal(conf->smtp_password_file, "/p");
	assert_string_equal(conf->mail_from, "Training@xn--bcher-kva.example");
	assert_int_equal(conf->smtp_timeout, 5);
	assert_int_equal(conf->mail_retry_hours, 1);
}

static void
relative_paths_start_at_the_files_directory(void **state)
{
	const struct conf *conf =
		good("[muster]\nstate = var\nbase_url = https://x.example\ntemplates = ../t\n[mail]\nsmtp_password_file = secret\n");

	(void)state;
	assert_string_equal(conf->state, arena_text(arena, "%s/var", directory));
	assert_string_equal(conf->templates, arena_text(arena, "%s/../t", directory));
	assert_string_equal(conf->smtp_password_file, arena_text(arena, "%s/secret", directory));
	assert_string_equal(conf->socket, arena_text(arena, "%s/var/run/muster.sock", directory));
	assert_string_equal(conf->clock, "");
}

static void
a_file_named_without_a_slash_is_in_the_current_directory(void **state)
{
	const char *problem = NULL;
	const struct conf *conf;

	(void)state;
	good("[muster]\nstate = var\nbase_url = https://x.example\n");
	assert_int_equal(chdir(directory), 0);
	conf = conf_load(arena, "muster.conf", &problem);
	assert_int_equal(chdir("/"), 0);
	assert_non_null(conf);
	assert_string_equal(conf->state, arena_text(arena, "%s/var", directory));
}

static void
what_is_missing_is_named(void **state)
{
	const char *problem = NULL;

	(void)state;
	assert_problem("", "state is missing from [muster]");
	assert_problem("[muster]\nstate =\nbase_url = https://x.example\n", "state is missing");
	assert_problem("[muster]\nstate = /s\n", "base_url is missing from [muster]");
	assert_problem("[muster]\nstate = /s\nbase_url = http://127.0.0.1:8080\n", "mail_from is missing from [mail]");
	assert_null(conf_load(arena, "/nowhere/muster.conf", &problem));
	assert_string_equal(
		problem, "/nowhere/muster.conf: it cannot be opened (No such file or directory); check its name and who may read it.");
	assert_null(conf_load(arena, directory, &problem));
	assert_non_null(strstr(problem, "it cannot be read (Is a directory)"));
}

static void
what_is_unknown_is_named_with_its_line(void **state)
{
	(void)state;
	assert_problem(LEAST "[serve]\nwokers = 3\n", ", line 5: there is no wokers in [serve];");
	assert_problem(LEAST "[server]\nworkers = 3\n", ", line 5: there is no section [server];");
	assert_problem("workers = 3\n" LEAST, ", line 1: workers stands before the first section;");
	assert_problem(LEAST "runners = 3\n", ", line 4: there is no runners in [muster];");
	assert_problem(LEAST "state = /t\n", ", line 4: state is there twice;");
	assert_problem(LEAST "  /continued\n", ", line 4: it is neither");
}

static void
the_first_problem_is_told(void **state)
{
	(void)state;
	assert_problem(LEAST "what is this\n[serve]\nworkers = many\n", ", line 4: it is neither [section] nor name = value;");
	assert_problem(LEAST "[serve]\nworkers = many\nwhat is this\n", ", line 5: workers is \"many\";");
	assert_problem(LEAST "[serve\n", ", line 4: it is neither");
}

static void
numbers_have_to_be_whole_and_in_range(void **state)
{
	(void)state;
	assert_problem(LEAST "[serve]\nworkers = 0\n", "workers is \"0\"; give a whole number from 1 to 64.");
	assert_problem(LEAST "[serve]\nworkers = 65\n", "from 1 to 64.");
	assert_problem(LEAST "[serve]\nworkers =\n", "workers is \"\";");
	assert_problem(LEAST "[serve]\nworkers = 4.5\n", "workers is \"4.5\";");
	assert_problem(LEAST "[serve]\nbody_limit = 1M\n", "body_limit is \"1M\"; give a whole number from 1024 to 67108864.");
	assert_problem(LEAST "[work]\nrunners = 17\n", "from 1 to 16.");
	assert_problem(LEAST "[mail]\nsmtp_timeout = -1\n", "smtp_timeout is \"-1\";");
}

static void
base_url_is_a_scheme_and_a_host_and_nothing_behind(void **state)
{
	const char *bad[] = { "", "training.example.org", "ftp://x.example", "https://", "https://x.example/",
		"https://x.example/muster", "https://x.example?a", "https://x.example#a", "https://u@x.example",
		"https://x.example:", "https://x.example:0", "https://x.example:65536", "https://x ample", "https://x.example:8o",
		"https://[::1", "https://[]", "https://b\u00fccher.example" };
	const char *fine[] = { "https://x.example", "http://localhost:8080", "https://x.example:8443", "http://[::1]:8080",
		"http://10.0.0.1" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_problem(arena_text(arena, "[muster]\nstate = /s\nbase_url = %s\n", bad[i]), ", line 3: base_url is");
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
		assert_string_equal(
			good(arena_text(arena, "[muster]\nstate = /s\nbase_url = %s\n[mail]\nmail_from=a@b.example\n", fine[i]))->base_url,
			fine[i]);
}

static void
mail_leaves_without_tls_on_this_machine_only(void **state)
{
	const char *here[] = { "smtp://127.0.0.1:2525", "smtp://localhost", "smtp://[::1]:25", "smtp://127.1.2.3" };
	const char *elsewhere[] = { "smtp://mail.example.org:25", "smtp://127.0.0.1.example.org", "smtp://localhost.example.org",
		"smtp://10.0.0.1" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		good(arena_text(arena, LEAST "[mail]\nsmtp_tls = none\nsmtp_url = %s\n", here[i]));
		assert_problem(arena_text(arena, LEAST "[mail]\nsmtp_tls = none\nsmtp_url = %s\n", elsewhere[i]), "is not this machine;");
	}
	assert_problem(LEAST "[mail]\nsmtp_tls = try\n", "smtp_tls is \"try\";");
}

static void
other_values_are_checked_too(void **state)
{
	const char *hundred = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

	(void)state;
	assert_problem(LEAST "[mail]\nsmtp_url = mail.example.org\n", ", line 5: smtp_url is");
	assert_problem(LEAST "[mail]\nsmtp_url = smtp://u:p@mail.example.org\n", ", line 5: smtp_url is");
	assert_problem(LEAST "[mail]\nmail_from = Muster <m@example.org>\n", ", line 5: mail_from is");
	assert_problem(LEAST "[serve]\nsocket_group = \xff\n", ", line 5: socket_group is not UTF-8;");
	assert_string_equal(good(arena_text(arena, LEAST "[serve]\nsocket = /%s.serve\n", hundred))->socket + 101, ".serve");
	assert_problem(arena_text(arena, LEAST "[serve]\nsocket = /%s.socket\n", hundred), "is longer than 107 bytes;");
	assert_problem(arena_text(arena, "[muster]\nbase_url = https://x.example\nstate = /%s\n", hundred),
		"give a shorter one as socket in [serve].");
	assert_problem(arena_text(arena, LEAST "[mail]\nsmtp_user = %s%s\n", hundred, hundred),
		", line 5: the line is longer than 198 characters;");
}

static void
a_provider_needs_its_keys_and_a_connection_that_nobody_reads(void **state)
{
	static const char keys[] = "secret_key_file = key\nwebhook_secret_file = /etc/w\n";
	const struct conf *conf = good(LEAST);

	(void)state;
	assert_string_equal(conf->provider, "");
	assert_string_equal(conf->api_url, "https://api.stripe.com");
	conf = good(arena_text(arena, LEAST "[payment]\nprovider = stripe\napi_url = http://127.0.0.1:8099\n%s", keys));
	assert_string_equal(conf->provider, "stripe");
	assert_string_equal(conf->secret_key_file, arena_text(arena, "%s/key", directory));
	assert_string_equal(conf->webhook_secret_file, "/etc/w");
	assert_problem(LEAST "[payment]\nprovider = paypal\n", ", line 5: provider is \"paypal\"; give stripe");
	assert_problem(LEAST "[payment]\nprovider = stripe\nwebhook_secret_file = w\n", "names no secret_key_file;");
	assert_problem(LEAST "[payment]\nprovider = stripe\nsecret_key_file = w\n", "names no webhook_secret_file;");
	assert_problem(arena_text(arena, LEAST "[payment]\nprovider = stripe\napi_url = http://api.stripe.com\n%s", keys),
		"sends the key in clear;");
}

static void
a_password_is_the_first_line_of_its_file(void **state)
{
	char named[] = "/tmp/test-conf-secret-XXXXXX";
	int file = mkstemp(named);

	(void)state;
	assert_string_equal(conf_secret(arena, named), "");
	dprintf(file, "s3cret words\r\nsomething else\n");
	assert_string_equal(conf_secret(arena, named), "s3cret words");
	assert_int_equal(ftruncate(file, 0), 0);
	lseek(file, 0, SEEK_SET);
	dprintf(file, "%0*d\n", 1000, 1);
	assert_int_equal(strlen(conf_secret(arena, named)), 1000);
	close(file);
	unlink(named);
	assert_null(conf_secret(arena, named));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_but_two_keys_have_a_default),
		cmocka_unit_test(every_key_is_read),
		cmocka_unit_test(relative_paths_start_at_the_files_directory),
		cmocka_unit_test(a_file_named_without_a_slash_is_in_the_current_directory),
		cmocka_unit_test(what_is_missing_is_named),
		cmocka_unit_test(what_is_unknown_is_named_with_its_line),
		cmocka_unit_test(the_first_problem_is_told),
		cmocka_unit_test(numbers_have_to_be_whole_and_in_range),
		cmocka_unit_test(base_url_is_a_scheme_and_a_host_and_nothing_behind),
		cmocka_unit_test(mail_leaves_without_tls_on_this_machine_only),
		cmocka_unit_test(other_values_are_checked_too),
		cmocka_unit_test(a_provider_needs_its_keys_and_a_connection_that_nobody_reads),
		cmocka_unit_test(a_password_is_the_first_line_of_its_file),
	};
	int failed;

	arena = arena_new(1 << 20);
	if (mkdtemp(directory) == NULL)
		return 1;
	path = arena_text(arena, "%s/muster.conf", directory);
	failed = cmocka_run_group_tests_name("conf", tests, NULL, NULL);
	unlink(path);
	rmdir(directory);
	arena_free(arena);
	return failed;
}
