#include "hub/access/customer_access_store.h"

static const struct record tie_record = RECORD_OF("tie", tie, TIE_LIST);

/* Is :me the person in this column? True or false also where the column is NULL, so that NOT of what is made of it holds. */
#define IS_ME(column) "COALESCE(" column ", -1) = :me"
/* Has :me a post at the customer of that alias, or a place on its team or access for a time that holds? */
#define TIED                                                                                                  \
	IS_ME("$1.kam_id")                                                                                    \
	" OR " IS_ME("$1.deputy_id") " OR " IS_ME(                                                            \
	    "$1.sponsor_id") " OR EXISTS (SELECT 1 FROM account_access tie WHERE tie.account_id = $1.id AND " \
	                     "tie.person_id = :me AND @holds(tie))"
#define SEEN_ARGS "me, see_all, today"

const struct fragment customer_access_fragments[] = {
    {"holds", "($1.since <= :today AND ($1.until IS NULL OR $1.until >= :today))", "today"},
    {"visible", "((:see_all >= 0 OR $1.id = -:see_all) AND ($1.restricted = 0 OR :see_all = 1 OR " TIED "))",
     SEEN_ARGS},
    {"may_know", "EXISTS (SELECT 1 FROM account known WHERE known.id = $1 AND @visible(known))", SEEN_ARGS},
    /* :see_opinions is 0 for nobody and the administrator, 1 for all (KAM leader, command line), 2 where on the team. */
    {"opinion", "(:see_opinions = 1 OR (:see_opinions = 2 AND (" TIED ")))", "me, see_opinions, today"},
    {"may_see_opinion",
     "(:see_opinions = 1 OR EXISTS (SELECT 1 FROM account judged WHERE judged.id = $1 AND @opinion(judged)))",
     "me, see_opinions, today"},
    /* Of a customer that is gone (an import undone) outsiders read nothing; a change of parent speaks of two more customers, which
     * must be known too. Of an import reads who sent it. */
    {"history_visible",
     "($1.account_id IS NULL OR :see_all = 1 OR @may_know($1.account_id)) AND (($1.opinion = 0 AND "
     "$1.kind <> 'access_request') OR @may_see_opinion($1.account_id)) AND ($1.kind <> 'import_run' OR :see_all = 1 OR "
     "COALESCE($1.person_id, -1) = :me) AND NOT EXISTS (SELECT 1 FROM account parent "
     "WHERE parent.id IN (CASE WHEN $1.field = 'parent_id' THEN CAST($1.old AS BIGINT) END, CASE WHEN "
     "$1.field = 'parent_id' THEN CAST($1.new AS BIGINT) END) AND CASE WHEN @visible(parent) THEN 0 ELSE 1 END = 1)",
     "me, see_all, see_opinions, today"},
    {"root_name", "(SELECT root.name FROM account root WHERE root.id = $1)", NULL},
    {"root_number", "(SELECT root.number FROM account root WHERE root.id = $1)", NULL},
    {"led_customers", "(SELECT COUNT(*) FROM account led WHERE led.kam_id = $1 AND @visible(led))", SEEN_ARGS},
    {"customers_of",
     "SELECT tied.id AS id, tied.name AS name, tied.level AS level, CASE WHEN tied.kam_id = $1 THEN 'kam' WHEN "
     "tied.deputy_id = $1 THEN 'deputy' WHEN tied.sponsor_id = $1 THEN 'sponsor' ELSE 'team' END AS tie FROM account "
     "tied "
     "WHERE (tied.kam_id = $1 OR tied.deputy_id = $1 OR tied.sponsor_id = $1 OR tied.id IN (SELECT place.account_id "
     "FROM "
     "account_access place WHERE place.person_id = $1 AND place.member_id <> 0 AND @holds(place))) AND @visible(tied) "
     "ORDER BY "
     "tied.sort_key, tied.id LIMIT 101",
     SEEN_ARGS},
    {0},
};

enum { TIE, PLACE_ADD, PLACE_REMOVE };
static const struct query q[] = {
    [TIE] =
        {"access.tie",
         "SELECT a.restricted AS restricted, CASE WHEN a.kam_id = :me OR a.deputy_id = :me THEN 1 ELSE 0 END AS own, "
         "CASE WHEN a.sponsor_id = :me OR EXISTS (SELECT 1 FROM account_access v WHERE v.account_id = a.id AND "
         "v.person_id = :me AND @holds(v)) THEN 1 ELSE 0 END AS team FROM account a WHERE a.id = :id",
         .args = "id, me, today", .out = &tie_record},
    [PLACE_ADD] = {"access.place_add", "INSERT INTO account_access (@cols) VALUES (@vals)",
                   .in = &account_access_record},
    [PLACE_REMOVE] = {"access.place_remove",
                      "DELETE FROM account_access WHERE account_id = :account AND person_id = :person AND "
                      "member_id = :member",
                      .args = "account, person, member"},
};
const struct query_set customer_access_queries = {"access", q, sizeof q / sizeof q[0]};

enum err tie_get(struct ctx *cx, int64_t account, int64_t me, int32_t today, struct tie *ret)
{
	return db_one(cx, &q[TIE], ARGS(ARG("id", account), ARG("me", me), ARG("today", (int64_t)today)), ret);
}

enum err place_store_add(struct ctx *cx, const struct account_access *a)
{
	return db_exec(cx, &q[PLACE_ADD], ARGS_OBJ(a), NULL);
}

enum err place_store_remove(struct ctx *cx, int64_t account, int64_t person, int64_t member)
{
	return db_exec(cx, &q[PLACE_REMOVE],
	               ARGS(ARG("account", account), ARG("person", person), ARG("member", member)), NULL);
}
