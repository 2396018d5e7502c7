/* Additional fields: what an organisation wants to know about its people, with a type each. */
#ifndef MUSTER_FIELD_H
#define MUSTER_FIELD_H

#include "domain/rule_life.h"

#define FIELDS_MOST 50     /* of an organisation */
#define FIELD_NAME_MOST 60 /* characters */
#define FIELD_CHOICES_MOST 200
#define FIELD_LABEL_MOST 100 /* characters of a choice */
#define FIELD_VALUE_MOST 500 /* characters of a text */

enum field_type { FIELD_TEXT, FIELD_NUMBER, FIELD_DATE, FIELD_CHOICE };

struct field_choice {
	const char *label, *key;
};

struct field_def {
	int64_t id;
	const char *name, *name_key; /* the key is folded */
	enum field_type type;
	bool required;
	const struct field_choice *choices; /* in order; also of a field that is no choice now */
	size_t choice_count;
};

struct field_defs {
	const struct field_def *all; /* in the organisation's order */
	size_t count;
};

/* Lives in the arena. */
struct field_defs field_load(struct ctx *ctx);
/* NULL when none has this id, or this folded name. */
const struct field_def *field_by_id(struct field_defs fields, int64_t id);
const struct field_def *field_by_key(struct field_defs fields, const char *name_key);
/* "text", "number", "date", "choice", as the schema has it. */
const char *field_type_name(enum field_type type);
/* false: there is no such type. */
bool field_type(const char *name, enum field_type *type);

/* One typed value as it is kept: text cleaned, number "12.5" (comma or point), date "2026-11-23" (also typed 23.11.2026 or
   23/11/2026, the day first), choice its label (found folded). "" is fine and stays "": whether it may be left out is the caller's.
   false: *words say what is wrong, then what to do. */
bool field_read(struct ctx *ctx, const struct field_def *def, const char *typed, const char **canonical, const char **words);
/* The choice that was probably meant; NULL: none is like it, or the field is no choice. */
const char *field_likely_choice(struct arena *arena, const struct field_def *def, const char *typed);
/* field_read() for a form's field of this name: required is checked too, problems go there; "" when there are any. */
const char *field_read_form(struct ctx *ctx, const struct field_def *def, const char *field, const char *typed);

/* --- the organisation's definitions --- */

struct field_form {
	const char *name, *type;
	bool required;
	const char *choices; /* a line each */
	bool agreed;         /* to what field_preview() says */
};

/* Problems at "name", "type", "choices". */
enum outcome field_create(struct ctx *ctx, const struct field_form *form, int64_t *field);
/* INVALID with a problem at "agreed" where the type changes or choices go, people have values that this touches or rules of groups ask for
   what goes, and the form does not agree to what field_preview() says. Agreed: values that do not fit are kept as they are, marked, and fit again once the type
   does; values that fit are rewritten as the type writes them. */
enum outcome field_update(struct ctx *ctx, int64_t field, const struct field_form *form);
/* One of a field's choices is called otherwise; people's values and groups' rules follow. Problems at "choice" and "label". NOT_FOUND: no such field
   of this type. */
enum outcome field_rename_choice(struct ctx *ctx, int64_t field, const char *label, const char *name);
/* Up (-1) or down (1) by one place. */
enum outcome field_shift(struct ctx *ctx, int64_t field, int by);
/* With everybody's values of it; rules of groups that ask for it stop. */
enum outcome field_delete(struct ctx *ctx, int64_t field);

/* What a change of type or choices would do to the values that people have. */
#define FIELD_EXAMPLES 5
struct field_preview {
	int64_t fit, unfit, changed;                /* people; changed: of those that fit, written otherwise from then on */
	const char *unfit_examples[FIELD_EXAMPLES]; /* NULL after the last */
	struct {
		const char *from, *to; /* NULL after the last */
	} changes[FIELD_EXAMPLES];
	struct rule_stops stops; /* whose rules stop */
};
/* false: the form cannot be read (field_update() says why), or there is no such field, or nothing of this kind would change. */
bool field_preview(struct ctx *ctx, int64_t field, const struct field_form *form, struct field_preview *preview);

/* --- what one person has --- */

struct field_value {
	const char *value; /* "" for none */
	bool fits;         /* false: left from another type of the field, kept until somebody changes it */
};
/* In the order of fields; the array is of fields.count. member 0: nobody yet. */
void field_of_member(struct ctx *ctx, struct field_defs fields, int64_t member, struct field_value *values);
/* Of several people, one after the other; the array is of count times fields.count. */
void field_of_members(
	struct ctx *ctx, struct field_defs fields, const int64_t *members, size_t count, struct field_value *values);

#endif
