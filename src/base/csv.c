/* The CSV reader: libcsv pushes cells at us, line by line, and stops where a row ends. */
#include "base/csv.h"

#include "base/csv_detect.h"
#include "base/gzip.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum {
	CHUNK = 256 * 1024,
	CELL_MAX = 1024 * 1024,
	ROW_MAX = 4 * 1024 * 1024,
	CELLS_MAX = 10000, /* in one row; a header has at most COLUMNS_MAX */
	COLUMNS_MAX = 500
};

struct csv {
	struct gz *gz;
	struct decoder *decoder;
	struct csv_dialect dialect;
	bool encoding_sure; /* false: plain ASCII so far */
	bool ended;         /* the last chunk has been read, */
	enum gz_state end;  /* and how the file ended */

	char *chunk;      /* bytes as they are in the file */
	const char *text; /* the same as UTF-8 */
	size_t text_n, at;
	size_t newline; /* place of the next \n in text, text_n when none; found once for many \r */
	bool chunk_bad; /* the chunk held bytes that are no text */

	struct csv_parser parser;
	int64_t line; /* of the next byte */
	bool after_cr;

	/* The row that is being gathered: cells one behind the other, each ended by NUL. */
	char *bytes;
	size_t bytes_n, bytes_cap;
	size_t *lengths, count, cells_cap;
	const char **cells;
	int64_t row_line;
	bool row_bad, row_done;
	const char *fault; /* why reading has stopped, NULL while it goes on */
	enum err fault_code;
	int64_t fault_line;

	struct csv_row row;
	char **header;
	size_t columns;
};

static void *grow(void *p, size_t n, size_t size)
{
	p = reallocarray(p, n, size);
	if (!p)
		abort(); /* out of memory ends the process */
	return p;
}

static void stop(struct csv *c, enum err code, const char *key, int64_t line)
{
	if (c->fault)
		return;
	c->fault = key;
	c->fault_code = code;
	c->fault_line = line;
}

static enum err stopped(struct ctx *cx, const struct csv *c)
{
	return fail(cx, c->fault_code, c->fault, arena_printf(cx->arena, "%jd", (intmax_t)c->fault_line));
}

/* libcsv: a cell has ended. */
static void take_cell(void *s, size_t n, void *data)
{
	struct csv *c = data;

	if (n > CELL_MAX)
		stop(c, E_INVALID, "csv.cell_too_large", c->row_line);
	if (c->bytes_n + n + 1 > ROW_MAX || c->count == CELLS_MAX)
		stop(c, E_INVALID, "csv.row_too_large", c->row_line);
	if (c->fault)
		return;
	if (c->bytes_n + n + 1 > c->bytes_cap) {
		c->bytes_cap = (c->bytes_n + n + 1) * 2;
		c->bytes = grow(c->bytes, c->bytes_cap, 1);
	}
	if (c->count == c->cells_cap) {
		c->cells_cap = c->cells_cap ? c->cells_cap * 2 : 64;
		c->lengths = grow(c->lengths, c->cells_cap, sizeof(*c->lengths));
		c->cells = grow(c->cells, c->cells_cap, sizeof(*c->cells));
	}
	if (n > 0)
		memcpy(c->bytes + c->bytes_n, s, n);
	c->bytes[c->bytes_n + n] = 0;
	c->bytes_n += n + 1;
	c->lengths[c->count++] = n;
}

/* libcsv: a row has ended. */
static void take_row(int terminator, void *data)
{
	(void)terminator;
	((struct csv *)data)->row_done = true;
}

/* By the first chunk, and again by later ones as long as nothing but ASCII has come: the first letter beyond it may stand
 * late in a long file. */
static void choose_encoding(struct csv *c, size_t n)
{
	enum encoding found = detect_encoding(c->chunk, n, &c->encoding_sure);
	bool first = !c->decoder;

	if (first && c->dialect.encoding >= 0)
		c->encoding_sure = true; /* the caller said so */
	else if (first || found == ENC_WINDOWS_1252 || found == ENC_DOS_850)
		c->dialect.encoding = (int)found;
	else
		return;
	decoder_destroy(c->decoder);
	c->decoder = decoder_create((enum encoding)c->dialect.encoding);
}

/* The next chunk of raw bytes as UTF-8 in c->text. */
static void fill(struct csv *c)
{
	size_t n;
	enum gz_state state = gz_read(c->gz, c->chunk, CHUNK, &n);

	c->ended = state != GZ_MORE;
	c->end = state;
	if (!c->encoding_sure)
		choose_encoding(c, n);
	size_t bad = decoder_bad(c->decoder);
	decoder_feed(c->decoder, c->chunk, n, c->ended, &c->text, &c->text_n);
	c->chunk_bad = decoder_bad(c->decoder) > bad;
	c->row_bad |= c->chunk_bad;
	c->at = 0;
	const char *newline = memchr(c->text, '\n', c->text_n);
	c->newline = newline ? (size_t)(newline - c->text) : c->text_n;
	const char *zero = memchr(c->text, 0, c->text_n);
	for (const char *p = c->text; zero && p < zero; p++)
		c->line += *p == '\n';
	if (zero)
		stop(c, E_INVALID, "csv.not_text", c->line);
}

/* The end of the line that begins at c->at: behind its newline, or the end of the text. */
static size_t line_end(struct csv *c)
{
	if (c->newline < c->at) {
		const char *p = memchr(c->text + c->at, '\n', c->text_n - c->at);
		c->newline = p ? (size_t)(p - c->text) : c->text_n;
	}
	size_t end = c->newline < c->text_n ? c->newline + 1 : c->text_n;
	const char *cr = memchr(c->text + c->at, '\r', end - c->at);
	if (cr && (size_t)(cr - c->text) + 1 != c->newline)
		return (size_t)(cr - c->text) + 1; /* a \r alone ends a line too */
	return end;
}

static void count_line(struct csv *c, size_t end)
{
	char last = c->text[end - 1];
	bool alone = end - c->at == 1;

	if (last == '\r' || (last == '\n' && !(alone && c->after_cr)))
		c->line++;
	c->after_cr = last == '\r';
}

/* Give libcsv n bytes, which hold at most one end of a row. Strict, but a quote in the middle of an unquoted cell
 * (37°36'37.8"N) is only a character. */
static void feed(struct csv *c, const char *s, size_t n)
{
	while (n > 0 && !c->fault) {
		size_t used = csv_parse(&c->parser, s, n, take_cell, take_row, c);
		s += used, n -= used;
		if (n == 0)
			break;
		if (csv_error(&c->parser) != CSV_EPARSE)
			abort(); /* out of memory */
		if (c->parser.quoted) {
			stop(c, E_INVALID, "csv.text_after_quote", c->row_line);
			return;
		}
		csv_set_opts(&c->parser, CSV_APPEND_NULL);
		csv_parse(&c->parser, s, 1, take_cell, take_row, c);
		csv_set_opts(&c->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
		s++, n--;
	}
	if (c->parser.entry_pos > CELL_MAX)
		stop(c, E_INVALID, "csv.cell_too_large", c->row_line);
}

/* The end of the text: what is still open is the last row, unless the file stopped in its middle. */
static void finish(struct csv *c)
{
	if (c->end == GZ_FAILED)
		stop(c, E_IO, "csv.read", c->line);
	else if (c->end == GZ_TRUNCATED)
		stop(c, E_INVALID, "csv.gzip_truncated", c->line);
	else if (c->end == GZ_BOMB)
		stop(c, E_TOO_LARGE, "csv.gzip_bomb", c->line);
	else if (c->end == GZ_DAMAGED)
		stop(c, E_INVALID, "csv.gzip_damaged", c->line);
	else if (csv_fini(&c->parser, take_cell, take_row, c) != 0)
		stop(c, E_INVALID, "csv.unclosed_quote", c->row_line);
}

/* Gather one row; afterwards row_done, or a fault, or neither at the end of the file. */
static void gather(struct csv *c)
{
	c->bytes_n = c->count = 0;
	c->row_done = false;
	c->row_bad = c->chunk_bad;
	while (!c->row_done && !c->fault) {
		if (c->at == c->text_n) {
			if (c->ended)
				break;
			fill(c);
			continue;
		}
		if (c->count == 0 && c->parser.entry_pos == 0 && !c->parser.quoted)
			c->row_line = c->line; /* nothing of a row so far */
		size_t end = line_end(c);
		feed(c, c->text + c->at, end - c->at);
		count_line(c, end);
		c->at = end;
	}
	if (!c->row_done && !c->fault)
		finish(c);
}

static bool holds_replacement(const char *s, size_t n)
{
	return memmem(s, n, "\ufffd", 3) != NULL;
}

enum err csv_next(struct ctx *cx, struct csv *c, const struct csv_row **ret)
{
	if (!c->fault)
		gather(c);
	if (c->fault)
		return stopped(cx, c);
	if (!c->row_done) {
		*ret = NULL;
		return OK;
	}
	size_t at = 0;
	for (size_t i = 0; i < c->count; i++) {
		c->cells[i] = c->bytes + at;
		at += c->lengths[i] + 1;
	}
	c->row = (struct csv_row){
	    .line = c->row_line,
	    .count = c->count,
	    .cells = c->cells,
	    .lengths = c->lengths,
	    .bad_utf8 = c->row_bad && holds_replacement(c->bytes, c->bytes_n),
	};
	*ret = &c->row;
	return OK;
}

static enum err check_header(struct ctx *cx, const struct csv_row *row)
{
	bool any = false;

	if (row->count > COLUMNS_MAX)
		return fail(cx, E_INVALID, "csv.too_many_columns", arena_printf(cx->arena, "%d", COLUMNS_MAX));
	for (size_t i = 0; i < row->count; i++) {
		any |= row->lengths[i] > 0;
		/* Columns without a name are no names twice. */
		for (size_t k = 0; row->lengths[i] > 0 && k < i; k++)
			if (strcmp(row->cells[i], row->cells[k]) == 0)
				return fail(cx, E_INVALID, "csv.duplicate_column",
				            arena_strdup(cx->arena, row->cells[i]));
	}
	return any ? OK : fail(cx, E_INVALID, "csv.no_header");
}

static enum err read_header(struct ctx *cx, struct csv *c)
{
	const struct csv_row *row;

	do {
		TRY(csv_next(cx, c, &row));
		if (!row)
			return fail(cx, E_INVALID, "csv.no_header");
	} while (row->line < c->dialect.header_line);
	c->dialect.header_line = row->line;
	TRY(check_header(cx, row));
	c->header = grow(NULL, row->count, sizeof(*c->header));
	for (size_t i = 0; i < row->count; i++) {
		c->header[i] = strdup(row->cells[i]);
		if (!c->header[i])
			abort();
	}
	c->columns = row->count;
	return OK;
}

static enum err start(struct ctx *cx, struct csv *c)
{
	char separator = 0;

	c->line = 1;
	fill(c);
	if (c->fault)
		return stopped(cx, c);
	c->dialect.gzip = gz_packed(c->gz);
	size_t skip = detect_sep_line(c->text, c->text_n, &separator);
	if (skip > 0) {
		c->at = skip;
		c->line = 2;
	}
	if (!c->dialect.separator)
		c->dialect.separator = separator ? separator : detect_separator(c->text, c->text_n);
	csv_set_delim(&c->parser, (unsigned char)c->dialect.separator);
	return c->dialect.no_header ? OK : read_header(cx, c);
}

enum err csv_open(struct ctx *cx, const char *path, struct csv_dialect want, struct csv **ret)
{
	struct gz *gz = gz_open(path);

	if (!gz)
		return fail(cx, E_IO, "csv.open");
	struct csv *c = calloc(1, sizeof(*c));
	if (!c)
		abort();
	c->gz = gz;
	c->dialect = want;
	c->chunk = grow(NULL, CHUNK, 1);
	c->text = "";
	if (csv_init(&c->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		abort();
	csv_set_blk_size(&c->parser, 4096);
	enum err e = start(cx, c);
	if (e != OK) {
		csv_close(c);
		return e;
	}
	*ret = c;
	return OK;
}

void csv_close(struct csv *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->columns; i++)
		free(c->header[i]);
	free(c->header);
	csv_free(&c->parser);
	decoder_destroy(c->decoder);
	gz_close(c->gz);
	free(c->chunk);
	free(c->bytes);
	free(c->lengths);
	free(c->cells);
	free(c);
}

void csv_close_p(struct csv **c)
{
	csv_close(*c);
	*c = NULL;
}

const struct csv_dialect *csv_dialect(const struct csv *c)
{
	return &c->dialect;
}

size_t csv_columns(const struct csv *c)
{
	return c->columns;
}

const char *csv_header(const struct csv *c, size_t column)
{
	return c->header[column];
}

int64_t csv_bytes_read(const struct csv *c)
{
	return gz_position(c->gz);
}

int64_t csv_bytes_total(const struct csv *c)
{
	return gz_size(c->gz);
}
