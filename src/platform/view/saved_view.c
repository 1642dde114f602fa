#include "platform/view/saved_view.h"

#include <string.h>

const struct record saved_view_record = RECORD_OF("saved_view", saved_view, SAVED_VIEW);

const struct record view_line_record = RECORD_OF("view_line", view_line, VIEW_LINE);

const struct record saved_views_record = RECORD_OF("saved_views", saved_views, SAVED_VIEWS);

bool view_query_is_plain(const char *query)
{
	return !query[strspn(query, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%=&_.~-")];
}
