#include "hub/sale/sale_import_store.h"

#include "platform/access/access_ops.h"
#include "platform/import/import_kind.h"

static const struct record sale_found_record = RECORD_OF("sale_found", sale_found, SALE_FOUND);

const struct record seen_row_record = RECORD_OF("import_seen", seen_row, SEEN_ROW);

const struct record touched_row_record = RECORD_OF("import_touched", touched_row, TOUCHED_ROW);

static const struct record before_row_record = RECORD_OF("sale_to_keep", before_row, BEFORE_ROW);
static const struct record sale_key_record = RECORD_OF("sale_key", sale_key, SALE_KEY);

const struct record sale_before_record = RECORD_OF("import_sale_before", sale_was, SALE_WAS);

const struct record sale_replaced_record = RECORD_OF("sale_replaced", sale_was, SALE_WAS);

#define SALE_VALUES                                                                                                    \
	"s.id AS id, s.account_id AS account_id, s.product_id AS product_id, s.person_id AS person_id, s.day AS day, " \
	"s.quantity AS quantity, s.unit_price AS unit_price, s.amount AS amount, s.contribution AS contribution, "     \
	"s.currency AS currency, s.import_id AS import_id "

/* Records of a noun that the run made and lines still refer to, or did and may again; the lines are walked, they have no index for
 * it. */
#define USED_IN(table, column, kind)                                                                      \
	"SELECT s." column " AS id FROM " table " s CROSS JOIN import_change c WHERE c.import_id = :run " \
	"AND c.kind = '" kind "' AND c.record_id = s." column " AND c.old IS NULL"
#define USED(column, kind)                                                                               \
	USED_IN("sale", column, kind)                                                                    \
	" UNION " USED_IN("import_sale_before", column, kind) " UNION " USED_IN("sale_replaced", column, \
	                                                                        kind) " ORDER BY id"
#define REPLACED_VALUES                                                                                            \
	"id, source, doc, product_code, n, account_id, product_id, person_id, day, quantity, unit_price, amount, " \
	"contribution, currency, import_id"

/* Lines that the run wrote last, by id; of one chunk. */
#define MINE "s.import_id = :run AND s.id > :after AND s.id <= :last AND " KNOWN
/* Lines of customers that whoever replaces or undoes them may not know of stay. */
#define KNOWN "(:see_all = 1 OR s.account_id IS NULL OR @may_know(s.account_id))"

const struct query sale_import_queries[SALE_IMPORT_QUERIES] = {
    /* keys: [["doc", "product", n], …]; `at` counts them from 0. */
    [FIND_SALES] = {"sale_import.find_sales",
                    "SELECT k.key AS at, " SALE_VALUES "FROM json_each(:keys) k CROSS JOIN sale s "
                    "WHERE s.doc = json_extract(k.value, '$[0]') AND s.product_code = json_extract(k.value, '$[1]') "
                    "AND s.n = json_extract(k.value, '$[2]') AND s.source = :source",
                    "SELECT k.at - 1 AS at, " SALE_VALUES "FROM json_array_elements(CAST(:keys AS JSON)) "
                    "WITH ORDINALITY AS k(value, at) CROSS JOIN sale s "
                    "WHERE s.doc = (k.value->>0) COLLATE \"C\" AND s.product_code = (k.value->>1) COLLATE \"C\" "
                    "AND s.n = CAST(k.value->>2 AS BIGINT) AND s.source = :source",
                    "keys text, source text", .out = &sale_found_record},
    [FIND_HIDDEN] =
        {"sale_import.find_hidden",
         "SELECT DISTINCT a.id AS id FROM json_each(:ids) j CROSS JOIN account a WHERE a.id = j.value AND NOT "
         "@visible(a) ORDER BY id",
         "SELECT DISTINCT a.id AS id FROM json_array_elements_text(CAST(:ids AS JSON)) AS j(value) CROSS JOIN account "
         "a WHERE a.id = CAST(j.value AS BIGINT) AND NOT @visible(a) ORDER BY id",
         "ids text, " SQL_VISIBLE_ARGS, .out = &import_used_record},
    [FIND_SEEN] =
        {"sale_import.find_seen",
         "SELECT @cols(s) FROM json_each(:docs) j CROSS JOIN import_seen s "
         "WHERE s.import_id = :run AND s.doc = j.value",
         "SELECT @cols(s) FROM json_array_elements_text(CAST(:docs AS JSON)) AS j(value) CROSS JOIN import_seen s "
         "WHERE s.import_id = :run AND s.doc = j.value COLLATE \"C\"",
         "docs text, run", .out = &seen_row_record},
    /* Lines of these documents, behind one line. */
    [OF_DOCS] = {"sale_import.of_docs",
                 "SELECT s.id AS id, s.doc AS doc, s.product_code AS product_code, s.n AS n FROM json_each(:docs) j "
                 "CROSS JOIN sale s WHERE s.doc = j.value AND s.source = :source AND (s.product_code > :product OR "
                 "(s.product_code = :product AND s.n > :n)) AND " KNOWN
                 " ORDER BY s.doc, s.product_code, s.n LIMIT :max",
                 "SELECT s.id AS id, s.doc AS doc, s.product_code AS product_code, s.n AS n FROM "
                 "json_array_elements_text(CAST(:docs AS JSON)) AS j(value) CROSS JOIN sale s WHERE s.doc = j.value "
                 "COLLATE \"C\" AND s.source = :source AND (s.product_code > :product OR (s.product_code = :product "
                 "AND s.n > :n)) AND " KNOWN " ORDER BY s.doc, s.product_code, s.n LIMIT :max",
                 "docs text, source text, product text, n, max, " SQL_VISIBLE_ARGS, .out = &sale_key_record},
    [SALE_ADD] = {"sale_import.add", "INSERT INTO sale (@cols) VALUES (@vals)", .in = &sale_record},
    [SALE_PUT] = {"sale_import.put",
                  "UPDATE sale SET account_id = :account_id, product_id = :product_id, person_id = :person_id, "
                  "day = :day, quantity = :quantity, unit_price = :unit_price, amount = :amount, "
                  "contribution = :contribution, currency = :currency, import_id = :import_id WHERE id = :id",
                  .in = &sale_record},
    [SALE_KEEP] = {"sale_import.keep",
                   "INSERT INTO import_sale_before (import_id, id, account_id, product_id, person_id, day, quantity, "
                   "unit_price, amount, contribution, currency, was_import_id) SELECT :import_id, s.id, s.account_id, "
                   "s.product_id, s.person_id, s.day, s.quantity, s.unit_price, s.amount, s.contribution, s.currency, "
                   "s.import_id FROM sale s WHERE s.id = :id ON CONFLICT DO NOTHING",
                   .in = &before_row_record},
    [SALE_GET] = {"sale_import.get", "SELECT @cols FROM sale WHERE id = :id", .args = "id", .out = &sale_record},
    [SALE_ANY] = {"sale_import.any", "SELECT COUNT(*) FROM (SELECT s.id FROM sale s LIMIT 1) x"},
    [TOUCH] = {"sale_import.touch", "INSERT INTO import_touched (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
               .in = &touched_row_record},
    [TOUCH_RUNS] = {"sale_import.touch_runs",
                    "SELECT MIN(t.import_id) FROM import_touched t WHERE t.import_id > :after", .args = "after"},
    [TOUCH_DROP] = {"sale_import.touch_drop",
                    "DELETE FROM import_touched WHERE import_id = :run AND account_id IN (SELECT t.account_id "
                    "FROM import_touched t WHERE t.import_id = :run LIMIT :max)",
                    .args = "run, max"},
    [SEEN_PUT] = {"sale_import.seen_put",
                  "INSERT INTO import_seen (@cols) VALUES (@vals) ON CONFLICT (import_id, doc) DO UPDATE SET "
                  "counts = excluded.counts",
                  .in = &seen_row_record},
    [SEEN_DROP] = {"sale_import.seen_drop",
                   "DELETE FROM import_seen WHERE import_id = :run AND doc IN (SELECT s.doc FROM import_seen s "
                   "WHERE s.import_id = :run LIMIT :max)",
                   .args = "run, max"},
    [SEEN_NEXT] = {"sale_import.seen_next",
                   "SELECT @cols FROM import_seen WHERE import_id = :run ORDER BY doc LIMIT :max", .args = "run, max",
                   .out = &seen_row_record},
    [SEEN_FORGET] = {"sale_import.seen_forget", "DELETE FROM import_seen WHERE import_id = :import_id AND doc = :doc",
                     .in = &seen_row_record},
    [REPLACE_KEEP] = {"sale_import.replace_keep",
                      "INSERT INTO sale_replaced (" REPLACED_VALUES ", replaced_by) SELECT " REPLACED_VALUES
                      ", :run FROM sale WHERE id = :id",
                      .args = "id, run"},
    [REPLACE_TOUCH] = {"sale_import.replace_touch",
                       "INSERT INTO import_touched (import_id, account_id) SELECT :run, s.account_id FROM sale s WHERE "
                       "s.id = :id AND s.account_id IS NOT NULL ON CONFLICT DO NOTHING",
                       .args = "id, run"},
    [REPLACE_DROP] = {"sale_import.replace_drop", "DELETE FROM sale WHERE id = :id", .args = "id"},
    /* Not those in whose place another line stands. */
    [REPLACED] =
        {"sale_import.replaced",
         "SELECT @cols(r) FROM sale_replaced r WHERE r.replaced_by = :run AND NOT EXISTS (SELECT 1 FROM sale s "
         "WHERE s.doc = r.doc AND s.product_code = r.product_code AND s.n = r.n AND s.source = r.source) "
         "AND (:see_all = 1 OR r.account_id IS NULL OR @may_know(r.account_id)) ORDER BY r.id LIMIT :max",
         .args = "run, max, " SQL_VISIBLE_ARGS, .out = &sale_record},
    [REPLACED_DROP] = {"sale_import.replaced_drop", "DELETE FROM sale_replaced WHERE id = :id", .args = "id"},
    [UNDO_CHUNK] =
        {"sale_import.undo_chunk",
         "SELECT MAX(c.id) FROM (SELECT s.id FROM sale s WHERE s.import_id = :run AND s.id > :after AND " KNOWN
         " ORDER BY s.id LIMIT :max) c",
         .args = "run, after, max, " SQL_VISIBLE_ARGS},
    [UNDO_TOUCH] = {"sale_import.undo_touch",
                    "INSERT INTO import_touched (import_id, account_id) SELECT DISTINCT :run, s.account_id FROM sale s "
                    "WHERE " MINE " AND s.account_id IS NOT NULL ON CONFLICT DO NOTHING",
                    .args = "run, after, last, " SQL_VISIBLE_ARGS},
    [UNDO_TOUCH_BEFORE] = {"sale_import.undo_touch_before",
                           "INSERT INTO import_touched (import_id, account_id) SELECT DISTINCT :run, b.account_id FROM "
                           "sale s JOIN import_sale_before b ON b.import_id = s.import_id AND b.id = s.id "
                           "WHERE " MINE " AND b.account_id IS NOT NULL ON CONFLICT DO NOTHING",
                           .args = "run, after, last, " SQL_VISIBLE_ARGS},
    [UNDO_CHANGED] =
        {"sale_import.undo_changed",
         "SELECT s.id AS at, b.id AS id, b.account_id AS account_id, b.product_id AS product_id, b.person_id AS "
         "person_id, b.day AS day, b.quantity AS quantity, b.unit_price AS unit_price, b.amount AS amount, "
         "b.contribution AS contribution, b.currency AS currency, b.was_import_id AS import_id FROM sale s "
         "JOIN import_sale_before b ON b.import_id = s.import_id AND b.id = s.id WHERE " MINE " ORDER BY s.id",
         .args = "run, after, last, " SQL_VISIBLE_ARGS, .out = &sale_found_record},
    [UNDO_DELETE] = {"sale_import.undo_delete",
                     "DELETE FROM sale WHERE import_id = :run AND id > :after AND id <= :last AND (:see_all = 1 OR "
                     "account_id IS NULL OR @may_know(sale.account_id))",
                     .args = "run, after, last, " SQL_VISIBLE_ARGS},
    [UNDO_BEFORE_DROP] = {"sale_import.undo_before_drop",
                          "DELETE FROM import_sale_before WHERE import_id = :run AND id = :id", .args = "run, id"},
    /* Lines it changed and a later import changed again, lines it made that a later import changed; the same of lines taken out; and those
     * of customers that whoever undid it may not know of. */
    [UNDO_LEFT] = {"sale_import.undo_left",
                   "SELECT (SELECT COUNT(*) FROM import_sale_before b WHERE b.import_id = :run) + "
                   "(SELECT COUNT(*) FROM import_sale_before b WHERE b.was_import_id = :run) + "
                   "(SELECT COUNT(*) FROM sale_replaced r WHERE r.replaced_by = :run) + "
                   "(SELECT COUNT(*) FROM sale_replaced r WHERE r.import_id = :run) + "
                   "(SELECT COUNT(*) FROM sale s WHERE s.import_id = :run AND NOT EXISTS (SELECT 1 FROM "
                   "import_sale_before b WHERE b.import_id = :run AND b.id = s.id))",
                   .args = "run"},
    [UNDO_USED_PRODUCTS] = {"sale_import.undo_used_products", USED("product_id", "product"), .args = "run",
                            .out = &import_used_record},
    [UNDO_USED_PEOPLE] = {"sale_import.undo_used_people", USED("person_id", "person"), .args = "run",
                          .out = &import_used_record},
};
