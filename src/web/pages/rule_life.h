/* What becomes of rules: their history, the last change taken back, a rule taken over from another group, and what stops them. The
   editor: rules.h.
   Also in rule_history.c. */
#ifndef MUSTER_RULE_LIFE_PAGES_H
#define MUSTER_RULE_LIFE_PAGES_H

#include "domain/rule_life.h"
#include "web/route.h"

handler rules_history, rules_version;
handler rules_undo_confirm, rules_undo_check, rules_undo;
handler rules_copy;

/* Fills rules/copy.tpl (group_id comes from dashboard_show()). */
void rule_copy_show(struct request *request);
/* Fills rules/stops.tpl; what: "this field". */
void rule_stops_show(struct request *request, const struct rule_stops *stops, const char *what);
/* Fills rules/words.tpl in the page or a round of it: what a rule asks for, condition by condition. */
void rule_words_show(struct ctx *ctx, struct view *into, const struct rule *rule);

#endif
