/* Sign-ins that files of colleagues give. */
#ifndef PLATFORM_USER_IMPORT_OPS_H
#define PLATFORM_USER_IMPORT_OPS_H

#include "platform/import/import_kind.h"

extern const struct import_besides sign_ins_by_file;

#endif
