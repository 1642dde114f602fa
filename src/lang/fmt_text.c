/* Formats as texts in the arena. */
#include "lang/tr.h"

#include <stdio.h>

enum { TEXT_MAX = 100 };

const char *text_int(struct ctx *cx, int64_t n, bool more)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_int(&b, cx->lang, n);
	if (more)
		buf_char(&b, '+');
	return arena_strdup(cx->arena, b.p);
}

#define TEXT(name, type, format)                        \
	const char *text_##name(struct ctx *cx, type v) \
	{                                               \
		BUF_AUTO struct buf b;                  \
		buf_init(&b, TEXT_MAX);                 \
		format;                                 \
		return arena_strdup(cx->arena, b.p);    \
	}

TEXT(real_short, double, fmt_real_short(&b, cx->lang, v))
TEXT(percent, double, fmt_percent(&b, cx->lang, v, 0))
TEXT(date, int32_t, fmt_date(&b, cx->lang, v))
TEXT(date_short, int32_t, fmt_date_short(&b, cx->lang, v))
TEXT(month, int32_t, fmt_month(&b, cx->lang, v))

char *tr_n(struct ctx *cx, const char *key, int64_t n)
{
	char full[TEXT_MAX];
	BUF_AUTO struct buf count;
	buf_init(&count, TEXT_MAX);
	fmt_int(&count, cx->lang, n);
	snprintf(full, sizeof(full), "%s.%s", key, n == 1 ? "one" : "other");
	/* A key that does not exist is shown, and must outlive this call. */
	return tr_fill(cx, tr_exists(full) ? full : arena_strdup(cx->arena, full), (const char *const[5]){count.p});
}
