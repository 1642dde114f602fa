/* Templates: HTML compiled at start against record tables; an unknown name, key, modifier or an unsafe place ends the
 * start. Escaping is the default and cannot be turned off for text; only K_HTML fields (made by the server) are put in
 * raw.
 *
 *   {name}                the field, formatted by its kind in the request's language and escaped; empty when it is none
 *   {name|mod}            one of the modifiers below
 *   {a.b}                 member b of nested record a
 *   {t key}               translated text; {t key a b|mod} with fields filled into {0} {1}
 *   {tn key count}        the text key.one or key.other by count, a K_INT or a K_LIST (its length), which fills
 *                         {0}; further fields fill {1} …
 *   {if x} {else if y} {else} {end}
 *                         x is there: a value other than none, a K_BOOL that is true, a text or list that is not
 *                         empty, a K_INT that is not zero
 *   {if not x}, {if x = word}, {if x != word}
 *                         word: choice name, text or whole number
 *   {if x == y}           another field of the same kind, say in an outer record
 *   {each list} … {else} … {end}
 *                         items of a K_LIST; inside, names resolve in the item first, then outwards; {index} is 1, 2 …;
 *                         {if first} {if last}; the list's own {if list.more}
 *   {include name}        another template, compiled in this scope
 *   {layout name}         first in a page: the page's blocks fill the layout's slots; the rest is the slot "content"
 *   {block name} … {end}  fills the layout's slot of that name; when there is none it stands where it is written. Not
 *                         inside each.
 *   {slot name}           in a layout; an absent block is empty
 *   {if slot name} … {end}
 *   {icon name}           inline SVG from assets/icons
 *   {asset path}          URL of an embedded asset with its hash
 *   {csrf}                hidden input with the session's token, the field "csrf" of the frame; every form with
 *                         method="post" must have it, no other may
 *   {field form.due}      a field of a form: its label, control, help (text "<label>.help") and error, by template
 *                         control_KIND.html; a reference with its name beside it ("responsible" for responsible_id)
 *                         is searched as one types
 *   {fields form}         the same for every field of a record that people fill in, in the record's order
 *   {table rows}          a list as a table of its F_LISTED columns; with {table rows base} the first column links
 *                         to base/id, and the heads are those of the page's list `heads`, if it has one
 *   {panels}              each member of the page with F_PANEL, by the template of its name, in which its fields are
 *                         {panel.field}
 *   {# comment}           left out
 *   {{ and }}             literal braces
 *
 * Modifiers, by kind:
 *   plain     as in a form field: digits, ISO dates, choice name (all kinds but K_HTML, K_LIST, K_RECORD)
 *   url       plain and percent-encoded            json      as JSON, in an attribute (any kind but K_HTML)
 *   short     K_MONEY mill. kr; K_DATE, K_TIME 23. nov.     whole     K_MONEY, K_REAL, K_QTY without decimals
 *   input     as one types it: by language, no grouping   unsigned  K_MONEY, K_PERCENT without its sign
 *   amount    K_MONEY without currency              0 1 2 3   decimals of a K_REAL or K_PERCENT
 *   0         whole K_MONEY without currency        2         K_QTY with two decimals, or all it has
 *   date      the day of a K_TIME                   count     length of a K_LIST
 *   label     of a K_CHOICE (default)               name      of a K_CHOICE
 *   lines     text with <br>                        initials  of a person's name, at most two
 *   org_number  nine digits as 315 709 032
 *   tr        the text is a message key: its translation
 *
 * Where a field may stand. An attribute's value must be quoted. An address (href, src, action …) starts with a literal
 * path, a K_URL field or {asset}; behind a literal start any field may follow with |url, and a K_ID also without it. No
 * field may stand in the name of a tag or attribute, or in <script>, <style>, on…, style, srcdoc or srcset. Scripts and
 * styles written out in a page are refused too, since the content security policy forbids them. Both branches of an if
 * must end in the same kind of place. White space between tags becomes one character. */
#ifndef BASE_TMPL_H
#define BASE_TMPL_H

#include "base/buf.h"
#include "base/record.h"

struct tmpl;

/* Modifiers that the hook `format` carries out; the others need no language and are done in base. */
enum tmpl_mod { M_NONE, M_PLAIN, M_INPUT, M_SHORT, M_UNSIGNED, M_WHOLE, M_AMOUNT, M_DATE, M_0, M_1, M_2, M_3 };

/* Given by main at start, since base knows neither languages nor assets. */
struct tmpl_hooks {
	const char *(*tr)(enum lang, const char *key);
	bool (*tr_exists)(const char *key);
	/* Write a number, time or truth value that is not none, as text that needs no escaping (fmt_field_as). */
	void (*format)(struct buf *, enum lang, const struct field *, const void *obj, enum tmpl_mod);
	void (*format_int)(struct buf *, enum lang, int64_t);
	const char *(*source)(const char *name);    /* text of template `name`, NULL when none */
	const char *(*icon)(const char *name);      /* <svg…>, NULL when none */
	const char *(*asset_url)(const char *path); /* NULL when none */
	/* The text that was typed into a field and could not be read, for |plain and |input to show again (http_typed);
	 * answers NULL when there is none. The hook may be NULL. */
	const char *(*typed)(const struct field *, const void *obj);
};
void tmpl_hooks_set(const struct tmpl_hooks *); /* the struct is copied */

/* Compile a page. Its names are looked up in `page` (the record of its data), then in `frame` (what every page has:
 * user, csrf, navigation; may be NULL). At start only, not thread-safe; the template lives for the process. On error
 * answers NULL and writes "file:line: what" into `why`. */
const struct tmpl *tmpl_compile(const char *name, const struct record *page, const struct record *frame, char *why,
                                size_t why_size);
/* Render; appends to `out`. Thread-safe. */
void tmpl_render(struct buf *out, enum lang, const struct tmpl *, const void *page, const void *frame);

#endif
