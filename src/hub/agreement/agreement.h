/* Agreement (avtale) with a customer: its type, when it begins and ends, and the last day to give notice. Pure. */
#ifndef HUB_AGREEMENT_H
#define HUB_AGREEMENT_H

#include "base/custom.h"
#include "base/noun.h"

extern const struct choices agreement_types;

#define AGREEMENT(F, S)                                                                                              \
	F(S, ID, id, .flags = F_KEY | F_FIXED, .release = RELEASE_CUSTOMER)                                          \
	F(S, ID, account_id, .flags = F_REQUIRED | F_FIXED | F_OWNER | F_ROOT, .ref = "account")                     \
	F(S, CHOICE, type, .flags = F_REQUIRED | F_LISTED, .choices = &agreement_types, .release = RELEASE_CUSTOMER) \
	F(S, TEXT, number, .flags = F_NO_NAME | F_NULL | F_NATURAL | F_SEARCHED | F_CALLED | F_LISTED, .max = 40,    \
	  .release = RELEASE_CUSTOMER)                                                                               \
	F(S, DATE, starts_on, .flags = F_NULL | F_LISTED, .release = RELEASE_CUSTOMER)                               \
	F(S, DATE, ends_on, .flags = F_NULL | F_LISTED | F_DUE, .release = RELEASE_CUSTOMER)                         \
	F(S, DATE, notice_on, .flags = F_NULL | F_LISTED | F_DUE)                                                    \
	F(S, TEXT, extension, .flags = F_NULL | F_FREE_TEXT | F_SEARCHED, .max = 200, .release = RELEASE_CUSTOMER)   \
	F(S, ID, responsible_id, .flags = F_NULL | F_LISTED, .ref = "person")                                        \
	F(S, LONG, note, .flags = F_NULL | F_FREE_TEXT, .max = 1000)                                                 \
	CUSTOM_FIELDS(F, S)                                                                                          \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY)                                                          \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                                         \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(agreement, AGREEMENT);
extern const struct noun agreement_noun;

#endif
