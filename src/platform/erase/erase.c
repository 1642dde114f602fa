#include "platform/erase/erase.h"

#include <ctype.h>
#include <string.h>

static const struct field hit_fields[] = FIELDS_OF(erase_hit, ERASE_HIT);
const struct record erase_hit_record = RECORD("erase_hit", struct erase_hit, hit_fields);

static const struct field erasure_fields[] = FIELDS_OF(erasure, ERASURE);
const struct record erasure_record = RECORD("erasure", struct erasure, erasure_fields);

static const struct field erased_fields[] = FIELDS_OF(erased, ERASED);
const struct record erased_record = RECORD("erased", struct erased, erased_fields);

/* Bytes of a word; those above ASCII are letters as far as names go. */
static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The next place of the name, NULL when there is none. */
static const char *next_name(const char *text, const char *at, const char *name)
{
	size_t n = strlen(name);
	for (const char *p = at; n && (p = strstr(p, name)); p++)
		if ((p == text || !in_word(p[-1])) && !in_word(p[n]))
			return p;
	return NULL;
}

bool erase_names(const char *text, const char *name)
{
	return next_name(text, text, name) != NULL;
}

char *erase_redact(struct arena *a, const char *text, const char *name, const char *mark)
{
	char *out = arena_strdup(a, "");
	const char *from = text;
	for (const char *p; (p = next_name(text, from, name)); from = p + strlen(name))
		out = arena_printf(a, "%s%.*s%s", out, (int)(p - from), from, mark);
	return arena_printf(a, "%s%s", out, from);
}
