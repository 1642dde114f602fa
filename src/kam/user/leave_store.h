#ifndef KAM_USER_LEAVE_STORE_H
#define KAM_USER_LEAVE_STORE_H

#include "db/db.h"

extern const struct query_set leave_queries;

struct id_row {
	int64_t id;
};
/* Customers whose KAM, deputy or sponsor a person is; people whose manager; departments whose leader: id_row, at most 200 each. */
enum err leave_store_accounts(struct ctx *, int64_t person, struct list *ret);
enum err leave_store_reports(struct ctx *, int64_t person, struct list *ret);
enum err leave_store_departments(struct ctx *, int64_t person, struct list *ret);
/* Team places: those in customers the one who acts may know of, moved where the successor has none yet; then all removed. */
enum err leave_store_move_team(struct ctx *, int64_t person, int64_t successor);
enum err leave_store_remove_team(struct ctx *, int64_t person);

#endif
