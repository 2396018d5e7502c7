/* Rules of automatic groups: who is in by their data. A rule is made of conditions; people come in as they match it and go as they
   no longer do. What memberships change (seats, lists, reports) no condition looks at, so rules never feed each other, and one
   look at each person settles all: a course counts by what was learned, not by who was given it.

   Where to find what: rule.c (kept, loaded, saved), rule_condition.c (what one condition says of one person), rule_match.c (one rule
   of many people), rule_person.c (all rules of one person, and why), rule_apply.c (who comes and goes), rule_touch.c and rule_follow.c
   (after what changes), rule_exception.c (who stays or stays out whatever it says). */
#ifndef MUSTER_RULE_H
#define MUSTER_RULE_H

#include "domain/ctx.h"

#define RULE_CONDITIONS_MOST 50
#define RULE_VALUES_MOST 100 /* of one condition: "is one of" */
#define RULE_VALUE_MOST 500  /* characters of one */
#define RULE_AT_ONCE 2000    /* people of the organisation up to whom a saved rule is applied before the page comes back */
#define RULE_BRAKE 20        /* per cent of the group's learners: removing more asks again */

enum rule_subject { RULE_COURSE, RULE_FIELD, RULE_EMAIL, RULE_NAME, RULE_BRANCH, RULE_JOINED };
#define RULE_SUBJECTS (RULE_JOINED + 1)

enum rule_comparison {
	RULE_IS,           /* one of the values */
	RULE_IS_NOT,       /* none of them; who has no value too */
	RULE_CONTAINS,     /* one of the values; a name: all its words, in any order */
	RULE_CONTAINS_NOT, /* who has no value too, but nobody whose address is not proved */
	RULE_ENDS,         /* an address, with one of the values */
	RULE_LESS,
	RULE_MORE,
	RULE_BEFORE, /* a day before that of the value */
	RULE_AFTER,
	RULE_UNDER, /* in the branch, or one below it */
	RULE_NOT_UNDER,
	RULE_EMPTY, /* no value, no branch */
	RULE_FILLED,
};
#define RULE_COMPARISONS (RULE_FILLED + 1)

/* "course", "is not" …, as the schema has them; back: false when there is none. */
const char *rule_subject_name(enum rule_subject subject);
bool rule_subject_named(const char *name, enum rule_subject *subject);
const char *rule_comparison_name(enum rule_comparison comparison);
bool rule_comparison_named(const char *name, enum rule_comparison *comparison);
/* As pages say it: "does not contain", "is, or is below". */
const char *rule_comparison_words(enum rule_comparison comparison);

struct rule_condition {
	int block; /* from 1: conditions of the same one are alternatives in a rule of all, and belong together in one of any */
	enum rule_subject subject;
	int64_t subject_id;       /* course, field, branch; else 0 */
	const char *subject_name; /* of a draft that is to be kept; NULL of a rule that was loaded: see rule_condition_words() */
	enum rule_comparison comparison;
	const char *value; /* several by line; canonical: as field_read() gives it, "2026-11-23", a course's status */
	/* Made of these by rule_condition_ready(): */
	const char **keys; /* folded */
	size_t key_count;
	double number;       /* for RULE_LESS and RULE_MORE */
	int64_t from, until; /* joined: the day begins, the next one begins */
};

struct rule {
	int64_t id, organisation, group;
	int64_t number;     /* 0: a draft */
	int64_t follows;    /* of a draft: the number of the rule whose place it is to take, as its maker saw it; 0: there was none */
	bool any;           /* else all */
	bool tell;          /* a mail to whoever comes in */
	const char *status; /* "draft", "current", "past" */
	const char *stopped; /* why, in words, or NULL */
	struct rule_condition *conditions;
	size_t count; /* 0: nobody matches */
};

/* --- kept --- */

/* Of ctx->group; false: it has none. They live in the arena, ready to be asked. */
bool rule_load_current(struct ctx *ctx, struct rule *rule);
bool rule_load_draft(struct ctx *ctx, struct rule *rule);       /* that of ctx->account */
bool rule_load(struct ctx *ctx, int64_t id, struct rule *rule); /* any of ctx->group */
/* All rules of ctx->organisation that run, and whose groups are open; subject >= 0: only those that look at it (id: at this course,
   field; 0 for the others). Linked in a list. */
struct rules {
	struct rules *next;
	struct rule rule;
};
struct rules *rule_load_running(struct ctx *ctx, int subject, int64_t id);

/* Keeps the rule as the draft of ctx->account for ctx->group, instead of the one before; *rule gets its id. */
void rule_put_draft(struct ctx *ctx, struct rule *rule);
/* Puts an empty draft in place of the one before and gives it the conditions of this rule, wherever in the organisation that is. */
void rule_draft_like(struct ctx *ctx, const struct rule *rule);
void rule_drop_draft(struct ctx *ctx);
/* The draft becomes the group's rule, the one before is past. Applied at once, or by a job where the organisation has more than
   RULE_AT_ONCE people. INVALID where there is no draft, or the group is not automatic. */
enum outcome rule_save(struct ctx *ctx);
/* The rule before the current one comes back, as a new one, and is applied, without mails. INVALID: nothing to undo. Undoing the first leaves the group
   with a rule of no conditions, which matches nobody: whoever came in by it leaves. */
enum outcome rule_undo(struct ctx *ctx);

/* --- what one condition says (rule_condition.c) --- */

/* Fills what is made of the rest. Days are those of the zone in use. */
void rule_condition_ready(struct ctx *ctx, struct rule_condition *condition);
/* key: the folded value of the person, NULL for none; fits: of its field's type. */
bool rule_field_holds(const struct rule_condition *condition, const char *key, bool fits);
/* status: "not started" (also for who was never given the course), "in progress", "completed". */
bool rule_course_holds(const struct rule_condition *condition, const char *status);

/* Somebody's branch, and what it is below. */
struct rule_branch {
	const struct rule_branch *up;
	int64_t id;
};

struct rule_person {
	int64_t member, account;
	const struct rule_branch *branch; /* NULL: none */
	int64_t joined_at;
	const char *email_key; /* "": not proved */
	const char *sort_key;  /* "last first", folded; the address where there is no name */
};
/* E-mail, name, branch, joined. */
bool rule_person_holds(const struct rule_condition *condition, const struct rule_person *person);

/* What it looks at, as it is called now: "Driver safety fundamentals", "Department", "E-mail address"; of something deleted as it was called. */
const char *rule_subject_title(struct ctx *ctx, const struct rule *rule, const struct rule_condition *condition);
/* "Driver safety fundamentals is Completed", "Department is Fleet or Outreach", "E-mail address contains @northfield.example". */
const char *rule_condition_words(struct ctx *ctx, const struct rule *rule, const struct rule_condition *condition);

/* --- one rule, many people (rule_match.c) --- */

/* The next people of ctx->organisation by id, active ones, and whether the rule matches each. */
#define RULE_SPAN 2000
struct rule_span {
	size_t count; /* 0: nobody is left */
	struct rule_person *people;
	bool *matches;
};
/* Those after this id, up to `most` (at most RULE_SPAN) of them. Lives in the arena. */
void rule_match(struct ctx *ctx, const struct rule *rule, int64_t after, size_t most, struct rule_span *span);
/* Whether the rule matches, where its conditions hold or not, in their order. */
bool rule_verdict(const struct rule *rule, const bool *holds);

/* --- one person (rule_person.c) --- */

struct rule_facts;                                                   /* what conditions look at, of one member */
struct rule_facts *rule_facts_load(struct ctx *ctx, int64_t member); /* NULL: no active member of ctx->organisation */
const struct rule_person *rule_facts_person(const struct rule_facts *facts);
bool rule_matches(const struct rule *rule, const struct rule_facts *facts);
bool rule_holds(const struct rule_condition *condition, const struct rule_facts *facts);
/* What they have, in words: "completed on 19 Nov 2026", "Outreach", "no value", "“a lot”, which does not fit the field". */
const char *rule_value_words(struct ctx *ctx, const struct rule_condition *condition, const struct rule_facts *facts);
/* What decided, and what they have there: "Department: Outreach; Driver safety fundamentals: completed on 19 Nov 2026"; of a match what holds,
   else what fails. At most RULE_WHY_MOST conditions. */
#define RULE_WHY_MOST 5
const char *rule_why(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts);

/* --- who comes and goes (rule_apply.c) --- */

/* Whether people come and go by it: it is the current one and is not stopped, its group is automatic and not archived, and its
   organisation is not closed. */
bool rule_runs(struct ctx *ctx, const struct rule *rule);

/* How somebody stands in ctx->group. */
enum rule_standing {
	RULE_OUT,      /* also with a place here that stayed in the archive when they were restored */
	RULE_IN,       /* active, by the rule */
	RULE_PINNED,   /* active, and stays whatever the rule says */
	RULE_EXCLUDED, /* stays out */
	RULE_WAITING,  /* on the wait list */
	RULE_INVITED,  /* holds an invite that waits for their answer */
	RULE_ARCHIVED, /* archived in the organisation: for pages, no rule asks them */
};
enum rule_standing rule_standing(struct ctx *ctx, int64_t member);

/* Makes one person's place in the rule's group what the rule says. true: they came or went, or came onto the wait list or off it. */
bool rule_apply_to(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts);
/* The same for everybody of the organisation, in pieces: first whoever is to leave the wait list, then whoever is to leave the group, then
   whoever is to come in, in the order in which they joined the organisation. All 0 to begin with. false: there is nobody left. */
#define RULE_PASSES 3
struct rule_progress {
	int pass;       /* 0: off the wait list, 1: leaving, 2: coming in */
	int64_t after;  /* id of the last member looked at */
	int64_t looked; /* at so many, in each pass */
	size_t span;    /* so many are matched next, as a piece ends where it has changed enough; 0: RULE_SPAN */
};
bool rule_apply_some(struct ctx *ctx, const struct rule *rule, struct rule_progress *progress);
/* Everybody at once where the organisation has up to RULE_AT_ONCE people, else by a job, whose id is returned (else 0). Nobody where it
   does not run. */
int64_t rule_apply_all(struct ctx *ctx, const struct rule *rule);

/* What a rule would do to ctx->group, were it saved now. */
struct rule_preview {
	int64_t matches, stay, added, removed;
	int64_t pinned;   /* of those who stay: they do not match */
	int64_t excluded; /* who match, and stay out */
	int64_t waiting;  /* who match, and are on the wait list */
	int64_t unwaited; /* who wait by rule, and leave the wait list since they do not match */
	int64_t learners; /* now */
	bool brake;       /* more than RULE_BRAKE per cent of them would be removed */
};
/* By name, those after this key. */
struct rule_listed {
	int64_t member;
	const char *sort_key;
};
struct rule_list {
	const char *after_key; /* "" and 0: from the beginning */
	int64_t after_id;
	struct rule_listed *people; /* room for so many */
	size_t most, count;
};
/* Asks everybody of the organisation, in spans: memory does not grow with them. added, removed: the first of those; NULL: only counted. */
void rule_preview(
	struct ctx *ctx, const struct rule *rule, struct rule_preview *preview, struct rule_list *added, struct rule_list *removed);

/* --- after what changes (rule_touch.c, rule_follow.c) --- */

/* Something that rules of ctx->organisation look at has changed for a member: settled at the end of the action, since it may change more.
   subject -1: everything (somebody new, or back). */
void rule_touch(struct ctx *ctx, int64_t member, int subject, int64_t id);
/* At the end of an action's transaction: whoever was touched comes and goes. Nothing is to do where nobody was. */
void rule_settle(struct ctx *ctx);
/* Something changed for many at once (branches moved, a field's type, a choice renamed): every running rule of ctx->organisation that
   looks at it (id 0: at anything of the kind; subject -1: every one) is applied to everybody, as rule_apply_all() does. */
void rule_touch_all(struct ctx *ctx, int subject, int64_t id);

/* --- exceptions (rule_exception.c) --- */

/* An active learner of ctx->group stays whatever the rule says, or no longer. NOT_FOUND: no such learner. */
enum outcome rule_pin(struct ctx *ctx, int64_t membership, bool pinned);
/* A member stays out of ctx->group (who is in leaves), whatever the rule says; why: "removed", "left", "import". Nothing happens where the group is not
   automatic. */
void rule_exclude(struct ctx *ctx, int64_t member, const char *why);
/* The rule may bring them again, and does if they match. */
void rule_include(struct ctx *ctx, int64_t member);

#endif
