/* Forms about a customer: facts, who follows up, who may see it; each is saved by itself. Pure. */
#ifndef HUB_ACCOUNT_EDIT_H
#define HUB_ACCOUNT_EDIT_H

#include "hub/account/account.h"
#include "platform/person/person.h"

struct account_facts_form {
	const char *number, *name, *short_name, *orgnr;
	const char *parent; /* customer number */
	const char *industry, *address, *postal_code, *city, *country, *phone;
	int64_t version;
};
extern const struct record account_facts_form_record;

struct account_people_form {
	int64_t kam_id, deputy_id, sponsor_id;
	int64_t version;
};
extern const struct record account_people_form_record;

struct account_restrict_form {
	bool restricted;
	int64_t version;
};
extern const struct record account_restrict_form_record;

struct account_edit_view {
	bool is_new, may_number; /* give a number by hand */
	const char *name, *href;
	int64_t version; /* of the customer now: what the forms send */
	struct account_facts_form facts;
	struct account_people_form people;
	struct account_restrict_form restriction;
	struct list kams, deputies, sponsors; /* person_choice */
	struct list members;                  /* access_member: the team, and who has access for a time */
	struct list conflict;                 /* version_line */
};
extern const struct record account_edit_view_record;

/* Between customer and form; the parent's number comes from and goes to whoever knows it. */
void facts_form_fill(struct account_facts_form *, const struct account *, const char *parent_number);
void facts_form_take(const struct account_facts_form *, struct account *);

#endif
