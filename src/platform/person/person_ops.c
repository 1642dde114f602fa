#include "platform/person/person_ops.h"

#include "base/clock.h"
#include "base/text.h"
#include "platform/history/history_ops.h"
#include "platform/person/person_store.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum { MANAGERS_MAX = 50 }; /* more steps upwards than any company has: a circle */

/* Addresses are compared without regard to case: kept in lower case (ASCII; other letters stay as written). */
static const char *lower(struct ctx *cx, const char *mail)
{
	if (!mail)
		return NULL;
	char *s = arena_strdup(cx->arena, mail);
	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return s;
}

enum err person_get(struct ctx *cx, int64_t id, struct person *ret)
{
	enum err e = person_store_get(cx, id, ret);
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "person.not_found") : e;
}

enum err person_by_mail(struct ctx *cx, const char *mail, struct person *ret)
{
	return person_store_by_mail(cx, lower(cx, mail), ret);
}

/* The managers upwards from p end somewhere, and not at p. */
static enum err check_manager(struct ctx *cx, const struct person *p)
{
	int64_t at = p->manager_id;
	for (int i = 0; at; i++) {
		struct person m;
		if (at == p->id || i == MANAGERS_MAX)
			return fail_field(cx, "manager_id", "person.manager_circle");
		enum err e = person_store_get(cx, at, &m);
		if (e == E_NOT_FOUND)
			return fail_field(cx, "manager_id", "person.not_found");
		TRY(e);
		at = m.manager_id;
	}
	return OK;
}

/* The field says it too, so that a form marks it. */
static enum err taken(struct ctx *cx, const char *field, const char *key, const char *by)
{
	if (fail_field(cx, field, key, by) == OK)
		return OK;
	return fail(cx, E_CONFLICT, key, by);
}

static enum err check_free(struct ctx *cx, const struct person *p)
{
	struct person other;
	enum err e = p->mail ? person_store_by_mail(cx, p->mail, &other) : E_NOT_FOUND;
	if (e == OK && other.id != p->id)
		return taken(cx, "mail", "person.mail_taken", other.name);
	if (e != OK && e != E_NOT_FOUND)
		return e;
	e = p->number ? person_store_by_number(cx, p->number, &other) : E_NOT_FOUND;
	if (e == OK && other.id != p->id)
		return taken(cx, "number", "person.number_taken", other.name);
	return e == E_NOT_FOUND ? OK : e;
}

static enum err check(struct ctx *cx, const struct person *p)
{
	TRY(record_required(cx, &person_record, p));
	if (p->mail && !mail_valid(p->mail))
		return fail_field(cx, "mail", "person.bad_mail");
	struct department d;
	enum err e = p->department_id ? department_store_get(cx, p->department_id, &d) : OK;
	if (e == E_NOT_FOUND)
		return fail_field(cx, "department_id", "person.no_department");
	TRY(e);
	TRY(check_manager(cx, p));
	return check_free(cx, p);
}

static enum err put_search(struct ctx *cx, const struct person *p)
{
	const char *texts[5];
	size_t n = 0;
	const char *const all[] = {p->name, p->number, p->mail, p->title};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (all[i])
			texts[n++] = all[i];
	texts[n] = NULL;
	return search_put(cx, "person", p->id, texts);
}

enum err person_add(struct ctx *cx, struct person *p)
{
	p->id = id_new();
	p->created = cx->now;
	p->version = 1;
	p->mail = lower(cx, p->mail);
	p->sort_key = p->name ? text_sort_key(cx->arena, p->name) : "";
	TRY(check(cx, p));
	TRY(person_store_add(cx, p));
	TRY(put_search(cx, p));
	struct history_subject of = {.record = &person_record, .id = p->id, .import_id = p->import_id};
	return history_created(cx, &of);
}

enum err person_save(struct ctx *cx, const struct person *before, struct person *after, int64_t import)
{
	struct history_subject of = {.record = &person_record, .id = after->id, .import_id = import};
	TRY(record_same_version(cx, &person_record, before, after));
	after->mail = lower(cx, after->mail);
	after->sort_key = after->name ? text_sort_key(cx->arena, after->name) : "";
	TRY(check(cx, after));
	int changes = 0;
	TRY(history_changed(cx, &of, before, after, &changes));
	if (!changes && !strcmp(before->sort_key, after->sort_key))
		return OK;
	TRY(person_store_put(cx, after));
	after->version++;
	return put_search(cx, after);
}

enum err person_choices(struct ctx *cx, int64_t chosen, struct list *ret)
{
	return person_store_choices(cx, chosen, ret);
}

enum err person_list(struct ctx *cx, const struct person_filter *f, size_t max, struct list *ret)
{
	struct person_range r = {0};
	struct search_word words[4];
	size_t n = f->q ? search_words(cx, f->q, words) : 0;
	for (size_t i = 0; i < n; i++) {
		r.from[i] = words[i].from;
		r.to[i] = words[i].to;
	}
	if (f->after) {
		struct person last;
		TRY(person_get(cx, f->after, &last));
		r.after_key = last.sort_key;
		r.after_id = last.id;
	}
	/* A search for nothing but punctuation finds nobody, not everybody. */
	if (f->q && *f->q && n == 0) {
		*ret = (struct list){0};
		return OK;
	}
	return person_store_list(cx, f, &r, max, ret);
}

enum err person_accounts(struct ctx *cx, int64_t person, struct list *ret)
{
	return person_store_accounts(cx, person, ret);
}

enum err department_get(struct ctx *cx, int64_t id, struct department *ret)
{
	return department_store_get(cx, id, ret);
}

enum err department_by_name(struct ctx *cx, const char *name, struct department *ret)
{
	return department_store_by_name(cx, name, ret);
}

enum err department_list(struct ctx *cx, struct list *ret)
{
	return department_store_list(cx, ret);
}

enum err department_ensure(struct ctx *cx, const char *name, int64_t *ret_id)
{
	struct department d;
	*ret_id = 0;
	if (!name || !*name)
		return OK;
	enum err e = department_store_by_name(cx, name, &d);
	if (e == OK)
		*ret_id = d.id;
	if (e != E_NOT_FOUND)
		return e;
	d = (struct department){.id = id_new(), .name = name, .version = 1};
	TRY(department_store_add(cx, &d));
	*ret_id = d.id;
	struct history_subject of = {.record = &department_record, .id = d.id};
	return history_created(cx, &of);
}

enum err department_save(struct ctx *cx, const struct department *before, struct department *after)
{
	struct history_subject of = {.record = &department_record, .id = before->id};
	int changes = 0;
	TRY(history_changed(cx, &of, before, after, &changes));
	return changes ? department_store_put(cx, after) : OK;
}

enum err person_remove(struct ctx *cx, int64_t id, bool *ret_removed)
{
	int64_t referred = 0;
	*ret_removed = false;
	TRY(person_store_referred(cx, id, &referred));
	if (referred)
		return OK;
	TRY(search_remove(cx, "person", id));
	TRY(person_store_remove(cx, id));
	*ret_removed = true;
	return OK;
}
