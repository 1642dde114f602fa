#include "modules.h"
#include "platform/ui/page_tabs_ops.h"

#include <string.h>

extern const struct route_set ui_routes;
extern const struct module ui_module;

size_t page_tabs_of(const char *row, const struct page_tab **ret, size_t max)
{
	size_t n = 0;
	for (size_t i = 0; modules[i]; i++)
		for (const struct page_tab *t = modules[i]->tabs; t && t->row && n < max; t++) {
			size_t at = n;
			if (strcmp(t->row, row) != 0)
				continue;
			for (; at && ret[at - 1]->place > t->place; at--)
				ret[at] = ret[at - 1];
			ret[at] = t;
			n++;
		}
	return n;
}

const struct module ui_module = {
    .name = "ui",
    .routes = ROUTES(&ui_routes),
};
