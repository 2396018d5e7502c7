#include "domain/money.h"

#include <string.h>

#include "base/text.h"

const struct currency currencies[] = {
	{ "AUD", "Australian dollar", "A$", 2 },
	{ "CAD", "Canadian dollar", "C$", 2 },
	{ "CHF", "Swiss franc", NULL, 2 },
	{ "CZK", "Czech koruna", NULL, 2 },
	{ "DKK", "Danish krone", NULL, 2 },
	{ "EUR", "Euro", "€", 2 },
	{ "GBP", "Pound sterling", "£", 2 },
	{ "HKD", "Hong Kong dollar", "HK$", 2 },
	{ "INR", "Indian rupee", "₹", 2 },
	{ "JPY", "Japanese yen", "¥", 0 },
	{ "NOK", "Norwegian krone", NULL, 2 },
	{ "NZD", "New Zealand dollar", "NZ$", 2 },
	{ "PLN", "Polish zloty", NULL, 2 },
	{ "SEK", "Swedish krona", NULL, 2 },
	{ "SGD", "Singapore dollar", "S$", 2 },
	{ "USD", "US dollar", "$", 2 },
	{ "ZAR", "South African rand", "R", 2 },
	{ NULL, NULL, NULL, 0 },
};

const struct currency *
currency_find(const char *code)
{
	for (const struct currency *currency = currencies; currency->code; currency++)
		if (text_equal(currency->code, code))
			return currency;
	return NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* One more digit behind those so far; false beyond MONEY_MOST. */
static bool
push(int64_t *amount, char digit)
{
	*amount = *amount * 10 + (digit - '0');
	return *amount <= MONEY_MOST;
}

/* A comma between thousands: three digits behind it, and no fourth. */
static bool
parts_thousands(const char *comma)
{
	return is_digit(comma[1]) && is_digit(comma[2]) && is_digit(comma[3]) && !is_digit(comma[4]);
}

/* The smallest units behind those that were read: of the digits at typed, and noughts for what is missing. NULL, or what follows. */
static const char *
read_decimals(const char *typed, int wanted, int64_t *amount)
{
	int decimals = 0;

	if (*typed == '.' && wanted && is_digit(typed[1]))
		for (typed++; is_digit(*typed); typed++)
			if (++decimals > wanted || !push(amount, *typed))
				return NULL;
	for (; decimals < wanted; decimals++)
		if (!push(amount, '0'))
			return NULL;
	return typed;
}

bool
money_read(const struct currency *currency, const char *typed, int64_t *amount)
{
	size_t sign = currency->sign ? strlen(currency->sign) : 0;
	int64_t read = 0;

	if (sign && strncmp(typed, currency->sign, sign) == 0)
		typed += sign;
	if (!is_digit(*typed))
		return false;
	for (; is_digit(*typed) || *typed == ','; typed++)
		if (*typed == ',' ? !parts_thousands(typed) : !push(&read, *typed))
			return false;
	typed = read_decimals(typed, currency->decimals, &read);
	if (!typed || *typed)
		return false;
	*amount = read;
	return true;
}

/* The smallest units in a whole one. */
static int64_t
units(const struct currency *currency)
{
	int64_t units = 1;

	for (int i = 0; i < currency->decimals; i++)
		units *= 10;
	return units;
}

const char *
money_typed(struct arena *arena, const struct currency *currency, int64_t amount)
{
	int64_t whole = amount / units(currency), rest = amount % units(currency);

	if (!currency->decimals)
		return arena_text(arena, "%lld", (long long)whole);
	return arena_text(arena, "%lld.%0*lld", (long long)whole, currency->decimals, (long long)rest);
}

const char *
money_words(struct arena *arena, const char *code, int64_t amount)
{
	const struct currency *currency = currency_find(code);
	const char *minus = amount < 0 ? "-" : "", *before, *whole;

	if (!currency)
		return arena_text(arena, "%s %lld", code, (long long)amount);
	if (amount < 0)
		amount = -amount;
	/* No line breaks between a code and its amount. */
	before = currency->sign ? currency->sign : arena_text(arena, "%s\u00a0", code);
	whole = text_number(arena, amount / units(currency));
	if (!currency->decimals)
		return arena_text(arena, "%s%s%s", minus, before, whole);
	return arena_text(arena, "%s%s%s.%0*lld", minus, before, whole, currency->decimals, (long long)(amount % units(currency)));
}

bool
money_times(int64_t price, int64_t quantity, int64_t *amount)
{
	return !__builtin_mul_overflow(price, quantity, amount) && *amount <= MONEY_MOST;
}

bool
money_plus(int64_t one, int64_t other, int64_t *amount)
{
	return !__builtin_add_overflow(one, other, amount) && *amount <= MONEY_MOST;
}
