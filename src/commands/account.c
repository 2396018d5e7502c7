#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "commands.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/activity.h"
#include "domain/password.h"
#include "domain/secret.h"
#include "queries.h"

#define LIMIT (8 << 20)
#define LINE_MOST 2000

struct wanted {
	const char *conf_path, *email, *first, *last, *password, *password_file;
	bool site_admin;
};

static bool
read_options(int argc, char **argv, struct wanted *wanted)
{
	static const struct option known[] = {
		{ "site-admin", no_argument, NULL, 's' },
		{ "email", required_argument, NULL, 'e' },
		{ "first", required_argument, NULL, 'f' },
		{ "last", required_argument, NULL, 'l' },
		{ "password-file", required_argument, NULL, 'p' },
		{ NULL, 0, NULL, 0 },
	};
	int option;

	while ((option = getopt_long(argc, argv, "c:", known, NULL)) != -1) {
		if (option == 'c')
			wanted->conf_path = optarg;
		else if (option == 's')
			wanted->site_admin = true;
		else if (option == 'e')
			wanted->email = optarg;
		else if (option == 'f')
			wanted->first = optarg;
		else if (option == 'l')
			wanted->last = optarg;
		else if (option == 'p')
			wanted->password_file = optarg;
		else
			return false;
	}
	if (!command_words(argc, argv, "create"))
		return false;
	return strcmp(argv[optind], "create") == 0 || command_failed("There is no \"%s\", only create.", argv[optind]) == 0;
}

/* --- asking --- */

/* One line of a file without its end; NULL at the end of the file, and for a line that is too long. */
static const char *
read_line(struct arena *arena, FILE *file)
{
	char line[LINE_MOST];
	size_t length;

	if (!fgets(line, sizeof line, file))
		return NULL;
	length = strcspn(line, "\r\n");
	if (line[length] == '\0' && !feof(file))
		return NULL;
	return arena_copy(arena, line, length);
}

static const char *
ask(struct arena *arena, const char *question)
{
	const char *answer;

	fprintf(stderr, "%s: ", question);
	answer = read_line(arena, stdin);
	if (!isatty(STDIN_FILENO)) /* nobody has pressed Return there */
		fputc('\n', stderr);
	return answer ? answer : "";
}

static const char *
ask_unseen(struct arena *arena, const char *question)
{
	struct termios seen, unseen;
	bool terminal = tcgetattr(STDIN_FILENO, &seen) == 0;
	const char *answer;

	if (terminal) {
		unseen = seen;
		unseen.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
	}
	answer = ask(arena, question);
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &seen);
		fputc('\n', stderr);
	}
	return answer;
}

static bool
ask_password(struct arena *arena, struct wanted *wanted)
{
	wanted->password = ask_unseen(arena, "Password");
	if (strcmp(wanted->password, ask_unseen(arena, "The same again")) == 0)
		return true;
	command_failed("These are two different passwords. Start again.");
	return false;
}

static bool
find_password(struct arena *arena, struct wanted *wanted)
{
	FILE *file;

	if (!wanted->password_file)
		return ask_password(arena, wanted);
	file = strcmp(wanted->password_file, "-") == 0 ? stdin : fopen(wanted->password_file, "re");
	if (!file) {
		command_failed("%s cannot be opened: %s", wanted->password_file, strerror(errno));
		return false;
	}
	wanted->password = read_line(arena, file);
	if (file != stdin)
		fclose(file);
	if (wanted->password)
		return true;
	command_failed("There is no password in %s. Write it on the first line.", wanted->password_file);
	return false;
}

/* false after it was said what is wrong. */
static bool
read_password(struct arena *arena, struct wanted *wanted)
{
	if (!find_password(arena, wanted))
		return false;
	if (text_is_utf8(wanted->password, strlen(wanted->password)))
		return true;
	command_failed("The password is not in UTF-8. Save its file in that encoding, or set the terminal to it.");
	return false;
}

/* --- making --- */

struct making {
	const struct email *email;
	const char *first, *last, *hash;
	bool site_admin;
};

/* false: the address is taken. */
static bool
make(struct ctx *ctx, void *argument)
{
	const struct making *making = argument;
	int64_t account;

	if (account_by_email(ctx, making->email->key))
		return false;
	account = account_create(ctx, making->email, making->first, making->last, making->hash, true);
	activity_add(ctx, "account.created", making->email->address, "from the shell");
	if (making->site_admin) {
		q_account_set_site_admin(ctx->db, account, 1);
		activity_add(ctx, "account.made_site_admin", making->email->address, "from the shell");
	}
	return true;
}

static int
make_account(struct ctx *ctx, const struct wanted *wanted, const struct email *email)
{
	struct making making = { .email = email, .site_admin = wanted->site_admin };
	struct password_owner owner = { .email = email->address };

	owner.first_name = making.first = clean_line(ctx, "first", "First name", wanted->first, NAME_MOST);
	owner.last_name = making.last = clean_line(ctx, "last", "Last name", wanted->last, NAME_MOST);
	password_check(ctx, "password", wanted->password, &owner);
	for (const struct problem *found = ctx->problems; found; found = found->next)
		command_failed("%s", found->words);
	if (ctx->problems)
		return 1;
	making.hash = password_hash(ctx, wanted->password);
	if (!action_write(ctx, make, &making))
		return command_failed("%s belongs to an account already. Take another address%s.", email->address,
			wanted->site_admin ? ", or press Make site administrator on the account's page, under Accounts" : "");
	printf("%s can log in at %s/login%s.\n", email->address, ctx->conf->base_url, wanted->site_admin ? " as site admin" : "");
	return 0;
}

int
command_account(int argc, char **argv)
{
	struct wanted wanted = { .conf_path = DEFAULT_CONF };
	struct arena *arena = arena_new(LIMIT);
	struct ctx ctx = { .arena = arena, .touched = ctx_touches(arena) };
	struct email email;
	enum email_problem trouble;
	int status;

	if (!read_options(argc, argv, &wanted))
		return COMMAND_MISUSED;
	if (!(ctx.conf = command_conf(arena, wanted.conf_path)))
		return 1;
	if (!wanted.email)
		wanted.email = ask(arena, "E-mail address");
	if ((trouble = email_parse(arena, wanted.email, &email)) != EMAIL_OK)
		return command_failed("%s", email_problem_words(trouble));
	if (!wanted.first)
		wanted.first = ask(arena, "First name");
	if (!wanted.last)
		wanted.last = ask(arena, "Last name");
	if (!read_password(arena, &wanted))
		return 1;
	if (!secret_load(ctx.conf->state))
		return command_failed(
			"%s/secret is not there, or not to be read by this user. Run muster migrate first.", ctx.conf->state);
	if (!command_database_fits(ctx.conf))
		return 1;
	clock_offset_file(ctx.conf->clock);
	ctx.now = clock_now();
	ctx.db = db_open(ctx.conf->store, DB_FULL);
	db_use_arena(ctx.db, arena);
	status = make_account(&ctx, &wanted, &email);
	db_close(ctx.db);
	return status;
}
