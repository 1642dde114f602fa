/* Kinds of files, and the nouns that files make, change or name. The engine in this folder knows none of them: a module hands in its
 * kinds (member .imports of struct module). Two sorts:
 *
 *   records   a row is a record, known by its number (customers, people, products): a table of columns and a noun are all it takes,
 *             the worker is import_records_worker
 *   lines     anything else (sales): the kind brings its own worker (import_kind_ops.h)
 *
 * A noun stands on its own because lines name customers, products and people too, and make those that are missing. Pure. */
#ifndef PLATFORM_IMPORT_KIND_H
#define PLATFORM_IMPORT_KIND_H

#include "platform/import/import_items.h"

struct import_worker;
struct import_job;
struct import_record;
struct noun;

enum { IMPORT_KINDS_MAX = 64, IMPORT_NOUNS_MAX = 8 };

/* A record that rows still refer to. */
struct import_used {
	int64_t id;
};
extern const struct record import_used_record;

/* A noun. Its record has the members version and, where lines or other records name it by number, number and name. Objects are of the
 * record's struct. Functions are given the noun itself, so that one may serve many (import_noun_ops.c). */
struct import_noun {
	const char *name; /* "account": of the noun, as in import_change.kind */
	const struct record *record;
	const struct noun *plain; /* what the verbs of platform/noun are asked for; NULL = it has its own */
	/* Files say which is meant by number (noun_find_ops.h). mentioned: those that only name it, also by mail address or by a name that
	 * nobody else has. known: only what the one who imports may know of. */
	bool mentioned, known;
	enum err (*get)(struct ctx *, const struct import_noun *, int64_t id, void *ret); /* E_NOT_FOUND */
	/* New ones, whose keys are free: fills ids. */
	enum err (*add)(struct ctx *, const struct import_noun *, void *objs, size_t count);
	/* E_INVALID: it breaks a rule of the noun. */
	enum err (*save)(struct ctx *, const struct import_noun *, const void *before, void *after, int64_t run);
	/* One that an import made; *ret_removed false when something refers to it. E_CONFLICT when that is found out by the database. */
	enum err (*remove)(struct ctx *, const struct import_noun *, int64_t id, bool *ret_removed);
	/* What a new one has besides what files say of it: its import, defaults. */
	void (*begin)(const struct import_run *, const struct import_noun *, const struct import_item *, void *obj);

	/* The rest is asked only where a row is such a record; each may be NULL. */
	/* Which record of the base a row is, when it is not known by its number: *ret_id, 0 = a new one. obj: its key (COL_KEY) read. */
	enum err (*match)(struct ctx *, const struct import_noun *, const void *obj, int64_t *ret_id);
	const char *unique; /* a column besides number whose text, in lower case, may stand once in a file */
	/* The cells are in r->after, references and the name that stands in place of a missing one are not: what follows from several
	 * cells. Sets r->changed when the record will change by what `settle` does. */
	enum err (*complete)(struct ctx *, struct import_job *, struct import_record *r);
	/* The rules of the noun; *ret_good false with the reason in *why. before NULL: it is new. */
	enum err (*check)(struct ctx *, const struct import_noun *, const void *before, void *after,
	                  struct import_reason *why, bool *ret_good);
	/* In the write transaction, just before it is added or saved. */
	enum err (*settle)(struct ctx *, struct import_record *);
};

enum {
	KIND_USUAL = 1 << 0, /* offered first in the form */
	KIND_CURRENCY =
	    1 << 1, /* has amounts in a currency: the first such import into an empty base decides the base's */
	KIND_LINES =
	    1 << 2 /* rows are lines that name records, which are made when they are missing and that is wanted */
};

struct import_kind {
	const char
	    *name; /* "sales": kept in import_run.kind; label "import.kind.sales"; the command is `import sales` */
	const char *summary; /* of the command */
	unsigned flags;
	int edit; /* enum data_kind that who imports must be able to write besides; 0 = nothing more */
	struct import_columns columns;
	/* What its rows are (records) or name (lines), ended by NULL; the place in the list is the noun's number in job and chunk. */
	const struct import_noun *const *nouns;
	unsigned
	    kept; /* bits by number of noun: lines are counted by it, so it stays in memory to the end of the file */
	const struct import_worker *worker;
	/* The same with a column for each field that an administrator added, in the arena. NULL: there is never one. */
	enum err (*here)(struct ctx *, struct arena *, const struct import_kind *, const struct import_kind **ret);
	/* A column that the file does not have is shown as it is computed: message key of its heading, NULL = it is not. May be NULL. */
	const char *(*computed)(const struct import_spec *, size_t column);
	/* Where the result is to be seen: path, message key and icon of the button; href NULL = nowhere. */
	struct {
		const char *href, *label, *icon;
	} see;
};

/* At start, in the order in which people choose. Ends the program when there are too many. */
void import_kind_add(const struct import_kind *);
/* By number as in import_run.kind; of what was never handed in, the first. */
const struct import_kind *import_kind(int32_t);
/* The same as it is in this base: struct import_kind, here. */
enum err import_kind_here(struct ctx *, struct arena *, int32_t, const struct import_kind **ret);
/* The kind of files of a plain noun, made from its facts: a column for each field that is written, with the headers that its name and
 * labels are; references by number, mail address or name; rows matched by owner and natural key. For as long as the program runs.
 * (import_noun_ops.c; when the nouns are settled, and the kinds that it refers to are added) */
const struct import_kind *import_kind_of(const struct noun *);
/* Has it one? A natural key must tell its records apart, or the same file twice would make each of them twice; and a record says which
 * import made it (import_id). */
bool import_kind_fits(const struct noun *);
/* When all are added: a command for each. (import_cli.c) */
void import_commands_make(void);
int32_t import_kind_number(const struct import_kind *); /* -1 when it was not handed in */
size_t import_kind_count(void);

/* The number, among the kind's nouns, of the one that a column refers to; -1: it is no reference. */
int import_refers_to(const struct import_kind *, const struct import_column *);

#endif
