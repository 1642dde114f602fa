#include "platform/person/person_import_ops.h"

#include "platform/department/department_ops.h"
#include "platform/import/import_kind_ops.h"
#include "platform/noun/noun_ops.h"
#include "platform/person/person_ops.h"

#include <string.h>

/* One by one: there are few. */
static enum err add(struct ctx *cx, [[maybe_unused]] const struct import_noun *noun, void *objs, size_t count)
{
	struct person *p = objs;
	for (size_t i = 0; i < count; i++)
		TRY(person_add(cx, &p[i]));
	return OK;
}

/* A name may come in two parts; a department is named, and made when it is settled. */
static enum err complete(struct ctx *cx, struct import_job *job, struct import_record *r)
{
	struct person *p = r->after;
	struct department *d = NULL;
	const char *first = import_record_text(cx, job, r, "first_name"),
	           *last = import_record_text(cx, job, r, "last_name"),
	           *department = import_record_text(cx, job, r, "department");
	if (!import_record_text(cx, job, r, "name") && (first || last))
		p->name =
		    arena_printf(cx->arena, "%s%s%s", first ? first : "", first && last ? " " : "", last ? last : "");
	enum err e =
	    department && p->department_id ? noun_get(cx, &department_noun, p->department_id, (void **)&d) : OK;
	if (e != OK && e != E_NOT_FOUND)
		return e;
	fault_clear(cx);
	r->own = e == OK && d && !strcmp(d->name, department) ? NULL : department;
	r->changed = r->own != NULL;
	return OK;
}

static enum err check(struct ctx *cx, const struct import_noun *noun, const void *before, void *after,
                      struct import_reason *why, bool *ret_good)
{
	const struct person *p = after;
	*ret_good = !p->mail || mail_valid(p->mail) || import_refuse(why, "import.reject.mail", p->mail, NULL);
	return *ret_good ? import_noun_check(cx, noun, before, after, why, ret_good) : OK;
}

static enum err settle(struct ctx *cx, struct import_record *r)
{
	struct person *p = r->after;
	return r->own ? department_ensure(cx, r->own, &p->department_id) : OK;
}

const struct import_noun person_import_noun = {.name = "person",
                                               .record = &person_record,
                                               .plain = &person_noun,
                                               .mentioned = true,
                                               .get = import_noun_get,
                                               .add = add,
                                               .save = import_noun_save,
                                               .remove = import_noun_remove,
                                               .begin = import_noun_begin,
                                               .unique = "mail",
                                               .complete = complete,
                                               .check = check,
                                               .settle = settle};

static const struct import_column columns[] = {
    {"number",
     "number employeeid employeenumber employeeno personid staffid ansattnr ansattnummer ansattid selgernr "
     "salespersoncode selgerkode slpcode ?id nr nummer no kode code",
     COL_NEEDED},
    {"name", "name fullname employeename navn ansattnavn fulltnavn slpname ?employee ansatt selger", COL_CALLS},
    {"first_name", "firstname givenname fornavn", 0},
    {"last_name", "lastname surname familyname etternavn", 0},
    {"mail", "mail email emailaddress epost epostadresse epostadr", COL_CALLS},
    {"title", "title jobtitle position tittel stilling stillingstittel", 0},
    {"department", "department dept departmentname avdeling avdelingsnavn avd", 0},
    {"manager", "manager managerid reportsto supervisor leder lederid naermesteleder", 0, "person", "manager_id"},
    {"city", "city town by sted poststed", 0},
    {"country", "country land", 0},
    /* What these give, platform/user knows (struct import_besides). */
    {"role",
     "rolle accessrole userrole tilgangsrolle brukerrolle tilgangsnivaa tilgangsniva accesslevel hjulrolle hjulrole "
     "?role",
     0},
    {"sign_in",
     "signin signson maysignin cansignin innlogging paalogging palogging loggerinn kanloggeinn hjultilgang hjulaccess",
     0},
};

static const struct import_noun *const nouns[] = {&person_import_noun, NULL};

const struct import_kind person_import_kind = {
    .name = "people",
    .summary = "Import our own people from a CSV file.",
    .columns = {columns, sizeof columns / sizeof *columns},
    .nouns = nouns,
    .worker = &import_records_worker,
    .see = {"/people", "imports.see_people", "users"},
};
