#include "hub/account/account_list_web.h"

#include "hub/account/account_list_ops.h"
#include "hub/customer/customer_parts_ops.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/person/person_ops.h"
#include "platform/ui/lede.h"
#include "platform/ui/table_file_web.h"
#include "platform/view/saved_view_ops.h"

#include <string.h>

enum { PAGE_ROWS = 50, URL_MAX = 4096 };

const struct record account_list_answer_record = RECORD_OF("account_list", account_list_answer, ACCOUNT_LIST_ANSWER);

static const struct record list_chip_record = RECORD_OF("list_chip", list_chip, LIST_CHIP);

static const struct record list_keep_record = RECORD_OF("list_keep", list_keep, LIST_KEEP);

const struct record account_list_view_record = RECORD_OF("account_list_view", account_list_view, ACCOUNT_LIST_VIEW);

/* Is it the order that the list has anyhow? */
static bool is_default(struct ctx *cx, const struct field *field, const struct account_filter *f)
{
	struct account_filter g = *f;
	g.sort = -1;
	return !strcmp(field->name, "sort") && account_list_order(cx, &g, &g) == OK && g.sort == f->sort;
}

/* The list's address with what is asked for, without what stands at its default. */
static const char *url(struct ctx *cx, const char *path, const struct account_filter *f)
{
	BUF_AUTO struct buf b, value;
	buf_init(&b, URL_MAX);
	buf_init(&value, URL_MAX);
	buf_str(&b, path);
	char mark = '?';
	for (size_t i = 0; i < account_filter_record.count; i++) {
		const struct field *field = &account_filter_record.fields[i];
		bool off = field->kind == K_BOOL && !*(const bool *)((const char *)f + field->offset);
		if (off || field_is_none(field, f) || is_default(cx, field, f))
			continue;
		buf_clear(&value);
		plain_field(&value, field, f);
		buf_char(&b, mark);
		buf_str(&b, field->name);
		buf_char(&b, '=');
		buf_url(&b, value.p);
		mark = '&';
	}
	return arena_strdup(cx->arena, b.p);
}

/* The same without places in the list: what links that change the list begin with. */
static struct account_filter first_page(const struct account_filter *f)
{
	struct account_filter g = *f;
	g.after = g.before = NULL;
	g.count = false;
	return g;
}

static const char *page_url(struct ctx *cx, const struct account_filter *f, const struct account_rows *p, bool next)
{
	struct account_filter g = first_page(f);
	enum account_sort sort = account_sort_of(f);
	if (!p->rows.count || !(next ? p->later : p->earlier))
		return NULL;
	const char *place =
	    account_cursor(cx, sort, list_at(&p->rows, struct account_row, next ? p->rows.count - 1 : 0));
	*(next ? &g.after : &g.before) = place;
	g.count = f->count;
	return url(cx, "/accounts", &g);
}

static void add_head(struct ctx *cx, struct list *heads, const char *key, int column, bool number, bool wide,
                     const struct account_filter *f)
{
	struct list_head *h = list_at(heads, struct list_head, heads->count++);
	*h = (struct list_head){.label = tr(cx->lang, key), .number = number, .wide = wide};
	if (column < 0)
		return;
	int sort = account_sort_of(f);
	bool here = sort / 2 == column;
	h->rising = here && !(sort & 1);
	h->falling = here && (sort & 1);
	struct account_filter g = first_page(f);
	g.sort = here ? sort ^ 1 : column * 2 + (column >= SORT_REVENUE / 2); /* sums begin with the largest */
	h->href = url(cx, "/accounts", &g);
}

static void add_heads(struct ctx *cx, const struct account_filter *f, struct account_list_view *v)
{
	v->heads.items = arena_array(cx->arena, struct list_head, 8);
	add_head(cx, &v->heads, "accounts.customer", SORT_NAME / 2, false, false, f);
	add_head(cx, &v->heads, "account.number", SORT_NUMBER / 2, false, true, f);
	add_head(cx, &v->heads, "account.level", -1, false, false, f);
	add_head(cx, &v->heads, "account.kam", -1, false, false, f);
	add_head(cx, &v->heads, "account.city", -1, false, true, f);
	add_head(cx, &v->heads, "accounts.revenue_12m", SORT_12M / 2, true, false, f);
	add_head(cx, &v->heads, "accounts.change", SORT_CHANGE / 2, true, false, f);
	add_head(cx, &v->heads, "accounts.revenue", SORT_REVENUE / 2, true, true, f);
}

static void add_chip(struct ctx *cx, struct list *chips, const char *label, const struct account_filter *g)
{
	struct list_chip *c = list_at(chips, struct list_chip, chips->count++);
	*c = (struct list_chip){.label = label, .href = url(cx, "/accounts", g)};
}

static const char *level_label(struct ctx *cx, int level)
{
	return choice_label(cx->lang, record_field(&account_record, "level"), level);
}

/* The filter `first` with one other value, in `g`. */
#define WITH(member, value) (g = first, g.member = (value), &g)

static enum err add_chips(struct ctx *cx, const struct account_filter *f, struct account_list_view *v)
{
	const struct account_filter first = first_page(f);
	struct account_filter g;
	v->chips.items = arena_array(cx->arena, struct list_chip, 8);
	if (f->q && *f->q)
		add_chip(cx, &v->chips, arena_printf(cx->arena, "«%s»", f->q), WITH(q, NULL));
	if (f->mine)
		add_chip(cx, &v->chips, tr(cx->lang, "accounts.mine"), WITH(mine, false));
	if (f->wheel)
		add_chip(cx, &v->chips, tr(cx->lang, "accounts.wheel"), WITH(wheel, false));
	if (f->level >= 0)
		add_chip(cx, &v->chips, level_label(cx, f->level), WITH(level, -1));
	if (f->kam) {
		struct person p = {0};
		enum err e = person_get(cx, f->kam, &p);
		if (e != OK && e != E_NOT_FOUND)
			return e;
		fault_clear(cx);
		add_chip(cx, &v->chips, tr_f(cx, "accounts.of_kam", e == OK ? p.name : "?"), WITH(kam, 0));
	}
	if (f->industry && *f->industry)
		add_chip(cx, &v->chips, f->industry, WITH(industry, NULL));
	if (f->country && *f->country)
		add_chip(cx, &v->chips, f->country, WITH(country, NULL));
	return OK;
}

/* What is one tap away: the filters people use every day. */
static void add_offers(struct ctx *cx, const struct account_filter *f, struct account_list_view *v)
{
	const struct account_filter first = first_page(f);
	struct account_filter g;
	v->offers.items = arena_array(cx->arena, struct list_chip, 4);
	if (!f->mine && cx->person)
		add_chip(cx, &v->offers, tr(cx->lang, "accounts.mine"), WITH(mine, true));
	if (!f->wheel && f->level < 0) {
		add_chip(cx, &v->offers, tr(cx->lang, "accounts.wheel"), WITH(wheel, true));
		add_chip(cx, &v->offers, level_label(cx, LEVEL_KEY), WITH(level, LEVEL_KEY));
	}
	g = first;
	g.more = !f->more;
	*(f->more ? &v->less_href : &v->more_href) = url(cx, "/accounts", &g);
}

/* Hidden fields of the small search form: all but words and places. */
static void add_keep(struct ctx *cx, const struct account_filter *f, struct account_list_view *v)
{
	struct account_filter g = first_page(f);
	g.q = NULL;
	v->keep.items = arena_array(cx->arena, struct list_keep, account_filter_record.count);
	for (size_t i = 0; i < account_filter_record.count; i++) {
		const struct field *field = &account_filter_record.fields[i];
		if (field_is_none(field, &g) || is_default(cx, field, &g) ||
		    (field->kind == K_BOOL && !*(bool *)((char *)&g + field->offset)))
			continue;
		BUF_AUTO struct buf b;
		buf_init(&b, URL_MAX);
		plain_field(&b, field, &g);
		*list_at(&v->keep, struct list_keep, v->keep.count++) =
		    (struct list_keep){field->name, arena_strdup(cx->arena, b.p)};
	}
}

static enum err add_panel(struct ctx *cx, const struct account_filter *f, struct account_list_view *v)
{
	struct account_choices c;
	v->more = true;
	TRY(account_choices_get(cx, f, &c));
	v->kams = c.kams;
	v->industries = c.industries;
	v->countries = c.countries;
	v->levels.items = arena_array(cx->arena, struct option, 4);
	for (int level = LEVEL_KEY; level >= LEVEL_ORDINARY; level--)
		*list_at(&v->levels, struct option, v->levels.count++) =
		    (struct option){account_levels.names[level], level_label(cx, level), f->level == level};
	return OK;
}

/* The small wheels of the rows whose wheel the reader may see. */
static enum err add_wheels(struct ctx *cx, struct list *rows, bool *ret_any)
{
	const struct customer_wheel *wheel = customer_wheel();
	const struct account **accounts = arena_array(cx->arena, const struct account *, rows->count);
	struct account_row **of = arena_array(cx->arena, struct account_row *, rows->count);
	size_t n = 0;
	for (size_t i = 0; i < rows->count; i++) {
		struct account_row *r = list_at(rows, struct account_row, i);
		if (!r->team || !account_has_wheel((enum account_level)r->level))
			continue;
		struct account *a = arena_new(cx->arena, struct account);
		*a = (struct account){.id = r->id,
		                      .name = r->name,
		                      .level = r->level,
		                      .kam_id = r->kam_id,
		                      .deputy_id = r->deputy_id,
		                      .sponsor_id = r->sponsor_id};
		of[n] = r;
		accounts[n++] = a;
	}
	*ret_any = n > 0 && wheel;
	if (!*ret_any)
		return OK;
	struct wheel_view *wheels = arena_array(cx->arena, struct wheel_view, n);
	TRY(wheel->get(cx, accounts, n, wheels));
	for (size_t i = 0; i < n; i++) {
		wheel->draw_list(cx, accounts[i], &wheels[i]);
		of[i]->wheel = wheels[i].svg_list;
	}
	return OK;
}

static void add_rights(const struct ctx *cx, struct account_list_view *v)
{
	v->may_add = rights_level((enum role)cx->role, DATA_CRM_EDIT, REL_NONE) >= LEVEL_WRITE;
	v->may_import = rights_level((enum role)cx->role, DATA_IMPORT, REL_NONE) >= LEVEL_WRITE;
}

/* How many there are, and how many of those shown buy less than they did. */
static const char *list_lede(struct ctx *cx, const struct account_filter *f, const struct account_rows *p)
{
	int64_t fall = 0;
	const char *total = text_int(cx, p->total, p->total_more);
	for (size_t i = 0; i < p->rows.count; i++)
		fall += list_at(&p->rows, struct account_row, i)->trend < 0;
	const char *found =
	    p->total_more
	        ? tr_f(cx, account_filtered(f) ? "accounts.lede.found.other" : "accounts.lede.all.other", total)
	        : tr_n(cx, account_filtered(f) ? "accounts.lede.found" : "accounts.lede.all", p->total);
	return lede(cx, found, fall ? tr_n(cx, "accounts.lede.fall", fall) : NULL, NULL);
}

static enum err page_view(struct ctx *cx, const struct account_filter *f, struct account_rows *p,
                          struct account_list_view *v)
{
	v->accounts = p->rows;
	v->filter = *f;
	v->q = f->q;
	v->none_at_all = !account_filtered(f) && !p->rows.count;
	v->prev = page_url(cx, f, p, false);
	v->next = page_url(cx, f, p, true);
	const char *total = text_int(cx, p->total, p->total_more), *here = text_int(cx, (int64_t)p->rows.count, false);
	v->shown =
	    p->earlier || p->later ? tr_f(cx, "accounts.shown", here, total) : tr_n(cx, "accounts.count", p->total);
	if (p->rows.count)
		v->lede = list_lede(cx, f, p);
	struct account_filter g = *f;
	g.count = true;
	if (p->total_more)
		v->count_href = url(cx, "/accounts", &g);
	g = first_page(f);
	g.more = false;
	v->excel = url(cx, "/accounts/excel", &g);
	v->csv = url(cx, "/accounts/csv", &g);
	v->tsv = url(cx, "/accounts/tsv", &g);
	add_rights(cx, v);
	add_heads(cx, f, v);
	TRY(add_chips(cx, f, v));
	add_offers(cx, f, v);
	add_keep(cx, f, v);
	if (f->more)
		TRY(add_panel(cx, f, v));
	return add_wheels(cx, &v->accounts, &v->sees_wheels);
}

enum err account_list_page(struct ctx *cx, struct request *rq, struct response *rs)
{
	struct account_filter ordered;
	const struct account_filter *f = &ordered;
	struct account_rows p;
	TRY(account_list_order(cx, rq->asked, &ordered));
	TRY(account_list(cx, f, PAGE_ROWS, &p));
	if (rq->json) {
		struct account_list_answer *a = arena_new(cx->arena, struct account_list_answer);
		*a = (struct account_list_answer){p.rows, p.total, p.total_more, page_url(cx, f, &p, false),
		                                  page_url(cx, f, &p, true)};
		rs->view = a;
		return OK;
	}
	struct account_list_view *v = arena_new(cx->arena, struct account_list_view);
	record_blank(&account_list_view_record, v);
	rs->view = v;
	TRY(saved_views(cx, "accounts", "/accounts", &account_filter_record, rq->asked, &v->saved));
	return page_view(cx, f, &p, v);
}

static enum err next_rows(struct ctx *cx, void *walk, struct list *ret)
{
	return account_walk_next(cx, walk, ret);
}

enum err account_list_file(struct ctx *cx, struct request *rq, struct response *rs)
{
	static const struct table_file file = {
	    .record = &account_row_record,
	    .columns = "number name level kam orgnr industry city country revenue_12m revenue_prev change_12m revenue",
	    .next = next_rows};
	struct account_walk walk;
	TRY(account_walk_open(cx, rq->asked, &walk));
	return table_file_write(cx, rq, rs, &file, tr(cx->lang, "accounts.file"), &walk);
}
