#ifndef HUB_ACCOUNT_WEB_H
#define HUB_ACCOUNT_WEB_H

/* At start, when the modules are known: the customer's page with what they hand in. */
void account_web_make(void);

#endif
