#include "platform/setting/setting.h"

#include "base/buf.h"
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOTICE_DAYS_MAX = 730 };

static const char *const decider_names[] = {"leader", "kam", NULL};
const struct choices deciders = {"settings.decider", decider_names};

const struct record settings_record = RECORD_OF("settings", settings, SETTINGS);

/* In the order of the fields. */
static const struct setting table[] = {
    {"company", "", NULL, false},
    {"currency", "NOK", NULL, false},
    {"zone", "Europe/Oslo", NULL, false},
    {"public_url", "", NULL, false},
    {"demo", "0", NULL, true},
    {"set_attractiveness", "3.5", NULL, false},
    {"set_strength", "2.5", NULL, false},
    {"set_leave", "0.3", NULL, false},
    {"rating_months", "18", "months", false},
    {"round_months", "12", "months", false},
    {"load_limit", "4", "wheels", false},
    {"status_months", "12", "months", false},
    {"pareto_share", "80", "percent", false},
    {"invite_days", "3", "days", false},
    {"notice_days", "180 90 30", "days", false},
    {"future_days", "366", "days", false},
    {"decider", "leader", NULL, false},
    {"owned_fields", "", NULL, true},
    {"facts_month", "", NULL, true},
    {"facts_day", "", NULL, true},
    {"facts_revenue", "", NULL, true},
    {"facts_unrated", "", NULL, true},
};
_Static_assert(sizeof table / sizeof table[0] == SETTINGS(LIST_COUNT, ), "a setting without its row");

const struct setting *setting_at(size_t i)
{
	return i < sizeof table / sizeof table[0] ? &table[i] : NULL;
}

const struct setting *setting_find(const char *name)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (!strcmp(table[i].name, name))
			return &table[i];
	return NULL;
}

void settings_standard(struct settings *s)
{
	record_blank(&settings_record, s);
	for (size_t i = 0; i < settings_record.count; i++)
		setting_load_text(NULL, &settings_record.fields[i], table[i].standard, s);
}

char *setting_store_text(struct arena *a, const struct field *f, const struct settings *s)
{
	struct value v = field_get(f, s);
	char *text = value_as_text(a, &v);
	return text ? text : arena_strdup(a, "");
}

void setting_load_text(struct arena *a, const struct field *f, const char *text, struct settings *s)
{
	char *at = (char *)s + f->offset, *end;
	if (!*text)
		return; /* what has no value stands as blank or default */
	int64_t i = strtoll(text, &end, 10);
	switch (f->ctype) {
	case C_STR:
		*(const char **)at = a ? arena_strdup(a, text) : text;
		break;
	case C_F64:
		*(double *)at = strtod(text, NULL);
		break;
	case C_I64:
		if (!*end)
			*(int64_t *)at = i;
		break;
	case C_BOOL:
		*(bool *)at = i != 0;
		break;
	case C_I32:
		if (f->kind == K_CHOICE) {
			int choice = choice_find(f->choices, text);
			if (choice >= 0)
				*(int32_t *)at = choice;
		} else if (!*end) {
			*(int32_t *)at = (int32_t)i;
		}
		break;
	case C_LIST:
	case C_STRUCT:
		break;
	}
}

/* "180, 90;30" → "180 90 30" */
static const char *numbers_apart(struct ctx *cx, const char *text)
{
	char *out = arena_alloc(cx->arena, strlen(text) + 1), *to = out;
	for (const char *at = text; *at;) {
		at += strspn(at, " ,;\t");
		size_t n = strcspn(at, " ,;\t");
		if (n && to > out)
			*to++ = ' ';
		memcpy(to, at, n);
		to += n;
		at += n;
	}
	*to = '\0';
	return out;
}

void setting_normalise(struct ctx *cx, struct settings *s)
{
	size_t n = s->public_url ? strlen(s->public_url) : 0;
	if (n && s->public_url[n - 1] == '/')
		s->public_url = arena_strndup(cx->arena, s->public_url, n - 1);
	if (s->notice_days)
		s->notice_days = numbers_apart(cx, s->notice_days);
	if (!s->currency)
		return;
	char *upper = arena_strdup(cx->arena, s->currency);
	for (char *p = upper; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	s->currency = upper;
}

int64_t notice_days_first(const char *text)
{
	return strtoll(text, NULL, 10);
}

bool notice_days_near(const char *text, int64_t left)
{
	char *end;
	int64_t first = strtoll(text, &end, 10);
	return left <= (*end ? strtoll(end, NULL, 10) : first);
}

/* Whole numbers of days, each below the one before, of two years at most. */
static bool are_notice_days(const char *text)
{
	int64_t before = NOTICE_DAYS_MAX + 1;
	for (char *end; *text; text = end + strspn(end, " ")) {
		int64_t days = strtoll(text, &end, 10);
		if (end == text || (*end && *end != ' ') || days < 1 || days >= before)
			return false;
		before = days;
	}
	return before <= NOTICE_DAYS_MAX;
}

bool is_public_url(const char *s)
{
	const char *host = !strncmp(s, "https://", 8) ? s + 8 : !strncmp(s, "http://", 7) ? s + 7 : "";
	return *host && !strpbrk(host, " \"<>\\?#") && *host != '/' && *host != ':';
}

static bool is_currency(const char *s)
{
	for (int i = 0; i < 3; i++)
		if (s[i] < 'A' || s[i] > 'Z')
			return false;
	return s[3] == '\0';
}

enum err setting_check(struct ctx *cx, const struct settings *before, const struct settings *after)
{
	enum err e = record_required(cx, &settings_record, after);
	if (e != OK)
		return e;
	if (!is_currency(after->currency))
		e = fail_field(cx, "currency", "settings.not_a_currency");
	else if (before->facts_day && strcmp(before->currency, after->currency) != 0)
		e = fail_field(cx, "currency", "settings.currency_fixed", before->currency);
	if (!are_notice_days(after->notice_days))
		e = fail_field(cx, "notice_days", "settings.not_notice_days");
	if (after->public_url && !is_public_url(after->public_url))
		e = fail_field(cx, "public_url", "serve.bad_url");
	if (!zone_open(after->zone))
		e = fail_field(cx, "zone", "settings.not_a_zone", after->zone);
	return e;
}
