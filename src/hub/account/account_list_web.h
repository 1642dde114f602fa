/* The customer list in the browser. */
#ifndef HUB_ACCOUNT_LIST_WEB_H
#define HUB_ACCOUNT_LIST_WEB_H

#include "http/http.h"

handler account_list_page, account_list_csv, account_list_tsv;

#endif
