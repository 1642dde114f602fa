/* The agreements of the stories' customers: some end soon, one can be given notice of this month. */
#include "base/date.h"
#include "demo/demo_ops.h"
#include "hub/agreement/agreement.h"
#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/custom/custom_field.h"
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_ops.h"

#include <string.h>

enum { FRAME, DELIVERY, SERVICE, CONFIDENTIALITY, NEVER = 0 };

/* Days from today: began that long ago, ends and must be given notice of in that many. */
static const struct {
	int story, type;
	const char *number;
	int began, ends, notice, who; /* who -1: the KAM */
	const char *note;
} agreements[] = {
    {1, FRAME, "R-2024-03", 700, 395, 215, WHO_LARS, "index"},
    {1, CONFIDENTIALITY, "T-2024-11", 690, NEVER, NEVER, -1, NULL},
    {3, FRAME, "R-2023-08", 1010, 84, 23, WHO_KARI, "volume"},
    {3, SERVICE, "S-2025-02", 300, 430, 340, WHO_SERVICE, NULL},
    {4, DELIVERY, "L-2025-19", 330, 35, NEVER, WHO_LARS, "index"},
    {6, FRAME, "R-2025-01", 380, 715, 535, WHO_KARI, NULL},
    {7, SERVICE, "S-2024-14", 600, 130, 40, WHO_SERVICE, NULL},
    {11, FRAME, "R-2025-06", 160, 570, 480, -1, "volume"},
};

/* What the company added to agreements itself: how prices are adjusted. */
static const char clause[] = "price_clause";

static const char *clause_text(const struct ctx *cx, const char *name)
{
	return tr(cx->lang, arena_printf(cx->arena, "demo.clause.%s", name));
}

static enum err add_clause_field(struct ctx *cx)
{
	struct custom_field f;
	int64_t act;
	record_blank(&custom_field_record, &f);
	f.noun = choice_find(&custom_nouns, agreement_record.name);
	f.label_nb = tr(LANG_NB, "demo.clause");
	f.label_en = tr(LANG_EN, "demo.clause");
	f.name = clause;
	f.kind = CUSTOM_CHOICE;
	f.choices = arena_printf(cx->arena, "%s\n%s\n%s", clause_text(cx, "index"), clause_text(cx, "cost"),
	                         clause_text(cx, "fixed"));
	f.listed = f.searched = true;
	return noun_add(cx, &custom_field_noun, &f, &act);
}

static enum err put_clause(struct ctx *cx, bool by_index, struct agreement *a)
{
	if (!by_index && a->type != FRAME)
		return OK;
	TRY(custom_own(cx, &agreement_record, a));
	custom_put_text(cx, custom_find(&a->custom, clause), clause_text(cx, by_index ? "index" : "fixed"));
	return OK;
}

static int64_t customer_of(const struct demo_customer *c, const struct demo_ids *ids, int story)
{
	for (int k = 0; k < DEMO_CUSTOMERS; k++)
		if (c[k].story == story)
			return ids->customer[k];
	return 0;
}

enum err demo_agreements_add(struct ctx *cx, const struct demo_customer *c, const struct demo_ids *ids)
{
	int32_t today = ctx_today(cx);
	TRY(add_clause_field(cx));
	for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++) {
		struct agreement a;
		int64_t act;
		record_blank(&agreement_record, &a);
		a.account_id = customer_of(c, ids, agreements[i].story);
		a.type = agreements[i].type;
		a.number = agreements[i].number;
		a.starts_on = date_add_days(today, -agreements[i].began);
		a.ends_on = agreements[i].ends ? date_add_days(today, agreements[i].ends) : 0;
		a.notice_on = agreements[i].notice ? date_add_days(today, agreements[i].notice) : 0;
		a.responsible_id = agreements[i].who < 0 ? 0 : ids->person[agreements[i].who];
		if (agreements[i].note)
			a.note = tr(cx->lang, arena_printf(cx->arena, "demo.agreement.%s", agreements[i].note));
		TRY(put_clause(cx, agreements[i].note && !strcmp(agreements[i].note, "index"), &a));
		TRY(noun_add(cx, &agreement_noun, &a, &act));
	}
	return OK;
}
