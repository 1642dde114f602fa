/* Finding the records that a file refers to: by which text, and what is found. Pure. */
#ifndef PLATFORM_NOUN_FIND_H
#define PLATFORM_NOUN_FIND_H

#include "base/noun.h"

/* Which text identifies a record. NOUN_BY_KEY: its natural key, when that is one column and the noun has no owner;
 * otherwise its number. NOUN_BY_ORGNR: its organisation number. NOUN_BY_MAIL: its mail address. NOUN_BY_TITLE: its title, of
 * one that has not ended. These three only when no other such record has the same. NOUN_BY_SOURCE: what the source that
 * asks calls it. */
enum noun_by { NOUN_BY_KEY, NOUN_BY_ORGNR, NOUN_BY_MAIL, NOUN_BY_TITLE, NOUN_BY_SOURCE, NOUN_BYS };

/* A record that was found. Members for which the noun has no column are none. */
#define NOUN_MEANT(F, S)                                                                   \
	F(S, TEXT, key) /* the text by which it was found */                               \
	F(S, ID, id)                                                                       \
	F(S, TEXT, name)                                                                   \
	F(S, TEXT, country)                                                                \
	F(S, QTY, unit_cost) /* 10^-6 */                                                   \
	F(S, BOOL, own)      /* added by the import that asks, and still without a name */ \
	F(S, BOOL, several)  /* others have the same text; this is one of them */
STRUCT_OF(noun_meant, NOUN_MEANT);
extern const struct record noun_meant_record;

#endif
