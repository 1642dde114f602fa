#include "platform/import/import_source_store.h"

enum { MAX = 200 };

const struct record source_key_record = RECORD_OF("source_key", source_key, SOURCE_KEY);

enum { ROWS, WATCHED, TAKE, OF, OWNING, ADD_KEY, FORGET, DROP_KEYS };
static const struct query q[] = {
    [ROWS] = {"import_source.rows",
              "SELECT s.id AS id, s.name AS name, s.kind AS kind, s.responsible_id AS responsible_id, p.name AS "
              "responsible, s.every_hours AS every_hours, s.owns AS owns, s.folder AS folder, s.created AS created, "
              "r.id AS last_id, "
              "r.person_id AS last_person, r.started AS last, r.state AS state, r.rows_read AS read, r.rows_rejected "
              "AS rejected, (SELECT MAX(g.ended) FROM import_run g WHERE g.kind = s.kind AND g.source = s.name AND "
              "g.state = 'done') AS good FROM import_source s LEFT JOIN person p ON p.id = s.responsible_id LEFT JOIN "
              "import_run r ON r.id = (SELECT MAX(l.id) FROM import_run l WHERE l.kind = s.kind AND l.source = s.name "
              "AND (l.state <> 'draft' OR (l.id = s.run_id AND s.waits = 1))) ORDER BY s.name, s.id LIMIT 201",
              .out = &import_source_row_record},
    [WATCHED] = {"import_source.watched",
                 "SELECT @cols FROM import_source WHERE folder IS NOT NULL ORDER BY id LIMIT 201",
                 .out = &import_source_record},
    /* Beside what people change of it, whose version stays. */
    [TAKE] = {"import_source.take",
              "UPDATE import_source SET file = :file, run_id = :run, waits = :waits WHERE id = :id",
              .args = "id, file text, run, waits"},
    [OF] = {"import_source.of",
            "SELECT @cols FROM import_source WHERE kind = :kind OR name = :name ORDER BY id LIMIT 201",
            .args = "kind text, name text", .out = &import_source_record},
    [OWNING] = {"import_source.owning",
                "SELECT @cols FROM import_source WHERE owns IS NOT NULL ORDER BY name, id LIMIT 201",
                .out = &import_source_record},
    [ADD_KEY] = {"import_source.add_key", "INSERT INTO source_key (@cols) VALUES (@vals) ON CONFLICT DO NOTHING",
                 .in = &source_key_record},
    [FORGET] = {"import_source.forget", "DELETE FROM source_key WHERE kind = :noun AND record_id = :id",
                .args = "noun text, id"},
    [DROP_KEYS] = {"import_source.drop_keys",
                   "DELETE FROM source_key WHERE import_id = :run AND record_id IN (SELECT record_id FROM source_key "
                   "WHERE import_id = :run ORDER BY record_id LIMIT :max)",
                   .args = "run, max"},
};
const struct query_set import_source_queries = {"import_source", q, sizeof q / sizeof q[0]};

enum err import_source_store_rows(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[ROWS], ARGS_NONE, MAX, ret);
}

enum err import_source_store_watched(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[WATCHED], ARGS_NONE, MAX, ret);
}

enum err import_source_store_take(struct ctx *cx, int64_t id, const char *file, int64_t run, bool waits)
{
	return db_exec_one(cx, &q[TAKE],
	                   ARGS(ARG("id", id), ARG("file", file), ARG("run", run), ARG("waits", (int64_t)waits)));
}

enum err import_source_store_of(struct ctx *cx, int32_t kind, const char *name, struct list *ret)
{
	return db_list(cx, &q[OF], ARGS(ARG("kind", import_kinds.names[kind]), ARG("name", name)), MAX, ret);
}

enum err import_source_store_add_keys(struct ctx *cx, const struct source_key *keys, size_t count)
{
	return db_exec_many(cx, &q[ADD_KEY], keys, count);
}

enum err import_source_store_drop_keys(struct ctx *cx, int64_t run, int64_t max, int64_t *ret)
{
	return db_exec(cx, &q[DROP_KEYS], ARGS(ARG("run", run), ARG("max", max)), ret);
}

enum err import_source_store_owning(struct ctx *cx, struct list *ret)
{
	return db_list(cx, &q[OWNING], ARGS_NONE, MAX, ret);
}

enum err import_source_store_forget(struct ctx *cx, const char *noun, int64_t id)
{
	return db_exec(cx, &q[FORGET], ARGS(ARG("noun", noun), ARG("id", id)), NULL);
}
