/* Rendering a list page of 50 rows × 12 fields (about 20 kB) from a compiled template, and the same as JSON. By hand:
 * ninja -C build bench_tmpl_bench && build/bench_tmpl_bench. The floor is the same bytes by plain appends: 9 µs. */
#include "base/clock.h"
#include "base/date.h"
#include "base/json.h"
#include "base/tmpl.h"
#include "lang/tr.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const level_names[] = {"full", "light", "ordinary", NULL};
static const struct choices levels = {"bench", level_names};

struct row {
	int64_t id;
	const char *name, *number, *city, *manager, *url;
	int32_t level, day;
	int64_t revenue, count, updated;
	double share;
};
static const struct field row_fields[] = {
    FIELD(struct row, id, K_ID),
    FIELD(struct row, name, K_TEXT),
    FIELD(struct row, number, K_TEXT),
    FIELD(struct row, city, K_TEXT),
    FIELD(struct row, manager, K_TEXT),
    FIELD(struct row, url, K_URL),
    FIELD(struct row, level, K_CHOICE, .choices = &levels),
    FIELD(struct row, day, K_DATE),
    FIELD(struct row, revenue, K_MONEY),
    FIELD(struct row, count, K_INT),
    FIELD(struct row, updated, K_TIME),
    FIELD(struct row, share, K_PERCENT),
};
static const struct record row_record = RECORD("row", struct row, row_fields);

struct page {
	struct list rows;
};
static const struct field page_fields[] = {FIELD(struct page, rows, K_LIST, .of = &row_record)};
static const struct record page_record = RECORD("page", struct page, page_fields);

/* The same row with all twelve fields as text, which shows what the engine costs by itself, and as people want it. */
static const char *const sources[] = {
    "<table class=\"list\">\n{each rows}\n"
    "  <tr id=\"row-{id}\"><td><a href=\"{url}\" class=\"name\">{name}</a></td><td class=\"number\">{number}</td>\n"
    "    <td>{city}</td><td>{manager}</td><td>{number}</td><td>{city}</td><td>{manager}</td><td>{name}</td>\n"
    "    <td>{number}</td><td>{level}</td></tr>\n{end}\n</table>",
    "<table class=\"list\">\n{each rows}\n"
    "  <tr id=\"row-{id}\"><td><a href=\"{url}\" class=\"name\">{name}</a></td><td class=\"number\">{number}</td>\n"
    "    <td>{city}</td><td>{manager}</td><td class=\"level\">{level}</td><td class=\"date\">{day}</td>\n"
    "    <td class=\"money\">{revenue|short}</td><td "
    "class=\"number\">{count}</td><td>{updated}</td><td>{share}</td></tr>\n"
    "{end}\n</table>",
};

static const char *source(const char *name)
{
	return sources[atoi(name)];
}

static bool any_text(const char *key)
{
	return true;
}

static const char *nothing(const char *name)
{
	return NULL;
}

static struct page make_page(void)
{
	static struct row rows[50];
	for (int i = 0; i < 50; i++)
		rows[i] = (struct row){1234567890 + i,
		                       "Nordlys Marine & Sønner AS",
		                       "923 609 016",
		                       "Kristiansund",
		                       "Kari Nordmann",
		                       "/accounts/1234567890",
		                       i % 3,
		                       20261123,
		                       1423456750 + i * 1000,
		                       1000 + i,
		                       1795429800 + i * 60,
		                       0.31};
	return (struct page){{rows, 50, false}};
}

static void measure(const char *what, const struct tmpl *t, const struct page *page)
{
	enum { ROUNDS = 5000 };
	struct buf b BUF_AUTO;
	double best = 1e9;
	buf_init(&b, 1 << 20);
	for (int series = 0; series < 5; series++) {
		int64_t from = clock_monotonic_us();
		for (int i = 0; i < ROUNDS; i++) {
			buf_clear(&b);
			if (t)
				tmpl_render(&b, LANG_NB, t, page, NULL);
			else
				json_record(&b, &page_record, page);
		}
		double us = (double)(clock_monotonic_us() - from) / ROUNDS;
		best = us < best ? us : best;
	}
	printf("%-28s %6zu bytes %7.1f µs\n", what, b.len, best);
}

int main(void)
{
	char why[300];
	struct page page = make_page();
	const struct tmpl *t[2];
	zone_default_set(zone_open("Europe/Oslo"));
	tmpl_hooks_set(&(struct tmpl_hooks){tr, any_text, fmt_field_as, fmt_int, source, nothing, nothing});
	for (int i = 0; i < 2; i++) {
		t[i] = tmpl_compile(i ? "1" : "0", &page_record, NULL, why, sizeof(why));
		if (!t[i]) {
			fprintf(stderr, "%s\n", why);
			return 1;
		}
	}
	measure("50 rows of text", t[0], &page);
	measure("50 rows, all kinds", t[1], &page);
	measure("50 rows as JSON", NULL, &page);
	return 0;
}
