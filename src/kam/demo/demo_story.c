/* The twelve stories, and what happened in them until today. */
#include "kam/demo/demo.h"

#include "base/date.h"
#include "kam/decision/decision.h"

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

/* Days before today; valid for `months` from that day, or until `until` days after today (before it, when negative). */
static const struct {
	int story, days, act, who, value, outcome, months, until;
	const char *text;
} happened[] = {
    {12, 775, ACT_RATE, WHO_SIRI, 4},
    {12, 772, ACT_RATE, WHO_TECH, 3},
    {12, 760, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 24, 0, "foundry"},
    {3, 484, ACT_RATE, WHO_KARI, 4},
    {3, 482, ACT_RATE, WHO_LEADER, 4},
    {3, 481, ACT_RATE, WHO_LOGISTICS, 3},
    {3, 477, ACT_PROPOSE, WHO_KARI, 0, OUTCOME_CONFIRMED, 15, 0, "group"},
    {3, 470, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 15, 0, "group"},
    {12, 401, ACT_RATE, WHO_SIRI, 3},
    {12, 400, ACT_RATE, WHO_TECH, 2},
    {12, 390, ACT_CLOSE_ROUND, WHO_SIRI},
    {12, 385, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 12, 0, "foundry_again"},
    {5, 392, ACT_RATE, WHO_KARI, 4},
    {5, 391, ACT_RATE, WHO_JONAS, 4},
    {5, 390, ACT_RATE, WHO_LEADER, 3},
    {5, 388, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 0, -23, "pulp"},
    {4, 371, ACT_RATE, WHO_LARS, 4},
    {4, 370, ACT_RATE, WHO_TECH, 4},
    {4, 369, ACT_RATE, WHO_LEADER, 4},
    {4, 362, ACT_PROPOSE, WHO_LARS, 0, OUTCOME_CONFIRMED, 0, 9, "yard"},
    {4, 356, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 0, 9, "yard"},
    {VARDESKOG, 338, ACT_RATE, WHO_KARI, 4},
    {VARDESKOG, 337, ACT_RATE, WHO_LOGISTICS, 4},
    {VARDESKOG, 330, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 24, 0, "builder"},
    {2, 299, ACT_RATE, WHO_KARI, 5},
    {2, 298, ACT_RATE, WHO_TECH, 5},
    {2, 296, ACT_RATE, WHO_LEADER, 4},
    {2, 290, ACT_PROPOSE, WHO_KARI, 0, OUTCOME_CONFIRMED, 24, 0, "robots"},
    {2, 280, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 24, 0, "robots"},
    {7, 262, ACT_RATE, WHO_JONAS, 5},
    {7, 261, ACT_RATE, WHO_TECH, 1},
    {7, 260, ACT_RATE, WHO_LEADER, 4},
    {7, 258, ACT_RATE, WHO_LOGISTICS, 2},
    {7, 250, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 24, 0, "power"},
    {ULVSKAR, 246, ACT_RATE, WHO_LARS, 2},
    {ULVSKAR, 245, ACT_RATE, WHO_LEADER, 2},
    {ULVSKAR, 243, ACT_PROPOSE, WHO_LARS, 0, OUTCOME_LIGHT, 12, 0, "contractor"},
    {ULVSKAR, 240, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_REFUSED, 0, 0, "contractor_no"},
    {10, 228, ACT_RATE, WHO_JONAS, 4},
    {10, 227, ACT_RATE, WHO_LEADER, 5},
    {10, 220, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 24, 0, "defence"},
    {6, 214, ACT_RATE, WHO_KARI, 4},
    {6, 213, ACT_RATE, WHO_SIRI, 4},
    {6, 212, ACT_RATE, WHO_TECH, 5},
    {6, 200, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 18, 0, "salmon"},
    {1, 171, ACT_RATE, WHO_LARS, 3},
    {1, 170, ACT_RATE, WHO_LEADER, 2},
    {1, 169, ACT_RATE, WHO_LOGISTICS, 3},
    {1, 160, ACT_PROPOSE, WHO_LARS, 0, OUTCOME_CONFIRMED, 12, 0, "smelter"},
    {1, 150, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_LIGHT, 24, 0, "smelter_light"},
    {8, 131, ACT_RATE, WHO_INGVILD, 4},
    {8, 130, ACT_RATE, WHO_TECH, 4},
    {8, 120, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_DEVELOPMENT, 12, 0, "battery"},
    {12, 118, ACT_PROPOSE, WHO_SIRI, 0, OUTCOME_ENDED, 0, 0, "foundry_end"},
    {12, 110, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_ENDED, 0, 0, "foundry_end"},
    {11, 104, ACT_RATE, WHO_INGVILD, 5},
    {11, 103, ACT_RATE, WHO_LEADER, 4},
    {11, 102, ACT_RATE, WHO_TECH, 4},
    {11, 95, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 12, 0, "wind"},
    {13, 88, ACT_RATE, WHO_KARI, 5},
    {14, 87, ACT_RATE, WHO_KARI, 2},
    {14, 86, ACT_RATE, WHO_SERVICE, 2},
    {13, 86, ACT_RATE, WHO_SERVICE, 5},
    {15, 85, ACT_RATE, WHO_KARI, 3},
    {3, 84, ACT_RATE, WHO_KARI, 4},
    {3, 83, ACT_RATE, WHO_LEADER, 4},
    {3, 75, ACT_CLOSE_ROUND, WHO_KARI},
    {3, 70, ACT_DECIDE, WHO_LEADER, 0, OUTCOME_CONFIRMED, 12, 0, "group_again"},
    {GLIMVOLL, 21, ACT_RATE, WHO_JONAS, 3},
    {GLIMVOLL, 20, ACT_RATE, WHO_LEADER, 3},
    {GLIMVOLL, 16, ACT_PROPOSE, WHO_JONAS, 0, OUTCOME_LIGHT, 12, 0, "recycling"},
    {NORDBREKKA, 13, ACT_RATE, WHO_SIRI, 4},
    {NORDBREKKA, 12, ACT_RATE, WHO_SERVICE, 3},
    {NORDBREKKA, 9, ACT_PROPOSE, WHO_SIRI, 0, OUTCOME_DEVELOPMENT, 12, 0, "dairy"},
    {9, 7, ACT_RATE, WHO_LARS, 4},
    {9, 6, ACT_RATE, WHO_LEADER, 4},
    {9, 5, ACT_RATE, WHO_TECH, 4},
    {9, 3, ACT_PROPOSE, WHO_LARS, 0, OUTCOME_CONFIRMED, 24, 0, "paper"},
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

/* The larger ones without a story are known to their seller and to one or two more, so that the matrix has somebody to compare with. */
static int rate_others(struct demo_rng *r, const struct demo_customer *c, int32_t today, struct demo_event *ret)
{
	static const int more[] = {WHO_LEADER, WHO_TECH, WHO_SERVICE, WHO_LOGISTICS};
	int n = 0;
	for (int i = 0; i < 60; i++) {
		bool told = c[i].kam < 0 || demo_people[c[i].kam].role < 0;
		for (int s = 0; s < demo_story_count; s++)
			told = told || !strcmp(demo_stories[s].name, c[i].name);
		if (told)
			continue;
		int whole = 2 + demo_below(r, 3) - (demo_below(r, 4) == 0), days = 45 + demo_below(r, 300);
		ret[n++] = (struct demo_event){
		    .day = date_add_days(today, -days), .who = c[i].kam, .customer = i, .value = whole};
		if (demo_below(r, 3) > 0)
			ret[n++] = (struct demo_event){.day = date_add_days(today, -days + 1),
			                               .who = more[demo_below(r, 4)],
			                               .customer = i,
			                               .value = whole + demo_below(r, 2)};
	}
	return n;
}

int demo_events_make(struct demo_rng *r, const struct demo_customer *c, int32_t today,
                     struct demo_event ret[DEMO_EVENTS])
{
	int n = rate_others(r, c, today, ret);
	for (size_t i = 0; i < sizeof happened / sizeof *happened && n < DEMO_EVENTS; i++) {
		int32_t day = date_add_days(today, -happened[i].days);
		ret[n++] = (struct demo_event){
		    .day = day,
		    .act = happened[i].act,
		    .who = happened[i].who,
		    .customer = customer_of(c, happened[i].story),
		    .value = happened[i].value,
		    .outcome = happened[i].outcome,
		    .light_reason = happened[i].outcome == OUTCOME_LIGHT ? 2 : -1, /* wants a buyer and a seller only */
		    .until = happened[i].until    ? date_add_days(today, happened[i].until)
		             : happened[i].months ? date_add_months(day, happened[i].months)
		                                  : 0,
		    .text = happened[i].text,
		};
	}
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
