/* Each kind of mail: when it goes out, what its text may hold, and our words for it. */
#include "domain/mailtext.h"

const struct placeholder placeholders[PLACES] = {
	[PLACE_FIRST_NAME] = { "first_name",
		"The person's first name. Where it is not known it is left out, with the blank before it." },
	[PLACE_LAST_NAME] = { "last_name", "The person's last name, likewise." },
	[PLACE_EMAIL] = { "email", "The address that the mail goes to." },
	[PLACE_GROUP] = { "group", "The name of the group." },
	[PLACE_ORGANISATION] = { "organisation", "The name of your organisation." },
	[PLACE_SENDER] = { "sender", "Who invited or enrolled the person." },
	[PLACE_COURSES] = { "courses", "The group's courses; on a line of its own they become a list." },
	[PLACE_LINK] = { "link", "The link; on a line of its own it becomes a button." },
	[PLACE_EXPIRES] = { "expires", "The last day that the link works." },
	[PLACE_FILE] = { "file", "The name of the imported file." },
	[PLACE_RESULT] = { "result", "How many rows of it were done." },
	[PLACE_ORDER] = { "order", "The number of the order." },
	[PLACE_ITEMS] = { "items", "What was ordered: seats and courses." },
	[PLACE_AMOUNT] = { "amount", "What it costs." },
	[PLACE_COURSE] = { "course", "The title of the course." },
	[PLACE_VALID_UNTIL] = { "valid_until",
		"The last day that the certificate is valid. A paragraph with it is left out where it is valid for good." },
	[PLACE_REPORT] = { "report", "Whose report it is." },
	[PLACE_TOTALS] = { "totals", "How people stand, in a sentence." },
	[PLACE_ANSWER] = { "answer", "What whoever decided wrote. A paragraph with it is left out where they wrote nothing." },
};

#define PERSON (1u << PLACE_FIRST_NAME | 1u << PLACE_LAST_NAME | 1u << PLACE_EMAIL)
/* Of people who come by themselves: nobody sent for them. */
#define COMING (PERSON | 1u << PLACE_GROUP | 1u << PLACE_ORGANISATION | 1u << PLACE_COURSES | 1u << PLACE_LINK)
#define ENROLMENT (COMING | 1u << PLACE_SENDER)

#define ORDERED \
	(PERSON | 1u << PLACE_GROUP | 1u << PLACE_ORGANISATION | 1u << PLACE_ORDER | 1u << PLACE_ITEMS | 1u << PLACE_AMOUNT | \
		1u << PLACE_LINK)

#define CERTIFIED (PERSON | 1u << PLACE_ORGANISATION | 1u << PLACE_COURSE | 1u << PLACE_VALID_UNTIL | 1u << PLACE_LINK)

#define CARRIED \
	(PERSON | 1u << PLACE_ORGANISATION | 1u << PLACE_SENDER | 1u << PLACE_COURSE | 1u << PLACE_ANSWER | 1u << PLACE_LINK)

const struct mail_kind mail_kinds[] = {
	{ .kind = "invite",
		.title = "Invite",
		.when = "Sent to everyone who is invited to a group that asks first.",
		.places = ENROLMENT | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Join {group}",
		.button = "See the invite",
		.words = { "{sender} invites you to {group}",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} invites you to the training group “{group}”.\n\n"
			"When you accept, you get these courses:\n{courses}\n\n"
			"See the invite, then accept or decline:\n{link}" } },
	{ .kind = "enrolled",
		.title = "Enrolled",
		.when = "Sent to people with an account when they are enrolled at once.",
		.places = ENROLMENT,
		.heading = "You are in {group}",
		.button = "Open My learning",
		.words = { "You are now in {group}",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} added you to the training group “{group}”.\n\n"
			"These courses are open to you:\n{courses}\n\n"
			"Go to My learning:\n{link}" } },
	{ .kind = "welcome",
		.title = "Welcome",
		.when = "Sent to people without an account when they are enrolled at once: an account was made for them.",
		.places = ENROLMENT | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Welcome to {organisation}",
		.button = "Set your password",
		.words = { "Your account at {organisation}",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} made an account for you, {email}.\n\n"
			"You are in the training group “{group}”.\n\n"
			"These courses are open to you:\n{courses}\n\n"
			"Confirm this address and set your password:\n{link}" } },
	{ .kind = "registered",
		.title = "Registered",
		.when =
			"Sent to people who made an account and came in with a group code or an enrolment key: it confirms their address.",
		.places = COMING | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Welcome to {group}",
		.button = "Confirm this address",
		.words = { "Welcome to {group}: confirm your address",
			"Hello {first_name},\n\n"
			"You are in the training group “{group}” of {organisation}.\n\n"
			"These courses are open to you:\n{courses}\n\n"
			"Confirm that {email} is your address:\n{link}" } },
	{ .kind = "joined",
		.title = "Joined",
		.when =
			"Sent to people with an account whom nobody enrolled: who came with a group code, an enrolment key, by the join page or by a "
			"group's rule.",
		.places = COMING,
		.heading = "You are in {group}",
		.button = "Open My learning",
		.words = { "You are now in {group}",
			"Hello {first_name},\n\n"
			"You are now in the training group “{group}” of {organisation}.\n\n"
			"These courses are open to you:\n{courses}\n\n"
			"Go to My learning:\n{link}" } },
	{ .kind = "waitlisted",
		.title = "Wait list",
		.when = "Sent to people who wanted to come in by themselves while no seat was free.",
		.places = COMING,
		.heading = "You are on the wait list of {group}",
		.button = "Open My learning",
		.words = { "You are on the wait list of {group}",
			"Hello {first_name},\n\n"
			"No seat is free in the training group “{group}” of {organisation}. You are on its wait list.\n\n"
			"As soon as a seat is free for you, you are in, and a mail tells you. There is nothing else to do.\n\n"
			"My learning shows your place, and there you can leave the wait list:\n{link}" } },
	{ .kind = "promoted",
		.title = "A seat is free",
		.when = "Sent to people on a wait list when a seat is free and they are in.",
		.places = COMING,
		.heading = "You are in {group}",
		.button = "Open My learning",
		.words = { "A seat is free: you are in {group}",
			"Hello {first_name},\n\n"
			"A seat is free in the training group “{group}” of {organisation}, and it is yours.\n\n"
			"These courses are open to you:\n{courses}\n\n"
			"Go to My learning:\n{link}" } },
	{ .kind = "wait_ended",
		.title = "Wait list over",
		.places = COMING,
		.heading = "The code no longer works",
		.button = "Enter another code",
		.words = { "You are no longer on the wait list of {group}",
			"Hello {first_name},\n\n"
			"A seat is free in the training group “{group}” of {organisation}, but the code that you came with is used up or no longer "
			"works. So we could not take you in.\n\n"
			"Ask {organisation} for another code, and enter it here:\n{link}" } },
	{ .kind = "joining",
		.title = "Join page",
		.when = "Sent to whoever asks to join on your join page: its link shows that the address is theirs.",
		.places = 1u << PLACE_EMAIL | 1u << PLACE_GROUP | 1u << PLACE_ORGANISATION | 1u << PLACE_COURSES | 1u << PLACE_LINK |
			1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Confirm your address",
		.button = "Confirm and go on",
		.words = { "Confirm your address to join {group}",
			"Hello,\n\n"
			"You asked to join the training group “{group}” of {organisation} with this address, {email}.\n\n"
			"Confirm the address, then log in or make an account:\n{link}\n\n"
			"The link works once, until {expires}." } },
	{ .kind = "assigned",
		.title = "Course assigned",
		.when = "Sent to somebody whom an administrator assigns a course to, beside those of their groups.",
		.places = PERSON | 1u << PLACE_ORGANISATION | 1u << PLACE_SENDER | 1u << PLACE_COURSES | 1u << PLACE_LINK,
		.heading = "A course for you",
		.button = "Open My learning",
		.words = { "{organisation} has a course for you",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} assigned this to you:\n{courses}\n\n"
			"Begin here:\n{link}" } },
	{ .kind = "reminder",
		.title = "Reminder",
		.when =
			"Sent to learners of groups that switched reminders on, and where a leader sends one: what is not started or due soon.",
		.places = COMING,
		.heading = "Still open in {group}",
		.button = "Open My learning",
		.words = { "A reminder: still open in {group}",
			"Hello {first_name},\n\n"
			"{organisation} asks you to complete this in the training group “{group}”:\n{courses}\n\n"
			"Go to your courses:\n{link}" } },
	{ .kind = "invite_reminder",
		.title = "Reminder of an invite",
		.when = "Sent to people whose invite still waits for an answer, where the group switched that reminder on.",
		.places = COMING | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "{group} still waits for you",
		.button = "See the invite",
		.words = { "A reminder: {organisation} invites you to {group}",
			"Hello {first_name},\n\n"
			"{organisation} invited you to the training group “{group}”, and your answer is still open.\n\n"
			"When you accept, you get these courses:\n{courses}\n\n"
			"See the invite, then accept or decline until {expires}:\n{link}" } },
	{ .kind = "certificate",
		.title = "Certificate",
		.when = "Sent to learners when they complete a course that gives a certificate.",
		.places = CERTIFIED,
		.needs_link = true,
		.heading = "Your certificate",
		.button = "See the certificate",
		.words = { "Your certificate: {course}",
			"Hello {first_name},\n\n"
			"You completed “{course}” at {organisation}. Well done.\n\n"
			"Print your certificate, save it as PDF, or pass its link on to whoever asks for it:\n{link}\n\n"
			"It is valid until {valid_until}." } },
	{ .kind = "certificate_expiring",
		.title = "Certificate expires",
		.when = "Sent to learners 30 days before a certificate expires.",
		.places = CERTIFIED,
		.needs_link = true,
		.heading = "Your certificate expires on {valid_until}",
		.button = "Take the course again",
		.words = { "Until {valid_until}: your certificate for {course}",
			"Hello {first_name},\n\n"
			"Your certificate for “{course}” from {organisation} is valid until {valid_until}.\n\n"
			"Take the course again to get a new one:\n{link}" } },
	{ .kind = "carry_approved",
		.title = "Progress carried over",
		.places = CARRIED,
		.heading = "Your progress is carried over",
		.button = "Open the course",
		.words = { "Your progress in {course} is carried over",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} approved your request: what you did before in “{course}” counts there now.\n\n"
			"They wrote: {answer}\n\n"
			"See how far you are:\n{link}" } },
	{ .kind = "carry_declined",
		.title = "Progress not carried over",
		.places = CARRIED,
		.heading = "Your request was declined",
		.button = "Open the course",
		.words = { "Your progress in {course} is not carried over",
			"Hello {first_name},\n\n"
			"{sender} of {organisation} declined your request to carry over progress in “{course}”. Nothing that you did is lost.\n\n"
			"They wrote: {answer}\n\n"
			"Go to the course:\n{link}" } },
	{ .kind = "reset",
		.title = "New password",
		.places = PERSON | 1u << PLACE_LINK | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Set a new password",
		.button = "Set a new password",
		.words = { "Set a new password",
			"Hello {first_name},\n\n"
			"Somebody asked for a new password for your account, {email}. If that was you, set it here:\n{link}\n\n"
			"The link works once, until {expires}." } },
	{ .kind = "address",
		.title = "Confirm an address",
		.places = PERSON | 1u << PLACE_LINK | 1u << PLACE_EXPIRES,
		.needs_link = true,
		.heading = "Confirm your e-mail address",
		.button = "Confirm this address",
		.words = { "Confirm your e-mail address",
			"Hello {first_name},\n\n"
			"To use {email} with your account, confirm it here:\n{link}\n\n"
			"The link works once, until {expires}." } },
	{ .kind = "password_changed",
		.title = "Password changed",
		.places = PERSON | 1u << PLACE_LINK,
		.heading = "Your password was changed",
		.button = "Set a new password",
		.words = { "Your password was changed",
			"Hello {first_name},\n\n"
			"The password of your account, {email}, was changed. If that was you, there is nothing to do.\n\n"
			"If it was not you, set a new one at once:\n{link}" } },
	{ .kind = "address_changed",
		.title = "Address changed",
		.places = PERSON | 1u << PLACE_LINK,
		.heading = "Your e-mail address was changed",
		.button = "Log in",
		.words = { "Your e-mail address was changed",
			"Hello {first_name},\n\n"
			"{email} is no longer the main address of your account. If you changed it, there is nothing to do.\n\n"
			"If it was not you, log in, change it back and choose a new password:\n{link}" } },
	{ .kind = "imported",
		.title = "Import done",
		.places = PERSON | 1u << PLACE_ORGANISATION | 1u << PLACE_LINK | 1u << PLACE_FILE | 1u << PLACE_RESULT,
		.heading = "Your import is done",
		.button = "See the result",
		.words = { "Your import is done: {file}",
			"Hello {first_name},\n\n"
			"The import of {file} at {organisation} is done: {result}.\n\n"
			"See what happened to each row:\n{link}" } },
	{ .kind = "ordered",
		.title = "Order",
		.places = ORDERED,
		.heading = "Order {order}",
		.button = "See the order",
		.words = { "Your order {order}: {amount}",
			"Hello {first_name},\n\n"
			"You ordered {items} for the group “{group}” of {organisation}, for {amount}.\n\n"
			"What you ordered is there as soon as the order is paid. See how to pay:\n{link}" } },
	{ .kind = "order_paid",
		.title = "Order paid",
		.places = ORDERED,
		.heading = "Order {order} is paid",
		.button = "See the order",
		.words = { "Paid: your order {order}",
			"Hello {first_name},\n\n"
			"The order {order} of {organisation} for {amount} is paid.\n\n"
			"Now in the group “{group}”: {items}.\n\n"
			"See the order and its invoice:\n{link}" } },
	{ .kind = "order_cancelled",
		.title = "Order cancelled",
		.places = ORDERED,
		.heading = "Order {order} is cancelled",
		.button = "See the order",
		.words = { "Cancelled: your order {order}",
			"Hello {first_name},\n\n"
			"The order {order} of {organisation} for {amount} was cancelled: {items} for the group “{group}”. "
			"There is nothing to pay for it.\n\n"
			"See the order:\n{link}" } },
	{ .kind = "order_refunded",
		.title = "Order refunded",
		.places = ORDERED,
		.heading = "Order {order} is refunded",
		.button = "See the order",
		.words = { "Refunded: your order {order}",
			"Hello {first_name},\n\n"
			"Of the order {order} of {organisation}, {items} were taken back from the group “{group}”. "
			"You get {amount} back for that.\n\n"
			"See the order and its credit notes:\n{link}" } },
	{ .kind = "report",
		.title = "Scheduled report",
		.places =
			PERSON | 1u << PLACE_ORGANISATION | 1u << PLACE_REPORT | 1u << PLACE_TOTALS | 1u << PLACE_COURSES | 1u << PLACE_LINK,
		.heading = "Report: {report}",
		.button = "See the report",
		.words = { "Report: {report}",
			"Hello {first_name},\n\n"
			"{totals}\n\n"
			"Completed since the last report:\n{courses}\n\n"
			"See who is where, or take the report as a file:\n{link}" } },
	{ .kind = NULL },
};

const size_t mail_kind_count = sizeof mail_kinds / sizeof *mail_kinds - 1;
