#include "platform/check/check_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLES_BYTES = 8192 };

/* What a database can be told to do with rows besides writing and showing them: the program tells it nothing of the kind. A view of one's
 * own is no matter, unless it stands where a table of ours (:tables, with blanks around each) was. */
#define SQLITE_OTHERS \
	" FROM sqlite_master WHERE type = 'trigger' OR (type = 'view' AND instr(:tables, ' ' || name || ' ') > 0)"
#define PG_OTHERS                                                                                                     \
	" FROM (SELECT t.tgname AS name, t.tgrelid AS of_table FROM pg_trigger t WHERE NOT t.tgisinternal UNION ALL " \
	"SELECT r.rulename, r.ev_class FROM pg_rewrite r WHERE r.rulename <> '_RETURN' UNION ALL "                    \
	"SELECT p.polname, p.polrelid FROM pg_policy p UNION ALL "                                                    \
	"SELECT v.relname, v.oid FROM pg_class v WHERE v.relkind NOT IN ('r', 'i') AND "                              \
	"strpos(:tables, ' ' || v.relname || ' ') > 0) o "                                                            \
	"JOIN pg_class c ON c.oid = o.of_table JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "      \
	"'public'"

static char tables[TABLES_BYTES] = " migration ";

void check_store_take(const char *names)
{
	size_t n = strlen(tables);
	if (snprintf(tables + n, sizeof tables - n, "%s ", names) >= (int)(sizeof tables - n))
		abort(); /* at start: more tables than room */
}

static enum err tables_args(struct ctx *cx, struct args *ret)
{
	struct arg *list = arena_new(cx->arena, struct arg);
	*list = ARG("tables", (const char *)tables);
	*ret = (struct args){NULL, list, 1};
	return OK;
}

static const struct query q[] = {
    {"check.database", "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
     "SELECT COUNT(*) FROM pg_index WHERE NOT indisvalid"},
    {"check.references", "SELECT COUNT(*) FROM pragma_foreign_key_check",
     "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"},
    {"check.own_rows", "SELECT COUNT(*)" SQLITE_OTHERS, "SELECT COUNT(*)" PG_OTHERS, .args = "tables text"},
    {"check.own_rows_which", "SELECT name || ' (' || tbl_name || ')' AS text" SQLITE_OTHERS " ORDER BY 1 LIMIT 5",
     "SELECT CAST(o.name || ' (' || c.relname || ')' AS TEXT) COLLATE \"C\" AS text" PG_OTHERS " ORDER BY 1 LIMIT 5",
     .args = "tables text", .out = &check_name_record},
};
const struct query_set check_queries = {"check", q, sizeof q / sizeof q[0]};

const struct check check_checks[] = {
    {"check.database", &q[0], .position = 10},
    {"check.references", &q[1], .position = 20},
    {"check.own_rows", &q[2], .position = 25, .which = &q[3], .args = tables_args},
    {0},
};
