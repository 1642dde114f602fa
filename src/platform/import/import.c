#include "platform/import/import.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = {"draft",  "running", "totals", "interrupted", "done",
                                          "failed", "undoing", "undone", "tried",       NULL};
const struct choices import_states = {"import.state", state_names};
static const char *const decimal_names[] = {"point", "comma", NULL};
const struct choices import_decimals = {"import.decimal", decimal_names};
static const char *const date_names[] = {"iso", "dmy_dot", "dmy_slash", "mdy_slash", "each", NULL};
const struct choices import_dates = {"import.dates", date_names};
static const char *const separator_names[] = {"comma", "semicolon", "tab", "pipe", NULL};
const struct choices import_separators = {"import.separator", separator_names};
static const char *const invoices_names[] = {"no", "yes", NULL};
const struct choices import_invoices = {"import.whole_invoices", invoices_names};
/* In the order of enum encoding. */
static const char *const encoding_choice[] = {"utf8", "utf8_bom", "windows1252", "utf16le", "utf16be", "dos850", NULL};
const struct choices import_encodings = {"import.encoding", encoding_choice};

static const char *const credit_names[] = {"deducted", "added", NULL};
const struct choices import_credits = {"import.credit_sign", credit_names};

char import_separator_char(int separator)
{
	return separator < 0 ? 0 : ",;\t|"[separator & 3];
}

int import_separator_of(char c)
{
	const char *all = ",;\t|", *p = c ? strchr(all, c) : NULL;
	return p ? (int)(p - all) : -1;
}

enum decimal_mark import_decimal_mark(int decimal)
{
	return decimal == FILE_COMMA ? DECIMAL_COMMA : decimal == FILE_POINT ? DECIMAL_POINT : DECIMAL_ANY;
}

enum date_order import_date_order(int dates)
{
	return dates < 0 ? DATE_UNKNOWN : (enum date_order)dates;
}

const struct record import_run_record = RECORD_OF("import_run", import_run, IMPORT_RUN);

const struct record import_ask_record = RECORD_OF("import_ask", import_ask, IMPORT_ASK);

const struct record import_reject_record = RECORD_OF("import_reject", import_reject, IMPORT_REJECT);

/* The place of `word` among the words of `known`, counted from 1; weak ones (behind "?") when asked for; 0 = not there. */
static int known_at(const char *known, const char *word, bool weak)
{
	size_t n = strlen(word);
	bool behind = false;
	int place = 0;
	for (const char *p = known; n && *p; p += strcspn(p, " ")) {
		p += strspn(p, " ");
		if (*p == '?') {
			behind = true;
			p++;
		}
		place++;
		if (behind == weak && strcspn(p, " ") == n && !memcmp(p, word, n))
			return place;
	}
	return 0;
}

static bool taken(const struct import_map *map, size_t columns, int header)
{
	for (size_t i = 0; i < columns; i++)
		if (map->at[i] == header)
			return true;
	return false;
}

/* A header without what is said of the tax in it: "Pris eks. mva" is the price. With the tax included it stays another one. */
static const char *header_name(struct ctx *cx, const char *header)
{
	static const char *const without[] = {"ekskl", "eksl", "eks",  "exclusive", "excluding",
	                                      "excl",  "ex",   "uten", "u"},
	                         *const taxes[] = {"mva", "vat", "tax", "avgift"};
	char *name = arena_strdup(cx->arena, csv_header_bare(cx->arena, header));
	size_t n = strlen(name);
	for (size_t t = 0; t < sizeof taxes / sizeof *taxes; t++)
		for (size_t w = 0; w < sizeof without / sizeof *without; w++) {
			size_t word = strlen(without[w]), all = word + strlen(taxes[t]);
			if (n > all && !strcmp(name + n - all + word, taxes[t]) &&
			    !memcmp(name + n - all, without[w], word)) {
				name[n - all] = 0;
				return name;
			}
		}
	return name;
}

void import_map_guess(struct ctx *cx, const struct import_columns *known, const char *const *headers, size_t count,
                      struct import_map *ret)
{
	size_t n = known->count;
	const struct import_column *columns = known->items;
	const char **names = arena_array(cx->arena, const char *, count + 1);
	for (size_t h = 0; h < count; h++)
		names[h] = header_name(cx, headers[h]);
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		ret->at[i] = IMPORT_NO_COLUMN;
	for (int weak = 0; weak < 2; weak++)
		for (size_t i = 0; i < n; i++) {
			int best = 0;
			if (ret->at[i] != IMPORT_NO_COLUMN)
				continue;
			/* Of several headers that mean it, the one named first in the table. */
			for (size_t h = 0; h < count; h++) {
				int place = known_at(columns[i].known, names[h], weak);
				if (place && (!best || place < best) && !taken(ret, n, (int)h)) {
					best = place;
					ret->at[i] = (int)h;
				}
			}
		}
}

static int header_find(const char *const *headers, size_t count, const char *name)
{
	if (name[0] == '#') {
		int64_t n;
		if (num_parse_int(name + 1, &n) && n >= 1 && n <= (int64_t)count)
			return (int)n - 1;
	}
	for (size_t h = 0; h < count; h++)
		if (!strcmp(headers[h], name))
			return (int)h;
	return IMPORT_NO_COLUMN;
}

static char *trimmed(char *s)
{
	s += strspn(s, " \t");
	for (size_t n = strlen(s); n && (s[n - 1] == ' ' || s[n - 1] == '\t'); n--)
		s[n - 1] = 0;
	return s;
}

static const char *column_names(struct ctx *cx, const struct import_column *columns, size_t n)
{
	const char *all = columns[0].name;
	for (size_t i = 1; i < n; i++)
		all = arena_printf(cx->arena, "%s, %s", all, columns[i].name);
	return all;
}

enum err import_map_read(struct ctx *cx, const struct import_columns *known, const char *text,
                         const char *const *headers, size_t count, struct import_map *map)
{
	size_t n = known->count, i;
	const struct import_column *columns = known->items;
	bool said[IMPORT_COLUMNS_MAX] = {0};
	char *rest = arena_strdup(cx->arena, text);
	while (rest && *trimmed(rest)) {
		char *pair = strsep(&rest, ","), *header = strchr(pair, '=');
		if (!header)
			return fail(cx, E_INVALID, "import.map_form", arena_strdup(cx->arena, pair));
		*header++ = 0;
		const char *name = trimmed(pair);
		for (i = 0; i < n && strcmp(columns[i].name, name) != 0; i++)
			continue;
		if (i == n)
			return fail(cx, E_INVALID, "import.map_field", name, column_names(cx, columns, n));
		header = trimmed(header);
		int at = *header ? header_find(headers, count, header) : IMPORT_NO_COLUMN;
		if (*header && at == IMPORT_NO_COLUMN)
			return fail(cx, E_INVALID, "import.map_header", header);
		/* What was guessed gives way; but one header may be said to be two things, such as number and name. */
		for (size_t k = 0; k < n && at != IMPORT_NO_COLUMN; k++)
			if (map->at[k] == at && !said[k])
				map->at[k] = IMPORT_NO_COLUMN;
		map->at[i] = at;
		said[i] = true;
	}
	return OK;
}

const char *import_map_text(struct ctx *cx, const struct import_columns *known, const struct import_map *map)
{
	size_t n = known->count;
	const struct import_column *columns = known->items;
	const char *text = "";
	for (size_t i = 0; i < n; i++)
		if (map->at[i] != IMPORT_NO_COLUMN)
			text = arena_printf(cx->arena, "%s%s%s=#%d", text, *text ? "," : "", columns[i].name,
			                    map->at[i] + 1);
	return text;
}

int import_key_column(const struct import_columns *known, const struct import_map *map)
{
	static const char *const order[] = {"orgnr", "mail", "name"};
	for (size_t k = 0; k < sizeof order / sizeof *order && map->at[0] == IMPORT_NO_COLUMN; k++)
		for (size_t i = 0; i < known->count; i++)
			if ((known->items[i].flags & COL_CALLS) && map->at[i] != IMPORT_NO_COLUMN &&
			    !strcmp(known->items[i].name, order[k]))
				return (int)i;
	return 0;
}

bool import_column_lacks(const struct import_columns *known, const struct import_map *map, size_t column)
{
	bool needed = known->items[column].flags & COL_NEEDED && map->at[column] == IMPORT_NO_COLUMN;
	return needed && (column || !import_key_column(known, map));
}

enum err import_map_check(struct ctx *cx, const struct import_columns *known, const struct import_map *map)
{
	size_t n = known->count;
	const struct import_column *columns = known->items;
	for (size_t i = 0; i < n; i++)
		if (import_column_lacks(known, map, i))
			return fail(cx, E_INVALID, "import.column_missing", columns[i].name);
	const char *lacks = known->lacks ? known->lacks(map) : NULL;
	return lacks ? fail(cx, E_INVALID, "import.column_missing", lacks) : OK;
}

bool import_plain_number(const char *s, size_t *n)
{
	size_t digits = 0, zeros = 0;
	while (digits < *n && isdigit((unsigned char)s[digits]))
		digits++;
	while (digits + 1 + zeros < *n && s[digits + 1 + zeros] == '0')
		zeros++;
	if (!digits || !zeros || s[digits] != '.' || digits + 1 + zeros != *n)
		return false;
	*n = digits;
	return true;
}
