#ifndef PLATFORM_USER_LEAVE_STORE_H
#define PLATFORM_USER_LEAVE_STORE_H

#include "db/db.h"

extern const struct query_set leave_queries;

struct id_row {
	int64_t id;
};
/* People whose manager a person is; departments whose leader: id_row, at most 200 each. */
enum err leave_store_reports(struct ctx *, int64_t person, struct list *ret);
enum err leave_store_departments(struct ctx *, int64_t person, struct list *ret);

#endif
