/* Quizzes as learners take them: a part of the lesson page. */
#ifndef MUSTER_PAGES_QUIZ_H
#define MUSTER_PAGES_QUIZ_H

#include "web/pages/lesson.h"

/* What the lesson page shows of a quiz: its questions while an attempt is open, what came of the last one, whether another may begin.
   Fills the values of templates/learning/quiz.tpl on body, which learning/lesson.tpl pastes in under {{#kind_is_quiz}}. */
void quiz_show(struct request *request, struct view *body, const struct lesson_place *place);

handler quiz_begin, quiz_keep, quiz_take;

/* On a person's page, for administrators: quizzes that they have used up, as rows "quiz" of request->body for
   templates/quizzes/used_up.tpl; and the button there. */
void quiz_show_used_up(struct request *request, int64_t member);
handler quiz_give_one;

#endif
