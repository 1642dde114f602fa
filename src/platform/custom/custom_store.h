/* SQL of custom fields and their values. */
#ifndef PLATFORM_CUSTOM_STORE_H
#define PLATFORM_CUSTOM_STORE_H

#include "db/db.h"
#include "platform/custom/custom_field.h"

extern const struct query_set custom_queries;
/* @custom_stamp(): a number that is another one as soon as any field is added, changed or removed; 0 when there are
 * no fields. A query for records reads it along, so that one sees whether the cached fields are still right. */
extern const struct fragment custom_fragments[];
/* The same number, computed from a list of all fields (custom_field). */
int64_t custom_stamp(const struct list *);

/* The fields of all nouns, by noun and in their order: list of custom_field. */
enum err custom_store_fields(struct ctx *, struct list *ret);
/* The values in a noun's records, whose ids are given as a JSON array, by record: list of custom_value. */
enum err custom_store_values(struct ctx *, const char *noun, const char *ids, struct list *ret);
/* Add a value, or replace the one that the record has in that field. */
enum err custom_store_put(struct ctx *, const struct custom_value *);
enum err custom_store_remove(struct ctx *, int64_t field, int64_t record);
/* Does any record have a value in this field? */
enum err custom_store_used(struct ctx *, int64_t field, bool *ret);

#endif
