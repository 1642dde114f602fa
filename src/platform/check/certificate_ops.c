#include "platform/check/certificate_ops.h"

#include "lang/tr.h"
#include "lib/certificate.h"

enum err certificate_check(struct ctx *cx, const char *cert, const char *key, struct list *ret)
{
	struct certificate c;
	struct check_row *rows = arena_array(cx->arena, struct check_row, 2);
	TRY(certificate_look(cx, cert, key, &c));
	BUF_AUTO struct buf until;
	buf_init(&until, 100);
	fmt_time(&until, cx->lang, c.until);
	bool valid = c.from <= cx->now && cx->now + CERTIFICATE_DAYS * (int64_t)86400 < c.until;
	rows[0] = (struct check_row){"certificate", valid, !valid,
	                             tr_f(cx, "check.certificate", arena_strdup(cx->arena, until.p))};
	rows[1] = (struct check_row){"certificate_key", !c.key_open, c.key_open, tr(cx->lang, "check.certificate_key")};
	*ret = (struct list){.items = rows, .count = 2};
	return OK;
}
