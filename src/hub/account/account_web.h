/* Pages of a customer's facts. */
#ifndef HUB_ACCOUNT_WEB_H
#define HUB_ACCOUNT_WEB_H

#include "hub/account/account.h"
#include "platform/noun/noun_web.h"

/* At start, when the modules are known: make the record of the customer's page, with the panels that they hand in. */
void account_web_make(void);

/* The three forms about a customer. */
extern struct noun_pages account_facts_pages, account_people_pages, account_restriction_pages;

#endif
