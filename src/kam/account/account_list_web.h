/* The customer list in the browser. */
#ifndef KAM_ACCOUNT_LIST_WEB_H
#define KAM_ACCOUNT_LIST_WEB_H

#include "http/http.h"

handler account_list_page, account_list_csv, account_list_tsv;

#endif
