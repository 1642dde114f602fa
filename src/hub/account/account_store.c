#include "hub/account/account_store.h"

#include "hub/account/account.h"
#include "hub/account/account_show.h"

const struct query account_queries[ACCOUNT_QUERIES] = {
    [ACCOUNT_GET] = {"account.get", "SELECT @cols FROM account WHERE id = :id", .args = "id", .out = &account_record},
    [ACCOUNT_BY_NUMBER] = {"account.by_number", "SELECT @cols FROM account WHERE number = :number",
                           .args = "number text", .out = &account_record},
    [ACCOUNT_REMOVE] = {"account.remove", "DELETE FROM account WHERE id = :id", .args = "id"},
    [ACCOUNT_POSTS] = {"account.posts",
                       "SELECT @cols FROM account WHERE kam_id = :person OR deputy_id = :person OR sponsor_id = "
                       ":person ORDER BY id LIMIT 200",
                       .args = "person", .out = &account_record},
    [ACCOUNT_POSTS_KNOWN] =
        {"account.posts_known",
         "SELECT COUNT(*) FROM account a WHERE (a.kam_id = :person OR a.deputy_id = :person OR a.sponsor_id = "
         ":person OR a.id IN (SELECT t.account_id FROM account_access t WHERE t.person_id = :person AND t.member_id "
         "<> 0 AND (t.until IS NULL OR t.until >= :today))) AND @visible(a)",
         .args = "person"},
    [ACCOUNT_SHOW] =
        {"account.show",
         "SELECT a.id, a.number, a.name, a.short_name, a.level, k.name AS kam, d.name AS deputy, s.name AS sponsor, "
         "p.name AS parent, a.orgnr, a.industry, a.address, a.postal_code, a.city, a.country, a.phone, a.restricted, "
         "f.revenue, f.revenue_12m, f.revenue_prev, f.contribution_12m, f.line_count, f.first_day, f.last_day, "
         "a.story, a.source, a.created, a.updated FROM account a JOIN account_fact f ON f.account_id = a.id "
         "LEFT JOIN person k ON k.id = a.kam_id LEFT JOIN person d ON d.id = a.deputy_id "
         "LEFT JOIN person s ON s.id = a.sponsor_id LEFT JOIN account p ON p.id = a.parent_id WHERE a.id = :id",
         .args = "id", .out = &account_show_record},
};
