#include "hub/product/product_list_ops.h"

#include "base/buf.h"
#include "base/num.h"
#include "hub/product/product_list_store.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/search/search_ops.h"

#include <string.h>

enum { PAGE_ROWS = 50, COUNT_LIMIT = 1000, URL_MAX = 2048 };

/* The place from which to go on: behind the last ~ stands the id. */
static bool place_read(struct ctx *cx, const char *place, struct product_list_ask *a)
{
	const char *mark = strrchr(place, '~');
	if (!mark || !num_parse_int(mark + 1, &a->id))
		return false;
	a->text = arena_strndup(cx->arena, place, (size_t)(mark - place));
	return true;
}

static const char *link_to(struct ctx *cx, const struct product_filter *f, const char *name,
                           const struct product_row *r)
{
	BUF_AUTO struct buf b;
	buf_init(&b, URL_MAX);
	buf_printf(&b, "/products?%s=%s~%lld", name, r->sort_key, (long long)r->id);
	if (f->q && *f->q) {
		buf_str(&b, "&q=");
		buf_url(&b, f->q);
	}
	return arena_strdup(cx->arena, b.p);
}

static void reverse(struct list *rows)
{
	for (size_t i = 0, k = rows->count; i + 1 < k; i++) {
		struct product_row *a = list_at(rows, struct product_row, i),
		                   *b = list_at(rows, struct product_row, --k);
		struct product_row t = *a;
		*a = *b;
		*b = t;
	}
}

static enum err count(struct ctx *cx, const struct product_list_ask *a, struct product_list *ret)
{
	TRY(product_list_count(cx, a, COUNT_LIMIT + 1, &ret->total));
	ret->total_more = ret->total > COUNT_LIMIT;
	if (ret->total_more)
		ret->total = COUNT_LIMIT;
	const char *here = text_int(cx, (int64_t)ret->products.count, false),
	           *all = text_int(cx, ret->total, ret->total_more);
	ret->shown =
	    ret->prev || ret->next ? tr_f(cx, "products.shown", here, all) : tr_n(cx, "products.count", ret->total);
	return OK;
}

enum err product_list_get(struct ctx *cx, const struct product_filter *f, struct product_list *ret)
{
	struct search_word words[4] = {0};
	struct product_list_ask a = {.words = words};
	bool back = f->before && *f->before, forth = !back && f->after && *f->after;
	record_blank(&product_list_record, ret);
	ret->q = f->q;
	ret->may_import = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
	if (f->q && *f->q && !search_words(cx, f->q, words)) { /* not a letter or digit: nothing is found */
		ret->total = 0;
		ret->shown = tr_n(cx, "products.count", 0);
		return OK;
	}
	a.back = back;
	a.text = "";
	if ((back || forth) && !place_read(cx, back ? f->before : f->after, &a))
		return fail_field(cx, back ? "before" : "after", "account.list.cursor");
	TRY(product_list_rows(cx, &a, PAGE_ROWS, &ret->products));
	if (back)
		reverse(&ret->products);
	size_t n = ret->products.count;
	if (n && (back || ret->products.more))
		ret->next = link_to(cx, f, "after", list_at(&ret->products, struct product_row, n - 1));
	if (n && (forth || (back && ret->products.more)))
		ret->prev = link_to(cx, f, "before", list_at(&ret->products, struct product_row, 0));
	ret->products.more = ret->next != NULL;
	return count(cx, &a, ret);
}
