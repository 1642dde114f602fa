#include "platform/check/check_ops.h"

#include "lang/tr.h"

#include <stdlib.h>
#include <string.h>

enum { CHECKS_MAX = 256 };

static const struct check *checks[CHECKS_MAX];
static size_t check_count;

void check_add(const struct check *c)
{
	if (check_count == CHECKS_MAX)
		abort(); /* at start: the table is too small */
	size_t at = check_count++;
	for (; at && checks[at - 1]->position > c->position; at--)
		checks[at] = checks[at - 1];
	checks[at] = c;
}

static bool same_row(size_t i, size_t k)
{
	return k < check_count && !strcmp(checks[i]->name, checks[k]->name);
}

static size_t row_count(void)
{
	size_t n = 0;
	for (size_t i = 0; i < check_count; i++)
		n += !same_row(i, i + 1);
	return n;
}

static enum err run(struct ctx *cx, const struct check *c, int64_t *ret_faults, struct list *ret_names)
{
	struct args args = ARGS_NONE;
	if (c->run)
		return c->run(cx, ret_faults, ret_names);
	if (c->args)
		TRY(c->args(cx, &args));
	TRY(db_int(cx, c->faults, args, 0, ret_faults));
	return *ret_faults && c->which ? db_list(cx, c->which, args, CHECK_NAMES, ret_names) : OK;
}

static void add_names(struct ctx *cx, struct check_row *r, const struct list *names)
{
	for (size_t i = 0; i < names->count; i++)
		r->which = arena_printf(cx->arena, "%s%s%s", r->which ? r->which : "", r->which ? ", " : "",
		                        list_at(names, struct check_name, i)->text);
	if (names->count && (names->more || r->faults > (int64_t)names->count))
		r->which = arena_printf(cx->arena, "%s …", r->which);
}

/* Where a page is damaged the rest is still looked at, in a transaction of its own. */
static enum err run_or_skip(struct ctx *cx, const struct check *c, struct check_row *r, bool *ret_damaged)
{
	int64_t found = 0;
	struct list names = {0};
	enum err e = run(cx, c, &found, &names);
	if (e == E_IO && !strcmp(cx->fault.key, "db.damaged")) {
		r->faults = NONE;
		*ret_damaged = true;
		db_abort(cx);
		fault_clear(cx);
		return db_begin(cx, TX_READ);
	}
	TRY(e);
	if (r->faults != NONE)
		r->faults += found;
	add_names(cx, r, &names);
	return OK;
}

enum err check_all(struct ctx *cx, void (*progress)(const char *), struct list *ret, int64_t *ret_faulty,
                   bool *ret_damaged)
{
	size_t count = row_count(), n = 0;
	struct check_row *rows = arena_array(cx->arena, struct check_row, count);
	*ret_faulty = 0;
	*ret_damaged = false;
	for (size_t i = 0; i < check_count; i++) {
		struct check_row *r = &rows[n++];
		r->text = tr(cx->lang, checks[i]->name);
		progress(arena_printf(cx->arena, "%zu/%zu %s", n, count, r->text));
		TRY(run_or_skip(cx, checks[i], r, ret_damaged));
		for (; same_row(i, i + 1); i++)
			TRY(run_or_skip(cx, checks[i + 1], r, ret_damaged));
		r->name = strchr(checks[i]->name, '.') + 1;
		r->good = r->faults == 0;
		*ret_faulty += !r->good;
		if (!strcmp(checks[i]->name, CHECK_DATABASE) && !r->good)
			*ret_damaged = true;
	}
	*ret = (struct list){.items = rows, .count = count};
	return OK;
}

static bool is_faulty(const struct list *rows, const struct check *c)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct check_row *row = list_at(rows, struct check_row, i);
		if (!row->good && !strcmp(row->name, strchr(c->name, '.') + 1))
			return true;
	}
	return false;
}

enum err check_mend(struct ctx *cx, const struct list *rows)
{
	for (size_t i = 0; i < check_count; i++) {
		bool due = checks[i]->mend && is_faulty(rows, checks[i]);
		for (size_t k = 0; k < i && due; k++)
			due = checks[k]->mend != checks[i]->mend || !is_faulty(rows, checks[k]);
		if (due)
			TRY(checks[i]->mend(cx));
	}
	return OK;
}
