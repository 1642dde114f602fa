#include "hub/account/account_import_ops.h"

#include "hub/account/account_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/person/person_import_ops.h"

#include <string.h>

static enum err get(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, int64_t id, void *ret)
{
	return account_get(cx, id, ret);
}

static enum err add(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, void *objs, size_t count)
{
	return account_add_many(cx, objs, count);
}

static enum err remove_one(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, int64_t id,
                           bool *ret_removed)
{
	return account_remove(cx, id, ret_removed);
}

static void begin(const struct import_run *run, [[maybe_unused]] const struct import_noun *noun,
                  [[maybe_unused]] const struct import_item *item, void *obj)
{
	struct account *a = obj;
	if (item->detail)
		a->country = item->detail;
	a->level = LEVEL_ORDINARY;
	a->source = *run->source ? run->source : NULL;
	a->import_id = run->id;
}

/* What the rules say becomes the reason. */
static enum err check(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, const void *before, void *after,
                      struct import_reason *why, bool *ret_good)
{
	account_noun.prepare(cx, after);
	*ret_good = account_noun.check(cx, before, after) == OK;
	if (*ret_good)
		return OK;
	const struct field_fault *f = cx->field_faults;
	import_refuse(why, f ? f->key : cx->fault.key, f ? f->param[0] : NULL, f ? f->param[1] : NULL);
	fault_clear(cx);
	return OK;
}

/* A customer is not turned away for its organisation number: what is none is left out, a foreign one is kept. */
static void soften(struct ctx *cx, const void *before, void *after, struct import_reason *odd)
{
	const struct account *was = before;
	struct account *a = after;
	account_noun.prepare(cx, a);
	if (!a->orgnr || !*a->orgnr || (was && was->orgnr && !strcmp(was->orgnr, a->orgnr)))
		return;
	if (account_orgnr_fits(a)) {
		if (orgnr_foreign(a->orgnr))
			import_refuse(odd, "import.warning.orgnr_foreign", a->orgnr, NULL);
		return;
	}
	import_refuse(odd, "import.warning.orgnr", a->orgnr, NULL);
	a->orgnr = was ? was->orgnr : NULL;
}

const struct import_noun account_import_noun = {.name = "account",
                                                .record = &account_record,
                                                .plain = &account_noun,
                                                .mentioned = true,
                                                .known = true,
                                                .get = get,
                                                .add = add,
                                                .save = import_noun_save,
                                                .remove = remove_one,
                                                .begin = begin,
                                                .soften = soften,
                                                .check = check};

static const struct import_column columns[] = {
    {"number",
     "number customerid customernumber customerno customercode accountnumber accountno accountid kundenr kundenummer "
     "kundeid kundekode customeraccount cardcode bpcode debitornr debitornummer kundnr subledgercode ?customer kunde "
     "id "
     "nr nummer no kode code",
     COL_NEEDED},
    {"name",
     "name company companyname customername accountname navn kundenavn firma firmanavn selskap bedrift "
     "cardname bpname debitornavn navn1 name1 ?customer kunde beskrivelse description",
     COL_CALLS},
    {"short_name", "shortname kortnavn", 0},
    {"orgnr",
     "orgnr orgnummer organisasjonsnummer organisationnumber organizationnumber orgno companyregistrationnumber "
     "organisasjonsnr foretaksnr foretaksnummer registrationnumber registrationno businessregistrationno "
     "organizationno vatno lictradnum vatregistrationno mvaregnr mvanr",
     COL_SOFT | COL_CALLS},
    {"parent",
     "parent parentnumber parentid parentaccount konsern morselskap overordnetkunde "
     "parentcustomer parentcustomerno hovedkunde hovedkundenr fathercard overordnet overordnetkundenr "
     "overordnetkonto konsernkunde morkunde",
     0, "account", "parent_id"},
    {"industry", "industry bransje naering sector segment", 0},
    {"address",
     "address street streetaddress addressline1 adresse gateadresse besoksadresse "
     "postadresse address1 adresse1 adr1 fakturaadresse",
     0},
    {"postal_code", "postalcode postcode zip zipcode postnr postnummer", 0},
    {"city", "city town by sted poststed", 0},
    {"country", "country land countryname landnavn countryregioncode landsregionskode landkode countrycode", 0},
    {"phone", "phone telephone phonenumber tel telefon tlf telefonnr mobil telefonnummer phoneno phone1", 0},
    {"kam",
     "kam kamnumber accountmanager keyaccountmanager salesrep employeeid selger selgernr kundeansvarlig "
     "kundeansv salespersoncode selgerkode slpcode salesresponsible",
     0, "person", "kam_id"},
    {"deputy", "deputy stedfortreder", 0, "person", "deputy_id"},
    {"sponsor", "sponsor toppledersponsor", 0, "person", "sponsor_id"},
};

static const struct import_noun *const nouns[] = {&account_import_noun, &person_import_noun, NULL};

const struct import_kind account_import_kind = {
    .name = "accounts",
    .summary = "Import customers from a CSV file (also .gz); the database is made when there is none.",
    .columns = {columns, sizeof columns / sizeof *columns},
    .nouns = nouns,
    .worker = &import_records_worker,
    .see = {"/accounts", "imports.see_accounts", "building-2"},
};
