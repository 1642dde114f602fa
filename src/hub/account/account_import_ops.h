/* Import of customers, and of the customers that other files refer to. */
#ifndef HUB_ACCOUNT_IMPORT_OPS_H
#define HUB_ACCOUNT_IMPORT_OPS_H

#include "platform/import/import_kind.h"

extern const struct import_noun account_import_noun;
extern const struct import_kind account_import_kind;

#endif
