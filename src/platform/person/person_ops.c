#include "platform/person/person_ops.h"

#include "platform/noun/noun_ops.h"
#include "platform/person/person_store.h"
#include "platform/search/search_ops.h"

enum err person_get(struct ctx *cx, int64_t id, struct person *ret)
{
	struct person *p;
	enum err e = noun_get(cx, &person_noun, id, (void **)&p);
	*ret = *p;
	return e == E_NOT_FOUND ? fail(cx, E_NOT_FOUND, "person.not_found") : e;
}

enum err person_by_mail(struct ctx *cx, const char *mail, struct person *ret)
{
	return person_store_by_mail(cx, mail_key(cx, mail), ret);
}

enum err person_add(struct ctx *cx, struct person *p)
{
	int64_t act;
	return noun_add(cx, &person_noun, p, &act);
}

enum err person_save(struct ctx *cx, const struct person *before, struct person *after)
{
	int64_t act;
	TRY(record_same_version(cx, &person_record, before, after));
	return noun_change(cx, &person_noun, before, after, &act);
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
