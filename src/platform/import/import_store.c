#include "platform/import/import_store.h"

#define R struct item_row
static const struct field item_fields[] = {
    FIELD(R, number, K_TEXT),  FIELD(R, id, K_ID),         FIELD(R, name, K_TEXT),
    FIELD(R, country, K_TEXT), FIELD(R, unit_cost, K_QTY), FIELD(R, own, K_BOOL),
};
static const struct record item_row_record = RECORD("import_item", R, item_fields);
#undef R

#define R struct sale_found
static const struct field found_fields[] = {
    FIELD(R, at, K_INT),        FIELD(R, id, K_ID),
    FIELD(R, account_id, K_ID), FIELD(R, product_id, K_ID),
    FIELD(R, person_id, K_ID),  FIELD(R, day, K_DATE),
    FIELD(R, quantity, K_QTY),  FIELD(R, unit_price, K_QTY),
    FIELD(R, amount, K_MONEY),  FIELD(R, contribution, K_MONEY),
    FIELD(R, currency, K_TEXT), FIELD(R, import_id, K_ID),
};
static const struct record sale_found_record = RECORD("sale_found", R, found_fields);
#undef R

#define R struct seen_row
static const struct field seen_fields[] = {
    FIELD(R, import_id, K_ID, .flags = F_KEY),
    FIELD(R, doc, K_TEXT, .flags = F_KEY),
    FIELD(R, counts, K_LONG),
};
const struct record seen_row_record = RECORD("import_seen", R, seen_fields);
#undef R

#define R struct touched_row
static const struct field touched_fields[] = {
    FIELD(R, import_id, K_ID, .flags = F_KEY),
    FIELD(R, account_id, K_ID, .flags = F_KEY),
};
const struct record touched_row_record = RECORD("import_touched", R, touched_fields);
#undef R

#define R struct before_row
static const struct field before_fields[] = {FIELD(R, import_id, K_ID), FIELD(R, id, K_ID)};
static const struct record before_row_record = RECORD("import_sale_before", R, before_fields);
#undef R

#define R struct change_row
static const struct field change_fields[] = {
    FIELD(R, import_id, K_ID, .flags = F_KEY),
    FIELD(R, kind, K_TEXT, .flags = F_KEY),
    FIELD(R, record_id, K_ID, .flags = F_KEY),
    FIELD(R, version, K_INT),
    FIELD(R, was, K_INT),
    FIELD(R, old, K_LONG, .flags = F_NULL),
};
const struct record change_row_record = RECORD("import_change", R, change_fields);
#undef R

#define R struct reject_row
static const struct field reject_fields[] = {
    FIELD(R, import_id, K_ID, .flags = F_KEY),
    FIELD(R, line, K_INT, .flags = F_KEY),
    FIELD(R, seq, K_INT, .flags = F_KEY),
    FIELD(R, warning, K_BOOL),
    FIELD(R, reason, K_TEXT),
    FIELD(R, param0, K_TEXT, .flags = F_NULL),
    FIELD(R, param1, K_TEXT, .flags = F_NULL),
    FIELD(R, nth, K_INT, .flags = F_NULL),
    FIELD(R, cells, K_LONG),
};
const struct record reject_row_record = RECORD("import_reject", R, reject_fields);
#undef R

/* Many keys are asked for at once, as a JSON array: one of the few places where the dialects differ. */
#define NUMBERS_LITE "FROM json_each(:numbers) j CROSS JOIN "
#define NUMBERS_PG   "FROM json_array_elements_text(CAST(:numbers AS JSON)) AS j(value) CROSS JOIN "
#define IS_LITE      " = j.value"
#define IS_PG        " = j.value COLLATE \"C\""

#define ACCOUNT_ITEM                                                                    \
	"SELECT a.number AS number, a.id AS id, a.name AS name, a.country AS country, " \
	"CASE WHEN a.import_id = :run AND a.name = a.number THEN 1 ELSE 0 END AS own "
#define PRODUCT_ITEM                                                                        \
	"SELECT p.number AS number, p.id AS id, p.name AS name, p.unit_cost AS unit_cost, " \
	"CASE WHEN p.import_id = :run AND p.name = p.number THEN 1 ELSE 0 END AS own "
#define PERSON_ITEM  "SELECT p.number AS number, p.id AS id, p.name AS name "
#define PERSON_BY(x) "SELECT p." x " AS number, p.id AS id, p.name AS name "
/* A name says who it is when one colleague alone has it. */
#define THE_ONLY                                                                                                   \
	" AND p.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM person o WHERE o.sort_key = p.sort_key AND o.id <> " \
	"p.id)"
#define SALE_VALUES                                                                                                    \
	"s.id AS id, s.account_id AS account_id, s.product_id AS product_id, s.person_id AS person_id, s.day AS day, " \
	"s.quantity AS quantity, s.unit_price AS unit_price, s.amount AS amount, s.contribution AS contribution, "     \
	"s.currency AS currency, s.import_id AS import_id "

/* Records of a kind that the run made and lines still refer to; the lines are walked, they have no index for it. */
#define USED(column, kind)                                                                                            \
	"SELECT DISTINCT s." column " AS account_id FROM sale s CROSS JOIN import_change c WHERE c.import_id = :run " \
	"AND c.kind = '" kind "' AND c.record_id = s." column " AND c.old IS NULL ORDER BY account_id"

/* Lines that the run wrote last, by id; of one chunk. */
#define MINE "s.import_id = :run AND s.id > :after AND s.id <= :last"

const struct query import_queries[IMPORT_QUERIES] = {
    [RUN_ADD] = {"import.add", "INSERT INTO import_run (@cols) VALUES (@vals)", .in = &import_run_record},
    [RUN_PUT] = {"import.put", "UPDATE import_run SET @sets WHERE id = :id AND version = :version",
                 .in = &import_run_record},
    [RUN_GET] = {"import.get", "SELECT @cols FROM import_run WHERE id = :id", .args = "id", .out = &import_run_record},
    [RUN_LIST] = {"import.list", "SELECT @cols FROM import_run WHERE id < :before ORDER BY id DESC LIMIT :max",
                  .args = "before, max", .out = &import_run_record},
    [RUN_BUSY] = {"import.busy",
                  "SELECT @cols FROM import_run WHERE state IN ('running', 'totals', 'undoing') AND id <> :id "
                  "ORDER BY id LIMIT 10",
                  .args = "id", .out = &import_run_record},
    [RUN_WROTE] = {"import.wrote",
                   "SELECT COUNT(*) FROM import_run WHERE kind = 'sales' AND source = :source AND id <> :id AND "
                   "rows_created > 0 AND (state <> 'undone' OR rows_left > 0)",
                   .args = "source text, id"},
    [FIND_ACCOUNTS] = {"import.find_accounts", ACCOUNT_ITEM NUMBERS_LITE "account a WHERE a.number" IS_LITE,
                       ACCOUNT_ITEM NUMBERS_PG "account a WHERE a.number" IS_PG, "numbers text, run",
                       .out = &item_row_record},
    [FIND_PRODUCTS] = {"import.find_products", PRODUCT_ITEM NUMBERS_LITE "product p WHERE p.number" IS_LITE,
                       PRODUCT_ITEM NUMBERS_PG "product p WHERE p.number" IS_PG, "numbers text, run",
                       .out = &item_row_record},
    [FIND_PEOPLE] = {"import.find_people", PERSON_ITEM NUMBERS_LITE "person p WHERE p.number" IS_LITE,
                     PERSON_ITEM NUMBERS_PG "person p WHERE p.number" IS_PG, "numbers text", .out = &item_row_record},
    [FIND_PEOPLE_BY_MAIL] = {"import.find_people_by_mail",
                             PERSON_BY("mail") NUMBERS_LITE "person p WHERE p.mail" IS_LITE,
                             PERSON_BY("mail") NUMBERS_PG "person p WHERE p.mail" IS_PG, "numbers text",
                             .out = &item_row_record},
    [FIND_PEOPLE_BY_NAME] = {"import.find_people_by_name",
                             PERSON_BY("sort_key") NUMBERS_LITE "person p WHERE p.sort_key" IS_LITE THE_ONLY,
                             PERSON_BY("sort_key") NUMBERS_PG "person p WHERE p.sort_key" IS_PG THE_ONLY,
                             "numbers text", .out = &item_row_record},
    /* keys: [["doc", "product", n], …]; `at` counts them from 0. */
    [FIND_SALES] = {"import.find_sales",
                    "SELECT k.key AS at, " SALE_VALUES "FROM json_each(:keys) k CROSS JOIN sale s "
                    "WHERE s.doc = json_extract(k.value, '$[0]') AND s.product_code = json_extract(k.value, '$[1]') "
                    "AND s.n = json_extract(k.value, '$[2]') AND s.source = :source",
                    "SELECT k.at - 1 AS at, " SALE_VALUES "FROM json_array_elements(CAST(:keys AS JSON)) "
                    "WITH ORDINALITY AS k(value, at) CROSS JOIN sale s "
                    "WHERE s.doc = (k.value->>0) COLLATE \"C\" AND s.product_code = (k.value->>1) COLLATE \"C\" "
                    "AND s.n = CAST(k.value->>2 AS BIGINT) AND s.source = :source",
                    "keys text, source text", .out = &sale_found_record},
    [FIND_SEEN] =
        {"import.find_seen",
         "SELECT @cols(s) FROM json_each(:docs) j CROSS JOIN import_seen s "
         "WHERE s.import_id = :run AND s.doc" IS_LITE,
         "SELECT @cols(s) FROM json_array_elements_text(CAST(:docs AS JSON)) AS j(value) CROSS JOIN import_seen s "
         "WHERE s.import_id = :run AND s.doc" IS_PG,
         "docs text, run", .out = &seen_row_record},
    [SALE_ADD] = {"import.sale_add", "INSERT INTO sale (@cols) VALUES (@vals)", .in = &sale_record},
    [SALE_PUT] = {"import.sale_put",
                  "UPDATE sale SET account_id = :account_id, product_id = :product_id, person_id = :person_id, "
                  "day = :day, quantity = :quantity, unit_price = :unit_price, amount = :amount, "
                  "contribution = :contribution, currency = :currency, import_id = :import_id WHERE id = :id",
                  .in = &sale_record},
    [SALE_KEEP] = {"import.sale_keep",
                   "INSERT INTO import_sale_before (import_id, id, account_id, product_id, person_id, day, quantity, "
                   "unit_price, amount, contribution, currency, was_import_id) SELECT :import_id, s.id, s.account_id, "
                   "s.product_id, s.person_id, s.day, s.quantity, s.unit_price, s.amount, s.contribution, s.currency, "
                   "s.import_id FROM sale s WHERE s.id = :id ON CONFLICT DO NOTHING",
                   .in = &before_row_record},
    [SALE_GET] = {"import.sale_get", "SELECT @cols FROM sale WHERE id = :id", .args = "id", .out = &sale_record},
    [SALE_ANY] = {"import.sale_any", "SELECT COUNT(*) FROM (SELECT s.id FROM sale s LIMIT 1) x"},
    [CURRENCY_SET] = {"import.currency_set", "SELECT COUNT(*) FROM setting WHERE name = 'currency'"},
    [TOUCH] = {"import.touch", "INSERT INTO import_touched (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
               .in = &touched_row_record},
    [TOUCH_RUNS] = {"import.touch_runs", "SELECT MIN(t.import_id) FROM import_touched t WHERE t.import_id > :after",
                    .args = "after"},
    [TOUCH_DROP] = {"import.touch_drop",
                    "DELETE FROM import_touched WHERE import_id = :run AND account_id IN (SELECT t.account_id "
                    "FROM import_touched t WHERE t.import_id = :run LIMIT :max)",
                    .args = "run, max"},
    [SEEN_PUT] = {"import.seen_put",
                  "INSERT INTO import_seen (@cols) VALUES (@vals) ON CONFLICT (import_id, doc) DO UPDATE SET "
                  "counts = excluded.counts",
                  .in = &seen_row_record},
    [SEEN_DROP] = {"import.seen_drop",
                   "DELETE FROM import_seen WHERE import_id = :run AND doc IN (SELECT s.doc FROM import_seen s "
                   "WHERE s.import_id = :run LIMIT :max)",
                   .args = "run, max"},
    [CHANGE_PUT] = {"import.change_put",
                    "INSERT INTO import_change (@cols) VALUES (@vals) ON CONFLICT (import_id, kind, record_id) "
                    "DO UPDATE SET version = excluded.version",
                    .in = &change_row_record},
    [REJECT_ADD] = {"import.reject_add", "INSERT INTO import_reject (@cols) VALUES (@vals)", .in = &reject_row_record},
    [REJECT_LIST] =
        {"import.reject_list",
         "SELECT @cols FROM import_reject WHERE import_id = :run AND warning = :warning AND (line > :line OR "
         "(line = :line AND seq > :seq)) ORDER BY line, seq LIMIT :max",
         .args = "run, warning, line, seq, max", .out = &reject_row_record},
    [WARNED] =
        {"import.warned",
         "SELECT @cols FROM import_reject WHERE import_id = :run AND warning = 1 ORDER BY line, seq LIMIT 100000",
         .args = "run", .out = &reject_row_record},
    [UNDO_CHUNK] = {"import.undo_chunk",
                    "SELECT MAX(c.id) FROM (SELECT s.id FROM sale s WHERE s.import_id = :run AND s.id > :after "
                    "ORDER BY s.id LIMIT :max) c",
                    .args = "run, after, max"},
    [UNDO_TOUCH] = {"import.undo_touch",
                    "INSERT INTO import_touched (import_id, account_id) SELECT DISTINCT :run, s.account_id FROM sale s "
                    "WHERE " MINE " AND s.account_id IS NOT NULL ON CONFLICT DO NOTHING",
                    .args = "run, after, last"},
    [UNDO_TOUCH_BEFORE] = {"import.undo_touch_before",
                           "INSERT INTO import_touched (import_id, account_id) SELECT DISTINCT :run, b.account_id FROM "
                           "sale s JOIN import_sale_before b ON b.import_id = s.import_id AND b.id = s.id "
                           "WHERE " MINE " AND b.account_id IS NOT NULL ON CONFLICT DO NOTHING",
                           .args = "run, after, last"},
    [UNDO_CHANGED] =
        {"import.undo_changed",
         "SELECT s.id AS at, b.id AS id, b.account_id AS account_id, b.product_id AS product_id, b.person_id AS "
         "person_id, b.day AS day, b.quantity AS quantity, b.unit_price AS unit_price, b.amount AS amount, "
         "b.contribution AS contribution, b.currency AS currency, b.was_import_id AS import_id FROM sale s "
         "JOIN import_sale_before b ON b.import_id = s.import_id AND b.id = s.id WHERE " MINE " ORDER BY s.id",
         .args = "run, after, last", .out = &sale_found_record},
    [UNDO_DELETE] = {"import.undo_delete", "DELETE FROM sale WHERE import_id = :run AND id > :after AND id <= :last",
                     .args = "run, after, last"},
    [UNDO_BEFORE_DROP] = {"import.undo_before_drop",
                          "DELETE FROM import_sale_before WHERE import_id = :run AND id = :id", .args = "run, id"},
    /* What could not be undone: lines it changed and a later import changed again, lines it made that a later import
     * changed, records that people changed or that something refers to. */
    [UNDO_LEFT] = {"import.undo_left",
                   "SELECT (SELECT COUNT(*) FROM import_sale_before b WHERE b.import_id = :run) + "
                   "(SELECT COUNT(*) FROM import_sale_before b WHERE b.was_import_id = :run) + "
                   "(SELECT COUNT(*) FROM import_change c WHERE c.import_id = :run)",
                   .args = "run"},
    [UNDO_RECORDS] = {"import.undo_records",
                      "SELECT @cols FROM import_change WHERE import_id = :run AND kind = :kind AND record_id > :after "
                      "ORDER BY record_id LIMIT :max",
                      .args = "run, kind text, after, max", .out = &change_row_record},
    [UNDO_CHANGE_DROP] = {"import.undo_change_drop",
                          "DELETE FROM import_change WHERE import_id = :run AND kind = :kind AND record_id = :id",
                          .args = "run, kind text, id"},
    /* The record is as it was before this import: earlier imports find it as they left it. */
    [UNDO_CHANGE_BACK] = {"import.undo_change_back",
                          "UPDATE import_change SET version = :version WHERE kind = :kind AND record_id = :id AND "
                          "version = :was AND import_id <> :run",
                          .args = "run, kind text, id, version, was"},
    [UNDO_USED_PRODUCTS] = {"import.undo_used_products", USED("product_id", "product"), .args = "run",
                            .out = &touched_row_record},
    [UNDO_USED_PEOPLE] = {"import.undo_used_people", USED("person_id", "person"), .args = "run",
                          .out = &touched_row_record},
    [RUN_OLD_DRAFTS] = {"import.old_drafts",
                        "SELECT @cols FROM import_run WHERE state = 'draft' AND started < :before ORDER BY id LIMIT 20",
                        .args = "before", .out = &import_run_record},
    [RUN_DROP] = {"import.drop", "DELETE FROM import_run WHERE id = :id AND state = 'draft'", .args = "id"},
};
