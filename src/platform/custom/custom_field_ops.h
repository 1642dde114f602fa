/* The rules of custom_field_noun. */
#ifndef PLATFORM_CUSTOM_FIELD_OPS_H
#define PLATFORM_CUSTOM_FIELD_OPS_H

#include "platform/custom/custom_field.h"

/* Its members of struct noun_rules: what can only be checked in the base, and what follows when a field is added or
 * changed. */
enum err custom_field_fits(struct ctx *, const void *before, void *after);
enum err custom_field_changed(struct ctx *, const void *before, const void *after);

#endif
