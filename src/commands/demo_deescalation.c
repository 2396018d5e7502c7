/* The lessons of "De-escalation in practice". */
#include "commands/demo_courses.h"

static const struct demo_question questions[] = {
	{ "Marek has been shouting for two minutes and is at the peak of the curve. What can he do at this moment?",
		"At the peak nobody can reason. Few words, space and time are what helps; talking it through comes hours later.",
		{ "Understand why the rule makes sense", "Say sorry", "+Hear a few calm words", "Choose between several offers" } },
	{ "Which of these are early signs, at which it is still easy to help?",
		"Early signs are changes: what matters is that it is different from how this person usually is.",
		{ "+A quiet person who begins to pace", "+A talkative person who stops answering", "A punch against the wall",
			"+Questions that are asked again and again" } },
	{ "Where do you stand?",
		"Two arm's lengths, a little to the side, with the way out free for both of you: nobody is cornered.",
		{ "Close, with a hand on the shoulder", "In the doorway, so that nobody else comes in",
			"+Two arm's lengths away, a little to the side, the door free for both",
			"Behind them, so that they do not see you" } },
	{ "\"You never let me do anything!\" What is a good first answer?",
		"Naming what you hear shows that you listen. Facts, arguments and instructions can wait.",
		{ "\"That is not true. Yesterday you were out until nine.\"", "\"Calm down.\"",
			"+\"You sound really fed up. I'm listening.\"", "\"Why do you always have to shout?\"" } },
	{ "Which of these sets a limit well?",
		"Short, about what happens next, with a choice that you can keep to. A threat, or a choice that is none, makes things worse.",
		{ "\"If you don't stop, you will see what happens.\"",
			"+\"You can stay and sit down, or we go out into the garden. You choose.\"", "\"Either you behave or you behave.\"",
			"\"How often do I have to tell you?\"" } },
	{ "When do you leave and call for help, whatever else you had in mind?",
		"Nobody is expected to be hurt. Leaving in time is good practice, and never a failure.",
		{ "+Somebody has a weapon, or something that may become one", "+You notice that you are losing control of yourself",
			"Somebody swears at you", "+Somebody is being hurt" } },
	{ "It is over. What belongs to the next hour?",
		"First bodies, then words. Talking through what happened comes when everybody is calm, often on the next day.",
		{ "+Seeing whether anybody is hurt", "Talking through whose fault it was", "+Being near, with something to drink",
			"Announcing what follows from it" } },
	{ 0 },
};

const struct demo_lesson demo_deescalation[] = {
	{ "Before", "What this is about", "5",
		"To de-escalate is to help somebody who is losing control to find it again, **before anybody is hurt**. It is a skill like first aid: "
		"it can be learned, it must be practised, and on the day itself you will do what you have practised.\n"
		"\n"
		"## What it is not\n"
		"\n"
		"- It is not giving in. Limits remain, they are only set differently.\n"
		"- It is not winning. Whoever wants to win has lost already.\n"
		"- It is not for every situation. When there is a weapon, or somebody is being hurt, you leave and call for help.\n"
		"\n"
		"## Who is safe first\n"
		"\n"
		"You. Then the others around. Then the person themselves. That sounds hard, but somebody who is hurt can help nobody.\n"
		"\n"
		"## How to take this course\n"
		"\n"
		"Seven short lessons and a quiz, about an hour and a half with the exercises. Take it with a colleague if you can: the exercises are "
		"made for two.",
		false, NULL },
	{ NULL, "The curve", "9",
		"A crisis has a shape. It is much the same whoever has it.\n"
		"\n"
		"{picture}\n"
		"\n"
		"1. **Trigger.** Something happens, often small: a no, a look, a phone call.\n"
		"2. **Escalation.** Voice, breath and movements change. There is still time. *This is where you can do most.*\n"
		"3. **Crisis.** The peak. The person cannot reason now. Few words, much space.\n"
		"4. **Recovery.** It goes down, and more slowly than it went up. A wrong word, and it goes up again.\n"
		"5. **Low.** Below where it began: tired, ashamed, empty. Then back.\n"
		"\n"
		"## What follows from it\n"
		"\n"
		"- The earlier you notice, the less you have to do.\n"
		"- At the peak you do not teach, argue or ask why.\n"
		"- Recovery takes longer than it looks. It may be an hour and a half until the body is back at rest. Whoever says \"So, can we now "
		"talk about it?\" after ten minutes often gets a second peak.\n"
		"\n"
		"## Exercise\n"
		"\n"
		"Think of a situation that you have been in. Draw its curve. Where were you when you noticed? What came before?",
		false, NULL },
	{ NULL, "Early signs", "8",
		"There is no list that fits everybody. What counts is **change**: somebody is not as they usually are.\n"
		"\n"
		"## In the body\n"
		"\n"
		"Pacing, clenched hands or jaw, a red or very pale face, quick breath, looking around, standing too close.\n"
		"\n"
		"## In the voice\n"
		"\n"
		"Louder, faster or higher. Or suddenly quiet. The same question again and again. Short answers from somebody who likes to talk.\n"
		"\n"
		"## In the room\n"
		"\n"
		"Others fall silent or leave. Someone closes a door. Trust your stomach: it has often noticed before you did.\n"
		"\n"
		"## Know the person\n"
		"\n"
		"Each of our houses keeps a page for each resident, written **with** them: what upsets me, how you can tell, what helps, what makes "
		"it worse. Read it before your first shift. If there is none, write one together, on a good day.\n"
		"\n"
		"> When I go quiet, don't ask me things. Put the kettle on. I'll come.\n"
		">\n"
		"> *From the page of a young woman in our house in Mill Lane*",
		false, NULL },
	{ "In the moment", "Your body first", "9",
		"Before you say anything, the other person has read your body. So begin there.\n"
		"\n"
		"## Breathe\n"
		"\n"
		"Out, slowly, once, before you go in. You cannot calm anybody while your own alarm is ringing. If you notice that you cannot, hand "
		"over to a colleague. That is what they are there for.\n"
		"\n"
		"## Stand well\n"
		"\n"
		"- **Two arm's lengths** away, more if the person is very upset.\n"
		"- **A little to the side**, not face to face.\n"
		"- **Hands open** and where they can be seen, neither in pockets nor crossed.\n"
		"- **The door free** for both of you. Nobody should feel cornered, neither they nor you.\n"
		"- At their height: if they sit, sit down, too, if it is safe.\n"
		"\n"
		"## Move slowly\n"
		"\n"
		"No sudden movements, no pointing, no touch. Say what you are going to do: \"I'm going to sit down over here.\"\n"
		"\n"
		"## One speaks\n"
		"\n"
		"Several people who talk to somebody at once are a threat. One speaks, the others see to the room: ask the onlookers to leave, take "
		"away what could be thrown, stay within reach.",
		false, NULL },
	{ NULL, "What you say", "10",
		"Little, slowly, and in a low voice. At the peak a sentence of five words is long.\n"
		"\n"
		"## Listen first\n"
		"\n"
		"Say what you hear, not what you think of it. \"You're really angry about the phone.\" If you are wrong, they will put you right, and "
		"then they are talking to you.\n"
		"\n"
		"## Better not\n"
		"\n"
		"- \"Calm down.\" It has never calmed anybody.\n"
		"- \"Why did you do that?\" Nobody can answer this now.\n"
		"- \"You always …\", \"you never …\"\n"
		"- \"But the rule is …\" Rules can wait for an hour.\n"
		"- Jokes. They are heard as mockery.\n"
		"\n"
		"## Better so\n"
		"\n"
		"- \"I can see that this is hard.\"\n"
		"- \"I'm here. Take your time.\"\n"
		"- \"What would help right now?\"\n"
		"- \"Let's go where it's quieter.\"\n"
		"- Nothing at all. Silence is an answer, too.\n"
		"\n"
		"## Exercise\n"
		"\n"
		"One of you says: \"You never let me do anything!\", loudly. The other has three tries to answer without a fact, an argument or an "
		"instruction. Then change places.",
		false, NULL },
	{ NULL, "Limits and choices", "9",
		"A limit gives safety, where it is clear, can be kept, and comes without anger.\n"
		"\n"
		"## How to set one\n"
		"\n"
		"1. Say **what you see**: \"You are throwing things.\"\n"
		"2. Say **what is not possible**: \"I can't let anybody get hurt.\"\n"
		"3. Give **two choices**, both of them good enough: \"You can stay here and sit down, or we go out into the garden.\"\n"
		"4. **Wait.** Count to ten, slowly, for yourself. Thinking takes time now.\n"
		"\n"
		"## What spoils it\n"
		"\n"
		"- A threat: \"If you don't, then …\"\n"
		"- A choice that is none: \"Either you behave or you go to your room.\"\n"
		"- A promise that you cannot keep.\n"
		"- Saying it five times. Once is enough, then wait.\n"
		"\n"
		"## When to stop\n"
		"\n"
		"Leave, and call for help, when there is a weapon or something that may become one, when somebody is being hurt, when your way out "
		"is closing, or when you notice that you are losing control of yourself. **Leaving in time is good practice.**",
		false, NULL },
	{ "Afterwards", "When it is over", "8",
		"## The first hour\n"
		"\n"
		"First bodies, then words. Is anybody hurt? Something to drink, a blanket, a quiet place. Be near without asking. Look after those who "
		"saw it as well, children above all.\n"
		"\n"
		"## The next day\n"
		"\n"
		"Talk it through with the person, when both of you are calm. Three questions are enough:\n"
		"\n"
		"1. What was it like for you?\n"
		"2. What came before it?\n"
		"3. What could each of us do next time?\n"
		"\n"
		"Then put it on their page, in their words. And repair what can be repaired, together: the door, the plate, the friendship.\n"
		"\n"
		"## The team\n"
		"\n"
		"Write the report on the same day: what came before, what was said and done, what helped. Facts, no judgement. Then talk about how you "
		"are. Who was in it does not drive home alone.",
		false, NULL },
	{ NULL, "Check what you know", "12",
		"Seven questions. Several answers may be right where it says so. You need three in four, and you may try again.", false,
		questions },
	{ 0 },
};
