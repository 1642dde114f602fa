/* Files of products, and products that other files name. */
#ifndef HUB_PRODUCT_IMPORT_OPS_H
#define HUB_PRODUCT_IMPORT_OPS_H

#include "platform/import/import_kind.h"

extern const struct import_noun product_import_noun;
extern const struct import_kind product_import_kind;

#endif
