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

/* A card among a customer's facts (member .customer_panels): a template of that name, in which the view's members are NAME.member. */
struct customer_panel {
	const char *name;
	const struct record *view;
	enum err (*fill)(struct ctx *, const struct customer_panel *, int64_t account, void *ret);
	const void *of; /* the module's own */
};
/* At start: the record of a page with what all panels need behind the page's own struct. */
void customer_panels_make(const struct record *page, struct record *ret);
/* Into a blank object of that record. */
enum err customer_panels_fill(struct ctx *, const struct record *with_panels, int64_t account, void *obj);

/* What was handed in (customer_module.c, which knows the modules): tabs by place, at most TABS_MAX of them; wheels. */
size_t customer_tabs(const struct customer_tab *ret[TABS_MAX]);
const struct customer_wheel *customer_wheel(void);

#endif
