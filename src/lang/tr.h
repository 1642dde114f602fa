/* Translations and formats. The texts stand in po/nb.po, one entry per key (msgctxt = key, msgid = English, msgstr =
 * bokmål), which tools/po2c makes into a const table at build. If a table or template names a key that does not exist,
 * the program does not start; elsewhere the key itself is shown. */
#ifndef LANG_TR_H
#define LANG_TR_H

#include "base/buf.h"
#include "base/ctx.h"
#include "base/record.h"
#include "base/tmpl.h"

const char *tr(enum lang, const char *key);
bool tr_exists(const char *key);
/* The text in the request's language with {0} {1} … filled in, in the arena: tr_f(cx, "import.done", count, name). All
 * parameters are const char *. */
#define tr_f(cx, key, ...) tr_fill((cx), (key), (const char *const[5]){__VA_ARGS__})
[[nodiscard]] char *tr_fill(struct ctx *, const char *key, const char *const param[5]);
/* The same appended to a buffer. */
void tr_put(struct buf *, enum lang, const char *key, const char *const param[4]);
/* The text key.one or key.other by the count n, with n formatted in place of {0}. */
[[nodiscard]] char *tr_n(struct ctx *, const char *key, int64_t n);
/* The message of a fault in the request's language. */
[[nodiscard]] char *tr_fault(struct ctx *, const struct fault *);
/* The fault of the context and those of its fields as a line of JSON, for programs: {"error":"E_INVALID","message":…,
 * "fields":[{"field":…,"key":…,"message":…}]}. */
void fault_json(struct ctx *, enum err, struct buf *);
[[nodiscard]] char *tr_field_fault(struct ctx *, const struct field_fault *);
const char *lang_code(enum lang);                  /* "nb", "en" */
bool lang_parse(const char *code, enum lang *ret); /* "nb", "no", "nb-NO", "en", "en-GB" … */
const char *field_label(enum lang, const struct record *, const struct field *);
const char *choice_label(enum lang, const struct field *, int value);

/* Formats, appended as plain text (never escaped here: ASCII digits, U+2212 for minus, U+202F between
 * groups, U+00A0 before a unit, letters); nothing for "none". nb: 1 234 567,50 kr ·
 * en-GB: NOK 1,234,567.50. */
extern char base_currency[4]; /* ISO 4217, of this base; read from the settings when it is opened */
void fmt_money(struct buf *, enum lang, int64_t minor);       /* with currency and two decimals */
void fmt_money_whole(struct buf *, enum lang, int64_t minor); /* 1 234 568 kr */
void fmt_money_short(struct buf *, enum lang, int64_t minor); /* 14,2 mill. kr · 612 000 kr · NOK 14.2m */
void fmt_amount(struct buf *, enum lang, int64_t minor);      /* 1 234 567,50 without currency */
void fmt_int(struct buf *, enum lang, int64_t);
void fmt_real(struct buf *, enum lang, double, int decimals);
void fmt_real_short(struct buf *, enum lang, double);                  /* at most two decimals, no trailing zeros */
void fmt_qty(struct buf *, enum lang, int64_t qty6);                   /* up to 6 decimals, no trailing zeros */
void fmt_percent(struct buf *, enum lang, double share, int decimals); /* 0.312 → 31 % (nb) 31% (en) */
void fmt_date(struct buf *, enum lang, int32_t date);                  /* 23.11.2026 · 23 Nov 2026 */
void fmt_date_short(struct buf *, enum lang,
                    int32_t date);                      /* 23. nov. · 23 Nov; fmt_date if half a year or more away */
void fmt_month(struct buf *, enum lang, int32_t month); /* nov. 2026 · Nov 2026 */
void fmt_time(struct buf *, enum lang, int64_t t);      /* 23.11.2026 14:32, in the default zone */
/* The same as texts in the arena, in the request's language, for parameters of messages and members of a view. more:
 * writes "500+". */
[[nodiscard]] const char *text_int(struct ctx *, int64_t n, bool more);
[[nodiscard]] const char *text_real_short(struct ctx *, double);
[[nodiscard]] const char *text_percent(struct ctx *, double share); /* without decimals */
[[nodiscard]] const char *text_date(struct ctx *, int32_t date);
[[nodiscard]] const char *text_date_short(struct ctx *, int32_t date);
[[nodiscard]] const char *text_month(struct ctx *, int32_t month);
/* A field's value as people read it, formatted by its kind; nothing for "none". */
void fmt_field(struct buf *, enum lang, const struct field *, const void *obj);
/* The same with a template's modifier, which must be one for the field's kind. For tmpl_hooks.format. */
void fmt_field_as(struct buf *, enum lang, const struct field *, const void *obj, enum tmpl_mod);
/* A field's value as forms and CSV files hold it: plain digits, ISO dates, the choice's name. */
void plain_field(struct buf *, const struct field *, const void *obj);

#endif
