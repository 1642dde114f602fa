#include "platform/import/import_kind.h"

#include <stdlib.h>
#include <string.h>

static const struct import_kind *kinds[IMPORT_KINDS_MAX];
static const char *names[IMPORT_KINDS_MAX + 1];
static size_t count;
const struct choices import_kinds = {"import.kind", names};

const struct record import_used_record = RECORD_OF("import_used", import_used, IMPORT_USED);

void import_kind_add(const struct import_kind *kind)
{
	size_t nouns = 0;
	while (kind->nouns[nouns])
		nouns++;
	if (count == IMPORT_KINDS_MAX || nouns > IMPORT_NOUNS_MAX || kind->columns.count > IMPORT_COLUMNS_MAX ||
	    choice_find(&import_kinds, kind->name) >= 0)
		abort(); /* at start: a table is too small, or a name stands there twice */
	names[count] = kind->name;
	kinds[count++] = kind;
}

const struct import_kind *import_kind(int32_t number)
{
	return kinds[number < 0 || (size_t)number >= count ? 0 : number];
}

int32_t import_kind_number(const struct import_kind *kind)
{
	for (size_t i = 0; i < count; i++)
		if (kinds[i] == kind)
			return (int32_t)i;
	return -1;
}

enum { BESIDES_MAX = 8 };
static const struct import_besides *all_besides[BESIDES_MAX];
static size_t besides_count;

void import_besides_add(const struct import_besides *b)
{
	if (besides_count == BESIDES_MAX)
		abort(); /* at start: the table is too small */
	all_besides[besides_count++] = b;
}

const struct import_besides *import_besides(const struct import_kind *kind)
{
	for (size_t i = 0; i < besides_count && !(kind->flags & KIND_LINES); i++)
		if (!strcmp(all_besides[i]->noun, kind->nouns[0]->name))
			return all_besides[i];
	return NULL;
}

size_t import_kind_count(void)
{
	return count;
}

int import_noun_place(const struct import_noun *const *nouns, const char *name)
{
	for (int i = 0; name && nouns[i]; i++)
		if (!strcmp(nouns[i]->name, name))
			return i;
	return -1;
}

int import_refers_to(const struct import_kind *kind, const struct import_column *column)
{
	return import_noun_place(kind->nouns, column->noun);
}

const char *import_column_field(const struct import_kind *kind, const struct import_column *column)
{
	const char *name = column->field ? column->field : column->name;
	return record_field(kind->nouns[0]->record, name) ? name : NULL;
}
