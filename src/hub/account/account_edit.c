#include "hub/account/account_edit.h"

#include "hub/access/ask.h"
#include "platform/noun/version_line.h"

#define F struct account_facts_form
static const struct field facts_fields[] = {
    FIELD(F, number, K_TEXT, .label = "account.number", .max = 40),
    FIELD(F, name, K_TEXT, .label = "account.name", .flags = F_REQUIRED, .max = 200),
    FIELD(F, short_name, K_TEXT, .label = "account.short_name", .max = 60),
    FIELD(F, orgnr, K_TEXT, .label = "account.orgnr", .max = 20),
    FIELD(F, parent, K_TEXT, .label = "account.parent", .max = 120),
    FIELD(F, industry, K_TEXT, .label = "account.industry", .max = 100),
    FIELD(F, address, K_TEXT, .label = "account.address", .max = 200),
    FIELD(F, postal_code, K_TEXT, .label = "account.postal_code", .max = 20),
    FIELD(F, city, K_TEXT, .label = "account.city", .max = 100),
    FIELD(F, country, K_TEXT, .label = "account.country", .max = 60),
    FIELD(F, phone, K_TEXT, .label = "account.phone", .max = 40),
    FIELD(F, version, K_INT),
};
#undef F
const struct record account_facts_form_record = RECORD("account_facts_form", struct account_facts_form, facts_fields);

#define P struct account_people_form
static const struct field people_fields[] = {
    FIELD(P, kam_id, K_ID, .label = "account.kam", .ref = "person"),
    FIELD(P, deputy_id, K_ID, .label = "account.deputy", .ref = "person"),
    FIELD(P, sponsor_id, K_ID, .label = "account.sponsor", .ref = "person"),
    FIELD(P, version, K_INT),
};
#undef P
const struct record account_people_form_record =
    RECORD("account_people_form", struct account_people_form, people_fields);

static const struct field restrict_fields[] = {
    FIELD(struct account_restrict_form, restricted, K_BOOL, .label = "account.restricted"),
    FIELD(struct account_restrict_form, version, K_INT),
};
const struct record account_restrict_form_record =
    RECORD("account_restrict_form", struct account_restrict_form, restrict_fields);

#define V struct account_edit_view
static const struct field view_fields[] = {
    FIELD(V, is_new, K_BOOL),
    FIELD(V, may_number, K_BOOL),
    FIELD(V, name, K_TEXT),
    FIELD(V, href, K_URL),
    FIELD(V, version, K_INT),
    FIELD(V, facts, K_RECORD, .of = &account_facts_form_record),
    FIELD(V, people, K_RECORD, .of = &account_people_form_record),
    FIELD(V, restriction, K_RECORD, .of = &account_restrict_form_record),
    FIELD(V, kams, K_LIST, .of = &person_choice_record),
    FIELD(V, deputies, K_LIST, .of = &person_choice_record),
    FIELD(V, sponsors, K_LIST, .of = &person_choice_record),
    FIELD(V, members, K_LIST, .of = &access_member_record),
    FIELD(V, conflict, K_LIST, .of = &version_line_record),
};
#undef V
const struct record account_edit_view_record = RECORD("account_edit_view", struct account_edit_view, view_fields);

void facts_form_fill(struct account_facts_form *f, const struct account *a, const char *parent_number)
{
	*f = (struct account_facts_form){a->number,     a->name,     a->short_name, a->orgnr,
	                                 parent_number, a->industry, a->address,    a->postal_code,
	                                 a->city,       a->country,  a->phone,      a->version};
}

void facts_form_take(const struct account_facts_form *f, struct account *a)
{
	a->number = f->number;
	a->name = f->name;
	a->short_name = f->short_name;
	a->orgnr = f->orgnr;
	a->industry = f->industry;
	a->address = f->address;
	a->postal_code = f->postal_code;
	a->city = f->city;
	a->country = f->country;
	a->phone = f->phone;
}
