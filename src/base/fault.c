#include "base/fault.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/log.h"

enum { STATUS = 70 };

struct catcher {
	jmp_buf place;
	struct catcher *outer;
};

static struct catcher *nearest;
static enum fault_kind thrown;

void
fault_pass(enum fault_kind kind)
{
	/* _exit, since what the parent registered with atexit() is not a forked worker's to do. */
	if (nearest == NULL)
		_exit(STATUS);
	thrown = kind;
	longjmp(nearest->place, 1);
}

static _Noreturn void
leave(enum fault_kind kind, const char *format, va_list args)
{
	char words[2000];

	vsnprintf(words, sizeof words, format, args);
	if (kind == FAULT_AGAIN)
		log_line(LOG_INFO, "to be done again: %s", words);
	else
		log_line(kind == FAULT_BUSY || kind == FAULT_UNSURE ? LOG_WARNING : LOG_ERROR, "%s", words);
	fault_pass(kind);
}

void
fault(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	leave(FAULT_BUG, format, args);
}

void
fault_as(enum fault_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	leave(kind, format, args);
}

enum fault_kind
fault_of_file(void)
{
	return errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EROFS || errno == EIO ? FAULT_FULL : FAULT_BUG;
}

enum fault_kind
fault_catch(void (*body)(void *argument), void *argument)
{
	struct catcher here = { .outer = nearest };
	enum fault_kind kind = FAULT_NONE;

	if (setjmp(here.place) == 0) {
		nearest = &here;
		body(argument);
		nearest = here.outer;
		return FAULT_NONE;
	}
	kind = thrown;
	nearest = here.outer;
	return kind;
}
