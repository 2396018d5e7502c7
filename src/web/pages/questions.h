/* Questions of a quiz in the course editor. */
#ifndef MUSTER_PAGES_QUESTIONS_H
#define MUSTER_PAGES_QUESTIONS_H

#include "domain/quiz.h"
#include "web/route.h"

/* Fills request->body with what templates/lessons/questions.tpl needs: the questions of a lesson of kind "quiz". The lesson's template
   pastes it: {{>lessons/questions.tpl}}. */
void questions_show(struct request *request, int64_t course, int64_t lesson);
/* Fills templates/lessons/quiz_settings.tpl, the fields of a quiz in a lesson's form; pasted likewise. Stored values, or the
   defaults for a new lesson: 80, 0 (no limit), true. */
void questions_show_settings(struct request *request, int64_t pass_mark, int64_t attempts, bool shuffled);
/* What came in those fields, for quiz_settings_read(). */
struct quiz_form questions_settings(struct request *request);

handler questions_new, questions_create, questions_edit, questions_update, questions_shift, questions_delete_confirm,
	questions_delete, questions_preview;

#endif
