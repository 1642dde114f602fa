/* Civil dates as int32_t yyyymmdd (0 = none), months as yyyymm; pure arithmetic, proleptic Gregorian, 0001–9999.
 * Instants are int64_t seconds UTC; zones through ICU (hidden in date_zone.c), default Europe/Oslo. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool date_valid(int32_t date);
int32_t date_make(int y, int m, int d);        /* 0 when there is no such day */
int32_t date_add_days(int32_t date, int days); /* 0 outside 0001–9999 */
int32_t date_add_months(int32_t date, int n);  /* where the month is too short, its last day */
int date_days_between(int32_t from, int32_t to);
int date_weekday(int32_t date);          /* 1 Monday … 7 Sunday */
int32_t month_add(int32_t month, int n); /* yyyymm */
int32_t month_last_day(int32_t month);   /* yyyymmdd */
#define date_month(d) ((int32_t)((d) / 100))
bool date_parse_iso(const char *s, int32_t *ret); /* exactly yyyy-mm-dd */
void date_format_iso(char out[11], int32_t date);

struct zone;
/* Open by IANA name; NULL when unknown. Lives for the process. */
const struct zone *zone_open(const char *name);
int32_t zone_date(const struct zone *, int64_t t);                       /* the civil day of an instant */
void zone_clock(const struct zone *, int64_t t, int *h, int *m, int *s); /* the time of day */
/* The instant of a civil time. One that does not exist, because clocks were set forward, is moved forward as far. */
int64_t zone_time(const struct zone *, int32_t date, int h, int m, int s);
const struct zone *zone_default(void); /* the process's zone */
void zone_default_set(const struct zone *);
#endif
