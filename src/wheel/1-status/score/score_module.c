#include "lang/tr.h"
#include "modules.h"
#include "platform/history/history.h"
#include "platform/noun/noun_ops.h"
#include "platform/setting/setting.h"
#include "platform/ui/page_tabs_ops.h"
#include "wheel/1-status/score/clv_view.h"
#include "wheel/1-status/score/criteria_web.h"
#include "wheel/1-status/score/matrix.h"
#include "wheel/1-status/score/matrix_web.h"
#include "wheel/1-status/score/score_ops.h"
#include "wheel/1-status/score/score_store.h"
#include "wheel/1-status/score/score_view_ops.h"
#include "wheel/1-status/score/score_web.h"
#include "wheel/1-status/score/scoring.h"
#include "wheel/1-status/score/scoring_store.h"
#include "wheel/1-status/score/scoring_web.h"
#include "wheel/round/snapshot_parts_ops.h"

#include <math.h>

#include <stdlib.h>
#include <string.h>

extern const struct command_set score_commands;

/* Criteria that are computed from sales have new values, and so has every score. */
static enum err facts_changed(struct ctx *cx)
{
	return score_refresh(cx, 0);
}

/* The same, once, however many weights are saved at a time. */
static enum err criterion_changed(struct ctx *cx, [[maybe_unused]] const void *before,
                                  [[maybe_unused]] const void *after)
{
	db_before_commit(cx, facts_changed);
	return OK;
}
/* They say which ratings count, and who is in the recommended set. */
static enum err settings_changed(struct ctx *cx, const struct settings *before, const struct settings *after)
{
	bool same = before->rating_months == after->rating_months && before->set_leave == after->set_leave &&
	            before->set_strength == after->set_strength &&
	            before->set_attractiveness == after->set_attractiveness;
	if (!same)
		db_before_commit(cx, facts_changed);
	return OK;
}

static const struct noun_rules rules[] = {{&criterion_noun, .fits = criterion_fits, .changed = criterion_changed}, {0}};

/* What each criterion said when the round was closed, whoever closes it, as it was given and under the name it had. */
static enum err sealed_criteria(struct ctx *cx, int64_t account, struct buf *out)
{
	struct portfolio p;
	TRY(portfolio_load_one(cx, account, &p));
	for (size_t c = 0; c < p.model.count; c++) {
		const struct criterion *k = list_at(&p.criteria, struct criterion, c);
		double value = (double)p.scored[0].value[c];
		if (k->basis == BASIS_RATED && k->lower_is_better)
			value = VALUE_MIN + VALUE_MAX - value;
		if (!isnan(value))
			buf_printf(out, "%s%s %lld %.2f %s\t%s", out->len ? "\n" : "", axes.names[k->axis],
			           (long long)k->weight, value, k->name_nb, k->name_en);
	}
	return OK;
}
/* Whoever has to rate yet would read in an archived round what others have said. */
static enum err criteria_hidden(struct ctx *cx, int64_t account, bool *ret)
{
	struct score_view v;
	TRY(score_view_get(cx, account, &v));
	*ret = v.hidden;
	return OK;
}
static const struct snapshot_part parts[] = {{"criteria", sealed_criteria, criteria_hidden, "attractiveness strength"},
                                             {0}};

static const struct page_tab tabs[] = {
    {"portfolio", 3, "/portfolio/scoring", "nav.scoring", DATA_OPINION},
    {"portfolio", 4, "/portfolio/matrix", "nav.matrix", DATA_PORTFOLIO},
    {"portfolio", 6, "/criteria", "nav.criteria", DATA_CRITERIA},
    {0},
};

static enum err mend_in_tx(struct ctx *cx, [[maybe_unused]] void *arg)
{
	return score_refresh(cx, 0);
}

static enum err mend(struct ctx *cx)
{
	return db_work(cx, TX_WRITE, mend_in_tx, NULL);
}

static const struct check checks[] = {
    {"check.scores", .run = score_check, .position = 66, .mend = mend},
    {"check.score_cuts", .run = score_check_cuts, .position = 67, .mend = mend},
    {0},
};

#define CRITERION_NAME \
	"(SELECT CASE WHEN :english = 1 THEN named.name_en ELSE named.name_nb END FROM criterion named WHERE "
/* A weight is stored in basis points. */
static const char *field_text(struct ctx *cx, const char *field, const char *text)
{
	return strcmp(field, "weight") == 0
	           ? tr_f(cx, "unit.percent", text_real_short(cx, (double)strtoll(text, NULL, 10) / 100))
	           : NULL;
}

static const struct history_text history[] = {
    {.kind = "criterion", .field_text = field_text, .about = CRITERION_NAME "named.id = $1.record_id)"},
    {.kind = "rating", .note = CRITERION_NAME "named.code = $1.new)", .merged = true, .page = "status"},
    {0},
};

const struct module score_module = {
    .name = "score",
    .made_by_opening = TABLES("criterion", "score_cut"),
    .tables = "criterion rating score score_cut clv",
    .no_names = "score_cut.basis score_cut.cuts",
    .reads = "decision",
    .nouns = NOUNS(&criterion_noun),
    .noun_pages = PAGES(&criterion_pages),
    .noun_rules = rules,
    .opened = criteria_seed,
    .queries = QUERIES(&score_queries, &scoring_queries),
    .history = history,
    .checks = CHECKS(checks),
    .commands = COMMANDS(&score_commands),
    .routes = ROUTES(&criteria_routes, &matrix_routes, &score_routes, &scoring_routes),
    .records = RECORDS(&criterion_record, &rating_record, &score_row_record, &clv_record, &rating_row_record,
                       &rated_account_record, &anchor_record, &rater_line_record, &score_line_record,
                       &score_view_record, &clv_form_record, &clv_move_record, &clv_view_record, &criterion_row_record,
                       &criteria_axis_record, &criteria_page_record, &matrix_line_record, &interval_line_record,
                       &matrix_view_record, &scoring_query_record, &scoring_column_record, &scoring_cell_record,
                       &scoring_row_record, &scoring_record, &scoring_saved_record, &scoring_page_record),
    .tabs = tabs,
    .snapshot_parts = parts,
    .facts_changed = facts_changed,
    .scores_wait = scores_wait,
    .settings_changed = settings_changed,
};
