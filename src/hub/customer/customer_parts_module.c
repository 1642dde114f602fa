/* What modules hand in for the pages about a customer. */
#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "platform/noun/noun_web.h"

#include <stdlib.h>
#include <string.h>

size_t customer_tabs(const struct customer_tab *ret[TABS_MAX])
{
	size_t n = 0;
	for (size_t i = 0; modules[i]; i++)
		for (const struct customer_tab *t = modules[i]->customer_tabs; t && t->place && n < TABS_MAX; t++) {
			size_t at = n++;
			for (; at && ret[at - 1]->place > t->place; at--)
				ret[at] = ret[at - 1];
			ret[at] = t;
		}
	return n;
}

const struct customer_wheel *customer_wheel(void)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->customer_wheel)
			return modules[i]->customer_wheel;
	return NULL;
}

enum { PANELS_MAX = 32 };

static unsigned aligned(size_t n)
{
	return (unsigned)((n + sizeof(int64_t) - 1) / sizeof(int64_t) * sizeof(int64_t));
}

void customer_panels_make(const struct record *page, struct record *ret)
{
	struct field *f = calloc(page->count + PANELS_MAX, sizeof *f);
	size_t n = page->count, at = page->size;
	if (!f)
		abort();
	memcpy(f, page->fields, page->count * sizeof *f);
	for (size_t i = 0; modules[i]; i++)
		for (const struct customer_panel *p = modules[i]->customer_panels; p && p->name; p++) {
			if (n == page->count + PANELS_MAX)
				abort(); /* at start: the table is too small */
			f[n++] = (struct field){.name = p->name,
			                        .kind = K_RECORD,
			                        .ctype = C_STRUCT,
			                        .flags = F_PANEL,
			                        .offset = aligned(at),
			                        .size = (unsigned)p->view->size,
			                        .of = p->view};
			at = aligned(at) + p->view->size;
		}
	*ret = (struct record){.name = page->name, .size = aligned(at), .fields = f, .count = n};
}

enum err customer_noun_panel(struct ctx *cx, const struct customer_panel *panel, int64_t account, void *ret)
{
	return noun_panel_fill(cx, panel->of, account, ret);
}

enum err customer_panels_fill(struct ctx *cx, const struct record *with_panels, int64_t account, void *obj)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct customer_panel *p = modules[i]->customer_panels; p && p->name; p++) {
			const struct field *f = record_field(with_panels, p->name);
			if (f)
				TRY(p->fill(cx, p, account, (char *)obj + f->offset));
		}
	return OK;
}
