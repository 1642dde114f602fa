/* Saved view (visning): what a list is filtered and sorted by, under a name; its person's, or everybody's when a KAM
 * leader says so. Pure. */
#ifndef PLATFORM_SAVED_VIEW_H
#define PLATFORM_SAVED_VIEW_H

#include "base/record.h"

enum { VIEW_QUERY_MAX = 2000, VIEWS_MAX = 200 /* of one person */ };

#define SAVED_VIEW(F, S)                                                                                        \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                                  \
	F(S, ID, person_id, .flags = F_FIXED)                                                                   \
	F(S, TEXT, place, .flags = F_NO_NAME | F_FIXED, .max = 60) /* the list: "accounts", a noun's segment */ \
	F(S, TEXT, name, .flags = F_REQUIRED | F_FREE_TEXT, .max = 60)                                          \
	/* as it stands behind the "?" of the list's address */                                                 \
	F(S, LONG, query, .flags = F_REQUIRED | F_FREE_TEXT, .max = VIEW_QUERY_MAX)                             \
	F(S, BOOL, for_all)                                                                                     \
	F(S, TIME, removed) /* 0 = it is there; it can be brought back for a day */                             \
	F(S, TIME, created, .flags = F_FIXED)
STRUCT_OF(saved_view, SAVED_VIEW);
extern const struct record saved_view_record;

/* A view as lists show it. */
#define VIEW_LINE(F, S)                                            \
	F(S, ID, id)                                               \
	F(S, TEXT, name, .label = "saved_view.name")               \
	F(S, TEXT, place)                                          \
	F(S, TEXT, list) /* the list's name */                     \
	F(S, URL, href)  /* NULL: each customer has such a list */ \
	F(S, BOOL, for_all)                                        \
	F(S, BOOL, current)                                        \
	F(S, BOOL, may_edit)
STRUCT_OF(view_line, VIEW_LINE);
extern const struct record view_line_record;

/* What views.html shows over a list. */
#define SAVED_VIEWS(F, S)                                                                                 \
	F(S, LIST, views, .of = &view_line_record)                                                        \
	F(S, TEXT, place)                                                                                 \
	F(S, TEXT, query)   /* what is asked for now; NULL = nothing, so that there is nothing to save */ \
	F(S, TEXT, current) /* name of the view that asks for the same; NULL = none */                    \
	F(S, BOOL, may_share)
STRUCT_OF(saved_views, SAVED_VIEWS);
extern const struct record saved_views_record;

/* May this stand behind the "?" of an address, as we write it ourselves? */
bool view_query_is_plain(const char *query);

#endif
