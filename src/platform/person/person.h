/* Person (ours): colleague, KAM, manager; may or may not be a user. Pure. */
#ifndef PLATFORM_PERSON_H
#define PLATFORM_PERSON_H

#include "base/noun.h"

/* load_limit: own limit of wheels, NONE = the setting's. */
#define PERSON(F, S)                                                                                  \
	F(S, ID, id, .flags = F_KEY | F_FIXED)                                                        \
	F(S, TEXT, number, .flags = F_NO_NAME | F_NULL | F_UNIQUE | F_SEARCHED | F_CALLED, .max = 40) \
	F(S, TEXT, name, .flags = F_REQUIRED | F_PERSONAL | F_SEARCHED, .max = 120)                   \
	F(S, TEXT, sort_key, .flags = F_SECRET | F_NO_HISTORY, .max = 400)                            \
	F(S, TEXT, mail, .flags = F_NULL | F_PERSONAL | F_UNIQUE | F_SEARCHED | F_MAIL, .max = 200)   \
	F(S, TEXT, title, .flags = F_FREE_TEXT | F_NULL | F_SEARCHED | F_LISTED, .max = 120)          \
	F(S, ID, department_id, .flags = F_NULL, .ref = "department")                                 \
	F(S, ID, manager_id, .flags = F_NULL | F_ABOVE, .ref = "person")                              \
	F(S, TEXT, city, .flags = F_FREE_TEXT | F_NULL, .max = 100)                                   \
	F(S, TEXT, country, .flags = F_FREE_TEXT | F_NULL, .max = 60)                                 \
	F(S, DATE, left_on, .flags = F_NULL | F_NOT_IN_FILES)                                         \
	F(S, INT, load_limit, .flags = F_NULL | F_NOT_IN_FILES, .min = 0, .max = 100)                 \
	F(S, ID, import_id, .flags = F_NULL | F_NO_HISTORY)                                           \
	F(S, TIME, created, .flags = F_FIXED | F_NO_HISTORY)                                          \
	F(S, INT, version, .flags = F_VERSION)
NOUN_STRUCT(person, PERSON);
extern const struct noun person_noun;

/* A mail address one could write to: something, @, a name with a dot, no spaces. */
bool mail_valid(const char *);
/* As it is kept and looked for; NULL of NULL. In the arena. */
const char *mail_key(struct ctx *, const char *mail);

/* A row of the list of colleagues. */
#define PERSON_ROW(F, S)                                                                                        \
	F(S, ID, id)                                                                                            \
	F(S, TEXT, name, .label = "person.name")                                                                \
	F(S, TEXT, title, .label = "person.title")                                                              \
	F(S, TEXT, department, .label = "person.department_id")                                                 \
	F(S, ID, manager_id, .label = "person.manager_id")                                                      \
	F(S, TEXT, manager, .label = "person.manager_id")                                                       \
	F(S, INT, accounts,                                                                                     \
	  .label = "person.accounts") /* customers whose KAM they are, of those the one who acts may know of */ \
	F(S, DATE, left_on, .label = "person.left_on")                                                          \
	F(S, TEXT, sort_key, .flags = F_SECRET, .label = "person.name")
STRUCT_OF(person_row, PERSON_ROW);
extern const struct record person_row_record;
/* Which colleagues: words of `q`, those who have left or not, of one department (0 = all); after = id of the last one seen. */
struct person_filter {
	const char *q;
	bool left;
	int64_t department_id, after;
};

/* A customer that a person is tied to. */
enum person_tie { TIE_KAM, TIE_DEPUTY, TIE_SPONSOR, TIE_TEAM };
#define PERSON_ACCOUNT(F, S)                                                                 \
	F(S, ID, id)                                                                         \
	F(S, TEXT, name, .label = "person.account")                                          \
	/* how closely it is followed: a place in what was handed in by person_levels_set */ \
	F(S, CHOICE, level, .choices = &levels, .label = "person.level")                     \
	F(S, CHOICE, tie, .choices = &ties, .label = "person.tie") /* enum person_tie */
STRUCT_OF(person_account, PERSON_ACCOUNT);
extern const struct record person_account_record;
/* At start, before records are checked: the levels a customer may have (member .customer_levels of struct module). */
void person_levels_set(const struct choices *);

#endif
