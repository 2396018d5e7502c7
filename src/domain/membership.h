/* A person's place in a group. All routes into a group go through membership_add(); every change of status goes through
   membership_move(): there seats and counts are kept, and nowhere else. */
#ifndef MUSTER_MEMBERSHIP_H
#define MUSTER_MEMBERSHIP_H

#include "base/email.h"
#include "domain/ctx.h"

#define NOTIFY_AHEAD_MOST (366 * DAY)

/* How somebody comes: the same for everyone of one action. */
struct arrival {
	const char *route;  /* "manual", "copy", "existing", "import", "code", "key", "join", "rule" */
	const char *detail; /* "" or the group copied from, the file and line … */
	bool notify;        /* false: not yet; the mail is held */
	int64_t notify_at;  /* 0: now; NOTIFY_AHEAD_MOST ahead at most */
	bool silent;        /* no mail at all */
	bool
		promoted; /* with newcomer.member: they were first on the wait list, and the mail says that a seat is free ("promoted") */
	bool
		asks; /* invited whatever the policy: they came by themselves, and the mail is to prove their address; or they were invited before */
	int64_t key_batch; /* an enrolment key of this batch was used: its seat passes to them; 0: they need a free one */
};

struct newcomer {
	struct email email;     /* with member: which of their confirmed addresses they come with; empty: their main one */
	const char *first_name; /* clean text, "" when not known */
	const char *last_name;
	int64_t member; /* an active member of the organisation: joins at once, whatever the policy */
	bool
		unconfirmed; /* with member: they have just registered by themselves, and the mail is to confirm their address ("registered") */
	/* Nobody had heard of the address before this action, so nothing about them is asked; made: what the action has made of them so far,
	   and member too, where they join at once. email and names are needed. */
	bool unheard;
	struct {
		int64_t account, member; /* 0: not yet */
	} made;
	bool is_new;     /* with member: this action has made them one, so they have no progress anywhere */
	bool unwelcomed; /* with member: nobody has written to them yet, so they get a link to set a password, where they have none */
	const char
		*brings; /* see brings.h: kept with an invite until it is accepted; whoever joins at once is given it by the caller */
};

/* What came of it, for whoever may have to take it back. */
struct admitted {
	int64_t membership, member, account; /* invited: member and account are 0 */
	bool made_account, made_member,
		restored; /* enrol at once: it was not there before; restored: the member came back from the archive */
};

#define MEMBERSHIP_INVITES_A_DAY 5
#define MEMBERSHIP_RESEND_SECONDS 3600
#define MEMBERSHIP_RESENDS 10

enum admission {
	ADMITTED,        /* invited (ask first) or enrolled (at once) */
	ALREADY_WAITING, /* prospect or pending */
	ALREADY_ACTIVE,
	ALREADY_ARCHIVED, /* they, or their place in the group: restore them instead */
	GROUP_FULL,
	INVITED_TOO_OFTEN, /* this address got MEMBERSHIP_INVITES_A_DAY mails from this group within a day */
	ACCOUNT_CLOSED,    /* enrol at once: whoever owns the address has closed their account */
	NOT_A_MEMBER,      /* newcomer.member is none of this organisation, or archived */
	GROUP_ARCHIVED,    /* it takes nobody until it is restored */
};

/* Into ctx->group, in ctx->organisation, under its enrolment policy; queues the mail that belongs to it. *membership may be NULL. */
enum admission membership_add(
	struct ctx *ctx, const struct arrival *arrival, const struct newcomer *newcomer, int64_t *membership);
/* The same, and says more of what came of it; *admitted is set for ADMITTED only. */
enum admission membership_admit(
	struct ctx *ctx, const struct arrival *arrival, const struct newcomer *newcomer, struct admitted *admitted);
/* Whether anything but a missing seat speaks against inviting this address, by another one than that which may wait for it. */
enum admission membership_look(struct ctx *ctx, const struct email *email);
/* What to tell the person who typed the address: a sentence each; NULL for ADMITTED. */
const char *admission_words(enum admission admission);
/* The same, to whoever acts: where the person of this address is archived, and who restores them. */
const char *admission_told(struct ctx *ctx, enum admission admission, const struct email *email);
/* To administrators of ALREADY_ARCHIVED: that is of their place in the group only. */
#define RESTORE_IN_GROUP "Archived in this group. Restore them in the list of its learners, under Archived."

/* --- the learners of a group: each acts on ctx->group; NOT_FOUND when the id is none of it --- */

enum membership_verb {
	MEMBERSHIP_RESEND,
	MEMBERSHIP_CANCEL,
	MEMBERSHIP_REINVITE,
	MEMBERSHIP_REMOVE,
	MEMBERSHIP_ARCHIVE,
	MEMBERSHIP_RESTORE,
	MEMBERSHIP_PIN,  /* in an automatic group: here whatever the rule says */
	MEMBERSHIP_UNPIN /* the rule decides */
};

/* What a verb did to one membership. */
enum deed {
	DONE,
	NOT_APPLICABLE, /* its status does not allow it: counted as left out */
	TOO_SOON,       /* resent less than an hour ago */
	NO_SEAT,
	ONLY_ADMIN,      /* archiving reaches beyond the group: a leader may not */
	GONE,            /* no such membership in this group */
	TOO_OFTEN,       /* resent MEMBERSHIP_RESENDS times */
	NOT_TODAY,       /* INVITED_TOO_OFTEN */
	RESTORE_INSTEAD, /* ALREADY_ARCHIVED, told an administrator */
	NO_ACCOUNT,      /* the site has closed it: nobody would be back */
	DEEDS            /* how many there are */
};

/* Whom MEMBERSHIP_REMOVE takes out of an automatic group stays out, whatever its rule says. */
enum deed membership_do(struct ctx *ctx, enum membership_verb verb, int64_t membership);
const char *deed_words(enum membership_verb verb, enum deed deed);

/* Takes a membership from one of the statuses in `from` (comma-separated, "prospect,pending") to another, with seats and counts.
   DONE, NOT_APPLICABLE when it is in none of them, NO_SEAT, GONE. */
enum deed membership_move(struct ctx *ctx, int64_t membership, const char *from, const char *to);
/* Takes away what should not have come, as MEMBERSHIP_REMOVE does; an automatic group's rule decides about them from now on. */
enum deed membership_take_back(struct ctx *ctx, int64_t membership);
/* Brings back what membership_do(REMOVE) took away, or the learner themselves by leaving. */
enum deed membership_undo_remove(struct ctx *ctx, int64_t membership);

/* A pending or undelivered invite gets another address: the old link dies, a new mail goes out. */
enum outcome membership_correct_email(struct ctx *ctx, int64_t membership, const char *typed);

#endif
