/* Custom field (eget felt): one that an administrator adds to a noun while the program runs, and its value in one
 * record. Pure. */
#ifndef PLATFORM_CUSTOM_FIELD_H
#define PLATFORM_CUSTOM_FIELD_H

#include "base/custom.h"
#include "base/noun.h"

/* Names of the nouns that take such fields; custom_noun_take adds one, at start and before records are checked. */
extern const struct choices custom_nouns;
void custom_noun_take(const struct noun *);

enum { CUSTOM_FIELDS_MAX = 24 /* of one noun */, CUSTOM_LONG_MAX = 10000, CUSTOM_CHOICES_MAX = 2000 };

/* While any record has a value in the field, its noun, name, kind and `searched` cannot be changed. */
#define CUSTOM_FIELD(F, S)                                                                       \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                   \
	F(S, TEXT, label_nb, .flags = F_FREE_TEXT | F_REQUIRED | F_LISTED, .max = 80)            \
	F(S, TEXT, label_en, .flags = F_FREE_TEXT | F_NULL, .max = 80)                           \
	F(S, CHOICE, noun, .flags = F_REQUIRED | F_NATURAL | F_LISTED, .choices = &custom_nouns) \
	F(S, TEXT, name, .flags = F_NO_NAME | F_REQUIRED | F_NATURAL | F_LISTED, .max = 40)      \
	F(S, CHOICE, kind, .flags = F_REQUIRED | F_LISTED, .choices = &custom_kinds)             \
	F(S, LONG, choices, .flags = F_NULL | F_FREE_TEXT, .max = CUSTOM_CHOICES_MAX)            \
	F(S, BOOL, required)                                                                     \
	F(S, BOOL, listed)                                                                       \
	F(S, BOOL, searched)                                                                     \
	F(S, INT, place, .flags = F_NULL | F_LISTED, .min = 1, .max = 999)                       \
	F(S, BOOL, switched_off, .flags = F_LISTED)                                              \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                     \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(custom_field, CUSTOM_FIELD);
extern const struct noun custom_field_noun;

#define CUSTOM_VALUE(F, S)                                                             \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                         \
	F(S, ID, record_id, .flags = F_FIXED)                                          \
	F(S, ID, field_id, .flags = F_FIXED, .ref = "custom_field")                    \
	F(S, ID, account_id, .flags = F_NULL | F_FIXED | F_ROOT, .ref = "account")     \
	F(S, TEXT, noun, .flags = F_NO_NAME | F_FIXED) /* text: as custom_item.text */ \
	F(S, LONG, text, .flags = F_FREE_TEXT)                                         \
	F(S, REAL, number,                                                             \
	  .flags = F_NULL) /* the same for comparing: a number, a day as yyyymmdd, 1 for yes and 0 for no */
STRUCT_OF(custom_value, CUSTOM_VALUE);
extern const struct record custom_value_record;

/* Reads the lines of `choices` one by one: *at is the rest of the text and moves on. *ret points into it, without
 * the blanks round the line. False when there is no further line. */
bool custom_choice_next(const char **at, const char **ret, size_t *ret_length);

#endif
