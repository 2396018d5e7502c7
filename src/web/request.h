/* One request: what came in, what goes out. A handler reads its input here, calls one function of the domain
   (or, on GET, read queries), and shows or redirects. */
#ifndef MUSTER_REQUEST_H
#define MUSTER_REQUEST_H

#include "domain/ctx.h"
#include "domain/login.h"
#include "domain/session.h"
#include "view/view.h"
#include "web/form.h"

enum method { GET, POST, PUT, OPTIONS, OTHER_METHOD, ANY_METHOD /* of a row only */ };

/* The file that came with a form, to a route with .upload. It lies in a temporary file without a name, which goes when the request
   ends, whatever becomes of it: who needs it longer copies it. */
struct upload {
	const char *field; /* the name of its field; field() gives the file's name there */
	const char *name;  /* what its sender calls it, for people to read: clean, at most 200 characters, never a path, never "" */
	int fd;            /* to be read by pread(), since it may have to be read once more */
	int64_t size;      /* bytes; may be 0. More than the route's limit: there is nothing in it */
};

/* The body of a request to a route with .raw, as it came. */
struct raw {
	const char *data; /* NUL-terminated; it may hold others */
	size_t length;
	char **variables; /* see raw_header() */
};

#define PACE 50 /* milliseconds: more than the work takes, and less than anybody notices */

struct request {
	struct ctx ctx;
	const char *id;     /* 16 characters, in the log and on the error page */
	enum method method; /* HEAD is a GET whose body is not sent; OTHER_METHOD reaches a handler only by a row for ANY_METHOD */
	const char *path;   /* decoded, begins with a slash */
	const char *target; /* path and query as they came, for coming back after sign-in */
	const char *address, *agent; /* of the client, cleaned */
	struct field *query, *form;
	struct field *parts; /* of the path: "group", "id", "token" */
	/* NULL: none came, since none was chosen or the form was sent again without it. The handler then makes a problem of its field. */
	const struct upload *upload;
	struct raw raw;
	const struct route *route;
	struct session *session;   /* NULL: not signed in */
	const char *password_hash; /* what the route's `before` hashed, see route.h */
	struct login login;        /* what it verified */
	const void *found;         /* what the route's `before` looked up, for its handlers: of a kind of their own */
	/* What is kept although the form is refused elsewhere, in a write transaction of its own before the handler's; its problems are the
	   form's. Set by the route's `before` where there is something to keep; else NULL, and nobody waits for that. */
	enum outcome (*first)(struct request *request);
	/* A small write that may wait until the answer is out, and be left undone where others wait to write; NULL: none. It begins and
	   commits by itself. */
	void (*afterwards)(struct request *request);
	/* The answer leaves at a full PACE since the request came: how long the work took is not to tell what was found. */
	bool paced;
	bool form_goes_on; /* a POST whose form is shown again as it was typed, although nothing is wrong: set before page_show() */
	struct view *page, *body; /* set by page_show() */
	struct response *response;

	/* --- the core's own; handlers leave these alone --- */
	bool head;
	const char *host, *origin, *fetch_site; /* headers; NULL when missing */
	bool by_script;                         /* a script of the page asked, not its person: a note is not used up on it */
	const char *token;                      /* of the cookie, or a new one; NULL: none yet */
	bool token_new;                         /* someone signed in, or (with no token) out: the response sets or ends the cookie */
	bool token_made;                        /* for a visitor's form: the response sets the cookie if the page holds such a form */
	bool token_keep;                        /* beyond the browser's session */
	const char *doubled;                    /* a field that a handler asked for once and that came twice */
	const char *carried_path;               /* where a form goes that is carried along, see carried.h; NULL: there is none */
	struct field *carried;                  /* its fields, as the page is to hold them */
	bool carried_too_long;                  /* there was more than a page can hold: nothing is carried */
	bool bare;                              /* pages without the database: after a fault */
	bool note_shown;
	bool note_left;        /* for the next page, at its top */
	struct stream *stream; /* what response->more comes from */
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
/* Whether an id is one of these. */
bool has_id(const int64_t *ids, size_t count, int64_t id);
/* A part of the path: ":id" is a number from 1 up (the router saw to it), ":token" text. */
int64_t path_id(struct request *request, const char *name);
const char *path_text(struct request *request, const char *name);
/* A field that holds a path of ours ("/groups/7?q=x"), for going on to; NULL when it is anything else. */
const char *field_path(struct request *request, const char *name);

/* --- output: a handler ends with one of these --- */

/* The page: layout of the person's kind, with this template as its body. title is put before " · Muster".
   Fills what every page has: user, organisations, navigation (the entry named by the template's folder), CSRF token,
   the note left by leave_note(), and after an INVALID POST the problems (on top, and {{name_error}} at each field)
   and what was typed ({{name}} for every field of the form, where the handler has not set it itself).
   Call it first, then fill request->body. Returns request->body. */
struct view *page_show(struct request *request, const char *template_name, const char *title);
/* The same without navigation, person, note, token or problems, whoever looks at it; not for search engines. */
struct view *page_show_alone(struct request *request, const char *template_name, const char *title);
/* The value for a form's field: what was typed when the form is shown again, else what is stored. Fills {{name}}. */
void page_field(struct request *request, const char *name, const char *stored);
/* A tick box or one of several: opens {{#name_value}} (selected/checked) for what was typed, else for what is stored. */
void page_choice(struct request *request, const char *name, const char *stored);
/* The options of a field: a round of the section for each row, with {{#chosen}} in that of this id; <section>_any or _none is opened. */
void page_options(struct request *request, const char *section, struct rows *rows, int id_column, int64_t chosen);
/* The words of the first problem at this field, or NULL: for the handlers of forms with rows, which fill sections of their own. */
const char *field_error(const struct request *request, const char *name);

/* 303 to a path of ours (printf). Text from outside goes through percent_encode() or field_path() first. */
void redirect(struct request *request, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same to where the form says in its field "back" that it came from; where it does not, to this path. */
void redirect_back(struct request *request, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* 303 to a path of ours that goes on to another (its field "to"); where that would make too long an address, or `to` is NULL, the way
   on is left out. */
void redirect_with_way_on(struct request *request, const char *path, const char *to);
/* A note for the next page that this session sees: good (ok) or warning; undo_path may be NULL (an Undo button that POSTs there).
   Without a session there is nowhere to leave it, and nothing happens. In the handler of a POST, before redirect(), which then leaves
   out a place within the page (#…): the note stands at its top. */
enum note_kind { NOTE_OK, NOTE_WARN };
void leave_note(struct request *request, enum note_kind kind, const char *undo_path, const char *words, ...)
	__attribute__((format(printf, 4, 5)));
/* Someone is now signed in / signed out: a new token replaces the one before, and request->session and ->ctx follow.
   In the handler of a POST, as its last deed before it redirects; the cookie goes out only if the transaction is kept. */
void sign_in(struct request *request, int64_t account, bool keep);
void sign_out(struct request *request);
/* A file to save, under this name as far as a header can say it. */
void send_file(struct request *request, const char *name, const char *type, const char *data, size_t length);

#endif
