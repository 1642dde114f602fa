/* Nouns: the struct, the table and the facts of one kind of record, written once, as one list.
 *
 *   #define AGREEMENT(F, S) \
 *           F(S, ID, id, .flags = F_KEY | F_FIXED) \
 *           F(S, ID, account_id, .flags = F_OWNER | F_ROOT | F_REQUIRED | F_FIXED, .ref = "account") \
 *           F(S, TEXT, number, .flags = F_NULL | F_NATURAL | F_SEARCHED | F_NO_NAME, .max = 40) \
 *           F(S, INT, version, .flags = F_VERSION)
 *   NOUN_STRUCT(agreement, AGREEMENT);                        in agreement.h
 *   NOUN_RECORD(agreement, AGREEMENT);                        in agreement.c: agreement_record
 *   const struct noun agreement_noun = {.record = &agreement_record, .segment = "agreements", …};
 *
 * Each row is kind, member, facts. A row without a kind does not compile, and since the struct is made from the list
 * there is no member without a row. What follows from the facts is derived at start (noun_settle) and read at run time;
 * no code is generated. */
#ifndef BASE_NOUN_H
#define BASE_NOUN_H

#include "base/record.h"

#define NOUN_STRUCT(name, LIST) \
	STRUCT_OF(name, LIST);  \
	extern const struct record name##_record
#define NOUN_RECORD(name, LIST) const struct record name##_record = RECORD_OF(#name, name, LIST)

enum {
	NOUN_IS_ROOT = 1 << 0, /* the customer: the end of every chain of owners, whose rights decide */
	NOUN_PLAIN = 1 << 1,   /* platform/noun adds, changes and removes it, with queries made from its facts */
	NOUN_NEVER_REMOVED =
	    1 << 2,             /* it can be ended or switched off but never removed, so adding it cannot be undone */
	NOUN_NO_IMPORT = 1 << 3 /* it is made by hand, never read from a file */
};

/* Which of many records are found first by words: fragments (db/db.h). $1 is the record. */
struct noun_ranks {
	const char *group;    /* 0 to 4, SEARCH_LAST_GROUP of platform/search/search.h: those of 0 come first */
	const char *weight;   /* inside a group the heaviest first */
	const char *foremost; /* a SELECT of the ids that may be in another group than the last */
	const char *own;      /* a SELECT of the ids that are the user's own: they come with group 0 */
};

/* All pointers are to static data. */
struct noun {
	const struct record *record; /* its table, of the same name */
	const char *segment;         /* in paths: "agreements" of /accounts/:id/agreements/:id; NULL = it has no page */
	const char *title;           /* the member whose text people know a record by; NULL = "name" */
	const char *visible;         /* fragment (db/db.h): the condition that a row may be known of; NULL = all may */
	/* K_ID member: the colleague whose day shows its F_DUE dates. NULL, or 0 in a record: the customer's KAM. */
	const char *responsible;
	/* K_DATE member: from that day on it is over, so it cannot be chosen and none of its dates is due; NULL =
	 * never. */
	const char *ended;
	/* The order of its lists: columns with ", " between them, each with " DESC" behind it if it falls. Values that
	 * are missing come last; equal rows are ordered by id, in the last column's direction. NULL = by id. */
	const char *order;
	/* Message key when it cannot be removed because others refer to it, {0} its title; NULL = "noun.in_use". */
	const char *in_use;
	const struct noun_ranks *ranks; /* NULL = what is found is ordered by its words alone */
	int position; /* among kinds of records in search and files, lower ones first; 0 = behind those that have one */
	int see, edit; /* enum data_kind: the right to read it and the right to write it, on its customer */
	/* Rules that the facts of single fields cannot express: fail_field for each that is broken. before is NULL when
	 * the record is new. Pure. NULL: there are none. */
	enum err (*check)(struct ctx *, const void *before, void *after);
	/* Fills fields that follow from others, before the check: say a missing name from the number. Pure. NULL: there
	 * are none. Not needed for a text member sort_key of a plain noun, which platform/noun fills from the title. */
	void (*prepare)(struct ctx *, void *obj);
	unsigned flags;
};

/* What noun_settle derives from the facts of all nouns. */
struct noun_ref {
	const struct field *field;
	const struct noun *to; /* NULL with field->ref_kind, where each record says which noun it points to */
};
enum { NOUN_ORDER_MAX = 3 };
struct noun_order {
	const struct field *field; /* text, choice or whole number */
	bool down;
};
struct noun_facts {
	const struct noun *noun;
	const struct field *id, *version, *owner, *root; /* NULL = it has none */
	const struct noun *owned_by;                     /* NULL with owner->ref_kind, as above */
	struct noun_ref *refs;                           /* of every field with .ref or .ref_kind, the owner too */
	size_t ref_count;
	struct noun_order order[NOUN_ORDER_MAX];
	size_t order_count;
	/* The record with names: its members and, behind the struct, a text for each ref, "responsible" for
	 * responsible_id: the title of what it points to; NULL when it points to nothing, or to what the one who reads
	 * may not know of. */
	const struct record *named;
};

enum { NOUNS_MAX = 128 };

/* At start, before there are threads: noun_take for each noun, then noun_settle once, which derives struct noun_facts.
 * False when the facts do not agree, with the reason in `why`: a name taken twice, a ref to a noun that is not there,
 * two owners, an owned noun without F_ROOT, a title that is no member … */
bool noun_take(const struct noun *, char *why, size_t why_size);
bool noun_settle(char *why, size_t why_size);

const struct noun_facts *noun_find(const char *name);             /* NULL when there is none */
const struct noun_facts *noun_of(const struct record *);          /* NULL: not a noun's table */
const struct noun_facts *noun_by_segment(const char *, size_t n); /* NULL when there is none */
const struct noun_facts *noun_each(size_t i); /* in the order they were taken; NULL behind the last */

/* What people know a record by in files: the column of its natural key, if the noun has no owner and its key is one
 * text; else its column `number`. NULL when it has neither. */
const struct field *noun_key_field(const struct noun *);
/* Has it any field that can be searched (F_SEARCHED)? */
bool noun_is_searched(const struct noun *);
/* Do people write this field, so that a file may have a column for it? They do write the owner, but not the root beside
 * it. */
bool noun_field_is_written(const struct noun_facts *, const struct field *);
/* The field's name in files and forms: "responsible" for responsible_id. In the arena. */
const char *noun_column_name(struct arena *, const struct field *);
/* The path of a noun's list, and that of one record's page: /products or, when it belongs to a customer (root: the
 * customer's id), /accounts/5/agreements. In the arena; NULL: it has no page. All such paths are made here. */
const char *noun_list_href(struct arena *, const struct noun_facts *, int64_t root);
const char *noun_href(struct arena *, const struct noun_facts *, int64_t root, int64_t id);
/* The column whose text people know a record by. */
static inline const char *noun_title_column(const struct noun *n)
{
	return n->title ? n->title : "name";
}

/* May its title be given to `to`? */
bool noun_title_is_released(const struct noun *, enum release to);

/* The id in a K_ID member of a record. */
static inline int64_t field_id(const struct field *f, const void *obj)
{
	return *(const int64_t *)((const char *)obj + f->offset);
}

#endif
