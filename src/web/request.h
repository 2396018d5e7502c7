/* One request: what came in, what goes out. A handler reads its input here, calls one function of the domain
   (or, on GET, read queries), and shows or redirects. */
#ifndef MUSTER_REQUEST_H
#define MUSTER_REQUEST_H

#include "domain/ctx.h"
#include "view/view.h"

enum method { GET, POST };

struct field {
	struct field *next;
	const char *name;
	const char *value; /* valid UTF-8, without NUL */
};

struct session; /* session.h */

struct request {
	struct ctx ctx;
	const char *id; /* 16 characters, in the log and on the error page */
	enum method method;
	const char *path;   /* decoded, begins with a slash */
	const char *target; /* path and query as they came, for coming back after sign-in */
	const char *address, *agent; /* of the client, cleaned */
	struct field *query, *form;
	struct field *parts; /* of the path: "group", "id", "token" */
	const struct route *route;
	struct session *session;
	const char *password_hash; /* what the route's `before` hashed, see route.h */
	bool password_matches;     /* what it verified */
	struct view *page, *body;  /* set by page_show() */
	struct response *response;
};

/* --- input --- */

/* A field of the form on POST, of the query on GET; "" when missing. One that came twice ends the request with a clear 400. */
const char *field(struct request *request, const char *name);
bool field_given(struct request *request, const char *name); /* a ticked box, a pressed button */
/* Every value of a repeated field (name="id"): NULL-terminated, at most 1,000. */
const char **field_all(struct request *request, const char *name);
/* Whole number; fallback when it is missing or is none. */
int64_t field_integer(struct request *request, const char *name, int64_t fallback);
/* Numbers of a repeated field; those that are none are left out. *count says how many. */
int64_t *field_ids(struct request *request, const char *name, size_t *count);
/* A part of the path: ":id" is a number from 1 up (the router saw to it), ":token" text. */
int64_t path_id(struct request *request, const char *name);
const char *path_text(struct request *request, const char *name);

/* --- output: a handler ends with one of these --- */

/* The page: layout of the person's kind, with this template as its body. title is put before " · Muster".
   Fills what every page has: user, organisations, navigation (the entry named by the template's folder), CSRF token,
   the note left by redirect_note(), and after an INVALID POST the problems (on top, and {{name_error}} at each field)
   and what was typed ({{name}} for every field of the form, where the handler has not set it itself).
   Call it first, then fill request->body. Returns request->body. */
struct view *page_show(struct request *request, const char *template_name, const char *title);
/* The value for a form's field: what was typed when the form is shown again, else what is stored. Fills {{name}}. */
void page_field(struct request *request, const char *name, const char *stored);
/* A tick box or one of several: opens {{#name_value}} (selected/checked) for what was typed, else for what is stored. */
void page_choice(struct request *request, const char *name, const char *stored);

/* 303 to a path of ours (printf). */
void redirect(struct request *request, const char *path, ...) __attribute__((format(printf, 2, 3)));
/* A note for the next page that this session sees: good (ok) or warning; undo_path may be NULL (an Undo button that POSTs there). */
enum note_kind { NOTE_OK, NOTE_WARN };
void leave_note(struct request *request, enum note_kind kind, const char *undo_path, const char *words, ...)
	__attribute__((format(printf, 4, 5)));
/* A file to save. name is ASCII. */
void send_file(struct request *request, const char *name, const char *type, const char *data, size_t length);

#endif
