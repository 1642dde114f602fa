/* The customer list in the browser, and what it shows. */
#ifndef HUB_ACCOUNT_LIST_WEB_H
#define HUB_ACCOUNT_LIST_WEB_H

#include "http/http.h"
#include "hub/account/account_list.h"
#include "lang/options.h"
#include "platform/ui/list_head.h"
#include "platform/view/saved_view.h"

/* JSON. */
#define ACCOUNT_LIST_ANSWER(F, S)                                                           \
	F(S, LIST, accounts, .of = &account_row_record) /* account_row */                   \
	F(S, INT, total, .release = RELEASE_CUSTOMER)                                       \
	F(S, BOOL, total_more, .release = RELEASE_CUSTOMER) /* there are more than total */ \
	F(S, URL, prev)                                                                     \
	F(S, URL, next)
STRUCT_OF(account_list_answer, ACCOUNT_LIST_ANSWER);
extern const struct record account_list_answer_record;

#define LIST_CHIP(F, S)   \
	F(S, TEXT, label) \
	F(S, URL, href)
STRUCT_OF(list_chip, LIST_CHIP);

#define LIST_KEEP(F, S)  \
	F(S, TEXT, name) \
	F(S, TEXT, value)
STRUCT_OF(list_keep, LIST_KEEP);

#define ACCOUNT_LIST_VIEW(F, S)                                                                                     \
	F(S, LIST, accounts, .of = &account_row_record)                                                             \
	F(S, LIST, heads, .of = &list_head_record)                                                                  \
	F(S, LIST, chips, .of = &list_chip_record)  /* filters that are on, each with the link that removes it */   \
	F(S, LIST, offers, .of = &list_chip_record) /* filters that are offered, each with the link that adds it */ \
	F(S, LIST, keep,                                                                                            \
	  .of = &list_keep_record) /* hidden fields of the small search form, which keep the other filters on */    \
	F(S, HTML, lede)                                                                                            \
	F(S, TEXT, q, .release = RELEASE_CUSTOMER)                                                                  \
	F(S, TEXT, shown, .release = RELEASE_CUSTOMER) /* "50 av 4 372 kunder" */                                   \
	F(S, URL, prev)                                                                                             \
	F(S, URL, next)                                                                                             \
	F(S, URL, count_href)                                                                                       \
	F(S, URL, excel)                                                                                            \
	F(S, URL, csv)                                                                                              \
	F(S, URL, tsv)                                                                                              \
	F(S, URL, more_href)                                                                                        \
	F(S, URL, less_href)                                                                                        \
	F(S, RECORD(struct saved_views), saved, .of = &saved_views_record)                                          \
	F(S, BOOL, none_at_all)                                                                                     \
	F(S, BOOL, more)                                                                                            \
	F(S, BOOL, may_add)                                                                                         \
	F(S, BOOL, may_import)                                                                                      \
	F(S, BOOL, sees_wheels)                                                                                     \
	F(S, RECORD(struct account_filter), filter,                                                                 \
	  .of = &account_filter_record) /* from here on the panel with all filters */                               \
	F(S, LIST, levels, .of = &option_record)                                                                    \
	F(S, LIST, kams, .of = &account_value_record)                                                               \
	F(S, LIST, industries, .of = &account_value_record)                                                         \
	F(S, LIST, countries, .of = &account_value_record)
STRUCT_OF(account_list_view, ACCOUNT_LIST_VIEW);
extern const struct record account_list_view_record;

handler account_list_page, account_list_file;

#endif
