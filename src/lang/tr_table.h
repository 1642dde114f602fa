/* The catalogue as a table, sorted by key; made at build from po/nb.po by tools/po2c. */
#ifndef LANG_TR_TABLE_H
#define LANG_TR_TABLE_H

#include <stddef.h>

struct tr_entry {
	const char *key, *en, *nb;
};

extern const struct tr_entry tr_entries[]; /* sorted by strcmp of key, no key twice */
extern const size_t tr_entries_count;

#endif
