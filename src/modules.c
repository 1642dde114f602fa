#include "modules.h"

#include "lang/tr.h"
#include "platform/access/access_ops.h"
#include "platform/backup/backup_ops.h"
#include "platform/check/check_ops.h"
#include "platform/check/check_store.h"
#include "platform/collation/collation_store.h"
#include "platform/custom/custom_field.h"
#include "platform/erase/erase_ops.h"
#include "platform/erase/erase_store.h"
#include "platform/export/export_ops.h"
#include "platform/history/history_ops.h"
#include "platform/import/import_kind.h"
#include "platform/import/import_ops.h"
#include "platform/job/job_ops.h"
#include "platform/noun/noun_find_store.h"
#include "platform/noun/noun_hand_over_ops.h"
#include "platform/noun/noun_kinds_store.h"
#include "platform/noun/noun_list_store.h"
#include "platform/noun/noun_ops.h"
#include "platform/noun/noun_store.h"
#include "platform/noun/refers_store.h"
#include "platform/person/person.h"
#include "platform/search/search_ops.h"
#include "platform/setting/setting_ops.h"
#include "platform/setting/setting_store.h"
#include "platform/user/leave_ops.h"

#include <stdio.h>
#include <string.h>

/* By storey, in each by name, a line each. */
/* clang-format off */
#define PLATFORM(M) \
	M(backup) \
	M(check) \
	M(collation) \
	M(custom) \
	M(department) \
	M(docs) \
	M(erase) \
	M(export) \
	M(history) \
	M(import) \
	M(job) \
	M(noun) \
	M(person) \
	M(saved_view) \
	M(search) \
	M(serve) \
	M(setting) \
	M(ui) \
	M(user)
#define HUB(M) \
	M(account) \
	M(agreement) \
	M(customer) \
	M(customer_access) \
	M(product) \
	M(rate) \
	M(sale)
#define WHEEL(M) \
	M(decision) \
	M(round) \
	M(score) \
	M(team)
#define LEAD(M) \
	M(day) \
	M(pareto) \
	M(portfolio)
#define DEMO(M) \
	M(demo)
#define MODULES(M) PLATFORM(M) HUB(M) WHEEL(M) LEAD(M) DEMO(M)
/* clang-format on */

#define DECLARE(name) extern const struct module name##_module;
MODULES(DECLARE)

#define TAKE(name) &name##_module,
const struct module *const modules[] = {MODULES(TAKE) NULL};

#define IN_PLATFORM(name) STOREY_PLATFORM,
#define IN_HUB(name)      STOREY_HUB,
#define IN_WHEEL(name)    STOREY_WHEEL,
#define IN_LEAD(name)     STOREY_LEAD,
#define IN_DEMO(name)     STOREY_DEMO,
const unsigned char module_storeys[] = {PLATFORM(IN_PLATFORM) HUB(IN_HUB) WHEEL(IN_WHEEL) LEAD(IN_LEAD) DEMO(IN_DEMO)};

bool word_among(const char *words, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = words; p && *p; p += strcspn(p, " "), p += strspn(p, " "))
		if (strcspn(p, " ") == n && !memcmp(p, word, n))
			return true;
	return false;
}

static bool is_table(const char *name)
{
	for (size_t i = 0; modules[i]; i++)
		if (word_among(modules[i]->tables, name))
			return true;
	return false;
}

/* Has a module before this place handed over the same record? */
static bool taken_before(size_t module, const struct record *const *at)
{
	for (size_t i = 0; i <= module; i++)
		for (const struct record *const *r = modules[i]->records; r && *r && r != at; r++)
			if (*r == *at)
				return true;
	return false;
}

/* What the facts of the fields of a table lead to. */
static void take_tables(void)
{
	for (size_t i = 0; modules[i]; i++)
		if (modules[i]->tables)
			check_store_take(modules[i]->tables);
	for (size_t i = 0; modules[i]; i++)
		for (const struct record *const *r = modules[i]->records; r && *r; r++) {
			if (!is_table((*r)->name) || taken_before(i, r))
				continue;
			collation_store_take(*r);
			erase_store_take(*r);
			refers_store_take(*r);
			setting_store_take(*r);
		}
	erase_store_start();
	refers_store_start();
	setting_store_start();
}

static void take_hand_ins(const struct module *m)
{
	for (const struct export_kind *k = m->exports; k && k->name; k++)
		export_kind_add(k);
	for (const struct check *const *list = m->checks; list && *list; list++)
		for (const struct check *c = *list; c->name; c++)
			check_add(c);
	for (const struct history_text *t = m->history; t && t->kind; t++)
		history_text_add(t);
	for (const struct hand_over *h = m->hand_over; h && h->name; h++)
		hand_over_add(h);
	for (const struct undo_kind *u = m->undo_kinds; u && u->kind; u++)
		noun_undo_add(u);
	for (const struct erase_reader *r = m->erase_readers; r && r->record; r++)
		erase_reader_add(r);
	if (m->import_besides)
		import_besides_add(m->import_besides);
	if (m->erase)
		erase_part_add(m->erase);
	if (m->relation)
		access_relation_set(m->relation);
	if (m->scores_wait)
		access_scores_wait_set(m->scores_wait);
	if (m->settings_changed)
		settings_changed_add(m->settings_changed);
	if (m->user_of)
		access_user_set(m->user_of);
}

static bool take_noun_rules(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct noun_rules *r = modules[i]->noun_rules; r && r->noun; r++)
			if (!noun_rules_take(r, why, why_size))
				return false;
	return true;
}

static bool take_nouns(char *why, size_t why_size)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct noun *const *n = modules[i]->nouns; n && *n; n++)
			if (!noun_take(*n, why, why_size))
				return false;
	return noun_settle(why, why_size) && take_noun_rules(why, why_size);
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

/* Taken out as their module says, not as their facts do. */
static bool is_taken_out_by_hand(const struct noun *n)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct export_kind *k = modules[i]->exports; k && k->name; k++)
			if (!strcmp(k->name, n->segment))
				return true;
	return false;
}

/* What is made of the facts of plain nouns stands beside what modules hand in by hand. */
static void take_noun_kinds(void)
{
	const struct noun_facts *n;
	for (size_t i = 0; (n = noun_each(i)); i++) {
		if (!(n->noun->flags & NOUN_PLAIN) || !n->noun->segment)
			continue;
		struct noun_kinds k = noun_kinds_make(n, !is_taken_out_by_hand(n->noun));
		if (k.exports)
			export_kind_add(k.exports);
		if (k.search)
			search_kind_add(k.search);
		for (const struct check *c = k.checks; c && c->name; c++)
			check_add(c);
		for (size_t ref = 0; ref < n->ref_count; ref++) {
			const struct hand_over *h = noun_hand_over_make(n, ref);
			if (h)
				hand_over_add(h);
		}
	}
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

static void take_custom(void)
{
	for (size_t i = 0; modules[i]; i++)
		for (const struct noun *const *n = modules[i]->nouns; n && *n; n++)
			custom_noun_take(*n);
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

enum { KEY_BYTES = 200 };

struct lookup {
	char *why;
	size_t why_size;
	bool good;
};

/* The first that is missing is told. */
static void look_up(struct lookup *l, const char *before, const char *name, const char *behind)
{
	char key[KEY_BYTES];
	snprintf(key, sizeof key, "%s%s%s", before, name, behind);
	if (l->good && !tr_exists(key)) {
		snprintf(l->why, l->why_size, "there is no text %s in po/nb.po", key);
		l->good = false;
	}
}

static void look_up_field(struct lookup *l, const struct noun_facts *n, size_t i)
{
	const struct field *f = &n->named->fields[i];
	if (f->flags & F_DUE)
		look_up(l, f->label, "", ".due");
	if (f->flags & F_UNIQUE)
		look_up(l, f->label, "", ".taken");
	if (f->ref && !strcmp(f->ref, n->noun->record->name) && n->noun->flags & NOUN_PLAIN)
		look_up(l, f->label, "", ".circle");
}

/* The texts that follow from facts and are put together at run time, so that neither a template nor a table names them: of fields, and of
 * files in and out. */
static bool texts_are_there(char *why, size_t why_size)
{
	struct lookup l = {why, why_size, true};
	const struct noun_facts *n;
	const struct export_kind *e;
	for (size_t i = 0; (n = noun_each(i)); i++) {
		for (size_t k = 0; k < n->noun->record->count; k++)
			look_up_field(&l, n, k);
		if (import_kind_fits(n->noun))
			look_up(&l, "import.kind.", n->noun->segment, "");
	}
	for (size_t i = 0; (e = export_kind_each(i)); i++) {
		look_up(&l, "export.kind.", e->name, "");
		look_up(&l, "export.help.", e->name, "");
	}
	return l.good;
}

bool modules_start(char *why, size_t why_size)
{
	static bool started;
	if (started)
		return true;
	started = true;
	for (size_t i = 0; modules[i]; i++) {
		for (const struct fragment *f = modules[i]->fragments; f && f->name; f++)
			db_fragment_add(f);
		take_hand_ins(modules[i]);
	}
	/* Before records are checked: names of these are choices there. */
	take_imports();
	take_levels();
	take_custom();
	if (!take_records(why, why_size) || !take_nouns(why, why_size) || !take_pages(why, why_size) ||
	    !take_forms(why, why_size) || !take_jobs(why, why_size))
		return false;
	search_untitled_set(noun_title_of);
	export_headings_set(import_headings);
	noun_store_make();
	noun_list_store_make();
	noun_find_make();
	take_noun_kinds();
	take_tables();
	history_start();
	for (size_t i = 0; modules[i]; i++) {
		for (const char *const *t = modules[i]->made_by_opening; t && *t; t++)
			restore_made_by_opening(*t);
		if (modules[i]->settled)
			modules[i]->settled();
	}
	make_imports();
	return texts_are_there(why, why_size);
}
