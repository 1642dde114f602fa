/* Nouns: struct, table and facts of a kind of record in one list.
 *
 *   #define AGREEMENT(F, S) \
 *           F(S, ID, id, .flags = F_KEY | F_FIXED) \
 *           F(S, ID, account_id, .flags = F_OWNER | F_ROOT | F_REQUIRED | F_FIXED, .ref = "account") \
 *           F(S, TEXT, number, .flags = F_NULL | F_NATURAL | F_SEARCHED | F_LISTED, .max = 40) \
 *           F(S, INT, version, .flags = F_VERSION)
 *   NOUN_STRUCT(agreement, AGREEMENT);                        in agreement.h
 *   NOUN_RECORD(agreement, AGREEMENT);                        in agreement.c: agreement_record
 *   const struct noun agreement_noun = {.record = &agreement_record, .segment = "agreements", …};
 *
 * A row without its kind, or of a kind that the member does not fit, does not compile, and there is no member without a row. What
 * a row's facts lead to is derived at start (noun_settle) and read at run time; nothing is generated. */
#ifndef BASE_NOUN_H
#define BASE_NOUN_H

#include "base/record.h"

#define C_TYPE_ID      int64_t
#define C_TYPE_INT     int64_t
#define C_TYPE_BOOL    bool
#define C_TYPE_REAL    double
#define C_TYPE_PERCENT double
#define C_TYPE_TEXT    const char *
#define C_TYPE_LONG    const char *
#define C_TYPE_MONEY   int64_t
#define C_TYPE_QTY     int64_t
#define C_TYPE_TIME    int64_t
#define C_TYPE_DATE    int32_t
#define C_TYPE_MONTH   int32_t
#define C_TYPE_CHOICE  int32_t
/* Of what pages and JSON show, which may be such a list too. */
#define C_TYPE_URL  const char *
#define C_TYPE_HTML const char *
#define C_TYPE_LIST struct list

#define NOUN_MEMBER(S, kind, member, ...) C_TYPE_##kind member;
#define NOUN_FIELD(S, kind, member, ...)  FIELD(S, member, K_##kind, __VA_ARGS__),
#define NOUN_STRUCT(name, LIST)                \
	struct name {                          \
		LIST(NOUN_MEMBER, struct name) \
	};                                     \
	extern const struct record name##_record
#define NOUN_RECORD(name, LIST)                                                      \
	static const struct field name##_fields[] = {LIST(NOUN_FIELD, struct name)}; \
	const struct record name##_record = RECORD(#name, struct name, name##_fields)

enum {
	NOUN_IS_ROOT = 1 << 0, /* a customer: what others lead to by their owners, and whose rights decide */
	NOUN_PLAIN = 1 << 1,   /* the verbs of platform/noun do all that is done with it: it has their queries */
	NOUN_KEPT = 1 << 2 /* it ends or is switched off, but is never removed: adding it is not taken back either */
};

/* All pointers are to static data. */
struct noun {
	const struct record *record; /* its table, of the same name */
	const char *segment;     /* in paths: "agreements" of /accounts/:id/agreements/:id; NULL = it stands in none */
	const char *title;       /* member whose text names a record to people; NULL = "name" */
	const char *visible;     /* fragment (db/db.h) that keeps the rows one may know of; NULL = all are known */
	const char *responsible; /* K_ID member: the colleague whose its F_DUE dates are; NULL = the KAM */
	const char *ended; /* K_DATE member: from that day it is over: not chosen, nothing of it due; NULL = never */
	/* What its lists are ordered by: columns with ", " between, each perhaps with " DESC"; what is missing comes last. The id ends it,
	 * in the direction of the last column. NULL = by id. */
	const char *order;
	const char *in_use; /* text that refuses a removal, {0} its title; NULL = "noun.in_use" */
	int position;  /* among kinds of records in search and files: lower ones first; 0 = behind those that say one */
	int see, edit; /* enum data_kind: who reads it and who writes it, about the customer it belongs to */
	/* The noun's rules, besides what its fields say: fail_field for each that is broken. before NULL: it is new. Pure. */
	enum err (*check)(struct ctx *, const void *before, void *after);
	/* What follows from its fields, before they are checked: a name that is missing is the number. Pure. NULL: nothing does. A text
	 * member sort_key needs none: the verbs of plain nouns keep it, by the title. */
	void (*prepare)(struct ctx *, void *obj);
	unsigned flags;
};

/* What the facts of all nouns together lead to. */
struct noun_ref {
	const struct field *field;
	const struct noun *to; /* NULL with field->ref_kind: told by the record */
};
enum { NOUN_ORDER_MAX = 3 };
struct noun_order {
	const struct field *field; /* text, choice or whole number */
	bool down;
};
struct noun_facts {
	const struct noun *noun;
	const struct field *id, *version, *owner, *root; /* NULL = it has none */
	const struct noun *owned_by;                     /* NULL with owner->ref_kind: told by the record */
	struct noun_ref *refs;                           /* of every field with .ref or .ref_kind, the owner too */
	size_t ref_count;
	struct noun_order order[NOUN_ORDER_MAX];
	size_t order_count;
	/* The record as people read it: its members and, behind the struct, a text for each ref, called as its field without _id:
	 * the name of what it points to, NULL when there is none that one may know of. */
	const struct record *named;
};

enum { NOUNS_MAX = 128 };

/* At start, one after the other, before any thread: take a noun, then settle what they lead to. `why` says what is wrong: a name
 * that is taken, a ref to no noun, no owner or two, an owned noun without root, a title, check or natural key that is none … */
bool noun_take(const struct noun *, char *why, size_t why_size);
bool noun_settle(char *why, size_t why_size);

const struct noun_facts *noun_find(const char *name);             /* NULL when there is none */
const struct noun_facts *noun_of(const struct record *);          /* NULL: not a noun's table */
const struct noun_facts *noun_by_segment(const char *, size_t n); /* NULL when there is none */
const struct noun_facts *noun_each(size_t i); /* in the order they were taken; NULL behind the last */

/* The column of the noun's natural key, or its number; NULL when there is neither. */
const struct field *noun_key_field(const struct noun *);
/* Is anything of it found by words? */
bool noun_is_searched(const struct noun *);
/* Is the field written by people, so that a file may say it? The owner is, the root beside it is not. */
bool noun_field_is_written(const struct noun_facts *, const struct field *);
/* What files and forms call it: "responsible" of responsible_id; in the arena. */
const char *noun_column_name(struct arena *, const struct field *);
/* Where a noun's list is: /products or, of what belongs to a customer, /accounts/5/agreements; NULL: nowhere. root: the customer's
 * id. And where one of its records is shown. In the arena. The one place that makes such paths. */
const char *noun_list_href(struct arena *, const struct noun_facts *, int64_t root);
const char *noun_href(struct arena *, const struct noun_facts *, int64_t root, int64_t id);
/* The column whose text names a record to people. */
static inline const char *noun_title_column(const struct noun *n)
{
	return n->title ? n->title : "name";
}

/* The id in a K_ID member of a record. */
static inline int64_t field_id(const struct field *f, const void *obj)
{
	return *(const int64_t *)((const char *)obj + f->offset);
}

#endif
