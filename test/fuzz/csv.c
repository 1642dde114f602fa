/* A file of any bytes: it is read or refused; what was read, written by us and read again, is the same. */
#include "fuzz.h"

#include "base/csv.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum { WRITTEN_MAX = 1 << 20 };

static struct arena arena;

static struct csv *open_bytes(struct ctx *cx, const void *bytes, size_t n, struct csv_dialect want)
{
	int fd = memfd_create("csv", 0);
	assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
	char path[64];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	struct csv *c = NULL;
	enum err e = csv_open(cx, path, want, &c);
	close(fd);
	assert((e == OK) == (c != NULL));
	return c;
}

/* Cells of the rows as they were read, and the same as a file of our own. */
struct copy {
	struct buf cells, file;
};

static void copy_row(struct copy *to, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		assert(strlen(row->cells[i]) == row->lengths[i]);
		assert(utf8_valid(row->cells[i], row->lengths[i]));
		buf_add(&to->cells, row->cells[i], row->lengths[i] + 1);
		csv_cell(&to->file, row->cells[i], i == 0);
	}
	csv_end(&to->file);
}

static void read_back(struct ctx *cx, const struct copy *copy)
{
	struct csv *c = open_bytes(cx, copy->file.p, copy->file.len, (struct csv_dialect){',', ENC_UTF8, false});
	const struct csv_row *row;
	size_t at = 0;
	assert(c);
	for (;;) {
		enum err e = csv_next(cx, c, &row);
		assert(e == OK);
		if (!row)
			break;
		for (size_t i = 0; i < row->count; i++) {
			const char *cell = csv_unguard(row->cells[i]);
			assert(at < copy->cells.len && strcmp(copy->cells.p + at, cell) == 0);
			at += strlen(cell) + 1;
		}
	}
	assert(at == copy->cells.len);
	csv_close(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ctx cx = fuzz_ctx(&arena);
	struct csv *c = open_bytes(&cx, data, size, CSV_DETECT);
	if (!c)
		return 0;
	struct copy copy;
	buf_init(&copy.cells, WRITTEN_MAX);
	buf_init(&copy.file, WRITTEN_MAX * 3);
	buf_str(&copy.file, "header\r\n");
	const struct csv_row *row;
	int64_t line = 0;
	struct csv_guess guess = {0};
	while (copy.cells.len < WRITTEN_MAX / 8 && csv_next(&cx, c, &row) == OK && row) {
		assert(row->line > line && row->count > 0);
		line = row->line;
		csv_guess_number(&guess, row->cells[0]);
		csv_guess_date(&guess, row->cells[0]);
		if (row->lengths[0] < 4096)
			copy_row(&copy, row);
	}
	assert(csv_bytes_read(c) <= csv_bytes_total(c));
	csv_close(c);
	if (!copy.cells.full && !copy.file.full)
		read_back(&cx, &copy);
	buf_fini(&copy.cells);
	buf_fini(&copy.file);
	return 0;
}
