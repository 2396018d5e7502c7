/* One line an event on standard error, "<N>level id text" with the journal's priority prefix (sd-daemon(3)).
   Control characters are escaped, a line ends at 2,000 bytes. Never give it a token, a password or a mail's text. */
#ifndef MUSTER_LOG_H
#define MUSTER_LOG_H

enum log_level { LOG_ERROR = 3, LOG_WARNING = 4, LOG_INFO = 6 };

/* The request's or job's id that the lines carry from now on; NULL for none. Kept, not copied. */
void log_id(const char *id);
const char *log_current_id(void);
/* From now on they are for whoever typed a command: "muster: text", and none of LOG_INFO. */
void log_to_shell(void);
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
