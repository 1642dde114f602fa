/* Person (ours): colleague, KAM, manager; may or may not be a user. Department: where people belong. Pure. */
#ifndef PLATFORM_PERSON_H
#define PLATFORM_PERSON_H

#include "base/noun.h"

struct person {
	int64_t id;
	const char *number, *name, *sort_key, *mail, *title;
	int64_t department_id, manager_id;
	const char *city, *country;
	int32_t left_on;
	int64_t load_limit; /* own limit of wheels, NONE = the setting's */
	int64_t import_id, created, version;
};
extern const struct record person_record;
extern const struct noun person_noun;

struct department {
	int64_t id;
	const char *name;
	int64_t leader_id; /* owns its people's time */
	int64_t parent_id; /* 0: at the top */
	int64_t version;
};
extern const struct record department_record;
extern const struct noun department_noun;

/* A mail address one could write to: something, @, a name with a dot, no spaces. */
bool mail_valid(const char *);

/* For choosing. */
struct person_choice {
	int64_t id;
	const char *name;
	bool chosen;
};
extern const struct record person_choice_record;

/* A row of the list of colleagues. */
struct person_row {
	int64_t id;
	const char *name, *title, *department;
	int64_t manager_id;
	const char *manager;
	int64_t accounts; /* customers whose KAM they are, of those the one who acts may know of */
	int32_t left_on;
	const char *sort_key;
};
extern const struct record person_row_record;
/* Which colleagues: words of `q`, those who have left or not, of one department (0 = all); after = id of the last one seen. */
struct person_filter {
	const char *q;
	bool left;
	int64_t department_id, after;
};

/* A customer that a person is tied to. */
enum person_tie { TIE_KAM, TIE_DEPUTY, TIE_SPONSOR, TIE_TEAM };
struct person_account {
	int64_t id;
	const char *name;
	int32_t level; /* how closely it is followed: a place in what was handed in by person_levels_set */
	int32_t tie;   /* enum person_tie */
};
extern const struct record person_account_record;
/* At start, before records are checked: the levels a customer may have (member .customer_levels of struct module). */
void person_levels_set(const struct choices *);

#endif
