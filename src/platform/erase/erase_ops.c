#include "platform/erase/erase_ops.h"

#include "base/clock.h"
#include "base/text.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/erase/erase_store.h"
#include "platform/history/history.h"
#include "platform/history/history_ops.h"
#include "platform/import/import_erase_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/person/person_ops.h"
#include "platform/search/search_ops.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { EXCERPT = 300, LAST_NAME_MIN = 3 };

/* Where somebody can read or change it. */
static const char *href_of(struct ctx *cx, const struct erase_hit *h)
{
	const char *record = arena_strndup(cx->arena, h->kind, strcspn(h->kind, "."));
	const struct history_text *t = history_text_find(record);
	if (!h->account_id)
		return "/history";
	return arena_printf(cx->arena, "/accounts/%" PRId64 "/%s", h->account_id, t && t->page ? t->page : "history");
}

static void finish(struct ctx *cx, struct erase_hit *h)
{
	/* Whoever erases need not be one who may read opinions or know of the customer. */
	if (h->closed) {
		*h = (struct erase_hit){.kind = h->kind, .closed = true};
		return;
	}
	h->href = href_of(cx, h);
	if (h->sealed)
		h->text = NULL; /* a whole archived round is not to be read here */
	else if (utf8_count(h->text) > EXCERPT)
		h->text = arena_printf(cx->arena, "%.*s…", (int)utf8_prefix(h->text, EXCERPT), h->text);
}

enum err erase_hits(struct ctx *cx, int64_t person, struct list *ret)
{
	struct person p;
	TRY(person_get(cx, person, &p));
	const char *last = strrchr(p.name, ' ');
	last = last && strlen(last + 1) >= LAST_NAME_MIN ? last + 1 : p.name;
	TRY(erase_store_hits(cx, last, p.mail ? p.mail : "", ret));
	size_t n = 0;
	for (size_t i = 0; i < ret->count; i++) {
		struct erase_hit *h = list_at(ret, struct erase_hit, i);
		if (!erase_names(h->text, last) && !(p.mail && erase_names(h->text, p.mail)))
			continue; /* part of another word */
		finish(cx, h);
		*list_at(ret, struct erase_hit, n++) = *h;
	}
	ret->count = n;
	return OK;
}

/* In every free text, word by word; how many texts. */
static enum err redact_one(struct ctx *cx, size_t text, struct erase_text *t, const char *what, const char *mark)
{
	const struct erase_place *p = erase_store_place(text);
	/* Two records that were called by the name must not be called the same now. */
	if (p->field->flags & (F_UNIQUE | F_NATURAL))
		mark = arena_printf(cx->arena, "%s %" PRId64, mark, t->id);
	t->text = erase_redact(cx->arena, t->text, what, mark);
	TRY(erase_store_put(cx, text, t));
	return noun_text_changed(cx, p->record, p->field, t->id);
}

static enum err redact_kind(struct ctx *cx, size_t text, const char *what, const char *mark, int64_t *ret)
{
	struct list rows;
	struct erase_text last, *after = NULL;
	do {
		TRY(erase_store_find(cx, text, what, after, &rows));
		for (size_t i = 0; i < rows.count; i++) {
			struct erase_text *t = list_at(&rows, struct erase_text, i);
			last = *t;
			if (!erase_names(t->text, what))
				continue;
			TRY(redact_one(cx, text, t, what, mark));
			++*ret;
		}
		after = &last;
	} while (rows.count);
	return OK;
}

static enum err redact(struct ctx *cx, const char *what, const char *mark, int64_t *ret)
{
	for (size_t text = 0; text < erase_store_texts(); text++) {
		struct arena_mark here = arena_mark(cx->arena);
		TRY(redact_kind(cx, text, what, mark, ret));
		arena_reset(cx->arena, here);
	}
	return OK;
}

/* Modules' own, handed in at start. */
static erase_part *parts[8];
static size_t part_count;

void erase_part_add(erase_part *erase)
{
	if (part_count == sizeof parts / sizeof *parts)
		abort(); /* at start: more than there is room for */
	parts[part_count++] = erase;
}

static enum err erase_all(struct ctx *cx, const struct person *p, struct erased *ret)
{
	const char *name = tr(cx->lang, "erase.name"), *mark = tr(cx->lang, "erase.mark");
	*ret = (struct erased){.person_id = p->id};
	for (size_t i = 0; i < part_count; i++)
		TRY(parts[i](cx, p->id, p->name, p->mail));
	TRY(erase_store_values(cx, p->id, &ret->values));
	if (p->mail)
		TRY(redact(cx, p->mail, mark, &ret->redacted));
	/* One word alone may be anybody's: those texts are only listed. */
	if (strchr(p->name, ' '))
		TRY(redact(cx, p->name, mark, &ret->redacted));
	TRY(erase_store_person(cx, p->id, name, text_sort_key(cx->arena, name)));
	return search_put(cx, "person", &(struct search_texts){p->id, (const char *const[]){name, NULL}, 1});
}

enum err erase_is_erased(struct ctx *cx, int64_t person, bool *ret)
{
	int64_t n = 0;
	TRY(erase_store_marked(cx, person, &n));
	*ret = n > 0;
	return OK;
}

enum err erase_person(struct ctx *cx, int64_t person, struct erased *ret)
{
	struct person p;
	bool erased;
	TRY(person_get(cx, person, &p));
	TRY(erase_is_erased(cx, person, &erased));
	if (erased)
		return fail(cx, E_CONFLICT, "erase.already");
	if (!p.left_on || p.left_on > ctx_today(cx))
		return fail(cx, E_CONFLICT, "erase.not_left", p.name);
	TRY(import_none_waits(cx));
	TRY(erase_all(cx, &p, ret));
	TRY(erase_store_mark(cx, id_new(), person));
	struct history_subject of = {.record = &person_record, .id = person};
	TRY(history_event(cx, &of, "erased", NULL));
	if (!ret->redacted)
		return OK;
	return history_event(cx, &of, "redacted", arena_printf(cx->arena, "%" PRId64, ret->redacted));
}

enum err erase_person_again(struct ctx *cx, int64_t mark, int64_t person, int64_t at)
{
	struct person p;
	struct erased done;
	bool erased;
	int64_t now = cx->now;
	TRY(erase_is_erased(cx, person, &erased));
	enum err e = erased ? E_NOT_FOUND : person_get(cx, person, &p);
	if (e == E_NOT_FOUND) {
		fault_clear(cx);
		return OK;
	}
	TRY(e);
	cx->now = at;
	e = erase_all(cx, &p, &done);
	if (e == OK)
		e = erase_store_mark(cx, mark, person);
	cx->now = now;
	return e;
}

enum err erase_list(struct ctx *cx, int64_t before, size_t max, struct list *ret)
{
	return erase_store_list(cx, before > 0 ? before : INT64_MAX, max, ret);
}
