#include "hub/product/product_list_store.h"

#define ROW "p.id, p.number, p.name, p.category, p.unit_price, p.unit_cost, p.sort_key"
#define WORD(n)                                                                                             \
	" AND (:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".id = p.id AND t" n \
	".kind = 'product' AND t" n ".fold >= :w" n " AND t" n ".fold < :w" n "_end))"
/* The first word finds, the others are looked at on each. */
#define PICK                                                                                                          \
	"(SELECT DISTINCT t.id FROM search_token t WHERE t.fold >= :w0 AND t.fold < :w0_end AND t.kind = 'product') " \
	"k "                                                                                                          \
	"CROSS JOIN product p WHERE p.id = k.id" WORD("1") WORD("2") WORD("3")
#define WORD_ARGS "w0 text, w0_end text, w1 text, w1_end text, w2 text, w2_end text, w3 text, w3_end text"
#define UP        " AND (p.sort_key, p.id) > (:text, :id) ORDER BY p.sort_key, p.id LIMIT :max"
#define DOWN      " AND (p.sort_key, p.id) < (:text, :id) ORDER BY p.sort_key DESC, p.id DESC LIMIT :max"

enum { ALL, ALL_BACK, FOUND, FOUND_BACK, COUNT_ALL, COUNT_FOUND };
static const struct query q[] = {
    [ALL] = {"product_list.all", "SELECT " ROW " FROM product p WHERE p.id > 0" UP, .args = "text text, id, max",
             .out = &product_row_record},
    [ALL_BACK] = {"product_list.all_back", "SELECT " ROW " FROM product p WHERE p.id > 0" DOWN,
                  .args = "text text, id, max", .out = &product_row_record},
    [FOUND] = {"product_list.found", "SELECT " ROW " FROM " PICK UP, .args = WORD_ARGS ", text text, id, max",
               .out = &product_row_record},
    [FOUND_BACK] = {"product_list.found_back", "SELECT " ROW " FROM " PICK DOWN,
                    .args = WORD_ARGS ", text text, id, max", .out = &product_row_record},
    [COUNT_ALL] = {"product_list.count", "SELECT COUNT(*) FROM (SELECT p.id FROM product p LIMIT :max) c",
                   .args = "max"},
    [COUNT_FOUND] = {"product_list.count_found", "SELECT COUNT(*) FROM (SELECT p.id FROM " PICK " LIMIT :max) c",
                     .args = WORD_ARGS ", max"},
};
const struct query_set product_list_queries = {"product_list", q, sizeof q / sizeof q[0]};

enum { ARG_COUNT = 11 };
static struct args bind(const struct product_list_ask *a, int64_t max, struct arg list[ARG_COUNT])
{
	const struct search_word *w = a->words;
	const struct arg all[ARG_COUNT] = {
	    ARG("w0", w[0].from), ARG("w0_end", w[0].to), ARG("w1", w[1].from), ARG("w1_end", w[1].to),
	    ARG("w2", w[2].from), ARG("w2_end", w[2].to), ARG("w3", w[3].from), ARG("w3_end", w[3].to),
	    ARG("text", a->text), ARG("id", a->id),       ARG("max", max),
	};
	for (size_t i = 0; i < ARG_COUNT; i++)
		list[i] = all[i];
	return (struct args){NULL, list, ARG_COUNT};
}

enum err product_list_rows(struct ctx *cx, const struct product_list_ask *a, size_t max, struct list *ret)
{
	struct arg list[ARG_COUNT];
	int text = (a->words[0].from ? FOUND : ALL) + a->back;
	return db_list(cx, &q[text], bind(a, (int64_t)max + 1, list), max, ret);
}

enum err product_list_count(struct ctx *cx, const struct product_list_ask *a, int64_t limit, int64_t *ret)
{
	struct arg list[ARG_COUNT];
	return db_int(cx, &q[a->words[0].from ? COUNT_FOUND : COUNT_ALL], bind(a, limit, list), 0, ret);
}
