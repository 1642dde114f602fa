#include "hub/product/product_search_store.h"

#include "base/buf.h"

/* Products have no page of their own: the list, searched by the number. */
static const char *href(struct ctx *cx, const struct search_found *f)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 1024);
	buf_str(&b, "/products?q=");
	buf_url(&b, f->number);
	return arena_strdup(cx->arena, b.p);
}

enum { FIND, WITHOUT, OF_NOTHING, QUERIES };
static const struct query q[QUERIES] = {
    [FIND] = {"search.product",
              "SELECT x.id, t.kind, x.name, x.number, x.category AS more @search_match(product) @search_order",
              .out = &search_found_record},
    [WITHOUT] = {"check.search_product", "@search_without(product)"},
    [OF_NOTHING] = {"check.search_tokens_product", "@search_of_nothing(product)"},
};
const struct query_set product_search_queries = {"product_search", q, QUERIES};

const struct search_kind product_search_kinds[] = {
    {.name = "product", .find = &q[FIND], .href = href, .position = 30},
    {0},
};

const struct check product_search_checks[] = {
    {"check.search", &q[WITHOUT], .position = CHECK_SEARCH},
    {"check.search_tokens", &q[OF_NOTHING], .position = CHECK_SEARCH_TOKENS},
    {0},
};
