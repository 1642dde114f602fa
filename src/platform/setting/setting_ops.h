/* Reading and changing the settings of the base. */
#ifndef PLATFORM_SETTING_OPS_H
#define PLATFORM_SETTING_OPS_H

#include "db/db.h"
#include "platform/setting/setting.h"

/* The settings of this base, valid until the request ends; never NULL after OK. They are cached on the connection
 * and read again when the base has changed (db_data_version), at most once in a transaction. Reading them also sets
 * base_currency and the default zone of the process. */
enum err settings_get(struct ctx *, const struct settings **ret);
/* Check and store the setting of that name; the history notes it unless only the program sets it. NULL or ""
 * restores the default. E_NOT_FOUND: there is no such setting. E_INVALID: the value cannot be read or is out of
 * bounds. */
enum err setting_put(struct ctx *, const char *name, const char *value);
/* Normalise and check what was typed, and store the settings that differ from `before`, with history. */
enum err settings_save(struct ctx *, const struct settings *before, const struct settings *typed);

/* At start: a function that is called when settings were saved, in the transaction that saved them. */
void settings_changed_add(enum err (*changed)(struct ctx *, const struct settings *before,
                                              const struct settings *after));

/* Called when a base was opened: takes over its currency and zone, and reserves a range of ids for this process, so
 * that no two processes give the same id. No transaction is open. */
enum err setting_opened(struct ctx *);

#endif
