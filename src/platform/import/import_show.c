#include "platform/import/import_show.h"

#include "base/num.h"
#include "platform/import/import_kind.h"

#include <stdlib.h>
#include <string.h>

static const struct record import_mapping_record = RECORD_OF("import_mapping", import_mapping, IMPORT_MAPPING);

const struct record import_seen_column_record = RECORD_OF("import_seen_column", import_seen_column, IMPORT_SEEN_COLUMN);

const struct record import_question_record = RECORD_OF("import_question", import_question, IMPORT_QUESTION);

const struct record import_show_record = RECORD_OF("import", import_show, IMPORT_SHOW);

const char **import_header_cells(struct ctx *cx, const char *line, size_t *ret_count)
{
	char *copy = arena_strdup(cx->arena, line);
	size_t room = 1, n = 0;
	for (const char *p = copy; *p; p++)
		room += *p == ',';
	const char **cells = arena_array(cx->arena, const char *, room);
	for (char *p = copy;;) {
		char *out = p;
		bool quoted = *p == '"';
		cells[n++] = out;
		p += quoted;
		while (*p && (quoted || *p != ',')) {
			if (quoted && *p == '"') {
				p++;
				quoted = *p == '"';
				if (!quoted)
					continue;
			}
			*out++ = *p++;
		}
		bool more = *p == ',';
		*out = 0;
		p++;
		if (!more)
			break;
	}
	*ret_count = n;
	return cells;
}

void import_show_make(struct ctx *cx, const struct import_run *run, struct import_show *ret)
{
	*ret = (struct import_show){.file = run->file_name,
	                            .read = run->rows_read,
	                            .created = run->rows_created,
	                            .updated = run->rows_updated,
	                            .unchanged = run->rows_unchanged,
	                            .rejected = run->rows_rejected,
	                            .left = run->rows_left};
	record_copy(&import_run_record, run, &import_show_record, ret);
	size_t count;
	int64_t at;
	const char **headers = import_header_cells(cx, run->header, &count);
	struct import_mapping *m = arena_array(cx->arena, struct import_mapping, count + 1);
	char *rest = arena_strdup(cx->arena, run->map);
	for (char *pair = strsep(&rest, ","); pair && ret->mapping.count < count; pair = strsep(&rest, ",")) {
		char *header = strstr(pair, "=#");
		if (!header || !num_parse_int(header + 2, &at) || at < 1 || at > (int64_t)count)
			continue;
		*header = 0;
		m[ret->mapping.count++] = (struct import_mapping){pair, headers[at - 1]};
	}
	ret->mapping.items = m;
}

const char *import_column_key(struct ctx *cx, const struct import_column *c)
{
	return c->label ? c->label : arena_printf(cx->arena, "import.column.%s", c->name);
}

const char *import_known_by(struct ctx *cx, const struct import_run *run)
{
	const struct import_kind *kind = import_kind(run->kind);
	struct import_map map;
	size_t columns;
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		map.at[i] = IMPORT_NO_COLUMN;
	const char *const *headers = import_header_cells(cx, run->header, &columns);
	if (import_map_read(cx, &kind->columns, run->map, headers, columns, &map) != OK)
		fault_clear(cx); /* a field that an administrator added: no key */
	if (kind->flags & KIND_LINES) {
		size_t at = kind->names ? kind->names(&map) : 0;
		return at ? import_column_key(cx, &kind->columns.items[at]) : NULL;
	}
	int key = import_key_column(&kind->columns, &map);
	return key ? import_column_key(cx, &kind->columns.items[key]) : NULL;
}

const char *import_param_key(struct ctx *cx, const struct import_kind *kind, const char *reason, const char *param0)
{
	static const char *const naming[] = {
	    "import.reject.number",   "import.reject.too_long", "import.warning.several", "import.reject.control",
	    "import.warning.unknown", "import.warning.circle",  "import.warning.owned",   "import.column_missing",
	    "import.reject.value",    "import.reject.missing"};
	struct import_column column = {.name = param0};
	bool names = false;
	for (size_t i = 0; param0 && i < sizeof naming / sizeof naming[0]; i++)
		names |= !strcmp(reason, naming[i]);
	for (size_t i = 0; names && i < kind->columns.count; i++)
		if (!strcmp(kind->columns.items[i].name, param0))
			column = kind->columns.items[i];
	return names ? import_column_key(cx, &column) : NULL;
}

/* Are rows known by a count of lines, which the file has to say when it is mended and sent again? */
static bool counts_lines(const struct import_run *run)
{
	return import_kind(run->kind)->flags & KIND_LINES;
}

/* Is this column our own, of a file of rejected rows that was mended and sent again? */
static bool ours(const char *header)
{
	return !strncmp(header, "hjul_", 5);
}

/* A line of CSV without the columns that are ours. */
static void add_cells(struct ctx *cx, struct buf *b, const struct import_run *run, const char *line)
{
	size_t columns, n;
	if (!strstr(run->header, "hjul_")) {
		buf_char(b, ',');
		buf_str(b, line);
		return;
	}
	const char **headers = import_header_cells(cx, run->header, &columns),
	           **cells = import_header_cells(cx, line, &n);
	for (size_t i = 0; i < n; i++)
		if (i >= columns || !ours(headers[i]))
			csv_cell(b, csv_unguard(cells[i]), false);
}

const char *import_rejects_head(struct ctx *cx, const struct import_run *run)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 16 * 1024 * 1024);
	buf_str(&b, counts_lines(run) ? "hjul_line,hjul_reason,hjul_nth" : "hjul_line,hjul_reason");
	add_cells(cx, &b, run, run->header);
	return arena_strdup(cx->arena, b.p);
}

const char *import_rejects_row(struct ctx *cx, const struct import_run *run, const struct import_reject *r,
                               const char *why)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 16 * 1024 * 1024);
	buf_int(&b, r->line);
	csv_cell(&b, why, false);
	if (counts_lines(run)) {
		buf_char(&b, ',');
		buf_int(&b, r->nth != NONE ? r->nth : IMPORT_NTH_UNKNOWN + r->line);
	}
	add_cells(cx, &b, run, r->cells);
	return arena_strdup(cx->arena, b.p);
}
