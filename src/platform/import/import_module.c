#include "modules.h"
#include "platform/erase/erase.h"
#include "platform/import/import_erase_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_source_ops.h"
#include "platform/import/import_source_store.h"
#include "platform/import/import_store.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_web.h"

extern struct command_set import_commands;
extern const struct command_set import_source_commands;
extern const struct route_set import_routes, import_source_routes;
extern struct noun_pages import_source_pages;
static const struct query_set queries = QUERY_SET("import", import_queries);

static const struct noun_rules rules[] = {
    {.noun = &import_source_noun, .fits = import_source_fits, .changed = import_source_changed}, {0}};

static const struct history_text history[] = {
    {.kind = "import_source", .about = "(SELECT named.name FROM import_source named WHERE named.id = $1.record_id)"},
    {0},
};

/* Of an import reads who sent it (import_get): rows of its file may be of customers that others may not know of. */
static const struct fragment fragments[] = {
    {"import_reads", "(:see_all = 1 OR COALESCE($1.person_id, -1) = :me)", "me, see_all"},
    {"import_reads_part",
     "(:see_all = 1 OR EXISTS (SELECT 1 FROM import_run sent WHERE sent.id = $1.import_id AND sent.person_id = :me))",
     "me, see_all"},
    {0},
};
static const struct erase_reader readers[] = {{&import_run_record, "@import_reads(t)"},
                                              {&import_reject_record, "@import_reads_part(t)"},
                                              {&change_row_record, "@import_reads_part(t)"},
                                              {0}};

const struct module import_module = {
    .name = "import",
    .tables = "import_run import_reject import_change import_touched import_seen import_source source_key",
    .no_names = "import_seen.doc import_seen.counts",
    .reads = "person setting",
    .nouns = NOUNS(&import_source_noun),
    .noun_pages = PAGES(&import_source_pages),
    .noun_rules = rules,
    .history = history,
    .queries = QUERIES(&queries, &import_source_queries),
    .routes = ROUTES(&import_routes, &import_source_routes),
    .commands = COMMANDS(&import_commands, &import_source_commands),
    .records = RECORDS(&import_run_record, &import_reject_record, &change_row_record, &import_source_record,
                       &source_key_record, &import_source_row_record),
    .jobs = JOBS(&import_job_kind, &import_feed_job),
    .fragments = fragments,
    .erase_readers = readers,
    .erase = import_erase,
};
