/* The lessons of "Driver safety fundamentals". */
#include "commands/demo_courses.h"

static const struct demo_question questions[] = {
	{ "You are about to set off with three children, and the tyre at the back left looks soft. What do you do?",
		"A soft tyre heats up and may burst at speed. Being late is explained with one call.",
		{ "Drive slowly, and have it looked at tomorrow.", "+Stay, say that you will be late, and take another car.",
			"Put the heavier child on the right." } },
	{ "How far behind the car in front do you stay on a dry road?",
		"Two seconds on a dry road, four on a wet one. Counting works at any speed, metres do not.",
		{ "One car's length", "+At least two seconds", "Ten metres" } },
	{ "Which of these take your mind off the road?",
		"Talking takes as much attention with both hands on the wheel: what counts is where your mind is.",
		{ "+A call by the hands-free set", "+A heated talk with the person next to you", "+A message that you only glance at",
			"Both hands on the wheel" } },
	{ "Two passengers begin to fight on the back seat. What comes first?",
		"You cannot calm anybody while you drive. Stop where it is safe, then turn round.",
		{ "Turn round and talk to them.", "Drive faster, to be there sooner.", "+Stop where it is safe.",
			"Turn the music up." } },
	{ 0 },
};

const struct demo_lesson demo_driving[] = {
	{ "Before you set off", "Once round the car", "4",
		"It takes one minute, and it is the minute that counts.\n"
		"\n"
		"1. **Tyres.** Does one look softer than the others? Is anything stuck in it?\n"
		"2. **Lights.** Switch them on and walk round once.\n"
		"3. **Glass.** Clean, and clear of ice: all of it, not a hole to look through.\n"
		"4. **Under it.** Is there a puddle that was not there yesterday?\n"
		"5. **Inside.** First aid box, two vests, triangle, water, the log book.\n"
		"\n"
		"If something is wrong, the car stays. Write it into the log book and take another one. Nobody here will ever ask you to drive a car "
		"that you do not trust.",
		false, NULL },
	{ NULL, "You are part of the car", "4",
		"Would you pass the check yourself?\n"
		"\n"
		"- **Tired** is like drunk. After a night shift you do not drive anybody, and you do not drive home alone if you can help it.\n"
		"- **Medicine**: read the leaflet, or ask. Some that you get without a prescription make you slow.\n"
		"- **Alcohol**: none at all. That includes the evening before.\n"
		"- **Angry or upset**: wait ten minutes. Say why you will be late. It is a good reason.",
		false, NULL },
	{ "On the road", "Room and time", "5",
		"Almost every accident of ours in the last five years happened below 30 miles an hour, and most of them because there was too little "
		"room.\n"
		"\n"
		"> Two seconds to the car in front. Four when it rains. Count them.\n"
		"\n"
		"## Look where you want to go\n"
		"\n"
		"Look far ahead, then near, then into the mirrors, and begin again. What moves at the edge of the road is a child until you know "
		"better.\n"
		"\n"
		"## The telephone\n"
		"\n"
		"It is off, or it lies in the boot. Hands-free is no help: it is not the hand that is missing, but the head.",
		false, NULL },
	{ NULL, "People on board", "5",
		"## Getting in\n"
		"\n"
		"Everybody has a belt of their own, and the right seat for their height. You start the engine when the last one has clicked, and you "
		"check by looking, not by asking.\n"
		"\n"
		"## When it gets loud\n"
		"\n"
		"You cannot drive and calm somebody at the same time. So stop where it is safe, switch the engine off, and turn round then. Somebody "
		"who wants to get out is let out on the side away from the traffic.\n"
		"\n"
		"## Getting out\n"
		"\n"
		"Look into every row before you lock. Every time.",
		false, NULL },
	{ "If something happens", "After an accident", "4",
		"1. **Stop**, hazard lights on, vest on, triangle out.\n"
		"2. **People first.** Who is hurt? Get everybody off the road and behind the barrier.\n"
		"3. **Call** 999, then the house.\n"
		"4. **Write it down** the same day: where, when, who, a sketch. The form is in the log book.\n"
		"\n"
		"Do not discuss whose fault it was at the roadside. And do not drive on alone afterwards, even if nothing happened to you.",
		false, NULL },
	{ NULL, "Check what you know", "6", "Four questions. You need three of them, and you may try again.", false, questions },
	{ 0 },
};
