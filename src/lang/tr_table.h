/* The catalogue as a table, sorted by key; made at build from po/nb.po by tools/po2c. */
#ifndef LANG_TR_TABLE_H
#define LANG_TR_TABLE_H

#include <stddef.h>

struct tr_entry {
	const char *key, *en, *nb;
};

extern const struct tr_entry tr_entries[]; /* sorted by strcmp of key, no key twice */
extern const size_t tr_entries_count;

/* Where a key stands: from slot tr_hash(key) & tr_slot_mask on, the first whose entry has it; a slot holds 1 + the entry's place, 0
 * ends the search. A page looks up hundreds of texts. */
extern const unsigned short tr_slots[];
extern const unsigned tr_slot_mask;

/* FNV-1a, 32 bits; tools/po2c counts the same. */
static inline unsigned tr_hash(const char *key)
{
	unsigned h = 2166136261u;
	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 16777619u;
	return h;
}

#endif
