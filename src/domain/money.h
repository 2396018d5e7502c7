/* Money: whole numbers of a currency's smallest unit, never fractions. */
#ifndef MUSTER_MONEY_H
#define MUSTER_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* The most that one order may come to: 999,999,999.99. */
#define MONEY_MOST 99999999999

struct currency {
	const char *code, *name; /* "GBP", "Pound sterling" */
	const char *sign;        /* "£"; NULL: the code stands before the amount */
	int decimals;            /* 2; 0 where the smallest unit is the whole one */
};

/* Those that a site may sell in. Ends with a NULL code. */
extern const struct currency currencies[];
/* In capitals, as ISO 4217 has them. NULL when it is none of them. */
const struct currency *currency_find(const char *code);

/* "12.50", "12", "1,200.00"; for the yen no decimals. false: no amount of this currency from 0 to MONEY_MOST. */
bool money_read(const struct currency *currency, const char *typed, int64_t *amount);
/* "1200.50", for a field. */
const char *money_typed(struct arena *arena, const struct currency *currency, int64_t amount);
/* "£1,200.50", "CHF 1,200.50", below 0 "-£580.00". A code that is none of them stands before the whole number. */
const char *money_words(struct arena *arena, const char *code, int64_t amount);
/* false: more than MONEY_MOST. Neither is below 0. */
bool money_times(int64_t price, int64_t quantity, int64_t *amount);
bool money_plus(int64_t one, int64_t other, int64_t *amount);

#endif
