#include "hub/account/account_posts_store.h"

#include "platform/access/access_ops.h"

static const struct field post_fields[] = {FIELD(struct post_row, id, K_ID)};
static const struct record post_record = RECORD("post", struct post_row, post_fields);

enum { OF_PERSON, KNOWN };
static const struct query q[] = {
    [OF_PERSON] = {"posts.of_person",
                   "SELECT id AS id FROM account WHERE kam_id = :person OR deputy_id = :person OR sponsor_id = :person "
                   "ORDER BY id LIMIT 200",
                   .args = "person", .out = &post_record},
    [KNOWN] =
        {"posts.known",
         "SELECT COUNT(*) FROM account a WHERE (a.kam_id = :person OR a.deputy_id = :person OR a.sponsor_id = "
         ":person OR a.id IN (SELECT t.account_id FROM account_access t WHERE t.person_id = :person AND t.member_id "
         "<> 0 AND (t.until IS NULL OR t.until >= :today))) AND @visible(a)",
         .args = "person"},
};
const struct query_set account_posts_queries = {"posts", q, sizeof q / sizeof q[0]};

enum err posts_store_list(struct ctx *cx, int64_t person, struct list *ret)
{
	return db_list(cx, &q[OF_PERSON], ARGS(ARG("person", person)), 0, ret);
}

enum err posts_store_known(struct ctx *cx, int64_t person, int64_t *ret)
{
	return db_int(cx, &q[KNOWN], ARGS(ARG("person", person), ACCESS_ARGS(cx)), 0, ret);
}
