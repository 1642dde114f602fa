/* The fields that an administrator added to a noun, and their values in its records (base/custom.h). Everything
 * happens in the caller's transaction; whoever may read or write a record may do the same with these values. */
#ifndef PLATFORM_CUSTOM_OPS_H
#define PLATFORM_CUSTOM_OPS_H

#include "base/custom.h"
#include "db/db.h"

struct custom_field;

/* The fields that an administrator added to a record, in their order, also those that are switched off: list of
 * struct custom_field, valid to the end of the transaction; empty when the record takes none. They are cached on the
 * connection and read again when the base has changed (db_data_version). */
enum err fields_of(struct ctx *, const struct record *, struct list *ret);
/* The rules of custom_field_noun (struct noun_rules): what can only be checked in the base, and what follows when a
 * field is added or changed, which is that the cache is read again in this transaction. */
enum err custom_field_fits(struct ctx *, const void *before, void *after);
enum err custom_field_changed(struct ctx *, const void *before, const void *after);
/* An item of that field, without a value. */
struct custom_item custom_item_of(struct ctx *, const struct custom_field *);
/* The field's label in the request's language. */
const char *custom_label(const struct ctx *, const struct custom_field *);

/* Read the values of `count` objects, which stand `size` bytes apart, into their items. One query for all of them;
 * none when the noun has no such field. */
enum err custom_load(struct ctx *, const struct record *, void *objs, size_t count, size_t size);
/* Call this before changing items. An object that was copied shares its list of items with the original; this gives
 * it copies of its own, or blank ones when it has none yet. */
enum err custom_own(struct ctx *, const struct record *, void *obj);

/* With these two an item is parsed and checked as any other field: custom_as_field gives the field, custom_any the
 * place for the value. */
union custom_any {
	const char *text;
	int64_t number; /* 10^-6 */
	int32_t date;
	bool yes;
};
struct field custom_as_field(const struct custom_item *);
/* Set the item's value. False, with nothing changed, when the item is a choice and the text is not one of its lines. */
bool custom_put(struct ctx *, struct custom_item *, const union custom_any *);
/* Set the item's value from a stored one, a text as in custom_item.text; NULL = none. */
void custom_put_text(struct ctx *, struct custom_item *, const char *text);

/* Put what was typed into a form (`typed`: items with name and text) into an object; fields that the form did not
 * send keep their values. Field faults: a name that is unknown or switched off, a text that cannot be read, a
 * required field that is missing. Labels are filled in in the typed items. */
enum err custom_take(struct ctx *, const struct record *, const struct list *typed, void *obj);
/* A field fault for each required field without a value. */
enum err custom_required(struct ctx *, const struct record *, const void *obj);
/* Prepare an object's items for the form's controls: the options to choose from, and the text to show, which is what
 * was typed, or else the value written as one would type it. `typed` may be empty. */
void custom_form(struct ctx *, const struct record *, const struct list *typed, void *obj);

/* Store the values that differ; before NULL = all of them. id: the record's; root: that of the customer it belongs
 * to. */
enum err custom_save(struct ctx *, const struct record *, int64_t id, int64_t root, const void *before,
                     const void *after);
/* Remove all values of a record that is being removed. */
enum err custom_remove(struct ctx *, const struct record *, int64_t id, const void *obj);

/* For the history, which compares objects field by field: a record of the same name with one text field for each
 * item of obj, named as the item; NULL when the record takes no such fields. custom_texts makes an object of that
 * record from the items of `obj`. */
const struct record *custom_texts_record(struct ctx *, const struct record *, const void *obj);
void *custom_texts(struct ctx *, const struct record *texts, const struct record *, const void *obj);
/* The item, without a value, of the field of that name, so that a value in the history can be shown. *ret is NULL
 * when there is no such field. */
enum err custom_named(struct ctx *, const struct record *, const char *name, struct custom_item **ret);

#endif
