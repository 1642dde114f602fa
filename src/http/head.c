/* The head of a request as the library gives it: the headers we look at, and what the library lets pass although a proxy in front may read
 * it otherwise, which is how requests are smuggled past one.
 *
 * The library cuts the head into texts where it lies, by writing NUL over what ends each of them, and gives us pointers to them. So what
 * stands between two texts tells how the line was written; where they do not lie one behind the other, it tells nothing. */
#include "http/inner.h"

#include <string.h>
#include <strings.h>

enum { HEAD_MAX = 1 << 16 };

/* Headers we look at, by name; the place in struct head; which counts when there are several, or may there be one only? */
enum several { FIRST, ONCE, ALL /* joined with commas */ };
static const struct known {
	const char *name;
	size_t at;
	enum several several;
} known[] = {
    {"Host", offsetof(struct head, host), ONCE},
    {"Cookie", offsetof(struct head, cookie), FIRST},
    {"Authorization", offsetof(struct head, authorization), ONCE},
    {"Origin", offsetof(struct head, origin), ONCE},
    {"Sec-Fetch-Site", offsetof(struct head, fetch_site), ONCE},
    {"If-None-Match", offsetof(struct head, if_none_match), FIRST},
    {"Accept", offsetof(struct head, accept), FIRST},
    {"Accept-Encoding", offsetof(struct head, accept_encoding), FIRST},
    {"Accept-Language", offsetof(struct head, accept_language), FIRST},
    {"Content-Type", offsetof(struct head, content_type), ONCE},
    {"Content-Length", offsetof(struct head, content_length), ONCE},
    {"Transfer-Encoding", offsetof(struct head, transfer_encoding), ONCE},
    {"Idempotency-Key", offsetof(struct head, idempotency_key), ONCE},
    {"X-CSRF", offsetof(struct head, csrf), ONCE},
    {"X-Forwarded-For", offsetof(struct head, forwarded_for), ALL},
    {"Forwarded", offsetof(struct head, proxied), FIRST},
    {"Via", offsetof(struct head, proxied), FIRST},
    {"X-Forwarded-Host", offsetof(struct head, proxied), FIRST},
    {"X-Forwarded-Proto", offsetof(struct head, forwarded_proto), ALL},
    {"X-Real-IP", offsetof(struct head, proxied), FIRST},
    {"X-Test-Fail-DB", offsetof(struct head, test_fail_db), FIRST},
};

/* How many bytes `next` begins behind the NUL that ends a text; 0 when it does not lie behind it. */
static size_t distance(const char *end, const char *next)
{
	uintptr_t a = (uintptr_t)end, b = (uintptr_t)next;
	return end && b > a && b - a < HEAD_MAX ? b - a : 0;
}

/* Only what ends a text stands between this end and the next: at least `least` bytes, and no text that a NUL hides. */
static bool apart(const char *end, const char *next, size_t least)
{
	size_t n = distance(end, next);
	for (size_t i = 0; i < n; i++)
		if (end[i] && end[i] != ' ' && end[i] != '\t' && end[i] != ':')
			return false;
	return n == 0 || n >= least;
}

static bool has_control(const char *s)
{
	for (const unsigned char *p = (const unsigned char *)s; *p; p++)
		if ((*p < 0x20 && *p != '\t') || *p == 0x7f)
			return true;
	return false;
}

void head_target(struct exchange *x, char *target)
{
	size_t n = strlen(target);
	x->target_too_long = n >= sizeof x->target;
	memcpy(x->target, target, x->target_too_long ? 0 : n);
	x->target[x->target_too_long ? 0 : n] = '\0';
	x->head.end = target + n;
	x->head.bad_target = has_control(target) || strchr(target, ' ');
	/* The library would take the query apart too, into memory that a few hundred parameters fill: it gets none. */
	size_t query = strcspn(target, "?");
	memset(target + query, 0, query < n ? 2 : 0);
}

void head_version(struct exchange *x, const char *version)
{
	struct head *h = &x->head;
	h->odd = h->bad_target || !apart(h->end, version, 1);
	h->end = version + strlen(version);
}

/* A name as RFC 9110 has it: without a space before the colon, for one. */
static bool is_token(const char *name)
{
	static const char letters[] = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	return *name && strspn(name, letters) == strlen(name);
}

void head_take(struct exchange *x, const char *name, const char *value)
{
	struct head *h = &x->head;
	const char *name_end = name + strlen(name);
	/* Two bytes end a line, CR and LF. A value that does not lie behind its name was put together from a folded line. */
	if (!is_token(name) || has_control(value) || !apart(h->end, name, 2) || !distance(name_end, value) ||
	    !apart(name_end, value, 1))
		h->odd = true;
	h->end = value + strlen(value);
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (strcasecmp(known[i].name, name) != 0)
			continue;
		const char **place = (const char **)((char *)h + known[i].at);
		if (*place && known[i].several == ONCE)
			h->twice = true;
		if (!*place)
			*place = value;
		else if (known[i].several == ALL)
			*place = arena_printf(&x->arena, "%s,%s", *place, value);
		break;
	}
}
