#include "hub/access/customer_access_ops.h"

#include "hub/access/customer_access_store.h"
#include "platform/access/access_ops.h"

/* How the one who acts is tied to a customer is asked by the route, by the page and by what stands on it: in a read transaction, whose
 * answers do not change, once. */
static enum err tie_of(struct ctx *cx, int64_t account, struct tie *ret)
{
	static const char key;
	struct known {
		int64_t tx, account, person;
		struct tie tie;
	} *k = db_cache(cx->db, &key, sizeof *k);
	int64_t tx = db_in_tx(cx) == TX_READ ? db_tx_number(cx) : 0;
	if (!tx || k->tx != tx || k->account != account || k->person != cx->person) {
		struct tie tie;
		TRY(tie_get(cx, account, cx->person, ctx_today(cx), &tie));
		*k = (struct known){tx, account, cx->person, tie};
	}
	*ret = k->tie;
	return OK;
}

enum err customer_relation(struct ctx *cx, int64_t account, enum relation *ret)
{
	struct tie t;
	TRY(tie_of(cx, account, &t));
	*ret = t.own ? REL_OWN : t.team ? REL_TEAM : t.restricted ? REL_RESTRICTED : REL_OTHER;
	return OK;
}

enum err access_place_give(struct ctx *cx, const struct account_access *given)
{
	return place_store_add(cx, given);
}

enum err access_place_end(struct ctx *cx, int64_t account, int64_t person, int64_t member)
{
	return place_store_remove(cx, account, person, member);
}
