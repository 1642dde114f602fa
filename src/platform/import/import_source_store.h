/* SQL of sources. */
#ifndef PLATFORM_IMPORT_SOURCE_STORE_H
#define PLATFORM_IMPORT_SOURCE_STORE_H

#include "db/db.h"
#include "platform/import/import_source.h"

extern const struct query_set import_source_queries;

/* All sources with their last imports: list of import_source_row by name, at most 200. */
enum err import_source_store_rows(struct ctx *, struct list *ret);
/* Those with a folder: list of import_source, at most 200. */
enum err import_source_store_watched(struct ctx *, struct list *ret);
/* Which file of the folder is imported: none with run 0. */
enum err import_source_store_take(struct ctx *, int64_t id, const char *file, int64_t run, bool waits);

/* Those of a kind of file, and those of that name: list of import_source. */
enum err import_source_store_of(struct ctx *, int32_t kind, const char *name, struct list *ret);

/* Those that own something, by name: list of import_source. */
enum err import_source_store_owning(struct ctx *, struct list *ret);

/* Which record a source's own key means. kind: the noun. */
#define SOURCE_KEY(F, S)                                             \
	F(S, TEXT, source, .flags = F_KEY | F_FREE_TEXT | F_BY_HAND) \
	F(S, TEXT, kind, .flags = F_KEY | F_NO_NAME)                 \
	F(S, TEXT, key, .flags = F_KEY | F_FREE_TEXT | F_BY_HAND)    \
	F(S, ID, record_id)                                          \
	F(S, ID, import_id)
STRUCT_OF(source_key, SOURCE_KEY);
extern const struct record source_key_record;

/* Add keys; one that is there stays. */
enum err import_source_store_add_keys(struct ctx *, const struct source_key *, size_t count);
/* Remove those of one record. */
enum err import_source_store_forget(struct ctx *, const char *noun, int64_t id);
/* Remove those of about `max` records that an import added; *ret: how many. */
enum err import_source_store_drop_keys(struct ctx *, int64_t run, int64_t max, int64_t *ret);

#endif
