/* The demo: an invented Norwegian industrial supplier with customers, colleagues, products and three years of sales, up
 * to the day it is made. Pure: tables and arithmetic; the same seed gives the same company. No real persons or
 * companies: names are put together from invented parts, org.nr. are from a series that is not in use, mail addresses
 * are at example.com. */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "base/ctx.h"

/* A sequence of numbers, the same at every run on every machine (SplitMix64, Steele, Lea & Flood 2014). */
struct demo_rng {
	uint64_t at;
};
int demo_below(struct demo_rng *, int n); /* 0 … n − 1 */
double demo_real(struct demo_rng *);      /* 0 ≤ x < 1 */

enum { DEMO_MONTHS = 36, DEMO_CUSTOMERS = 604, DEMO_PEOPLE = 40, DEMO_STORIES = 12 };

/* Our own people. */
struct demo_person {
	const char *name, *mail, *title, *department, *city;
	int manager; /* index in demo_people; his own = he has none */
	int role;    /* enum role of platform/user; -1 = does not sign in */
};
extern const struct demo_person demo_people[DEMO_PEOPLE];
/* The people who appear in the stories: indices in demo_people. */
enum {
	WHO_ADMIN = 3,
	WHO_LEADER = 1,
	WHO_READER = 2,
	WHO_KARI = 4,
	WHO_LARS = 5,
	WHO_INGVILD = 6,
	WHO_JONAS = 7,
	WHO_SIRI = 8
};
enum { WHO_TECH = 16, WHO_LOGISTICS = 24, WHO_SERVICE = 12 };

struct demo_product {
	const char *number, *name, *category;
	int price; /* list price in kroner */
	int cost;  /* per cent of the list price */
};
extern const struct demo_product demo_products[];
extern const int demo_product_count;

struct demo_industry {
	const char *name;
	const char *const *words; /* what companies of the kind call themselves, ended by NULL */
	unsigned categories;      /* what they buy: bit i is demo_categories[i] */
};
extern const struct demo_industry demo_industries[];
extern const int demo_industry_count;
extern const char *const demo_categories[];

struct demo_place {
	const char *city, *postal_code, *street;
};
extern const struct demo_place demo_places[];
extern const int demo_place_count;

struct demo_customer {
	const char *name, *number, *orgnr;
	int industry, place;
	int parent;          /* index, -1 = none; a parent comes before its children */
	int story;           /* 1–12; 0 = none */
	int64_t year;        /* about what it buys in a year, kroner */
	double growth;       /* per year: 0.1 = 10 % more */
	int first, last;     /* the months in which it buys: 0 … DEMO_MONTHS, which is the current one */
	double discount;     /* off the list price */
	int kam;             /* index of a person, -1 = none */
	int deputy, sponsor; /* likewise */
	bool restricted;
};
/* All customers, largest first, then those that belong to a group. */
void demo_customers_make(struct ctx *, struct demo_rng *, struct demo_customer *ret);

/* A customer with a story of its own. */
struct demo_story {
	const char *name;
	int industry, rank; /* place among the customers by revenue */
	int kam, deputy, sponsor;
	double growth, discount;
	int first, last;
	bool restricted;
	int parent; /* story number, 0 = none */
};
extern const struct demo_story demo_stories[];
extern const int demo_story_count; /* the twelve, then the members of their groups and more candidates */

/* Something that people did, in the past of the demo. */
enum demo_act { ACT_RATE, ACT_PROPOSE, ACT_DECIDE, ACT_CLOSE_ROUND, ACT_ASK, ACT_GRANT, ACT_TEAM };
struct demo_event {
	int32_t day;
	int order;    /* among those of a day */
	int act, who; /* enum demo_act; person */
	int customer;
	int attractive, strong;    /* of a rating: the rater's overall opinion, about 1–5 */
	int outcome, light_reason; /* of a decision */
	int32_t until;             /* last day of the decision, or of the access granted */
	int member;                /* who is put on the team */
	bool support;
	const char *text; /* its rationale: what the message key ends in */
};
enum { DEMO_EVENTS = 420 };
/* All events until `today`, in their order; answers how many. */
int demo_events_make(struct demo_rng *, const struct demo_customer *, int32_t today,
                     struct demo_event ret[DEMO_EVENTS]);
/* A rating 1–5 on one criterion by somebody with this overall opinion of the customer. */
int demo_rating(struct demo_rng *, const struct demo_customer *, const char *criterion, int on_the_whole);

/* One line of a sale, before it has an invoice number. */
struct demo_line {
	int32_t day;
	int seq;                         /* among all lines made */
	int customer, product, quantity; /* of a credit: below 0 */
	int64_t unit_price, unit_cost;   /* 10^-6 */
};
/* The lines of all customers up to the day before `today`, by day and customer, in the arena; answers how many. */
size_t demo_lines_make(struct ctx *, struct demo_rng *, const struct demo_customer *, int32_t today,
                       struct demo_line **ret);

#endif
