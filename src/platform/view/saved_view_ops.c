#include "platform/view/saved_view_ops.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/noun.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/view/saved_view_store.h"

#include <string.h>

enum { DAY_S = 86400 };

static bool may_share(const struct ctx *cx)
{
	return rights_level((enum role)cx->role, DATA_DECIDE, REL_NONE) >= LEVEL_WRITE;
}

/* Where in the list one is, how it is counted and which panel is open are no part of a view. */
static bool is_place(const struct field *f)
{
	static const char *const names[] = {"after", "before", "count", "more", "revenue"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (!strcmp(f->name, names[i]))
			return true;
	return false;
}

/* What is asked for, as an address has it, without places in the list; NULL = nothing. */
static const char *view_query(struct arena *a, const struct record *filter, const void *asked)
{
	BUF_AUTO struct buf b, value;
	buf_init(&b, VIEW_QUERY_MAX);
	buf_init(&value, VIEW_QUERY_MAX);
	for (size_t i = 0; i < filter->count; i++) {
		const struct field *f = &filter->fields[i];
		bool off = f->kind == K_BOOL && !*(const bool *)((const char *)asked + f->offset);
		if (off || field_is_none(f, asked) || is_place(f))
			continue;
		buf_clear(&value);
		plain_field(&value, f, asked);
		buf_printf(&b, "%s%s=", b.len ? "&" : "", f->name);
		buf_url(&b, value.p);
	}
	return b.len && !b.full ? arena_strdup(a, b.p) : NULL;
}

static const struct noun_facts *noun_at(const char *place)
{
	return noun_by_segment(place, strlen(place));
}

static const char *list_name(struct ctx *cx, const char *place)
{
	const char *key =
	    !strcmp(place, "portfolio") ? "nav.portfolio" : arena_printf(cx->arena, "export.kind.%s", place);
	return tr_exists(key) ? tr(cx->lang, key) : place;
}

/* The address of a list that there is one of. */
static const char *list_base(struct ctx *cx, const char *place)
{
	const struct noun_facts *n = noun_at(place);
	if (n)
		return n->root ? NULL : noun_list_href(cx->arena, n, 0);
	return !strcmp(place, "portfolio") ? "/portfolio" : NULL;
}

/* One's own, or one for all: that belongs to whoever may share, also when it was made by somebody who no longer may. */
static bool may_edit(const struct ctx *cx, const struct saved_view *v)
{
	return v->for_all ? may_share(cx) : v->person_id == cx->person;
}

static struct view_line line_of(struct ctx *cx, const struct saved_view *v, const char *base)
{
	bool shown = base && view_query_is_plain(v->query);
	return (struct view_line){.id = v->id,
	                          .name = v->name,
	                          .place = v->place,
	                          .list = list_name(cx, v->place),
	                          .href = shown ? arena_printf(cx->arena, "%s?%s", base, v->query) : base,
	                          .for_all = v->for_all,
	                          .may_edit = may_edit(cx, v)};
}

enum err saved_views(struct ctx *cx, const char *place, const char *base, const struct record *filter,
                     const void *asked, struct saved_views *ret)
{
	struct list views;
	*ret = (struct saved_views){
	    .place = place, .query = view_query(cx->arena, filter, asked), .may_share = may_share(cx)};
	TRY(view_store_list(cx, cx->person, place, &views));
	ret->views.items = arena_array(cx->arena, struct view_line, views.count);
	for (size_t i = 0; i < views.count; i++) {
		const struct saved_view *v = list_at(&views, struct saved_view, i);
		struct view_line *l = list_at(&ret->views, struct view_line, ret->views.count++);
		*l = line_of(cx, v, base);
		l->current = ret->query && !strcmp(ret->query, v->query);
		if (l->current && !ret->current)
			ret->current = l->name;
	}
	return OK;
}

enum err saved_views_all(struct ctx *cx, struct list *ret)
{
	struct list views;
	TRY(view_store_list(cx, cx->person, NULL, &views));
	*ret = (struct list){.items = arena_array(cx->arena, struct view_line, views.count), .count = views.count};
	for (size_t i = 0; i < views.count; i++) {
		const struct saved_view *v = list_at(&views, struct saved_view, i);
		*list_at(ret, struct view_line, i) = line_of(cx, v, list_base(cx, v->place));
	}
	return OK;
}

static enum err check_new(struct ctx *cx, const struct saved_view *v)
{
	int64_t count;
	if (!noun_at(v->place) && strcmp(v->place, "portfolio") != 0)
		return fail_field(cx, "place", "view.no_list");
	if (!view_query_is_plain(v->query))
		return fail_field(cx, "query", "view.no_query");
	if (v->for_all && !may_share(cx))
		return fail(cx, E_FORBIDDEN, "error.forbidden.leader");
	TRY(view_store_count(cx, cx->person, &count));
	return count < VIEWS_MAX ? OK : fail(cx, E_CONFLICT, "view.too_many", arena_printf(cx->arena, "%d", VIEWS_MAX));
}

enum err view_save(struct ctx *cx, const char *place, const char *query, const char *name, bool for_all)
{
	struct saved_view v, before;
	record_blank(&saved_view_record, &v);
	v.id = id_new();
	v.person_id = cx->person;
	v.place = place;
	v.name = name;
	v.query = query;
	v.for_all = for_all;
	v.created = cx->now;
	TRY(view_store_forget(cx, cx->person, cx->now - DAY_S));
	enum err e = view_store_named(cx, cx->person, place, name, &before);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		TRY(check_new(cx, &v));
		return view_store_add(cx, &v);
	}
	TRY(e);
	if (!may_edit(cx, &before))
		return fail(cx, E_FORBIDDEN, "error.forbidden.leader");
	v.id = before.id;
	v.created = before.created;
	TRY(check_new(cx, &v));
	return view_store_put(cx, &v);
}

/* One that may be changed. */
static enum err own(struct ctx *cx, int64_t id, struct saved_view *ret)
{
	enum err e = view_store_get(cx, id, ret);
	if (e == E_NOT_FOUND || (e == OK && !may_edit(cx, ret)))
		return fail(cx, E_NOT_FOUND, "error.not_found");
	return e;
}

enum err view_rename(struct ctx *cx, int64_t id, const char *name)
{
	struct saved_view v, other;
	TRY(own(cx, id, &v));
	enum err e = view_store_named(cx, v.person_id, v.place, name, &other);
	if (e == OK && other.id != id)
		return fail_field(cx, "name", "view.taken", name);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	v.name = name;
	return view_store_put(cx, &v);
}

enum err view_remove(struct ctx *cx, int64_t id)
{
	struct saved_view v;
	TRY(own(cx, id, &v));
	v.removed = cx->now;
	return view_store_put(cx, &v);
}

enum err view_restore(struct ctx *cx, int64_t id)
{
	struct saved_view v, other;
	TRY(own(cx, id, &v));
	enum err e = view_store_named(cx, v.person_id, v.place, v.name, &other);
	if (e == OK && other.id != id)
		return fail(cx, E_CONFLICT, "view.taken", v.name);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	v.removed = 0;
	return view_store_put(cx, &v);
}
