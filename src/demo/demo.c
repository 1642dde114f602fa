/* Who the customers are, and how much each buys. */
#include "demo/demo.h"

#include "base/buf.h"

#include <string.h>

/* Names of farms and islets that no map has; with an ending and a trade they become a company. */
static const char *const stems[] = {"Alv",   "Brim",  "Dun",   "Eld",  "Frost", "Glim", "Huldre", "Ishav", "Jutul",
                                    "Kvit",  "Lauv",  "Myrk",  "Nykk", "Orr",   "Pil",  "Rim",    "Skarv", "Teist",
                                    "Ulv",   "Varde", "Ymse",  "Ørn",  "Oter",  "Heks", "Lom",    "Mår",   "Stork",
                                    "Tusse", "Vette", "Bever", "Gaup", "Jerv",  "Ryp",  "Spurv",  "Tjeld"};
static const char *const endings[] = {"nes",  "vik", "heim", "dal",  "bu",   "lund", "åsen", "foss", "haug",
                                      "sund", "eid", "holt", "skog", "voll", "berg", "sjø",  "tind", "myr"};
enum { STEMS = sizeof stems / sizeof *stems, ENDINGS = sizeof endings / sizeof *endings };

enum { FIRST_ORGNR = 31240010, ORGNR_STEP = 1373, FIRST_NUMBER = 10012, NUMBER_STEP = 7 };

/* The nth number of the series: nine digits that begin with 3, the last one by modulus 11 (account.h). */
static const char *orgnr(struct ctx *cx, int n)
{
	static const int weight[] = {3, 2, 7, 6, 5, 4, 3, 2};
	for (int base = FIRST_ORGNR + n * ORGNR_STEP;; base++) {
		int sum = 0, rest = base;
		for (int i = 7; i >= 0; i--, rest /= 10)
			sum += weight[i] * (rest % 10);
		int check = (11 - sum % 11) % 11;
		if (check < 10)
			return arena_printf(cx->arena, "%d%d", base, check);
	}
}

/* A few buy most of it: about four fifths is bought by the first fifth of them. In kroner a year. */
static int64_t yearly(int rank)
{
	return (int64_t)(10.6e9 / ((rank + 7.0) * (rank + 110.0)));
}

static void grow(struct demo_rng *r, struct demo_customer *c)
{
	int kind = demo_below(r, 100);
	c->first = 0;
	c->last = DEMO_MONTHS;
	c->growth = -0.06 + 0.16 * demo_real(r);
	if (kind < 8)
		c->growth = 0.25 + 0.35 * demo_real(r);
	else if (kind < 18)
		c->growth = -0.2 - 0.2 * demo_real(r);
	else if (kind < 25)
		c->first = 6 + demo_below(r, 26);
	else if (kind < 31)
		c->last = 8 + demo_below(r, 24);
}

/* The districts have their sellers; the largest have a KAM without having a wheel. */
static int seller(struct demo_rng *r, int rank)
{
	static const int kams[] = {WHO_KARI, WHO_LARS, WHO_INGVILD, WHO_JONAS, WHO_SIRI};
	static const int sellers[] = {9, 10, 11, 36, 38};
	int n = demo_below(r, 5);
	return rank < 60 ? kams[n] : rank < 420 ? sellers[n] : -1;
}

static void ordinary(struct ctx *cx, struct demo_rng *r, int rank, int nth, struct demo_customer *c)
{
	*c = (struct demo_customer){.parent = -1, .deputy = -1, .sponsor = -1};
	c->industry = demo_below(r, demo_industry_count);
	c->place = demo_below(r, demo_place_count);
	c->year = yearly(rank);
	c->discount = 0.02 + 0.1 * demo_real(r) + (rank < 40 ? 0.06 : 0);
	grow(r, c);
	c->kam = seller(r, rank);
	const char *const *words = demo_industries[c->industry].words;
	int count = 0;
	while (words[count])
		count++;
	/* Every nth name is another pair of stem and ending, until all pairs are used. */
	c->name = arena_printf(cx->arena, "%s%s %s", stems[nth % STEMS],
	                       endings[(nth / STEMS + 5 * (nth % STEMS)) % ENDINGS], words[demo_below(r, count)]);
}

static void take_story(struct demo_customer *c, const struct demo_story *s, int number)
{
	c->name = s->name;
	c->industry = s->industry;
	c->story = number <= DEMO_STORIES ? number : 0;
	c->growth = s->growth;
	c->discount = s->discount;
	c->first = s->first;
	c->last = s->last;
	c->kam = s->kam;
	c->deputy = s->deputy;
	c->sponsor = s->sponsor;
	c->restricted = s->restricted;
}

static int story_at(int rank)
{
	for (int i = 0; i < demo_story_count; i++)
		if (demo_stories[i].rank == rank)
			return i;
	return -1;
}

/* Some of the middling ones belong together: the first of each five is the parent of the next ones. */
static void make_groups(struct demo_customer *c)
{
	for (int g = 0; g < 14; g++) {
		int parent = 70 + g * 17, members = 2 + g % 3;
		if (c[parent].story)
			continue;
		for (int i = 0; i < members; i++) {
			struct demo_customer *child = &c[parent + 150 + i * 31];
			if (!child->story && child->parent < 0)
				child->parent = parent;
		}
	}
}

void demo_customers_make(struct ctx *cx, struct demo_rng *r, struct demo_customer *ret)
{
	int rank_of[64];
	for (int i = 0; i < DEMO_CUSTOMERS; i++) {
		int s = story_at(i);
		ordinary(cx, r, i, i, &ret[i]);
		if (s < 0)
			continue;
		take_story(&ret[i], &demo_stories[s], s + 1);
		rank_of[s] = i;
	}
	for (int s = 0; s < demo_story_count; s++)
		if (demo_stories[s].parent)
			ret[rank_of[s]].parent = rank_of[demo_stories[s].parent - 1];
	make_groups(ret);
	for (int i = 0; i < DEMO_CUSTOMERS; i++) {
		/* A number is given when a customer comes, so it says nothing of size: 241 has no factor in common with the count. */
		int nth = (int)((int64_t)i * 241 % DEMO_CUSTOMERS);
		ret[i].number = arena_printf(cx->arena, "%d", FIRST_NUMBER + nth * NUMBER_STEP);
		ret[i].orgnr = orgnr(cx, nth);
	}
}
