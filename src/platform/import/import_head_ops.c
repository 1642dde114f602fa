/* Where the header of a file stands: other programs write a title, a period or a day of printing above it. */
#include "platform/import/import_inner_ops.h"

enum { LOOK_ROWS = 30, SURE = 2 /* columns that are known by their headers */ };

static int known_in(struct ctx *cx, const struct import_columns *known, const struct csv_row *row)
{
	struct import_map map;
	int n = 0;
	import_map_guess(cx, known, row->cells, row->count, &map);
	for (size_t i = 0; i < known->count; i++)
		n += map.at[i] != IMPORT_NO_COLUMN;
	return n;
}

static int filled_in(const struct csv_row *row)
{
	int n = 0;
	for (size_t i = 0; i < row->count; i++)
		n += row->lengths[i] > 0;
	return n;
}

/* What is known of the first rows. */
struct heads {
	int64_t line[LOOK_ROWS];
	int known[LOOK_ROWS], filled[LOOK_ROWS], count;
};

static enum err look(struct ctx *cx, const char *path, const struct import_columns *known, struct csv_dialect want,
                     struct heads *ret)
{
	__attribute__((cleanup(csv_close_p))) struct csv *csv = NULL;
	const struct csv_row *row;
	want.no_header = true;
	TRY(csv_open(cx, path, want, &csv));
	while (ret->count < LOOK_ROWS) {
		if (csv_next(cx, csv, &row) != OK) {
			fault_clear(cx); /* it is told where the file is read */
			return OK;
		}
		if (!row)
			return OK;
		int n = ret->count++;
		ret->line[n] = row->line;
		ret->known[n] = known_in(cx, known, row);
		ret->filled[n] = filled_in(row);
		if (!n && ret->known[0] >= SURE)
			return OK;
	}
	return OK;
}

/* The row that most columns are known by. When none is known by any, the first that is filled as rows of a table are, below
 * a row of one cell. */
enum err file_header_line(struct ctx *cx, const char *path, const struct import_columns *known, struct csv_dialect want,
                          int64_t *ret)
{
	struct heads h = {0};
	int best = 0, most = 0;
	TRY(look(cx, path, known, want, &h));
	for (int i = 0; i < h.count; i++) {
		best = h.known[i] > h.known[best] ? i : best;
		most = h.filled[i] > most ? h.filled[i] : most;
	}
	if (h.count && !h.known[best] && h.filled[0] < 2)
		for (best = 0; best < h.count - 1 && (h.filled[best] < 2 || h.filled[best] * 2 < most);)
			best++;
	else if (h.count && h.known[best] < SURE)
		best = 0;
	*ret = h.count ? h.line[best] : 0;
	return OK;
}
