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

static enum err run(struct ctx *cx, const struct check *c, int64_t *faults)
{
	int64_t found = 0;
	TRY(c->run ? c->run(cx, &found) : db_int(cx, c->faults, ARGS_NONE, 0, &found));
	*faults += found;
	return OK;
}

enum err check_all(struct ctx *cx, void (*progress)(const char *), struct list *ret, int64_t *ret_faulty)
{
	size_t count = row_count(), n = 0;
	struct check_row *rows = arena_array(cx->arena, struct check_row, count);
	*ret_faulty = 0;
	for (size_t i = 0; i < check_count; i++) {
		struct check_row *r = &rows[n++];
		r->text = tr(cx->lang, checks[i]->name);
		progress(arena_printf(cx->arena, "%zu/%zu %s", n, count, r->text));
		TRY(run(cx, checks[i], &r->faults));
		for (; same_row(i, i + 1); i++)
			TRY(run(cx, checks[i + 1], &r->faults));
		r->name = strchr(checks[i]->name, '.') + 1;
		r->good = r->faults == 0;
		*ret_faulty += !r->good;
	}
	*ret = (struct list){.items = rows, .count = count};
	return OK;
}
