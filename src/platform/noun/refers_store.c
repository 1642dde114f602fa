#include "platform/noun/refers_store.h"

#include "base/arena.h"
#include "base/noun.h"
#include "db/db.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_MAX = 64 };

/* By the noun that is pointed to: EXISTS (…) OR EXISTS (…). */
static struct {
	const char *noun, *sql;
	struct fragment fragment;
} all[NAMES_MAX];
static size_t count;
static struct arena made;

static size_t place_of(const char *noun)
{
	size_t i = 0;
	while (i < count && strcmp(all[i].noun, noun) != 0)
		i++;
	if (i == NAMES_MAX)
		abort(); /* at start: the table is too small */
	if (i == count)
		all[count++].noun = noun;
	return i;
}

void refers_store_take(const struct record *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (!f->ref)
			continue;
		if (!count)
			arena_init(&made);
		size_t at = place_of(f->ref);
		const char *before = all[at].sql;
		all[at].sql = arena_printf(&made, "%s%sEXISTS (SELECT 1 FROM %s referring WHERE referring.%s = $1)",
		                           before ? before : "", before ? " OR " : "", r->name, f->name);
	}
}

void refers_store_start(void)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++) {
		size_t at = place_of(n->noun->record->name);
		if (!all[at].sql)
			all[at].sql = "1 = 0";
	}
	for (size_t i = 0; i < count; i++) {
		all[i].fragment = (struct fragment){
		    .name = arena_printf(&made, "refers_to_%s", all[i].noun),
		    .sql = arena_printf(&made, "(%s)", all[i].sql),
		};
		db_fragment_add(&all[i].fragment);
	}
}
