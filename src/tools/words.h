/* Inside sqlgen: words of SQL, without their meaning. */
#ifndef MUSTER_WORDS_H
#define MUSTER_WORDS_H

#include <stdbool.h>

struct token {
	const char *at;
	int length;
	char
		kind; /* 'w' a word or number, 'p' a :parameter, 's' a string, 'b' blanks and comments, else the character itself; 0 at the end */
};

struct token token_at(const char *p, const char *end);
/* The next one that is not blank. */
struct token token_after(struct token token, const char *end);
/* The first that is not blank. */
struct token token_first(const char *p, const char *end);
/* Whether it is this word, in whichever letters. */
bool token_is(struct token token, const char *word);
/* From "(": its ")". */
struct token closing(struct token token, const char *end);
/* From "(": what follows its ")". */
struct token after_parentheses(struct token token, const char *end);

#endif
