/* What pages about a customer show of higher storeys: handed in by their modules, so that another tab or step needs no change here. */
#ifndef HUB_CUSTOMER_PARTS_OPS_H
#define HUB_CUSTOMER_PARTS_OPS_H

#include "db/db.h"
#include "hub/account/account.h"
#include "hub/customer/wheel_view.h"

/* Places in the row of tabs: 1–7 are the steps of the wheel. */
enum { TAB_NONE, TAB_STATUS, TAB_TEAM, TAB_FOLLOW = 7, TAB_FACTS = 80, TAB_HISTORY = 90, TABS_MAX = 24 };

/* A tab over every page about a customer (member .customer_tabs of struct module). */
struct customer_tab {
	int place;
	const char *label;   /* message key */
	const char *segment; /* "team" of /accounts/:id/team */
	/* Besides customers whose wheel the one who acts may see, whose steps are all there. */
	enum customer_tab_shown { SHOWN_ALWAYS, SHOWN_WITH_OPINIONS /* to who sees them */, SHOWN_WITH_WHEEL } shown;
};

/* The wheels of customers (member .customer_wheel of the one module that has them). */
struct customer_wheel {
	/* In a fixed number of queries for every ten; a customer without a wheel gives number 0 and no steps. */
	enum err (*get)(struct ctx *, const struct account *const *, size_t count, struct wheel_view *ret);
	/* The pictures: svg_large, svg_list. */
	void (*draw_large)(struct ctx *, const struct account *, const struct hub_facts *, struct wheel_view *);
	void (*draw_list)(struct ctx *, const struct account *, struct wheel_view *);
};

/* What was handed in (customer_module.c, which knows the modules): tabs by place, at most TABS_MAX of them; wheels. */
size_t customer_tabs(const struct customer_tab *ret[TABS_MAX]);
const struct customer_wheel *customer_wheel(void);

#endif
