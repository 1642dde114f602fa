#ifndef PLATFORM_CUSTOM_STORE_H
#define PLATFORM_CUSTOM_STORE_H

#include "db/db.h"
#include "platform/custom/custom_field.h"

extern const struct query_set custom_queries;
/* @custom_stamp(): of all fields as they are, other when one is added, changed or removed; 0 when there are none. */
extern const struct fragment custom_fragments[];
/* The same of those that were read: custom_field. */
int64_t custom_stamp(const struct list *);

/* Of all nouns, by noun and in their order: custom_field. */
enum err custom_store_fields(struct ctx *, struct list *ret);
/* Of the records of a noun whose ids are given as a JSON array, by record: custom_value. */
enum err custom_store_values(struct ctx *, const char *noun, const char *ids, struct list *ret);
/* A new one, or in place of what the record has in that field. */
enum err custom_store_put(struct ctx *, const struct custom_value *);
enum err custom_store_remove(struct ctx *, int64_t field, int64_t record);
/* Has any record a value in it? */
enum err custom_store_used(struct ctx *, int64_t field, bool *ret);

#endif
