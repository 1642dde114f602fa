#ifndef PLATFORM_CUSTOM_FIELD_OPS_H
#define PLATFORM_CUSTOM_FIELD_OPS_H

#include "platform/custom/custom_field.h"

/* Rules of custom_field_noun that ask the base, and what follows when one is written: struct noun_rules. */
enum err custom_field_fits(struct ctx *, const void *before, void *after);
enum err custom_field_changed(struct ctx *, const void *before, const void *after);

#endif
