/* Formats as texts in the arena. */
#include "lang/tr.h"

enum { TEXT_MAX = 100 };

static const char *text(struct ctx *cx, const struct buf *b)
{
	return arena_strdup(cx->arena, b->p);
}

const char *text_int(struct ctx *cx, int64_t n, bool more)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_int(&b, cx->lang, n);
	if (more)
		buf_char(&b, '+');
	return text(cx, &b);
}

const char *text_real_short(struct ctx *cx, double d)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_real_short(&b, cx->lang, d);
	return text(cx, &b);
}

const char *text_percent(struct ctx *cx, double share)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_percent(&b, cx->lang, share, 0);
	return text(cx, &b);
}

const char *text_date(struct ctx *cx, int32_t date)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_date(&b, cx->lang, date);
	return text(cx, &b);
}

const char *text_date_short(struct ctx *cx, int32_t date)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_date_short(&b, cx->lang, date);
	return text(cx, &b);
}

const char *text_month(struct ctx *cx, int32_t month)
{
	BUF_AUTO struct buf b;
	buf_init(&b, TEXT_MAX);
	fmt_month(&b, cx->lang, month);
	return text(cx, &b);
}
