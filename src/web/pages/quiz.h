/* Quizzes as learners take them, on the lesson's page (pages/learning). */
#ifndef MUSTER_PAGES_QUIZ_H
#define MUSTER_PAGES_QUIZ_H

#include "web/request.h"

/* Fills request->body with what templates/quizzes/take.tpl needs, which the lesson's template pastes for kind "quiz":
   {{>quizzes/take.tpl}}. course and lesson are those of the address; the course is open to this person, and the lesson one of the version
   that they learn by. next: the path to go on to once it is passed ("/learning/7/12"). */
void quiz_show(struct request *request, int64_t course, int64_t lesson, const char *next);

enum outcome quiz_begin(struct request *request);
enum outcome quiz_keep(struct request *request);
enum outcome quiz_take(struct request *request);

/* On a person's page: quizzes that they have used up, as rows "quiz" of request->body, for administrators; and the button there. */
void quiz_show_used_up(struct request *request, int64_t member);
enum outcome quiz_give_one(struct request *request);

#endif
