/* A rule as an administrator types it: what stands in the fields becomes a struct rule, every problem at its field. The fields of condition N are
   called subject_N, course_N, status_N, field_N, branch_N, comparison_N and value_N; one that is NULL has not been asked for yet.

   Where to find what: rule_form.c (fields become conditions, and back), rule_value.c (what is typed as a value), rule_sense.c (rules that let nobody
   in, or everybody). */
#ifndef MUSTER_RULE_FORM_H
#define MUSTER_RULE_FORM_H

#include "domain/field.h"
#include "domain/rule.h"

/* What may be asked of a subject depends on its kind. */
enum rule_kind {
	RULE_OF_COURSE,
	RULE_OF_TEXT,
	RULE_OF_NUMBER,
	RULE_OF_DATE,
	RULE_OF_CHOICE,
	RULE_OF_EMAIL,
	RULE_OF_NAME,
	RULE_OF_BRANCH,
	RULE_OF_JOINED,
};
enum rule_kind rule_kind_of_field(enum field_type type);
/* The comparisons of a kind in the order of the form, the first the usual one, ended by RULE_COMPARISONS; none of a course, whose status says it. */
const enum rule_comparison *rule_comparisons_of(enum rule_kind kind);
/* "is", "does not contain", "is, or is below" */
const char *rule_comparison_label(enum rule_kind kind, enum rule_comparison comparison);
/* Whether it is compared with a value at all; whether with one alone. */
bool rule_takes_value(enum rule_comparison comparison);
bool rule_takes_one_value(enum rule_kind kind, enum rule_comparison comparison);

struct rule_form_condition {
	int block;
	const char *subject;        /* "course", …: see rule_subject_name() */
	const char *course, *field; /* ids; a course also by its title */
	const char *branch;         /* id, path or the end of one */
	const char *comparison;     /* "is not", …: see rule_comparison_name() */
	const char *value;          /* several apart by commas; quotes keep a comma: Fleet, "Care, nights" */
	const char *status;         /* of a course: "completed", "in progress", "not started", or one of them after "not " */
	const char *gone; /* rule_form_of(): how the course, field or branch was called that is no longer there; else NULL */
};

struct rule_form {
	const char *mode; /* "all", "any" */
	bool tell;
	size_t count;
	struct rule_form_condition *conditions; /* of a block one after the other */
};

/* Reads the form. OK: *rule can be asked and kept as a draft. INVALID: problems are recorded; or there are none, and condition *unfinished
   (from 1) is the first that asks for something that is NULL. complete: that is a problem too. */
enum outcome rule_form_read(struct ctx *ctx, const struct rule_form *form, bool complete, struct rule *rule, size_t *unfinished);
/* The form that a kept rule came from. */
struct rule_form rule_form_of(struct ctx *ctx, const struct rule *rule);
/* The same questions in the same order. */
bool rule_is_same(const struct rule *a, const struct rule *b);

/* --- values (rule_value.c) --- */

/* Reads what was typed; *kept is as struct rule_condition has it. def: of a field. false: *words say what is wrong. */
bool rule_value_read(struct ctx *ctx, enum rule_kind kind, enum rule_comparison comparison, const struct field_def *def,
	const char *typed, const char **kept, const char **words);
/* A kept value as somebody types it. */
const char *rule_value_typed(struct arena *arena, enum rule_kind kind, const char *kept);
/* One of several as it is typed: in quotes where it holds a comma or begins with one. */
const char *rule_value_quoted(struct arena *arena, const char *value);
/* What is typed in its pieces, clean of blanks around them; empty ones are left out. */
const char **rule_value_split(struct arena *arena, const char *typed, size_t *count);

/* --- sense (rule_sense.c) --- */

/* Problems at the conditions that make the rule let nobody in, by their numbers: "Conditions 1 and 3 can never both hold …". */
void rule_check_sense(struct ctx *ctx, const struct rule *rule);
/* What a rule that can match lets everybody in by, or a part of it: "Everybody matches condition 1 or 2 …"; or nobody, beside what does. NULL:
   nothing. */
const char *rule_idle_words(struct ctx *ctx, const struct rule *rule);

#endif
