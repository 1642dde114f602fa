/* By what files say which record of a noun is meant, and what is then known of it. Pure. */
#ifndef PLATFORM_NOUN_FIND_H
#define PLATFORM_NOUN_FIND_H

#include "base/noun.h"

/* By what: its natural key, where that is one column and nobody's, else its number; its mail address; what it is called, when nobody else
 * that has not ended is called so. */
enum noun_by { NOUN_BY_KEY, NOUN_BY_MAIL, NOUN_BY_TITLE, NOUN_BYS };

/* The one that is meant, with what lines of a file may say of it; members whose column the noun does not have are none. */
struct noun_meant {
	const char *key; /* what it was looked for by */
	int64_t id;
	const char *name;
	const char *country;
	int64_t unit_cost; /* 10^-6 */
	bool own;          /* made by the import that asks, and still without a name of its own */
};
extern const struct record noun_meant_record;

#endif
