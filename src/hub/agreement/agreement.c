#include "hub/agreement/agreement.h"

#include "platform/access/rights.h"

const struct choices agreement_types = {
    "agreement.type", (const char *const[]){"frame", "delivery", "service", "confidentiality", "other", NULL}};
NOUN_RECORD(agreement, AGREEMENT);

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct agreement *a = after;
	if (a->starts_on && a->ends_on && a->ends_on < a->starts_on)
		return fail_field(cx, "ends_on", "agreement.ends_before_it_starts");
	if (a->ends_on && a->notice_on > a->ends_on)
		return fail_field(cx, "notice_on", "agreement.notice_after_end");
	return OK;
}

const struct noun agreement_noun = {
    .record = &agreement_record,
    .segment = "agreements",
    .title = "number",
    .responsible = "responsible_id",
    .order = "ends_on",
    .see = DATA_CRM_FACTS,
    .edit = DATA_CRM_EDIT,
    .check = check,
    .flags = NOUN_PLAIN,
};
