/* The lessons of "Trauma-informed care: foundations". */
#include "commands/demo_courses.h"

static const struct demo_question questions[] = {
	{ "A boy of nine throws his plate when somebody behind him drops a tray. What is the most helpful thought to begin with?",
		"Behaviour that looks like defiance is often a body that has sounded the alarm. The question changes what we do next.",
		{ "He wants to see how far he can go.", "+Something may have frightened him before he could think.",
			"He should be sent to his room, so that he learns.", "He has been difficult all week." } },
	{ "Which kind of stress can harm a child's development?",
		"Stress turns toxic when it is strong, goes on for long, and no adult is there to share it. A caring adult makes the same events "
		"tolerable.",
		{ "Any stress at all", "Positive stress, like a first day at school",
			"Tolerable stress, like a bereavement with somebody who comforts",
			"+Toxic stress: strong, lasting and borne alone" } },
	{ "Which of these may be signs of somebody who has dropped below their window of tolerance?",
		"Too little is as much a response as too much, and is easily overlooked, since it disturbs nobody.",
		{ "+A blank stare", "Shouting", "+Slow movements and a flat voice", "Pacing up and down",
			"+\"I don't care\", to everything" } },
	{ "You have to move a resident to another room tonight. What fits the principles best?",
		"Being told early and truthfully, and having a say in what can be chosen, gives back some of the control that trauma takes away.",
		{ "Move their things while they are out, to avoid a scene.", "Tell them at the last moment, so that they do not worry.",
			"+Tell them why as soon as you know, and let them decide what can be decided.",
			"Ask the others in the house to explain it to them." } },
	{ "Ms Adeyemi keeps her coat on and sits by the door at every meeting. What do you do?",
		"It makes her feel safe and harms nobody. Asking her to explain herself, or to stop, would take that away.",
		{ "Ask her in front of everybody whether she is leaving.", "Offer her a better chair in the middle of the room.",
			"+Leave her the seat by the door, and say nothing about the coat.", "Write down that she is not engaging." } },
	{ "Which of these belong to looking after yourself when you work with people who have been hurt?",
		"Working alone with what you have heard is what wears people out. Asking for help early is part of the work.",
		{ "+Talking with your supervisor about what stays in your mind", "Keeping it to yourself, as everything is confidential",
			"+Noticing when you have become numb or irritable", "Taking on one more shift, to be distracted" } },
	{ 0 },
};

const struct demo_lesson demo_trauma[] = {
	{ "What trauma is", "Welcome", "4",
		"Most of the people we look after have lived through something that no one should have to live through. So have some of us.\n"
		"\n"
		"This course is about what that does to people, how you can notice it, and what helps. It is not about therapy: nobody expects you "
		"to treat trauma. It is about the **ordinary hours** of the day, at breakfast, at the door, on the stairs, where you can do a great "
		"deal of good, and avoid doing harm without meaning to.\n"
		"\n"
		"## One question instead of another\n"
		"\n"
		"When somebody behaves in a way that is hard to bear, we tend to ask:\n"
		"\n"
		"> What is wrong with you?\n"
		"\n"
		"Trauma-informed care asks instead:\n"
		"\n"
		"> What has happened to you, and what do you need now?\n"
		"\n"
		"Often you will never get an answer to the first half. The second half is enough to work with.\n"
		"\n"
		"## How to take this course\n"
		"\n"
		"- There are seven short lessons and a quiz. They take about an hour in all.\n"
		"- You can stop whenever you like, and go on where you left off.\n"
		"- Some of it may touch things of your own. If it does, take a break, and talk to somebody you trust. The last lesson before the "
		"quiz is about that.",
		false, NULL },
	{ NULL, "Three kinds of stress", "8",
		"Stress is not bad in itself. The body answers to any challenge in much the same way: the heart beats faster, breath is short, "
		"attention narrows. What matters is how strong it is, how long it lasts, and whether somebody is there.\n"
		"\n"
		"## Positive stress\n"
		"\n"
		"Short and mild: a first day at school, a race, an exam. The body is back at rest soon after. Children need this to grow.\n"
		"\n"
		"## Tolerable stress\n"
		"\n"
		"Strong, but borne together: a bereavement, an accident, a serious illness, with an adult who comforts, explains and stays. It "
		"hurts, and it heals.\n"
		"\n"
		"## Toxic stress\n"
		"\n"
		"Strong, frequent or lasting, and borne alone: neglect, violence at home, a parent who is frightening or absent. The alarm is never "
		"switched off. In children this can change how the brain and the body develop, and it raises the risk of illness later in life.\n"
		"\n"
		"---\n"
		"\n"
		"Look at the difference between the second kind and the third. It is not what happened. It is **whether somebody was there**. You "
		"cannot undo what happened. You can be somebody who is there.",
		false, NULL },
	{ NULL, "Who is affected", "7",
		"Trauma is common. In the first large study of adverse childhood experiences, with more than 17,000 adults in California in the "
		"1990s, about two in three told of at least one: abuse, neglect, violence at home, a parent in prison or addicted. About one in eight told of four or more. These were "
		"people with work and a health insurance, not people in care. Among those we look after the share is far higher.\n"
		"\n"
		"## What makes it traumatic\n"
		"\n"
		"Two people can live through the same event, and only one is traumatised. It helps to keep three things apart:\n"
		"\n"
		"1. the **event**: what happened\n"
		"2. the **experience**: what it was like for this person, at this age, with this history\n"
		"3. the **effect**: what stays\n"
		"\n"
		"So we do not judge whether something was \"bad enough\". If it stayed, it was.\n"
		"\n"
		"## Not only single events\n"
		"\n"
		"Trauma may come from one terrible moment. It may also come from what went on for years, from what was *missing* for years, from "
		"flight and war, from racism, or from the very places that were meant to help. Many of the children in our houses have been moved "
		"from one home to the next. Each move is a loss, also where it was right.",
		false, NULL },
	{ "How trauma shows up", "The window of tolerance", "8",
		"There is a range in which each of us can think, feel and talk at the same time. Dan Siegel called it the *window of tolerance*. "
		"Within it we have good moments and bad ones, and cope with both.\n"
		"\n"
		"{picture}\n"
		"\n"
		"## Above it: too much\n"
		"\n"
		"The alarm has gone off. The heart races, the muscles are tense, thoughts chase each other or stop. People shout, run, hit, cannot "
		"sit still. This is *fight* or *flight*.\n"
		"\n"
		"## Below it: too little\n"
		"\n"
		"The body has shut down to get through. People are numb, slow, far away. They stare, agree to everything, or do not seem to care. "
		"This is *freeze*. It is easily overlooked, since it disturbs nobody.\n"
		"\n"
		"## What trauma does to the window\n"
		"\n"
		"It makes it **narrow**. A raised voice, a smell, a closed door is enough, and the person is outside. Nobody chooses that, and "
		"outside the window nobody can learn, reason or say sorry.\n"
		"\n"
		"So the order is always the same: first help the person back in. Talk about what happened later.",
		false, NULL },
	{ NULL, "Recognising responses", "8",
		"A response to trauma often looks like something else: anger, lateness, a blank stare, a joke at the wrong moment. It is not a "
		"choice. It is the body doing what once kept a person safe.\n"
		"\n"
		"## What you may see\n"
		"\n"
		"- A raised voice or clenched hands when a door closes\n"
		"- Silence in a meeting after a sharp remark\n"
		"- Food hidden under a bed, by somebody who has enough to eat\n"
		"- A coat that is never taken off, and always the seat by the door\n"
		"- Keeping very busy, so that there is no time to think\n"
		"- Being unable to sleep, or to do anything else\n"
		"\n"
		"## Triggers\n"
		"\n"
		"A *trigger* is anything that reminds the body of what happened. It may be a sound, a smell, a date, a tone of voice, or somebody "
		"who looks like somebody. The person often does not know it themselves. You can help by writing down what came **just before**: "
		"after three or four times a pattern may show.\n"
		"\n"
		"## What to do first\n"
		"\n"
		"Slow down, lower your voice, and offer a choice, however small. \"Would you like to stay here or go outside for a moment?\" is worth "
		"more than any question that begins with *why*.",
		false, NULL },
	{ "What helps", "Six principles", "10",
		"These six principles were put together in 2014 by SAMHSA, a public health agency in the United States, and are used in many "
		"countries. None of them needs money.\n"
		"\n"
		"## 1. Safety\n"
		"\n"
		"People feel safe, in body and mind: staff, too. *Knock. Say who you are. Do not stand in the door.*\n"
		"\n"
		"## 2. Trustworthiness and transparency\n"
		"\n"
		"We say what we do, why, and what we do not know. *\"I shall be back at four\" is only worth saying if you are.*\n"
		"\n"
		"## 3. Peer support\n"
		"\n"
		"Nobody understands as well as somebody who has been there. *Make room for people to help each other.*\n"
		"\n"
		"## 4. Collaboration\n"
		"\n"
		"Decisions are made with people, not for them. *Write the plan at the table, not in the office.*\n"
		"\n"
		"## 5. Empowerment, voice and choice\n"
		"\n"
		"Trauma is the loss of control. Every true choice gives a little of it back. *Two shirts, two times, two ways home.*\n"
		"\n"
		"## 6. Culture, history and gender\n"
		"\n"
		"What is safe for one person is not for another. *Ask who should be in the room, what names mean, which days matter.*",
		false, NULL },
	{ NULL, "Looking after yourself", "7",
		"You cannot listen to such things every day and remain as you were. That is no weakness. It has names, *secondary traumatic stress* "
		"and *burnout*, and it can be met early.\n"
		"\n"
		"## Signs to take seriously\n"
		"\n"
		"- You cannot stop thinking about one person, or you feel nothing at all.\n"
		"- You are irritable with people who have done nothing.\n"
		"- You avoid a place, a task or a colleague.\n"
		"- You sleep badly, or dream of what you were told.\n"
		"\n"
		"## What helps\n"
		"\n"
		"1. **Talk about it** with your supervisor, in supervision or with a colleague, on the same day if you can. You may speak about "
		"yourself without breaking anybody's confidence.\n"
		"2. **End the shift.** A fixed last act helps: write the handover, wash your hands, change your shoes.\n"
		"3. **Do the plain things**: sleep, eat, move, see people who have nothing to do with work.\n"
		"4. **Ask for help** before you need it badly. Your doctor and your supervisor are there for that.\n"
		"\n"
		"What we owe to each other is what we owe to those we look after: somebody who is there.",
		false, NULL },
	{ "In your work", "Check what you know", "10",
		"Six questions from everyday situations. Take your time. You may look things up in the lessons, and you may try again.",
		false, questions },
	{ 0 },
};
