#include "platform/person/person.h"

#include <string.h>

#define P struct person
static const struct field person_fields[] = {
    FIELD(P, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(P, number, K_TEXT, .flags = F_NULL, .max = 40),
    FIELD(P, name, K_TEXT, .flags = F_REQUIRED | F_PERSONAL, .max = 120),
    FIELD(P, sort_key, K_TEXT, .flags = F_SECRET | F_NO_HISTORY, .max = 400),
    FIELD(P, mail, K_TEXT, .flags = F_NULL | F_PERSONAL, .max = 200),
    FIELD(P, title, K_TEXT, .flags = F_NULL, .max = 120),
    FIELD(P, department_id, K_ID, .flags = F_NULL, .ref = "department"),
    FIELD(P, manager_id, K_ID, .flags = F_NULL, .ref = "person"),
    FIELD(P, city, K_TEXT, .flags = F_NULL, .max = 100),
    FIELD(P, country, K_TEXT, .flags = F_NULL, .max = 60),
    FIELD(P, left_on, K_DATE, .flags = F_NULL),
    FIELD(P, load_limit, K_INT, .flags = F_NULL, .min = 0, .max = 100),
    FIELD(P, import_id, K_ID, .flags = F_NULL | F_NO_HISTORY),
    FIELD(P, created, K_TIME, .flags = F_FIXED | F_NO_HISTORY),
    FIELD(P, version, K_INT, .flags = F_VERSION),
};
const struct record person_record = RECORD("person", P, person_fields);
const struct noun person_noun = {
    .record = &person_record, .segment = "people", .ended = "left_on", .order = "sort_key"};
#undef P

static const struct field department_fields[] = {
    FIELD(struct department, id, K_ID, .flags = F_KEY | F_FIXED),
    FIELD(struct department, name, K_TEXT, .flags = F_REQUIRED | F_FREE_TEXT, .max = 80),
    FIELD(struct department, leader_id, K_ID, .flags = F_NULL, .ref = "person"),
    FIELD(struct department, parent_id, K_ID, .flags = F_NULL, .ref = "department"),
    FIELD(struct department, version, K_INT, .flags = F_VERSION),
};
const struct record department_record = RECORD("department", struct department, department_fields);
const struct noun department_noun = {.record = &department_record, .segment = "departments", .order = "name"};

static const struct field choice_fields[] = {
    FIELD(struct person_choice, id, K_ID),
    FIELD(struct person_choice, name, K_TEXT),
    FIELD(struct person_choice, chosen, K_BOOL),
};
const struct record person_choice_record = RECORD("person_choice", struct person_choice, choice_fields);

#define R struct person_row
static const struct field row_fields[] = {
    FIELD(R, id, K_ID),
    FIELD(R, name, K_TEXT, .label = "person.name"),
    FIELD(R, title, K_TEXT, .label = "person.title"),
    FIELD(R, department, K_TEXT, .label = "person.department_id"),
    FIELD(R, manager_id, K_ID, .label = "person.manager_id"),
    FIELD(R, manager, K_TEXT, .label = "person.manager_id"),
    FIELD(R, accounts, K_INT, .label = "person.accounts"),
    FIELD(R, left_on, K_DATE, .label = "person.left_on"),
    FIELD(R, sort_key, K_TEXT, .flags = F_SECRET, .label = "person.name"),
};
const struct record person_row_record = RECORD("person_row", R, row_fields);
#undef R

static const char *const tie_names[] = {"kam", "deputy", "sponsor", "team", NULL};
static const struct choices ties = {"person.tie", tie_names};
/* Names and labels are the hub's. */
static struct choices levels;

void person_levels_set(const struct choices *of_customers)
{
	levels = *of_customers;
}

static const struct field account_fields[] = {
    FIELD(struct person_account, id, K_ID),
    FIELD(struct person_account, name, K_TEXT, .label = "person.account"),
    FIELD(struct person_account, level, K_CHOICE, .choices = &levels, .label = "person.level"),
    FIELD(struct person_account, tie, K_CHOICE, .choices = &ties, .label = "person.tie"),
};
const struct record person_account_record = RECORD("person_account", struct person_account, account_fields);

bool mail_valid(const char *s)
{
	const char *at = strchr(s, '@');
	if (!at || at == s || strchr(at + 1, '@') || strpbrk(s, " \t<>,;\"\\"))
		return false;
	const char *dot = strchr(at + 1, '.');
	return dot && dot != at + 1 && s[strlen(s) - 1] != '.' && !strstr(at, "..");
}
