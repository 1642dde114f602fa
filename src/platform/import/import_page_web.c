/* What the page of one import shows: a file before it is started, the work, the result. */
#include "platform/import/import_web.h"

#include "lang/options.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/import/import_ops.h"
#include "platform/ui/frame_web.h"

#include <string.h>

/* Short texts in lists. */
#define IMPORT_TEXT(F, S) \
	F(S, TEXT, text)  \
	F(S, BOOL, bad)
STRUCT_OF(import_text, IMPORT_TEXT);
static const struct record text_record = RECORD_OF("import_text", import_text, IMPORT_TEXT);

/* A known column with the file's columns to choose from. */
#define IMPORT_CHOOSE(F, S) \
	F(S, TEXT, name)    \
	F(S, TEXT, label)   \
	F(S, BOOL, needed)  \
	F(S, BOOL, missing) \
	F(S, LIST, options, .of = &option_record)
STRUCT_OF(import_choose, IMPORT_CHOOSE);
static const struct record choose_record = RECORD_OF("import_choose", import_choose, IMPORT_CHOOSE);

/* One of the first rows, as it will be read. */
#define IMPORT_ROW(F, S)                                                                   \
	F(S, INT, line)                                                                    \
	F(S, TEXT, reason) /* why it would be rejected; NULL = it would not */             \
	F(S, TEXT, credit) /* the remark on a line that is subtracted; NULL = it is not */ \
	F(S, LIST, cells, .of = &text_record)
STRUCT_OF(import_row, IMPORT_ROW);
static const struct record row_record = RECORD_OF("import_row", import_row, IMPORT_ROW);

/* A number of the result, with its name. */
#define IMPORT_COUNT(F, S) \
	F(S, TEXT, label)  \
	F(S, INT, value)   \
	F(S, BOOL, bad)
STRUCT_OF(import_count, IMPORT_COUNT);
static const struct record count_record = RECORD_OF("import_count", import_count, IMPORT_COUNT);

/* A rejected row or a warning. */
#define IMPORT_REASON(F, S) \
	F(S, INT, line)     \
	F(S, TEXT, reason)
STRUCT_OF(import_reason_row, IMPORT_REASON);
static const struct record reason_record = RECORD_OF("import_reason", import_reason_row, IMPORT_REASON);

#define IMPORT_PAGE(F, S)                                                                                             \
	F(S, RECORD(struct import_show), run, .of = &import_show_record)                                              \
	F(S, BOOL, draft)                                                                                             \
	F(S, BOOL, working)                                                                                           \
	F(S, BOOL, undoing)                                                                                           \
	F(S, BOOL, interrupted)                                                                                       \
	F(S, BOOL, ended)                                                                                             \
	F(S, BOOL, may_resume)                                                                                        \
	F(S, BOOL, may_undo)                                                                                          \
	F(S, BOOL, may_write)                                                                                         \
	F(S, INT, percent)                                                                                            \
	F(S, TEXT, failure) /* why it stopped before the end of the file */                                           \
	/* Of a draft, to columns: */                                                                                 \
	F(S, TEXT, problem)     /* why it cannot be started as it is */                                               \
	F(S, BOOL, ask_decimal) /* it can be read in two ways, as can dates: the user has to choose */                \
	F(S, BOOL, ask_dates)                                                                                         \
	F(S, BOOL, ask_credits)                                                                                       \
	F(S, BOOL, found_decimal) /* nobody has chosen it: it is found out again when columns change */               \
	F(S, BOOL, found_dates)                                                                                       \
	F(S, TEXT, left_out) /* what of the file is not read */                                                       \
	F(S, TEXT, sure)     /* what starting it anyway says of what is asked; NULL = nothing is */                   \
	F(S, LIST, separators, .of = &option_record)                                                                  \
	F(S, LIST, encodings, .of = &option_record)                                                                   \
	F(S, LIST, decimals, .of = &option_record)                                                                    \
	F(S, LIST, invoices, .of = &option_record) /* none: files of this kind have no whole invoices */              \
	F(S, LIST, dates, .of = &option_record)                                                                       \
	F(S, LIST, credit_signs, .of = &option_record) /* where there are credit notes without a minus sign */        \
	F(S, INT, columns)                             /* of the file */                                              \
	F(S, LIST, choose, .of = &choose_record)                                                                      \
	F(S, LIST, heads, .of = &text_record)                                                                         \
	F(S, LIST, rows, .of = &row_record)                                                                           \
	F(S, TEXT, unused)      /* headers that nothing is read from */                                               \
	F(S, BOOL, tried)       /* a trial was made; `trial` has its counts */                                        \
	F(S, TEXT, known_by)    /* what rows are known by, when that is no number */                                  \
	F(S, BOOL, tried_whole) /* all rows were tried: exactly that will happen */                                   \
	F(S, RECORD(struct import_show), trial, .of = &import_show_record)                                            \
	/* Of every import: rejected rows and warnings, of a draft those of its trial. */                             \
	F(S, LIST, rejects, .of = &reason_record)                                                                     \
	F(S, LIST, warnings, .of = &reason_record)                                                                    \
	F(S, LIST, counts, .of = &count_record)                                                                       \
	F(S, BOOL, more_rejects)                                                                                      \
	F(S, BOOL, more_warnings)                                                                                     \
	F(S, HTML, see)       /* the button to the page that shows the result; NULL = there is none */                \
	F(S, HTML, see_given) /* and to what was given besides its records */                                         \
	F(S, BOOL, sales)     /* KIND_LINES; JSON keeps this name from the time when sales were the only such kind */ \
	F(S, BOOL, refused)   /* some of the first rows would be rejected; some are credits */                        \
	F(S, BOOL, credits)
STRUCT_OF(import_page, IMPORT_PAGE);
const struct record import_page_record = RECORD_OF("import_page", import_page, IMPORT_PAGE);

static const char *column_label(struct ctx *cx, const struct import_column *c)
{
	return tr(cx->lang, import_column_key(cx, c));
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

/* The heading of a column that the file lacks and that is shown as it is computed; NULL of one that is not. */
static const char *computed_head(struct ctx *cx, const struct import_preview *look, size_t column)
{
	const struct import_kind *kind = import_kind(look->run.kind);
	const char *key = kind->computed ? kind->computed(&look->spec, column) : NULL;
	return key ? tr(cx->lang, key) : NULL;
}

static void page_columns(struct ctx *cx, const struct import_preview *look, struct import_page *v)
{
	size_t n = look->spec.known->count;
	const struct import_column *columns = look->spec.known->items;
	struct import_choose *choose = arena_array(cx->arena, struct import_choose, n);
	struct import_text *heads = arena_array(cx->arena, struct import_text, n);
	for (size_t i = 0; i < n; i++) {
		int at = look->spec.map.at[i];
		bool needed = columns[i].flags & COL_NEEDED;
		if ((columns[i].flags & COL_OWN) && at < 0)
			continue;
		choose[v->choose.count++] = (struct import_choose){
		    columns[i].name, column_label(cx, &columns[i]), needed,
		    import_column_lacks(look->spec.known, &look->spec.map, i), column_options(cx, look, at)};
		if (at >= 0)
			heads[v->heads.count++].text = column_label(cx, &columns[i]);
		else if (computed_head(cx, look, i))
			heads[v->heads.count++].text = computed_head(cx, look, i);
	}
	v->choose.items = choose;
	v->heads.items = heads;
	v->columns = (int64_t)look->columns;
	for (size_t i = 0; i < look->columns; i++)
		if (!is_mapped(look, (int)i))
			v->unused = v->unused ? arena_printf(cx->arena, "%s, %s", v->unused, look->headers[i])
			                      : look->headers[i];
}

/* One row through the same reading as the import's own. */
static void page_row(struct ctx *cx, const struct import_preview *look, const struct csv_row *row,
                     struct import_row *out)
{
	const struct import_spec *spec = &look->spec;
	struct import_shown *shown = arena_new(cx->arena, struct import_shown);
	struct import_text *texts = arena_array(cx->arena, struct import_text, spec->known->count);
	import_kind(look->run.kind)->worker->show(cx, spec, row, shown);
	out->line = row->line;
	for (size_t i = 0; i < spec->known->count; i++) {
		int at = spec->map.at[i];
		if (at < 0 && !computed_head(cx, look, i))
			continue;
		const char *raw = at >= 0 && (size_t)at < row->count ? row->cells[at] : "";
		texts[out->cells.count++] = (struct import_text){shown->texts[i] ? shown->texts[i] : raw, false};
	}
	out->cells.items = texts;
	if (shown->why.key && !import_row_is_total(cx, spec, row))
		out->reason =
		    import_reason(cx, look->run.kind, shown->why.key, shown->why.param[0], shown->why.param[1]);
	else if (import_row_is_total(cx, spec, row))
		out->credit = tr(cx->lang, "imports.total_row");
	else if (shown->mark)
		out->credit = tr(cx->lang, shown->mark);
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

static struct list reasons(struct ctx *cx, int32_t kind, const struct list *rejects)
{
	struct import_reason_row *rows = arena_array(cx->arena, struct import_reason_row, rejects->count + 1);
	for (size_t i = 0; i < rejects->count; i++) {
		const struct import_reject *r = list_at(rejects, struct import_reject, i);
		rows[i] = (struct import_reason_row){r->line, import_reason(cx, kind, r->reason, r->param0, r->param1)};
	}
	return (struct list){rows, rejects->count, false};
}

/* What it did or would do; of what seldom happens only what did. */
static struct list counts(struct ctx *cx, const struct import_show *s)
{
	const struct field *f = record_field(&import_show_record, "read"),
	                   *always = record_field(&import_show_record, "rejected"),
	                   *last = record_field(&import_show_record, "left");
	struct import_count *c = arena_array(cx->arena, struct import_count, import_show_record.count);
	size_t n = 0;
	for (; f <= last; f++) {
		int64_t value = field_get(f, s).i;
		if (value || f <= always)
			c[n++] = (struct import_count){field_label(cx->lang, &import_show_record, f), value,
			                               value && f == always};
	}
	return (struct list){c, n, false};
}

static const char *fault_text(struct ctx *cx, int32_t kind)
{
	const struct fault *f = &cx->fault;
	const char *key = f->key ? import_param_key(cx, import_kind(kind), f->key, f->param[0]) : NULL;
	const char *text =
	    key && tr_exists(key) ? tr_f(cx, "import.page.column_missing", tr(cx->lang, key)) : tr_fault(cx, f);
	fault_clear(cx);
	return text;
}

static struct list choices(struct ctx *cx, const char *field, int32_t chosen)
{
	return options_of(cx, record_field(&import_show_record, field), chosen);
}

static bool has_dates(const struct import_columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].flags & COL_DATE)
			return true;
	return false;
}

enum { TRIED_SHOWN = 20 }; /* rejects and warnings told of a trial */

/* What the file leaves open, as a question; NULL = nothing. */
static const char *asked_text(struct ctx *cx, const struct import_preview *look)
{
	return look->ask_decimal   ? tr_f(cx, "import.page.ask_decimal", look->ask_decimal)
	       : look->ask_dates   ? tr_f(cx, "import.page.ask_dates", look->ask_dates)
	       : look->ask_credits ? tr_f(cx, "import.page.ask_credits", look->ask_credits)
	                           : NULL;
}

/* What the trial of a draft says. */
static void page_trial(struct ctx *cx, const struct import_preview *look, const struct import_trial *trial,
                       struct import_page *v)
{
	v->tried = true;
	v->tried_whole = trial->whole;
	import_show_make(cx, &trial->run, &v->trial);
	v->left_out = import_left_out(cx, look, trial->run.total_rows);
	v->counts = counts(cx, &v->trial);
	v->rejects = reasons(cx, v->run.kind, &trial->rejects);
	v->warnings = reasons(cx, v->run.kind, &trial->warnings);
	v->more_rejects = trial->rejects.more;
	v->more_warnings = trial->warnings.more;
}

/* What the button that goes on answers: the names of all that is asked; NULL = nothing is. */
static const char *answers(struct ctx *cx, const struct list *questions)
{
	const char *all = NULL;
	for (size_t i = 0; i < questions->count; i++) {
		const struct import_question *q = list_at(questions, struct import_question, i);
		if (q->asked)
			all = all ? arena_printf(cx->arena, "%s,%s", all, q->name) : q->name;
	}
	return all;
}

static enum err page_draft(struct ctx *cx, const struct request *rq, const struct import_run *run,
                           struct import_page *v)
{
	struct import_ask ask;
	struct import_preview look;
	struct import_trial trial;
	import_draft_ask(run, &ask);
	enum err e = import_preview(cx, &ask, &look);
	if (e == E_INVALID) {
		v->problem = fault_text(
		    cx, run->kind); /* a separator or encoding that was forced, a map that does not fit any more */
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
	if (has_dates(look.spec.known))
		v->dates = choices(cx, "dates", look.run.dates);
	if (import_kind(run->kind)->whole && import_kind(run->kind)->whole(&look.spec.map))
		v->invoices = choices(cx, "whole_invoices", look.run.whole_invoices);
	v->ask_decimal = look.ask_decimal != NULL;
	v->ask_dates = look.ask_dates != NULL;
	if (import_known_by(cx, &look.run))
		v->known_by = tr(cx->lang, import_known_by(cx, &look.run));
	v->ask_credits = look.ask_credits != NULL;
	v->found_decimal = ask.decimal < 0 && look.run.decimal >= 0;
	v->found_dates = ask.dates < 0 && look.run.dates >= 0;
	if (look.unsigned_credits)
		v->credit_signs =
		    choices(cx, "credit_sign", v->ask_credits ? -1 : look.run.credit_sign == CREDIT_ADDED);
	import_seen_columns(cx, &look, &v->run.seen);
	v->left_out = import_left_out(cx, &look, 0);
	page_columns(cx, &look, v);
	page_rows(cx, &look, v);
	if (v->problem)
		return OK;
	v->problem = asked_text(cx, &look);
	if (v->problem)
		return OK;
	e = import_try(cx, &ask, IMPORT_TRY_ROWS, TRIED_SHOWN, &trial);
	if (e == E_INVALID) {
		v->problem = fault_text(cx, run->kind);
		return OK;
	}
	TRY(e);
	page_trial(cx, &look, &trial, v);
	TRY(import_questions(cx, &trial, import_in_person(cx, rq), &v->run.questions));
	v->sure = answers(cx, &v->run.questions);
	return OK;
}

/* The button to where the result is seen, once it is there. */
static const char *see_button(struct ctx *cx, const struct import_see *see)
{
	BUF_AUTO struct buf b;
	buf_init(&b, 16 * 1024);
	buf_str(&b, "<a class=\"btn\" href=\"");
	buf_html(&b, see->href);
	buf_str(&b, "\">");
	buf_str(&b, ui_icon(see->icon));
	buf_html(&b, tr(cx->lang, see->label));
	buf_str(&b, "</a>");
	return arena_strdup(cx->arena, b.p);
}

/* The buttons to the records of the run, and to what it gave besides them. */
static void page_see(struct ctx *cx, const struct import_run *run, struct import_page *v)
{
	const struct import_kind *kind = import_kind(run->kind);
	const struct import_besides *b = import_besides(kind);
	if (kind->see.href)
		v->see = see_button(cx, &kind->see);
	if (b && run->sign_ins &&
	    rights_level((enum role)cx->role, (enum data_kind)b->see_need, REL_NONE) >= LEVEL_WRITE)
		v->see_given = see_button(cx, &b->see);
}

static enum err page_make(struct ctx *cx, const struct request *rq, struct import_page *v)
{
	enum { SHOWN = 50 };
	struct import_run run;
	struct list rejects, warnings;
	record_blank(&import_page_record, v);
	TRY(import_get(cx, rq->id[0], &run));
	TRY(import_settle(cx, &run));
	v->sales = import_kind(run.kind)->flags & KIND_LINES;
	page_see(cx, &run, v);
	v->may_write = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
	v->draft = run.state == RUN_DRAFT;
	if (v->draft)
		return page_draft(cx, rq, &run, v);
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
	v->rejects = reasons(cx, v->run.kind, &rejects);
	v->warnings = reasons(cx, v->run.kind, &warnings);
	v->more_rejects = rejects.more;
	v->more_warnings = warnings.more;
	return OK;
}

bool import_in_person(struct ctx *cx, const struct request *rq)
{
	bool himself = http_in_person(cx, rq) == OK;
	if (!himself)
		fault_clear(cx);
	return himself;
}

enum err import_page_show(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct import_page *v = arena_new(cx->arena, struct import_page);
	rs->view = v;
	return page_make(cx, rq, v);
}
