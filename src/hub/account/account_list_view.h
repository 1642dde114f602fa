/* What the customer list shows: as JSON, and as a page. Pure. */
#ifndef HUB_ACCOUNT_LIST_VIEW_H
#define HUB_ACCOUNT_LIST_VIEW_H

#include "hub/account/account_list.h"

/* JSON. */
#define ACCOUNT_LIST_ANSWER(F, S)                                         \
	F(S, LIST, accounts, .of = &account_row_record) /* account_row */ \
	F(S, INT, total)                                                  \
	F(S, BOOL, total_more) /* there are more than total */            \
	F(S, URL, prev)                                                   \
	F(S, URL, next)
STRUCT_OF(account_list_answer, ACCOUNT_LIST_ANSWER);
extern const struct record account_list_answer_record;

/* The head of a column; with an href it is a link that sorts by it. */
struct list_head {
	const char *label, *href;
	bool rising, falling, number, wide; /* wide: left out on a phone */
};

/* A filter that is on, with the link that removes it; or one that is offered, with the link that adds it. */
struct list_chip {
	const char *label, *href;
};

/* A hidden field of the small search form, which keeps the other filters on. */
struct list_keep {
	const char *name, *value;
};

struct list_option {
	const char *name, *label;
	bool chosen;
};

struct account_list_view {
	struct list accounts, heads;
	struct list chips, offers; /* list_chip: filters that are on; filters that are offered */
	struct list keep;          /* list_keep */
	const char *q;
	const char *shown; /* "50 av 4 372 kunder" */
	const char *prev, *next, *count_href, *csv, *tsv, *more_href, *less_href;
	bool filtered, none_at_all, more, may_add, may_import, sees_wheels;
	/* The panel with all filters. */
	struct account_filter filter;
	struct list levels, kams, industries, countries;
};
extern const struct record account_list_view_record;

#endif
