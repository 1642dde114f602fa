/* The twelve stories, and what happened in them until today. */
#include "demo/demo.h"

#include "base/date.h"
#include "wheel/1-status/decision/decision.h"

#include <stdlib.h>
#include <string.h>

enum { TRADE, FISH, YARD, WOOD, BUILD, ENERGY, PROCESS, FOOD, MOVE, OFFSHORE };
#define NOBODY -1
#define ALWAYS .first = 0, .last = DEMO_MONTHS

const struct demo_story demo_stories[] = {
    /* 1 the largest, with a poor margin: light */
    {"Gråtind Smelteverk AS", PROCESS, 0, WHO_LARS, WHO_JONAS, NOBODY, 0.02, 0.27, ALWAYS},
    /* 2 small, but we learn */
    {"Lyngstrand Robotikk AS", TRADE, 190, WHO_KARI, WHO_SIRI, 0, 0.30, 0.03, ALWAYS},
    /* 3 a group whose members disagree */
    {"Havtind Gruppen AS", FISH, 8, WHO_KARI, WHO_SIRI, 0, 0.08, 0.10, ALWAYS},
    /* 4 status expires in nine days */
    {"Brimvik Verft AS", YARD, 3, WHO_LARS, WHO_INGVILD, WHO_LEADER, 0.05, 0.12, ALWAYS},
    /* 5 status has expired */
    {"Storhaug Treforedling AS", WOOD, 4, WHO_KARI, WHO_JONAS, NOBODY, -0.03, 0.11, ALWAYS},
    /* 6 its KAM has too many */
    {"Kvitskjær Oppdrett AS", FISH, 6, WHO_KARI, WHO_SIRI, WHO_LEADER, 0.12, 0.09, ALWAYS},
    /* 7 raters disagree */
    {"Elvheim Kraftverk AS", ENERGY, 7, WHO_JONAS, WHO_KARI, 0, 0.04, 0.10, ALWAYS},
    /* 8 a development customer */
    {"Skarvøya Batteri AS", PROCESS, 75, WHO_INGVILD, WHO_SIRI, NOBODY, 0.45, 0.05, .first = 10, .last = DEMO_MONTHS},
    /* 9 waits for a decision */
    {"Fossli Papirfabrikk AS", WOOD, 5, WHO_LARS, NOBODY, NOBODY, 0.06, 0.08, ALWAYS},
    /* 10 restricted */
    {"Ishavet Forsvarsteknikk AS", TRADE, 10, WHO_JONAS, WHO_LARS, 0, 0.15, 0.06, ALWAYS, .restricted = true},
    /* 11 grows fast, has no deputy */
    {"Teistholmen Havvind AS", OFFSHORE, 20, WHO_INGVILD, NOBODY, WHO_LEADER, 0.70, 0.07, .first = 4,
     .last = DEMO_MONTHS},
    /* 12 ended */
    {"Rimdal Støperi AS", TRADE, 28, WHO_SIRI, WHO_LARS, NOBODY, -0.35, 0.13, ALWAYS},
    /* members of the group of story 3 */
    {"Havtind Nord AS", FISH, 14, WHO_KARI, NOBODY, NOBODY, 0.22, 0.09, ALWAYS, .parent = 3},
    {"Havtind Vest AS", FISH, 35, WHO_KARI, NOBODY, NOBODY, -0.24, 0.12, ALWAYS, .parent = 3},
    {"Havtind Foredling AS", FOOD, 66, WHO_KARI, NOBODY, NOBODY, 0.03, 0.08, ALWAYS, .parent = 3},
    /* the fifth of story 6's KAM; two more candidates; one that was refused */
    {"Vardeskog Entreprenør AS", BUILD, 1, WHO_KARI, WHO_LARS, WHO_LEADER, 0.03, 0.12, ALWAYS},
    {"Nordbrekka Meieri AS", FOOD, 12, WHO_SIRI, NOBODY, NOBODY, 0.09, 0.07, ALWAYS},
    {"Glimvoll Gjenvinning AS", PROCESS, 17, WHO_JONAS, NOBODY, NOBODY, 0.01, 0.14, ALWAYS},
    {"Ulvskar Anlegg AS", BUILD, 2, WHO_LARS, NOBODY, NOBODY, -0.04, 0.16, ALWAYS},
};
const int demo_story_count = sizeof demo_stories / sizeof *demo_stories;
enum { VARDESKOG = 16, NORDBREKKA, GLIMVOLL, ULVSKAR };

/* What people thought of the stories' customers: days before today, who, how attractive, how strong we stand there. */
static const struct {
	int story, days, who, attractive, strong;
} rated[] = {
    {12, 775, WHO_SIRI, 4, 3},
    {12, 772, WHO_TECH, 3, 3},
    {3, 484, WHO_KARI, 4, 3},
    {3, 482, WHO_LEADER, 4, 3},
    {3, 481, WHO_LOGISTICS, 3, 4},
    {12, 401, WHO_SIRI, 3, 3},
    {12, 400, WHO_TECH, 2, 3},
    {5, 392, WHO_KARI, 4, 4},
    {5, 391, WHO_JONAS, 4, 4},
    {5, 390, WHO_LEADER, 3, 4},
    {4, 371, WHO_LARS, 4, 4},
    {4, 370, WHO_TECH, 4, 4},
    {4, 369, WHO_LEADER, 4, 3},
    {ULVSKAR, 246, WHO_LARS, 2, 3},
    {ULVSKAR, 245, WHO_LEADER, 2, 3},
    {2, 131, WHO_KARI, 5, 4},
    {2, 130, WHO_TECH, 5, 5},
    {2, 128, WHO_LEADER, 4, 4},
    {1, 171, WHO_LARS, 3, 2},
    {1, 170, WHO_LEADER, 2, 2},
    {1, 169, WHO_LOGISTICS, 3, 3},
    {8, 131, WHO_INGVILD, 4, 2},
    {8, 130, WHO_TECH, 4, 3},
    {7, 96, WHO_JONAS, 5, 5},
    {7, 95, WHO_TECH, 1, 2},
    {7, 94, WHO_LEADER, 4, 4},
    {7, 93, WHO_LOGISTICS, 2, 1},
    {13, 92, WHO_KARI, 5, 5},
    {14, 91, WHO_KARI, 2, 2},
    {14, 90, WHO_SERVICE, 2, 1},
    {13, 90, WHO_SERVICE, 5, 4},
    {15, 89, WHO_KARI, 3, 3},
    {3, 84, WHO_KARI, 4, 3},
    {3, 83, WHO_LEADER, 4, 4},
    {11, 76, WHO_INGVILD, 5, 3},
    {11, 75, WHO_LEADER, 4, 3},
    {11, 74, WHO_TECH, 4, 4},
    {10, 64, WHO_JONAS, 4, 4},
    {10, 63, WHO_LEADER, 5, 4},
    {VARDESKOG, 60, WHO_KARI, 4, 3},
    {VARDESKOG, 59, WHO_LOGISTICS, 4, 4},
    {6, 41, WHO_KARI, 4, 4},
    {6, 40, WHO_SIRI, 4, 3},
    {6, 39, WHO_TECH, 5, 4},
    {GLIMVOLL, 21, WHO_JONAS, 2, 3},
    {GLIMVOLL, 20, WHO_LEADER, 3, 3},
    {NORDBREKKA, 13, WHO_SIRI, 4, 2},
    {NORDBREKKA, 12, WHO_SERVICE, 4, 3},
    {9, 7, WHO_LARS, 4, 3},
    {9, 6, WHO_LEADER, 4, 4},
    {9, 5, WHO_TECH, 4, 4},
};

/* Days before today; a decision is valid for `months` from its day, or until `until` days after today (before it, when negative);
 * so is access that is granted. */
static const struct {
	int story, days, act, who, outcome, months, until;
	const char *text;
} happened[] = {
    {12, 760, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 24, 0, "foundry"},
    {3, 477, ACT_PROPOSE, WHO_KARI, OUTCOME_CONFIRMED, 15, 0, "group"},
    {3, 470, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 15, 0, "group"},
    {12, 390, ACT_CLOSE_ROUND, WHO_SIRI},
    {12, 385, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 12, 0, "foundry_again"},
    {5, 388, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 0, -23, "pulp"},
    {4, 362, ACT_PROPOSE, WHO_LARS, OUTCOME_CONFIRMED, 0, 9, "yard"},
    {4, 356, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 0, 9, "yard"},
    {ULVSKAR, 243, ACT_PROPOSE, WHO_LARS, OUTCOME_LIGHT, 12, 0, "contractor"},
    {ULVSKAR, 240, ACT_DECIDE, WHO_LEADER, OUTCOME_REFUSED, 0, 0, "contractor_no"},
    {1, 160, ACT_PROPOSE, WHO_LARS, OUTCOME_CONFIRMED, 12, 0, "smelter"},
    {1, 150, ACT_DECIDE, WHO_LEADER, OUTCOME_LIGHT, 24, 0, "smelter_light"},
    {2, 124, ACT_PROPOSE, WHO_KARI, OUTCOME_CONFIRMED, 24, 0, "robots"},
    {8, 120, ACT_DECIDE, WHO_LEADER, OUTCOME_DEVELOPMENT, 12, 0, "battery"},
    {2, 118, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 24, 0, "robots"},
    {12, 118, ACT_PROPOSE, WHO_SIRI, OUTCOME_ENDED, 0, 0, "foundry_end"},
    {12, 110, ACT_DECIDE, WHO_LEADER, OUTCOME_ENDED, 0, 0, "foundry_end"},
    {7, 88, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 24, 0, "power"},
    {3, 75, ACT_CLOSE_ROUND, WHO_KARI},
    {3, 70, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 12, 0, "group_again"},
    {11, 68, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 12, 0, "wind"},
    {10, 54, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 24, 0, "defence"},
    {VARDESKOG, 52, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 24, 0, "builder"},
    {6, 33, ACT_DECIDE, WHO_LEADER, OUTCOME_CONFIRMED, 18, 0, "salmon"},
    {4, 30, ACT_ASK, WHO_LOGISTICS, 0, 0, 0, "ask_yard"},
    {4, 29, ACT_GRANT, WHO_LARS, 0, 0, 61},
    {GLIMVOLL, 16, ACT_PROPOSE, WHO_JONAS, OUTCOME_LIGHT, 12, 0, "recycling"},
    {NORDBREKKA, 9, ACT_PROPOSE, WHO_SIRI, OUTCOME_DEVELOPMENT, 12, 0, "dairy"},
    {9, 3, ACT_PROPOSE, WHO_LARS, OUTCOME_CONFIRMED, 24, 0, "paper"},
    {1, 2, ACT_ASK, WHO_TECH, 0, 0, 0, "ask_smelter"},
};

/* Who was put on the team by its KAM: days before today. */
static const struct {
	int story, days, who, member;
	bool support;
} teams[] = {
    {1, 149, WHO_LARS, 20, false},        {2, 117, WHO_KARI, 18, false},
    {2, 117, WHO_KARI, WHO_TECH, true},   {3, 469, WHO_KARI, WHO_SERVICE, false},
    {3, 469, WHO_KARI, 24, false},        {3, 69, WHO_KARI, 35, true},
    {4, 355, WHO_LARS, 17, false},        {4, 300, WHO_LARS, 26, true},
    {5, 386, WHO_KARI, 19, false},        {6, 32, WHO_KARI, WHO_TECH, false},
    {6, 32, WHO_KARI, 25, true},          {7, 87, WHO_JONAS, WHO_TECH, false},
    {7, 87, WHO_JONAS, 18, true},         {8, 119, WHO_INGVILD, 17, false},
    {10, 53, WHO_JONAS, WHO_TECH, false}, {11, 67, WHO_INGVILD, 22, false},
    {11, 60, WHO_INGVILD, 24, true},      {VARDESKOG, 51, WHO_KARI, WHO_SERVICE, false},
};

static int by_time(const void *a, const void *b)
{
	const struct demo_event *x = a, *y = b;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int customer_of(const struct demo_customer *c, int story)
{
	int i = 0;
	while (strcmp(c[i].name, demo_stories[story - 1].name) != 0)
		i++;
	return i;
}

static bool has_story(const struct demo_customer *c)
{
	for (int i = 0; i < demo_story_count; i++)
		if (!strcmp(demo_stories[i].name, c->name))
			return true;
	return false;
}

static struct demo_event rating(int32_t day, int who, int customer, int attractive, int strong)
{
	return (struct demo_event){
	    .day = day, .act = ACT_RATE, .who = who, .customer = customer, .attractive = attractive, .strong = strong};
}

/* The larger ones without a story are known to their seller and to one or two more, so that the matrix has somebody to compare with. */
static int rate_others(struct demo_rng *r, const struct demo_customer *c, int32_t today, struct demo_event *ret)
{
	static const int more[] = {WHO_LEADER, WHO_TECH, WHO_SERVICE, WHO_LOGISTICS};
	int n = 0;
	for (int i = 0; i < 60; i++) {
		if (has_story(&c[i]) || c[i].kam < 0 || demo_people[c[i].kam].role < 0)
			continue;
		int attractive = 1 + (demo_below(r, 10) + 5) / 5, strong = 1 + (demo_below(r, 20) + 3) / 6;
		int32_t day = date_add_days(today, -45 - demo_below(r, 300));
		ret[n++] = rating(day, c[i].kam, i, attractive, strong);
		if (demo_below(r, 3) > 0)
			ret[n++] = rating(date_add_days(day, 1), more[demo_below(r, 4)], i,
			                  attractive + demo_below(r, 2), strong - demo_below(r, 2));
	}
	return n;
}

static int rate_stories(const struct demo_customer *c, int32_t today, struct demo_event *ret)
{
	int n = 0;
	for (size_t i = 0; i < sizeof rated / sizeof *rated; i++, n++)
		ret[n] = rating(date_add_days(today, -rated[i].days), rated[i].who, customer_of(c, rated[i].story),
		                rated[i].attractive, rated[i].strong);
	return n;
}

static int make_teams(const struct demo_customer *c, int32_t today, struct demo_event *ret)
{
	int n = 0;
	for (size_t i = 0; i < sizeof teams / sizeof *teams; i++, n++)
		ret[n] = (struct demo_event){.day = date_add_days(today, -teams[i].days),
		                             .act = ACT_TEAM,
		                             .who = teams[i].who,
		                             .customer = customer_of(c, teams[i].story),
		                             .member = teams[i].member,
		                             .support = teams[i].support};
	return n;
}

int demo_events_make(struct demo_rng *r, const struct demo_customer *c, int32_t today,
                     struct demo_event ret[DEMO_EVENTS])
{
	int n = rate_others(r, c, today, ret);
	n += rate_stories(c, today, ret + n);
	for (size_t i = 0; i < sizeof happened / sizeof *happened && n < DEMO_EVENTS; i++) {
		int32_t day = date_add_days(today, -happened[i].days);
		ret[n++] = (struct demo_event){
		    .day = day,
		    .act = happened[i].act,
		    .who = happened[i].who,
		    .customer = customer_of(c, happened[i].story),
		    .outcome = happened[i].outcome,
		    .light_reason = happened[i].outcome == OUTCOME_LIGHT ? 2 : -1, /* wants a buyer and a seller only */
		    .until = happened[i].until    ? date_add_days(today, happened[i].until)
		             : happened[i].months ? date_add_months(day, happened[i].months)
		                                  : 0,
		    .text = happened[i].text,
		};
	}
	n += make_teams(c, today, ret + n);
	for (int i = 0; i < n; i++)
		ret[i].order = i;
	qsort(ret, (size_t)n, sizeof *ret, by_time);
	return n;
}

/* What everybody knows about the customer of a story, whatever they think of it on the whole. */
static const struct {
	int story;
	const char *criterion;
	int value;
} known[] = {
    {1, "cooperation", 1}, {1, "price_value", 2},  {1, "relations", 2},      {1, "learning", 2},
    {2, "learning", 5},    {2, "growth", 5},       {2, "reference", 4},      {3, "reference", 5},
    {4, "relations", 4},   {6, "growth", 5},       {8, "growth", 5},         {8, "relations", 2},
    {11, "growth", 5},     {9, "cooperation", 5},  {10, "reference", 2},     {5, "growth", 2},
    {12, "growth", 1},     {12, "cooperation", 2}, {11, "strategic_fit", 5},
};

int demo_rating(struct demo_rng *r, const struct demo_customer *c, const char *criterion, int on_the_whole)
{
	int step = demo_below(r, 6); /* the sequence goes on alike, whether it is used or not */
	for (size_t i = 0; c->story && i < sizeof known / sizeof *known; i++)
		if (known[i].story == c->story && !strcmp(known[i].criterion, criterion))
			return known[i].value;
	int v = on_the_whole + (step == 0 ? -1 : step == 5 ? 1 : 0);
	return v < 1 ? 1 : v > 5 ? 5 : v;
}
