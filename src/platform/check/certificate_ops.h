/* Is a certificate, with its key, fit to be served with? */
#ifndef PLATFORM_CERTIFICATE_OPS_H
#define PLATFORM_CERTIFICATE_OPS_H

#include "platform/check/check.h"

enum { CERTIFICATE_DAYS = 14 /* left at least: time to have a new one made */ };
/* K_LIST of check_row: "certificate" (valid, now and that long) and "certificate_key" (nobody else's). */
enum err certificate_check(struct ctx *, const char *cert, const char *key, struct list *ret);

#endif
