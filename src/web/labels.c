#include "web/labels.h"

#include <string.h>

/* Those whose name is not how their pages call them (tests/lint.d/pages.py looks). */
static const struct label {
	const char *name, *words;
} labels[] = {
	{ "activity_iri", "What other systems call it" },
	{ "allow_list", "E-mail allow list" },
	{ "body", "Text" },
	{ "branch", "Location" },
	{ "buyer", "Name and address for the invoice" },
	{ "certificate_months", "Valid for, in months" },
	{ "code", "Code or key" },
	{ "column", "Our field for column" },
	{ "contact", "Whom people may ask" },
	{ "date", "On" },
	{ "days", "Works for how many days" },
	{ "email", "E-mail address" },
	{ "first", "First name" },
	{ "from", "From the group" },
	{ "invite_days", "Days to answer an invite" },
	{ "invoice_days", "Days to pay an invoice" },
	{ "keys", "Keys to make" },
	{ "label", "New name" },
	{ "last", "Last name" },
	{ "minutes", "How long it takes, in minutes" },
	{ "new_email", "Add or change to another address" },
	{ "number", "Number of the certificate" },
	{ "percent", "Progress in per cent" },
	{ "reason", "Why" },
	{ "reference", "Purchase order number" },
	{ "remind_due_days", "Reminder, due soon" },
	{ "remind_invite_days", "Reminder, invite not answered" },
	{ "remind_start_days", "Reminder, not started" },
	{ "reply", "Words for the learner" },
	{ "reply_to", "Reply address" },
	{ "score", "Score in per cent" },
	{ "seat_price", "Price of a seat" },
	{ "seats_back", "Seats to take back" },
	{ "seller", "Seller, as on invoices" },
	{ "terms", "How to pay an invoice" },
	{ "weekday", "Day of the week" },
	{ "welcome", "A few words of welcome" },
	{ "why", "Reason" },
	{ "words", "What else should they know?" },
};

static const char *
words_of(const char *name)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].name, name) == 0)
			return labels[i].words;
	return NULL;
}

static const char *
spelt_out(char *name)
{
	for (char *c = name; *c; c++)
		if (*c == '_')
			*c = ' ';
	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	return name;
}

const char *
label_of(struct arena *arena, const char *name)
{
	size_t length = strcspn(name, "0123456789");
	char *stem = arena_copy(arena, name, length);
	const char *words;

	if (length > 0 && stem[length - 1] == '_')
		stem[length - 1] = '\0';
	words = words_of(stem);
	if (!words)
		words = spelt_out(stem);
	return name[length] ? arena_text(arena, "%s %s", words, name + length) : words;
}
