#include "platform/import/import_source_ops.h"

#include "platform/access/access_ops.h"
#include "platform/import/import_inner_ops.h"
#include "platform/import/import_source_store.h"
#include "platform/setting/setting_ops.h"

#include <string.h>

enum err import_source_list(struct ctx *cx, struct list *ret)
{
	TRY(import_source_store_rows(cx, ret));
	for (size_t i = 0; i < ret->count; i++) {
		struct import_source_row *s = list_at(ret, struct import_source_row, i);
		import_source_settle(s, cx->now);
		if (!access_see_all(cx) && s->last_person != cx->person)
			s->last_id = 0; /* its page is not his to see */
	}
	return OK;
}

enum err import_source_missed(struct ctx *cx, struct list *ret)
{
	struct list all;
	size_t n = 0;
	*ret = (struct list){0};
	if (rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) < LEVEL_WRITE)
		return OK;
	TRY(import_source_list(cx, &all));
	for (size_t i = 0; i < all.count; i++) {
		const struct import_source_row *s = list_at(&all, struct import_source_row, i);
		if (s->missed && (cx->role == ROLE_ADMINISTRATOR || s->responsible_id == cx->person))
			*list_at(&all, struct import_source_row, n++) = *s;
	}
	*ret = (struct list){.items = all.items, .count = n};
	return OK;
}

/* The columns that a text names, by their names or as people read them, with commas between; as names with spaces. */
static enum err read_columns(struct ctx *cx, const struct import_kind *kind, const char *text, const char **ret)
{
	const struct import_columns *known = &kind->columns;
	const char *headers[IMPORT_COLUMNS_MAX];
	struct import_map map;
	size_t count = 0;
	char *rest = arena_strdup(cx->arena, text);
	bool commas = strchr(text, ',') != NULL;
	for (char *one; (one = strsep(&rest, commas ? "," : " ")) && count < IMPORT_COLUMNS_MAX;) {
		one += strspn(one, " ");
		if (*one)
			headers[count++] = one;
	}
	*ret = "";
	for (size_t h = 0; h < count; h++) {
		size_t at = known->count;
		import_map_find(cx, known, &headers[h], 1, &map);
		for (size_t i = 0; i < known->count && at == known->count; i++)
			if (map.at[i] == 0)
				at = i;
		if (at == known->count || !import_column_field(kind, &known->items[at]))
			return fail_field(cx, "owns", "import_source.no_column", headers[h]);
		*ret = arena_printf(cx->arena, "%s%s%s", *ret, **ret ? " " : "", known->items[at].name);
	}
	return OK;
}

/* Is a word one of those with spaces between? */
static bool among(const char *words, const char *word, size_t n)
{
	for (const char *p = words; p && *p; p += strcspn(p, " "), p += strspn(p, " "))
		if (strcspn(p, " ") == n && !memcmp(p, word, n))
			return true;
	return false;
}

/* Files of a folder are imported with the rights of the responsible: who has fewer does not lend them to what lies there. A command
 * may. */
static enum err rights_lent(struct ctx *cx, const struct import_source *was, const struct import_source *s)
{
	struct acting me;
	if (!s->folder || !s->responsible_id || access_sees_all(cx) ||
	    (was && was->responsible_id == s->responsible_id))
		return OK;
	TRY(access_act_as(cx, s->responsible_id, &me));
	bool more = access_sees_all(cx);
	access_act_end(cx, &me);
	return more ? fail_field(cx, "responsible_id", "import_source.lent_rights") : OK;
}

enum err import_source_fits(struct ctx *cx, const void *before, void *after)
{
	struct import_source *s = after;
	const struct import_kind *kind;
	struct list others;
	if (s->name && strpbrk(s->name, ";="))
		return fail_field(cx, "name", "import_source.bad_name");
	TRY(rights_lent(cx, before, s));
	if (!s->owns || s->kind < 0)
		return OK;
	TRY(import_kind_with_custom(cx, cx->arena, s->kind, &kind));
	if (kind->flags & KIND_LINES)
		return fail_field(cx, "owns", "import_source.no_column", s->owns);
	TRY(read_columns(cx, kind, s->owns, &s->owns));
	TRY(import_source_store_of(cx, s->kind, "", &others));
	for (size_t i = 0; i < others.count; i++) {
		const struct import_source *o = list_at(&others, struct import_source, i);
		for (const char *p = s->owns; o->id != s->id && *p; p += strcspn(p, " "), p += strspn(p, " "))
			if (among(o->owns, p, strcspn(p, " ")))
				return fail_field(cx, "owns", "import_source.owned", o->name,
				                  arena_strndup(cx->arena, p, strcspn(p, " ")));
	}
	return OK;
}

static const char *owned_of(struct ctx *cx, const struct import_source *s, const char *all)
{
	const struct import_kind *kind = import_kind(s->kind);
	for (size_t i = 0; i < kind->columns.count; i++) {
		const struct import_column *c = &kind->columns.items[i];
		const char *field = import_column_field(kind, c);
		if (field && among(s->owns, c->name, strlen(c->name)))
			all = arena_printf(cx->arena, "%s%s%s.%s=%s", all, *all ? ";" : "", kind->nouns[0]->name, field,
			                   s->name);
	}
	return all;
}

enum err import_source_changed(struct ctx *cx, const void *before, const void *after)
{
	const struct import_source *was = before, *is = after;
	struct list all;
	const char *owned = "";
	if (!(was && was->owns) && !(is && is->owns))
		return OK;
	TRY(import_source_store_owning(cx, &all));
	for (size_t i = 0; i < all.count; i++)
		owned = owned_of(cx, list_at(&all, struct import_source, i), owned);
	return setting_put(cx, "owned_fields", owned);
}
