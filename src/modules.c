#include "modules.h"

#include "platform/backup/backup_ops.h"
#include "platform/history/history_ops.h"
#include "platform/import/import_kind.h"
#include "platform/job/job_ops.h"
#include "platform/noun/noun_store.h"
#include "platform/person/person.h"

/* By name, a line each. */
/* clang-format off */
#define MODULES(M) \
	M(access) \
	M(account) \
	M(agreement) \
	M(backup) \
	M(check) \
	M(day) \
	M(decision) \
	M(demo) \
	M(department) \
	M(docs) \
	M(erase) \
	M(export) \
	M(history) \
	M(noun) \
	M(import) \
	M(ui) \
	M(collation) \
	M(job) \
	M(pareto) \
	M(person) \
	M(portfolio) \
	M(product) \
	M(rate) \
	M(customer) \
	M(round) \
	M(sale) \
	M(score) \
	M(search) \
	M(serve) \
	M(setting) \
	M(team) \
	M(user)
/* clang-format on */

#define DECLARE(name) extern const struct module name##_module;
MODULES(DECLARE)

#define TAKE(name) &name##_module,
const struct module *const modules[] = {MODULES(TAKE) NULL};

static bool take_nouns(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct noun *const *n = modules[i]->nouns; n && *n; n++)
			if (!noun_take(*n, why, why_size))
				return false;
	return noun_settle(why, why_size);
}

static bool take_pages(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->root_frame)
			noun_root_frame_set(modules[i]->root_frame);
	for (size_t i = 0; modules[i]; i++)
		for (struct noun_pages *const *p = modules[i]->noun_pages; p && *p; p++)
			if (!noun_pages_make(*p, why, why_size))
				return false;
	return true;
}

static bool take_forms(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct route_set *const *s = modules[i]->routes; s && *s; s++)
			for (size_t k = 0; k < (*s)->count; k++)
				if ((*s)->routes[k].form && !record_subset((*s)->routes[k].form, why, why_size))
					return false;
	return true;
}

static bool take_records(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++) {
		for (const struct record *const *r = modules[i]->records; r && *r; r++) {
			history_register(*r);
			if (!record_check(*r, why, why_size))
				return false;
		}
	}
	return true;
}

static bool take_jobs(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct job_kind *const *k = modules[i]->jobs; k && *k; k++)
			if (!job_register(*k, why, why_size))
				return false;
	return true;
}

static void take_levels(void)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->customer_levels)
			person_levels_set(modules[i]->customer_levels);
}

static void take_imports(void)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct import_kind *const *k = modules[i]->imports; k && *k; k++)
			import_kind_add(*k);
}

/* Files of plain nouns, which may refer to those above. */
static void make_imports(void)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++)
		if (import_kind_fits(n->noun))
			import_kind_add(import_kind_of(n->noun));
	import_commands_make();
}

bool modules_start(char *why, size_t why_size)
{
	static bool started;
	if (started)
		return true;
	started = true;
	for (size_t i = 0; modules[i]; i++)
		for (const struct fragment *f = modules[i]->fragments; f && f->name; f++)
			db_fragment_add(f);
	/* Before records are checked: names of these are choices there. */
	take_imports();
	take_levels();
	if (!take_records(why, why_size) || !take_nouns(why, why_size) || !take_pages(why, why_size) ||
	    !take_forms(why, why_size) || !take_jobs(why, why_size))
		return false;
	noun_store_make();
	for (size_t i = 0; modules[i]; i++) {
		for (const char *const *t = modules[i]->made_by_opening; t && *t; t++)
			restore_made_by_opening(*t);
		if (modules[i]->settled)
			modules[i]->settled();
	}
	make_imports();
	return true;
}
