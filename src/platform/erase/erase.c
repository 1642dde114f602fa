#include "platform/erase/erase.h"

#include <ctype.h>
#include <string.h>

const struct record erase_hit_record = RECORD_OF("erase_hit", erase_hit, ERASE_HIT);

const struct record erasure_record = RECORD_OF("erasure", erasure, ERASURE);

const struct record erased_record = RECORD_OF("erased", erased, ERASED);

/* Bytes of a word; those above ASCII are letters as far as names go. */
static bool in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Mail addresses go on with other signs too: ola@example.com is neither in a.ola@example.com nor in ola@example.com.au. */
static bool goes_on(const char *before, const char *text, const char *behind, bool address)
{
	if ((before >= text && in_word(*before)) || in_word(*behind))
		return true;
	return address && ((before >= text && strchr("._%+-", *before)) || *behind == '-' ||
	                   (*behind == '.' && in_word(behind[1])));
}

/* The next place of the name, NULL when there is none. */
static const char *next_name(const char *text, const char *at, const char *name)
{
	size_t n = strlen(name);
	bool address = strchr(name, '@');
	for (const char *p = at; n && (p = strstr(p, name)); p++)
		if (!goes_on(p - 1, text, p + n, address))
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
