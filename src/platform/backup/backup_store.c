#include "platform/backup/backup_store.h"

#include "platform/erase/erase.h"

#include <string.h>

static const struct record erased_row_record = RECORD_OF("personal", erased_row, ERASED_ROW);

enum { CATALOGUE, ERASE, ERASE_MARKED, ERASED };
static const struct query q[] = {
    [CATALOGUE] =
        {"backup.catalogue",
         "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS type, c.pk AS key_place "
         "FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> 'migration' "
         "AND substr(m.name, 1, 7) <> 'sqlite_' ORDER BY m.name, c.name",
         "SELECT c.table_name AS table_name, c.column_name AS column_name, c.data_type AS type, "
         "COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k "
         "JOIN information_schema.table_constraints p ON p.constraint_schema = k.constraint_schema AND "
         "p.constraint_name = k.constraint_name AND p.table_name = k.table_name WHERE "
         "p.constraint_type = 'PRIMARY KEY' AND k.table_schema = 'public' AND "
         "k.table_name = c.table_name AND k.column_name = c.column_name), 0) AS key_place "
         "FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND "
         "t.table_name = c.table_name AND t.table_type = 'BASE TABLE' WHERE c.table_schema = 'public' AND "
         "c.table_name <> 'migration' ORDER BY c.table_name COLLATE \"C\", c.column_name COLLATE \"C\"",
         .out = &catalogue_row_record},
    [ERASE] = {"backup.erase", "UPDATE personal SET salt = NULL, value = NULL, erased = :at WHERE id = :id",
               .args = "id, at"},
    [ERASE_MARKED] = {"backup.erase_marked", "UPDATE personal SET salt = NULL, value = NULL WHERE erased IS NOT NULL"},
    [ERASED] = {"backup.erased",
                "SELECT id, erased, CASE WHEN subject_kind = '" ERASED_PERSON
                "' THEN subject_id ELSE 0 END AS person FROM personal WHERE erased IS NOT NULL AND id > :after ORDER "
                "BY id LIMIT :limit",
                .args = "after, limit", .out = &erased_row_record},
};
const struct query_set backup_queries = {"backup", q, sizeof q / sizeof q[0]};

static const char *kept(struct ctx *cx, struct buf *b)
{
	char *s = arena_strdup(cx->arena, b->p);
	buf_clear(b);
	return s;
}

/* The key's columns, or their values in the last row seen, as a list; bytes decide the order of texts on both databases. */
static void key_list(struct buf *b, const struct table *t, const char *before, bool pg)
{
	for (size_t i = 0; i < t->key_count; i++)
		buf_printf(b, "%s%s%s%s", i ? ", " : "", before, t->key[i],
		           pg && t->key_text[i] && !*before ? " COLLATE \"C\"" : "");
}

static void table_queries(struct ctx *cx, struct stored_table *s)
{
	const struct table *t = &s->t;
	bool pg = db_is_pg(cx->db);
	BUF_AUTO struct buf b;
	buf_init(&b, 64 * 1024);
	for (int next = 0; next < 2; next++) {
		struct query *page = next ? &s->next : &s->first;
		buf_printf(&b, "SELECT @cols FROM %s", t->name);
		if (next) {
			buf_str(&b, " WHERE (");
			key_list(&b, t, "", pg);
			buf_str(&b, ") > (");
			key_list(&b, t, ":", pg);
			buf_char(&b, ')');
		}
		buf_str(&b, " ORDER BY ");
		key_list(&b, t, "", pg);
		buf_str(&b, " LIMIT :row_limit");
		*page = (struct query){.name = t->name,
		                       .sql = kept(cx, &b),
		                       .args = "row_limit",
		                       .in = next ? &t->record : NULL,
		                       .out = &t->record};
	}
	buf_printf(&b, "INSERT INTO %s (@cols) VALUES (@vals)", t->name);
	s->add = (struct query){.name = t->name, .sql = kept(cx, &b), .in = &t->record};
	buf_printf(&b, "DELETE FROM %s", t->name);
	s->clear = (struct query){.name = t->name, .sql = kept(cx, &b)};
	buf_printf(&b, "SELECT COUNT(*) FROM %s", t->name);
	s->count = (struct query){.name = t->name, .sql = kept(cx, &b)};
}

enum err tables_load(struct ctx *cx, struct list *ret)
{
	struct list catalogue, tables;
	const char *why;
	TRY(db_list(cx, &q[CATALOGUE], ARGS_NONE, 0, &catalogue));
	if (!tables_from(cx, &catalogue, &tables, &why))
		return fail(cx, E_INTERNAL, "backup.strange_table", why);
	struct stored_table *s = arena_array(cx->arena, struct stored_table, tables.count + 1);
	for (size_t i = 0; i < tables.count; i++) {
		s[i].t = *list_at(&tables, struct table, i);
		table_queries(cx, &s[i]);
	}
	*ret = (struct list){.items = s, .count = tables.count};
	return OK;
}

enum err table_page(struct ctx *cx, const struct stored_table *s, const void *last, size_t max, struct list *ret)
{
	struct arg limit = ARG("row_limit", (int64_t)max);
	return last ? db_list(cx, &s->next, (struct args){last, &limit, 1}, 0, ret)
	            : db_list(cx, &s->first, (struct args){NULL, &limit, 1}, 0, ret);
}

enum err table_add(struct ctx *cx, const struct stored_table *s, const void *rows, size_t count)
{
	return db_exec_many(cx, &s->add, rows, count);
}

enum err table_clear(struct ctx *cx, const struct stored_table *s)
{
	return db_exec(cx, &s->clear, ARGS_NONE, NULL);
}

enum err table_count(struct ctx *cx, const struct stored_table *s, int64_t *ret)
{
	return db_int(cx, &s->count, ARGS_NONE, 0, ret);
}

/* PostgreSQL defers only what is declared so: declared within the transaction, and back again. */
#define EACH_REFERENCE(word)                                                                        \
	"DO $$ DECLARE r record; BEGIN FOR r IN SELECT conrelid::regclass AS t, conname AS n FROM " \
	"pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace LOOP "         \
	"EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I " word "', r.t, r.n); END LOOP; END $$; "

enum err references_later(struct ctx *cx)
{
	return db_script(cx, db_is_pg(cx->db) ? EACH_REFERENCE("DEFERRABLE") "SET CONSTRAINTS ALL DEFERRED"
	                                      : "PRAGMA defer_foreign_keys = ON");
}

enum err references_now(struct ctx *cx)
{
	if (!db_is_pg(cx->db))
		return OK;
	return db_script(cx, "SET CONSTRAINTS ALL IMMEDIATE; " EACH_REFERENCE("NOT DEFERRABLE"));
}

enum err personal_erase(struct ctx *cx, int64_t id, int64_t at)
{
	return db_exec(cx, &q[ERASE], ARGS(ARG("id", id), ARG("at", at)), NULL);
}

enum err personal_erase_marked(struct ctx *cx)
{
	return db_exec(cx, &q[ERASE_MARKED], ARGS_NONE, NULL);
}

enum err personal_erased_list(struct ctx *cx, int64_t after, size_t max, struct list *ret)
{
	return db_list(cx, &q[ERASED], ARGS(ARG("after", after), ARG("limit", (int64_t)max)), 0, ret);
}
