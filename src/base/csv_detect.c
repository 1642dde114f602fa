#include "base/csv_detect.h"

#include <string.h>

enum { ROWS = 100, LOOK = 4096 };

/* UTF-16 without a mark: mostly Latin letters leave every other byte zero. */
static bool looks_utf16(const char *raw, size_t n, enum encoding *ret)
{
	size_t zero[2] = {0}, pairs = (n < LOOK ? n : LOOK) / 2;

	for (size_t i = 0; i < pairs * 2; i++)
		zero[i % 2] += raw[i] == 0;
	if (pairs < 2 || zero[0] + zero[1] < pairs / 2)
		return false;
	if (zero[0] > pairs / 20 && zero[1] > pairs / 20)
		return false; /* zeros everywhere: no text at all */
	*ret = zero[1] > zero[0] ? ENC_UTF16LE : ENC_UTF16BE;
	return true;
}

/* Characters of several bytes that are whole, and bytes that belong to none. */
static void count_utf8(const char *s, size_t n, size_t *ret_good, size_t *ret_bad)
{
	*ret_good = *ret_bad = 0;
	for (size_t i = 0; i < n;) {
		unsigned char c = (unsigned char)s[i];
		size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
		if (c < 0x80) {
			i++;
		} else if (i + length > n && length > 1) {
			return; /* cut off by the end of the sample */
		} else if (length > 1 && utf8_valid(s + i, length)) {
			(*ret_good)++;
			i += length;
		} else {
			(*ret_bad)++;
			i++;
		}
	}
}

static bool is_letter(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The å, Å, ø and Ø of code page 850 are a dagger, a closing quote or nothing at all in Windows-1252, which do not stand beside a
 * letter; its æ and Æ are quotes that do ("O’Hara"). The letters of Windows-1252 are mostly lines and shades in 850. */
static bool looks_dos(const char *raw, size_t n)
{
	static const char letters[] = "\x86\x8f\x9b\x9d";
	size_t dos = 0, windows = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)raw[i];
		bool beside =
		    (i && is_letter((unsigned char)raw[i - 1])) || (i + 1 < n && is_letter((unsigned char)raw[i + 1]));
		dos += beside && c >= 0x80 && strchr(letters, raw[i]) != NULL;
		windows += c >= 0xc0;
	}
	return dos > windows;
}

enum encoding detect_encoding(const char *raw, size_t n, bool *ret_sure)
{
	enum encoding utf16;
	size_t good, bad;

	*ret_sure = true;
	if (n >= 3 && memcmp(raw, "\xef\xbb\xbf", 3) == 0)
		return ENC_UTF8_BOM;
	if (n >= 2 && memcmp(raw, "\xff\xfe", 2) == 0)
		return ENC_UTF16LE;
	if (n >= 2 && memcmp(raw, "\xfe\xff", 2) == 0)
		return ENC_UTF16BE;
	if (looks_utf16(raw, n, &utf16))
		return utf16;
	count_utf8(raw, n, &good, &bad);
	*ret_sure = good + bad > 0;
	/* A few broken bytes among many whole characters are damage; read as Windows-1252 every letter would be wrong. */
	if (bad == 0 || good > bad * 20)
		return ENC_UTF8;
	return looks_dos(raw, n) ? ENC_DOS_850 : ENC_WINDOWS_1252;
}

/* The number of cells of the first rows when `separator` is the separator. */
struct shape {
	int cells[ROWS], rows;
};

static void measure(const char *s, size_t n, char separator, struct shape *ret)
{
	bool quoted = false, at_start = true;
	int cells = 1;
	size_t row_bytes = 0;

	ret->rows = 0;
	for (size_t i = 0; i < n && ret->rows < ROWS; i++) {
		char c = s[i];
		if (quoted) {
			quoted = c != '"'; /* a doubled quote closes and opens again */
			at_start = c == '"';
		} else if (c == '"' && at_start) {
			quoted = true;
			row_bytes++;
		} else if (c == separator) {
			cells++;
			at_start = true;
			row_bytes++;
		} else if (c == '\n' || c == '\r') {
			if (row_bytes > 0)
				ret->cells[ret->rows++] = cells;
			cells = 1;
			row_bytes = 0;
			at_start = true;
		} else {
			at_start = at_start && (c == ' ' || c == '\t');
			row_bytes++;
		}
	}
	if (ret->rows == 0 && row_bytes > 0)
		ret->cells[ret->rows++] = cells; /* a header without a newline */
}

/* How many cells most rows have that have two or more; of equals those of the row that comes first. 0 = no row has. */
static int usual_cells(const struct shape *shape)
{
	int best = 0, most = 0;

	for (int i = 0; i < shape->rows; i++) {
		int same = 0;
		for (int k = 0; k < shape->rows; k++)
			same += shape->cells[k] == shape->cells[i];
		if (shape->cells[i] >= 2 && same > most) {
			most = same;
			best = shape->cells[i];
		}
	}
	return best;
}

/* Rows that may be of that table: empty cells at their ends may be left off. */
static int rows_like(const struct shape *shape, int cells)
{
	int like = 0;

	for (int i = 0; i < shape->rows; i++)
		like += shape->cells[i] >= 2 && shape->cells[i] * 2 >= cells && shape->cells[i] <= cells * 2;
	return like;
}

char detect_separator(const char *text, size_t n)
{
	/* The comma last: it also stands in numbers, and in titles above a table. */
	static const char separators[] = {';', '\t', '|', ','};
	char best = ',';
	double best_score = 0;

	for (size_t i = 0; i < sizeof(separators); i++) {
		struct shape shape;
		measure(text, n, separators[i], &shape);
		int cells = usual_cells(&shape);
		if (!cells)
			continue;
		/* How many rows agree counts first, how many columns there are decides between equals. */
		double score = (double)rows_like(&shape, cells) / shape.rows * 1000 + (cells < 500 ? cells : 500);
		if (score > best_score) {
			best_score = score;
			best = separators[i];
		}
	}
	return best;
}

size_t detect_sep_line(const char *text, size_t n, char *ret_separator)
{
	if (n < 6 || memcmp(text, "sep=", 4) != 0 || !memchr(",;\t|", text[4], 4))
		return 0;
	size_t end = text[5] == '\n' ? 6 : text[5] == '\r' && n > 6 && text[6] == '\n' ? 7 : 0;
	if (end)
		*ret_separator = text[4];
	return end;
}
