/* The ceiling of redeeming: what one redemption of a group code writes, in one transaction each with synchronous=FULL, by four
   processes that queue on one lock, into a database of Muster's schema with what redeem.mjs put into it.
   Usage: bare_redeem DATABASE FIRST LAST SECONDS; prints how many a second of the accounts FIRST to LAST came in. */
#include "bare_sqlite.h"

static const char *const writes[] = {
	"INSERT INTO members (organisation_id, account_id, sort_key, joined_at, email_key) VALUES (1, ?1, ?3, 1, ?2)",
	"INSERT INTO member_search (rowid, scope, words) VALUES (last_insert_rowid(), '倀倀倁', ?4)",
	"UPDATE member_counts SET people = people + 1 WHERE organisation_id = 1 AND status = 'active'",
	"UPDATE groups SET seats_held = seats_held + 1, active_at = ?5 WHERE id = 2000",
	"INSERT INTO memberships (organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name, last_name,"
	" sort_key, route, route_detail, added_by, added_at, status_at, active_at, notify_at, pinned, seat)"
	" VALUES (1, 2000, (SELECT id FROM members WHERE account_id = ?1), 'active', ?2, ?2, ?2, 'Person', 'Newcomer', ?3, 'code',"
	" 'BENCH', ?1, ?5, ?5, ?5, ?5, 1, 1)",
	"INSERT INTO membership_search (rowid, scope, words) VALUES (last_insert_rowid(), '倀倀埐', ?4)",
	"UPDATE membership_counts SET people = people + 1 WHERE group_id = 2000 AND status = 'active'",
	"INSERT INTO seat_entries (organisation_id, group_id, account_id, at, why, held, held_after, membership_id)"
	" VALUES (1, 2000, ?1, ?5, 'enrolled', 1, (SELECT seats_held FROM groups WHERE id = 2000), last_insert_rowid())",
	"INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, message_id, send_at, sent_by,"
	" created_at) SELECT 1, 'joined', ?2, ?2, membership_id, ?1, hex(randomblob(22)) || '@muster.example', ?5, ?1, ?5"
	" FROM seat_entries WHERE id = last_insert_rowid()",
	"INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, subject, detail)"
	" SELECT 1, 2000, ?1, ?5, 'membership', 'membership.enrolled', membership_id, ?2, 'BENCH' FROM messages"
	" WHERE id = last_insert_rowid()",
	"INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)"
	" SELECT 1, 2000, u.course_id, m.id, m.member_id, ?3, 'not started', -1 FROM memberships m JOIN group_courses u ON u.group_id = 2000"
	" WHERE m.group_id = 2000 AND m.email_key = ?2 AND m.current = 1",
	"UPDATE report_totals SET learners = learners + 1 WHERE organisation_id = 1 AND group_id = 2000",
	"UPDATE codes SET uses = uses + 1 WHERE id = 1",
	"INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, subject, detail)"
	" SELECT 1, 2000, ?1, ?5, 'code', 'code.redeemed', membership_id, 'BENCH', ?2 FROM activities WHERE id = last_insert_rowid()",
	"INSERT INTO redemptions (organisation_id, group_id, code_id, membership_id, email, at)"
	" SELECT 1, 2000, 1, membership_id, ?2, ?5 FROM activities WHERE id = last_insert_rowid()",
	"UPDATE sessions SET note_kind = 'ok', note_words = 'You are in Redeemers now.', note_undo = NULL WHERE account_id = ?1",
};
#define WRITES (sizeof writes / sizeof *writes)

static void
redeem(sqlite3_stmt *const *statements, int lock, long account)
{
	char email[64], sort[64], words[128];

	snprintf(email, sizeof email, "newcomer%ld@large.example", account);
	snprintf(sort, sizeof sort, "newcomer %ld person", account);
	snprintf(words, sizeof words, "person newcomer %ld %s", account, email);
	check(flock(lock, LOCK_EX) == 0);
	execute("BEGIN IMMEDIATE");
	for (size_t i = 0; i < WRITES; i++) {
		const char *texts[] = { email, sort, words };
		int parameters = sqlite3_bind_parameter_count(statements[i]);

		for (int at = 1; at <= parameters; at++)
			if (at == 1 || at == 5)
				sqlite3_bind_int64(statements[i], at, at == 1 ? account : (sqlite3_int64)time(NULL));
			else
				sqlite3_bind_text(statements[i], at, texts[at - 2], -1, SQLITE_STATIC);
		step(statements[i]);
	}
	execute("COMMIT");
	flock(lock, LOCK_UN);
}

static void
work(const char *path, long first, long last, double until, struct done *done)
{
	sqlite3_stmt *statements[WRITES];
	int lock = open_lock(path);
	long account = first;

	open_as_ours(path);
	for (size_t i = 0; i < WRITES; i++)
		statements[i] = prepare(writes[i]);
	for (; account <= last && seconds() < until; account += PROCESSES)
		redeem(statements, lock, account);
	*done = (struct done){ (account - first) / PROCESSES, seconds() };
	finish(statements, WRITES);
}

int
main(int argc, char **argv)
{
	return work_together(argc, argv, work);
}
