/* What pages about a customer show of higher storeys. Their modules hand it in, so that a further tab or step needs no
 * change here. */
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
	/* Where the one who acts sees a wheel, its steps are shown all. Else the tab is shown always, if he may see
	 * opinions, or never. */
	enum customer_tab_shown { SHOWN_ALWAYS, SHOWN_WITH_OPINIONS, SHOWN_WITH_WHEEL } shown;
};

/* The wheels of customers (member .customer_wheel of the one module that has them). */
struct customer_wheel {
	/* The wheels of `count` customers, in a fixed number of queries for every ten. Without a wheel: number 0 and no
	 * steps. */
	enum err (*get)(struct ctx *, const struct account *const *, size_t count, struct wheel_view *ret);
	/* The wheel that a customer without one had before, as it was when it stopped (ended); without one as above. */
	enum err (*ended)(struct ctx *, const struct account *, struct wheel_view *ret);
	/* Draw the pictures svg_large, svg_card and svg_list of a view. */
	void (*draw_large)(struct ctx *, const struct account *, const struct hub_facts *, struct wheel_view *);
	void (*draw_card)(struct ctx *, const struct account *, struct wheel_view *);
	void (*draw_list)(struct ctx *, const struct account *, struct wheel_view *);
};

/* A card on the page of a customer's facts (member .customer_panels). Its template has the same name, and writes the
 * members of its view as {name.member}. */
struct customer_panel {
	const char *name;
	const struct record *view;
	enum err (*fill)(struct ctx *, const struct customer_panel *, int64_t account, void *ret);
	const void *of; /* for `fill`, whatever the module likes */
};
/* Of a noun's pages: its first records, by platform/noun/noun_panel.html. `name` as in "agreement_panel": no other panel has it. */
#define NOUN_PANEL(pages, name)                                       \
	{                                                             \
		(name), &(pages).panel, customer_noun_panel, &(pages) \
	}
enum err customer_noun_panel(struct ctx *, const struct customer_panel *, int64_t account, void *ret);
/* At start: make the record of a page that has a member for each panel behind its own struct. */
void customer_panels_make(const struct record *page, struct record *ret);
/* Fill those members in a blank object of such a record. */
enum err customer_panels_fill(struct ctx *, const struct record *with_panels, int64_t account, void *obj);

/* What the modules have handed in, from customer_module.c, which knows them. Tabs in order of their places; answers how
 * many. */
size_t customer_tabs(const struct customer_tab *ret[TABS_MAX]);
const struct customer_wheel *customer_wheel(void);

#endif
