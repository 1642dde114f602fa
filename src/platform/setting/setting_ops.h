/* Reading and changing the settings of the base. */
#ifndef PLATFORM_SETTING_OPS_H
#define PLATFORM_SETTING_OPS_H

#include "db/db.h"
#include "platform/setting/setting.h"

/* The settings of this base, kept on the connection while db_data_version stands, and read at most once in a
 * transaction that does not change them; never NULL after OK. Valid until the request ends.
 * Also sets base_currency and the default zone of the process. */
enum err settings_get(struct ctx *, const struct settings **ret);
/* Check and store one by name, with history unless it is the program's own. E_NOT_FOUND for an unknown name, E_INVALID for a value
 * out of bounds. A NULL or empty value puts the default back. */
enum err setting_put(struct ctx *, const char *name, const char *value);
/* Store what differs between the two, normalised and checked, with history. */
enum err settings_save(struct ctx *, const struct settings *before, const struct settings *typed);

/* A base was opened: its currency and zone for this process, and ids that no other process gives. No transaction is open. */
enum err setting_opened(struct ctx *);

#endif
