/* The wheel and the charts: well-formed at every extreme, with places that can be checked by hand. */
#include "base/embed.h"
#include "platform/ui/chart.h"
#include "platform/ui/svg.h"
#include "platform/ui/wheel.h"

#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on

/* ---- a strict reader: elements nest, attributes are quoted and named once, entities are known, numbers are finite ---- */

struct reader {
	const char *p;
	char open[32][32];
	int depth;
};

static const char *entity_wrong(const char *p)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x27;"};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(p, known[i], strlen(known[i])) == 0)
			return NULL;
	return "a bare &";
}

static const char *attributes(struct reader *r, bool *ret_closed)
{
	char seen[24][32];
	int count = 0;
	for (;;) {
		while (isspace((unsigned char)*r->p))
			r->p++;
		*ret_closed = *r->p == '/';
		if (*r->p == '/')
			r->p++;
		if (*r->p == '>')
			return r->p++, NULL;
		size_t n = strcspn(r->p, "= >/");
		if (r->p[n] != '=' || r->p[n + 1] != '"' || n >= 32 || count == 24)
			return "an attribute without quoted value";
		for (int i = 0; i < count; i++)
			if (strlen(seen[i]) == n && strncmp(seen[i], r->p, n) == 0)
				return "an attribute twice";
		snprintf(seen[count++], 32, "%.*s", (int)n, r->p);
		if (n == 5 && strncmp(r->p, "style", 5) == 0)
			return "a style in the page";
		for (r->p += n + 2; *r->p != '"'; r->p++) {
			if (!*r->p || *r->p == '<')
				return "a value that does not end";
			if (*r->p == '&' && entity_wrong(r->p))
				return entity_wrong(r->p);
		}
		r->p++;
	}
}

static const char *element(struct reader *r)
{
	bool closed, ending = r->p[1] == '/';
	r->p += ending ? 2 : 1;
	size_t n = strcspn(r->p, " />");
	if (n == 0 || n >= 32)
		return "a tag without name";
	if (ending) {
		if (!r->depth || strlen(r->open[r->depth - 1]) != n || strncmp(r->open[r->depth - 1], r->p, n) != 0)
			return "an end tag that nothing began";
		r->depth--;
		r->p += n + 1;
		return r->p[-1] == '>' ? NULL : "an end tag with more in it";
	}
	if (r->depth == 32)
		return "too deep";
	snprintf(r->open[r->depth++], 32, "%.*s", (int)n, r->p);
	r->p += n;
	const char *wrong = attributes(r, &closed);
	if (!wrong && closed)
		r->depth--;
	return wrong;
}

/* NULL when it is well-formed. */
static const char *xml_wrong(const char *text)
{
	struct reader r = {.p = text};
	if (strstr(text, "nan") || strstr(text, "inf"))
		return "a number that is none";
	while (*r.p) {
		const char *wrong = NULL;
		if (*r.p == '<')
			wrong = element(&r);
		else if (*r.p == '&' && entity_wrong(r.p))
			wrong = entity_wrong(r.p);
		else if (*r.p == '>')
			wrong = "a bare >";
		else
			r.p++;
		if (wrong)
			return wrong;
	}
	return r.depth ? "not closed" : NULL;
}

#define assert_well_formed(b)                                      \
	do {                                                       \
		const char *wrong_ = xml_wrong((b)->p);            \
		if (wrong_)                                        \
			fail_msg("%s in: %.300s", wrong_, (b)->p); \
		assert_false((b)->full);                           \
	} while (0)

static size_t times(const char *text, const char *part)
{
	size_t n = 0;
	for (const char *p = text; (p = strstr(p, part)); p += strlen(part))
		n++;
	return n;
}

static void reader_finds(void **state)
{
	static const char *const wrong[] = {
	    "<a>",          "<a></b>",      "<a b=c></a>", "<a b=\"1\" b=\"2\"/>", "<a>&x;</a>",
	    "<a b=\"<\"/>", "<a>1 > 0</a>", "</a>",        "<a style=\"x\"/>",     "<a x=\"nan\"/>"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_non_null(xml_wrong(wrong[i]));
	assert_null(xml_wrong("<a b=\"&amp;\"><c/>x &lt; y</a>"));
}

/* ---- the wheel ---- */

static struct wheel sample(enum wheel_state state, double filled, int current)
{
	struct wheel w = {.title = "Hjulet: <runde> 2 & \"steg\" 3",
	                  .desc = "x < y",
	                  .hub_level = "Nøkkelkunde",
	                  .hub_revenue = "14,2 mill. kr",
	                  .hub_change = "6 %",
	                  .hub_direction = -1,
	                  .hub_date = "22.11.2026",
	                  .hub_href = "/accounts/1?a=1&b=2",
	                  .year = {.start = 20260101, .planned = 20261231, .today = 20260702, .expiry = 20261001}};
	for (int i = 0; i < WHEEL_STEPS; i++)
		w.step[i] = (struct wheel_step){.number = i + 1,
		                                .state = (int32_t)state,
		                                .filled = filled,
		                                .current = i + 1 == current,
		                                .label = "Mål & <veien>",
		                                .name = "Utvikle \"målsettinger\"",
		                                .state_text = "i gang",
		                                .missing_text = "Målet <Service +20 %> har ikke ansvarlig; to til",
		                                .owner = "O'Brien",
		                                .due = "14. mars",
		                                .href = "/accounts/1/steps/1"};
	return w;
}

static void wheel_is_well_formed(void **state)
{
	static const double filled[] = {0, 0.001, 0.5, 1, 2, -1, NAN};
	for (int s = 0; s < WHEEL_STATE_COUNT; s++)
		for (size_t f = 0; f < sizeof(filled) / sizeof(filled[0]); f++)
			for (int current = 0; current <= WHEEL_STEPS; current += 7)
				for (int size = WHEEL_LARGE; size <= WHEEL_LIST; size++) {
					struct buf out BUF_AUTO;
					buf_init(&out, 1 << 16);
					struct wheel w = sample((enum wheel_state)s, filled[f], current);
					wheel_draw(&out, &w, (enum wheel_size)size);
					assert_well_formed(&out);
				}
}

static void wheel_empty_is_well_formed(void **state)
{
	for (int size = WHEEL_LARGE; size <= WHEEL_LIST; size++) {
		struct buf out BUF_AUTO;
		buf_init(&out, 1 << 16);
		struct wheel w = {0};
		wheel_draw(&out, &w, (enum wheel_size)size);
		assert_well_formed(&out);
		assert_non_null(strstr(out.p, "aria-hidden=\"true\""));
		assert_null(strstr(out.p, "w-year"));
	}
}

static void wheel_links_in_order(void **state)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	struct wheel w = sample(WHEEL_UNDER_WAY, 0.5, 3);
	wheel_draw(&out, &w, WHEEL_LARGE);
	const char *p = out.p;
	for (int i = 1; i <= WHEEL_STEPS; i++) {
		char link[32];
		snprintf(link, sizeof(link), "<a class=\"w-l%d\"", i);
		p = strstr(p, link);
		assert_non_null(p);
	}
	assert_int_equal(times(out.p, "<a "), WHEEL_STEPS + 1);
	assert_int_equal(times(out.p, "aria-current=\"step\""), 1);
	assert_int_equal(times(out.p, "class=\"w-now\""), 1);
	assert_non_null(strstr(out.p, "aria-label=\"1 Utvikle &quot;målsettinger&quot;: i gang. Målet &lt;Service"));
}

/* The end of the first "M" of the path with this class: its y. */
static double first_y(const char *svg, const char *class)
{
	const char *p = strstr(svg, class);
	assert_non_null(p);
	p = strstr(p, "d=\"M");
	assert_non_null(p);
	double x, y;
	assert_int_equal(sscanf(p + 4, "%lf %lf", &x, &y), 2);
	return y;
}

/* Area of the filled ring between 56 and r, as a share of the whole to the rim at 103 (119 + 4 - 20: sector 1 is the current
 * one). */
static void wheel_fill_is_true_to_area(void **state)
{
	static const double filled[] = {0.06, 0.25, 0.5, 0.75, 1};
	for (size_t f = 0; f < sizeof(filled) / sizeof(filled[0]); f++) {
		struct buf out BUF_AUTO;
		buf_init(&out, 1 << 16);
		struct wheel w = sample(WHEEL_UNDER_WAY, filled[f], 1);
		wheel_draw(&out, &w, WHEEL_LARGE);
		/* the first point of sector 1's fill is a rounded corner right of the top: y is the radius to 0.3 */
		double r = 148 - first_y(out.p, "class=\"w-part\"");
		assert_true(fabs((r * r - 56 * 56) / (103.0 * 103 - 56 * 56) - filled[f]) < 0.01);
	}
	struct buf none BUF_AUTO;
	buf_init(&none, 1 << 16);
	struct wheel w = sample(WHEEL_UNDER_WAY, 0, 1);
	wheel_draw(&none, &w, WHEEL_LARGE);
	assert_null(strstr(none.p, "w-part"));
}

static void wheel_year_is_true(void **state)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	struct wheel w = sample(WHEEL_READY, 1, 0);
	w.year.today = 20260702; /* day 182 of 364: straight down */
	wheel_draw(&out, &w, WHEEL_LARGE);
	assert_non_null(strstr(out.p, "class=\"w-today\" cx=\"148.00\" cy=\"287.00\""));
	assert_int_equal(wheel_current(&w), 0);
	buf_clear(&out);
	w.year.today = 20270201;
	wheel_draw(&out, &w, WHEEL_LARGE);
	assert_non_null(strstr(out.p, "w-age w-late"));
	assert_null(strstr(out.p, "w-today"));
	buf_clear(&out);
	w.year.today = w.year.start;
	w.year.expiry = 20300101;
	wheel_draw(&out, &w, WHEEL_LARGE);
	assert_null(strstr(out.p, "w-exp"));
	assert_null(strstr(out.p, "w-age"));
	assert_well_formed(&out);
}

/* The first day and the last are at the top, the middle is straight down; what is outside is left out; one mark a day. */
static void wheel_marks_what_is_due(void **state)
{
	static const struct wheel_mark marks[] = {
	    {20251231, "before", "/0"},       {20260101, "first", "/1"}, {20260702, "<middle>", "/2"},
	    {20260702, "the same day", "/3"}, {20261231, "last", "/4"},  {20270101, "behind", "/5"},
	};
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	struct wheel w = sample(WHEEL_READY, 1, 0);
	w.year.marks = marks;
	w.year.mark_count = sizeof marks / sizeof *marks;
	wheel_draw(&out, &w, WHEEL_LARGE);
	assert_well_formed(&out);
	assert_int_equal(times(out.p, "class=\"w-due\""), 3);
	assert_non_null(strstr(out.p, "href=\"/1\"><title>first</title><path d=\"M148.00 3.50l"));
	assert_non_null(
	    strstr(out.p, "href=\"/2\"><title>&lt;middle&gt;\nthe same day</title><path d=\"M148.00 281.50l"));
	assert_non_null(strstr(out.p, "href=\"/4\"><title>last</title><path d=\"M148.00 3.50l"));
	buf_clear(&out);
	wheel_draw(&out, &w, WHEEL_CARD);
	assert_null(strstr(out.p, "w-due"));
}

static void wheel_states_differ_without_colour(void **state)
{
	char *drawn[WHEEL_STATE_COUNT];
	for (int s = 0; s < WHEEL_STATE_COUNT; s++) {
		struct buf out BUF_AUTO;
		buf_init(&out, 1 << 16);
		struct wheel w = sample((enum wheel_state)s, 0.5, 2);
		wheel_draw(&out, &w, WHEEL_LIST);
		drawn[s] = strdup(out.p);
		for (int other = 0; other < s; other++)
			assert_string_not_equal(drawn[s], drawn[other]);
	}
	for (int s = 0; s < WHEEL_STATE_COUNT; s++)
		free(drawn[s]);
}

static void icon_is_the_logo(void **state)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	wheel_logo(&out, 32, true);
	assert_well_formed(&out);
	const struct embedded *file = embedded_find("asset/icon.svg");
	assert_non_null(file);
	assert_int_equal(strncmp((const char *)file->data, out.p, out.len), 0);
}

/* ---- charts ---- */

static void plain_number(struct buf *out, enum lang lang, int64_t v)
{
	buf_printf(out, "<%lld>", (long long)v);
}
static void plain_month(struct buf *out, enum lang lang, int32_t m)
{
	buf_printf(out, "%d", m);
}
static const struct chart_words words = {"Omsetning & <mer>", "36 \"md\"", LANG_NB, plain_number, plain_month};

static void months_extremes(void **state)
{
	static const int64_t values[][3] = {
	    {0, 0, 0},          {NONE, NONE, NONE},           {1, 2, 3}, {-5, 10, NONE}, {-1, -2, -3},
	    {INT64_MAX, 1, -1}, {INT64_MIN + 1, 0, INT64_MAX}};
	for (size_t v = 0; v < sizeof(values) / sizeof(values[0]); v++) {
		struct chart_month months[3];
		for (int i = 0; i < 3; i++)
			months[i] = (struct chart_month){202611 + (i == 2 ? 90 : i), values[v][i]};
		for (size_t count = 0; count <= 3; count++) {
			struct buf out BUF_AUTO;
			buf_init(&out, 1 << 16);
			chart_months(&out, &words, months, count, 1);
			assert_well_formed(&out);
		}
	}
}

static void months_draw_what_is_there(void **state)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	const struct chart_month months[] = {{202611, 50}, {202612, NONE}, {202701, 100}, {202702, -20}};
	chart_months(&out, &words, months, 4, 2);
	assert_int_equal(times(out.p, "<g><title>"), 3);
	assert_int_equal(times(out.p, "c-past"), 1);
	assert_int_equal(times(out.p, "c-bar"), 1);
	assert_int_equal(times(out.p, "c-neg"), 1);
	/* the span of 120 fills 136 px: 100 is 113.3 px high, from the top */
	assert_non_null(strstr(out.p, "y=\"14.0\" height=\"113.3\""));
	assert_non_null(strstr(out.p, ">2027</text>"));
}

static void steps_of_a_grid(void **state)
{
	static const struct {
		int64_t most, step;
	} cases[] = {{0, 1},
	             {1, 1},
	             {2, 1},
	             {4, 2},
	             {7, 2},
	             {10, 5},
	             {99, 25},
	             {100, 50},
	             {149, 50},
	             {1000000, 500000},
	             {INT64_MAX, 2500000000000000000}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(chart_step(cases[i].most), cases[i].step);
}

static void spark_and_rows(void **state)
{
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	chart_spark(&out, "x", (const int64_t[]){NONE, 5}, 2);
	assert_int_equal(out.len, 0);
	chart_spark(&out, "a & b", (const int64_t[]){5, 5, 5}, 3);
	assert_well_formed(&out);
	buf_clear(&out);
	chart_spark(&out, "x", (const int64_t[]){0, NONE, 10, 20}, 4);
	assert_int_equal(times(out.p, "M"), 2); /* a gap starts the line again */
	buf_clear(&out);
	chart_interval(&out, "<w>", -1, 0.25, 2);
	assert_well_formed(&out);
	assert_non_null(strstr(out.p, "x=\"0.00%\" y=\"3\" width=\"100.00%\""));
	assert_non_null(strstr(out.p, "x1=\"25.00%\""));
	buf_clear(&out);
	chart_interval(&out, "x", NAN, NAN, NAN);
	assert_well_formed(&out);
	buf_clear(&out);
	chart_share(&out, "x", 1.12, NAN);
	assert_well_formed(&out);
	assert_non_null(strstr(out.p, "c-neg"));
	assert_null(strstr(out.p, "c-limit"));
}

static void pareto_extremes(void **state)
{
	static int64_t many[5000];
	for (int i = 0; i < 5000; i++)
		many[i] = 10000000 / (i + 1) - 2100;
	for (size_t count = 0; count <= 5000; count += count < 3 ? 1 : 4997) {
		struct buf out BUF_AUTO;
		buf_init(&out, 1 << 18);
		struct chart_pareto p = {many, count, 0, 0.8, count / 3, "80 %", "<n>"};
		chart_pareto(&out, &words, &p);
		assert_well_formed(&out);
		assert_true(out.len < 60000);
	}
	struct buf none BUF_AUTO;
	buf_init(&none, 1 << 16);
	chart_pareto(&none, &words, &(struct chart_pareto){(const int64_t[]){-5, -6}, 2, 0, 0.8, 0, NULL, NULL});
	assert_well_formed(&none);
}

static void matrix_places(void **state)
{
	struct chart_bubble bubbles[200];
	for (int i = 0; i < 200; i++)
		bubbles[i] =
		    (struct chart_bubble){"Nordlys & Co",      "<Nordlys>",     i % 2 ? "/accounts/1?a&b" : NULL,
		                          1 + i % 9 * 0.5,     1 + i % 7 * 0.6, 1000 * i,
		                          (enum bubble)(i % 3)};
	bubbles[0].x = NAN;
	bubbles[1].size = NONE;
	bubbles[2].size = -10;
	bubbles[3] = (struct chart_bubble){NULL, NULL, NULL, 99, -99, INT64_MAX, BUBBLE_KEY};
	struct chart_matrix m = {
	    bubbles, 200, 2.5, 3.5, "styrke", "attraktivitet", "Satse", "Utvikle", "Vedlikeholde", "Betjene enkelt"};
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 18);
	chart_matrix(&out, &words, &m);
	assert_well_formed(&out);
	assert_int_equal(times(out.p, "<circle"), 199); /* the one without a place is left out */
	size_t labels = times(out.p, "class=\"m ink\"");
	assert_true(labels > 0 && labels <= 60);
	buf_clear(&out);
	m.count = 0;
	chart_matrix(&out, &words, &m);
	assert_well_formed(&out);
	assert_non_null(strstr(out.p, "role=\"img\""));
}

/* Area goes with revenue: four times the revenue, twice the radius. */
static void matrix_area(void **state)
{
	const struct chart_bubble two[] = {{"A", "A", NULL, 4, 4, 400, BUBBLE_KEY},
	                                   {"B", "B", NULL, 2, 2, 100, BUBBLE_KEY}};
	struct chart_matrix m = {two, 2, 2.5, 3.5, "x", "y", "a", "b", "c", "d"};
	struct buf out BUF_AUTO;
	buf_init(&out, 1 << 16);
	chart_matrix(&out, &words, &m);
	assert_non_null(strstr(out.p, "r=\"34.0\""));
	assert_non_null(strstr(out.p, "r=\"17.0\""));
	assert_int_equal(times(out.p, "class=\"m ink\""), 2);
}

static void wrapping(void **state)
{
	static const struct {
		const char *text;
		size_t chars, lines, count;
		const char *last;
		bool cut;
	} cases[] = {{"Ingen relasjon til beslutningstaker", 20, 3, 2, "beslutningstaker", false},
	             {"én to tre fire fem", 6, 2, 2, "tre", true},
	             {"", 10, 2, 0, "", false},
	             {NULL, 10, 2, 0, "", false},
	             {"Beslutningsprosesskartlegging", 10, 2, 2, NULL, true},
	             {"æøå æøå", 7, 1, 1, "æøå æøå", false}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct svg_lines lines;
		svg_wrap(&lines, cases[i].text, cases[i].chars, cases[i].lines);
		assert_int_equal(lines.count, cases[i].count);
		assert_int_equal(lines.cut, cases[i].cut);
		if (lines.count && cases[i].last) {
			assert_int_equal(lines.len[lines.count - 1], strlen(cases[i].last));
			assert_memory_equal(lines.at[lines.count - 1], cases[i].last, strlen(cases[i].last));
		}
	}
}

/* Among a hundred larger ones, one that is recommended is named; without that it is too small to be. */
static void matrix_names_the_first(void **state)
{
	struct chart_bubble bubbles[101];
	for (int i = 0; i < 100; i++)
		bubbles[i] = (struct chart_bubble){"Stor",           "Stor", NULL,           1 + i % 10 * 0.4,
		                                   1 + i / 10 * 0.4, 5000,   BUBBLE_ORDINARY};
	bubbles[100] = (struct chart_bubble){"Liten", "Liten", NULL, 3, 3, 10, BUBBLE_KEY};
	struct chart_matrix m = {bubbles, 101, 2.5, 3.5, "x", "y", "a", "b", "c", "d"};
	struct buf out BUF_AUTO;
	for (int first = 0; first < 2; first++) {
		bubbles[100].first = first;
		buf_init(&out, 1 << 18);
		chart_matrix(&out, &words, &m);
		assert_int_equal(times(out.p, ">Liten</text>"), first);
		buf_fini(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reader_finds),
	    cmocka_unit_test(wheel_is_well_formed),
	    cmocka_unit_test(wheel_empty_is_well_formed),
	    cmocka_unit_test(wheel_links_in_order),
	    cmocka_unit_test(wheel_fill_is_true_to_area),
	    cmocka_unit_test(wheel_year_is_true),
	    cmocka_unit_test(wheel_marks_what_is_due),
	    cmocka_unit_test(wheel_states_differ_without_colour),
	    cmocka_unit_test(icon_is_the_logo),
	    cmocka_unit_test(months_extremes),
	    cmocka_unit_test(months_draw_what_is_there),
	    cmocka_unit_test(steps_of_a_grid),
	    cmocka_unit_test(spark_and_rows),
	    cmocka_unit_test(pareto_extremes),
	    cmocka_unit_test(matrix_places),
	    cmocka_unit_test(matrix_area),
	    cmocka_unit_test(matrix_names_the_first),
	    cmocka_unit_test(wrapping),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
