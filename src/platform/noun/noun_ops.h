/* What is done with every noun: read, added, changed, removed, taken back. A verb with a rule of its own is written by hand beside
 * its noun. All in the caller's transaction; rights are the caller's (routes with .record have asked). */
#ifndef PLATFORM_NOUN_OPS_H
#define PLATFORM_NOUN_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/access/rights.h"

/* The record with the names of what it points to (an object of noun_facts.named, which begins with the noun's own struct), in the
 * arena. E_NOT_FOUND "error.not_found", also for one that may not be known of. */
enum err noun_get(struct ctx *, const struct noun *, int64_t id, void **ret);
/* An object of noun_facts.named in the arena: blank, or like another. */
void *noun_blank(struct ctx *, const struct noun *);
void *noun_copy(struct ctx *, const struct noun *, const void *obj);

/* Those below, to noun_remove: *ret_act is the act in the history by which noun_undo takes it back, 0 when nothing changed. Field faults
 * (E_INVALID): what is required and missing, a reference to nothing, to what has ended or belongs to another customer, or back
 * to the record itself ("<label>.circle"), what the noun's check says; E_CONFLICT: the natural key or a unique value is taken. Search
 * words and history follow. */

/* obj: the plain struct with owner set; fills id, root, created, version. */
enum err noun_add(struct ctx *, const struct noun *, void *obj, int64_t *ret_act);
/* E_CONFLICT "error.changed_meanwhile" when `before` is not its version any more. `after` is given the new one. */
enum err noun_change(struct ctx *, const struct noun *, const void *before, void *after, int64_t *ret_act);
/* The same as one part of an act (history_act_new) of several changes; *ret_changes: fields of this one. */
enum err noun_change_part(struct ctx *, const struct noun *, const void *before, void *after, int64_t act,
                          int *ret_changes);
/* noun_add, or noun_change of the one of its owner that has the same natural key; obj becomes what is stored. */
enum err noun_set(struct ctx *, const struct noun *, void *obj, int64_t *ret_act);
/* With all that belongs to it. E_CONFLICT "noun.in_use" {0} kind, or what the noun says instead: something else points to it. */
enum err noun_remove(struct ctx *, const struct noun *, const void *obj, int64_t *ret_act);

/* Does anything point to it, also from tables that are no nouns, or does anything belong to it? */
enum err noun_referred(struct ctx *, const struct noun *, int64_t id, bool *ret);

/* What noun_add (before NULL) and noun_change would refuse, without doing it; not whether the natural key is taken, which who asks has
 * looked for (noun_same_key). Fills the root of a new one. */
enum err noun_check(struct ctx *, const struct noun *, const void *before, void *after);
/* The id of the record of that owner with the same natural key, other than obj itself; 0 when there is none, or the key is incomplete. */
enum err noun_same_key(struct ctx *, const struct noun *, const void *obj, int64_t *ret_id);

/* The id of the one that has this title, number or mail address; 0 when none has, or several. */
enum err noun_called(struct ctx *, const struct noun *, const char *text, int64_t *ret_id);

/* For imports, which have checked: new ones (an array of plain structs), filled as by noun_add. What belongs to a customer is told in his
 * history, with the import; the rest says itself which import it is from. */
enum err noun_add_many(struct ctx *, const struct noun *, void *objs, size_t count, int64_t import);
/* As noun_change, told as the import's. */
enum err noun_change_by_import(struct ctx *, const struct noun *, const void *before, void *after, int64_t import);
/* As noun_remove, of one that an import made and takes out again, also where the noun is kept: it has looked itself whether rows refer to
 * it. */
enum err noun_remove_unused(struct ctx *, const struct noun *, const void *obj);

/* How an act on records that are no plain nouns is taken back; handed in by its module (.undo_kinds), at start. */
struct undo_kind {
	const char *kind;    /* name of the record in the history; plain nouns need none */
	enum data_kind edit; /* who may, about the rows' customer */
	const char *page;    /* of the customer, where one is afterwards: "edit"; NULL = the customer's own */
	/* Do the opposite of what the rows of an act about one record say (struct history, oldest first) as part of the act `undo`.
	 * E_CONFLICT "history.changed_since": it is not any more as they left it. */
	enum err (*undo)(struct ctx *, const struct list *rows, int64_t undo);
};
void noun_undo_add(const struct undo_kind *);

/* Take back an act, whoever's it was and whatever it was about: as one act more. E_NOT_FOUND: there is no such act, or one may not
 * write what it is about; E_CONFLICT: something of it is not any more as the act left it. */
struct undone {
	int64_t act;          /* takes this one back in turn; 0 = one may not write it any more */
	const char *location; /* path of the page of what was changed, else of one that may be seen */
};
enum err noun_undo(struct ctx *, int64_t act, struct undone *ret);

/* What the verbs of a noun do that its facts and its own file, which knows no base, cannot: handed in by a module (.noun_rules). All in
 * the verb's transaction, with plain structs. Each may be NULL. */
struct noun_rules {
	const struct noun *noun;
	/* Rules that ask the base or the settings: fail_field for each that is broken. before NULL: it is new. */
	enum err (*fits)(struct ctx *, const void *before, void *after);
	/* What follows, when it is written with its history: it was added (before NULL), changed or removed (after NULL), by whoever: a
	 * form, an import, the taking back of an act. */
	enum err (*changed)(struct ctx *, const void *before, const void *after);
	/* Do rows that are no nouns refer to it? Then it is not removed: "noun.in_use" {0}, the text `used_by`. */
	enum err (*used)(struct ctx *, const void *obj, bool *ret);
	const char *used_by;
};
/* At start, when the nouns are settled; the struct must outlive the program. False: of no plain noun, without a rule, or a second one. */
bool noun_rules_take(const struct noun_rules *, char *why, size_t why_size);

/* What a record is called: its title, else the label of its kind of record with the first of what lists show of it. */
const char *noun_title(struct ctx *, const struct noun *, const void *obj);
/* The same of the record with that id, of a noun by its name. Errors of noun_get. */
enum err noun_title_of(struct ctx *, const char *noun, int64_t id, const char **ret);
/* Over its page: "Agreement R-1". */
const char *noun_heading(struct ctx *, const struct noun *, const void *obj);

#endif
