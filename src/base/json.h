/* JSON: written from record tables, read by jansson (hidden in json.c). Numbers and dates are plain ASCII. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/record.h"

/* One record as an object. F_SECRET and K_HTML fields are left out; a value that is none is written null. Money has two
 * decimals, a K_QTY as many as it needs. */
void json_record(struct buf *, const struct record *, const void *obj);
void json_list(struct buf *, const struct list *, const struct record *of); /* array of objects */
void json_value(struct buf *, const struct field *, const void *obj);       /* just the value */

/* A flat JSON object as name/value text pairs (for forms posted as JSON): numbers, true/false as their text, null as
 * "". An array of scalars gives the name several times, an empty one not at all. E_INVALID: no JSON or a name twice
 * (json.bad {0} line), no object (json.no_object), something nested (json.not_flat {0} name). Texts are in the
 * arena. */
struct pair {
	const char *name, *value;
};
enum err json_pairs(struct ctx *, const char *text, size_t len, struct pair **ret, size_t *ret_count);

#endif
