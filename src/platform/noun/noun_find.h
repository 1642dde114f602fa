/* Finding the records that a file refers to: by which text, and what is found. Pure. */
#ifndef PLATFORM_NOUN_FIND_H
#define PLATFORM_NOUN_FIND_H

#include "base/noun.h"

/* Which text identifies a record. NOUN_BY_KEY: its natural key, when that is one column and the noun has no owner;
 * otherwise its number. NOUN_BY_MAIL: its mail address. NOUN_BY_TITLE: its title, when no other record that has not
 * ended has the same. */
enum noun_by { NOUN_BY_KEY, NOUN_BY_MAIL, NOUN_BY_TITLE, NOUN_BYS };

/* A record that was found. Members for which the noun has no column are none. */
struct noun_meant {
	const char *key; /* the text by which it was found */
	int64_t id;
	const char *name;
	const char *country;
	int64_t unit_cost; /* 10^-6 */
	bool own;          /* added by the import that asks, and still without a name */
};
extern const struct record noun_meant_record;

#endif
