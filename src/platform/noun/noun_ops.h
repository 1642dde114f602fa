/* The verbs of every noun: get, add, change, remove, undo. A verb with a rule of its own is written by hand beside
 * its noun. Everything happens in the caller's transaction, and the caller has checked the rights (a route with
 * .record has). */
#ifndef PLATFORM_NOUN_OPS_H
#define PLATFORM_NOUN_OPS_H

#include "base/noun.h"
#include "db/db.h"
#include "platform/access/rights.h"

/* The record with that id, together with the names of what it refers to: an object of noun_facts.named, which begins
 * with the noun's own struct; in the arena. E_NOT_FOUND "error.not_found" when there is none, or the user may not
 * know of it. */
enum err noun_get(struct ctx *, const struct noun *, int64_t id, void **ret);
/* Is there such a record, but the user may not know of it? */
enum err noun_hidden(struct ctx *, const struct noun *, int64_t id, bool *ret);
/* An object of noun_facts.named in the arena: blank, or a copy of another. */
void *noun_blank(struct ctx *, const struct noun *);
void *noun_copy(struct ctx *, const struct noun *, const void *obj);

/* The verbs from here to noun_remove write the history and the search words too. *ret_act: the number of the act in
 * the history, with which noun_undo undoes it; 0 when nothing changed. E_INVALID, with a field fault for each: a
 * required value is missing; a reference is to a record that does not exist, has ended or belongs to another
 * customer, or leads back to the record itself ("<label>.circle"); a rule of the noun is broken. E_CONFLICT: another
 * record has the natural key or the unique value. */

/* Add a record. obj: the plain struct, with its owner set; id, root, created and version are filled in. */
enum err noun_add(struct ctx *, const struct noun *, void *obj, int64_t *ret_act);
/* Store a change; `after` gets the new version. E_CONFLICT "error.changed_meanwhile" when the record has another
 * version than `before`. */
enum err noun_change(struct ctx *, const struct noun *, const void *before, void *after, int64_t *ret_act);
/* The same as one of several changes in one act (history_act_new); *ret_changes: how many fields of this record have
 * changed. */
enum err noun_change_part(struct ctx *, const struct noun *, const void *before, void *after, int64_t act,
                          int *ret_changes);
/* noun_change when the owner has a record with the same natural key, else noun_add; obj becomes the stored record. */
enum err noun_set(struct ctx *, const struct noun *, void *obj, int64_t *ret_act);
/* Remove a record and all that belongs to it. E_CONFLICT when another record refers to it: the noun's own message,
 * or "noun.in_use" with {0} = the kind of that record. */
enum err noun_remove(struct ctx *, const struct noun *, const void *obj, int64_t *ret_act);

/* Does any row refer to the record or belong to it, also in tables that are no nouns? */
enum err noun_referred(struct ctx *, const struct noun *, int64_t id, bool *ret);

/* Check what noun_add (before NULL) or noun_change would check, without storing anything; fills in the root of a new
 * record. Whether the natural key is taken is not checked: the caller has asked noun_same_key. */
enum err noun_check(struct ctx *, const struct noun *, const void *before, void *after);
/* The id of another record of the same owner that has the natural key of obj; 0 when there is none, or the key is
 * incomplete. */
enum err noun_same_key(struct ctx *, const struct noun *, const void *obj, int64_t *ret_id);

/* The id of the record that has this title, number or mail address; 0 when there is none, or more than one. */
enum err noun_called(struct ctx *, const struct noun *, const char *text, int64_t *ret_id);

/* A text of a record has been changed beside the verbs, by an erasure: the record is found by what stands now. Nothing
 * happens when `field` is not searched, or its table no noun's. */
enum err noun_text_changed(struct ctx *, const struct record *, const struct field *, int64_t id);

/* For imports, which have checked their records: add many (objs: an array of plain structs, filled in as by
 * noun_add). The history notes those that belong to a customer, with the import; all others only have the import's
 * id in themselves. */
enum err noun_add_many(struct ctx *, const struct noun *, void *objs, size_t count, int64_t import);
/* As noun_change; the history notes that the import did it. */
enum err noun_change_by_import(struct ctx *, const struct noun *, const void *before, void *after, int64_t import);
/* As noun_remove, for undoing an import that added the record, also of a noun whose records are otherwise never
 * removed; the caller has checked that nothing refers to it. */
enum err noun_remove_unused(struct ctx *, const struct noun *, const void *obj);

/* How an act on records that are no plain nouns is undone; handed in by their module (.undo_kinds). */
struct undo_kind {
	const char *kind;    /* name of the record in the history; plain nouns need none */
	enum data_kind edit; /* the user must be allowed to write this about the customer of the rows */
	const char *page;    /* the page of that customer which is shown afterwards: "edit"; NULL = its first page */
	bool final;          /* undoing it is not offered to be undone in turn */
	/* Undo what the rows of an act say about one record (struct history, oldest first), as part of the new act
	 * `undo`. E_CONFLICT "history.changed_since": the record has changed since. */
	enum err (*undo)(struct ctx *, const struct list *rows, int64_t undo);
};
void noun_undo_add(const struct undo_kind *); /* at start */

/* Undo an act, whoever did it and whatever it was about; the undoing is a new act. E_NOT_FOUND: there is no such
 * act, or the user may not write what it is about. E_CONFLICT: something that the act changed has changed since. */
struct undone {
	int64_t act;          /* the new act, which can be undone in turn; 0 = the user may not write it any more */
	const char *location; /* path of the page of the changed record, or of another that the user may see */
	bool hidden;          /* the user may not see its customer any more */
};
enum err noun_undo(struct ctx *, int64_t act, struct undone *ret);

/* Rules of a noun that need the base, so that they can stand neither in its facts nor in its own file; handed in by
 * a module (.noun_rules). The verbs call them in their transaction, with plain structs. Each may be NULL. */
struct noun_rules {
	const struct noun *noun;
	/* Check rules that need the base or the settings, with fail_field for each that is broken. before NULL = it
	 * is new. */
	enum err (*fits)(struct ctx *, const void *before, void *after);
	/* Called when a record and its history have been written: it was added (before NULL), changed, or removed
	 * (after NULL), by a form, an import or an undo. */
	enum err (*changed)(struct ctx *, const void *before, const void *after);
	/* Do rows that are no nouns refer to the record? Then it is not removed: "noun.in_use", with {0} = the text
	 * of the key `used_by`. */
	enum err (*used)(struct ctx *, const void *obj, bool *ret);
	const char *used_by;
};
/* At start, when the nouns are settled; the struct must live as long as the program. False, with the reason in
 * `why`: the noun is not plain, has such rules already, or there is no rule in them. */
bool noun_rules_take(const struct noun_rules *, char *why, size_t why_size);

/* The name of a record for people: its title; without one, the label of its kind with the first value that lists
 * show of it. */
const char *noun_title(struct ctx *, const struct noun *, const void *obj);
/* The same for the record with that id, of the noun with that name. Errors of noun_get. */
enum err noun_title_of(struct ctx *, const char *noun, int64_t id, const char **ret);
/* The heading of the record's page: "Agreement R-1". */
const char *noun_heading(struct ctx *, const struct noun *, const void *obj);

#endif
