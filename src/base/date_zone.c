#include "base/date.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>

/* A zone is a table of its transitions, made once and never changed, so that every thread may read it without a lock.
 * Beyond the table ICU is asked, one caller at a time. */
struct change {
	int64_t from; /* seconds UTC */
	int offset;   /* seconds east of Greenwich from then on */
};

struct zone {
	char name[64];
	UCalendar *calendar; /* guarded by `lock` */
	struct change *changes;
	size_t count;
	int64_t until; /* the table ends here */
	struct zone *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct zone *zones;
static const struct zone *default_zone;

static const int64_t TABLE_FROM = -5000000000; /* 1811: before any zone's first transition */
static const int64_t TABLE_UNTIL = 4102444800; /* 2100-01-01 */
enum { CHANGES_MAX = 2000 };

static int icu_offset(UCalendar *c, int64_t t)
{
	UErrorCode e = U_ZERO_ERROR;

	ucal_setMillis(c, (double)t * 1000, &e);
	int ms = ucal_get(c, UCAL_ZONE_OFFSET, &e) + ucal_get(c, UCAL_DST_OFFSET, &e);
	return U_SUCCESS(e) ? ms / 1000 : 0;
}

static void zone_fill(struct zone *z)
{
	UErrorCode e = U_ZERO_ERROR;

	z->changes = malloc(CHANGES_MAX * sizeof(*z->changes));
	if (!z->changes)
		abort();
	z->changes[z->count++] = (struct change){INT64_MIN, icu_offset(z->calendar, TABLE_FROM)};
	z->until = TABLE_UNTIL;
	ucal_setMillis(z->calendar, (double)TABLE_FROM * 1000, &e);
	while (z->count < CHANGES_MAX) {
		UDate when;
		if (!ucal_getTimeZoneTransitionDate(z->calendar, UCAL_TZ_TRANSITION_NEXT, &when, &e) || U_FAILURE(e))
			return;
		int64_t t = (int64_t)(when / 1000);
		if (t >= TABLE_UNTIL)
			return;
		z->changes[z->count++] = (struct change){t, icu_offset(z->calendar, t)};
		ucal_setMillis(z->calendar, when, &e);
	}
	z->until = z->changes[z->count - 1].from;
}

static bool zone_known(const UChar *id)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar canonical[64];
	UBool system = false;

	ucal_getCanonicalTimeZoneID(id, -1, canonical, 64, &system, &e);
	return U_SUCCESS(e) && system;
}

static struct zone *zone_make(const char *name)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar id[64];
	size_t n = strlen(name);

	if (n == 0 || n >= sizeof(((struct zone *)0)->name))
		return NULL;
	for (size_t i = 0; i <= n; i++) /* names are ASCII */
		id[i] = (UChar)(unsigned char)name[i];
	if (!zone_known(id))
		return NULL;
	struct zone *z = calloc(1, sizeof(*z));
	if (!z)
		abort();
	memcpy(z->name, name, n + 1);
	z->calendar = ucal_open(id, -1, "en", UCAL_GREGORIAN, &e);
	if (U_FAILURE(e)) {
		free(z);
		return NULL;
	}
	zone_fill(z);
	return z;
}

static const struct zone *zone_find(const char *name)
{
	for (struct zone *z = zones; z; z = z->next)
		if (strcmp(z->name, name) == 0)
			return z;
	struct zone *made = zone_make(name);
	if (made) {
		made->next = zones;
		zones = made;
	}
	return made;
}

const struct zone *zone_open(const char *name)
{
	pthread_mutex_lock(&lock);
	const struct zone *z = zone_find(name);
	pthread_mutex_unlock(&lock);
	return z;
}

const struct zone *zone_default(void)
{
	const struct zone *z = __atomic_load_n(&default_zone, __ATOMIC_ACQUIRE);

	if (z)
		return z;
	z = zone_open("Europe/Oslo");
	if (!z)
		abort(); /* ICU without its data: nothing can be dated */
	zone_default_set(z);
	return z;
}

void zone_default_set(const struct zone *z)
{
	__atomic_store_n(&default_zone, z, __ATOMIC_RELEASE);
}

static int offset_at(const struct zone *z, int64_t t)
{
	if (t >= z->until) {
		pthread_mutex_lock(&lock);
		int offset = icu_offset(z->calendar, t);
		pthread_mutex_unlock(&lock);
		return offset;
	}
	size_t low = 0, high = z->count; /* changes[low].from <= t < changes[high].from */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		*(z->changes[middle].from <= t ? &low : &high) = middle;
	}
	return z->changes[low].offset;
}

/* Seconds since 1970 as the zone's clocks show it. Instants outside 0001–9999 are held at its ends. */
static int64_t local_seconds(const struct zone *z, int64_t t)
{
	const int64_t first = -62135596800, last = 253402300799;

	if (t < first)
		t = first;
	if (t > last)
		t = last;
	int64_t local = t + offset_at(z, t);
	return local < first ? first : local > last ? last : local;
}

static int64_t floor_days(int64_t seconds)
{
	return (seconds >= 0 ? seconds : seconds - 86399) / 86400;
}

int32_t zone_date(const struct zone *z, int64_t t)
{
	return date_add_days(19700101, (int)floor_days(local_seconds(z, t)));
}

void zone_clock(const struct zone *z, int64_t t, int *h, int *m, int *s)
{
	int64_t local = local_seconds(z, t);
	int rest = (int)(local - floor_days(local) * 86400);

	*h = rest / 3600;
	*m = rest / 60 % 60;
	*s = rest % 60;
}

int64_t zone_time(const struct zone *z, int32_t date, int h, int m, int s)
{
	int64_t local = (int64_t)date_days_between(19700101, date) * 86400 + h * 3600 + m * 60 + s;
	int before = offset_at(z, local - 86400), after = offset_at(z, local + 86400);

	/* An hour that comes twice is its first; one that is skipped is counted on from before the gap: 02:30 → 03:30.
	 */
	if (offset_at(z, local - before) == before)
		return local - before;
	if (offset_at(z, local - after) == after)
		return local - after;
	return local - before;
}
