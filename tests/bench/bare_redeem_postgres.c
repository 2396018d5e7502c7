/* The ceiling of redeeming on PostgreSQL: what one redemption of a group code writes, in one transaction each, by four processes with a
   connection each, into a database of Muster's schema with what redeem.mjs put into it. The fastest way there is: READ COMMITTED, as
   nothing is read that others write but by the statements that write it; all statements prepared and sent at once with their BEGIN and
   COMMIT, one answer awaited (pipeline mode); counts that all of them change come last, so that their rows are locked shortly.
   Usage: bare_redeem_postgres URL FIRST LAST SECONDS; prints how many a second of the accounts FIRST to LAST came in. */
#include <libpq-fe.h>

#include "bare.h"

#define MEMBER "currval('members_id_seq')"
#define MEMBERSHIP "currval('memberships_id_seq')"

/* $1 the account, $2 the address, $3 the key to sort by, $4 the words to find them by, $5 now. */
static const struct write {
	const char *sql, *parameters;
} writes[] = {
	{ "BEGIN", "" },
	{ "INSERT INTO members (organisation_id, account_id, sort_key, joined_at, email_key) VALUES (1, $1, $2, 1, $3)", "132" },
	{ "INSERT INTO member_search (rowid, scope, words) VALUES (" MEMBER ", '倀倀倁', $1)", "4" },
	{ "INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name, last_name,"
	  " sort_key, route, route_detail, added_by, added_at, status_at, active_at, notify_at, pinned, seat)"
	  " VALUES (1, 2000, " MEMBER ", 'active', $1, $1, $1, 'Person', 'Newcomer', $2, 'code', 'BENCH', $3, $4, $4, $4, $4, 1, 1)",
		"2315" },
	{ "INSERT INTO membership_search (rowid, scope, words) VALUES (" MEMBERSHIP ", '倀倀埐', $1)", "4" },
	{ "INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, message_id, send_at, sent_by,"
	  " created_at) VALUES (1, 'joined', $1, $1, " MEMBERSHIP ", $2, gen_random_uuid() || '@muster.example', $3, $2, $3)",
		"215" },
	{ "INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, subject, detail)"
	  " VALUES (1, 2000, $1, $2, 'membership', 'membership.enrolled', " MEMBERSHIP ", $3, 'BENCH')",
		"152" },
	{ "INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)"
	  " SELECT 1, 2000, course_id, " MEMBERSHIP ", " MEMBER ", $1, 'not started', -1 FROM group_courses WHERE group_id = 2000",
		"3" },
	{ "INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, subject, detail)"
	  " VALUES (1, 2000, $1, $2, 'code', 'code.redeemed', " MEMBERSHIP ", 'BENCH', $3)",
		"152" },
	{ "INSERT INTO redemptions (organisation_id, group_id, code_id, membership_id, email, at)"
	  " VALUES (1, 2000, 1, " MEMBERSHIP ", $1, $2)",
		"25" },
	{ "UPDATE sessions SET note_kind = 'ok', note_words = 'You are in Redeemers now.', note_undo = NULL WHERE account_id = $1",
		"1" },
	{ "WITH g AS (UPDATE groups SET seats_held = seats_held + 1, active_at = $1 WHERE id = 2000 RETURNING seats_held)"
	  " INSERT INTO seat_entries (organisation_id, group_id, account_id, at, why, held, held_after, membership_id)"
	  " SELECT 1, 2000, $2, $1, 'enrolled', 1, seats_held, " MEMBERSHIP " FROM g",
		"51" },
	{ "UPDATE member_counts SET people = people + 1 WHERE organisation_id = 1 AND status = 'active'", "" },
	{ "UPDATE membership_counts SET people = people + 1 WHERE group_id = 2000 AND status = 'active'", "" },
	{ "UPDATE report_totals SET learners = learners + 1 WHERE organisation_id = 1 AND group_id = 2000", "" },
	{ "UPDATE codes SET uses = uses + 1 WHERE id = 1", "" },
	{ "COMMIT", "" },
};
#define WRITES (sizeof writes / sizeof *writes)

static PGconn *connection;

static void
check(int good)
{
	if (good)
		return;
	fprintf(stderr, "bare_redeem_postgres: %s\n", PQerrorMessage(connection));
	exit(1);
}

static void
connect_to(const char *url)
{
	connection = PQconnectdb(url);
	check(PQstatus(connection) == CONNECTION_OK);
	PQclear(PQexec(connection, "SET plan_cache_mode = force_generic_plan"));
	for (size_t i = 0; i < WRITES; i++) {
		char name[16];
		PGresult *result;

		snprintf(name, sizeof name, "w%zu", i);
		result = PQprepare(connection, name, writes[i].sql, 0, NULL);
		check(PQresultStatus(result) == PGRES_COMMAND_OK);
		PQclear(result);
	}
	check(PQenterPipelineMode(connection));
}

static void
await_all(void)
{
	for (size_t i = 0; i <= WRITES; i++) {
		PGresult *result = PQgetResult(connection);
		ExecStatusType status = PQresultStatus(result);

		check(status == (i < WRITES ? PGRES_COMMAND_OK : PGRES_PIPELINE_SYNC));
		PQclear(result);
		if (i < WRITES)
			check(!PQgetResult(connection));
	}
}

static void
redeem(long account)
{
	char id[24], email[64], sort[64], words[128], now[24];
	const char *const all[] = { id, email, sort, words, now };

	snprintf(id, sizeof id, "%ld", account);
	snprintf(email, sizeof email, "newcomer%ld@large.example", account);
	snprintf(sort, sizeof sort, "newcomer %ld person", account);
	snprintf(words, sizeof words, "person newcomer %ld %s", account, email);
	snprintf(now, sizeof now, "%ld", (long)time(NULL));
	for (size_t i = 0; i < WRITES; i++) {
		const char *values[8];
		char name[16];
		int count = 0;

		for (const char *p = writes[i].parameters; *p; p++)
			values[count++] = all[*p - '1'];
		snprintf(name, sizeof name, "w%zu", i);
		check(PQsendQueryPrepared(connection, name, count, values, NULL, NULL, 0));
	}
	check(PQpipelineSync(connection));
	await_all();
}

static void
work(const char *url, long first, long last, double until, struct done *done)
{
	long account = first;

	connect_to(url);
	for (; account <= last && seconds() < until; account += PROCESSES)
		redeem(account);
	*done = (struct done){ (account - first) / PROCESSES, seconds() };
	PQfinish(connection);
}

int
main(int argc, char **argv)
{
	return work_together(argc, argv, work);
}
