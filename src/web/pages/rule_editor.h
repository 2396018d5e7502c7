/* Between the files of the rules editor.
   Also in rule_rows.c (a condition as fields), rule_fields.c (what was typed), rule_preview.c. */
#ifndef MUSTER_RULE_EDITOR_H
#define MUSTER_RULE_EDITOR_H

#include "domain/rule_form.h"
#include "web/request.h"

/* More conditions than that are counted, but not shown again. */
#define CONDITIONS_SHOWN 250

/* "value_3" */
const char *rule_field_name(struct ctx *ctx, const char *name, size_t number);
/* What the row of a condition asks for: when that changes, what was typed before means nothing any more. */
const char *rule_form_asks(struct ctx *ctx, const struct rule_form_condition *condition, struct field_defs fields);
/* What was typed, after the button that was pressed: a condition more or less. *fresh: the number of the one that is new, 0 for none. */
struct rule_form rule_form_typed(struct request *request, size_t *fresh);
/* A form with one condition that asks for nothing yet. */
struct rule_form rule_form_blank(struct ctx *ctx);
/* The conditions into the page, with these problems; fresh: where the person goes on. */
void rule_form_show(struct request *request, const struct rule_form *form, const struct problem *problems, size_t fresh);

/* What saving the rule would do, into the page. */
void rule_preview_show(struct request *request, const struct rule *rule);
/* The same of the seats alone, and who would wait for one; *preview: all numbers. */
void rule_preview_seats(struct request *request, const struct rule *rule, struct rule_preview *preview);
/* "This removes 34 of 100 learners, more than a fifth." */
const char *rule_brake_words(struct ctx *ctx, const struct rule_preview *preview);

#endif
