/* Records: what is known about a struct, written once in a const table beside it and read at run time by the database,
 * forms, JSON, CSV, templates, history and documentation.
 *
 *   #define ACCOUNT(F, S) \
 *           F(S, ID, id, .flags = F_KEY) \
 *           F(S, TEXT, name, .flags = F_REQUIRED, .max = 200) \
 *           F(S, MONEY, revenue, .flags = F_NULL)
 *   STRUCT_OF(account, ACCOUNT);                                              makes struct account
 *   const struct record account_record = RECORD_OF("account", account, ACCOUNT);
 *
 * The C type of a member follows from its kind; a mismatch does not compile. A member without a row is found by
 * record_check() at start. */
#ifndef BASE_RECORD_H
#define BASE_RECORD_H

#include "base/ctx.h"

#include <stddef.h>
#include <stdint.h>

/* clang-format off */
enum kind {	   /* C type        none      database           JSON                form input */
	K_ID,	   /* int64_t       0         BIGINT             number              digits */
	K_INT,	   /* int64_t       NONE      BIGINT             number              whole number */
	K_BOOL,	   /* bool          -         BIGINT 0/1         true/false          on/1 */
	K_REAL,	   /* double        NAN       DOUBLE PRECISION   number              decimal */
	K_PERCENT, /* double        NAN       DOUBLE PRECISION   number (0.31=31 %)  31 or 31 % */
	K_TEXT,	   /* const char *  NULL      TEXT               string              one line, trimmed; empty = none */
	K_LONG,	   /* const char *  NULL      TEXT               string              many lines */
	K_MONEY,   /* int64_t       NONE      BIGINT             decimal number      minor units of the base's currency */
	K_QTY,	   /* int64_t       NONE      BIGINT             decimal number      10^-6 (quantities, unit prices) */
	K_TIME,	   /* int64_t       0         BIGINT s UTC       "2026-11-23T09:00:00Z" */
	K_DATE,	   /* int32_t       0         BIGINT yyyymmdd    "2026-11-23"        local or ISO date */
	K_MONTH,   /* int32_t       0         BIGINT yyyymm      "2026-11" */
	K_CHOICE,  /* int32_t (enum) -1        TEXT choice name   "name"              choice name */
	K_HTML,	   /* const char *  NULL      never stored       left out            never: markup made by the server */
	K_URL,	   /* const char *  NULL      never stored       string              never: path made by the server */
	K_RECORD,  /* a struct inside the struct; of = its record */
	K_LIST,	   /* struct list; of = record of its items */
};
/* clang-format on */

#define NONE INT64_MIN /* no value, for K_INT, K_MONEY, K_QTY */

enum ctype { C_I64, C_I32, C_BOOL, C_F64, C_STR, C_LIST, C_STRUCT };

enum {
	F_KEY = 1 << 0,        /* primary key */
	F_REQUIRED = 1 << 1,   /* a form without it is refused */
	F_NULL = 1 << 2,       /* column may be NULL = "none" of its kind */
	F_VERSION = 1 << 3,    /* optimistic lock: every UPDATE adds 1 */
	F_SECRET = 1 << 4,     /* never in JSON, CSV, logs, history, templates */
	F_PERSONAL = 1 << 5,   /* personal value: the history holds a reference to it, so that it can be erased */
	F_OPINION = 1 << 6,    /* opinion: shown only to those who may see opinions */
	F_COMPUTED = 1 << 7,   /* not a stored column: left out of @cols, @vals, @sets */
	F_FIXED = 1 << 8,      /* written once at INSERT, left out of @sets (created time, keys) */
	F_NO_HISTORY = 1 << 9, /* changes are not listed in the history (caches, counters) */
	/* Facts of a noun's table (base/noun.h): what is derived from each stands in ARCHITECTURE.md. */
	F_OWNER = 1 << 10,    /* with .ref or .ref_kind: the one record that this one belongs to */
	F_ROOT = 1 << 11,     /* account_id: the customer at the end of its owners, filled in by the program */
	F_WITHIN = 1 << 12,   /* with .ref: must belong to the same customer as the record itself */
	F_NATURAL = 1 << 13,  /* part of the natural key, which is unique inside the owner */
	F_SEARCHED = 1 << 14, /* found by the words in it */
	F_LISTED = 1 << 15,   /* a column of lists, for those who have not chosen other columns */
	F_DUE = 1 << 17,      /* K_DATE: something has to be done by then; the text "<label>.due" says what */
	F_PANEL = 1 << 22,    /* K_RECORD: a part of the page that a module handed in; template of the same name */
	/* Every text in a table says whether it can name a person: F_FREE_TEXT, F_PERSONAL, F_SECRET or F_NO_NAME. */
	F_FREE_TEXT = 1 << 16, /* may hold anything, also a person's name: listed for redaction when one is erased */
	F_NO_NAME = 1 << 26, /* a code, a key, a digest or another text that the program makes or that has a set form */
	/* With F_FREE_TEXT, what is listed but never redacted: its bytes are sealed by a digest; or it is what people and
	 * other systems call the record, so that somebody has to rename it. */
	F_SEALED = 1 << 18,
	F_BY_HAND = 1 << 27,
	/* No two records of the noun have the same value; the text "<label>.taken" refuses one, {0} naming the record
	 * that has it. */
	F_UNIQUE = 1 << 19,
	/* With .ref: the record above this one, as a person's manager. When that one leaves, his own takes his place
	 * here, not a successor. */
	F_ABOVE = 1 << 20,
	F_CUSTOM = 1 << 21, /* K_LIST of custom_item: the fields that an administrator added (base/custom.h) */
	F_MAIL = 1 << 23,   /* K_TEXT: a mail address, which phones and browsers help to type */
	/* It has no column in files: it is set here only, as a decision sets a customer's level. */
	F_NOT_IN_FILES = 1 << 24,
	/* With F_SEARCHED: people call the record so, as they do by its title: what begins so is found first. */
	F_CALLED = 1 << 25
};

/* Who may see a value in a plan or file that is handed out: only ourselves, management too, or the customer too. */
enum release { RELEASE_INTERNAL, RELEASE_MANAGEMENT, RELEASE_CUSTOMER };

struct record;

/* Allowed values of a K_CHOICE: names in the order of the enum, ended by NULL. Labels: "<prefix>.<name>" in po/. */
struct choices {
	const char *prefix;
	const char *const *names;
};

struct field {
	const char *name;  /* of the member, the column, and the value in JSON and forms */
	const char *label; /* message key; NULL: "<record>.<name>" */
	enum kind kind;
	enum ctype ctype;
	unsigned offset, size;
	unsigned flags;
	/* Texts: number of characters; max 0 = 200, for K_LONG 10,000. Numbers: bounds, if min < max, in the units
	 * stored (minor units, 10^-6); for K_PERCENT in per cent: .min = 0, .max = 100. */
	int64_t min, max;
	const struct choices *choices;
	const struct record *of;
	/* K_ID: name of the noun that it points to, which may stand in a higher storey; NULL = it is a plain number to
	 * the program. */
	const char *ref;
	/* Instead of ref, when it may point to records of several nouns: the K_TEXT member that holds the noun's
	 * name. */
	const char *ref_kind;
	/* F_PERSONAL, F_FREE_TEXT: the K_ID member that points to the person the value is about; NULL: the record
	 * itself is. */
	const char *subject;
	enum release release;
	/* Further column headers that files use for it, in letters and digits only, with spaces between. Those behind a
	 * "?" count only where no other field claims them. NULL: only its name and its labels. */
	const char *headers;
};

struct record {
	const char *name; /* table name in the database, prefix of labels */
	size_t size;
	const struct field *fields;
	size_t count;
	/* Objects of this record begin with an object of `base`; NULL = it has a struct of its own. */
	const struct record *base;
	const char *subset; /* of a form: its fields of base, names with spaces between; the others stay none */
};

/* A form with some of the fields of record `r`, for struct route.form: FORM(&agreement_record, "type number
 * ends_on"). */
#define FORM(r, names) (&(struct record){.base = (r), .subset = (names)})
/* At start: find the fields of a record made by FORM; does nothing for any other. False, with the reason in `why`, when
 * a name is none of the base's fields, or stands there twice. */
bool record_subset(const struct record *, char *why, size_t why_size);
/* Copy the form's fields from one object of its base to another. */
void record_take(const struct record *form, const void *from, void *to);
/* Copy what two records have in common from an object of the one to an object of the other: the members of the same
 * name and C type. */
void record_copy(const struct record *, const void *from, const struct record *, void *to);
/* Is any member of the record, or of a record in it, released to `to`? */
bool record_has_released(const struct record *, enum release to);
/* A copy in the arena in which only what is released to `to` has a value: everything else is the "none" of its kind. A list of
 * records that have nothing to show is empty. */
void *record_released(struct arena *, const struct record *, const void *obj, enum release to);
/* Do objects of both begin with the same struct? */
bool record_same_base(const struct record *, const struct record *);

/* Items of a K_LIST, arena-owned. */
struct list {
	void *items;
	size_t count;
	bool more; /* the LIMIT was reached: there is a next page */
};
#define list_at(l, type, i) (&((type *)(l)->items)[i])

#define CTYPE_OF(S, m) \
	_Generic(((S *)0)->m, int64_t: C_I64, int32_t: C_I32, bool: C_BOOL, double: C_F64, const char *: C_STR, \
		 struct list: C_LIST, default: C_STRUCT)
#define KIND_CTYPE(k)                                                                 \
	((k) == K_BOOL                                                     ? C_BOOL   \
	 : (k) == K_REAL || (k) == K_PERCENT                               ? C_F64    \
	 : (k) == K_TEXT || (k) == K_LONG || (k) == K_HTML || (k) == K_URL ? C_STR    \
	 : (k) == K_DATE || (k) == K_MONTH || (k) == K_CHOICE              ? C_I32    \
	 : (k) == K_RECORD                                                 ? C_STRUCT \
	 : (k) == K_LIST                                                   ? C_LIST   \
	                                                                   : C_I64)
/* 0, but does not compile unless the member's C type is the one its kind asks for. */
#define FIELD_FITS(S, m, k)                                                                                      \
	(0 * sizeof(struct {                                                                                     \
		 _Static_assert((int)CTYPE_OF(S, m) == (int)KIND_CTYPE(k), "member type does not fit its kind"); \
		 int x;                                                                                          \
	 }))

#define FIELD(S, m, k, ...)                                                                                       \
	{                                                                                                         \
		.name = #m, .kind = (k), .ctype = CTYPE_OF(S, m), .offset = offsetof(S, m) + FIELD_FITS(S, m, k), \
		.size = sizeof(((S *)0)->m), __VA_ARGS__                                                          \
	}
#define RECORD(n, S, f)                                                                            \
	{                                                                                          \
		.name = (n), .size = sizeof(S), .fields = (f), .count = sizeof(f) / sizeof((f)[0]) \
	}

/* Length of a reference's name without "_id": "responsible" of responsible_id. 0 when it is no K_ID, or its name does
 * not end so. */
size_t field_stem(const struct field *);
/* Struct and table in one list, as above: F is what each row is given to, S the struct's name to it. A struct inside
 * the struct is of kind RECORD(struct account). A row without its kind, or of a kind that the member does not fit, does
 * not compile. */
#define C_TYPE_ID        int64_t
#define C_TYPE_INT       int64_t
#define C_TYPE_BOOL      bool
#define C_TYPE_REAL      double
#define C_TYPE_PERCENT   double
#define C_TYPE_TEXT      const char *
#define C_TYPE_LONG      const char *
#define C_TYPE_MONEY     int64_t
#define C_TYPE_QTY       int64_t
#define C_TYPE_TIME      int64_t
#define C_TYPE_DATE      int32_t
#define C_TYPE_MONTH     int32_t
#define C_TYPE_CHOICE    int32_t
#define C_TYPE_HTML      const char *
#define C_TYPE_URL       const char *
#define C_TYPE_LIST      struct list
#define C_TYPE_RECORD(S) S
#define K_RECORD(S)      K_RECORD

#define LIST_MEMBER(S, kind, member, ...) C_TYPE_##kind member;
#define LIST_FIELD(S, kind, member, ...)  FIELD(S, member, K_##kind, __VA_ARGS__),
#define STRUCT_OF(name, LIST)                  \
	struct name {                          \
		LIST(LIST_MEMBER, struct name) \
	}
#define FIELDS_OF(name, LIST)                 \
	{                                     \
		LIST(LIST_FIELD, struct name) \
	}
#define LIST_COUNT(...) +1
#define RECORD_OF(title, name_, LIST)                                                                                  \
	{                                                                                                              \
		.name = (title), .size = sizeof(struct name_), .fields = (const struct field[])FIELDS_OF(name_, LIST), \
		.count = LIST(LIST_COUNT, )                                                                            \
	}

/* Find a field by name; NULL when the record has none. */
const struct field *record_field(const struct record *, const char *name);
/* Is it a column of the record's lists? A reference is shown by the name beside it. Are columns of it set right? */
bool field_is_column(const struct field *);
bool field_is_number(const struct field *);
/* For the check at start: has every member of the struct a row, are names unique, choices and `of` given? A member
 * without a row is found by the gap it leaves, so a small one can go unseen where the compiler might have put padding.
 * False with the reason in `why`. */
bool record_check(const struct record *, char *why, size_t why_size);

/* Every member set to the "none" of its kind (K_BOOL false, K_CHOICE -1, nested records too, lists empty). */
void record_blank(const struct record *, void *obj);
void field_blank(const struct field *, void *obj); /* one member of it */

/* One value by itself; its text is in the arena or static. */
struct value {
	enum { V_NONE, V_INT, V_REAL, V_STR } type;
	int64_t i;
	double d;
	const char *s;
};
/* The value as the database stores it: K_CHOICE as its name, K_BOOL as 0 or 1, and none, whether NONE, NAN, -1 or NULL,
 * as V_NONE. A 0 that is none (ids, times, dates) is V_NONE only with F_NULL, else 0. Text is not copied. Nested
 * records and lists are V_NONE. */
struct value field_get(const struct field *, const void *obj);
/* A value as text columns hold it: whole numbers in digits, reals with 15 significant digits. In the arena; NULL for
 * V_NONE. */
char *value_as_text(struct arena *, const struct value *);
/* Put a stored value into the object; V_NONE becomes none. Text is not copied. E_INTERNAL when it is of another type,
 * or no such choice; obj is unchanged then. */
enum err field_set(struct ctx *, const struct field *, void *obj, const struct value *);
bool field_is_none(const struct field *, const void *obj); /* "" counts as none; a K_BOOL or K_RECORD is never none */
/* Have both objects the same value? None equals none; texts are compared by bytes, nested records and lists member by
 * member. */
bool field_equal(const struct field *, const void *a, const void *b);
int choice_find(const struct choices *, const char *name); /* -1 when unknown */

/* Read a value as it was typed, in a form, JSON or on the command line, check its bounds and set it. Numbers and dates
 * may be written as in either language, or plain. Empty text is none; a K_TIME without an offset is in the default
 * zone. Text is trimmed and copied to the arena; control characters and invalid UTF-8 are refused. When it is refused:
 * fail_field(cx, f->name, …) and E_INVALID, obj unchanged. */
enum err field_parse(struct ctx *, const struct field *, const char *text, void *obj);
/* After parsing: is every F_REQUIRED field there? Else E_INVALID with a fault for each that is missing. */
enum err record_required(struct ctx *, const struct record *, const void *obj);
/* Is `wanted` a change of the version that is stored? Its F_VERSION field holds the version that whoever wants the
 * change was shown. E_CONFLICT error.changed_meanwhile when somebody has changed it since. */
enum err record_same_version(struct ctx *, const struct record *, const void *stored, const void *wanted);

#endif
