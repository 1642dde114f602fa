#include "lang/options.h"

#include "lang/tr.h"

const struct record option_record = RECORD_OF("option", option, OPTION);

struct list options_of(struct ctx *cx, const struct field *f, int32_t chosen)
{
	size_t n = 0;
	while (f->choices->names[n])
		n++;
	struct option *o = arena_array(cx->arena, struct option, n);
	for (size_t i = 0; i < n; i++)
		o[i] = (struct option){.name = f->choices->names[i],
		                       .label = choice_label(cx->lang, f, (int)i),
		                       .chosen = (int32_t)i == chosen};
	return (struct list){.items = o, .count = n};
}
