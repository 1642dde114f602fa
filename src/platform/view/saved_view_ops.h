/* What people do with saved views. One sees one's own and those for all; one changes one's own, and those for all only a KAM
 * leader does. */
#ifndef PLATFORM_SAVED_VIEW_OPS_H
#define PLATFORM_SAVED_VIEW_OPS_H

#include "db/db.h"
#include "platform/view/saved_view.h"

/* The views of the list `place`, whose address is `base`, and what is asked of it now. */
enum err saved_views(struct ctx *, const char *place, const char *base, const struct record *filter, const void *asked,
                     struct saved_views *ret);
/* view_line of every list, by list. */
enum err saved_views_all(struct ctx *, struct list *ret);

/* In a write transaction each. Save what a list asks for; one's view of that name now asks for this. E_INVALID, E_FORBIDDEN:
 * for all it is a KAM leader's to save. */
enum err view_save(struct ctx *, const char *place, const char *query, const char *name, bool for_all);
/* E_NOT_FOUND: it is not one's own, or gone. */
enum err view_rename(struct ctx *, int64_t id, const char *name);
enum err view_remove(struct ctx *, int64_t id);
enum err view_restore(struct ctx *, int64_t id);

#endif
