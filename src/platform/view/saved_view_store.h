/* SQL of saved views. */
#ifndef PLATFORM_SAVED_VIEW_STORE_H
#define PLATFORM_SAVED_VIEW_STORE_H

#include "db/db.h"
#include "platform/view/saved_view.h"

extern const struct query_set saved_view_queries;

/* saved_view: those of a list that the person may use, in the order they were made; place NULL: of all lists. */
enum err view_store_list(struct ctx *, int64_t person, const char *place, struct list *ret);
enum err view_store_get(struct ctx *, int64_t id, struct saved_view *ret);
/* The person's own of that name. E_NOT_FOUND */
enum err view_store_named(struct ctx *, int64_t person, const char *place, const char *name, struct saved_view *ret);
enum err view_store_count(struct ctx *, int64_t person, int64_t *ret);
enum err view_store_add(struct ctx *, const struct saved_view *);
/* Change name, query, for_all and removed. */
enum err view_store_put(struct ctx *, const struct saved_view *);
/* Those of the person that were removed before this second are gone. */
enum err view_store_forget(struct ctx *, int64_t person, int64_t before);

#endif
