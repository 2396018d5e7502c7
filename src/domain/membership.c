#include "domain/membership.h"

#include <string.h>

#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/bulk.h"
#include "domain/group.h"
#include "domain/invite_link.h"
#include "domain/member.h"
#include "domain/membership_seat.h"
#include "domain/message.h"
#include "domain/report_line.h"
#include "domain/rule.h"
#include "domain/search.h"
#include "domain/token.h"
#include "domain/wait.h"
#include "queries.h"

static void
count(struct ctx *ctx, const char *status, int people)
{
	if (strcmp(status, "removed") == 0)
		return;
	if (ctx->bulk)
		bulk_count(ctx->bulk, ctx->group, strcmp(status, "active") == 0);
	else if (people > 0)
		q_membership_count_up(ctx->db, ctx->organisation, ctx->group, status, people);
	else
		q_membership_count_down(ctx->db, ctx->group, status);
}

/* It was the person's answer that an automatic group's rule waited for. */
static void
invite_ended(struct ctx *ctx, int64_t membership)
{
	int64_t member = rows_integer(q_membership_owner(ctx->db, ctx->organisation, membership));

	if (member)
		rule_touch(ctx, member, -1, 0);
}

enum deed
membership_move(struct ctx *ctx, int64_t membership, const char *from, const char *to)
{
	struct rows *rows = q_membership_standing(ctx->db, ctx->organisation, ctx->group, membership);
	struct seat_step step = { .membership = membership, .to = to };
	bool shown = strcmp(to, "removed") != 0;

	if (!row_one(rows))
		return GONE;
	step.from = row_text(rows, MEMBERSHIP_STANDING_STATUS);
	step.seat = row_integer(rows, MEMBERSHIP_STANDING_SEAT) != 0;
	step.seat_of = row_integer(rows, MEMBERSHIP_STANDING_SEAT_OF);
	/* No status is part of another's name, so a plain search in the list will do. */
	if (!strstr(from, step.from))
		return NOT_APPLICABLE;
	if (!seat_step(ctx, &step))
		return NO_SEAT;
	q_membership_set_status(ctx->db, ctx->organisation, membership, to, step.seat, ctx->now);
	if (shown != (row_integer(rows, MEMBERSHIP_STANDING_CURRENT) != 0))
		q_membership_set_current(ctx->db, ctx->organisation, membership, shown);
	/* A row that a newer one followed stands in no count. */
	if (row_integer(rows, MEMBERSHIP_STANDING_CURRENT))
		count(ctx, step.from, -1);
	count(ctx, to, 1);
	if (strcmp(step.from, "active") == 0 || strcmp(to, "active") == 0)
		report_lines_renew(ctx, membership);
	else if (status_holds_seat(step.from) && !status_holds_seat(to))
		invite_ended(ctx, membership);
	return DONE;
}

/* ---------------------------------------------------------------- coming in */

/* One newcomer on their way in. */
struct entry {
	const struct arrival *arrival;
	const char *first_name, *last_name;
	struct email email;
	int64_t account, member; /* 0: not known, or not a member yet */
	int64_t earlier;         /* an ended row of the same address, which this one follows; 0: none */
	const char *earlier_status;
	bool unheard, is_new; /* see struct newcomer */
	bool at_once;         /* active now; else invited */
	bool may_wait;        /* perhaps they stand on the wait list, which they leave by coming in */
	int invite_days;
	int64_t send_at;
	bool has_password, unconfirmed;
	const char *brings;
	struct seat_claim seat;
	struct admitted result;
};

static bool
known_member(struct ctx *ctx, struct entry *entry, const struct newcomer *newcomer)
{
	bool unwelcomed = newcomer->unwelcomed;
	struct rows *rows;
	const char *address;

	entry->at_once = true;
	entry->has_password = !unwelcomed;
	if (entry->unheard)
		return true;
	rows = q_membership_newcomer(ctx->db, ctx->organisation, entry->member);
	if (!row_one(rows))
		return false;
	entry->account = row_integer(rows, MEMBERSHIP_NEWCOMER_ACCOUNT_ID);
	entry->first_name = row_text(rows, MEMBERSHIP_NEWCOMER_FIRST_NAME);
	entry->last_name = row_text(rows, MEMBERSHIP_NEWCOMER_LAST_NAME);
	entry->has_password = !unwelcomed || row_integer(rows, MEMBERSHIP_NEWCOMER_HAS_PASSWORD);
	if (entry->email.key)
		return true;
	address = row_text(rows, MEMBERSHIP_NEWCOMER_EMAIL);
	return email_parse(ctx->arena, address, &entry->email) == EMAIL_OK;
}

/* What the group's rows say already: ADMITTED when the way is free. */
static enum admission
stands_already(struct ctx *ctx, struct entry *entry)
{
	struct rows *rows = entry->is_new ? NULL : q_membership_of_owner(ctx->db, ctx->group, ctx->organisation, entry->email.key);
	const char *status;

	if (!rows || !row_one(rows)) {
		rows = q_membership_current(ctx->db, ctx->group, entry->email.key);
		if (!row_one(rows))
			return ADMITTED;
	}
	status = row_text(rows, MEMBERSHIP_CURRENT_STATUS);
	if (strcmp(status, "active") == 0)
		return ALREADY_ACTIVE;
	if (strcmp(status, "archived") == 0)
		return ALREADY_ARCHIVED;
	if (status_holds_seat(status))
		return ALREADY_WAITING;
	entry->earlier = row_integer(rows, MEMBERSHIP_CURRENT_ID);
	entry->earlier_status = status;
	return ADMITTED;
}

/* Enrol at once, looking only: whose address it is, and whether they may simply be taken in. */
static enum admission
recognise(struct ctx *ctx, struct entry *entry)
{
	struct account account = { 0 };
	struct rows *member;

	entry->account = account_by_email(ctx, entry->email.key);
	if (!entry->account)
		return ADMITTED;
	if (!account_load(ctx, entry->account, &account))
		return ACCOUNT_CLOSED;
	/* Bringing back from the archive reaches beyond the group: it is not a leader's to do. */
	member = q_member_of_account(ctx->db, ctx->organisation, entry->account);
	entry->result.made_member = !row_one(member);
	if (!entry->result.made_member && strcmp(row_text(member, MEMBER_OF_ACCOUNT_STATUS), "archived") == 0) {
		if (ctx->role < ADMIN)
			return ALREADY_ARCHIVED;
		entry->result.restored = true;
	}
	entry->has_password = account.password_hash != NULL;
	/* Listed and found by their own names, not by those that were typed here. */
	entry->first_name = account.first_name;
	entry->last_name = account.last_name;
	return ADMITTED;
}

/* The same of somebody nobody had heard of: what this action has made of them so far. */
static void
remember(struct entry *entry, const struct newcomer *newcomer)
{
	entry->account = newcomer->made.account;
	entry->member = newcomer->made.member;
}

/* Enrol at once: the account is made where need be, and becomes a member. */
static void
associate(struct ctx *ctx, struct entry *entry)
{
	const char *first = entry->first_name, *last = entry->last_name;

	if (!entry->account) {
		entry->account = account_create(ctx, &entry->email, first, last, NULL, false);
		entry->member = member_begin(ctx, entry->account, first, last, &entry->email);
		entry->result.made_account = entry->result.made_member = true;
	} else if (!entry->member) {
		if (entry->result.made_member && account_distrust(ctx, entry->account))
			entry->has_password = false;
		entry->member = member_ensure(ctx, entry->account);
	}
}

/* Of an entry that follows no other, and takes no seat over. */
static int64_t
add_in_bulk(struct ctx *ctx, const struct entry *entry, const char *key, const char *nonce, const char *hash, int64_t expires_at)
{
	int64_t id = bulk_next_id(ctx->bulk, BULK_MEMBERSHIP_ID);

	bulk_add(ctx->bulk, BULK_MEMBERSHIPS,
		&(struct given){
			{ id, ctx->group, entry->member, expires_at, entry->arrival->notify ? entry->send_at : 0 },
			{ entry->email.address, entry->email.key, entry->email.wire, entry->first_name, entry->last_name, key,
				entry->arrival->detail, nonce, hash, entry->at_once ? NULL : entry->brings },
		});
	return id;
}

static int64_t
add(struct ctx *ctx, const struct entry *entry, const char *key, const char *nonce, const char *hash, int64_t expires_at)
{
	if (ctx->bulk)
		return add_in_bulk(ctx, entry, key, nonce, hash, expires_at);
	q_membership_add(ctx->db, ctx->organisation, ctx->group, entry->member, entry->at_once ? "active" : "prospect",
		entry->email.address, entry->email.key, entry->email.wire, entry->first_name, entry->last_name, key,
		entry->arrival->route, entry->arrival->detail, ctx->account, ctx->now, nonce, hash, expires_at,
		entry->arrival->notify ? entry->send_at : 0, strcmp(entry->arrival->route, "rule") != 0,
		entry->at_once ? NULL : entry->brings, entry->seat.seat_of);
	return db_new_id(ctx->db);
}

static void
make_findable(struct ctx *ctx, int64_t id, const char *words)
{
	const char *scope = search_scope(ctx->arena, ctx->group);

	if (ctx->bulk)
		bulk_add(ctx->bulk, BULK_MEMBERSHIP_WORDS, &(struct given){ { id }, { scope, words } });
	else
		q_membership_search_put(ctx->db, id, scope, words);
}

static int64_t
store(struct ctx *ctx, const struct entry *entry)
{
	const char *nonce = entry->at_once ? NULL : random_token(ctx->arena);
	/* Sorted and found by a name once it is known to be theirs. */
	const char *first = entry->at_once ? entry->first_name : NULL, *last = entry->at_once ? entry->last_name : NULL;
	const char *key = sort_key(ctx->arena, first, last, entry->email.address);
	int64_t expires_at = nonce && entry->arrival->notify ? entry->send_at + (int64_t)entry->invite_days * DAY : 0;
	int64_t id;

	if (entry->earlier) {
		q_membership_supersede(ctx->db, ctx->organisation, entry->earlier);
		count(ctx, entry->earlier_status, -1);
	}
	id = add(ctx, entry, key, nonce, nonce ? invite_hash(ctx->arena, nonce) : NULL, expires_at);
	if (entry->result.made_member || entry->is_new || (entry->at_once && entry->unheard))
		report_lines_begin(ctx, id, entry->member, key);
	else if (entry->at_once)
		report_lines_renew(ctx, id);
	count(ctx, entry->at_once ? "active" : "prospect", 1);
	make_findable(ctx, id, search_words(ctx->arena, first, last, entry->email.address));
	return id;
}

static void
tell(struct ctx *ctx, const struct entry *entry, int64_t membership)
{
	struct message message = {
		.kind = "invite",
		.organisation = ctx->organisation,
		.email = entry->email.address,
		.email_wire = entry->email.wire,
		.membership = membership,
		.account = entry->account,
		.send_at = entry->send_at,
		.held = !entry->arrival->notify,
		.awaited = entry->arrival->asks || entry->unconfirmed,
	};

	if (entry->arrival->promoted) {
		message.kind = "promoted";
	} else if (entry->unconfirmed) {
		message.kind = "registered";
		message.token = token_create(ctx, "address", entry->account, &entry->email, "/learning");
	} else if (entry->at_once && entry->has_password) {
		message.kind = entry->account == ctx->account || text_equal(entry->arrival->route, "rule") ? "joined" : "enrolled";
	} else if (entry->at_once) {
		message.kind = "welcome";
		message.token = token_create(ctx, "welcome", entry->account, &entry->email, NULL);
	}
	message_queue(ctx, &message);
}

/* For the activity log. */
static const char *
came(const struct entry *entry)
{
	if (entry->arrival->promoted)
		return "membership.promoted";
	return entry->at_once ? "membership.enrolled" : "membership.invited";
}

/* Ask first, likewise: whoever accepts is a member again. */
static enum admission
look_at_invite(struct ctx *ctx, const struct entry *entry)
{
	if (ctx->role < ADMIN && rows_integer(q_membership_owner_is_archived(ctx->db, ctx->organisation, entry->email.key)))
		return ALREADY_ARCHIVED;
	if (rows_integer(q_membership_invites_since(ctx->db, ctx->group, entry->email.key, ctx->now - DAY)) >=
		MEMBERSHIP_INVITES_A_DAY)
		return INVITED_TOO_OFTEN;
	return ADMITTED;
}

/* Whether anything but a missing seat speaks against it. */
static enum admission
look_at(struct ctx *ctx, struct entry *entry)
{
	enum admission admission;

	if (entry->unheard)
		return ADMITTED;
	admission = stands_already(ctx, entry);
	if (admission != ADMITTED || entry->member)
		return admission;
	return entry->at_once ? recognise(ctx, entry) : look_at_invite(ctx, entry);
}

enum admission
membership_look(struct ctx *ctx, const struct email *email)
{
	struct entry entry = { .email = *email };
	enum admission admission = group_entrance(ctx).archived ? GROUP_ARCHIVED : stands_already(ctx, &entry);

	return admission == ADMITTED || admission == ALREADY_WAITING ? look_at_invite(ctx, &entry) : admission;
}

/* They may have been kept out of the group, or have waited for it. */
static void
end_waiting(struct ctx *ctx, const struct entry *entry, int64_t membership)
{
	if (strcmp(entry->arrival->route, "rule") != 0)
		q_rule_exclusion_drop(ctx->db, ctx->organisation, ctx->group, entry->member);
	if (entry->may_wait)
		wait_settle(ctx, entry->account, membership);
}

/* The seat is there: all that is written of them. */
static void
take_in(struct ctx *ctx, struct entry *entry)
{
	const struct arrival *arrival = entry->arrival;
	int64_t membership;

	if (entry->at_once)
		associate(ctx, entry);
	membership = store(ctx, entry);
	seat_claimed(ctx, &entry->seat, membership, strchr(came(entry), '.') + 1);
	if (entry->at_once && !entry->unheard)
		end_waiting(ctx, entry, membership);
	if (!arrival->silent)
		tell(ctx, entry, membership);
	activity_add_about(ctx, came(entry), membership, entry->email.address, arrival->detail);
	entry->result.membership = membership;
	entry->result.member = entry->member;
	entry->result.account = entry->account;
}

enum admission
membership_admit(struct ctx *ctx, const struct arrival *arrival, const struct newcomer *newcomer, struct admitted *admitted)
{
	struct entrance group = ctx->bulk ? bulk_group(ctx->bulk, ctx->group)->entrance : group_entrance(ctx);
	struct entry entry = {
		.arrival = arrival,
		.first_name = newcomer->first_name,
		.last_name = newcomer->last_name,
		.email = newcomer->email,
		.member = newcomer->member,
		.unheard = newcomer->unheard,
		.is_new = newcomer->is_new,
		.unconfirmed = newcomer->unconfirmed,
		.seat = { .batch = arrival->key_batch },
		.brings = newcomer->brings,
		.send_at = arrival->notify_at ? arrival->notify_at : ctx->now,
	};
	enum admission admission;

	if (!group.exists || (entry.member && !known_member(ctx, &entry, newcomer)))
		return NOT_A_MEMBER;
	if (group.archived)
		return GROUP_ARCHIVED;
	entry.invite_days = group.invite_days;
	entry.may_wait = group.on_wait_list && !arrival->promoted;
	if (group.at_once && !arrival->asks)
		entry.at_once = true;
	if (entry.unheard && entry.at_once)
		remember(&entry, newcomer);
	admission = look_at(ctx, &entry);
	if (admission != ADMITTED)
		return admission;
	if (!seat_claim(ctx, &entry.seat, entry.email.key, entry.unheard ? 0 : group.seats_kept))
		return GROUP_FULL;
	take_in(ctx, &entry);
	*admitted = entry.result;
	return ADMITTED;
}

enum admission
membership_add(struct ctx *ctx, const struct arrival *arrival, const struct newcomer *newcomer, int64_t *membership)
{
	struct admitted admitted;
	enum admission admission = membership_admit(ctx, arrival, newcomer, &admitted);

	if (admission == ADMITTED && membership)
		*membership = admitted.membership;
	return admission;
}

const char *
admission_words(enum admission admission)
{
	switch (admission) {
	case ADMITTED:
		return NULL;
	case ALREADY_WAITING:
		return "Already invited to this group. Leave this row out, or resend the invite.";
	case ALREADY_ACTIVE:
		return "Already active in this group. Leave this row out.";
	case ALREADY_ARCHIVED:
		return "Archived here. An administrator can restore them.";
	case GROUP_FULL:
		return "No seat is free. Free a seat, or leave this row out.";
	case INVITED_TOO_OFTEN:
		return "Invited several times today already. Wait until tomorrow.";
	case NOT_A_MEMBER:
		return "Not an active member of this organisation. Choose somebody else.";
	case ACCOUNT_CLOSED:
		return "This address belongs to a closed account. Enter another address.";
	case GROUP_ARCHIVED:
		return "This group is archived. Restore it first.";
	}
	return NULL;
}

/* Only a leader meets somebody whom the organisation has archived: an administrator brings them back. */
const char *
admission_told(struct ctx *ctx, enum admission admission, const struct email *email)
{
	if (admission != ALREADY_ARCHIVED)
		return admission_words(admission);
	if (ctx->role >= ADMIN)
		return RESTORE_IN_GROUP;
	if (rows_integer(q_membership_owner_is_archived(ctx->db, ctx->organisation, email->key)))
		return "Archived in this organisation. An administrator can restore them.";
	return "Archived in this group. An administrator can restore them.";
}
