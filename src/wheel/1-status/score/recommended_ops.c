/* What a change of criteria does to the recommended set, said before it is saved. */
#include "base/buf.h"
#include "base/secret.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "wheel/1-status/score/matrix_ops.h"
#include "wheel/1-status/score/score_ops.h"

#include <string.h>

enum { NAMED = 10, TEXT_MAX = 4000 };

enum err recommended_list(struct ctx *cx, struct list *ret)
{
	struct portfolio p;
	TRY(portfolio_load_all(cx, &p));
	struct recommended *r = arena_array(cx->arena, struct recommended, p.count + 1);
	size_t n = 0;
	for (size_t i = 0; i < p.count; i++)
		if (score_in_set(&p.model, &p.scored[i])) {
			const struct rated_account *a = list_at(&p.accounts, struct rated_account, i);
			r[n++] = (struct recommended){a->id, a->short_name ? a->short_name : a->name};
		}
	*ret = (struct list){.items = r, .count = n};
	return OK;
}

static bool has(const struct list *l, int64_t id)
{
	for (size_t i = 0; i < l->count; i++)
		if (list_at(l, struct recommended, i)->id == id)
			return true;
	return false;
}

/* Those in `all` that are not in `but`: their names, or how many there are, and what the sign is made of: their ids, or as little as
 * was told. Answers how many. */
static size_t take(struct ctx *cx, const struct list *all, const struct list *but, char sign, struct buf *names,
                   struct buf *ids)
{
	size_t n = 0;
	bool named = access_see_opinions(cx) == 1;
	for (size_t i = 0; i < all->count; i++) {
		const struct recommended *r = list_at(all, struct recommended, i);
		if (has(but, r->id))
			continue;
		if (n++ < NAMED && named)
			buf_printf(names, "%s%s", n > 1 ? ", " : "", r->name);
		if (named)
			buf_printf(ids, "%c%lld", sign, (long long)r->id);
	}
	if (!named) {
		buf_str(names, tr_n(cx, "criteria.so_many", (int64_t)n));
		buf_printf(ids, "%c%zu", sign, n);
	} else if (n > NAMED) {
		buf_str(names, tr_n(cx, "criteria.and_more", (int64_t)(n - NAMED)));
	}
	return n;
}

enum err recommended_sure(struct ctx *cx, const struct list *before, const char *sure)
{
	struct list after;
	BUF_AUTO struct buf in, out, ids;
	buf_init(&in, TEXT_MAX);
	buf_init(&out, TEXT_MAX);
	buf_init(&ids, 1 << 20);
	TRY(recommended_list(cx, &after));
	size_t enter = take(cx, &after, before, '+', &in, &ids), leave = take(cx, before, &after, '-', &out, &ids);
	if (!enter && !leave)
		return OK;
	const char *sign = secret_digest(cx->arena, ids.p, ids.len);
	if (sure && (!strcmp(sure, sign) || !strcmp(sure, "1")))
		return OK;
	const char *says = enter && leave ? tr_f(cx, "criteria.both", in.p, out.p)
	                   : enter        ? tr_f(cx, "criteria.enters", in.p)
	                                  : tr_f(cx, "criteria.leaves", out.p);
	return fail_field(cx, "sure", "criteria.be_sure", says, sign);
}

const char *recommended_sign(const struct field_fault *refused_for)
{
	for (const struct field_fault *f = refused_for; f; f = f->next)
		if (!strcmp(f->field, "sure"))
			return f->param[1];
	return NULL;
}
