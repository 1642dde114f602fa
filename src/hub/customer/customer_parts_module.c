/* What modules hand in for the pages about a customer. */
#include "hub/customer/customer_parts_ops.h"
#include "modules.h"

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
