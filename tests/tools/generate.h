/* Runs the sqlgen of this build (two folders above this program) on small files, in a directory of the test's own. */
#ifndef TOOLS_GENERATE_H
#define TOOLS_GENERATE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCHEMA "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, data BLOB) STRICT;\n"

static char directory[40];
static char output[20000];

static inline const char *
path_of(const char *name)
{
	static char paths[4][300];
	static int next;

	next = (next + 1) % 4;
	snprintf(paths[next], sizeof paths[next], "%s/%s", directory, name);
	return paths[next];
}

static inline void
write_text(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static inline void
read_output(FILE *file)
{
	size_t length = fread(output, 1, sizeof output - 1, file);

	output[length] = 0;
	fclose(file);
}

/* What sqlgen says of these arguments is in output; returns its exit status. */
static inline int
run_sqlgen(char **arguments)
{
	char program[300];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program - 30);
	int said[2];
	int status;
	pid_t pid;

	assert_true(length > 0);
	program[length] = 0;
	for (int i = 0; i < 3; i++)
		*strrchr(program, '/') = 0;
	snprintf(program + strlen(program), 20, "/sqlgen");
	assert_int_equal(pipe(said), 0);
	if ((pid = fork()) == 0) {
		dup2(said[1], 2);
		close(said[0]);
		close(said[1]);
		if (!chdir(directory))
			execv(program, arguments);
		_exit(127);
	}
	close(said[1]);
	read_output(fdopen(said[0], "r"));
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static inline int
sqlgen(const char *schema, const char *queries)
{
	write_text("001-start.sql", schema);
	write_text("thing.sql", queries);
	return run_sqlgen((char *[]){ "sqlgen", ".", "001-start.sql", "--", "thing.sql", NULL });
}

/* Refused with exactly this complaint, and nothing written. */
static inline void
assert_refused(const char *queries, const char *complaint)
{
	assert_int_equal(sqlgen(SCHEMA, queries), 1);
	assert_string_equal(output, complaint);
	assert_int_equal(access(path_of("queries.h"), F_OK), -1);
}

static inline void
assert_made(const char *name, const char *part)
{
	FILE *file = fopen(path_of(name), "r");

	assert_non_null(file);
	read_output(file);
	if (!strstr(output, part))
		fail_msg("%s lacks:\n%s\n--- it is:\n%s", name, part, output);
}

static inline int
setup(void **state)
{
	(void)state;
	snprintf(directory, sizeof directory, "/tmp/muster-test-XXXXXX");
	return mkdtemp(directory) ? 0 : -1;
}

static inline int
teardown(void **state)
{
	DIR *all = opendir(directory);
	struct dirent *entry;

	(void)state;
	while (all && (entry = readdir(all)) != NULL)
		if (*entry->d_name != '.')
			unlink(path_of(entry->d_name));
	closedir(all);
	return rmdir(directory);
}

#endif
