/* The rule of an automatic group: the editor, what saving it would do, and the rule in words for those who lead the group.
   Also in rule_preview.c (what saving would do). */
#ifndef MUSTER_RULES_PAGES_H
#define MUSTER_RULES_PAGES_H

#include "web/route.h"

handler rules_show, rules_update, rules_discard;
handler rules_check; /* before rules_update() */
handler rules_added, rules_removed;

#endif
