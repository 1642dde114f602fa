#include "hub/account/account_list_store.h"

#include "platform/access/access_ops.h"

#define ROW                                                                                                            \
	"a.id, a.number, a.name, a.level, a.kam_id, p.name AS kam, a.orgnr, a.industry, a.city, a.country, "           \
	"a.restricted, "                                                                                               \
	"f.revenue, f.revenue_12m, f.revenue_prev, f.change_12m, f.first_day, a.sort_key, a.deputy_id, a.sponsor_id, " \
	"CASE WHEN " SQL_OPINION("a") " THEN 1 ELSE 0 END AS team"

#define WORD(n)                                                                                        \
	"(:w" n " IS NULL OR EXISTS (SELECT 1 FROM search_token t" n " WHERE t" n ".id = a.id AND t" n \
	".kind = 'account' AND t" n ".fold >= :w" n " AND t" n ".fold < :w" n "_end))"
#define MINE                                                                                                    \
	"(a.kam_id = :me OR a.deputy_id = :me OR a.sponsor_id = :me OR EXISTS (SELECT 1 FROM account_access m " \
	"WHERE m.account_id = a.id AND m.person_id = :me AND @holds(m)))"
/* All but the first word, which the queries that start from it have looked at already. */
#define REST                                                                                                        \
	"(:level IS NULL OR a.level = :level) AND (:kam IS NULL OR a.kam_id = :kam) AND (:wheel = 0 OR a.level <> " \
	"'ordinary') "                                                                                              \
	"AND (:industry IS NULL OR a.industry = :industry) AND (:country IS NULL OR a.country = :country) "         \
	"AND (:mine = 0 OR " MINE ") AND " WORD("1") " AND " WORD("2") " AND " WORD("3") " AND " SQL_VISIBLE("a")
#define FILTER WORD("0") " AND " REST

/* One arm is awake; the others end before their first step, since nothing in their first condition depends on a row. */
#define PICK                                                                                                         \
	"(SELECT DISTINCT d.id FROM (SELECT t.id AS id FROM search_token t WHERE :list_index = 1 AND t.fold >= :w0 " \
	"AND t.fold < :w0_end AND t.kind = 'account' "                                                               \
	"UNION ALL SELECT id FROM account WHERE :list_index = 2 AND kam_id = :me "                                   \
	"UNION ALL SELECT id FROM account WHERE :list_index = 2 AND deputy_id = :me "                                \
	"UNION ALL SELECT id FROM account WHERE :list_index = 2 AND sponsor_id = :me "                               \
	"UNION ALL SELECT account_id FROM account_access WHERE :list_index = 2 AND person_id = :me "                 \
	"UNION ALL SELECT id FROM account WHERE :list_index = 3 AND kam_id = :kam "                                  \
	"UNION ALL SELECT id FROM account WHERE :list_index = 4 AND level IN ('development', 'light', 'key') "       \
	"UNION ALL SELECT id FROM account WHERE :list_index = 5 AND level = :level "                                 \
	"UNION ALL SELECT id FROM account WHERE :list_index = 6 AND industry = :industry "                           \
	"UNION ALL SELECT id FROM account WHERE :list_index = 7 AND country = :country) d) k"

#define FILTER_ARGS                                                                                                  \
	"level text, kam, wheel, industry text, country text, mine, w0 text, w0_end text, w1 text, w1_end text, w2 " \
	"text, "                                                                                                     \
	"w2_end text, w3 text, w3_end text, " SQL_VISIBLE_ARGS
#define ROW_ARGS FILTER_ARGS ", see_opinions, list_index, text text, value, id, max, sign, column"

/* Along the index of the order: for lists of many. CROSS JOIN keeps SQLite from turning the order of the tables round. */
#define BY_TEXT(name, key, cmp, dir)                                                                                 \
	{                                                                                                            \
		name,                                                                                                \
		    "SELECT " ROW " FROM account a CROSS JOIN account_fact f LEFT JOIN person p ON p.id = a.kam_id " \
		    "WHERE f.account_id = a.id AND (" key ", a.id) " cmp " (:text, :id) AND " FILTER                 \
		    " ORDER BY " key dir ", a.id" dir " LIMIT :max",                                                 \
		    .args = ROW_ARGS, .out = &account_row_record                                                     \
	}
#define BY_FACT(name, key, cmp, dir)                                                                                 \
	{                                                                                                            \
		name,                                                                                                \
		    "SELECT " ROW " FROM account_fact f CROSS JOIN account a LEFT JOIN person p ON p.id = a.kam_id " \
		    "WHERE a.id = f.account_id AND (" key ", f.account_id) " cmp " (:value, :id) AND " FILTER        \
		    " ORDER BY " key dir ", f.account_id" dir " LIMIT :max",                                         \
		    .args = ROW_ARGS, .out = &account_row_record                                                     \
	}
/* Found by one condition and then sorted. */
#define PICKED                                                                                                         \
	PICK                                                                                                           \
	    " CROSS JOIN account a CROSS JOIN account_fact f LEFT JOIN person p ON p.id = a.kam_id WHERE a.id = k.id " \
	    "AND f.account_id = a.id AND " REST
#define PICK_BY_TEXT(name, key, cmp, dir)                                                                       \
	{                                                                                                       \
		name,                                                                                           \
		    "SELECT " ROW " FROM " PICKED " AND (" key ", a.id) " cmp " (:text, :id) ORDER BY " key dir \
		    ", a.id" dir " LIMIT :max",                                                                 \
		    .args = ROW_ARGS, .out = &account_row_record                                                \
	}
/* Along the words that begin so: found at once however many there are. (With kind = 'account' SQLite would not see that its index
 * has this order.) A customer with several such words stands at the first. */
#define BY_MATCH(name, bound, cmp, dir)                                                                      \
	{                                                                                                    \
		name,                                                                                        \
		    "SELECT " ROW                                                                            \
		    ", t.fold AS match FROM search_token t CROSS JOIN account a CROSS JOIN account_fact f "  \
		    "LEFT JOIN person p ON p.id = a.kam_id WHERE a.id = t.id AND f.account_id = a.id AND "   \
		    "(t.kind, t.fold) " bound " AND (t.kind, t.fold, t.id) " cmp " ('account', :text, :id) " \
		    "AND NOT EXISTS (SELECT 1 FROM search_token e WHERE e.id = t.id AND e.kind = 'account' " \
		    "AND e.fold >= :w0 AND e.fold < t.fold) AND " REST " ORDER BY t.kind" dir ", t.fold" dir \
		    ", t.id" dir " LIMIT :max",                                                              \
		    .args = ROW_ARGS, .out = &account_row_record                                             \
	}
#define FACT   "CASE :column WHEN 2 THEN f.revenue WHEN 3 THEN f.revenue_12m ELSE f.change_12m END"
#define NUMBER "COALESCE(a.number, '')"

/* The distinct values of an indexed column, step by step from one to the next larger: never a walk through all rows. */
#define STEPS_OF(column)                                                                                          \
	"WITH RECURSIVE d (v) AS (SELECT (SELECT a." column " FROM account a WHERE a." column                     \
	" IS NOT NULL AND " SQL_VISIBLE("a") " ORDER BY a." column " LIMIT 1) UNION ALL SELECT (SELECT a." column \
	                                     " FROM account a WHERE a." column                                    \
	                                     " > d.v AND " SQL_VISIBLE("a") " ORDER BY a." column                 \
	                                                                    " LIMIT 1) FROM d WHERE d.v IS NOT NULL) "

enum {
	BY_ORDER = 0,           /* one for each enum account_sort */
	PICK_TEXT = SORT_COUNT, /* one for each sort by text */
	PICK_FACT = PICK_TEXT + SORT_REVENUE,
	COUNT_ALL,
	COUNT_PICK,
	VALUES, /* one for each enum list_values */
};

static const struct query q[] = {
    [SORT_NAME] = BY_TEXT("account_list.name", "a.sort_key", ">", ""),
    [SORT_NAME_DOWN] = BY_TEXT("account_list.name_down", "a.sort_key", "<", " DESC"),
    [SORT_NUMBER] = BY_TEXT("account_list.number", NUMBER, ">", ""),
    [SORT_NUMBER_DOWN] = BY_TEXT("account_list.number_down", NUMBER, "<", " DESC"),
    [SORT_REVENUE] = BY_FACT("account_list.revenue", "f.revenue", ">", ""),
    [SORT_REVENUE_DOWN] = BY_FACT("account_list.revenue_down", "f.revenue", "<", " DESC"),
    [SORT_12M] = BY_FACT("account_list.revenue_12m", "f.revenue_12m", ">", ""),
    [SORT_12M_DOWN] = BY_FACT("account_list.revenue_12m_down", "f.revenue_12m", "<", " DESC"),
    [SORT_CHANGE] = BY_FACT("account_list.change", "f.change_12m", ">", ""),
    [SORT_CHANGE_DOWN] = BY_FACT("account_list.change_down", "f.change_12m", "<", " DESC"),
    [SORT_MATCH] = BY_MATCH("account_list.match", "< ('account', :w0_end)", ">", ""),
    [SORT_MATCH_DOWN] = BY_MATCH("account_list.match_down", ">= ('account', :w0)", "<", " DESC"),
    [PICK_TEXT + SORT_NAME] = PICK_BY_TEXT("account_list.few_name", "a.sort_key", ">", ""),
    [PICK_TEXT + SORT_NAME_DOWN] = PICK_BY_TEXT("account_list.few_name_down", "a.sort_key", "<", " DESC"),
    [PICK_TEXT + SORT_NUMBER] = PICK_BY_TEXT("account_list.few_number", NUMBER, ">", ""),
    [PICK_TEXT + SORT_NUMBER_DOWN] = PICK_BY_TEXT("account_list.few_number_down", NUMBER, "<", " DESC"),
    /* One text for three columns and both directions: the sign turns the order round. */
    [PICK_FACT] = {"account_list.few_fact",
                   "SELECT " ROW " FROM " PICKED " AND (:sign * (" FACT
                   "), :sign * a.id) > (:sign * :value, :sign * :id) "
                   "ORDER BY :sign * (" FACT "), :sign * a.id LIMIT :max",
                   .args = ROW_ARGS, .out = &account_row_record},
    [COUNT_ALL] = {"account_list.count",
                   "SELECT COUNT(*) FROM (SELECT a.id FROM account a WHERE " FILTER " LIMIT :limit) c",
                   .args = FILTER_ARGS ", limit"},
    [COUNT_PICK] = {"account_list.count_few",
                    "SELECT COUNT(*) FROM (SELECT a.id FROM " PICK " CROSS JOIN account a WHERE a.id = k.id AND " REST
                    " LIMIT :limit) c",
                    .args = FILTER_ARGS ", list_index, limit"},
    [VALUES + VALUES_INDUSTRY] = {"account_list.industries",
                                  STEPS_OF("industry") "SELECT d.v AS value FROM d WHERE d.v IS NOT NULL LIMIT 200",
                                  .args = SQL_VISIBLE_ARGS, .out = &account_value_record},
    [VALUES + VALUES_COUNTRY] = {"account_list.countries",
                                 STEPS_OF("country") "SELECT d.v AS value FROM d WHERE d.v IS NOT NULL LIMIT 200",
                                 .args = SQL_VISIBLE_ARGS, .out = &account_value_record},
    [VALUES + VALUES_KAM] =
        {"account_list.kams",
         STEPS_OF("kam_id") "SELECT p.id, p.name AS value FROM d JOIN person p ON p.id = d.v ORDER BY p.sort_key, p.id "
                            "LIMIT 200",
         .args = SQL_VISIBLE_ARGS, .out = &account_value_record},
};
const struct query_set account_list_queries = {"account_list", q, sizeof q / sizeof q[0]};

static const char *some(const char *s)
{
	return s && *s ? s : NULL;
}

/* The arguments of both kinds of queries; 26 of them. */
enum { ASK_ARGS = 26 };
static struct args bind(struct ctx *cx, const struct account_list_ask *a, int64_t max, struct arg list[ASK_ARGS])
{
	const struct account_filter *f = a->filter;
	const struct search_word *w = a->words;
	const struct arg all[ASK_ARGS] = {
	    ARG("level", f->level < 0 ? NULL : account_levels.names[f->level]),
	    ARG_ID("kam", f->kam),
	    ARG("wheel", (int64_t)f->wheel),
	    ARG("industry", some(f->industry)),
	    ARG("country", some(f->country)),
	    ARG("mine", (int64_t)f->mine),
	    ARG("w0", w[0].from),
	    ARG("w0_end", w[0].to),
	    ARG("w1", w[1].from),
	    ARG("w1_end", w[1].to),
	    ARG("w2", w[2].from),
	    ARG("w2_end", w[2].to),
	    ARG("w3", w[3].from),
	    ARG("w3_end", w[3].to),
	    ACCESS_ARGS(cx),
	    ARG("see_opinions", access_see_opinions(cx)),
	    ARG("list_index", (int64_t)a->index),
	    ARG("text", a->text),
	    ARG("value", a->value),
	    ARG("id", a->id),
	    ARG("max", max),
	    ARG("limit", max),
	    ARG("sign", (int64_t)(a->sort & 1 ? -1 : 1)),
	    ARG("column", (int64_t)(a->sort / 2)),
	};
	for (size_t i = 0; i < ASK_ARGS; i++)
		list[i] = all[i];
	return (struct args){NULL, list, ASK_ARGS};
}

enum err account_list_rows(struct ctx *cx, const struct account_list_ask *a, bool by_index, size_t max,
                           struct list *ret)
{
	struct arg list[ASK_ARGS];
	int text = BY_ORDER + (int)a->sort;
	if (by_index)
		text = account_sort_is_text(a->sort) ? PICK_TEXT + (int)a->sort : PICK_FACT;
	return db_list(cx, &q[text], bind(cx, a, (int64_t)max + 1, list), max, ret);
}

enum err account_list_count(struct ctx *cx, const struct account_list_ask *a, int64_t limit, int64_t *ret)
{
	struct arg list[ASK_ARGS];
	return db_int(cx, &q[a->index ? COUNT_PICK : COUNT_ALL], bind(cx, a, limit, list), 0, ret);
}

enum err account_list_values(struct ctx *cx, enum list_values which, struct list *ret)
{
	return db_list(cx, &q[VALUES + which], ARGS(ACCESS_ARGS(cx)), 200, ret);
}
