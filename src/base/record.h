/* Records: what is known about a struct, written once in a const table beside it and read at run time by the database,
 * forms, JSON, CSV, templates, history and documentation.
 *
 *   struct account { int64_t id; const char *name; int64_t revenue; };
 *   static const struct field account_fields[] = {
 *           FIELD(struct account, id, K_ID, .flags = F_KEY),
 *           FIELD(struct account, name, K_TEXT, .flags = F_REQUIRED, .max = 200),
 *           FIELD(struct account, revenue, K_MONEY, .flags = F_NULL),
 *   };
 *   const struct record account_record = RECORD("account", struct account, account_fields);
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
	K_RECORD,  /* struct, inline; of = its record */
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
	F_PERSONAL = 1 << 5,   /* personal value: history keeps a reference (architecture.md) */
	F_OPINION = 1 << 6,    /* opinion: shown only to those who may see opinions */
	F_COMPUTED = 1 << 7,   /* not a stored column: left out of @cols, @vals, @sets */
	F_FIXED = 1 << 8,      /* written once at INSERT, left out of @sets (created time, keys) */
	F_NO_HISTORY = 1 << 9, /* changes are not listed in the history (caches, counters) */
	/* Facts of a noun's table (base/noun.h): what is derived from each stands in ARCHITECTURE.md. */
	F_OWNER =
	    1 << 10, /* the record that this one belongs to (with .ref or .ref_kind): one of each noun that is owned */
	F_ROOT = 1 << 11, /* account_id of a noun that is owned: the customer its owners lead to; kept by the program */
	F_WITHIN = 1 << 12,    /* with .ref: must belong to the same customer as the record itself */
	F_NATURAL = 1 << 13,   /* part of the natural key, which is unique inside the owner */
	F_SEARCHED = 1 << 14,  /* found by the words in it */
	F_LISTED = 1 << 15,    /* a column of lists unless somebody chose others */
	F_DUE = 1 << 17,       /* K_DATE: something has to be done by then; "<label>.due" says what */
	F_PANEL = 1 << 18,     /* K_RECORD: a part of the page that a module handed in; template of the same name */
	F_FREE_TEXT = 1 << 16, /* may hold anything, also a person's name: listed for redaction when one is erased */
	/* With F_FREE_TEXT: its bytes are sealed by a digest, so that it is listed but never redacted. */
	F_SEALED = 1 << 18,
	F_UNIQUE = 1 << 19, /* no other record of the noun has the same value; "<label>.taken" {0} says whose it is */
	/* With .ref: the one above, who is followed by his own superior when he leaves, not by a successor. */
	F_ABOVE = 1 << 20,
	F_CUSTOM = 1 << 21 /* K_LIST of custom_item: the fields that an administrator added (base/custom.h) */
};

/* Who may be given a value in an edition of a plan or a file: each includes those before it. */
enum release { RELEASE_INTERNAL, RELEASE_MANAGEMENT, RELEASE_CUSTOMER };

struct record;

/* Allowed values of a K_CHOICE: names in the order of the enum, ended by NULL. Labels: "<prefix>.<name>" in po/. */
struct choices {
	const char *prefix;
	const char *const *names;
};

struct field {
	const char *name;  /* member = column = JSON = form name */
	const char *label; /* message key; NULL: "<record>.<name>" */
	enum kind kind;
	enum ctype ctype;
	unsigned offset, size;
	unsigned flags;
	/* text: characters (max 0 = 200, K_LONG 10,000). Numbers: bounds when min < max, in the units stored (minor units,
	 * 10^-6), but in percent for K_PERCENT: .min = 0, .max = 100. */
	int64_t min, max;
	const struct choices *choices;
	const struct record *of;
	/* K_ID: name of the noun that it points to, which may stand in a higher storey; NULL = to none that the program follows. */
	const char *ref;
	/* Instead of ref, where it may point to several: name of the K_TEXT member that holds the noun's name. */
	const char *ref_kind;
	/* F_PERSONAL, F_FREE_TEXT: name of the K_ID member whose record the value is about; NULL: the record itself. */
	const char *subject;
	enum release release;
	/* Further headers that files have for it, in letters and digits alone, with spaces between; behind a "?" those that mean it
	 * only where nothing else claims them. NULL: its name and its labels are all. */
	const char *headers;
};

struct record {
	const char *name; /* table name in the database, prefix of labels */
	size_t size;
	const struct field *fields;
	size_t count;
	/* The record whose struct an object of this one begins with; NULL = it has a struct of its own. */
	const struct record *base;
	const char *subset; /* a form: names, with spaces, of the fields of base that it has; the others stay none */
};

/* The fields of `r` that are called in `names`, for struct route.form: FORM(&agreement_record, "type number ends_on"). */
#define FORM(r, names) (&(struct record){.base = (r), .subset = (names)})
/* At start: fill a record made by FORM; nothing for any other. False when a name is none of the record's fields, or stands there twice. */
bool record_subset(const struct record *, char *why, size_t why_size);
/* Copy what a form has from one object of its base to another. */
void record_take(const struct record *form, const void *from, void *to);
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

/* How much of a reference's name stands before "_id": the name of the text beside it that says what it points to; 0 = it is none. */
size_t field_stem(const struct field *);
/* Find a field by name; NULL when the record has none. */
const struct field *record_field(const struct record *, const char *name);
/* Every member has a row (a small one can hide only where padding would stand as well), names are unique, choices and `of`
 * are given: for the check at start. On failure answers false and writes why into `why`. */
bool record_check(const struct record *, char *why, size_t why_size);

/* Every member set to the "none" of its kind (K_BOOL false, K_CHOICE -1, nested records too, lists empty). */
void record_blank(const struct record *, void *obj);

/* One value as loose data, in the arena or static. */
struct value {
	enum { V_NONE, V_INT, V_REAL, V_STR } type;
	int64_t i;
	double d;
	const char *s;
};
/* What the database stores: K_CHOICE as its name, K_BOOL 0/1, "none" as V_NONE. Only a 0 that is "none" (ids, times, dates)
 * stays 0 in a field without F_NULL; NONE, NAN and -1 never get out. Text aliases the object. Nested records and lists
 * are V_NONE. */
struct value field_get(const struct field *, const void *obj);
/* A value as it is kept in text columns: whole numbers in digits, 15 significant ones of a real. In the arena; NULL for V_NONE. */
char *value_as_text(struct arena *, const struct value *);
/* Back again; text is not copied; V_NONE is "none". A value of another type or an unknown choice gives E_INTERNAL, obj
 * untouched. */
enum err field_set(struct ctx *, const struct field *, void *obj, const struct value *);
bool field_is_none(const struct field *, const void *obj); /* "" counts as none; a K_BOOL or K_RECORD is never none */
/* Same value: none equals none, texts by bytes, nested records and lists member by member. */
bool field_equal(const struct field *, const void *a, const void *b);
int choice_find(const struct choices *, const char *name); /* -1 when unknown */

/* Read one value as a person, form, JSON form or command line wrote it, by the field's kind (numbers and dates in either
 * language's form or plain), check bounds and set it. Empty text is none. On a fault: fail_field(cx, f->name, …), E_INVALID, obj
 * untouched. Text is trimmed, control characters and invalid UTF-8 are refused, and is copied to the arena. A K_TIME without
 * an offset is a time in the default zone. */
enum err field_parse(struct ctx *, const struct field *, const char *text, void *obj);
/* After parsing: every F_REQUIRED field is there, else a field fault each and E_INVALID. */
enum err record_required(struct ctx *, const struct record *, const void *obj);
/* Was a change made from the version that is stored? Else E_CONFLICT error.changed_meanwhile. `wanted` carries in its F_VERSION field what
 * whoever asks for the change had seen. */
enum err record_same_version(struct ctx *, const struct record *, const void *stored, const void *wanted);

#endif
