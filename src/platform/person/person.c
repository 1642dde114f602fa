#include "platform/person/person.h"

#include "platform/access/rights.h"

#include <string.h>

NOUN_RECORD(person, PERSON);

/* Mail addresses are compared without regard to case: kept in lower case (ASCII; other letters stay as written). */
static void prepare(struct ctx *cx, void *obj)
{
	struct person *p = obj;
	p->mail = mail_key(cx, p->mail);
}

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct person *p = after;
	return p->mail && !mail_valid(p->mail) ? fail_field(cx, "mail", "person.bad_mail") : OK;
}

const struct noun person_noun = {
    .record = &person_record,
    .segment = "people",
    .ended = "left_on",
    .order = "sort_key",
    .position = 20,
    .see = DATA_PEOPLE,
    .edit = DATA_PEOPLE,
    .prepare = prepare,
    .check = check,
    .flags = NOUN_PLAIN | NOUN_NEVER_REMOVED,
};

const struct record person_row_record = RECORD_OF("person_row", person_row, PERSON_ROW);

static const char *const tie_names[] = {"kam", "deputy", "sponsor", "team", NULL};
static const struct choices ties = {"person.tie", tie_names};
/* Names and labels are the hub's. */
static struct choices levels;

void person_levels_set(const struct choices *of_customers)
{
	levels = *of_customers;
}

const struct record person_account_record = RECORD_OF("person_account", person_account, PERSON_ACCOUNT);

const char *mail_key(struct ctx *cx, const char *mail)
{
	if (!mail)
		return NULL;
	char *s = arena_strdup(cx->arena, mail);
	for (char *p = s; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	return s;
}

bool mail_valid(const char *s)
{
	const char *at = strchr(s, '@');
	if (!at || at == s || strchr(at + 1, '@') || strpbrk(s, " \t<>,;\"\\"))
		return false;
	const char *dot = strchr(at + 1, '.');
	return dot && dot != at + 1 && s[strlen(s) - 1] != '.' && !strstr(at, "..");
}
