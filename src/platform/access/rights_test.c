/* rights.c against test/rights.txt, cell by cell: neither has a row that the other lacks. */
#include "platform/access/rights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
// cmocka wants those above first
#include <cmocka.h>

static int find(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++)
		if (!strcmp(names[i], name))
			return i;
	fail_msg("test/rights.txt: unknown word %s", name);
	return -1;
}

static void table_is_the_file(void **state)
{
	(void)state;
	static const char *const levels[] = {"none", "read", "write", NULL};
	bool seen[DATA_COUNT][ROLE_COUNT] = {0};
	FILE *f = fopen("test/rights.txt", "r");
	assert_non_null(f);
	char line[300], w[7][20];
	while (fgets(line, sizeof line, f)) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		assert_int_equal(
		    7, sscanf(line, "%19s %19s %19s %19s %19s %19s %19s", w[0], w[1], w[2], w[3], w[4], w[5], w[6]));
		int kind = find(data_kind_names, w[0]), role = find(role_names, w[1]);
		assert_false(seen[kind][role]);
		seen[kind][role] = true;
		for (int rel = 0; rel < REL_COUNT; rel++) {
			int want = find(levels, w[2 + rel]),
			    got = (int)rights_level((enum role)role, (enum data_kind)kind, (enum relation)rel);
			if (want != got)
				fail_msg("%s %s %s: the file says %s, the program %s", w[0], w[1], relation_names[rel],
				         levels[want], levels[got]);
		}
	}
	fclose(f);
	for (int kind = DATA_CRM_FACTS; kind < DATA_COUNT; kind++)
		for (int role = 0; role < ROLE_COUNT; role++)
			if (!seen[kind][role])
				fail_msg("test/rights.txt lacks %s %s", data_kind_names[kind], role_names[role]);
}

static void outsiders_have_nothing(void **state)
{
	(void)state;
	for (int kind = DATA_SIGNED_IN; kind < DATA_COUNT; kind++)
		for (int rel = 0; rel < REL_COUNT; rel++) {
			assert_int_equal(LEVEL_NONE,
			                 rights_level(ROLE_NOBODY, (enum data_kind)kind, (enum relation)rel));
			assert_int_equal(LEVEL_NONE,
			                 rights_level(ROLE_COUNT, (enum data_kind)kind, (enum relation)rel));
		}
	assert_int_equal(LEVEL_NONE, rights_level(ROLE_LEADER, DATA_COUNT, REL_OWN));
	assert_int_equal(LEVEL_NONE, rights_level(ROLE_LEADER, DATA_CRM_FACTS, REL_COUNT));
}

/* What is not seen as a fact is not seen at all, and who may write may read (levels are ordered). */
static void no_opinion_without_the_fact(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int rel = 0; rel < REL_NONE; rel++)
			if (rights_level((enum role)role, DATA_CRM_FACTS, (enum relation)rel) == LEVEL_NONE)
				for (int kind = DATA_CRM_FACTS; kind < DATA_COUNT; kind++)
					assert_int_equal(LEVEL_NONE, rights_level((enum role)role, (enum data_kind)kind,
					                                          (enum relation)rel));
}

static void refusals_fit_what_was_asked(void **state)
{
	(void)state;
	static const struct {
		enum role role;
		enum data_kind kind;
		enum level level;
		enum relation relation;
		const char *key;
	} cases[] = {
	    {ROLE_STAFF, DATA_SETTINGS, LEVEL_WRITE, REL_NONE, "error.forbidden.administrator"},
	    {ROLE_LEADER, DATA_USERS, LEVEL_READ, REL_NONE, "error.forbidden.administrator"},
	    {ROLE_STAFF, DATA_IMPORT, LEVEL_WRITE, REL_NONE, "error.forbidden.leader_or_administrator"},
	    {ROLE_STAFF, DATA_CRM_EDIT, LEVEL_WRITE, REL_NONE, "error.forbidden.leader_or_administrator"},
	    {ROLE_READER, DATA_CRM_EDIT, LEVEL_WRITE, REL_NONE, "error.forbidden.leader_or_administrator"},
	    {ROLE_STAFF, DATA_CRM_EDIT, LEVEL_WRITE, REL_TEAM, "error.forbidden.kam"},
	    {ROLE_STAFF, DATA_DECIDE, LEVEL_WRITE, REL_OWN, "error.forbidden.leader"},
	    {ROLE_STAFF, DATA_DECIDE_KAM, LEVEL_WRITE, REL_OTHER, "error.forbidden.kam"},
	    {ROLE_STAFF, DATA_WHEEL, LEVEL_WRITE, REL_TEAM, "error.forbidden.kam"},
	    {ROLE_STAFF, DATA_WHEEL, LEVEL_WRITE, REL_NONE, "error.forbidden.leader"},
	    {ROLE_STAFF, DATA_OPINION, LEVEL_READ, REL_OTHER, "error.forbidden.team"},
	    {ROLE_READER, DATA_OPINION, LEVEL_READ, REL_OTHER, "error.forbidden.team"},
	    {ROLE_READER, DATA_OPINION, LEVEL_WRITE, REL_TEAM, "error.forbidden.reader"},
	    {ROLE_READER, DATA_DECIDE, LEVEL_WRITE, REL_TEAM, "error.forbidden.leader"},
	    {ROLE_ADMINISTRATOR, DATA_OPINION, LEVEL_READ, REL_OTHER, "error.forbidden.customer_work"},
	    {ROLE_ADMINISTRATOR, DATA_PORTFOLIO, LEVEL_READ, REL_NONE, "error.forbidden.customer_work"},
	    {ROLE_ADMINISTRATOR, DATA_DECIDE, LEVEL_WRITE, REL_OTHER, "error.forbidden.leader"},
	    {ROLE_LEADER, DATA_ASK, LEVEL_WRITE, REL_OTHER, "error.forbidden"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_string_equal(rights_refusal(cases[i].role, cases[i].kind, cases[i].level, cases[i].relation),
		                    cases[i].key);
}

/* Whom each text sends people to. Of a customer: in which relation to it; REL_NONE: in that of who was refused. */
static const struct {
	const char *key;
	enum role role;
	enum relation relation;
} sent_to[] = {
    {"error.forbidden.administrator", ROLE_ADMINISTRATOR, REL_NONE},
    {"error.forbidden.leader", ROLE_LEADER, REL_NONE},
    {"error.forbidden.leader_or_administrator", ROLE_LEADER, REL_NONE},
    {"error.forbidden.leader_or_administrator", ROLE_ADMINISTRATOR, REL_NONE},
    {"error.forbidden.kam", ROLE_STAFF, REL_OWN},
    {"error.forbidden.kam", ROLE_LEADER, REL_NONE},
    {"error.forbidden.team", ROLE_STAFF, REL_TEAM},
    {"error.forbidden.team", ROLE_LEADER, REL_NONE},
    {"error.forbidden.reader", ROLE_STAFF, REL_OWN},
    {"error.forbidden.customer_work", ROLE_STAFF, REL_OWN},
    {"error.forbidden.customer_work", ROLE_LEADER, REL_NONE},
};

/* How many are named; each of them may. */
static int named_may(enum role role, enum data_kind kind, enum level level, enum relation relation)
{
	const char *key = rights_refusal(role, kind, level, relation);
	int named = 0;
	for (size_t i = 0; i < sizeof sent_to / sizeof sent_to[0]; i++) {
		if (strcmp(sent_to[i].key, key) != 0)
			continue;
		named++;
		enum relation at =
		    relation == REL_NONE || sent_to[i].relation == REL_NONE ? relation : sent_to[i].relation;
		if (rights_level(sent_to[i].role, kind, at) < level)
			fail_msg("%s, refused %s of %s (%s), is told %s, but %s may not", role_names[role],
			         level == LEVEL_READ ? "reading" : "writing", data_kind_names[kind],
			         relation_names[relation], key, role_names[sent_to[i].role]);
	}
	if (!named)
		assert_string_equal(key, "error.forbidden");
	return named;
}

/* A refusal never sends somebody to a role that is refused as well, and names none only where the KAM leader may not either. */
static void refusals_name_who_may(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int kind = DATA_CRM_FACTS; kind < DATA_COUNT; kind++)
			for (int level = LEVEL_READ; level <= LEVEL_WRITE; level++)
				for (int rel = 0; rel < REL_COUNT; rel++) {
					if ((int)rights_level((enum role)role, (enum data_kind)kind,
					                      (enum relation)rel) >= level)
						continue;
					int named = named_may((enum role)role, (enum data_kind)kind, (enum level)level,
					                      (enum relation)rel);
					if ((int)rights_level(ROLE_LEADER, (enum data_kind)kind, (enum relation)rel) >=
					    level)
						assert_true(named > 0);
				}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(table_is_the_file),           cmocka_unit_test(outsiders_have_nothing),
	    cmocka_unit_test(no_opinion_without_the_fact), cmocka_unit_test(refusals_fit_what_was_asked),
	    cmocka_unit_test(refusals_name_who_may),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
