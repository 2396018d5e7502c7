/* The world, where the site sells seats at £29.00 and a payment provider is there, with a group "Carers" of ten seats. */
#ifndef MUSTER_TESTS_SHOP_H
#define MUSTER_TESTS_SHOP_H

#include "lib/world.h"

struct ctx *shop_open(void);

#endif
