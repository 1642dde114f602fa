/* Files of our own people, and people that other files name. */
#ifndef PLATFORM_PERSON_IMPORT_OPS_H
#define PLATFORM_PERSON_IMPORT_OPS_H

#include "platform/import/import_kind.h"

extern const struct import_noun person_import_noun;
extern const struct import_kind person_import_kind;

#endif
