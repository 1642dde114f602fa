#include "hub/account/account.h"
#include "hub/agreement/agreement.h"
#include "hub/customer/customer_parts_ops.h"
#include "modules.h"
#include "platform/access/rights.h"

static struct noun_pages pages =
    NOUN_PAGES(&agreement_noun, "type number starts_on ends_on notice_on extension responsible_id note");
static const struct route routes[] = {
    NOUN_ROUTES(pages, "/accounts/:id/agreements", &account_record, &agreement_record, DATA_CRM_FACTS, DATA_CRM_EDIT,
                "agreement_list", "agreement_form", "The agreements with a customer, the first to end first",
                "An agreement with a customer"),
};
static const struct route_set agreement_routes = SET(routes);

static const struct customer_panel panels[] = {NOUN_PANEL(pages, "agreement_panel"), {0}};

const struct module agreement_module = {
    .name = "agreement",
    .tables = "agreement",
    .nouns = NOUNS(&agreement_noun),
    .noun_pages = PAGES(&pages),
    .customer_panels = panels,
    .routes = ROUTES(&agreement_routes),
    .records = RECORDS(&agreement_record),
};
