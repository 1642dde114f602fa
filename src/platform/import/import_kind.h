/* Kinds of files, and the nouns whose records files add, change or name. The engine in this folder knows none of
 * them: a module hands in its kinds (member .imports of struct module). There are two sorts:
 *
 *   records   each row is a record (customers, people, products): a table of columns and a noun are all it takes,
 *             and the worker is import_records_worker
 *   lines     anything else (sales): the kind has its own worker (import_kind_ops.h)
 *
 * Nouns are separate from kinds because lines too name customers, products and people, and add those that are
 * missing. Pure. */
#ifndef PLATFORM_IMPORT_KIND_H
#define PLATFORM_IMPORT_KIND_H

#include "platform/import/import_items.h"

struct import_worker;
struct import_job;
struct import_chunk;
struct import_record;
struct noun;

enum { IMPORT_KINDS_MAX = 64 };

/* The button to a page: its path, message key and icon. */
struct import_see {
	const char *href, *label, *icon;
};

/* A record that rows of other imports still refer to. */
#define IMPORT_USED(F, S) F(S, ID, id)
STRUCT_OF(import_used, IMPORT_USED);
extern const struct record import_used_record;

/* What an import does with the records of a noun. Their record has the member version and, where lines or other
 * records name them by number, also number and name; `obj`, `before` and `after` are of its struct. Each function is
 * given the noun, so that one function can serve many nouns (import_noun_ops.c). */
struct import_noun {
	const char *name; /* "account": of the noun, as in import_change.kind */
	const struct record *record;
	const struct noun
	    *plain; /* the plain noun whose verbs (platform/noun) do the work; NULL = it has functions here */
	/* Files give a record's number (noun_find_ops.h). mentioned: files that only refer to a record may also give
	 * its mail address, or its name when no other has the same. known: only records that the user may know of
	 * are found; what files say of others is answered as for a number that is free, and not written. */
	bool mentioned, known;
	enum err (*get)(struct ctx *, const struct import_noun *, int64_t id, void *ret); /* E_NOT_FOUND */
	/* Add new records, whose keys are free; fills their ids. */
	enum err (*add)(struct ctx *, const struct import_noun *, void *objs, size_t count);
	/* E_INVALID: it breaks a rule of the noun. */
	enum err (*save)(struct ctx *, const struct import_noun *, const void *before, void *after, int64_t run);
	/* Remove a record that an import added; *ret_removed is false, and it stays, when something refers to it.
	 * E_CONFLICT when only the database found that out. */
	enum err (*remove)(struct ctx *, const struct import_noun *, int64_t id, bool *ret_removed);
	/* Fill in what a new record has besides the values in the file: its import, defaults. */
	void (*begin)(const struct import_run *, const struct import_noun *, const struct import_item *, void *obj);

	/* The rest is used only for files in which each row is such a record. Each may be NULL. */
	/* Find the record that a row is about, for nouns that are not known by a number: *ret_id, 0 = a new record. In
	 * `obj` the columns of the key (COL_KEY) are filled in. */
	enum err (*match)(struct ctx *, const struct import_noun *, const void *obj, int64_t *ret_id);
	/* A column, besides number, whose text may stand only once in a file (compared in lower case). */
	const char *unique;
	/* Fill in what depends on several cells. The row's cells are in r->after already; references, and the name that
	 * replaces a missing one, are not. Sets r->changed when `settle` is going to change the record. */
	enum err (*complete)(struct ctx *, struct import_job *, struct import_record *r);
	/* Leave out what a file says wrongly but what is no reason to turn the record away, and tell of it: *odd is the
	 * warning. before NULL = it is new. */
	void (*soften)(struct ctx *, const void *before, void *after, struct import_reason *odd);
	/* Check the noun's rules; *ret_good is false, with the reason in *why, when one is broken. before NULL = it is
	 * new. */
	enum err (*check)(struct ctx *, const struct import_noun *, const void *before, void *after,
	                  struct import_reason *why, bool *ret_good);
	/* Called in the write transaction, just before the record is added or saved. */
	enum err (*settle)(struct ctx *, struct import_record *);
};

/* What rows of a noun's files give besides the record itself (a colleague's sign-in), handed in by a feature that knows more
 * than the noun does: member .import_besides of struct module. All is done with the rights of whoever imports, as they are
 * then. */
struct import_besides {
	const char *noun; /* the name of that noun */
	/* The record of a row is made (r->after) and good: r->besides becomes what the row gives, NULL = nothing. Counts it in
	 * job->next, and warns of what the row says and does not give. */
	enum err (*judge)(struct ctx *, struct import_job *, struct import_chunk *, struct import_record *);
	/* In the write transaction, when record `id` is in. E_CONFLICT error.db_conflict: it has to be judged again. */
	enum err (*give)(struct ctx *, const struct import_run *, int64_t id, const void *besides);
	/* Of an undo, before its records: take back at most `max` of what the run gave and nobody has used. */
	enum err (*take_back)(struct ctx *, const struct import_run *, int64_t max, bool *ret_done);
	/* How many of what it gave could not be taken back, those of records that stay too left out. */
	enum err (*left)(struct ctx *, int64_t run, int64_t *ret);
	struct import_see see; /* where what was given is looked after, shown to … */
	int see_need;          /* … those who may write this enum data_kind */
};

enum {
	KIND_USUAL = 1 << 0, /* offered first in the form */
	/* It has amounts in a currency; the first such import into an empty base sets the base's currency. */
	KIND_CURRENCY = 1 << 1,
	/* Rows are lines that name records. Missing records are added when the user has chosen so. */
	KIND_LINES = 1 << 2
};

/* How a row says whether it is a credit: it is no credit note's, is one's with a minus sign, or one's without, by its number
 * or by its type. SIGN_STOCK: a quantity below zero and an amount above, as a credit is written by some, and a sale by others
 * who book what leaves the stock. */
enum import_sign { SIGN_NONE, SIGN_OTHER, SIGN_MINUS, SIGN_MISSING, SIGN_TOLD, SIGN_STOCK, SIGNS };

struct import_kind {
	/* "sales": stored in import_run.kind; its label is "import.kind.sales" and its command `import sales`. */
	const char *name;
	const char *summary; /* of the command */
	unsigned flags;
	int edit; /* enum data_kind that the user must be allowed to write, besides imports; 0 = nothing more */
	struct import_columns columns;
	/* The noun of its rows (records), or the nouns that they name (lines), ended by NULL. In job and chunk a
	 * noun is known by its place in this list. */
	const struct import_noun *const *nouns;
	/* Bit 1 << n: items of noun n stay in memory to the end of the file, because equal lines are counted by
	 * them. */
	unsigned lasting;
	const struct import_worker *worker;
	/* The message key of a column's heading, when the preview shows the column though the file lacks it, because
	 * it is computed; else NULL. May be NULL. */
	const char *(*computed)(const struct import_spec *, size_t column);
	/* Of lines: the column by which they name their customers in a file with these columns. May be NULL. */
	size_t (*names)(const struct import_map *);
	/* May a file with these columns hold whole invoices? NULL: files of this kind have none. */
	bool (*whole)(const struct import_map *);
	/* For the preview, before it is known how numbers are written. NULL = the kind has no credits. */
	enum import_sign (*sign)(const struct import_map *, const struct csv_row *);
	struct import_see see; /* the page that shows the result; href NULL = there is none */
};

/* At start. Ends the program when there are too many. Then what rows of files of this kind give besides; NULL = nothing. */
void import_besides_add(const struct import_besides *);
const struct import_besides *import_besides(const struct import_kind *);

/* At start, in the order in which the form lists them. Ends the program when there are too many. */
void import_kind_add(const struct import_kind *);
/* The kind with that number (import_run.kind); the first one when there is none. */
const struct import_kind *import_kind(int32_t);
/* The kind with that number as it is in this base: files of records also have a column for each field that an
 * administrator added to their noun; in the arena (import_noun_ops.c). */
enum err import_kind_with_custom(struct ctx *, struct arena *, int32_t, const struct import_kind **ret);
/* Make the kind of files of a plain noun from its facts. It has a column for each field that people write; its
 * headers are the field's name and labels. References are given by number, mail address or name; rows are matched
 * with records by owner and natural key. It lives as long as the program. Call it when the nouns are settled and the
 * kinds of the nouns that it refers to are added (import_noun_ops.c). */
const struct import_kind *import_kind_of(const struct noun *);
/* Can there be one? Only when a natural key identifies the noun's records, since otherwise importing a file twice
 * would add each record twice, and when it does not say that it is made by hand (NOUN_NO_IMPORT). */
bool import_kind_fits(const struct noun *);
/* When all kinds are added: make a command for each (import_cli.c). */
void import_commands_make(void);
int32_t import_kind_number(const struct import_kind *); /* -1 when it was not handed in */
size_t import_kind_count(void);

/* The place of the noun of that name in a list that ends with NULL; -1 = it is not in it, or the name is NULL. */
int import_noun_place(const struct import_noun *const *nouns, const char *name);
/* The member of the kind's record that a column is written to; NULL = none, or several. */
const char *import_column_field(const struct import_kind *, const struct import_column *);
/* The place, among the kind's nouns, of the noun that a column refers to; -1 = it is no reference. */
int import_refers_to(const struct import_kind *, const struct import_column *);

#endif
