#include "modules.h"
#include "platform/erase/erase_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/person/person_import_ops.h"
#include "platform/person/person_store.h"
#include "platform/person/person_web.h"
#include "platform/user/leave_ops.h"

static const struct history_text history[] = {
    {.kind = "person", .about = "(SELECT named.name FROM person named WHERE named.id = $1.record_id)"},
    {0},
};

/* Who was erased does not come back. That somebody leaves, or does not, is said by who may say it, by an undo too. */
static enum err fits(struct ctx *cx, const void *before, void *after)
{
	const struct person *was = before, *is = after;
	bool erased = false;
	if (was && was->left_on != is->left_on)
		TRY(person_leaving_fits(cx, is));
	if (was && was->left_on && !is->left_on)
		TRY(erase_is_erased(cx, is->id, &erased));
	return erased ? fail(cx, E_CONFLICT, "erase.already") : OK;
}
static const struct noun_rules rules[] = {{.noun = &person_noun, .fits = fits}, {0}};

const struct module person_module = {
    .name = "person",
    .imports = IMPORTS(&person_import_kind),
    .tables = "person",
    .reads = "department search_token",
    .history = history,
    .queries = QUERIES(&person_queries),
    .routes = ROUTES(&person_routes, &person_edit_routes),
    .nouns = NOUNS(&person_noun),
    .noun_rules = rules,
    .noun_pages = PAGES(&person_pages, &person_form_pages),
    .records = RECORDS(&person_record, &person_row_record, &person_account_record),
};
