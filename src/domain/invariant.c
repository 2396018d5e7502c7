#include "domain/invariant.h"

#include "domain/invariant_rules.h"
#include "queries.h"

/* Every query has its words in its one column. */
static const struct {
	const char *words;
	struct rows *(*query)(struct db *db, int64_t most);
} table[] = {
	{ "Kept counts of people are not the rows by status", q_invariant_membership_counts },
	{ "Seats held or kept are not those of the rows", q_invariant_seats },
	{ "Somebody's seat does not go with their status", q_invariant_seat_of_status },
	{ "A group holds more seats than it has", q_invariant_oversold },
	{ "The ledger does not come to a group's seats", q_invariant_ledger },
	{ "A line of the ledger does not go on from the one before", q_invariant_ledger_lines },
	{ "Counts of a batch are not those of its keys", q_invariant_key_counts },
	{ "A group's unused keys are not those of its batches", q_invariant_keys_unused },
	{ "A key and its redemption do not go together", q_invariant_keys_redeemed },
	{ "A code was not used as often as it says", q_invariant_code_uses },
	{ "A redemption has no membership", q_invariant_redemptions },
	{ "A wait list is not as long as its group says", q_invariant_wait_list },
	{ "Somebody archived waits for a seat", q_invariant_wait_archived },
	{ "Seats of an order are not in the ledger once", q_invariant_orders },
	{ "An order's total is not that of its lines", q_invariant_order_amounts },
	{ "An order is not invoiced as it stands", q_invariant_order_invoices },
	{ "Invoices have a gap", q_invariant_invoices },
	{ "An address stands twice in a group", q_invariant_addresses },
	{ "Somebody who waits or is active is not in the list", q_invariant_current },
	{ "Somebody active is no member", q_invariant_members },
	{ "A pending invite was never sent", q_invariant_pending },
	{ "A prospect has no mail on its way, and no refusal", q_invariant_prospects },
	{ "Somebody in a list is not found by search", q_invariant_search },
	{ "A membership came about without a line in the activity log", q_invariant_activities },
	{ "Kept counts of members are not the rows by status", q_invariant_member_counts },
	{ "Kept counts of an import are not its rows", q_invariant_import_rows },
	{ "Kept counts of an import are not its deeds", q_invariant_import_deeds },
	{ "A row that an import has worked did nothing and does not say why", q_invariant_import_silence },
	{ "An import is over, and passwords of it are left", q_invariant_import_passwords },
	{ "An account has no address", q_invariant_accounts },
	{ "Lines of a report are not what its learners have done", q_invariant_report_lines },
	{ "Totals of a report are not those of its lines", q_invariant_report_totals },
	{ "Completions of a report are not those of its lines", q_invariant_report_completions },
	{ "Completions of an organisation are not those of its members", q_invariant_organisation_completions },
	{ "Somebody's completed courses are not as many as kept", q_invariant_courses_done },
	{ "How far somebody is in a course is not what the events say", q_invariant_roll_ups },
	{ "Somebody did every lesson and has not completed the course", q_invariant_done_all },
	{ "Something happened in a course to somebody who is not in it", q_invariant_events },
	{ "Somebody learns by a version of another course, or by a draft", q_invariant_versions },
	{ "An attempt at a quiz and its progress do not go together", q_invariant_quizzes },
	{ "Somebody has had more attempts at a quiz than it allows", q_invariant_quiz_attempts },
	{ "A certificate and its completion do not go together", q_invariant_certificates },
	{ "A certificate is not its member's, or is not found by search", q_invariant_certificates_found },
	{ "A mail about a certificate was written twice", q_invariant_certificate_mails },
	{ "A request to carry progress over and its progress do not go together", q_invariant_carried },
	{ "A statement and its progress do not go together", q_invariant_statements },
	{ "A statement is voided and none says so, or the other way about", q_invariant_voided },
	{ "Rules see another address than a member's account has", q_invariant_email_keys },
	{ "What a rule did is not what it counts", q_invariant_rule_counts },
};

int
invariant_check(struct db *db, int most, invariant_tell *tell, void *closure)
{
	int count = 0;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct rows *rows = table[i].query(db, most);

		for (; row_next(rows); count++)
			tell(closure, table[i].words, row_text(rows, 0));
	}
	return count + invariant_check_rules(db, most, tell, closure);
}
