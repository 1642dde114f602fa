/* What is asked before a file is imported: whoever sends it sees what is probably a mistake while nothing is written yet. */
#include "platform/import/import_inner_ops.h"

#include "base/date.h"
#include "lang/tr.h"

#include <stddef.h>
#include <string.h>

enum {
	FEW = 20,     /* fewer rows, or records, are seen at a glance */
	FUTURE_IN = 5 /* one row in so many is much */
};

struct asking {
	struct ctx *cx;
	const struct import_trial *trial;
	struct list *to;
};

static bool most(int64_t some, int64_t all)
{
	return all >= FEW && some * 2 > all;
}

static void put(const struct asking *a, const char *name, bool asked, const char *text)
{
	*list_at(a->to, struct import_question, a->to->count++) = (struct import_question){name, text, asked};
}

static void put_share(const struct asking *a, const char *name, const char *key, int64_t some, int64_t all)
{
	put(a, name, true, tr_f(a->cx, key, text_int(a->cx, some, false), text_int(a->cx, all, false)));
}

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

/* Have its lines the same keys? Values that are read otherwise are corrected where they stand. */
static bool has_same_keys(const struct import_run *a, const struct import_run *b)
{
	return same_text(a->map, b->map) && same_text(a->source, b->source);
}

/* Read as it was, a file changes nothing the second time. With other columns, or from another
 * source, lines of invoices have other keys; records have the same. */
static enum err ask_again(const struct asking *a, bool *ret)
{
	struct ctx *cx = a->cx;
	const struct import_run *run = &a->trial->run;
	struct import_run was;
	enum err e = db_one(
	    cx, &import_queries[RUN_SAME_FILE],
	    ARGS(ARG("content", run->content), ARG("kind", import_kind(run->kind)->name), ARG("id", run->id)), &was);
	*ret = e == OK;
	if (e == E_NOT_FOUND)
		fault_clear(cx);
	if (e != OK)
		return e == E_NOT_FOUND ? OK : e;
	bool twice = import_kind(run->kind)->flags & KIND_LINES && run->rows_read >= FEW && !has_same_keys(run, &was);
	put(a, "again", twice,
	    tr_f(cx, twice ? "import.question.again_otherwise" : "import.question.again",
	         text_date(cx, zone_date(zone_default(), was.started))));
	return OK;
}

/* Lines name records; how many of a noun are made, and how many the file names. */
static void ask_named(const struct asking *a, const struct import_run *last, const char *noun, size_t made,
                      const char *key)
{
	const struct import_run *run = &a->trial->run;
	int at = import_noun_place(import_kind(run->kind)->nouns, noun);
	int64_t now = *(const int64_t *)((const char *)run + made),
	        before = *(const int64_t *)((const char *)last + made);
	if (at >= 0 && most(now, a->trial->named[at]) && before * 2 < now)
		put_share(a, "new", key, now, a->trial->named[at]);
}

static enum err ask_new(const struct asking *a)
{
	const struct import_run *run = &a->trial->run;
	struct import_run last;
	enum err e = db_one(a->cx, &import_queries[RUN_LAST],
	                    ARGS(ARG("kind", import_kind(run->kind)->name), ARG("source", run->source)), &last);
	if (e == E_NOT_FOUND)
		fault_clear(a->cx);
	if (e != OK)
		return e == E_NOT_FOUND ? OK : e;
	if (last.rows_read < FEW)
		return OK; /* a first try says nothing of the next file */
	if (!(import_kind(run->kind)->flags & KIND_LINES)) {
		if (most(run->rows_created, run->rows_read) && !most(last.rows_created, last.rows_read))
			put_share(a, "new", "import.question.new", run->rows_created, run->rows_read);
		return OK;
	}
	ask_named(a, &last, "account", offsetof(struct import_run, accounts_created), "import.question.new_accounts");
	ask_named(a, &last, "product", offsetof(struct import_run, products_created), "import.question.new_products");
	return OK;
}

enum err import_questions(struct ctx *cx, const struct import_trial *trial, bool in_person, struct list *ret)
{
	enum { MOST = 8 };
	const struct import_run *run = &trial->run;
	const struct asking a = {cx, trial, ret};
	bool again;
	*ret = (struct list){.items = arena_array(cx->arena, struct import_question, MOST)};
	TRY(ask_again(&a, &again));
	if (run->rows_read >= FEW && trial->future * FUTURE_IN > run->rows_read)
		put_share(&a, "future", "import.question.future", trial->future, run->rows_read);
	if (most(run->rows_rejected, run->rows_read))
		put_share(&a, "rejected", "import.question.rejected", run->rows_rejected, run->rows_read);
	if (most(run->without_customer, run->rows_read))
		put_share(&a, "without_customer", "import.question.without_customer", run->without_customer,
		          run->rows_read);
	const struct import_alike *alike = &trial->alike;
	if (alike->count)
		put(&a, "zeros", true,
		    tr_f(cx, "import.question.zeros", text_int(cx, alike->count, false), alike->given, alike->found));
	if (run->sign_ins && !in_person)
		put(&a, "sign_ins", true, tr_n(cx, "import.question.sign_ins", run->sign_ins));
	return again ? OK : ask_new(&a);
}

/* Does a name stand in a list of names with commas between? */
static bool stands_in(const char *names, const char *name)
{
	size_t n = strlen(name);
	for (const char *p = names; p; p = strchr(p, ',')) {
		p += *p == ',';
		if (!strncmp(p, name, n) && (!p[n] || p[n] == ','))
			return true;
	}
	return false;
}

enum err import_asked(struct ctx *cx, const struct list *questions, const char *sure, const char *key)
{
	const char *all = NULL;
	for (size_t i = 0; i < questions->count; i++) {
		const struct import_question *q = list_at(questions, struct import_question, i);
		if (q->asked && !stands_in(sure, q->name))
			all = all ? arena_printf(cx->arena, "%s %s", all, q->text) : q->text;
	}
	return all ? fail(cx, E_ASKED, key, all) : OK;
}

enum err import_ask_of(struct ctx *cx, const struct import_ask *ask, bool in_person, struct list *ret)
{
	struct import_trial trial;
	*ret = (struct list){0};
	enum err e = import_try(cx, ask, IMPORT_TRY_ROWS, 0, &trial);
	if (e == E_INVALID) {
		fault_clear(cx);
		return OK;
	}
	TRY(e);
	return import_questions(cx, &trial, in_person, ret);
}

enum err import_draft_asked(struct ctx *cx, int64_t id, const char *sure, bool in_person)
{
	struct import_run draft;
	struct import_ask ask;
	struct list questions;
	TRY(import_get(cx, id, &draft));
	TRY(import_may_write(cx, draft.kind));
	TRY(draft_waits(cx, &draft));
	import_draft_ask(&draft, &ask);
	TRY(import_ask_of(cx, &ask, in_person, &questions));
	return import_asked(cx, &questions, sure, "import.asked");
}
