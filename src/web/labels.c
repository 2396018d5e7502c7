#include "web/labels.h"

#include <string.h>

#include "base/text.h"
#include "domain/rule.h"

/* Those whose name is not how their pages call them (tests/lint.d/pages.py looks). */
static const struct label {
	const char *name, *words;
} labels[] = {
	{ "active", "Code status" },
	{ "activity_iri", "What other systems call it" },
	{ "allow_list", "E-mail allow list" },
	{ "as", "What is recorded" },
	{ "body", "Text" },
	{ "branch", "Location" },
	{ "buyer", "Name and address for the invoice" },
	{ "certificate", "Whoever completes the course gets a certificate" },
	{ "certificate_months", "Valid for, in months" },
	{ "code", "Code or key" },
	{ "column", "Our field for column" },
	{ "contact", "Whom people may ask" },
	{ "days", "Works for how many days" },
	{ "email", "E-mail address" },
	{ "emails", "Show e-mail addresses" },
	{ "every", "How often" },
	{ "first", "First name" },
	{ "from", "From the group" },
	{ "has_header", "The first row holds the headings" },
	{ "id", "People" },
	{ "in_progress", "Everyone in progress" },
	{ "invite_days", "Days to answer an invite" },
	{ "invoice_days", "Days to pay an invoice" },
	{ "is_on", "Join page is on" },
	{ "keep", "Keep me logged in on this device" },
	{ "keys", "Keys to make" },
	{ "label", "New name" },
	{ "last", "Last name" },
	{ "make", "Code" },
	{ "make_main", "Make it my main address" },
	{ "member", "To whom" },
	{ "minutes", "How long it takes, in minutes" },
	{ "new_email", "Add or change to another address" },
	{ "not_started", "Everyone who has not started" },
	{ "number", "Number of the certificate" },
	{ "password_columns", "Passwords in files" },
	{ "payment", "How to pay" },
	{ "percent", "Progress in per cent" },
	{ "policy", "What happens when you enrol somebody" },
	{ "population", "How people get into the group" },
	{ "q", "Search" },
	{ "quiet_from", "Quiet hours from" },
	{ "quiet_until", "Quiet hours until" },
	{ "reason", "Why" },
	{ "reference", "Purchase order number" },
	{ "remind_due_days", "Reminder, due soon" },
	{ "remind_invite_days", "Reminder, invite not answered" },
	{ "remind_start_days", "Reminder, not started" },
	{ "reply", "Words for the learner" },
	{ "reply_to", "Reply address" },
	{ "score", "Score in per cent" },
	{ "seat_price", "Price of a seat" },
	{ "seat_return", "The seat of a learner who is removed or archived" },
	{ "seats_back", "Seats to take back" },
	{ "seller", "Seller, as on invoices" },
	{ "stay", "Those who are in it now" },
	{ "sure", "Close my account for good" },
	{ "tell", "Tell people by e-mail when they join" },
	{ "terms", "How to pay an invoice" },
	{ "type", "What it holds" },
	{ "weekday", "Day of the week" },
	{ "welcome", "A few words of welcome" },
	{ "when", "Notify" },
	{ "why", "Reason" },
	{ "words", "What else should they know?" },
};

/* What of several is chosen, as it is sent and as its page says it (lint compares this too). */
static const struct choice {
	const char *name, *value, *words;
} choices[] = {
	{ "as", "completed", "They completed the course" },
	{ "as", "progress", "They did a part of it" },
	{ "every", "day", "Each day" },
	{ "every", "month", "Each month" },
	{ "every", "week", "Each week" },
	{ "from", "certificate", "I have a certificate with a number" },
	{ "from", "statements", "In another system, before I joined" },
	{ "from", "words", "Somewhere else, or before I joined" },
	{ "kind", "one", "One answer" },
	{ "kind", "several", "Several answers" },
	{ "make", "made", "Make one for me" },
	{ "make", "own", "I choose the code" },
	{ "payment", "checkout", "Pay online now" },
	{ "payment", "invoice", "Pay by invoice" },
	{ "policy", "ask", "Ask first" },
	{ "policy", "enrol", "Enrol at once" },
	{ "population", "automatic", "By rule" },
	{ "population", "manual", "By hand" },
	{ "seat_return", "always", "Always comes back" },
	{ "seat_return", "unstarted", "Comes back until a course is started" },
	{ "stay", "decide", "Let the rule decide about them" },
	{ "stay", "pin", "Everybody who is in it stays" },
	{ "type", "choice", "A choice" },
	{ "type", "date", "A date" },
	{ "type", "number", "A number" },
	{ "type", "text", "Text" },
	{ "weekday", "1", "Monday" },
	{ "weekday", "2", "Tuesday" },
	{ "weekday", "3", "Wednesday" },
	{ "weekday", "4", "Thursday" },
	{ "weekday", "5", "Friday" },
	{ "weekday", "6", "Saturday" },
	{ "weekday", "7", "Sunday" },
	{ "when", "hold", "Not yet" },
	{ "when", "later", "At a scheduled time" },
	{ "when", "now", "Now" },
};

/* Boxes, which are sent where they are ticked. */
static const char *const ticks[] = { "active", "agreed", "all", "below", "certificate", "emails", "has_header", "in_progress",
	"is_on", "keep", "leave", "make_main", "not_started", "optional", "over", "password_columns", "required", "right", "shuffled",
	"sure", "tell", "temporary_passwords", NULL };

/* Of the day, chosen by their number. */
static const char *const hours[] = { "quiet_from", "quiet_until", NULL };

/* Chosen from a list that only its page knows: a number there is one of them. */
static const char *const listed[] = { "branch", "course", "field", "from", "group", "id", "member", "offer", "source", NULL };

/* Nobody typed these: their pages know them. */
static const char *const unsaid[] = { "add", "add_to", "after", "agreed_rule", "agreed_to", "another", "anyway", "attempt",
	"back", "block", "by", "check", "confirmed", "do", "down", "drop", "edits", "follows", "later", "on", "preview", "save",
	"shown", "sort", "to", "total", "up", "username", "whole", NULL };

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

/* "email" of email1, "subject" of subject_2. */
static char *
stem_of(struct arena *arena, const char *name)
{
	size_t length = strcspn(name, "0123456789");
	char *stem = arena_copy(arena, name, length);

	if (length > 0 && stem[length - 1] == '_')
		stem[length - 1] = '\0';
	return stem;
}

static bool
is_among(const char *const *names, const char *name)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

const char *
label_of(struct arena *arena, const char *name)
{
	size_t length = strcspn(name, "0123456789");
	char *stem = stem_of(arena, name);
	const char *words = words_of(stem);

	if (!words)
		words = spelt_out(stem);
	return name[length] ? arena_text(arena, "%s %s", words, name + length) : words;
}

/* At the first of them: how many there are. */
static const char *
chosen_words(struct arena *arena, const struct field *fields, const struct field *field)
{
	int64_t chosen = 0;

	if (form_find(fields, field->name) != field)
		return NULL;
	for (const struct field *f = field; f; f = f->next)
		chosen += strcmp(f->name, field->name) == 0 && *f->value;
	return arena_text(arena, "%s chosen", text_number(arena, chosen));
}

/* What stands for the value on its page, where that is one of a few. */
static const char *
choice_words(struct arena *arena, const char *stem, const char *value)
{
	enum rule_comparison comparison;
	int64_t hour;

	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
		if (strcmp(choices[i].name, stem) == 0 && strcmp(choices[i].value, value) == 0)
			return choices[i].words;
	if (is_among(ticks, stem) && strcmp(value, "1") == 0)
		return "Yes";
	if (is_among(hours, stem) && text_integer(value, 0, 23, &hour))
		return text_hour(arena, hour);
	if (strcmp(stem, "comparison") == 0 && rule_comparison_named(value, &comparison))
		return rule_comparison_words(comparison);
	return NULL;
}

const char *
typed_words(struct arena *arena, const struct field *fields, const struct field *field)
{
	const char *stem = stem_of(arena, field->name), *words;

	/* kind_1: what the condition asked for when its page was made. */
	if (!*field->value || is_among(unsaid, stem) || strncmp(field->name, "kind_", 5) == 0)
		return NULL;
	words = choice_words(arena, stem, field->value);
	if (words)
		return words;
	if (is_among(listed, stem) && !field->value[strspn(field->value, "0123456789")])
		return chosen_words(arena, fields, field);
	return field->value;
}
