/* What the page of one import shows: a file before it is started, the work, the result. */
#include "platform/import/import_web.h"

#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"

#include <string.h>

static const struct field text_fields[] = {
    FIELD(struct import_text, text, K_TEXT),
    FIELD(struct import_text, bad, K_BOOL),
};
static const struct record text_record = RECORD("import_text", struct import_text, text_fields);

static const struct field choose_fields[] = {
    FIELD(struct import_choose, name, K_TEXT),
    FIELD(struct import_choose, label, K_TEXT),
    FIELD(struct import_choose, needed, K_BOOL),
    FIELD(struct import_choose, missing, K_BOOL),
    FIELD(struct import_choose, options, K_LIST, .of = &option_record),
};
static const struct record choose_record = RECORD("import_choose", struct import_choose, choose_fields);

static const struct field row_fields[] = {
    FIELD(struct import_row, line, K_INT),
    FIELD(struct import_row, reason, K_TEXT),
    FIELD(struct import_row, credit, K_TEXT),
    FIELD(struct import_row, cells, K_LIST, .of = &text_record),
};
static const struct record row_record = RECORD("import_row", struct import_row, row_fields);

static const struct field count_fields[] = {
    FIELD(struct import_count, label, K_TEXT),
    FIELD(struct import_count, value, K_INT),
    FIELD(struct import_count, bad, K_BOOL),
};
static const struct record count_record = RECORD("import_count", struct import_count, count_fields);

static const struct field reason_fields[] = {
    FIELD(struct import_reason_row, line, K_INT),
    FIELD(struct import_reason_row, reason, K_TEXT),
};
static const struct record reason_record = RECORD("import_reason", struct import_reason_row, reason_fields);

#define V struct import_page
static const struct field page_fields[] = {
    FIELD(V, run, K_RECORD, .of = &import_show_record),
    FIELD(V, draft, K_BOOL),
    FIELD(V, working, K_BOOL),
    FIELD(V, undoing, K_BOOL),
    FIELD(V, interrupted, K_BOOL),
    FIELD(V, ended, K_BOOL),
    FIELD(V, may_resume, K_BOOL),
    FIELD(V, may_undo, K_BOOL),
    FIELD(V, may_write, K_BOOL),
    FIELD(V, percent, K_INT),
    FIELD(V, failure, K_TEXT),
    FIELD(V, problem, K_TEXT),
    FIELD(V, ask_decimal, K_BOOL),
    FIELD(V, ask_dates, K_BOOL),
    FIELD(V, separators, K_LIST, .of = &option_record),
    FIELD(V, encodings, K_LIST, .of = &option_record),
    FIELD(V, decimals, K_LIST, .of = &option_record),
    FIELD(V, dates, K_LIST, .of = &option_record),
    FIELD(V, columns, K_INT),
    FIELD(V, choose, K_LIST, .of = &choose_record),
    FIELD(V, heads, K_LIST, .of = &text_record),
    FIELD(V, rows, K_LIST, .of = &row_record),
    FIELD(V, unused, K_TEXT),
    FIELD(V, tried, K_BOOL),
    FIELD(V, trial, K_RECORD, .of = &import_show_record),
    FIELD(V, rejects, K_LIST, .of = &reason_record),
    FIELD(V, warnings, K_LIST, .of = &reason_record),
    FIELD(V, counts, K_LIST, .of = &count_record),
    FIELD(V, more_rejects, K_BOOL),
    FIELD(V, more_warnings, K_BOOL),
    FIELD(V, sales, K_BOOL),
    FIELD(V, refused, K_BOOL),
    FIELD(V, credits, K_BOOL),
};
#undef V
const struct record import_page_record = RECORD("import_page", struct import_page, page_fields);

const char *import_reason(struct ctx *cx, const char *reason, const char *p0, const char *p1)
{
	const char *key = import_param_key(cx, reason, p0);
	return tr_f(cx, reason, key && tr_exists(key) ? tr(cx->lang, key) : p0, p1);
}

static const char *column_label(struct ctx *cx, const struct import_column *c)
{
	return tr(cx->lang, arena_printf(cx->arena, "import.column.%s", c->name));
}

/* What a known column may be read from: nothing, or any of the file's. */
static struct list column_options(struct ctx *cx, const struct import_preview *look, int chosen)
{
	struct option *o = arena_array(cx->arena, struct option, look->columns + 1);
	o[0] = (struct option){"", tr(cx->lang, "import.no_column"), chosen < 0};
	for (size_t i = 0; i < look->columns; i++)
		o[i + 1] = (struct option){arena_printf(cx->arena, "%zu", i + 1), look->headers[i], chosen == (int)i};
	return (struct list){o, look->columns + 1, false};
}

static bool is_mapped(const struct import_preview *look, int header)
{
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		if (look->spec.map.at[i] == header)
			return true;
	return false;
}

/* An amount that the file lacks is shown as it is computed: whoever has taken the line's total for its unit price sees it there. */
static bool is_computed(const struct import_preview *look, size_t column)
{
	const struct import_spec *spec = &look->spec;
	return spec->kind == IMPORT_SALES && column == SALE_AMOUNT && spec->map.at[SALE_AMOUNT] < 0 &&
	       spec->map.at[SALE_PRICE] >= 0;
}

static void page_columns(struct ctx *cx, const struct import_preview *look, struct import_page *v)
{
	size_t n;
	const struct import_column *columns = import_columns(look->run.kind, &n);
	struct import_choose *choose = arena_array(cx->arena, struct import_choose, n);
	struct import_text *heads = arena_array(cx->arena, struct import_text, n);
	for (size_t i = 0; i < n; i++) {
		int at = look->spec.map.at[i];
		bool needed = columns[i].flags & COL_NEEDED;
		if (look->run.kind == IMPORT_SALES && i == SALE_NTH && at < 0)
			continue;
		choose[v->choose.count++] =
		    (struct import_choose){columns[i].name, column_label(cx, &columns[i]), needed, needed && at < 0,
		                           column_options(cx, look, at)};
		if (at >= 0)
			heads[v->heads.count++].text = column_label(cx, &columns[i]);
		else if (is_computed(look, i))
			heads[v->heads.count++].text = tr(cx->lang, "imports.amount_computed");
	}
	v->choose.items = choose;
	v->heads.items = heads;
	v->columns = (int64_t)look->columns;
	for (size_t i = 0; i < look->columns; i++)
		if (!is_mapped(look, (int)i))
			v->unused = v->unused ? arena_printf(cx->arena, "%s, %s", v->unused, look->headers[i])
			                      : look->headers[i];
}

static const char *number_text(struct ctx *cx, int64_t v, bool money)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 100);
	if (v == NONE)
		return "";
	if (money)
		fmt_amount(&b, cx->lang, v);
	else
		fmt_qty(&b, cx->lang, v);
	return arena_strdup(cx->arena, b.p);
}

static const char *day_text(struct ctx *cx, int32_t day)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 100);
	if (day)
		fmt_date(&b, cx->lang, day);
	return arena_strdup(cx->arena, b.p);
}

/* A line of sale as it is understood, by column. */
static const char *sale_cell(struct ctx *cx, const struct sale_line *l, size_t column)
{
	switch (column) {
	case SALE_DOC:
		return span_copy(cx->arena, l->doc);
	case SALE_DATE:
		return day_text(cx, l->day);
	case SALE_CUSTOMER:
		return span_copy(cx->arena, l->customer);
	case SALE_CUSTOMER_NAME:
		return span_copy(cx->arena, l->customer_name);
	case SALE_COUNTRY:
		return span_copy(cx->arena, l->country);
	case SALE_PERSON:
		return span_copy(cx->arena, l->person);
	case SALE_PRODUCT:
		return span_copy(cx->arena, l->product);
	case SALE_PRODUCT_NAME:
		return span_copy(cx->arena, l->product_name);
	case SALE_QUANTITY:
		return number_text(cx, l->quantity, false);
	case SALE_PRICE:
		return number_text(cx, l->unit_price, false);
	case SALE_AMOUNT:
		return number_text(cx, l->amount, true);
	case SALE_COST:
		return number_text(cx, l->cost, false);
	case SALE_CONTRIBUTION:
		return number_text(cx, l->contribution, true);
	case SALE_CURRENCY:
		return l->currency[0] ? arena_strdup(cx->arena, l->currency) : "";
	default:
		return NULL; /* as it stands in the file */
	}
}

/* One row through the same reading as the import's own. */
static void page_row(struct ctx *cx, const struct import_preview *look, const struct csv_row *row,
                     struct import_row *out)
{
	struct sale_line line;
	struct span cells[IMPORT_COLUMNS_MAX] = {0};
	struct import_reason why = {0};
	const struct import_spec *spec = &look->spec;
	bool sales = spec->kind == IMPORT_SALES;
	bool good = sales ? sale_line_read(cx, spec, row, &line, &why) : import_cells_read(cx, spec, row, cells, &why);
	size_t n;
	const struct import_column *columns = import_columns(spec->kind, &n);
	struct import_text *texts = arena_array(cx->arena, struct import_text, n);
	out->line = row->line;
	for (size_t i = 0; i < n; i++) {
		int at = spec->map.at[i];
		int64_t number;
		if (at < 0 && !is_computed(look, i))
			continue;
		const char *raw = at >= 0 && (size_t)at < row->count ? row->cells[at] : "",
		           *text = good && sales ? sale_cell(cx, &line, i) : raw;
		if (good && !sales && (columns[i].flags & COL_NUMBER)) {
			good = import_number_read(cx, spec, (int)i, cells[i], &number, &why);
			text = good ? number_text(cx, number, false) : raw;
		} else if (good && !sales && i == 0) {
			import_plain_number(cells[i].s, &cells[i].n);
			text = span_copy(cx->arena, cells[i]);
		}
		texts[out->cells.count++] = (struct import_text){text ? text : raw, false};
	}
	out->cells.items = texts;
	if (!good)
		out->reason = import_reason(cx, why.key, why.param[0], why.param[1]);
	else if (sales && line.credit)
		out->credit = tr(cx->lang, line.turned ? "imports.credit_turned" : "imports.credit");
}

static void page_rows(struct ctx *cx, const struct import_preview *look, struct import_page *v)
{
	struct import_row *rows = arena_array(cx->arena, struct import_row, look->row_count + 1);
	for (size_t i = 0; i < look->row_count; i++) {
		page_row(cx, look, &look->rows[i], &rows[i]);
		v->refused |= rows[i].reason != NULL;
		v->credits |= rows[i].credit != NULL;
	}
	v->rows = (struct list){rows, look->row_count, false};
}

static struct list reasons(struct ctx *cx, const struct list *rejects)
{
	struct import_reason_row *rows = arena_array(cx->arena, struct import_reason_row, rejects->count + 1);
	for (size_t i = 0; i < rejects->count; i++) {
		const struct import_reject *r = list_at(rejects, struct import_reject, i);
		rows[i] = (struct import_reason_row){r->line, import_reason(cx, r->reason, r->param0, r->param1)};
	}
	return (struct list){rows, rejects->count, false};
}

/* What it did or would do; of what seldom happens only what did. */
static struct list counts(struct ctx *cx, const struct import_show *s)
{
	static const struct {
		const char *field;
		bool always;
	} shown[] = {{"read", true},
	             {"created", true},
	             {"updated", true},
	             {"unchanged", true},
	             {"rejected", true},
	             {"without_customer", false},
	             {"other_currency", false},
	             {"credits", false},
	             {"credits_turned", false},
	             {"accounts_created", false},
	             {"products_created", false},
	             {"people_created", false},
	             {"warnings", false},
	             {"left", false}};
	size_t n = sizeof shown / sizeof shown[0], used = 0;
	struct import_count *c = arena_array(cx->arena, struct import_count, n);
	for (size_t i = 0; i < n; i++) {
		const struct field *f = record_field(&import_show_record, shown[i].field);
		int64_t value = field_get(f, s).i;
		if (value || shown[i].always)
			c[used++] = (struct import_count){field_label(cx->lang, &import_show_record, f), value,
			                                  value && !strcmp(shown[i].field, "rejected")};
	}
	return (struct list){c, used, false};
}

static const char *fault_text(struct ctx *cx)
{
	const struct fault *f = &cx->fault;
	const char *key = f->key ? import_param_key(cx, f->key, f->param[0]) : NULL;
	const char *text =
	    key && tr_exists(key) ? tr_f(cx, "import.page.column_missing", tr(cx->lang, key)) : tr_fault(cx, f);
	fault_clear(cx);
	return text;
}

static struct list choices(struct ctx *cx, const char *field, int32_t chosen)
{
	return options_of(cx, record_field(&import_show_record, field), chosen);
}

static enum err page_draft(struct ctx *cx, const struct import_run *run, struct import_page *v)
{
	struct import_ask ask;
	struct import_preview look;
	struct import_run trial;
	struct list rejects;
	import_draft_ask(run, &ask);
	enum err e = import_preview(cx, &ask, &look);
	if (e == E_INVALID) {
		v->problem =
		    fault_text(cx); /* a separator or encoding that was forced, a map that does not fit any more */
		ask.map = NULL;
		ask.separator = ask.encoding = -1;
		e = import_preview(cx, &ask, &look);
	}
	TRY(e);
	look.run.id = run->id;
	look.run.state = RUN_DRAFT;
	look.run.started = run->started;
	import_show_make(cx, &look.run, &v->run);
	v->separators = choices(cx, "separator", look.run.separator);
	v->encodings = choices(cx, "encoding", look.run.encoding);
	v->decimals = choices(cx, "decimal", look.run.decimal);
	v->dates = choices(cx, "dates", look.run.dates);
	v->ask_decimal = look.ask_decimal != NULL;
	v->ask_dates = look.ask_dates != NULL;
	page_columns(cx, &look, v);
	page_rows(cx, &look, v);
	if (v->problem)
		return OK;
	if (v->ask_decimal || v->ask_dates) {
		v->problem = tr_f(cx, v->ask_decimal ? "import.page.ask_decimal" : "import.page.ask_dates",
		                  v->ask_decimal ? look.ask_decimal : look.ask_dates);
		return OK;
	}
	e = import_try(cx, &ask, IMPORT_TRY_ROWS, &trial, &rejects);
	if (e == E_INVALID) {
		v->problem = fault_text(cx);
		return OK;
	}
	TRY(e);
	v->tried = true;
	import_show_make(cx, &trial, &v->trial);
	v->counts = counts(cx, &v->trial);
	v->rejects = reasons(cx, &rejects);
	return OK;
}

enum err import_page_make(struct ctx *cx, const struct import_run *given, struct import_page *v)
{
	enum { SHOWN = 50 };
	struct import_run run = *given;
	struct list rejects, warnings;
	record_blank(&import_page_record, v);
	import_settle(&run);
	v->sales = run.kind == IMPORT_SALES;
	v->may_write = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
	v->draft = run.state == RUN_DRAFT;
	if (v->draft)
		return page_draft(cx, &run, v);
	import_show_make(cx, &run, &v->run);
	v->counts = counts(cx, &v->run);
	v->undoing = run.state == RUN_UNDOING;
	v->working = run.state == RUN_RUNNING || run.state == RUN_TOTALS || v->undoing;
	v->interrupted = run.state == RUN_INTERRUPTED;
	v->ended = !v->working && !v->interrupted;
	v->percent = run.bytes_total ? run.bytes * 100 / run.bytes_total : 0;
	v->may_resume = v->may_write && v->interrupted;
	v->may_undo = v->may_write && (run.state == RUN_DONE || run.state == RUN_FAILED || v->interrupted ||
	                               (run.state == RUN_UNDONE && run.rows_left));
	if (run.message)
		v->failure = tr_f(cx, run.message, run.message_param);
	TRY(import_rejects(cx, run.id, false, 0, 0, SHOWN, &rejects));
	TRY(import_rejects(cx, run.id, true, 0, 0, SHOWN, &warnings));
	v->rejects = reasons(cx, &rejects);
	v->warnings = reasons(cx, &warnings);
	v->more_rejects = rejects.more;
	v->more_warnings = warnings.more;
	return OK;
}
