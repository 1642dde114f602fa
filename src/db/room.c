/* How many more connections the database gives us. */
#include "db/db.h"

#define BOUNDLESS "1000000"
#define LEFT_OF(limit, whose)                                    \
	"CASE WHEN " limit " < 0 THEN " BOUNDLESS " ELSE " limit \
	" - (SELECT COUNT(*) FROM pg_stat_activity b WHERE " whose ") END"

/* What is kept for superusers is not ours. Who looks sees of the connections of others only whose they are, and of which base. */
static const struct query left = {
    .name = "db.connections_left",
    .sql = "SELECT " BOUNDLESS,
    .sql_pg =
        "SELECT CAST(LEAST(CAST(current_setting('max_connections') AS INT) - "
        "CAST(current_setting('superuser_reserved_connections') AS INT) - "
        "CAST(COALESCE(current_setting('reserved_connections', true), '0') AS INT) - "
        "(SELECT COUNT(*) FROM pg_stat_activity a WHERE a.datid IS NOT NULL), " LEFT_OF(
            "r.rolconnlimit",
            "b.usesysid = r.oid") ", " LEFT_OF("d.datconnlimit",
                                               "b.datid = d.oid") ") AS BIGINT) FROM pg_roles r CROSS JOIN pg_database "
                                                                  "d WHERE r.rolname = current_user AND "
                                                                  "d.datname = current_database()",
};

enum err db_room_for(struct ctx *cx, int more)
{
	int64_t n = 0;
	TRY(db_int(cx, &left, ARGS_NONE, 0, &n));
	return n >= more ? OK
	                 : fail(cx, E_BUSY, "db.too_few", arena_printf(cx->arena, "%d", more),
	                        arena_printf(cx->arena, "%d", n > 0 ? (int)n : 0));
}
