#include "platform/custom/custom_field.h"

#include "platform/access/rights.h"

#include <stdlib.h>
#include <string.h>

static const char *noun_names[NOUNS_MAX + 1];
const struct choices custom_nouns = {"record", noun_names};
NOUN_RECORD(custom_field, CUSTOM_FIELD);

const struct record custom_value_record = RECORD_OF("custom_value", custom_value, CUSTOM_VALUE);

void custom_noun_take(const struct noun *n)
{
	size_t count = 0;
	while (noun_names[count])
		count++;
	if (custom_member(n->record))
		noun_names[count] = n->record->name;
}

bool custom_choice_next(const char **at, const char **ret, size_t *ret_length)
{
	const char *s = *at ? *at + strspn(*at, " \t\r\n") : "";
	size_t n = strcspn(s, "\n");
	*at = s + n;
	while (n && strchr(" \t\r", s[n - 1]))
		n--;
	*ret = s;
	*ret_length = n;
	return n > 0;
}

/* A line may stand there once, and be as long as a text may be. */
static enum err check_choices(struct ctx *cx, const struct custom_field *f)
{
	const char *at = f->choices, *line, *other_at, *other;
	size_t n, m;
	if (f->kind != CUSTOM_CHOICE)
		return f->choices ? fail_field(cx, "choices", "custom_field.no_choices") : OK;
	if (!f->choices)
		return fail_field(cx, "choices", "form.required");
	while (custom_choice_next(&at, &line, &n)) {
		other_at = at;
		while (custom_choice_next(&other_at, &other, &m))
			if (m == n && !memcmp(line, other, n))
				return fail_field(cx, "choices", "custom_field.choice_twice",
				                  arena_strndup(cx->arena, line, n));
		if (n > 200)
			return fail_field(cx, "choices", "custom_field.choice_long");
	}
	return OK;
}

static enum err check(struct ctx *cx, [[maybe_unused]] const void *before, void *after)
{
	const struct custom_field *f = after;
	enum err e = OK;
	if (f->name && (!strchr("abcdefghijklmnopqrstuvwxyz", *f->name) ||
	                f->name[strspn(f->name, "abcdefghijklmnopqrstuvwxyz0123456789_")]))
		e = fail_field(cx, "name", "custom_field.bad_name");
	enum err one = check_choices(cx, f);
	return e == OK ? one : e;
}

const struct noun custom_field_noun = {
    .record = &custom_field_record,
    .segment = "custom_fields",
    .title = "label_nb",
    .order = "noun, place",
    .see = DATA_SETTINGS,
    .edit = DATA_SETTINGS,
    .check = check,
    .in_use = "custom_field.in_use",
    .flags = NOUN_PLAIN | NOUN_NO_IMPORT,
};
