#include "platform/import/import_store.h"

const struct record change_row_record = RECORD_OF("import_change", change_row, CHANGE_ROW);

/* A whole cell of a refused row, which is kept as a line of CSV. */
#define CELL(value) "REPLACE(',' || cells || ',', ',' || " value " || ',', '') <> ',' || cells || ','"

const struct query import_queries[IMPORT_QUERIES] = {
    [RUN_ADD] = {"import.add", "INSERT INTO import_run (@cols) VALUES (@vals)", .in = &import_run_record},
    [RUN_PUT] = {"import.put", "UPDATE import_run SET @sets WHERE id = :id AND version = :version",
                 .in = &import_run_record},
    [RUN_GET] = {"import.get", "SELECT @cols FROM import_run WHERE id = :id", .args = "id", .out = &import_run_record},
    [RUN_LIST] = {"import.list", "SELECT @cols FROM import_run WHERE id < :before ORDER BY id DESC LIMIT :max",
                  .args = "before, max", .out = &import_run_record},
    [RUN_LIST_MINE] =
        {"import.list_mine",
         "SELECT @cols FROM import_run WHERE person_id = :me AND id < :before ORDER BY id DESC LIMIT :max",
         .args = "me, before, max", .out = &import_run_record},
    [RUN_WROTE] = {"import.wrote",
                   "SELECT COUNT(*) FROM import_run WHERE kind = :kind AND source = :source AND id <> :id AND "
                   "rows_created > 0 AND (state <> 'undone' OR rows_left > 0)",
                   .args = "kind text, source text, id"},
    [RUN_SAME_FILE] = {"import.same_file",
                       "SELECT @cols FROM import_run WHERE content = :content AND kind = :kind AND state = 'done' AND "
                       "id <> :id ORDER BY id DESC LIMIT 1",
                       .args = "content text, kind text, id", .out = &import_run_record},
    /* The last one from there that went well. */
    [RUN_LAST] = {"import.last",
                  "SELECT @cols FROM import_run WHERE kind = :kind AND source = :source AND state = 'done' "
                  "ORDER BY id DESC LIMIT 1",
                  .args = "kind text, source text", .out = &import_run_record},
    [CURRENCY_SET] = {"import.currency_set", "SELECT COUNT(*) FROM setting WHERE name = 'currency'"},
    /* Changed twice: what it was at first is put back last, and wins. */
    [CHANGE_PUT] = {"import.change_put",
                    "INSERT INTO import_change (@cols) VALUES (@vals) ON CONFLICT (import_id, kind, record_id) "
                    "DO UPDATE SET version = excluded.version, old = excluded.old || import_change.old",
                    .in = &change_row_record},
    [REJECT_ADD] = {"import.reject_add", "INSERT INTO import_reject (@cols) VALUES (@vals)",
                    .in = &import_reject_record},
    [REJECT_ADD_ONCE] = {"import.reject_add_once",
                         "INSERT INTO import_reject (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
                         .in = &import_reject_record},
    [REJECT_LIST] =
        {"import.reject_list",
         "SELECT @cols FROM import_reject WHERE import_id = :run AND warning = :warning AND (line > :line OR "
         "(line = :line AND seq > :seq)) ORDER BY line, seq LIMIT :max",
         .args = "run, warning, line, seq, max", .out = &import_reject_record},
    /* Records that could not be undone: people changed them, or something refers to them. */
    [UNDO_LEFT] = {"import.undo_left", "SELECT COUNT(*) FROM import_change WHERE import_id = :run", .args = "run"},
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
    [RUN_OLD_DRAFTS] = {"import.old_drafts",
                        "SELECT @cols FROM import_run WHERE state = 'draft' AND started < :before ORDER BY id LIMIT 20",
                        .args = "before", .out = &import_run_record},
    [RUN_DRAFTS_OF] =
        {"import.drafts_of",
         "SELECT @cols FROM import_run WHERE state = 'draft' AND person_id = :person ORDER BY id LIMIT :max",
         .args = "person, max", .out = &import_run_record},
    [DRAFTS] = {"import.drafts",
                "SELECT @cols FROM import_run WHERE state = 'draft' AND id > :after ORDER BY id LIMIT 20",
                .args = "after", .out = &import_run_record},
    [UNFINISHED] = {"import.unfinished",
                    "SELECT id FROM import_run WHERE state IN ('running', 'totals', 'undoing') ORDER BY id LIMIT 1"},
    /* An import that is undone must not bring the values back. */
    [ERASE_CHANGES] = {"import.erase_changes",
                       "DELETE FROM import_change WHERE kind = 'person' AND record_id = :person", .args = "person"},
    /* Rows of files that were refused: in those of colleagues the cells are values of people, in others a cell may be one. */
    [ERASE_REJECTS] =
        {"import.erase_rejects",
         "DELETE FROM import_reject WHERE " CELL(":name") " OR " CELL(
             ":mail") " OR (import_id IN (SELECT r.id FROM import_run r WHERE r.kind = 'people') AND (REPLACE(cells, "
                      ":name, '') <> cells OR REPLACE(cells, :mail, '') <> cells))",
         .args = "name text, mail text"},
    [RUN_DROP] = {"import.drop", "DELETE FROM import_run WHERE id = :id AND state = 'draft'", .args = "id"},
};
