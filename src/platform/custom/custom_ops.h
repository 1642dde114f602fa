/* The fields that an administrator added to a noun: what they are, and their values in records (base/custom.h). All in the caller's
 * transaction; rights are those of the record. */
#ifndef PLATFORM_CUSTOM_OPS_H
#define PLATFORM_CUSTOM_OPS_H

#include "base/custom.h"
#include "db/db.h"

struct custom_field;

/* The one way to the fields of a record that its list does not name: those of an administrator, in their order, also those that are
 * switched off (struct custom_field, valid to the end of the transaction). None where the record takes none. Kept on the connection
 * while db_data_version stands. */
enum err fields_of(struct ctx *, const struct record *, struct list *ret);
/* They were changed in this transaction. */
void fields_changed(struct ctx *);
/* What it is called in the request's language. */
const char *custom_label(const struct ctx *, const struct custom_field *);

/* Fill the items of `count` objects, `size` bytes apart, by their ids: one query, none when the noun has no such field. */
enum err custom_load(struct ctx *, const struct record *, void *objs, size_t count, size_t size);
/* Give an object items of its own, to be changed: blank ones, or copies of those that it shares with what it was copied from. */
enum err custom_own(struct ctx *, const struct record *, void *obj);

/* What an item is read into as any field is: its field and a place for its value. */
union custom_any {
	const char *text;
	int64_t number; /* 10^-6 */
	int32_t date;
	bool yes;
};
struct field custom_as_field(const struct custom_item *);
/* The value in it becomes the item's; false, nothing done: it is none of the lines of its choice. */
bool custom_put(struct ctx *, struct custom_item *, const union custom_any *);
/* The same of a value that was kept (a text as in custom_item.text; NULL = none). */
void custom_put_text(struct ctx *, struct custom_item *, const char *text);

/* What was typed into a form (items with name and text) goes into an object; what was not sent stays as it is. Field faults: an unknown
 * name, what cannot be read, what is required and missing. The typed items are given their labels. */
enum err custom_take(struct ctx *, const struct record *, const struct list *typed, void *obj);
/* A field fault for each that is required and missing. */
enum err custom_required(struct ctx *, const struct record *, const void *obj);
/* For the form's controls: options, and what was typed or else the value as one types it. typed may be empty. */
void custom_form(struct ctx *, const struct record *, const struct list *typed, void *obj);

/* Store what differs; before NULL: all of it. id, root: of the record. */
enum err custom_save(struct ctx *, const struct record *, int64_t id, int64_t root, const void *before,
                     const void *after);
/* The values go with their record. */
enum err custom_remove(struct ctx *, const struct record *, int64_t id, const void *obj);

/* For the history: a record of the same name with a text for each item, called as it is, and such an object of the items of obj. NULL
 * when the record has none. */
const struct record *custom_texts_record(struct ctx *, const struct record *, const void *obj);
void *custom_texts(struct ctx *, const struct record *texts, const struct record *, const void *obj);
/* How a value of the history is shown; *ret NULL: there is no such field. */
enum err custom_named(struct ctx *, const struct record *, const char *name, struct custom_item **ret);

#endif
