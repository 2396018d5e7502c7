/* Who stays in an automatic group or out of it whatever its rule says, and why somebody is in it or not.
   Also in rule_why.c. */
#ifndef MUSTER_RULE_PINS_H
#define MUSTER_RULE_PINS_H

#include "web/route.h"

handler rules_excluded, rules_allow, rules_allow_some, rules_exclude;
handler rules_why, rules_why_find;

#endif
