/* Templates: HTML compiled at start against record tables; an unknown name, key, modifier or an unsafe place ends the start.
 * Escaping is the default and cannot be turned off for text; only K_HTML fields (made by the server) are put in raw.
 *
 *   {name}            the field, formatted by its kind in the request's language, escaped
 *   {name|mod}        plain (as in a form or URL) · short (mill. kr) · whole · amount (no currency) · url (percent-encoded)
 *                     · date (the day of a K_TIME) · json (whole K_LIST/K_RECORD as JSON in an attribute) · label (of a choice; default) · name (of a choice)
 *                     · 1, 2 (decimals) · lines (text with <br>) · initials
 *   {a.b}             member b of nested record a
 *   {t key}           translated text; {t key a b} with fields filled into {0} {1}; {tn key count} by count
 *   {if x} {else} {end}        x is there: not none, true, non-empty, non-zero count
 *   {if not x} · {if x = word} (choice name, text or number) · {if x != word}
 *   {each list} … {else} … {end}   items of a K_LIST; inside, names resolve in the item first, then outwards;
 *                     {index} is 1, 2 …; {first} {last} usable in if
 *   {include name}    another template, compiled in this scope
 *   {layout name}     first in a page: the page's blocks fill the layout's slots; the rest is the slot "content"
 *   {block name} … {end}   ·   {slot name} (in a layout; an absent block is empty) · {if slot name}…{end}
 *   {icon name}       inline SVG from assets/icons
 *   {asset path}      URL of an embedded asset with its hash
 *   {csrf}            hidden input with the session's token (inside forms that write)
 *   {# comment}       left out
 *   {{ and }}         literal braces
 * An attribute's value must be quoted. href/src/action may start with a literal path, a K_URL field, or {asset}; a text field
 * there needs |url after a literal. Nothing may be put inside <script>, <style>, on… or style=. */
#ifndef BASE_TMPL_H
#define BASE_TMPL_H

#include "base/buf.h"
#include "base/record.h"

struct tmpl;

/* Given by main at start, since base knows neither languages nor assets. */
struct tmpl_hooks {
	const char *(*tr)(enum lang, const char *key);
	bool (*tr_exists)(const char *key);
	void (*format)(struct buf *, enum lang, const struct field *, const void *obj, const char *mod);
	bool (*mod_fits)(const struct field *, const char *mod);
	void (*format_int)(struct buf *, enum lang, int64_t);
	const char *(*source)(const char *name);    /* text of template `name`, NULL when none */
	const char *(*icon)(const char *name);	    /* <svg…>, NULL when none */
	const char *(*asset_url)(const char *path); /* NULL when none */
};
void tmpl_hooks_set(const struct tmpl_hooks *);

/* Compile a page against `page` (its data) and, behind it, `frame` (what every page has: user, csrf, navigation; may be
 * NULL). Lives for the process. On error answers NULL and writes "file:line: what" into `why`. */
const struct tmpl *tmpl_compile(const char *name, const struct record *page, const struct record *frame, char *why,
				size_t why_size);
/* Render; appends to `out`. `only` = name of one block or NULL for the whole page (partial updates). */
void tmpl_render(struct buf *out, enum lang, const struct tmpl *, const void *page, const void *frame, const char *only);

#endif
